"""The names of the grades a new ledger has, in the language of whoever looks; own names stay.

The ledger keeps them in Chinese. A name that is typed as it is shown is the built-in one again.
"""

from collections.abc import Mapping

BUILT_IN: Mapping[str, str] = {
    "战略核心": "Strategic",
    "稳定优质": "Steady",
    "一般或新": "Standard",
    "高风险": "High risk",
}
_BACK = {english: kept for kept, english in BUILT_IN.items()}


def grade_name(kept: str, language: str) -> str:
    """What a grade is called in "zh_CN" or "en"."""
    return kept if language == "zh_CN" else BUILT_IN.get(kept, kept)


def kept_name(typed: str, language: str) -> str:
    """What is kept for a name as it is shown; the inverse of `grade_name`."""
    return typed if language == "zh_CN" else _BACK.get(typed, typed)
