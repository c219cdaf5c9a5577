"""What a table shows, as data: columns, chips, group heads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

from arapp.models.values.money import Money
from arapp.ui import formats

Row = TypeVar("Row")


class Kind(StrEnum):
    """How a cell is drawn and what its value is."""

    TEXT = "text"
    """str"""
    MONEY = "money"
    """Money, or int minor units of the ledger's currency; None is blank"""
    NUMBER = "number"
    """int"""
    DAY = "day"
    """date"""
    AGE = "age"
    """int days overdue: coloured by age, 0 is "today", below 0 and None blank"""
    CHIP = "chip"
    """Chip or None"""
    LINK = "link"
    """str; a click is `RecordView.link_clicked`"""
    GRADE = "grade"
    """str of one letter"""
    TICK = "tick"
    """bool or None (no box); Space and click toggle"""
    FIELD = "field"
    """Money or int minor units; looks like a field, F2 or a digit edits; None: no field"""
    BAR = "bar"
    """five int minor units, not due … over 90"""
    METER = "meter"
    """int percent"""


RIGHT_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.AGE, Kind.FIELD})


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in one word. Tones: outline, accent, ok, age0…age4 (age1 warning, age3 error)."""

    text: str
    tone: str = "outline"


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A foldable line over the rows of one group.

    `order` sorts groups; `level` 0…4 paints an age square, else `icon` is drawn; `count` is the
    text after the title (None: the number of rows); `note` follows in grey; `amount` replaces the
    sum of the amount column when it is not the sum of the rows.
    """

    title: str
    order: int = 0
    icon: str = ""
    level: int | None = None
    count: str | None = None
    note: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    `value(row)` is typed by `kind`; `text(row)` replaces the usual text of the value; `sort(row)`
    replaces the value as sort key. `tone` is a text token, or a function of the row. `initials`
    gives pinyin initials when the row carries them (else they are worked out when first needed).
    `total` sums the column in group lines and the total row. `level` paints an age square before
    the header's title. `middle` elides in the middle (numbers of documents). `fill` is the token of
    a meter (default: proven).
    """

    key: str
    title: str
    value: Callable[[Row], Any]
    kind: Kind = Kind.TEXT
    text: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    initials: Callable[[Row], str] | None = None
    tone: str | Callable[[Row], str] = "text"
    width: int = 110
    stretch: bool = False
    right: bool | None = None
    total: bool = False
    bold: bool = False
    hidden: bool = False
    middle: bool = False
    level: int | None = None
    editable: Callable[[Row], bool] | None = None
    icon: Callable[[Row], str] | None = None
    icon_tone: str = "text3"
    icon_after: bool = False
    fill: Callable[[Row], str] | None = None
    filtered: bool = True
    """False: the source of a long list cannot filter by it"""

    @property
    def is_right(self) -> bool:
        """Whether header and cells are aligned right."""
        return self.kind in RIGHT_KINDS if self.right is None else self.right

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """For the painter."""
        side = Qt.AlignmentFlag.AlignRight if self.is_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def tone_of(self, row: Row) -> str:
        """Text token of a cell."""
        return self.tone(row) if callable(self.tone) else self.tone

    def can_edit(self, row: Row) -> bool:
        """Whether F2 opens an editor: field cells by default."""
        if self.editable is not None:
            return self.editable(row)
        return self.kind is Kind.FIELD and self.value(row) is not None


def minor(value: Any) -> int | None:
    """Minor units of a money cell's value."""
    if isinstance(value, Money):
        return value.minor
    return value if isinstance(value, int) else None


def currency(value: Any) -> str:
    """Currency of a money cell's value."""
    return value.currency if isinstance(value, Money) else formats.base_currency()


def shown(column: Column[Row], row: Row, today: date) -> str:
    """Screen text of a cell."""
    if column.text is not None:
        return column.text(row)
    value = column.value(row)
    return "" if value is None else _TEXTS[column.kind](value, today)


def _money_text(value: Any, _today: date) -> str:
    return formats.money(value) if isinstance(value, Money) else formats.amount(value)


def _bar_text(value: Sequence[int], _today: date) -> str:
    return "  ".join(formats.amount(part) for part in value)


_TEXTS: dict[Kind, Callable[[Any, date], str]] = {
    Kind.TEXT: lambda value, _today: str(value),
    Kind.MONEY: _money_text,
    Kind.NUMBER: lambda value, _today: f"{value:,}",
    Kind.DAY: formats.day,
    Kind.AGE: lambda value, _today: formats.overdue(value),
    Kind.CHIP: lambda value, _today: value.text,
    Kind.LINK: lambda value, _today: str(value),
    Kind.GRADE: lambda value, _today: str(value),
    Kind.TICK: lambda value, _today: "✓" if value else "",
    Kind.FIELD: _money_text,
    Kind.BAR: _bar_text,
    Kind.METER: lambda value, _today: f"{value}%",
}


def copied(column: Column[Row], row: Row, today: date) -> str:
    """Clipboard text of a cell: amounts as 1234.50, days as ISO, numbers without words."""
    value = column.value(row)
    if column.kind in {Kind.MONEY, Kind.FIELD} and value is not None:
        return formats.raw_amount(minor(value) or 0, currency(value))
    if isinstance(value, date):
        return value.isoformat()
    if column.kind in {Kind.AGE, Kind.NUMBER} and value is not None:
        return str(value)
    return shown(column, row, today)


def sort_key(column: Column[Row], row: Row) -> tuple[int, Any]:
    """Key that orders a column: empty last, text without case, money by minor units."""
    value = column.sort(row) if column.sort is not None else column.value(row)
    if isinstance(value, Money):
        value = value.minor
    elif isinstance(value, Chip):
        value = value.text
    if isinstance(value, str):
        value = value.casefold()
    return (1, 0) if value is None else (0, value)
