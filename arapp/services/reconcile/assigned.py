"""The hypotheses that together are worth most, each row in one of them at most.

Rows fall into groups that share no hypothesis. In a group the pairs of one row each are assigned
to the best whole (not the best pair first): adding rows one by one, each by the path that gains
most, which is exact. Sums of several rows are tried on top: all ways of them where they are few,
else the way uphill.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from arapp.services.reconcile.pairs import Chance, assign

_EVERY_WAY = 9  # sums in a group of which all combinations are tried
_MOST_LOOKS = 400


def best(found: Sequence[Chance]) -> list[Chance]:
    """The best hypotheses that agree with each other."""
    taken: list[Chance] = []
    for group in _groups(found):
        taken += _of_group(group)
    return taken


def _rows(chance: Chance) -> list[tuple[bool, int]]:
    return [*((True, one) for one in chance.ours), *((False, one) for one in chance.theirs)]


def _groups(found: Sequence[Chance]) -> Iterable[list[Chance]]:
    above: dict[tuple[bool, int], tuple[bool, int]] = {}

    def root(row: tuple[bool, int]) -> tuple[bool, int]:
        while above.setdefault(row, row) != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    for chance in found:
        first, *rest = _rows(chance)
        for row in rest:
            above[root(row)] = root(first)
    groups: dict[tuple[bool, int], list[Chance]] = defaultdict(list)
    for chance in found:
        groups[root(_rows(chance)[0])].append(chance)
    return groups.values()


def _of_group(group: list[Chance]) -> list[Chance]:
    pairs = [one for one in group if len(one.ours) == len(one.theirs) == 1]
    sums = [one for one in group if not len(one.ours) == len(one.theirs) == 1]
    sums.sort(key=lambda one: -one.value)
    if not sums:
        return assign(pairs)
    ways = _all_ways(sums) if len(sums) <= _EVERY_WAY else None
    if ways is not None:
        return max((_with(way, pairs) for way in ways), key=_worth)
    return _uphill(sums, pairs)


def _worth(chosen: Iterable[Chance]) -> int:
    return sum(one.value for one in chosen)


def _with(chosen: Sequence[Chance], pairs: Sequence[Chance]) -> list[Chance]:
    """Chosen sums, and the best pairs of the rows that they leave."""
    gone = {row for one in chosen for row in _rows(one)}
    return [*chosen, *assign([one for one in pairs if not gone.intersection(_rows(one))])]


def _all_ways(sums: Sequence[Chance]) -> list[list[Chance]]:
    """All choices of sums that share no row."""
    ways: list[tuple[list[Chance], set[tuple[bool, int]]]] = [([], set())]
    for one in sums:
        mine = set(_rows(one))
        ways += [([*way, one], gone | mine) for way, gone in ways if not gone & mine]
    return [way for way, _ in ways]


def _uphill(sums: Sequence[Chance], pairs: Sequence[Chance]) -> list[Chance]:
    """Sums put in (and those in their way put out) as long as the whole gains."""
    chosen: list[Chance] = []
    reached = _with(chosen, pairs)
    looks = 0
    gained = True
    while gained and looks < _MOST_LOOKS:
        gained = False
        for one in sums:
            if one in chosen:
                continue
            mine = set(_rows(one))
            tried = [*(other for other in chosen if not mine.intersection(_rows(other))), one]
            answer = _with(tried, pairs)
            looks += 1
            if _worth(answer) > _worth(reached):
                chosen, reached, gained = tried, answer, True
    return reached
