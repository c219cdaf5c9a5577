"""Rows that equal a receipt: one, all of a pool, a set, or those named and others."""

from collections.abc import Iterator, Sequence

from arapp.services.matching.case import Candidates, Case
from arapp.services.matching.customs import customs, likelier
from arapp.services.matching.draft_answers import (
    SHOW,
    Draft,
    amount_class,
    distinct,
    draft_of,
    pool_of,
    row_data,
)
from arapp.services.matching.remarks import read
from arapp.services.matching.rows import Evidence, PlanIn, data
from arapp.services.matching.rules import RefClass
from arapp.services.matching.sets import by_accident
from arapp.services.matching.world import World


def exact(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    """One row, all rows, or a set of rows that equals the receipt."""
    amount = case.receipt.left
    singles = distinct(world, case, [p for p in pool.plans if world.left[p.id] == amount])
    if singles:
        chance = by_accident(amount, len(pool.plans), _one_in(world, case, pool))
        kind = amount_class(len(singles), chance)
        ordered = sorted(singles, key=lambda p: likelier(world, case, p))
        for plan in ordered[:SHOW]:
            reason = _single_reason(world, case, pool, plan, len(singles))
            yield draft_of(world, pool, (plan,), kind, (reason, *customs(world, case, plan)))
        return
    yield from _exact_sets(world, case, pool)


def _one_in(world: World, case: Case, pool: Candidates) -> int:
    """How seldom chance must do it; words help, but a 首付 may be for what is not in the books."""
    as_written = case.hints == read(case.receipt.memo)
    told = bool(case.hints) and as_written and "signing" not in case.hints.stages
    helped = pool.ref is RefClass.WORDS and told
    return world.settings.one_in_told if helped else world.settings.one_in_sure


def _exact_sets(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    amount = case.receipt.left
    plans = {p.id: p for p in pool.plans}
    if len(plans) > 1 and sum(world.left[i] for i in plans) == amount:
        chance = by_accident(amount, 1, world.settings.one_in_sure)
        kind = amount_class(1, chance and pool.ref is RefClass.NONE)
        reason = Evidence("amount", "equal_all", "strong", data(count=len(plans)))
        yield draft_of(world, pool, tuple(plans.values()), kind, (reason,))
        if pool.ref is not RefClass.NONE:
            return
    if len(plans) < 2:
        return
    more, found, tried = _find(world, case, pool.plans, amount)
    sets = _all_told(case, found)
    chance = by_accident(amount, tried, world.settings.one_in_sure)
    kind = amount_class(len(sets) if more else 1, chance)
    # a round set inside a named contract is a good guess, no proof
    ref = RefClass.LOOSE if pool.ref is RefClass.NUMBER and chance else pool.ref
    for ids in sets:
        reason = Evidence(
            "amount",
            "equal_set",
            "strong" if len(sets) == 1 else "weak",
            data(count=len(ids), of=len(plans), ways=len(sets)),
        )
        chosen = tuple(plans[i] for i in ids)
        yield draft_of(world, Candidates(ref, pool.plans, pool.grade), chosen, kind, (reason,))


def _find(
    world: World, case: Case, plans: Sequence[PlanIn], amount: int
) -> tuple[bool, tuple[tuple[int, ...], ...], int]:
    """(more than one way, sets, how many sets of that size there were to choose from)."""
    positive = [p for p in plans if world.left[p.id] > 0]
    if len(positive) > world.settings.set_items:
        positive = [p for p in positive if world.left[p.id] < amount]
    pool = pool_of(world, case, positive)
    found = pool.find(amount, SHOW, least=2)
    if not found.sets and any(world.left[p.id] < 0 for p in plans):
        pool = pool_of(world, case, plans)
        found = pool.find(amount, SHOW, least=2)
    size = len(found.sets[0]) if found.sets else 0
    return not found.unique, found.sets, pool.chances(size) if size else 1


def _all_told(case: Case, sets: Sequence[tuple[int, ...]]) -> Sequence[tuple[int, ...]]:
    """Of several sets those that hold a row for every clause of the remark, if there are any."""
    whole = [ids for ids in sets if all(rows & set(ids) for rows in case.told)]
    return whole or sets


def named_and_more(world: World, case: Case) -> Iterator[Draft]:
    """The named rows and, for the rest of the money, other rows that fit exactly."""
    if len(case.pools) < 2 or case.pools[0].ref not in (RefClass.NUMBER, RefClass.WORDS):
        return
    first, wide = case.pools[0], case.pools[-1]
    rest = case.receipt.left - sum(world.left[p.id] for p in first.plans)
    others = [p for p in wide.plans if p not in first.plans]
    if rest <= 0 or not others:
        return
    by_id = {p.id: p for p in others}
    singles = distinct(world, case, [p for p in others if world.left[p.id] == rest])
    many, sets, tried = (
        (len(singles) > 1, tuple((p.id,) for p in singles[:SHOW]), len(others))
        if singles
        else _find(world, case, others, rest)
    )
    chance = by_accident(rest, tried, world.settings.one_in_sure)
    for ids in sets:
        reason = Evidence("amount", "named_and_more", "medium", data(count=len(ids)))
        chosen = (*first.plans, *(by_id[i] for i in ids))
        pool = Candidates(RefClass.LOOSE, chosen, wide.grade)
        kind = amount_class(len(sets) if many else 1, chance)
        yield draft_of(world, pool, chosen, kind, (reason,))


def named_less_credits(world: World, case: Case) -> Iterator[Draft]:
    """The named rows less one credit note, or less all there are."""
    if len(case.pools) < 2 or case.pools[0].ref not in (RefClass.NUMBER, RefClass.WORDS):
        return
    named, wide = case.pools[0].plans, case.pools[-1]
    rest = case.receipt.left - sum(world.left[p.id] for p in named)
    credits = [p for p in wide.plans if p not in named and world.left[p.id] < 0]
    if rest >= 0 or not credits:
        return
    ones = [(p,) for p in credits if world.left[p.id] == rest]
    whole = [tuple(credits)] if sum(world.left[p.id] for p in credits) == rest else []
    found = ones or whole
    chance = by_accident(rest, len(credits), world.settings.one_in_sure)
    for less in found:
        reason = Evidence("amount", "named_less_credit", "medium", data(count=len(less)))
        chosen = (*named, *less)
        kind = amount_class(len(found), chance)
        pool = Candidates(RefClass.LOOSE, chosen, wide.grade)
        yield draft_of(world, pool, chosen, kind, (reason,))


def _single_reason(world: World, case: Case, pool: Candidates, plan: PlanIn, ways: int) -> Evidence:
    facts = dict(row_data(plan))
    if ways > 1:
        return Evidence("amount", "equal_several", "weak", data(count=ways, **facts))
    same = _of_this_amount(world, pool, plan)
    if same > 1:
        return Evidence("amount", "equal_next", "strong", data(same=same, **facts))
    key = "equal_one" if world.left[plan.id] == plan.open else "equal_undisputed"
    if pool.ref in (RefClass.WORDS, RefClass.NUMBER) and case.hints:
        key = "equal_named"
    return Evidence("amount", key, "strong", data(of=len(pool.plans), **facts))


def _of_this_amount(world: World, pool: Candidates, plan: PlanIn) -> int:
    """Rows of the customer that have the same amount open, also those other receipts were given;
    beside a number only those of its contract."""
    every = pool.ref is not RefClass.NUMBER
    return sum(
        p.firm and p.open == plan.open and (every or p.contract_id == plan.contract_id)
        for p in world.by_customer.get(plan.customer_id, ())
        if p.currency == plan.currency
    )
