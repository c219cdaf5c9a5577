"""Money: integer minor units and a currency, one constructor, splitting that adds up.

Amounts never pass through binary fractions; the bound keeps sums of ten million rows inside
SQLite's 64-bit integers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from arapp.models.values.errors import CurrencyMismatch, InvalidAmount

# ISO 4217 exponents that differ from 2 (list of the currencies a small firm trades in).
_EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "BHD": 3, "KWD": 3, "TND": 3}
MAX_MINOR = 9_000_000_000_000_000


def exponent(currency: str) -> int:
    """Number of decimals of a currency (ISO 4217)."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount: `minor` in the currency's smallest unit, `currency` as ISO code."""

    minor: int
    currency: str = "CNY"

    def __post_init__(self) -> None:
        if type(self.minor) is not int or abs(self.minor) >= MAX_MINOR:
            told = plain(self.minor, self.currency) if type(self.minor) is int else self.minor
            raise InvalidAmount(value=str(told), reason="range")

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.minor <= self._same(other)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(left=self.currency, right=other.currency)
        return other.minor

    def plain(self) -> str:
        """Machine form with the currency's digits: "1234.50", "-20.00"."""
        return plain(self.minor, self.currency)


def plain(minor: int, currency: str = "CNY") -> str:
    """Machine form of minor units: "1234.50", negative with "-", no grouping."""
    digits = exponent(currency)
    sign = "-" if minor < 0 else ""
    if digits == 0:
        return f"{sign}{abs(minor)}"
    whole, part = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}"


_LONG = re.compile(r"-?\d{4,}\.\d{2,3}")


def grouped(text: str) -> str:
    """ "76960.75" → "76,960.75" as sentences say it; what is no plain amount stays as it is."""
    return f"{Decimal(text):,f}" if _LONG.fullmatch(text) else text


def parse_plain(text: str, currency: str = "CNY") -> Money:
    """Machine form back to money; "1,234.5" is taken, more decimals than the currency has is not.

    Raises InvalidAmount.
    """
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        raise InvalidAmount(value=text, reason="not_a_number") from None
    return from_decimal(value, currency, text)


def from_decimal(value: Decimal, currency: str = "CNY", typed: str = "") -> Money:
    """Exact: raises InvalidAmount when the value is not finite, finer than the currency or too
    large; the error shows what was `typed`."""
    if not value.is_finite():
        raise InvalidAmount(value=typed or str(value), reason="not_a_number")
    if value.adjusted() > 18:  # digits before the point: no such amount, whatever the currency
        raise InvalidAmount(value=typed or str(value), reason="range")
    minor = value.scaleb(exponent(currency))
    if minor != minor.to_integral_value():
        raise InvalidAmount(value=typed or str(value), reason="decimals")
    if abs(minor) >= MAX_MINOR:
        raise InvalidAmount(value=typed or str(value), reason="range")
    return Money(int(minor), currency)


def total(amounts: Iterable[Money], currency: str = "CNY") -> Money:
    """Sum in one currency; raises CurrencyMismatch."""
    result = Money(0, currency)
    for amount in amounts:
        result += amount
    return result


def split(minor: int, weights: Sequence[int]) -> list[int]:
    """Parts of `minor` in proportion to `weights` that add up exactly (largest remainder).

    Ties go to the later part, so the last row of a plan takes the odd cent.
    Raises InvalidAmount when the weights are empty, negative or all zero.
    """
    whole = sum(weights)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise InvalidAmount(value=str(list(weights)), reason="weights")
    sign = -1 if minor < 0 else 1
    quotas = [divmod(abs(minor) * weight, whole) for weight in weights]
    parts = [quotient for quotient, _ in quotas]
    missing = abs(minor) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: (quotas[i][1], i), reverse=True)
    for index in by_remainder[:missing]:
        parts[index] += 1
    return [sign * part for part in parts]


def split_to_last(minor: int, weights: Sequence[int]) -> list[int]:
    """Parts of `minor` by `weights`, each rounded half up, the last one absorbs the odd units.

    How a plan is cut. Where cents are so few that nothing would be left for the last, as `split`.
    Raises InvalidAmount as `split`.
    """
    parts = split(minor, weights)
    last = max(i for i, weight in enumerate(weights) if weight)
    rounded = [share(minor, weight, sum(weights)) for weight in weights]
    rounded[last] += minor - sum(rounded)
    return rounded if rounded[last] > 0 else parts


def share(minor: int, numerator: int, denominator: int) -> int:
    """`minor` × numerator ÷ denominator, rounded half away from zero once (interest, percents)."""
    exact = Decimal(minor) * numerator / Decimal(denominator)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
