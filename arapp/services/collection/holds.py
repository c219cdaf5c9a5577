"""Why a row is not dunned now: promise, dispute, hold, money that came in. As of any day.

A promise is kept when what was settled since it was made reaches it. The newest promise of a row or
customer counts; of several that fit into what is open, each takes what the earlier one leaves. A
hold ends on its last day and shows again then. Amounts are minor units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from arapp.models.tx import Tx
from arapp.services.collection.contested import disputes
from arapp.services.ledger.promise_parts import Said, shared
from arapp.services.ledger.standing import STANDS

DISPUTED = "disputed"
HOLD_END = "min(until_on, coalesce(ended_on, until_on))"
"""SQL of the day from which a hold no longer stands: its last, or the one it was ended on."""

State = Literal["open", "kept", "partly", "broken"]


@dataclass(frozen=True, slots=True)
class Promise:
    """What a customer said, and what became of it: `kept` is the amount settled since."""

    id: int
    customer_id: int
    plan_id: int | None
    amount: int
    currency: str
    made_on: date
    due_on: date
    person: str
    kept: int
    answered: bool  # the customer was spoken to after the promise had lapsed
    plans: tuple[int, ...] = ()  # the rows it speaks of; none: of the customer as a whole
    whole: bool = True
    in_time: int = 0  # settled up to its day
    part: bool = False  # half now, half later: one of several that run together

    def broke(self, today: date) -> bool:
        """Whether nothing of it had come when its day was over; money later does not undo it."""
        return self.due_on < today and self.in_time <= 0 < self.amount

    def state(self, today: date) -> State:
        """Open until its day is over; then kept, partly or broken."""
        if self.kept >= self.amount:
            return "kept"
        if self.due_on >= today:
            return "open"
        return "partly" if self.kept > 0 else "broken"

    @property
    def left(self) -> int:
        """What is still to come of it."""
        return max(self.amount - self.kept, 0)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What keeps rows and customers from being dunned on a day.

    `plans` and `customers`: id → (reason, until) of everything held; `promised` are those held by a
    promise that is still open; `disputed`: plan id → contested amount.
    """

    plans: Mapping[int, tuple[str, date | None]]
    customers: Mapping[int, tuple[str, date | None]]
    promised: Mapping[int, tuple[str, date | None]]
    disputed: Mapping[int, int]

    def contested(self, plan: int, open_amount: int) -> int:
        """The part of what is open that is in dispute (minor units)."""
        part = self.disputed.get(plan, 0)
        return max(min(part, open_amount), 0) if part else 0

    def holding(self, plan: int, customer: int) -> tuple[str, date | None] | None:
        """What holds the part of a row that is not contested: reason and end.

        A hold for a dispute holds the contested part, where the ledger says how much that is.
        """
        own = self.plans.get(plan)
        if own is not None and own[0] == DISPUTED and plan in self.disputed:
            own = None
        return own or self.customers.get(customer) or self.promised.get(customer)

    def why_not(self, plan: int, customer: int, open_amount: int) -> tuple[str, date | None] | None:
        """Reason and end for a row of which nothing may be dunned; None when some of it may be."""
        if self.contested(plan, open_amount) >= open_amount > 0:
            return DISPUTED, self.plans.get(plan, ("", None))[1]
        return self.holding(plan, customer)


_ROWS = (
    "SELECT m.plan_id WHERE m.plan_id IS NOT NULL"
    " UNION SELECT q.plan_id FROM promise_plan q WHERE q.promise_id = m.id"
)
_GONE = "SELECT 1 FROM plan v WHERE v.id = {0} AND v.state = 'void' AND v.void_on <= :d"


def _settled(until: str) -> str:
    """SQL of what came since a promise was made, up to a day: money, and what was taken off."""
    return f"""
      CASE WHEN m.plan_id IS NULL AND NOT EXISTS
          (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id) THEN
        (SELECT coalesce(sum(r.amount), 0) FROM receipt r WHERE r.customer_id = m.customer_id
           AND r.currency = m.currency AND r.day >= m.made_on AND r.day <= {until} AND {STANDS})
      ELSE
        (SELECT coalesce(sum(a.amount), 0) FROM allocation a
          WHERE a.plan_id IN ({_ROWS}) AND a.day >= m.made_on AND a.day <= {until})
        + (SELECT coalesce(sum(f.amount), 0) FROM difference f
          WHERE f.plan_id IN ({_ROWS}) AND f.day >= m.made_on AND f.day <= {until})
      END"""


_PROMISES = f"""
    SELECT m.id, m.customer_id, m.plan_id, m.amount, m.currency, m.made_on, m.due_on, m.person,
      {_settled(":d")},
      EXISTS (SELECT 1 FROM contact_log l WHERE l.customer_id = m.customer_id
        AND l.day > m.due_on AND l.day <= :d AND (l.plan_id IS NULL OR l.plan_id = m.plan_id)),
      (SELECT group_concat(q.plan_id) FROM promise_plan q WHERE q.promise_id = m.id
        AND NOT EXISTS ({_GONE.format("q.plan_id")})),
      EXISTS (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id),
      {_settled("min(m.due_on, :d)")}
    FROM promise m WHERE m.made_on <= :d AND (:c IS NULL OR m.customer_id = :c)
      AND (m.withdrawn_on IS NULL OR m.withdrawn_on > :d)
      AND NOT EXISTS ({_GONE.format("m.plan_id")})
    ORDER BY m.made_on, m.id
"""


def all_promises(tx: Tx, as_of: date, customer: int | None = None) -> list[Promise]:
    """Every promise that stands on a day, the oldest first, those that were followed by others."""
    rows = tx.rows(_PROMISES, {"d": as_of.toordinal(), "c": customer})
    made = [promise for promise in map(_promise_of, rows) if promise.whole or promise.plans]
    said = [
        Said(
            *(one.id, one.customer_id, one.currency, tuple(sorted(one.plans)), one.amount),
            *(one.made_on, one.due_on),
        )
        for one in made
    ]
    shares = shared(tx, as_of, said)
    return [
        replace(one, kept=shares[one.id].kept, in_time=shares[one.id].in_time, part=True)
        if one.id in shares
        else one
        for one in made
    ]


def promises(tx: Tx, as_of: date, customer: int | None = None) -> list[Promise]:
    """The newest promise of each row and of each customer as a whole, as of a day.

    One of several rows keeps those that no newer one speaks of.
    """
    return newest_of(all_promises(tx, as_of, customer))


def newest_of(made: Sequence[Promise]) -> list[Promise]:
    """Of promises, the oldest first, those that count. Pure."""
    newest: dict[tuple[int, int | None, str], Promise] = {}
    for promise in made:
        for plan in promise.plans or (None,):
            newest[promise.customer_id, plan, promise.currency] = promise
    kept: dict[int, list[int]] = {}
    for (_, plan, _), promise in newest.items():
        kept.setdefault(promise.id, []).extend([] if plan is None else [plan])
    return [
        promise if len(kept[promise.id]) == len(promise.plans) else _of(promise, kept[promise.id])
        for promise in made
        if promise.id in kept
    ]


def _of(promise: Promise, plans: list[int]) -> Promise:
    return replace(promise, plans=tuple(plans))


def _promise_of(row: Any) -> Promise:
    *known, several, many, in_time = row
    plan = known[2]
    rows = (
        (plan,)
        if plan is not None
        else tuple(map(int, (several or "").split(",")))
        if several
        else ()
    )
    whole = plan is None and not many
    return replace(_promise(*known), plans=rows, whole=whole, in_time=in_time)


def _promise(*row: Any) -> Promise:
    days = (date.fromordinal(row[5]), date.fromordinal(row[6]))
    fields = (*row[:5], *days, row[7], row[8], bool(row[9]))
    return Promise(*fields)


def obstacles(
    tx: Tx, as_of: date, made: Sequence[Promise], customer: int | None = None
) -> Obstacles:
    """Holds, open promises and disputes in force on a day; `made` comes from `promises`."""
    key = {"d": as_of.toordinal(), "c": customer}
    plans: dict[int, tuple[str, date | None]] = {}
    customers: dict[int, tuple[str, date | None]] = {}
    promised: dict[int, tuple[str, date | None]] = {}
    for promise in made:
        if promise.state(as_of) == "open":
            if promise.whole:
                promised[promise.customer_id] = ("promised", promise.due_on)
            plans |= dict.fromkeys(promise.plans, ("promised", promise.due_on))
    held = tx.rows(
        "SELECT customer_id, plan_id, reason, until_on FROM hold WHERE set_on <= :d"
        f" AND {HOLD_END} > :d AND (:c IS NULL OR customer_id = :c) ORDER BY until_on",
        key,
    )
    for owner, plan, reason, until in held:
        why = (_REASONS.get(reason, reason), date.fromordinal(until))
        if plan is None:
            customers[owner] = why
        elif reason == "dispute":  # the narrower one: what else holds the row holds all of it
            plans.setdefault(plan, why)
        else:
            plans[plan] = why
    return Obstacles(plans, customers, promised, disputes(tx, as_of, customer))


_REASONS = {"promise": "promised", "dispute": DISPUTED, "manual": "held"}
