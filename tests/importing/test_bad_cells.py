# ruff: noqa: E501 - sheets and members of files stand as they are
"""The bad inputs in cells: numbers, amounts and days that are none, or not one."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.stage import StagedTable
from tests.importing.build import book, raw_book, rows_xml, text
from tests.importing.conftest import Read

HEAD = ["交易日期", "对方户名", "贷方发生额", "借方发生额", "对方账号", "交易流水号"]
GOOD = ["2026-10-08", "恒岳机械有限公司", 500, None, "32050101", "A1"]
Row = list[Any]


def _table(path: Path, read: Read, row: Row, **options: Any) -> StagedTable:
    return read(book(path / "a.xlsx", 流水=[HEAD, GOOD, row]), **options)[0]


def _last(table: StagedTable) -> tuple[str, set[str], ReceiptRow]:
    """Status, problems and record of the last row."""
    record = table.records[-1]
    assert isinstance(record, ReceiptRow)
    return table.status[-1], {p.code for p in table.problems if p.row == record.row}, record


def _raw_last(cell: str) -> str:
    """The sheet with one more row, whose amount is the XML of a cell."""
    xml = rows_xml([HEAD, GOOD, ["2026-10-09", "恒岳"]])
    return xml.replace("</row></sheetData>", f"{cell}</row></sheetData>")


# --- sizes --------------------------------------------------------------------------------------


def test_6_a_cell_far_outside_is_refused_and_an_empty_span_is_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"{}</row></sheetData>'
    xml = rows_xml([HEAD, GOOD])
    full = raw_book(tmp_path / "a.xlsx", xml.replace("</sheetData>", far.format("><v>1</v></c>")))
    with pytest.raises(ArappError) as refusal:
        read_grid(full)
    assert refusal.value.fields["reason"] == "columns"
    empty = raw_book(tmp_path / "b.xlsx", xml.replace("</sheetData>", far.format(' s="0"/>')))
    assert len(read_grid(empty).sheets[0].rows) == 2


@pytest.mark.parametrize("reference", ["", "A99999999", "ZZZZ1", "a1", "A0", "1A"])
def test_25_a_cell_that_is_nowhere_refuses_the_file(reference: str, tmp_path: Path) -> None:
    xml = f'<sheetData><row r="1"><c r="{reference}"><v>1</v></c></row></sheetData>'
    with pytest.raises(ArappError) as refusal:
        read_grid(raw_book(tmp_path / "a.xlsx", xml))
    assert (refusal.value.kind, refusal.value.fields["reason"]) == ("file_damaged", "cell_address")


def test_24_a_shared_text_below_zero_refuses_the_file(tmp_path: Path) -> None:
    xml = '<sheetData><row r="1"><c r="A1" t="s"><v>-1</v></c></row></sheetData>'
    with pytest.raises(ArappError) as refusal:
        read_grid(raw_book(tmp_path / "a.xlsx", xml))
    assert refusal.value.kind == "file_damaged"


def test_29_rows_out_of_order_refuse_the_file(tmp_path: Path) -> None:
    xml = '<sheetData><row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>5</v></c></row></sheetData>'
    with pytest.raises(ArappError) as refusal:
        read_grid(raw_book(tmp_path / "a.xlsx", xml))
    assert refusal.value.fields["reason"] == "row_order"


# --- numbers ------------------------------------------------------------------------------------


def test_27_a_style_that_the_second_reader_cannot_bear_does_no_harm(
    tmp_path: Path, read: Read
) -> None:
    styles = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills count="1"><fill/></fills></styleSheet>'
    path = raw_book(tmp_path / "a.xlsx", rows_xml([HEAD, GOOD]), {"xl/styles.xml": styles})
    assert read(path)[0].count() == {"ready": 1}


@pytest.mark.parametrize(
    ("written", "problem"),
    [("NaN", "not_finite"), ("INF", "not_finite"), ("1E400", "not_finite"), ("-0", "zero_amount"),
     ("1E-400", "zero_amount"), ("0x10", "not_an_amount")],
)  # fmt: skip
def test_31_to_33_numbers_that_are_none_never_reach_the_ledger(
    written: str, problem: str, tmp_path: Path, read: Read
) -> None:
    path = raw_book(tmp_path / "a.xlsx", _raw_last(f'<c r="C3"><v>{written}</v></c>'))
    status, problems, _ = _last(read(path)[0])
    assert status == "flagged"
    assert problem in problems


@pytest.mark.parametrize(
    ("value", "minor"),
    [(0.1 + 0.2, 30), ("￥1,234", 123_400), ("1.2万", 1_200_000), ("１２３", 12_300), ("1,234.5", 123_450),
     (" 1,234.50 ", 123_450), ("1234.50元", 123_450)],
)  # fmt: skip
def test_40_to_43_known_ways_to_write_an_amount_are_read(
    value: Any, minor: int, tmp_path: Path, read: Read
) -> None:
    table = _table(tmp_path, read, ["2026-10-09", "恒岳", value, None, "1", "A2"])
    status, _, record = _last(table)
    assert (status, record.amount) == ("ready", minor)


@pytest.mark.parametrize("value", ["（1,234.50）", "1234-", "-1,234", -1234])
def test_42_and_74_money_taken_back_is_looked_at(value: Any, tmp_path: Path, read: Read) -> None:
    table = _table(tmp_path, read, ["2026-10-09", "恒岳", value, None, "1", "A2"])
    status, problems, record = _last(table)
    assert (status, record.amount < 0) == ("flagged", True)
    assert "reversal" in problems


@pytest.mark.parametrize("value", ["1 234,50", "1.234,50", "大约一千", "1,23,4", "12.34.56"])
def test_41_and_42_an_amount_of_two_readings_is_asked(
    value: str, tmp_path: Path, read: Read
) -> None:
    assert (
        _last(_table(tmp_path, read, ["2026-10-09", "恒岳", value, None, "1", "A2"]))[0]
        == "flagged"
    )


def test_74_a_receipt_of_nothing_is_looked_at(tmp_path: Path, read: Read) -> None:
    status, problems, _ = _last(_table(tmp_path, read, ["2026-10-09", "恒岳", 0, None, "1", "A2"]))
    assert (status, "zero_amount" in problems) == ("flagged", True)


@pytest.mark.parametrize("tax_no", [913205001234567890, "9.132E+17"])
def test_38_a_tax_number_that_excel_cut_is_never_kept(
    tax_no: Any, tmp_path: Path, read: Read
) -> None:
    rows = [["客户编码", "客户名称", "税号"], ["00123", "恒岳机械有限公司", tax_no]]
    (table,) = read(book(tmp_path / "a.xlsx", 客户=rows))
    assert table.status == ("flagged",)
    assert "number_damaged" in {p.code for p in table.problems}


# --- days ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("serial", [0, -1, 60, 2_958_466, 7.5, 12_345])
def test_44_to_46_days_that_excel_made_up_are_looked_at(
    serial: float, tmp_path: Path, read: Read
) -> None:
    assert _last(_table(tmp_path, read, [serial, "恒岳", 5, None, "1", "A2"]))[0] == "flagged"


def test_47_days_of_a_workbook_that_counts_from_1904_are_the_right_ones(
    tmp_path: Path, read: Read
) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    workbook = (
        f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="1"/><sheets>'
        '<sheet name="流水" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ).encode()
    sheet = rows_xml([HEAD, GOOD, [44_841, "恒岳", 5, None, "1", "A2"]])
    path = raw_book(tmp_path / "a.xlsx", sheet, {"xl/workbook.xml": workbook})
    assert read_grid(path).date1904
    assert _last(read(path)[0])[2].day == date(2026, 10, 8)


def test_48_a_day_as_a_plain_number_is_read_where_a_day_belongs_only(
    tmp_path: Path, read: Read
) -> None:
    status, problems, record = _last(
        _table(tmp_path, read, [46_303, "恒岳", 46_303, None, "46303", "A2"])
    )
    assert (status, record.day) == ("ready", date(2026, 10, 8))
    assert (record.amount, record.payer_account) == (4_630_300, "46303")
    assert "serial_day" in problems


def test_49_the_last_moment_of_a_day_stays_on_it(tmp_path: Path, read: Read) -> None:
    moment = datetime(2026, 10, 8, 23, 59, 59, 900_000)  # noqa: DTZ001 - sheets know no zones
    assert _last(_table(tmp_path, read, [moment, "恒岳", 5, None, "1", "A2"]))[2].day == date(
        2026, 10, 8
    )


def test_50_a_day_in_iso_form_that_is_none_is_looked_at(tmp_path: Path, read: Read) -> None:
    xml = rows_xml([HEAD, GOOD, [None, "恒岳", 5]]).replace(
        '<row r="3">', '<row r="3"><c r="A3" t="d"><v>2026-02-30</v></c>'
    )
    status, problems, _ = _last(read(raw_book(tmp_path / "a.xlsx", xml))[0])
    assert (status, "no_such_day" in problems) == ("flagged", True)


@pytest.mark.parametrize(
    "written", ["2026.3.4", "20260304", "26-3-4", "二〇二六年三月四日", "2026年3月4日", "2026/3/4"]
)
def test_51_a_day_in_any_form_of_this_country_is_read(
    written: str, tmp_path: Path, read: Read
) -> None:
    assert _last(_table(tmp_path, read, [written, "恒岳", 5, None, "1", "A2"]))[2].day == date(
        2026, 3, 4
    )


def test_51_the_order_of_days_is_asked_once_and_answered_for_the_file(
    tmp_path: Path, read: Read
) -> None:
    rows = [HEAD, ["03/04/2026", "恒岳", "5"], ["05/06/2026", "海顿", "6"]]
    path = text(tmp_path / "a.csv", rows)
    with pytest.raises(ArappError) as asked:
        read(path)
    assert asked.value.fields["question"] == "date_order"
    assert _last(read(path, date_order="dmy")[0])[2].day == date(2026, 6, 5)
    assert _last(read(path, date_order="mdy")[0])[2].day == date(2026, 5, 6)
