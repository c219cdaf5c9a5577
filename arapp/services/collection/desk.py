"""The collection desk: stages with count and sum, and the customers that stand at each.

A customer stands once for each currency, at the highest stage of any row that may be asked for.
Every amount is minor units; all sums together are what is overdue.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.cases import CELL_OF, CELLS, HELD, PARKED, STAGES, Case, cases
from arapp.services.collection.figures import bank_of
from arapp.services.collection.items import BankFile
from arapp.services.collection.profiles import profiles
from arapp.services.collection.rungs import Profile

_HEIGHT = {stage: height for height, stage in enumerate(STAGES)}
Key = tuple[int, str]
"""(customer id, currency)"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage, money to match first, or what is held: customers, rows, sums by currency.

    `first` and `last` are the days of the default profile (None: no end, or no stage); `todo`
    customers of whom something is to be done today; `reasons` → customers, of what is held.
    """

    key: str
    customers: int
    rows: int
    sums: Mapping[str, int]
    first: int | None = None
    last: int | None = None
    todo: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Desk:
    """The strip: cells in their order, how fresh the bank is, customers that are asked today."""

    as_of: date
    cells: tuple[Cell, ...]
    bank: tuple[BankFile, ...]
    customers: int
    owners: tuple[str, ...]

    def cell(self, key: str) -> Cell:
        """The cell of that key."""
        return next(one for one in self.cells if one.key == key)


@dataclass(frozen=True, slots=True)
class Line:
    """A customer in a cell: amount there, the longest days of its rows, the last contact.

    `todo`: something is to be done now; else `until`, the day it is (None: done for this stage).
    `stage` is the key of the stage in its profile; `last_on` and `last_channel` the last contact.
    """

    customer_id: int
    currency: str
    customer: str
    short_name: str
    grade: str
    owner: str
    cell: str
    stage: str
    days: int
    amount: int
    rows: int
    todo: bool
    until: date | None
    why_not: str = ""
    last_on: date | None = None
    last_channel: str = ""
    last_outcome: str = ""


def desk(tx: Tx, as_of: date, owner: str | None = None) -> Desk:
    """The strip as of a day, of one salesperson or of all ("" for rows without one)."""
    every = cases(tx, as_of)
    found = _of_owner(every, owner)
    at = places(found)
    ladder = profiles(tx).default
    sorted_out: dict[str, list[Case]] = {key: [] for key in CELLS}
    for case in found:
        sorted_out[cell_of(case, at)].append(case)
    cells = tuple(_cell(key, mine, ladder) for key, mine in sorted_out.items())
    asked = {case.debt.customer_id for case in found if case.dunned}
    owners = tuple(sorted({case.debt.owner for case in every}))
    return Desk(as_of, cells, bank_of(tx), len(asked), owners)


def _of_owner(found: Sequence[Case], owner: str | None) -> Sequence[Case]:
    return found if owner is None else [case for case in found if case.debt.owner == owner]


def places(found: Iterable[Case]) -> dict[Key, str]:
    """(customer, currency) → the highest stage of what may be asked for."""
    at: dict[Key, int] = {}
    for case in found:
        height = _HEIGHT.get(case.cell)
        if height is not None:
            key = (case.debt.customer_id, case.debt.currency)
            at[key] = max(at.get(key, 0), height)
    return {key: STAGES[height] for key, height in at.items()}


def cell_of(case: Case, at: Mapping[Key, str]) -> str:
    """The cell in which the customer of a case stands for it."""
    return at[case.debt.customer_id, case.debt.currency] if case.dunned else case.cell


def _cell(key: str, mine: Sequence[Case], ladder: Profile) -> Cell:
    sums: dict[str, int] = {}
    reasons: dict[str, set[int]] = {}
    for case in mine:
        sums[case.debt.currency] = sums.get(case.debt.currency, 0) + case.amount
        if case.why_not:
            reasons.setdefault(case.why_not, set()).add(case.debt.customer_id)
    rungs = [one for one in ladder.rungs if CELL_OF[one.step] == key and one.last != 0]
    todo = {case.debt.customer_id for case in mine if case.task and case.task.open}
    return Cell(
        key,
        len({case.debt.customer_id for case in mine}),
        len(mine),
        sums,
        rungs[0].first if rungs else None,
        rungs[-1].last if rungs else None,
        len(todo),
        {reason: len(who) for reason, who in reasons.items()},
    )


def customers_of(tx: Tx, as_of: date, cell: str, owner: str | None = None) -> list[Line]:
    """The customers of a cell, those with something to do first, then the longest overdue."""
    found = _of_owner(cases(tx, as_of), owner)
    at = places(found)
    groups: dict[Key, list[Case]] = {}
    for case in found:
        if cell_of(case, at) == cell:
            groups.setdefault((case.debt.customer_id, case.debt.currency), []).append(case)
    names = _names(tx, {customer for customer, _ in groups})
    spoken = _spoken(tx, as_of, {customer for customer, _ in groups})
    lines = [
        _line(cell, key, group, as_of, names[key[0]], spoken.get(key[0]))
        for key, group in groups.items()
    ]
    return sorted(lines, key=lambda one: (not one.todo, -one.days, -one.amount, one.customer_id))


def _line(
    cell: str,
    key: Key,
    group: Sequence[Case],
    as_of: date,
    names: tuple[str, str, str, str],
    spoken: tuple[date, str, str] | None,
) -> Line:
    day = as_of.toordinal()
    high = [case for case in group if case.cell == cell]
    tasks = [case.task for case in group if case.task is not None]
    waits = [task.until for task in tasks if task.until is not None]
    ends = [case.until for case in group if case.until is not None]
    until = date.fromordinal(min(waits)) if waits else min(ends, default=None)
    todo = any(task.open for task in tasks)
    owner = max(group, key=lambda case: case.amount).debt.owner or names[3]
    return Line(
        *(*key, names[0], names[1], names[2], owner, cell),
        next((case.standing.rung.key for case in high if case.standing), ""),
        day - min(case.debt.due_on for case in group),
        sum(case.amount for case in group),
        len(group),
        todo,
        None if todo else until,
        high[0].why_not if cell in (HELD, PARKED) else "",
        *(spoken or ()),
    )


def _names(tx: Tx, customers: Iterable[int]) -> dict[int, tuple[str, str, str, str]]:
    rows = tx.rows(
        "SELECT id, name, short_name, grade, owner FROM customer"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(customers)),),
    )
    return {record: (name, short, grade, owner) for record, name, short, grade, owner in rows}


def _spoken(tx: Tx, as_of: date, customers: Iterable[int]) -> dict[int, tuple[date, str, str]]:
    """Customer → the last contact: day, channel, outcome."""
    rows = tx.rows(
        "SELECT customer_id, max(day * 1000000 + id), day, channel, outcome FROM contact_log"
        " WHERE day <= :d AND customer_id IN (SELECT value FROM json_each(:ids))"
        " GROUP BY customer_id",
        {"d": as_of.toordinal(), "ids": json.dumps(sorted(customers))},
    )
    return {who: (date.fromordinal(day), channel, told) for who, _, day, channel, told in rows}
