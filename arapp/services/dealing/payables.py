"""应付: a small list of what the firm itself has to pay, kept for its reminders (product P12).

No book of purchases: a payable is open until it is ticked off as paid, and touches no balance. Part
of it may have been set off against a receivable or paid with a bill before (`settling`).
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import CurrencyMismatch, InvalidAmount, InvalidDay
from arapp.models.values.money import Money
from arapp.services.dealing.fields import ordinal, required
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.settling import LEFT, open_payable, settle

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
        """Result: its id. Raises InvalidValue (no supplier), InvalidAmount (not above zero,
        `below_settled` less than was settled of it), InvalidDay, NotFound, CurrencyMismatch,
        Refused `already_paid` (a paid one stays as it is)."""
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
        self._check_settled(tx, self.payable_id)
        tx.update("payable", self.payable_id, **values)
        return Outcome(_TOPICS, self.payable_id)

    def _check_settled(self, tx: Tx, payable: int) -> None:
        left = open_payable(tx, payable)
        amount = tx.value("SELECT amount FROM payable WHERE id = ?", (payable,))
        settled = amount - left.minor
        if settled and self.amount.currency != left.currency:
            raise CurrencyMismatch(left=left.currency, right=self.amount.currency)
        if self.amount.minor <= settled:
            raise InvalidAmount(value=self.amount.plain(), reason="below_settled")


@dataclass(frozen=True)
class PayPayable:
    """What was left of it was paid on `day` (today when None)."""

    payable_id: int
    day: date | None = None

    label: ClassVar[str] = "pay_payable"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Tick it off. Raises NotFound, Refused `already_paid`, InvalidDay (in the future)."""
        left = open_payable(tx, self.payable_id)
        day = self.day or tx.today
        if day > tx.today:
            raise InvalidDay(value=day.isoformat(), reason="future")
        settle(tx, self.payable_id, left, ordinal("day", day, tx.today))
        return Outcome(_TOPICS, self.payable_id)


@dataclass(frozen=True, slots=True)
class Payable:
    """A payable as of a day; `days` past its due day (below zero: still to come).

    `left` of `amount` is still to be paid.
    """

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
    left: int


def payables(tx: Tx, as_of: date, *, paid: bool = False) -> list[Payable]:
    """What is to be paid as of a day, by due day; with `paid` also what was."""
    rows = tx.rows(
        "SELECT y.id, supplier, number, text, y.amount, y.currency, due_on, paid_on, owner, note,"
        f" {LEFT} FROM payable y WHERE :all OR paid_on IS NULL OR paid_on > :d"
        " ORDER BY paid_on IS NOT NULL, due_on, y.id",
        {"d": as_of.toordinal(), "all": paid},
    )
    return [
        Payable(
            *(row, supplier, number, text, amount, currency, date.fromordinal(due)),
            *(from_ordinal(paid_on), as_of.toordinal() - due, owner, note, left),
        )
        for row, supplier, number, text, amount, currency, due, paid_on, owner, note, left in rows
    ]


def reminded(tx: Tx, as_of: date) -> list[Payable]:
    """What is due within the lead days, today, or was; by due day."""
    return [one for one in payables(tx, as_of) if one.days >= -LEAD_DAYS]
