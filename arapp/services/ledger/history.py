"""History of one record, read from the journal: who, when, which field, from what to what."""

from dataclasses import dataclass, field
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import NotFound
from arapp.models.values.money import plain
from arapp.services.ledger.changes import Currencies, RowChange, Shapes
from arapp.services.ledger.entry_reasons import reasons_of
from arapp.services.ledger.record_ids import record_id

_MONEY = frozenset(
    {"amount", "paid", "opening", "debits", "credits", "closing", "interest", "net", "tax"}
    | {"gross", "credit_limit"},
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the record, in machine form."""

    record: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One command that touched the record; `undoes` is the entry an undo took back.

    `reasons`: what was typed why (field → text), like the override of a limit.
    """

    seq: int
    at: str
    actor: str
    label: str
    kind: str
    undoes: int | None
    changes: tuple[FieldChange, ...]
    reasons: dict[str, str] = field(default_factory=dict)


def history(tx: Tx, record: str) -> list[HistoryEntry]:
    """Entries that touched "plan:12", oldest first. Raises NotFound for a record never written."""
    table, row = record_id(record)
    rows = tx.rows(
        "SELECT e.seq, e.at, e.actor, e.label, e.kind, e.target, c.before, c.after"
        " FROM journal_change c JOIN journal_entry e ON e.seq = c.seq"
        " WHERE c.tbl = ? AND c.row = ? ORDER BY c.id",
        (table, row),
    )
    if not rows:
        raise NotFound(what="record", key=record)
    merged: dict[int, HistoryEntry] = {}
    shapes = Shapes(tx)
    currencies = Currencies(tx, shapes)
    why = reasons_of(tx, sorted({row[0] for row in rows}))
    for seq, at, actor, label, kind, target, before, after in rows:
        change = shapes.read(seq, table, row, before, after)
        changes = tuple(_fields(record, change, currencies.of(change.values) or "CNY"))
        known = merged.get(seq)
        undoes = target if kind == "undo" else None
        merged[seq] = HistoryEntry(
            *(seq, at, actor, label, kind, undoes, (known.changes if known else ()) + changes),
            dict(why.get(seq, ())),
        )
    return list(merged.values())


def _fields(record: str, change: RowChange, currency: str) -> list[FieldChange]:
    return [
        FieldChange(
            record,
            column,
            _shown(column, change.before.get(column), currency),
            _shown(column, change.after.get(column), currency),
        )
        for column in change.changed()
        if column != "id"
    ]


def _shown(column: str, value: Any, currency: str) -> Any:
    """Machine form: money as text with digits, days as ISO."""
    if not isinstance(value, int):
        return value
    if column in _MONEY:
        return plain(value, currency)
    if column in {"day", "locked_until"} or column.endswith("_on"):
        day = from_ordinal(value)
        return day.isoformat() if day else None
    return value
