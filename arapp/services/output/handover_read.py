"""The hand-over workbook that comes back: what was filled in, and nothing else changed.

It is a foreign file by then, so a child process with limits reads it, and what its hidden sheet
tells is checked like everything foreign. A change outside the yellow columns is named by its cell.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from arapp.models.values.days import parse_iso
from arapp.models.values.errors import (
    DomainError,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    Refused,
)
from arapp.models.values.money import Money, parse_plain
from arapp.services.collection.handover import Filled
from arapp.services.collection.outcomes import REASONS
from arapp.services.importing.reading.grid import Cells, Grid, Progress, Sheet, read_grid
from arapp.services.importing.reading.sheet import Odd
from arapp.services.output.handover import HEADS, HIDDEN, LOCKED, TOP, WIDTH

_MOST_ROWS = 20_000
_SIGNS = re.compile("[,，¥￥元 ]")
_TYPED = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?")
_NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, RecursionError, DomainError)
_MOST_DIGITS = 18  # of an id, so that it is a number of the ledger's file


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back: `last_contact` as it was written, the filled lines."""

    owner: str
    as_of: date
    last_contact: int
    filled: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the hidden sheet says was written: `rows` key → the locked cells."""

    ledger: str
    owner: str
    as_of: date
    last_contact: int
    language: str
    rows: Mapping[str, list[str]]


def read_handover(path: Path, ledger: str, progress: Progress | None = None) -> Returned:
    """Read what was filled in.

    Raises Refused `handover_foreign` (not made for this ledger, or its hidden sheet is gone),
    `handover_changed` and `handover_unknown` with `sheet` and `place` ("B7"); InvalidValue,
    InvalidAmount, InvalidDay with `field` the place of a cell that cannot be meant; a FileTrouble
    for what is no workbook, is damaged, or would harm.
    """
    grid = read_grid(path, progress=progress)
    try:
        told = _told(grid)
    except _NOT_OURS as trouble:
        raise Refused("handover_foreign", path=path) from trouble
    if told.ledger != ledger:
        raise Refused("handover_foreign", path=path)
    page = grid.sheets[0]
    _check_heads(page, told.language)
    _check_yellow(page)
    lines = [_line(page, number, told.rows[key][6], row) for number, key, row in _rows(page, told)]
    filled = tuple(line for line in lines if line is not None)
    return Returned(told.owner, told.as_of, told.last_contact, filled)


def _told(grid: Grid) -> _Told:
    """Raises what `read_handover` takes for a foreign workbook."""
    hidden = {one.name: one for one in grid.sheets[1:]}[HIDDEN]
    column = [_text_of(row[0]) if row else "" for row in hidden.rows]
    text = "".join(column[1:])
    if hashlib.sha256(text.encode()).hexdigest() != column[0]:
        raise ValueError("hash")
    found = json.loads(text)
    rows = {str(key): [str(cell) for cell in cells] for key, cells in found["rows"].items()}
    if found["language"] not in HEADS or any(len(cells) != LOCKED for cells in rows.values()):
        raise ValueError("shape")
    last = int(found["last_contact"])
    keys = all(key.isascii() and key.isdigit() and len(key) <= _MOST_DIGITS for key in rows)
    if not keys or not 0 <= last < 10**_MOST_DIGITS:
        raise ValueError("numbers")
    day = parse_iso(str(found["as_of"]))
    return _Told(str(found["ledger"]), str(found["owner"]), day, last, found["language"], rows)


def _text_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""


def _check_heads(page: Sheet, language: str) -> None:
    if page.numbers and page.numbers[-1] > _MOST_ROWS:
        raise Refused("handover_changed", sheet=page.name, place=f"A{_MOST_ROWS}")
    rows = dict(zip(page.numbers, page.rows, strict=True))
    heads = _texts(rows.get(TOP, ()))
    for column, head in enumerate(heads, 1):
        expected = HEADS[language][column - 1] if column <= WIDTH else ""
        if head != expected:
            raise _changed(page, TOP, column)


def _check_yellow(page: Sheet) -> None:
    """A formula that nothing reckoned, or an error like #N/A, is no answer."""
    for number, row in zip(page.numbers, page.rows, strict=True):
        for column, cell in enumerate(row[:WIDTH], 1):
            if number > TOP and column > LOCKED and isinstance(cell, Odd):
                value = cell.what.removeprefix("error:")
                raise InvalidValue(field=_place(number, column), value=value, reason="cell")


def _changed(page: Sheet, row: int, column: int) -> Refused:
    return Refused("handover_changed", sheet=page.name, place=_place(row, column))


def _place(row: int, column: int) -> str:
    """ "B7"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _texts(row: Cells) -> list[str]:
    """The cells in words, at least as many as the list has columns."""
    found = [_text(cell) for cell in row]
    return found + [""] * (WIDTH - len(found))


def _rows(page: Sheet, told: _Told) -> Iterator[tuple[int, str, list[str]]]:
    """(row of the sheet, key, cells), checked against what was written."""
    seen: set[str] = set()
    for number, row in zip(page.numbers, page.rows, strict=True):
        values = _texts(row)
        if number <= TOP or not any(values):
            continue
        key = values[0]
        if key not in told.rows:
            raise Refused("handover_unknown", sheet=page.name, place=f"A{number}")
        if key in seen:
            raise _changed(page, number, 1)
        seen.add(key)
        for column, written in enumerate(told.rows[key], 1):
            if values[column - 1] != " ".join(written.split()):
                raise _changed(page, number, column)
        beyond = next((n for n, value in enumerate(values, 1) if n > WIDTH and value), None)
        if beyond is not None:
            raise _changed(page, number, beyond)
        yield number, key, values


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        whole = value.to_integral_value()
        return f"{whole if whole == value else value:f}"
    return "" if value is None else " ".join(str(value).split())


def _line(page: Sheet, number: int, currency: str, values: list[str]) -> Filled | None:
    cells = values[LOCKED:WIDTH]
    outcome, reason, amount, due, person, note, again = cells
    if not any(cells):
        return None
    places = [_place(number, column) for column in range(LOCKED + 1, WIDTH + 1)]
    if not outcome and not note:
        raise InvalidValue(field=places[0], value="", reason="empty")
    return Filled(
        int(values[0]),
        f"{page.name}!{places[0]}",
        outcome,
        _reason(places[1], reason),
        _amount(places[2], amount, currency),
        _day(places[3], due),
        person,
        note,
        _day(places[6], again),
    )


def _reason(place: str, text: str) -> str:
    if not text:
        return ""
    folded = text.casefold().replace("，", ",")
    for code, pair in REASONS.items():
        if folded in (code, *(word.casefold().replace("，", ",") for word in pair)):
            return code
    raise InvalidValue(field=place, value=text, reason="unknown")


def _amount(place: str, text: str, currency: str) -> Money | None:
    if not text:
        return None
    try:
        return parse_plain(_SIGNS.sub("", text), currency)
    except DomainError:
        raise InvalidAmount(field=place, value=text, reason="cell") from None


def _day(place: str, text: str) -> date | None:
    if not text:
        return None
    try:
        typed = _TYPED.fullmatch(text)
        return parse_iso("{}-{:0>2}-{:0>2}".format(*typed.groups()) if typed else text)
    except InvalidDay:
        raise InvalidDay(field=place, value=text, reason="cell") from None
