"""How the rows of a day are looked at: what holds them, who has money in hand, who promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.ahead import Grades, with_leads
from arapp.services.collection.debts import Made
from arapp.services.collection.holds import (
    DISPUTED,
    Obstacles,
    Promise,
    all_promises,
    newest_of,
    obstacles,
)
from arapp.services.collection.plan_rows import (
    Frame,
    Owing,
    Row,
    frame,
    named,
    owe,
    owing,
)
from arapp.services.collection.profiles import profiles
from arapp.services.collection.rungs import Profile
from arapp.services.reports.open import prepaid_by_currency


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides where a row goes on a day."""

    frame: Frame
    made: Sequence[Promise]
    due: Sequence[Promise]
    promised: Mapping[int, Row]
    block: Obstacles
    owed: Sequence[Owing]
    prepaid: Mapping[str, int]
    waiting: Mapping[tuple[int, str], tuple[int, int]]
    staging: Made
    grades: Grades

    def profile_of(self, row: Row) -> Profile:
        """The profile that wins for a row."""
        return self.staging.profiles.resolve(*row.profiles, self.grades.get(row.grade))[0]


def look_at(tx: Tx, as_of: date) -> Look:
    """Read promises, holds, money in hand, and what they mean for the rows of a day."""
    every = all_promises(tx, as_of)
    made = newest_of(every)
    block = obstacles(tx, as_of, made)
    bare = frame(tx, as_of, (), (), (), ())
    owed, waiting = owing(tx, bare)
    partly = _partly(tx, bare, block)
    known = {promise.id for promise in made}
    halves = [one for one in every if one.part and one.id not in known and one.due_on == as_of]
    due, rows = _promises_due(tx, bare, [*made, *halves], block, partly)
    out = _out(block, partly, due, rows, as_of)
    seen = frame(tx, as_of, sorted(out), block.customers, block.promised, sorted(waiting))
    staging = Made(profiles(tx), every, block, waiting)
    grades: Grades = dict(tx.rows("SELECT code, profile_id FROM grade"))
    seen = with_leads(tx, replace(seen, contested=partly), staging.profiles, grades)
    prepaid = prepaid_by_currency(tx, as_of)
    return Look(seen, made, due, rows, block, owed, prepaid, waiting, staging, grades)


def _partly(tx: Tx, bare: Frame, block: Obstacles) -> dict[int, int]:
    """Row → contested part, of open rows of which the rest is shown."""
    rows = named(tx, bare, block.disputed) if block.disputed else {}
    parts = {plan: block.contested(plan, row.open) for plan, row in rows.items()}
    return {plan: part for plan, part in parts.items() if 0 < part < rows[plan].open}


def _out(
    block: Obstacles,
    partly: Mapping[int, int],
    due: Sequence[Promise],
    rows: Mapping[int, Row],
    as_of: date,
) -> set[int]:
    """Rows that are not shown: held, contested as a whole, or told by their promise."""
    held = {
        plan
        for plan, (why, _) in block.plans.items()
        if (plan not in rows or rows[plan].due_on != as_of)
        and not (plan in partly and why == DISPUTED)
    }
    lapsing = {plan for promise in due for plan in promise.plans}
    return held | lapsing | (block.disputed.keys() - partly.keys())


def _promises_due(
    tx: Tx,
    bare: Frame,
    made: Sequence[Promise],
    block: Obstacles,
    partly: Mapping[int, int],
) -> tuple[list[Promise], dict[int, Row]]:
    """Promises to be shown, with their rows: lapsing today, or broken and not yet spoken about."""
    today = bare.as_of
    due = [
        promise
        for promise in made
        if (promise.state(today) == "open" and promise.due_on == today)
        or (promise.state(today) in ("broken", "partly") and not promise.answered)
    ]
    rows = named(tx, bare, [promise.plan_id for promise in due if promise.plan_id])
    owes = owe(tx, today, {promise.customer_id for promise in due if promise.plan_id is None})
    whole = replace(block, disputed={n: 1 for n in block.disputed if n not in partly})
    shown = [promise for promise in due if _stands(promise, rows, whole, owes, today)]
    return shown, rows


def _stands(
    promise: Promise, rows: Mapping[int, Row], block: Obstacles, owes: set[int], today: date
) -> bool:
    """Whether the promise is still about something, and nothing else holds it."""
    if promise.customer_id in block.customers:
        return False
    if promise.plan_id is None:
        return promise.customer_id in owes
    row = rows.get(promise.plan_id)
    if row is None or row.due_on == today or promise.plan_id in block.disputed:
        return False
    held = block.plans.get(promise.plan_id)
    if promise.part and held is not None and held[0] == "promised":
        return promise.due_on == today  # what holds it is the other half
    return held is None or held == ("promised", today)
