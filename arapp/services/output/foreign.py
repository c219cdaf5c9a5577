"""A copy of somebody's own workbook to write into; the original is never touched.

From xlsx the copy has the look of the original: widths, merges, formats, and the user's formulas
as they were. A formula that reaches outside (another workbook, DDE, the web) is replaced by the
value it had; macros and links to other files stay behind. All other files, and workbooks that
openpyxl cannot open, are built anew from what was read, plainly, with no formula at all.
"""

import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from arapp.models.values.errors import InvalidValue
from arapp.services.importing.reading.grid import Cell, Grid, Odd, Sheet
from arapp.services.output.sheet import put, sheet_name

Rows = Mapping[str, Collection[int]]
"""Row numbers by sheet."""
OWN_CELLS = 400_000  # a larger book is built anew: opening it would take a minute and a gigabyte
# A formula as openpyxl writes it: without a value.
_EMPTY = re.compile(rb'(?=<c r="([A-Z]+\d+)")(<c [^>]*><f>[^<]*</f>)<v ?(?:/>|></v>)</c>')
_TEXT = re.compile(r'"[^"]*"')
_OUTSIDE = re.compile(
    r"\[[^\]]*\][^!\[\](),+*/=<>&]*!|\||\\\\|\bhttps?:"
    r"|\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|FILTERXML|IMAGE)\s*\(",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy: an openpyxl workbook; `own`: it has the look of the original.

    `whole`: it has all rows. `shown`: cells with formulas and what they show, as far as known.
    """

    book: Any
    own: bool
    whole: bool = True
    shown: list[tuple[Any, Any]] = field(default_factory=list)

    def page(self, sheet: str) -> Any:
        """The copy's sheet of that name in the original; None when there is none."""
        names = self.book.sheetnames
        name = sheet if self.own else sheet_name(sheet)
        return self.book[name] if name in names else None


def copy_of(grid: Grid, source: Path | None = None, needed: Rows | None = None) -> Copy:
    """The workbook of a file that was read, to write into. `source`: where it lies now.

    A file that is not the one that was read any more is rebuilt from what was read. Of a book too
    large to be looked at the rows `needed` are enough, by sheet.
    """
    large = sum(len(row) for sheet in grid.sheets for row in sheet.rows) > OWN_CELLS
    book = _opened(source or grid.path, grid) if grid.form == "xlsx" and not large else None
    if book is not None:
        return Copy(book, own=True)
    few = needed if large else None
    return Copy(_rebuilt(grid, few), own=False, whole=few is None)


def show_as_read(copy: Copy, grid: Grid) -> None:
    """Formulas show what they showed when the file was read: for copies that change no figure."""
    for sheet in grid.sheets if copy.own else ():
        page = copy.page(sheet.name)
        rows = dict(zip(sheet.numbers, sheet.rows, strict=True))
        for cell in _formulas(page) if page is not None else ():
            cells = rows.get(cell.row, ())
            if cell.column <= len(cells):
                copy.shown.append((cell, cells[cell.column - 1]))


def guard_original(path: Path, *originals: Path) -> None:
    """Raise InvalidValue when the path to write to is one of the user's own files, or a folder."""
    taken = {original.resolve() for original in originals}
    if path.resolve() in taken or path.is_dir():
        raise InvalidValue(field="file", value=str(path), reason="taken")


def as_bytes(copy: Copy) -> bytes:
    """The workbook as a file; its formulas are reckoned anew when a spreadsheet opens it.

    Beside each formula stands what it is known to show (`Copy.shown`), for all that do not reckon.
    """
    copy.book.calculation.fullCalcOnLoad = True
    stream = io.BytesIO()
    copy.book.save(stream)
    by_sheet: dict[str, dict[str, str]] = {}
    for cell, value in copy.shown:
        number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        if number and cell.data_type == "f":
            by_sheet.setdefault(cell.parent.title, {})[cell.coordinate] = str(value)
    if not by_sheet:
        return stream.getvalue()
    names = {
        f"xl/worksheets/sheet{n}.xml": by_sheet.get(page.title, {})
        for n, page in enumerate(copy.book.worksheets, start=1)
    }
    return _with_values(stream, names)


def _with_values(stream: io.BytesIO, names: dict[str, dict[str, str]]) -> bytes:
    done = io.BytesIO()
    with ZipFile(stream) as old, ZipFile(done, "w", ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            values = names.get(item.filename)
            if values:
                content = _EMPTY.sub(partial(_valued, values), content)
            new.writestr(item, content)
    return done.getvalue()


def _valued(values: dict[str, str], found: re.Match[bytes]) -> bytes:
    value = values.get(found.group(1).decode())
    return found.group() if value is None else found.group(2) + b"<v>%s</v></c>" % value.encode()


def _opened(path: Path, grid: Grid) -> Any:
    """The workbook under openpyxl; None when it is another by now, or too odd for it."""
    from openpyxl import load_workbook

    try:
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != grid.sha256:
            return None
        book = load_workbook(io.BytesIO(content), keep_links=False)
        _defuse(book, lambda: load_workbook(io.BytesIO(content), keep_links=False, data_only=True))
    except Exception:  # it fails in many ways on files that other readers take
        return None
    return book


def _defuse(book: Any, values: Callable[[], Any]) -> None:
    """Formulas and names that reach outside go; what the formulas last showed stays."""
    shown = None
    for page in book.worksheets:
        for cell in _formulas(page):
            if reaches_outside(formula_of(cell)):
                shown = values() if shown is None else shown
                last = shown[page.title][cell.coordinate].value
                put_foreign(cell, formula_of(cell) if last is None else last)
    for holder in (book, *book.worksheets):
        for name in [n for n, d in holder.defined_names.items() if reaches_outside(d.value or "")]:
            del holder.defined_names[name]


def _formulas(page: Any) -> Iterator[Any]:
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield cell


def formula_of(cell: Any) -> str:
    """The formula of a cell, "=SUM(A1:A9)"; "" when it has none."""
    if cell.data_type != "f":
        return ""
    return str(getattr(cell.value, "text", None) or cell.value)


def reaches_outside(formula: str) -> bool:
    """Whether a formula takes something from another file, program or the web."""
    return bool(_OUTSIDE.search(_TEXT.sub('""', formula))) or bool(
        re.search(r'"(?:https?:|\\\\|file:)', formula, re.IGNORECASE)
        and not re.match(r"=\s*HYPERLINK\s*\(", formula, re.IGNORECASE)
    )


def _rebuilt(grid: Grid, needed: Rows | None) -> Any:
    """A plain workbook with the cells as they were read, each in its place."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in grid.sheets or (Sheet("1", (), ()),):
        page = book.create_sheet(sheet_name(sheet.name))
        wanted = None if needed is None else needed.get(sheet.name, frozenset())
        for number, row in zip(sheet.numbers, sheet.rows, strict=True):
            if wanted is not None and number not in wanted:
                continue
            for column, value in enumerate(row, start=1):
                if value is not None:
                    put_foreign(page.cell(number, column), value)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for number in sheet.hidden:
            page.row_dimensions[number].hidden = True
        page.sheet_state = "visible" if sheet.visible else "hidden"
        _widen(page, sheet)
    return book


def put_foreign(cell: Any, value: Cell | float) -> None:
    """A value that was read into a cell; text is never a formula, whatever it begins with."""
    if isinstance(value, Odd):
        what, _, detail = value.what.partition(":")
        put(cell, detail if what == "error" else f"({what})")
    elif isinstance(value, datetime):
        cell.value = value
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, str | date):
        put(cell, value)
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) > 15:
        put(cell, str(value))  # a number of a spreadsheet has no more digits
    else:
        cell.value = value


def _widen(page: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for row in sheet.rows[:500]:
        for column, value in enumerate(row, start=1):
            size = sum(2 if ord(c) > 0x2E7F else 1 for c in str(value)) if value is not None else 0
            widths[column] = max(widths.get(column, 8), min(size + 2, 40))
    for column, width in widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
