"""Where the tables of a sheet are: title lines, header of one to three rows, rows below.

Works on cells alone, without knowing what kind of table it is. Rows are numbered as in the sheet.
"""

import re
from dataclasses import dataclass, field

from arapp.services.importing.cells.split_days import joined_days
from arapp.services.importing.layout.beside import parted
from arapp.services.importing.layout.header_rows import Header, find_headers
from arapp.services.importing.layout.header_stack import is_figure, is_unit, text_of
from arapp.services.importing.layout.month_heads import months_as_text
from arapp.services.importing.reading.sheet import Cells, Sheet
from arapp.services.importing.wording.parties import labels_party


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as found. `headers[i]` belongs to column `columns[i]` (0-based).

    `headers` are unique ("top/bottom", repeated ones get " (2)"); `preamble` are the lines above.
    """

    sheet: str
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    columns: tuple[int, ...]
    preamble: tuple[str, ...]
    numbers: tuple[int, ...]
    rows: tuple[Cells, ...] = field(repr=False)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: frozenset[int] = frozenset()
    trailer: tuple[str, ...] = ()


def find_tables(sheet: Sheet, named: frozenset[str] = frozenset()) -> list[RawTable]:
    """Tables of a sheet from left to right, top to bottom; [] when no header is found.

    `named`: header texts that the user or a remembered layout has named before.
    """
    sheet = months_as_text(sheet)
    return [table for part in parted(sheet, named) for table in _below_each_other(part, named)]


def _below_each_other(sheet: Sheet, named: frozenset[str]) -> list[RawTable]:
    headers = find_headers(sheet, named)
    tables: list[RawTable] = _unread(sheet, headers[0].first) if headers else []
    for place, header in enumerate(headers):
        end = headers[place + 1].above if place + 1 < len(headers) else len(sheet.rows)
        table = _cut(sheet, header, end)
        if tables and tables[-1].header_rows and _continues(tables[-1], table):
            tables[-1] = _glue(tables[-1], table)
        else:
            tables.append(table)
    return tables


def line_of(cells: Cells) -> str:
    """A row as one line of text: its cells joined by two blanks; 户名 gets the colon it lacks."""
    known = [cell for cell in cells if cell is not None]
    return "  ".join(
        f"{cell}：" if labels_party(cell, after) else str(cell)
        for cell, after in zip(known, [*known[1:], None], strict=True)
    )


def _unread(sheet: Sheet, first: int) -> list[RawTable]:
    """Rows above the first header that are no titles: a table whose header nobody understood.

    It has no header rows; its rows are told of, so that nothing is lost in silence.
    """
    rows = [i for i in range(first) if _is_row(sheet.rows[i])]
    if len(rows) < _LEAST_UNREAD:
        return []
    body = range(rows[0], rows[-1] + 1)
    width = max(len(sheet.rows[i]) for i in body)
    return [
        RawTable(
            sheet=sheet.name,
            header_rows=(),
            headers=tuple(f"#{i + 1}" for i in range(width)),
            columns=tuple(range(width)),
            preamble=(),
            numbers=tuple(sheet.numbers[i] for i in body),
            rows=tuple(sheet.rows[i] for i in body),
            merged=sheet.merged,
            hidden=sheet.hidden,
        )
    ]


_LEAST_UNREAD = 3


def _is_row(cells: Cells) -> bool:
    """Whether a line looks like a row of a table: a figure or day among three cells, no labels."""
    known = [cell for cell in cells if cell is not None]
    figures = sum(type(cell) is not str or is_figure(cell) for cell in known)
    labelled = any(":" in cell or "：" in cell for cell in known if type(cell) is str)
    return len(known) >= 3 and figures > 0 and not labelled


# --- cutting out --------------------------------------------------------------------------------


def _cut(sheet: Sheet, header: Header, end: int) -> RawTable:
    top = range(header.first, header.last + 1)
    body = range(header.last + 1, end)
    width = max((len(sheet.rows[i]) for i in top), default=0)
    names = _joined([_spread(sheet, i, width, i == header.last) for i in top], width)
    width_of_body = max(map(len, sheet.rows[body.start : body.stop]), default=0)
    names += [""] * (width_of_body - len(names))
    above = "\n".join(line_of(sheet.rows[i]) for i in range(header.above, header.first))
    names, rows = joined_days(names, sheet.rows[body.start : body.stop], above)
    columns = tuple(
        i
        for i, name in enumerate(names)
        if name or any(i < len(cells) and cells[i] is not None for cells in rows)
    )
    return RawTable(
        sheet=sheet.name,
        header_rows=tuple(sheet.numbers[i] for i in top),
        headers=tuple(_unique([names[i] or f"#{i + 1}" for i in columns])),
        columns=columns,
        preamble=tuple(line_of(sheet.rows[i]) for i in range(header.above, header.first)),
        numbers=sheet.numbers[body.start : body.stop],
        rows=rows,
        merged=sheet.merged,
        hidden=sheet.hidden,
    )


def _spread(sheet: Sheet, index: int, width: int, last: bool) -> list[str]:
    """Texts of a header row, a group's text repeated over the columns that it covers."""
    cells = sheet.rows[index]
    texts = [text_of(cells[i]) if i < len(cells) else "" for i in range(width)]
    number = sheet.numbers[index]
    covered = False
    gaps = not any(top <= number <= bottom for top, _, bottom, _ in sheet.merged)
    for top, left, bottom, right in sheet.merged:
        if top == number and right > left:
            covered = True
            for column in range(left, min(right, width)):
                texts[column] = texts[column] or texts[left - 1]
        if top < number <= bottom:
            for column in range(left - 1, min(right, width)):
                texts[column] = "\0"  # covered from above: names nothing of its own
    if not last and not covered and gaps:
        below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
        for column in range(1, min(width, len(below))):
            group = below[column - 1] is not None  # a name that stands alone covers itself only
            if not texts[column] and group and below[column] is not None:
                texts[column] = texts[column - 1]
    return texts


def _joined(rows: list[list[str]], width: int) -> list[str]:
    names = []
    for column in range(width):
        parts: list[str] = []
        for row in rows:
            part = re.sub(r"\s*\n\s*", "", row[column]).strip()
            if part and part != "\0" and part not in parts:
                parts.append(part)
        unit = f"({parts.pop()})" if len(parts) > 1 and is_unit(parts[-1]) else ""
        names.append("/".join(parts) + unit)
    return names


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


_FOOT = re.compile(r"制\s*表|审\s*核|复\s*核|第\s*\d+\s*页|共\s*\d+\s*页|page\s*\d", re.I)


def _continues(above: RawTable, below: RawTable) -> bool:
    """The same header again without a line of its own above: the next printed page."""
    telling = [
        line for line in below.preamble if re.search(r"[:：]", line) and not _FOOT.search(line)
    ]
    return _same_heads(above, below) and (
        not telling or telling == [line for line in above.preamble if re.search(r"[:：]", line)]
    )


def _same_heads(above: RawTable, below: RawTable) -> bool:
    """Equal headings; of a header of two rows the next page may repeat but one."""
    return above.headers == below.headers or (
        above.columns == below.columns
        and all(
            one == two or one.startswith(two + "/") or one.endswith("/" + two)
            for one, two in zip(above.headers, below.headers, strict=True)
        )
    )


def _glue(above: RawTable, below: RawTable) -> RawTable:
    return RawTable(
        sheet=above.sheet,
        header_rows=above.header_rows,
        headers=above.headers,
        columns=above.columns,
        preamble=above.preamble,
        numbers=above.numbers + below.numbers,
        rows=above.rows + below.rows,
        merged=above.merged,
        hidden=above.hidden,
    )
