"""应付: a small list of what the firm itself has to pay, kept for its reminders (product P12).

No book of purchases: a payable is open until it is ticked off as paid, and touches no balance.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidAmount, InvalidDay, Refused
from arapp.models.values.money import Money
from arapp.services.dealing.fields import must_exist, ordinal, required
from arapp.services.dispatch import Outcome, Right, Topic

LEAD_DAYS = 7
"""Reminded from so many days before the due day, as receivables are (product M1)."""
_TOPICS = frozenset({Topic.PAYABLES})


@dataclass(frozen=True)
class SavePayable:
    """A new payable, or one changed (`payable_id`)."""

    supplier: str
    amount: Money
    due_on: date
    number: str = ""
    text: str = ""
    owner: str = ""
    note: str = ""
    payable_id: int | None = None

    label: ClassVar[str] = "save_payable"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (no supplier), InvalidAmount (not above zero),
        InvalidDay, NotFound, Refused `already_paid` (a paid one stays as it is)."""
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        values = {
            "supplier": required("supplier", self.supplier),
            "amount": self.amount.minor,
            "currency": self.amount.currency,
            "due_on": ordinal("due_on", self.due_on, tx.today),
            "number": self.number.strip(),
            "text": self.text.strip(),
            "owner": self.owner.strip(),
            "note": self.note.strip(),
        }
        if self.payable_id is None:
            return Outcome(_TOPICS, tx.insert("payable", **values))
        _open(tx, self.payable_id)
        tx.update("payable", self.payable_id, **values)
        return Outcome(_TOPICS, self.payable_id)


@dataclass(frozen=True)
class PayPayable:
    """It was paid on `day` (today when None)."""

    payable_id: int
    day: date | None = None

    label: ClassVar[str] = "pay_payable"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Tick it off. Raises NotFound, Refused `already_paid`, InvalidDay (in the future)."""
        _open(tx, self.payable_id)
        day = self.day or tx.today
        if day > tx.today:
            raise InvalidDay(value=day.isoformat(), reason="future")
        tx.update("payable", self.payable_id, paid_on=ordinal("day", day, tx.today))
        return Outcome(_TOPICS, self.payable_id)


def _open(tx: Tx, payable: int) -> None:
    must_exist(tx, "payable", payable)
    paid = tx.value("SELECT paid_on FROM payable WHERE id = ?", (payable,))
    if paid is not None:
        raise Refused("already_paid", payable=payable, day=date.fromordinal(paid))


@dataclass(frozen=True, slots=True)
class Payable:
    """A payable as of a day; `days` past its due day (below zero: still to come)."""

    id: int
    supplier: str
    number: str
    text: str
    amount: int
    currency: str
    due_on: date
    paid_on: date | None
    days: int
    owner: str
    note: str


def payables(tx: Tx, as_of: date, *, paid: bool = False) -> list[Payable]:
    """What is to be paid as of a day, by due day; with `paid` also what was."""
    rows = tx.rows(
        "SELECT id, supplier, number, text, amount, currency, due_on, paid_on, owner, note"
        " FROM payable WHERE :all OR paid_on IS NULL OR paid_on > :d"
        " ORDER BY paid_on IS NOT NULL, due_on, id",
        {"d": as_of.toordinal(), "all": paid},
    )
    return [
        Payable(
            *(row, supplier, number, text, amount, currency, date.fromordinal(due)),
            *(from_ordinal(paid_on), as_of.toordinal() - due, owner, note),
        )
        for row, supplier, number, text, amount, currency, due, paid_on, owner, note in rows
    ]


def reminded(tx: Tx, as_of: date) -> list[Payable]:
    """What is due within the lead days, today, or was; by due day."""
    return [one for one in payables(tx, as_of) if one.days >= -LEAD_DAYS]
