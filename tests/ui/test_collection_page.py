"""催收台: customer after customer by keys alone; what may not be saved says so beside the field."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui.design import fonts
from arapp.ui.tables import total_row
from tests.ledger_text import given
from tests.ui.collection_desk import ALT, BOOKS, CTRL, KEY, SHIFT, CollectionDesk


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None) -> CollectionDesk:
    return CollectionDesk(qtbot, books)


def test_the_strip_counts_everybody_once_and_begins_where_there_is_work(
    desk: CollectionDesk,
) -> None:
    assert desk.page.strip.current() == "call"
    assert desk.note("call") == ("8–15 天", "2 户", "89,198.40")
    assert desk.note("letter")[1:] == ("1 户", "56,040.00")
    assert desk.note("parked") == ("有收款没核", "1 户", "32,800.00")
    assert desk.note("held") == ("先不催 1", "1 户", "26,268.16")
    assert desk.page.subtitle() == "今天 3 户"
    assert desk.names() == ["广川线缆", "安普医疗"]
    assert desk.page.bank.text() == "还没有银行流水"


def test_the_pane_says_why_and_what_is_open(desk: CollectionDesk) -> None:
    told = dict(desk.page.debts.why.lines())
    assert told["催收方案"] == "默认，没有单设"
    assert told["最长逾期"] == "13 天，这一步是 8–15 天"
    assert told["接下来"] == "11-15 起催款函"
    ticked = [one.label for one in desk.page.debts.ticked_rows()]
    assert ticked == ["9月货款"], "what is not due is not spoken of"
    assert desk.page.pane.title_text() == "登记电话：广川线缆，逾期 52,718.40"


def test_a_promise_by_keys_then_the_next_customer(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_A, ALT)
    assert desk.form.amount.text() == "52,718.40"
    assert desk.form.due.hasFocus()
    desk.type(desk.form.due, "11.20")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.told == ["广川线缆：承诺付款"]
    assert desk.name() == "安普医疗"
    assert desk.form.grid.current() == "", "the next one begins anew"
    (said,) = desk.rows("SELECT channel, outcome, stage, promise_id, amount FROM contact_log")
    assert said == ("phone", "承诺付款", "call", 1, 5271840)
    assert desk.rows("SELECT amount, due_on FROM promise") == [(5271840, 739940)]
    assert desk.note("held")[1] == "2 户"
    desk.ops.undo()
    assert desk.rows("SELECT id FROM promise") == desk.rows("SELECT id FROM contact_log") == []
    assert desk.note("held")[1] == "1 户"


def test_a_promise_needs_an_amount_and_a_day(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_A, ALT)
    desk.form.amount.clear()
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("deal") == "承诺多少？填金额。"
    assert desk.form.amount.property("wrong") == "1"
    desk.type(desk.form.amount, "60000")
    desk.type(desk.form.due, "11.20")
    desk.press(KEY.Key_Return, CTRL)
    assert "52,718.40" in desk.form.error("deal"), "no more than is open"
    desk.type(desk.form.amount, "50000")
    desk.form.due.clear()
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("deal") == "哪天？今天或以后"
    assert desk.form.due.hasFocus()
    assert desk.name() == "广川线缆"
    assert desk.told == []
    assert desk.rows("SELECT id FROM contact_log") == []


def test_fields_follow_the_answer(desk: CollectionDesk) -> None:
    fields = {key: desk.form.form.field(key) for key in ("deal", "reason")}
    assert not any(field.isVisible() for field in fields.values())
    desk.press(KEY.Key_E, ALT)
    assert desk.form.grid.current() == "no_answer"
    assert not any(field.isVisible() for field in fields.values())
    assert desk.form.after_text() == "没找到人，这一步还没完。"
    desk.press(KEY.Key_A, ALT)
    assert all(field.isVisible() for field in fields.values())
    desk.press(KEY.Key_D, ALT)
    assert fields["deal"].isVisible()
    assert not desk.form.amount.isVisible(), "to wait is a day, no amount"


def test_without_an_answer_nothing_is_saved(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("outcome") == "结果怎样？按 Alt 加字母选"
    assert desk.rows("SELECT id FROM contact_log") == []


def test_a_dispute_is_of_one_row_and_says_why(desk: CollectionDesk) -> None:
    given(
        desk.books, "应收 八月 宜兴广川线缆有限公司 1000 入账=2026-09-01 到期=2026-10-31 款项=8月"
    )
    desk.page.reload()
    first, second = (one.plan for one in desk.page.debts.model.rows()[:2])
    desk.page.debts.tick([first, second])
    desk.press(KEY.Key_C, ALT)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("outcome") == "只勾有争议的那一笔"
    desk.page.debts.tick([first])
    assert desk.form.amount.text() == "52,718.40"
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("reason") == "为什么有争议？"
    desk.form.reason.setCurrentIndex(desk.form.reason.findData("quality"))
    desk.type(desk.form.amount, "2718.40")
    desk.type(desk.form.due, "+10")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT amount, reason FROM dispute") == [(271840, "质量有异议")]
    assert desk.rows("SELECT reason FROM contact_log") == [("quality",)]
    desk.to("call", "广川线缆")
    assert desk.matters.texts() == ["争议 2,718.40：质量有异议"]


def test_to_wait_holds_the_rows(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_D, ALT)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("deal") == "推迟到哪天？"
    desk.type(desk.form.due, "+7")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.note("held")[1] == "2 户"
    desk.to("held", "广川线缆")
    assert desk.page.pane.held_text() == "11-19 前不催：先不催"


def test_a_day_in_the_past_is_refused_beside_its_field(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_G, ALT)
    desk.form.next_on.setText("2026-11-01")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("next")
    assert desk.form.next_on.property("wrong") == "1"
    desk.form.next_on.clear()
    desk.form.day.setText("2026-11-20")
    desk.press(KEY.Key_Return, CTRL)
    assert desk.form.error("next")
    assert desk.form.day.property("wrong") == "1"
    assert desk.rows("SELECT id FROM contact_log") == []


def test_skipping_writes_nothing_and_keeps_what_was_typed(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_H, ALT)
    desk.form.note.setPlainText("说没钱")
    desk.press(KEY.Key_Down, CTRL)
    assert desk.name() == "安普医疗"
    assert desk.form.note.toPlainText() == ""
    desk.press(KEY.Key_Down, CTRL)
    assert desk.name() == "广川线缆", "round the end"
    assert desk.form.note.toPlainText() == "说没钱"
    assert desk.form.grid.current() == "refused"
    assert desk.rows("SELECT id FROM contact_log") == []


def test_what_is_typed_outlives_another_reading(desk: CollectionDesk) -> None:
    desk.form.note.setPlainText("还在说")
    given(desk.books, "沟通 泰州安普医疗器械有限公司 日期=2026-11-12 结果=已告知")
    desk.page.reload()
    assert desk.form.note.toPlainText() == "还在说"


def test_stages_by_alt_and_number(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_3, ALT)
    assert desk.names() == ["铭固紧固件"]
    desk.press(KEY.Key_7, ALT)
    assert desk.names() == ["中恒重工"]
    desk.press(KEY.Key_1, ALT)
    assert desk.names() == []
    assert desk.page.inbox.view._empty._text.text() == "这一步没有人"
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT id FROM contact_log") == []


def test_the_list_narrows_by_initials(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_F, CTRL | SHIFT)
    desk.type(desk.page.inbox.finder, "apyl")
    assert desk.names() == ["安普医疗"]
    assert desk.name() == "安普医疗"
    desk.press(KEY.Key_Return)
    assert desk.page.inbox.view.hasFocus()
    assert desk.page.escape()
    assert len(desk.names()) == 2


def test_three_tones_two_lengths_and_the_clipboard(desk: CollectionDesk) -> None:
    script = desk.page.side.script
    seen = set()
    for tone in ("friendly", "formal", "firm"):
        for length in ("long", "short"):
            script.tones.choose(tone)
            script.lengths.choose(length)
            script.wanted.emit()
            assert "52,718.40" in script.text()
            seen.add(script.text())
    assert len(seen) == 6
    desk.press(KEY.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == script.text()


def test_a_customer_is_gone_to_wherever_it_stands(desk: CollectionDesk) -> None:
    (who,) = desk.rows("SELECT id FROM customer WHERE short_name = '中恒重工'")[0]
    desk.page.open(who)
    assert (desk.page.strip.current(), desk.name()) == ("held", "中恒重工")


def test_one_owners_customers(desk: CollectionDesk) -> None:
    desk.page.inbox.owner._chosen("何俊")
    assert desk.names() == ["安普医疗"]
    assert desk.note("call")[1] == "1 户"


def test_an_empty_ledger_says_so(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    desk = CollectionDesk(qtbot, books, "")
    assert desk.names() == []
    assert desk.page.subtitle() == ""
    assert all(desk.note(cell)[1] == "0 户" for cell in desk.page.strip.cells)
    assert not desk.page.acts.enabled("save")
    for key in (KEY.Key_A, KEY.Key_4):
        desk.press(key, ALT)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.told == []
    assert not BOOKS.isspace()


def test_a_long_name_gives_way_to_the_form(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    name = "乌鲁木齐高新技术产业开发区天山北坡综合机电设备安装工程与技术服务集团股份有限公司"
    given(books, f"客户 {name}")
    given(books, f"应收 甲 {name} 987654321098.76 入账=2026-08-01 到期=2026-10-20")
    long = CollectionDesk(qtbot, books)
    long.to("letter")
    widths = []
    for short in (name, "铭固紧固件"):
        found = next(
            one for one in long.page.inbox.model.rows() if short in one.customer + one.short_name
        )
        long.page.inbox.view.go_to((found.customer_id, found.currency))
        assert short in long.page.debts._title.text()
        widths.append(long.page.debts.width())
    assert widths[0] == widths[1], "the list does not push the form aside"
    long.press(KEY.Key_L, CTRL | SHIFT)
    assert long.page.pane.mode() == "form"
    assert long.page.pane.modes.width() >= long.page.pane.modes.sizeHint().width()


def test_the_sum_of_two_currencies_is_not_cut(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    given(books, "客户 海外 业务=陈悦 币种=USD")
    given(books, "应收 美 海外 18140 入账=2026-09-30 到期=2026-10-31 币种=USD")
    mixed = CollectionDesk(qtbot, books)
    mixed.to("call")
    total = mixed.page.inbox.table.total
    assert total is not None
    assert total.totals()["amount"] == "89,198.40 + USD 18,140.00"
    cell = next(r for n, r in total._cells() if total._view.records().columns[n].key == "amount")
    needed = fonts.metrics("body").horizontalAdvance(total.totals()["amount"])
    assert needed > cell.width(), "the column alone is too narrow"
    assert total_row._reaching_left(cell, total.totals()["amount"], 0).width() >= needed
