"""Many papers as one, for the printer: as issued where they are, else as drafts."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError, EnvironmentTrouble
from arapp.services.output.documents import Paper, StatementDoc
from arapp.services.output.files import save_for_viewing
from arapp.services.output.pdf import render_many
from arapp.services.papers import service
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import MonthRow
from arapp.services.papers.statements import StatementRun
from arapp.ui import paper_folder, print_job, text
from arapp.ui.ops import Ops, ProgressCall
from arapp.ui.page import Notice
from arapp.ui.print_box import PrintBox


class Printer(QObject):
    """Puts papers together, asks which printer, or opens the PDF with what the system has for it.

    Signals:
        began(int), ended(): one PDF of so many papers is being made.
        told(str): what went to the printer.
        noticed(object): Notice of trouble, with the way to try again.
    """

    began = Signal(int)
    ended = Signal()
    told = Signal(str)
    noticed = Signal(object)

    def __init__(self, ops: Ops, host: QWidget) -> None:
        super().__init__(host)
        self._ops = ops
        self._host = host
        self.box: PrintBox | None = None

    def rows(self, desk: MonthDesk, rows: Sequence[MonthRow], kind: str, name: str) -> None:
        """The statements of rows."""
        again = partial(self.rows, desk, rows, kind, name)
        self._ops.with_dispatch(
            lambda books, tell: documents(books, tell, desk, rows, kind),
            partial(self.papers, name=name), partial(self._failed, again),
        )  # fmt: skip

    def papers(self, docs: Sequence[Paper], name: str, *, view: bool = False) -> None:
        """Papers read already; with `view`, or where no printer is, as a PDF to look at."""
        if docs:
            again = partial(self.papers, docs, name, view=view)
            self.began.emit(len(docs))
            self._ops.work(
                lambda _tell: (render_many(docs), [] if view else print_job.printers()),
                partial(self._ready, name), partial(self._failed, again),
            )  # fmt: skip

    def _ready(self, name: str, made: tuple[bytes, list[str]]) -> None:
        data, names = made
        if not names:
            self._view(data, name)
            return
        self.ended.emit()
        self.box = PrintBox(self._ops, data, names, self._host)
        self.box.view_asked.connect(partial(self._view, data, name))
        self.box.printed.connect(self._printed)
        self.box.finished.connect(lambda _how: setattr(self, "box", None))
        self.box.open()

    def _printed(self, sheets: int) -> None:
        form = self.tr("{sheets} pages went to the printer")
        self.told.emit(form.format(sheets=sheets))

    def _view(self, data: bytes, name: str) -> None:
        again = partial(self._view, data, name)
        self._ops.work(
            lambda _tell: save_for_viewing(data, name), self._made, partial(self._failed, again)
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
