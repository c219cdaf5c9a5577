"""Tables: columns take the width of what they hold, long text wraps, too many figures shrink."""

from collections.abc import Sequence
from typing import NamedTuple

from arapp.services.output.pdf.page import LEFT, RIGHT, SPAN, Block, Rule, Section, Style
from arapp.services.output.pdf.text import clean, line_block, lines

GREY = 0.36  # headers, notes
HAIR, HEAVY = 0.4, 0.9
_WHOLE = (9.4, 9.0, 8.6, 8.2)  # sizes tried before anything wraps
_SIZES = (8.6, 7.8, 7.0, 6.2)
_GAP = 10.0
_NARROWEST = 46.0  # of a column that wraps


class Column(NamedTuple):
    """Heading and behaviour; figures stand right and never wrap, text left and may."""

    title: str
    figures: bool = False
    grey: bool = False
    wraps: bool = False


class Density(NamedTuple):
    """Air above and below a row."""

    header: float
    row: float


NORMAL, COMPACT = Density(21.4, 21.4), Density(17.0, 15.2)
Row = Sequence[str]


class Grid(NamedTuple):
    """Where the columns stand, and the size of the type."""

    size: float
    starts: list[float]
    widths: list[float]


def table(
    columns: Sequence[Column], rows: Sequence[Row], total: Row | None, density: Density
) -> Section:
    """Ruled table over the full width with repeated header; the total stays with the last row."""
    cleaned = [[clean(cell) for cell in row] for row in rows]
    last = [[clean(cell) for cell in total]] if total else []
    grid = _grid(columns, cleaned + last)
    blocks = [_row(columns, row, grid, density.row) for row in cleaned + last]
    for block in blocks[:-1]:
        block.marks.append(Rule(LEFT, block.height, RIGHT, HAIR, 0.75))
    if blocks:
        blocks[-1].marks.append(Rule(LEFT, blocks[-1].height, RIGHT, HEAVY))
    return Section(blocks, _header(columns, grid, density.header), 2 if total else 1)


def _grid(columns: Sequence[Column], rows: Sequence[Row]) -> Grid:
    """The largest type at which everything fits; spare width goes between the columns."""
    size, widths = _fitted(columns, rows, SPAN - _GAP * (len(columns) - 1))
    free = max(SPAN - sum(widths), 0.0) / max(len(columns) - 1, 1)
    starts, x = [], LEFT
    for width in widths:
        starts.append(x)
        x += width + free
    return Grid(size, starts, widths)


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
    return [
        max([head.width(column.title), *(body.width(row[i]) for row in rows)])
        for i, column in enumerate(columns)
    ]


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


def _header(columns: Sequence[Column], grid: Grid, height: float) -> Block:
    block = Block(height)
    style = Style(grid.size - 0.8, grey=GREY)
    base = height / 2 + style.size * 0.36
    for column, x, width in zip(columns, grid.starts, grid.widths, strict=True):
        if column.figures:
            block.right(x + width, base, column.title, style)
        else:
            block.text(x, base, column.title, style)
    block.marks += [Rule(LEFT, 0, RIGHT, HEAVY), Rule(LEFT, height, RIGHT, HAIR, 0.4)]
    return block


def _row(columns: Sequence[Column], row: Row, grid: Grid, height: float) -> Block:
    cells = [
        _cell(text, column, x, width, grid.size)
        for text, column, x, width in zip(row, columns, grid.starts, grid.widths, strict=True)
        if text
    ]
    leading = grid.size * 1.25
    most = max((len(cell) for cell in cells), default=1)
    block = Block(height + leading * (most - 1))
    for cell in cells:
        for index, line in enumerate(cell):
            block.add(line, 0, (height - leading) / 2 + index * leading)
    return block


def _cell(text: str, column: Column, x: float, width: float, size: float) -> list[Block]:
    style = Style(size, grey=GREY if column.grey else 0.0)
    leading = size * 1.25
    wide = style.width(text)
    if wide <= width + 0.01 or not column.wraps:
        block = Block(leading)
        start = x + width - wide if column.figures else x
        block.text(start, leading / 2 + size * 0.36, text, style)
        return [block]
    return [line_block(line, style, leading, x) for line in lines(text, style, width)]
