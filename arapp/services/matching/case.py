"""One receipt laid out for judging: who, which rows may take it, which of them are named."""

from dataclasses import dataclass, replace

from arapp.services.matching.meant import (
    Meant,
    hint_fits,
    narrowest,
    pinned_rows,
    read_meant,
)
from arapp.services.matching.number_index import TAIL, Named
from arapp.services.matching.party import identify
from arapp.services.matching.party_index import Party
from arapp.services.matching.references import find_references
from arapp.services.matching.remarks import Hints, read
from arapp.services.matching.rows import (
    BareInvoiceIn,
    Data,
    Evidence,
    Grade,
    PlanIn,
    ReceiptIn,
    data,
)
from arapp.services.matching.rules import RefClass
from arapp.services.matching.text import number_key
from arapp.services.matching.unknown_numbers import unknown_number
from arapp.services.matching.world import World

_MOST_CUSTOMERS = 12


@dataclass(frozen=True, slots=True)
class Candidates:
    """Rows that an answer may be made of, how they are named, how sure the payer is for them."""

    ref: RefClass
    plans: tuple[PlanIn, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Case:
    """`pools` from the most to the least named; `open_rows` all rows of the customers found;
    `bare`: invoices without a row that its number or amount means;
    `told`: the rows that each clause of the remark may mean; `waits`: it means a row that is not
    to be had, because its milestone is open or another receipt takes it."""

    receipt: ReceiptIn
    party: Party
    named: tuple[Named, ...]
    hints: Hints
    open_rows: tuple[PlanIn, ...]
    pools: tuple[Candidates, ...]
    reasons: tuple[Evidence, ...]
    conflict: tuple[Evidence, ...]
    expected: tuple[PlanIn, ...]
    told: tuple[frozenset[int], ...]
    waits: bool
    bare: tuple[BareInvoiceIn, ...] = ()

    @property
    def customer_id(self) -> int | None:
        """The customer when there is exactly one."""
        return self.party.ids[0] if len(self.party.ids) == 1 else None


def build_case(world: World, receipt: ReceiptIn) -> Case:
    """Find the party, read the remark, gather the rows."""
    party = identify(world.parties, receipt)
    named = tuple(find_references(world.references, receipt.memo, party.ids + party.family))
    if not named and any(reason.key == "pays_for_others" for reason in party.reasons):
        named = tuple(find_references(world.references, receipt.memo, ()))
    party = _party_by_number(party, named)
    own = _rows(world, receipt, party.ids[:_MOST_CUSTOMERS])
    kin = _rows(world, receipt, party.family[:_MOST_CUSTOMERS])
    meant = read_meant(world, receipt, named, (*own, *kin), party.ids)
    expected = _expected(world, receipt, party, named)
    conflict = _conflicts(world, receipt, named, (*own, *kin), meant, bool(expected))
    hints = read(receipt.memo)
    world.pinned[receipt.id] = pinned_rows(named, meant, "signing" in hints.stages)
    world.worded[receipt.id] = meant.rows
    waits = bool(hints and expected) or _spoken_for(world, receipt, party, meant)
    pools = _pools(party, named, meant, own, kin, RefClass.WAITS if waits else None, conflict)
    if meant.rest_of:
        hints = replace(hints, stages=hints.stages - {"final"})
    reasons = party.reasons + _reference_reasons(named)
    if meant.rows:
        facts = (*_words(hints), *data(count=len(meant.rows)))
        reasons = (*reasons, Evidence("reference", "words_fit", "medium", facts))
    bare = _bare_invoices(world, receipt, party)
    return Case(
        receipt, party, named, hints, own, pools, reasons, conflict, expected, meant.told, waits,
        bare,
    )  # fmt: skip


def _bare_invoices(world: World, receipt: ReceiptIn, party: Party) -> tuple[BareInvoiceIn, ...]:
    """Invoices of the payer that no row stands for, named by number or by the very amount."""
    own = [i for owner in party.ids[:1] for i in world.bare_invoices.get(owner, ())]
    if not own:
        return ()
    written = number_key(receipt.memo)
    return tuple(
        invoice
        for invoice in own
        if invoice.currency == receipt.currency
        and (invoice.gross == receipt.left or number_key(invoice.number)[-TAIL:] in written)
    )


def _spoken_for(world: World, receipt: ReceiptIn, party: Party, meant: Meant) -> bool:
    """Whether words that fit no open row fit one that was open before another receipt took it."""
    taken = [
        plan
        for customer_id in party.ids[:_MOST_CUSTOMERS]
        for plan in world.by_customer.get(customer_id, ())
        if world.left.get(plan.id) == 0 and plan.currency == receipt.currency
    ]
    return any(hint_fits(world, receipt, hints, p) for hints in meant.unmet for p in taken)


def _party_by_number(party: Party, named: tuple[Named, ...]) -> Party:
    """A whole number names its customer: alone when nobody else is known, else as a question."""
    owners = tuple(dict.fromkeys(n.ref.customer_id for n in named if n.sure))
    if not owners:
        return party
    inside = tuple(o for o in owners if o in party.ids)
    if inside:
        ids = inside if len(inside) == 1 or party.grade <= Grade.ASK else party.ids
        return replace(party, ids=ids, family=_others(party, ids))
    by_number = Evidence("party", "known_by_number", "medium")
    if not party.ids:
        return replace(party, ids=owners, reasons=(*party.reasons, by_number))
    foreign = Evidence("party", "number_of_another", "weak")
    grade = min(party.grade, Grade.ASK)
    reasons = (*party.reasons, foreign)
    return replace(party, grade=grade, ids=owners, reasons=reasons, family=_others(party, owners))


def _others(party: Party, ids: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(i for i in party.ids + party.family if i not in ids)


def _rows(world: World, receipt: ReceiptIn, customers: tuple[int, ...]) -> tuple[PlanIn, ...]:
    """Open firm rows in the receipt's currency that were not declined for it."""
    return tuple(
        plan
        for customer_id in customers
        for plan in world.by_customer.get(customer_id, ())
        if world.left.get(plan.id)
        and plan.currency == receipt.currency
        and (receipt.id, plan.id) not in world.declined
    )


def _expected(
    world: World, receipt: ReceiptIn, party: Party, named: tuple[Named, ...]
) -> tuple[PlanIn, ...]:
    """Rows whose milestone is open and that the remark or the amount means."""
    numbers = {n.ref.number for n in named}
    hints = read(receipt.memo)
    return tuple(
        plan
        for customer_id in party.ids[:1]
        for plan in world.by_customer.get(customer_id, ())
        if not plan.firm
        and plan.currency == receipt.currency
        and (not numbers or plan.contract in numbers)
        and (hint_fits(world, receipt, hints, plan) if hints else plan.open == receipt.left)
    )


def _conflicts(
    world: World,
    receipt: ReceiptIn,
    named: tuple[Named, ...],
    rows: tuple[PlanIn, ...],
    meant: Meant,
    expected: bool,
) -> tuple[Evidence, ...]:
    """What the remark names and the open rows cannot give."""
    found: list[Evidence] = []
    open_ids = {plan.id for plan in rows}
    owners = {name.ref.customer_id for name in named}
    bare = {i.number for owner in owners for i in world.bare_invoices.get(owner, ())}
    for name in named:
        if name.sure and not set(name.ref.plan_ids) & open_ids and name.ref.number not in bare:
            found.append(
                Evidence("reference", "named_is_settled", "veto", data(number=name.ref.number))
            )
    if unknown := unknown_number(world.references, receipt.memo, list(named)):
        found.append(Evidence("reference", "number_unknown", "veto", data(number=unknown)))
    for hints in meant.unmet:
        strict = bool(hints.periods or hints.stages) or any(read(p.label).months for p in rows)
        if strict or expected:
            found.append(Evidence("reference", "words_fit_nothing", "veto", _words(hints)))
    return tuple(found)


def _words(hints: Hints) -> Data:
    values: dict[str, str | int] = {}
    if hints.periods:
        values["period"] = min(hints.periods)
    if hints.stages:
        values["stage"] = min(hints.stages)
    if hints.months:
        values["month"] = min(hints.months)[1]
    return data(**values)


def _pools(
    party: Party,
    named: tuple[Named, ...],
    meant: Meant,
    own: tuple[PlanIn, ...],
    kin: tuple[PlanIn, ...],
    waits: RefClass | None,
    conflict: tuple[Evidence, ...],
) -> tuple[Candidates, ...]:
    sure = narrowest([set(n.ref.plan_ids) for n in named if n.sure])
    loose = {i for n in named for i in n.ref.plan_ids}
    by_words = RefClass.NUMBER if meant.rows & sure else RefClass.WORDS
    if not sure and any(e.key != "words_fit_nothing" for e in conflict):
        by_words = RefClass.OTHER  # words beside a number that none of these rows bears
    other_words = meant.strict and not sure <= meant.rows
    number = RefClass.OTHER if other_words else RefClass.NUMBER
    rest = waits or (RefClass.OTHER if conflict or sure or meant.rows else RefClass.NONE)
    asked = min(party.grade, Grade.ASK)
    every = {p.id for p in (*own, *kin)}
    half = frozenset[int]() if sure or meant.rows else meant.half
    by_half = RefClass.HALF if by_words is RefClass.WORDS else RefClass.OTHER
    steps = [
        (by_words, meant.rows, own, party.grade),
        (number, sure, own, party.grade),
        (RefClass.LOOSE, loose & meant.rows, own, party.grade),
        (RefClass.OTHER if other_words else RefClass.LOOSE, loose, own, party.grade),
        (by_half, half, own, party.grade),
        (rest, every, own, party.grade),
    ]
    if kin:
        both = (*own, *kin)
        steps += [(by_words, meant.rows, both, asked), (number, sure, both, asked)]
        steps.append((rest, every, both, asked))
    pools: list[Candidates] = []
    seen: set[frozenset[int]] = set()
    for ref, ids, rows, grade in (step for step in steps if step[1]):
        chosen = tuple(p for p in rows if p.id in ids)
        key = frozenset(p.id for p in chosen)
        if chosen and key not in seen:
            seen.add(key)
            pools.append(Candidates(ref, chosen, grade))
    return tuple(pools)


def _reference_reasons(named: tuple[Named, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            "reference",
            f"number_{n.ref.kind}" if n.sure else "number_loose",
            "decisive" if n.sure else "medium",
            data(number=n.ref.number),
        )
        for n in named
        if n.ref.plan_ids
    )
