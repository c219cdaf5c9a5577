"""回单: files of a receipt, let fall or chosen, opened as a copy, taken away again."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch, Topic
from arapp.services.ledger.attachments import (
    Attachment,
    Detach,
    attach,
    attachments_of,
    open_copy,
)
from arapp.ui import dialogs, paper_folder, text
from arapp.ui.ops import Ops
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, label, row

_READ = """
    .xls .xlsx .xlsm .xlsb .csv .txt .ods .sta .mt940 .940 .ofx .qfx .xml .html .htm .arapp .zst
    .age
"""
_SHEETS = frozenset(_READ.split())
_SHOWN = 3


def dropped(data: QMimeData) -> list[Path]:
    """Files that are slips: what the window itself would read (sheets, ledgers) is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() not in _SHEETS]


class SlipLine(QFrame):
    """Names of the slips, each a link, and how to attach one.

    Signals:
        opened(object): the Attachment to show.
        removed(object): the Attachment to take away.
        asked(): attach one.
    """

    opened = Signal(object)
    removed = Signal(object)
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[QWidget] = []
        self._add = KeyButton(self.tr("Attach a slip"), key="Ctrl+Shift+A", kind="link", small=True)
        self._add.clicked.connect(lambda _=False: self.asked.emit())
        self._line = row(self, gap=8)
        self._line.addWidget(label(self.tr("Slip"), "small", "text2"))
        self._line.addWidget(self._add)
        self._line.addStretch()

    def show_slips(self, slips: Sequence[Attachment]) -> None:
        """These belong to the receipt; of more than three the menu of the last link tells all."""
        for link in self._links:
            discard(link)
        self._links = [self._link(one) for one in slips[:_SHOWN]]
        if len(slips) > _SHOWN:
            self._links.append(self._more(slips[_SHOWN:]))
        for place, link in enumerate(self._links, start=1):
            self._line.insertWidget(place, link)

    def names(self) -> list[str]:
        """What is shown."""
        return [link.toolTip() for link in self._links]

    def _link(self, one: Attachment) -> KeyButton:
        link = KeyButton(_short(one.name), icon="paperclip", kind="link", small=True)
        link.setToolTip(one.name)
        menu = QMenu(link)
        menu.addAction(self.tr("Show"), lambda: self.opened.emit(one))
        menu.addAction(self.tr("Take away"), lambda: self.removed.emit(one))
        link.clicked.connect(lambda _=False: self.opened.emit(one))
        link.setContextMenuPolicy(link.contextMenuPolicy().CustomContextMenu)
        link.customContextMenuRequested.connect(lambda at: menu.popup(link.mapToGlobal(at)))
        return link

    def _more(self, slips: Sequence[Attachment]) -> KeyButton:
        link = KeyButton(self.tr("%n more", "", len(slips)), kind="link", small=True)
        link.setToolTip("\n".join(one.name for one in slips))
        menu = QMenu(link)
        for one in slips:
            menu.addAction(one.name, partial(self.opened.emit, one))
        link.clicked.connect(lambda _=False: menu.popup(link.mapToGlobal(link.rect().bottomLeft())))
        return link


def _short(name: str) -> str:
    return name if len(name) <= 24 else f"{name[:12]}…{name[-10:]}"


class Slips(QObject):
    """The slips of the receipt shown.

    Signals:
        shown(object): the Attachments, after each reading.
        told(str): what was done, for the undo bar.
        refused(str): what kept a file from being attached or shown.
    """

    shown = Signal(object)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._receipt: int | None = None

    def of(self, receipt: int | None) -> None:
        """Read those of this receipt."""
        self._receipt = receipt
        if receipt is None:
            return
        record = f"receipt:{receipt}"
        self._ops.ask(
            lambda tx: attachments_of(tx, record), self.shown.emit,
            latest=("matching", "slips"), owner=self,
        )  # fmt: skip

    def choose(self, parent: QWidget) -> None:
        """Ask for files."""
        kinds = self.tr("Slips and scans (*.pdf *.ofd *.png *.jpg *.jpeg *.tif)")
        every = self.tr("All files (*)")
        self.attach(dialogs.pick_files(parent, self.tr("Slip of the receipt"), f"{kinds};;{every}"))

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep them by their SHA-256, one step each."""
        if self._receipt is None:
            return
        record = f"receipt:{self._receipt}"
        for path in paths:
            job: Callable[[Dispatch, Any], int] = partial(_attach, record, path)
            told = self.tr("Slip attached: {name}").format(name=path.name)
            self._ops.with_dispatch(job, partial(self._attached, told), self._failed)

    def _attached(self, told: str, _row: int) -> None:
        self.told.emit(told)
        self._ops.changed.emit(frozenset({Topic.RECEIPTS}))

    def open(self, one: Attachment) -> None:
        """Show a copy in the viewer of its kind."""
        folder = Path(tempfile.gettempdir()) / "arapp"

        def job(books: Dispatch, _tell: object) -> Path:
            return open_copy(books, one.id, folder)

        self._ops.with_dispatch(job, self._opened, self._failed)

    def _opened(self, path: Path) -> None:
        if not paper_folder.open_file(path):
            self.refused.emit(self.tr("No program opens {name}.").format(name=path.name))

    def remove(self, one: Attachment) -> None:
        """It does not belong here; undo brings it back."""
        told = self.tr("Slip taken away: {name}").format(name=one.name)
        self._ops.run(Detach(one.id), lambda _done: self.told.emit(told), self._failed, owner=self)

    def _failed(self, error: ArappError) -> None:
        self.refused.emit(text.sentence(error))


def _attach(record: str, path: Path, books: Dispatch, tell: Any) -> int:
    return attach(books, record, path, progress=tell)
