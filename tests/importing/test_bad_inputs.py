# ruff: noqa: E501 - sheets stand in the tests row by row, as they look
"""The bad inputs that bookkeepers and attackers bring, with the reaction each must get."""

from collections.abc import Callable
from pathlib import Path

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.grid import Odd, read_grid
from arapp.services.importing.stage import StagedTable
from tests.importing.biff import protected
from tests.importing.build import (
    BANK_HEADER,
    BANK_ROWS,
    book,
    html,
    raw_book,
    rows_xml,
    text,
    zip_of,
)
from tests.importing.conftest import Read

HEAD = ["交易日期", "对方户名", "贷方发生额", "借方发生额", "对方账号", "交易流水号"]
GOOD = ["2026-10-08", "恒岳机械有限公司", 500, None, "32050101", "A1"]
LOL = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
PLAIN = rows_xml([HEAD, GOOD])


def _bytes(content: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def _raw(sheet: str, extra: dict[str, bytes] | None = None) -> Callable[[Path], Path]:
    return lambda path: raw_book(path, sheet, extra)


def _doctype(member: str) -> dict[str, bytes]:
    return {member: f"{LOL}<x>&b;</x>".encode()}


def _cut(path: Path) -> Path:
    whole = book(path, 流水=[HEAD, GOOD]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _ole(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + names + b"x" * 600


def _sheet_xml(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{inner}'.encode()


# name of the case → how the file is made, its name, kind of the refusal, reason
REFUSED: dict[str, tuple[Callable[[Path], Path], str, str, str]] = {
    "billion laughs in a sheet": (
        _raw("", _doctype("xl/worksheets/sheet1.xml")), "a.xlsx", "file_unsafe", "dtd"),
    "external entity in shared strings": (
        _raw(PLAIN, {"xl/sharedStrings.xml": b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'}),
        "a.xlsx", "file_unsafe", "dtd"),
    "entity in UTF-16": (
        _raw(PLAIN, {"xl/styles.xml": LOL.encode("utf-16-le")}), "a.xlsx", "file_unsafe", "dtd"),
    "bomb of one long text": (
        _raw(PLAIN, {"xl/sharedStrings.xml": b"<sst>" + b" " * 60_000_000 + b"</sst>"}),
        "a.xlsx", "file_unsafe", "bomb"),
    "member that climbs out": (
        _raw(PLAIN, {"../../evil.txt": b"x"}), "a.xlsx", "file_unsafe", "path"),
    "two thousand members": (
        _raw(PLAIN, {f"x/{i}": b"" for i in range(2001)}), "a.xlsx", "file_unsafe", "members"),
    "value far outside": (
        _raw('<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData>'),
        "a.xlsx", "file_too_large", "columns"),
    "too many rows": (
        _raw("<sheetData>" + "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>'
                                     for i in range(1, 202_000)) + "</sheetData>"),
        "a.xlsx", "file_too_large", "rows"),
    "encrypted workbook": (
        lambda p: protected(p, book(p.with_name("plain.xlsx"), 流水=[HEAD, GOOD]), "secret"), "a.xlsx", "password_needed", "encrypted"),
    "PDF named xlsx": (_bytes(b"%PDF-1.7\n1 0 obj\n"), "a.xlsx", "not_a_table", "pdf"),
    "picture": (_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90)), "a.xls", "not_a_table", "picture"),
    "program": (_bytes(b"MZ\x90\x00" + bytes(90)), "a.xls", "not_a_table", "program"),
    "shortcut": (_bytes(b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(80)), "a.lnk", "not_a_table",
                 "shortcut"),
    "word document": (_bytes(_ole("WordDocument")), "a.xls", "not_a_table", "document"),
    "docx": (_bytes(zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})),
             "a.xlsx", "not_a_table", "document"),
    "plain zip": (_bytes(zip_of({"a.txt": b"x"})), "a.xlsx", "not_a_table", "archive"),
    "empty": (_bytes(b""), "a.xlsx", "file_damaged", "empty"),
    "zeros": (_bytes(bytes(5000)), "a.xlsx", "file_damaged", "empty"),
    "truncated zip": (_cut, "a.xlsx", "file_damaged", "truncated"),
    "truncated sheet": (
        _raw("", {"xl/worksheets/sheet1.xml": _sheet_xml('<row r="1"><c r="A1"><v>1')}), "a.xlsx",
        "file_damaged", "truncated"),
    "shared string out of range": (
        _raw('<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'), "a.xlsx",
        "file_damaged", ""),
    "impossible cell address": (
        _raw('<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>'), "a.xlsx",
        "file_damaged", "cell_address"),
    "row number twice": (
        _raw('<sheetData><row r="2"><c r="A2"><v>1</v></c></row>'
             '<row r="2"><c r="A2"><v>5</v></c></row></sheetData>'),
        "a.xlsx", "file_damaged", "row_order"),
    "mixed encodings": (
        _bytes("交易日期,对方户名,贷方发生额\n".encode("gb18030")
               + "2026-10-08,恒岳机械有限公司苏州分公司,5\n".encode()
               + "2026-10-09,海顿电机,5\n".encode("gb18030")),
        "a.csv", "file_damaged", ""),
    "quote never closed": (
        _bytes(('交易日期,对方户名,贷方发生额\n2026-10-08,"恒岳,5\n' + "2026-10-09,海顿,6\n" * 40).encode()),
        "a.csv", "file_damaged", "open_quote"),
    "field of 140 KB": (
        _bytes(b"day,payer,credit\n2026-10-08," + b"x" * 140_000 + b",5\n"), "a.csv",
        "file_damaged", "open_quote"),
    "prose": (_bytes("这不是一张表，只是一段话。\n第二行。\n".encode()), "a.txt", "nothing_recognised", ""),
    "lock file of Excel": (_bytes(b"x" * 100), "~$a.xlsx", "not_a_table", "lock_file"),
    "supplier list": (
        lambda p: text(p, [["供应商名称", "应付金额", "到期日"], ["甲厂", "500", "2026-10-01"]]), "a.csv",
        "wrong_kind", "payables"),
    "trial balance": (
        lambda p: text(p, [["科目编码", "科目名称", "期初余额", "借方发生额", "贷方发生额", "期末余额"],
                           ["1122", "应收账款", "1", "2", "3", "0"]]), "科目余额表.csv", "wrong_kind",
        "trial_balance"),
    "cash journal": (
        lambda p: text(p, [["现金日记账"], ["日期", "摘要", "收入", "支出", "余额"],
                           ["2026-10-01", "备用金", "500", "", "500"]]), "a.csv", "wrong_kind",
        "cash_journal"),
    "card bill": (
        lambda p: text(p, [["信用卡账单"], ["交易日", "记账日", "交易摘要", "卡号末四位", "金额"],
                           ["2026-10-01", "2026-10-02", "加油", "1234", "300"]]), "a.csv",
        "wrong_kind", "card_bill"),
    "days of unknown order": (
        lambda p: text(p, [["交易日期", "对方户名", "收入", "支出"], ["03/04/2026", "恒岳", "5", ""],
                           ["05/06/2026", "海顿", "6", ""]]), "a.csv", "needs_answer", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(
    case: str, tmp_path: Path, read: Read
) -> None:
    make, name, kind, reason = REFUSED[case]
    path = make(tmp_path / name)
    with pytest.raises(ArappError) as refusal:
        read(path)
    assert refusal.value.kind == kind, refusal.value
    if reason:
        assert refusal.value.fields["reason"] == reason


def test_a_file_over_fifty_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    with pytest.raises(ArappError) as refusal:
        read_grid(path)
    assert refusal.value.kind == "file_too_large"


def test_cancelling_stops_the_reader(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_grid(book(tmp_path / "a.xlsx", 流水=[HEAD, *[GOOD] * 900]), progress=stop)


def _only(tables: list[StagedTable]) -> StagedTable:
    return tables[0]


# name → rows under HEAD, status of the (only) row, problem that must be named
FLAGGED: dict[str, tuple[list[object], str, str]] = {
    "error cell": (["2026-10-08", "恒岳", '= t="e"><v>#DIV/0!</v>'], "flagged", "error_cell"),
    "long number damaged": (
        ["2026-10-08", "恒岳", 500, None, 6.2220212345678899e18],
        "flagged",
        "number_damaged",
    ),
    "account as text 6.22E+18": (
        ["2026-10-08", "恒岳", 500, None, "6.22E+18"],
        "flagged",
        "number_damaged",
    ),
    "digits after the fifteenth gone": (
        ["2026-10-08", "恒岳", 500, None, "622202123456789000"],
        "flagged",
        "account_zeros",
    ),
    "three decimals": (["2026-10-08", "恒岳", 1234.565], "flagged", "decimals"),
    "a third": (["2026-10-08", "恒岳", "33.333333333333329"], "flagged", "decimals"),
    "foreign thousands": (["2026-10-08", "恒岳", "1.234,50"], "flagged", "ambiguous_amount"),
    "words for an amount": (["2026-10-08", "恒岳", "见备注"], "flagged", "not_an_amount"),
    "amount beyond reason": (
        ["2026-10-08", "恒岳", 99_999_999_999],
        "flagged",
        "amount_out_of_range",
    ),
    "hexadecimal": (["2026-10-08", "恒岳", "0x10"], "flagged", "not_an_amount"),
    "day that is none": (["2026-02-30", "恒岳", 500], "flagged", "no_such_day"),
    "thirteenth month": (["2026.13.1", "恒岳", 500], "rejected", "no_such_month"),
    "end of August": (["8月底", "恒岳", 500], "flagged", "not_a_day"),
    "serial of 29 Feb 1900": ([60, "恒岳", 500], "flagged", "serial_1900"),
    "year 10000": ([2_958_466, "恒岳", 500], "flagged", "not_a_day"),
    "day before 1990": (["1988-01-01", "恒岳", 500], "flagged", "day_out_of_range"),
    "right to left mark": (["2026-10-08", "恒岳\u202e机械", 500], "flagged", "bidi"),
    "both sides": (["2026-10-08", "恒岳", 500, 300], "flagged", "both_sides"),
    "money taken back": (["2026-10-08", "恒岳", -500], "flagged", "reversal"),
    "no day": ([None, "恒岳", 500], "rejected", "missing"),
}


@pytest.mark.parametrize("case", FLAGGED)
def test_a_cell_that_cannot_be_meant_keeps_its_row_out(
    case: str, tmp_path: Path, read: Read
) -> None:
    row, status, problem = FLAGGED[case]
    if case == "error cell":
        xml = rows_xml([HEAD, GOOD, ["2026-10-08", "恒岳"]])
        bad = '<c r="C3" t="e"><v>#DIV/0!</v></c></row></sheetData>'
        path = raw_book(tmp_path / "a.xlsx", xml.replace("</row></sheetData>", bad))
    else:
        path = book(tmp_path / "a.xlsx", 流水=[HEAD, GOOD, row])
    table = _only(read(path))
    assert table.status == ("ready", status)
    assert problem in {p.code for p in table.problems if p.row == 3}


def test_a_formula_never_calculated_is_not_an_empty_cell(tmp_path: Path, read: Read) -> None:
    xml = rows_xml([HEAD, GOOD, ["2026-10-08", "恒岳"]])
    bad = '<c r="C3"><f>1+1</f></c></row></sheetData>'
    table = _only(read(raw_book(tmp_path / "a.xlsx", xml.replace("</row></sheetData>", bad))))
    assert table.status == ("ready", "flagged")
    assert "uncalculated" in {p.code for p in table.problems}


def test_a_command_in_a_formula_stays_inert(tmp_path: Path, read: Read) -> None:
    xml = rows_xml([HEAD, GOOD, ["2026-10-08", "恒岳"]])
    bad = "<c r=\"C3\"><f>cmd|'/c calc'!A1</f><v>7</v></c></row></sheetData>"
    table = _only(read(raw_book(tmp_path / "a.xlsx", xml.replace("</row></sheetData>", bad))))
    assert table.status == ("ready", "flagged")
    assert "dde" in {p.code for p in table.problems}


def test_the_same_cell_twice_is_flagged(tmp_path: Path, read: Read) -> None:
    xml = rows_xml([HEAD, GOOD, ["2026-10-08", "恒岳", 500]])
    twice = xml.replace(
        '<c r="C3"><v>500</v></c>', '<c r="C3"><v>500</v></c><c r="C3"><v>999</v></c>'
    )
    table = _only(read(raw_book(tmp_path / "a.xlsx", twice)))
    assert table.status == ("ready", "flagged")


@pytest.mark.parametrize("declared", ["A1:A1", "A1:XFD1048576"])
def test_a_lying_dimension_neither_hides_nor_invents_rows(
    declared: str, tmp_path: Path, read: Read
) -> None:
    rows = [HEAD, *[[*GOOD[:5], f"A{i}"] for i in range(9)]]
    sheet = f'<dimension ref="{declared}"/>{rows_xml(rows)}'
    assert len(_only(read(raw_book(tmp_path / "a.xlsx", sheet))).records) == 9


def test_a_number_typed_cell_that_holds_text_does_not_lose_the_sheet(
    tmp_path: Path, read: Read
) -> None:
    xml = rows_xml([HEAD, GOOD, ["2026-10-08", "恒岳", 500]])
    odd = xml.replace('<c r="C3"><v>500</v></c>', '<c r="C3"><v>1,234.50</v></c>')
    assert len(_only(read(raw_book(tmp_path / "a.xlsx", odd))).records) == 2


def test_control_characters_leave_a_name_and_are_noted(tmp_path: Path, read: Read) -> None:
    rows = [HEAD, ["2026-10-08", "恒岳\u200b机械", "500", "", "1", "A1"]]
    table = _only(read(text(tmp_path / "a.csv", rows)))
    assert table.records[0].payer == "恒岳机械"  # type: ignore[union-attr]  # a receipt
    assert "controls_removed" in {p.code for p in table.problems}


def test_a_nul_in_a_text_file_rejects_its_row(tmp_path: Path, read: Read) -> None:
    rows = [HEAD, GOOD, ["2026-10-08", "恒\0岳", "500", "", "1", "A2"]]
    assert _only(read(text(tmp_path / "a.csv", rows))).status == ("ready", "rejected")


def test_what_looks_like_code_stays_text(tmp_path: Path, read: Read) -> None:
    name = "恒岳'; DROP TABLE plan;-- %s {}"
    rows = [HEAD, ["2026-10-08", name, "500", "", "1", "A1"]]
    assert _only(read(text(tmp_path / "a.csv", rows))).records[0].payer == name  # type: ignore[union-attr]  # a receipt


@pytest.mark.parametrize(
    ("name", "form"),
    [("xlsx named xls", "xlsx"), ("csv named xls", "csv"), ("html named xls", "html")],
)
def test_content_decides_what_a_file_is_and_not_its_ending(
    name: str, form: str, tmp_path: Path, read: Read
) -> None:
    path = tmp_path / "a.xls"
    rows = [BANK_HEADER, *BANK_ROWS]
    if form == "xlsx":
        book(tmp_path / "a.xlsx", 流水=rows).rename(path)
    else:
        (text if form == "csv" else html)(path, rows, "gb18030")
    assert read_grid(path).form == form
    assert _only(read(path)).count() == {"ready": 2, "outgoing": 1}


def test_xml_spreadsheet_2003_is_read(tmp_path: Path, read: Read) -> None:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    body = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{v}</Data></Cell>' for v in row) + "</Row>"
        for row in [BANK_HEADER, *BANK_ROWS]
    )
    path = tmp_path / "a.xls"
    path.write_text(
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}"'
        f' xmlns:ss="{space}"><Worksheet ss:Name="流水"><Table>{body}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    assert _only(read(path)).count() == {"ready": 2, "outgoing": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_text_in_any_encoding_and_with_any_separator(
    encoding: str, mark: str, tmp_path: Path, read: Read
) -> None:
    rows = [[cell.replace(",", "") for cell in row] for row in BANK_ROWS]
    table = _only(read(text(tmp_path / "a.csv", [BANK_HEADER, *rows], encoding, mark)))
    assert table.count() == {"ready": 2, "outgoing": 1}
    assert table.records[0].payer == "恒岳机械有限公司"  # type: ignore[union-attr]  # a receipt


def test_error_cells_reach_the_grid_as_what_they_are(tmp_path: Path) -> None:
    xml = '<sheetData><row r="1"><c r="B1" t="e"><v>#REF!</v></c></row></sheetData>'
    sheet = read_grid(raw_book(tmp_path / "a.xlsx", xml)).sheets[0]
    assert sheet.rows == ((None, Odd("error:#REF!")),)
