"""Glyph outlines on a coarser grid and of fewer points: 200 Chinese characters in 25 KB.

The fonts are drawn 1000 units to the em. At 10.5 pt a unit is 0.0105 pt, a dot of a 600-dpi
printer is 0.12 pt: 128 to the em place every point to a third of a dot. Advance widths
in the PDF stay those of the font.
"""

import struct
from collections.abc import Sequence

from arapp.services.output.pdf.curves import Node, simplified

GRID = 128  # units to the em as embedded
STEP = 1000 / GRID  # the shipped fonts have 1000

_ON, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _MATRIX = 1, 2, 8, 32, 64, 128  # of composite glyphs


def coarse(value: int) -> int:
    """A coordinate or width on the coarse grid."""
    return round(value / STEP)


def coarse_outline(glyph: bytes) -> bytes:
    """The glyph record on the coarse grid, without hints, padded to two bytes.

    Composite glyphs keep their parts' numbers; only where the parts stand is scaled.
    """
    if not glyph:
        return b""
    contours = struct.unpack_from(">h", glyph)[0]
    record = _composite(glyph) if contours < 0 else _simple(glyph, contours)
    return record + bytes(-len(record) % 2)


def parts(glyph: bytes) -> list[tuple[int, int]]:
    """Position in the record and glyph number of each part; empty for a simple glyph."""
    found: list[tuple[int, int]] = []
    at, flags = 10, _MORE if glyph[:1] >= b"\x80" else 0
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, at)
        found.append((at + 2, part))
        at += _part_length(flags)
    return found


def _part_length(flags: int) -> int:
    length = 8 if flags & _WORDS else 6
    return length + (2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 * bool(flags & _MATRIX))


def _composite(glyph: bytes) -> bytes:
    record = bytearray(glyph)
    struct.pack_into(">4h", record, 2, *map(coarse, struct.unpack_from(">4h", glyph, 2)))
    for at, _ in parts(glyph):
        flags = struct.unpack_from(">H", glyph, at - 2)[0]
        if flags & _XY:  # otherwise the two numbers are points to be joined
            kind = ">2h" if flags & _WORDS else ">2b"
            offsets = struct.unpack_from(kind, glyph, at + 2)
            struct.pack_into(kind, record, at + 2, *map(coarse, offsets))
    return bytes(record)


def _simple(glyph: bytes, contours: int) -> bytes:
    if contours == 0:
        return b""
    rings = [simplified(ring) for ring in _rings(glyph, contours)]
    nodes, ends = [], []
    for ring in filter(None, rings):
        nodes += [(round(x / STEP), round(y / STEP), on) for x, y, on in ring]
        ends.append(len(nodes) - 1)
    xs, ys = [node[0] for node in nodes], [node[1] for node in nodes]
    x_kinds, x_bytes = _deltas(xs, _X_SHORT, _X_SAME)
    y_kinds, y_bytes = _deltas(ys, _Y_SHORT, _Y_SAME)
    kinds = zip(nodes, x_kinds, y_kinds, strict=True)
    packed = _runs([node[2] | x | y for node, x, y in kinds])
    box = struct.pack(">5h", len(ends), min(xs), min(ys), max(xs), max(ys))
    return box + struct.pack(f">{len(ends)}H", *ends) + b"\0\0" + packed + x_bytes + y_bytes


def _rings(glyph: bytes, contours: int) -> list[Sequence[Node]]:
    """The contours as points in units of the font."""
    ends = struct.unpack_from(f">{contours}H", glyph, 10)
    at = 12 + 2 * contours + struct.unpack_from(">H", glyph, 10 + 2 * contours)[0]
    flags, at = _flags(glyph, at, ends[-1] + 1)
    xs, at = _axis(glyph, at, flags, _X_SHORT, _X_SAME)
    ys, at = _axis(glyph, at, flags, _Y_SHORT, _Y_SAME)
    nodes: list[Node] = [(x, y, flag & _ON) for x, y, flag in zip(xs, ys, flags, strict=True)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [nodes[start : end + 1] for start, end in zip(starts, ends, strict=True)]


def _flags(glyph: bytes, at: int, count: int) -> tuple[list[int], int]:
    flags: list[int] = []
    while len(flags) < count:
        flag = glyph[at]
        times = 1 + glyph[at + 1] if flag & _REPEAT else 1
        flags += [flag] * times
        at += 2 if flag & _REPEAT else 1
    return flags, at


def _axis(glyph: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """Absolute coordinates of one axis, and where the next axis begins."""
    values, value = [], 0
    for flag in flags:
        if flag & short:
            value += glyph[at] if flag & same else -glyph[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", glyph, at)[0]
            at += 2
        values.append(value)
    return values, at


def _deltas(values: list[int], short: int, same: int) -> tuple[list[int], bytes]:
    """Steps between coordinates: the flag bits that say how each is written, and the bytes."""
    kinds, written, last = [], bytearray(), 0
    for value in values:
        step, last = value - last, value
        if step == 0:
            kinds.append(same)
        elif -256 < step < 256:
            kinds.append(short | same if step > 0 else short)
            written.append(abs(step))
        else:
            kinds.append(0)
            written += struct.pack(">h", step)
    return kinds, bytes(written)


def _runs(flags: list[int]) -> bytes:
    """Flags with runs of three or more written as value and count."""
    packed, start = bytearray(), 0
    while start < len(flags):
        end = start
        while end + 1 < len(flags) and flags[end + 1] == flags[start] and end - start < 255:
            end += 1
        length = end - start + 1
        if length > 2:
            packed += bytes((flags[start] | _REPEAT, length - 1))
        else:
            packed += bytes([flags[start]] * length)
        start = end + 1
    return bytes(packed)
