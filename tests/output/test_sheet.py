"""Tables for spreadsheets: typed, and harmless whatever a name begins with."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp.models.values.money import Money
from arapp.services.output.documents import StatementKind
from arapp.services.output.sheet import Sheet, csv_bytes, xlsx_bytes
from arapp.services.output.statement_sheet import statement_xlsx
from tests.output.papers import many_items, statement

RISKY = ["=1+1", "+86 512", "-5", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x")']


def book(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def sheet(*rows: list[Any]) -> Sheet:
    return Sheet("明细", ["客户", "金额", "日期", "天数"], rows)


def test_cells_have_types() -> None:
    data = xlsx_bytes([sheet(["弘达", Money(123450), date(2026, 10, 31), 7])])
    page = book(data).active
    assert [page["A2"].value, page["B2"].value, page["D2"].value] == ["弘达", 1234.5, 7]
    assert page["C2"].value.date() == date(2026, 10, 31)
    assert page["B2"].number_format == "#,##0.00"
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert page.freeze_panes == "A2"


def test_fifteen_digits_stay_exact() -> None:
    page = book(xlsx_bytes([sheet(["x", Money(123_456_789_012_34), None, None])])).active
    assert f"{page['B2'].value:.2f}" == "123456789012.34"


def test_currencies_without_decimals() -> None:
    page = book(xlsx_bytes([sheet(["x", Money(1234, "JPY"), None, None])])).active
    assert page["B2"].value == 1234
    assert page["B2"].number_format == "#,##0"


@pytest.mark.parametrize("text", RISKY)
def test_no_text_becomes_a_formula(text: str) -> None:
    data = sheet([text, None, None, None])
    cell = book(xlsx_bytes([data])).active["A2"]
    assert cell.data_type == "s"
    assert cell.value == text
    rows = list(csv.reader(io.StringIO(csv_bytes(data).decode("utf-8-sig"))))
    assert rows[1][0] == f"'{text}"


def test_harmless_text_and_figures_stay_as_they_are_in_csv() -> None:
    rows = csv_bytes(sheet(["弘达，机械", Money(-2000), date(2026, 10, 31), 7]))
    assert rows.startswith(b"\xef\xbb\xbf")
    assert rows.decode("utf-8-sig").splitlines()[1] == "弘达，机械,-20.00,2026-10-31,7"


def test_control_characters_and_odd_sheet_names_are_taken() -> None:
    odd = Sheet("a/b:c*?" + "长" * 40, ["x"], [["a\x00b\x0bc"]])
    page = book(xlsx_bytes([odd])).active
    assert page["A2"].value == "abc"
    assert len(page.title) <= 31


@pytest.mark.parametrize("kind", list(StatementKind))
def test_a_statement_as_workbook_has_the_sums_of_the_paper(kind: StatementKind) -> None:
    doc = statement(kind, items=many_items(30))
    for page in book(statement_xlsx(doc)).worksheets:
        last = [cell.value for cell in page[page.max_row]]
        assert last[-1] == pytest.approx(doc.closing.minor / 100)
        assert page.freeze_panes == "A5"


@pytest.mark.parametrize(("columns", "way"), [(3, "portrait"), (9, "landscape")])
def test_a_list_printed_from_the_workbook_has_its_heads_on_each_page(
    columns: int, way: str
) -> None:
    heads = [f"栏{i}" for i in range(columns)]
    made = xlsx_bytes([Sheet("表", heads, [["x"] * columns] * 200, ["公司", "账龄"])])
    page = load_workbook(io.BytesIO(made)).worksheets[0]
    assert page.print_title_rows == "$3:$3"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == (way, 0)
    fitted, foot = page.sheet_properties.pageSetUpPr, page.oddFooter
    assert fitted is not None
    assert fitted.fitToPage
    assert foot is not None
    assert foot.center.text == "&P / &N"
