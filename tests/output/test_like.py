"""The boss's Excel: an updated copy in the layout of the sheet that was imported."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.service import run_import
from arapp.services.matching.commands import Allocate
from arapp.services.output.like import Updated, update_like
from arapp.services.output.like_cells import redated
from arapp.services.output.sheet_rows import Shift, insert_rows, moved
from tests.importing.build import book, text

HEADER = [
    "序号",
    "客户名称",
    "发票号码",
    "开票日期",
    "到期日",
    "应收金额",
    "已收金额",
    "未收金额",
    "状态",
]
ROWS: list[list[Any]] = [
    [1, "恒岳机械", "0001", "2026.9.1", "2026.10.1", 1000, 0, "=F4-G4", "未收"],
    [2, "海顿电机", "0002", "2026.9.8", "2026.10.8", 500, 200, "=F5-G5", "部分收款"],
    [3, "启明包装", "0003", "2026.9.9", "见合同", 300, 0, "=F6-G6", "未收"],
]
OPEN = {"H4": 1000, "H5": 300, "H6": 300, "H7": 1600}


def _sheet(path: Path) -> Path:
    """A ledger as somebody keeps it, with formulas that Excel has calculated."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "台账"
    for row in [["应收账款台账"], ["单位：元"], HEADER, *ROWS]:
        sheet.append(row)
    sheet.append(["合计", None, None, None, None, "=SUM(F4:F6)", 200, "=SUM(H4:H6)", None])
    sheet.append(["制表：王会计"])
    sheet.merge_cells("A1:I1")
    sheet["F4"].number_format = sheet["G4"].number_format = "#,##0.00"
    sheet["B6"].font = Font(italic=True)
    sheet.row_dimensions[7].height = 31
    other = made.create_sheet("汇总")
    other["A1"], other["B1"] = "看板", "=台账!H7"
    made.save(path)
    return _calculated(path)


def _calculated(path: Path) -> Path:
    """Put the values of the formulas beside them, as Excel does when it saves."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    values = {"F7": 1800, **OPEN}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(
        rb'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>',
        lambda m: (
            b'<c r="%s"%s><f>%s</f><v>%d</v></c>' % (m[1], m[2], m[3], values.get(m[1].decode(), 0))
        ),
        parts[name],
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


@pytest.fixture
def sheet(books: Dispatch, tmp_path: Path) -> Path:
    """The sheet, imported: two rows are booked, the third has no due day."""
    path = _sheet(tmp_path / "台账.xlsx")
    table = run_import(books, [path])["files"][0]["tables"][0]
    assert (table["posted"], table["flagged"]) == (2, 1)
    return path


def _made(books: Dispatch, source: Path, lang: str = "zh_CN") -> tuple[Updated, Any]:
    before = source.read_bytes()
    told = update_like(books, source, source.with_name("更新.xlsx"), lang=lang)
    assert source.read_bytes() == before
    return told, openpyxl.load_workbook(told.file)


def _pay(books: Dispatch, plan: int, amount: str, day: str, customer: int = 1) -> None:
    rows = [["交易日期", "贷方发生额", "对方户名", "摘要"], [day, amount, "恒岳机械", "货款"]]
    path = text(Path(str(books.path)).with_name(f"{plan}-{day}.csv"), rows)
    run_import(books, [path], kind="receipts")
    receipt = books.ask(lambda tx: tx.value("SELECT max(id) FROM receipt"))
    books.run(Allocate(receipt, ((plan, Money(int(amount) * 100, "CNY")),), customer_id=customer))


def _row(page: Any, number: int) -> list[Any]:
    return [
        cell.value.date() if isinstance(cell.value, datetime) else cell.value
        for cell in page[number]
    ]


def test_what_was_paid_since_stands_in_the_sheets_own_columns(books: Dispatch, sheet: Path) -> None:
    _pay(books, 1, "1000", "2026-11-02")
    told, made = _made(books, sheet)
    page = made["台账"]
    assert _row(page, 4) == [
        1,
        "恒岳机械",
        "0001",
        "2026.9.1",
        "2026.10.1",
        1000,
        1000,
        "=F4-G4",
        "已收清",
    ]
    assert _row(page, 5)[5:] == [500, 200, "=F5-G5", "部分收款"]
    assert page["G4"].number_format == "#,##0.00"
    assert page["G7"].value == 1200
    assert page["H7"].value == "=SUM(H4:H6)"
    assert (told.rows, told.cells, told.added) == (2, 3, 0)
    assert [(one.row, one.code) for one in told.left if one.row] == [(6, "kept_out")]
    assert _row(page, 6)[4:6] == ["见合同", 300]


def test_new_rows_come_in_above_the_totals_and_formulas_follow(
    books: Dispatch, sheet: Path
) -> None:
    more = [HEADER[1:6], ["海顿电机", "0009", "2026-11-01", "2026-12-01", 700],
            ["拓科环保", "0010", "2026-11-03", "2026-12-03", 80]]  # fmt: skip
    run_import(books, [text(sheet.with_name("more.csv"), more)])
    told, made = _made(books, sheet)
    page = made["台账"]
    assert told.added == 2
    assert _row(page, 7) == [
        4,
        "海顿电机",
        "0009",
        date(2026, 11, 1),
        date(2026, 12, 1),
        700,
        0,
        "=F7-G7",
        "未收",
    ]
    assert _row(page, 8)[:3] == [5, "拓科环保", "0010"]
    assert page["B7"].font.italic
    assert _row(page, 9) == [
        "合计",
        None,
        None,
        None,
        None,
        "=SUM(F4:F8)",
        200,
        "=SUM(H4:H8)",
        None,
    ]
    assert page.row_dimensions[9].height == 31
    assert page["A10"].value == "制表：王会计"
    assert made["汇总"]["B1"].value == "=台账!H9"
    assert [str(span) for span in page.merged_cells.ranges] == ["A1:I1"]


def test_the_copy_can_be_imported_and_updated_again(books: Dispatch, sheet: Path) -> None:
    more = [HEADER[1:6], ["拓科环保", "0010", "2026-11-03", "2026-12-03", 80]]
    run_import(books, [text(sheet.with_name("more.csv"), more)])
    told, _ = _made(books, sheet)
    again = update_like(books, told.file, sheet.with_name("再更新.xlsx"))
    assert (again.rows, again.added) == (3, 0)
    assert openpyxl.load_workbook(again.file).sheetnames == ["台账", "汇总", "说明"]


def test_it_tells_how_things_stood_on_an_earlier_day(ledger_file: Path, tmp_path: Path) -> None:
    source = _sheet(tmp_path / "台账.xlsx")
    with Store.open(ledger_file, FixedClock(date(2026, 11, 12))) as store:
        run_import(Dispatch(store), [source])
        _pay(Dispatch(store), 1, "400", "2026-11-02")
        _pay(Dispatch(store), 1, "600", "2026-11-10")
    with Store.open(ledger_file, FixedClock(date(2026, 11, 5))) as store:
        _, made = _made(Dispatch(store), source)
    assert _row(made["台账"], 4)[6:] == [400, "=F4-G4", "部分收款"]
    assert made["说明"]["B1"].value.date() == date(2026, 11, 5)


def test_figures_are_written_in_the_sheets_unit(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["单位：万元"],
        ["客户名称", "款项", "到期日", "应收金额", "已收金额", "未收金额"],
        ["恒岳机械", "货款", "2026-10-01", 12.5, 2.5, 10],
        ["合计", None, None, 12.5, 2.5, 10],
    ]
    source = book(tmp_path / "万元.xlsx", 台账=rows)
    run_import(books, [source])
    _pay(books, 1, "30000", "2026-11-02")
    _, made = _made(books, source)
    assert _row(made["台账"], 3)[3:] == [12.5, 5.5, 7]
    assert _row(made["台账"], 4)[3:] == [12.5, 5.5, 7]


def test_subtotals_of_customers_are_reckoned_with_their_rows(
    books: Dispatch, tmp_path: Path
) -> None:
    header = ["客户名称", "款项", "到期日", "应收金额", "已收金额"]
    rows: list[list[Any]] = [
        header,
        ["恒岳机械", "9月", "2026-10-01", 100, 0],
        ["小计", None, None, 100, 0],
        ["海顿电机", "9月", "2026-10-01", 200, 0],
        ["海顿电机", "10月", "2026-11-01", 50, 0],
        ["小计", None, None, 250, 0],
        ["合计", None, None, 350, 0],
    ]
    source = book(tmp_path / "小计.xlsx", 台账=rows)
    run_import(books, [source])
    _pay(books, 2, "200", "2026-11-02", customer=2)
    more = [
        header[:4],
        ["恒岳机械", "11月", "2026-12-01", 30],
        ["拓科环保", "11月", "2026-12-01", 9],
    ]
    run_import(books, [text(tmp_path / "more.csv", more)])
    told, made = _made(books, source)
    page = made["台账"]
    assert [row[0].value for row in page.iter_rows()] == [
        "客户名称", "恒岳机械", "恒岳机械", "小计", "海顿电机", "海顿电机", "小计", "合计"
    ]  # fmt: skip
    assert _row(page, 4)[3:] == [130, 0]
    assert _row(page, 7)[3:] == [250, 200]
    assert _row(page, 8)[3:] == [380, 200]
    assert [(one.code, one.detail) for one in told.left] == [
        ("no_place", "拓科环保 11月 2026-12-01")
    ]


def test_a_list_of_customers_gets_todays_balances(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["客户名称", "电话", "应收余额"],
        ["恒岳机械", "0512", 500],
        ["海顿电机", "0513", 0],
    ]
    source = text(tmp_path / "客户.csv", rows)
    run_import(books, [source])
    run_import(
        books,
        [
            text(
                tmp_path / "b.csv",
                [["客户名称", "到期日", "应收金额"], ["海顿电机", "2026-12-01", 70]],
            )
        ],
    )
    _, made = _made(books, source)
    page = made.worksheets[0]
    assert [_row(page, n)[0::2] for n in (2, 3)] == [["恒岳机械", "500"], ["海顿电机", 70]]


def test_the_original_is_never_written_over(books: Dispatch, sheet: Path) -> None:
    with pytest.raises(InvalidValue):
        update_like(books, sheet, sheet)
    bank = text(
        sheet.with_name("b.csv"), [["交易日期", "贷方发生额", "对方户名"], ["2026-11-02", 5, "甲"]]
    )
    with pytest.raises(NothingRecognised):
        update_like(books, bank, sheet.with_name("x.xlsx"))
    assert not sheet.with_name("x.xlsx").exists()


def test_names_of_the_ledger_never_become_formulas(books: Dispatch, sheet: Path) -> None:
    more = [HEADER[1:6], ["=cmd|' /c calc'!A0", "@9", "2026-11-01", "2026-12-01", 700]]
    run_import(books, [text(sheet.with_name("more.csv"), more)])
    _, made = _made(books, sheet)
    cells = {cell.coordinate: cell for cell in made["台账"][7]}
    assert cells["B7"].value == "=cmd|' /c calc'!A0"
    assert (cells["B7"].data_type, cells["C7"].data_type) == ("s", "s")


def test_references_move_with_their_rows() -> None:
    shift = Shift({6: 2, 9: 1})
    assert [shift(n) for n in (6, 7, 9, 10)] == [6, 9, 11, 13]
    assert moved("D3:$D$6", shift, grow=True) == "D3:$D$8"
    assert moved("D3:D5", shift, grow=True) == "D3:D5"
    assert moved("$A7", shift, grow=True) == "$A9"
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "甲"
    page["A1"], page["A2"], page["A3"] = 1, 2, '=SUM(A1:A2)&"A1:A2"&LOG10(9)'
    other = made.create_sheet("乙")
    other["A1"] = "=甲!A3+A3+'甲'!A1:A2"
    insert_rows(made, page, {2: 3})
    assert page["A6"].value == '=SUM(A1:A5)&"A1:A2"&LOG10(9)'
    assert other["A1"].value == "=甲!A6+A3+'甲'!A1:A5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截止日期：2026-10-31", "截止日期：2026-11-05"),
        ("截至2026年09月30日", "截至2026年11月05日"),
        ("单位：元  截止 2026/9/1 单位：元", "单位：元  截止 2026/11/5 单位：元"),
        ("合同签订 2026-10-31", "合同签订 2026-10-31"),
        ("2026年10月应收账款", "2026年10月应收账款"),
    ],
)
def test_the_day_above_the_table_is_that_of_the_figures(text: str, expected: str) -> None:
    assert redated(text, date(2026, 11, 5)) == expected


@pytest.mark.parametrize(
    ("header", "words", "expected"),
    [
        ("是否收款", ["否", "否"], ["是", "否"]),
        ("收款状态", ["未收款", "未收款"], ["已收清", "未收款"]),
        ("状态", ["未结清", "已结清"], ["已结清", "未结清"]),
        ("Status", ["open", "open"], ["Paid", "open"]),
        ("状态", ["执行中", "已暂停"], ["执行中", "已暂停"]),
    ],
)
def test_states_are_written_in_the_sheets_own_words(
    header: str, words: list[str], expected: list[str], books: Dispatch, tmp_path: Path
) -> None:
    rows = [["客户名称", "款项", "到期日", "应收金额", "已收金额", header]]
    rows += [
        ["恒岳机械", f"{n}月", "2026-10-01", "100", "0", word] for n, word in enumerate(words, 1)
    ]
    source = text(tmp_path / "a.csv", rows)
    run_import(books, [source])
    _pay(books, 1, "100", "2026-11-02")
    told, made = _made(books, source)
    assert [_row(made.worksheets[0], n)[5] for n in (2, 3)] == expected
    assert ("state" in {one.code for one in told.left}) is (words == expected)
