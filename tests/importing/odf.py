"""OpenDocument sheets and binary workbooks for the tests, written by hand."""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.importing.build import zip_of

_SPACES = " ".join(
    f'xmlns:{short}="{space}"'
    for short, space in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
FILLER = (
    '<table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def ods(path: Path, *rows: str, name: str = "流水") -> Path:
    """A file with one sheet of the rows' XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path.write_bytes(
        zip_of(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest/>",
                "content.xml": content.encode(),
            }
        )
    )
    return path


def row(*cells: str, attributes: str = "") -> str:
    """A row of cells' XML."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(value: object = None, kind: str = "string", attributes: str = "") -> str:
    """A cell; None is an empty one."""
    if value is None:
        return f"<table:table-cell {attributes}/>"
    stored = {
        "string": "",
        "date": f'office:date-value="{value}"',
        "time": f'office:time-value="{value}"',
        "boolean": f'office:boolean-value="{value}"',
    }
    given = stored.get(kind, f'office:value="{value}"')  # fmt: skip
    return (
        f'<table:table-cell office:value-type="{kind}" {given} {attributes}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def rows_of(rows: Sequence[Sequence[Any]]) -> list[str]:
    """Rows of plain values: texts, numbers, empty cells."""
    return [
        row(*(cell(v or None) if isinstance(v, str | None) else cell(v, "float") for v in line))
        for line in rows
    ]


# --- xlsb ---------------------------------------------------------------------------------------


def _record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    while True:
        head += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, rows: Sequence[Sequence[Any]], hidden: frozenset[int] = frozenset()) -> Path:
    """A binary workbook; texts inline, a bytes value is the code of an error."""
    extent = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(129) + _record(148, extent) + _record(145)
    for i, line in enumerate(rows):
        flags = bytes([0, 0x10 if i + 1 in hidden else 0, 0])
        sheet += _record(0, struct.pack("<IIH", i, 0, 300) + flags + bytes(4))
        for j, value in enumerate(line):
            place = struct.pack("<II", j, 0)
            if isinstance(value, str):
                sheet += _record(6, place + _wide(value))
            elif isinstance(value, bytes):
                sheet += _record(3, place + value)
            elif value is not None:
                sheet += _record(5, place + struct.pack("<d", value))
    sheet += _record(146) + _record(130)
    book = _record(131) + _record(143)
    book += _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("流水"))
    book += _record(144) + _record(132)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    path.write_bytes(
        zip_of(
            {
                "[Content_Types].xml": (
                    f'<Types xmlns="{package}/content-types"><Default Extension="bin"'
                    ' ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
                    "</Types>"
                ).encode(),
                "_rels/.rels": (
                    f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
                    f' Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
                ).encode(),
                "xl/workbook.bin": book,
                "xl/_rels/workbook.bin.rels": (
                    f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
                    f' Type="{office}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
                ).encode(),
                "xl/worksheets/sheet1.bin": sheet,
            }
        )
    )
    return path
