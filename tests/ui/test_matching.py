"""The receipts desk on real books: keys in, allocation rows out."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.files import open_books
from arapp.services.ledger import desk
from arapp.services.matching.rows import Answer, Confidence, Part, PlanIn
from arapp.services.matching.service import match
from arapp.ui.ops import Ops
from arapp.ui.pages.matching import MatchingPage, words
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.ui.receipts_desk import KEY, RUIWO, Desk, ruiwo

# --- the way through it ---------------------------------------------------------------------------


def test_enter_accepts_the_proposal_and_the_next_is_there(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11", "付10月货款 47236 2026-11-10"))
    assert desk_.ticked() == ["验收款"]
    desk_.press(KEY.Key_Return)
    assert desk_.allocations() == [("验收款", "135000.00")]
    assert desk_.told == ["已核销 135,000.00，收-2026-000001"]
    assert desk_.page.draft().receipt.memo == "付10月货款"
    desk_.press(KEY.Key_Return)
    assert desk_.allocations()[1:] == [("10月货款", "47236.00")]
    assert desk_.page.side.message.text() == "都核完了  首选命中率 近 90 天 100.0%"
    how = desk_.value("SELECT group_concat(how) FROM allocation")
    assert how == "proposal,proposal"


def test_two_rows_are_ticked_for_one_lump(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 180000 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.tick("验收款", "质保金")
    assert desk_.page.work.bar.to_go_text() == "0.00"
    desk_.press(KEY.Key_Return, on=desk_.rows)
    assert desk_.allocations() == [("验收款", "135000.00"), ("质保金", "45000.00")]
    assert desk_.value("SELECT group_concat(DISTINCT how) FROM allocation") == "hand"


def test_ticking_by_hand_deselects_the_proposal(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    assert desk_.page.work.answers.cards()[0].is_on()
    desk_.tick("10月货款")
    assert not any(card.is_on() for card in desk_.page.work.answers.cards())
    assert desk_.page.draft().answer is None


def test_the_remainder_becomes_a_prepayment(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 150000 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.tick("验收款")
    assert desk_.page.work.bar.to_go_text() == "15,000.00"
    assert not desk_.page.acts.enabled("post")
    desk_.press(KEY.Key_Return, on=desk_.rows)
    assert desk_.allocations() == []
    desk_.page.work.bar.gap.setCurrentIndex(1)
    desk_.page.work.bar.gap.activated.emit(1)
    assert desk_.page.work.bar.to_go_text() == "0.00"
    desk_.press(KEY.Key_Return)
    assert desk_.allocations() == [("验收款", "135000.00")]
    assert desk_.told == ["已核销 135,000.00，余 15,000.00 记为预收款，收-2026-000001"]
    assert desk_.value("SELECT amount - allocated FROM receipt") == 1_500_000
    assert desk_.page.inbox.segments.current() == PENDING
    assert desk_.payers() == []
    desk_.page.inbox.segments.chosen.emit(PREPAID)
    assert desk_.payers() == ["无锡瑞沃自动化科技有限公司"]


def test_enter_with_money_still_to_go_says_what_to_do(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 150000 2026-11-11"))
    bar = desk_.page.work.bar
    desk_.tick(*desk_.ticked())
    desk_.press(KEY.Key_Return)
    assert bar.error_text() == "还差 150,000.00：Alt+1 选方案，或勾选款项"
    desk_.tick("验收款")
    assert bar.error_text() == ""
    desk_.press(KEY.Key_Return, on=desk_.rows)
    assert bar.error_text() == "还差 15,000.00：Alt+↓ 记为预收，或再勾款项"
    desk_.tick("10月货款")
    bar.reason_chosen.emit("")
    desk_.page.work.hand.amount(desk_.rows.records().ticked_rows()[-1].id, 4_723_600)
    desk_.press(KEY.Key_Return, on=desk_.rows)
    assert bar.error_text() == "多勾了 32,236.00：Alt+↓ 选原因，或少勾些"
    assert desk_.allocations() == []


def test_the_box_of_the_remainder_shows_its_whole_text(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 1163000 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.tick("验收款")
    gap = desk_.page.work.bar.gap
    gap.setCurrentIndex(1)
    assert gap.currentText() == "记为预收 1,028,000.00"
    option = QStyleOptionComboBox()
    gap.initStyleOption(option)
    field = gap.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, gap
    )
    assert field.width() >= gap.fontMetrics().horizontalAdvance(gap.currentText())


def test_a_difference_needs_its_reason_within_its_limit(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 182206 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.tick("验收款", "10月货款")
    bar = desk_.page.work.bar
    assert bar.to_go_text() == "−30.00"
    assert not desk_.page.acts.enabled("post")
    choices = {key: (text, on) for key, text, on in bar.choices()}
    assert choices["fee"] == ("手续费 30.00", True)
    bar.gap.activated.emit(bar.gap.findData("fee"))
    assert bar.to_go_text() == "0.00"
    desk_.press(KEY.Key_Return)
    assert desk_.value("SELECT reason || amount FROM difference") == "fee3000"
    assert desk_.value("SELECT sum(amount) FROM allocation") == 18_220_600
    assert desk_.value("SELECT count(*) FROM plan WHERE paid = amount") == 2


def test_a_reason_over_its_limit_cannot_be_chosen_but_a_part_can(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 120000 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.tick("验收款")
    desk_.page.work.ticks.amounted.emit(desk_.rows.records().ticked_rows()[0].id, 13_500_000)
    choices = {key: (text, on) for key, text, on in desk_.page.work.bar.choices()}
    assert choices["fee"] == ("手续费（最多 500.00）", False)
    assert choices["discount"][1]
    desk_.page.work.bar.gap.activated.emit(desk_.page.work.bar.gap.findData("part"))
    assert desk_.page.work.bar.to_go_text() == "0.00"
    desk_.press(KEY.Key_Return)
    assert desk_.allocations() == [("验收款", "120000.00")]


def test_f2_changes_the_amount_of_a_row(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    plan = desk_.rows.records().ticked_rows()[0]
    desk_.rows.setFocus()
    desk_.rows.go_to(plan.id)
    desk_.press(KEY.Key_F2, on=desk_.rows)
    from arapp.ui.widgets.fields import AmountField

    field = desk_.rows.findChild(AmountField)
    assert field is not None
    field.setText("10万")
    QTest.keyClick(field, KEY.Key_Return)
    desk_.qtbot.waitUntil(lambda: desk_.page.draft().amounts == {plan.id: 10_000_000})
    assert desk_.allocations() == []
    assert desk_.page.work.bar.to_go_text() == "35,000.00"
    desk_.page.work.ticks.amounted.emit(plan.id, 99_000_000)
    assert desk_.page.draft().amounts == {plan.id: 10_000_000}


def test_what_was_declined_never_returns(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    wrong = next(iter(desk_.page.draft().amounts))
    desk_.page.acts.run("decline")
    assert desk_.value("SELECT count(*) FROM declined") == 1
    desk_.qtbot.waitUntil(lambda: wrong not in desk_.page.draft().amounts)
    answers = [a for a in desk_.books.ask(match) if a.receipt.memo]
    parts = {p.plan_id for a in answers for p in a.result.best.parts}
    assert wrong not in parts


def test_undo_brings_the_receipt_back(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    desk_.press(KEY.Key_Return)
    assert desk_.payers() == []
    desk_.ops.undo()
    assert desk_.allocations() == []
    assert desk_.payers() == ["无锡瑞沃自动化科技有限公司"]
    assert desk_.page.acts.enabled("post")


def test_a_refused_post_comes_back_with_the_sentence(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    given(desk_.books, "收款 抢先 无锡瑞沃自动化科技有限公司 100000 日期=2026-11-09\n"
          "核销 抢先 验收 100000 日期=2026-11-09")  # fmt: skip
    desk_.press(KEY.Key_Return)
    assert desk_.value("SELECT count(*) FROM allocation") == 1
    assert desk_.told == []
    assert "35" in desk_.page.work.bar.error_text()
    assert desk_.page.draft().receipt.memo == "付CH-2026-025验收款"


# --- finding --------------------------------------------------------------------------------------


def test_one_set_that_fits_is_taken(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 92236 2026-11-11"))
    desk_.tick(*desk_.ticked())
    desk_.page.acts.run("find_set")
    assert sorted(desk_.ticked()) == ["10月货款", "质保金"]
    assert desk_.page.acts.enabled("post")


def test_several_sets_are_all_shown_and_none_is_chosen(desk_of: Any) -> None:
    desk_ = desk_of("""
        客户 台州朗岳模具有限公司
        应收 A 台州朗岳模具有限公司 30000 入账=2026-08-01 到期=2026-09-01 款项=八月
        应收 B 台州朗岳模具有限公司 20000 入账=2026-09-01 到期=2026-10-01 款项=九月
        应收 C 台州朗岳模具有限公司 10000 入账=2026-10-01 到期=2026-11-01 款项=十月
        应收 D 台州朗岳模具有限公司 40000 入账=2026-10-01 到期=2026-12-01 款项=冬月
        收款 往来款 - 50000 日期=2026-11-11 付款人=台州朗岳模具有限公司
    """)
    desk_.page.acts.run("find_set")
    cards = desk_.page.work.answers.cards()
    assert len(cards) == 2
    assert not any(card.is_on() for card in cards)
    assert desk_.ticked() == []
    assert not desk_.page.acts.enabled("post")
    desk_.page.acts.run("answer_1")
    assert sorted(desk_.ticked()) == ["冬月", "十月"]
    desk_.press(KEY.Key_Return)
    assert sum(float(amount) for _, amount in desk_.allocations()) == 50_000


def test_nobody_known_asks_for_the_customer(desk_of: Any) -> None:
    desk_ = desk_of(RUIWO + "收款 现金 - 47236 日期=2026-11-11 付款人=存现")
    given(desk_.books, "客户 扬州博能电气有限公司 简称=博能电气")
    who = desk_.page.work.who
    if desk_.page.work.all_answers():
        desk_.page.acts.run("customer")
    else:
        desk_.press(KEY.Key_Return)
    assert who.isVisible()
    who.field.setText("瑞沃")
    who.field.textEdited.emit("瑞沃")
    assert [one.title for one in who.field.offers()] == ["瑞沃自动化"]
    desk_.press(KEY.Key_Return, on=who.field)
    assert desk_.page.work.head.customer_text() == "瑞沃自动化"
    assert desk_.ticked() == ["10月货款"]
    desk_.press(KEY.Key_Return)
    assert desk_.allocations() == [("10月货款", "47236.00")]
    assert desk_.value("SELECT count(*) FROM receipt WHERE customer_id IS NULL") == 0


def test_a_name_that_no_customer_bears_is_answered(desk_of: Any) -> None:
    desk_ = desk_of("客户 恒岳机械\n收款 R - 5 日期=2026-11-11 付款人=某某")
    desk_.press(KEY.Key_Return)
    field = desk_.page.work.who.field
    QTest.keyClicks(field, "zzzz")
    assert field.is_open()
    assert (field.offers(), field.told()) == ([], "没有这个客户")
    desk_.press(KEY.Key_Down, on=field)
    desk_.press(KEY.Key_Return, on=field)
    assert field.customer() is None
    field.setText("恒岳")
    field.textEdited.emit("恒岳")
    assert ([one.name for one in field.offers()], field.told()) == (["恒岳机械"], "")


def test_expected_rows_are_shown_but_take_no_money(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    labels = [plan.label for plan in desk_.rows.records().rows()]
    assert labels[-1] == "发货前款"
    desk_.tick("发货前款")
    assert "发货前款" not in desk_.ticked()


# --- nothing is written by looking ----------------------------------------------------------------


def test_moving_in_the_list_only_reads(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11", "付10月货款 47236 2026-11-10"))
    before = desk_.books.ask(lambda tx: tx.head())
    for _ in range(3):
        desk_.press(KEY.Key_Down)
        desk_.press(KEY.Key_Up)
    desk_.page.acts.run("later")
    desk_.page.acts.run("answer_2")
    assert desk_.books.ask(lambda tx: tx.head()) == before


def test_all_as_prepayment_leaves_the_list_until_undone(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("往来款 50000 2026-11-11"))
    cards = desk_.page.work.answers.cards()
    number = next(n for n, card in enumerate(cards) if card.sentence().startswith("全部记为预收款"))
    desk_.page.work.hand.choose(number)
    desk_.press(KEY.Key_Return)
    assert desk_.payers() == []
    assert desk_.books.ask(desk.waiting).count == 0
    assert desk_.told == ["已记为预收款 50,000.00，收-2026-000001"]
    desk_.page.inbox.segments.chosen.emit(DONE)
    assert desk_.payers() == ["无锡瑞沃自动化科技有限公司"]
    desk_.ops.undo()
    assert desk_.books.ask(desk.waiting).count == 1


def test_a_done_receipt_shows_its_rows_and_takes_them_back(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11"))
    desk_.press(KEY.Key_Return)
    desk_.page.inbox.segments.chosen.emit(DONE)
    parts = desk_.page.side.settled.table.model.rows()
    assert [part.label for part in parts] == ["验收款"]
    desk_.page.side.settled.table.view.link_clicked.emit(parts[0], "back")
    assert desk_.allocations() == [("验收款", "135000.00"), ("验收款", "-135000.00")]
    assert desk_.value("SELECT sum(paid) FROM plan") == 0


def test_money_of_no_customer_is_set_aside_and_brought_back(desk_of: Any) -> None:
    desk_ = desk_of("收款 结息 - 12.34 日期=2026-11-11 付款人=应付单位活期存款利息")
    desk_.page.acts.run("aside")
    assert desk_.value("SELECT not_customer FROM receipt") == "interest"
    assert desk_.payers() == []
    desk_.page.inbox.segments.chosen.emit(DONE)
    desk_.page.side.settled.released.emit(desk_.value("SELECT id FROM receipt"))
    assert desk_.books.ask(desk.waiting).count == 1


def test_an_empty_ledger_says_where_to_begin(desk_of: Any) -> None:
    desk_ = desk_of("")
    asked: list[str] = []
    desk_.page.navigate.connect(lambda page, _what: asked.append(page))
    assert desk_.page.bare.isVisible()
    assert desk_.page.bare.text().startswith("还没有收款")
    desk_.page.acts.run("import")
    assert asked == ["import"]


def test_a_receipt_can_be_opened_by_its_number(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款 135000 2026-11-11", "付10月货款 47236 2026-11-10"))
    wanted = desk_.value("SELECT id FROM receipt WHERE memo = '付10月货款'")
    desk_.page.open(wanted)
    assert desk_.page.draft().receipt.id == wanted
    desk_.press(KEY.Key_Return)
    desk_.page.open(wanted)
    assert desk_.page.side.currentWidget() is desk_.page.side.settled


# --- with threads ---------------------------------------------------------------------------------


def test_enter_enter_posts_two_while_the_ledger_works(
    qtbot: QtBot, ledger_file: Path, chinese: None
) -> None:
    def opened() -> Dispatch:
        return open_books(ledger_file, FixedClock(TODAY))

    books = opened()
    given(books, ruiwo("付CH-2026-025验收款 135000 2026-11-11", "付10月货款 47236 2026-11-10"))
    books.close()
    ops = Ops(opened)
    page = MatchingPage(ops)
    qtbot.addWidget(page)
    ops.changed.connect(page.on_changed)
    told: list[str] = []
    page.told.connect(told.append)
    page.show()
    page.freshen()
    for count in (1, 2):
        qtbot.waitUntil(lambda: page.acts.enabled("post"), timeout=10_000)
        QTest.keyClick(page.inbox.view, KEY.Key_Return)
        qtbot.waitUntil(partial(_is_long, told, count), timeout=10_000)
    qtbot.waitUntil(lambda: page.side.message.text().startswith("都核完了"), timeout=10_000)
    ops.close()
    assert told == ["已核销 135,000.00，收-2026-000001", "已核销 47,236.00，收-2026-000002"]


def _is_long(rows: list[str], count: int) -> bool:
    return len(rows) == count


def test_two_proposals_never_read_the_same(chinese: None) -> None:
    rows = {
        n: PlanIn(n, 1, 5_000_000, label="货款", contract=f"HT-{n}", invoice="") for n in (1, 2)
    }
    first, second = (
        Answer(1, (Part(n, 3_000_000),), 0, None, Confidence.LOW, (), "anything", "oldest_due")
        for n in (1, 2)
    )
    both = (first, second)
    told = [words.title(one, rows, "CNY", "", both) for one in both]
    assert told == [
        "HT-1 货款 30,000.00（余 20,000.00 未收）",
        "HT-2 货款 30,000.00（余 20,000.00 未收）",
    ]
    assert words.title(first, rows, "CNY", "", (first,)).startswith("最早到期：货款 30,000.00")


# --- booked in error ------------------------------------------------------------------------------

WRONG = """
    客户 弘达机械
    收款 R1 弘达机械 500 日期=2026-10-20
    收款 R2 弘达机械 700 日期=2026-10-21
"""


def reversed_rows(desk: Desk) -> list[Any]:
    sql = "SELECT receipt_id, amount, kind, note FROM refund ORDER BY id"
    return desk.books.ask(lambda tx: tx.rows(sql))


def test_a_receipt_booked_in_error_goes_with_its_reason_and_undo_brings_it_back(
    qtbot: QtBot, books: Dispatch, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = given(books, WRONG)
    desk = Desk(qtbot, books)
    asked: list[str] = []

    def answer(_parent: Any, _title: str, prompt: str, **_more: Any) -> str | None:
        asked.append(prompt)
        return (None, "  ", "记错了客户")[len(asked) - 1]

    monkeypatch.setattr("arapp.ui.dialogs.ask_text", answer)
    assert desk.page.inbox.view.go_to(names["R2"])
    for _ in range(2):  # thought better of it; no reason given
        desk.page.acts.run("reverse")
        assert reversed_rows(desk) == []
    desk.page.acts.run("reverse")
    assert asked[0] == "收-2026-000002, 700.00. Why was it wrong?"
    assert reversed_rows(desk) == [(names["R2"], 70000, "reversal", "记错了客户")]
    assert desk.told == ["Receipt reversed: 收-2026-000002"]
    assert [line.id for line in desk.page.inbox.model.rows()] == [names["R1"]]
    desk.ops.undo()
    assert len(desk.page.inbox.model.rows()) == 2


def test_a_receipt_that_settled_rows_is_not_reversed_and_the_pane_offers_it_only_without(
    qtbot: QtBot, books: Dispatch, english: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = given(
        books,
        WRONG
        + "应收 A 弘达机械 500 入账=2026-09-01 到期=2026-10-01\n核销 R1 A 500 日期=2026-10-20",
    )
    desk = Desk(qtbot, books)
    failed: list[Any] = []
    desk.ops.failed.connect(failed.append)
    monkeypatch.setattr("arapp.ui.dialogs.ask_text", lambda *_a, **_k: "记错")
    desk.page.open(names["R1"])
    assert desk.page.side.settled.isVisible()
    assert not desk.page.side.settled.error.isVisible()
    desk.page.acts.run("reverse")
    assert [error.kind for error in failed] == ["still_allocated"]
    assert reversed_rows(desk) == []


def test_the_row_a_proposal_ticks_is_in_sight(desk_of: Any) -> None:
    firm = "无锡瑞沃自动化科技有限公司"
    rows = "".join(
        f"应收 第{n}期 {firm} {1000 + n} 入账=2026-01-01 到期=2026-02-{n:02d} 款项=第{n}期\n"
        for n in range(1, 26)
    )
    desk_ = desk_of(f"客户 {firm}\n{rows}收款 货款 - 1024 日期=2026-11-11 付款人={firm}\n")
    assert desk_.ticked() == ["第24期"]
    at = desk_.rows.visualRect(desk_.rows.currentIndex())
    assert desk_.rows.current_row().label == "第24期"
    assert desk_.rows.viewport().rect().contains(at.center())


def test_what_the_bank_wrote_fills_the_room_it_has(desk_of: Any) -> None:
    desk_ = desk_of(ruiwo("付CH-2026-025验收款及更多说明一直写到最后都不停 135000 2026-11-11"))
    head = desk_.page.work.head
    memo, payer = head._facts["memo"], head._facts["payer"]
    assert memo.toolTip() == "付CH-2026-025验收款及更多说明一直写到最后都不停"
    assert memo.width() == payer.width() >= 160
