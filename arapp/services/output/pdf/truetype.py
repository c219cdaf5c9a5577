"""Reading a TrueType font just far enough to measure text and to embed a few of its glyphs.

The fonts hold 30,000 glyphs, a paper uses 200. The file is mapped, not read; characters and
glyphs are looked up as they are asked for and kept, so a second paper finds them ready.
"""

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from arapp.services.output.pdf.outlines import GRID, coarse, coarse_outline, parts

_WIDE, _NARROW = 12, 4  # formats of a character map: beyond the BMP, within it
_UNICODE = ((3, 10), (0, 4), (0, 6))  # platform and encoding of the maps that hold all of Unicode

_SHORT = 0x1FFFE  # the last offset that two bytes can hold, halved


class Metrics(NamedTuple):
    """What a PDF font descriptor asks for, in thousandths of the size."""

    ascent: int
    descent: int
    box: tuple[int, int, int, int]


class TrueType:
    """One font file: advance widths, glyph numbers, subsets. Raises OSError when unreadable."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = self._u16(4)
        entries = struct.unpack_from(">" + "4s4xLL" * count, self._data, 12)
        self._tables: dict[str, tuple[int, int]] = {
            entries[i].decode("latin-1"): (entries[i + 1], entries[i + 2])
            for i in range(0, len(entries), 3)
        }
        self._glyphs: dict[int, bytes] = {}
        self._numbers: dict[int, int] = {}

    def glyph_number(self, code: int) -> int:
        """Glyph of a code point; 0, the empty box, when the font lacks it."""
        number = self._numbers.get(code)
        if number is None:
            number = self._numbers[code] = self._find(code)
        return number

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of the size."""
        last = self._long_metrics - 1
        return int(self._advances[2 * min(glyph, last)] * 1000 // self._units)

    @cached_property
    def metrics(self) -> Metrics:
        """Ascent, descent, bounding box."""
        head, hhea = self._at("head"), self._at("hhea")
        scaled = [
            value * 1000 // self._units
            for value in (
                *struct.unpack_from(">hh", self._data, hhea + 4),
                *struct.unpack_from(">4h", self._data, head + 36),
            )
        ]
        return Metrics(scaled[0], scaled[1], (scaled[2], scaled[3], scaled[4], scaled[5]))

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font file of these glyphs, numbered from 0 as they stand; the first must be 0.

        Parts of composite glyphs follow at the end. Tables a PDF reader does not use are left
        out (name, post, OS/2, hints; cmap: the glyph number is the character code).
        """
        order = list(glyphs)
        place = {glyph: index for index, glyph in enumerate(order)}
        outlines, position, offsets = [], 0, [0]
        for glyph in order:  # grows while composite glyphs are met
            outline = self._glyph(glyph)
            if outline[:1] >= b"\x80":
                outline = _renumbered(outline, order, place)
            outlines.append(outline)
            position += len(outline)
            offsets.append(position)
        box = _common_box(outlines)
        tables = {
            "glyf": b"".join(_boxed(outline, box) for outline in outlines),
            "loca": _places(offsets),
            "hmtx": b"".join(
                self._metric(*one, box[:2]) for one in zip(order, outlines, strict=True)
            ),
            "head": self._head(box, long=offsets[-1] > _SHORT),
            "hhea": self._spliced("hhea", 34, struct.pack(">H", len(order))),
            "maxp": self._spliced("maxp", 4, struct.pack(">H", len(order))),
        }
        return _font_file(tables)

    # --- tables of the file ---

    def _u16(self, position: int) -> int:
        return int.from_bytes(self._data[position : position + 2], "big")

    def _at(self, tag: str) -> int:
        return self._tables[tag][0]

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._data[start : start + length]

    def _spliced(self, tag: str, position: int, value: bytes) -> bytes:
        table = self._table(tag)
        return table[:position] + value + table[position + len(value) :]

    @cached_property
    def _units(self) -> int:
        return self._u16(self._at("head") + 18)

    @cached_property
    def _long_metrics(self) -> int:
        return self._u16(self._at("hhea") + 34)

    @cached_property
    def _advances(self) -> "array[int]":
        return _numbers("H", self._table("hmtx")[: 4 * self._long_metrics])

    def _metric(self, glyph: int, outline: bytes, left: bytes) -> bytes:
        """Width and left bearing on the grid of the outlines; the bearing is the left end."""
        width = self._advances[2 * min(glyph, self._long_metrics - 1)]
        return struct.pack(">H", coarse(width)) + (left if outline else b"\0\0")

    def _head(self, box: bytes, *, long: bool) -> bytes:
        """Units, box and kind of offsets of a subset."""
        head = bytearray(self._table("head"))
        struct.pack_into(">H", head, 18, GRID)
        head[36:44] = box
        struct.pack_into(">h", head, 50, long)
        return bytes(head)

    @cached_property
    def _offsets(self) -> "array[int]":
        long = self._u16(self._at("head") + 50)
        if long:
            return _numbers("I", self._table("loca"))
        return array("I", (2 * value for value in _numbers("H", self._table("loca"))))

    def _glyph(self, glyph: int) -> bytes:
        outline = self._glyphs.get(glyph)
        if outline is None:
            start = self._at("glyf")
            outline = self._data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]
            outline = self._glyphs[glyph] = coarse_outline(outline)
        return outline

    # --- from code point to glyph ---

    @cached_property
    def _groups(self) -> tuple[list[int], list[int], list[int]]:
        """First code, last code, first glyph of each run of the widest character map."""
        base = self._at("cmap")
        maps = [
            struct.unpack_from(">HHL", self._data, base + 4 + 8 * i)
            for i in range(self._u16(base + 2))
        ]
        for platform, encoding, offset in maps:
            if self._u16(base + offset) == _WIDE and (platform, encoding) in _UNICODE:
                return self._wide_groups(base + offset)
        narrow = [offset for _, _, offset in maps if self._u16(base + offset) == _NARROW]
        return self._narrow_groups(base + narrow[0])

    def _wide_groups(self, start: int) -> tuple[list[int], list[int], list[int]]:
        count = int.from_bytes(self._data[start + 12 : start + 16], "big")
        cells = _numbers("I", self._data[start + 16 : start + 16 + 12 * count])
        return list(cells[0::3]), list(cells[1::3]), list(cells[2::3])

    def _narrow_groups(self, start: int) -> tuple[list[int], list[int], list[int]]:
        """Format 4 spelt out to one group per character (only small fonts have no other)."""
        count = self._u16(start + 6) // 2
        ends = _numbers("H", self._data[start + 14 : start + 14 + 2 * count])
        rest = start + 16 + 2 * count
        starts = _numbers("H", self._data[rest : rest + 2 * count])
        deltas = _numbers("H", self._data[rest + 2 * count : rest + 4 * count])
        codes: list[int] = []
        glyphs: list[int] = []
        for i, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
            place = rest + 4 * count + 2 * i
            shift = self._u16(place)
            for code in range(first, last + 1):
                glyph = self._u16(place + shift + 2 * (code - first)) if shift else code
                codes.append(code)
                glyphs.append((glyph + delta) & 0xFFFF if glyph or not shift else 0)
        return codes, codes, glyphs

    def _find(self, code: int) -> int:
        firsts, lasts, glyphs = self._groups
        index = bisect_right(firsts, code) - 1
        if index < 0 or code > lasts[index]:
            return 0
        return glyphs[index] + code - firsts[index]


def _numbers(kind: str, data: bytes) -> "array[int]":
    """Big-endian numbers of a table."""
    numbers = array(kind, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _common_box(outlines: Sequence[bytes]) -> bytes:
    """The box around all glyphs of a subset, as it stands in a glyph's record.

    Every glyph gets this one: readers want no more than that the ink lies within and that the
    bearing is the left end of the box, and 200 equal boxes take no room (1.2 KB of a statement).
    """
    boxes = [struct.unpack_from(">4h", outline, 2) for outline in outlines if outline]
    if not boxes:
        return bytes(8)
    left, bottom, right, top = zip(*boxes, strict=True)
    return struct.pack(">4h", min(left), min(bottom), max(right), max(top))


def _boxed(outline: bytes, box: bytes) -> bytes:
    return outline[:2] + box + outline[10:] if outline else outline


def _places(offsets: list[int]) -> bytes:
    """Where each outline begins: halves in two bytes as long as they fit."""
    if offsets[-1] > _SHORT:
        return struct.pack(f">{len(offsets)}L", *offsets)
    return struct.pack(f">{len(offsets)}H", *(offset // 2 for offset in offsets))


def _renumbered(outline: bytes, order: list[int], place: dict[int, int]) -> bytes:
    """A composite glyph that points to the places of its parts in the subset."""
    changed = bytearray(outline)
    for at, part in parts(outline):
        if part not in place:
            place[part] = len(order)
            order.append(part)
        struct.pack_into(">H", changed, at, place[part])
    return bytes(changed)


def _font_file(tables: dict[str, bytes]) -> bytes:
    """The tables behind a directory; checksums are left at zero, readers of PDF ignore them."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    directory, body, offset = b"", b"", 12 + 16 * count
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), 0, offset, len(data))
        padded = data + bytes(-len(data) % 4)
        body += padded
        offset += len(padded)
    return head + directory + body
