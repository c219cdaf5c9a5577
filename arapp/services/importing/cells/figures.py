"""One cell → an amount, or a problem. Nothing is repaired silently (days: `dayforms`, `texts`).

Every parser answers `(value, code, detail)`; code "" means that the value is what the cell says,
a note's code that it was understood but converted, any other that there is no value to be used.
Amounts are exact Decimals (or ints) in the unit of the cell; days are dates.
"""

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from arapp.services.importing.cells.chinese_sums import probable
from arapp.services.importing.reading.sheet import Cell, Odd
from arapp.services.importing.wording import words

Parsed = tuple[Decimal | int | None, str, str]
LARGEST = Decimal("9999999999.99")
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_SIMPLE = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_4 = re.compile(r"[+-]?\d{1,4}(?:,\d{4})+(?:\.\d+)?")
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
EXPONENT = re.compile(r"\d(?:\.\d+)?e[+]?\d+", re.I)
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
    if EXPONENT.fullmatch(folded.replace(" ", "")):
        return None, "not_finite" if "-" in folded else "not_an_amount", text
    if _LOCALE.fullmatch(folded.strip("-+ ")):
        return None, "ambiguous_amount", text
    meant = probable(text)
    return None, "not_an_amount", text[:80] if meant is None else format(meant, "f")


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
