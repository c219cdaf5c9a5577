"""What an entry did to each record, and what was ever done to one record: before and after.

Values carry what the screen needs to say them: how they are read, their currency, the name of the
record they point to. Words are made where the language is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.belonging import belongs, is_known, link_of, rows_of
from arapp.services.ledger.changes import Currencies, RowChange, Scalar, Shapes
from arapp.services.ledger.clock import went_back
from arapp.services.ledger.entry_reasons import Reasons, reasons_of
from arapp.services.ledger.field_names import TABLES, field
from arapp.services.ledger.record_names import Key, names, own_name

SHOWN = 50  # rows of an entry


@dataclass(frozen=True, slots=True)
class Value:
    """A value: `kind` as of `field_names.Field`; `text` is the name of a linked record."""

    kind: str
    raw: Scalar
    text: str = ""
    currency: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return self.raw in {None, ""}


@dataclass(frozen=True, slots=True)
class Shift:
    """One column before and after."""

    table: str
    column: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record in an entry; `verb` new | gone | changed."""

    record: str
    table: str
    name: str
    verb: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """The records an entry changed, at most `SHOWN` of `rows`; `reasons` as in `RecordEntry`."""

    changes: tuple[RecordChange, ...]
    rows: int
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One entry that touched a record: its own columns, then rows that belong to it.

    `reasons`: (field, text) that was typed with it, like the override of a limit.
    """

    seq: int
    at: str
    actor: str
    label: str
    kind: str
    clock_back: bool
    verb: str
    shifts: tuple[Shift, ...]
    parts: tuple[RecordChange, ...] = ()
    reasons: Reasons = ()


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """All that happened to a record, newest first; no entries for one that was never written.

    `after`: go on below this entry; None when that was the oldest.
    """

    record: str
    table: str
    name: str
    entries: tuple[RecordEntry, ...] = ()
    after: int | None = None


def entry_details(tx: Tx, seq: int, limit: int = SHOWN) -> Details:
    """The first `limit` row changes of an entry that say anything."""
    rows = tx.rows(
        "SELECT tbl, row, before, after FROM journal_change"
        " WHERE seq = ? AND tbl <> 'number_use' ORDER BY id LIMIT ?",
        (seq, limit),
    )
    shapes = Shapes(tx)
    changes = [shapes.read(seq, *row) for row in rows]
    reader = _Reader(tx, shapes, changes)
    told = tuple(reader.record(change) for change in changes)
    whole = tx.value("SELECT changes FROM journal_entry WHERE seq = ?", (seq,)) or 0
    why = reasons_of(tx, (seq,)).get(seq, ())
    return Details(told, max(whole if len(rows) == limit else 0, len(rows)), why)


def record_history(
    tx: Tx, record: str, below: int | None = None, limit: int = 100
) -> RecordHistory:
    """Entries that touched "plan:12" or what belongs to it, newest first.

    `below` is `after` of the window before; `limit` counts changed rows.
    """
    table, _, number = record.partition(":")
    if table not in TABLES or not number.isascii() or not number.isdigit():
        return RecordHistory(record, table, "")
    row = int(number)
    if not is_known(tx, table, row):
        return RecordHistory(record, table, "")
    shapes = Shapes(tx)
    found = tx.rows(
        f"WITH mine(tbl, row) AS ({rows_of(table)}) SELECT c.seq, c.tbl, c.row, c.before, c.after"
        " FROM mine CROSS JOIN journal_change c ON c.tbl = mine.tbl AND c.row = mine.row"
        " WHERE :below IS NULL OR c.seq < :below ORDER BY c.id DESC LIMIT :limit",
        {"row": row, "below": below, "limit": limit},
    )
    whole = _whole_entries(found) if len(found) == limit else found
    after = whole[-1][0] if len(found) == limit else None
    read = [(one[0], shapes.read(*one)) for one in whole]
    mine = [(seq, change) for seq, change in read if _is_of(table, row, change)]
    name = names(tx, [(table, row)], shapes)[table, row]
    return RecordHistory(record, table, name, _entries(tx, table, mine, shapes), after)


def _whole_entries(rows: list[Any]) -> list[Any]:
    """Without the last entry, which may go on below; alone it is told as far as it was read."""
    kept = [one for one in rows if one[0] != rows[-1][0]]
    return kept or rows


def _is_of(table: str, row: int, change: RowChange) -> bool:
    return (change.tbl, change.row) == (table, row) or any(
        belongs(table, row, change.tbl, values) for values in (change.after, change.before)
    )


def _entries(
    tx: Tx, table: str, mine: Sequence[tuple[int, RowChange]], shapes: Shapes
) -> tuple[RecordEntry, ...]:
    """The entries of the changes, which come newest first."""
    grouped: dict[int, list[RowChange]] = {}
    for seq, change in mine:
        grouped.setdefault(seq, []).insert(0, change)
    reader = _Reader(tx, shapes, [change for _, change in mine])
    back = went_back(tx, grouped)
    facts, why = _facts(tx, sorted(grouped)), reasons_of(tx, sorted(grouped))
    return tuple(
        replace(
            _entry((seq, *facts[seq]), seq in back, table, changes, reader),
            reasons=why.get(seq, ()),
        )
        for seq, changes in grouped.items()
    )


def _facts(tx: Tx, seqs: Sequence[int]) -> dict[int, tuple[str, str, str, str]]:
    sql = "SELECT seq, at, actor, label, kind FROM journal_entry WHERE seq IN ({marks})"
    rows = tx.rows(sql.format(marks=",".join("?" * len(seqs))), seqs)
    return {seq: (at, actor, label, kind) for seq, at, actor, label, kind in rows}


def _entry(
    head: tuple[int, str, str, str, str], back: bool, table: str,
    changes: Sequence[RowChange], reader: "_Reader",
) -> RecordEntry:  # fmt: skip
    own = [change for change in changes if change.tbl == table]
    parts = tuple(
        reader.record(c, without=link_of(table, c.tbl)) for c in changes if c.tbl != table
    )
    shifts = tuple(shift for change in own for shift in reader.shifts(change))
    return RecordEntry(*head, back, _verb(own[0]) if own else "", shifts, parts)


def _verb(change: RowChange) -> str:
    return "changed" if change.before and change.after else "new" if change.after else "gone"


class _Reader:
    """Reads values; the records they point to are looked up once for all changes."""

    def __init__(self, tx: Tx, shapes: Shapes, changes: Sequence[RowChange]) -> None:
        self._currencies = Currencies(tx, shapes)
        self._names = names(tx, self._linked(changes), shapes)

    def _linked(self, changes: Iterable[RowChange]) -> set[Key]:
        wanted: set[Key] = set()
        for change in changes:
            wanted.add((change.tbl, change.row))
            for row in (change.before, change.after):
                for column, value in row.items():
                    kind = field(change.tbl, column).kind
                    if kind.startswith(">") and isinstance(value, int):
                        wanted.add((kind[1:], value))
        return wanted

    def record(self, change: RowChange, without: str = "") -> RecordChange:
        """A record and what changed in it, but for the column `without`."""
        shifts = tuple(shift for shift in self.shifts(change) if shift.column != without)
        key = f"{change.tbl}:{change.row}"
        return RecordChange(key, change.tbl, self.name(change), _verb(change), shifts)

    def name(self, change: RowChange) -> str:
        """What the record is called."""
        own = own_name(change.values)
        return own or self._names[change.tbl, change.row]

    def shifts(self, change: RowChange) -> tuple[Shift, ...]:
        """The columns that changed; of a new or lost row those that hold something."""
        currency = self._currencies.of(change.values)
        told = []
        for column in change.changed():
            kind = field(change.tbl, column).kind
            if kind != "hidden":
                before, after = (
                    self._value(kind, row.get(column), currency)
                    for row in (change.before, change.after)
                )
                if not (before.is_empty and after.is_empty):
                    told.append(Shift(change.tbl, column, before, after))
        return tuple(told)

    def _value(self, kind: str, raw: Scalar, currency: str) -> Value:
        if kind.startswith(">") and isinstance(raw, int):
            return Value(kind, raw, self._names.get((kind[1:], raw), f"#{raw}"))
        return Value(kind, raw, currency=currency if kind == "money" else "")
