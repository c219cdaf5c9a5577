"""A paper kept as issued: frozen dataclasses to JSON text and back, exactly.

Money is [minor, currency], days are ISO text, decimals text, enums their value. Reading takes the
types from the dataclass, so a field that came later gets its default.
"""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from arapp.models.values.money import Money
from arapp.services.output.documents.parties import Picture

T = TypeVar("T")


def to_text(paper: Any) -> str:
    """JSON of a frozen dataclass."""
    return json.dumps(_plain(paper), ensure_ascii=False, separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The dataclass of `kind` from its JSON; for other text ValueError, TypeError or KeyError."""
    made: T = _made(kind, json.loads(text))
    return made


_WRITERS: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = (
    (Money, lambda value: [value.minor, value.currency]),
    (Picture, lambda value: value.key),  # kept once beside the papers, see letterhead.py
    (Enum, lambda value: value.value),
    (date, date.isoformat),
    (Decimal, str),
    (tuple, lambda value: [_plain(one) for one in value]),
)


def _plain(value: Any) -> Any:
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return {field.name: _plain(getattr(value, field.name)) for field in fields}
    return value


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if value is None else _made(inner, value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in value)
    if isinstance(kind, type):
        return _instance(kind, value)
    return value


def _instance(kind: type[Any], value: Any) -> Any:
    if kind is Money:
        return Money(*value)
    if kind is Picture:
        return Picture(value)
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], one) for name, one in value.items()})
    if issubclass(kind, date):
        return date.fromisoformat(value)
    return kind(value) if issubclass(kind, Decimal | Enum) else value
