"""Rows of months or ages taken apart: the items that each row consists of, with their days.

A month's item is booked at the month's end and due by the terms, else on that day. An age's item
is due so that aging on the day of the list puts it into the very same column: on the youngest day
of the age, because more than that nobody has said. What is not due yet is due a month after.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from arapp.models.values.days import month_end
from arapp.services.importing import problems
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.sideways import told_plan, years_of
from arapp.services.importing.rows.records import Part
from arapp.services.importing.rows.settle import Reading
from arapp.services.importing.rows.templates import due_by_terms
from arapp.services.importing.rows.values import Problem, Values
from arapp.services.importing.wording.periods import Age, Period, age_of, period_of

_NOT_DUE = timedelta(days=30)
Spot = tuple[str, date, date | None]
"""Label, booking day and due day of a column's items; due None asks the terms."""


def parts_of(reading: Reading, as_of: date) -> list[tuple[Part, ...]]:
    """The items of each data row, oldest first; () for all where the table has no such columns."""
    values = reading.values
    columns = [c for c in reading.layout.columns if c.field == "part"]
    if not columns:
        return [()] * len(values.places)
    aged = not any(period_of(c.header) for c in columns)
    spots = _of_ages(columns, as_of) if aged else _of_months(columns, reading, as_of)
    _tell(reading, columns, "ages_apart" if aged else "months_apart")
    terms = values.texts("terms")
    headers = {c.index: c.header for c in columns}
    found = []
    for i, cells in enumerate(cast("list[tuple[tuple[int, int], ...]]", values.fields["part"])):
        parts = []
        for index, amount in cells:
            spot = spots.get(index)
            if spot is None:
                values.add(i, headers[index], headers[index], "year_missing")
            else:
                parts.append(_part(spot, amount, terms[i]))
        found.append(tuple(sorted(parts, key=lambda part: part.booked_on)))
    return found


def _part(spot: Spot, amount: int, terms: str) -> Part:
    label, booked, due = spot
    return Part(label, booked, due or (due_by_terms(terms, booked) if terms else None), amount)


def _tell(reading: Reading, columns: Sequence[Column], code: str) -> None:
    head = reading.table.header_rows[-1] if reading.table.header_rows else 0
    told = "、".join(c.header for c in columns)
    reading.values.problems.append(Problem(head, "", "", code, told, problems.NOTE))


def _of_ages(columns: Sequence[Column], as_of: date) -> dict[int, Spot]:
    ages = {c.index: age_of(c.header) for c in columns}
    ends = {age.high for age in ages.values() if age}
    spots: dict[int, Spot] = {}
    for column in columns:
        age = ages[column.index]
        top, _, bottom = column.header.rpartition("/")
        name = top if top and age and age_of(bottom) is None else bottom
        if age is None:
            spots[column.index] = (name, as_of, as_of + _NOT_DUE)
        else:
            day = as_of - timedelta(days=_youngest(age, ends))
            spots[column.index] = (name, day, day)
    return spots


def _youngest(age: Age, ends: set[int | None]) -> int:
    """Days of the youngest item of an age: of 30-60 beside 0-30 it is 31, of 90 and more 91."""
    shared = age.low in ends or (age.high is None and age.low % 30 == 0)
    return max(age.low + shared, 1)


def _of_months(columns: Sequence[Column], reading: Reading, as_of: date) -> dict[int, Spot]:
    """Days of the months; a column of what is older than they are stands before the first."""
    named = {c.index: period_of(c.header) for c in columns}
    headers = {c.index: c.header.rpartition("/")[2] for c in columns}
    known = [(index, period) for index, period in named.items() if period]
    years = years_of([period for _, period in known], reading.stated)
    planned = told_plan(reading.layout.columns, reading.stated)
    spots: dict[int, Spot] = {}
    for (index, period), year in zip(known, years, strict=True):
        if year:
            end = month_end(date(year, period.last, 1))
            name = headers[index] if period.before else _label(period, year)
            ahead = planned or end > as_of
            spots[index] = (name, min(end, as_of), end if ahead else None)
    first = min((_start(p, y) for (_, p), y in zip(known, years, strict=True) if y), default=None)
    for column in columns:
        if named[column.index] is None and first is not None:
            older = min(first - timedelta(days=1), as_of)
            spots[column.index] = (headers[column.index], older, older)
    return spots


def _start(period: Period, year: int) -> date:
    return date(year, period.first, 1)


def _label(period: Period, year: int) -> str:
    if period.first == period.last:
        return f"{year}-{period.first:02}"
    if period.last - period.first == 2:
        return f"{year} Q{period.last // 3}"
    return str(year)


def fitted(
    values: Values, i: int, parts: tuple[Part, ...], amount: int, paid: int
) -> tuple[Part, ...]:
    """Parts that make what is open of the row; what was paid of their sum settles the oldest."""
    total = sum(part.amount for part in parts)
    if total == amount - paid:
        return parts
    header = values.headers.get("open") or values.headers.get("amount", "")
    if total != amount or paid < 0 or any(part.amount < 0 for part in parts):
        values.add(i, header, "", "parts_differ", str(total))
        return ()
    values.add(i, header, "", "paid_oldest_first", str(paid))
    left = []
    for part in parts:
        off = min(part.amount, paid)
        paid -= off
        if part.amount > off:
            left.append(part._replace(amount=part.amount - off))
    return tuple(left)
