"""Rows that stand as they were booked, proven by the run: one comparison of bytes for hundreds.

SQLite tells the rows as JSON, in two thirds of the time of printing them. JSON and the literals of
the journal differ in their quotes and in NULL only, as long as no text holds a quote or what JSON
writes with a backslash (a NUL byte among it). A run that is not the same has its rows compared one
by one by whoever asked.
"""

import sqlite3

from arapp.models import journal
from arapp.models.verify_blocks import EVERYWHERE, Run

Range = tuple[int, int]  # first and last id
_QUOTES = bytes.maketrans(b'"', b"'")
# A tab stands for NULL where a number belongs, which no number can be taken for; short, since
# what is longer is replaced in five times the time. A text that may be NULL is told as it is.
_TAB = b'"\\t"'
_PATIENCE = 20  # runs of a table that may differ before it is no longer asked


class Standing:
    """What was seen to stand as it was booked.

    Attributes: held (table to the ranges of ids of such rows, ascending and apart; no text of
    theirs that the journal keeps holds a NUL).
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.held: dict[str, list[Range]] = {}
        self._conn = conn
        self._tables = {name.encode(): name for name in journal.journaled_tables(conn)}
        self._sql = {name: self._told(name) for name in self._tables.values()}
        self._patience = dict.fromkeys(self._sql, _PATIENCE)

    def _told(self, table: str) -> str:
        kept = set(journal.journaled_columns(self._conn, table))
        values = (
            f'"{name}"' if kind == "TEXT" or never_null else f'ifnull("{name}", char(9))'
            for _, name, kind, never_null, *_ in self._conn.execute(f"PRAGMA table_info({table})")
            if name in kept
        )
        return (
            f"SELECT CAST(group_concat(json_array({', '.join(values)}), '') AS BLOB)"
            f" FROM {table} NOT INDEXED WHERE id BETWEEN ? AND ?"
        )

    def holds(self, run: Run) -> bool:
        """Whether all rows of the run stand as the journal says; noted in `held`.

        Rows below those that are held already are not asked for: no row is counted twice.
        """
        table = self._tables.get(run.table)
        if table is None or not self._patience[table]:
            return False
        held = self.held.setdefault(table, [])
        same = (not held or held[-1][1] < run.row) and self._same(self._sql[table], run)
        left = self._patience[table] + (1 if same else -1)
        self._patience[table] = min(left, _PATIENCE)
        if same:
            begins = held.pop()[0] if held and held[-1][1] == run.row - 1 else run.row
            held.append((begins, run.row + run.count - 1))
        return same

    def _same(self, sql: str, run: Run) -> bool:
        try:
            (told,) = self._conn.execute(sql, (run.row, run.row + run.count - 1)).fetchone()
        except sqlite3.OperationalError:  # a value that JSON cannot tell; SQLite without JSON
            return False
        told = (told or b"").replace(_TAB, b"NULL")
        if b"'" in told or b"\\" in told:
            return False
        return bool(told.translate(_QUOTES) == b"[" + run.texts + b"]")


def gaps(held: list[Range]) -> list[Range]:
    """The ids that lie in none of the ranges, as ranges."""
    (least, most), found = EVERYWHERE[0], []
    for first, last in held:
        if least < first:
            found.append((least, first - 1))
        least = last + 1
    return [*found, (least, most)] if least <= most else found
