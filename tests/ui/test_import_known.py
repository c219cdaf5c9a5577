"""What an import changes of known records, whose names are whose, and the books afterwards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs
from arapp.ui.pages.import_sheet import ImportPage
from arapp.ui.pages.import_sheet.view import KNOWN, NAMES, OTHERWISE, SEE
from tests.ui.by_hand import answering, type_in
from tests.ui.test_import import BANK, OPEN_ITEMS, book, count, entry
from tests.ui.test_import import page as page  # noqa: PLC0414 - the fixture

HEADER = "客户名称,客户编码,信用额度,联系人,电话,地址"
FIRST = ("恒岳机械,K01,500000,王工,0512-1,", "弘达机械,K02,300000,李四,0512-7,")
SECOND = ("恒岳机械,K01,800000,王工,0512-2,苏州 1 号", "弘达机械,K02,300000,李四,0512-9,")


def csv(path: Path, *rows: str) -> Path:
    """A text sheet."""
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def imported(page: ImportPage, path: Path) -> None:
    """Read and post a file."""
    page.open([path])
    page.acts.run("import")
    assert page.states.state == "done"


@pytest.fixture
def again(page: ImportPage, tmp_path: Path) -> ImportPage:
    """The page on a list of customers that says some things otherwise."""
    imported(page, csv(tmp_path / "first.csv", HEADER, *FIRST))
    page.open([csv(tmp_path / "second.csv", HEADER, *SECOND)])
    page.desk.pane.open_tab(OTHERWISE)
    page.desk.pane.differences.setFocus()
    return page


def told(page: ImportPage) -> list[tuple[str, str, str, bool]]:
    """Field, before, after, taken."""
    lines = page.desk.pane.differences.entries.lines
    return [(one.name, one.before, one.after, one.taken) for one in lines if one.field]


def field(page: ImportPage) -> str:
    """Name of the field under the cursor."""
    line = page.desk.pane.differences.line()
    assert line is not None
    return line.name


def customer(books: Dispatch, name: str) -> tuple[object, ...]:
    """Limit, phone and address of a customer."""
    sql = "SELECT credit_limit, phone, address FROM customer WHERE name = ?"
    row: tuple[object, ...] = books.ask(lambda tx: tx.one(sql, (name,)))
    return row


# --- known records ------------------------------------------------------------------------------


def test_fields_that_differ_are_listed_with_both_values(again: ImportPage) -> None:
    assert ("信用额度", "500,000.00", "800,000.00", False) in told(again)
    assert ("地址", "", "苏州 1 号", True) in told(again)  # the ledger has none: filled unasked
    heads = [line.name for line in again.desk.pane.differences.entries.lines if not line.field]
    assert heads[0] == "客户 恒岳机械"


def test_space_takes_a_field_over_and_undo_restores_it(again: ImportPage, books: Dispatch) -> None:
    listed = again.desk.pane.differences
    assert again.acts.text("import") == "导入 1 行，改 1 处"
    while field(again) != "信用额度":
        QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    assert again.acts.text("import") == "导入 1 行，改 2 处"
    again.acts.run("import")
    assert customer(books, "恒岳机械") == (80_000_000, "0512-1", "苏州 1 号")
    again.ops.undo()
    assert customer(books, "恒岳机械") == (50_000_000, "0512-1", "")


def test_shift_space_takes_the_field_of_all_records(again: ImportPage, books: Dispatch) -> None:
    listed = again.desk.pane.differences
    assert field(again) == "电话"
    QTest.keyClick(listed, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    taken = [name for name, _, _, on in told(again) if on]
    assert taken.count("电话") == 2
    again.acts.run("import")
    assert customer(books, "弘达机械")[1] == "0512-9"


@pytest.mark.parametrize(
    ("action", "limit", "address"),
    [("take_all", 80_000_000, "苏州 1 号"), ("leave_all", 50_000_000, "")],
)
def test_all_are_taken_or_left_at_once(
    again: ImportPage, books: Dispatch, action: str, limit: int, address: str
) -> None:
    again.acts.run(action)
    assert {on for _, _, _, on in told(again)} == {action == "take_all"}
    if action == "take_all":
        again.acts.run("import")
    else:
        assert not again.acts.enabled("import")  # nothing is left to do
    assert (customer(books, "恒岳机械")[0], customer(books, "恒岳机械")[2]) == (limit, address)


def test_the_sheet_follows_the_field(again: ImportPage) -> None:
    again.acts.run("next")
    line = again.desk.pane.differences.line()
    assert line is not None
    assert again.desk.grid.current_cell() == (line.row, line.index)


# --- names --------------------------------------------------------------------------------------


def test_every_unknown_customer_is_listed_the_near_ones_first(
    page: ImportPage, tmp_path: Path
) -> None:
    imported(page, csv(tmp_path / "客户.csv", HEADER, *FIRST))
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    page.desk.pane.open_tab(NAMES)
    assert page.desk.problems.entries.items[0].raw == "宏达机械"
    rows = ["客户名称,到期日,应收金额", "宏达机械,2026-12-01,1", "新安风机,2026-12-01,2"]
    page.open([csv(tmp_path / "新.csv", *rows)])
    page.desk.pane.open_tab(NAMES)
    assert [item.raw for item in page.desk.problems.entries.items] == ["宏达机械", "新安风机"]
    assert "只差一个字" in entry(page, "宏达机械").line


def test_one_key_makes_them_all_new(page: ImportPage, tmp_path: Path, books: Dispatch) -> None:
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    page.acts.run("names_new")
    assert not any("宏达" in item.title for item in page.desk.problems.entries.items)
    page.acts.run("import")
    assert count(books, "customer") == 6


def test_another_customer_is_found_by_its_initials(
    page: ImportPage, tmp_path: Path, books: Dispatch, qtbot: QtBot
) -> None:
    imported(page, csv(tmp_path / "客户.csv", HEADER, *FIRST))
    page.open([csv(tmp_path / "新.csv", "客户名称,到期日,应收金额", "老恒家,2026-12-01,7.50")])
    page.desk.pane.open_tab(NAMES)
    page.acts.run("customer")
    field = page.desk.pane.who.field
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "hyjx")
    assert [one.name for one in field.offers()] == ["恒岳机械"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not page.desk.pane.who.isVisible()
    told = [item.title for item in page.desk.problems.entries.items]
    assert told == ["「老恒家」就是恒岳机械"]
    page.acts.run("import")
    assert count(books, "customer") == 2


def test_what_was_said_of_names_holds_when_the_file_is_read_again(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask", answering("discard", asked))
    path = book(tmp_path / "台账.xlsx", OPEN_ITEMS)
    page.open([path])
    page.hand.is_customer("宏达机械", "弘达机械")
    before = page.flow.to_post()
    page.open([path])
    assert page.flow.to_post() == before
    assert asked == []  # nothing was lost
    other = csv(tmp_path / "别的.csv", "客户名称,到期日,应收金额", "宏达机械,2026-12-01,1")
    page.open([other])
    assert page.flow.options is not None
    assert page.flow.options.names == {}  # another file, other names


def test_what_was_said_of_a_name_can_be_taken_back(page: ImportPage, tmp_path: Path) -> None:
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    page.hand.is_customer("宏达机械", "弘达机械")
    page.desk.pane.open_tab(NAMES)
    item = entry(page, "「宏达机械」就是弘达机械")
    page.hand.remedy(item, item.remedies[0])
    page.desk.pane.open_tab(SEE)
    assert any("宏达机械" in one.title for one in page.desk.problems.entries.items)


# --- the books afterwards -----------------------------------------------------------------------


def test_the_books_are_told_before_anything_is_posted(
    page: ImportPage, tmp_path: Path, books: Dispatch
) -> None:
    page.open([book(tmp_path / "台账.xlsx", OPEN_ITEMS)])
    said = dict(page.desk.pane.after.told())
    assert said["应收余额"] == "626,000.00"
    assert said["其中逾期"] == "306,000.00"
    assert "加上没入账的，等于表内合计" in said
    assert any("客户 5 户" in text for text in said)
    assert count(books, "plan") == 0
    page.acts.run("import")
    page.open([csv(tmp_path / "一.csv", "客户名称,到期日,应收金额", "恒岳机械,2026-12-01,100")])
    assert dict(page.desk.pane.after.told())["应收余额"] == "626,000.00 → 626,100.00"


def test_receipts_are_told_with_their_sum(page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "流水.csv"
    path.write_text(BANK, encoding="gbk")
    page.open([path])
    assert dict(page.desk.pane.after.told())["收款入账"] == "336,000.00"


def test_a_layout_known_from_before_can_be_forgotten(page: ImportPage, tmp_path: Path) -> None:
    imported(page, csv(tmp_path / "一.csv", "客户名称,到期日,应收金额", "恒岳机械,2026-12-01,1"))
    page.open([csv(tmp_path / "二.csv", "客户名称,到期日,应收金额", "恒岳机械,2026-12-02,2")])
    assert page.desk.strip.forget.isVisible()
    page.acts.run("forget")
    assert not page.desk.strip.forget.isVisible()
    assert not page.acts.enabled("forget")
    assert page.flow.to_post() == 1


def test_typing_in_chinese_finds_a_customer_too(page: ImportPage, tmp_path: Path) -> None:
    imported(page, csv(tmp_path / "客户.csv", HEADER, *FIRST))
    page.open([csv(tmp_path / "新.csv", "客户名称,到期日,应收金额", "老恒家,2026-12-01,7.50")])
    page.desk.pane.ask_who("老恒家")
    page.activateWindow()
    type_in(page.desk.pane.who.field, "弘达")
    assert [one.name for one in page.desk.pane.who.field.offers()] == ["弘达机械"]
    QTest.keyClick(page.desk.pane.who.field, Qt.Key.Key_Escape)
    QTest.keyClick(page.desk.pane.who.field, Qt.Key.Key_Escape)
    assert not page.desk.pane.who.isVisible()


def test_a_new_account_of_our_own_is_told_before_it_is_made(
    page: ImportPage, tmp_path: Path, books: Dispatch
) -> None:
    path = tmp_path / "工行流水.csv"
    path.write_text(BANK, encoding="gbk")
    page.open([path])
    titles = [item.title for item in page.desk.entries(KNOWN).items]
    assert "新的本方账户：1102023409000123456" in titles
    assert ("新增 本方账户 1 个", "") in page.desk.pane.after.told()
    page.acts.run("import")
    more = tmp_path / "工行流水2.csv"
    more.write_text(BANK.replace("F00", "G00").replace("2026-10", "2026-11"), encoding="gbk")
    page.open([more])
    assert not any("本方账户" in item.title for item in page.desk.entries(KNOWN).items)
    assert not any("本方账户" in name for name, _ in page.desk.pane.after.told())
