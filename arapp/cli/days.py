"""Days as they are typed: a usage error in the reader's language for what cannot be meant."""

from datetime import date

from arapp.cli import text
from arapp.cli.sub import Usage
from arapp.models.values.days import EARLIEST, parse_iso, parse_month
from arapp.models.values.errors import InvalidDay

LATEST = date(2199, 12, 31)
"""Later days leave no room for terms, months and forecasts after them."""


def chosen_day(option: str, typed: str, language: str) -> date:
    """The day of an option. Raises Usage."""
    try:
        return _within(option, parse_iso(typed), language)
    except InvalidDay:
        raise Usage(text.note("no_day", language, {"option": option, "day": typed})) from None


def chosen_month(option: str, typed: str, language: str) -> tuple[date, date]:
    """First and last day of the month of an option. Raises Usage."""
    try:
        first, last = parse_month(typed)
    except InvalidDay:
        raise Usage(text.note("no_month", language, {"option": option, "month": typed})) from None
    return _within(option, first, language), last


def _within(option: str, day: date, language: str) -> date:
    if EARLIEST <= day <= LATEST:
        return day
    told = {"option": option, "day": str(day), "first": str(EARLIEST), "last": str(LATEST)}
    raise Usage(text.note("far_day", language, told))
