"""One cell → a text or the digits of a number, or why it cannot be trusted.

Answers as in `cells`: `(value, code, detail)`.
"""

import re
import unicodedata
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from arapp.services.importing.cells.figures import EXPONENT, odd_problem
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.sheet import Cell, Odd
from arapp.services.importing.wording import words

ParsedText = tuple[str, str, str]
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


def all_plain(cells: set[Cell], numbers: bool) -> bool:
    """Whether the cells (no None among them) are texts that are read as they are written."""
    if not set(map(type, cells)) <= {str} or not words.NOTHING.isdisjoint(cells):
        return False
    texts = [str(cell) for cell in cells]
    joined = "".join(texts)
    if numbers:
        return not texts or (
            joined.isascii()
            and joined.isalnum()
            and max(map(len, texts)) < 18
            and all(text.isdigit() or text[0].isalpha() for text in texts)
        )
    return all(len(text) < 2000 for text in texts) and bool(_EASY.fullmatch(joined))


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
    if EXPONENT.fullmatch(folded.replace(" ", "")):
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


_SAFE_LENGTH = 8
_NUMBER = r"\d[\d* -]*\d"
_GLUED = re.compile(rf"(.*?[^\d*\s-])[\s/:,|;(\[-]*({_NUMBER})[)\]]?")
_GLUED_BEFORE = re.compile(rf"({_NUMBER})[\s/:,|;)\]-]*([^\d*\s/:,|;)\]-].*)")
_MARKED = re.compile(r"\d\s*[/|:;\n]|[/|:;(\[\n]\s*\d")
_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7} ?[A-Z0-9]{0,4}")
_NAME = re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}")


def is_named(text: str) -> bool:
    """Whether a text holds a name and not digits alone (A5, DE8937…, 62220001 are none)."""
    return bool(_NAME.search(text)) and not _IBAN.fullmatch(text.strip())


@lru_cache(maxsize=50_000)
def split_account(text: str) -> tuple[str, str]:
    """ "国网电力有限公司99999999999999" → name and account; no account: (text, "").

    The account may come first, in brackets or behind a stroke; behind such a mark it may be short.
    """
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) != len(text) or not is_named(folded):
        return text, ""
    for pattern, name, number in ((_GLUED, 1, 2), (_GLUED_BEFORE, 2, 1)):
        found = pattern.fullmatch(folded)
        if found is None:
            continue
        account = re.sub(r"[ -]", "", found.group(number))
        least = 5 if _MARKED.search(folded) else _SAFE_LENGTH + 1
        if len(account) >= least:
            start, end = found.span(name)
            return text[start:end].strip(), account
    return text, ""
