"""Headings that name a stretch of time: months, quarters and years, and ages in days.

Sheets that lay their figures out sideways have one column for each of them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from arapp.services.importing.wording.traditional import simplified

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERALS = {
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "十一": 11, "十二": 12, "正": 1, "元": 1,
}  # fmt: skip
_LONGEST = 30
_LONGEST_REST = 12
_NAME = "|".join(_ENGLISH)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度?|财年)?|(?<!\d)(\d\d)年(?=\d|[一二三四五六七八九十正元第q]|$)"
    rf"|(?:{_NAME})[a-z]*['\u2019.\s/-]*(\d\d)(?!\d)|(?<!\d)(\d\d)[\s-]*(?={_NAME})"
)
_MONTHS = (
    re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月份?"),
    re.compile(r"(?<![一二三四五六七八九十])(十[一二]?|[一二三四五六七八九正元])月份?"),
    re.compile(rf"(?<![a-z])({_NAME})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])"),
)
_QUARTER = re.compile(r"第?([一二三四1-4])季度?|(?<![a-z])q([1-4])(?!\d)|(?<!\d)([1-4])q(?![a-z])")
_BARE_MONTH = re.compile(r"[-./年]*\s*(1[0-2]|0?[1-9])(?!\d)")
_BEFORE = re.compile(r"及?(?:以前|之前|前)|and before|or earlier|before|earlier")
_SUMS = re.compile(r"合计|小计|总计|累计|共计|平均|同比|环比|占比|比例|total|sum|ytd|average|%")


class Period(NamedTuple):
    """Whole months `first` to `last` of a year (0: not said); `rest` are the other words.

    `before`: also all that was earlier.
    """

    year: int
    first: int
    last: int
    rest: str = ""
    before: bool = False


@lru_cache(maxsize=20_000)
def period_of(heading: str) -> Period | None:
    """The month, quarter or year that a heading names (its lines joined by "/"), else None.

    None too for sums of them: 1月小计, YTD.
    """
    text = simplified(unicodedata.normalize("NFKC", heading)).lower().strip()
    if len(text) > _LONGEST or not re.search(rf"\d|月|季|{_NAME}", text):
        return None
    if _SUMS.search(text):
        return None
    compact = _COMPACT.fullmatch(text)
    if compact:
        return Period(int(compact[1]), int(compact[2]), int(compact[2]))
    year, left = _year_in(text)
    span, left = _months_in(left, bool(year))
    if span is None or (span == (1, 12) and not year):
        return None
    before = span == (1, 12) and bool(_BEFORE.search(left))
    rest = re.sub(r"[\s/|\-.,'()\u2019年]+", "", _BEFORE.sub("", left) if before else left)
    if re.search(r"\d|[天日岁]", rest) or len(rest) > _LONGEST_REST:
        return None
    return Period(year, *span, rest, before)


def _year_in(text: str) -> tuple[int, str]:
    """(year or 0, the text without it)."""
    found = _YEAR.search(text)
    if found is None:
        return 0, text
    place = next(i for i, group in enumerate(found.groups(), 1) if group)
    digits = found[place]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    start = found.start(place) if place == 3 else found.start()
    return year, text[:start] + "\x00" + text[found.end() :]


def _months_in(text: str, dated: bool) -> tuple[tuple[int, int] | None, str]:
    """(months named, the text without them); a year alone is all of its months."""
    for pattern in _MONTHS:
        found = pattern.search(text)
        if found:
            name = found[1]
            number = (
                int(name) if name.isdecimal()
                else _ENGLISH.index(name) + 1 if name in _ENGLISH else _NUMERALS[name]
            )  # fmt: skip
            return (number, number), _without(text, found)
    quarter = _QUARTER.search(text)
    if quarter:
        name = next(group for group in quarter.groups() if group)
        number = _NUMERALS.get(name) or int(name)
        return (number * 3 - 2, number * 3), _without(text, quarter)
    if not dated:
        return None, text
    bare = re.search(rf"\x00{_BARE_MONTH.pattern}", text) or re.search(
        r"(?<!\d)(1[0-2]|0?[1-9])[-./]\x00", text
    )
    if bare:
        return (int(bare[1]), int(bare[1])), _without(text, bare)
    return (1, 12), text.replace("\x00", "")


def _without(text: str, found: "re.Match[str]") -> str:
    return (text[: found.start()] + text[found.end() :]).replace("\x00", "")


def names_month(heading: str) -> bool:
    """Whether a heading names a month or a quarter (a year alone may be anything)."""
    found = period_of(heading)
    return found is not None and (found.first, found.last) != (1, 12)


# --- ages ---------------------------------------------------------------------------------------

_UNIT = r"(个?月|年|天|日|months?|years?|yrs?|days?|d)?"
_RANGE = re.compile(rf"(\d{{1,4}})\s*{_UNIT}\s*(?:[-–—~～至到]|to)+\s*(\d{{1,4}})\s*{_UNIT}")
_WITHIN = re.compile(
    rf"(\d{{1,4}})\s*{_UNIT}\s*(?:\(?含\)?)?(?:以内|之内|以下|内)|[<≤]=?\s*(\d{{1,4}})\s*{_UNIT}"
)
_OVER = re.compile(
    rf"(?:over|above|超过|大于|逾期超|[>≥]=?)\s*(\d{{1,4}})\s*{_UNIT}"
    rf"|(\d{{1,4}})\s*{_UNIT}\s*(?:\(?含\)?)?(?:以上|以外|\+|及以上|or more|and over)"
)


class Age(NamedTuple):
    """Days that a figure has stood, `low` to `high`; high None: and more."""

    low: int
    high: int | None


@lru_cache(maxsize=5_000)
def age_of(heading: str) -> Age | None:
    """The days that a heading of ages names (31-60天, 1-2年, 90+), else None."""
    text = simplified(unicodedata.normalize("NFKC", heading)).lower()
    found = _RANGE.search(text)
    if found:
        low, unit, high, last = found.groups()
        first, end = int(low) * _scale(unit or last), int(high) * _scale(last or unit)
        named = unit or last or int(low) < 1900  # 2025-2026 and 2026-01 are no days
        return Age(first, end) if named and first < end else None
    found = _OVER.search(text)
    if found:
        low, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        return Age(int(low) * _scale(unit), None)
    found = _WITHIN.search(text)
    if found:
        high, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        return Age(0, int(high) * _scale(unit))
    return None


def _scale(unit: str | None) -> int:
    text = (unit or "").removeprefix("个")
    return 365 if text[:1] in ("年", "y") else 30 if text[:1] in ("月", "m") else 1
