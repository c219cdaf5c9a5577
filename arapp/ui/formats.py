"""Values to screen text: money, days, moments, counts. Text becomes a value elsewhere.

Words follow the language installed (`language`); money shows no sign within the ledger's own
currency. `use` is told once per opened ledger which currency that is.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money, exponent, plain
from arapp.ui.marks import QT_TRANSLATE_NOOP

MINUS = "\u2212"
DASH = "—"
_base = {"currency": "CNY"}

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("formats", "Monday"),
    QT_TRANSLATE_NOOP("formats", "Tuesday"),
    QT_TRANSLATE_NOOP("formats", "Wednesday"),
    QT_TRANSLATE_NOOP("formats", "Thursday"),
    QT_TRANSLATE_NOOP("formats", "Friday"),
    QT_TRANSLATE_NOOP("formats", "Saturday"),
    QT_TRANSLATE_NOOP("formats", "Sunday"),
)
_SHORT_WEEKDAYS = (
    QT_TRANSLATE_NOOP("formats", "Mon"),
    QT_TRANSLATE_NOOP("formats", "Tue"),
    QT_TRANSLATE_NOOP("formats", "Wed"),
    QT_TRANSLATE_NOOP("formats", "Thu"),
    QT_TRANSLATE_NOOP("formats", "Fri"),
    QT_TRANSLATE_NOOP("formats", "Sat"),
    QT_TRANSLATE_NOOP("formats", "Sun"),
)
_MONTHS = (
    QT_TRANSLATE_NOOP("formats", "January"),
    QT_TRANSLATE_NOOP("formats", "February"),
    QT_TRANSLATE_NOOP("formats", "March"),
    QT_TRANSLATE_NOOP("formats", "April"),
    QT_TRANSLATE_NOOP("formats", "May"),
    QT_TRANSLATE_NOOP("formats", "June"),
    QT_TRANSLATE_NOOP("formats", "July"),
    QT_TRANSLATE_NOOP("formats", "August"),
    QT_TRANSLATE_NOOP("formats", "September"),
    QT_TRANSLATE_NOOP("formats", "October"),
    QT_TRANSLATE_NOOP("formats", "November"),
    QT_TRANSLATE_NOOP("formats", "December"),
)


def _say(text: str) -> str:
    return QCoreApplication.translate("formats", text)


def use(currency: str) -> None:
    """Name the ledger's own currency, the one shown without a sign."""
    _base["currency"] = currency


def base_currency() -> str:
    """The currency shown without a sign."""
    return _base["currency"]


# --- money ------------------------------------------------------------------------------------


def amount(minor: int, currency: str | None = None) -> str:
    """Minor units → "1,234.50", "−20.00", other currencies "USD 1,234.50"."""
    code = currency or _base["currency"]
    whole, _, part = plain(abs(minor), code).partition(".")
    grouped = f"{int(whole):,}" + (f".{part}" if part else "")
    sign = MINUS if minor < 0 else ""
    return f"{sign}{grouped}" if code == _base["currency"] else f"{code} {sign}{grouped}"


def money(value: Money) -> str:
    """Money → screen text, see `amount`."""
    return amount(value.minor, value.currency)


def money_or_blank(value: Money | None) -> str:
    """Blank for zero and None: matrices such as the aging."""
    return money(value) if value else ""


def raw_amount(minor: int, currency: str | None = None) -> str:
    """Clipboard form "1234.50", "-20.00": sheets read it as a number."""
    return plain(minor, currency or _base["currency"])


def percent(part: int, whole: int) -> str:
    """ "68%", rounded half up in integers; "" when there is no whole."""
    if whole == 0:
        return ""
    return f"{(abs(part) * 200 + abs(whole)) // (abs(whole) * 2)}%"


def decimals(currency: str | None = None) -> int:
    """Digits after the point of a currency."""
    return exponent(currency or _base["currency"])


# --- days -------------------------------------------------------------------------------------


def day(value: date | None, today: date) -> str:
    """ "11-12" inside the year of `today`, else "2027-09-14"; "" for None."""
    if value is None:
        return ""
    return value.strftime("%m-%d") if value.year == today.year else value.isoformat()


def weekday(value: date, *, short: bool = False) -> str:
    """ "Thursday" / 星期四, short "Thu" / 周四."""
    return _say((_SHORT_WEEKDAYS if short else _WEEKDAYS)[value.weekday()])


def long_day(value: date) -> str:
    """ "12 November" / 11 月 12 日."""
    text = QCoreApplication.translate("formats", "{day} {month}", "12 November")
    return text.format(day=value.day, month=_say(_MONTHS[value.month - 1]), number=value.month)


def day_and_weekday(value: date) -> str:
    """ "Thursday, 12 November" / 11 月 12 日 星期四."""
    text = QCoreApplication.translate("formats", "{weekday}, {day}", "Thursday, 12 November")
    return text.format(weekday=weekday(value), day=long_day(value))


def month(value: date) -> str:
    """ "October 2026" / 2026 年 10 月."""
    text = QCoreApplication.translate("formats", "{month} {year}", "October 2026")
    return text.format(month=_say(_MONTHS[value.month - 1]), number=value.month, year=value.year)


def near_day(value: date, today: date) -> str:
    """ "today", "yesterday", else as `day`."""
    words = {
        0: QCoreApplication.translate("formats", "today"),
        1: QCoreApplication.translate("formats", "yesterday"),
    }
    return words.get((today - value).days) or day(value, today)


def moment(value: datetime | str, today: date, zone: tzinfo | None = None) -> str:
    """UTC moment (or its text form) → "today 09:13", "yesterday 17:46", "11-05 16:20", local."""
    known = datetime.fromisoformat(value) if isinstance(value, str) else value
    local = (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(zone)
    return f"{near_day(local.date(), today)} {local:%H:%M}"


# --- counts -----------------------------------------------------------------------------------

_COUNTS: dict[str, Callable[[int], str]] = {
    "days": lambda n: QCoreApplication.translate("formats", "%n day(s)", None, n),
    "entries": lambda n: QCoreApplication.translate("formats", "%n entry(s)", None, n),
    "items": lambda n: QCoreApplication.translate("formats", "%n item(s)", None, n),
    "customers": lambda n: QCoreApplication.translate("formats", "%n customer(s)", None, n),
    "copies": lambda n: QCoreApplication.translate("formats", "%n copy(s)", None, n),
    "rows": lambda n: QCoreApplication.translate("formats", "%n row(s)", None, n),
    "files": lambda n: QCoreApplication.translate("formats", "%n file(s)", None, n),
}


def count(number: int, unit: str) -> str:
    """ "3 receipts" in the word of the unit: days 天, entries 笔, items 件, customers 户,
    copies 份, rows 行, files 个文件. KeyError for another unit."""
    return _COUNTS[unit](number).replace(str(number), f"{number:,}", 1)


def overdue(days: int) -> str:
    """The age column: "48 days", "today" on the day itself, "" before it."""
    if days > 0:
        return count(days, "days")
    return QCoreApplication.translate("formats", "Today") if days == 0 else ""
