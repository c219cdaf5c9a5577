"""What the page of bills reads: the bills, and what can be chosen for one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import Tx
from arapp.services.dealing.payables import payables
from arapp.services.ledger import bill_rows, desk
from arapp.services.ledger.bill_rows import BillEvent, BillLine
from arapp.services.ledger.desk_form import accounts

SEGMENTS = ("maturing", "held", "endorsed", "discounted", "collected", "returned")


@dataclass(frozen=True)
class Shown:
    """All bills as of the ledger day, those to be presented soon by id."""

    today: date
    bills: tuple[BillLine, ...]
    maturing: frozenset[int]

    def of(self, segment: str) -> list[BillLine]:
        """The bills of a segment."""
        if segment == "maturing":
            return [one for one in self.bills if one.id in self.maturing]
        return [one for one in self.bills if one.state == segment]


@dataclass(frozen=True)
class Choices:
    """The way of a bill, and by their names: accounts, payables to pay, bank lines with its
    money."""

    events: tuple[BillEvent, ...] = ()
    accounts: Mapping[str, int] = field(default_factory=dict)
    payables: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read(tx: Tx) -> Shown:
    """The lists of the page."""
    soon = frozenset(one.id for one in bill_rows.maturing(tx, tx.today))
    return Shown(tx.today, tuple(bill_rows.bills(tx, tx.today)), soon)


def choices(tx: Tx, bill: BillLine) -> Choices:
    """What can be chosen when something is done with the bill."""
    code = bill.currency
    owed = [one for one in payables(tx, tx.today) if one.currency == code]
    return Choices(
        tuple(bill_rows.events(tx, bill.id)),
        {one.name: one.id for one in accounts(tx) if one.currency == code},
        _named([(f"{one.supplier} {one.number}".strip(), one.id) for one in owed]),
        {
            one.number: one.id
            for one in desk.pending(tx)
            if one.currency == code and one.left == one.amount and one.id != bill.receipt_id
        },
    )


def _named(rows: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Names that are two rows' get the id behind them."""
    found: dict[str, int] = {}
    for name, row in rows:
        found[name if name not in found else f"{name} #{row}"] = row
    return found
