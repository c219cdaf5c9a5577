"""What commands with many text fields share: trimmed texts, required ones, records that exist."""

from datetime import date
from decimal import Decimal, InvalidOperation

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound

MICRO = 1_000_000
"""Quantities and prices are kept in millionths."""
_MOST = 10**15
_YEARS_AHEAD = 60


def required(field: str, value: str) -> str:
    """The trimmed text. Raises InvalidValue (`reason` empty)."""
    text = value.strip()
    if not text:
        raise InvalidValue(field=field, value=value, reason="empty")
    return text


def named(field: str, value: str) -> str:
    """A name, on one line with single blanks. Raises InvalidValue (`reason` empty)."""
    return required(field, " ".join(value.split()))


def ordinal(field: str, day: date, today: date) -> int:
    """File form of a day from 1990 to 60 years ahead. Raises InvalidDay."""
    if not EARLIEST <= day <= today.replace(year=today.year + _YEARS_AHEAD, day=1):
        raise InvalidDay(value=day.isoformat(), field=field)
    return day.toordinal()


def micro(field: str, text: str) -> int | None:
    """ "2.5" as millionths; "" is none. Raises InvalidValue: no number, too fine, too large."""
    plain = text.replace(",", "").replace("，", "").strip()
    if not plain:
        return None
    try:
        exact = Decimal(plain) * MICRO
    except InvalidOperation:
        raise InvalidValue(field=field, value=text, reason="not_a_number") from None
    if not exact.is_finite() or exact != exact.to_integral_value() or abs(exact) >= _MOST:
        raise InvalidValue(field=field, value=text, reason="not_a_number")
    return int(exact)


def must_exist(tx: Tx, table: str, row: int) -> None:
    """Raises NotFound when the row is not there; `table` is a name of ours, never a user's."""
    if tx.value(f"SELECT id FROM {table} WHERE id = ?", (row,)) is None:
        raise NotFound(what=table, key=row)
