"""Who is to be scored again: grades by hand whose day is over, and those not scored this quarter.

Only who is known well enough for a score is told (rows and months of the points model), so that a
new customer reminds nobody of what cannot be reckoned.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.services.credit.model_kept import model_of


@dataclass(frozen=True, slots=True)
class Due:
    """A customer to be scored again: `why` expired (its grade by hand), quarter (scored before this
    quarter) or never; `since` the day that makes it so."""

    customer_id: int
    customer: str
    grade: str
    owner: str
    why: str
    since: date | None


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


# The rows that say how a customer pays; few of each customer are looked at.
_PAID = (
    "SELECT 1 FROM plan p WHERE p.customer_id = c.id AND p.currency = c.currency AND p.amount > 0"
    " AND p.booked_on <= :d AND (p.settled_on BETWEEN :first AND :d"
    " OR (p.state = 'firm' AND p.paid <> p.amount AND p.due_on < :d)) LIMIT :rows"
)
_TRADED = (
    "(c.since_on <= :began OR EXISTS (SELECT 1 FROM plan p WHERE p.customer_id = c.id"
    " AND p.state = 'firm' AND p.amount > 0 AND p.booked_on <= :began))"
)
_EXPIRED = "c.merged_into_id IS NULL AND c.grade_until < :d"
_STALE = (
    "c.merged_into_id IS NULL AND c.grade_until IS NULL AND coalesce(c.scored_on, 0) < :start"
    f" AND (SELECT count(*) FROM ({_PAID})) >= :rows AND {_TRADED}"
)


def _params(tx: Tx, as_of: date) -> dict[str, Any]:
    model = model_of(tx)
    return {
        "d": as_of.toordinal(),
        "start": quarter_of(as_of).toordinal(),
        "first": add_months(as_of, -model.window).toordinal(),
        "began": add_months(as_of, -model.min_months).toordinal(),
        "rows": model.min_rows,
    }


_FIELDS = (
    "SELECT c.id, coalesce(nullif(c.short_name, ''), c.name), c.grade, c.owner, c.grade_until,"
    " c.scored_on FROM customer c WHERE "
)


def expired(tx: Tx, as_of: date) -> list[Due]:
    """Customers whose grade was set by hand until a day that is over, the oldest first."""
    rows = tx.rows(f"{_FIELDS}{_EXPIRED} ORDER BY c.grade_until, c.id", {"d": as_of.toordinal()})
    return [_due(*row) for row in rows]


def stale(tx: Tx, as_of: date) -> tuple[int, int]:
    """(customers not scored this quarter, of them never scored)."""
    count, never = tx.one(
        f"SELECT count(*), sum(c.scored_on IS NULL) FROM customer c WHERE {_STALE}",
        _params(tx, as_of),
    )
    return count, never or 0


def to_rescore(tx: Tx, as_of: date, limit: int = 200) -> list[Due]:
    """Customers whose score is due again; those by hand whose day is over come first."""
    rows = tx.rows(
        f"{_FIELDS}({_EXPIRED}) OR ({_STALE})"
        " ORDER BY c.grade_until IS NULL, coalesce(c.grade_until, c.scored_on, 0), c.id LIMIT :n",
        _params(tx, as_of) | {"n": limit},
    )
    return [_due(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A customer that is due, with what its score comes to: `points` None where too little is
    known, then `grade` is the one it has."""

    due: Due
    points: int | None
    grade: str


def reckoned(tx: Tx, as_of: date, limit: int = 100) -> tuple[list[Reckoned], int]:
    """The first who are due with their scores, and how many there are in all."""
    from arapp.services.credit.points import score

    found = to_rescore(tx, as_of, limit + 1)
    many = len(found)
    if many > limit:
        many = len(expired(tx, as_of)) + stale(tx, as_of)[0]
    model, lines = model_of(tx), []
    for one in found[:limit]:
        came = score(tx, one.customer_id, as_of, model)
        lines.append(Reckoned(one, came.points, came.grade))
    return lines, many


def _due(row: int, name: str, grade: str, owner: str, until: int | None, on: int | None) -> Due:
    if until is not None:
        return Due(row, name, grade, owner, "expired", date.fromordinal(until))
    if on is not None:
        return Due(row, name, grade, owner, "quarter", date.fromordinal(on))
    return Due(row, name, grade, owner, "never", None)
