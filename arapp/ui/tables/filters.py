"""What is typed over a column, as a test of its rows.

Text: contains, or pinyin initials. Amounts: `96000`, `>10000`, `<=5000`, `1000..2000`. Days: a day,
`本月`, `上月`, `<11-20`, `11-01..11-20`. What cannot be read as such is taken as contained text.
"""

import operator
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from arapp.models.values.days import month_end, month_start
from arapp.models.values.errors import DomainError
from arapp.ui import parse, pinyin
from arapp.ui.tables.columns import Column, Kind, Row, minor, shown

Test = Callable[[Any], bool]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge, "≥": operator.ge, "<=": operator.le, "≤": operator.le,
    ">": operator.gt, "<": operator.lt, "=": operator.eq,
}  # fmt: skip
_SIGN = re.compile(r"\s*(>=|<=|≥|≤|>|<|=)\s*(.+)$")
_AMOUNTS = frozenset({Kind.MONEY, Kind.FIELD})
_NUMBERS = frozenset({Kind.AGE, Kind.NUMBER, Kind.METER})


def row_test(column: Column[Row], text: str, today: date) -> Callable[[Row], bool]:
    """Test of a row for what was typed over the column."""
    typed = text.strip()
    value_test = _value_test(column, typed, today)
    if value_test is not None:
        reads = minor if column.kind in _AMOUNTS else _same
        return lambda row: (found := reads(column.value(row))) is not None and value_test(found)

    def contains(row: Row) -> bool:
        letters = column.initials(row) if column.initials is not None else ""
        return pinyin.matches(typed, shown(column, row, today), letters)

    return contains


def _same(value: Any) -> Any:
    return value


def _value_test(column: Column[Row], typed: str, today: date) -> Test | None:
    if column.kind in _AMOUNTS:
        return _range_test(typed, parse.amount, alike=True)
    if column.kind in _NUMBERS:
        return _range_test(typed, int)
    if column.kind is Kind.DAY:
        return _month_test(typed, today) or _range_test(typed, lambda t: parse.day(t, today))
    return None


def _range_test(typed: str, read: Callable[[str], Any], *, alike: bool = False) -> Test | None:
    try:
        low, dots, high = typed.partition("..")
        if dots:
            return _between(read(low) if low else None, read(high) if high else None)
        match = _SIGN.match(typed)
        if match:
            compare, limit = _COMPARE[match[1]], read(match[2])
            return lambda value: compare(value, limit)
        exact = read(typed)
    except (DomainError, ValueError):
        return None
    if alike:  # an amount finds its reversal too
        return lambda value: bool(abs(value) == abs(exact))
    return lambda value: bool(value == exact)


def _between(low: Any, high: Any) -> Test:
    return lambda value: (low is None or value >= low) and (high is None or value <= high)


def _month_test(typed: str, today: date) -> Test | None:
    found = _month(typed, today)
    return None if found is None else _between(*found)


def _month(typed: str, today: date) -> tuple[date, date] | None:
    months = {"本月": 0, "this month": 0, "上月": 1, "last month": 1}
    if typed.lower() not in months:
        return None
    first = month_start(today)
    if months[typed.lower()]:
        first = month_start(first - timedelta(days=1))
    return first, month_end(first)


def number_range(
    text: str, read: Callable[[str], int] = parse.amount
) -> tuple[int | None, int | None, bool] | None:
    """(least, most, exact) of what a filter of amounts leaves, for a source that filters itself;
    `exact` finds a reversal too. None when it cannot be read."""
    typed = text.strip()
    low, dots, high = typed.partition("..")
    try:
        if dots:
            return read(low) if low else None, read(high) if high else None, False
        match = _SIGN.match(typed)
        if match is None:
            found = abs(read(typed))
            return found, found, True
        limit = read(match[2])
    except (DomainError, ValueError):
        return None
    ends = {">": (limit + 1, None), ">=": (limit, None), "≥": (limit, None),
            "<": (None, limit - 1), "<=": (None, limit), "≤": (None, limit)}  # fmt: skip
    return (*ends.get(match[1], (limit, limit)), False)


def day_range(text: str, today: date) -> tuple[date | None, date | None]:
    """First and last day that a filter of days leaves, for a source that filters itself.

    What cannot be read leaves all: (None, None).
    """
    typed = text.strip()
    month = _month(typed, today)
    if month is not None:
        return month
    try:
        return _days(typed, today)
    except (DomainError, ValueError):
        return None, None


def _days(typed: str, today: date) -> tuple[date | None, date | None]:
    low, dots, high = typed.partition("..")
    if dots:
        return (parse.day(low, today) if low else None, parse.day(high, today) if high else None)
    match = _SIGN.match(typed)
    if match is None:
        exact = parse.day(typed, today)
        return exact, exact
    limit, one = parse.day(match[2], today), timedelta(days=1)
    return {
        ">": (limit + one, None), ">=": (limit, None), "≥": (limit, None),
        "<": (None, limit - one), "<=": (None, limit), "≤": (None, limit),
    }.get(match[1], (limit, limit))  # fmt: skip
