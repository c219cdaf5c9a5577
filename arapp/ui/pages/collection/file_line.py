"""What proves it: files let fall or chosen, kept with the contact when it is saved."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.labels import label, row


class FileLine(QWidget):
    """Signals:
    asked(): choose files.
    """

    asked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, key: str = "Ctrl+Shift+A", word: str = ""
    ) -> None:
        super().__init__(parent)
        self.files: tuple[Path, ...] = ()
        self._told = label("", tone="text2")
        self._add = KeyButton(
            word or self.tr("Record or picture"), icon="paperclip", small=True, key=key
        )
        self._add.clicked.connect(lambda _=False: self.asked.emit())
        self._drop = IconButton("x", self.tr("Take the files away"))
        self._drop.clicked.connect(lambda _=False: self.set_files(()))
        line = row(self, gap=8)
        for part in (self._add, self._told, self._drop):
            line.addWidget(part)
        line.addStretch()
        self.set_files(())

    def set_files(self, files: Iterable[Path]) -> None:
        """These and no others."""
        self.files = tuple(dict.fromkeys(files))
        names = ", ".join(one.name for one in self.files)
        self._told.setText(names if len(names) < 40 else f"{names[:38]}…")
        self._told.setToolTip("\n".join(one.name for one in self.files))
        self._drop.setVisible(bool(self.files))

    def add(self, files: Iterable[Path]) -> None:
        """More of them."""
        self.set_files((*self.files, *files))
