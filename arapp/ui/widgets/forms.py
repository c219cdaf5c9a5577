"""Forms: label left, field right, the error's sentence below; checked on leaving and on save."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from arapp.ui.design.colors import color
from arapp.ui.widgets.labels import label, rich, set_property, set_tone

_LABEL_WIDTH = 84


@dataclass
class Line:
    """A line of a form: its field, the label of its error, its check."""

    title: str
    name: QLabel
    field: QWidget
    note: QLabel
    check: Callable[[], str] | None = None
    """the sentence of what is wrong, "" when nothing is"""


class Form(QWidget):
    """Lines of label and field. Required ones have a red star, in the accessible name too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Line] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def add(
        self, key: str, title: str, field: QWidget, *, required: bool = False,
        check: Callable[[], str] | None = None,
    ) -> None:  # fmt: skip
        """Add a line; `check` is run on leaving the field and on save."""
        row = self._grid.rowCount()
        name = rich(title, tone="text2") if required else label(title, tone="text2")
        if required:
            name.setText(f"{title} {star()}")
        name.setWordWrap(False)
        name.setBuddy(field)
        field.setAccessibleName(f"{title} *" if required else title)
        note = label("", "small", "age3", wrap=True)
        note.hide()
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(note, row + 1, 1)
        self._lines[key] = Line(title, name, field, note, check)
        finished = getattr(field, "editingFinished", None)
        if finished is not None:
            finished.connect(lambda: self.check(key))

    def names(self) -> list[str]:
        """Keys of the lines, in order."""
        return list(self._lines)

    def label_of(self, key: str) -> QLabel:
        """The label of a line."""
        return self._lines[key].name

    def field(self, key: str) -> QWidget:
        """The field of a line."""
        return self._lines[key].field

    def set_error(self, key: str, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence under a field; "" takes it away. A warning leaves the frame as it is."""
        line = self._lines[key]
        line.note.setText(sentence)
        line.note.setVisible(bool(sentence))
        set_tone(line.note, "age1" if warning else "age3")
        line.field.setAccessibleDescription(sentence)
        set_property(line.field, "wrong", "1" if sentence and not warning else "")

    def check(self, key: str) -> bool:
        """Check one line."""
        line = self._lines[key]
        sentence = line.check() if line.check is not None else ""
        self.set_error(key, sentence)
        return not sentence

    def check_all(self) -> bool:
        """Check every line; the first wrong one gets the focus."""
        wrong = [key for key in self._lines if not self.check(key)]
        if wrong:
            self._lines[wrong[0]].field.setFocus()
        return not wrong

    def errors(self) -> list[str]:
        """Titles of the lines that are wrong now, in order."""
        return [line.title for line in self._lines.values() if line.field.property("wrong") == "1"]


def star() -> str:
    """The red star of a required field, for a rich label."""
    return f'<span style="color:{color("age3").name()}">*</span>'
