"""Days, months and moments."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from arapp.models.values.days import (
    EARLIEST,
    AsOfClock,
    FixedClock,
    SystemClock,
    add_days,
    add_months,
    from_ordinal,
    moment_text,
    month_end,
    month_start,
    parse_iso,
    parse_month,
    to_ordinal,
)
from arapp.models.values.errors import InvalidDay

DAY = date(2026, 11, 12)


def test_the_machines_clock_gives_local_days_and_utc_moments() -> None:
    before = datetime.now(UTC)  # noqa: TID251 - what the clock is compared with
    clock = SystemClock()
    assert before <= clock.now() <= before + timedelta(minutes=1)
    assert clock.now().tzinfo is UTC
    # Local midnight may lie on either side of the UTC day.
    assert abs(clock.today() - before.date()) <= timedelta(days=1)


def test_a_fixed_clock_stands_at_noon() -> None:
    clock = FixedClock(DAY)
    assert clock.today() == DAY
    assert clock.now() == datetime(2026, 11, 12, 12, tzinfo=UTC)


def test_a_chosen_day_leaves_the_moments_real() -> None:
    clock = AsOfClock(DAY)
    assert clock.today() == DAY
    assert abs(clock.now() - SystemClock().now()) < timedelta(minutes=1)


def test_the_form_in_the_file() -> None:
    assert to_ordinal(date(1, 1, 1)) == 1
    assert to_ordinal(DAY) == DAY.toordinal()
    assert from_ordinal(DAY.toordinal()) == DAY
    assert to_ordinal(None) is None
    assert from_ordinal(None) is None
    assert date(1990, 1, 1) == EARLIEST


def test_days_are_read_in_iso_form_alone() -> None:
    assert parse_iso(" 2026-11-12 ") == DAY
    for text in ("12.11.2026", "2026-02-30", ""):
        with pytest.raises(InvalidDay) as error:
            parse_iso(text)
        assert error.value.fields == {"value": text}


def test_a_moment_is_utc_to_the_millisecond() -> None:
    moment = datetime(2026, 11, 12, 9, 13, 5, 123_999, timezone(timedelta(hours=8)))
    assert moment_text(moment) == "2026-11-12T01:13:05.123Z"
    assert moment_text(datetime(2026, 1, 2, 3, 4, 5, 7_000, UTC)) == "2026-01-02T03:04:05.007Z"


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-02-03", 28),
        ("2028-02-29", 29),
        ("2026-04-30", 30),
        ("2026-12-01", 31),
        ("1900-02-01", 28),
    ],
)
def test_where_a_month_begins_and_ends(day: str, last: int) -> None:
    found = date.fromisoformat(day)
    assert month_start(found) == found.replace(day=1)
    assert month_end(found) == found.replace(day=last)
    assert parse_month(f" {day[:7]} ") == (found.replace(day=1), found.replace(day=last))


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-12", 1, "2026-12-12"),
        ("2026-11-12", 2, "2027-01-12"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-30", 13, "2027-12-30"),
    ],
)
def test_months_later(day: str, months: int, result: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == result


def test_days_later() -> None:
    assert add_days(date(2026, 2, 28), 1) == date(2026, 3, 1)
    assert add_days(DAY, -12) == date(2026, 10, 31)


def test_a_month_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidDay):
        parse_month("2026-13")
