"""One cell → a day, or why it is none; and the order of days that a file's cells allow.

Answers as in `cells`: `(value, code, detail)`.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from arapp.models.values.days import EARLIEST, month_end
from arapp.services.importing.cells.figures import odd_problem
from arapp.services.importing.reading.sheet import Cell, Odd
from arapp.services.importing.wording import words

ParsedDay = tuple[date | None, str, str]
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T].*)?", re.S)
_YMD = re.compile(
    r"(\d{4})\s*[-/.年,、\s]\s*(\d{1,2})\s*[-/.月,、\s]\s*(\d{1,2})\s*[日号]?(?:[\sT].*|\d{2}:.*)?",
    re.S,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[\sT]?\d{2}:?\d{2}(?::?\d{2})?.*)?")
_THREE = re.compile(r"(\d{1,2})\s*[-/.,]\s*(\d{1,2})\s*[-/.,]\s*(\d{4}|\d{1,2})(?:\s.*)?")
_SHORT = re.compile(r"(\d{2})年(\d{1,2})月(\d{1,2})[日号]?")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?")
_MONTH_ONLY = re.compile(
    r"(?:(\d{2,4})\s*[-年/.]\s*)?(\d{1,2})\s*月?\s*(?:份|底|末|初|中旬|上旬|下旬)*"
)
_NAMED = re.compile(
    r"(?:(\d{1,2})[\s./-]*([a-z]{3,9})[\s.,/-]*(\d{2,4})|([a-z]{3,9})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s.,]+(\d{4}))(?:\s.*)?"
)
_MONTHS = {
    name: i
    for i, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]?"
)
ORDERS = ("ymd", "mdy", "dmy")
_EPOCH = date(1899, 12, 30)


def parse_day(cell: Cell, order: str, year: int, latest: date) -> ParsedDay:
    """Day of a cell. `order` of ambiguous triples ("" unknown), `year` of the title (0 none)."""
    if cell is None:
        return None, "", ""
    if isinstance(cell, str):
        day, code, detail = _day_text(cell, order, year)
    elif isinstance(cell, datetime):
        day, code, detail = cell.date(), "", ""
    elif isinstance(cell, date):
        day, code, detail = cell, "", ""
    elif isinstance(cell, bool):
        return None, "not_a_day", str(cell)
    elif isinstance(cell, Odd):
        return (None, *odd_problem(cell))
    else:
        day, code, detail = _day_number(cell, year)
    if day is not None and not EARLIEST <= day <= latest:
        return None, "day_out_of_range", day.isoformat()
    return day, code, detail


def _day_number(value: int | Decimal, year: int) -> ParsedDay:
    whole = int(value)
    if 1 <= whole <= 12 and whole != value:
        return _month_point_day(str(value), year)
    if whole == value and 19_000_101 <= whole <= 21_001_231:
        return _checked(whole // 10_000, whole // 100 % 100, whole % 100)
    if whole in (60, 0, -1):
        return None, "serial_1900", str(value)
    if 20_000 <= whole <= 80_000:
        return _EPOCH + timedelta(days=whole), "serial_day", str(value)
    return None, "not_a_day", str(value)


def _month_point_day(written: str, year: int) -> ParsedDay:
    """3.25 typed for 25 March; of 3.1 nobody knows whether 3.10 was typed."""
    month, _, day = written.partition(".")
    if len(day) > 2:
        return None, "not_a_day", written
    if len(day) == 1 and day in "123":
        return None, "ambiguous_day", written
    if not year:
        return None, "year_missing", written
    found, code, detail = _checked(year, int(month), int(day))
    return found, code or "year_from_title", detail or str(year)


@lru_cache(maxsize=50_000)
def _day_text(text: str, order: str, year: int) -> ParsedDay:  # noqa: C901, PLR0911 - a list of forms
    found = _ISO.match(text)
    if found:
        return _checked(*map(int, found.groups()))
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if folded in words.NOTHING or re.fullmatch(r"[-/\s.]*", folded):
        return None, "", ""
    found = _YMD.fullmatch(folded) or _COMPACT.fullmatch(folded)
    if found:
        return _checked(*map(int, found.groups()))
    found = _CHINESE.fullmatch(folded)
    if found:
        day, code, detail = _checked(
            int(found.group(1).translate(_DIGITS)),
            _chinese_number(found.group(2)),
            _chinese_number(found.group(3)),
        )
        return day, code or "chinese_day", detail
    found = _SHORT.fullmatch(folded)
    if found:
        return _checked(2000 + int(found.group(1)), int(found.group(2)), int(found.group(3)))
    found = _THREE.fullmatch(folded)
    if found:
        return _ordered(found, order, text)
    found = _NAMED.fullmatch(folded)
    if found:
        return _named(found, text)
    found = _MONTH_DAY.fullmatch(folded)
    if found:
        if not year:
            return None, "year_missing", text
        day, code, detail = _checked(year, int(found.group(1)), int(found.group(2)))
        return day, code or "year_from_title", detail or str(year)
    if folded.isdigit() and 20_000 <= int(folded) <= 80_000:
        return _EPOCH + timedelta(days=int(folded)), "serial_day", folded
    return None, "not_a_day", _month_end_of(folded, year) or text[:80]


def _month_end_of(folded: str, year: int) -> str:
    """ "8月底" → the day that is mostly meant, offered and never taken; "" when there is none."""
    found = _MONTH_ONLY.fullmatch(folded)
    if not found or not 1 <= int(found.group(2)) <= 12 or not (found.group(1) or year):
        return ""
    stated = int(found.group(1) or year)
    return month_end(
        date(stated + (2000 if stated < 100 else 0), int(found.group(2)), 1)
    ).isoformat()


def _checked(year: int, month: int, day: int) -> ParsedDay:
    try:
        return date(year, month, day), "", ""
    except ValueError:
        code = "no_such_month" if not 1 <= month <= 12 else "no_such_day"
        return None, code, f"{year}-{month}-{day}"


def _chinese_number(text: str) -> int:
    if text == "十":
        return 10
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(_DIGITS))
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (
        int(ones.translate(_DIGITS)) if ones else 0
    )


def _named(found: "re.Match[str]", text: str) -> ParsedDay:
    day, month, year = (
        (found.group(1), found.group(2), found.group(3))
        if found.group(1)
        else (found.group(5), found.group(4), found.group(6))
    )
    number = _MONTHS.get(month[:3])
    if number is None:
        return None, "not_a_day", text
    full = int(year) + (2000 if len(year) == 2 else 0)
    return _checked(full, number, int(day))


def _ordered(found: "re.Match[str]", order: str, text: str) -> ParsedDay:
    if not order:
        return None, "ambiguous_day", text
    day = _by_order(found, order)
    if day is None:
        return (
            _checked(0, *sorted((int(found.group(1)), int(found.group(2)))))[0],
            ("no_such_day"),
            text,
        )
    return day, "order_of_day", order


def _by_order(found: "re.Match[str]", order: str) -> date | None:
    a, b, c = found.groups()
    if order == "ymd":
        if len(c) == 4 or len(a) < 2:
            return None
        year, month, day = a, b, c
    elif len(c) < 2:
        return None
    elif order == "mdy":
        month, day, year = a, b, c
    else:
        day, month, year = a, b, c
    try:
        return date(int(year) + (2000 if len(year) <= 2 else 0), int(month), int(day))
    except ValueError:
        return None


def is_triple(cell: Cell) -> bool:
    """Whether the cell is a day whose order only the rest of the column can tell."""
    return (
        type(cell) is str
        and len(cell) < 30
        and bool(_THREE.fullmatch(unicodedata.normalize("NFKC", cell).strip()))
    )


def orders_of(cells: Iterable[Cell], today: date) -> tuple[str, ...]:
    """Orders that may be meant by the ambiguous cells of one file.

    Only orders under which every one of them (but what is no day in any) is a day between 1990 and
    ten years ahead; among those, one stays alone when its days lie together near today and the
    others scatter, or when all orders name the same days.
    """
    triples = [
        found
        for cell in dict.fromkeys(cells)
        if is_triple(cell)
        for found in [_THREE.fullmatch(unicodedata.normalize("NFKC", str(cell)).strip())]
        if found
    ]
    # what is a day under no order (31/06) says nothing of the others
    triples = [found for found in triples if any(_by_order(found, order) for order in ORDERS)]
    readings: dict[str, list[date]] = {}
    for order in ORDERS if triples else ():
        days = [_by_order(found, order) for found in triples]
        good = [day for day in days if day and EARLIEST <= day <= today + timedelta(days=3660)]
        if len(good) == len(triples):
            readings[order] = good
        elif len(triples) >= 8 and len(good) * 20 >= len(triples) * 19:
            readings.setdefault(order, good)
    complete = {o: d for o, d in readings.items() if len(d) == len(triples)} or readings
    if len({tuple(days) for days in complete.values()}) <= 1:
        return tuple(complete)[:1]
    near = [order for order, days in complete.items() if _plausible(days, today)]
    far = [order for order, days in complete.items() if _implausible(days, today)]
    if len(near) == 1 and len(far) == len(complete) - 1:
        return (near[0],)
    return tuple(complete)


def _plausible(days: list[date], today: date) -> bool:
    years = [day.year for day in days]
    return (
        max(years) - min(years) <= 6
        and min(years) >= today.year - 8
        and max(years) <= today.year + 4
    )


def _implausible(days: list[date], today: date) -> bool:
    years = [day.year for day in days]
    return (
        max(years) - min(years) > 8 or min(years) < today.year - 12 or max(years) > today.year + 6
    )
