"""What the cells of a column look like: numbers, days, times, words for the two sides."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from arapp.services.importing.cells.dayforms import is_triple, parse_day
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.cells.texts import split_account
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell, Cells, Odd
from arapp.services.importing.wording import words

_SAMPLE = 300
_FAR = date(2199, 1, 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """Shares of a column's non-empty sample: 0.0–1.0; `filled` of all rows.

    `glued`: names with an account written into the same cell.
    """

    filled: float
    number: float
    day: float
    time: float
    direction: float
    nonzero: float
    values: frozenset[str]
    glued: float = 0.0


_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\d{5,6}")


def side_of(text: str) -> int:
    """1 money in, -1 money out, 0 neither, 2 not understood."""
    folded = re.sub(r"\s+", "", words.plain(text))
    if folded in words.INS:
        return 1
    if folded in words.OUTS:
        return -1
    if folded in words.NEUTRALS or not folded:
        return 0
    parts = set(re.split(r"[/|,()\[\]-]+", folded)) - {""}
    if parts and parts <= words.INS:
        return 1
    if parts and parts <= words.OUTS:
        return -1
    return _side_by_signs(folded)


_IDLE = re.compile(r"[\W\d_转账方款金记汇户资交易现标志项额向本行跨他类]+")
_INWARD, _OUTWARD = frozenset("贷收入来进存增加"), frozenset("借支付出往取减少")


def _side_by_signs(folded: str) -> int:
    """Side by the signs alone, when all that tell anything tell the same: 转账存入, 2-贷."""
    left = set(_IDLE.sub("", folded.replace("帐", "账")))
    if left and left <= _INWARD:
        return 1
    return -1 if left and left <= _OUTWARD else 2


def shape_of(cells: Sequence[Cell]) -> Shape:
    """Shape of the sampled cells of one column."""
    filled = [
        cell
        for cell in cells
        if cell is not None and not (type(cell) is str and cell in words.NOTHING)
    ]
    counts: Counter[str] = Counter()
    for cell in filled:
        counts.update(_traits(cell))
    n = len(filled) or 1
    values = frozenset(str(cell) for cell in cells if cell is not None)
    sides = [side_of(str(cell)) for cell in cells if cell is not None] if len(values) <= 8 else []
    directed = (sum(side in (1, -1) for side in sides) / len(sides)) if sides else 0.0
    if sides and 2 in sides:
        directed = min(directed, 0.5)
    return Shape(
        len(filled) / (len(cells) or 1),
        counts["number"] / n,
        counts["day"] / n,
        counts["time"] / n,
        directed,
        counts["nonzero"] / n,
        values,
        sum(map(_is_glued, filled)) / n,
    )


def _is_glued(cell: Cell) -> bool:
    return type(cell) is str and bool(split_account(cell)[1])


def _traits(cell: Cell) -> list[str]:
    if isinstance(cell, Odd):
        return ["number", "nonzero"]
    if isinstance(cell, date | datetime):
        return ["day"]
    if isinstance(cell, int | Decimal):
        traits = ["number", "nonzero"] if cell else ["number"]
        return (
            [*traits, "day"]
            if 20_000 <= cell <= 80_000 or 19_900_101 <= cell <= 20_991_231
            else traits
        )
    text = str(cell)
    traits = []
    if _TIME.fullmatch(text.strip()):
        traits.append("time")
    if len(text) < 32:
        amount, code, _ = parse_amount(text.rstrip("%％ "))
        if amount is not None and not code.startswith("unit"):
            traits += ["number", "nonzero"] if amount else ["number"]
        elif amount is not None:
            traits += ["number", "nonzero"]
        day, _, _ = parse_day(text, "", 2020, _FAR)
        if (day is not None) or is_triple(text):
            traits.append("day")
    return traits


def sample(table: RawTable, index: int) -> list[Cell]:
    """Up to 300 cells of a column, spread over the table."""
    return _cells(_sampled(table), index)


def shapes_of(table: RawTable) -> dict[int, Shape]:
    """Shape of every column by its sheet index."""
    rows = _sampled(table)
    return {index: shape_of(_cells(rows, index)) for index in table.columns}


def _cells(rows: Sequence[Cells], index: int) -> list[Cell]:
    return [row[index] if index < len(row) else None for row in rows]


def _sampled(table: RawTable) -> Sequence[Cells]:
    """Rows to look at; a line of one text in a wide table is a remark, no part of its columns."""
    rows = table.rows[:: max(1, len(table.rows) // _SAMPLE)]
    if len(table.columns) < 4:
        return rows
    full = [row for row in rows if sum(cell is not None for cell in row) > 1]
    return full or rows


_MONEY = frozenset(
    {"net", "gross", "tax", "instalment", "opening", "debit", "credit", "open",
     "balance", "paid", "received", "contract_amount", "due_amount", "amount", "limit"}
)  # fmt: skip
_DAYS = frozenset({"invoice_day", "signed_on", "due_on", "ends_on", "receipt_day", "day"})
_TEXTS = frozenset({"customer", "payer", "contact", "person", "owner", "address", "role", "email"})


_MONTH_POINT_DAY = re.compile(r"(?:[1-9]|1[0-2])\.(?:[0-2]?\d|3[01])")


def may_be_days(shape: Shape) -> bool:
    """Whether the cells (not each total) read as 3.25, 4.8, should the heading speak of days."""
    hits = sum(bool(_MONTH_POINT_DAY.fullmatch(value)) for value in shape.values)
    return hits >= 2 and hits >= 0.7 * len(shape.values)


def agrees(concept: str, shape: Shape) -> bool:
    """Whether a column with such values can be what its heading seems to be."""
    if not shape.filled:
        return True
    if concept in _MONEY:
        return shape.number >= 0.5  # five or six digits may be a time too
    if concept in _DAYS:
        return shape.day >= 0.5 or may_be_days(shape)
    if concept in _TEXTS:
        return shape.number < 0.3 and shape.day < 0.3
    return True
