"""Money of bank files in forms of their own, made plain for reading; the sheet stays as it is.

`1.234,50` is read with a decimal comma only where a whole table writes so and nothing in it says
otherwise; `500.00 DR` is money out, `500.00 CR` money in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell, Cells

_SAMPLE = 400
_LEAST = 2
_LEAD, _TAIL = r"(?:EUR|CHF|€)?\s*", r"\s*(?:EUR|CHF|€)?"
_COMMA = re.compile(rf"{_LEAD}[-+]?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+),\d{{1,2}}{_TAIL}")
_WITH_COMMA = re.compile(rf"{_LEAD}([-+]?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?){_TAIL}")
_POINT = re.compile(r"[-+]?\d{1,3}(?:,\d{3})*\.\d{1,2}|[-+]?\d+\.\d{1,2}")
_SIDED = re.compile(r"([¥￥$]?\s*\d[\d,]*(?:\.\d+)?)\s*(CR|DR|Cr|Dr|cr|dr|C|D|贷|借)\.?")
_OUT = frozenset({"DR", "D", "借"})


def plain(table: RawTable) -> tuple[RawTable, bool]:
    """(the table with its money written plainly, whether its comma is the decimal point)."""
    texts = _texts(table)
    comma = _is_comma(texts)
    columns = {i for i, cells in texts.items() if comma and any(map(_COMMA.fullmatch, cells))}
    sided = {i for i, cells in texts.items() if _is_sided(cells)}
    if not columns and not sided:
        return table, False
    rows = tuple(_row(row, columns, sided) for row in table.rows)
    return replace(table, rows=rows), bool(columns)


def _texts(table: RawTable) -> dict[int, list[str]]:
    """Short texts with digits of the first rows, by column."""
    found: dict[int, list[str]] = {}
    for row in table.rows[:_SAMPLE]:
        for index, cell in enumerate(row):
            if type(cell) is str and len(cell) < 32 and (cell[-1:].isalnum() or cell[-1:] in "€."):
                found.setdefault(index, []).append(cell)
    return found


def _is_comma(texts: dict[int, list[str]]) -> bool:
    money = [cells for cells in texts.values() if any(map(_COMMA.fullmatch, cells))]
    clear = sum(bool(_COMMA.fullmatch(cell)) for cells in money for cell in cells)
    other = any(_POINT.fullmatch(cell) for cells in texts.values() for cell in cells
                if "," in cell or cells in money)  # fmt: skip
    return clear >= _LEAST and not other


def _is_sided(cells: Sequence[str]) -> bool:
    hits = sum(bool(_SIDED.fullmatch(cell)) for cell in cells)
    return hits >= _LEAST and hits * 5 >= len(cells) * 4


def _row(row: Cells, columns: set[int], sided: set[int]) -> Cells:
    cells: list[Cell] = list(row)
    for index, cell in enumerate(row):
        if type(cell) is not str:
            continue
        if index in columns:
            found = _WITH_COMMA.fullmatch(cell)
            cells[index] = found.group(1).replace(".", "").replace(",", ".") if found else cell
        elif index in sided:
            both = _SIDED.fullmatch(cell)
            if both:
                out = both.group(2).upper() in _OUT
                cells[index] = f"-{both.group(1)}" if out else both.group(1)
    return tuple(cells)
