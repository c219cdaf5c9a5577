"""Rows that imports kept aside: not booked, waiting for somebody to look at them.

A row leaves the list when its file is imported again (it is booked then, or kept anew), when its
import is undone, or when somebody says it is dealt with.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.services.dispatch import Outcome, Right, Topic

_KEPT = (
    " FROM import_row r JOIN import_file f ON f.id = r.file_id JOIN batch b ON b.id = r.batch_id"
    " WHERE r.status IN ('flagged', 'rejected') AND NOT EXISTS ("
    "  SELECT 1 FROM import_file n, json_each(n.summary, '$.tables') t"
    "  WHERE n.sha256 = f.sha256 AND n.id > f.id"
    "  AND json_extract(t.value, '$.sheet') = r.sheet"
    "  AND json_extract(t.value, '$.kind') IS NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row kept aside: where it stands, its cells joined, why (`code`, `detail`)."""

    id: int
    batch: int
    day: date
    file: str
    sheet: str
    row: int
    kind: str
    status: str
    text: str
    code: str
    detail: str


def kept_rows(tx: Tx, limit: int = 1000) -> list[KeptRow]:
    """Rows to be checked, those of the newest import first, at most `limit`."""
    rows = tx.rows(
        "SELECT r.id, r.batch_id, b.day, f.name, r.sheet, r.row_no, r.kind, r.status, r.raw,"
        f" r.problem{_KEPT} ORDER BY r.batch_id DESC, r.file_id, r.id LIMIT ?",
        (limit,),
    )
    return [_kept(*row) for row in rows]


def _kept(  # noqa: PLR0913, PLR0917 - the columns of the query
    row_id: int, batch: int, day: int, file: str, sheet: str, row: int, kind: str, status: str,
    raw: str, problem: str,
) -> KeptRow:  # fmt: skip
    text = "  ".join(str(cell) for cell in json.loads(raw) if cell not in (None, ""))
    code, _, detail = problem.partition(": ")
    when = date.fromordinal(day)
    return KeptRow(row_id, batch, when, file, sheet, row, kind, status, text, code, detail)


def kept_count(tx: Tx, file: int | None = None) -> int:
    """How many rows are to be checked, of all imports or of one file."""
    sql = f"SELECT count(*){_KEPT}"
    if file is None:
        return int(tx.value(sql))
    return int(tx.value(f"{sql} AND r.file_id = ? AND r.kind = 'receipts'", (file,)))


@dataclass(frozen=True)
class DropKept:
    """Rows kept aside are dealt with: they leave the list. The rows themselves stay kept."""

    rows: tuple[int, ...]

    label: ClassVar[str] = "drop_kept"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: how many rows left the list; those that are not in it are passed over."""
        waiting = {
            row_id
            for (row_id,) in tx.rows(
                "SELECT id FROM import_row WHERE status IN ('flagged', 'rejected')"
            )
        }
        dropped = [row_id for row_id in dict.fromkeys(self.rows) if row_id in waiting]
        for row_id in dropped:
            tx.update("import_row", row_id, status="skipped")
        return Outcome(frozenset({Topic.IMPORTS}), len(dropped))
