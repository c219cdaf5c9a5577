"""Abnormal customers: overdue beyond the grade's tolerance, in days and in amount. Derived.

What has been overdue for more than the tolerated days, less money in hand that is not matched yet,
comes to more than the tolerated amount. Promises, disputes and holds change nothing about it.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from arapp.models.tx import Tx
from arapp.services.credit.grades import Grade, firm_currency, grades, in_units, standing
from arapp.services.credit.in_hand import prepaid
from arapp.services.reports.open import source


class Abnormal(NamedTuple):
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
    standing(tx, customer_id)  # that there is such a customer
    flags = _flags(tx, as_of, customer_id)
    return flags[0] if flags else None


def abnormals(tx: Tx, as_of: date) -> dict[int, Abnormal]:
    """Every flagged customer by id."""
    return {flag.customer_id: flag for flag in reversed(_flags(tx, as_of, None))}


def abnormal_ids(tx: Tx, as_of: date) -> set[int]:
    """Ids of the flagged customers."""
    return {flag.customer_id for flag in _flags(tx, as_of, None)}


def _flags(tx: Tx, as_of: date, customer: int | None) -> list[Abnormal]:
    """By customer, the customer's own currency first, then the larger amount."""
    in_hand, grade_of, day = prepaid(tx, as_of, customer), _grades(tx), as_of.toordinal()
    flags, home = [], firm_currency(tx)
    tolerance = functools.cache(
        lambda code, currency: in_units(grade_of[code].tolerance_amount, home, currency)
    )
    for who, currency, _own, code, amount, beyond, oldest in _overdue(tx, as_of, customer):
        held, most = in_hand.get((who, currency), 0), tolerance(code, currency)
        days = grade_of[code].tolerance_days
        if day - oldest > days and beyond - held > most:
            flags.append(
                Abnormal(who, currency, amount, day - oldest, beyond, held, most, days, code)
            )
    return flags


def _grades(tx: Tx) -> dict[str, Grade]:
    """By code; one that no grade has (a sheet wrote it) tolerates nothing."""
    found: dict[str, Grade] = defaultdict(lambda: Grade(""))
    found.update((one.code, one) for one in grades(tx))
    return found


def _overdue(tx: Tx, as_of: date, customer: int | None) -> Iterable[Any]:
    """(customer, currency, its own?, grade, overdue, of it beyond the days, oldest due day), in the
    order of the flags; credits take off."""
    rows = source(tx, as_of, customer)
    beyond = ":d - coalesce((SELECT g.tolerance_days FROM grade g WHERE g.code = c.grade), 0)"
    return tx.rows(
        "SELECT o.customer_id, o.currency, o.currency = c.currency AS own, c.grade,"
        " sum(o.amount - o.paid) AS owed,"
        f" sum(CASE WHEN o.amount < 0 OR o.due_on < {beyond} THEN o.amount - o.paid ELSE 0 END),"
        " min(CASE WHEN o.amount > 0 THEN o.due_on END) AS oldest"
        f" FROM ({rows.sql}) o JOIN customer c ON c.id = o.customer_id"
        " WHERE o.due_on < :d AND c.merged_into_id IS NULL GROUP BY o.customer_id, o.currency"
        " HAVING oldest IS NOT NULL ORDER BY o.customer_id, own DESC, owed DESC",
        rows.params,
    )
