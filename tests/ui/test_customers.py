"""The list of customers on real books: who is shown, found, marked, counted, opened."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from arapp.services.credit.merge import MergeCustomers
from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.customers import CustomersPage
from arapp.ui.pages.customers.table import CustomersTable
from tests.ledger_text import given

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
BOOK = """
    客户 苏州宏泰恒业科技有限公司 简称=宏泰恒业 业务=周凯 等级=B
    客户 上海弘达机械设备有限公司 简称=弘达机械 业务=周凯
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化 业务=何俊 等级=D
    客户 杭州启明包装有限公司 简称=启明包装
    应收 八月 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25
    应收 十月 上海弘达机械设备有限公司 31250 入账=2026-10-31 到期=2026-12-15
    应收 九月 苏州宏泰恒业科技有限公司 4000 入账=2026-10-01 到期=2026-11-09
    应收 阀门 无锡瑞沃自动化科技有限公司 18000 入账=2026-11-01 到期=2026-12-01
    收款 R1 苏州宏泰恒业科技有限公司 1000 日期=2026-11-03
    核销 R1 九月 1000 日期=2026-11-03
"""


class Desk:
    """The page in a window, and what it asked for."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = CustomersPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.went: list[tuple[str, Any]] = []
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.list.view.setFocus()
        self.page.freshen()

    @property
    def table(self) -> CustomersTable:
        """The table."""
        return self.page.list

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key on the list."""
        QTest.keyClick(self.table.view, key, how)

    def names(self) -> list[str]:
        """Who is shown, in order."""
        return [one.title for one in self.table.model.rows()]

    def choose(self, segment: str) -> list[str]:
        """A segment as if clicked, and who it leaves."""
        self.table.segments.chosen.emit(segment)
        return self.names()

    def id(self, title: str) -> int:
        """Id of a customer shown."""
        return next(one.id for one in self.table.model.all_rows() if one.title == title)


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None) -> Desk:
    """Four customers: one abnormal, one a little late, one not due, one that owes nothing."""
    given(books, BOOK)
    return Desk(qtbot, books)


def test_the_most_overdue_comes_first_and_says_how_much(desk: Desk) -> None:
    assert desk.names() == ["弘达机械", "宏泰恒业", "瑞沃自动化", "启明包装"]
    first = desk.table.model.rows()[0]
    assert (first.open, first.overdue, first.days) == (12_725_000, 9_600_000, 48)
    assert desk.table.table.total is not None
    assert desk.table.table.total.totals() == {"open": "148,250.00", "overdue": "99,000.00"}


def test_segments_count_who_is_in_them(desk: Desk) -> None:
    texts = [button.text() for button in desk.table.segments.findChildren(QToolButton)]
    assert texts == ["全部 4", "有欠款 3", "逾期 2", "异常 1", "等级到期复评 0"]
    assert desk.choose("owing") == ["弘达机械", "宏泰恒业", "瑞沃自动化"]
    assert desk.choose("overdue") == ["弘达机械", "宏泰恒业"]
    assert desk.choose("abnormal") == ["弘达机械"]
    assert desk.choose("all") == ["弘达机械", "宏泰恒业", "瑞沃自动化", "启明包装"]


def test_a_filter_finds_by_pinyin_initials_while_typing(desk: Desk) -> None:
    desk.press(KEY.Key_F, CONTROL)
    fields = desk.table.table.filters._fields
    QTest.keyClicks(fields[0], "hthy")
    assert desk.names() == ["宏泰恒业"]
    fields[0].clear()
    QTest.keyClicks(fields[0], "rw")
    assert desk.names() == ["瑞沃自动化"]


def test_letters_go_to_a_name_and_enter_opens_its_card(desk: Desk) -> None:
    QTest.keyClicks(desk.table.view, "qmbz")
    desk.press(KEY.Key_Return)
    assert desk.went == [("customer", desk.id("启明包装"))]


def test_ctrl_n_begins_a_new_customer(desk: Desk) -> None:
    desk.press(KEY.Key_N, CONTROL)
    assert desk.went == [("customer", "new")]


def test_the_selection_is_summed_in_the_status_line(desk: Desk) -> None:
    desk.press(KEY.Key_Home)
    desk.press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.selection_text() == "选中 2 行，合计 130,250.00"


def test_rows_are_copied_with_their_heads(desk: Desk) -> None:
    desk.press(KEY.Key_A, CONTROL)
    desk.press(KEY.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["客户", "全称", "等级"]
    assert "127250.00" in lines[1]
    assert len(lines) == 5


def test_the_list_goes_to_a_sheet(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "客户.xlsx"
    monkeypatch.setattr(dialogs, "save_file", lambda *_rest, **_more: target)
    desk.press(KEY.Key_E, CONTROL)
    assert target.stat().st_size > 0


def test_a_merged_twin_is_not_listed(desk: Desk) -> None:
    keep, twin = desk.id("弘达机械"), desk.id("启明包装")
    desk.ops.run(MergeCustomers(keep, twin))
    assert "启明包装" not in desk.names()


def test_an_empty_ledger_says_where_to_begin(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    desk = Desk(qtbot, books)
    assert desk.names() == []
    assert not desk.page.acts.enabled("export")
    assert desk.page.hint() == ""


def test_another_page_can_ask_for_a_row(desk: Desk) -> None:
    desk.choose("abnormal")
    desk.page.open(desk.id("启明包装"))
    current = desk.table.current()
    assert current is not None
    assert current.title == "启明包装"


def test_exposure_over_the_limit_is_said(desk: Desk) -> None:
    blocked = next(one for one in desk.table.model.rows() if one.title == "瑞沃自动化")
    column = desk.table.model.column("used")
    assert (blocked.ceiling, column.text is not None and column.text(blocked)) == (0, "超额")
    assert column.fill is not None
    assert column.fill(blocked) == "bar3"
    fine = next(one for one in desk.table.model.rows() if one.title == "弘达机械")
    assert column.text is not None
    assert (column.text(fine), column.fill(fine)) == ("25%", "bar0")
