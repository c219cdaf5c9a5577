"""Which rows of a sheet are headers: rows of texts that name columns, of one to three lines."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from arapp.services.importing.layout.header_stack import (
    OF_TIME,
    filled,
    is_figure,
    is_total,
    looks_like_value,
    meaning,
    names_above,
    names_units,
    stacked,
    text_of,
)
from arapp.services.importing.reading.sheet import Cells, Sheet
from arapp.services.importing.wording import headings
from arapp.services.importing.wording.parties import labels_party
from arapp.services.importing.wording.periods import names_month, period_of

_DEEPEST = 3
_EAGER_ROWS = 120  # beyond it only rows without digits are tried as headers
_TEXTS = {str, type(None)}
_DIGIT = re.compile(r"\d")
_NO_AGE = re.compile(r"\d{5}|\d[.:]\d")
# 户名：…, but not 08:30:00
_LABEL = re.compile(r"(?<!\d)\s*[:：]\s*(?:\S|$)")


@dataclass(slots=True)
class Header:
    first: int  # index of the first header row in sheet.rows
    last: int
    above: int = 0  # index where the lines above it begin


def find_headers(sheet: Sheet, named: frozenset[str]) -> list[Header]:
    found: list[Header] = []
    index = 0
    while index < len(sheet.rows):
        if not _may_be_header(sheet, index) or not (
            is_header(sheet.rows[index])
            or _is_named(sheet.rows[index], named)
            or _seems_header(sheet, index, first=not found)
            or _names_months(sheet, index)
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
    if not set(map(type, sheet.rows[index])) <= _TEXTS:
        return False
    texts = [cell for cell in sheet.rows[index] if cell is not None]
    if len(texts) < 2:
        return False
    most = (len(texts) + 2) // 2 if index < _EAGER_ROWS else 0
    digits = 0
    for text in texts:
        if _DIGIT.search(str(text)) and not _is_age(str(text)):
            digits += 1
            if digits > most:
                return False
    return True


@lru_cache(maxsize=20_000)
def _is_age(text: str) -> bool:
    """Whether a text with digits names an age or a month; figures of a body are none at once."""
    return (not _NO_AGE.search(text) and meaning(text) in OF_TIME) or names_month(text)


_VALUED = frozenset({"day", "due_on", "signed_on", "invoice_day", "receipt_day", "ends_on"}) | {
    "amount", "due_amount", "open", "paid", "received", "debit", "credit", "balance", "net", "tax",
    "gross", "contract_amount", "opening", "instalment", "aging", "month",
}  # fmt: skip


def _seems_header(sheet: Sheet, index: int, first: bool) -> bool:
    """Headings in words of one's own, on one line or more: values of their kind stand below."""
    last = index
    while last - index < _DEEPEST - 1 and last + 1 < len(sheet.rows):
        if not stacked(sheet, last, last + 1, header=last > index):
            break
        last += 1
    texts = {
        i: cell
        for cells in sheet.rows[index : last + 1]
        for i, cell in enumerate(cells)
        if type(cell) is str
    }
    if any(_is_long(text) or is_total(text) or _is_value(text) for text in texts.values()):
        return False
    concepts = {i: found for i, text in texts.items() if (found := meaning(text))}
    distinct = len(set(concepts.values())) + (list(concepts.values()).count("aging") > 2)
    if len(concepts) * 2 < len(texts) or distinct < min(3, max(2, len(texts) - 1)):
        return False
    valued = [i for i, concept in concepts.items() if concept in _VALUED]
    if any(_has_value(sheet, last, i) for i in valued):
        return True
    return first and not valued and any(headings.concept_of(text) for text in texts.values())


_WHO = frozenset({"customer", "counterparty", "payer", "person", "short_name", "code", "contract"})


def _names_months(sheet: Sheet, index: int) -> bool:
    """Months (quarters, years) beside each other over figures, and whose they are, in this line or
    in the one above: 合计 among them calls no row a total."""
    texts = {i: cell for i, cell in enumerate(sheet.rows[index]) if type(cell) is str}
    periods = [i for i, text in texts.items() if period_of(text)]
    names = [text for i, text in texts.items() if i not in periods]
    if len(periods) < 2 or any(_is_long(text) or looks_like_value(text) for text in names):
        return False
    above = [cell for cell in sheet.rows[index - 1] if type(cell) is str] if index else []
    if not any(meaning(text) in _WHO for text in (*names, *above)):
        return False
    return any(_has_value(sheet, index, i) for i in periods)


def _is_value(text: str) -> bool:
    return looks_like_value(text) and meaning(text) not in OF_TIME


def _is_long(text: str) -> bool:
    """Longer than a heading is, its second language in brackets aside."""
    return len(headings.fold(text)[0]) > (40 if text[:1].isascii() else 24)


def _has_value(sheet: Sheet, index: int, column: int) -> bool:
    for cells in sheet.rows[index + 1 : index + 5]:
        cell = cells[column] if column < len(cells) else None
        if cell is not None and (type(cell) is not str or looks_like_value(cell)):
            return True
    return False


def is_header(cells: Cells) -> bool:
    """Whether a row of texts names columns: at least two known, a third of all, no values."""
    texts = [cell for cell in cells if type(cell) is str]
    known: dict[str, int] = {}
    for text in texts:
        if looks_like_value(text):
            return False
        concept = headings.concept_of(text) if len(text) <= 60 else None
        if concept and not is_total(text):
            known[concept] = known.get(concept, 0) + 1
    distinct = len(known)
    return (
        distinct >= 2
        and sum(known.values()) * 3 >= len(texts)
        and (distinct > 2 or len(texts) <= 4 or sum(known.values()) * 2 >= len(texts))
    )


def _grown(sheet: Sheet, index: int, lowest: int) -> Header:
    header = Header(index, index)
    while (
        header.last + 1 < len(sheet.rows)
        and header.last - header.first < _DEEPEST - 1
        and (
            stacked(sheet, header.last, header.last + 1, header=True)
            or (header.last == index and _is_translation(sheet, index, index + 1))
            or names_units(sheet, header.last + 1)
        )
    ):
        header.last += 1
    while (
        header.first > lowest
        and header.last - header.first < _DEEPEST - 1
        and (
            stacked(sheet, header.first - 1, header.first)
            or names_above(sheet, header.first - 1, header.first, header.last)
        )
    ):
        header.first -= 1
    return header


def _is_translation(sheet: Sheet, upper: int, lower: int) -> bool:
    """Whether the next row says the same names in the other language."""
    cells = sheet.rows[lower]
    if sheet.numbers[lower] - sheet.numbers[upper] > 1:
        return False
    texts = [cell for cell in cells if cell is not None]
    if any(type(cell) is not str or looks_like_value(cell) or len(cell) > 40 for cell in texts):
        return False
    same_width = len(texts) * 4 >= len(filled(sheet.rows[upper])) * 3
    return same_width and is_header(cells) and _other_script(sheet.rows[upper], cells)


def _other_script(upper: Cells, lower: Cells) -> bool:
    def chinese(cells: Cells) -> bool:
        return bool(re.search(r"[\u4e00-\u9fff]", "".join(map(text_of, cells))))

    return chinese(upper) != chinese(lower)


def _lines_above(sheet: Sheet, first: int, lowest: int) -> int:
    """Index where the title lines above a header begin; they belong to it, not to what is above."""
    start = first
    while start > lowest:
        cells = sheet.rows[start - 1]
        texts = [cell for cell in cells if cell is not None]
        short = len(texts) <= 2 and all(type(cell) is str for cell in texts)
        labels = sum(bool(_LABEL.search(str(cell))) for cell in texts)
        labels = labels or any(labels_party(one, two) for one, two in pairwise(texts)) * len(texts)
        values = sum(type(cell) is not str or is_figure(cell) for cell in texts)
        if lowest == 0 or (
            (short or labels) and values <= max(labels, 1) and not is_total(str(texts[0]))
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
                type(cell) is str and len(cell) <= 20 and not looks_like_value(cell)
                for cell in texts
            )
            and any(type(cell) is not str or looks_like_value(cell) for cell in values)
        ):
            return [Header(index, index)]
    return []
