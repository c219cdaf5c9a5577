"""The printed words of the papers, by the customer's language, and how figures are written there.

Texts stand in `resources/phrases/<language>.toml`; screen texts are another matter.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money, plain
from arapp.models.values.words import amount_in_words, currency_in_chinese
from arapp.paths import resources

LANGUAGES = ("zh_CN", "en")
BOLD_ON, BOLD_OFF = "\x02", "\x03"  # what [b] and [/b] become; user text never holds them

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DIGITS = "零一二三四五六七八九"
_SIGNS = {"CNY": "¥"}


class Phrases:
    """Words and figures of one language."""

    def __init__(self, language: str, table: dict[str, str]) -> None:
        self.language = language
        self.chinese = language == "zh_CN"
        self._table = table

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its placeholders filled; a missing key or value is a KeyError."""
        text = self._table[key]
        return text.format(**values) if values or "{" in text else text

    def day(self, day: date) -> str:
        """2026 年 10 月 31 日; 31 October 2026."""
        return self("day.long", **_day_parts(day))

    def short_day(self, day: date, within: int) -> str:
        """The day without its year where that is `within`."""
        return self("day.short", **_day_parts(day)) if day.year == within else self.day(day)

    def amount(self, amount: Money) -> str:
        """Figures alone: 1,234.50, negative with the minus sign."""
        return figures(amount)

    def price(self, amount: Money) -> str:
        """Inside a sentence: 1,234.50 元 in Chinese, CNY 1,234.50 elsewhere."""
        if self.chinese and amount.currency == "CNY":
            return f"{figures(amount)} 元"
        return f"{amount.currency} {figures(amount)}"

    def key_figure(self, amount: Money) -> str:
        """Standing alone: ¥1,234.50, USD 1,234.50."""
        sign = _SIGNS.get(amount.currency)
        return f"{sign}{figures(amount)}" if sign else f"{amount.currency} {figures(amount)}"

    def words(self, amount: Money) -> str:
        """In words, with the currency."""
        return amount_in_words(amount, self.language)

    def currency(self, currency: str) -> str:
        """人民币; CNY."""
        return currency_in_chinese(currency) if self.chinese else currency

    def rate(self, daily: Decimal) -> str:
        """0.0005 → 万分之五; 0.05%."""
        of_10000 = daily * 10_000
        percent = percent_text(daily)
        if of_10000 == of_10000.to_integral_value() and 0 < of_10000 < len(_DIGITS):
            return self("rate.per_10000", digits=_DIGITS[int(of_10000)], percent=percent)
        return self("rate.percent", percent=percent)

    def joined(self, parts: list[str], join: str, last: str) -> str:
        """a, b and c: `join` between, phrase `last` with {first} and {last} at the end."""
        if len(parts) < 2:
            return "".join(parts)
        return self(last, first=self(join).join(parts[:-1]), last=parts[-1])


@cache
def phrases(language: str) -> Phrases:
    """Words of "zh_CN" or "en". Raises InvalidValue for another language."""
    if language not in LANGUAGES:
        raise InvalidValue(field="language", value=language, reason="unknown")
    return Phrases(language, {key: _marked(text) for key, text in texts(language).items()})


def texts(language: str) -> dict[str, str]:
    """All phrases as written, keyed "section.name"."""
    path = resources() / "phrases" / f"{language}.toml"
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def figures(amount: Money) -> str:
    """1,234.50; negative with U+2212."""
    whole, point, part = plain(abs(amount.minor), amount.currency).partition(".")
    sign = "−" if amount.minor < 0 else ""
    return f"{sign}{int(whole):,}{point}{part}"


def percent_text(rate: Decimal) -> str:
    """0.0005 → "0.05", without trailing zeros."""
    return f"{(rate * 100).normalize():f}"


def _flat(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for section, entries in table.items():
        for name, text in entries.items():
            yield f"{section}.{name}", text


def _marked(text: str) -> str:
    return text.replace("[b]", BOLD_ON).replace("[/b]", BOLD_OFF)


def _day_parts(day: date) -> dict[str, object]:
    month = _MONTHS[day.month - 1]
    return {"year": day.year, "month": day.month, "day": day.day, "month_name": month}
