"""Pinyin initials for type-ahead and filters; the library is loaded when first needed."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """ "弘达机械" → "hdjx"; Latin letters and digits stay, lower case, marks fall out."""
    if text.isascii():
        return "".join(sign for sign in text.lower() if sign.isalnum())
    from pypinyin import Style, lazy_pinyin

    parts = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=_split)
    return (
        "".join(part[:1] if not part.isascii() else part for part in parts)
        .lower()
        .translate(_MARKS)
    )


def _split(rest: str) -> Any:
    """Every sign the library does not know for itself."""
    return list(rest)


_MARKS = {ord(sign): None for sign in " -_/·，。（）()「」《》、；：,.;:"}


def matches(needle: str, text: str, letters: str = "") -> bool:
    """Whether the text contains the needle, or its initials do (`letters` when known)."""
    wanted = needle.casefold().strip()
    if not wanted or wanted in text.casefold():
        return True
    return wanted.isascii() and wanted.isalnum() and wanted in (letters or initials(text))


def starts(needle: str, text: str, letters: str = "") -> bool:
    """Whether the text or its initials begin with the needle (type-ahead)."""
    wanted = needle.casefold()
    if text.casefold().startswith(wanted):
        return True
    return wanted.isascii() and (letters or initials(text)).startswith(wanted)
