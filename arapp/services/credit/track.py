"""How customers paid and traded up to a day: what the score and the card reckon from.

Looked at are positive firm rows in the customer's own currency: those settled within the window,
and those open and overdue on the day. An overdue row counts as late by the days it is late by now,
so that paying it never makes the record worse. All is read for one customer, or for all at once.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.services.credit.promised import Kept, kept_promises
from arapp.services.reports.open import source

YEAR = 12


@dataclass(frozen=True, slots=True)
class Track:
    """Facts of one customer, minor units of its currency.

    `settled`: (days late, rows, amount) of the rows settled in the window, 0 for in time or early;
    `overdue`: (days, rows, amount, open) of those open and past their day; `ahead`: (rows, open)
    not due yet; `first_on`: first booked day; `rows`, `amount`: booked in the last twelve months.
    """

    settled: tuple[tuple[int, int, int], ...] = ()
    overdue: tuple[tuple[int, int, int, int], ...] = ()
    ahead: tuple[int, int] = (0, 0)
    first_on: int | None = None
    rows: int = 0
    amount: int = 0
    promises: Kept = field(default_factory=Kept)

    @property
    def count(self) -> int:
        """Rows that say how the customer pays."""
        return sum(n for _, n, _ in self.settled) + sum(n for _, n, _, _ in self.overdue)

    def on_time_ppm(self, grace: int) -> int | None:
        """Share of the rows paid no more than `grace` days late; None without any.

        A row that is overdue by less still can be, so it does not count yet.
        """
        good = sum(n for late, n, _ in self.settled if late <= grace)
        late = self.count - good - sum(n for days, n, _, _ in self.overdue if days <= grace)
        return good * 1_000_000 // (good + late) if good + late else None

    @property
    def days_late(self) -> int | None:
        """Days late weighted by amount, rounded half up; None without rows."""
        pairs = [(late, amount) for late, _, amount in self.settled]
        pairs += [(days, amount) for days, _, amount, _ in self.overdue]
        weight = sum(amount for _, amount in pairs)
        if not weight:
            return None
        return (2 * sum(late * amount for late, amount in pairs) + weight) // (2 * weight)

    @property
    def longest(self) -> int:
        """Most days that a row was or is late."""
        return max(
            (*(late for late, _, _ in self.settled), *(days for days, *_ in self.overdue)),
            default=0,
        )

    @property
    def overdue_days(self) -> int:
        """Days of the oldest open row; 0 when nothing is overdue."""
        return max((days for days, *_ in self.overdue), default=0)

    @property
    def overdue_open(self) -> int:
        """What is open and overdue."""
        return sum(rest for *_, rest in self.overdue)

    def paid_up(self) -> "Track":
        """As it would be once all that is overdue were paid today."""
        paid = tuple((days, rows, amount) for days, rows, amount, _ in self.overdue)
        return replace(self, settled=self.settled + paid, overdue=())

    def paid_ahead(self) -> "Track":
        """As it would be once all that is open and not due were paid in time."""
        rows, amount = self.ahead
        return replace(self, settled=(*self.settled, (0, rows, amount)), ahead=(0, 0))


def track(tx: Tx, customer_id: int, as_of: date, window: int) -> Track:
    """The facts of one customer; `window` months are looked back."""
    return tracks(tx, as_of, window, customer_id).get(customer_id, Track())


def tracks(tx: Tx, as_of: date, window: int, customer: int | None = None) -> dict[int, Track]:
    """The facts of all customers that have rows or promises, by id."""
    found: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for who, late, count, amount in _settled(tx, as_of, window, customer):
        found[who].setdefault("settled", []).append((late, count, amount))
    for who, days, count, amount, rest in _open(tx, as_of, customer):
        if days > 0:
            found[who].setdefault("overdue", []).append((days, count, amount, rest))
        else:
            rows, before = found[who].get("ahead", (0, 0))
            found[who]["ahead"] = (rows + count, before + rest)
    for who, first, count, amount in _traded(tx, as_of, customer):
        found[who] |= {"first_on": first, "rows": count, "amount": amount}
    for who, kept in kept_promises(tx, as_of, window, customer).items():
        found[who]["promises"] = kept
    return {who: _track(facts) for who, facts in found.items()}


def _track(facts: dict[str, Any]) -> Track:
    lists: dict[str, Any] = {name: tuple(facts.pop(name, ())) for name in ("settled", "overdue")}
    return Track(**lists, **facts)


# A row that red invoices or a waiver settled without any money says nothing about paying. Of all
# rows only the few with a difference are looked at.
_PAID_OF_ONE = (
    "coalesce((SELECT sum(a.amount) FROM allocation a"
    " WHERE a.plan_id = p.id AND a.day <= :d), 0) > 0"
)
_PAID_OF_ALL = (
    "p.id NOT IN (SELECT x.plan_id FROM difference x WHERE coalesce((SELECT sum(a.amount)"
    " FROM allocation a WHERE a.plan_id = x.plan_id AND a.day <= :d), 0) <= 0)"
)


def _settled(tx: Tx, as_of: date, window: int, customer: int | None) -> list[Any]:
    """(customer, days late, rows, amount), those in time or early as 0."""
    first = add_months(as_of, -window).toordinal()
    # Of one customer the rows are few and found by it; of all they are read as they lie: each of
    # them is looked at, and the index by days would send for most of them one by one.
    mine = "" if customer is None else "p.customer_id = :c AND "
    paid = _PAID_OF_ALL if customer is None else _PAID_OF_ONE
    return tx.rows(
        "SELECT p.customer_id, max(p.settled_on - p.due_on, 0) AS late, count(*), sum(p.amount)"
        " FROM plan p JOIN customer c ON c.id = p.customer_id AND c.currency = p.currency"
        f" WHERE {mine}+p.settled_on BETWEEN :first AND :d AND p.amount > 0 AND p.booked_on <= :d"
        f" AND {paid} GROUP BY p.customer_id, late",
        {"d": as_of.toordinal(), "first": first, "c": customer},
    )


def _open(tx: Tx, as_of: date, customer: int | None) -> list[Any]:
    """(customer, days overdue (0: not due), rows, amount, open) of open rows."""
    found = source(tx, as_of, customer)
    return tx.rows(
        "SELECT o.customer_id, max(:d - o.due_on, 0) AS days, count(*), sum(o.amount),"
        f" sum(o.amount - o.paid) FROM ({found.sql}) o"
        " JOIN customer c ON c.id = o.customer_id AND c.currency = o.currency"
        " WHERE o.amount > 0 GROUP BY o.customer_id, days",
        found.params,
    )


def _traded(tx: Tx, as_of: date, customer: int | None) -> list[Any]:
    """(customer, first booked day, rows and amount of the last twelve months)."""
    mine = "" if customer is None else "p.customer_id = :c AND "
    return tx.rows(
        "SELECT t.customer_id, min(coalesce(c.since_on, t.first), t.first), t.rows, t.amount FROM"
        " (SELECT p.customer_id, min(p.booked_on) AS first,"
        "  sum(p.booked_on > :year AND p.currency = k.currency) AS rows,"
        "  sum(CASE WHEN p.booked_on > :year AND p.currency = k.currency THEN p.amount ELSE 0 END)"
        "  AS amount FROM plan p JOIN customer k ON k.id = p.customer_id"
        f"  WHERE {mine}p.booked_on <= :d AND p.state = 'firm' AND p.amount > 0"
        "  GROUP BY p.customer_id) t JOIN customer c ON c.id = t.customer_id",
        {
            "d": as_of.toordinal(),
            "year": add_months(as_of, -YEAR).toordinal(),
            "c": customer,
        },
    )
