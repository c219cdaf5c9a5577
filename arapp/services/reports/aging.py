"""Aging: open rows by the days since they fell due, or since they were booked, as of any day.

A row due on the day itself is not due until midnight. By document day the rows that are due stand
by their age since booking. Credit rows (negative) stand in the column of their own day, so the
columns of a row always add up to its total.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import plain
from arapp.services.reports.open import prepaid_totals, source

# Upper end of each bucket in days; the last one has none.
BOUNDS = (30, 60, 90)
BUCKETS = {
    "due": ("not_due", "1-30", "31-60", "61-90", "90+"),
    "document": ("not_due", "0-30", "31-60", "61-90", "90+"),
}


class AgingRow(NamedTuple):
    """One customer in one currency; `columns` follow the buckets, minor units."""

    customer_id: int
    customer: str
    currency: str
    columns: tuple[int, ...]
    prepayment: int

    @property
    def total(self) -> int:
        """Open rows before prepayment."""
        return sum(self.columns)

    @property
    def net(self) -> int:
        """Open rows less prepayment."""
        return self.total - self.prepayment


@dataclass(frozen=True, slots=True)
class Aging:
    """Aging of all customers; `rows` by currency, largest total first."""

    as_of: date
    basis: str
    buckets: tuple[str, ...]
    rows: tuple[AgingRow, ...]

    def totals(self) -> dict[str, AgingRow]:
        """Currency → the sum of its rows (customer 0)."""
        sums: dict[str, list[int]] = {}
        for row in self.rows:
            line = sums.setdefault(row.currency, [0] * (len(self.buckets) + 1))
            for index, amount in enumerate((*row.columns, row.prepayment)):
                line[index] += amount
        return {
            currency: AgingRow(0, "", currency, tuple(line[:-1]), line[-1])
            for currency, line in sorted(sums.items())
        }


def bucket_of(days: int) -> int:
    """Index of the bucket for days overdue; 0 and less are not due."""
    if days <= 0:
        return 0
    return 1 + sum(days > bound for bound in BOUNDS)


def bucket_sql(basis: str) -> list[str]:
    """Conditions on due_on, booked_on and :d, one a bucket, each row in exactly one.

    Raises InvalidValue for a basis that is not `due` or `document`.
    """
    if basis not in BUCKETS:
        raise InvalidValue(field="basis", value=basis, reason="unknown")
    day = "due_on" if basis == "due" else "booked_on"
    lower = (None, *BOUNDS)
    conditions = ["due_on >= :d"]
    for low, high in zip(lower, (*BOUNDS, None), strict=True):
        parts = ["due_on < :d"]
        parts += [] if low is None else [f":d - {day} > {low}"]
        parts += [] if high is None else [f":d - {day} <= {high}"]
        conditions.append(" AND ".join(parts))
    return conditions


def aging(tx: Tx, as_of: date, basis: str = "due") -> Aging:
    """Aging of every customer with open rows or prepayments, as of a day."""
    sums = ", ".join(
        f"sum(CASE WHEN {condition} THEN amount - paid ELSE 0 END)"
        for condition in bucket_sql(basis)
    )
    found = source(tx, as_of)
    grouped = tx.rows(
        f"SELECT customer_id, currency, {sums} FROM ({found.sql}) GROUP BY customer_id, currency",
        found.params,
    )
    prepaid = prepaid_totals(tx, as_of)
    names = dict(tx.rows("SELECT id, name FROM customer"))
    take = prepaid.pop
    rows = [
        AgingRow(customer, names[customer], code, tuple(columns), take((customer, code), 0))
        for customer, code, *columns in grouped
    ]
    none = (0,) * len(BUCKETS[basis])
    rows += [
        AgingRow(customer, names[customer], code, none, rest)
        for (customer, code), rest in prepaid.items()
    ]
    rows.sort(key=lambda row: (row.currency, -sum(row.columns), row.customer_id))
    return Aging(as_of, basis, BUCKETS[basis], tuple(rows))


def aging_json(report: Aging) -> dict[str, Any]:
    """The document of `report aging`: amounts as text with the currency's digits."""
    totals = report.totals()
    return {
        "as_of": report.as_of.isoformat(),
        "basis": report.basis,
        "buckets": list(report.buckets),
        "rows": [
            {"customer": row.customer, "customer_id": row.customer_id, "currency": row.currency}
            | _amounts(report, row)
            for row in report.rows
        ],
        "totals": {currency: _amounts(report, row) for currency, row in totals.items()},
        "balance": {code: plain(row.total, code) for code, row in totals.items()},
        "net": {code: plain(row.net, code) for code, row in totals.items()},
    }


def _amounts(report: Aging, row: AgingRow) -> dict[str, str]:
    values = dict(zip(report.buckets, row.columns, strict=True))
    values |= {"total": row.total, "prepayment": row.prepayment}
    return {name: plain(amount, row.currency) for name, amount in values.items()}
