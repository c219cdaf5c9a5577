"""The ways a receipt may be used: exact, less a known deduction, part, over, prepayment.

Each generator looks at one pool of candidates; `propose` asks them from the most to the least
named pool, so the order of drafts is already the order of trust.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.case import Candidates, Case
from arapp.services.matching.remarks import read
from arapp.services.matching.rows import Data, DifferenceOut, Evidence, Grade, Part, PlanIn, data
from arapp.services.matching.rules import AmountClass, RefClass
from arapp.services.matching.sets import Item, Pool, by_accident, telling_sets
from arapp.services.matching.world import World

_SHOW = 5
_NEAR_DAYS = 7
_POOLS_KEPT = 16
_CLAIMED = 10**6  # days: after every row that nobody else names


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is judged."""

    parts: tuple[Part, ...]
    prepayment: int
    difference: DifferenceOut | None
    ref: RefClass
    amount: AmountClass
    grade: Grade
    reasons: tuple[Evidence, ...]
    policy: str = ""


def propose(world: World, case: Case) -> list[Draft]:
    """All drafts, most trusted first; the same rows are proposed once."""
    drafts: list[Draft] = []
    seen: set[tuple[Part, ...]] = set()
    for draft in _all(world, case):
        if draft.parts not in seen:
            seen.add(draft.parts)
            drafts.append(draft)
    return drafts


def _all(world: World, case: Case) -> Iterator[Draft]:
    exact = [d for pool in case.pools for d in _exact(world, case, pool)]
    if not exact:
        exact = list(_named_and_more(world, case))
    yield from exact
    good = any(d.amount in (AmountClass.UNIQUE, AmountClass.ROUND) for d in exact)
    less = [] if good else [d for pool in case.pools for d in _less(world, case, pool)]
    yield from less
    if not good and not less and case.pools:
        for pool in {id(p): p for p in (case.pools[0], case.pools[-1])}.values():
            yield from _sets_less(world, case, pool)
    yield from _part_or_over(world, case)
    if not case.pools and not case.party.ids:
        yield from _by_amount_alone(world, case)
    if case.customer_id is not None:
        yield _prepay(world, case, certain=_one_row(exact))


def _exact(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    """One row, all rows, or a set of rows that equals the receipt."""
    amount = case.receipt.left
    singles = _distinct(world, case, [p for p in pool.plans if world.left[p.id] == amount])
    if singles:
        chance = by_accident(amount, len(pool.plans), _one_in(world, case, pool))
        kind = _amount_class(len(singles), chance)
        ordered = sorted(singles, key=lambda p: abs((p.due_on or 0) - case.receipt.day))
        for plan in ordered[:_SHOW]:
            reason = _single_reason(world, case, pool, plan, len(singles))
            yield _draft(world, pool, (plan,), kind, (reason, *_time(case, plan)))
        return
    yield from _exact_sets(world, case, pool)


def _one_in(world: World, case: Case, pool: Candidates) -> int:
    """How seldom chance must do it; words help, but a 首付 may be for what is not in the books."""
    as_written = case.hints == read(case.receipt.memo)
    helped = pool.ref is RefClass.WORDS and as_written and "signing" not in case.hints.stages
    return world.settings.one_in_told if helped else world.settings.one_in_sure


def _exact_sets(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    amount = case.receipt.left
    plans = {p.id: p for p in pool.plans}
    if len(plans) > 1 and sum(world.left[i] for i in plans) == amount:
        chance = by_accident(amount, 1, world.settings.one_in_sure)
        kind = _amount_class(1, chance and pool.ref is RefClass.NONE)
        reason = Evidence("amount", "equal_all", "strong", data(count=len(plans)))
        yield _draft(world, pool, tuple(plans.values()), kind, (reason,))
        if pool.ref is not RefClass.NONE:
            return
    if len(plans) < 2:
        return
    more, found, tried = _find(world, case, pool.plans, amount)
    sets = _all_told(case, found)
    chance = by_accident(amount, tried, world.settings.one_in_sure)
    kind = _amount_class(len(sets) if more else 1, chance)
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
        yield _draft(world, Candidates(ref, pool.plans, pool.grade), chosen, kind, (reason,))


def _find(
    world: World, case: Case, plans: Sequence[PlanIn], amount: int
) -> tuple[bool, tuple[tuple[int, ...], ...], int]:
    """(more than one way, sets, how many sets of that size there were to choose from)."""
    positive = [p for p in plans if world.left[p.id] > 0]
    if len(positive) > world.settings.set_items:
        positive = [p for p in positive if world.left[p.id] < amount]
    pool = _pool(world, case, positive)
    found = pool.find(amount, _SHOW, least=2)
    if not found.sets and any(world.left[p.id] < 0 for p in plans):
        pool = _pool(world, case, plans)
        found = pool.find(amount, _SHOW, least=2)
    size = len(found.sets[0]) if found.sets else 0
    return not found.unique, found.sets, pool.chances(size) if size else 1


def _pool(world: World, case: Case, plans: Sequence[PlanIn]) -> Pool:
    """The prepared pool of these rows; a few are kept, a customer's receipts come together.

    Of interchangeable rows those that another receipt names come last.
    """
    key = tuple(_item(world, case, p) for p in plans)
    pool = world.pools.get(key)
    if pool is None:
        items = key
        pool = Pool(items, world.settings.set_members, world.settings.set_items)
        if len(world.pools) >= _POOLS_KEPT:
            world.pools.pop(next(iter(world.pools)))
        world.pools[key] = pool
    return pool


def _item(world: World, case: Case, plan: PlanIn) -> Item:
    """Rows that different words of the remark mean are not interchangeable."""
    told = tuple(n for n, rows in enumerate(case.told) if plan.id in rows)
    kind = None if plan.contract_id is None else (plan.contract_id, told)
    later = _CLAIMED if _claimed(world, case, plan) else 0
    return Item(plan.id, world.left[plan.id], kind, (plan.due_on or 0) + later)


def _all_told(case: Case, sets: Sequence[tuple[int, ...]]) -> Sequence[tuple[int, ...]]:
    """Of several sets those that hold a row for every clause of the remark, if there are any."""
    whole = [ids for ids in sets if all(rows & set(ids) for rows in case.told)]
    return whole or sets


def _named_and_more(world: World, case: Case) -> Iterator[Draft]:
    """The named rows and, for the rest of the money, other rows that fit exactly."""
    if len(case.pools) < 2 or case.pools[0].ref not in (RefClass.NUMBER, RefClass.WORDS):
        return
    first, wide = case.pools[0], case.pools[-1]
    rest = case.receipt.left - sum(world.left[p.id] for p in first.plans)
    others = [p for p in wide.plans if p not in first.plans]
    if rest <= 0 or not others:
        return
    by_id = {p.id: p for p in others}
    singles = _distinct(world, case, [p for p in others if world.left[p.id] == rest])
    many, sets, tried = (
        (len(singles) > 1, tuple((p.id,) for p in singles[:_SHOW]), len(others))
        if singles
        else _find(world, case, others, rest)
    )
    chance = by_accident(rest, tried, world.settings.one_in_sure)
    for ids in sets:
        reason = Evidence("amount", "named_and_more", "medium", data(count=len(ids)))
        chosen = (*first.plans, *(by_id[i] for i in ids))
        pool = Candidates(RefClass.LOOSE, chosen, wide.grade)
        kind = _amount_class(len(sets) if many else 1, chance)
        yield _draft(world, pool, chosen, kind, (reason,))


def _less(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    """One row, or all rows of a named pool, less a usual deduction."""
    amount = case.receipt.left
    groups: list[tuple[PlanIn, ...]] = [(p,) for p in _distinct(world, case, list(pool.plans))]
    if len(pool.plans) > 1:
        groups.append(pool.plans)
    hits = []
    for plans in groups:
        missing = sum(world.left[p.id] for p in plans) - amount
        reason = deduction(world, case, amount, missing) if missing > 0 else None
        if reason:
            hits.append((plans, missing, reason))
    for plans, missing, (key, evidence) in hits[:_SHOW]:
        kind = AmountClass.LESS if len(hits) == 1 else AmountClass.SEVERAL
        gap = DifferenceOut(key, missing)
        yield _draft(world, pool, plans, kind, evidence, difference=gap)


def deduction(
    world: World, case: Case, amount: int, missing: int
) -> tuple[str, tuple[Evidence, ...]] | None:
    """(reason, evidence) when `missing` is a usual deduction, 抹零 or a bank's fee; else None."""
    limits = world.settings
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


def _sets_less(world: World, case: Case, wide: Candidates) -> Iterator[Draft]:
    """A set of rows that is the amount plus a bank's fee: one enumeration for all fees."""
    amount = case.receipt.left
    plans = {p.id: p for p in wide.plans if world.left[p.id] > 0}
    pool = _pool(world, case, tuple(plans.values()))
    fees = [f for f in world.settings.fee_steps if f * world.settings.fee_share <= amount]
    hits: list[tuple[int, tuple[int, ...]]] = []
    for fee in fees:
        # larger sets would add up to this by chance, with all the fees there are to try
        most = pool.largest_size(
            telling_sets(amount + fee, world.settings.one_in_worth) // len(fees)
        )
        if most > 1:
            hits += [(fee, ids) for ids in pool.find(amount + fee, 2, least=2, most=most).sets]
        if len(hits) > _SHOW:
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
        yield _draft(world, wide, chosen, kind, reasons, difference=DifferenceOut("fee", fee))


def _part_or_over(world: World, case: Case) -> Iterator[Draft]:
    """Named rows first; what names nothing goes by the policy of the ledger."""
    named = next(
        (p for p in case.pools if p.ref in (RefClass.NUMBER, RefClass.LOOSE, RefClass.WORDS)), None
    )
    if named:
        yield from _by_policy(world, case, named)
    wide = next((p for p in reversed(case.pools) if p.plans and p.grade == case.party.grade), None)
    if wide and wide is not named:
        yield from _by_policy(world, case, wide)


def _by_policy(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    amount, policy = case.receipt.left, world.settings.policy
    rows = [p for p in pool.plans if world.left[p.id] > 0]
    parts = tuple(POLICIES[policy](rows, world.left, amount, case.receipt.day))
    if not parts:
        return
    rest = amount - sum(part.minor for part in parts)
    kind = AmountClass.OVER if rest else AmountClass.PART
    key = "pays_all_and_more" if rest else "pays_part"
    facts = data(rest=rest) if rest else data(count=len(parts))
    reasons = (Evidence("amount", key, "weak", facts), Evidence("policy", policy, "note"))
    yield Draft(parts, rest, None, pool.ref, kind, pool.grade, reasons, policy)


def _by_amount_alone(world: World, case: Case) -> Iterator[Draft]:
    """Nobody known, nothing named: rows of any customer with this very amount, if it is telling."""
    receipt = case.receipt
    ids = world.amounts.get((receipt.currency, receipt.left), ())
    plans = [
        world.plans[i]
        for i in ids
        if world.left.get(i) == receipt.left and (receipt.id, i) not in world.declined
    ]
    if not plans or by_accident(receipt.left, len(world.left), world.settings.one_in_worth):
        return
    plans = _distinct(world, case, plans)
    reason = Evidence("amount", "equal_among_all", "weak", data(count=len(plans)))
    kind = _amount_class(len(plans), False)
    for plan in plans[:_SHOW]:
        yield _draft(
            world, Candidates(RefClass.NONE, (plan,), Grade.NONE), (plan,), kind, (reason,)
        )


def _nothing(world: World, case: Case) -> str:
    """Nothing is open, or all that is open was proposed for other receipts already."""
    owned = (plan for owner in case.party.ids for plan in world.by_customer.get(owner, ()))
    spoken_for = any(plan.firm and plan.id in world.left for plan in owned)
    return "spoken_for" if spoken_for else "nothing_open"


def _one_row(exact: Sequence[Draft]) -> bool:
    """Whether one row, and no other, has just this amount."""
    singles = {d.parts[0].plan_id for d in exact if len(d.parts) == 1}
    return len(singles) == 1


def _prepay(world: World, case: Case, certain: bool) -> Draft:
    """All of it kept. Words that fit nothing speak for it, unless one row is `certain`."""
    words = [Evidence("amount", "expected_fits", "note", _row_data(p)) for p in case.expected[:1]]
    nothing = Evidence("amount", "kept" if case.open_rows else _nothing(world, case), "note")
    ref = RefClass.NONE if case.open_rows else RefClass.WORDS
    only_words = all(e.key == "words_fit_nothing" for e in case.conflict)
    excused = certain and only_words and not case.expected and not case.waits
    doubted = bool(case.conflict) and not excused
    named = any(p.ref in (RefClass.NUMBER, RefClass.WORDS) for p in case.pools)
    if doubted or (case.expected and not named):
        ref = RefClass.NUMBER
    return Draft(
        (), case.receipt.left, None, ref, AmountClass.PREPAY, case.party.grade, (*words, nothing)
    )


def _draft(
    world: World,
    pool: Candidates,
    plans: tuple[PlanIn, ...],
    kind: AmountClass,
    reasons: tuple[Evidence, ...],
    difference: DifferenceOut | None = None,
) -> Draft:
    ordered = sorted(plans, key=lambda p: (p.due_on or 0, p.id))
    parts = tuple(Part(p.id, world.left[p.id]) for p in ordered)
    return Draft(parts, 0, difference, pool.ref, kind, pool.grade, reasons, "")


def _claimed(world: World, case: Case, plan: PlanIn) -> bool:
    return world.claimed.get(plan.id, case.receipt.id) != case.receipt.id


def _distinct(world: World, case: Case, plans: list[PlanIn]) -> list[PlanIn]:
    """Of interchangeable rows (one contract, one amount) the one due first that no other receipt
    names."""

    def order(plan: PlanIn) -> tuple[bool, int, int]:
        return (_claimed(world, case, plan), plan.due_on or 0, plan.id)

    first: dict[object, PlanIn] = {}
    for plan in sorted(plans, key=order):
        key = ("row", plan.id) if plan.contract_id is None else (plan.contract_id, plan.open)
        first.setdefault(key, plan)
    return sorted(first.values(), key=order)


def _amount_class(ways: int, chance: bool) -> AmountClass:
    if ways > 1:
        return AmountClass.SEVERAL
    return AmountClass.ROUND if chance else AmountClass.UNIQUE


def _single_reason(world: World, case: Case, pool: Candidates, plan: PlanIn, ways: int) -> Evidence:
    facts = dict(_row_data(plan))
    if ways > 1:
        return Evidence("amount", "equal_several", "weak", data(count=ways, **facts))
    key = "equal_one" if world.left[plan.id] == plan.open else "equal_undisputed"
    if pool.ref in (RefClass.WORDS, RefClass.NUMBER) and case.hints:
        key = "equal_named"
    return Evidence("amount", key, "strong", data(of=len(pool.plans), **facts))


def _row_data(plan: PlanIn) -> Data:
    return data(label=plan.label, contract=plan.contract, invoice=plan.invoice)


def _time(case: Case, plan: PlanIn) -> tuple[Evidence, ...]:
    if plan.due_on is None or abs(plan.due_on - case.receipt.day) > _NEAR_DAYS:
        return ()
    due = date.fromordinal(plan.due_on).isoformat()
    return (Evidence("time", "due_near", "weak", data(due=due)),)
