"""Rows told in blocks: SQLite joins the texts of some hundred rows; Python has no call a row.

A told row begins with RECORD. Where a text holds that byte too, or a NUL, the rows of the block are
to be read one by one; the same is found either way.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from arapp.models import journal

RECORD = b"\x1e"
AT_ONCE = 500  # a block stays in the processor's cache
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows with ids from `first` to `last`, joined in their order as the journal's hash sees them.

    `seq`: the entry of all these changes when all are insertions, else None.
    """

    first: int
    last: int
    count: int
    told: bytes
    seq: int | None = None

    @property
    def nul(self) -> bool:
        """Whether a text that was put there holds a NUL."""
        return b"\0" in self.told

    def rows(self) -> list[bytes] | None:
        """Each row without its RECORD; None when they cannot be told apart."""
        found = self.told.split(RECORD)
        return found[1:] if len(found) == self.count + 1 and not self.nul else None


# What stands before the text of a change: that of a later one is printed, and ends at a NUL.
_HEAD = "printf('\x1e%s\x1f%d\x1f%s\x1f', tbl, row, before)"
_FIRST = f"SELECT id, CAST({_HEAD} AS BLOB) FROM journal_change WHERE id >= ? ORDER BY id LIMIT 1"
_CHANGES = (
    f"SELECT count(*), CAST(group_concat(after, {_HEAD}) AS BLOB),"
    " CASE WHEN count(before) = 0 AND count(after) = count(*) AND min(seq) = max(seq)"
    " AND NOT max(instr(tbl, char(0))) THEN min(seq) END"
    " FROM journal_change NOT INDEXED WHERE id BETWEEN ? AND ?"
)


def changes(conn: sqlite3.Connection) -> Iterator[Block]:
    """All changes of the journal by their ids; only of a block with a `seq` is `told` whole."""
    for first, head in _starts(conn, _FIRST):
        last = min(first + AT_ONCE - 1, _MOST)
        count, told, seq = conn.execute(_CHANGES, (first, last)).fetchone()
        # The join leaves out what stands before its first text.
        yield Block(first, last, count, head + (told or b""), seq)


def standing(conn: sqlite3.Connection, table: str) -> Iterator[Block]:
    """All rows of a table by their ids, as the journal would tell their insertion."""
    start = f"SELECT id, NULL FROM {table} WHERE id >= ? ORDER BY id LIMIT 1"
    sql = (
        f"SELECT count(*), CAST(group_concat({journal.told_row(conn, table)}, '') AS BLOB)"
        f" FROM {table} t NOT INDEXED WHERE id BETWEEN ? AND ?"
    )
    for first, _ in _starts(conn, start):
        last = min(first + AT_ONCE - 1, _MOST)
        count, told = conn.execute(sql, (first, last)).fetchone()
        yield Block(first, last, count, told)


def _starts(conn: sqlite3.Connection, sql: str) -> Iterator[tuple[int, bytes]]:
    """Where each block begins: ids may lie far apart."""
    start = _LEAST
    while start <= _MOST and (found := conn.execute(sql, (start,)).fetchone()):
        yield found
        start = found[0] + AT_ONCE
