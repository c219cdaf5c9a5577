"""A length of time as written in a cell: 24个月, 2年, 一年半, 18 months, 365天 → months. Pure."""

import re
import unicodedata

_NUMBERS = {"半": 0.5, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4,
            "五": 5, "伍": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "十二": 12,
            "十八": 18, "二十四": 24, "三十六": 36}  # fmt: skip
_UNITS = (
    (r"年|years?|yrs?|y", 12),
    (r"个?月|months?|mths?|mo|m", 1),
    (r"天|日|days?|d", 0),
)
_UNIT = "|".join(pattern for pattern, _ in _UNITS)
_SPAN = re.compile(
    rf"(\d+(?:\.5|\.0+)?|[半一壹二两贰三叁四五伍六七八九十]+)\s*({_UNIT})?(半)?(?![a-z])"
)
MOST_MONTHS = 120


def months_in(text: str, unit: str = "") -> int | None:
    """Months of the first length in a text; None when it names none, or an absurd one.

    `unit`: what a bare number counts, as the heading says it (年, 天); months when it says nothing.
    """
    folded = unicodedata.normalize("NFKC", text).lower().strip()
    found = _SPAN.search(folded)
    if found is None or (not found.group(2) and found.group() != folded):
        return None
    number = _number(found.group(1))
    if number is None:
        return None
    factor = _factor(found.group(2) or unit)
    halves = 12 * number if factor == 12 else number
    months = round(halves) if factor else round(number * 12 / 365)
    months += 6 if factor == 12 and found.group(3) else 0
    return months if 0 < months <= MOST_MONTHS else None


def _number(text: str) -> float | None:  # months and days, never money
    return float(text) if text[0].isdigit() else _NUMBERS.get(text)


def _factor(unit: str) -> int:
    """Months of a unit; 0 for days."""
    return next((n for pattern, n in _UNITS if re.fullmatch(pattern, unit)), 1)
