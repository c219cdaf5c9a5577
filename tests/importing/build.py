"""Builders of foreign files for the tests; all data is invented."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Any]  # of rows: cells of any kind

BANK_HEADER = [
    "交易日期",
    "交易流水号",
    "借方发生额",
    "贷方发生额",
    "余额",
    "对方户名",
    "对方账号",
    "摘要",
]
BANK_ROWS: list[list[Any]] = [
    ["2026-10-08", "LS001", "", "50,000.00", "150,000.00", "恒岳机械有限公司", "32050101", "货款"],
    ["2026-10-09", "LS002", "1,200.50", "", "148,799.50", "苏州供电公司", "32050102", "电费"],
    ["2026-10-09", "LS003", "", "3,000.00", "151,799.50", "海顿电机有限公司", "32050103", "定金"],
]


def book(path: Path, merges: Sequence[str] = (), **sheets: Rows) -> Path:
    """A workbook with the sheets' rows; `merges` in the first sheet."""
    made = openpyxl.Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for span in merges:
        made.worksheets[0].merge_cells(span)
    made.save(path)
    return path


def text(path: Path, rows: Rows, encoding: str = "utf-8", mark: str = ",") -> Path:
    """Delimited text; cells that hold the mark are quoted."""

    def cell(value: Any) -> str:
        shown = "" if value is None else str(value)
        return f'"{shown}"' if mark in shown else shown

    lines = [mark.join(cell(value) for value in row) for row in rows]
    path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return path


def html(path: Path, rows: Rows, encoding: str = "gb18030") -> Path:
    """A table of a web page, as banks name it .xls."""
    body = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in rows)
    page = f'<html><meta charset="{encoding}"><body><table>{body}</table></body></html>'
    path.write_bytes(page.encode(encoding))
    return path


def raw_book(path: Path, sheet: str, extra: dict[str, bytes] | None = None) -> Path:
    """A minimal xlsx around the given worksheet XML; `extra` members replace or join its own."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    members: dict[str, bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            "</Types>"
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="流水" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}">{sheet}</worksheet>'
        ).encode(),
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def cell(ref: str, value: Any) -> str:
    """XML of a cell: text inline, numbers as they are written."""
    if isinstance(value, str) and value.startswith("="):
        return f'<c r="{ref}">{value[1:]}</c>'  # raw inner XML
    if isinstance(value, str):
        return f'<c r="{ref}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{ref}"><v>{value}</v></c>'


def rows_xml(rows: Rows) -> str:
    """sheetData of the rows."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            cell(f"{chr(65 + i)}{number}", v) for i, v in enumerate(row) if v is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def zip_of(members: dict[str, bytes]) -> bytes:
    """A zip archive in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
