"""What a sheet grid shows, as data: columns, rows by kind, marked cells. Cheap to make off-screen.

The grid knows no import: who fills it says what a row is and which cells are marked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class RowKind(StrEnum):
    """What a row of the sheet is."""

    TITLE = "title"
    HEADER = "header"
    DATA = "data"
    TOTAL = "total"
    ASIDE = "aside"
    """read, and not taken for data: remarks, page numbers"""
    GREY = "grey"
    """data that is not posted as it is known or not ours: skipped, outgoing"""
    OUT = "out"
    """taken out by the user"""


class Mark(StrEnum):
    """Why a cell is tinted."""

    REJECTED = "rejected"
    FLAGGED = "flagged"
    NOTE = "note"
    """understood: posted, explained"""
    QUIET = "quiet"
    """understood and nothing to look at: grey text, no tint"""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: 0-based `index` in the sheet, letter, what it is read as ("" = not used)."""

    index: int
    letter: str
    field: str
    right: bool = False
    used: bool = True
    tip: str = ""


@dataclass(frozen=True)
class SheetData:
    """Rows as in the sheet: `numbers[i]` is the number of `cells[i]`, `kinds[i]` what it is.

    `places` is the way back from a number, `wide` the first places of titles and totals, whose
    text may run over blank cells; `laid_out` works both out. `marks`, `tips` and `filled` (what a
    blank cell stands for) by (row number, 0-based column). `text(cell, column)` is what the
    screen shows.
    """

    columns: tuple[SheetColumn, ...] = ()
    numbers: Sequence[int] = ()
    cells: Sequence[Sequence[Any]] = field(default=(), repr=False)
    kinds: Sequence[RowKind] = field(default=(), repr=False)
    places: Mapping[int, int] = field(default_factory=dict, repr=False)
    wide: Sequence[int] = ()
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict, repr=False)
    tips: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    filled: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False)
    text: Callable[[Any, SheetColumn], str] = lambda cell, _column: (
        "" if cell is None else str(cell)
    )

    def cell(self, row: int, column: int) -> Any:
        """The sheet's cell by places in the grid."""
        cells = self.cells[row]
        index = self.columns[column].index
        return cells[index] if index < len(cells) else None

    def shown(self, row: int, column: int) -> str:
        """Its text on screen."""
        cell = self.cell(row, column)
        return "" if cell is None else self.text(cell, self.columns[column])

    def meant(self, row: int, column: int) -> str:
        """What a blank cell stands for, "" for nothing."""
        place = (self.numbers[row], self.columns[column].index)
        return self.filled.get(place, "") if self.filled else ""

    def mark(self, row: int, column: int) -> Mark | None:
        """Mark of a cell by places in the grid."""
        return self.marks.get((self.numbers[row], self.columns[column].index))


def letter(index: int) -> str:
    """0 → "A", 25 → "Z", 26 → "AA"."""
    name = ""
    left = index + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name


_WIDE = 200


def laid_out(data: SheetData) -> SheetData:
    """The same with `places` and `wide`; long for long sheets, so done away from the window."""
    wide = [i for i, kind in enumerate(data.kinds) if kind in (RowKind.TITLE, RowKind.TOTAL)]
    places = {number: i for i, number in enumerate(data.numbers)}
    return replace(data, places=places, wide=wide[:_WIDE])
