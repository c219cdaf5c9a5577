"""Tables: columns take the width of what they hold, long text wraps, too many figures shrink."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from arapp.services.output.pdf.fonts import REGULAR
from arapp.services.output.pdf.page import LEFT, RIGHT, Block, Rule, Section, Style
from arapp.services.output.pdf.text import clean, line_block, lines

GREY = 0.36  # headers, notes
HAIR, HEAVY = 0.4, 0.9
_WHOLE = (9.4, 9.0, 8.6, 8.2)  # sizes tried before anything wraps
_SIZES = (8.6, 7.8, 7.0, 6.2)
_GAP = 10.0
_NARROWEST = 46.0  # of a column that wraps
_TALLEST = 8  # lines of a row that are never parted; a longer row goes on over the page


class Column(NamedTuple):
    """Heading and behaviour; figures stand right and never wrap, text left and may.

    `width` in points is taken where it is set (figures take more where they need it), else the
    column is as wide as what it holds. A column that `breaks` keeps the line ends of its cells.
    """

    title: str
    figures: bool = False
    grey: bool = False
    wraps: bool = False
    width: float = 0.0
    breaks: bool = False


class Density(NamedTuple):
    """Air above and below a row."""

    header: float
    row: float


NORMAL, COMPACT = Density(21.4, 21.4), Density(17.0, 15.2)
Row = Sequence[str]


class Grid(NamedTuple):
    """Where the columns stand, and the size of the type; rules end at `right`."""

    size: float
    starts: list[float]
    widths: list[float]
    right: float = RIGHT


def table(
    columns: Sequence[Column], rows: Sequence[Row], total: Row | None, density: Density
) -> Section:
    """Ruled table over the full width with repeated header; the total stays with the last row."""
    cleaned = [[clean(cell) for cell in row] for row in rows]
    last = [[clean(cell) for cell in total]] if total else []
    grid = grid_of(columns, cleaned + last)
    blocks = [part for row in cleaned + last for part in row_blocks(columns, row, grid, density)]
    if blocks:
        end_rule(blocks[-1], grid)
    return Section(blocks, header_block(columns, grid, density.header), 2 if total else 1)


def end_rule(block: Block, grid: Grid) -> None:
    """The heavy rule below a table in place of the hair line of its last row."""
    block.marks[-1:] = [Rule(LEFT, block.height, grid.right, HEAVY)]


def grid_of(columns: Sequence[Column], rows: Sequence[Row], right: float = RIGHT) -> Grid:
    """The largest type at which everything fits; spare width goes between the columns."""
    span = right - LEFT
    size, widths = _fitted(columns, rows, span - _GAP * (len(columns) - 1))
    free = max(span - sum(widths), 0.0) / max(len(columns) - 1, 1)
    starts, x = [], LEFT
    for width in widths:
        starts.append(x)
        x += width + free
    return Grid(size, starts, widths, right)


def _fitted(
    columns: Sequence[Column], rows: Sequence[Row], room: float
) -> tuple[float, list[float]]:
    """Size of the type and widths: nothing wraps if it can be helped."""
    for size in _WHOLE:
        natural = _natural(columns, rows, size)
        if sum(natural) <= room:
            return size, natural
    for size in _SIZES:
        natural = _natural(columns, rows, size)
        least = [
            min(width, _NARROWEST) if column.wraps else width
            for column, width in zip(columns, natural, strict=True)
        ]
        if sum(least) <= room:
            break
    return size, _squeezed(columns, natural, room)


def _natural(columns: Sequence[Column], rows: Sequence[Row], size: float) -> list[float]:
    head, body = Style(size - 0.8), Style(size)
    found = []
    for place, column in enumerate(columns):
        held = max(column.width, head.width(column.title))
        if column.figures or not column.width:
            cells = (cell for row in rows for cell in row[place].split("\n"))
            held = max([held, *map(body.width, cells)])
        found.append(held)
    return found


def _squeezed(columns: Sequence[Column], natural: list[float], room: float) -> list[float]:
    """The widest of the wrapping columns give way first, down to a common width."""
    fixed = sum(w for column, w in zip(columns, natural, strict=True) if not column.wraps)
    left, cap = room - fixed, 0.0
    waiting = sorted(w for column, w in zip(columns, natural, strict=True) if column.wraps)
    while waiting:
        cap = left / len(waiting)
        if waiting[0] > cap:
            break
        left -= waiting.pop(0)
        cap = left
    cap = max(cap, _NARROWEST)
    return [min(w, cap) if c.wraps else w for c, w in zip(columns, natural, strict=True)]


def header_block(columns: Sequence[Column], grid: Grid, height: float) -> Block:
    """The headings between their rules."""
    block = Block(height)
    style = Style(grid.size - 0.8, grey=GREY)
    base = height / 2 + style.size * 0.36
    for column, x, width in zip(columns, grid.starts, grid.widths, strict=True):
        if column.figures:
            block.right(x + width, base, column.title, style)
        else:
            block.text(x, base, column.title, style)
    right = grid.right
    block.marks += [Rule(LEFT, 0, right, HEAVY), Rule(LEFT, height, right, HAIR, 0.4)]
    return block


def row_blocks(
    columns: Sequence[Column], row: Row, grid: Grid, density: Density, weight: str = REGULAR
) -> list[Block]:
    """A row with the hair line below it: one block, several where it is too tall for one."""
    cells = [
        _cell(text, column, x, width, Style(grid.size, weight, GREY if column.grey else 0.0))
        for text, column, x, width in zip(row, columns, grid.starts, grid.widths, strict=True)
        if text
    ]
    leading = grid.size * 1.25
    most = max((len(cell) for cell in cells), default=1)
    air = density.row - leading
    parts = -(-most // _TALLEST)
    cuts = [most * part // parts for part in range(parts + 1)]
    blocks = []
    for first, end in pairwise(cuts):
        top = air / 2 if first == 0 else 0.0
        block = Block(top + leading * (end - first) + (air / 2 if end == most else 0.0))
        for cell in cells:
            for index, line in enumerate(cell[first:end]):
                block.add(line, 0, top + index * leading)
        blocks.append(block)
    blocks[-1].marks.append(Rule(LEFT, blocks[-1].height, grid.right, HAIR, 0.75))
    return blocks


def _cell(text: str, column: Column, x: float, width: float, style: Style) -> list[Block]:
    leading = style.size * 1.25
    if column.breaks and "\n" in text:
        parts = (_cell(part, column, x, width, style) for part in text.split("\n"))
        return [line for part in parts for line in part]
    wide = style.width(text)
    if wide <= width + 0.01 or not column.wraps:
        block = Block(leading)
        start = x + width - wide if column.figures else x
        block.text(start, leading / 2 + style.size * 0.36, text, style)
        return [block]
    return [line_block(line, style, leading, x) for line in lines(text, style, width)]
