"""An abnormal customer bears its mark wherever it appears, and loses it with the reason."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.receipts import RecordReceipt
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.matching import MatchingPage
from arapp.ui.pages.receipt_form import ReceiptForm
from arapp.ui.pages.today import TodayPage
from arapp.ui.widgets import abnormal
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.ui.by_hand import type_in

BOOK = """
    客户 上海弘达机械设备有限公司 简称=弘达机械
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化
    应收 八月 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25
    应收 阀门 无锡瑞沃自动化科技有限公司 18000 入账=2026-11-01 到期=2026-11-14
    收款 R1 上海弘达机械设备有限公司 5000 日期=2026-11-10
"""


@pytest.fixture
def ops(qapp: object, books: Dispatch, chinese: None) -> Ops:
    """One abnormal customer, one in order."""
    given(books, BOOK)
    return Ops(lambda: books, ledger=Immediate(), free=Immediate())


def test_there_is_one_set_for_a_ledger(ops: Ops) -> None:
    marked = abnormal.of(ops)
    assert abnormal.of(ops) is marked
    assert len(marked.ids()) == 1


def test_the_field_shows_the_mark_of_who_is_chosen(qtbot: QtBot, ops: Ops) -> None:
    page = ReceiptForm(ops)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.freshen()
    page.payer.setFocus()
    for typed, marked in (("弘达", True), ("瑞沃", False)):
        page.payer.set_customer(None)
        type_in(page.payer, typed)
        QTest.keyClick(page.payer, Qt.Key.Key_Return)
        assert page.payer.is_marked() is marked


def test_the_lines_of_today_are_marked(qtbot: QtBot, ops: Ops) -> None:
    page = TodayPage(ops)
    qtbot.addWidget(page)
    page.show()
    page.freshen()
    icon = page.model.column("customer").icon
    assert icon is not None
    marks = {line.short: icon(line) for line in page.model.rows()}
    assert marks["弘达机械"] == abnormal.ICON
    assert marks["瑞沃自动化"] == ""


def test_the_head_of_matching_is_marked_and_leads_to_the_card(qtbot: QtBot, ops: Ops) -> None:
    page = MatchingPage(ops)
    qtbot.addWidget(page)
    page.show()
    page.freshen()
    went: list[tuple[str, Any]] = []
    page.navigate.connect(lambda where, what: went.append((where, what)))
    mark = page.work.head.findChild(abnormal.AbnormalMark)
    assert mark is not None
    assert not mark.isHidden()
    page.acts.run("card")
    assert went == [("customer", next(iter(abnormal.of(ops).ids())))]


def test_the_mark_goes_with_the_money_and_comes_back(ops: Ops) -> None:
    marked = abnormal.of(ops)
    customer = next(iter(marked.ids()))
    money = Money(9_500_000, "CNY")
    ops.run(RecordReceipt(TODAY, money, "上海弘达机械设备有限公司", customer_id=customer))
    assert marked.ids() == frozenset()
    ops.undo()
    assert marked.ids() == {customer}
