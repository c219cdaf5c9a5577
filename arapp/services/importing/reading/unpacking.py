"""The answer of the reading process, line by line: its rows as cells. It has read hostile bytes."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from arapp.services.importing.errors import from_kind
from arapp.services.importing.reading.sheet import Cell, Cells, Odd, Sheet

_TRIED = 40_000  # cells of a column after which it is known whether they come again


class _Numbers(dict[str, Decimal]):
    """Numbers by their text; what is open of an item is mostly its amount once more."""

    def __missing__(self, text: str) -> Decimal:
        found = self[text] = Decimal(text)
        return found


class _Known:
    """Texts of a column that were told before: of those that come again one copy is kept.

    A column whose texts are all new, as serial numbers are, is given up after a while.
    """

    __slots__ = ("again", "of", "seen")

    def __init__(self) -> None:
        self.of: dict[Cell, Cell] = {}
        self.seen = self.again = 0

    def shared(self, values: Sequence[Cell]) -> Sequence[Cell]:
        if not set(map(type, values)) <= {str, type(None)}:
            return values
        if self.seen > _TRIED and self.again * 4 < self.seen:
            self.of.clear()
            return values
        before = len(self.of)
        kept = [self.of.setdefault(value, value) for value in values]
        self.seen += len(values)
        self.again += len(values) - (len(self.of) - before)
        return kept


class Building:
    """What was told so far."""

    def __init__(self) -> None:
        self.book: dict[str, Any] = {}
        self.sheets: list[Sheet] = []
        self.head: dict[str, Any] | None = None
        self.numbers: list[int] = []
        self.rows: list[Cells] = []
        self.count = 0
        self._told = 0
        self._texts: defaultdict[int, _Known] = defaultdict(_Known)

    def take(self, line: bytes) -> bool:
        """One line of the answer; True for the last. Raises what the child refused, or ValueError,
        TypeError, KeyError, OverflowError for what is no answer."""
        numbers = _Numbers()  # of one message: those of the whole file hardly come again
        message = json.loads(line.decode("ascii"), parse_float=numbers.__getitem__)
        if "rows" in message:
            for number, cells in _unpacked(message, self._texts):
                self.numbers.append(number)
                self.rows.append(cells)
                self.count += 1
        elif "error" in message:
            raise from_kind(message["error"], **message["fields"])
        elif "book" in message:
            self.book = message["book"]
        elif "sheet" in message:
            if message["sheet"].get("again"):  # the second reader's rows replace the first's
                self.head = None
            self._finish_sheet()
            self.head = message["sheet"]
        elif message.get("done"):
            self._finish_sheet()
            return True
        return False

    def grown(self) -> bool:
        """Whether rows have come since this was asked last."""
        before, self._told = self._told, self.count
        return self.count > before

    def _finish_sheet(self) -> None:
        if self.head is not None:
            self.sheets.append(
                Sheet(
                    name=self.head["name"],
                    numbers=tuple(self.numbers),
                    rows=tuple(self.rows),
                    merged=tuple((m[0], m[1], m[2], m[3]) for m in self.head.get("merged", ())),
                    hidden=frozenset(self.head.get("hidden", ())),
                    visible=self.head.get("visible", True),
                )
            )
        self.head, self.numbers, self.rows = None, [], []


def _unpacked(message: dict[str, Any], texts: defaultdict[int, _Known]) -> list[tuple[int, Cells]]:
    """Rows of a message: their numbers and cells, nothing empty behind the last one."""
    columns = [
        texts[place].shared(_column(kind, values))
        for place, (kind, values) in enumerate(message["columns"])
    ]
    if not columns:  # blank lines alone, as after the last row of a file
        return []
    rows: list[Cells] = list(zip(*columns, strict=True))
    if None in columns[-1]:
        rows = [row if row[-1] is not None else _trimmed(row) for row in rows]
    return [found for found in zip(message["rows"], rows, strict=True) if found[1]]


def _trimmed(row: Cells) -> Cells:
    last = len(row)
    while last and row[last - 1] is None:
        last -= 1
    return row[:last]


def _column(kind: str, values: list[Any]) -> Sequence[Cell]:
    if kind == "d":
        return [None if number is None else _day(number) for number in values]
    return [_unmark(cell) for cell in values] if kind == "x" else values


@lru_cache(maxsize=10_000)  # of each day one copy
def _day(number: int) -> date:
    return date.fromordinal(number)


def _unmark(cell: Cell) -> Cell:
    if type(cell) is not str or cell[:1] != "\0":
        return cell
    mark, text = cell[1:2], cell[2:]
    if mark == "d":
        return date.fromisoformat(text)
    if mark == "m":
        return datetime.fromisoformat(text)
    if mark == "x":
        return Odd(text)
    return text
