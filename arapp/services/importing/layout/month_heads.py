"""Headings of months that Excel holds as days (2026-01-01, shown as 2026年1月), years too."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from arapp.services.importing.layout.header_stack import meaning
from arapp.services.importing.reading.sheet import Cell, Cells, Sheet
from arapp.services.importing.wording.periods import names_month

_TOP = 60
_LEAST = 2
_WHO = ("customer", "counterparty", "payer", "short_name")


def months_as_text(sheet: Sheet) -> Sheet:
    """The sheet with such a line of headings as texts (2026-01), unchanged where it has none."""
    changed: dict[int, Cells] = {}
    for index, cells in enumerate(sheet.rows[:_TOP]):
        above = sheet.rows[index - 1] if index else ()
        days = [cell for cell in cells if isinstance(cell, date)]
        if _run(days) and _names_somebody(cells, above):
            changed[index] = tuple(_month_text(cell) for cell in cells)
        texts = [cell for cell in cells if type(cell) is str]
        if index and sum(map(names_month, texts)) >= _LEAST and _names_somebody(cells, above):
            changed[index - 1] = tuple(_year_text(cell) for cell in above)
    if not changed:
        return sheet
    rows = [changed.get(index, cells) for index, cells in enumerate(sheet.rows)]
    return replace(sheet, rows=tuple(rows))


def _names_somebody(cells: Cells, above: Cells) -> bool:
    """Whether the line, or the one above, has headings only and one of them is the customer."""
    known = [cell for cell in cells if cell is not None and not isinstance(cell, date)]
    texts = [cell for cell in (*known, *above) if type(cell) is str]
    return all(type(cell) is str for cell in known) and any(meaning(t) in _WHO for t in texts)


def _run(days: Sequence[date]) -> bool:
    """Three days and more, the first or the last of months that follow each other."""
    months = [day.year * 12 + day.month for day in days]
    ends = all(day.day == 1 for day in days) or all(
        (day + timedelta(days=1)).day == 1 for day in days
    )
    return len(days) > _LEAST and ends and all(
        b - a == 1 for a, b in pairwise(months)
    )  # fmt: skip


def _month_text(cell: Cell) -> Cell:
    return f"{cell.year}-{cell.month:02}" if isinstance(cell, date) else cell


def _year_text(cell: Cell) -> Cell:
    return f"{cell}年" if type(cell) is int and 1990 <= cell <= 2099 else cell
