"""Fewer curves for the same shape, to a tolerance no printer shows.

A contour of a TrueType glyph is a ring of lines and quadratic curves. Neighbours that one line or
one curve can replace within TOLERANCE are joined; the Chinese outlines lose a fourth of their
points. At 10.5 pt the shapes stay within a dot of a 600-dpi printer.
"""

from collections.abc import Sequence

TOLERANCE = 8.0  # units of 1000 to the em, at equal shares of the way: nearer across it
STRAIGHT = 3.0  # how far a line may be from what it replaces
_IMPLIED = 2.0  # an on-curve point this near the middle of its neighbours need not be written

Point = tuple[float, float]
Node = tuple[float, float, int]  # x, y, 1 on the curve or 0 off it
Segment = tuple[Point, Point | None, Point]  # from, control or None for a line, to


def simplified(contour: Sequence[Node]) -> list[Node]:
    """The contour with fewer points."""
    segments = _segments(contour)
    while True:
        joined = _joined(segments)
        if len(joined) == len(segments):
            return _nodes(joined)
        segments = joined


def _segments(contour: Sequence[Node]) -> list[Segment]:
    """Lines and curves with the on-curve points between two controls spelt out."""
    ring: list[Node] = []
    for index, (x, y, on) in enumerate(contour):
        px, py, before = contour[index - 1]
        if not on and not before:
            ring.append(((px + x) / 2, (py + y) / 2, 1))
        ring.append((x, y, on))
    first = next((i for i, node in enumerate(ring) if node[2]), 0)
    ring = [*ring[first:], *ring[: first + 1]]
    segments: list[Segment] = []
    control: Point | None = None
    start = ring[0][:2]
    for x, y, on in ring[1:]:
        if not on:
            control = (x, y)
            continue
        segments.append((start, control, (x, y)))
        start, control = (x, y), None
    return segments


def _joined(segments: list[Segment]) -> list[Segment]:
    done: list[Segment] = []
    for segment in map(_straightened, segments):
        if segment[1] is None and segment[0] == segment[2]:
            continue
        both = _one(done[-1], segment) if done else None
        if both:
            done[-1] = both
        else:
            done.append(segment)
    return done


def _straightened(segment: Segment) -> Segment:
    start, control, end = segment
    if control and start != end and _off_line(control, start, end) / 2 <= STRAIGHT:
        return start, None, end
    return segment


def _one(first: Segment, second: Segment) -> Segment | None:
    """One segment in place of two, if it stays near enough."""
    start, one, middle = first
    _, two, end = second
    if one is None and two is None:
        near = start != end and _off_line(middle, start, end) <= STRAIGHT
        return (start, None, end) if near and _between(start, middle, end) else None
    if one is None or two is None:
        return None
    control = _crossing(start, one, two, end)
    if control is None:
        return None
    split = _split(start, one, control, two, end)
    close = (
        _near(_at(start, control, end, split), middle)
        and _near(_at(start, control, end, split / 2), _at(start, one, middle, 0.5))
        and _near(_at(start, control, end, (1 + split) / 2), _at(middle, two, end, 0.5))
    )
    return (start, control, end) if close else None


def _split(start: Point, one: Point, control: Point, two: Point, end: Point) -> float:
    """Where on the joined curve the two met: how far their controls are along its tangents."""
    whole = _length(start, control) + _length(control, end)
    return (_length(start, one) + _length(control, two)) / whole


def _length(start: Point, end: Point) -> float:
    return abs(complex(end[0] - start[0], end[1] - start[1]))


def _near(one: Point, two: Point) -> bool:
    """No further from each other than the tolerance."""
    return _length(one, two) <= TOLERANCE


def _crossing(start: Point, one: Point, two: Point, end: Point) -> Point | None:
    """Where the tangents at both ends meet, if that is ahead of both."""
    ax, ay = one[0] - start[0], one[1] - start[1]
    bx, by = end[0] - two[0], end[1] - two[1]
    area = ax * by - ay * bx
    if not area:
        return None
    ahead = ((end[0] - start[0]) * by - (end[1] - start[1]) * bx) / area
    x, y = start[0] + ax * ahead, start[1] + ay * ahead
    if ahead <= 0 or (end[0] - x) * bx + (end[1] - y) * by <= 0:
        return None
    return x, y


def _at(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]


def _off_line(point: Point, start: Point, end: Point) -> float:
    x, y = end[0] - start[0], end[1] - start[1]
    return float(
        abs(x * (point[1] - start[1]) - y * (point[0] - start[0])) / (x * x + y * y) ** 0.5
    )


def _between(start: Point, middle: Point, end: Point) -> bool:
    """The middle lies on the way, not beyond an end (a spike would be lost)."""
    back = (middle[0] - start[0]) * (end[0] - middle[0])
    return back + (middle[1] - start[1]) * (end[1] - middle[1]) >= 0


def _nodes(segments: list[Segment]) -> list[Node]:
    nodes: list[Node] = []
    for index, (start, control, _) in enumerate(segments):
        _, before, _ = segments[index - 1]
        if not (control and before and _halfway(before, start, control)):
            nodes.append((*start, 1))
        if control:
            nodes.append((*control, 0))
    return nodes


def _halfway(before: Point, point: Point, after: Point) -> bool:
    dx = abs(before[0] + after[0] - 2 * point[0])
    return dx <= _IMPLIED and abs(before[1] + after[1] - 2 * point[1]) <= _IMPLIED
