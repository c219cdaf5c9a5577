"""What a query and a command see of the ledger: rows out, rows in. No BEGIN, no COMMIT."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import chain, count, islice, repeat
from pathlib import Path
from sqlite3 import SQLITE_LIMIT_VARIABLE_NUMBER
from typing import Any

from arapp.models import journal, locks, reverting, verify
from arapp.models.shape import SERIES
from arapp.models.values.days import Clock

Params = Mapping[str, Any] | Sequence[Any]
_ROWS_A_STATEMENT = 200
_Waiting = tuple[int, tuple[str, ...], list[tuple[Any, ...]]]
"""Id of the first row that waits to be written, columns, rows"""
_PAGES_A_STEP = 8192  # 32 MB between two looks at whether to go on


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal notes of a command before it runs; `fields` is JSON text."""

    actor: str
    label: str
    fields: str = ""
    kind: str = "do"
    target: int | None = None


class Tx:
    """A view of the ledger inside a transaction.

    Attributes: clock, today (the ledger day).
    """

    def __init__(self, conn: sqlite3.Connection, clock: Clock) -> None:
        self._file = conn
        self.clock = clock
        self.today: date = clock.today()

    @property
    def _conn(self) -> sqlite3.Connection:
        return self._file

    def rows(self, sql: str, params: Params = ()) -> list[Any]:
        """All rows as tuples."""
        return self._conn.execute(sql, params).fetchall()

    def one(self, sql: str, params: Params = ()) -> Any:
        """First row as a tuple, or None."""
        return self._conn.execute(sql, params).fetchone()

    def value(self, sql: str, params: Params = ()) -> Any:
        """First column of the first row, or None."""
        row = self._conn.execute(sql, params).fetchone()
        return None if row is None else row[0]

    def each(self, sql: str, params: Params = ()) -> Iterable[Any]:
        """Rows one at a time; do not run another statement that writes meanwhile."""
        return self._conn.execute(sql, params)

    def checks(self, only: frozenset[str] | None = None) -> Iterator[verify.Check]:
        """Run the invariants, all or the named ones."""
        return verify.run(self._conn, only)

    def shape_at(self, table: str, seq: int) -> list[str]:
        """Columns of the rows that journal entry `seq` wrote for `table`."""
        return journal.shape_at(self._conn, table, seq)

    def first_value(self, table: str, row: int, column: str) -> Any:
        """What a column of a row held when the row was first written."""
        seq, after = self.one(
            "SELECT seq, after FROM journal_change WHERE tbl = ? AND row = ? AND before IS NULL"
            " ORDER BY id LIMIT 1",
            (table, row),
        )
        columns = journal.shape_at(self._conn, table, seq)
        return journal.values_of(after)[columns.index(column)]

    @property
    def locked_until(self) -> date | None:
        """Last closed day, None when every period is open."""
        return locks.locked_until(self._conn)

    def copy_to(self, path: Path, told: Callable[[int, int], None]) -> None:
        """Write the book as this transaction sees it to a new file, by SQLite's backup.

        `told(pages left, pages in all)` may raise to stop; the half-made file is the caller's to
        remove. The copy is not synced: it is worked on, not kept.
        """
        target = sqlite3.connect(path, isolation_level=None)
        try:
            target.execute("PRAGMA synchronous = OFF")
            self._conn.backup(
                target, pages=_PAGES_A_STEP, progress=lambda _status, left, all_: told(left, all_)
            )
        finally:
            target.close()

    def head(self) -> tuple[int, str]:
        """Number and hash of the newest journal entry."""
        return journal.head(self._conn)


def _seen(values: Iterable[Any]) -> Sequence[Any]:
    """The values without NUL in their texts: SQLite would show and journal only what is before."""
    values = list(values)
    # One look at all of them together: an import has millions, and hardly ever a NUL.
    if "\0" not in "".join([value for value in values if type(value) is str]):
        return values
    return tuple(
        value.replace("\0", "") if type(value) is str and "\0" in value else value
        for value in values
    )


def _unwatched() -> None:
    """The pulse of a command that nobody watches."""


class WriteTx(Tx):
    """A view that can write; made by the store for one command.

    Attributes: actor, seq (number of the journal entry being written), rights (what the actor may
    do besides, for a command that asks more in some cases; empty outside the dispatch).
    """

    def __init__(self, conn: sqlite3.Connection, clock: Clock, actor: str, seq: int) -> None:
        super().__init__(conn, clock)
        self.actor = actor
        self.seq = seq
        self.rights: frozenset[str] = frozenset()
        self.pulse: Callable[[], None] = _unwatched
        """Called between blocks of rows; what it raises ends the command, nothing is written."""
        self._order: tuple[str, ...] = ()
        self._waiting: dict[str, _Waiting] = {}

    @property
    def _conn(self) -> sqlite3.Connection:
        """The file, with all that was inserted so far."""
        self._write_waiting()
        return self._file

    @contextmanager
    def gathered(self, *tables: str) -> Iterator[None]:
        """Within it `insert` of these tables gathers rows and writes many by one statement.

        Whatever else is asked or done comes after them, as if each had been written at once; only
        that a row is refused may be told later. `tables` in the order of their links, what is
        linked to before what links.
        """
        self._order = tables
        try:
            yield
            self._write_waiting()
        finally:
            self._order = ()
            self._waiting.clear()

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for table in self._order:
            if table in waiting:
                first, columns, rows = waiting[table]
                self._insert_rows(table, columns, rows, first)

    def _gather(self, table: str, values: Mapping[str, Any]) -> int:
        columns = tuple(values)
        known = self._waiting.get(table)
        if known is None or known[1] != columns or len(known[2]) == _ROWS_A_STATEMENT:
            if known is not None:
                self._write_waiting()
            known = self._waiting[table] = (self._next_id(table), columns, [])
        first, _, rows = known
        rows.append(tuple(values.values()))
        return first + len(rows) - 1

    def execute(self, sql: str, params: Params = ()) -> int:
        """Run one statement; number of rows it touched."""
        return self._conn.execute(sql, params).rowcount

    def insert(self, table: str, **values: Any) -> int:
        """Insert one row; its id. Table and column names come from code, never from input."""
        if table in self._order:
            return self._gather(table, values)
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        return int(self._conn.execute(sql, _seen(values.values())).lastrowid or 0)

    def insert_many(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
    ) -> range:
        """Insert rows in order; their ids, consecutive."""
        self._write_waiting()
        return self._insert_rows(table, columns, rows, self._next_id(table))

    def _insert_rows(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], first: int
    ) -> range:
        wide = len(columns) + 1
        names = ", ".join(['"id"', *(f'"{name}"' for name in columns)])
        marks = f"(?{', ?' * len(columns)})"
        # Many rows a statement: its triggers begin and end once, not once a row.
        most = min(_ROWS_A_STATEMENT, self._file.getlimit(SQLITE_LIMIT_VARIABLE_NUMBER) // wide)
        after, rest = first, iter(rows)
        while part := list(islice(rest, most)):
            self.pulse()
            numbered = zip(range(after, after + len(part)), *zip(*part, strict=True), strict=True)
            self._file.execute(
                f"INSERT INTO {table} ({names}) VALUES {', '.join([marks] * len(part))}",
                _seen(chain.from_iterable(numbered)),
            )
            after += len(part)
        return range(first, after)

    def _next_id(self, table: str) -> int:
        kept = self._file.execute(
            "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0),"
            f" coalesce((SELECT max(id) FROM {table}), 0))",
            (table,),
        ).fetchone()
        return int(kept[0]) + 1

    def update(self, table: str, row_id: int, **values: Any) -> None:
        """Change columns of one row."""
        sets = ", ".join(f'"{name}" = ?' for name in values)
        self.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*_seen(values.values()), row_id))

    def delete(self, table: str, row_id: int) -> None:
        """Remove one row."""
        self.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def next_number(self, series: str, day: date) -> str:
        """Next number of a gapless series ("receipt" → 收-2026-000123), used from now on."""
        return self.next_numbers(series, [day])[0]

    def next_numbers(self, series: str, days: Sequence[date]) -> list[str]:
        """One number a day given, in order, each in the series of its year."""
        years = [day.year for day in days]
        upto = {year: count(self._last_number(series, year) + 1) for year in set(years)}
        ns = [next(upto[year]) for year in years]
        form = SERIES[series].format
        numbers = [form(year=year, n=n) for year, n in zip(years, ns, strict=True)]
        ordinals = map(date.toordinal, days)
        used = zip(repeat(series), years, ns, numbers, ordinals, strict=False)
        self.insert_many("number_use", ("series", "year", "n", "number", "day"), used)
        return numbers

    def _last_number(self, series: str, year: int) -> int:
        sql = "SELECT coalesce(max(n), 0) FROM number_use WHERE series = ? AND year = ?"
        return int(self.value(sql, (series, year)))

    def take_back(self, seq: int) -> None:
        """Apply the inverse of journal entry `seq`. Raises UndoBlocked."""
        reverting.apply_inverse(self._conn, seq)

    def do_again(self, seq: int) -> None:
        """Apply journal entry `seq` once more. Raises UndoBlocked."""
        reverting.apply_again(self._conn, seq)
