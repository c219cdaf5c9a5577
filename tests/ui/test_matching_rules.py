"""The rules of matching by keyboard: tried on last month, turned on, changed, taken back."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from arapp.models.values.money import Money
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.matching.commands import Allocate, Decline
from arapp.services.matching.learned import learned
from arapp.services.matching.load import load_book
from arapp.services.matching.rules import LAST, RULES
from arapp.services.matching.settings import (
    BY_HAND,
    SHIPPED,
    SetMatching,
    limits,
    rule_table,
    settings,
)
from arapp.services.matching.trial import Trial
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.matching_rules import MatchingRulesPage, words
from tests.ledger_text import given
from tests.ui.by_hand import answering, type_in

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
A = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {A} 简称=瑞沃
    合同 HT-2026-018 {A} 200000 签订=2026-06-01
    应收 验收款 {A} 135000 入账=2026-09-20 到期=2026-10-29 合同=HT-2026-018
    应收 质保金 {A} 65000 入账=2026-09-20 到期=2026-12-29 合同=HT-2026-018
    应收 货款 {A} 47236.51 入账=2026-09-15 到期=2026-10-17
    应收 一 {A} 1000 入账=2026-08-20 到期=2026-09-29
    应收 二 {A} 2000 入账=2026-08-20 到期=2026-09-29
    收款 付HT-2026-018 - 135000 日期=2026-10-12 付款人={A}
    收款 付HT-2026-018尾款 - 65000 日期=2026-10-20 付款人={A}
    收款 往来款 - 47236.51 日期=2026-10-12 付款人={A}
    收款 R1 - 970 日期=2026-10-01 付款人=张海涛
    收款 R2 - 1970 日期=2026-10-02 付款人=张海涛
    收款 新来的 - 5 日期=2026-11-02 付款人=张海涛
"""


class Table:
    """The page in a window, and what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch, tab: str = "guard") -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = MatchingRulesPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, object]] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.resize(1232, 720)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.freshen()
        self.page.open(tab)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(QApplication.focusWidget() or self.page, key, held)

    def figures(self) -> dict[str, str]:
        boxes = self.page.guard.trial.figures._boxes
        return {key: box._value.text() for key, box in boxes.items()}


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    """October as it was matched by hand: one as the guard would, one otherwise, two less 30."""
    ids = given(books, BOOKS)
    for receipt, parts in (
        ("付HT-2026-018", (("质保金", 65_000_00), ("验收款", 70_000_00))),
        ("付HT-2026-018尾款", (("验收款", 65_000_00),)),
        ("往来款", (("货款", 47_236_51),)),
    ):
        rows = tuple((ids[name], Money(minor)) for name, minor in parts)
        books.run(Allocate(ids[receipt], rows))
    for receipt, plan, whole in (("R1", "一", 1000_00), ("R2", "二", 2000_00)):
        part = ((ids[plan], Money(whole)),)
        books.run(Allocate(ids[receipt], part, ("fee", Money(30_00)), customer_id=ids[A]))
    return ids


@pytest.fixture
def table(qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None) -> Table:
    """The page over those books."""
    assert ids
    return Table(qtbot, books)


# --- the guard --------------------------------------------------------------------------------


def test_last_month_is_tried_before_anybody_asks(table: Table) -> None:
    told = table.figures()
    assert (told["receipts"], told["posts"], told["agreed"]) == ("5", "2", "1")
    assert told["differed"] == "1"
    rows = table.page.guard.trial.model.rows()
    assert [one.minor for one in rows] == [135_000_00]
    assert table.page.guard.verdict.text() == "打开之前，先看看和你不一样的。"
    assert table.page.subtitle() == "自动核销关着"


def test_the_switch_of_amounts_is_tried_at_once(table: Table) -> None:
    table.page.guard.amounts.setFocus()
    table.press(KEY.Key_Space)
    assert table.figures()["posts"] == "3"
    assert table.figures()["agreed"] == "2"
    assert not table.books.ask(settings).amount_posts


def test_it_is_turned_on_and_off_in_one_step(table: Table) -> None:
    table.page.guard.amounts.setFocus()
    table.press(KEY.Key_Space)
    table.press(KEY.Key_Return, CONTROL)
    found = table.books.ask(settings)
    assert (found.auto_posting, found.amount_posts) == (True, True)
    assert table.told == ["导入流水后会自动核销"]
    assert table.page.subtitle() == "自动核销开着"
    assert table.page.acts.text("switch") == "关掉自动核销"
    table.press(KEY.Key_Space)
    assert table.page.acts.text("switch") == "保存"
    table.press(KEY.Key_Return, CONTROL)
    found = table.books.ask(settings)
    assert (found.auto_posting, found.amount_posts) == (True, False)
    table.press(KEY.Key_Return, CONTROL)
    assert table.books.ask(settings) == SHIPPED
    table.ops.undo()
    assert table.books.ask(settings).auto_posting
    assert table.page.subtitle() == "自动核销开着"


def test_another_month_has_its_own_figures(table: Table) -> None:
    table.page.guard.month.setCurrentIndex(1)
    table.page.guard.month.activated.emit(1)
    assert table.figures()["receipts"] == "0"
    assert table.page.guard.trial.model.rows() == []


def test_who_may_not_change_settings_is_told_so(table: Table) -> None:
    table.books.actor = Actor("周凯", "sales")
    table.press(KEY.Key_Return, CONTROL)
    assert not table.books.ask(settings).auto_posting
    assert table.told == []


# --- the rule table ---------------------------------------------------------------------------


def rules(table: Table) -> Table:
    table.press(KEY.Key_Tab, CONTROL)
    assert table.page.tabs.current() == "rules"
    return table


def test_a_rule_is_changed_tried_and_saved(table: Table) -> None:
    rules(table)
    pane = table.page.rules
    pane.posts.setFocus()
    table.press(KEY.Key_Space)
    assert not pane.rules[0].auto
    assert not table.page.acts.enabled("save")
    table.press(KEY.Key_S, CONTROL)
    assert table.books.ask(rule_table) == RULES
    table.press(KEY.Key_T, CONTROL)
    assert "会自动核销：2 → 0" in pane.orders.text()
    assert "不一样：1 → 0" in pane.orders.text()
    table.press(KEY.Key_S, CONTROL)
    assert not table.books.ask(rule_table)[0].auto
    assert table.told == ["规则已保存"]
    assert not pane.is_changed()
    table.ops.undo()
    assert table.books.ask(rule_table) == RULES
    assert pane.rules == list(RULES)


def test_what_was_tried_no_longer_counts_after_another_change(table: Table) -> None:
    pane = rules(table).page.rules
    pane.change(on=False)
    table.press(KEY.Key_T, CONTROL)
    assert table.page.acts.enabled("save")
    pane.change(on=True)
    pane.change(auto=False)
    assert not table.page.acts.enabled("save")


def test_rules_move_up_and_down_but_for_the_last(table: Table) -> None:
    pane = rules(table).page.rules
    assert not table.page.acts.enabled("up")
    table.press(KEY.Key_Down, CONTROL, SHIFT)
    assert [one.key for one in pane.rules[:2]] == [RULES[1].key, RULES[0].key]
    assert pane.current() == RULES[0]
    table.press(KEY.Key_Up, CONTROL, SHIFT)
    assert not pane.is_changed()
    pane.table.view.go_to(LAST)
    assert not table.page.acts.enabled("up")
    assert not pane.level.isEnabled()
    pane.change(on=False)
    assert not pane.is_changed()
    pane.table.view.go_to(RULES[-2].key)
    assert not table.page.acts.enabled("down")


def test_what_is_not_certain_cannot_be_given_leave(table: Table) -> None:
    pane = rules(table).page.rules
    pane.table.view.go_to("full_round")
    assert not pane.posts.isEnabled()
    assert pane.why.text() == "它找到的不够确定，总要有人看一眼。"
    pane.table.view.go_to(RULES[0].key)
    pane.level.chosen.emit("medium")
    assert (pane.rules[0].confidence, pane.rules[0].auto) == ("medium", False)
    assert pane.why.text() == "把握是「高」的才可以自动核销。"


def test_the_rules_of_a_new_ledger_come_back(table: Table) -> None:
    pane = rules(table).page.rules
    assert not table.page.acts.enabled("shipped")
    pane.change(on=False)
    table.page.acts.run("shipped")
    assert not pane.is_changed()
    pane.change(on=False)
    table.page.acts.run("discard")
    assert pane.rules == list(RULES)


# --- limits -----------------------------------------------------------------------------------


def limits_of(table: Table) -> Table:
    table.page.tabs.step(2)
    return table


def test_limits_fees_and_order_are_saved_in_one_step(table: Table) -> None:
    pane = limits_of(table).page.limits
    type_in(pane.limits["fee"], "", over=True)
    type_in(pane.limits["discount"], "0.2万", over=True)
    type_in(pane.fees, "5，10.50、 30", over=True)
    type_in(pane.tails, "10", over=True)
    type_in(pane.under, "0.05", over=True)
    pane.policy.setCurrentIndex(pane.policy.findData("legal"))
    assert table.page.chip.isVisible()
    table.press(KEY.Key_S, CONTROL)
    found = table.books.ask(settings)
    assert (found.fee_steps, found.tails, found.settle_under) == ((500, 1050, 3000), (1000,), 5)
    assert found.policy == "legal"
    assert table.books.ask(limits)["fee"] is None
    assert table.books.ask(limits)["discount"] == 200_000
    assert table.told == ["限额已保存"]
    assert not pane.is_changed()
    table.ops.undo()
    assert table.books.ask(settings) == SHIPPED
    assert pane.limits["fee"].text() == "500.00"


def test_what_cannot_be_read_is_named_and_nothing_is_saved(table: Table) -> None:
    pane = limits_of(table).page.limits
    type_in(pane.fees, "5, zehn", over=True)
    table.press(KEY.Key_S, CONTROL)
    assert table.page._wrong.text() == "先改好：手续费档"
    assert pane.errors() == ["手续费档"]
    assert table.books.ask(settings) == SHIPPED
    table.page.acts.run("discard")
    assert not pane.is_changed()
    assert pane.errors() == []


def test_the_order_says_what_it_does(table: Table) -> None:
    pane = limits_of(table).page.limits
    pane.policy.setCurrentIndex(pane.policy.findData(BY_HAND))
    assert pane._order.text() == "不提建议，自己勾款项。"
    assert "民法典 560、561" in pane.policy.itemText(pane.policy.findData("legal"))


@pytest.mark.parametrize(("answer", "left"), [("save", True), ("discard", True), ("stay", False)])
def test_unsaved_limits_are_asked_about_once(
    table: Table, monkeypatch: pytest.MonkeyPatch, answer: str, left: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "save_or_leave", answering(answer, asked))
    assert table.page.may_leave()
    type_in(limits_of(table).page.limits.under, "2", over=True)
    assert table.page.may_leave() is left
    assert asked == ["核销规则"]
    assert table.books.ask(settings).settle_under == (200 if answer == "save" else 100)


def test_what_somebody_else_changes_does_not_take_what_is_typed(table: Table) -> None:
    pane = limits_of(table).page.limits
    type_in(pane.under, "2", over=True)
    table.ops.run(SetMatching((("tails", (100,)),)))
    assert pane.under.text() == "2"
    assert pane.is_changed()


# --- what was learned -------------------------------------------------------------------------


def learned_of(table: Table) -> Table:
    table.page.tabs.step(-1)
    assert table.page.tabs.current() == "learned"
    return table


def test_a_name_is_taken_back_and_used_again(table: Table) -> None:
    pane = learned_of(table).page.learned
    assert pane.segments.current() == "aliases"
    assert pane.current().value == "张海涛"
    table.press(KEY.Key_Delete)
    assert table.books.ask(learned).aliases[0].revoked
    assert table.page.acts.text("take_back") == "恢复"
    table.press(KEY.Key_Delete)
    assert not table.books.ask(learned).aliases[0].revoked
    assert table.page.acts.text("take_back") == "撤回"


def test_a_habit_is_told_in_words_and_forgotten(table: Table, ids: dict[str, int]) -> None:
    pane = learned_of(table).page.learned
    pane.segments.chosen.emit("habits")
    view = pane.tables["habits"].view
    assert view.go_to((ids[A], "deduction"))
    rows = pane.tables["habits"].model.rows()
    told = [pane.tables["habits"].model.column("what").value(one) for one in rows]
    assert "少付 30.00，当作手续费" in told
    table.press(KEY.Key_Delete)
    assert table.books.ask(load_book).habits[ids[A]].deduction == 0
    table.ops.undo()
    assert table.books.ask(load_book).habits[ids[A]].deduction == 30_00


def test_a_declined_row_may_be_proposed_again(table: Table, ids: dict[str, int]) -> None:
    pane = learned_of(table).page.learned
    pane.segments.chosen.emit("declined")
    assert not table.page.acts.enabled("take_back")
    table.ops.run(Decline(ids["新来的"], ids["验收款"]))
    pane.tables["declined"].view.go_first()
    assert table.page.acts.text("take_back") == "可以再提"
    table.press(KEY.Key_Return)
    assert table.went == [("matching", ids["新来的"])]
    table.press(KEY.Key_Delete)
    assert table.books.ask(learned).declined == ()


def test_enter_opens_the_customer(table: Table, ids: dict[str, int]) -> None:
    learned_of(table)
    table.press(KEY.Key_Return)
    assert table.went == [("customer", ids[A])]


def test_an_empty_ledger_says_so_everywhere(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    table = Table(qtbot, books)
    assert table.figures()["receipts"] == "0"
    table.press(KEY.Key_Return, CONTROL)
    assert table.books.ask(settings).auto_posting
    for _ in range(3):
        table.page.tabs.step(1)
    assert table.page.learned.current() is None


def test_it_speaks_english_too(qtbot: QtBot, books: Dispatch, ids: dict[str, int],
                               english: None) -> None:  # fmt: skip
    assert ids
    table = Table(qtbot, books, "rules")
    assert table.page.acts.text("switch") == "Turn it on"
    assert table.page.rules.why.text() == ""
    table.page.rules.change(on=False)
    table.press(KEY.Key_T, CONTROL)
    assert "Would have posted: 2" in table.page.rules.orders.text()


def test_a_month_nobody_has_worked_on_compares_with_nothing() -> None:
    untouched = Trial(date(2026, 10, 1), 9, 0, 0, 4, 0, 4, (), {"CNY": 100})
    assert "yet" in words.verdict(untouched)
    assert "otherwise" in words.verdict(replace(untouched, agreed=4, waiting=0))
