"""How the rows of a day are looked at: what holds them, who has money in hand, who promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.holds import Obstacles, Promise, obstacles, promises
from arapp.services.collection.plan_rows import (
    Frame,
    Owing,
    Row,
    frame,
    named,
    owe,
    owing,
)
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


def look_at(tx: Tx, as_of: date) -> Look:
    """Read promises, holds, money in hand, and what they mean for the rows of a day."""
    made = promises(tx, as_of)
    block = obstacles(tx, as_of, made)
    bare = frame(tx, as_of, (), (), (), ())
    owed, waiting = owing(tx, bare)
    due, rows = _promises_due(tx, bare, made, block)
    prepaid = prepaid_by_currency(tx, as_of)
    lapsing = {plan for promise in due for plan in promise.plans}
    held = {plan for plan in block.plans if plan not in rows or rows[plan].due_on != as_of}
    out = held | lapsing | set(block.disputed)
    seen = frame(tx, as_of, sorted(out), block.customers, block.promised, sorted(waiting))
    return Look(seen, made, due, rows, block, owed, prepaid, waiting)


def _promises_due(
    tx: Tx, bare: Frame, made: Sequence[Promise], block: Obstacles
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
    shown = [promise for promise in due if _stands(promise, rows, block, owes, today)]
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
    return held is None or held == ("promised", today)
