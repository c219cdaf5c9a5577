"""Days that stand in two columns, 月 and 日, as in old ledgers, put together at once."""

import re
from collections.abc import Sequence

from arapp.services.importing.reading.sheet import Cell, Cells

_YEARS, _MONTH, _DAY = "年", "月", "日"
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def joined_days(
    names: list[str], rows: tuple[Cells, ...], above: str
) -> tuple[list[str], tuple[Cells, ...]]:
    """Names and rows with 月 and 日 made one column; unchanged where there are none.

    A month that is not repeated is that of the line above, and so is the year of a column 年 before
    them. Else the year is in the group over the two columns or in the lines above; without one the
    day is written as 3月5日 and asked for later.
    """
    places = [
        i for i in range(len(names) - 1)
        if _last(names[i]) == _MONTH and _last(names[i + 1]) == _DAY
    ]  # fmt: skip
    if len(places) != 1 or not all(_fits(cells, places[0]) for cells in rows):
        return names, rows
    at = places[0]
    years = at - 1 if at and _last(names[at - 1]) == _YEARS else -1
    found = _YEAR.search(names[at]) or _YEAR.search(above)
    renamed = [*names]
    renamed[at], renamed[at + 1] = f"{names[at]}{_DAY}", ""
    return renamed, tuple(_put_together(rows, at, found.group() if found else "", years))


def _last(name: str) -> str:
    return re.sub(r"\s", "", name.rpartition("/")[2])


def _number(cell: Cell, most: int) -> int | None:
    text = "" if cell is None else str(cell).strip().rstrip("月日")
    return int(text) if text.isdigit() and 1 <= int(text) <= most else None


def _fits(cells: Cells, at: int) -> bool:
    """Nothing, or a month and a day, or texts of a line that is no row (合计)."""
    pair = [cells[i] if i < len(cells) else None for i in (at, at + 1)]
    return all(
        cell is None or _number(cell, most) is not None
        or (type(cell) is str and not cell.strip().isdigit())
        for cell, most in zip(pair, (12, 31), strict=True)
    )  # fmt: skip


def _put_together(rows: Sequence[Cells], at: int, year: str, years: int) -> list[Cells]:
    month: int | None = None
    out = []
    for cells in rows:
        line = list(cells) + [None] * (at + 2 - len(cells))
        said = re.fullmatch(r"((?:19|20)\d\d)年?", str(line[years]).strip()) if years >= 0 else None
        if said and said.group(1) != year:
            year, month = said.group(1), None
        month = _number(line[at], 12) or month
        day = _number(line[at + 1], 31)
        if day is not None and month is not None:
            line[at] = f"{year}-{month:02}-{day:02}" if year else f"{month}月{day}日"
            line[at + 1] = None
        out.append(tuple(line))
    return out
