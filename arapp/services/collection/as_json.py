"""Rows of the desk as documents: amounts as strings of their currency, days ISO."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from arapp.models.values.money import Money, plain

# Names of fields that hold minor units of the row's currency.
_MONEY = frozenset(
    (
        *("amount", "kept", "overdue", "asked", "in_hand", "received", "open"),
        *("contested", "paid", "late", "granted", "principal", "interest", "balance"),
    )
)


def as_json(found: Any, currency: str = "") -> Any:
    """A frozen row, or several, as JSON values; `currency` is that of the row it is part of."""
    if isinstance(found, Money):
        return found.plain()
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, Mapping):
        return {str(key): as_json(value, currency) for key, value in found.items()}
    if isinstance(found, list | tuple):
        return [as_json(one, currency) for one in found]
    if not is_dataclass(found) or isinstance(found, type):
        return found if found is None or isinstance(found, bool | int) else str(found)
    own = str(getattr(found, "currency", "") or currency)
    money = _MONEY - getattr(found, "COUNTS", frozenset())  # names of a class that count things
    return {
        field.name: plain(value, own)
        if field.name in money and own and isinstance(value, int)
        else as_json(value, own)
        for field in fields(found)
        for value in (getattr(found, field.name),)
    }


def sums_json(sums: Mapping[str, int]) -> dict[str, str]:
    """Currency → minor units, as strings."""
    return {code: plain(amount, code) for code, amount in sums.items()}
