"""The shipped fonts as papers use them: widths while laying out, subsets when writing.

A weight is a chain of fonts: Noto Sans SC, then the one that has what Noto lacks (characters
outside the BMP). A character that no font has prints as a crossed box and still extracts; a
selector of a variant takes no room and leaves no ink, its character is drawn as the font has it.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from arapp.paths import resources
from arapp.services.output.pdf.truetype import TrueType

EM = 1000
REGULAR, SEMIBOLD = "R", "S"
_FILES = {REGULAR: "NotoSansSC-Regular.ttf", SEMIBOLD: "NotoSansSC-SemiBold.ttf"}
_FALLBACK = "LXGWWenKai-Ext.ttf"


class Glyph(NamedTuple):
    """Where a character is drawn from: file, number in it, width in thousandths."""

    file: str
    number: int
    width: int


@cache
def font_file(name: str) -> TrueType:
    """A shipped font, opened once."""
    return TrueType(resources() / "fonts" / name)


@cache
def glyph(character: str, weight: str) -> Glyph:
    """The glyph of a character; the crossed box of the first font when none has it."""
    first = _FILES[weight]
    if _selects(ord(character)):
        return Glyph(first, font_file(first).glyph_number(ord(" ")), 0)
    for name in (first, _FALLBACK):
        number = _number(name, character)
        if number:
            return Glyph(name, number, font_file(name).advance(number))
    return Glyph(first, 0, font_file(first).advance(0))


def _selects(code: int) -> bool:
    """Whether it chooses the form of the character before it (葛󠄀, ☎️)."""
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _number(name: str, character: str) -> int:
    if name == _FALLBACK and not (resources() / "fonts" / name).is_file():
        return 0
    return font_file(name).glyph_number(ord(character))


class _Widths(dict[str, int]):
    """Widths of one weight by character, filled as they are asked for."""

    def __init__(self, weight: str) -> None:
        super().__init__()
        self._weight = weight

    def __missing__(self, character: str) -> int:
        self[character] = found = glyph(character, self._weight).width
        return found


_WIDTHS = {weight: _Widths(weight) for weight in _FILES}


def width(text: str, weight: str, size: float) -> float:
    """Width in points."""
    known = _WIDTHS[weight]
    return sum([known[character] for character in text]) * size / EM


class Subset:
    """The characters of one font file that a PDF uses; code = place in the embedded font."""

    def __init__(self, file: str, name: str, characters: Iterable[tuple[str, Glyph]]) -> None:
        self.file, self.name = file, name
        self.characters = [("\0", Glyph(file, 0, font_file(file).advance(0))), *characters]
        self.codes = {
            character: f"{code:04X}" for code, (character, _) in enumerate(self.characters)
        }

    def program(self) -> bytes:
        """The embedded font file."""
        return font_file(self.file).subset([found.number for _, found in self.characters])

    def widths(self) -> list[int | list[int]]:
        """Widths that are not a full em, as first code and list of each stretch."""
        told: list[int | list[int]] = []
        stretch: list[int] = []
        for code, (_, found) in enumerate(self.characters):
            if found.width == EM:
                stretch = []
            elif stretch:
                stretch.append(found.width)
            else:
                stretch = [found.width]
                told += [code, stretch]
        return told

    def unicode_map(self) -> str:
        """ToUnicode: codes back to text; beyond the BMP as UTF-16 pairs."""
        entries = [
            "<" + character.encode("utf-16-be").hex().upper() + ">"
            for character, _ in self.characters
        ]
        ranges = []
        for start in range(0, len(entries), 64):  # a range must not cross a multiple of 256
            part = entries[start : start + 64]
            ranges.append(f"<{start:04X}> <{start + len(part) - 1:04X}> [{''.join(part)}]")
        blocks = [ranges[i : i + 100] for i in range(0, len(ranges), 100)]
        body = "\n".join(
            f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /U def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{body}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        )


def subsets(used: dict[str, set[str]]) -> dict[str, Subset]:
    """One subset per font file for the characters used by weight, keyed by file, in fixed order."""
    by_file: dict[str, dict[str, Glyph]] = {}
    for weight in sorted(used):
        for character in sorted(used[weight]):
            found = glyph(character, weight)
            by_file.setdefault(found.file, {})[character] = found
    return {
        file: Subset(file, f"F{index}", characters.items())
        for index, (file, characters) in enumerate(sorted(by_file.items()), start=1)
    }
