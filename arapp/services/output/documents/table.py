"""A list as a paper: typed cells under headings, one block a currency, sums that are proven.

How to use it:

    doc = TableDoc(
        "zh_CN", "账龄分析", date(2026, 11, 12),
        columns=(
            TableColumn("客户"),
            TableColumn("未到期", CellKind.MONEY, summed=True),
            TableColumn("天数", CellKind.DAYS),
        ),
        blocks=(TableBlock(rows=(data("弘达", Money(100), 3), total("合计", Money(100), None)),
                           currency="CNY"),),
    )
    output.pdf.render_table(doc)          # PDF, A4 upright, or lying where it needs the width
    output.table_sheet.table_xlsx(doc)    # xlsx, one sheet a block, no cell is a formula
    output.table_sheet.save_table(doc, pdf=Path("x.pdf"), xlsx=Path("x.xlsx"))

Cells: TEXT a str, DAY a date, MONEY a Money, DAYS an int, SHARE a Decimal
fraction (0.125 is 12.5%); None is an empty cell. A text cell of a column may hold line breaks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from arapp.models.values.money import Money
from arapp.models.values.money import total as sum_of
from arapp.services.output.documents.parties import Firm, refuse_differences

Cell = str | int | Money | date | Decimal | None


class CellKind(StrEnum):
    """What a column holds; all but text and days of the month stand right."""

    TEXT = "text"
    MONEY = "money"
    DAY = "day"
    DAYS = "days"  # a whole number: days, pieces
    SHARE = "share"


class RowKind(StrEnum):
    """What a row is: a line, the head of the lines below it, the sum of those above it."""

    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Heading and kind. `width` in millimetres, 0: what it holds; `grey` for asides.

    Of a `summed` column every subtotal and total is the sum of its lines, or the paper is refused.
    """

    title: str
    kind: CellKind = CellKind.TEXT
    width: float = 0.0
    grey: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One cell a column; of a group head the first alone is printed, over the whole width."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.DATA


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Rows under a caption of their own, as a rule of one currency ("": of none)."""

    rows: tuple[TableRow, ...]
    currency: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class TableDoc:
    """A list to be printed or written as a workbook; `day` is the day it tells of.

    `lines` stand under the title, `notes` below the last block; `firm` and `number` make the head,
    `head` (the head hash of the ledger) the foot.
    """

    language: str
    title: str
    day: date
    columns: tuple[TableColumn, ...]
    blocks: tuple[TableBlock, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    firm: Firm | None = None
    number: str = ""
    head: str = ""
    draft: bool = False

    def __post_init__(self) -> None:
        refuse_differences(self.number, sorted(set(_differences(self))))


def data(*cells: Cell) -> TableRow:
    """A line."""
    return TableRow(cells)


def group(title: str, columns: int) -> TableRow:
    """The head of the lines below it."""
    return TableRow((title, *(None,) * (columns - 1)), RowKind.GROUP)


def subtotal(*cells: Cell) -> TableRow:
    """The sum of the lines since the last group head or subtotal."""
    return TableRow(cells, RowKind.SUBTOTAL)


def total(*cells: Cell) -> TableRow:
    """The sum of all lines of the block."""
    return TableRow(cells, RowKind.TOTAL)


def summed(label: str, columns: tuple[TableColumn, ...], block: TableBlock) -> TableRow:
    """The total of a block, reckoned: sums in its summed columns, the label in the first."""
    lines = [row for row in block.rows if row.kind is RowKind.DATA]
    cells: list[Cell] = [label]
    for place, column in enumerate(columns[1:], start=1):
        held = [row.cells[place] for row in lines]
        cells.append(_sum(held, block.currency) if column.summed else None)
    return TableRow(tuple(cells), RowKind.TOTAL)


def _differences(doc: TableDoc) -> Iterator[str]:
    """Names of what does not agree."""
    for block in doc.blocks:
        if any(len(row.cells) != len(doc.columns) for row in block.rows):
            yield "cells"
            continue
        for place, column in enumerate(doc.columns):
            cells = [(row.kind, row.cells[place]) for row in block.rows]
            wrong = [cell for _, cell in cells if not _fits(cell, column.kind, block.currency)]
            if any(cell for cell in wrong):
                yield "cells"
            elif column.summed and not _adds_up(cells, block.currency):
                yield "sums"


_TYPES: dict[CellKind, type] = {
    CellKind.MONEY: Money,
    CellKind.DAY: date,
    CellKind.DAYS: int,
    CellKind.SHARE: Decimal,
}


def _fits(cell: Cell, kind: CellKind, currency: str) -> bool:
    """Text stands anywhere (a label in a sum row, "—"), the rest in columns of its kind."""
    if isinstance(cell, Money) and currency and cell.currency != currency:
        return False
    return cell is None or isinstance(cell, (str, _TYPES.get(kind, str)))


def _adds_up(cells: list[tuple[RowKind, Cell]], currency: str) -> bool:
    """Whether every sum of a column is that of its lines."""
    part: list[Cell] = []
    whole: list[Cell] = []
    for kind, cell in cells:
        if kind is RowKind.DATA:
            part.append(cell)
            whole.append(cell)
        elif kind is RowKind.GROUP:
            part = []
        else:
            held = whole if kind is RowKind.TOTAL else part
            if cell != _sum(held, currency):
                return False
            part = []
    return True


def _sum(cells: list[Cell], currency: str) -> Money | int:
    money = [cell for cell in cells if isinstance(cell, Money)]
    if money:
        return sum_of(money, currency or money[0].currency)
    counts = [cell for cell in cells if isinstance(cell, int)]
    return sum(counts) if counts or not currency else Money(0, currency)
