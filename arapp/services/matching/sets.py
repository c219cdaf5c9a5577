"""Which open rows add up to an amount: exact, smallest first, interchangeable rows counted once.

Meet in the middle over ordered items: a set of up to six is a low half and a high half of up to
three each. Sums of halves are made once per pool and asked for every target (an amount, the amount
plus each usual fee); the halves themselves are only laid out when two sums meet. Integer minor
units throughout.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import comb

Half = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An open row: items of one `kind` with one amount are interchangeable, earliest due first."""

    id: int
    minor: int
    kind: object = None
    due: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Sets of item ids that hit the target, smallest first; `unique` when there is no other."""

    sets: tuple[tuple[int, ...], ...]
    unique: bool


class Pool:
    """Items prepared once; ask `find` for any number of targets."""

    def __init__(self, items: Sequence[Item], members: int = 6, keep: int = 40) -> None:
        self._members = members
        self._items = _ordered(items, keep)
        self._follows = _predecessors(self._items)
        self._minors = [item.minor for item in self._items]
        self._reach = _reach(self._minors)
        self._sums: dict[int, frozenset[int]] = {}
        counts = (comb(len(self._items), size) for size in range(1, members + 1))
        self._chances = [0, *accumulate(counts)]

    def __len__(self) -> int:
        return len(self._items)

    def chances(self, size: int) -> int:
        """How many sets of up to `size` rows there are: what an accident has to choose from."""
        return self._chances[size]

    def largest_size(self, allowed: int) -> int:
        """The largest size of which there are no more than `allowed` sets to choose from."""
        return bisect_right(self._chances, allowed) - 1

    def find(self, target: int, limit: int = 5, least: int = 1, most: int = 0) -> Found:
        """Sets of `least` to `most` rows that add up to `target`, up to `limit` and one more."""
        sets: list[tuple[int, ...]] = []
        most = min(most or self._members, self._members, len(self._items))
        for size in range(least, most + 1):
            smallest, largest = self._reach[size]
            if not smallest <= target <= largest:
                continue
            for chosen in self._of_size(size, target):
                sets.append(tuple(self._items[i].id for i in chosen))
                if len(sets) > limit:
                    return Found(tuple(sets[:limit]), False)
        return Found(tuple(sets), len(sets) == 1)

    def _of_size(self, size: int, target: int) -> Iterator[Half]:
        low, high = size - size // 2, size // 2
        if high == 0:
            yield from (half for _, half, needs in self._halves(1, {target}) if needs == -1)
            return
        highs = self._sums_of(high)
        meeting = {total for total in self._sums_of(low) if target - total in highs}
        if not meeting:
            return
        others: dict[int, list[tuple[int, Half]]] = {}
        for total, half, needs in self._halves(high, {target - total for total in meeting}):
            others.setdefault(target - total, []).append((needs, half))
        for total, half, needs in self._halves(low, meeting):
            if needs == -1:
                last = half[-1]
                for need, other in others.get(total, ()):
                    if other[0] > last and need in (-1, last):
                        yield half + other

    def _sums_of(self, size: int) -> frozenset[int]:
        found = self._sums.get(size)
        if found is None:
            found = self._sums[size] = frozenset(map(sum, combinations(self._minors, size)))
        return found

    def _halves(self, size: int, sums: set[int]) -> Iterator[tuple[int, Half, int]]:
        """Halves with one of the sums: (sum, indices, needed predecessor of the first or -1).

        Within a half nothing skips its predecessor, so interchangeable rows come in order.
        """
        follows = self._follows
        indices = combinations(range(len(self._minors)), size)
        for total, half in zip(map(sum, combinations(self._minors, size)), indices, strict=True):
            if total in sums and all(
                follows[at] == -1 or follows[at] == before for before, at in pairwise(half)
            ):
                yield total, half, follows[half[0]]


def _reach(minors: list[int]) -> list[tuple[int, int]]:
    """For each number of members the smallest and the largest sum there is."""
    rising = [0, *accumulate(sorted(minors))]
    falling = [0, *accumulate(sorted(minors, reverse=True))]
    return list(zip(rising, falling, strict=True))


def _ordered(items: Sequence[Item], keep: int) -> list[Item]:
    """The `keep` items due first, interchangeable ones side by side."""
    first = sorted((i for i in items if i.minor), key=lambda i: (i.due, i.id))[:keep]
    place: dict[object, int] = {}
    for index, item in enumerate(first):
        place.setdefault(_class(item), index)
    return sorted(first, key=lambda i: (place[_class(i)], i.due, i.id))


def _class(item: Item) -> object:
    return (item.id,) if item.kind is None else (item.kind, item.minor)


def _predecessors(items: list[Item]) -> list[int]:
    """For each item the interchangeable one before it, -1 when it is the first of its class."""
    return [
        i - 1 if i and _class(items[i]) == _class(items[i - 1]) else -1 for i in range(len(items))
    ]


def grain(minor: int) -> int:
    """The step an amount is written in: 36 417.53 → 1, 47 236.00 → 100, 300 000.00 → 10 000 000."""
    step = 1
    while minor and minor % (step * 10) == 0:
        step *= 10
    return step


def by_accident(minor: int, sets: int, one_in: int) -> bool:
    """Whether an equal sum may be chance: sets × grain ÷ amount is 1/`one_in` or more."""
    return sets > telling_sets(minor, one_in)


def telling_sets(minor: int, one_in: int) -> int:
    """From how many sets an equal sum still tells something."""
    return (abs(minor) - 1) // (grain(minor) * one_in)
