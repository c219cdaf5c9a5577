"""What became due to be done on each day of a stretch, as if somebody had looked every day.

A row is to be taken up on the first day on which it may be asked for at its stage: when the stage
begins, or when it comes back from a hold, a promise, a dispute. Each day is told from the ledger as
it stood then, so looking once a fortnight finds the same as looking daily.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.services.collection.cases import Case, sort_out
from arapp.services.collection.debts import known


@dataclass(frozen=True, slots=True, order=True)
class Entered:
    """A row at a stage from that day on; `amount` minor units as of then."""

    day: date
    plan: int
    stage: str
    cell: str
    customer_id: int
    amount: int
    currency: str


def entered(tx: Tx, since: date, until: date) -> list[Entered]:
    """What was entered after `since`, up to `until`; nothing when `since` is not before it."""
    found: list[Entered] = []
    before = _asked(tx, since)
    day = since
    while day < until:
        day = add_days(day, 1)
        now = _asked(tx, day)
        found += [_entered(day, case) for key, case in now.items() if key not in before]
        before = now
    return sorted(found)


def _asked(tx: Tx, day: date) -> Mapping[tuple[int, str], Case]:
    """(row, stage) → what could be asked for on a day."""
    return {
        (case.debt.id, case.standing.rung.key): case
        for case in sort_out(known(tx, day))
        if case.standing is not None
    }


def _entered(day: date, case: Case) -> Entered:
    assert case.standing is not None
    debt = case.debt
    stage = case.standing.rung.key
    return Entered(day, debt.id, stage, case.cell, debt.customer_id, case.amount, debt.currency)
