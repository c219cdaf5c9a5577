"""Writes the files of `unseen_sheets` as xlsx, xls, ods or csv; the seed chooses."""

import csv
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from arapp.services.importing.reading.sheet import Grid
from tests.importing import unseen_bank_files
from tests.importing.unseen_sheets import Made
from tests.importing.unseen_sheets_look import Canvas

FORMS = ("xlsx", "xlsx", "xls", "ods", "csv")


def form_of(made: Made) -> str:
    """Ending of a seed's file; several sheets do not go into a csv."""
    form = FORMS[made.seed % len(FORMS)]
    return "xlsx" if form == "csv" and len(made.sheets) > 1 else form


def read(made: Made, folder: Path) -> Grid:
    """The seed's file written to the folder and read by the program's reader."""
    path = folder / f"s{made.seed}.{form_of(made)}"
    {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}[form_of(made)](made, path)
    return unseen_bank_files.grid(path)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _xlsx(made: Made, path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for canvas in made.sheets:
        sheet = book.create_sheet(canvas.name)
        for (row, column), value in canvas.cells.items():
            sheet.cell(row, column + 1, _plain(value))
        for top, left, bottom, right in canvas.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for row in canvas.hidden:
            sheet.row_dimensions[row].hidden = True
    book.save(path)


def _xls(made: Made, path: Path) -> None:
    book = xlwt.Workbook()
    styles = {
        date: xlwt.easyxf(num_format_str="yyyy-mm-dd"),
        datetime: xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss"),
    }
    plain = xlwt.easyxf()
    for canvas in made.sheets:
        sheet = book.add_sheet(canvas.name[:31])
        spans = {(top, left): (bottom, right) for top, left, bottom, right in canvas.merged}
        for (row, column), value in canvas.cells.items():
            style = styles.get(type(value), plain)
            bottom, right = spans.get((row, column + 1), (row, column + 1))
            sheet.write_merge(row - 1, bottom - 1, column, right - 1, _plain(value), style)
    book.save(str(path))


def _csv(made: Made, path: Path) -> None:
    (canvas,) = made.sheets
    wide = max(column for _, column in canvas.cells) + 1
    lines = [
        [
            "" if (v := canvas.cells.get((row, i))) is None else str(v).replace("\n", "")
            for i in range(wide)
        ]
        for row in range(1, canvas.below)
    ]
    with path.open("w", encoding="gb18030" if made.seed % 2 else "utf-8", newline="") as out:
        csv.writer(out).writerows(lines)


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(
    f'xmlns:{short}="{_OFFICE}:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | Decimal):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    text = "</text:p><text:p>".join(escape(part) for part in str(value).split("\n"))
    return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"


def _ods_table(canvas: Canvas) -> str:
    wide = max(column for _, column in canvas.cells) + 1
    rows = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(canvas.cells.get((row, i))) for i in range(wide))
        + "</table:table-row>"
        for row in range(1, canvas.below)
    )
    return f'<table:table table:name="{escape(canvas.name)}">{rows}</table:table>'


def _ods(made: Made, path: Path) -> None:
    tables = "".join(_ods_table(canvas) for canvas in made.sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}'
        f' office:version="1.2"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
        f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
