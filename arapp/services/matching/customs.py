"""What a customer usually does and what it promised: reasons, and an order among equal answers.

Nothing here makes an answer surer than the rule table says; it only puts the likelier first.
"""

from datetime import date
from statistics import median

from arapp.services.matching.case import Case
from arapp.services.matching.names import split_account
from arapp.services.matching.rows import Evidence, PlanIn, PromiseIn, data
from arapp.services.matching.text import account_key
from arapp.services.matching.world import World

_NEAR_DAYS = 7
_LATE_PROMISE = 10  # days after the day promised on which the money may still be the promised one
_MOST_SPREAD = 3  # times the usual distance from the usual delay
_LEAST_TIMES = 3


def spread(days: list[int]) -> tuple[int, int] | None:
    """(median, median distance from it) of delays in days; None of fewer than three."""
    if len(days) < _LEAST_TIMES:
        return None
    middle = round(median(days))
    return middle, round(median(abs(day - middle) for day in days))


def pattern(receipts: int, whole: int, lumps: int) -> str:
    """exact: four in five receipts settle whole rows; round: three in five are round lumps that do
    not; oldest: fewer than half settle whole rows; "" otherwise."""
    if receipts < _LEAST_TIMES:
        return ""
    if whole * 5 >= receipts * 4:
        return "exact"
    if lumps * 5 >= receipts * 3:
        return "round"
    return "oldest" if whole * 2 < receipts else ""


def likelier(world: World, case: Case, plan: PlanIn) -> tuple[bool, bool, int]:
    """What to show first among equal rows: promised, of a contract that this account paid before,
    then nearest to the day on which this customer usually pays."""
    return (
        _promise_for(world, case, plan) is None,
        not _paid_before(world, case, plan),
        abs(_off(world, case, plan)),
    )


def customs(world: World, case: Case, plan: PlanIn) -> tuple[Evidence, ...]:
    """Reasons for one row: promised, about the usual day, its contract paid by this account."""
    found = []
    promise = _promise_for(world, case, plan)
    if promise:
        facts = data(minor=promise.amount, due=_iso(promise.due_on))
        found.append(Evidence("time", "promised", "medium", facts))
    elif plan.due_on is not None:
        found += _about_the_day(world, case, plan, plan.due_on)
    if _paid_before(world, case, plan):
        facts = data(tail=_account(case)[-4:], contract=plan.contract)
        found.append(Evidence("habit", "paid_contract_before", "medium", facts))
    return tuple(found)


def way_of_paying(world: World, case: Case, kept: bool) -> tuple[Evidence, ...]:
    """A reason for paying rows in order, or (`kept`) for keeping money that fits no row."""
    habit = world.habits.get(case.customer_id or 0)
    if not habit or not habit.pattern or (habit.pattern == "exact") is not kept:
        return ()
    facts = data(times=habit.pattern_times)
    return (Evidence("habit", f"pays_{habit.pattern}", "weak", facts),)


def promised_rows(world: World, case: Case) -> list[PlanIn]:
    """Rows for part of which this very amount was promised about now."""
    return [
        plan
        for plan in case.open_rows
        if (promise := _promise_for(world, case, plan))
        and promise.plan_id == plan.id
        and case.receipt.left < world.left[plan.id]
    ]


def _about_the_day(world: World, case: Case, plan: PlanIn, due_on: int) -> list[Evidence]:
    habit = world.habits.get(plan.customer_id)
    usual = habit.delay_median if habit else None
    due = _iso(due_on)
    if abs(due_on - case.receipt.day) <= _NEAR_DAYS:
        return [Evidence("time", "due_near", "weak", data(due=due))]
    if habit is None or not usual:
        return []
    allowed = max(_NEAR_DAYS, _MOST_SPREAD * habit.delay_mad)
    if abs(_off(world, case, plan)) > allowed:
        return []
    key = "usually_late" if usual > 0 else "usually_early"
    return [Evidence("time", key, "weak", data(due=due, days=abs(usual)))]


def _off(world: World, case: Case, plan: PlanIn) -> int:
    """Days between the receipt and the day on which this customer usually pays such a row."""
    habit = world.habits.get(plan.customer_id)
    usual = habit.delay_median if habit and habit.delay_median is not None else 0
    return case.receipt.day - (plan.due_on or 0) - usual


def _promise_for(world: World, case: Case, plan: PlanIn) -> PromiseIn | None:
    receipt = case.receipt
    for promise in world.promises.get((plan.customer_id, receipt.left), ()):
        meant = promise.of(plan.id) and promise.currency == receipt.currency
        if meant and promise.made_on <= receipt.day <= promise.due_on + _LATE_PROMISE:
            return promise
    return None


def _account(case: Case) -> str:
    return account_key(case.receipt.payer_account or split_account(case.receipt.payer)[1])


def _paid_before(world: World, case: Case, plan: PlanIn) -> bool:
    """Only a whole account says who it was."""
    account = _account(case)
    known = bool(account) and plan.contract_id is not None and "*" not in account
    return known and (account, plan.contract_id) in world.paid_before


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
