"""Which rows the words of a remark mean: clause by clause, held against what is open."""

from dataclasses import dataclass

from arapp.services.matching.number_index import Named
from arapp.services.matching.remarks import (
    Clause,
    Hints,
    clauses,
    fits,
    kinds,
    read,
    rest_of,
    says_new,
)
from arapp.services.matching.rows import PlanIn, ReceiptIn
from arapp.services.matching.text import bare, number_key
from arapp.services.matching.world import World

_SAYS_NOTHING = frozenset(
    {"货款", "合同款", "应收款", "应收账款", "应收", "欠款", "款项", "发票", "发票款", "往来款"}
    | {"分期款", "期初", "期初欠款", "本金", "销售款"}
)


@dataclass(frozen=True, slots=True)
class Meant:
    """Rows that words of the remark mean, with rows of numbers that stand without words; words
    that fit no open row; `strict` when words other than a month were written; `half`: rows of
    this very amount that only some of a clause's words fit; `rest_of`: 余款 was read as the rest
    of what it stands beside. `told`: the rows that each clause may mean."""

    rows: frozenset[int] = frozenset()
    unmet: tuple[Hints, ...] = ()
    strict: bool = False
    half: frozenset[int] = frozenset()
    rest_of: bool = False
    told: tuple[frozenset[int], ...] = ()


def read_meant(
    world: World,
    receipt: ReceiptIn,
    named: tuple[Named, ...],
    rows: tuple[PlanIn, ...],
    owners: tuple[int, ...],
) -> Meant:
    """Clause by clause: a number beside the words narrows them, words alone look everywhere, but
    at rows of the `owners` first."""
    sure = narrowest([set(n.ref.plan_ids) for n in named if n.sure])
    told: list[frozenset[int]] = []
    bare_numbers: set[int] = set()
    unmet: list[Hints] = []
    half: set[int] = set()
    strict = rest = False
    for clause in clauses(receipt.memo):
        key = number_key(clause.text)
        near_by = [n for n in named if n.written in key]
        beside = {i for n in near_by if n.sure for i in n.ref.plan_ids} & sure
        loose = {i for n in near_by if not n.sure for i in n.ref.plan_ids}
        if not clause.hints:
            bare_numbers |= beside
            continue
        fitting = [p for p in rows if hint_fits(world, receipt, clause.hints, p)]
        if not fitting and (without := rest_of(clause)):
            fitting = _rest_rows(world, receipt, without, rows)
            rest = rest or bool(fitting)
        strict = strict or bool(clause.hints.periods or clause.hints.stages)
        near = [p for p in fitting if p.id in (beside or loose)]
        near = near if beside or near else fitting
        mine = [p for p in near if p.customer_id in owners]
        near = mine or near  # the payer's own 首付款 before that of its parent or sister
        fit = {p.id for p in _called_so(world, receipt, clause, near)}
        fit = fit if beside else (fit & sure or fit)
        told += [frozenset(fit)] if fit else []
        if not fit:
            said = [(one, _fitting(world, receipt, one, rows)) for one in kinds(clause.hints)]
            half |= {i for _, ids in said for i in ids if world.left[i] == receipt.left}
            unmet.append(_unmet(clause.hints, [one for one, ids in said if not ids]))
    if not strict and not told and not unmet:
        told = _by_label(receipt.memo, rows, sure)
    meant = frozenset(bare_numbers.union(*told) if told else ())
    return Meant(meant, tuple(unmet), strict, frozenset(half), rest, tuple(told))


def _by_label(memo: str, rows: tuple[PlanIn, ...], sure: set[int]) -> list[frozenset[int]]:
    """Rows by labels of no kind that we read (设备款, 培训费), one set a label; nothing when all
    that is open is called so."""
    text = bare(memo)
    found: dict[str, set[int]] = {}
    for plan in rows:
        label = bare(plan.label)
        if len(label) > 1 and label in text and label not in _SAYS_NOTHING and not read(label):
            found.setdefault(label, set()).add(plan.id)
    if len(set().union(*found.values())) == len(rows):
        return []
    return [frozenset(ids & sure or ids) for ids in found.values()]


def _called_so(
    world: World, receipt: ReceiptIn, clause: Clause, near: list[PlanIn]
) -> list[PlanIn]:
    """首付款 means the row so called before a 预付款, unless the money is that of the 预付款; 3期
    and 第3期 are one."""
    written = [] if clause.hints.periods else [p for p in near if _is_written(p, clause.text)]
    most = receipt.left + receipt.left // world.settings.fee_share
    equal = [p for p in near if receipt.left <= world.left[p.id] <= most]
    return near if equal and not any(p in written for p in equal) else written or near


def _is_written(plan: PlanIn, text: str) -> bool:
    return bool(plan.label) and bare(plan.label) in bare(text)


def pinned_rows(named: tuple[Named, ...], meant: Meant, signing: bool) -> frozenset[int]:
    """Rows that words name beside a number, rows whose own invoice is named, and the only row
    that words mean; but 首付 and 预付 alone may be for what is not in the books."""
    numbered = {i for n in named for i in n.ref.plan_ids}
    alone = {i for n in named if n.sure and len(n.ref.plan_ids) == 1 for i in n.ref.plan_ids}
    only = {i for rows in meant.told if len(rows) == 1 and not signing for i in rows}
    return frozenset((meant.rows & numbered) | alone | only)


def _fitting(
    world: World, receipt: ReceiptIn, hints: Hints, rows: tuple[PlanIn, ...]
) -> frozenset[int]:
    return frozenset(p.id for p in rows if hint_fits(world, receipt, hints, p))


def _rest_rows(
    world: World, receipt: ReceiptIn, hints: Hints, rows: tuple[PlanIn, ...]
) -> list[PlanIn]:
    """7月货款余款: the row of July when the money is its rest, or when no row is a 尾款 at all."""
    fitting = [p for p in rows if hint_fits(world, receipt, hints, p)]
    final = Hints(stages=frozenset({"final"}))
    equal = [p for p in fitting if world.left[p.id] == receipt.left]
    return equal or ([] if _fitting(world, receipt, final, rows) else fitting)


def _unmet(hints: Hints, none: list[Hints]) -> Hints:
    """The words that fit no row; all of them when each fits one but no row fits them together."""
    if not none:
        return hints
    return Hints(
        frozenset().union(*(one.periods for one in none)),
        frozenset().union(*(one.stages for one in none)),
        frozenset().union(*(one.months for one in none)),
    )


def hint_fits(world: World, receipt: ReceiptIn, hints: Hints, plan: PlanIn) -> bool:
    last_no = world.last_no.get(plan.contract_id or 0, 10**6)
    if says_new(receipt.memo, hints):
        return False
    if (
        "signing" in hints.stages
        and plan.no >= last_no
        and "signing" not in read(plan.label).stages
    ):
        # the only row of a contract is no 首付款, unless the money is all of it
        return receipt.left == world.left.get(plan.id) and fits(hints, plan, last_no, receipt.day)
    return fits(hints, plan, last_no, receipt.day)


def narrowest(named: list[set[int]]) -> set[int]:
    """Contract and one of its invoices named: the invoice; two contracts named: both."""
    inner = [ids for ids in named if ids and not any(other and other < ids for other in named)]
    return set().union(*inner)
