"""A hypothesis about rows, and pairs of one row each assigned to the best whole."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chance:
    """Ids of our and their rows that may be one thing; `value` in points, more is better."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    value: int
    why: str


def assign(pairs: Sequence[Chance]) -> list[Chance]:
    """Pairs of the greatest worth in all; a row may stay alone."""
    edges: dict[int, dict[int, Chance]] = defaultdict(dict)
    for one in pairs:
        edges[one.ours[0]][one.theirs[0]] = one
    mate: dict[int, int] = {}  # their row → our row
    for start in sorted(edges):
        _augment(start, edges, mate)
    return [edges[ours][theirs] for theirs, ours in mate.items()]


def _augment(start: int, edges: dict[int, dict[int, Chance]], mate: dict[int, int]) -> None:
    """Take one more row of ours in by the alternating path that gains most, if any gains."""
    gain = {start: 0}
    came: dict[int, tuple[int, int]] = {}  # our row ← (our row before, their row between)
    held = {ours: theirs for theirs, ours in mate.items()}
    ends: tuple[int, int, int | None] = (0, start, None)
    queue = deque([start])
    while queue:
        ours = queue.popleft()
        for theirs, chance in edges[ours].items():
            if held.get(ours) == theirs:
                continue
            reached = gain[ours] + chance.value
            other = mate.get(theirs)
            if other is None:
                ends = max(ends, (reached, ours, theirs), key=lambda end: end[0])
                continue
            left = reached - edges[other][theirs].value
            if left > gain.get(other, -(10**9)) and other != start:
                gain[other], came[other] = left, (ours, theirs)
                queue.append(other)
    dropped = max(gain, key=lambda row: gain[row])
    if gain[dropped] > ends[0]:
        ends = (gain[dropped], dropped, None)
    _, row, free = ends
    while True:
        before = came.get(row)
        if free is not None:
            mate[free] = row
        if before is None or row == start:
            return
        row, free = before
