"""Rows told in blocks: SQLite joins the texts of some hundred rows; Python has no call a row.

A told row begins with RECORD. Where a text holds that byte too, or a NUL, the rows of the block are
to be read one by one; the same is found either way.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from arapp.models import journal

RECORD = b"\x1e"
AT_ONCE = 500  # a block stays in the processor's cache
BETWEEN = b"]["  # what stands between the texts of a run
_LEAST, _MOST = -(1 << 63), (1 << 63) - 1
EVERYWHERE = ((_LEAST, _MOST),)


@dataclass(frozen=True, slots=True)
class Run:
    """New rows of one table, one after the other: the first one's id, their literals joined."""

    table: bytes
    row: int
    count: int
    texts: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Rows with ids from `first` to `last`, joined in their order as the journal's hash sees them.

    `seq`: the entry of all these changes when all are insertions, else None. `run`: what they put
    there, when they are the rows of one table in the order of their ids.
    """

    first: int
    last: int
    count: int
    told: bytes
    seq: int | None = None
    run: Run | None = None

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
_FIRST = (
    f"SELECT id, CAST({_HEAD} AS BLOB), seq, CAST(tbl AS BLOB), row"
    " FROM journal_change WHERE id >= ? ORDER BY id LIMIT 1"
)
_CHANGES = (
    f"SELECT count(*), CAST(group_concat(after, {_HEAD}) AS BLOB),"
    " CASE WHEN count(before) = 0 AND count(after) = count(*) AND min(seq) = max(seq)"
    " AND NOT max(instr(tbl, char(0))) THEN min(seq) END"
    " FROM journal_change NOT INDEXED WHERE id BETWEEN ? AND ?"
)
# A third of the time of the above, as nothing is printed and hardly anything counted.
_RUN = (
    f"SELECT count(after), CAST(group_concat(after, '{BETWEEN.decode()}') AS BLOB)"
    " FROM journal_change NOT INDEXED WHERE id BETWEEN ? AND ?"
    " AND before IS NULL AND seq = ? AND tbl = CAST(? AS TEXT) AND row = id + ?"
)


def changes(conn: sqlite3.Connection) -> Iterator[Block]:
    """All changes of the journal by their ids; only of a block with a `seq` is `told` whole."""
    (highest,) = conn.execute("SELECT max(id) FROM journal_change").fetchone()
    for first, head, *begins in _starts(conn, _FIRST, _LEAST, _MOST):
        last = min(first + AT_ONCE - 1, highest)
        yield _run(conn, first, last, *begins) or _mixed(conn, first, last, head)


def _mixed(conn: sqlite3.Connection, first: int, last: int, head: bytes) -> Block:
    count, told, seq = conn.execute(_CHANGES, (first, last)).fetchone()
    # The join leaves out what stands before its first text.
    return Block(first, last, count, head + (told or b""), seq)


def _run(
    conn: sqlite3.Connection, first: int, last: int, seq: int, table: bytes, row: object
) -> Block | None:
    """The block as a run, when every change of these ids belongs to one."""
    if not isinstance(row, int) or not _LEAST <= row - first <= _MOST:
        return None
    count, texts = conn.execute(_RUN, (first, last, seq, table, row - first)).fetchone()
    if count != last - first + 1 or b"\0" in texts or b"\0" in table:
        return None
    apart = texts.split(BETWEEN)
    if len(apart) != count:
        return None
    form = RECORD + table.replace(b"%", b"%%") + b"\x1f%d\x1f\x1f%b"
    rows = zip(range(row, row + count), apart, strict=True)
    told = (form * count) % tuple(chain.from_iterable(rows))
    return Block(first, last, count, told, seq, Run(table, row, count, texts))


def standing(
    conn: sqlite3.Connection, table: str, ranges: Iterable[tuple[int, int]] = EVERYWHERE
) -> Iterator[Block]:
    """The rows of a table with ids in the ranges, as the journal would tell their insertion."""
    start = f"SELECT id FROM {table} WHERE id >= ? ORDER BY id LIMIT 1"
    sql = (
        f"SELECT count(*), CAST(group_concat({journal.told_row(conn, table)}, '') AS BLOB)"
        f" FROM {table} t NOT INDEXED WHERE id BETWEEN ? AND ?"
    )
    for least, most in ranges:
        for (first,) in _starts(conn, start, least, most):
            last = min(first + AT_ONCE - 1, most)
            count, told = conn.execute(sql, (first, last)).fetchone()
            yield Block(first, last, count, told)


def _starts(
    conn: sqlite3.Connection, sql: str, start: int, most: int
) -> Iterator[tuple[int, *tuple[Any, ...]]]:
    """Where each block begins: ids may lie far apart."""
    while start <= most and (found := conn.execute(sql, (start,)).fetchone()) and found[0] <= most:
        yield found
        start = found[0] + AT_ONCE
