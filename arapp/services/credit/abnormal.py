"""Abnormal customers: overdue beyond the grade's tolerance, in days and in amount. Derived.

What has been overdue for more than the tolerated days, less money in hand that is not matched yet,
comes to more than the tolerated amount. Promises, disputes and holds change nothing about it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.credit.exposure import prepaid
from arapp.services.credit.grades import Standing, standing, standings
from arapp.services.reports.open import source


@dataclass(frozen=True, slots=True)
class Abnormal:
    """Why a customer is flagged, minor units of `currency`.

    `amount` all that is overdue and `days` of the oldest row; `beyond` what is overdue for more
    than `tolerance_days`; `in_hand` money not matched; beyond − in_hand > tolerance.
    """

    customer_id: int
    currency: str
    amount: int
    days: int
    beyond: int
    in_hand: int
    tolerance: int
    tolerance_days: int
    grade: str


def abnormal(tx: Tx, customer_id: int, as_of: date) -> Abnormal | None:
    """The flag of one customer as of a day, None without. Raises NoSuchCustomer.

    With rows in several currencies each is looked at by itself; the customer's own is told first.
    """
    who = standing(tx, customer_id)
    flags = _flags(tx, {who.id: who}, as_of, who.id)
    return flags[0] if flags else None


def abnormals(
    tx: Tx, as_of: date, known: Mapping[int, Standing] | None = None
) -> dict[int, Abnormal]:
    """Every flagged customer by id; `known` are the `standings` where they were read before."""
    flags = _flags(tx, standings(tx) if known is None else known, as_of, None)
    return {flag.customer_id: flag for flag in reversed(flags)}


def abnormal_ids(tx: Tx, as_of: date, known: Mapping[int, Standing] | None = None) -> set[int]:
    """Ids of the flagged customers."""
    return set(abnormals(tx, as_of, known))


def _flags(
    tx: Tx, known: Mapping[int, Standing], as_of: date, customer: int | None
) -> list[Abnormal]:
    """By customer, the customer's own currency first, then the larger amount."""
    in_hand = prepaid(tx, as_of, customer)
    flags = []
    for who, code, amount, beyond, oldest in _overdue(tx, as_of, customer):
        party = known.get(who)
        if party is None or oldest is None:
            continue
        flag = Abnormal(
            who, code, amount, as_of.toordinal() - oldest, beyond, in_hand.get((who, code), 0),
            party.tolerance(code), party.grade.tolerance_days, party.grade.code,
        )  # fmt: skip
        if flag.days > flag.tolerance_days and flag.beyond - flag.in_hand > flag.tolerance:
            flags.append(flag)
    return sorted(
        flags,
        key=lambda f: (f.customer_id, f.currency != known[f.customer_id].currency, -f.amount),
    )


def _overdue(tx: Tx, as_of: date, customer: int | None) -> Iterable[Any]:
    """(customer, currency, overdue, of it beyond the days, oldest due day); credits take off."""
    rows = source(tx, as_of, customer)
    beyond = ":d - coalesce((SELECT g.tolerance_days FROM grade g WHERE g.code = c.grade), 0)"
    return tx.rows(
        "SELECT o.customer_id, o.currency, sum(o.amount - o.paid),"
        f" sum(CASE WHEN o.amount < 0 OR o.due_on < {beyond} THEN o.amount - o.paid ELSE 0 END),"
        " min(CASE WHEN o.amount > 0 THEN o.due_on END)"
        f" FROM ({rows.sql}) o JOIN customer c ON c.id = o.customer_id"
        " WHERE o.due_on < :d GROUP BY o.customer_id, o.currency",
        rows.params,
    )
