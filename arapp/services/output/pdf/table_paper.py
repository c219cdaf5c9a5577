"""A list on paper: upright, or lying where its columns need the room; heads on every page.

A group head stays with its first line, a sum with its last; a line of many lines goes on over the
page. See `documents.table` for what a list is and how to print one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from arapp.models.values.money import Money
from arapp.services.output.documents.table import (
    Cell,
    CellKind,
    RowKind,
    TableBlock,
    TableColumn,
    TableDoc,
)
from arapp.services.output.pdf.fonts import REGULAR, SEMIBOLD
from arapp.services.output.pdf.page import (
    LEFT,
    LYING,
    UPRIGHT,
    Block,
    Flow,
    Rule,
    Section,
    Size,
    Style,
)
from arapp.services.output.pdf.parts import (
    GREY,
    SMALL,
    gap,
    head_hash,
    letterhead,
    stacked,
    title,
    watermark,
)
from arapp.services.output.pdf.table import (
    COMPACT,
    NORMAL,
    Column,
    Density,
    Grid,
    end_rule,
    grid_of,
    header_block,
    row_blocks,
)
from arapp.services.output.pdf.text import clean
from arapp.services.output.phrases import Phrases, figures, phrases

_MM = 72 / 25.4
_ROOMY = 150.0  # points a text column should have before a list is laid across the sheet
_READABLE = 8.6  # size of type below which a list is laid across the sheet
_AIRY = 18  # so many lines stand with the air of a statement, more are set closer
_STRONG = (RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL)


def table_pages(doc: TableDoc) -> list[Block]:
    """The pages of a list."""
    words = phrases(doc.language)
    columns = [_column(one) for one in doc.columns]
    told = [_told(block, words) for block in doc.blocks]
    size = _size(columns, told)
    flow = Flow(size.foot - 14, size=size)
    for block in _opening(doc, words, size):
        flow.place(block)
    grid = grid_of(columns, _measured(told), size.right)
    many = sum(len(rows) for rows in told) > _AIRY
    for place, (part, rows) in enumerate(zip(doc.blocks, told, strict=True)):
        _place(flow, part, _section(columns, rows, grid, COMPACT if many else NORMAL), place)
    if not any(told):
        flow.place(stacked([(words("common.none"), Style(grid.size), 24)], LEFT, size.right))
    notes = [(clean(note), SMALL, 13.5) for note in doc.notes]
    if notes:
        flow.place(gap(8))
        for note in notes:
            flow.place(stacked([note], LEFT, size.right))
    return _finished(flow, doc, words)


def _column(column: TableColumn) -> Column:
    text = column.kind is CellKind.TEXT
    right = column.kind in (CellKind.MONEY, CellKind.DAYS, CellKind.SHARE)
    return Column(clean(column.title), right, column.grey, text, column.width * _MM, breaks=text)


Told = tuple[RowKind, list[str]]  # a row as it is printed


def _told(block: TableBlock, words: Phrases) -> list[Told]:
    return [(row.kind, [cell_text(cell, words) for cell in row.cells]) for row in block.rows]


def cell_text(cell: Cell, words: Phrases) -> str:
    """A cell as it is printed."""
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return words.amount(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return percent(cell)
    if isinstance(cell, int):
        return figures(Money(cell, "JPY"))  # grouped, no decimals
    return "\n".join(filter(None, map(clean, cell.split("\n"))))


def percent(share: Decimal) -> str:
    """0.125 → 12.5%."""
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):f}%".replace("-", "−")


def _measured(told: Sequence[Sequence[Told]]) -> list[list[str]]:
    """The rows that decide the widths of the columns: a group head takes the whole line."""
    return [cells for rows in told for kind, cells in rows if kind is not RowKind.GROUP]


def _size(columns: Sequence[Column], told: Sequence[Sequence[Told]]) -> Size:
    """Upright where everything can be read so: long text may wrap, figures may not shrink."""
    rows = [
        [
            _shortened(text) if column.wraps else text
            for text, column in zip(row, columns, strict=True)
        ]
        for row in _measured(told)
    ]
    whole = [column._replace(wraps=False) for column in columns]
    return UPRIGHT if grid_of(whole, rows).size >= _READABLE else LYING


def _shortened(cell: str) -> str:
    """The cell, cut to what a roomy column holds on one line."""
    longest = max(cell.split("\n"), key=len)
    style = Style(_READABLE)
    if style.width(longest) <= _ROOMY:
        return longest
    return longest[: max(int(len(longest) * _ROOMY / style.width(longest)), 1)]


def _opening(doc: TableDoc, words: Phrases, size: Size) -> Iterator[Block]:
    day = words.day(doc.day)
    aside = [words("common.number", number=clean(doc.number))] if doc.number else []
    if doc.firm is not None:
        yield letterhead(doc.firm, words, [*aside, day], size.right)
    yield title(clean(doc.title), chinese=words.chinese, width=size.width)
    for line in doc.lines:
        yield stacked([(clean(line), Style(9.4, grey=GREY), 15)], LEFT, size.right)
    yield gap(6)


def _section(
    columns: Sequence[Column], rows: Sequence[Told], grid: Grid, density: Density
) -> Section:
    """The rows of a block; what must not be parted is one block of the page."""
    blocks: list[Block] = []
    heads: list[Block] = []
    for kind, cells in rows:
        if kind is RowKind.GROUP:
            heads.append(_group(cells[0], grid, density))
            continue
        weight = SEMIBOLD if kind in _STRONG else REGULAR
        parts = row_blocks(columns, cells, grid, density, weight)
        if kind in (RowKind.SUBTOTAL, RowKind.TOTAL) and blocks and not heads:
            parts = [_joined([blocks.pop(), parts[0]]), *parts[1:]]
        blocks += [_joined([*heads, parts[0]]), *parts[1:]]
        heads = []
    blocks += heads
    if blocks:
        end_rule(blocks[-1], grid)
    return Section(blocks, header_block(columns, grid, density.header))


def _group(text: str, grid: Grid, density: Density) -> Block:
    style = Style(grid.size, SEMIBOLD)
    block = stacked([(text, style, style.size * 1.25)], LEFT, grid.right)
    head = Block(block.height + density.row - style.size * 1.25 + 4)
    head.add(block, 0, head.height - block.height - (density.row - style.size * 1.25) / 2)
    head.marks.append(Rule(LEFT, head.height, grid.right, 0.4, 0.75))
    return head


def _joined(blocks: Sequence[Block]) -> Block:
    """Blocks that stay together."""
    if len(blocks) == 1:
        return blocks[0]
    whole = Block(0)
    for block in blocks:
        whole.add(block, 0, whole.height)
        whole.height += block.height
    return whole


def _place(flow: Flow, block: TableBlock, section: Section, place: int) -> None:
    """A block under its caption, which stays with the head and the first line."""
    if place:
        flow.place(gap(12))
    if block.caption:
        head = section.header.height if section.header else 0.0
        first = section.blocks[0].height if section.blocks else 0.0
        caption = stacked([(clean(block.caption), Style(9.4, SEMIBOLD), 20)], LEFT, flow.size.right)
        if caption.height + head + first > flow.room:
            flow.new_page()
        flow.place(caption)
    flow.section(section)


def _finished(flow: Flow, doc: TableDoc, words: Phrases) -> list[Block]:
    """Page numbers, the list's name on the pages after the first, and the watermark of a draft."""
    head = words("common.head", head=head_hash(doc.head)) if doc.head else ""
    style = SMALL._replace(size=8.0)
    name = f"{clean(doc.title)}  {doc.day.isoformat()}"
    for number, page in enumerate(flow.pages, start=1):
        pages = words("common.page", page=number, pages=len(flow.pages))
        end = page.text(LEFT, flow.size.foot, head + pages, style)
        if number > 1 and end + 12 + style.width(name) <= flow.size.right:
            page.right(flow.size.right, flow.size.foot, name, style)
        if doc.draft:
            watermark(page, words("common.draft"))
    return flow.pages
