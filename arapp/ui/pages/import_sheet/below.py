"""Below the place where files fall: the folder watched, and the sheet given back."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.watching import Watching
from arapp.ui.widgets.buttons import KeyButton, bound
from arapp.ui.widgets.labels import label, row, stack
from arapp.ui.widgets.zone import IconMark

_SHOWN = 3
_WIDE = 640


class Below(QWidget):
    """What is new in the folder with a button that reads it; links for what is seldom done."""

    def __init__(
        self, acts: ActionTable, watching: Watching | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._watching = watching
        self.setFixedWidth(_WIDE)
        self._mark = IconMark("folder-open", 16, "text3")
        self.text = label("", tone="text2")
        self.read = bound(acts, "read_new", small=True)
        self.ignore = KeyButton(self.tr("Not these"), kind="link")
        self._watch = bound(acts, "watch", kind="link", small=True)
        self._unwatch = bound(acts, "unwatch", kind="link", small=True)
        line = row(gap=8)
        for part in (self._mark, self.text, self.read, self.ignore):
            line.addWidget(part)
        line.addStretch()
        line.addWidget(self._unwatch)
        links = row(gap=16)
        links.addWidget(self._watch)
        links.addWidget(bound(acts, "like", kind="link", small=True))
        links.addStretch()
        box = stack(self, margins=(0, 12, 0, 0), gap=8)
        box.addLayout(links)
        box.addLayout(line)
        if watching is not None:
            self.ignore.clicked.connect(lambda: watching.take(watching.files))
            watching.changed.connect(self.show_folder)
        self.show_folder()

    def show_folder(self) -> None:
        """The folder and what is new in it."""
        folder = self._watching.folder if self._watching is not None else None
        files = self._watching.files if self._watching is not None else ()
        for part in (self._mark, self.text, self._unwatch):
            part.setVisible(folder is not None)
        for part in (self.read, self.ignore):
            part.setVisible(bool(files))
        self._watch.setVisible(self._watching is not None)
        if folder is None:
            return
        if files:
            told = self.tr("{files} new in {folder}")
            count = formats.count(len(files), "files")
            self.text.setText(told.format(files=count, folder=folder.name or str(folder)))
            self.text.setToolTip(_names(files))
        else:
            self.text.setText(self.tr("Watching {folder}, nothing new").format(
                folder=folder.name or str(folder)))  # fmt: skip
            self.text.setToolTip(str(folder))


def _names(files: tuple[Path, ...]) -> str:
    return "\n".join(path.name for path in files)
