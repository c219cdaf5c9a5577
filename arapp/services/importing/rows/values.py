"""What was read from the cells of a table: columns of values, and the problems of cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from arapp.services.importing import problems
from arapp.services.importing.reading.sheet import Cell, Cells, Odd

T = TypeVar("T")


class Problem(NamedTuple):
    """What is to be known of a cell (or of a row: `column` ""). `severity` as in `problems`."""

    row: int
    column: str
    raw: str
    code: str
    detail: str
    severity: str


@dataclass(slots=True)
class Values:
    """Parsed columns by field; `places[i]` is the index of data row i in the raw table."""

    places: list[int]
    numbers: list[int]
    fields: dict[str, list[object]] = field(default_factory=dict)
    currency: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    worst: dict[int, int] = field(default_factory=dict)
    order: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    unread: set[tuple[int, str]] = field(default_factory=set)

    def texts(self, name: str) -> list[str]:
        """Text column; empty texts where the table has none."""
        found = self.fields.get(name)
        return [""] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def amounts(self, name: str) -> list[int | None]:
        """Amount column in minor units of the row's currency."""
        found = self.fields.get(name)
        return [None] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def days(self, name: str) -> list[date | None]:
        """Day column."""
        found = self.fields.get(name)
        return [None] * len(self.places) if found is None else found  # type: ignore[return-value]  # by field

    def add(self, i: int, column: str, raw: object, code: str, detail: str = "") -> None:
        """Note a problem of data row `i`."""
        level = problems.severity(code)
        text = "" if raw is None else raw.what if isinstance(raw, Odd) else str(raw)
        self.problems.append(Problem(self.numbers[i], column, text, code, detail, level))
        rank = problems.ORDER[level]
        if rank:
            self.unread.add((self.numbers[i], column))
        if rank > self.worst.get(i, 0):
            self.worst[i] = rank


def go_on() -> None:
    """Nobody wants it to stop."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the reading of cells depends on besides the table. `pulse` is called now and then, and
    raises when the user has had enough."""

    today: date
    latest: date
    currency: str
    date_order: str = ""
    file: str = ""
    text_file: bool = False
    from_1904: bool = False
    pulse: Callable[[], None] = go_on


def column_of(rows: Sequence[Cells], index: int) -> list[Cell]:
    """Cells of a column; None where a row is too short."""
    try:
        return [row[index] for row in rows]
    except IndexError:
        return [row[index] if index < len(row) else None for row in rows]


_AT_ONCE = 10_000


def watched(rows: Sequence[T], pulse: Callable[[], None]) -> Iterator[T]:
    """The rows, with a look every now and then at whether to go on."""
    for first in range(0, len(rows), _AT_ONCE):
        pulse()
        yield from rows[first : first + _AT_ONCE]
