"""What an entry did to each record, and what was ever done to one record: before and after.

Values carry what the screen needs to say them: how they are read, their currency, the name of the
record they point to. Words are made where the language is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arapp.models.tx import Tx
from arapp.services.ledger.changes import Currencies, RowChange, Scalar, Shapes
from arapp.services.ledger.clock import went_back
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
    """The records an entry changed, at most `SHOWN` of `rows`."""

    changes: tuple[RecordChange, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One entry that touched a record."""

    seq: int
    at: str
    actor: str
    label: str
    kind: str
    clock_back: bool
    verb: str
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """All that happened to a record, newest first; no entries for one that was never written.

    `after`: go on below this change; None when that was the oldest.
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
    told = tuple(
        RecordChange(f"{c.tbl}:{c.row}", c.tbl, reader.name(c), _verb(c), reader.shifts(c))
        for c in changes
    )
    whole = tx.value("SELECT changes FROM journal_entry WHERE seq = ?", (seq,)) or 0
    return Details(told, max(whole if len(rows) == limit else 0, len(rows)))


def record_history(
    tx: Tx, record: str, below: int | None = None, limit: int = 100
) -> RecordHistory:
    """Entries that touched "plan:12", newest first; `below` is `after` of the window before."""
    table, _, number = record.partition(":")
    if table not in TABLES or not number.isascii() or not number.isdigit():
        return RecordHistory(record, table, "")
    row = int(number)
    found = tx.rows(
        "SELECT c.id, e.seq, e.at, e.actor, e.label, e.kind, c.before, c.after"
        " FROM journal_change c JOIN journal_entry e ON e.seq = c.seq"
        " WHERE c.tbl = ? AND c.row = ? AND (? IS NULL OR c.id < ?) ORDER BY c.id DESC LIMIT ?",
        (table, row, below, below, limit),
    )
    if not found:
        return RecordHistory(record, table, "")
    shapes = Shapes(tx)
    changes = [shapes.read(one[1], table, row, one[6], one[7]) for one in found]
    reader = _Reader(tx, shapes, changes)
    back = went_back(tx, (one[1] for one in found))
    entries = tuple(
        RecordEntry(seq, at, actor, label, kind, seq in back, _verb(change), reader.shifts(change))
        for (_, seq, at, actor, label, kind, *_), change in zip(found, changes, strict=True)
    )
    after = found[-1][0] if len(found) == limit else None
    return RecordHistory(
        record, table, names(tx, [(table, row)], shapes)[table, row], entries, after
    )


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
