"""Writes the bank files of `unseen_bank`, and reads them without a process of their own each."""

import html
import io
import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlwt

from arapp.services.importing.reading import reader_child
from arapp.services.importing.reading.sandbox import Reading
from arapp.services.importing.reading.sheet import Grid
from tests.importing.unseen_bank_moves import Case

_TEXTS = {
    "gbk": ("gb18030", ",", "csv"), "utf8": ("utf-8-sig", ",", "csv"),
    "utf16": ("utf-16", "\t", "csv"), "tab": ("gb18030", "\t", "txt"),
    "pipe": ("gb18030", "|", "txt"), "semicolon": ("utf-8", ";", "csv"),
}  # fmt: skip
_PADS = {"tab": "{}\t", "blanks": "{}   ", "no": "{}"}


def write(made: Case, folder: Path) -> Path:
    """The file of a case; its form and padding are features of the case."""
    if made.form == "xlsx":
        return _workbook(made, folder / f"s{made.seed}.xlsx")
    if made.form == "xls":
        return _biff(made, folder / f"s{made.seed}.xls")
    if made.form == "html":
        return _page(made, folder / f"s{made.seed}.xls")
    encoding, mark, ending = _TEXTS[made.form]
    (rows,) = made.sheets.values()
    pad = _PADS[made.features.get("padding", "no")]
    lines = (mark.join(_quoted(pad.format(_text(c)), mark) for c in row) for row in rows)
    path = folder / f"s{made.seed}.{ending}"
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).replace("\n", "")


def _quoted(text: str, mark: str) -> str:
    return f'"{text}"' if mark in text or "\n" in text else text


def _workbook(made: Case, path: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in made.sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        for span in made.merges.get(name, ()):
            sheet.merge_cells(span)
    book.save(path)
    return path


def _biff(made: Case, path: Path) -> Path:
    book = xlwt.Workbook()
    days = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for name, rows in made.sheets.items():
        sheet = book.add_sheet(name)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, date):
                    sheet.write(i, j, cell, days)
                else:
                    sheet.write(i, j, float(cell) if isinstance(cell, Decimal) else cell)
    book.save(str(path))
    return path


def _page(made: Case, path: Path) -> Path:
    (name,) = made.sheets
    spans = {span.split(":")[0]: span for span in made.merges.get(name, ())}
    lines = []
    for number, row in enumerate(made.sheets[name], 1):
        cells, skip = [], 0
        for place, cell in enumerate(row):
            if skip:
                skip -= 1
                continue
            span = spans.get(f"{chr(65 + place)}{number}")
            width = ord(span.split(":")[1][0]) - 65 - place + 1 if span else 1
            skip = width - 1
            wide = f' colspan="{width}"' if width > 1 else ""
            cells.append(f"<td{wide}>{html.escape(_text(cell))}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    page = f'<html><meta charset="gbk"><body><table>{"".join(lines)}</table></body></html>'
    path.write_bytes(page.encode("gb18030"))
    return path


class _Here(Reading):
    """A reading in this process: the same code as in the child, without its start."""

    def __init__(self, path: Path) -> None:
        self.path, self._sha256, self._expired = path, path.name, threading.Event()
        self._out = io.BytesIO()
        request = {"file": path.name, "path": str(path), "password": None}
        reader_child._answer(request, self._out)
        reader_child._send(self._out, {"done": True})

    def _lines(self) -> Iterator[bytes]:
        yield from self._out.getvalue().splitlines()


def grid(path: Path) -> Grid:
    """The cells of a file. Raises a FileTrouble."""
    return _Here(path).grid()
