"""The ways a receipt may be used: exact, less a known deduction, part, over, prepayment.

Each generator looks at one pool of candidates; `propose` asks them from the most to the least
named pool, so the order of drafts is already the order of trust.
"""

from collections.abc import Iterator, Sequence

from arapp.services.matching.allocate_policy import POLICIES
from arapp.services.matching.case import Candidates, Case
from arapp.services.matching.customs import customs, promised_rows, way_of_paying
from arapp.services.matching.draft_answers import (
    SHOW,
    Draft,
    amount_class,
    distinct,
    draft_of,
    row_data,
)
from arapp.services.matching.exact import exact, named_and_more, named_less_credits
from arapp.services.matching.rows import Evidence, Grade, Part, data
from arapp.services.matching.rules import AmountClass, RefClass
from arapp.services.matching.sets import by_accident
from arapp.services.matching.short import less, sets_less
from arapp.services.matching.world import World


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
    each = [list(exact(world, case, pool)) for pool in case.pools]
    fits = [draft for drafts in each for draft in drafts]
    if each and not each[0]:
        fits = [*named_less_credits(world, case), *fits]
    if not fits:
        fits = list(named_and_more(world, case))
    yield from fits
    named = [d for d in fits if d.ref not in (RefClass.OTHER, RefClass.WAITS)]
    good = any(d.amount in (AmountClass.UNIQUE, AmountClass.ROUND) for d in named)
    missing = [] if good else [d for pool in case.pools for d in less(world, case, pool)]
    yield from missing
    if not good and not missing and case.pools:
        for pool in {id(p): p for p in (case.pools[0], case.pools[-1])}.values():
            yield from sets_less(world, case, pool)
    yield from _promised(world, case)
    yield from _part_or_over(world, case)
    if not case.pools and not case.party.ids:
        yield from _by_amount_alone(world, case)
    if case.customer_id is not None:
        yield _prepay(world, case, certain=_one_row(fits))


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


def _promised(world: World, case: Case) -> Iterator[Draft]:
    """Part of a row, as it was promised."""
    for plan in promised_rows(world, case):
        part = Part(plan.id, case.receipt.left)
        ref, reasons = RefClass.WORDS, customs(world, case, plan)
        yield Draft((part,), 0, None, ref, AmountClass.PART, case.party.grade, reasons)


def _by_policy(world: World, case: Case, pool: Candidates) -> Iterator[Draft]:
    amount, policy = case.receipt.left, world.settings.policy
    rows = [p for p in pool.plans if world.left[p.id] > 0]
    order = POLICIES.get(policy)
    if order is None:  # by hand: a person ticks the rows
        return
    parts = tuple(order(rows, world.left, amount, case.receipt.day))
    if not parts:
        return
    rest = amount - sum(part.minor for part in parts)
    kind = AmountClass.OVER if rest else AmountClass.PART
    key = "pays_all_and_more" if rest else "pays_part"
    facts = data(rest=rest) if rest else data(count=len(parts))
    reasons = (
        Evidence("amount", key, "weak", facts),
        Evidence("policy", policy, "note"),
        *way_of_paying(world, case, kept=False),
    )
    yield Draft(parts, rest, None, pool.ref, kind, pool.grade, reasons, policy)


def _by_amount_alone(world: World, case: Case) -> Iterator[Draft]:
    """Nobody known, nothing named: rows of any customer with this very amount, if it is telling;
    but not of one whose name is almost the payer's, or 宏达 would be offered for 宏远."""
    receipt = case.receipt
    ids = world.amounts.get((receipt.currency, receipt.left), ())
    plans = [
        world.plans[i]
        for i in ids
        if world.left.get(i) == receipt.left
        and (receipt.id, i) not in world.declined
        and world.plans[i].customer_id not in case.party.similar
    ]
    if not plans or by_accident(receipt.left, len(world.left), world.settings.one_in_worth):
        return
    plans = distinct(world, case, plans)
    reason = Evidence("amount", "equal_among_all", "weak", data(count=len(plans)))
    kind = amount_class(len(plans), False)
    for plan in plans[:SHOW]:
        yield draft_of(
            world, Candidates(RefClass.NONE, (plan,), Grade.NONE), (plan,), kind, (reason,)
        )


def _nothing(world: World, case: Case) -> str:
    """Nothing is open, or all that is open was proposed for other receipts already."""
    owned = (plan for owner in case.party.ids for plan in world.by_customer.get(owner, ()))
    spoken_for = any(plan.firm and plan.id in world.left for plan in owned)
    return "spoken_for" if spoken_for else "nothing_open"


def _one_row(fits: Sequence[Draft]) -> bool:
    """Whether one row, and no other, has just this amount."""
    singles = {d.parts[0].plan_id for d in fits if len(d.parts) == 1}
    return len(singles) == 1


def _paid_twice(world: World, case: Case) -> bool:
    """The row of this very amount is proposed for the same payer's other payment of these days."""
    return case.receipt.id in world.twins and any(
        plan.open == case.receipt.left and world.left.get(plan.id) == 0
        for owner in case.party.ids
        for plan in world.by_customer.get(owner, ())
    )


def _prepay(world: World, case: Case, certain: bool) -> Draft:
    """All of it kept. Words that fit nothing speak for it, unless one row is `certain`."""
    words = [Evidence("amount", "expected_fits", "note", row_data(p)) for p in case.expected[:1]]
    nothing = Evidence("amount", "kept" if case.open_rows else _nothing(world, case), "note")
    ref = RefClass.NONE if case.open_rows else RefClass.WORDS
    only_words = all(e.key == "words_fit_nothing" for e in case.conflict)
    excused = certain and only_words and not case.expected and not case.waits
    doubted = bool(case.conflict) and not excused
    named = any(p.ref in (RefClass.NUMBER, RefClass.WORDS) for p in case.pools)
    if doubted or (case.expected and not named):
        ref = RefClass.NUMBER
    bare = tuple(
        Evidence("reference", "invoice_without_plan", "medium", data(number=invoice.number))
        for invoice in case.bare[:SHOW]
    )
    if bare and not certain:
        ref = RefClass.NUMBER
    if not certain and _paid_twice(world, case):
        ref, nothing = RefClass.NUMBER, Evidence("amount", "paid_twice", "weak")
    usual = way_of_paying(world, case, kept=True) if not certain else ()
    reasons = (*words, *bare, nothing, *usual)
    return Draft((), case.receipt.left, None, ref, AmountClass.PREPAY, case.party.grade, reasons)
