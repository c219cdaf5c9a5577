"""Which lines of texts stand on each other as one header: groups over names, gaps filled below.

A name that stands alone has nothing below it; a group (merged over columns, or with gaps to its
right) has names below. So two lines belong together when every text of the lower one stands under
a gap or a group.
"""

import re
import unicodedata

from arapp.services.importing.reading.sheet import Cell, Cells, Sheet
from arapp.services.importing.wording import headings, words
from arapp.services.importing.wording.morphemes import guess
from arapp.services.importing.wording.periods import names_month

# 户名：…, but not 08:30:00
_LABEL = re.compile(r"(?<!\d)\s*[:：]\s*(?:\S|$)")
_DATA_LIKE = re.compile(
    r"[-+(]?[¥￥$€]?\s*\d[\d,，.\s]*[)%元万]?|\d{4}[-/.年]\d{1,2}.*|\d{1,2}月\d{1,2}[日号]?"
    r"|[\[(]?[\d*]{6,}.*|[A-Z]{1,5}[-\d]{4,}.*|\S+@\S+|\d{1,2}[ -][A-Za-z]{3,9}[ ,-]+\d{2,4}"
)
_TITLE = re.compile(
    r"(?:表|台账|帐|账|清单|明细|登记簿?|一览|名录|档案|汇总|公司|厂|list|register|report|ledger|statement)$|\d{4}",
    re.I,
)
_LATE = re.compile(r"[逾超]期|拖欠|[账賬帐]")  # of what ages are guessed by
_NAMES_OF_SUMS = ("金额合计", "sum", "total", "总金额", "合计金额", "totals")

OF_TIME = ("aging", "month")
"""Headings that look like values: 31-60, 2026-01."""


def text_of(cell: Cell) -> str:
    """Cell as label text; "" for an empty one."""
    return "" if cell is None else str(cell)


def meaning(text: str) -> str | None:
    """Concept of a heading, by the dictionaries or by what it is made of."""
    if words.is_company(text):
        return None
    found = headings.concept_of(text)
    if found is None and names_month(text):
        return "month"
    return found or guess(headings.fold(text)[0])


def names_time(text: str) -> bool:
    """Whether the meaning of a text is one of OF_TIME."""
    may = names_month(text) or _LATE.search(text) or headings.may_name_age(text)
    return bool(may) and meaning(text) in OF_TIME


def is_figure(text: str) -> bool:
    """A day, an amount, a number: two of them in a line without labels make a row of a table."""
    return bool(_DATA_LIKE.fullmatch(unicodedata.normalize("NFKC", text).strip()))


def looks_like_value(text: str) -> bool:
    """Whether a text is a number, a day, a label with its value: none that names a column."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if _DATA_LIKE.fullmatch(folded):
        return True
    colon = folded.find(":")
    return (0 < colon < len(folded) - 1 or folded.endswith(":")) and "\n" not in folded


def is_total(text: str) -> bool:
    """Whether a text calls its row a total, and is no usual heading of a column of sums."""
    plain = words.plain(text)
    return bool(words.TOTALS.fullmatch(plain)) and plain not in _NAMES_OF_SUMS


_UNITS = re.compile(
    r"[(（]?(?:[万千百亿]?元|美元|港元|欧元|%|％|天|个月|cny|rmb|usd|eur|days?)[)）]?", re.I
)


def is_unit(text: str) -> bool:
    """Whether a text is a unit, as firms write it in a line of its own under the headings."""
    return bool(_UNITS.fullmatch(text.strip()))


def names_units(sheet: Sheet, index: int) -> bool:
    """Whether a row has nothing but units, two at least."""
    cells = [cell for cell in sheet.rows[index] if cell is not None]
    return len(cells) >= 2 and all(type(cell) is str and is_unit(cell) for cell in cells)


def filled(cells: Cells) -> set[int]:
    """0-based columns that hold something."""
    return {index for index, cell in enumerate(cells) if cell is not None}


def stacked(sheet: Sheet, upper: int, lower: int, header: bool = False, last: bool = False) -> bool:
    """Whether the two rows (indexes) are lines of one header.

    `header`: the upper one is known to be one; `last`: no further line is looked at.
    """
    if sheet.numbers[lower] - sheet.numbers[upper] > 1 or not (
        _are_names(sheet.rows[upper]) and _are_names(sheet.rows[lower])
    ):
        return False
    over, under = filled(sheet.rows[upper]), filled(sheet.rows[lower])
    if any(is_total(text_of(sheet.rows[lower][i])) for i in sorted(under)[:2]):
        return False
    spans = _spans(sheet, sheet.numbers[upper])
    groups = _groups(sheet, upper, lower, spans)
    if _merged_down(sheet, sheet.numbers[upper], sheet.numbers[lower]):
        return bool(under - over) or bool(under & groups)
    if not header and _is_title(sheet.rows[upper], over, _width(sheet, lower), spans):
        return False
    if over - under and _completes(sheet, lower):
        return True
    fits = not under & over - groups and bool(under - over | under & groups)
    return fits and (any(i in spans for i in under & groups) or _names_columns(sheet, lower, last))


def _groups(sheet: Sheet, upper: int, lower: int, spans: dict[int, int]) -> set[int]:
    """Columns of the upper line whose text names a group: merged, over a gap, repeated, unknown."""
    cells = sheet.rows[upper]
    over, under = filled(cells), filled(sheet.rows[lower])
    if lower + 1 < len(sheet.rows) and _are_names(sheet.rows[lower + 1]):
        under |= filled(sheet.rows[lower + 1])
    texts = [text_of(cell) for cell in cells]
    return {
        i
        for i in over
        if i in spans
        or (i + 1 not in over and i + 1 in under)
        or texts.count(texts[i]) > 1
        or meaning(texts[i]) is None
    }


def _completes(sheet: Sheet, lower: int) -> bool:
    """Names only, some columns left to the line above, over a line with values below them."""
    texts = {i: text_of(cell) for i, cell in enumerate(sheet.rows[lower]) if cell is not None}
    if any(meaning(text) is None for text in texts.values()) or lower + 1 >= len(sheet.rows):
        return False
    below = sheet.rows[lower + 1]
    valued = [i for i in texts if i < len(below) and below[i] is not None]
    repeated = any(below[i] == sheet.rows[lower][i] for i in valued)
    return len(below) > len(texts) and len(valued) * 2 >= len(texts) and not repeated


def _are_names(cells: Cells) -> bool:
    return all(
        type(cell) is str
        and len(cell) <= 40
        and not _LABEL.search(cell)
        and not (looks_like_value(cell) and not names_time(cell))
        for cell in cells
        if cell is not None
    )


def _spans(sheet: Sheet, number: int) -> dict[int, int]:
    """0-based first → last column of what is merged across in a row."""
    return {
        left - 1: right - 1
        for top, left, _, right in sheet.merged
        if top == number and right > left
    }


def _merged_down(sheet: Sheet, upper: int, lower: int) -> bool:
    return any(top <= upper and bottom >= lower for top, _, bottom, _ in sheet.merged)


def _width(sheet: Sheet, index: int) -> int:
    """Columns that the table under a line has."""
    places = set().union(*(filled(cells) for cells in sheet.rows[index : index + 5]))
    return max(places) - min(places) + 1


def _is_title(cells: Cells, over: set[int], width: int, spans: dict[int, int]) -> bool:
    """One text over all columns, or a lone one that is no name of a group."""
    if len(over) > 1:
        return False
    (only,) = over
    if only not in spans:
        return True
    wide = spans[only] - only + 1
    return wide >= width - 1 or bool(_TITLE.search(text_of(cells[only])))


def _names_columns(sheet: Sheet, lower: int, last: bool) -> bool:
    """Nothing is merged: the lower line has to name columns, or to group those below it."""
    texts = [text_of(cell) for cell in sheet.rows[lower] if cell is not None]
    if sum(meaning(text) is not None for text in texts) * 2 >= len(texts):
        return True
    if last or lower + 1 >= len(sheet.rows):
        return False
    return stacked(sheet, lower, lower + 1, header=True, last=True)


def names_above(sheet: Sheet, upper: int, first: int, last: int) -> bool:
    """Whether the row above a header (first … last) names columns that have values and no name."""
    if sheet.numbers[first] - sheet.numbers[upper] > 1 or not _are_names(sheet.rows[upper]):
        return False
    over = filled(sheet.rows[upper])
    if len(over) < 2 and not _spans(sheet, sheet.numbers[upper]) and over <= {0}:
        return False
    named = set().union(*(filled(cells) for cells in sheet.rows[first : last + 1]))
    body = sheet.rows[last + 1 : last + 6]
    used = {i for cells in body for i in filled(cells)} - named
    held = [i for i in used & over if sum(i in filled(cells) for cells in body) * 2 >= len(body)]
    return any(meaning(text_of(sheet.rows[upper][i])) for i in held)
