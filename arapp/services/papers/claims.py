"""What a letter may claim of a customer in one currency: the rows that the desk has at a stage.

A row that is held, promised, contested as a whole, in its grace or too small waits; of one that is
contested in part the rest is claimed. Who is dunned by hand alone gets a letter when named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.collection.cases import STAGES, Case, cases
from arapp.services.collection.holds import DISPUTED
from arapp.services.collection.stages import LETTER_GAP, LETTER_STAGES, letter_stage
from arapp.services.reports.open import OpenItem

_BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Claim:
    """Rows to be claimed, of each the part in dispute (minor units), and the case that decides the
    stage: the highest one, of several the oldest. `waits` is the day on which the desk takes it up
    again, where what its stage asks for was done already."""

    rows: tuple[OpenItem, ...]
    contested: Mapping[int, int]
    first: Case
    oldest: int
    waits: date | None = None

    @property
    def stage(self) -> str:
        """The letter its highest stage calls for; before the written ones a reminder."""
        if self.first.standing is None:
            return letter_stage(self.oldest)
        return self.first.standing.rung.letter or LETTER_STAGES[0]

    def gap(self, stage: str) -> int:
        """Days before a letter of that stage goes out again, by the profile that decides."""
        profile = self.first.profile
        found = (
            profile.gap(rung, self.first.debt.kind)
            for rung in profile.rungs
            if rung.letter == stage
        )
        return next(found, 0) or LETTER_GAP


def staged(tx: Tx, customers: Sequence[int]) -> dict[int, list[Case]]:
    """Customer → its cases today: read at once for several."""
    only = customers[0] if len(customers) == 1 else None
    found: dict[int, list[Case]] = {}
    for case in cases(tx, tx.today, only):
        found.setdefault(case.debt.customer_id, []).append(case)
    return found


@dataclass(frozen=True, slots=True)
class Owed:
    """What a customer owes in a currency: overdue `rows` with their `cases`, `open` all of it, due
    or not, `in_hand` money not matched and credits."""

    rows: tuple[OpenItem, ...]
    cases: tuple[Case, ...]
    open: int
    in_hand: Money


def claim(name: str, owed: Owed, today: date, *, named: bool) -> Claim:
    """What may be claimed of it; `named`: the customer was chosen by hand.

    Raises Refused kind `held` with reason and until (parked: money and overdue).
    """
    rows, mine = owed.rows, owed.cases
    overdue = sum(row.open for row in rows)
    money = owed.in_hand
    if money.minor >= overdue:
        late = Money(overdue, money.currency)
        raise Refused("held", customer=name, reason="parked", money=money, overdue=late)
    parts = [case for case in mine if case.why_not != DISPUTED]
    free = [case for case in parts if case.dunned or (named and case.why_not == _BY_HAND)]
    if not free:
        reason, until = _why(parts or mine)
        raise Refused("held", customer=name, reason=reason, until=until)
    asked = {case.debt.id for case in free}
    first = min(free, key=lambda case: (-_height(case), case.debt.due_on, case.debt.id))
    contested = {
        case.debt.id: case.amount
        for case in mine
        if case.why_not == DISPUTED and case.debt.id in asked
    }
    claimed = tuple(row for row in rows if row.id in asked)
    oldest = max((today - row.due_on).days for row in claimed)
    return Claim(claimed, contested, first, oldest, _waits(free, first))


def _waits(free: Sequence[Case], first: Case) -> date | None:
    """The first day on which a row of that letter is to be done again; None when one is now."""
    if first.standing is None:
        return None
    letter = first.standing.rung.letter
    tasks = [
        case.task
        for case in free
        if case.task is not None and case.standing and case.standing.rung.letter == letter
    ]
    if any(task.open or task.until is None for task in tasks):
        return None
    return date.fromordinal(min(task.until or 0 for task in tasks)) if tasks else None


def _why(mine: Sequence[Case]) -> tuple[str, date | None]:
    """The reason of the oldest row that waits."""
    first = min(mine, key=lambda case: (case.debt.due_on, case.debt.id))
    return first.why_not or first.cell, first.until


def _height(case: Case) -> int:
    """Place of the letter its stage calls for, then of the stage."""
    if case.standing is None:
        return -1
    letter = case.standing.rung.letter or LETTER_STAGES[0]
    return LETTER_STAGES.index(letter) * len(STAGES) + STAGES.index(case.cell)
