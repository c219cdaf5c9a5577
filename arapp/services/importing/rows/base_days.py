"""Workbooks that count their days from 1904: told, and what was copied from the other kind of them.

A day copied between the two kinds is off by four years and a day.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from arapp.services.importing import problems
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.reading.sheet import Cells
from arapp.services.importing.rows.values import Frame, Problem, Values, column_of

_PAST = ("day", "booked_on", "signed_on")  # days of what has happened
_YEARS = 4


def check_base(
    values: Values,
    by_field: Mapping[str, Sequence[Column]],
    rows: Sequence[Cells],
    stated: Stated,
    frame: Frame,
) -> None:
    """Note the base year 1904; flag days that cannot be when more than a third of them are so."""
    columns = [by_field[name][0] for name in _PAST if name in by_field]
    if frame.from_1904 and (columns or "due_on" in by_field):
        values.problems.append(Problem(0, "", "", "base_1904", "", problems.NOTE))
    for name, column in zip([n for n in _PAST if n in by_field], columns, strict=True):
        cells = column_of(rows, column.index)
        days = {
            i: day
            for i, day in enumerate(values.days(name))
            if day is not None and type(cells[i]) is not str
        }
        off = [i for i, day in days.items() if _is_off(day, stated.year)]
        if frame.from_1904:
            off = off or [i for i, day in days.items() if day > frame.today]
        if len(off) * 3 > len(days) and (frame.from_1904 or len(off) > 2):
            for i in off:
                values.add(i, column.header, days[i].isoformat(), "base_day")


def _is_off(day: date, year: int) -> bool:
    """Whether the day is four years off the year that the lines above name."""
    return bool(year) and abs(day.year - year) == _YEARS
