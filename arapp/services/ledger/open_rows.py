"""What is open as of a day: the one definition behind balance, aging, statement and letter.

As of day D a row counts when it was booked by D and was not void on D; what was allocated or waived
after D is not paid yet. The kept sums say how things stand now, so D is now less what came later:
for today that is nothing, for a month end the allocations of the weeks since.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money

_COLUMNS = "p.id, p.customer_id, p.currency, p.due_on, p.booked_on, p.amount"


@dataclass(frozen=True, slots=True)
class Source:
    """A SELECT of open rows (id, customer_id, currency, due_on, booked_on, amount, paid).

    `plain` says that it is one scan of the partial indexes, so an ORDER BY due_on LIMIT is cheap.
    """

    sql: str
    params: dict[str, Any]
    plain: bool


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open plan row as of a day, minor units; `open` = amount − paid, credits below zero."""

    id: int
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    invoice: str
    kind: str
    label: str
    booked_on: date
    due_on: date
    amount: int
    paid: int
    currency: str
    owner: str

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.amount - self.paid

    @property
    def money(self) -> Money:
        """What is still to be paid, as money."""
        return Money(self.open, self.currency)


@dataclass(frozen=True, slots=True)
class Prepaid:
    """Money of a customer not allocated as of a day (minor units, positive)."""

    receipt_id: int
    customer_id: int
    number: str
    day: date
    amount: int
    currency: str


def source(tx: Tx, as_of: date, customer: int | None = None, where: str = "1") -> Source:
    """The open rows as of a day, of one customer or of all, as SQL to select from.

    `where` is a condition on the plan row `p`, written by code; named parameters d and c are taken.
    """
    params: dict[str, Any] = {"d": as_of.toordinal(), "c": customer}
    mine = f"({where})" + ("" if customer is None else " AND p.customer_id = :c")
    parts = [
        f"SELECT {_COLUMNS}, p.paid FROM plan p"
        f" WHERE p.state = 'firm' AND p.paid <> p.amount AND p.booked_on <= :d AND {mine}",
    ]
    late = _late(tx, as_of, customer)
    if late:
        parts[0] += " AND p.id NOT IN (SELECT plan_id FROM late)"
        parts.append(
            f"SELECT {_COLUMNS}, p.paid - l.amount FROM late l CROSS JOIN plan p"
            " ON p.id = l.plan_id WHERE p.state = 'firm' AND p.booked_on <= :d"
            f" AND p.paid - l.amount <> p.amount AND {mine}",
        )
    if tx.value("SELECT 1 FROM plan WHERE state = 'void' AND void_on > :d LIMIT 1", params):
        parts.append(_void(bool(late), mine))
    return Source(late + " UNION ALL ".join(parts), params, len(parts) == 1)


def _late(tx: Tx, as_of: date, customer: int | None) -> str:
    """WITH clause of what was settled after the day, per plan row; empty when nothing was."""
    days = {"d": as_of.toordinal()}
    found = tx.value(
        "SELECT EXISTS (SELECT 1 FROM allocation WHERE day > :d)"
        " OR EXISTS (SELECT 1 FROM difference WHERE day > :d)",
        days,
    )
    if not found:
        return ""
    rows = (
        "" if customer is None else " AND plan_id IN (SELECT id FROM plan WHERE customer_id = :c)"
    )
    return (
        "WITH late (plan_id, amount) AS MATERIALIZED (SELECT plan_id, sum(amount) FROM ("
        f"SELECT plan_id, amount FROM allocation WHERE day > :d{rows}"
        f" UNION ALL SELECT plan_id, amount FROM difference WHERE day > :d{rows}"
        ") GROUP BY plan_id) "
    )


def _void(late: bool, mine: str) -> str:
    """Rows voided after the day: on the day they stood as they were booked."""
    paid = "p.paid - coalesce(l.amount, 0)" if late else "p.paid"
    join = " LEFT JOIN late l ON l.plan_id = p.id" if late else ""
    return (
        f"SELECT {_COLUMNS}, {paid} FROM plan p{join} WHERE p.state = 'void'"
        f" AND p.void_on > :d AND p.booked_on <= :d AND {paid} <> p.amount AND {mine}"
    )


def open_items(tx: Tx, as_of: date, customer: int | None = None) -> list[OpenItem]:
    """Rows open as of a day, by customer, currency, due day; of one customer or of all."""
    return list(each_open(tx, as_of, customer))


def each_open(tx: Tx, as_of: date, customer: int | None = None) -> Iterator[OpenItem]:
    """The rows of `open_items`, one at a time."""
    found = source(tx, as_of, customer)
    rows = tx.each(
        "SELECT o.id, o.customer_id, c.name, p.contract_id, coalesce(k.number, ''),"
        " coalesce(i.number, ''), p.kind, p.label, o.booked_on, o.due_on, o.amount, o.paid,"
        " o.currency, coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner)"
        f" FROM ({found.sql}) o JOIN plan p ON p.id = o.id JOIN customer c ON c.id = o.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id"
        " ORDER BY o.customer_id, o.currency, o.due_on, o.id",
        found.params,
    )
    for row in rows:
        yield _item(*row)


def _item(*row: Any) -> OpenItem:
    fields = (*row[:8], date.fromordinal(row[8]), date.fromordinal(row[9]), *row[10:])
    return OpenItem(*fields)


def prepaid_rows(tx: Tx, as_of: date, customer: int) -> list[Prepaid]:
    """Receipts of a customer with money left as of a day, by day."""
    rows = tx.rows(
        "SELECT r.id, r.customer_id, r.number, r.day, r.amount"
        " - (SELECT coalesce(sum(a.amount), 0) FROM allocation a"
        "    WHERE a.receipt_id = r.id AND a.day <= :d)"
        " - (SELECT coalesce(sum(f.amount), 0) FROM refund f"
        "    WHERE f.receipt_id = r.id AND f.day <= :d) AS rest, r.currency"
        " FROM receipt r WHERE r.customer_id = :c AND r.day <= :d ORDER BY r.day, r.id",
        {"d": as_of.toordinal(), "c": customer},
    )
    return [
        Prepaid(receipt, owner, number, date.fromordinal(day), rest, currency)
        for receipt, owner, number, day, rest, currency in rows
        if rest
    ]


def money_source(tx: Tx, as_of: date) -> Source:
    """Receipts with money left as of a day, as SQL to select from.

    Columns: id, day, customer_id, currency, not_customer, allocated, rest.
    """
    key = {"d": as_of.toordinal()}
    later = tx.value(
        "SELECT EXISTS (SELECT 1 FROM allocation WHERE day > :d)"
        " OR EXISTS (SELECT 1 FROM refund WHERE day > :d)",
        key,
    )
    names = "SELECT r.id, r.day, r.customer_id, r.currency, r.not_customer"
    rest = "r.amount - r.allocated - r.refunded"
    now = (
        f"{names}, r.allocated, {rest} AS rest FROM receipt r"
        " WHERE r.amount > r.allocated + r.refunded AND r.day <= :d"
    )
    if not later:
        return Source(now, key, True)
    sql = (
        "WITH late (receipt_id, amount, given) AS MATERIALIZED (SELECT receipt_id, sum(amount),"
        " sum(given) FROM (SELECT receipt_id, amount, amount AS given FROM allocation"
        " WHERE day > :d UNION ALL SELECT receipt_id, amount, 0 FROM refund WHERE day > :d)"
        " GROUP BY receipt_id) "
        f"{now} AND r.id NOT IN (SELECT receipt_id FROM late)"
        f" UNION ALL {names}, r.allocated - l.given, {rest} + l.amount FROM late l"
        f" CROSS JOIN receipt r ON r.id = l.receipt_id"
        f" WHERE r.day <= :d AND {rest} + l.amount <> 0"
    )
    return Source(sql, key, False)


def prepaid_by_currency(tx: Tx, as_of: date) -> dict[str, int]:
    """Currency → money of known customers not allocated as of a day."""
    found = money_source(tx, as_of)
    rows = tx.rows(
        f"SELECT currency, sum(rest) FROM ({found.sql})"
        " WHERE +customer_id IS NOT NULL GROUP BY currency",
        found.params,
    )
    return dict(rows)


def prepaid_totals(tx: Tx, as_of: date) -> dict[tuple[int, str], int]:
    """(customer id, currency) → money not allocated as of a day, where there is any."""
    found = money_source(tx, as_of)
    rows = tx.rows(
        f"SELECT customer_id, currency, sum(rest) FROM ({found.sql})"
        " WHERE customer_id IS NOT NULL GROUP BY customer_id, currency",
        found.params,
    )
    return {(customer, currency): rest for customer, currency, rest in rows if rest}


def balance_of(tx: Tx, as_of: date, customer: int, currency: str) -> int:
    """What a customer owes as of a day in minor units, as aging has it: open rows less money that
    is not allocated."""
    found = source(tx, as_of, customer)
    owed: int = tx.value(
        f"SELECT coalesce(sum(amount - paid), 0) FROM ({found.sql}) WHERE currency = :currency",
        {**found.params, "currency": currency},
    )
    money = prepaid_rows(tx, as_of, customer)
    return owed - sum(one.amount for one in money if one.currency == currency)
