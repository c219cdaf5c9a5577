"""What takes more than one SELECT: closed periods, statements that join, attached files."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from arapp.models import journal
from arapp.models.attachments import files_dir, is_hash

_LITERAL = r"('(?:[^']|'')*'|-?\d+|NULL)"
_FAR = 4_000_000  # after any day: what was never set cannot lie in a closed period
# Table → column of its day, columns that stand still once that day is closed (as models/locks.py).
_DATED = {
    "allocation": ("day", ("day", "amount", "receipt_id", "plan_id")),
    "difference": ("day", ("day", "amount", "plan_id")),
    "refund": ("day", ("day", "amount", "receipt_id")),
    "invoice": ("day", ("day", "net", "tax", "gross", "currency", "customer_id")),
    "receipt": ("day", ("day", "amount", "currency")),
    "bill_event": ("day", ("day", "kind", "bill_id", "amount", "fee")),
    "supplement": ("day", ("day", "amount", "contract_id")),
    "plan": ("booked_on", ("customer_id", "amount", "currency", "booked_on")),
}


def _column(text: str | None, column: str, columns: list[str]) -> str | None:
    """Literal of a column in a row as the journal wrote it."""
    if text is None or column not in columns:
        return None
    at = columns.index(column)
    found = re.match(f"(?:{_LITERAL},){{{at}}}{_LITERAL}" if at else _LITERAL, text)
    return found.group(found.lastindex or 1) if found else None


def _day(text: str | None, column: str, columns: list[str]) -> int:
    found = _column(text, column, columns)
    return int(found) if found and found.lstrip("-").isdigit() else _FAR


def closed_periods(conn: sqlite3.Connection) -> list[str]:
    """Entries that changed something dated in a period that was closed when they ran (I14)."""
    wrong: set[int] = set()
    for first, last, until in _locked(conn):
        for table, (day, fixed) in _DATED.items():
            wrong.update(_broken(conn, table, day, fixed, (first, last, until)))
    return [f"journal:{seq}" for seq in sorted(wrong)]


def _locked(conn: sqlite3.Connection) -> Iterator[tuple[int, int, int]]:
    """(first entry, last entry, last closed day) of every stretch of the journal under a lock."""
    last = journal.head(conn)[0]
    steps: list[tuple[int, int]] = []
    found = conn.execute("SELECT seq, after FROM journal_change WHERE tbl = 'company' ORDER BY id")
    for seq, after in found.fetchall():
        until = _day(after, "locked_until", journal.shape_at(conn, "company", seq))
        steps.append((seq, until))
    for n, (seq, until) in enumerate(steps):
        end = steps[n + 1][0] - 1 if n + 1 < len(steps) else last
        if until != _FAR and end > seq:
            yield seq + 1, end, until


def _broken(
    conn: sqlite3.Connection,
    table: str,
    day: str,
    fixed: tuple[str, ...],
    stretch: tuple[int, int, int],
) -> Iterator[int]:
    first, last, until = stretch
    changes = conn.execute(
        "SELECT c.seq, c.before, c.after FROM journal_change c WHERE c.seq BETWEEN ? AND ?"
        " AND c.tbl = ? AND c.seq NOT IN"  # an upgrade writes every row anew, as it was
        " (SELECT seq FROM journal_entry WHERE kind = 'system' AND label = 'migrate')",
        (first, last, table),
    )
    columns = journal.shape_at(conn, table, first)
    for seq, before, after in changes:
        days = (_counted(text, table, day, columns) for text in (before, after))
        if min(days) <= until and _moved(before, after, fixed, columns):
            yield seq


def _counted(text: str | None, table: str, day: str, columns: list[str]) -> int:
    """From which day on the row counts; an expected plan row does not yet."""
    if table == "plan" and _column(text, "state", columns) == "'expected'":
        return _FAR
    return _day(text, day, columns)


def _moved(
    before: str | None, after: str | None, fixed: tuple[str, ...], columns: list[str]
) -> bool:
    if before is None or after is None:
        return True
    return any(_column(before, c, columns) != _column(after, c, columns) for c in fixed)


# Consecutive statements of a customer whose closing is not the next one's opening (I4).
_APART = (
    "SELECT b.id, a.to_on,"
    " (SELECT min(seq) FROM journal_change WHERE tbl = 'statement' AND row = a.id),"
    " (SELECT min(seq) FROM journal_change WHERE tbl = 'statement' AND row = b.id)"
    " FROM statement a JOIN statement b ON b.customer_id = a.customer_id"
    " AND b.currency = a.currency AND b.kind = a.kind AND b.from_on = a.to_on + 1"
    " WHERE a.state <> 'superseded' AND b.state <> 'superseded' AND a.closing <> b.opening"
)
_EVENTS = ("plan", "receipt", "allocation", "difference", "refund")


def joined(conn: sqlite3.Connection) -> list[str]:
    """Statements that do not go on where the one before ended, with nothing booked in between.

    What was booked into the earlier period after its statement was issued is a reason to differ.
    """
    return [
        f"statement:{row}"
        for row, to_on, one, other in conn.execute(_APART).fetchall()
        if not _booked_since(conn, to_on, *sorted((one or 0, other or 0)))
    ]


def _booked_since(conn: sqlite3.Connection, to_on: int, first: int, last: int) -> bool:
    changes = conn.execute(
        "SELECT seq, tbl, before, after FROM journal_change WHERE seq BETWEEN ? AND ?"
        f" AND tbl IN ({', '.join(f'{name!r}' for name in _EVENTS)})",
        (first, last),
    ).fetchall()
    for seq, table, before, after in changes:
        columns = journal.shape_at(conn, table, seq)
        days = (_day(text, _DATED[table][0], columns) for text in (before, after))
        if min(days) <= to_on:
            return True
    return False


def attachments(conn: sqlite3.Connection) -> list[str]:
    """Attached files that are missing beside the ledger or not what was attached."""
    found = conn.execute("SELECT id, sha256, size FROM attachment ORDER BY id").fetchall()
    if not found:
        return []
    place = next(row[2] for row in conn.execute("PRAGMA database_list") if row[1] == "main")
    folder = files_dir(Path(place))
    known: dict[tuple[str, int], bool] = {}
    for _, sha256, size in found:
        if (sha256, size) not in known:
            known[sha256, size] = _whole(folder, sha256, size)
    return [f"attachment:{row}" for row, sha256, size in found if not known[sha256, size]]


def _whole(folder: Path, sha256: str, size: int) -> bool:
    if not is_hash(sha256):  # a name from an edited ledger may be a path
        return False
    try:
        with (folder / sha256).open("rb") as stream:
            told = hashlib.file_digest(stream, "sha256").hexdigest()
            return told == sha256 and stream.tell() == size
    except OSError:
        return False
