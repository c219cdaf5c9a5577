"""Rows of the today page at their stage: the desk's own staging, for the rows of a window."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.cases import PARKED, STAGES, Case, sort_out
from arapp.services.collection.debts import debts_of, facts_of
from arapp.services.collection.holds import DISPUTED, Promise
from arapp.services.collection.items import After
from arapp.services.collection.look import Look
from arapp.services.collection.plan_rows import Row
from arapp.services.collection.profiles import Profiles
from arapp.services.collection.staging import Debt
from arapp.services.collection.step import Step

Placed = Mapping[int, Case]
"""Row → where it stands, of one contested in part the rest."""


def placed(tx: Tx, look: Look, rows: Sequence[Row]) -> Placed:
    """Those of the rows that are due or overdue, as the desk has them on the day."""
    day = look.frame.as_of
    debts = [_debt(look, row) for row in rows if row.due_on <= day]
    if not debts:
        return {}
    if _least(look.staging.profiles):  # what a customer owes at a stage is asked for as a whole
        there = {debt.id for debt in debts}
        who = {debt.customer_id for debt in debts}
        debts += [one for one in debts_of(tx, day, among=who) if one.id not in there]
    return _by_row(sort_out(facts_of(tx, day, debts, look.staging)))


def _debt(look: Look, row: Row) -> Debt:
    ids = (*row.profiles, look.grades.get(row.grade))
    due = row.due_on.toordinal()
    return Debt(
        *(row.id, row.customer_id, row.currency, due, row.amount, row.paid, row.kind, ids),
        row.owner,
    )


def _least(ways: Profiles) -> bool:
    """Whether any profile by which a row may go asks for a least amount."""
    every = (ways.default, *ways.by_id.values())
    return any(rung.min_amount for one in every for rung in one.rungs)


def _by_row(found: Iterable[Case]) -> dict[int, Case]:
    """A case of a row that is in dispute only where there is no other."""
    ordered = sorted(found, key=lambda case: case.why_not != DISPUTED)
    return {case.debt.id: case for case in ordered}


def step_of(case: Case | None, *, due_today: bool = False) -> Step:
    """What is to be done about a row now: its stage, while that is not done; else the answer is
    waited for, on the due day the salesperson is told."""
    if case is None or case.standing is None or case.task is None:
        return Step.REMIND if due_today else Step.WAIT
    return case.standing.rung.step if case.task.open else Step.WAIT


def after_of(case: Case) -> After:
    """What follows on a row by its profile when nothing is done."""
    at = case.standing
    if case.why_not == "grace":
        return After(on=case.until)
    if at is None or at.after is None or at.after_on is None:
        return After(asked=at is not None)
    return After(at.after.step, date.fromordinal(at.after_on), at.after.first, at.after.last, True)


def promise_steps(tx: Tx, look: Look) -> dict[int, Step]:
    """Promise → what is to be done, of those that have come due."""
    if not look.due:
        return {}
    day = look.frame.as_of
    debts = debts_of(tx, day, among={promise.customer_id for promise in look.due})
    found = _by_row(sort_out(facts_of(tx, day, debts, look.staging)))
    return {promise.id: _of_promise(look, promise, found) for promise in look.due}


def _of_promise(look: Look, promise: Promise, found: Placed) -> Step:
    """Money in hand is matched first; on the day itself a call; once broken what its stage asks."""
    mine = [
        case
        for case in found.values()
        if case.debt.customer_id == promise.customer_id
        and case.debt.currency == promise.currency
        and (not promise.plans or case.debt.id in promise.plans)
    ]
    if any(case.cell == PARKED for case in mine):
        return Step.MATCH
    if not mine or promise.state(look.frame.as_of) == "open":
        return Step.CALL
    asked = [case for case in mine if case.task is not None and case.task.open]
    return step_of(max(asked, key=lambda case: STAGES.index(case.cell), default=None))
