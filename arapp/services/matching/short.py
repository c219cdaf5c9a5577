"""Rows that equal a receipt but for what the payer kept: fee, usual deduction, 抹零."""

import re
from collections.abc import Iterator

from arapp.services.matching.case import Candidates, Case
from arapp.services.matching.draft_answers import SHOW, Draft, distinct, draft_of, pool_of
from arapp.services.matching.rows import DifferenceOut, Evidence, PlanIn, data
from arapp.services.matching.rules import AmountClass
from arapp.services.matching.sets import telling_sets
from arapp.services.matching.text import fold
from arapp.services.matching.world import World

_TAX = re.compile(r"扣税|代扣|完税|税费|税金|预扣|扣.{0,4}税|\bTAX\b|WITHHOLD|\bWHT\b")
_TAX_RATES = (1, 2, 3, 5, 6, 7, 9, 10, 13, 15, 20)
_TAX_SLACK = 100  # minor units: the tax was reckoned and rounded elsewhere


def less(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    """One row, or all rows of a named pool, less a usual deduction."""
    amount = case.receipt.left
    groups: list[tuple[PlanIn, ...]] = [(p,) for p in distinct(world, case, list(pool.plans))]
    if len(pool.plans) > 1:
        groups.append(pool.plans)
    hits = []
    for plans in groups:
        missing = sum(world.left[p.id] for p in plans) - amount
        reason = deduction(world, case, amount, missing) if missing > 0 else None
        if reason:
            hits.append((plans, missing, reason))
    for plans, missing, (key, evidence) in hits[:SHOW]:
        kind = AmountClass.LESS if len(hits) == 1 else AmountClass.SEVERAL
        gap = DifferenceOut(key, missing)
        yield draft_of(world, pool, plans, kind, evidence, difference=gap)


def deduction(
    world: World, case: Case, amount: int, missing: int
) -> tuple[str, tuple[Evidence, ...]] | None:
    """(reason, evidence) when `missing` is a tax that the remark speaks of, a usual deduction, 抹零
    or a bank's fee; else None."""
    limits = world.settings
    rate = tax_rate(case.receipt.memo, amount + missing, missing)
    if rate:
        told = data(minor=missing, percent=rate)
        return "tax", (Evidence("amount", "less_tax", "medium", told),)
    if missing * limits.fee_share > amount:
        return None
    habit = world.habits.get(case.customer_id or 0)
    facts = data(minor=missing)
    if habit and habit.deduction == missing and habit.deduction_times > 1:
        times = data(minor=missing, times=habit.deduction_times)
        return "fee", (
            Evidence("amount", "less_fee", "medium", facts),
            Evidence("habit", "usual_deduction", "medium", times),
        )
    tail = next((t for t in limits.tails if missing < t and amount % t == 0), 0)
    if tail or missing < limits.settle_under:
        return "rounding", (Evidence("amount", "less_rounding", "medium", facts),)
    if missing in limits.fee_steps:
        return "fee", (Evidence("amount", "less_fee", "medium", facts),)
    return None


def tax_rate(memo: str, total: int, missing: int) -> int:
    """The per cent that was held back when the remark says tax and it is a usual rate; else 0."""
    if not _TAX.search(fold(memo)):
        return 0
    fits = (rate for rate in _TAX_RATES if abs(missing * 100 - rate * total) <= _TAX_SLACK * 100)
    return next(fits, 0)


def sets_less(world: World, case: Case, wide: Candidates) -> Iterator[Draft]:
    """A set of rows that is the amount plus a bank's fee: one enumeration for all fees."""
    amount = case.receipt.left
    plans = {p.id: p for p in wide.plans if world.left[p.id] > 0}
    pool = pool_of(world, case, tuple(plans.values()))
    fees = [f for f in world.settings.fee_steps if f * world.settings.fee_share <= amount]
    hits: list[tuple[int, tuple[int, ...]]] = []
    for fee in fees:
        # larger sets would add up to this by chance, with all the fees there are to try
        most = pool.largest_size(
            telling_sets(amount + fee, world.settings.one_in_worth) // len(fees)
        )
        if most > 1:
            hits += [(fee, ids) for ids in pool.find(amount + fee, 2, least=2, most=most).sets]
        if len(hits) > SHOW:
            return
    for fee, ids in hits:
        kind = AmountClass.LESS if len(hits) == 1 else AmountClass.SEVERAL
        reasons = (
            Evidence(
                "amount", "equal_set", "strong", data(count=len(ids), of=len(plans), ways=len(hits))
            ),
            Evidence("amount", "less_fee", "medium", data(minor=fee)),
        )
        chosen = tuple(plans[i] for i in ids)
        yield draft_of(world, wide, chosen, kind, reasons, difference=DifferenceOut("fee", fee))
