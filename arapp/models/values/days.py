"""Days, moments and the clock that is passed in.

A ledger day is a `date`; in the file it is its proleptic ordinal (`date.toordinal()`).
A moment is UTC text to the millisecond. Nothing asks the machine for today but `SystemClock`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from arapp.models.values.errors import InvalidDay

EARLIEST = date(1990, 1, 1)


class Clock(Protocol):
    """What day it is and what moment; passed to whatever needs to know."""

    def today(self) -> date:
        """The ledger day, local."""
        ...

    def now(self) -> datetime:
        """The moment, UTC."""
        ...


@dataclass(frozen=True)
class SystemClock:
    """The machine's clock."""

    def today(self) -> date:
        """Local day."""
        return datetime.now().date()  # noqa: DTZ005, TID251 - the one place that asks the machine

    def now(self) -> datetime:
        """UTC moment."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still: `--as-of`, tests, samples."""

    day: date

    def today(self) -> date:
        """The fixed day."""
        return self.day

    def now(self) -> datetime:
        """Noon UTC of the fixed day."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@dataclass(frozen=True)
class AsOfClock:
    """The ledger day is chosen (`--as-of`), moments stay real so the journal stays ordered."""

    day: date

    def today(self) -> date:
        """The chosen day."""
        return self.day

    def now(self) -> datetime:
        """UTC moment of the machine."""
        return SystemClock().now()


def from_ordinal(number: int | None) -> date | None:
    """Day of the file form; None stays None."""
    return None if number is None else date.fromordinal(number)


def to_ordinal(day: date | None) -> int | None:
    """File form of a day; None stays None."""
    return None if day is None else day.toordinal()


def parse_iso(text: str) -> date:
    """ "2026-11-12" → day. Raises InvalidDay."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidDay(value=text) from None


def moment_text(moment: datetime) -> str:
    """UTC ISO text to the millisecond, "2026-11-12T01:13:05.123Z"."""
    return (
        moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
    )


def _days_of(year: int, month: int) -> int:
    """Days of a month; `calendar` knows it too, but takes as long to load as this module."""
    december = 12
    if month == december:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def month_end(day: date) -> date:
    """Last day of the month of `day`."""
    return day.replace(day=_days_of(day.year, day.month))


def month_start(day: date) -> date:
    """First day of the month of `day`."""
    return day.replace(day=1)


def add_months(day: date, months: int) -> date:
    """Same day `months` later, cut to the month's end (31 Jan + 1 = 28/29 Feb)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = _days_of(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def parse_month(text: str) -> tuple[date, date]:
    """ "2026-10" → first and last day. Raises InvalidDay."""
    first = parse_iso(f"{text.strip()}-01")
    return first, month_end(first)


def add_days(day: date, days: int) -> date:
    """`days` later."""
    return day + timedelta(days=days)
