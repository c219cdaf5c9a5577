"""Row changes of the journal as values by column name, each read by the shape it was written in."""

import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from arapp.models import journal
from arapp.models.tx import Tx

Scalar = int | str | None
Row = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; empty where it was not there."""

    tbl: str
    row: int
    before: Row
    after: Row

    @property
    def values(self) -> Row:
        """The row as it came to be, or as it was when it went."""
        return self.after or self.before

    def changed(self) -> list[str]:
        """Columns that differ, in the order of the table."""
        names = dict.fromkeys((*self.after, *self.before))
        return [name for name in names if self.before.get(name) != self.after.get(name)]


class Shapes:
    """Which columns the rows of a table had at an entry; reads the few lines of them once."""

    def __init__(self, tx: Tx) -> None:
        self._seqs: dict[str, list[int]] = {}
        self._columns: dict[str, list[list[str]]] = {}
        for tbl, seq, columns in tx.rows(
            "SELECT tbl, from_seq, columns FROM journal_shape ORDER BY from_seq"
        ):
            self._seqs.setdefault(tbl, []).append(seq)
            self._columns.setdefault(tbl, []).append(json.loads(columns))

    def at(self, tbl: str, seq: int) -> list[str]:
        """Columns of the rows that were in the table when entry `seq` was written."""
        place = bisect_right(self._seqs.get(tbl, []), seq)
        return self._columns[tbl][place - 1] if place else []

    def read(
        self, seq: int, tbl: str, row: int, before: str | None, after: str | None
    ) -> RowChange:
        """A stored change as values.

        An entry that reshapes a table (a migration) wrote the row before in the shape of the entry
        before it.
        """
        return RowChange(tbl, row, self._row(tbl, seq - 1, before), self._row(tbl, seq, after))

    def _row(self, tbl: str, seq: int, literals: str | None) -> Row:
        if literals is None:
            return {}
        return dict(zip(self.at(tbl, seq), journal.values_of(literals), strict=False))


class Currencies:
    """The currency of a row's amounts: its own, else that of what it belongs to."""

    def __init__(self, tx: Tx, shapes: Shapes) -> None:
        self._tx = tx
        self._shapes = shapes
        self._known: dict[tuple[str, int], str] = {}

    def of(self, row: Row) -> str:
        """ "" for a row that belongs to neither."""
        if row.get("currency"):
            return str(row["currency"])
        for table in ("receipt", "plan", "bill", "payable"):
            linked = row.get(f"{table}_id")
            if isinstance(linked, int):
                key = (table, linked)
                if key not in self._known:
                    self._known[key] = self._read(table, linked)
                return self._known[key]
        return ""

    def _read(self, table: str, row: int) -> str:
        """As it stands, or as it was last when it was taken back."""
        found = self._tx.value(f"SELECT currency FROM {table} WHERE id = ?", (row,))
        if found is None:
            last = self._tx.one(
                "SELECT seq, before, after FROM journal_change WHERE tbl = ? AND row = ?"
                " ORDER BY id DESC LIMIT 1",
                (table, row),
            )
            if last is not None:
                seq, before, after = last
                found = self._shapes.read(seq, table, row, before, after).values.get("currency")
        return str(found or "")
