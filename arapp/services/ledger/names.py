"""Folding of names and numbers for look-up and search: one rule for import, matching, search."""

import gc
import re
import sys
import unicodedata
from functools import lru_cache

_BRACKETS = str.maketrans(
    {"（": "(", "）": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "[": "(", "]": ")"}
)
_DROP = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff·•.,，。、'\"“”‘’]+")
_NUMBER_DROP = re.compile(r"[\s\-_/\\—–－.·#№]+")
_NUMBER_ASCII = {code: None for code in range(128) if _NUMBER_DROP.fullmatch(chr(code))}


@lru_cache(maxsize=10_000)  # the same parties come again and again
def name_key(name: str) -> str:
    """A company or person's name as compared: full width, brackets, blanks, case folded away."""
    folded = unicodedata.normalize("NFKC", name).translate(_BRACKETS)
    return _DROP.sub("", folded).casefold()


@lru_cache(maxsize=1_000)  # an import asks for the numbers of a row a dozen times
def number_key(number: str) -> str:
    """A document number as compared: case, dashes, blanks, full width folded away."""
    if number.isascii():
        folded = number.translate(_NUMBER_ASCII).upper()
        return number if number == folded else folded  # of 200,000 equal texts one copy is enough
    return _NUMBER_DROP.sub("", unicodedata.normalize("NFKC", number)).upper()


def account_key(number: str) -> str:
    """An account number as compared: digits, letters and mask stars only."""
    folded = unicodedata.normalize("NFKC", number).upper()
    return re.sub(r"[^0-9A-Z*]", "", folded)


def initials(*names: str) -> str:
    """Pinyin initials of the names, joined by blanks: "宏泰恒业" → "hthy".

    Loads pypinyin (0.1 s); call it where rows are written, never where they are shown.
    """
    from pypinyin import Style, lazy_pinyin

    words = []
    for name in names:
        if name:
            parts = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=str)
            words.append("".join(parts).lower().replace(" ", ""))
    return " ".join(dict.fromkeys(words))


def forget_initials() -> None:
    """Let go of pypinyin and its words (45 MiB), where memory is short; asked again, it is loaded
    again."""
    loaded = [name for name in sys.modules if name.partition(".")[0] == "pypinyin"]
    for name in loaded:
        del sys.modules[name]
    if loaded:
        gc.collect()  # its modules know each other
