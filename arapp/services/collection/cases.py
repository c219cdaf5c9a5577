"""Every overdue row as of a day, sorted out: at a stage, money to match first, or not now and why.

The parts of the rows add up to all that is overdue, so nothing is lost between the cells.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from arapp.models.tx import Tx
from arapp.services.collection.debts import Known, known
from arapp.services.collection.profiles import Winner
from arapp.services.collection.rungs import Profile
from arapp.services.collection.staging import (
    NOTHING,
    Debt,
    Standing,
    Task,
    standing,
    starts,
    task_of,
)
from arapp.services.collection.step import Step

MESSAGE, CALL, LETTER, LEGAL, BAD_DEBT = "message", "call", "letter", "legal", "bad_debt"
PARKED, HELD = "parked", "held"
STAGES = (MESSAGE, CALL, LETTER, LEGAL, BAD_DEBT)
CELLS = (*STAGES, PARKED, HELD)
CELL_OF = {
    Step.NOTICE: MESSAGE,
    Step.MESSAGE: MESSAGE,
    Step.CALL: CALL,
    Step.LETTER: LETTER,
    Step.FINAL_LETTER: LEGAL,
    Step.BAD_DEBT: BAD_DEBT,
}


class Case(NamedTuple):
    """A row on the desk, or the contested part of one (a second case of the row).

    `amount` is what this case is about; `cell` where it stands; `why_not` the reason of a held one
    (promised, disputed, held, legal, snooze, by_hand, grace, small) and `until` its end.
    """

    debt: Debt
    amount: int
    cell: str
    profile: Profile
    winner: Winner
    standing: Standing | None
    task: Task | None
    why_not: str = ""
    until: date | None = None

    @property
    def dunned(self) -> bool:
        """Whether the customer may be asked for it now."""
        return self.cell in STAGES


def cases(tx: Tx, as_of: date, customer: int | None = None) -> tuple[Case, ...]:
    """All of them, of one customer or of all; kept until the ledger changes."""
    head = tx.head()
    whole = _KEPT.get((head, as_of, None))
    if whole is not None and customer is not None:
        return tuple(case for case in whole if case.debt.customer_id == customer)
    state = (head, as_of, customer)
    if state not in _KEPT:
        while len(_KEPT) >= _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[state] = sort_out(known(tx, as_of, customer))
    return _KEPT[state]


# The last answers: of all and of one customer. The head's hash stands for all that is in a ledger,
# so nothing goes stale; what was found before a change is the first to go.
_MOST_KEPT = 2
_KEPT: dict[Any, tuple[Case, ...]] = {}


def sort_out(facts: Known) -> tuple[Case, ...]:
    """Each row in its cell. Pure."""
    found: list[Case] = []
    for debt in facts.debts:
        found += _of_row(facts, debt)
    return tuple(_small(found))


def _of_row(facts: Known, debt: Debt) -> list[Case]:
    profile, winner = facts.profiles.resolve(*debt.profile_ids)
    contested = facts.block.contested(debt.id, debt.open)
    rest = debt.open - contested
    found = []
    if contested:
        why = ("disputed", facts.block.plans.get(debt.id, ("", None))[1])
        found.append(Case(debt, contested, HELD, profile, winner, None, None, *why))
    if rest:
        found.append(_of_part(facts, debt, rest, profile, winner))
    return found


def _of_part(facts: Known, debt: Debt, amount: int, profile: Profile, winner: Winner) -> Case:
    """The part of a row that is not in dispute."""
    block = facts.block
    held = block.holding(debt.id, debt.customer_id)
    if held is not None:
        return Case(debt, amount, HELD, profile, winner, None, None, *held)
    if (debt.customer_id, debt.currency) in facts.parked:
        return Case(debt, amount, PARKED, profile, winner, None, None)
    if profile.by_hand:
        return Case(debt, amount, HELD, profile, winner, None, None, "by_hand")
    day = facts.as_of.toordinal()
    done = facts.done.get(debt.id, NOTHING)
    at = standing(profile, debt, day, done, facts.broken.get(debt.id, ()))
    if at is None:
        first = min((one for one in starts_of(profile, debt) if one > day), default=day)
        until = date.fromordinal(first)
        return Case(debt, amount, HELD, profile, winner, None, None, "grace", until)
    gap = profile.gap(at.rung, debt.kind)
    task = task_of(at, gap, day, done, facts.again.get(debt.id, 0))
    return Case(debt, amount, CELL_OF[at.rung.step], profile, winner, at, task)


def starts_of(profile: Profile, debt: Debt) -> list[int]:
    """The days on which the stages of a row begin, as far as they are known."""
    return [day for day in starts(profile, debt, NOTHING) if day is not None]


def _small(found: Sequence[Case]) -> list[Case]:
    """What a customer owes at a stage that is less than the stage asks for waits."""
    if not any(case.standing and case.standing.rung.min_amount for case in found):
        return list(found)
    sums: dict[tuple[int, str], int] = {}
    for case in found:
        if case.dunned:
            key = (case.debt.customer_id, case.debt.currency)
            sums[key] = sums.get(key, 0) + case.amount
    return [
        Case(case.debt, case.amount, HELD, case.profile, case.winner, None, None, "small")
        if case.standing is not None
        and sums[case.debt.customer_id, case.debt.currency] < case.standing.rung.min_amount
        else case
        for case in found
    ]
