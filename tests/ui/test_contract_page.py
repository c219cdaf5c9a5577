"""A new contract with its plan on the keyboard alone; a saved one changed, confirmed, ended."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from arapp.models.tx import WriteTx
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.names import initials
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.contract import ContractPage
from arapp.ui.pages.contract.grid import PlanGrid
from tests.ledger_text import given
from tests.ui.by_hand import answering

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BOOK = """
    客户 宁波恒岳机械制造有限公司 简称=恒岳机械 业务=周凯
    客户 上海弘达机械设备有限公司 简称=弘达机械 业务=陈悦
    合同 CH-2026-034 上海弘达机械设备有限公司 320000 签订=2026-06-01 违约=500 名称=压机
    应收 A 上海弘达机械设备有限公司 320000 入账=2026-06-01 到期=2026-09-25 合同=CH-2026-034
"""


@dataclass(frozen=True)
class SpellOut:
    """Give the customers their pinyin initials, as every import does."""

    label: ClassVar[str] = "spell_out"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Customer by customer."""
        for row, name, short in tx.rows("SELECT id, name, short_name FROM customer"):
            tx.update("customer", row, initials=initials(name, short))
        return Outcome(frozenset())


class Hand:
    """The page in a window, a hand on the keys that counts what it presses."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = ContractPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.pressed = 0
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.page.setFocus()
        self.page.freshen()

    def focus(self) -> QWidget:
        """Where the next key goes."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def write(self, text: str) -> None:
        """A fact: letters into the field that has the focus, not counted."""
        QTest.keyClicks(self.focus(), text)

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key beyond the facts, counted."""
        self.pressed += 1
        QTest.keyClick(self.focus(), key, how)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the ledger."""
        return self.books.ask(lambda tx: tx.rows(sql))

    def plan(self, *keys: str) -> list[tuple[str, ...]]:
        """Cells of the plan being written."""
        model = self.page.entry.side.grid.grid
        places = [model.section(key) for key in keys]
        return [
            tuple(str(model.index(n, place).data()) for place in places)
            for n in range(model.rowCount())
        ]

    def note(self, key: str) -> str:
        """The sentence under a field."""
        host = self.page.entry.form.host_of(key)
        assert host is not None
        return host.said(key)

    def foot(self) -> tuple[str, str]:
        """Errors and warnings in the foot."""
        return self.page.entry.foot.told()

    def saved(self, name: str = "hyjx", amount: str = "862350.55") -> int:
        """A contract by template 3331, saved."""
        form = self.page.entry.form
        form.customer.setFocus()
        self.write(name)
        self.press(KEY.Key_Return)
        form.amount.setFocus()
        self.write(amount)
        self.press(KEY.Key_1, ALT)
        self.press(KEY.Key_S, CONTROL)
        assert not self.page.is_new(), self.foot()
        return int(self.rows("SELECT max(id) FROM contract")[0][0])


@pytest.fixture
def hand(qtbot: QtBot, books: Dispatch, chinese: None) -> Hand:
    """The page on books with two customers and one contract."""
    given(books, BOOK)
    books.run(SpellOut())
    return Hand(qtbot, books)


def test_a_contract_takes_at_most_twelve_keys_beyond_its_facts(hand: Hand) -> None:
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    hand.write("ZP")
    hand.press(KEY.Key_Return)
    hand.write("862350.55")
    hand.press(KEY.Key_1, ALT)
    hand.press(KEY.Key_S, CONTROL)
    assert hand.pressed <= 12
    assert hand.rows("SELECT number, subject, amount, owner, state FROM contract")[1:] == [
        ("CH-2026-035", "ZP", 86_235_055, "周凯", "active")
    ]
    plans = hand.rows("SELECT label, amount, state FROM plan WHERE contract_id = 2 ORDER BY no")
    assert [row[1] for row in plans] == [25_870_517, 25_870_517, 25_870_517, 8_623_504]
    assert [row[2] for row in plans] == ["firm", "expected", "expected", "expected"]
    assert hand.told == ["已保存合同 CH-2026-035"]
    assert hand.page.title() == "CH-2026-035"


def test_what_it_could_know_is_filled_in(hand: Hand) -> None:
    form = hand.page.entry.form
    assert form.number.text() == "CH-2026-035"
    assert form.signed.day() == date(2026, 11, 12)
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    assert form.owner.text() == "周凯"
    assert form.late.ppm() == 500
    assert form.subject.hasFocus()


def test_the_odd_cent_is_named_and_the_terms_follow(hand: Hand) -> None:
    hand.page.entry.form.amount.setFocus()
    hand.write("862350.55")
    hand.press(KEY.Key_1, ALT)
    assert hand.page.entry.side.sum.title() == "计划合计 = 合同金额，尾差 −0.02 在末期"
    assert hand.page.entry.form.terms().startswith("签订后 15 天付 30%")
    titles = [title for title, _ in hand.page.entry.side.after.lines()]
    assert titles[0] == "签订款成为应收"
    assert "质保金提醒" in titles


def test_nothing_is_scolded_before_the_first_word(hand: Hand) -> None:
    assert hand.foot() == ("", "")
    assert hand.note("customer") == ""


def test_saving_too_early_goes_to_the_first_gap(hand: Hand) -> None:
    hand.press(KEY.Key_S, CONTROL)
    assert hand.note("customer") == "和哪家签的？"
    assert hand.foot()[0] == "3 处要改：客户"
    assert hand.page.entry.form.customer.hasFocus()
    assert len(hand.rows("SELECT id FROM contract")) == 1


def test_a_delivery_before_the_signing_names_the_likely_day(hand: Hand) -> None:
    form = hand.page.entry.form
    form.deliver.setFocus()
    hand.write("2026-11-02")
    hand.press(KEY.Key_Return)
    remark = form.lines.remark_of("deliver_on")
    assert remark is not None
    assert remark.text == "早于签订日期 2026-11-12。"
    assert remark.link == "是不是 2027-11-02？"
    form.deliver.setFocus()
    hand.press(KEY.Key_Return, ALT)
    assert form.deliver.day() == date(2027, 11, 2)
    assert hand.note("deliver_on") == ""


def test_a_day_that_is_none_is_said_while_it_is_typed(hand: Hand) -> None:
    hand.page.entry.form.deliver.setFocus()
    hand.write("bald")
    assert hand.note("deliver_on").startswith("看不出日期")


def test_missing_clauses_are_filled_with_the_usual_ones(hand: Hand) -> None:
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    assert hand.note("dispute_terms").startswith("缺这一条")
    hand.press(KEY.Key_U, CONTROL)
    assert hand.note("dispute_terms") == ""
    assert hand.page.entry.sheet.draft.dispute_terms


def edit(hand: Hand, place: int, key: str, typed: str) -> None:
    """F2 into a cell, type, Enter."""
    grid = hand.page.entry.side.grid
    hand.page.entry.side.go_row(place, key)
    hand.press(KEY.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert grid.isAncestorOf(field)
    field.selectAll()
    field.insert(typed)
    QTest.keyClick(field, KEY.Key_Return)
    QApplication.processEvents()


def planned(hand: Hand) -> PlanGrid:
    """Template 3331 on 1,000.00."""
    hand.page.entry.form.amount.setFocus()
    hand.write("1000")
    hand.press(KEY.Key_1, ALT)
    return hand.page.entry.side.grid


def test_every_cell_is_read_as_people_write(hand: Hand) -> None:
    planned(hand)
    edit(hand, 0, "share", "40")
    assert hand.page.entry.side.sum.tone() == "age3"
    edit(hand, 3, "share", "")
    assert hand.page.entry.side.sum.tone() == "ok"
    assert hand.plan("amount")[0] == ("400.00",)
    edit(hand, 1, "rule", "节点后 10 天")
    assert hand.plan("rule")[1] == ("节点后 10 天",)
    edit(hand, 1, "node", "试运行 2027-02-01")
    assert hand.plan("node")[1] == ("试运行 2027-02-01",)
    edit(hand, 2, "due", "2027-06-30")
    assert hand.plan("rule", "due")[2] == ("固定日期", "预计 2027-06-30")
    edit(hand, 0, "label", "预付款")
    assert hand.plan("label")[0] == ("预付款",)


def test_what_cannot_be_read_changes_nothing_and_says_how(hand: Hand) -> None:
    planned(hand)
    before = hand.plan("share", "rule", "due")
    edit(hand, 0, "rule", "bald")
    assert "看不懂" in hand.page.entry.side.note.text()
    edit(hand, 0, "share", "130")
    assert hand.plan("share", "rule", "due") == before


def test_tab_walks_the_cells_and_leaves_behind_the_last(hand: Hand) -> None:
    grid = planned(hand)
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert (grid.place(), grid.key()) == (0, "label")
    for _ in range(6):
        hand.press(KEY.Key_Tab)
    assert (grid.place(), grid.key()) == (1, "label")
    grid.go_key(3, "due")
    hand.press(KEY.Key_Tab)
    assert not grid.hasFocus()


def test_rows_come_and_go_and_the_difference_is_put_into_one(hand: Hand) -> None:
    grid = planned(hand)
    grid.go_key(0, "label")
    grid.setFocus()
    hand.press(KEY.Key_Insert)
    assert len(hand.plan("label")) == 5
    assert grid.place() == 1
    hand.press(KEY.Key_Delete)
    assert len(hand.plan("label")) == 4
    edit(hand, 3, "amount", "50")
    assert hand.page.entry.side.sum.title() == "计划合计比合同金额差 −50.00"
    hand.page.entry.side.go_row(3, "amount")
    hand.press(KEY.Key_Equal, ALT)
    assert hand.page.entry.side.sum.tone() == "ok"


def test_equal_periods_and_amounts_of_their_own(hand: Hand) -> None:
    planned(hand)
    hand.press(KEY.Key_E, ALT)
    line = hand.page.entry.side.equal
    line.count.setText("3")
    line.first.setText("2027-01-31")
    hand.press(KEY.Key_Return)
    assert hand.plan("amount") == [("333.33",), ("333.33",), ("333.34",)]
    assert [row[0][-10:] for row in hand.plan("due")] == ["2027-01-31", "2027-02-28", "2027-03-31"]
    hand.press(KEY.Key_A, ALT)
    hand.page.entry.form.amount.setFocus()
    hand.page.entry.form.amount.selectAll()
    hand.write("1200")
    assert hand.plan("amount")[0] == ("333.33",)
    assert hand.page.entry.side.sum.tone() == "age3"


def test_a_plan_is_kept_as_a_template(hand: Hand) -> None:
    planned(hand)
    hand.press(KEY.Key_T, ALT)
    hand.write("mine")
    hand.press(KEY.Key_Return)
    assert hand.rows("SELECT name FROM plan_template") == [("mine",)]
    assert hand.page.entry.side.tiles.keys()[0] == "mine"


def test_a_number_that_is_taken_keeps_it_from_being_saved(hand: Hand) -> None:
    form = hand.page.entry.form
    hand.write("hdjx")
    hand.press(KEY.Key_Return)
    form.number.setText("CH-2026-034")
    form.amount.setFocus()
    hand.write("1000")
    hand.press(KEY.Key_1, ALT)
    hand.press(KEY.Key_S, CONTROL)
    assert "补充协议" in hand.note("number")
    assert len(hand.rows("SELECT id FROM contract")) == 1


def test_the_original_is_let_fall_on_its_field(hand: Hand, tmp_path: Path) -> None:
    file = tmp_path / "恒岳-盖章.pdf"
    file.write_bytes(b"%PDF-1.4 signed")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    field = hand.page.entry.form.files
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                      none)  # fmt: skip
    field.dropEvent(drop)
    assert field.told() == "恒岳-盖章.pdf"
    contract = hand.saved()
    found = hand.rows("SELECT tbl, row, name FROM attachment")
    assert found == [("contract", contract, "恒岳-盖章.pdf")]


def test_a_draft_is_put_aside_and_gone_on_with(hand: Hand) -> None:
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    hand.write("ZP")
    hand.page.entry.form.amount.setFocus()
    hand.write("1000")
    hand.press(KEY.Key_2, ALT)
    hand.page.acts.run("draft")
    assert hand.went == [("contracts", None)]
    assert not hand.page.entry.is_begun()
    ((draft,),) = hand.rows("SELECT id FROM draft")
    hand.page.open({"draft": draft})
    assert hand.page.entry.form.subject.text() == "ZP"
    assert len(hand.plan("label")) == 3
    hand.press(KEY.Key_S, CONTROL)
    assert hand.rows("SELECT id FROM draft") == []
    assert len(hand.rows("SELECT id FROM contract")) == 2


def test_leaving_asks_once(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hand.page.may_leave()
    hand.write("hy")
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "save_or_leave", answering("stay", asked))
    assert not hand.page.may_leave()
    monkeypatch.setattr(dialogs, "save_or_leave", answering("discard", asked))
    assert hand.page.may_leave()
    assert not hand.page.entry.is_begun()
    assert len(asked) == 2


# --- a saved one ----------------------------------------------------------------------------------


def test_a_milestone_is_confirmed_in_place(hand: Hand) -> None:
    contract = hand.saved()
    hand.press(KEY.Key_Return, CONTROL)
    form = hand.page.view.plan.nodes.form
    assert form is not None
    hand.press(KEY.Key_Return)
    hand.write("QS-17")
    hand.press(KEY.Key_Return)
    sql = f"SELECT kind, evidence FROM milestone WHERE contract_id = {contract} AND evidence <> ''"
    assert hand.rows(sql) == [("delivery", "QS-17")]
    assert hand.told[-1] == "已确认，1 期成为应收"


def test_a_milestone_out_of_order_is_told_and_may_be_confirmed(hand: Hand) -> None:
    hand.saved()
    nodes = hand.page.view.plan.nodes
    acceptance = next(one for one in nodes.nodes() if "验收" in one.text)
    assert nodes.begin(acceptance.key)
    assert nodes.form is not None
    assert nodes.form.note.text() == "它前面的「发货」还没确认。"
    assert nodes.form.day.property("wrong") != "1"
    nodes.form.confirm()
    assert hand.told[-1] == "已确认，1 期成为应收"


@pytest.mark.parametrize(
    ("day", "said"), [("2026-11-20", "这天还没到"), ("2026-05-01", "合同 06-01 才签")]
)
def test_the_day_of_a_supplement_is_judged_while_it_is_typed(
    hand: Hand, day: str, said: str
) -> None:
    hand.page.show_contract(1)
    hand.page.acts.run("supplement")
    panel = hand.page.view.plan.panel
    panel.day.setFocus()
    hand.write(day)
    hand.press(KEY.Key_Tab)
    assert panel.note.text() == said
    panel.reason.setText("改")
    panel.save()
    assert (panel.note.text(), hand.rows("SELECT id FROM supplement")) == (said, [])


def test_a_supplement_strikes_rows_and_shows_them_struck(hand: Hand) -> None:
    contract = hand.saved(amount="1000")
    view = hand.page.view
    hand.page.acts.run("supplement")
    model = view.plan.model
    model.toggle([model.rows()[1]])
    panel = view.plan.panel
    assert len(panel.sheet.rows) == 1
    panel.delta.setText("200")
    panel.delta.editingFinished.emit()
    assert panel.gap() == -20_000
    panel.grid.edited.emit(panel.sheet.rows[0], "amount", 50_000)
    assert panel.gap() == 0
    hand.page.acts.run("save")
    assert "为什么改" in panel.note.text()
    panel.reason.setText("加一台")
    hand.page.acts.run("save")
    assert not panel.isVisible()
    assert hand.rows(f"SELECT amount FROM contract WHERE id = {contract}") == [(120_000,)]
    heads = [group.head.title for group in model.groups]
    assert heads[0] == "现行计划"
    assert heads[1].endswith("2026-11-12 划掉")
    assert [len(group.rows) for group in model.groups] == [4, 1]


def test_clauses_are_revised_and_money_is_not(hand: Hand) -> None:
    contract = hand.saved()
    facts = hand.page.view.facts
    facts.texts["dispute_terms"].setText("苏州仲裁委员会")
    assert hand.page.view.is_changed()
    hand.press(KEY.Key_S, CONTROL)
    sql = f"SELECT dispute_terms, amount FROM contract WHERE id = {contract}"
    assert hand.rows(sql) == [("苏州仲裁委员会", 86_235_055)]
    assert not hand.page.view.is_changed()


def test_it_is_called_off_with_a_reason(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    contract = hand.saved()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_, **__: "客户取消")
    hand.page.acts.run("void")
    assert hand.rows(f"SELECT state FROM contract WHERE id = {contract}") == [("void",)]
    assert "已作废" in hand.page.subtitle()
    assert not hand.page.acts.enabled("supplement")


def test_links_lead_to_customer_receipt_and_invoice(hand: Hand) -> None:
    contract = hand.saved()
    for action in ("customer", "receipt", "invoice"):
        hand.page.acts.run(action)
    assert hand.went == [
        ("customer", 1), ("receipt", {"customer": 1}), ("invoice", {"contract": contract}),
    ]  # fmt: skip
    assert str(hand.page.record()).partition(":")[0] in {"plan", "contract"}


def test_a_plan_begun_from_the_receipts_knows_the_customer(hand: Hand) -> None:
    hand.page.open({"customer": 2})
    assert hand.page.entry.form.customer.text() == "弘达机械"
    assert hand.page.entry.form.owner.text() == "陈悦"


def test_a_day_to_come_moves_the_milestone(hand: Hand) -> None:
    contract = hand.saved()
    hand.press(KEY.Key_Return, CONTROL)
    hand.write("2027-02-08")
    form = hand.page.view.plan.nodes.form
    assert form is not None
    assert form.go.text() == "改期"
    hand.press(KEY.Key_Return, CONTROL)
    sql = f"SELECT planned_on FROM milestone WHERE contract_id = {contract} AND kind = 'delivery'"
    assert hand.rows(sql) == [(date(2027, 2, 8).toordinal(),)]
    assert hand.told[-1] == "改为预计 2027-02-08"


def test_a_contract_without_a_plan_gets_its_first_one(hand: Hand) -> None:
    given(hand.books, "合同 CH-2026-033 上海弘达机械设备有限公司 900 签订=2026-10-01")
    contract = int(hand.rows("SELECT max(id) FROM contract")[0][0])
    hand.page.open(contract)
    hand.page.acts.run("supplement")
    panel = hand.page.view.plan.panel
    assert panel.sum.title() == "计划合计 = 合同金额"
    assert not panel.reason.isVisible()
    hand.page.acts.run("save")
    plans = hand.rows(f"SELECT sum(amount), count(*) FROM plan WHERE contract_id = {contract}")
    assert plans == [(90_000, 4)]
    assert not panel.isVisible()


@dataclass(frozen=True)
class Rank:
    """Put the first customer into the grade that pays before delivery."""

    label: ClassVar[str] = "rank"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """D blocks."""
        tx.update("customer", 1, grade="D")
        return Outcome(frozenset())


def test_over_the_limit_the_boss_gives_a_reason_in_place(hand: Hand) -> None:
    hand.books.run(Rank())
    hand.write("hyjx")
    hand.press(KEY.Key_Return)
    hand.page.entry.form.amount.setFocus()
    hand.write("1000")
    hand.press(KEY.Key_1, ALT)
    assert "先款后货" in hand.note("customer")
    hand.press(KEY.Key_S, CONTROL)
    assert hand.page.is_new()
    assert hand.page.entry.form.override.hasFocus()
    hand.write("yunxu")
    hand.press(KEY.Key_S, CONTROL)
    assert not hand.page.is_new()
    sql = "SELECT fields FROM journal_entry WHERE label = 'save_contract'"
    assert "yunxu" in hand.rows(sql)[0][0]


def test_coming_back_shows_the_contract_again(hand: Hand) -> None:
    contract = hand.saved()
    kept = hand.page.keep()
    hand.page.freshen()  # the window does so before it restores
    assert hand.page.is_new()
    hand.page.restore(kept)
    assert not hand.page.is_new()
    assert hand.page.view.shown is not None
    assert hand.page.view.shown.line.id == contract


def test_undo_takes_the_contract_back_and_the_page_leaves(hand: Hand) -> None:
    hand.saved()
    hand.ops.undo()
    assert hand.went == [("contracts", None)]
    assert len(hand.rows("SELECT id FROM contract")) == 1


def test_the_words_of_a_row_are_changed_where_it_stands(hand: Hand) -> None:
    hand.page.open(hand.saved())
    view, line = hand.page.view.plan.table.view, hand.page.view.plan.words
    view.setFocus()
    hand.press(KEY.Key_F2)
    assert line.isVisible()
    line.name.setText("首付款")
    line.note.setText("等盖章")
    assert hand.page.view.is_changed()
    hand.press(KEY.Key_Return)
    assert hand.rows("SELECT label, note FROM plan WHERE contract_id > 1 ORDER BY id LIMIT 1") == [
        ("首付款", "等盖章")
    ]
    assert not line.isVisible()
    hand.press(KEY.Key_F2)
    line.name.clear()
    hand.press(KEY.Key_Return)
    assert line.isVisible()  # a row has a name
    hand.press(KEY.Key_Escape)
    assert not line.isVisible()


def test_of_a_partly_paid_row_the_supplement_takes_what_is_open(hand: Hand) -> None:
    given(
        hand.books,
        "客户 海顿电机 简称=海顿\n合同 HT-1 海顿电机 1000 签订=2026-06-01\n"
        "应收 H 海顿电机 1000 入账=2026-06-01 到期=2026-09-25 合同=HT-1\n"
        "收款 R 海顿电机 400 日期=2026-07-01\n核销 R H 400 日期=2026-07-01",
    )
    contract = hand.rows("SELECT max(id) FROM contract")[0][0]
    hand.page.open(contract)
    hand.page.view.supplement()
    plan = hand.page.view.plan
    plan.model.set_ticked([plan.model.all_rows()[0].id])
    plan._ticked()
    assert [one.amount for one in plan.panel.sheet.rows] == [600_00]
    assert plan.panel.gap() == 0
    plan.panel.reason.setText("展期")
    hand.page.save()
    found = hand.rows(
        f"SELECT state, amount, paid FROM plan WHERE contract_id = {contract} ORDER BY id"
    )
    assert found == [("void", 1000_00, 0), ("firm", 400_00, 400_00), ("firm", 600_00, 0)]
