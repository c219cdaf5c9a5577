"""The card of a customer on real books: head, tabs, steps, log, form, new one, merge, rights."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.services.credit.card import card
from arapp.services.credit.customer_form import customer_form
from arapp.services.dispatch import Actor, Dispatch
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.customer import CustomerPage
from arapp.ui.pages.customer.log_form import LogForm
from arapp.ui.pages.customer.merge_form import MergeForm
from tests.ledger_text import given
from tests.ui.by_hand import answering, type_in

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
HONGDA = "上海弘达机械设备有限公司"
BOOK = f"""
    客户 {HONGDA} 简称=弘达机械 业务=周凯 税号=91310115MA0000009P
    客户 弘达机械设备（上海）有限公司 业务=何俊 税号=91310115MA0000009P
    客户 无锡瑞沃自动化科技有限公司 简称=瑞沃自动化 等级=D
    客户 杭州启明包装有限公司 简称=启明包装
    合同 CH-018 {HONGDA} 320000 签订=2026-08-01 名称=输送线
    节点 验收 CH-018 计划=2026-11-05 种类=acceptance
    应收 发货款 {HONGDA} 156000 入账=2026-08-26 到期=2026-09-25 合同=CH-018
    应收 十月 {HONGDA} 31250 入账=2026-10-31 到期=2026-12-15
    应收 验收款 {HONGDA} 100000 合同=CH-018 状态=expected 节点=验收
    应收 阀门 无锡瑞沃自动化科技有限公司 18000 入账=2026-11-01 到期=2026-12-01
    收款 R1 {HONGDA} 60000 日期=2026-10-20
    收款 R2 {HONGDA} 5000 日期=2026-10-27
    核销 R1 发货款 60000 日期=2026-10-20
    沟通 {HONGDA} phone 日期=2026-10-22 人=许会计 结果=答应月底付
"""


class Room:
    """The page in a window, what it said and asked for, and what the ledger says afterwards."""

    def __init__(self, qtbot: QtBot, books: Dispatch) -> None:
        self.books = books
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = CustomerPage(self.ops)
        qtbot.addWidget(self.page)
        self.ops.changed.connect(self.page.on_changed)
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.failed: list[Any] = []
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.ops.failed.connect(self.failed.append)
        self.page.resize(1232, 780)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()

    def id(self, name: str) -> int:
        """Id of a customer by its full name."""
        found = self.books.ask(
            lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,))
        )
        assert found
        return int(found)

    def open(self, name: str, tab: str = "open") -> "Room":
        """Show a customer."""
        self.page.open({"customer": self.id(name), "tab": tab})
        self.page.setFocus()
        return self

    def press(self, key: Qt.Key, how: Qt.KeyboardModifier = NONE) -> None:
        """A key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key, how)

    def head(self, place: int) -> dict[str, str]:
        """Lines of one of the four cards of the head."""
        part = self.page.parts.head.parts[place]
        return {line.label: line.value for line in part.lines}

    def rows(self, tab: str) -> list[Any]:
        """What a tab shows."""
        return self.page.parts.tables[tab].model.rows()

    def field(self, key: str) -> QLineEdit:
        """A field of the form."""
        widget = self.page.details.form.entry(key).widget
        assert isinstance(widget, QLineEdit)
        return widget

    def fill(self, key: str, text: str) -> None:
        """Type over a field and leave it."""
        field = self.field(key)
        field.setFocus()
        type_in(field, text, over=True)
        QTest.keyClick(field, KEY.Key_Return)

    def kept(self, name: str, column: str) -> Any:
        """What the ledger has."""
        customer = self.id(name)
        return self.books.ask(lambda tx: customer_form(tx, customer)).values[column]


@pytest.fixture
def room(qtbot: QtBot, books: Dispatch, chinese: None) -> Room:
    """A customer with a history, a twin of it, one that is blocked, one without anything."""
    given(books, BOOK)
    return Room(qtbot, books)


def button_of(host: QWidget, text: str) -> Any:
    """A button by its text."""
    return next(b for b in host.findChildren(QWidget) if getattr(b, "text", lambda: "")() == text)


# --- the head -------------------------------------------------------------------------------------


def test_the_head_says_what_it_stands_on(room: Room) -> None:
    room.open(HONGDA)
    assert (room.page.title(), room.page.grade(), room.page.subtitle()) == (
        "弘达机械", "C", HONGDA,
    )  # fmt: skip
    parts = room.page.parts.head.parts
    assert [part.title for part in parts[1:3]] == ["敞口 / 额度 500,000.00", "账龄（按到期日）"]
    assert room.head(1)["已到期未收"] == "96,000.00"
    assert room.head(1)["减预收款"] == "−5,000.00"
    assert parts[2].figure == "122,250.00"
    assert room.head(2) == {
        "未到期": "31,250.00", "31–60 天": "96,000.00", "预收款（10-27 到账）": "−5,000.00",
    }  # fmt: skip


def test_the_figures_of_the_head_are_those_of_the_ledger(room: Room) -> None:
    room.open(HONGDA)
    customer = room.id(HONGDA)
    found = room.books.ask(lambda tx: card(tx, customer, tx.today))
    total = found.exposure.total
    assert room.page.parts.head.parts[1].figure == f"{total // 100:,}.{total % 100:02d}"
    bar = room.page.parts.head.parts[1].bar
    assert bar is not None
    assert sum(amount for amount, _ in bar) <= total


def test_an_abnormal_customer_says_why_and_what_ends_it(room: Room) -> None:
    room.open(HONGDA)
    banner = room.page.parts.banner
    assert not banner.isHidden()
    assert "逾期 96,000.00，最长 48 天" in banner.text()
    assert banner.reckoning() == ""
    room.press(KEY.Key_J, CONTROL)
    assert "收回其中 90,000.00" in banner.reckoning()


def test_a_customer_in_order_has_no_strip(room: Room) -> None:
    room.open("杭州启明包装有限公司")
    assert room.page.parts.banner.isHidden()
    assert not room.page.acts.enabled("why")


def test_one_that_may_owe_nothing_is_blocked(room: Room) -> None:
    room.open("无锡瑞沃自动化科技有限公司")
    assert not room.page.parts.banner.isHidden()
    assert "只收预付款" in room.page.parts.banner.text()


def test_without_a_history_nothing_is_made_up(room: Room) -> None:
    room.open("杭州启明包装有限公司")
    grade, _, ages, habit = room.page.parts.head.parts
    assert grade.note.startswith("数据不足")
    assert "够了才评分" in grade.foot
    assert (ages.figure, habit.figure, habit.note) == ("0.00", "—", "还没有付款")
    assert room.page.pane.timeline.entries() == ()


# --- tabs, steps, log -----------------------------------------------------------------------------


def test_open_items_are_summed_without_what_is_expected(room: Room) -> None:
    room.open(HONGDA)
    assert [one.label for one in room.rows("open")] == ["发货款", "十月", "验收款"]
    total = room.page.parts.tables["open"].total
    assert total is not None
    assert total.totals() == {"amount": "187,250.00", "paid": "60,000.00", "open": "127,250.00"}
    assert room.page.selection_text() == "选中 1 笔，未收 96,000.00"


def test_ctrl_tab_goes_round_the_tabs(room: Room) -> None:
    room.open(HONGDA)
    seen = []
    for _ in range(6):
        room.press(KEY.Key_Tab, CONTROL)
        seen.append(room.page.tabs.current())
    assert seen == ["contracts", "invoices", "receipts", "statements", "master", "open"]
    assert [one.number for one in room.rows("contracts")] == ["CH-018"]
    assert [one.amount for one in room.rows("receipts")] == [500_000, 6_000_000]


def test_enter_opens_what_the_row_is_about(room: Room) -> None:
    room.open(HONGDA)
    room.press(KEY.Key_Return)
    contract = room.rows("open")[0].contract_id
    room.page.show_tab("receipts")
    room.press(KEY.Key_Return)
    receipt = room.rows("receipts")[0].id
    assert room.went == [("contract", contract), ("matching", receipt)]


def test_the_next_step_matches_the_money_in_hand_first(room: Room) -> None:
    room.open(HONGDA)
    steps = room.page.parts.steps.steps
    assert steps[0].what == "核销 5,000.00"
    assert steps[0].effect == "逾期降到 91,000.00，最长 48 天"
    steps[0].run()
    assert room.went[0][0] == "matching"


def test_a_contact_is_logged_in_place(room: Room) -> None:
    room.open(HONGDA)
    room.press(KEY.Key_L, CONTROL)
    form = room.page.pane.form
    assert isinstance(form, LogForm)
    type_in(form.outcome, "说周五付")
    QTest.keyClick(form.outcome, KEY.Key_Return)
    assert room.page.pane.form is None
    assert room.page.pane.timeline.entries()[0].text == "电话 说周五付"
    assert room.told == ["已登记沟通"]
    room.ops.undo()
    assert room.page.pane.timeline.entries()[0].text == "到账 5,000.00，待核销"


def test_a_contact_without_a_result_is_not_logged(room: Room) -> None:
    room.open(HONGDA)
    room.press(KEY.Key_L, CONTROL)
    form = room.page.pane.form
    assert isinstance(form, LogForm)
    QTest.keyClick(form.outcome, KEY.Key_Return)
    assert room.page.pane.form is form
    assert form.form.errors() == ["结果"]
    assert room.page.escape()
    assert room.page.pane.form is None


def test_the_log_shows_one_kind(room: Room) -> None:
    room.open(HONGDA)
    room.page.pane.show_kind("contact")
    assert [one.text for one in room.page.pane.timeline.entries()] == ["电话 许会计，答应月底付"]
    room.page.pane.show_kind("")
    assert len(room.page.pane.timeline.entries()) > 3


# --- the form -------------------------------------------------------------------------------------


def test_details_are_saved_as_one_step(room: Room) -> None:
    room.open(HONGDA, "master")
    room.fill("short_name", "弘达")
    room.fill("credit_limit", "12万")
    assert room.page.details.chip.accessibleName() == "未保存"
    room.press(KEY.Key_S, CONTROL)
    assert room.kept(HONGDA, "short_name") == "弘达"
    assert str(room.kept(HONGDA, "credit_limit").minor) == "12000000"
    assert room.page.title() == "弘达"
    assert not room.page.details.is_changed()
    room.ops.undo()
    assert room.kept(HONGDA, "short_name") == "弘达机械"
    assert room.kept(HONGDA, "credit_limit") is None
    assert room.field("short_name").text() == "弘达机械"


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(room: Room) -> None:
    room.open(HONGDA, "master")
    room.fill("name", "杭州启明包装有限公司")
    form = room.page.details.form
    assert form.told("name") == "已有同名客户：杭州启明包装有限公司"
    room.fill("statement_day", "40")
    assert form.told("statement_day") == "每月的 1 到 31 日。"
    room.press(KEY.Key_S, CONTROL)
    assert form.wrong() == ["name", "statement_day"]
    assert room.page.focusWidget() is room.field("name")
    assert room.kept(HONGDA, "name") == HONGDA
    assert "有 2 处要改，先看：全称" in room.page.details._wrong.text()


def test_a_slip_in_the_tax_number_is_a_warning_with_the_right_sign(room: Room) -> None:
    room.open(HONGDA, "master")
    room.fill("tax_no", "91310115MA0000009X")
    assert room.page.details.form.told("tax_no").startswith("校验位不对，应为 91310115MA0000009")
    room.press(KEY.Key_S, CONTROL)
    assert room.kept(HONGDA, "tax_no") == "91310115MA0000009X"


def test_what_cannot_be_read_stays_and_is_told(room: Room) -> None:
    room.open(HONGDA, "master")
    room.fill("credit_limit", "很多")
    assert room.page.details.form.told("credit_limit").startswith("不是金额")
    room.press(KEY.Key_S, CONTROL)
    assert room.field("credit_limit").text() == "很多"
    assert room.kept(HONGDA, "credit_limit") is None


def test_a_grade_by_hand_has_a_reason_and_an_end(room: Room) -> None:
    room.open(HONGDA, "master")
    form = room.page.details.form
    assert not form.asks("grade_reason")
    grade: Any = form.entry("grade")
    grade.put("B")
    grade.field.activated.emit(grade.field.currentIndex())
    assert form.asks("grade_reason")
    room.press(KEY.Key_S, CONTROL)
    assert form.told("grade_reason").startswith("写明理由")
    room.fill("grade_reason", "战略客户")
    room.fill("grade_until", "2027-03-31")
    room.press(KEY.Key_S, CONTROL)
    assert (room.kept(HONGDA, "grade"), room.kept(HONGDA, "grade_until")) == (
        "B", date(2027, 3, 31),
    )  # fmt: skip
    assert room.page.grade() == "B"
    assert room.page.parts.head.parts[0].foot == "手工定级到 2027-03-31：战略客户"


def test_what_is_known_from_outside_counts_in_the_score(room: Room) -> None:
    room.open(HONGDA, "master")
    before = room.head(0)["规模、外部报告"]
    form = room.page.details.form
    for key in ("size", "report"):
        level: Any = form.entry(key)
        level.put("strong")
        level.field.activated.emit(level.field.currentIndex())
    room.fill("source", "企查查 11-10")
    room.press(KEY.Key_S, CONTROL)
    assert (room.kept(HONGDA, "report"), room.kept(HONGDA, "source")) == ("strong", "企查查 11-10")
    assert room.head(0)["规模、外部报告"] != before


def test_another_salesperson_counts_from_a_day(room: Room) -> None:
    room.open(HONGDA, "master")
    room.fill("owner", "吴敏")
    assert room.page.details.form.asks("from_on")
    room.fill("from_on", "2026-11-01")
    room.press(KEY.Key_S, CONTROL)
    customer = room.id(HONGDA)
    form = room.books.ask(lambda tx: customer_form(tx, customer))
    assert next((term.owner, term.from_on) for term in form.owners) == ("吴敏", date(2026, 11, 1))
    assert form.values["owner"] == "吴敏"


def test_a_contact_is_added_changed_and_taken_away(room: Room) -> None:
    room.open(HONGDA, "master")
    people = room.page.details.lists.people
    name = people.field("name")
    assert isinstance(name, QLineEdit)
    type_in(name, "许会计")
    QTest.keyClick(name, KEY.Key_Return)
    assert [one.name for one in people.model.rows()] == ["许会计"]
    people.edit(people.model.rows()[0])
    phone = people.field("phone")
    assert isinstance(phone, QLineEdit)
    type_in(phone, "021 0000 1234")
    QTest.keyClick(phone, KEY.Key_Return)
    assert [one.phone for one in people.model.rows()] == ["021 0000 1234"]
    people.view.go_first()
    QTest.keyClick(people.view, KEY.Key_Delete)
    assert people.model.rows() == []
    room.ops.undo()
    assert [one.name for one in people.model.rows()] == ["许会计"]


def test_a_payer_name_is_added_and_revoked(room: Room) -> None:
    room.open(HONGDA, "master")
    payers = room.page.details.lists.payers
    value = payers.field("value")
    assert isinstance(value, QLineEdit)
    type_in(value, "许建国")
    QTest.keyClick(value, KEY.Key_Return)
    one = payers.model.rows()[0]
    assert (one.value, one.hits, one.revoked) == ("许建国", 0, False)
    payers.view.link_clicked.emit(one, "revoke")
    assert [row.revoked for row in payers.model.rows()] == [True]


def test_a_file_is_attached_and_taken_away(room: Room, tmp_path: Path) -> None:
    scan = tmp_path / "营业执照.pdf"
    scan.write_bytes(b"%PDF-1.4 licence")
    room.open(HONGDA, "master")
    files = room.page.details.lists.files
    files.attach([scan])
    assert [one.name for one in files.list.model.rows()] == ["营业执照.pdf"]
    files.list.view.go_first()
    QTest.keyClick(files.list.view, KEY.Key_Delete)
    assert files.list.model.rows() == []


def test_leaving_with_unsaved_changes_asks_once(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open(HONGDA, "master")
    assert room.page.may_leave()
    room.fill("phone", "021 0000 0001")
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "save_or_leave", answering("stay", asked))
    assert not room.page.may_leave()
    monkeypatch.setattr(dialogs, "save_or_leave", answering("save", asked))
    assert room.page.may_leave()
    assert (len(asked), room.kept(HONGDA, "phone")) == (2, "021 0000 0001")


# --- a new one, a twin, rights --------------------------------------------------------------------


def test_a_new_customer_is_known_by_its_name(room: Room) -> None:
    room.page.open("new")
    assert room.page.title() == "新客户"
    assert room.page.focusWidget() is room.field("name")
    room.fill("name", "宁波天诺机械制造有限公司")
    form = room.page.details.form
    assert form.value("short_name") == "天诺机械"
    assert form.value("region") == "浙江"
    room.press(KEY.Key_S, CONTROL)
    assert room.kept("宁波天诺机械制造有限公司", "short_name") == "天诺机械"
    assert (room.page.title(), room.page.grade()) == ("天诺机械", "C")
    room.ops.undo()
    assert room.went[-1] == ("customers", None)


def test_esc_leaves_a_new_customer_nobody_wrote_into(room: Room) -> None:
    room.page.open("new")
    assert room.page.escape()
    assert room.went == [("customers", None)]


def test_a_new_customer_that_looks_like_another_is_told(room: Room) -> None:
    room.page.open("new")
    room.fill("name", "上海弘达机械有限公司")
    assert HONGDA in room.page.details.form.told("name")
    assert room.page.details.form.wrong() == []


def test_a_new_customer_needs_a_name(room: Room) -> None:
    room.page.open("new")
    room.fill("phone", "021 0000 0001")
    room.press(KEY.Key_S, CONTROL)
    assert room.page.details.form.told("name") == "客户要有名称。"
    assert room.page.title() == "新客户"


def test_a_twin_is_merged_with_a_preview(room: Room) -> None:
    room.open(HONGDA)
    room.press(KEY.Key_M, CONTROL)
    form = room.page.pane.form
    assert isinstance(form, MergeForm)
    assert [line.twin.name for line in form.lines] == ["弘达机械设备（上海）有限公司"]
    button_of(form.lines[0], "就是它").click()
    assert "按它的名称仍能找到 弘达机械" in form.moves()
    QTest.keyClick(form, KEY.Key_Return)
    assert room.told == ["已并入 弘达机械"]
    payers = [one.value for one in room.page.details.lists.payers.model.rows()]
    assert payers == ["弘达机械设备（上海）有限公司"]


def test_the_card_of_a_merged_one_is_that_of_who_it_became(room: Room) -> None:
    from arapp.services.credit.merge import MergeCustomers

    keep, twin = room.id(HONGDA), room.id("弘达机械设备（上海）有限公司")
    room.ops.run(MergeCustomers(keep, twin))
    room.page.open(twin)
    assert room.page.title() == "弘达机械"
    assert room.page.record() in (f"customer:{keep}", f"plan:{room.rows('open')[0].id}")


def test_sales_may_log_and_not_change(qtbot: QtBot, store: Store, chinese: None) -> None:
    given(Dispatch(store), BOOK)
    room = Room(qtbot, Dispatch(store, Actor("周凯", "sales")))
    room.open(HONGDA, "master")
    assert room.page.acts.enabled("log")
    assert not any(room.page.acts.enabled(key) for key in ("edit", "merge", "contract", "save"))
    assert room.field("name").isReadOnly()
    assert room.page.details.bar.isHidden()


def test_without_customers_the_page_says_so(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    room = Room(qtbot, books)
    room.page.freshen()
    assert room.page.card() is None
    assert room.page.may_leave()
    assert not room.page.acts.enabled("log")
    room.page.parts.empty.emit()
    assert room.went == [("import", None)]


def test_no_one_named_shows_who_needs_most(room: Room) -> None:
    room.page.freshen()
    assert room.page.title() == "弘达机械"
