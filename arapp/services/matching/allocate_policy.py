"""In which order money settles open rows when the payer names nothing. Named, stored, pure.

Each policy takes the open rows, the amount and the receipt's day and gives (row, amount) pairs
that together never exceed the amount nor a row's open amount. Credits are left alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from arapp.models.values.money import split
from arapp.services.matching.rows import Part, PlanIn

Left = Mapping[int, int]
Policy = Callable[[Sequence[PlanIn], Left, int, int], list[Part]]


def _due(plan: PlanIn) -> tuple[int, int, int]:
    return (plan.due_on or 0, plan.booked_on or 0, plan.id)


def _fill(plans: Iterable[PlanIn], left: Left, amount: int) -> list[Part]:
    parts: list[Part] = []
    for plan in plans:
        take = min(left.get(plan.id, 0), amount)
        if take > 0:
            parts.append(Part(plan.id, take))
            amount -= take
    return parts


def oldest_due(plans: Sequence[PlanIn], left: Left, amount: int, _day: int) -> list[Part]:
    """最早到期: in order of due day."""
    return _fill(sorted(plans, key=_due), left, amount)


def by_contract(plans: Sequence[PlanIn], left: Left, amount: int, _day: int) -> list[Part]:
    """按合同: the contract with the oldest due row wholly, then the next."""
    first: dict[object, tuple[int, int, int]] = {}
    for plan in sorted(plans, key=_due):
        first.setdefault(plan.contract_id or ("row", plan.id), _due(plan))
    ordered = sorted(plans, key=lambda p: (first[p.contract_id or ("row", p.id)], _due(p)))
    return _fill(ordered, left, amount)


def pro_rata(plans: Sequence[PlanIn], left: Left, amount: int, _day: int) -> list[Part]:
    """按比例: in proportion to what is open; the odd cents go by largest remainder."""
    open_rows = sorted((p for p in plans if left.get(p.id, 0) > 0), key=_due)
    weights = [left[p.id] for p in open_rows]
    if not weights:
        return []
    shares = split(min(amount, sum(weights)), weights)
    return [Part(p.id, s) for p, s in zip(open_rows, shares, strict=True) if s > 0]


def legal(plans: Sequence[PlanIn], left: Left, amount: int, day: int) -> list[Part]:
    """法定顺序 (民法典 560, 561): due rows before others, interest before principal, then in order
    of due day; rows due on one day in proportion."""

    def rank(plan: PlanIn) -> tuple[bool, bool, int]:
        return ((plan.due_on or 0) > day, plan.kind != "interest", plan.due_on or 0)

    parts: list[Part] = []
    for _, same in groupby(sorted(plans, key=lambda p: (rank(p), p.id)), key=rank):
        taken = pro_rata(list(same), left, amount, day)
        parts += taken
        amount -= sum(part.minor for part in taken)
        if amount <= 0:
            break
    return parts


POLICIES: Mapping[str, Policy] = {
    "oldest_due": oldest_due,
    "by_contract": by_contract,
    "pro_rata": pro_rata,
    "legal": legal,
}
