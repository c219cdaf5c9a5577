"""From drafts to an answer: judged by the rule table, held back by vetoes, others with why not.

The guard for posting without a person: the payer known by account, alias or full name, the amount
exact and one way only, the row named by number or the amount beyond chance, no word of the remark
against it, nothing disputed, and no second answer of the same strength.
"""

from dataclasses import dataclass, replace

from arapp.services.matching.case import Case, build_case
from arapp.services.matching.draft_answers import Draft
from arapp.services.matching.names import legal_key, split_account
from arapp.services.matching.not_ours import not_a_customer
from arapp.services.matching.proposals import propose
from arapp.services.matching.remarks import says_part
from arapp.services.matching.rows import (
    Answer,
    Confidence,
    Evidence,
    Grade,
    ReceiptIn,
    Result,
    data,
)
from arapp.services.matching.rules import RULES, AmountClass, RefClass, Rule, judge
from arapp.services.matching.text import account_key
from arapp.services.matching.world import World

_ORDER = {Confidence.HIGH: 3, Confidence.MEDIUM: 2, Confidence.LOW: 1, Confidence.NONE: 0}
_MOST_ALTERNATIVES = 4
_EXACT = frozenset({AmountClass.UNIQUE, AmountClass.ROUND})


@dataclass(frozen=True, slots=True)
class _Judged:
    draft: Draft
    rule: Rule
    confidence: Confidence


def answer(world: World, receipt: ReceiptIn, guard_open: bool = True) -> Result:
    """The best answer for what is still open now, its runners-up, and whether it may post itself.

    `guard_open` False: rows were already taken by answers a person has yet to confirm, so
    nothing found from here on may post itself.
    """
    stopped = _outside(world, receipt)
    if stopped:
        return stopped
    case = build_case(world, receipt)
    kind, hard = not_a_customer(receipt.payer, receipt.memo)
    if kind and _is_outside(case, hard):
        return _nobody(receipt, kind)
    judged = _judged(world, propose(world, case))
    if not judged:
        return Result(receipt.id, _empty(case))
    if kind and not _names_rows(case):
        return _refund(world, case, kind, judged)
    ambiguous = _ambiguous(judged)
    held = _held(world, case, judged[0], ambiguous, kind)
    auto = guard_open and not held
    told = held or (() if auto else (Evidence("auto", "others_first", "note"),))
    best = _answer(world, case, judged[0], "", told)
    others = tuple(
        _answer(world, case, j, _why_not(judged[0], j, ambiguous), ())
        for j in judged[1 : 1 + _MOST_ALTERNATIVES]
    )
    return Result(receipt.id, best, others, ambiguous, False, auto)


def _outside(world: World, receipt: ReceiptIn) -> Result | None:
    """Money that is answered without looking at any row."""
    if receipt.id in world.reversed_pairs:
        return _nobody(receipt, "reversal_pair", False)
    if receipt.left <= 0:
        return _nobody(receipt, "money_out", False)
    if receipt.not_customer:
        return _nobody(receipt, "marked")
    name, glued = split_account(receipt.payer)
    own_account = account_key(receipt.payer_account or glued) in world.own_accounts
    if own_account or legal_key(name) in world.own_names:
        return _nobody(receipt, "own_transfer")
    return None


def _is_outside(case: Case, hard: bool) -> bool:
    if _names_rows(case):
        return False
    return hard or (case.party.grade <= Grade.ASK and case.receipt.customer_id is None)


def _names_rows(case: Case) -> bool:
    return any(n.sure and n.ref.plan_ids for n in case.named)


def _refund(world: World, case: Case, kind: str, judged: list[_Judged]) -> Result:
    """A known customer gives something back (退保证金): no row is proposed, but some are shown."""
    nobody = _nobody(case.receipt, kind, False)
    best = replace(nobody.best, reasons=(*case.reasons, *nobody.best.reasons))
    others = (_answer(world, case, j, "remark_refund", ()) for j in judged[:_MOST_ALTERNATIVES])
    return replace(nobody, best=best, alternatives=tuple(others))


def _nobody(receipt: ReceiptIn, key: str, not_customer: bool = True) -> Result:
    reason = Evidence("veto", key, "veto")
    best = Answer(None, (), 0, None, Confidence.NONE, (reason,), "not_customer")
    return Result(receipt.id, best, (), False, not_customer, False)


def _empty(case: Case) -> Answer:
    """Nothing found: who it might be is still said."""
    reasons = case.reasons + case.conflict
    if not case.receipt.payer and not case.receipt.memo:
        reasons = (*reasons, Evidence("party", "nothing_written", "weak"))
    elif not case.party.ids:
        written = case.receipt.payer or case.receipt.payer_account
        key = "unknown" if written else "no_payer"
        reasons = (*reasons, Evidence("party", key, "weak", data(name=written)))
    reasons += tuple(
        Evidence("party", "only_similar", "note", data(customer=i)) for i in case.party.similar
    )
    return Answer(case.customer_id, (), 0, None, Confidence.NONE, reasons, "nothing")


def _judged(world: World, drafts: list[Draft]) -> list[_Judged]:
    found, rules = [], world.settings.rules or RULES
    for draft in drafts:
        rule = judge(draft.grade, draft.ref, draft.amount, rules)
        found.append(_Judged(draft, rule, rule.confidence))
    # stable: within one strength the order of the generators stands
    return sorted(found, key=lambda j: (-_ORDER[j.confidence], _late(j.draft)))


def _late(draft: Draft) -> bool:
    return draft.amount in (AmountClass.PART, AmountClass.OVER, AmountClass.PREPAY)


def _ambiguous(judged: list[_Judged]) -> bool:
    """A second answer of the same strength that is not merely another order of paying."""
    first = judged[0].draft
    if first.amount is AmountClass.SEVERAL:
        return True
    if first.amount not in _EXACT or len(judged) == 1:
        return False
    second = judged[1]
    return (
        second.confidence is judged[0].confidence
        and second.draft.amount in _EXACT
        and (second.draft.ref is first.ref)
    )


def _held(
    world: World, case: Case, best: _Judged, ambiguous: bool, kind: str
) -> tuple[Evidence, ...]:
    """Why the guard does not post it; empty when it would."""
    draft = best.draft
    sure = "payer_not_full" if draft.grade is Grade.PARTIAL else "payer_unsure"
    checks = (
        (best.rule.auto, "rule"),
        (draft.difference is None, "has_difference"),
        (draft.prepayment == 0 and draft.amount in _EXACT, "not_exact"),
        (_proven(world, draft), "round_amount" if world.settings.amount_posts else "no_number"),
        (not case.conflict, "remark_says_other"),
        (not any(p.open == case.receipt.left for p in case.expected), "expected_row_meant"),
        (not ambiguous, "second_answer"),
        (not kind, "remark_refund"),
        (not says_part(case.receipt.memo), "remark_says_part"),
        (case.receipt.id not in world.near_reversals, "near_reversal"),
        (not any(world.plans[p.plan_id].disputed for p in draft.parts), "disputed"),
        (len(case.party.ids) == 1, "several_customers"),
        (not any(_is_anothers(world, case, p.plan_id) for p in draft.parts), "row_of_another"),
        (case.receipt.id not in world.refused, "declined_before"),
        (case.receipt.method != "bill", "bill_not_collected"),
        (draft.grade >= Grade.FULL, sure),
    )
    return tuple(Evidence("auto", key, "note") for holds, key in checks if not holds)


def _proven(world: World, draft: Draft) -> bool:
    """By a number in the remark, or where the firm lets amounts post, by one beyond chance."""
    odd = world.settings.amount_posts and draft.amount is AmountClass.UNIQUE
    return draft.ref is RefClass.NUMBER or odd


def _is_anothers(world: World, case: Case, plan_id: int) -> bool:
    return world.claimed.get(plan_id, case.receipt.id) != case.receipt.id


def _answer(
    world: World, case: Case, judged: _Judged, why_not: str, held: tuple[Evidence, ...]
) -> Answer:
    draft = judged.draft
    owners = {world.plans[p.plan_id].customer_id for p in draft.parts}
    customer = owners.pop() if len(owners) == 1 else case.customer_id
    reasons = (*case.reasons, *draft.reasons, *case.conflict)
    if len(owners) > 1:
        reasons = (*reasons, Evidence("party", "across_customers", "weak", data(count=len(owners))))
    return Answer(
        customer,
        draft.parts,
        draft.prepayment,
        draft.difference,
        judged.confidence,
        reasons + _most_telling(held),
        judged.rule.key,
        draft.policy,
        why_not,
        (draft.amount in _EXACT or draft.amount is AmountClass.SEVERAL, int(draft.grade)),
    )


def _most_telling(held: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """One reason is enough; "the rule does not allow it" only when there is no better one."""
    return tuple(sorted(held, key=lambda e: e.key == "rule")[:1])


def _why_not(best: _Judged, other: _Judged, ambiguous: bool) -> str:
    mine, first = other.draft, best.draft
    if ambiguous and other.confidence is best.confidence and not _late(mine):
        return "equally_likely"
    if mine.ref is RefClass.OTHER and first.ref is not RefClass.OTHER:
        return "remark_names_other"
    if _late(mine) and not _late(first):
        return "other_fits_exactly" if first.difference is None else "other_fits_less_known"
    if mine.amount is AmountClass.PREPAY:
        return "rows_are_open"
    return "less_sure"
