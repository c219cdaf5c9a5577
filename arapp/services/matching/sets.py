"""Which open rows add up to an amount: exact, smallest first, interchangeable rows counted once.

Meet in the middle over ordered items: a set of up to six is a low half and a high half of up to
three each. All halves are enumerated once per pool, their sums looked up, so that many targets
(an amount, the amount plus each usual fee) cost one enumeration. Integer minor units throughout.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
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
        self._reach = _reach([item.minor for item in self._items])
        self._lows: dict[int, dict[int, list[Half]]] = {}
        self._highs: dict[int, dict[int, list[tuple[int, Half]]]] = {}

    def __len__(self) -> int:
        return len(self._items)

    def chances(self, size: int) -> int:
        """How many sets of up to `size` rows there are: what an accident has to choose from."""
        return sum(comb(len(self._items), k) for k in range(1, size + 1))

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
        lows = self._low(low)
        if high == 0:
            yield from lows.get(target, ())
            return
        highs = self._high(high)
        for total in [t for t in lows if target - t in highs]:
            others = highs[target - total]
            for half in lows[total]:
                last = half[-1]
                for needs, other in others:
                    if other[0] > last and needs in (-1, last):
                        yield half + other

    def _low(self, size: int) -> dict[int, list[Half]]:
        """Low halves by sum: they start with the first of a class."""
        found = self._lows.get(size)
        if found is None:
            found = self._lows[size] = {}
            for total, half, needs in _halves(self._items, self._follows, size):
                if needs == -1:
                    found.setdefault(total, []).append(half)
        return found

    def _high(self, size: int) -> dict[int, list[tuple[int, Half]]]:
        """High halves by sum: they may continue the class that the low half ends in."""
        found = self._highs.get(size)
        if found is None:
            found = self._highs[size] = {}
            for total, half, needs in _halves(self._items, self._follows, size):
                found.setdefault(total, []).append((needs, half))
        return found


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


def _halves(items: list[Item], follows: list[int], size: int) -> Iterator[tuple[int, Half, int]]:
    """(sum, indices, needed predecessor or -1): within a half nothing skips its predecessor."""
    minors = [item.minor for item in items]
    halves: list[tuple[int, Half, int]] = []
    if size:
        halves = [(minors[i], (i,), follows[i]) for i in range(len(items))]
    for _ in range(size - 1):
        halves = [
            (total + minors[j], (*half, j), needs)
            for total, half, needs in halves
            for j in range(half[-1] + 1, len(minors))
            if follows[j] == -1 or follows[j] == half[-1]
        ]
    yield from halves


def grain(minor: int) -> int:
    """The step an amount is written in: 36 417.53 → 1, 47 236.00 → 100, 300 000.00 → 10 000 000."""
    step = 1
    while minor and minor % (step * 10) == 0:
        step *= 10
    return step


def by_accident(minor: int, sets: int, one_in: int) -> bool:
    """Whether an equal sum may be chance: sets × grain ÷ amount is 1/`one_in` or more."""
    return sets * grain(minor) * one_in >= abs(minor)
