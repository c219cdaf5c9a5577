"""One PDF of many papers, for the printer: as issued where they are, else as drafts."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.output.documents import Paper, StatementDoc
from arapp.services.output.files import save_for_viewing
from arapp.services.output.pdf import render_many
from arapp.services.papers import service
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import MonthRow
from arapp.services.papers.statements import StatementRun
from arapp.ui import paper_folder, text
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Notice


class Printer(QObject):
    """Puts papers together and opens the PDF with the program the system has for it.

    Signals:
        began(int), ended(): one PDF of so many papers is being made.
        noticed(object): Notice of trouble, with the way to try again.
    """

    began = Signal(int)
    ended = Signal()
    noticed = Signal(object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops

    def rows(self, desk: MonthDesk, rows: Sequence[MonthRow], kind: str, name: str) -> None:
        """The statements of rows."""
        again = partial(self.rows, desk, rows, kind, name)
        self._ops.with_dispatch(
            lambda books, tell: documents(books, tell, desk, rows, kind),
            partial(self.papers, name=name), partial(self._failed, again),
        )  # fmt: skip

    def papers(self, docs: Sequence[Paper], name: str) -> None:
        """Papers read already."""
        if docs:
            again = partial(self.papers, docs, name)
            self.began.emit(len(docs))
            self._ops.work(
                lambda _tell: merged(docs, name), self._made, partial(self._failed, again)
            )

    def _made(self, file: Path) -> None:
        self.ended.emit()
        if not paper_folder.open_file(file):
            self.noticed.emit(paper_folder.not_opened_notice(file))

    def _failed(self, again: Callable[[], None], error: ArappError) -> None:
        self.ended.emit()
        if isinstance(error, EnvironmentTrouble):
            self.noticed.emit(Notice(text.sentence(error), "age3", self.tr("Try again"), again))
        else:
            self._ops.failed.emit(error)


def document(tx: Tx, desk: MonthDesk, one: MonthRow, kind: str) -> list[StatementDoc]:
    """The statement of a row: as issued, or what would be issued now. Empty when there is none."""
    old = desk.filed.get(one.statement_id or 0)
    if old is not None and not one.stale:
        return [service.issued_statement(tx, old.id)]
    run = StatementRun(
        desk.month.first, desk.month.last, old.kind if old else kind, (one.customer_id,)
    )
    return [doc for doc in service.draft_statements(tx, run) if doc.currency == one.currency]


def documents(
    books: Any, tell: ProgressCall, desk: MonthDesk, rows: Sequence[MonthRow], kind: str
) -> list[StatementDoc]:
    """The statements of all rows. Raises Cancelled."""
    found: list[StatementDoc] = []
    for number, one in enumerate(rows):
        tell(number, len(rows), one.customer)
        found += books.ask(partial(document, desk=desk, one=one, kind=kind))
    return found


def merged(docs: Sequence[Paper], name: str) -> Path:
    """All of them in one PDF in the user's folder; its path. Raises DiskFull, NotWritable."""
    return save_for_viewing(render_many(docs), name)
