"""One cell → an amount, a day or a text, or a problem. Nothing is repaired silently.

Every parser answers `(value, code, detail)`; code "" means that the value is what the cell says,
a note's code that it was understood but converted, any other that there is no value to be used.
Amounts are exact Decimals (or ints) in the unit of the cell; days are dates.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from arapp.models.values.days import EARLIEST, month_end
from arapp.services.importing import limits, words
from arapp.services.importing.grid import Cell, Odd

Parsed = tuple[Decimal | int | None, str, str]
ParsedDay = tuple[date | None, str, str]
ParsedText = tuple[str, str, str]
LARGEST = Decimal("9999999999.99")
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_SIMPLE = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_4 = re.compile(r"-?\d{1,4}(?:,\d{4})+(?:\.\d+)?")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_MARKS = re.compile(
    r"人民币|rmb|cny|￥|¥|元整?|圆整?|整$|us\$|usd|hk\$|hkd|eur|€|\$|£|gbp|jpy|美元|港币|欧元"
)
_LOCALE = re.compile(
    r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d{1,3}(?: \d{3})+[.,]\d+|\d{1,3}(?:[' ]\d{3})+"
)
_SPACED = re.compile(r"[-+]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?")
_UNIT_TAIL = re.compile(r"(.*?)(亿|百万|万|千|k|w)")
_UNIT = {"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000}
_EXPONENT = re.compile(r"\d(?:\.\d+)?e[+]?\d+", re.I)
_NEGATIVE_WORDS = re.compile(r"^(?:红字|负|\(红字\)|\[红\]|减)[:]?")


def odd_problem(cell: Odd) -> tuple[str, str]:
    """Code and detail of a cell that a spreadsheet could not value."""
    what, _, detail = cell.what.partition(":")
    codes = {
        "error": "error_cell",
        "uncalculated": "uncalculated",
        "dde": "dde",
        "duplicate_cell": "duplicate_cell",
        "not_finite": "not_finite",
    }
    return codes.get(what, "error_cell"), detail or cell.what


def parse_amount(cell: Cell) -> Parsed:  # noqa: PLR0911 - one way out per cell type, hot
    """Amount of a cell; empty cells and dashes are (None, "", "")."""
    if cell is None:
        return None, "", ""
    if isinstance(cell, str):
        if _SIMPLE.fullmatch(cell):
            return _ranged(Decimal(cell))
        return (None, "", "") if cell in words.NOTHING else _amount_text(cell)
    if isinstance(cell, bool):
        return None, "not_an_amount", str(cell)
    if isinstance(cell, int):
        return _ranged(cell)
    if isinstance(cell, Decimal):
        return _decimal(cell)
    if isinstance(cell, Odd):
        return (None, *odd_problem(cell))
    return None, "date_in_amount", str(cell)


def _decimal(value: Decimal) -> Parsed:
    if len(value.as_tuple().digits) > 15:
        value = _FIFTEEN.plus(value)  # what lies beyond is noise of the binary fraction
    return _ranged(value)


def _ranged(value: Decimal | int) -> Parsed:
    if -LARGEST <= value <= LARGEST:
        return (value if value else 0), "", ""  # no negative zero
    return None, "amount_out_of_range", str(value)


@lru_cache(maxsize=50_000)
def _amount_text(text: str) -> Parsed:  # noqa: C901 - one mark of an amount after the other
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    code = "full_width" if any("\uff10" <= char <= "\uff19" for char in text) else ""
    if _GROUPED.fullmatch(folded):
        return _noted(Decimal(folded.replace(",", "")), code)
    if re.fullmatch(r"[-–—/\\\s]*", folded) or folded in words.NOTHING:
        return None, "", ""
    negative = False
    if _SPACED.fullmatch(folded):
        code = "spaces_removed"
    elif re.search(r"\d\s+\d", folded):
        return _no_amount(folded, text)
    bare = re.sub(r"\s+", "", folded)
    if bare.startswith("(") and bare.endswith(")"):
        negative, bare, code = True, bare[1:-1], "bracket_negative"
    worded = _NEGATIVE_WORDS.match(bare)
    if worded:
        negative, bare, code = not negative, bare[worded.end() :].strip("()"), "bracket_negative"
    marked = _MARKS.sub("", bare)
    if marked != bare:
        bare, code = marked, code or "currency_mark"
    bare = bare.replace("−", "-").replace("－", "-")
    if bare.endswith("-") and bare[:-1]:
        negative, bare, code = not negative, bare[:-1], code or "trailing_minus"
    bare, factor = _without_unit(bare)
    if factor != 1:
        code = "unit_in_cell"
    if _GROUPED.fullmatch(bare) or _GROUPED_4.fullmatch(bare):
        bare = bare.replace(",", "")
    if not _PLAIN.fullmatch(bare):
        return _no_amount(folded, text)
    value = Decimal(bare) * factor
    if len(value.as_tuple().digits) > 15:
        value = _FIFTEEN.plus(value)
    return _noted(-value if negative else value, code)


def _without_unit(bare: str) -> tuple[str, int]:
    found = _UNIT_TAIL.fullmatch(bare)
    if found and found.group(1) and found.group(1)[-1].isdigit():
        return found.group(1), _UNIT[found.group(2)]
    return bare, 1


def _no_amount(folded: str, text: str) -> Parsed:
    if _EXPONENT.fullmatch(folded.replace(" ", "")):
        return None, "not_finite" if "-" in folded else "not_an_amount", text
    if _LOCALE.fullmatch(folded.strip("-+ ")):
        return None, "ambiguous_amount", text
    return None, "not_an_amount", text[:80]


def _noted(value: Decimal, code: str) -> Parsed:
    amount, problem, detail = _ranged(value)
    return amount, problem or code, detail


def currency_in(cell: Cell) -> str | None:
    """Currency written into an amount cell; None for bare numbers and ¥ alone (元 is no proof)."""
    if type(cell) is not str or _SIMPLE.fullmatch(cell):
        return None
    found = _MARKS.search(unicodedata.normalize("NFKC", cell).lower())
    return (
        words.currency_of(found.group())
        if found and not found.group().startswith(("元", "圆", "整"))
        else None
    )


# --- days ---------------------------------------------------------------------------------------

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
        day, code, detail = _day_number(cell)
    if day is not None and not EARLIEST <= day <= latest:
        return None, "day_out_of_range", day.isoformat()
    return day, code, detail


def _day_number(value: int | Decimal) -> ParsedDay:
    whole = int(value)
    if whole == value and 19_000_101 <= whole <= 21_001_231:
        return _checked(whole // 10_000, whole // 100 % 100, whole % 100)
    if whole in (60, 0, -1):
        return None, "serial_1900", str(value)
    if 20_000 <= whole <= 80_000:
        return _EPOCH + timedelta(days=whole), "serial_day", str(value)
    return None, "not_a_day", str(value)


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

    Only orders under which every one of them is a day between 1990 and ten years ahead; among
    those, one stays alone when its days lie together near today and the others scatter, or when
    all orders name the same days.
    """
    triples = [
        found
        for cell in dict.fromkeys(cells)
        if is_triple(cell)
        for found in [_THREE.fullmatch(unicodedata.normalize("NFKC", str(cell)).strip())]
        if found
    ]
    readings: dict[str, list[date]] = {}
    for order in ORDERS:
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


# --- texts --------------------------------------------------------------------------------------

_CONTROL = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200d\u2060\ufeff]|_x00[01][0-9A-Fa-f]_"
)
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_EASY = re.compile(r"[\x20-\x7e\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e·—“”]*")


def parse_text(cell: Cell) -> ParsedText:  # noqa: PLR0911 - one way out per cell type, hot
    """Text of a cell as written, controls stripped; numbers as their plain digits."""
    if isinstance(cell, str):
        if len(cell) < 2000 and _EASY.fullmatch(cell):
            return ("" if cell in words.NOTHING else cell), "", ""
        return _odd_text(cell)
    if cell is None:
        return "", "", ""
    if isinstance(cell, Odd):
        return ("", *odd_problem(cell))
    if isinstance(cell, Decimal):
        return format(cell, "f"), "", ""
    if isinstance(cell, datetime):
        return cell.isoformat(" "), "", ""
    return str(cell), "", ""


def _odd_text(text: str) -> ParsedText:
    if "\0" in text:
        return "", "nul", ""
    if _SURROGATE.search(text):
        return "", "surrogate", ""
    if len(text) > limits.CELL_TEXT:
        return "", "text_too_long", str(len(text))
    if _BIDI.search(text):
        return text, "bidi", ascii(text)[:80]
    cleaned = _CONTROL.sub("", text)
    return cleaned.strip(), ("controls_removed" if cleaned != text else ""), ""


def parse_number_text(cell: Cell) -> ParsedText:  # noqa: PLR0911 - one way out per cell type
    """Account, serial, tax or phone number: digits must all be there, else it is damaged."""
    if isinstance(cell, bool):
        return "", "number_damaged", str(cell)
    if isinstance(cell, int):
        return (
            (str(cell), "", "")
            if abs(cell) < limits.SERIALS_FROM
            else ("", "number_damaged", str(cell))
        )
    if isinstance(cell, Decimal):
        if cell == cell.to_integral_value() and abs(cell) < limits.SERIALS_FROM:
            return str(int(cell)), "", ""
        return "", "number_damaged", str(cell)
    if (
        isinstance(cell, str)
        and cell.isascii()
        and cell.isalnum()
        and ((len(cell) < 18 and cell.isdigit()) or cell[0].isalpha())
    ):
        return cell, "", ""
    text, code, detail = parse_text(cell)
    if not text or code:
        return text, code, detail
    folded = unicodedata.normalize("NFKC", text).strip()
    if _EXPONENT.fullmatch(folded.replace(" ", "")):
        return "", "number_damaged", folded
    if (
        re.fullmatch(r"\d{18,19}", folded)
        and folded[15:] == "0" * len(folded[15:])
        and not _luhn(folded)
    ):
        return "", "account_zeros", folded
    return folded, "", ""


def _luhn(digits: str) -> bool:
    total = 0
    for index, char in enumerate(reversed(digits)):
        number = int(char) * (2 if index % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


_GLUED = re.compile(r"(.*?[^\d*\s-])[\s/:,|-]*(\d[\d* -]{7,}\d)")


def split_account(text: str) -> tuple[str, str]:
    """ "国网电力有限公司99999999999999" → name and account; no account: (text, "")."""
    found = _GLUED.fullmatch(text)
    return (found.group(1).strip(), found.group(2).replace(" ", "")) if found else (text, "")
