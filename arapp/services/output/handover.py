"""The hand-over workbook: a list with yellow columns to fill in, and what comes back of it.

A hidden sheet holds what was written, so that a change outside the yellow columns is found and
named by its cell. Rows may be sorted, hidden or deleted; they are known by the number in column A.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from arapp.models.values.days import parse_iso
from arapp.models.values.errors import (
    DomainError,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    Refused,
)
from arapp.models.values.money import Money, parse_plain, plain
from arapp.services.collection.handover import Filled, Handover
from arapp.services.collection.outcomes import OUTCOMES, REASONS
from arapp.services.output.files import save
from arapp.services.output.sheet import put, sheet_name

_HIDDEN = "arapp"
_TOP = 2  # row of the headings
_LARGEST = 20_000_000  # bytes
_MOST_ROWS = 20_000
_HEADS: dict[str, tuple[str, ...]] = {
    "zh_CN": (
        *("编号", "客户", "款项", "到期", "逾期天数", "未收", "币种", "阶段", "上次沟通"),
        *("结果", "原因", "承诺金额", "承诺日期", "联系人", "备注", "下次联系"),
    ),
    "en": (
        *("No.", "Customer", "Row", "Due", "Days", "Open", "Currency", "Stage", "Last contact"),
        *("Outcome", "Reason", "Promised", "By", "Person", "Note", "Call again"),
    ),
}
_LOCKED = 9
_WIDTH = len(_HEADS["en"])
_WIDTHS = (7, 26, 24, 12, 8, 14, 7, 12, 34, 14, 16, 14, 12, 12, 30, 12)
_YELLOW = "FFFFF2CC"


def write_handover(path: Path, found: Handover, language: str = "zh_CN") -> None:
    """Write the workbook of one salesperson."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page: Any = book.worksheets[0]
    page.title = sheet_name(found.owner or ("未指定" if language == "zh_CN" else "nobody"))
    put(page.cell(1, 1), _lead(found, language))
    for column, head in enumerate(_HEADS[language], 1):
        page.cell(_TOP, column).font = Font(bold=True)
        put(page.cell(_TOP, column), head)
        page.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    locked = [_locked(row) for row in found.rows]
    for number, cells in enumerate(locked, _TOP + 1):
        for column, value in enumerate(cells, 1):
            put(page.cell(number, column), value)
        for column in range(_LOCKED + 1, _WIDTH + 1):
            page.cell(number, column).fill = PatternFill("solid", fgColor=_YELLOW)
    hidden = book.create_sheet(_HIDDEN)
    _drop_downs(page, hidden, len(locked), language)
    page.freeze_panes = page.cell(_TOP + 1, 4)
    told = {
        "ledger": found.ledger,
        "owner": found.owner,
        "as_of": found.as_of.isoformat(),
        "last_contact": found.last_contact,
        "language": language,
        "rows": {cells[0]: cells for cells in locked},
    }
    _hide(hidden, told)
    stream = io.BytesIO()
    book.save(stream)
    save(path, stream.getvalue())


def _lead(found: Handover, language: str) -> str:
    if language == "zh_CN":
        return f"{found.owner} 催收清单，截至 {found.as_of}，只填黄色的列，填好发回财务"
    return f"{found.owner}, as of {found.as_of}: fill in the yellow columns and send it back"


def _locked(row: Any) -> list[str]:
    """The cells that stay as they are, as text."""
    return [
        *(str(row.plan), row.customer, row.title, row.due_on.isoformat(), str(row.days)),
        *(plain(row.amount, row.currency), row.currency, row.stage, row.last),
    ]


def _drop_downs(page: Any, hidden: Any, rows: int, language: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    at = 0 if language == "zh_CN" else 1
    last = _TOP + max(rows, 1)
    for letter, words, column in (("J", OUTCOMES, "C"), ("K", REASONS, "D")):
        # From a range: a list written out may have no more than 255 characters. An outcome may be
        # put into own words; a reason is counted and may not.
        listed = f"{_HIDDEN}!${column}$1:${column}${len(words)}"
        rule = DataValidation(
            type="list", formula1=listed, allow_blank=True, showErrorMessage=letter == "K"
        )
        for number, pair in enumerate(words.values(), 1):
            put(hidden[f"{column}{number}"], pair[at])
        page.add_data_validation(rule)
        rule.add(f"{letter}{_TOP + 1}:{letter}{last}")


def _hide(hidden: Any, told: Mapping[str, Any]) -> None:
    """What was written, in parts that fit a cell, with its hash."""
    text = json.dumps(told, ensure_ascii=False)
    hidden.sheet_state = "veryHidden"
    put(hidden.cell(1, 1), hashlib.sha256(text.encode()).hexdigest())
    size = 30_000
    for number, start in enumerate(range(0, len(text), size), 2):
        put(hidden.cell(number, 1), text[start : start + size])


# --- what comes back ---------------------------------------------------------------------------


class Returned:
    """A workbook that came back: `last_contact` as it was written, the filled lines."""

    def __init__(self, owner: str, as_of: date, last_contact: int, filled: list[Filled]) -> None:
        self.owner = owner
        self.as_of = as_of
        self.last_contact = last_contact
        self.filled = tuple(filled)


def read_handover(path: Path, ledger: str) -> Returned:
    """Read what was filled in.

    Raises Refused `handover_foreign` (not made for this ledger, or its hidden sheet is gone),
    `handover_changed` and `handover_unknown` with `sheet` and `place` ("B7"); InvalidValue,
    InvalidAmount, InvalidDay with `field` the place of a cell that cannot be meant.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    broken = (BadZipFile, InvalidFileException, SyntaxError, LookupError, ValueError, TypeError)
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused("handover_foreign", path=path)
        book = load_workbook(path, data_only=True)
        told = _told(book)
    except (*broken, AttributeError, OSError) as trouble:
        raise Refused("handover_foreign", path=path) from trouble
    if told["ledger"] != ledger:
        raise Refused("handover_foreign", path=path)
    page = book.worksheets[0]
    _check_heads(page, told["language"])
    lines = [_line(page, number, told["rows"][key]) for number, key in _rows(page, told)]
    filled = [line for line in lines if line is not None]
    return Returned(told["owner"], parse_iso(told["as_of"]), told["last_contact"], filled)


def _told(book: Any) -> dict[str, Any]:
    hidden = book[_HIDDEN]
    parts = [str(row[0].value or "") for row in hidden.iter_rows(min_row=2, max_col=1)]
    text = "".join(parts)
    if hashlib.sha256(text.encode()).hexdigest() != hidden.cell(1, 1).value:
        raise ValueError
    found: dict[str, Any] = json.loads(text)
    return found


def _check_heads(page: Any, language: str) -> None:
    if page.max_row > _MOST_ROWS:
        raise Refused("handover_changed", sheet=page.title, place=f"A{_MOST_ROWS}")
    for column in range(1, max(page.max_column, _WIDTH) + 1):
        expected = _HEADS[language][column - 1] if column <= _WIDTH else ""
        if _text(page.cell(_TOP, column).value) != expected:
            raise _changed(page, _TOP, column)


def _changed(page: Any, row: int, column: int) -> Refused:
    return Refused("handover_changed", sheet=page.title, place=page.cell(row, column).coordinate)


def _rows(page: Any, told: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """(row of the sheet, key), checked against what was written."""
    seen: set[str] = set()
    for number in range(_TOP + 1, page.max_row + 1):
        cells = [page.cell(number, column) for column in range(1, page.max_column + 1)]
        values = [_text(cell.value) for cell in cells]
        if not any(values):
            continue
        key = values[0]
        if key not in told["rows"]:
            raise Refused("handover_unknown", sheet=page.title, place=f"A{number}")
        if key in seen:
            raise _changed(page, number, 1)
        seen.add(key)
        for column, written in enumerate(told["rows"][key], 1):
            if values[column - 1] != " ".join(written.split()):
                raise _changed(page, number, column)
        beyond = next((n for n, value in enumerate(values, 1) if n > _WIDTH and value), None)
        if beyond is not None:
            raise _changed(page, number, beyond)
        yield number, key


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())


def _line(page: Any, number: int, locked: list[str]) -> Filled | None:
    cells = [page.cell(number, column) for column in range(_LOCKED + 1, _WIDTH + 1)]
    outcome, reason, amount, due, person, note, again = (_text(cell.value) for cell in cells)
    if not any((outcome, reason, amount, due, person, note, again)):
        return None
    places = [cell.coordinate for cell in cells]
    if not outcome and not note:
        raise InvalidValue(field=places[0], value="", reason="empty")
    return Filled(
        int(locked[0]),
        f"{page.title}!{places[0]}",
        outcome,
        _reason(places[1], reason),
        _amount(places[2], amount, locked[6]),
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
        return parse_plain(text.replace(",", "").replace("，", ""), currency)
    except DomainError:
        raise InvalidAmount(field=place, value=text, reason="not_a_number") from None


def _day(place: str, text: str) -> date | None:
    try:
        return parse_iso(text.replace("/", "-").replace(".", "-")) if text else None
    except InvalidDay:
        raise InvalidDay(field=place, value=text) from None
