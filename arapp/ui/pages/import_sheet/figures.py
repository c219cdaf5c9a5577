"""Figures in what the reader adds to a problem, as people write them."""

import re
from decimal import Decimal

from arapp.ui import formats

_IN_MINOR = frozenset(
    {
        "does_not_add_up",
        "instalments_differ",
        "paid_exceeds",
        "parts_differ",
        "paid_oldest_first",
        "paid_by_days",
    }
)
_IN_MAJOR = frozenset({"unit_in_cell", "bracket_negative", "trailing_minus"})
_SUM = re.compile(r"(\d+)([-+])(-?\d+)=(-?\d+)")


def figures(code: str, detail: str, currency: str) -> str:
    """Figures as people write them: 290,000.00."""
    if code in _IN_MAJOR:
        return re.sub(r"-?\d+(?:\.\d+)?", lambda found: f"{Decimal(found[0]):,.2f}", detail)
    if code not in _IN_MINOR:
        return detail
    code = currency or "CNY"
    text = _SUM.sub(r"\1 \2 \3 = \4", detail)
    return re.sub(r"-?\d+", lambda found: formats.amount(int(found[0]), code), text)
