# ruff: noqa: E501 - members of foreign files stand as they are
"""Every form in which a sheet may come, made by hand: what is in it has to arrive."""

import gzip
import struct
import zipfile
from binascii import b2a_base64, b2a_qp
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.reading.grid import Odd, read_grid
from tests.importing.biff import biff5, biff8, biff8_stream, ole, record, records
from tests.importing.build import BANK_HEADER, BANK_ROWS, book, raw_book, rows_xml, text, zip_of
from tests.importing.conftest import Read
from tests.importing.odf import FILLER, cell, ods, row, rows_of, xlsb

ROWS = [BANK_HEADER, *BANK_ROWS]
COUNTS = {"ready": 2, "outgoing": 1}


def _refused(path: Path) -> tuple[str, object]:
    with pytest.raises(ArappError) as refusal:
        read_grid(path)
    return refusal.value.kind, refusal.value.fields.get("reason")


# --- xls ----------------------------------------------------------------------------------------


def test_an_xls_of_excel_97_is_read(tmp_path: Path, read: Read) -> None:
    path = biff8(tmp_path / "a.xls", ROWS)
    assert read_grid(path).form == "xls"
    assert read(path)[0].count() == COUNTS


def test_chinese_texts_of_excel_95_arrive(tmp_path: Path, read: Read) -> None:
    path = biff5(tmp_path / "a.xls", ROWS)
    table = read(path)[0]
    assert table.count() == COUNTS
    assert table.records[0].payer == "恒岳机械有限公司"  # type: ignore[union-attr]  # a receipt
    assert table.raw.sheet == "流水"


def test_days_and_errors_of_excel_95_are_what_they_are(tmp_path: Path) -> None:
    path = biff5(tmp_path / "a.xls", [["日期", "金额"], [date(2026, 10, 8), 12.5], ["x", b"\x07"]])
    assert read_grid(path).sheets[0].rows == (
        ("日期", "金额"),
        (date(2026, 10, 8), Decimal("12.5")),
        ("x", Odd("error:#DIV/0!")),
    )


def test_an_error_in_an_xls_is_no_empty_cell(tmp_path: Path) -> None:
    stream = bytearray(biff8_stream([["日期", "金额"], ["x", 7.5]]))
    (at, size) = next((at, len(body)) for at, kind, body in records(bytes(stream))
                      if kind in (0x0203, 0x027E))  # fmt: skip
    stream[at : at + 4 + size] = record(0x0205, struct.pack("<HHHBB", 1, 1, 15, 0x17, 1)).ljust(
        4 + size, b"\0"
    )
    if size > 8:
        stream[at + 12 : at + 4 + size] = record(0x0000, bytes(size - 12)) if size >= 12 else b""
    path = tmp_path / "a.xls"
    path.write_bytes(ole({"Workbook": bytes(stream)}))
    assert read_grid(path).sheets[0].rows[1] == ("x", Odd("error:#REF!"))


# --- xlsb, ods ----------------------------------------------------------------------------------


def test_a_binary_workbook_is_read(tmp_path: Path, read: Read) -> None:
    path = xlsb(tmp_path / "a.xlsb", ROWS)
    assert read_grid(path).form == "xlsb"
    assert read(path)[0].count() == COUNTS


def test_errors_and_hidden_rows_of_a_binary_workbook_are_seen(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "a.xlsb", [["日期", "金额"], ["x", b"\x2a"], ["y", 7.5]], frozenset({3}))
    sheet = read_grid(path).sheets[0]
    assert sheet.rows == (("日期", "金额"), ("x", Odd("error:#N/A")), ("y", Decimal("7.5")))
    assert sheet.hidden == {3}


def test_an_open_document_sheet_is_read_up_to_its_last_filled_row(
    tmp_path: Path, read: Read
) -> None:
    path = ods(tmp_path / "a.ods", *rows_of(ROWS), FILLER)
    assert read_grid(path).form == "ods"
    assert read(path)[0].count() == COUNTS


def test_every_type_of_an_open_document_cell_arrives(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods",
        row(
            cell("1234.5", "currency", 'office:currency="CNY"'),
            cell("0.3", "percentage"),
            cell("2026-10-08", "date"),
            cell("2026-10-08T12:30:00", "date"),
            cell("true", "boolean"),
        ),
    )
    assert read_grid(path).sheets[0].rows == (
        (Decimal("1234.5"), Decimal("0.3"), date(2026, 10, 8), datetime(2026, 10, 8, 12, 30), True),  # noqa: DTZ001 - sheets know no zones
    )


def test_repeated_merged_and_hidden_things_of_an_open_document(tmp_path: Path) -> None:
    path = ods(
        tmp_path / "a.ods",
        row(cell("a"), cell("b", attributes='table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>", cell("c")),
        row(cell("5", "float", 'table:number-columns-repeated="2"'),
            attributes='table:number-rows-repeated="3"'),
        row(cell("d"), attributes='table:visibility="collapse"'),
    )  # fmt: skip
    sheet = read_grid(path).sheets[0]
    assert sheet.rows == (("a", "b", None, "c"), (5, 5), (5, 5), (5, 5), ("d",))
    assert sheet.numbers == (1, 2, 3, 4, 5)
    assert sheet.merged == ((1, 2, 1, 3),)
    assert sheet.hidden == {5}


@pytest.mark.parametrize(
    ("attributes", "shown", "what"),
    [
        ('table:formula="of:=1/0" office:value-type="string" office:string-value=""'
         ' calcext:value-type="error"', "#DIV/0!", "error:#DIV/0!"),
        ('table:formula="of:=1/0" office:value-type="string"', "Err:502", "error:Err:502"),
        ('table:formula="of:=A1"', "", "uncalculated"),
    ],
)  # fmt: skip
def test_what_open_document_could_not_reckon_is_no_empty_cell(
    attributes: str, shown: str, what: str, tmp_path: Path
) -> None:
    bad = f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"
    path = ods(tmp_path / "a.ods", *rows_of([["x", "y"]]), row(cell("x"), bad))
    assert read_grid(path).sheets[0].rows[1] == ("x", Odd(what))


@pytest.mark.parametrize(
    ("across", "down", "reason"),
    [(1, 1_048_576, "rows"), (300, 9, "columns"), (16_384, 1_048_576, "columns"),
     (200, 150_000, "cells")],
)  # fmt: skip
def test_repetitions_that_unroll_beyond_the_limits_are_refused(
    across: int, down: int, reason: str, tmp_path: Path
) -> None:
    bad = row(cell("5", "float", f'table:number-columns-repeated="{across}"'),
              attributes=f'table:number-rows-repeated="{down}"')  # fmt: skip
    assert _refused(ods(tmp_path / "a.ods", bad)) == ("file_too_large", reason)


@pytest.mark.parametrize("cut", [20, 60, 200, 600])
def test_an_open_document_whose_text_is_cut_is_refused_at_once(cut: int, tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", *rows_of(ROWS))
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    path.write_bytes(zip_of({"content.xml": content[:-cut]}))
    assert _refused(path) == ("file_damaged", "truncated")


def test_a_cell_far_below_is_refused_before_the_memory_ends(tmp_path: Path) -> None:
    wide = row(*[cell("x")] * 200)
    gap = (
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'
    )
    assert _refused(ods(tmp_path / "a.ods", wide, gap, wide)) == ("file_too_large", "cells")
    cells = "".join(f'<c r="{x}1048576"><v>1</v></c>' for x in ("A", "CV"))
    sheet = f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{cells}</row></sheetData>'
    assert _refused(raw_book(tmp_path / "a.xlsx", sheet)) == ("file_too_large", "cells")


# --- xlsx of other writers ----------------------------------------------------------------------

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def _sheet_member(xml: str) -> dict[str, bytes]:
    return {"xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{xml}'.encode()}


def _bank_sheet() -> str:
    return rows_xml([[value or None for value in line] for line in ROWS])


def _prefixed(xml: str) -> str:
    for tag in ("sheetData", "row", "c", "is", "t", "v"):
        xml = xml.replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag} ", f"<x:{tag} ")
        xml = xml.replace(f"</{tag}>", f"</x:{tag}>")
    return xml


def test_a_workbook_with_prefixed_names_is_read(tmp_path: Path, read: Read) -> None:
    xml = f'<x:worksheet xmlns:x="{_MAIN}">{_prefixed(_bank_sheet())}</x:worksheet>'
    path = raw_book(tmp_path / "a.xlsx", "", _sheet_member(xml))
    assert read(path)[0].count() == COUNTS


def test_a_workbook_with_single_quotes_is_read_and_its_errors_seen(tmp_path: Path) -> None:
    xml = (
        f"<worksheet xmlns='{_MAIN}'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is>"
        "</c><c r='B1' t='e'><v>#N/A</v></c></row></sheetData></worksheet>"
    )
    path = raw_book(tmp_path / "a.xlsx", "", _sheet_member(xml))
    assert read_grid(path).sheets[0].rows == (("a", Odd("error:#N/A")),)


def test_strict_open_xml_is_read(tmp_path: Path, read: Read) -> None:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    extra = _sheet_member(f'<worksheet xmlns="{_STRICT}">{_bank_sheet()}</worksheet>')
    extra["xl/workbook.xml"] = (
        f'<workbook xmlns="{_STRICT}" xmlns:r="{office}" conformance="strict"><sheets>'
        '<sheet name="流水" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ).encode()
    extra["xl/_rels/workbook.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        "</Relationships>"
    ).encode()
    assert read(raw_book(tmp_path / "a.xlsx", "", extra))[0].count() == COUNTS


def test_cells_without_places_are_counted_from_the_left(tmp_path: Path) -> None:
    xml = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )
    assert read_grid(raw_book(tmp_path / "a.xlsx", xml)).sheets[0].rows == ((1, 2), (3,))


def test_shared_formulas_give_their_results(tmp_path: Path) -> None:
    xml = (
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>3</v></c></row></sheetData>'
    )
    assert read_grid(raw_book(tmp_path / "a.xlsx", xml)).sheets[0].rows == ((2,), (3,))


def test_rich_texts_and_phonetics_give_the_text_alone(tmp_path: Path) -> None:
    xml = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    strings = (
        f'<sst xmlns="{_MAIN}"><si><r><t>恒岳</t></r><r><t>机械</t></r>'
        "<rPh><t>hengyue</t></rPh></si></sst>"
    ).encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ).encode()
    extra = {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations}
    assert read_grid(raw_book(tmp_path / "a.xlsx", xml, extra)).sheets[0].rows == (("恒岳机械",),)


def test_macros_and_links_are_noted_and_the_cached_value_used(tmp_path: Path) -> None:
    xml = '<sheetData><row r="1"><c r="A1"><f>[1]Tab!A1</f><v>7</v></c></row></sheetData>'
    extra = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    grid = read_grid(raw_book(tmp_path / "a.xlsm", xml, extra))
    assert (grid.macros, grid.links, grid.sheets[0].rows) == (True, True, ((7,),))


# --- text, and what only poses as a sheet -------------------------------------------------------


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv", "a.txt", "a", "a.dat", "A.XLSM"])
def test_the_ending_says_nothing(name: str, tmp_path: Path, read: Read) -> None:
    made = tmp_path / "made.xlsx"
    for form in ("xlsx", "csv", "xls"):
        path = (
            book(made, 流水=ROWS)
            if form == "xlsx"
            else (text if form == "csv" else biff8)(made, ROWS)
        )
        assert read(path.rename(tmp_path / name))[0].count() == COUNTS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_believed_with_its_mark_only(encoding: str, tmp_path: Path, read: Read) -> None:
    body = "\r\n".join("\t".join(line) for line in ROWS).encode(encoding)
    path = tmp_path / "a.csv"
    path.write_bytes((b"\xff\xfe" if encoding == "utf-16-le" else b"\xfe\xff") + body)
    assert read(path)[0].count() == COUNTS
    path.write_bytes(body)
    assert _refused(path) == ("not_a_table", "unknown")


def _mhtml(encoding: str) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in line) + "</tr>" for line in ROWS)
    page = f"<html><body><table>{body}</table></body></html>".encode()
    sent = b2a_base64(page) if encoding == "base64" else b2a_qp(page)
    head = (
        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
        'Content-Type: multipart/related; boundary="--=_x"\r\n\r\n'
        '----=_x\r\nContent-Location: file:///C:/a.htm\r\nContent-Type: text/html; charset="utf-8"'
        f"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    ).encode()
    return head + sent + b"\r\n----=_x--\r\n"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_web_archive_named_xls_is_read(encoding: str, tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(_mhtml(encoding))
    assert read(path)[0].count() == COUNTS


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(b"x" * 90), "archive"),
        (zip_of({"对账单.xlsx": b"x"}), "archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(80), "archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(80), "archive"),
        (zip_of({"Index/Document.iwa": b"x", "Index/Tables/a.iwa": b"x"}), "numbers"),
        (b"SQLite format 3\x00" + bytes(80), "database"),
        (b"OFCF" + bytes(80), "document"),
        (b"\x7fELF" + bytes(80), "program"),
        (b"<?xml version='1.0'?><data><x/></data>", "markup"),
    ],
    ids=["gz", "zip", "rar", "7z", "numbers", "database", "document", "program", "markup"],
)
def test_what_is_no_sheet_is_told_by_what_it_is(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert _refused(path) == ("not_a_table", reason)


def test_a_file_that_another_program_holds_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arapp.services.importing.reading import sandbox as reading

    def held(*_: object) -> None:
        raise PermissionError

    path = book(tmp_path / "a.xlsx", 流水=ROWS)
    monkeypatch.setattr("shutil.copyfile", held)
    assert _refused(path) == ("file_trouble", "rights")
    monkeypatch.setattr(reading, "_WINDOWS", True)
    assert _refused(path)[0] == "file_locked"


def test_a_file_that_changes_while_it_is_copied_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    path = text(tmp_path / "a.csv", ROWS)
    whole = shutil.copyfile

    def growing(source: Path, target: Path) -> None:
        whole(source, target)
        with path.open("ab") as file:
            file.write(b"x\n")

    monkeypatch.setattr("shutil.copyfile", growing)
    assert _refused(path) == ("file_damaged", "changing")
