"""The annotated copy: the user's own sheet with each problem at its cell, safe and importable."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import rehearse, run_import, staged
from arapp.services.output import foreign
from arapp.services.output.annotated import AUTHOR, annotate
from arapp.services.output.foreign import reaches_outside
from tests.importing.build import book, html, text

HEADER = ["客户名称", "款项", "到期日", "应收金额"]
ROWS: list[list[Any]] = [
    ["恒岳机械", "9月货款", "2026-10-01", 1000],
    ["海顿电机", "9月货款", "2026-02-30", 500],
    ["", "运费", "2026-10-08", "见备注"],
    ["=HYPERLINK(1)", "@备注", "2026-10-09", 300],
]


def _copy(books: Dispatch, path: Path, lang: str = "zh_CN") -> tuple[Any, dict[str, Any]]:
    staging = staged(books, [path], lang=lang)
    answer = rehearse(books, staging)
    (made,) = annotate(staging, answer, path.with_name("带批注.xlsx"), lang)
    return openpyxl.load_workbook(made), answer["files"][0]["tables"][0]


def _own(path: Path) -> Path:
    """A workbook as somebody keeps it: a title, widths, a merge, formats, formulas, a remark."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "应收'明细"
    for row in [["应收账款明细"], HEADER, *ROWS[:3], ["合计", None, None, "=SUM(D3:D5)"]]:
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.column_dimensions["A"].width = 33
    sheet["D3"].number_format = "#,##0.00"
    sheet["A2"].font = Font(bold=True, color="FF2255AA")
    sheet["C4"].comment = Comment("老王说的", "王会计")
    sheet["F3"] = "=[1]外面!A1+1"
    sheet["F4"] = "=cmd|'/c calc'!A0"
    sheet["F5"] = '=IF(A3="[1]a!","|",1)'
    made.save(path)
    return path


def test_the_copy_looks_like_the_original_and_says_what_is_wrong_where(
    books: Dispatch, tmp_path: Path
) -> None:
    path = _own(tmp_path / "台账.xlsx")
    before = path.read_bytes()
    made, table = _copy(books, path)
    assert table["flagged"] + table["rejected"] == 2
    sheet = made["应收'明细"]
    assert sheet.column_dimensions["A"].width == 33
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:D1"]
    assert (sheet["D3"].number_format, sheet["A2"].font.color.rgb) == ("#,##0.00", "FF2255AA")
    assert sheet["C4"].comment.text.split("\n")[0] == "老王说的"
    assert "C4「2026-02-30」没有这一天" in sheet["C4"].comment.text
    assert sheet["D5"].comment.author == AUTHOR
    assert sheet["D5"].comment.text.startswith("D5「见备注」不是金额")
    assert sheet["B5"].fill.fgColor.rgb == sheet["C5"].fill.fgColor.rgb != "00000000"
    assert sheet["D5"].fill.fgColor.rgb not in ("00000000", sheet["C5"].fill.fgColor.rgb)
    assert sheet["A3"].fill.fgColor.rgb == "00000000"
    assert path.read_bytes() == before


def test_formulas_stay_but_none_that_reaches_outside(books: Dispatch, tmp_path: Path) -> None:
    made, _ = _copy(books, _own(tmp_path / "台账.xlsx"))
    sheet = made["应收'明细"]
    assert sheet["D6"].value == "=SUM(D3:D5)"
    assert sheet["D6"].data_type == "f"
    assert sheet["F5"].data_type == "f"
    for place in ("F3", "F4"):
        assert sheet[place].data_type != "f"


@pytest.mark.parametrize(
    ("formula", "outside"),
    [
        ("=SUM(A1:A9)", False),
        ("=SUM(台账[金额])", False),
        ("=VLOOKUP(A1,'2025年'!A:B,2,0)", False),
        ('=IF(A1="a|b",1,2)', False),
        ('=HYPERLINK("https://arapp.example","x")', False),
        ("=[1]表!A1", True),
        ("='C:\\账\\[旧.xlsx]表'!A1", True),
        ("=[旧.xlsx]表!A1*2", True),
        ("=cmd|'/c calc'!A0", True),
        ('=WEBSERVICE("http://arapp.example")', True),
        ("='\\\\server\\x\\[a.xlsx]s'!A1", True),
    ],
)
def test_what_reaches_outside(formula: str, outside: bool) -> None:
    assert reaches_outside(formula) is outside


def test_the_list_links_every_problem_to_its_cell(books: Dispatch, tmp_path: Path) -> None:
    made, table = _copy(books, _own(tmp_path / "台账.xlsx"))
    page = made.worksheets[0]
    assert page.title == "问题清单"
    heads = next(row for row in page.iter_rows() if row[0].value == "工作表")
    lines = [row for row in page.iter_rows(min_row=heads[0].row + 1) if row[0].value is not None]
    assert len(lines) == len(table["problems"]) > 2
    for line in lines:
        assert line[3].hyperlink.location == f"'应收''明细'!{line[3].value}"
        assert re.fullmatch(r"[A-Z]+\d+", line[3].value)
        assert made["应收'明细"][line[3].value].comment is not None
    told = {(line[1].value, line[2].value, line[4].value): line[5].value for line in lines}
    assert told[5, "应收金额", "见备注"] == "D5「见备注」不是金额"


@pytest.mark.parametrize("form", ["csv", "html", "xlsx"])
def test_no_text_of_the_file_becomes_a_formula(form: str, books: Dispatch, tmp_path: Path) -> None:
    rows = [HEADER, *ROWS]
    if form == "csv":
        path = text(tmp_path / "a.csv", rows)
    elif form == "html":
        path = html(tmp_path / "a.xls", rows)
    else:
        path = book(tmp_path / "a.xlsx", 表=[HEADER, *ROWS[:3]])
        made = openpyxl.load_workbook(path)
        cell = made["表"].cell(5, 1, "=HYPERLINK(1)")
        cell.data_type = "s"
        made["表"].append(["", "＝1+1", "2026-10-09", "=cmd"])
        made["表"].cell(6, 4).data_type = "s"
        made.save(path)
    found, _ = _copy(books, path)
    kinds = {cell.data_type for page in found for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    cells = [c.value for page in found for row in page.iter_rows() for c in row]
    assert "=HYPERLINK(1)" in cells


def test_the_corrected_copy_comes_in_and_brings_what_was_kept_out(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 表=[HEADER, *ROWS[:3]])
    made, _ = _copy(books, path)
    first = run_import(books, [path])["files"][0]["tables"][0]
    assert first["posted"] == 1
    sheet = made["表"]
    sheet["C3"], sheet["A4"], sheet["D4"] = "2026-02-28", "启明包装", 80
    made.save(tmp_path / "改好.xlsx")
    answer = run_import(books, [tmp_path / "改好.xlsx"])
    kinds = {t["sheet"]: t["kind"] for t in answer["files"][0]["tables"]}
    assert kinds == {"问题清单": None, "表": "plans"}
    table = next(t for t in answer["files"][0]["tables"] if t["kind"])
    assert (table["posted"], table["skipped"], table["flagged"]) == (2, 1, 0)
    again, _ = _copy(books, tmp_path / "改好.xlsx")
    assert again.sheetnames == ["问题清单", "表"]
    assert "没有这一天" not in str(again["表"]["C3"].comment)


def test_it_is_written_in_english_too_and_never_over_the_original(
    books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 表=[HEADER, *ROWS[:3]])
    made, _ = _copy(books, path, "en")
    said = [str(cell.value) for row in made["Problems"].iter_rows() for cell in row if cell.value]
    assert 'D4 "见备注" is not an amount' in said
    staging = staged(books, [path])
    with pytest.raises(InvalidValue):
        annotate(staging, rehearse(books, staging), path)


def test_rows_of_a_good_sheet_have_no_colour(books: Dispatch, tmp_path: Path) -> None:
    made, table = _copy(books, book(tmp_path / "a.xlsx", 表=[HEADER, ROWS[0]]))
    assert all(p["severity"] == "note" for p in table["problems"])
    assert str(made["问题清单"]["A1"].value).startswith("a.xlsx：1 行，能入账 1 行")


def test_of_a_large_book_the_rows_with_problems_are_enough(
    books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "OWN_CELLS", 10)
    made, _ = _copy(books, book(tmp_path / "a.xlsx", 表=[HEADER, *ROWS[:3]]))
    page = made["表"]
    assert [page["A1"].value, page["A2"].value, page["C3"].value] == [HEADER[0], None, "2026-02-30"]
    assert page["C3"].comment is not None
    assert "太大" in made["问题清单"]["A2"].value
