"""The rules of collection by keyboard: stages, what a change would do, texts, roles, the LPR."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from arapp.services.collection.assigning import assigned, grade_profiles
from arapp.services.collection.dossier import dossier
from arapp.services.collection.escalation import names_of_roles
from arapp.services.collection.lpr import rates
from arapp.services.collection.profiles import AssignProfile, SaveProfile, profiles
from arapp.services.collection.rungs import DEFAULT, STRICT, to_json
from arapp.services.collection.text_list import own_texts
from arapp.services.collection.texts import SaveText, Wanted, compose
from arapp.services.dispatch import Actor, Dispatch
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Page
from arapp.ui.pages.collection import CollectionPage
from arapp.ui.pages.collection_rules import CollectionRulesPage
from arapp.ui.pages.contract import ContractPage
from arapp.ui.pages.credit import CreditPage
from arapp.ui.pages.customer import CustomerPage
from arapp.ui.pages.customer.entries import ChoiceEntry
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.ui.by_hand import answering, type_in

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
BOOKS = """
    客户 宜兴广川线缆有限公司 简称=广川线缆 等级=B
    客户 泰州安普医疗器械有限公司 简称=安普医疗 等级=B
    合同 HT-1 宜兴广川线缆有限公司 300
    应收 A 宜兴广川线缆有限公司 100 入账=2026-08-01 到期=2026-11-02 合同=HT-1
    应收 B 泰州安普医疗器械有限公司 200 入账=2026-08-01 到期=2026-11-10
    应收 C 泰州安普医疗器械有限公司 70 入账=2026-08-01 到期=2026-11-16
"""


class Rules:
    """The page in a window, and what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch, tab: str = "profiles") -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = CollectionRulesPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, object]] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.resize(1228, 740)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.freshen()
        self.page.open(tab)

    @property
    def pane(self) -> Any:
        """The profiles."""
        return self.page.profiles

    @property
    def texts(self) -> Any:
        """The texts."""
        return self.page.texts

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """A key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(QApplication.focusWidget() or self.page, key, held)

    def type_cell(self, place: int, column: str, typed: str) -> None:
        """A cell of the stages, by F2, digits and Enter."""
        grid = self.pane.grid
        grid.setFocus()
        grid.go_key(place, column)
        self.press(KEY.Key_F2)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, typed)
        self.press(KEY.Key_Return)
        QApplication.processEvents()

    def choose_cell(self, place: int, column: str, steps: int) -> None:
        """A cell of the stages that is a list: down by so many."""
        self.pane.grid.setFocus()
        self.pane.grid.go_key(place, column)
        self.press(KEY.Key_F2)
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox)
        for _ in range(steps):
            self.press(KEY.Key_Down)
        self.press(KEY.Key_Return)
        QApplication.processEvents()

    def effect(self) -> str:
        """What the change would do, without waiting."""
        self.pane.ask_now()
        told: str = self.pane.effect.told.text()
        return told

    def days(self) -> list[tuple[int, int | None]]:
        """From and to of the stages at hand."""
        return [(rung.first, rung.last) for rung in self.pane.current().rungs]


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    """Two customers: a row ten days overdue, one two days, one not due yet."""
    return given(books, BOOKS)


@pytest.fixture
def rules(qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None) -> Rules:
    """The page over those books."""
    assert ids
    return Rules(qtbot, books)


# --- profiles ---------------------------------------------------------------------------------


def test_the_shipped_profiles_are_listed(rules: Rules) -> None:
    names = [rules.pane.model.columns[0].value(one) for one in rules.pane.model.rows()]
    assert names == ["默认", "宽松", "严格", "工程类", "政府国企", "仅人工"]
    assert rules.days()[:3] == [(0, 0), (1, 7), (8, 15)]
    assert not rules.page.acts.enabled("save")


def test_an_overlap_is_refused_at_its_stage_with_the_way_out(rules: Rules) -> None:
    rules.type_cell(1, "to", "12")
    pane = rules.pane
    assert pane.trouble.text() == "第 3 阶段「电话」从第 8 天起，和「提醒」重叠了。"
    assert pane.grid.wrong == {(3, "from"), (2, "to")}
    assert rules.page.acts.text("fix") == "第 3 段从第 13 天起"
    assert not rules.page.acts.enabled("save")
    rules.press(KEY.Key_S, CONTROL)
    assert rules.books.ask(profiles).default == DEFAULT
    assert rules.effect() == "先把阶段改对。"
    rules.press(KEY.Key_Return, ALT)
    assert rules.days()[1:3] == [(1, 12), (13, 15)]
    assert not pane.trouble.isVisible()


def test_a_gap_is_closed_from_the_side_that_was_not_typed(rules: Rules) -> None:
    rules.type_cell(2, "from", "10")
    assert rules.page.acts.text("fix") == "第 2 段到第 9 天止"
    rules.press(KEY.Key_Return, ALT)
    assert rules.days()[1:3] == [(1, 9), (10, 15)]
    rules.type_cell(5, "to", "120")
    assert rules.page.acts.text("fix") == "第 6 段不填止"
    rules.press(KEY.Key_Return, ALT)
    assert rules.days()[-1] == (91, None)


def test_what_it_changes_today_is_told_before_it_is_saved(rules: Rules) -> None:
    rules.type_cell(1, "to", "12")
    rules.press(KEY.Key_Return, ALT)
    assert rules.effect() == "1 笔、1 户换阶段：\n电话 → 提醒  1 笔  1 户  100.00"
    assert rules.books.ask(profiles).default == DEFAULT
    rules.press(KEY.Key_S, CONTROL)
    rungs = rules.books.ask(profiles).default.rungs
    assert (rungs[1].last, rungs[2].first) == (12, 13)
    assert rules.told == ["已保存：默认"]
    assert not rules.pane.is_any_changed()
    rules.ops.undo()
    assert rules.books.ask(profiles).default == DEFAULT
    assert rules.days()[1] == (1, 7)


def test_what_is_no_number_is_said_and_not_taken(rules: Rules) -> None:
    rules.type_cell(0, "from", "x")
    assert rules.pane.trouble.text() == "「x」不是天数，写 0 到 3650。"
    assert rules.days()[0] == (0, 0)
    assert not rules.page.acts.enabled("save")
    rules.type_cell(0, "to", "9999")
    assert "9999" in rules.pane.trouble.text()


def test_lists_and_roles_are_chosen_by_keys(rules: Rules) -> None:
    rules.choose_cell(1, "tone", 1)
    rules.choose_cell(1, "channel", 1)
    rung = rules.pane.current().rungs[1]
    assert (rung.tone, rung.channel) == ("formal", "phone")
    rules.pane.grid.setFocus()
    rules.pane.grid.go_key(1, "roles")
    rules.press(KEY.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    type_in(field, "业务员、财务", over=True)
    rules.press(KEY.Key_Return)
    QApplication.processEvents()
    assert rules.pane.current().rungs[1].roles == ("owner", "cfo")
    rules.type_cell(1, "min_amount", "1,000")
    rules.type_cell(1, "min_gap", "5")
    rung = rules.pane.current().rungs[1]
    assert (rung.min_amount, rung.min_gap) == (1000_00, 5)


def test_a_stage_is_added_and_taken_out(rules: Rules) -> None:
    rules.pane.grid.setFocus()
    rules.pane.grid.go_key(2, "from")
    rules.press(KEY.Key_Insert)
    assert rules.days()[2:4] == [(8, 11), (12, 15)]
    assert not rules.pane.wrong()
    rules.pane.grid.setFocus()
    rules.pane.grid.go_key(3, "from")
    rules.press(KEY.Key_Delete)
    assert rules.days()[2] == (8, 15)
    assert not rules.pane.is_changed()


def test_days_ahead_and_who_is_told_are_typed(rules: Rules) -> None:
    fields = rules.pane.fields
    fields.ahead.setFocus()
    fields.ahead.selectAll()
    QTest.keyClicks(fields.ahead, "2")
    assert "提前提醒：1 → 0 笔" in rules.effect()
    told = fields.told["cfo"]
    told.setFocus()
    told.selectAll()
    QTest.keyClicks(told, "45")
    rules.press(KEY.Key_S, CONTROL)
    found = rules.books.ask(profiles).default
    assert found.leads[""] == (2,)
    assert (45, "cfo") in found.escalate
    told.setFocus()
    told.selectAll()
    QTest.keyClicks(told, "q")
    assert rules.pane.trouble.text() == "「q」不是天数，写 0 到 3650。"
    assert not rules.page.acts.enabled("save")


def test_a_copy_gets_a_name_of_its_own(rules: Rules) -> None:
    rules.pane.table.view.setFocus()
    rules.press(KEY.Key_N, CONTROL)
    assert rules.pane.trouble.text() == "新方案要有名称。"
    type_in(rules.pane.name, "默认")
    assert rules.pane.trouble.text() == "已经有「默认」了，换个名称。"
    rules.press(KEY.Key_S, CONTROL)
    assert len(rules.books.ask(profiles).by_name) == 6
    type_in(rules.pane.name, "熟客", over=True)
    rules.press(KEY.Key_S, CONTROL)
    assert rules.books.ask(profiles).by_name["熟客"].rungs == DEFAULT.rungs
    assert rules.pane.key() == "熟客"
    rules.page.acts.run("reset")
    assert rules.books.ask(profiles).by_name["熟客"].retired
    rules.page.open("熟客")
    assert rules.page.acts.text("reset") == "重新启用"
    rules.page.acts.run("reset")
    assert not rules.books.ask(profiles).by_name["熟客"].retired


def test_who_uses_a_profile_is_listed_and_opened(rules: Rules, ids: dict[str, int]) -> None:
    for what, key in (("grade", "B"), ("contract", ids["HT-1"]), ("plan", ids["B"]),
                      ("customer", ids["宜兴广川线缆有限公司"])):  # fmt: skip
        rules.books.run(AssignProfile(what, key, "strict"))
    rules.page.reload()
    rules.page.open("strict")
    table = rules.pane.effect.table.view
    assert [one.what for one in rules.pane.effect.model.rows()] == [
        "grade", "customer", "contract", "plan",
    ]  # fmt: skip
    table.setFocus()
    table.go_to(("customer", ids["宜兴广川线缆有限公司"]))
    rules.press(KEY.Key_Return)
    who, number = ids["泰州安普医疗器械有限公司"], ids["HT-1"]
    grade = next(one.id for one in rules.pane.effect.model.rows() if one.what == "grade")
    for place in (("plan", ids["B"]), ("contract", number), ("grade", grade)):
        table.go_to(place)
        rules.press(KEY.Key_Return)
    assert rules.went[:3] == [
        ("customer", ids["宜兴广川线缆有限公司"]), ("customer", who), ("contract", number),
    ]  # fmt: skip
    assert rules.went[3] == ("credit", None)


def test_a_changed_one_goes_back_to_what_ships(rules: Rules) -> None:
    rules.books.run(SaveProfile("strict", to_json(STRICT) | {"grace": 9}))
    rules.page.reload()
    rules.page.open("strict")
    assert rules.page.acts.enabled("reset")
    rules.page.acts.run("reset")
    assert rules.books.ask(profiles).by_name["strict"].grace == STRICT.grace
    assert not rules.page.acts.enabled("reset")


def test_the_default_may_not_lose_all_its_stages(rules: Rules) -> None:
    rules.pane.grid.setFocus()
    for _ in range(6):
        rules.pane.grid.go_key(0, "from")
        rules.press(KEY.Key_Delete)
    assert "默认方案得有阶段" in rules.pane.trouble.text()
    assert not rules.page.acts.enabled("save")
    rules.page.acts.run("discard")
    assert len(rules.days()) == 6


def test_leaving_asks_once(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rules.type_cell(1, "min_gap", "3")
    monkeypatch.setattr(dialogs, "save_or_leave", answering("stay", asked))
    assert not rules.page.may_leave()
    monkeypatch.setattr(dialogs, "save_or_leave", answering("save", asked))
    assert rules.page.may_leave()
    assert rules.books.ask(profiles).default.rungs[1].min_gap == 3
    assert asked == ["催收规则", "催收规则"]
    assert rules.page.may_leave()


def test_who_may_not_change_profiles_is_told_so(rules: Rules) -> None:
    rules.books.actor = Actor("周凯", "sales")
    rules.type_cell(1, "min_gap", "3")
    rules.press(KEY.Key_S, CONTROL)
    assert rules.told == []
    assert rules.pane.is_changed()


# --- texts ------------------------------------------------------------------------------------


def _begin(rules: Rules) -> None:
    rules.page.open("texts")
    rules.press(KEY.Key_N, CONTROL)


def test_a_text_begins_with_what_ships_and_is_tried_on_a_customer(rules: Rules) -> None:
    _begin(rules)
    form, side = rules.texts.form, rules.texts.side
    assert "{联系人}您好" in form.body.toPlainText()
    assert side.on().name == "广川线缆"
    assert "10 天了" in side.body.text()
    assert form.missing.text() == "广川线缆 没有 {联系人} {我} {收款账户}，会空着。"


def test_a_text_is_saved_and_taken_by_the_desk(rules: Rules, ids: dict[str, int]) -> None:
    _begin(rules)
    form = rules.texts.form
    type_in(form.name, "老客户")
    form.body.setFocus()
    form.body.selectAll()
    type_in(form.body, "该付了：")
    rules.texts.side.table.view.setFocus()
    rules.texts.side.table.view.go_to("amount")
    rules.press(KEY.Key_Return)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    rules.press(KEY.Key_S, CONTROL)
    (own,) = rules.books.ask(own_texts)
    assert (own.name, own.body) == ("老客户", "该付了：{金额}")
    who = ids["宜兴广川线缆有限公司"]
    letter = rules.books.ask(
        lambda tx: compose(tx, dossier(tx, TODAY, who, "CNY"), TODAY, Wanted("message"))
    )
    assert letter.body == "该付了：100.00 元"
    rules.press(KEY.Key_Delete, CONTROL, SHIFT)
    assert rules.books.ask(own_texts) == []


def test_deleting_a_word_leaves_the_text_alone(rules: Rules) -> None:
    rules.books.run(SaveText("message", "甲", "one two"))
    rules.page.reload()
    rules.page.open("texts")
    rules.texts.form.body.setFocus()
    rules.press(KEY.Key_Delete, CONTROL)
    assert len(rules.books.ask(own_texts)) == 1
    assert rules.texts.form.body.toPlainText() == "two"


def test_an_unknown_placeholder_is_named_with_the_nearest(rules: Rules) -> None:
    _begin(rules)
    form = rules.texts.form
    type_in(form.name, "x")
    form.body.selectAll()
    type_in(form.body, "{联系}您好")
    rules.press(KEY.Key_S, CONTROL)
    assert rules.books.ask(own_texts) == []
    assert "{联系}" in form.wrong.text()
    assert "{联系人}" in form.wrong.text()
    assert form.body.property("wrong") == "1"


def test_a_reminder_is_for_a_trigger_and_read_on_the_today_page(rules: Rules) -> None:
    _begin(rules)
    form = rules.texts.form
    form.use.setFocus()
    for _ in range(3):
        rules.press(KEY.Key_Down)
    assert form.use.currentData() == "reminder"
    form.stage.setCurrentIndex(form.stage.findData("due_in"))
    form.stage.activated.emit(form.stage.currentIndex())
    assert form.body.toPlainText() == "{日期}到期"
    form.body.selectAll()
    type_in(form.body, "{客户}快到期，{日期}")
    rules.texts.ask_now()
    assert rules.texts.side.body.text() == "泰州安普医疗器械有限公司快到期，11-16"


def test_two_texts_of_one_name_are_refused_beside_the_name(rules: Rules) -> None:
    rules.books.run(SaveText("message", "甲", "x"))
    rules.page.reload()
    _begin(rules)
    type_in(rules.texts.form.name, "甲")
    rules.press(KEY.Key_S, CONTROL)
    assert len(rules.books.ask(own_texts)) == 1


# --- roles, LPR -------------------------------------------------------------------------------


def test_roles_get_names(rules: Rules) -> None:
    rules.page.open("roles")
    type_in(rules.page.roles.fields["cfo"], "孙志远")
    assert rules.page.acts.enabled("save")
    rules.press(KEY.Key_S, CONTROL)
    assert rules.books.ask(names_of_roles) == {"cfo": "孙志远"}
    assert rules.told == ["名单已保存"]
    type_in(rules.page.roles.fields["cfo"], "x")
    rules.page.acts.run("discard")
    assert rules.page.roles.fields["cfo"].text() == "孙志远"


def test_a_rate_is_entered_and_taken_back(rules: Rules) -> None:
    rules.page.open("lpr")
    pane = rules.page.lpr
    assert "2025-05-20" in pane.known.text()
    pane.day.setFocus()
    QTest.keyClicks(pane.day, "2026-10-20")
    QTest.keyClicks(pane.rate, "2.90")
    rules.press(KEY.Key_S, CONTROL)
    last = rules.books.ask(rates)[-1]
    assert (last.from_on, last.ppm) == (date(2026, 10, 20), 29_000)
    assert "2026-10-20" in pane.known.text()
    pane.table.view.go_first()
    rules.press(KEY.Key_Delete, CONTROL, SHIFT)
    assert rules.books.ask(rates)[-1].id is None


def test_what_is_no_rate_is_said_beside_it(rules: Rules) -> None:
    rules.page.open("lpr")
    pane = rules.page.lpr
    QTest.keyClicks(pane.day, "2027-01-01")
    QTest.keyClicks(pane.rate, "x")
    rules.press(KEY.Key_S, CONTROL)
    assert pane.form.errors() == ["从", "年利率 %"]
    assert all(one.id is None for one in rules.books.ask(rates))


def test_stages_behind_give_way_in_one_step(rules: Rules) -> None:
    rules.type_cell(1, "to", "20")
    rules.press(KEY.Key_Return, ALT)
    assert rules.days() == [(0, 0), (1, 20), (21, 21), (22, 30), (31, 90), (91, None)]
    assert not rules.pane.wrong()


# --- who is dunned by which profile -----------------------------------------------------------


def _page(qtbot: QtBot, ops: Ops, page: Page, what: object) -> None:
    qtbot.addWidget(page)
    ops.changed.connect(page.on_changed)
    page.resize(1228, 740)
    page.show()
    page.freshen()
    page.open(what)


def _choose(box: QComboBox, name: str) -> None:
    box.setFocus()
    place = box.findData(name)
    assert place >= 0
    while box.currentIndex() != place:
        down = box.currentIndex() < place
        QTest.keyClick(box, KEY.Key_Down if down else KEY.Key_Up)


def test_a_customer_chooses_its_profile_with_its_details(
    qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None
) -> None:
    who = ids["宜兴广川线缆有限公司"]
    books.run(AssignProfile("grade", "B", "lenient"))
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    page = CustomerPage(ops)
    _page(qtbot, ops, page, who)
    page.edit()
    entry = page.details.form.entry("profile")
    assert isinstance(entry, ChoiceEntry)
    assert entry.field.currentText() == "随等级：宽松"
    _choose(entry.field, "strict")
    assert page.acts.enabled("save")
    page.acts.run("save")
    assert books.ask(lambda tx: assigned(tx, "customer", who)).own == "strict"
    assert entry.field.currentText() == "严格"
    ops.undo()
    assert books.ask(lambda tx: assigned(tx, "customer", who)).own == ""


def test_a_contract_and_its_row_choose_theirs(
    qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None
) -> None:
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    page = ContractPage(ops)
    _page(qtbot, ops, page, ids["HT-1"])
    facts, words = page.view.facts, page.view.plan.words
    assert facts.profile.currentText() == "默认"
    _choose(facts.profile, "engineering")
    page.acts.run("save")
    assert books.ask(lambda tx: assigned(tx, "contract", ids["HT-1"])).own == "engineering"
    page.view.plan.table.view.go_first()
    page.view.rows.begin()
    assert words.profile.currentText() == "随合同：工程类"
    _choose(words.profile, "manual")
    assert words.is_begun()
    words.keep()
    found = books.ask(lambda tx: assigned(tx, "plan", ids["A"]))
    assert (found.own, found.other, found.winner) == ("manual", "engineering", "contract")


def test_a_grade_carries_one(
    qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None
) -> None:
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    page = CreditPage(ops)
    _page(qtbot, ops, page, None)
    line = next(one for one in page.grades.rows if one.text("code") == "B")
    box = line.fields["profile"]
    assert isinstance(box, QComboBox)
    _choose(box, "government")
    assert page.acts.enabled("save")
    page.acts.run("save")
    assert books.ask(grade_profiles)[0]["B"] == "government"
    found = books.ask(lambda tx: assigned(tx, "plan", ids["A"]))
    assert (found.other, found.winner) == ("government", "grade")


def test_the_desk_leads_to_the_profile_of_its_customer(
    qtbot: QtBot, books: Dispatch, ids: dict[str, int], chinese: None
) -> None:
    books.run(AssignProfile("customer", ids["宜兴广川线缆有限公司"], "strict"))
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    page = CollectionPage(ops)
    went: list[tuple[str, object]] = []
    page.navigate.connect(lambda where, what: went.append((where, what)))
    _page(qtbot, ops, page, ids["宜兴广川线缆有限公司"])
    page.acts.run("rules")
    assert went == [("collection_rules", "strict")]
