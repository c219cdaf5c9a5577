"""Files that prove an invoice: kept with it, opened again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import attach, open_copy
from arapp.services.progress import Progress
from arapp.ui import paper_folder, text
from arapp.ui.ops import Ops
from arapp.ui.page import Notice


class Files(QObject):
    """Signals:
    told(str): a sentence for the undo bar.
    noticed(object): a Notice for the strip.
    kept(): a file was kept; read again.
    """

    told = Signal(str)
    noticed = Signal(object)
    kept = Signal()

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self.ops = ops

    def bring(self, record: str | None, files: Sequence[Path]) -> None:
        """Keep files with a record."""
        for path in files if record is not None else ():
            keep = partial(_attach, record, path)
            self.ops.with_dispatch(keep, partial(self._brought, path.name))

    def _brought(self, name: str, _row: int) -> None:
        self.told.emit(self.tr("{file} kept").format(file=name))
        self.kept.emit()

    def show(self, attachment: int) -> None:
        """Open a copy of a kept file."""
        folder = paper_folder.folder()
        self.ops.with_dispatch(
            lambda books, _tell: open_copy(books, attachment, folder), self._opened, self._no_file
        )

    def _opened(self, path: Path) -> None:
        if not paper_folder.open_file(path):
            told = self.tr("No program opens {file}").format(file=path.name)
            self.noticed.emit(Notice(told))

    def _no_file(self, error: ArappError) -> None:
        self.noticed.emit(Notice(text.sentence(error)))


def _attach(record: str | None, path: Path, books: Dispatch, tell: Progress) -> int:
    return attach(books, record or "", path, "", tell)
