"""The bad inputs in texts, names, files and tables as a whole; plain refusals: test_bad_inputs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.service import preview, run_import
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


# --- text ---------------------------------------------------------------------------------------


def test_53_utf_8_is_never_taken_for_gb18030(tmp_path: Path, read: Read) -> None:
    path = text(tmp_path / "a.csv", [HEAD, ["2026-10-08", "某某某某有限公司", "5"]])
    assert _last(read(path)[0])[2].payer == "某某某某有限公司"


def test_59_rows_of_other_widths_are_looked_at_and_any_end_of_line_is_one(
    tmp_path: Path, read: Read
) -> None:
    rows = [[*HEAD[:4]], ["2026-10-08", "恒岳", "5", ""], ["2026-10-09", "海顿", "6", "", "7", "8"]]
    (table,) = read(text(tmp_path / "a.csv", rows))
    assert table.status == ("ready", "flagged")
    assert "ragged" in {p.code for p in table.problems}
    path = tmp_path / "b.csv"
    path.write_bytes(
        "交易日期,对方户名,贷方发生额\r2026-10-08,恒岳,5\r2026-10-09,海顿,6\r".encode()
    )
    assert read(path)[0].count() == {"ready": 2}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("𠀀𪜀😀有限公司", "𠀀𪜀😀有限公司"),
        ("恒岳\ufeff机械", "恒岳机械"),
        ("恒岳_x000B_机械", "恒岳机械"),
    ],
)
def test_61_and_63_rare_letters_stay_and_invisible_ones_go(
    name: str, kept: str, tmp_path: Path, read: Read
) -> None:
    path = raw_book(tmp_path / "a.xlsx", rows_xml([HEAD, ["2026-10-08", name, 5]]))
    assert _last(read(path)[0])[2].payer == kept


def test_62_a_text_longer_than_a_cell_may_be_is_looked_at_and_not_cut(
    tmp_path: Path, read: Read
) -> None:
    long = "很" * (limits.CELL_TEXT + 1)
    path = raw_book(tmp_path / "a.xlsx", rows_xml([HEAD, GOOD, ["2026-10-09", long, 5]]))
    status, problems, _ = _last(read(path)[0])
    assert (status, "text_too_long" in problems) == ("flagged", True)


def test_63_half_a_letter_refuses_the_file(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "交易日期,对方户名,贷方发生额\n2026-10-08,恒".encode() + b"\xed\xa0\x80" + b",5\n"
    )
    with pytest.raises(ArappError) as refusal:
        read(path)
    assert (refusal.value.fields["reason"], refusal.value.fields["line"]) == ("encoding", 2)


# --- files and ledgers --------------------------------------------------------------------------


def test_30_hidden_rows_are_read_and_named(tmp_path: Path, read: Read) -> None:
    xml = rows_xml([HEAD, GOOD, ["2026-10-09", "恒岳", 5]]).replace(
        '<row r="3">', '<row r="3" hidden="1">'
    )
    status, problems, _ = _last(read(raw_book(tmp_path / "a.xlsx", xml))[0])
    assert (status, "hidden_row" in problems) == ("ready", True)


def test_66_names_of_files_stay_names(tmp_path: Path, read: Read) -> None:
    path = text(tmp_path / ("对账单 %s {} ' ; -- " + "长" * 60 + ".csv"), [HEAD, GOOD])
    assert read(path)[0].count() == {"ready": 1}


def test_67_a_shortcut_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    shortcut = tmp_path / "a.lnk"
    shortcut.write_bytes(b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(80))
    for path, reason in ((tmp_path / "folder.xlsx", "folder"), (shortcut, "shortcut")):
        with pytest.raises(ArappError) as refusal:
            read_grid(path)
        assert refusal.value.fields["reason"] == reason
    with pytest.raises(ArappError) as missing:
        read_grid(tmp_path / "none.xlsx")
    assert missing.value.kind == "file_missing"


def test_70_the_same_file_twice_books_nothing_twice(tmp_path: Path, books: Dispatch) -> None:
    path = book(tmp_path / "a.xlsx", 流水=[HEAD, GOOD, [*GOOD[:5], "A2"]])
    first = run_import(books, [path])["files"][0]["tables"][0]
    again = run_import(books, [path])["files"][0]["tables"][0]
    assert (first["posted"], again["posted"], again["skipped"]) == (2, 0, 2)


def test_71_a_total_is_no_row_and_a_proof(tmp_path: Path, read: Read) -> None:
    rows = [HEAD, GOOD, ["2026-10-09", "海顿", 700, None, "2", "A2"], ["合计", None, 1200]]
    (table,) = read(book(tmp_path / "a.xlsx", 流水=rows))
    assert len(table.records) == 2
    assert [(c.label, c.equal) for c in table.controls] == [("合计", True)]


def test_73_currencies_in_one_column_are_kept_apart_and_none_is_asked_for(
    tmp_path: Path, books: Dispatch
) -> None:
    rows = [[*HEAD, "币种"], [*GOOD, "RMB"], [*GOOD[:5], "A2", "USD"], [*GOOD[:5], "A3", None]]
    (table,) = preview(books, [book(tmp_path / "a.xlsx", 流水=rows)])["files"][0]["tables"]
    assert table["net_total"] == {"CNY": "500.00", "USD": "500.00"}
    assert [p["row"] for p in table["problems"] if p["problem"] == "currency_missing"] == [4]
    assert (table["posted"], table["flagged"]) == (2, 1)


def test_76_an_invoice_number_twice_is_not_booked_twice(tmp_path: Path, books: Dispatch) -> None:
    head = ["发票号码", "购买方名称", "开票日期", "价税合计"]
    rows = [
        head,
        ["25312000001", "恒岳", "2026-09-01", 100],
        ["2531 2000001", "恒岳", "2026-09-01", 100],
    ]
    (table,) = run_import(books, [book(tmp_path / "a.xlsx", 发票=rows)])["files"][0]["tables"]
    assert (table["posted"], table["rejected"] + table["flagged"] + table["skipped"]) == (1, 1)


def _ledger(change: Callable[[bytearray], None]) -> Callable[[Path, Path], Path]:
    def make(empty: Path, path: Path) -> Path:
        data = bytearray(empty.read_bytes())
        change(data)
        path.write_bytes(data)
        return path

    return make


def test_77_and_78_a_ledger_is_no_sheet(empty_file: Path, tmp_path: Path) -> None:
    path = _ledger(lambda data: None)(empty_file, tmp_path / "a.xlsx")
    with pytest.raises(ArappError) as refusal:
        read_grid(path)
    assert (refusal.value.kind, refusal.value.fields["reason"]) == ("not_a_table", "database")
