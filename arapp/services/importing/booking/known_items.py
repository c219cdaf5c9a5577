"""Open items that the ledger has already: the row that a line of a sheet means.

Three looks, the surest first. *Exact*: the contract's row of that amount, the invoice's, or the
same customer, contract, label, due day and amount. *Alike*: the same item out of another sheet: a
field that one of the two sheets has no column for says nothing, everything else agrees. *Changed*:
the same invoice, the same instalment, or an item of a sheet that states balances only, with other
figures. A row of the ledger is taken once.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from arapp.services.importing.booking.posting import OPENING, Posting, Tally
from arapp.services.importing.rows.records import PlanRow
from arapp.services.ledger.names import name_key
from arapp.services.ledger.plan_steps import milestone_of

# A running ledger's names for what open items have too.
_AS_ITEMS = {"day": "booked_on", "debit": "amount"}
_AS_INVOICES = {"day": "booked_on", "gross": "amount", "number": "invoice"}
_ALL = frozenset({"contract", "invoice", "label", "due_on", "booked_on", "paid", "amount"})
_COLUMNS = (
    "id, customer_id, contract_id, invoice_id, milestone_id, no, kind, label, state, booked_on,"
    " due_on, amount, paid, currency, coalesce(batch_id, 0)"
)


class Item(NamedTuple):
    """A plan row that is already there; days as in the file, amounts in minor units."""

    id: int
    customer: int
    contract: int | None
    invoice: int | None
    milestone: int | None
    no: int
    kind: str
    label: str
    state: str
    booked_on: int | None
    due_on: int | None
    amount: int
    paid: int
    currency: str
    batch: int


def label_of(row: PlanRow) -> str:
    """What papers print for the row: as the sheet calls it, never its remarks to oneself."""
    return row.label or (OPENING if row.kind == "opening" else "")


def _of(customer: int, items: Iterable[Item]) -> list[Item]:
    """The customer's own; all of them for a name that nobody has."""
    return [item for item in items if customer in (item.customer, 0)]


def rows_of_contract(posting: Posting, contract: int) -> list[Item]:
    """The contract's rows in their order, void ones left out."""
    return _items(posting, "contract_id = ?", contract)


def _items(posting: Posting, where: str, key: int) -> list[Item]:
    sql = f"SELECT {_COLUMNS} FROM plan WHERE {where} AND state <> 'void' ORDER BY no, id"
    return [Item(*found) for found in posting.tx.rows(sql, (key,))]


@dataclass
class KnownItems:
    """The ledger's items, as a table of open items looks for its own among them."""

    posting: Posting
    tally: Tally
    _of_customer: dict[int, list[Item]] = field(default_factory=dict)
    _batches: dict[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def fields(self) -> frozenset[str]:
        """Fields that the sheet has columns for."""
        names = self.tally.table.layout.mapping().values()
        return frozenset(_AS_ITEMS.get(name, name) for name in names if name)

    @cached_property
    def balances_only(self) -> bool:
        """Whether the sheet states what is open and not what was due at first."""
        return bool({"open", "part"} & self.fields) and "amount" not in self.fields

    def said_in(self, batch: int) -> frozenset[str]:
        """Fields that the sheets of open items of an earlier import had columns for.

        Of rows that no import made, all was stated.
        """
        if not batch:
            return _ALL
        if batch not in self._batches:
            self._batches[batch] = frozenset(self._columns(batch))
        return self._batches[batch]

    def _columns(self, batch: int) -> Iterable[str]:
        for (summary,) in self.posting.tx.rows(
            "SELECT summary FROM import_file WHERE batch_id = ?", (batch,)
        ):
            for table in json.loads(summary)["tables"]:
                names = table["columns"].values()
                if table["kind"] in ("plans", "ledger"):
                    yield from (_AS_ITEMS.get(name, name) for name in names if name)
                elif table["kind"] == "invoices":
                    yield from (_AS_INVOICES.get(name, name) for name in names if name)

    # --- the three looks ---

    @cached_property
    def _owing(self) -> frozenset[int]:
        """Customers that have rows in the ledger."""
        found = self.posting.tx.rows("SELECT DISTINCT customer_id FROM plan")
        return frozenset(customer for (customer,) in found)

    def may_know(self, row: PlanRow, customer: int) -> bool:
        """Whether a look can find anything: its customer, contract or invoice is there already."""
        book = self.posting.book
        return (
            customer in self._owing
            or book.contract(row.contract) is not None
            or book.invoice(row.invoice) is not None
        )

    def exact(self, row: PlanRow, customer: int) -> Item | None:
        """The row that this one equals."""
        posting = self.posting
        contract, invoice = posting.book.contract(row.contract), posting.book.invoice(row.invoice)
        found = None
        if row.amount > 0:
            if contract is not None:
                same = [t for t in rows_of_contract(posting, contract) if t.amount == row.amount]
                found = best_of(self._free(_of(customer, same)), row)
            if found is None and invoice is not None:
                same = _items(posting, "invoice_id = ?", invoice)
                found = self._first(t for t in _of(customer, same) if t.amount == row.amount)
        return found or self.seen(row, customer)

    def seen(self, row: PlanRow, customer: int) -> Item | None:
        """The row of the same customer, contract, label, due day and amount."""
        contract = self.posting.book.contract(row.contract)
        due = row.due_on.toordinal() if row.due_on else 0
        key = (customer, contract, label_of(row), due, row.amount, row.currency)
        others: list[int] = []
        found = None
        while found is None and (row_id := self.posting.seen.take(*key)) is not None:
            if row_id in self.posting.used:
                continue
            item = _items(self.posting, "id = ?", row_id)[0]
            if self._clash(row, item):
                others.append(row_id)
            else:
                found = item
        self.posting.seen.give_back(others, *key)
        return found

    def alike(self, row: PlanRow, customer: int) -> Item | None:
        """The row that this one is, told by a sheet with other columns."""
        named = self._named(row, balance=True)
        if named is not None and customer in (named.customer, 0):
            return named
        return self._first(
            item
            for item in self._earlier(customer, row)
            if row.amount in ((item.amount, item.amount - item.paid) if self.balances_only
                              else (item.amount,))
            and self._agree(row, item)
        )  # fmt: skip

    def changed(self, row: PlanRow, customer: int) -> Item | None:
        """The row that this one is with other figures."""
        named = self._named(row, balance=False)
        if named is not None or not self.balances_only:
            return named
        return self._first(item for item in self._earlier(customer, row) if self._agree(row, item))

    def _named(self, row: PlanRow, *, balance: bool) -> Item | None:
        """By the number of its invoice, or its contract and label; `balance`: what the sheet has
        open may be what is left of it."""
        if not row.amount or (balance and not self.balances_only):
            return None
        book = self.posting.book
        contract, invoice = book.contract(row.contract), book.invoice(row.invoice)
        if invoice is not None:
            found = _items(self.posting, "invoice_id = ?", invoice)
        elif contract is not None and row.label:
            rows = rows_of_contract(self.posting, contract)
            found = [item for item in rows if called_alike(item.label, row.label)]
        else:
            return None
        return self._first(
            item
            for item in found
            if (item.amount > 0) == (row.amount > 0)
            and item.currency == row.currency
            and (abs(row.amount) <= abs(item.amount) or not balance)
        )

    # --- what agrees ---

    @cached_property
    def _none_before(self) -> bool:
        sql = "SELECT 1 FROM plan WHERE coalesce(batch_id, 0) <> ? LIMIT 1"
        return self.posting.tx.value(sql, (self.posting.batch,)) is None

    def _earlier(self, customer: int, row: PlanRow) -> list[Item]:
        """The customer's items of its currency and sign that stood before this import."""
        if self._none_before:
            return []
        if customer not in self._of_customer:
            self._of_customer[customer] = [
                item
                for item in _items(self.posting, "customer_id = ?", customer)
                if item.batch != self.posting.batch and item.state == "firm"
            ]
        return [
            item
            for item in self._of_customer[customer]
            if item.currency == row.currency and (item.amount < 0) == (row.amount < 0)
        ]

    def _agree(self, row: PlanRow, item: Item) -> bool:
        """Whether nothing differs, and something that both sheets state says that it is the one."""
        theirs = self.said_in(item.batch)
        days = {"due_on", "booked_on"} & self.fields & theirs
        numbered = bool(row.contract or row.invoice)
        return not self._clash(row, item) and (bool(days) or numbered or not self._dated(theirs))

    def _clash(self, row: PlanRow, item: Item) -> bool:
        """Whether something differs that both sheets have a column for."""
        book, theirs = self.posting.book, self.said_in(item.batch)
        pairs = (
            ("contract", book.contract(row.contract) or (-1 if row.contract else 0), item.contract),
            ("invoice", book.invoice(row.invoice) or (-1 if row.invoice else 0), item.invoice),
            ("label", name_key(row.label), "" if item.label == OPENING else name_key(item.label)),
        )
        for name, mine, its in pairs:
            silent = (not mine and name not in self.fields) or (not its and name not in theirs)
            if (mine or 0) != (its or 0) and not silent:
                return True
        return any(
            (one.toordinal() if one else None) != other
            for name, one, other in (
                ("due_on", row.due_on, item.due_on),
                ("booked_on", row.booked_on, item.booked_on),
            )
            if name in self.fields and name in theirs
        )

    def _dated(self, theirs: frozenset[str]) -> bool:
        """Whether one of the two sheets has days that the other one might have agreed to."""
        return bool({"due_on", "booked_on", "part"} & (self.fields | theirs))

    def _free(self, items: Iterable[Item]) -> list[Item]:
        return [item for item in items if item.id not in self.posting.used]

    def _first(self, items: Iterable[Item]) -> Item | None:
        return next((item for item in items if item.id not in self.posting.used), None)


def best_of(candidates: list[Item], row: PlanRow) -> Item | None:
    """The row that the label or the day names; a single candidate needs neither."""
    label = name_key(row.label)
    named = [item for item in candidates if label and called_alike(item.label, row.label)]
    if named:
        return named[0]
    due = row.due_on.toordinal() if row.due_on else None
    dated = [item for item in candidates if item.due_on == due]
    if dated:
        return dated[0]
    if len(candidates) == 1 and not (
        label and milestone_of(row.label) and milestone_of(candidates[0].label)
    ):
        return candidates[0]
    return None


def called_alike(one: str, other: str) -> bool:
    """Whether two labels mean one instalment: 验收款 and 验收后, 质保金 and 质量保证金."""
    if name_key(one) == name_key(other) or _stem(one) == _stem(other):
        return True
    return bool(milestone_of(one)) and milestone_of(one) == milestone_of(other)


def _stem(label: str) -> str:
    return re.sub(r"[款金前后时期满的]|\s", "", label)
