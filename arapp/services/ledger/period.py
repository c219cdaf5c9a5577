"""Closing a period and opening it again; what each month holds before it is closed."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from arapp.models.sums import MONTH
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import month_end
from arapp.models.values.errors import Refused
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.desk import waiting_source

# Whatever shows a day may look different once it lies in a closed period.
_TOPICS = frozenset({Topic.COMPANY, Topic.RECEIPTS, Topic.PLANS, Topic.ALLOCATIONS})
Sums = dict[str, int]
# The sums that the ledger keeps leave a void row out; until the day it was voided it counted.
_MOVED = f"""
SELECT month, currency, sum(debits), sum(credits) FROM (
  SELECT month, currency, debits, credits FROM customer_month
  UNION ALL SELECT {MONTH.format(day="booked_on")}, currency, amount, 0
    FROM plan WHERE state = 'void' AND void_on IS NOT NULL AND booked_on IS NOT NULL
  UNION ALL SELECT {MONTH.format(day="void_on")}, currency, -amount, 0
    FROM plan WHERE state = 'void' AND void_on IS NOT NULL AND booked_on IS NOT NULL)
GROUP BY month, currency HAVING sum(debits <> 0 OR credits <> 0)"""


@dataclass(frozen=True)
class LockPeriod:
    """Close the books up to a day, that day included: nothing dated in it changes any more."""

    until: date

    label: ClassVar[str] = "lock_period"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day. Closing up to the very day it is closed to already changes nothing.

        Raises Refused `lock_not_past` (today or later), `lock_earlier` (closed further already:
        that is opening, another right).
        """
        if self.until >= tx.today:
            raise Refused("lock_not_past", until=self.until, latest=tx.today - timedelta(days=1))
        present = tx.locked_until
        if present is not None and self.until < present:
            raise Refused("lock_earlier", until=self.until, present=present)
        if self.until != present:
            tx.update("company", 1, locked_until=self.until.toordinal())
        return Outcome(_TOPICS, self.until)


@dataclass(frozen=True)
class UnlockPeriod:
    """Open the books again after a day; None opens all of them."""

    until: date | None = None

    label: ClassVar[str] = "unlock_period"
    needs: ClassVar[Right] = Right.UNLOCK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the last day that stays closed, or None.

        Raises Refused `not_locked`, `unlock_later` (not earlier than what is closed).
        """
        present = tx.locked_until
        if present is None:
            raise Refused("not_locked")
        if self.until is not None and self.until >= present:
            raise Refused("unlock_later", until=self.until, present=present)
        day = None if self.until is None else self.until.toordinal()
        tx.update("company", 1, locked_until=day)
        return Outcome(_TOPICS, self.until)


def first_open(tx: Tx) -> int:
    """The first day that is not closed, as in the file; 0 when every day is open."""
    locked = tx.locked_until
    return 0 if locked is None else locked.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Period:
    """A month with movement. Sums are minor units by currency.

    `state`: closed | part (closed up to a day inside it) | open. `unmatched`: receipts of the month
    that wait for a decision; `unconfirmed`: statements up to a day of the month that were issued or
    sent and not answered.
    """

    first: date
    last: date
    state: str
    debits: Sums = field(default_factory=dict)
    credits: Sums = field(default_factory=dict)
    unmatched: int = 0
    unmatched_sums: Sums = field(default_factory=dict)
    unconfirmed: int = 0

    @property
    def stands_open(self) -> bool:
        """Whether something is left to do before it is closed; no reason to refuse closing."""
        return bool(self.unmatched or self.unconfirmed)


def periods(tx: Tx) -> list[Period]:
    """Every month with movement up to the ledger day, newest first."""
    debits, credits = _moved(tx)
    unmatched = _unmatched(tx)
    unconfirmed = _unconfirmed(tx)
    last = tx.today.year * 100 + tx.today.month
    months = {m for m in (*debits, *credits, *unmatched, *unconfirmed) if m <= last}
    lock = tx.locked_until
    return [
        _period(
            month,
            lock,
            debits.get(month, {}),
            credits.get(month, {}),
            unmatched.get(month, {}),
            unconfirmed.get(month, 0),
        )
        for month in sorted(months, reverse=True)
    ]


def _period(  # one argument a fact of the month
    month: int,
    lock: date | None,
    debits: Sums,
    credits: Sums,
    waiting: dict[str, tuple[int, int]],
    unconfirmed: int,
) -> Period:
    first = date(month // 100, month % 100, 1)
    last = month_end(first)
    return Period(
        first,
        last,
        "open" if lock is None or lock < first else "closed" if lock >= last else "part",
        debits,
        credits,
        sum(count for count, _ in waiting.values()),
        {currency: amount for currency, (_, amount) in waiting.items()},
        unconfirmed,
    )


def _moved(tx: Tx) -> tuple[dict[int, Sums], dict[int, Sums]]:
    """Debits and credits by month and currency."""
    debits: dict[int, Sums] = {}
    credits: dict[int, Sums] = {}
    for month, currency, debit, credit in tx.rows(_MOVED):
        debits.setdefault(month, {})[currency] = debit
        credits.setdefault(month, {})[currency] = credit
    return debits, credits


def _unmatched(tx: Tx) -> dict[int, dict[str, tuple[int, int]]]:
    """Month → currency → (receipts, minor units) that nobody has decided on."""
    found = waiting_source(tx, "")
    answer: dict[int, dict[str, tuple[int, int]]] = {}
    for month, currency, count, amount in tx.rows(
        f"SELECT {MONTH.format(day='r.day')} AS month, r.currency, count(*),"
        f" sum(r.amount - ({found.used})) {found.text} GROUP BY month, r.currency",
        found.params,
    ):
        answer.setdefault(month, {})[currency] = (count, amount)
    return answer


def _unconfirmed(tx: Tx) -> dict[int, int]:
    """Month → statements that end in it and wait for the customer's answer."""
    rows = tx.rows(
        f"SELECT {MONTH.format(day='to_on')} AS month, count(*) FROM statement"
        " WHERE state IN ('issued', 'sent') AND issued_on <= ? GROUP BY month",
        (tx.today.toordinal(),),
    )
    return dict(rows)
