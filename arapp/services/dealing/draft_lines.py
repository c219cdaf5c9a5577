"""The products of a contract: what they come to, what is wrong with single ones. Pure."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from arapp.models.values.money import exponent
from arapp.services.dealing.draft_facts import DraftLine, Problem

_SQUARE = 10**12  # of a million: both factors are in millionths


def reckoned(quantity: int, price: int, currency: str) -> int:
    """Quantity × price, both in millionths, as minor units, rounded half up."""
    exact = Decimal(quantity) * Decimal(price) / _SQUARE
    return int(exact.scaleb(exponent(currency)).quantize(Decimal(1), ROUND_HALF_UP))


def line_problems(lines: Iterable[DraftLine]) -> Iterator[Problem]:
    """Errors at "lines.0.item" and so on; an amount may be below zero, a discount is."""
    for i, line in enumerate(lines):
        if not line.item.strip():
            yield Problem(f"lines.{i}.item", "empty")
        for name in ("quantity", "price", "tax_rate_ppm"):
            if (getattr(line, name) or 0) < 0:
                yield Problem(f"lines.{i}.{name}", "negative")
