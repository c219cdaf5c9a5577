"""What a journal entry was about: the record named, its customer, how many, how much.

Read from the changes of the entry, so it stays true when the records change or go.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidAmount
from arapp.models.values.money import from_decimal
from arapp.services.ledger.changes import Row, RowChange, Shapes
from arapp.services.ledger.record_names import Key, last_known, names_then

SAMPLE = 60  # changes of an entry looked at singly
MOST = 5000  # changes of an entry added up; a larger one is an import, which kept its own sums
_SKIPPED = "number_use"

# What an entry is about is the first of these tables that it changed.
_ORDER = (
    "batch", "statement", "letter", "bill", "bill_event", "refund", "allocation", "difference",
    "receipt", "declined", "payable_settlement",
    "supplement", "milestone", "contract", "invoice", "delivery", "payable",
    "repayment_agreement", "contact_log", "plan", "dispute", "promise", "hold", "task", "snooze",
    "todo", "statement_difference", "repayment_plan", "promise_plan", "contact_plan",
    "comment", "contact", "payer_alias", "customer_account", "owner_term", "customer",
    "bank_account", "attachment", "import_row", "app_user", "person", "product", "plan_template",
    "limitation_event", "lpr_rate", "dunning_profile", "text_template",
    "contract_line", "invoice_line", "draft", "company", "grade", "setting",
)  # fmt: skip
_MONEY = {
    "statement": "closing", "letter": "amount", "refund": "amount", "allocation": "amount",
    "difference": "amount", "receipt": "amount", "contract": "amount", "invoice": "gross",
    "supplement": "amount", "delivery": "amount", "payable": "amount",
    "bill": "amount", "bill_event": "amount", "payable_settlement": "amount",
    "repayment_agreement": "amount",
    "plan": "amount", "dispute": "amount", "promise": "amount",
}  # fmt: skip
# Rows that are called by the record they belong to.
_BY = {
    "refund": "receipt", "allocation": "receipt", "difference": "receipt", "declined": "receipt",
    "supplement": "contract", "customer_account": "customer", "owner_term": "customer",
    "contact_log": "customer", "hold": "customer", "promise": "customer", "dispute": "plan",
    "bill_event": "bill", "payable_settlement": "payable", "statement_difference": "statement",
    "task": "customer", "limitation_event": "customer", "repayment_agreement": "customer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """What was changed: `name` of the one record, else `count` of them; all may be empty.

    `customer` where it is one; `extra` a word of the record itself (the result of a call, a code);
    `day` of a lock, an ordinal; `sums` are (currency, minor units), empty where no money moved.
    """

    table: str = ""
    record: str = ""
    name: str = ""
    count: int = 0
    customer: str = ""
    extra: str = ""
    day: int | None = None
    sums: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Found:
    """The changes of an entry's main table, and the keys they are called by."""

    table: str
    changes: list[RowChange]
    keys: list[Key]


def subjects(tx: Tx, entries: Iterable[tuple[int, int]]) -> dict[int, Subject]:
    """Subject by entry; `entries` are (seq, number of changes). A few queries for all of them."""
    shapes = Shapes(tx)
    found = {seq: _main(tx, shapes, seq, count) for seq, count in entries}
    links = _Links(tx, shapes, found.values())
    told = {}
    for seq, one in found.items():
        called = names_then(tx, links.wanted(one), seq, shapes)
        told[seq] = _subject(tx, shapes, seq, one, links, called)
    return told


def _main(tx: Tx, shapes: Shapes, seq: int, count: int) -> _Found:
    sql = "SELECT tbl, row, before, after FROM journal_change WHERE seq = ? AND tbl <> ?"
    args: list[Any] = [seq, _SKIPPED]
    if count > SAMPLE:
        table = _main_of_many(tx, seq, count)
        sql, args = f"{sql} AND tbl = ?", [*args, table]
    rows = tx.rows(f"{sql} ORDER BY id LIMIT ?", [*args, SAMPLE if count <= SAMPLE else MOST])
    table = min((row[0] for row in rows), key=_rank, default="")
    changes = [shapes.read(seq, *row) for row in rows if row[0] == table]
    return _Found(table, changes, list(dict.fromkeys(_key(change) for change in changes)))


def _main_of_many(tx: Tx, seq: int, count: int) -> str:
    """The table that a large entry is about; of a very large one by its first changes."""
    sql = "SELECT DISTINCT tbl FROM journal_change WHERE seq = ?"
    if count > MOST:
        sql = "SELECT DISTINCT tbl FROM (SELECT tbl FROM journal_change WHERE seq = ? LIMIT 200)"
    return min((tbl for (tbl,) in tx.rows(sql, (seq,))), key=_rank, default="")


def _rank(table: str) -> int:
    return _ORDER.index(table) if table in _ORDER else len(_ORDER)


def _key(change: RowChange) -> Key:
    owner = _BY.get(change.tbl)
    linked = change.values.get(f"{owner}_id") if owner else None
    if owner and isinstance(linked, int):
        return owner, linked
    return change.tbl, change.row


_LINKED = {
    "plan": "SELECT id, customer_id, currency FROM plan",
    "receipt": "SELECT id, customer_id, currency FROM receipt",
    "contract": "SELECT id, customer_id, currency FROM contract",
    "bill": (
        "SELECT b.id, r.customer_id, b.currency FROM bill b JOIN receipt r ON r.id = b.receipt_id"
    ),
    "payable": "SELECT id, NULL, currency FROM payable",
}


class _Links:
    """Customer and currency of the plans, receipts, contracts, bills that changes point to."""

    def __init__(self, tx: Tx, shapes: Shapes, found: Iterable[_Found]) -> None:
        self._tx, self._shapes = tx, shapes
        wanted: dict[str, set[int]] = {table: set() for table in _LINKED}
        for change in (change for one in found for change in one.changes[:SAMPLE]):
            for table, ids in wanted.items():
                linked = change.values.get(f"{table}_id")
                if isinstance(linked, int):
                    ids.add(linked)
        self._rows = {table: self._read(table, sorted(ids)) for table, ids in wanted.items()}

    def _read(self, table: str, ids: Sequence[int]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        for first in range(0, len(ids), 400):
            part = ids[first : first + 400]
            for row, customer, currency in self._tx.rows(
                f"SELECT * FROM ({_LINKED[table]}) WHERE id IN ({','.join('?' * len(part))})",
                part,
            ):
                found[row] = {"customer_id": customer, "currency": currency}
        for row in set(ids) - found.keys():
            found[row] = last_known(self._tx, table, row, self._shapes)
        return found

    def linked(self, row: Row, column: str) -> Any:
        """`column` of the row itself, else of what it points to."""
        if row.get(column):
            return row[column]
        for table in _LINKED:
            there = self._rows[table].get(row.get(f"{table}_id") or 0, {})  # type: ignore[arg-type]  # a link is an id
            if there.get(column):
                return there[column]
        return None

    def customer(self, one: _Found) -> Key | None:
        """The one customer of all changes."""
        ids = {self.linked(change.values, "customer_id") for change in one.changes[:SAMPLE]}
        only = ids.pop() if len(ids) == 1 else None
        return ("customer", only) if only else None

    def wanted(self, one: _Found) -> set[Key]:
        """Records whose names are needed."""
        customer = self.customer(one)
        own = set(one.keys) if len(one.keys) == 1 else set()
        return own | ({customer} if customer else set())


def _subject(
    tx: Tx, shapes: Shapes, seq: int, one: _Found, links: _Links, called: dict[Key, str]
) -> Subject:
    if not one.changes:
        return Subject()
    if one.table == "batch":
        return _batch(tx, shapes, seq, one)
    single = one.keys[0] if len(one.keys) == 1 else None
    customer = links.customer(one)
    first = one.changes[0]
    row = first.values
    return Subject(
        table=single[0] if single else one.table,
        record=f"{single[0]}:{single[1]}" if single else "",
        name=called.get(single, "") if single else "",
        count=len(one.keys),
        customer=called.get(customer, "") if customer and customer != single else "",
        extra=_extra(first) or ("" if customer else str(row.get("payer") or "")),
        day=_day(first),
        sums=_sums(one, links),
    )


def _extra(change: RowChange) -> str:
    if change.tbl == "statement" and not change.before:
        return ""  # that it was issued is what the command says
    column = {"contact_log": "outcome", "statement": "state"}.get(change.tbl, "")
    return str(change.values.get(column) or "") if column in change.changed() else ""


def _day(change: RowChange) -> int | None:
    """The day a period was closed up to; the old one where it was opened again."""
    if change.tbl != "company" or "locked_until" not in change.changed():
        return None
    day = change.after.get("locked_until") or change.before.get("locked_until")
    return day if isinstance(day, int) else None


def _sums(one: _Found, links: _Links) -> tuple[tuple[str, int], ...]:
    """How much more money stands in the rows than before, by currency."""
    column = _MONEY.get(one.table)
    if column is None:
        return ()
    sums: dict[str, int] = {}
    for change in one.changes:
        moved = _minor(change.after, column) - _minor(change.before, column)
        if moved:
            code = str(links.linked(change.values, "currency") or "CNY")
            sums[code] = sums.get(code, 0) + moved
    return tuple(sorted((code, moved) for code, moved in sums.items() if moved))


def _minor(row: Row, column: str) -> int:
    """The amount; of a receipt taken back whole it is less than nothing."""
    value = row.get(column)
    sign = -1 if row.get("kind") == "reversal" else 1
    return sign * value if isinstance(value, int) else 0


def _batch(tx: Tx, shapes: Shapes, seq: int, one: _Found) -> Subject:
    """Imports tell from the summaries of their files: rows booked, money in.

    The entry itself has them, also when the files are in no table any more.
    """
    posted, sums = 0, dict[str, int]()
    for row, before, after in tx.rows(
        "SELECT row, before, after FROM journal_change WHERE tbl = 'import_file' AND +seq = ?",
        (seq,),
    ):
        change = shapes.read(seq, "import_file", row, before, after)
        sign = 1 if change.after else -1
        for table in _tables(str(change.values.get("summary") or "")):
            posted += int(table.get("posted") or 0)
            for code, plain in (table.get("net_total") or {}).items():
                sums[code] = sums.get(code, 0) + sign * _read_minor(plain, code)
    alone = len(one.keys) == 1
    return Subject(
        "batch",
        f"batch:{one.keys[0][1]}" if alone else "",
        str(one.changes[0].values.get("label") or "") if alone else "",
        posted,
        sums=tuple(sorted((code, minor) for code, minor in sums.items() if minor)),
    )


def _tables(summary: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(summary or "{}").get("tables", [])
    except (ValueError, AttributeError):  # a summary of an older form tells nothing
        return []
    return [table for table in found if isinstance(table, dict)]


def _read_minor(plain: Any, currency: str) -> int:
    try:
        return from_decimal(Decimal(str(plain)), currency).minor
    except (InvalidOperation, InvalidAmount):
        return 0
