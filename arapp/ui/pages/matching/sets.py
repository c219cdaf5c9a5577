"""「找合得上的一组」: rows of the list that add up to the receipt, as proposals of one rank."""

from collections.abc import Sequence

from arapp.services.ledger.desk import DeskPlan, DeskReceipt
from arapp.services.matching.rows import (
    Answer,
    Confidence,
    DifferenceOut,
    Evidence,
    Part,
    Settings,
    data,
)
from arapp.services.matching.sets import Item, Pool

_SHOWN = 5


def fitting(
    receipt: DeskReceipt, plans: Sequence[DeskPlan], customer: int | None, limits: Settings
) -> list[Answer]:
    """Up to five sets that hit the amount; when none does, sets that hit it with a bank's fee."""
    firm = {plan.id: plan for plan in plans if plan.firm and plan.open}
    pool = Pool([Item(p.id, p.open, p.contract or None, _due(p)) for p in firm.values()])
    found = pool.find(receipt.left, _SHOWN)
    if found.sets:
        return [_answer(firm, ids, customer, 0, len(found.sets)) for ids in found.sets]
    fees = [fee for fee in limits.fee_steps if fee * limits.fee_share <= receipt.left]
    hits = [(fee, ids) for fee in fees for ids in pool.find(receipt.left + fee, 2, most=3).sets]
    return [_answer(firm, ids, customer, fee, len(hits)) for fee, ids in hits[:_SHOWN]]


def _due(plan: DeskPlan) -> int:
    return plan.due_on.toordinal() if plan.due_on else 0


def _answer(
    plans: dict[int, DeskPlan], ids: tuple[int, ...], customer: int | None, fee: int, ways: int
) -> Answer:
    strength = "strong" if ways == 1 else "weak"
    reasons = [_reason(plans, ids, ways, strength)]
    if fee:
        reasons.append(Evidence("amount", "less_fee", "medium", data(minor=fee)))
    confidence = Confidence.MEDIUM if ways == 1 else Confidence.LOW
    gap = DifferenceOut("fee", fee) if fee else None
    parts = tuple(Part(one, plans[one].open) for one in ids)
    return Answer(customer, parts, 0, gap, confidence, tuple(reasons), "set")


def _reason(plans: dict[int, DeskPlan], ids: tuple[int, ...], ways: int, strength: str) -> Evidence:
    if len(ids) > 1:
        facts = data(count=len(ids), of=len(plans), ways=ways)
        return Evidence("amount", "equal_set", strength, facts)
    plan = plans[ids[0]]
    facts = data(label=plan.label, contract=plan.contract, invoice=plan.invoice, count=ways)
    return Evidence("amount", "equal_one" if ways == 1 else "equal_several", strength, facts)
