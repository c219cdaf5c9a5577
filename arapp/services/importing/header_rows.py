"""Which rows of a sheet are headers: rows of texts that name columns, of one to three lines."""

import re
import unicodedata
from dataclasses import dataclass

from arapp.services.importing import headings, words
from arapp.services.importing.morphemes import guess
from arapp.services.importing.sheet import Cell, Cells, Sheet

_EAGER_ROWS = 120  # beyond it only rows without digits are tried as headers
_DIGIT = re.compile(r"\d")
_DATA_LIKE = re.compile(
    r"[-+(]?[¥￥$€]?\s*\d[\d,，.\s]*[)%元万]?|\d{4}[-/.年]\d{1,2}.*|[\[(]?[\d*]{6,}.*|[A-Z]{1,5}[-\d]{4,}.*|\S+@\S+"
)
_LABEL = re.compile(r"[:：]\s*\S|[:：]\s*$")


@dataclass(slots=True)
class Header:
    first: int  # index of the first header row in sheet.rows
    last: int
    above: int = 0  # index where the lines above it begin


def text_of(cell: Cell) -> str:
    """Cell as label text; "" for an empty one."""
    return "" if cell is None else str(cell)


def find_headers(sheet: Sheet, named: frozenset[str]) -> list[Header]:
    found: list[Header] = []
    index = 0
    while index < len(sheet.rows):
        if not _may_be_header(sheet, index) or not (
            is_header(sheet.rows[index])
            or _is_named(sheet.rows[index], named)
            or _seems_header(sheet, index, first=not found)
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
        if _DIGIT.search(cell) and meaning(cell) != "aging":
            digits += 1
    return texts >= 2 and (digits == 0 or (index < _EAGER_ROWS and digits * 2 <= texts + 2))


def meaning(text: str) -> str | None:
    """Concept of a heading, by the dictionaries or by what it is made of."""
    return headings.concept_of(text) or guess(headings.fold(text)[0])


_VALUED = frozenset({"day", "due_on", "signed_on", "invoice_day", "receipt_day", "ends_on"}) | {
    "amount", "due_amount", "open", "paid", "received", "debit", "credit", "balance", "net", "tax",
    "gross", "contract_amount", "opening", "instalment", "aging",
}  # fmt: skip


def _seems_header(sheet: Sheet, index: int, first: bool) -> bool:
    """A row of headings in words of one's own: short texts with values of their kind below."""
    cells = sheet.rows[index]
    texts = {i: cell for i, cell in enumerate(cells) if type(cell) is str}
    if any(len(text) > 24 or _looks_like_value(text) or _is_total(text) for text in texts.values()):
        return False
    concepts = {i: found for i, text in texts.items() if (found := meaning(text))}
    distinct = len(set(concepts.values()))
    if len(concepts) * 2 < len(texts) or distinct < min(3, max(2, len(texts) - 1)):
        return False
    valued = [i for i, concept in concepts.items() if concept in _VALUED]
    if any(_has_value(sheet, index, i) for i in valued):
        return True
    return first and not valued and any(headings.concept_of(text) for text in texts.values())


def _has_value(sheet: Sheet, index: int, column: int) -> bool:
    for cells in sheet.rows[index + 1 : index + 5]:
        cell = cells[column] if column < len(cells) else None
        if cell is not None and (type(cell) is not str or _looks_like_value(cell)):
            return True
    return False


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


def _grown(sheet: Sheet, index: int, lowest: int) -> Header:
    header = Header(index, index)
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
    known = sum(meaning(str(cell)) is not None for cell in texts)
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
    width = max(under | over) + 1 - min(under | over)
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


def _lone_header(sheet: Sheet) -> list[Header]:
    """A list of one column (客户名称) has a header too, when nothing else was found."""
    for index, cells in enumerate(sheet.rows[:20]):
        texts = [cell for cell in cells if cell is not None]
        if (
            len(texts) == 1
            and type(texts[0]) is str
            and headings.concept_of(texts[0]) == "customer"
        ):
            return [Header(index, index)]
    return []


def _strange_header(sheet: Sheet) -> list[Header]:
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
            return [Header(index, index)]
    return []
