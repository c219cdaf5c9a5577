"""What people type for amounts and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arapp.models.values.errors import InvalidAmount, InvalidDay
from arapp.ui import formats, parse

TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1,234.5", 123_450),
        ("12万", 12_000_000),
        ("3.5万", 3_500_000),
        ("=3*258705", 77_611_500),
        ("(100+20)*2", 24_000),
        ("1000/3", 33_333),
        ("=2000*3%", 6_000),
        ("-20", -2_000),
        ("１２３．４", 12_340),
        ("¥8,000", 800_000),
        ("5000元", 500_000),
        (".5", 50),
    ],
)
def test_amounts(typed: str, minor: int) -> None:
    assert parse.amount(typed) == minor


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1.234", "3*", "1/0", "(1", "__import__('os')", "9" * 30, "1 2", "(" * 50, "1e5"],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(InvalidAmount):
        parse.amount(typed)


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_what_is_shown_can_be_typed_again(minor: int) -> None:
    assert parse.amount(formats.amount(minor)) == minor


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20", date(2026, 11, 20)),
        ("11.20", date(2026, 11, 20)),
        ("1120", date(2026, 11, 20)),
        ("20261120", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("11月8日", date(2027, 11, 8)),
        ("+7", date(2026, 11, 19)),
        ("月末", date(2026, 11, 30)),
        ("周五", date(2026, 11, 13)),
        ("fri", date(2026, 11, 13)),
        ("周四", TODAY),
        ("今天", TODAY),
        ("1.5", date(2027, 1, 5)),
    ],
)
def test_days_to_come(typed: str, day: date) -> None:
    assert parse.day(typed, TODAY) == day


def test_the_29th_of_february_is_looked_for_in_the_year_that_has_one() -> None:
    assert parse.day("2.29", date(2027, 6, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("11.8", date(2026, 11, 8)), ("12.31", date(2025, 12, 31)), ("周五", date(2026, 11, 6))],
)
def test_days_past(typed: str, day: date) -> None:
    assert parse.day(typed, TODAY, past=True) == day


@pytest.mark.parametrize("typed", ["", "31", "2026.13.1", "8月底", "0", "13.1", "2.30"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(InvalidDay):
        parse.day(typed, TODAY)
