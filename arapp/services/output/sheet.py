"""Rows to xlsx and csv: typed cells, and text that a spreadsheet must not take for a formula.

A cell is text, a whole number, Money, a day, a share (Decimal, 0.125 is 12.5%) or None. Text that
begins like a formula (= + - @ | %, full width too, blanks or a tab before them or not) stays text:
in xlsx by its type, in csv by an apostrophe in front. Text of a csv that begins with an apostrophe
itself gets one more, so that taking one away gives the text back.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

from arapp.models.values.money import Money, exponent, plain

Cell = str | int | Money | date | Decimal | None

_TRIGGERS = frozenset("=+-@|%\t\r\n＝＋－＠｜％")
_BEFORE = " \u00a0\u3000\u200b\ufeff'\""  # what a spreadsheet passes over, or a reader takes away
_UNSEEN = frozenset(
    "\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    + "".join(map(chr, range(0x7F, 0xA0)))
    + "".join(map(chr, range(0xD800, 0xE000)))
)
_WIDEST = 60  # characters of a column
_UPRIGHT = 6  # columns that an upright page holds
_NAME_LENGTH = 31  # of a sheet, the limit of the format
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_TEXT_LIMIT = 32_767  # characters of a cell, the limit of the format


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: name, headings, rows; `lead` are lines above the headings, `total` below.

    `strong` are the places of rows in bold, `notes` lines below all else.
    """

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    lead: Sequence[str] = ()
    total: Sequence[Cell] | None = None
    strong: frozenset[int] = frozenset()
    notes: Sequence[str] = ()


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """A workbook; headings stay in view, amounts are numbers in the currency's format."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet_name(sheet.name))
        _fill(page, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_name(name: str) -> str:
    """The name as the format takes it."""
    return name.translate(_NOT_IN_NAMES)[:_NAME_LENGTH]


def _fill(page: Any, sheet: Sheet) -> None:
    """Write one sheet."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, text in enumerate(sheet.lead, start=1):
        put(page.cell(number, 1), text)
    top = len(sheet.lead) + 1
    rows: list[Sequence[Cell]] = [sheet.header, *sheet.rows]
    rows += [sheet.total] if sheet.total else []
    bold = {top, *(top + 1 + place for place in sheet.strong)}
    bold |= {top + len(rows) - 1} if sheet.total else set()
    for number, row in enumerate(rows, start=top):
        for place, value in enumerate(row, start=1):
            cell = page.cell(number, place)
            put(cell, value)
            if number in bold:
                cell.font = Font(bold=True)
    for number, text in enumerate(sheet.notes, start=top + len(rows) + 1):
        put(page.cell(number, 1), text)
    page.freeze_panes = page.cell(top + 1, 1)
    _for_paper(page, top, len(sheet.header))
    for place, width in enumerate(_widths(rows), start=1):
        page.column_dimensions[get_column_letter(place)].width = width


def _for_paper(page: Any, top: int, columns: int) -> None:
    """Printed as it is: as wide as the page, headings on each, page x of y at the foot."""
    page.print_title_rows = f"{top}:{top}"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if columns > _UPRIGHT else "portrait"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P / &N"


def put(cell: Any, value: Cell) -> None:
    """A typed value into a cell of openpyxl (also a `WriteOnlyCell`); text is never a formula."""
    if isinstance(value, Money):
        digits = exponent(value.currency)
        cell.value = Decimal(plain(value.minor, value.currency))
        cell.number_format = "#,##0." + "0" * digits if digits else "#,##0"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, Decimal):
        cell.value = value
        cell.number_format = "0.0%"
    elif isinstance(value, str):
        cell.value = printable(value)[:_TEXT_LIMIT]
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = risky(printable(value))
    elif value is not None:
        cell.value = value


def risky(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return text[:1] in _TRIGGERS or text.lstrip(_BEFORE)[:1] in _TRIGGERS if text else False


def printable(text: str) -> str:
    """The text without control characters, and without those that turn its order around."""
    if text.isprintable():  # nearly all; and no look at each character
        return text
    return "".join(c for c in text if (c >= " " and c not in _UNSEEN) or c in "\t\n\r")


def _widths(rows: Iterable[Sequence[Cell]]) -> list[float]:
    """Column widths by content, Chinese counted double."""
    widths: list[float] = []
    for row in rows:
        for place, value in enumerate(row):
            text = _shown(value)
            size = sum(2 if ord(c) > 0x2E7F else 1 for c in text) + 2
            if place == len(widths):
                widths.append(8)
            widths[place] = max(widths[place], min(size, _WIDEST))
    return widths


def _shown(value: Cell) -> str:
    if isinstance(value, Money):
        return f"{plain(value.minor, value.currency)}  "
    return "" if value is None else str(value)


def csv_bytes(sheet: Sheet) -> bytes:
    """UTF-8 with the mark Excel looks for; amounts as 1234.50, days ISO."""
    stream = io.StringIO(newline="")
    rows: list[Sequence[Cell]] = [sheet.header, *sheet.rows]
    rows += [sheet.total] if sheet.total else []
    csv_rows(stream, rows)
    return stream.getvalue().encode("utf-8-sig")


def csv_rows(stream: TextIO, rows: Iterable[Sequence[Cell]]) -> None:
    """Write rows to an open text file (newline="", utf-8-sig)."""
    csv.writer(stream).writerows([_flat(value) for value in row] for row in rows)


def _flat(value: Cell) -> str:
    if isinstance(value, Money):
        return plain(value.minor, value.currency)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = printable(value)
        return f"'{text}" if text.startswith("'") or risky(text) else text
    return "" if value is None else str(value)
