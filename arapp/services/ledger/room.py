"""From which day on there is room: on no day is money used twice, or a row settled twice.

What was taken back on a later day stood until then. So money that was freed can be used from the
day it was freed, not from the day it came in; a row likewise takes again from the day it is open.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from arapp.models.tx import Tx

Move = tuple[int, int]
"""(day as in the file, minor units that it moved)."""

_RECEIPT = (
    "SELECT day, amount FROM allocation WHERE receipt_id = :key"
    " UNION ALL SELECT day, amount FROM refund WHERE receipt_id = :key"
)
_ALLOCATED = "SELECT day, amount FROM allocation WHERE receipt_id = :key"
_ROW = (
    "SELECT day, amount FROM allocation WHERE plan_id = :key"
    " UNION ALL SELECT day, amount FROM difference WHERE plan_id = :key"
)
# Whether something may have been taken back, of the receipt or plan row that is being selected.
# Else what is used only grows, and room at last is room on every day before.
RECEIPT_MOVED = (
    "(EXISTS (SELECT 1 FROM allocation a WHERE a.receipt_id = receipt.id AND a.amount < 0)"
    " OR EXISTS (SELECT 1 FROM refund f WHERE f.receipt_id = receipt.id AND f.amount < 0))"
)
ROW_MOVED = (
    "(EXISTS (SELECT 1 FROM allocation a WHERE a.plan_id = plan.id"
    " AND (a.amount < 0) <> (plan.amount < 0))"
    " OR EXISTS (SELECT 1 FROM difference d WHERE d.plan_id = plan.id"
    " AND (d.amount < 0) <> (plan.amount < 0)))"
)


def levels(moves: Iterable[Move], since: int) -> list[Move]:
    """(day, what stands from it on) for `since` and every later day on which something moved."""
    found, level = [], 0
    dated = sorted([(since, 0), *((max(day, since), amount) for day, amount in moves)])
    for day, moved in groupby(dated, key=itemgetter(0)):
        level += sum(amount for _, amount in moved)
        found.append((day, level))
    return found


def most_used(tx: Tx, receipt_id: int, since: int) -> int:
    """The most of a receipt that is in use on `since` or any later day, minor units."""
    return max(level for _, level in levels(tx.each(_RECEIPT, {"key": receipt_id}), since))


def receipt_from(tx: Tx, receipt_id: int, amount: int, since: int) -> int:
    """The first day from `since` on, from which on the receipt has the money on every day.

    `amount` below zero gives allocated money back, of which there must be as much. There has to be
    room at last.
    """
    if amount < 0:
        return _first(tx, _ALLOCATED, receipt_id, since, (-amount, None))
    whole = tx.value("SELECT amount FROM receipt WHERE id = ?", (receipt_id,))
    return _first(tx, _RECEIPT, receipt_id, since, (None, whole - amount))


def row_from(tx: Tx, plan_id: int, gross: int, since: int) -> int:
    """The first day from `since` on, from which on so much of the row is open on every day.

    `gross` has the sign of the row's amount. There has to be room at last.
    """
    whole = tx.value("SELECT amount FROM plan WHERE id = ?", (plan_id,))
    limits = (whole - gross, None) if gross < 0 else (None, whole - gross)
    return _first(tx, _ROW, plan_id, since, limits)


def _first(tx: Tx, sql: str, key: int, since: int, limits: tuple[int | None, int | None]) -> int:
    """The day after the last one whose level lies outside the limits."""
    low, high = limits
    day = since
    for when, level in reversed(levels(tx.each(sql, {"key": key}), since)):
        if (low is not None and level < low) or (high is not None and level > high):
            break
        day = when
    return day
