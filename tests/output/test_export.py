"""Exports of any length: typed, harmless, the same when read again, whole or not at all."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp.models.values.errors import DiskFull, NotWritable
from arapp.models.values.money import Money
from arapp.services.output import xlsx_stream
from arapp.services.output.export import WRITERS, Rows, to_csv, to_xlsx
from arapp.services.output.sheet import Cell
from arapp.services.progress import Cancelled

HEADER = ("text", "amount", "day", "count")
KINDS = ("text", "money", "day", "int")
# Every way in which a spreadsheet takes text for a formula, command or separator.
TRIGGERS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "|cmd",
    "%0A=1",
    "  =cmd|' /C calc'!A1",
    "\ufeff=1",
    "'=1",
    '"=1+1"',
    '=HYPERLINK("http://x.example","点我")',
]
HARMLESS = ["弘达，机械", "a=b", "'90 年", "_x0041_ & <b>", "两\n行", "0012", "1e3", "#N/A"]


def rows(*given: list[Cell]) -> Rows:
    return Rows("表", HEADER, KINDS, iter(given))


def sheet(path: Path) -> Any:
    return load_workbook(path).worksheets[0]


def lines(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def row(text: str) -> list[Cell]:
    return [text, Money(-123450), date(2026, 10, 31), 7]


@pytest.mark.parametrize("text", TRIGGERS)
def test_no_text_becomes_a_formula_and_each_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    to_xlsx(tmp_path / "a.xlsx", rows(row(text)))
    cell = sheet(tmp_path / "a.xlsx")["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    to_csv(tmp_path / "a.csv", rows(row(text)))
    found = lines(tmp_path / "a.csv")[1][0]
    assert found == f"'{text}"  # shown as text; one apostrophe less is the text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(tmp_path: Path, text: str) -> None:
    to_xlsx(tmp_path / "a.xlsx", rows(row(text)))
    cell = sheet(tmp_path / "a.xlsx")["A2"]
    assert (cell.data_type, cell.value) == (
        "s",
        text.replace("_x0041_", "_x005F_x0041_"),  # as Excel reads it: the text itself
    )
    to_csv(tmp_path / "a.csv", rows(row(text)))
    found = lines(tmp_path / "a.csv")[1][0]
    assert found == (f"'{text}" if text.startswith("'") else text)


def test_figures_stay_figures_and_days_days(tmp_path: Path) -> None:
    to_xlsx(tmp_path / "a.xlsx", rows(row("x"), [None, Money(1234, "JPY"), None, None]))
    page = sheet(tmp_path / "a.xlsx")
    assert [cell.value for cell in page[1]] == list(HEADER)
    assert page["A1"].font.bold
    assert page.freeze_panes == "A2"
    assert (page["B2"].value, page["B2"].number_format) == (-1234.5, "#,##0.00")
    assert (page["B3"].value, page["B3"].number_format) == (1234, "#,##0")
    assert page["C2"].value.date() == date(2026, 10, 31)
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert (page["D2"].value, page["D2"].data_type) == (7, "n")
    to_csv(tmp_path / "a.csv", rows(row("x"), [None, Money(1234, "JPY"), None, None]))
    assert lines(tmp_path / "a.csv") == [
        list(HEADER),
        ["x", "-1234.50", "2026-10-31", "7"],
        ["", "1234", "", ""],
    ]
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_large_amounts_stay_exact(tmp_path: Path) -> None:
    to_xlsx(tmp_path / "a.xlsx", rows(["x", Money(123_456_789_012_34), None, None]))
    assert f"{sheet(tmp_path / 'a.xlsx')['B2'].value:.2f}" == "123456789012.34"


def test_what_the_format_does_not_take_is_left_out(tmp_path: Path) -> None:
    to_xlsx(tmp_path / "a.xlsx", rows(row("a\x00b\x0bc" + "长" * 40_000)))
    value = sheet(tmp_path / "a.xlsx")["A2"].value
    assert value.startswith("abc长")
    assert len(value) == 32_767


@pytest.mark.parametrize("form", WRITERS)
def test_an_empty_list_is_a_header(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    assert WRITERS[form](path, rows(), lambda *_: None) == 0
    if form == "csv":
        assert lines(path) == [list(HEADER)]
    else:
        assert sheet(path).max_row == 1


def test_a_long_list_goes_on_on_a_second_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_stream, "ROWS_A_SHEET", 3)
    assert to_xlsx(tmp_path / "a.xlsx", rows(*(row(str(i)) for i in range(7)))) == 7
    pages = load_workbook(tmp_path / "a.xlsx").worksheets
    assert [page.title for page in pages] == ["表", "表 2", "表 3"]
    assert [[cell.value for cell in page["A"]] for page in pages] == [
        ["text", "0", "1", "2"],
        ["text", "3", "4", "5"],
        ["text", "6"],
    ]


def many(count: int) -> Iterator[list[Cell]]:
    for i in range(count):
        yield [f"弘达机械{i}", Money(i), date(2026, 1, 1), i]


@pytest.mark.parametrize("form", WRITERS)
def test_rows_are_written_as_they_come(tmp_path: Path, form: str) -> None:
    tracemalloc.start()
    try:
        table = Rows("表", HEADER, KINDS, many(20_000))
        assert WRITERS[form](tmp_path / "a", table, lambda *_: None) == 20_000
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4_000_000  # all of it at once takes several times that
    keeping = sum(len(str(cells)) for cells in many(20_000))
    assert keeping > 1_000_000


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    ("trouble", "told"),
    [(OSError(28, "full"), DiskFull), (PermissionError(13, "open in Excel"), NotWritable)],
)
def test_a_file_that_was_there_stays_until_the_new_one_is_whole(
    tmp_path: Path, form: str, trouble: OSError, told: type[Exception]
) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(b"older")

    def breaks() -> Iterator[list[Cell]]:
        yield from many(2000)
        raise trouble

    with pytest.raises(told):
        WRITERS[form](path, Rows("表", HEADER, KINDS, breaks()), lambda *_: None)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", WRITERS)
def test_stopped_by_the_user_nothing_is_left(tmp_path: Path, form: str) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        WRITERS[form](tmp_path / "a", Rows("表", HEADER, KINDS, many(5000)), stop)
    assert list(tmp_path.iterdir()) == []
