"""What a careful bookkeeper accepts for a receipt, found without the engine.

Amounts are tried against the rows that a remark leaves by plain enumeration; rows of one contract
with one amount are alike, and of those that nobody names the earliest due are paid first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from arapp.services.matching.rows import Answer, PlanIn

_MOST_ROWS = 26
_MOST_MEMBERS = 6
Alike = tuple[int | None, int, int]


@dataclass(frozen=True)
class Use:
    """One accepted use: rows with the amount by which each falls, what is kept, what is let go."""

    parts: tuple[tuple[int, int], ...] = ()
    kept: int | None = None
    gap: int = 0


@dataclass
class Truth:
    """`tags` name the phenomena. `known` False: it cannot be known, nothing may be posted.

    `pinned`: the remark tells alike rows apart. `loose`: nothing is named and nothing
    fits; any order of paying this customer's rows, or keeping it, is accepted.
    """

    tags: tuple[str, ...]
    uses: tuple[Use, ...] = ()
    known: bool = True
    pinned: bool = False
    loose: bool = False
    customer: int | None = None


@dataclass
class Judge:
    """Compares answers with the truth; `alike`: row → the rows that may stand for it."""

    plans: dict[int, PlanIn]
    alike: dict[int, frozenset[int]] = field(default_factory=dict)

    def accepts(self, truth: Truth, answer: Answer) -> bool:
        """Whether this answer is one of those accepted."""
        if truth.loose and self._in_some_order(truth, answer):
            return True
        return any(self._equal(truth, use, answer) for use in truth.uses)

    def _equal(self, truth: Truth, use: Use, answer: Answer) -> bool:
        gap = answer.difference.minor if answer.difference else 0
        if use.kept is not None and answer.prepayment != use.kept:
            return False
        mine = Counter((self._group(truth, p), m) for p, m in use.parts)
        theirs = Counter((self._taken(truth, p.plan_id), p.minor) for p in answer.parts)
        return gap == use.gap and mine == theirs

    def _group(self, truth: Truth, plan: int) -> frozenset[int]:
        alone = frozenset({plan})
        return alone if truth.pinned else self.alike.get(plan, alone)

    def _taken(self, truth: Truth, plan: int) -> frozenset[int]:
        group = self._group(truth, plan)
        return group if plan in group else frozenset({plan})

    def _in_some_order(self, truth: Truth, answer: Answer) -> bool:
        owners = {self.plans[p.plan_id].customer_id for p in answer.parts}
        return owners <= {truth.customer} and (bool(owners) or answer.prepayment > 0)


def alike(row: PlanIn) -> Alike:
    """Rows that are exchangeable when nothing is written."""
    own = row.contract_id is None or row.disputed
    return (row.contract_id, row.open, row.id if own else 0)


def only_way(pool: Sequence[PlanIn], chosen: Sequence[PlanIn]) -> bool:
    """Whether among the smallest sets of the pool with this sum there is only the chosen one."""
    found = smallest(pool, sum(row.open for row in chosen))
    return found == {_signature(chosen)}


def smallest(pool: Iterable[PlanIn], total: int) -> set[tuple[tuple[Alike, int], ...]]:
    """The smallest sets with this sum, alike rows counted as one; too many rows: as if two."""
    most = total - sum(min(0, row.open) for row in pool)
    rows = [row for row in pool if row.firm and _free(row) <= most]
    if len(rows) > _MOST_ROWS:
        return {(), ((None, 0, 0), 1)}  # type: ignore[arg-type]  # nobody tries them all by hand
    for size in range(1, min(_MOST_MEMBERS, len(rows)) + 1):
        fits = {
            _signature(chosen)
            for chosen in combinations(rows, size)
            if sum(map(_free, chosen)) == total
        }
        if fits:
            return fits
    return set()


def _free(row: PlanIn) -> int:
    """What is open and not contested."""
    return row.open - row.disputed


def _signature(rows: Iterable[PlanIn]) -> tuple[tuple[Alike, int], ...]:
    return tuple(sorted(Counter(map(alike, rows)).items(), key=repr))


def settle(
    plans: Iterable[PlanIn], paid: Iterable[tuple[Sequence[PlanIn], bool, bool]]
) -> dict[int, frozenset[int]]:
    """Row → rows that may stand for it, once all receipts are known.

    Of a class of n alike rows of which k are paid without being named: the k due first that no
    receipt names. A row that a receipt names whose payer nobody knows may be left to it or not.
    """
    classes: dict[Alike, list[PlanIn]] = {}
    for row in sorted(plans, key=lambda p: (p.due_on or 0, p.id)):
        classes.setdefault(alike(row), []).append(row)
    named: set[int] = set()
    perhaps: set[int] = set()
    unnamed: Counter[Alike] = Counter()
    for rows, pinned, known in paid:
        if pinned:
            (named if known else perhaps).update(row.id for row in rows)
        else:
            unnamed.update(map(alike, rows))
    groups: dict[int, frozenset[int]] = {}
    for key, count in unnamed.items():
        left = [row.id for row in classes[key] if row.id not in named]
        surely = [row_id for row_id in left if row_id not in perhaps]
        first = frozenset((*left[:count], *surely[:count]))
        groups.update(dict.fromkeys([row.id for row in classes[key]], first))
    return groups
