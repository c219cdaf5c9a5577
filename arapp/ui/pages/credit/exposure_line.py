"""Which parts count towards the exposure: a box each, in one line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from arapp.services.credit.exposure import PARTS
from arapp.ui.pages.credit import words
from arapp.ui.widgets.labels import label, row


class ExposureLine(QWidget):
    """Signals:
    edited(): a box is ticked or not any more.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: frozenset[str] = frozenset(PARTS)
        self.boxes: dict[str, QCheckBox] = {}
        self._told = label("", "small", "age3")
        line = row(self, gap=18)
        for key in PARTS:
            box = QCheckBox(words.say(words.EXPOSURE[key]))
            box.setAccessibleName(box.text())
            box.clicked.connect(lambda _on: self._clicked())
            self.boxes[key] = box
            line.addWidget(box)
        line.addWidget(self._told)
        line.addStretch()

    def show_parts(self, parts: frozenset[str]) -> None:
        """As the ledger has them."""
        self._kept = parts
        for key, box in self.boxes.items():
            box.setChecked(key in parts)
        self._told.setText("")

    def parts(self) -> tuple[str, ...]:
        """Those that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def is_changed(self) -> bool:
        """Whether they differ from the ledger's."""
        return frozenset(self.parts()) != self._kept

    def problem(self) -> str:
        """What is wrong, said beside the boxes too; "" when nothing is."""
        told = "" if self.parts() else words.say(words.NO_PART)
        self._told.setText(told)
        return told

    def _clicked(self) -> None:
        self.problem()
        self.edited.emit()
