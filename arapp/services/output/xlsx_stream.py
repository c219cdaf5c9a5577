"""A workbook written row by row, straight into its archive: for lists of any length.

`output/sheet` makes the workbooks that are looked at; this one is for exports, where building each
cell as an object took a minute for 100,000 rows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from arapp.models.values.money import Money, exponent, plain
from arapp.services.output.sheet import Cell, printable, risky, sheet_name

ROWS_A_SHEET = 1_000_000  # below the limit of the format, 1,048,576
_TEXT_LIMIT = 32_767
_EPOCH = date(1899, 12, 30).toordinal()
_WIDTHS = {"money": 16, "day": 12, "int": 10, "text": 24}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOLD, _QUOTED, _DAY, _MONEY = 1, 2, 3, 4  # styles; amounts with n digits have _MONEY + n
_DIGITS = range(5)
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # read back as a character otherwise
_BUFFER = 500  # rows


def write_workbook(
    path: Path,
    title: str,
    header: Sequence[str],
    kinds: Sequence[str],
    rows: Iterator[Sequence[Cell]],
) -> None:
    """Write one sheet, and a further one after every million rows. Raises OSError."""
    names: list[str] = []
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        first: Sequence[Cell] | None = next(rows, None)
        while first is not None or not names:
            names.append(sheet_name(title if not names else f"{title} {len(names) + 1}"))
            with archive.open(f"xl/worksheets/sheet{len(names)}.xml", "w", force_zip64=True) as out:
                part = [] if first is None else [first]
                _sheet(out, header, kinds, _more(part, islice(rows, ROWS_A_SHEET - 1)))
            first = next(rows, None)
        for name, text in _around(names).items():
            archive.writestr(name, _HEAD + text)


def _more(first: list[Sequence[Cell]], rest: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield from first
    yield from rest


def _sheet(
    out: IO[bytes], header: Sequence[str], kinds: Sequence[str], rows: Iterator[Sequence[Cell]]
) -> None:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS[kind]}" customWidth="1"/>'
        for n, kind in enumerate(kinds, start=1)
    )
    view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    letters = [_letter(n) for n in range(len(kinds))]
    heads = "".join(
        _text(f"{letter}1", text, _BOLD) for letter, text in zip(letters, header, strict=True)
    )
    start = (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{view}'
        f"</sheetView></sheetViews><cols>{columns}</cols><sheetData>"
        f'<row r="1">{heads}</row>'
    )
    out.write(start.encode())
    number = 2
    while part := list(islice(rows, _BUFFER)):
        lines = [_row(n, letters, row) for n, row in enumerate(part, start=number)]
        out.write("".join(lines).encode())
        number += len(part)
    out.write(b"</sheetData></worksheet>")


def _row(number: int, letters: Sequence[str], row: Sequence[Cell]) -> str:
    cells = [
        _cell(f"{letter}{number}", value)
        for letter, value in zip(letters, row, strict=True)
        if value is not None
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        return _text(place, value, _QUOTED if risky(printable(value)) else 0)
    if isinstance(value, Money):
        style = _MONEY + min(exponent(value.currency), _DIGITS[-1])
        return f'<c r="{place}" s="{style}"><v>{plain(value.minor, value.currency)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="{_DAY}"><v>{value.toordinal() - _EPOCH}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _text(place: str, text: str, style: int) -> str:
    """Text inline: no cell of text is ever a formula, whatever it begins with."""
    shown = escape(printable(text)[:_TEXT_LIMIT]).replace("\r", "&#13;")
    if "_x" in shown:
        shown = _ESCAPED.sub("_x005F_", shown)
    mark = f' s="{style}"' if style else ""
    return f'<c r="{place}"{mark} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _letter(index: int) -> str:
    """0 → "A", 26 → "AA"."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _around(names: Sequence[str]) -> dict[str, str]:
    """The parts of the archive around the sheets."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    styles = f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f"{overrides}</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
            f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{styles}</Relationships>'
        ),
        "xl/styles.xml": _styles(),
    }


def _styles() -> str:
    """Plain, headings, text that looks like a formula, days, amounts by their digits."""
    formats = ["yyyy-mm-dd"]
    formats += ["#,##0." + "0" * digits if digits else "#,##0" for digits in _DIGITS]
    numbers = "".join(
        f'<numFmt numFmtId="{n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(formats, start=164)
    )
    typed = "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(164, 164 + len(formats))
    )
    plain_xf = '<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0"{more}/>'
    first = "".join(
        plain_xf.format(font=font, more=more)
        for font, more in ((0, ""), (1, ' applyFont="1"'), (0, ' quotePrefix="1"'))
    )
    face = '<sz val="11"/><name val="Calibri"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{numbers}</numFmts>'
        f'<fonts count="2"><font>{face}</font><font><b/>{face}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{3 + len(formats)}">{first}{typed}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
