"""One PDF of many papers, for the printer: as issued where they are, else as drafts."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from arapp import paths
from arapp.models.tx import Tx
from arapp.models.values.errors import NotWritable
from arapp.services.output.documents import Paper, StatementDoc
from arapp.services.output.files import file_name, save
from arapp.services.output.pdf import render_many
from arapp.services.papers import service
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import MonthRow
from arapp.services.papers.statements import StatementRun
from arapp.ui.ops import ProgressCall

_TRIES = 9


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
    """All of them in one PDF in the user's folder; its path. Raises DiskFull, NotWritable.

    A viewer may still hold the one before: then the next free name is taken.
    """
    folder = paths.user_data() / "print"
    folder.mkdir(parents=True, exist_ok=True)
    data = render_many(docs)
    for number in range(1, _TRIES):
        stem = name if number == 1 else f"{name} ({number})"
        target = folder / file_name(stem, suffix=".pdf")
        try:
            save(target, data, durable=False)
        except NotWritable:
            continue
        return target
    raise NotWritable(path=str(folder))
