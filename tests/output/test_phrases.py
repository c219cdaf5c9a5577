"""The words of the papers: both languages complete, figures and days as each writes them."""

import re
import string
from datetime import date
from decimal import Decimal

import pytest

from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.output.phrases import LANGUAGES, phrases, texts

# written by different parts in each language: month name or number, digits or percent
FREE = {"day.long", "day.short", "rate.per_10000"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    chinese, english = (texts(language) for language in LANGUAGES)
    assert chinese.keys() == english.keys()
    assert len(chinese) > 150


def test_both_languages_fill_in_the_same_values() -> None:
    chinese, english = (texts(language) for language in LANGUAGES)
    differing = {
        key
        for key in chinese.keys() - FREE
        if placeholders(chinese[key]) != placeholders(english[key])
    }
    assert differing == set()


def test_bold_is_opened_and_closed() -> None:
    for language in LANGUAGES:
        for key, text in texts(language).items():
            assert re.findall(r"\[/?b\]", text) in ([], ["[b]", "[/b]"]), key


def test_english_holds_no_chinese() -> None:
    assert not [key for key, text in texts("en").items() if re.search(r"[\u3400-\u9fff]", text)]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InvalidValue):
        phrases("fr")


def test_figures_and_days() -> None:
    chinese, english = phrases("zh_CN"), phrases("en")
    day = date(2026, 10, 31)
    assert chinese.day(day) == "2026 年 10 月 31 日"
    assert english.day(day) == "31 October 2026"
    assert chinese.short_day(day, 2026) == "10 月 31 日"
    assert english.short_day(day, 2027) == "31 October 2026"
    assert chinese.amount(Money(-123456)) == "−1,234.56"
    assert chinese.price(Money(123456)) == "1,234.56 元"
    assert chinese.price(Money(123456, "USD")) == "USD 1,234.56"
    assert chinese.key_figure(Money(123456)) == "¥1,234.56"
    assert english.key_figure(Money(1234, "JPY")) == "JPY 1,234"


@pytest.mark.parametrize(
    ("rate", "chinese", "english"),
    [
        ("0.0005", "万分之五", "0.05%"),
        ("0.001", "0.1%", "0.1%"),
        ("0.000385", "0.0385%", "0.0385%"),
        ("0.0003", "万分之三", "0.03%"),
    ],
)
def test_rates(rate: str, chinese: str, english: str) -> None:
    assert phrases("zh_CN").rate(Decimal(rate)) == chinese
    assert phrases("en").rate(Decimal(rate)) == english
