"""An answer before it is judged, and what all ways of making one share."""

from collections.abc import Sequence
from dataclasses import dataclass

from arapp.services.matching.case import Candidates, Case
from arapp.services.matching.rows import Data, DifferenceOut, Evidence, Grade, Part, PlanIn, data
from arapp.services.matching.rules import AmountClass, RefClass
from arapp.services.matching.sets import Item, Pool
from arapp.services.matching.world import World

SHOW = 5
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


def draft_of(
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


def claimed(world: World, case: Case, plan: PlanIn) -> bool:
    return world.claimed.get(plan.id, case.receipt.id) != case.receipt.id


def distinct(world: World, case: Case, plans: list[PlanIn]) -> list[PlanIn]:
    """Of interchangeable rows (one contract, one amount) the one due first that no other receipt
    names."""

    def order(plan: PlanIn) -> tuple[bool, int, int]:
        return (claimed(world, case, plan), plan.due_on or 0, plan.id)

    first: dict[object, PlanIn] = {}
    for plan in sorted(plans, key=order):
        key = ("row", plan.id) if plan.contract_id is None else (plan.contract_id, plan.open)
        first.setdefault(key, plan)
    return sorted(first.values(), key=order)


def amount_class(ways: int, chance: bool) -> AmountClass:
    if ways > 1:
        return AmountClass.SEVERAL
    return AmountClass.ROUND if chance else AmountClass.UNIQUE


def row_data(plan: PlanIn) -> Data:
    return data(label=plan.label, contract=plan.contract, invoice=plan.invoice)


def pool_of(world: World, case: Case, plans: Sequence[PlanIn]) -> Pool:
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
    later = _CLAIMED if claimed(world, case, plan) else 0
    return Item(plan.id, world.left[plan.id], kind, (plan.due_on or 0) + later)
