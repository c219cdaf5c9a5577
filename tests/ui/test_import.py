"""The import page on real files and a real ledger: read, put right, post, take back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from arapp.services.credit.customers import SaveCustomer
from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.ledger.period import LockPeriod
from arapp.services.progress import Cancelled
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Notice
from arapp.ui.pages.import_sheet import ImportPage, refusals, sentences
from arapp.ui.pages.import_sheet.items import Item
from arapp.ui.pages.import_sheet.kept import why
from arapp.ui.pages.import_sheet.problem_paint import buttons
from arapp.ui.pages.import_sheet.view import KNOWN, SEE, SKIPPED
from arapp.ui.widgets.sheet_grid_data import Mark, RowKind
from tests.ui.by_hand import answering

HEADER = ["序号", "客户名称", "合同号", "期次", "应收日期", "应收金额", "已收", "未收"]
OPEN_ITEMS: list[list[Any]] = [
    [1, "恒岳机械", "CH-021", "验收款", "2026.11.12", 240000, None, 240000],
    [2, "同上", "CH-021", "质保金", "2027.10.13", 80000, None, 80000],
    [3, "弘达机械", None, "8月备件", "2026.9.25", 156000, 60000, 96000],
    ["小计", None, None, None, None, 476000, 60000, 416000],
    [4, "同泰风电", None, "验收款", "11月8日", "21万", None, 210000],
    [5, "联创船配", None, "验收款", "8月底", 126000, None, 126000],
    [6, "宏达机械", None, "9月备件", "2026.11.16", 18420, None, 18420],
    [7, "天锐工具", None, "9月货款", "2026.13.1", 15900, None, 15900],
    ["合计", None, None, None, None, 846320, 60000, 786320],
]
BANK = """户名：苏州澄禾自动化设备有限公司,账号：1102023409000123456
交易日期,对方户名,对方账号,借方发生额,贷方发生额,余额,交易流水号,摘要
2026-10-01,恒岳机械,6222000011112222,,"240,000.00","1,240,000.00",F001,货款
2026-10-03,江苏电力公司,6222000011113333,"12,300.00",,"1,227,700.00",F002,电费
2026-10-09,弘达机械,6222000011114444,,"96,000.00","1,323,700.00",F003,8月备件
"""


def book(path: Path, rows: list[list[Any]]) -> Path:
    """A ledger sheet as people keep it, its customers on a second sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "2026应收"
    sheet["A1"] = "苏州澄禾 2026 年应收账款台账"
    sheet.append([])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    people = made.create_sheet("客户")
    people.append(["客户名称", "联系人", "电话", "信用等级"])
    for name in ("恒岳机械", "弘达机械", "同泰风电", "联创船配", "天锐工具"):
        people.append([name, "王工", "0512-62345678", "B"])
    made.create_sheet("Sheet3")
    made.save(path)
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Open items with a bad day, a vague day, a name misspelt."""
    return book(tmp_path / "应收台账.xlsx", OPEN_ITEMS)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Two credits and a debit."""
    path = tmp_path / "工行流水.csv"
    path.write_text(BANK, encoding="gbk")
    return path


@pytest.fixture
def page(qtbot: QtBot, chinese: None, books: Dispatch) -> Iterator[ImportPage]:
    """The page on a fresh ledger, big enough to see."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = ImportPage(ops)
    crashes: list[str] = []
    ops.crashed.connect(crashes.append)
    ops.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1240, 720)
    made.show()
    yield made
    assert crashes == []


def count(books: Dispatch, table: str) -> int:
    """Rows of a table of the ledger."""
    number: int = books.ask(lambda tx: tx.value(f"SELECT count(*) FROM {table}"))
    return number


def entry(page: ImportPage, part: str) -> Item:
    """The entry whose title has the part."""
    found = [item for item in page.desk.problems.entries.items if part in item.title]
    assert len(found) == 1, [item.title for item in page.desk.problems.entries.items]
    return found[0]


def click(qtbot: QtBot, page: ImportPage, part: str, button: str) -> None:
    """Click a painted button of an entry with the mouse."""
    found = page.desk.problems
    index = found.entries.index(found.entries.items.index(entry(page, part)), 0)
    found.scrollTo(index)
    boxes = {
        remedy.text: box for remedy, box in buttons(found.visualRect(index), entry(page, part))
    }
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=boxes[button].center())


def mark(page: ImportPage, cell: str) -> Mark | None:
    """Mark of "E8"."""
    grid = page.desk.grid.sheet
    return grid.data_.mark(grid.place(int(cell[1:])), grid.section(ord(cell[0]) - 65))


# --- what is shown ------------------------------------------------------------------------------


def test_an_empty_page_awaits_files(page: ImportPage) -> None:
    assert page.states.state == "empty"
    assert not page.acts.enabled("import")
    assert not page.escape()


def test_a_sheet_is_shown_as_it_was_understood(
    page: ImportPage, sheet: Path, books: Dispatch
) -> None:
    page.open([sheet])
    lines = [(line.title, line.line) for line in page.desk.tables.entries.lines]
    assert lines == [
        ("找到 2 张表", ""), ("2026应收", "未收款明细，7 行，入账 4"), ("客户", "客户，5 行"),
        ("不导入", ""), ("Sheet3", "空表"),
    ]  # fmt: skip
    data = page.desk.grid.sheet.data_
    fields = [column.field for column in data.columns]
    assert fields == [
        "不用",
        "客户",
        "合同编号",
        "款项",
        "到期日",
        "应收金额",
        "已收金额",
        "未收金额",
    ]
    assert data.numbers[0] == 1
    assert data.kinds[:2] == [RowKind.TITLE, RowKind.HEADER]
    assert count(books, "plan") == 0  # looking writes nothing


def test_cells_are_marked_by_what_became_of_them(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    rows = page.desk.grid.sheet.data_.numbers
    first = rows[rows.index(3) + 1] if 3 in rows else rows[2]
    assert mark(page, f"B{first + 1}") is Mark.QUIET  # 同上
    assert mark(page, f"E{first + 4}") is Mark.NOTE  # 11月8日
    assert mark(page, f"F{first + 4}") is Mark.NOTE  # 21万
    assert mark(page, f"E{first + 5}") is Mark.FLAGGED  # 8月底
    assert mark(page, f"B{first + 6}") is Mark.FLAGGED  # close to a customer there is
    assert mark(page, f"E{first + 7}") is Mark.REJECTED  # a month 13
    assert mark(page, f"B{first}") is None


def test_totals_are_proven(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    assert page.desk.proof.title() == "合计对上了"
    page.hand.fields_menu(5).actions()[-1].trigger()  # the amount is not used any more
    shown = page.desk.shown()
    assert shown is not None
    assert {control.column for control in shown.controls} == {"已收", "未收"}


# --- putting right ------------------------------------------------------------------------------


def test_the_proposed_day_is_taken_by_a_click(page: ImportPage, sheet: Path, qtbot: QtBot) -> None:
    page.open([sheet])
    before = page.flow.to_post()
    click(qtbot, page, "8月底", "用 2026-08-31")
    assert page.flow.to_post() == before + 1
    assert not any("8月底" in item.title for item in page.desk.problems.entries.items)
    page.desk.tabs._buttons[KNOWN].click()
    click(qtbot, page, "2026-08-31", "改回原文")
    assert page.flow.to_post() == before


def test_a_cell_is_corrected_in_place(page: ImportPage, sheet: Path, qtbot: QtBot) -> None:
    page.open([sheet])
    before = page.flow.to_post()
    item = entry(page, "2026.13.1")
    page.desk.grid.go_to(item.rows[0], item.index)
    page.acts.run("correct")
    field = page.desk.grid.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.text() == "2026.13.1"
    field.selectAll()
    QTest.keyClicks(field, "2026.12.1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.flow.to_post() == before + 1)
    assert mark(page, f"E{item.rows[0]}") is Mark.NOTE


def test_a_misspelt_name_is_the_known_customer(
    page: ImportPage, sheet: Path, qtbot: QtBot, books: Dispatch
) -> None:
    page.open([sheet])
    click(qtbot, page, "宏达机械", "就是弘达机械")
    page.acts.run("import")
    names = books.ask(lambda tx: [name for (name,) in tx.rows("SELECT name FROM customer")])
    assert "宏达机械" not in names
    assert names.count("弘达机械") == 1


def test_a_new_customer_is_asked_about_once(
    page: ImportPage, sheet: Path, qtbot: QtBot, books: Dispatch
) -> None:
    page.open([sheet])
    click(qtbot, page, "宏达机械", "新客户")
    assert not any("宏达" in item.title for item in page.desk.problems.entries.items)
    page.acts.run("import")
    assert count(books, "customer") == 6


def test_a_corrected_cell_names_both_texts(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    row = page.desk.grid.sheet.data_.numbers[6]  # 同泰风电, 21万
    page.hand._corrected(row, 5, "220000")
    page.desk.grid.go_to(row, 4)
    page.desk.grid.go_to(row, 5)
    assert page._selection == f"F{row} 原文「21万」，改成 220000"


def test_amounts_in_sentences_are_written_as_amounts(page: ImportPage, tmp_path: Path) -> None:
    rows = ["合同编号,客户名称,签订日期,合同金额,首付,发货,质保",
            "H1,恒岳机械,2026-03-05,300000,200000,60000,30000"]  # fmt: skip
    path = tmp_path / "合同.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    page.open([path])
    assert "290,000.00" in entry(page, "各期").line


def test_the_badges_count_what_the_tab_counts(page: ImportPage, tmp_path: Path) -> None:
    rows = [list(row) for row in OPEN_ITEMS]
    rows[-1][5] = 999999
    page.open([book(tmp_path / "合计不对.xlsx", rows)])
    line = page.desk.tables.entries.lines[1]
    items = page.desk.problems.entries.items
    assert line.amber + line.red == len(items) == 4
    assert [item.rows[0] for item in items] == sorted(item.rows[0] for item in items)
    assert [sentences.severity(item.severity) for item in items][-1] == "合计不符"


def test_a_row_is_left_out_and_put_back(page: ImportPage, sheet: Path, qtbot: QtBot) -> None:
    page.open([sheet])
    before = page.flow.to_post()
    page.desk.grid.go_to(page.desk.grid.sheet.data_.numbers[2], 1)
    page.acts.run("out")
    assert page.flow.to_post() == before - 1
    assert page.desk.grid.sheet.data_.kinds[2] is RowKind.OUT
    page.desk.tabs._buttons[SKIPPED].click()
    click(qtbot, page, "不导入", "放回来")
    assert page.flow.to_post() == before


def test_a_column_gets_another_meaning_from_its_menu(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    menu = page.hand.fields_menu(3)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["款项"]
    next(action for action in menu.actions() if action.text() == "摘要").trigger()
    assert page.desk.grid.sheet.data_.columns[3].field == "摘要"


def test_alt_down_and_a_click_on_the_box_ask_for_the_meaning(
    page: ImportPage, sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped: list[list[str]] = []

    def popup(menu: QMenu, _point: QPoint) -> None:
        dropped.append([action.text() for action in menu.actions() if action.isChecked()])

    monkeypatch.setattr(QMenu, "popup", popup)
    page.open([sheet])
    page.desk.grid.go_to(page.desk.grid.sheet.data_.numbers[2], 4)
    page.acts.run("meaning")
    header = page.desk.grid._header
    box = header.box(5).center()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=box)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.x(), 5))
    assert dropped == [["到期日"], ["应收金额"]]  # the letter above the box drops nothing


def test_f8_walks_the_entries_and_the_sheet_follows(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    seen = []
    for expected in page.desk.problems.entries.items:
        page.acts.run("next")
        assert page.desk.problems.item() == expected  # the first step comes to the first
        item = page.desk.problems.item()
        assert item is not None
        assert page.desk.grid.current_cell() == (item.rows[0], item.index)
        seen.append(item.title)
    assert len(set(seen)) == 3
    page.acts.run("before")
    assert page.desk.problems.item() is not None


def test_the_list_follows_the_sheet(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    item = entry(page, "2026.13.1")
    page.desk.grid.go_to(item.rows[0], item.index)
    assert page.desk.problems.item() == item


def test_tables_are_walked_by_keys(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    sheets = []
    for _ in range(3):
        page.acts.run("table_next")
        shown = page.desk.shown()
        assert shown is not None
        sheets.append(shown.sheet)
    assert sheets == ["客户", "Sheet3", "2026应收"]


def test_a_refused_change_leaves_everything_as_it_was(page: ImportPage, bank: Path) -> None:
    page.open([bank])
    told: list[Notice] = []
    page.noticed.connect(told.append)
    page.desk.strip.kind_chosen.emit("invoices")  # has no column for an invoice number
    shown = page.desk.shown()
    assert shown is not None
    assert shown.kind == "receipts"
    assert [notice.text for notice in told] == [refusals.sentence(_nothing(bank))]
    page.acts.run("import")
    assert page.states.state == "done"


def _nothing(path: Path) -> NothingRecognised:
    return NothingRecognised(file=path.name, reason="lacks_number")


# --- posting ------------------------------------------------------------------------------------


def test_import_posts_what_the_button_said_and_one_undo_takes_it_back(
    page: ImportPage, sheet: Path, books: Dispatch
) -> None:
    page.open([sheet])
    told: list[str] = []
    page.told.connect(told.append)
    assert page.acts.text("import") == "导入 9 行"
    page.acts.run("import")
    assert told == ["已导入 9 行"]
    assert page.states.state == "done"
    assert "待核 2 行" in page.states.line()
    assert count(books, "plan") == 4
    assert count(books, "import_row") == 3  # kept in the list: two to check, one rejected
    page.ops.undo()
    assert count(books, "plan") == 0
    assert count(books, "customer") == 0


def test_rows_kept_aside_are_listed_until_they_are_done(page: ImportPage, sheet: Path) -> None:
    assert not page.kept.isVisible()
    page.open([sheet])
    assert not page.kept.isVisible()
    page.acts.run("import")
    assert page.kept.title.text() == "待核 3 行，导入时留下的"
    header = page.kept.table.view.header()
    told = max(len(why(one)) for one in page.kept.model.rows())
    assert told * 6 < header.sectionSize(3) <= told * 20 + 40 or header.sectionSize(3) == 96
    page.kept.done.click()  # the row under the cursor
    assert len(page.kept.model.rows()) == 2
    page.kept.table.view.selectAll()
    page.kept.done.click()
    assert not page.kept.isVisible()
    page.ops.undo()
    assert len(page.kept.model.rows()) == 2


def test_what_was_imported_is_skipped_and_listed(
    page: ImportPage, bank: Path, books: Dispatch
) -> None:
    page.open([bank])
    assert page.desk.proof.title() == "余额对上了"
    page.acts.run("import")
    assert count(books, "receipt") == 2
    page.open([bank])
    assert page.flow.to_post() == 0
    assert not page.acts.enabled("import")
    assert page.desk.tabs.current() == SKIPPED
    assert entry(page, "以前导入过").rows == (3, 5)
    kinds = dict(zip(page.desk.grid.sheet.data_.numbers, page.desk.grid.sheet.data_.kinds,
                     strict=True))  # fmt: skip
    assert {kinds[row] for row in (3, 4, 5)} == {RowKind.GREY}


def test_undo_while_the_file_is_open_makes_its_rows_new_again(page: ImportPage, bank: Path) -> None:
    page.open([bank])
    page.acts.run("import")
    page.open([bank])
    assert page.flow.to_post() == 0
    page.ops.undo()
    assert page.flow.to_post() == 2


@pytest.mark.parametrize(("answer", "plans"), [("post", 4), ("back", 0)])
def test_totals_that_differ_are_asked_about(
    page: ImportPage, tmp_path: Path, books: Dispatch, monkeypatch: pytest.MonkeyPatch,
    answer: str, plans: int,
) -> None:  # fmt: skip
    rows = [list(row) for row in OPEN_ITEMS]
    rows[-1][5] = 999999
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", answering(answer, asked))
    page.open([book(tmp_path / "合计不对.xlsx", rows)])
    assert page.desk.proof.title() == "合计对不上"
    total = entry(page, "合计差 153,679.00")
    assert total.rows[0] == page.desk.grid.sheet.data_.numbers[-1]
    page.acts.run("import")
    assert asked == ["「2026应收」的合计对不上"]
    assert count(books, "plan") == plans


def test_a_total_that_differs_names_the_row_it_may_be(page: ImportPage, tmp_path: Path) -> None:
    rows = [list(row) for row in OPEN_ITEMS]
    rows[5][5] = "十二万六"  # 126,000 in words that nobody reads
    page.open([book(tmp_path / "读不出.xlsx", rows)])
    item = entry(page, "合计差 126,000.00")
    numbers = page.desk.grid.sheet.data_.numbers
    assert item.rows == (numbers[-1], numbers[-4])
    assert str(numbers[-4]) in item.line


def test_ambiguous_days_are_asked_about_before_anything_is_posted(
    page: ImportPage, tmp_path: Path, books: Dispatch
) -> None:
    path = tmp_path / "usd.csv"
    path.write_text(
        "客户名称,发票号,到期日,应收金额\n恒岳机械,A1,03/04/2026,100.00\n海顿电机,A2,05/06/2026,200.50\n",
        encoding="utf-8",
    )
    page.open([path])
    assert "03/04/2026" in page.desk.strip.question()
    assert not page.acts.enabled("import")
    page.desk.strip.answered.emit("dmy")
    assert page.desk.strip.question() == ""
    page.acts.run("import")
    days = books.ask(lambda tx: [day for (day,) in tx.rows("SELECT due_on FROM plan ORDER BY id")])
    assert days == [date(2026, 4, 3).toordinal(), date(2026, 6, 5).toordinal()]


# --- refusals -----------------------------------------------------------------------------------


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence(
    page: ImportPage, tmp_path: Path, books: Dispatch
) -> None:
    path = tmp_path / "合同.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n")
    page.open([path])
    assert page.states.state == "refused"
    assert page.states.title().startswith("合同.pdf 是 PDF，要一份 xlsx 或 csv")
    assert count(books, "batch") == 0
    assert page.escape()
    assert page.states.state == "empty"


def test_a_missing_file_can_be_tried_again(page: ImportPage, bank: Path) -> None:
    held = bank.read_bytes()
    bank.unlink()
    page.open([bank])
    assert "不在" in page.states.title()
    bank.write_bytes(held)
    page.states.second.click()
    assert page.flow.to_post() == 2


def test_a_cancelled_reading_leaves_the_empty_page(
    page: ImportPage, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr("arapp.ui.pages.import_sheet.reader.read", stopped)
    page.open([bank])
    assert page.states.state == "empty"
    assert page.flow.read is None


@pytest.mark.parametrize(("answer", "stays"), [("stay", True), ("discard", False)])
def test_leaving_corrected_files_is_asked_about(
    page: ImportPage, sheet: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    answer: str, stays: bool,
) -> None:  # fmt: skip
    monkeypatch.setattr(dialogs, "ask", lambda *_: answer)
    page.open([sheet])
    click(qtbot, page, "8月底", "用 2026-08-31")
    page.escape()
    assert (page.stack.currentWidget() is page.desk) is stays


def test_untouched_files_are_left_without_a_question(
    page: ImportPage, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", answering("stay", asked))
    page.open([sheet])
    page.escape()
    assert asked == []
    assert page.states.state == "empty"


def test_the_screen_reader_hears_cell_and_fault(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    found = page.desk.problems.entries
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [found.index(n, 0).data(role) for n in range(found.rowCount())]
    assert any("拒绝" in text and "2026.13.1" in text for text in spoken)
    assert page.desk.tabs.current() == SEE


def test_rows_of_a_closed_period_are_told_and_the_rest_is_posted(
    page: ImportPage, books: Dispatch, bank: Path
) -> None:
    books.run(LockPeriod(date(2026, 10, 3)))
    page.open([bank])
    told = entry(page, "在已结账的期间")
    assert "2026-10-01" in told.title
    assert "账已锁到 2026-10-03" in told.line
    page.acts.run("import")
    assert count(books, "receipt") == 1


# --- taken back ---------------------------------------------------------------------------------


def test_ctrl_z_takes_back_the_last_correction_and_never_the_ledger(
    page: ImportPage, sheet: Path, books: Dispatch
) -> None:
    books.run(SaveCustomer(None, (("name", "早先的客户"),)))
    page.open([sheet])
    before = page.flow.to_post()
    numbers = page.desk.grid.sheet.data_.numbers
    page.hand._corrected(numbers[7], 4, "2026-08-31")
    page.desk.grid.go_to(numbers[2], 1)
    page.acts.run("out")
    page.hand.fields_menu(3).actions()[-1].trigger()  # the item is not used any more
    assert page.take_back() == "列的含义"
    assert page.desk.grid.sheet.data_.columns[3].field == "款项"
    assert page.take_back() == f"第 {numbers[2]} 行的去留"
    assert page.flow.to_post() == before + 1
    assert page.take_back() == f"E{numbers[7]}"
    assert page.flow.to_post() == before
    assert not page.flow.touched
    assert page.take_back() == ""  # nothing left, and still not the ledger's turn
    assert page.take_back(again=True) == f"E{numbers[7]}"
    assert page.flow.to_post() == before + 1
    assert count(books, "customer") == 1
    page.acts.run("import")
    assert page.take_back() is None  # posted: the ledger's turn


def test_a_refused_change_leaves_nothing_to_take_back(page: ImportPage, bank: Path) -> None:
    page.open([bank])
    page.desk.strip.kind_chosen.emit("invoices")
    assert page.take_back() == ""


def test_a_name_said_to_be_new_is_taken_back(page: ImportPage, sheet: Path, qtbot: QtBot) -> None:
    page.open([sheet])
    click(qtbot, page, "宏达机械", "新客户")
    assert page.take_back() == "是哪家客户"
    assert entry(page, "宏达机械").rows


def test_undoing_a_posted_import_brings_the_sheet_back_as_it_was(
    page: ImportPage, sheet: Path, books: Dispatch
) -> None:
    page.open([sheet])
    row = page.desk.grid.sheet.data_.numbers[7]
    page.hand._corrected(row, 4, "2026-08-31")
    before = page.flow.to_post()
    page.acts.run("import")
    assert page.kept.isVisible()
    page.ops.undo()
    assert page.stack.currentWidget() is page.desk
    assert page.subtitle() == sheet.name
    assert not page.kept.isVisible()
    assert page.flow.to_post() == before
    assert count(books, "plan") == 0
    assert page.take_back() == f"E{row}"  # the steps of the sheet are there again, too
    page.acts.run("import")
    assert page.states.state == "done"


def test_undoing_something_else_leaves_what_was_imported_alone(
    page: ImportPage, sheet: Path, books: Dispatch
) -> None:
    page.open([sheet])
    page.acts.run("import")
    page.ops.run(SaveCustomer(None, (("name", "后来的客户"),)))
    page.ops.undo()
    assert page.states.state == "done"
    assert page.kept.isVisible()
    assert count(books, "plan") == 4


def test_a_row_left_out_is_no_longer_asked_about(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    seen = page.desk.entries(SEE).count
    for part in ("2026.13.1", "8月底", "宏达机械"):
        item = entry(page, part)
        page.desk.grid.go_to(item.rows[0], item.index)
        page.acts.run("out")
        seen -= 1
        assert page.desk.entries(SEE).count == seen
        assert not any(part in one.title for one in page.desk.entries(SEE).items)
        assert mark(page, f"{'ABCDEFGH'[item.index]}{item.rows[0]}") is None
    line = page.desk.tables.entries.lines[1]
    assert (line.amber, line.red) == (0, 0)
    shown = page.desk.shown()
    assert shown is not None
    assert (shown.counts["flagged"], shown.counts["rejected"], shown.counts["skipped"]) == (0, 0, 3)
    assert "flagged" not in shown.sums
    assert "rejected" not in shown.sums
    page.acts.run("out")
    assert any("宏达机械" in one.title for one in page.desk.entries(SEE).items)


def test_a_blank_that_means_the_name_above_shows_it_in_grey(
    page: ImportPage, tmp_path: Path
) -> None:
    rows = [list(row) for row in OPEN_ITEMS]
    rows[1][1] = rows[2][1] = None  # a single one would be asked about
    page.open([book(tmp_path / "空着.xlsx", rows)])
    grid = page.desk.grid.sheet
    row = grid.data_.numbers[3]
    index = grid.index(grid.place(row), 1)
    assert index.data() == "恒岳机械"
    assert mark(page, f"B{row}") is Mark.QUIET
    assert index.data(Qt.ItemDataRole.EditRole) == ""  # the file itself has nothing there
    page.desk.grid.go_to(row, 1)
    assert "恒岳机械" not in page._selection
    assert grid.index(grid.place(row), 2).data() == "CH-021"


def test_an_amount_that_can_be_read_two_ways_is_settled_by_a_click(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [list(row) for row in OPEN_ITEMS]
    rows[5][5] = "1260,50"
    page.open([book(tmp_path / "两种.xlsx", rows)])
    before = page.flow.to_post()
    ways = [remedy.text for remedy in entry(page, "1260,50").remedies]
    assert ways[:2] == ["用 126,050.00", "用 1,260.50"]
    row = entry(page, "1260,50").rows[0]
    click(qtbot, page, "1260,50", "用 1,260.50")
    page.hand._corrected(row, 4, "2026-08-31")
    page.hand._corrected(row, 7, "1260.5")
    assert page.flow.to_post() == before + 1


def test_figures_that_are_worked_out_keep_their_room(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    pane, view = page.desk.pane, page.flow.view
    final = pane.after.sizeHint().height()
    page.desk.show_view(replace(view, final=False, answer=None), again=True)
    assert pane.after.isVisible()
    assert pane.after.told()[0] == ("应收余额", "…")
    assert pane.after.sizeHint().height() == final
    page.desk.show_view(view, again=True)
    assert ("应收余额", "…") not in pane.after.told()


def test_a_balance_that_is_worked_out_keeps_its_room(page: ImportPage, bank: Path) -> None:
    page.open([bank])
    proof, view = page.desk.proof, page.flow.view
    final = proof.sizeHint().height()
    assert final > 100
    page.desk.show_view(replace(view, final=False, answer=None), again=True)
    assert proof.title() == "正在算余额"
    assert proof.sizeHint().height() == final
    page.desk.show_view(view, again=True)
    assert proof.title() == "余额对上了"


def test_the_list_of_tables_is_wide_enough_for_its_lines(page: ImportPage, sheet: Path) -> None:
    page.open([sheet])
    wanted = page.desk.tables.wanted()
    assert 0 < wanted <= 264
    assert page.desk.tables.width() >= wanted
