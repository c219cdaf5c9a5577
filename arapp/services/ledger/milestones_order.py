"""Milestones out of their order: told as warnings, because it does happen, never refused. Pure but
for the reading."""

from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx

ORDER = ("signing", "delivery", "acceptance", "warranty")


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone, of a ledger or of a form."""

    kind: str
    label: str
    planned_on: date | None
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """Keys: other_open (one that comes before is not confirmed), before_other (confirmed earlier
    than one that comes before), after_other (later than one that comes after), warranty_early.

    `other` is the other's label, `day` its day; of warranty_early the planned end.
    """

    key: str
    label: str
    other: str = ""
    day: date | None = None


def out_of_order(step: Step, all_of_them: list[Step]) -> list[OutOfOrder]:
    """What is odd about a confirmed milestone beside the others of its contract."""
    done = step.confirmed_on
    if done is None or step.kind not in ORDER:
        return []
    at, found = ORDER.index(step.kind), []
    for other in all_of_them:
        place = ORDER.index(other.kind) if other.kind in ORDER else at
        day = other.confirmed_on
        if place < at and day is None:
            found.append(OutOfOrder("other_open", step.label, other.label, other.planned_on))
        elif place < at and day is not None and day > done:
            found.append(OutOfOrder("before_other", step.label, other.label, day))
        elif place > at and day is not None and day < done:
            found.append(OutOfOrder("after_other", step.label, other.label, day))
    ends = step.planned_on
    if step.kind == "warranty" and ends is not None and done < ends:
        found.append(OutOfOrder("warranty_early", step.label, day=ends))
    return found


def order_told(tx: Tx, milestone_id: int) -> list[OutOfOrder]:
    """What is odd about a milestone of the ledger as it stands; [] when it is not confirmed."""
    steps = _steps(tx, milestone_id)
    mine = steps.get(milestone_id)
    return [] if mine is None else out_of_order(mine, list(steps.values()))


def order_on(tx: Tx, milestone_id: int, day: date) -> list[OutOfOrder]:
    """What would be odd if it were confirmed on that day."""
    steps = _steps(tx, milestone_id)
    mine = steps.pop(milestone_id, None)
    if mine is None:
        return []
    return out_of_order(replace(mine, confirmed_on=day), list(steps.values()))


def _steps(tx: Tx, milestone_id: int) -> dict[int, Step]:
    """The milestones of its contract by id."""
    rows = tx.rows(
        "SELECT id, kind, label, planned_on, confirmed_on FROM milestone WHERE contract_id ="
        " (SELECT contract_id FROM milestone WHERE id = ?) ORDER BY id",
        (milestone_id,),
    )
    return {row[0]: Step(row[1], row[2], _day(row[3]), _day(row[4])) for row in rows}


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
