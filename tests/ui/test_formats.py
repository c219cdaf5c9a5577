"""Money, days, moments and counts as they stand on the screen."""

from datetime import UTC, date, timedelta, timezone

import pytest

from arapp.models.values.money import Money
from arapp.ui import formats

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Money(123_450), "1,234.50"),
        (Money(0), "0.00"),
        (Money(-2_000), "\u221220.00"),
        (Money(123_450, "USD"), "USD 1,234.50"),
        (Money(-1_234, "JPY"), "JPY \u22121,234"),
        (Money(160_674_700), "1,606,747.00"),
    ],
)
def test_money(value: Money, shown: str) -> None:
    assert formats.money(value) == shown


def test_the_ledgers_own_currency_has_no_sign() -> None:
    formats.use("USD")
    try:
        assert formats.money(Money(100, "USD")) == "1.00"
        assert formats.money(Money(100, "CNY")) == "CNY 1.00"
    finally:
        formats.use("CNY")


def test_matrices_leave_zero_blank() -> None:
    assert formats.money_or_blank(Money(0)) == ""
    assert formats.money_or_blank(Money(1)) == "0.01"


def test_days_of_another_year_carry_it() -> None:
    assert formats.day(date(2026, 11, 2), TODAY) == "11-02"
    assert formats.day(date(2027, 9, 14), TODAY) == "2027-09-14"
    assert formats.day(None, TODAY) == ""


def test_percent_rounds_half_up() -> None:
    assert formats.percent(334_482_620, 494_735_740) == "68%"
    assert formats.percent(1, 200) == "1%"
    assert formats.percent(1, 0) == ""


def test_days_in_words(chinese: None) -> None:
    assert formats.day_and_weekday(TODAY) == "11 月 12 日 星期四"
    assert formats.month(TODAY) == "2026 年 11 月"
    assert formats.weekday(TODAY, short=True) == "周四"


def test_days_in_english_words(english: None) -> None:
    assert formats.day_and_weekday(TODAY) == "Thursday, 12 November"
    assert formats.month(TODAY) == "November 2026"


def test_moments_are_local_and_relative_for_two_days(chinese: None) -> None:
    zone = timezone(timedelta(hours=8))
    assert formats.moment("2026-11-12T01:13:05.123Z", TODAY, zone) == "今天 09:13"
    assert formats.moment("2026-11-11T09:46:00.000Z", TODAY, zone) == "昨天 17:46"
    assert formats.moment("2026-11-05T08:20:00.000Z", TODAY, zone) == "11-05 16:20"
    assert formats.moment("2026-11-12T01:13:05.123Z", TODAY, UTC) == "今天 01:13"


def test_counts_in_chinese(chinese: None) -> None:
    assert formats.count(3, "entries") == "3 笔"
    assert formats.count(21, "customers") == "21 户"
    assert formats.overdue(48) == "48 天"
    assert formats.overdue(0) == "今天"
    assert formats.overdue(-3) == ""


def test_counts_in_english_have_a_plural(english: None) -> None:
    assert formats.count(1, "entries") == "1 entry"
    assert formats.count(2, "entries") == "2 entries"
    assert formats.count(1, "days") == "1 day"
    assert formats.count(0, "copies") == "0 copies"
