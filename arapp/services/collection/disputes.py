"""Disputes: the contested amount of a row waits, the rest is asked for as before."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.plan_names import LABEL

_TOPICS = frozenset({Topic.COLLECTION})


@dataclass(frozen=True, slots=True)
class Contested:
    """So much of a row is contested; `due` is the day by which it has to be settled.

    `amount` None: all that is open.
    """

    reason: str
    due: date | None
    amount: Money | None = None
    owner: str = ""
    note: str = ""


@dataclass(frozen=True)
class OpenDispute:
    """A customer contests part of a row."""

    plan_id: int
    contested: Contested

    label: ClassVar[str] = "open_dispute"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises as `write_dispute`."""
        return Outcome(_TOPICS, write_dispute(tx, self.plan_id, self.contested))


def write_dispute(tx: WriteTx, plan_id: int, contested: Contested) -> int:
    """Insert it; id. Raises NotFound, Refused `plan_not_open`, InvalidValue (no reason),
    InvalidDay (none, past), InvalidAmount (more than is open and not contested yet)."""
    found = tx.one(
        "SELECT p.state, p.amount - p.paid, p.currency, p.label,"
        " (SELECT coalesce(sum(x.amount), 0) FROM dispute x"
        "  WHERE x.plan_id = p.id AND x.closed_on IS NULL) FROM plan p WHERE p.id = ?",
        (plan_id,),
    )
    if found is None:
        raise NotFound(what="plan", key=plan_id)
    state, left, currency, label, already = found
    if state != "firm" or left <= 0:
        raise Refused("plan_not_open", plan=plan_id, label=label)
    if not contested.reason.strip():
        raise InvalidValue(field="reason", value="", reason="empty")
    due = contested.due
    if due is None:
        raise InvalidDay(field="due", value="", reason="missing")
    if due <= tx.today:
        raise InvalidDay(field="due", value=due.isoformat(), reason="not_later")
    free = Money(left - already, currency)
    amount = free if contested.amount is None else contested.amount
    if amount.currency != currency:
        raise CurrencyMismatch(left=currency, right=amount.currency, field="amount")
    if not 0 < amount.minor <= free.minor:
        reason = "more_than_open" if amount.minor > 0 else "not_positive"
        raise InvalidAmount(field="amount", value=amount.plain(), reason=reason, available=free)
    return tx.insert(
        "dispute",
        plan_id=plan_id,
        amount=amount.minor,
        reason=contested.reason.strip(),
        opened_on=tx.today.toordinal(),
        due_on=due.toordinal(),
        owner=contested.owner.strip(),
        note=contested.note.strip(),
    )


@dataclass(frozen=True)
class CloseDispute:
    """It is settled today: what came of it, and how much of it the firm gave in to.

    What was granted is booked apart, as a difference or a credit; until then it is open, and not
    asked for.
    """

    dispute_id: int
    outcome: str
    granted: Money | None = None

    label: ClassVar[str] = "close_dispute"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises NotFound (none, closed already), InvalidValue (no outcome),
        CurrencyMismatch, InvalidAmount (more than was contested)."""
        found = tx.one(
            "SELECT x.amount, p.currency FROM dispute x JOIN plan p ON p.id = x.plan_id"
            " WHERE x.id = ? AND x.closed_on IS NULL",
            (self.dispute_id,),
        )
        if found is None:
            raise NotFound(what="dispute", key=self.dispute_id)
        amount, currency = found
        if not self.outcome.strip():
            raise InvalidValue(field="outcome", value="", reason="empty")
        granted = self.granted or Money(0, currency)
        if granted.currency != currency:
            raise CurrencyMismatch(left=currency, right=granted.currency, field="granted")
        if not 0 <= granted.minor <= amount:
            raise InvalidAmount(field="granted", value=granted.plain(), reason="range")
        tx.update(
            "dispute",
            self.dispute_id,
            closed_on=tx.today.toordinal(),
            outcome=self.outcome.strip(),
            granted=granted.minor,
        )
        return Outcome(_TOPICS, self.dispute_id)


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute; `closed_on` None while it is open as of the day asked for."""

    id: int
    customer_id: int
    customer: str
    plan_id: int
    title: str
    amount: int
    currency: str
    reason: str
    opened_on: date
    due_on: date | None
    closed_on: date | None
    outcome: str
    granted: int | None
    owner: str
    note: str


def dispute_list(tx: Tx, as_of: date, customer: int | None = None) -> list[DisputeLine]:
    """Disputes opened by a day, open ones first, the next to end first."""
    rows = tx.rows(
        f"SELECT x.id, c.id, c.name, p.id, trim(coalesce(k.number, '') || ' ' || {LABEL}),"
        " x.amount, p.currency, x.reason, x.opened_on, x.due_on,"
        " CASE WHEN x.closed_on <= :d THEN x.closed_on END, x.outcome, x.granted, x.owner, x.note"
        " FROM dispute x JOIN plan p ON p.id = x.plan_id JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE x.opened_on <= :d AND (:c IS NULL OR c.id = :c)"
        " ORDER BY x.closed_on <= :d, x.due_on, x.id",
        {"d": as_of.toordinal(), "c": customer},
    )
    return [_dispute_line(*row) for row in rows]


def _dispute_line(*row: Any) -> DisputeLine:
    days = (date.fromordinal(row[8]), from_ordinal(row[9]), from_ordinal(row[10]))
    fields = (*row[:8], *days, *row[11:])
    return DisputeLine(*fields)
