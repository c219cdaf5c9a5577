"""Work days of China: weekends, public holidays and the days that are worked instead. Pure.

The library knows the years whose holidays the State Council has announced; of any other year only
the weekends are known, which the caller may tell (`knows`).
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

_SATURDAY = 5
_SUNDAY = 6
WEEKEND = {_SATURDAY: "saturday", _SUNDAY: "sunday"}
# As the library calls them → stable keys; what it learns later becomes a key by itself.
_HOLIDAYS = {
    "New Year's Day": "new_year",
    "Spring Festival": "spring_festival",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour_day",
    "Dragon Boat Festival": "dragon_boat",
    "Mid-autumn Festival": "mid_autumn",
    "National Day": "national_day",
}


@lru_cache(maxsize=1)
def _calendar() -> Any:
    """The library; it takes 20 ms to load, so only when a day is asked for."""
    import chinese_calendar

    return chinese_calendar


@lru_cache(maxsize=1)
def _known_years() -> tuple[int, int]:
    days = _calendar().constants.holidays
    return min(days).year, max(days).year


def knows(year: int) -> bool:
    """Whether the public holidays of that year are known; else only its weekends are."""
    first, last = _known_years()
    return first <= year <= last


@lru_cache(maxsize=4096)
def why_not(day: date) -> str:
    """Why it is no work day: "saturday", "sunday", a holiday ("national_day" …); "" when it is."""
    if not knows(day.year):
        return WEEKEND.get(day.weekday(), "")
    free, name = _calendar().get_holiday_detail(day)
    if not free:
        return ""
    return holiday_key(name) if name else WEEKEND.get(day.weekday(), "")


def holiday_key(name: str) -> str:
    """Stable key of a holiday of the library."""
    return _HOLIDAYS.get(name) or name.strip().lower().replace(" ", "_")


def is_workday(day: date) -> bool:
    """Whether it is worked on that day."""
    return not why_not(day)


def next_workday(day: date) -> date:
    """The day itself when it is a work day, else the first one after it."""
    while why_not(day) and day < date.max:
        day += timedelta(days=1)
    return day
