"""What became of promises: kept when what came in by the promised day reaches them."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.services.ledger.promise_parts import Said, shared
from arapp.services.ledger.standing import STANDS


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises whose day has come, or that were kept before it; `open` are still ahead."""

    made: int = 0
    kept: int = 0
    partly: int = 0
    open: int = 0
    COUNTS: ClassVar[frozenset[str]] = frozenset({"made", "kept", "partly", "open"})

    @property
    def ppm(self) -> int | None:
        """Share that was kept in full; None when none was made."""
        return self.kept * 1_000_000 // self.made if self.made else None

    def one_more(self) -> "Kept":
        """With one more that is kept: one that is open, else a new one."""
        return Kept(self.made + 1, self.kept + 1, self.partly, max(self.open - 1, 0))


# The rows that a promise speaks of.
_ROWS = (
    "SELECT m.plan_id WHERE m.plan_id IS NOT NULL"
    " UNION SELECT q.plan_id FROM promise_plan q WHERE q.promise_id = m.id"
)
# Settled from the day it was made to the day it was promised for, as of the day.
_PROMISES = f"""
    SELECT m.customer_id, m.amount, m.due_on, m.id, m.currency, m.made_on,
      (SELECT json_group_array(n) FROM (SELECT w.plan_id AS n FROM ({_ROWS}) w ORDER BY n)),
      CASE WHEN m.plan_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM promise_plan q WHERE q.promise_id = m.id) THEN
        (SELECT coalesce(sum(r.amount), 0) FROM receipt r WHERE r.customer_id = m.customer_id
          AND r.currency = m.currency AND r.day >= m.made_on AND r.day <= min(m.due_on, :d)
          AND {STANDS})
      ELSE
        (SELECT coalesce(sum(a.amount), 0) FROM allocation a
          WHERE a.plan_id IN ({_ROWS}) AND a.day >= m.made_on AND a.day <= min(m.due_on, :d))
        + (SELECT coalesce(sum(f.amount), 0) FROM difference f
          WHERE f.plan_id IN ({_ROWS}) AND f.day >= m.made_on AND f.day <= min(m.due_on, :d))
      END
    FROM promise m WHERE m.made_on <= :d AND m.due_on > :first
      AND (m.withdrawn_on IS NULL OR m.withdrawn_on > :d)
      AND NOT EXISTS (SELECT 1 FROM plan v
        WHERE v.id = m.plan_id AND v.state = 'void' AND v.void_on <= :d)
"""


def kept_promises(tx: Tx, as_of: date, window: int, customer: int | None = None) -> dict[int, Kept]:
    """Customer → what became of the promises of the last `window` months."""
    found: dict[int, Kept] = {}
    mine = "" if customer is None else " AND m.customer_id = :c"
    params = {
        "d": as_of.toordinal(),
        "first": add_months(as_of, -window).toordinal(),
        "c": customer,
    }
    rows = tx.rows(f"{_PROMISES}{mine} ORDER BY m.made_on, m.id", params)
    shares = shared(tx, as_of, [_said(*row) for row in rows])
    for who, amount, due, promise, *_, came in rows:
        share = shares.get(promise)
        told = (amount, due, share.in_time if share else came)
        found[who] = _counted(found.get(who, Kept()), told, as_of.toordinal())
    return found


def _said(*row: Any) -> Said:
    who, amount, due, promise, currency, made, plans, _ = row
    days = (date.fromordinal(made), date.fromordinal(due))
    return Said(promise, who, currency, tuple(json.loads(plans)), amount, *days)


def _counted(before: Kept, told: tuple[int, int, int], today: int) -> Kept:
    amount, due, came = told
    if came >= amount:
        return Kept(before.made + 1, before.kept + 1, before.partly, before.open)
    if due >= today:
        return Kept(before.made, before.kept, before.partly, before.open + 1)
    partly = before.partly + (came > 0)
    return Kept(before.made + 1, before.kept, partly, before.open)
