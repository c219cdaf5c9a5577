"""Several promises about the same rows: half now, half later. What came is divided among them.

Those that run together and fit into what is open are parts of one whole: each takes what the one of
the earlier day leaves. One that does not fit takes the place of what was said before. Minor units.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from arapp.models.tx import Tx
from arapp.services.ledger.standing import STANDS

Came = Sequence[tuple[date, int]]


@dataclass(frozen=True, slots=True)
class Said:
    """A promise: of these rows, or of the customer as a whole (no rows)."""

    id: int
    customer_id: int
    currency: str
    plans: tuple[int, ...]
    amount: int
    made_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Share:
    """What came for one of them, and how much of it up to its day."""

    kept: int
    in_time: int


# What came of the rows, or of the customer as a whole: day and amount. `:p` are the rows.
_CAME = f"""
    SELECT day, sum(amount) FROM (
      SELECT r.day, r.amount FROM receipt r WHERE json_array_length(:p) = 0
        AND r.customer_id = :c AND r.currency = :k AND {STANDS}
      UNION ALL SELECT a.day, a.amount FROM allocation a
        WHERE a.plan_id IN (SELECT value FROM json_each(:p))
      UNION ALL SELECT f.day, f.amount FROM difference f
        WHERE f.plan_id IN (SELECT value FROM json_each(:p)))
    WHERE day <= :d GROUP BY day ORDER BY day
"""
_WHOLE = (
    "SELECT coalesce(sum(amount), 0) FROM plan WHERE CASE json_array_length(:p) WHEN 0 THEN"
    " customer_id = :c AND currency = :k AND state = 'firm' AND booked_on <= :d"
    " ELSE id IN (SELECT value FROM json_each(:p)) END"
)


def shared(tx: Tx, as_of: date, said: Sequence[Said]) -> dict[int, Share]:
    """Promise → its share, of those (the oldest first) that share what came up to a day."""
    groups: dict[tuple[int, str, tuple[int, ...]], list[Said]] = {}
    for one in said:
        groups.setdefault((one.customer_id, one.currency, one.plans), []).append(one)
    found: dict[int, Share] = {}
    for (customer, currency, plans), many in groups.items():
        if any(later.made_on <= one.due_on for one, later in pairwise(many)):
            key = {"p": json.dumps(plans), "c": customer, "k": currency, "d": as_of.toordinal()}
            whole: int = tx.value(_WHOLE, key)
            came = [(date.fromordinal(day), amount) for day, amount in tx.rows(_CAME, key)]
            found |= divided(many, whole, came)
    return found


def divided(said: Sequence[Said], whole: int, came: Came) -> dict[int, Share]:
    """The shares of promises of the same rows (the oldest first) that are parts of their `whole`;
    one that stands alone has none. Pure."""
    groups: list[list[Said]] = []
    for one in said:
        known = [(day, amount) for day, amount in came if day < one.made_on]
        last = groups[-1] if groups else []
        taken = _taken(last, known)
        beside = sum(two.amount - taken[two.id].kept for two in last if two.due_on >= one.made_on)
        open_then = whole - sum(amount for _, amount in known)
        if beside and beside + one.amount <= open_then:
            last.append(one)
        else:
            groups.append([one])
    shares: dict[int, Share] = {}
    for group in groups:
        shares |= _taken(group, came) if len(group) > 1 else {}
    return shares


def _taken(runs: Sequence[Said], came: Came) -> dict[int, Share]:
    """What came from when each was made on, to the next to end first, then to those that lapsed."""
    taken = {one.id: Share(0, 0) for one in runs}
    for day, amount in came:
        left = amount
        for one in sorted(runs, key=lambda one: (one.due_on < day, one.due_on, one.id)):
            if one.made_on <= day:
                before = taken[one.id]
                part = min(left, one.amount - before.kept)
                in_time = before.in_time + (part if day <= one.due_on else 0)
                taken[one.id] = Share(before.kept + part, in_time)
                left -= part
    return taken
