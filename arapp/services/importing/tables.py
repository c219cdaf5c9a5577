"""Where the tables of a sheet are: title lines, header of one to three rows, rows below.

Works on cells alone, without knowing what kind of table it is. Rows are numbered as in the sheet.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from arapp.services.importing import headings, words
from arapp.services.importing.grid import Cell, Cells, Sheet

_EAGER_ROWS = 120  # beyond it only rows without digits are tried as headers
_DIGIT = re.compile(r"\d")
_DATA_LIKE = re.compile(
    r"[-+(]?[¥￥$€]?\s*\d[\d,，.\s]*[)%元万]?|\d{4}[-/.年]\d{1,2}.*|[\[(]?[\d*]{6,}.*|[A-Z]{1,5}[-\d]{4,}.*|\S+@\S+"
)
_LABEL = re.compile(r"[:：]\s*\S|[:：]\s*$")


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


@dataclass(slots=True)
class _Header:
    first: int  # index of the first header row in sheet.rows
    last: int
    above: int = 0  # index where the lines above it begin


def find_tables(sheet: Sheet, named: frozenset[str] = frozenset()) -> list[RawTable]:
    """Tables of a sheet from top to bottom; [] when no header is found.

    `named`: header texts that the user or a remembered layout has named before.
    """
    headers = _headers(sheet, named)
    tables: list[RawTable] = []
    for place, header in enumerate(headers):
        end = headers[place + 1].above if place + 1 < len(headers) else len(sheet.rows)
        table = _cut(sheet, header, end)
        if tables and _continues(tables[-1], table):
            tables[-1] = _glue(tables[-1], table)
        else:
            tables.append(table)
    return tables


def text_of(cell: Cell) -> str:
    """Cell as label text; "" for an empty one."""
    return "" if cell is None else str(cell)


def line_of(cells: Cells) -> str:
    """A row as one line of text: its cells joined by two blanks."""
    return "  ".join(str(cell) for cell in cells if cell is not None)


# --- headers ------------------------------------------------------------------------------------


def _headers(sheet: Sheet, named: frozenset[str]) -> list[_Header]:
    found: list[_Header] = []
    index = 0
    while index < len(sheet.rows):
        if not _may_be_header(sheet, index) or not (
            is_header(sheet.rows[index]) or _is_named(sheet.rows[index], named)
        ):
            index += 1
            continue
        lowest = found[-1].last + 1 if found else 0
        header = _grown(sheet, index, lowest)
        header.above = _lines_above(sheet, header.first, lowest)
        found.append(header)
        index = header.last + 1
    return found or _lone_header(sheet) or _strange_header(sheet)


def _is_named(cells: Cells, named: frozenset[str]) -> bool:
    texts = [cell for cell in cells if type(cell) is str]
    hits = sum(text in named for text in texts)
    return hits >= 2 and hits * 2 >= len(texts)


def _may_be_header(sheet: Sheet, index: int) -> bool:
    cells = sheet.rows[index]
    texts = 0
    digits = 0
    for cell in cells:
        if cell is None:
            continue
        if type(cell) is not str:
            return False
        texts += 1
        if _DIGIT.search(cell):
            digits += 1
    return texts >= 2 and (digits == 0 or (index < _EAGER_ROWS and digits * 2 <= texts + 2))


def is_header(cells: Cells) -> bool:
    """Whether a row of texts names columns: at least two known, a third of all, no values."""
    texts = [cell for cell in cells if type(cell) is str]
    known: dict[str, int] = {}
    for text in texts:
        if _looks_like_value(text):
            return False
        concept = headings.concept_of(text) if len(text) <= 60 else None
        if concept and not _is_total(text):
            known[concept] = known.get(concept, 0) + 1
    distinct = len(known)
    return (
        distinct >= 2
        and sum(known.values()) * 3 >= len(texts)
        and (distinct > 2 or len(texts) <= 4 or sum(known.values()) * 2 >= len(texts))
    )


def _looks_like_value(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", text).strip()
    if _DATA_LIKE.fullmatch(folded):
        return True
    colon = folded.find(":")
    return (0 < colon < len(folded) - 1 or folded.endswith(":")) and "\n" not in folded


def _is_total(text: str) -> bool:
    return bool(words.TOTALS.fullmatch(words.plain(text))) and words.plain(text) not in (
        "金额合计",
        "sum",
        "total",
        "总金额",
        "合计金额",
        "totals",
    )


def _grown(sheet: Sheet, index: int, lowest: int) -> _Header:
    header = _Header(index, index)
    if index + 1 < len(sheet.rows) and _is_below(sheet, index, index + 1):
        header.last += 1
        if index + 2 < len(sheet.rows) and _is_below(sheet, index + 1, index + 2, only_gaps=True):
            header.last += 1
    while (
        header.first > lowest
        and header.last - header.first < 2
        and _is_above(sheet, header.first - 1, header.first)
    ):
        header.first -= 1
    return header


def _filled(cells: Cells) -> set[int]:
    return {index for index, cell in enumerate(cells) if cell is not None}


def _is_below(  # noqa: PLR0911 - a list of reasons why it does not
    sheet: Sheet, upper: int, lower: int, only_gaps: bool = False
) -> bool:
    """Whether the next row goes on with the header: names under gaps, or a second language."""
    cells = sheet.rows[lower]
    if sheet.numbers[lower] - sheet.numbers[upper] > 1:
        return False
    texts = [cell for cell in cells if cell is not None]
    if any(type(cell) is not str or _looks_like_value(cell) or len(cell) > 40 for cell in texts):
        return False
    if any(_is_total(str(cell)) for cell in texts[:2]):
        return False
    known = sum(headings.concept_of(str(cell)) is not None for cell in texts)
    if not known:
        return False
    under, over = _filled(cells), _filled(sheet.rows[upper])
    merged_down = _merged_between(sheet, sheet.numbers[upper], sheet.numbers[lower])
    gaps = bool(under - over) or (merged_down and len(under) < len(over))
    if only_gaps:
        return gaps and known * 2 >= len(texts) and len(under) < len(over) + 4
    if gaps and known * 2 >= len(texts):
        return True
    same_width = len(under) * 4 >= len(over) * 3
    return same_width and is_header(cells) and _other_script(sheet.rows[upper], cells)


def _merged_between(sheet: Sheet, upper: int, lower: int) -> bool:
    return any(top <= upper and bottom >= lower for top, _, bottom, _ in sheet.merged)


def _other_script(upper: Cells, lower: Cells) -> bool:
    def chinese(cells: Cells) -> bool:
        return bool(re.search(r"[\u4e00-\u9fff]", "".join(map(text_of, cells))))

    return chinese(upper) != chinese(lower)


def _is_above(sheet: Sheet, upper: int, lower: int) -> bool:
    """Whether the row above groups the columns (合同 | 收款 …), and is no title line."""
    if sheet.numbers[lower] - sheet.numbers[upper] > 1:
        return False
    cells = sheet.rows[upper]
    over, under = _filled(cells), _filled(sheet.rows[lower])
    if any(
        type(cells[i]) is not str
        or _LABEL.search(str(cells[i]))
        or len(str(cells[i])) > 30
        or _looks_like_value(str(cells[i]))
        for i in over
    ):
        return False
    number = sheet.numbers[upper]
    spans = [
        (left, right)
        for top, left, bottom, right in sheet.merged
        if top <= number <= bottom and right > left
    ]
    width = max(under | over) + 1
    partial = [1 for left, right in spans if right - left + 1 < min(width, max(width - 1, 2))]
    downward = _merged_between(sheet, number, sheet.numbers[lower])
    return (
        len(over) >= 2
        and (bool(partial) or downward or (not sheet.merged and bool(over - {0})))
        and len(over) < len(under | over)
    ) or (len(over) == 1 and bool(partial))


def _lines_above(sheet: Sheet, first: int, lowest: int) -> int:
    """Index where the title lines above a header begin; they belong to it, not to what is above."""
    start = first
    while start > lowest:
        cells = sheet.rows[start - 1]
        texts = [cell for cell in cells if cell is not None]
        short = len(texts) <= 2 and all(type(cell) is str for cell in texts)
        if lowest == 0 or (
            (short or any(_LABEL.search(str(cell)) for cell in texts))
            and not _is_total(str(texts[0]))
        ):
            start -= 1
        else:
            break
    return start


def _lone_header(sheet: Sheet) -> list[_Header]:
    """A list of one column (客户名称) has a header too, when nothing else was found."""
    for index, cells in enumerate(sheet.rows[:20]):
        texts = [cell for cell in cells if cell is not None]
        if (
            len(texts) == 1
            and type(texts[0]) is str
            and headings.concept_of(texts[0]) == "customer"
        ):
            return [_Header(index, index)]
    return []


def _strange_header(sheet: Sheet) -> list[_Header]:
    """A row of short texts over rows with values: a table whose words nobody knows (yet)."""
    for index in range(min(len(sheet.rows) - 1, 20)):
        cells, below = sheet.rows[index], sheet.rows[index + 1]
        texts = [cell for cell in cells if cell is not None]
        values = [cell for cell in below if cell is not None]
        if (
            len(texts) >= 2
            and len(values) >= 2
            and all(
                type(cell) is str and len(cell) <= 20 and not _looks_like_value(cell)
                for cell in texts
            )
            and any(type(cell) is not str or _looks_like_value(cell) for cell in values)
        ):
            return [_Header(index, index)]
    return []


# --- cutting out --------------------------------------------------------------------------------


def _cut(sheet: Sheet, header: _Header, end: int) -> RawTable:
    top = range(header.first, header.last + 1)
    body = range(header.last + 1, end)
    width = max((len(sheet.rows[i]) for i in top), default=0)
    names = _joined([_spread(sheet, i, width, i == header.last) for i in top], width)
    width_of_body = max((len(sheet.rows[i]) for i in body), default=0)
    names += [""] * (width_of_body - len(names))
    columns = tuple(i for i, name in enumerate(names) if name or i < width_of_body)
    return RawTable(
        sheet=sheet.name,
        header_rows=tuple(sheet.numbers[i] for i in top),
        headers=tuple(_unique([names[i] or f"#{i + 1}" for i in columns])),
        columns=columns,
        preamble=tuple(line_of(sheet.rows[i]) for i in range(header.above, header.first)),
        numbers=tuple(sheet.numbers[i] for i in body),
        rows=tuple(sheet.rows[i] for i in body),
        merged=sheet.merged,
        hidden=sheet.hidden,
    )


def _spread(sheet: Sheet, index: int, width: int, last: bool) -> list[str]:
    """Texts of a header row, a group's text repeated over the columns that it covers."""
    cells = sheet.rows[index]
    texts = [text_of(cells[i]) if i < len(cells) else "" for i in range(width)]
    number = sheet.numbers[index]
    covered = False
    for top, left, bottom, right in sheet.merged:
        if top == number and right > left:
            covered = True
            for column in range(left, min(right, width)):
                texts[column] = texts[column] or texts[left - 1]
        if top < number <= bottom:
            for column in range(left - 1, min(right, width)):
                texts[column] = "\0"  # covered from above: names nothing of its own
    if not last and not covered and not sheet.merged:
        for column in range(1, width):
            below = index + 1 < len(sheet.rows) and column < len(sheet.rows[index + 1])
            if not texts[column] and below and sheet.rows[index + 1][column] is not None:
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
        names.append("/".join(parts))
    return names


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def _continues(above: RawTable, below: RawTable) -> bool:
    """The same header again without a line of its own above: the next printed page."""
    telling = [line for line in below.preamble if re.search(r"[:：]", line)]
    return above.headers == below.headers and (
        not telling or telling == [line for line in above.preamble if re.search(r"[:：]", line)]
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
