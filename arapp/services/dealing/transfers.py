"""A prepayment becomes another customer's; a debt is taken over by another one (债务转移)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    OverAllocated,
    Refused,
)
from arapp.models.values.money import Money, plain
from arapp.services.credit.people import require_customer
from arapp.services.dealing.fields import required
from arapp.services.dealing.offsets import booking_day, settle_rows, unpaid_receipt
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.room import most_used

_TOPICS = frozenset({Topic.RECEIPTS, Topic.CUSTOMERS, Topic.ALLOCATIONS, Topic.PLANS})


@dataclass(frozen=True)
class TransferPrepayment:
    """What a receipt has left, or some of it, is another customer's from a day on."""

    receipt_id: int
    to_customer: int
    amount: Money
    note: str
    day: date | None = None

    label: ClassVar[str] = "transfer_prepayment"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the other customer's receipt (method `transfer`).

        Raises NotFound, NoSuchCustomer, InvalidValue (`note`: why it crosses customers; `customer`:
        the receipt has none), Refused `same_customer`, CurrencyMismatch, InvalidAmount,
        InvalidDay (before the receipt, in the future), OverAllocated, PeriodLocked.
        """
        note = required("note", self.note)
        row = tx.one(
            "SELECT r.day, r.amount, r.currency, r.customer_id, c.name, r.number FROM receipt r"
            " LEFT JOIN customer c ON c.id = r.customer_id WHERE r.id = ?",
            (self.receipt_id,),
        )
        if row is None:
            raise NotFound(what="receipt", key=self.receipt_id)
        came, whole, currency, owner, name, number = row
        if owner is None:
            raise InvalidValue(field="customer", value="", reason="missing")
        _other(tx, owner, self.to_customer)
        if self.amount.currency != currency:
            raise CurrencyMismatch(left=currency, right=self.amount.currency)
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        day = booking_day(tx, self.day)
        if day.toordinal() < came:
            first = date.fromordinal(came).isoformat()
            raise InvalidDay(field="day", value=day.isoformat(), reason="before", first=first)
        left = whole - most_used(tx, self.receipt_id, day.toordinal())
        if self.amount.minor > left:
            raise OverAllocated(
                record=f"receipt:{self.receipt_id}",
                available=plain(left, currency),
                wanted=self.amount.plain(),
            )
        told = (name, f"{number} {note}")
        made = unpaid_receipt(tx, "transfer", self.to_customer, self.amount, day, told)
        tx.insert(
            "refund",
            receipt_id=self.receipt_id,
            amount=self.amount.minor,
            day=day.toordinal(),
            note=note,
            kind="transfer",
            to_receipt_id=made,
        )
        return Outcome(_TOPICS, made)


@dataclass(frozen=True)
class TransferDebt:
    """Another customer owes it from now on: the row is settled, the same sum is due there."""

    plan_id: int
    to_customer: int
    amount: Money
    note: str
    day: date | None = None

    label: ClassVar[str] = "transfer_debt"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the new row (kind `transfer`), due when the old one was.

        Raises NotFound, NoSuchCustomer, InvalidValue (`note`), Refused `same_customer`,
        `plan_not_firm`, CurrencyMismatch, InvalidAmount, OverAllocated, InvalidDay, PeriodLocked.
        """
        note = required("note", self.note)
        row = tx.one(
            "SELECT p.customer_id, p.due_on, p.label, c.name, coalesce(nullif(c.short_name, ''),"
            " c.name) FROM plan p JOIN customer c ON c.id = p.customer_id WHERE p.id = ?",
            (self.plan_id,),
        )
        if row is None:
            raise NotFound(what="plan", key=self.plan_id)
        owner, due, label, _, short = row
        _other(tx, owner, self.to_customer)
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        day = booking_day(tx, self.day)
        name = tx.value("SELECT name FROM customer WHERE id = ?", (self.to_customer,))
        receipt = unpaid_receipt(tx, "transfer", owner, self.amount, day, (name, note))
        parts = ((self.plan_id, self.amount),)
        (settled,) = settle_rows(tx, receipt, owner, parts, note)
        booked = tx.value("SELECT day FROM allocation WHERE id = ?", (settled,))
        made = tx.insert(
            "plan",
            customer_id=self.to_customer,
            kind="transfer",
            label=_label(tx, self.to_customer, short, label),
            state="firm",
            booked_on=booked,
            due_on=due,
            amount=self.amount.minor,
            currency=self.amount.currency,
            note=note,
            from_plan_id=self.plan_id,
            by_receipt_id=receipt,
        )
        return Outcome(_TOPICS, made)


def _other(tx: Tx, owner: int, to_customer: int) -> None:
    require_customer(tx, to_customer)
    if owner == to_customer:
        raise Refused("same_customer", customer=owner)


def _label(tx: Tx, customer: int, short: str, label: str) -> str:
    """In the language of the one who owes it now: it stands on that one's papers."""
    language = tx.value("SELECT language FROM customer WHERE id = ?", (customer,))
    told = f"debt of {short}" if language == "en" else f"承接{short}债务"
    return f"{told} {label}".strip()
