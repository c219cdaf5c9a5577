"""Money: exact minor units of one currency, splitting that adds up, rounding once."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arapp.models.values.errors import CurrencyMismatch, InvalidAmount
from arapp.models.values.money import (
    MAX_MINOR,
    Money,
    exponent,
    from_decimal,
    parse_plain,
    plain,
    share,
    split,
    total,
)


def test_sums_and_differences_stay_in_their_currency() -> None:
    assert Money(120, "USD") + Money(5, "USD") == Money(125, "USD")
    assert Money(120, "USD") - Money(125, "USD") == Money(-5, "USD")
    assert -Money(5, "JPY") == Money(-5, "JPY")
    assert Money(1) == Money(1, "CNY")


def test_amounts_are_ordered_by_size() -> None:
    small, large = Money(1), Money(2)
    assert small < large
    assert not large < small
    assert not small < Money(1)
    assert small <= Money(1)
    assert not large <= small
    assert bool(small)
    assert not Money(0)
    assert bool(Money(-1))


@pytest.mark.parametrize("name", ["__add__", "__sub__", "__lt__", "__le__"])
def test_two_currencies_do_not_meet(name: str) -> None:
    with pytest.raises(CurrencyMismatch) as error:
        getattr(Money(1, "CNY"), name)(Money(1, "USD"))
    assert error.value.fields == {"left": "CNY", "right": "USD"}


@pytest.mark.parametrize("minor", [MAX_MINOR, -MAX_MINOR, 1.0, True, "1", None])
def test_what_is_no_amount_is_refused(minor: object) -> None:
    with pytest.raises(InvalidAmount) as error:
        Money(minor)  # type: ignore[arg-type]  # the point of the test
    told = plain(minor) if type(minor) is int else str(minor)
    assert error.value.fields == {"value": told, "reason": "range"}


def test_the_largest_amounts_are_taken_and_ten_million_of_them_do_not_fit_more() -> None:
    assert MAX_MINOR == 9 * 10**15
    assert Money(MAX_MINOR - 1).minor == -Money(1 - MAX_MINOR).minor
    with pytest.raises(InvalidAmount):
        Money(MAX_MINOR - 1) + Money(1)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (123450, "CNY", "1234.50"),
        (-2000, "CNY", "-20.00"),
        (5, "CNY", "0.05"),
        (-5, "USD", "-0.05"),
        (0, "CNY", "0.00"),
        (12000, "JPY", "12000"),
        (-7, "JPY", "-7"),
        (0, "KRW", "0"),
        (1004, "KWD", "1.004"),
        (-100, "BHD", "-0.100"),
    ],
)
def test_the_machine_form_and_back(minor: int, currency: str, text: str) -> None:
    assert plain(minor, currency) == text == Money(minor, currency).plain()
    assert parse_plain(text, currency) == Money(minor, currency)


def test_decimals_of_the_currencies() -> None:
    none = {"JPY", "KRW", "VND", "CLP", "ISK"}
    three = {"BHD", "KWD", "TND"}
    assert {name for name in none | three if exponent(name) == 0} == none
    assert {name for name in none | three if exponent(name) == 3} == three
    assert exponent("CNY") == exponent("XAF") == 2


def test_grouping_and_blanks_are_read() -> None:
    assert parse_plain(" 1,234,567.8 ") == Money(123456780)
    assert plain(10) == "0.10"


@pytest.mark.parametrize(
    ("text", "currency", "reason"),
    [
        ("abc", "CNY", "not_a_number"),
        ("", "CNY", "not_a_number"),
        ("NaN", "CNY", "not_a_number"),
        ("Infinity", "CNY", "not_a_number"),
        ("1.005", "CNY", "decimals"),
        ("1.5", "JPY", "decimals"),
        ("90000000000000", "CNY", "range"),
    ],
)
def test_text_that_is_no_amount_is_refused(text: str, currency: str, reason: str) -> None:
    with pytest.raises(InvalidAmount) as error:
        parse_plain(text, currency)
    assert error.value.fields["reason"] == reason
    if reason != "range":
        assert error.value.fields["value"] == text


def test_decimals_come_in_exactly() -> None:
    assert from_decimal(Decimal("1234.5"), "KWD") == Money(1234500, "KWD")
    assert from_decimal(Decimal("12")) == Money(1200)


def test_a_total_keeps_to_one_currency() -> None:
    assert total([Money(1, "USD"), Money(2, "USD")], "USD") == Money(3, "USD")
    assert total([]) == Money(0, "CNY")
    with pytest.raises(CurrencyMismatch):
        total([Money(1, "USD")])


@pytest.mark.parametrize(
    ("minor", "weights", "parts"),
    [
        (100, [1, 1, 1], [33, 33, 34]),  # the odd cent goes to the last
        (101, [1, 1, 1], [33, 34, 34]),
        (100, [50, 30, 20], [50, 30, 20]),
        (5, [3, 7], [1, 4]),  # 1.5 and 3.5: a tie
        (-100, [1, 1, 1], [-33, -33, -34]),
        (10, [0, 1], [0, 10]),
        (0, [1, 2], [0, 0]),
        (1000, [2, 3, 2], [286, 428, 286]),
    ],
)
def test_splitting_by_largest_remainder(minor: int, weights: list[int], parts: list[int]) -> None:
    assert split(minor, weights) == parts


@given(st.integers(-MAX_MINOR + 1, MAX_MINOR - 1), st.lists(st.integers(0, 10**12), min_size=1))
@example(1, [1, 1])
def test_the_parts_add_up_and_are_within_a_unit_of_their_share(
    minor: int, weights: list[int]
) -> None:
    if not sum(weights):
        return
    parts = split(minor, weights)
    assert sum(parts) == minor
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - minor * weight) < sum(weights)


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2], [5, -5]])
def test_weights_that_say_nothing_are_refused(weights: list[int]) -> None:
    with pytest.raises(InvalidAmount) as error:
        split(100, weights)
    assert error.value.fields == {"value": str(weights), "reason": "weights"}


@pytest.mark.parametrize(
    ("minor", "numerator", "denominator", "result"),
    [
        (1000, 5, 100, 50),
        (1, 1, 2, 1),  # half away from zero
        (-1, 1, 2, -1),
        (3, 1, 2, 2),
        (149, 1, 100, 1),
        (1, 49, 100, 0),
        (10_000_000, 365, 36_500, 100_000),
    ],
)
def test_a_share_is_rounded_once(minor: int, numerator: int, denominator: int, result: int) -> None:
    assert share(minor, numerator, denominator) == result
