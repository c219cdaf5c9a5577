"""What was just saved may be paid with money already here: the undo bar says so."""

from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dealing.plans import AddPlan
from arapp.services.dispatch import Dispatch
from arapp.services.matching.commands import Allocate
from arapp.ui.ops import Immediate, Ops
from arapp.ui.prepaid_note import PrepaidNote
from arapp.ui.widgets.undo_bar import UndoBar
from tests.conftest import TODAY
from tests.ledger_text import given

BOOKS = "客户 弘达机械\n收款 一 弘达机械 500 日期=2026-09-01"


def test_a_row_for_a_customer_with_money_here_is_offered_it(
    qtbot: QtBot, books: Dispatch, chinese: None
) -> None:
    ids = given(books, BOOKS)
    books.run(Allocate(ids["一"], (), customer_id=ids["弘达机械"]))
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 200)
    window.show()
    bar = UndoBar(window, lambda: 800)
    went: list[tuple[str, Any]] = []
    PrepaidNote(ops, bar, lambda page, what: went.append((page, what)), window)
    plan = AddPlan(ids["弘达机械"], Money(80_00), TODAY, name="尾款")
    ops.run(plan, lambda _done: bar.tell("已保存"))
    qtbot.waitUntil(lambda: bar.step() == "弘达机械 有 80.00 预收可用：去核销")
    assert bar.text() == "已保存"
    bar._step.click()
    assert went == [("matching", ids["一"])]
    ops.undo()
    qtbot.wait(20)
    bar.tell("已撤销", undo=False)
    assert bar.step() == ""
