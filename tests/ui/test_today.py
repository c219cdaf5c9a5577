"""今日 under the hands: keys lead to commands, commands to rows; filters, empty, all done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from arapp.models.tx import WriteTx
from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services import files
from arapp.services.collection.escalation import SetRoles
from arapp.services.collection.screen import FIRST
from arapp.services.collection.since import note_seen
from arapp.services.collection.stages import Group
from arapp.services.dealing.payables import SavePayable
from arapp.services.dispatch import Dispatch, Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.matching.commands import Allocate
from arapp.services.sample import new_sample
from arapp.ui import dialogs, paper_folder
from arapp.ui.letter_box import LetterBox
from arapp.ui.ops import Immediate, Ops
from arapp.ui.page import Notice
from arapp.ui.pages.today import TodayPage
from arapp.ui.pages.today.bank import BankFacts
from arapp.ui.pages.today.forms import ConfirmForm, LogForm, PutOffForm
from arapp.ui.pages.today.tools import Tools
from arapp.ui.widgets.chips import ChipLabel
from tests.conftest import TODAY
from tests.ledger_text import given

BOOKS = """
    客户 上海弘达机械设备有限公司 业务=周凯 简称=弘达机械 等级=B
    客户 合肥拓科环保设备有限公司 业务=何俊 简称=拓科环保
    客户 宁波恒岳机械制造有限公司 业务=周凯 简称=恒岳机械
    应收 A 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25 款项=发货前款
    应收 B 合肥拓科环保设备有限公司 208000 入账=2026-05-20 到期=2026-06-20 款项=验收款
    应收 C 宁波恒岳机械制造有限公司 75600 入账=2026-10-12 到期=2026-11-12 款项=尾款
    应收 D 上海弘达机械设备有限公司 50000 入账=2026-10-30 到期=2026-11-05 款项=十月货款
    待办 补齐验收单 到=2026-11-10
"""
LONG = 130
"""More lines than the page begins with in a group."""


@dataclass(frozen=True)
class NoRun:
    """Nobody is reminded of the statements of the month: that is told elsewhere."""

    label: ClassVar[str] = "set_statement_rules"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        settings.write(tx, "statements", {"workday": 0})
        return Outcome(frozenset({Topic.SETTINGS}))


@dataclass(frozen=True)
class Speaks:
    """All customers speak a language."""

    language: str

    label: ClassVar[str] = "revise_customer"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        for (row,) in tx.rows("SELECT id FROM customer"):
            tx.update("customer", row, language=self.language)
        return Outcome(frozenset({Topic.CUSTOMERS}))


class Desk:
    """The page on a ledger, with what it told and where it went."""

    def __init__(self, qtbot: QtBot, books: Dispatch, size: tuple[int, int] = (1228, 744)) -> None:
        self.qtbot: Any = qtbot
        self.books = books
        books.run(NoRun())
        self.ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
        self.page = TodayPage(self.ops)
        self.told: list[str] = []
        self.went: list[tuple[str, Any]] = []
        self.notices: list[Notice] = []
        self.crashes: list[str] = []
        self.ops.changed.connect(self.page.on_changed)
        self.ops.crashed.connect(self.crashes.append)
        self.page.told.connect(self.told.append)
        self.page.navigate.connect(lambda page, what: self.went.append((page, what)))
        self.page.noticed.connect(self.notices.append)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.page.show()
        self.page.freshen()

    @property
    def view(self) -> Any:
        return self.page.table.view

    @property
    def form(self) -> Any:
        return self.page.pane.form

    def names(self) -> list[str]:
        """Customers (or titles) of the lines shown, in order."""
        return [line.short or line.item.title for line in self.page.model.rows()]

    def groups(self) -> list[str]:
        return [group.head.title for group in self.page.model.groups]

    def to(self, name: str, title: str = "") -> None:
        """Make the line of a customer current."""
        line = next(
            line
            for line in self.page.model.rows()
            if name in (line.short or line.item.title) and title in line.item.title
        )
        assert self.view.go_to(line.key)

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.form or self.view, key)

    def type(self, field: QLineEdit, text: str) -> None:
        """What an input method leaves in a field."""
        field.setText(text)

    def logged(self) -> list[tuple[str, str, str]]:
        return self.books.ask(
            lambda tx: tx.rows("SELECT channel, outcome, person FROM contact_log ORDER BY id")
        )


@pytest.fixture
def desk(qtbot: QtBot, chinese: None, books: Dispatch) -> Iterator[Desk]:
    """A small ledger with something in four groups."""
    given(books, BOOKS)
    made = Desk(qtbot, books)
    yield made
    assert made.crashes == []


def test_groups_stand_in_the_order_of_urgency(desk: Desk) -> None:
    assert desk.groups() == [
        "今天到期",
        "90 天以上·坏账预警",
        "31–90 天·移交法务",
        "1–7 天·提醒",
        "待办",
    ]
    assert desk.names() == ["恒岳机械", "拓科环保", "弘达机械", "弘达机械", "补齐验收单"]
    notes = {group.head.title: group.head.note for group in desk.page.model.groups}
    assert notes["31–90 天·移交法务"] == "报财务总监"
    texts = desk.page.cards.texts()
    assert texts["overdue"] == "已逾期 354,000.00 2 户，最长 145 天"
    assert texts["due_today"] == "今天到期 75,600.00 1 笔"


def test_who_is_told_is_named_where_the_firm_says_who_it_is(desk: Desk) -> None:
    desk.ops.run(SetRoles({"cfo": "王芸"}))
    notes = {group.head.title: group.head.note for group in desk.page.model.groups}
    assert notes["31–90 天·移交法务"] == "报财务总监 王芸"
    assert notes["90 天以上·坏账预警"] == "报总经理"


def test_a_line_is_told_to_a_screen_reader_as_one_sentence(desk: Desk) -> None:
    index = desk.page.model.index_of(desk.page.model.rows()[1].key)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "拓科环保, 验收款, 还没联系过, 逾期 145 天, 208,000.00, 下一步律师函"


def test_the_pane_says_why_and_what_follows(desk: Desk) -> None:
    desk.to("弘达机械", "发货前款")
    pane = desk.page.pane
    assert pane.line is not None
    assert pane.primary.text() == "写严正催告函"
    assert pane._what.text() == "发货前款 96,000.00，09-25 到期"
    assert pane._else._text.text() == "12-25 进入坏账预警（90 天以上）。"
    assert desk.page.selection_text() == "选中 1 件，96,000.00"


def test_a_segment_leaves_its_groups_and_esc_brings_all_back(desk: Desk) -> None:
    assert desk.page.tools.shown() == ["all", "due", "overdue", "abnormal", "other"]
    desk.page.sieve.choose("overdue")
    assert desk.names() == ["拓科环保", "弘达机械", "弘达机械"]
    assert desk.page.escape()
    assert len(desk.names()) == 5
    assert not desk.page.escape()


def test_without_room_for_all_segments_the_least_asked_for_give_way(
    qtbot: QtBot, chinese: None
) -> None:
    tools = Tools()
    qtbot.addWidget(tools)
    tools.set_counts(dict.fromkeys(Group, 1), None, 1)
    every = tools.shown()
    tools.resize(1600, 44)
    tools.show()
    assert tools.segments.keys() == every
    tools.resize(760, 44)
    left = tools.segments.keys()
    assert {"all", "due", "overdue", "matching", "held"} <= set(left) < set(every)
    assert "retention" not in left
    assert tools.shown() == every, "it can be asked for all the same"
    tools.choose("retention")
    assert tools.segments.current() == "retention"
    tools.resize(1600, 44)
    assert tools.segments.keys() == every


def test_the_owner_filter_counts_and_sums_only_his_lines(desk: Desk) -> None:
    owner = desk.page.tools.owner
    assert [a.text() for a in owner.menu_of_owners().actions()] == ["全部业务员", "何俊", "周凯"]
    owner._chosen("周凯")
    assert desk.names() == ["恒岳机械", "弘达机械", "弘达机械"]
    keys = [button.text() for button in desk.page.tools.segments._buttons.values()]
    assert keys == ["全部 3", "到期 1", "逾期 2", "异常 2"]
    owner._chosen("")
    assert len(desk.names()) == 5


def test_rows_of_abnormal_customers_are_marked_and_found_by_a_segment(desk: Desk) -> None:
    desk.page.sieve.choose("abnormal")
    assert desk.names() == ["拓科环保", "弘达机械", "弘达机械"]
    line = desk.page.model.rows()[0]
    desk.view.go_to(line.key)
    chips = [chip.accessibleName() for chip in desk.page.pane.findChildren(ChipLabel)]
    assert [text for text in chips if text][-2:] == ["逾期 145 天", "异常客户"]
    desk.page.in_pane("put_off")
    assert not desk.form.whole.isChecked()
    desk.form.whole.setChecked(True)
    desk.type(desk.form.reason, "老板出面谈")
    desk.qtbot.keyClick(desk.form.reason, Qt.Key.Key_Return)
    assert desk.names() == ["弘达机械", "弘达机械"]


def test_enter_on_a_call_opens_the_log_and_enter_saves_it(desk: Desk) -> None:
    given(desk.books, "承诺 上海弘达机械设备有限公司 50000 计划=D 说于=2026-11-06 到=2026-11-12")
    desk.page.reload()
    desk.to("弘达机械", "十月货款")
    assert desk.page.pane.primary.text() == "打电话并登记"
    desk.press(Qt.Key.Key_Return)
    assert isinstance(desk.form, LogForm)
    desk.press(Qt.Key.Key_Return)
    assert desk.logged() == [], "without a result nothing is saved"
    assert desk.form.form.errors() == ["结果"]
    desk.type(desk.form.outcome, "答应查账")
    desk.type(desk.form.next_day, "+4")
    desk.qtbot.keyClick(desk.form.outcome, Qt.Key.Key_Return)
    assert desk.logged() == [("phone", "答应查账", "")]
    assert desk.told == ["已登记 弘达机械：答应查账"]
    assert desk.form is None


def test_a_line_leads_to_its_customer_on_the_collection_desk(desk: Desk) -> None:
    desk.to("弘达机械", "十月货款")
    desk.page.acts.run("desk")
    who = desk.books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name LIKE '%弘达%'"))
    assert desk.went == [("collection", who)]


def test_a_message_is_copied_before_it_is_logged(desk: Desk) -> None:
    desk.to("弘达机械", "十月货款")
    desk.press(Qt.Key.Key_Return)
    copied = QGuiApplication.clipboard().text()
    assert "50,000.00" in copied
    assert "2026-11-05" in copied
    assert desk.form.channel.currentData() == "message"


def test_what_is_due_today_is_said_to_be_due_today_and_signed(desk: Desk) -> None:
    given(desk.books, "公司 简称=澄禾")
    desk.page.reload()
    desk.to("恒岳机械")
    desk.page.acts.run("copy")
    copied = QGuiApplication.clipboard().text()
    assert "尾款 75,600.00 元今天到期" in copied
    assert copied.endswith("谢谢！——澄禾")


def test_put_off_takes_the_line_away_and_undo_brings_it_back(desk: Desk) -> None:
    desk.to("拓科环保")
    desk.page.acts.run("put_off")
    form = desk.form
    assert isinstance(form, PutOffForm)
    desk.type(form.until, "2026-11-10")
    desk.type(form.reason, "等下家回款")
    form.until.editingFinished.emit()
    desk.press(Qt.Key.Key_Return)
    assert "拓科环保" in desk.names(), "an end in the past is refused at its field"
    desk.type(form.until, "2026-11-20")
    desk.press(Qt.Key.Key_Return)
    assert "拓科环保" not in desk.names()
    assert desk.told == ["拓科环保 暂缓到 11-20"]
    desk.ops.undo()
    assert "拓科环保" in desk.names()


def test_what_was_put_off_is_found_again_and_let_go(desk: Desk) -> None:
    assert "held" not in desk.page.tools.shown()
    given(desk.books, "暂缓 合肥拓科环保设备有限公司 日期=2026-11-11 到=2026-11-20")
    desk.page.reload()
    assert "拓科环保" not in desk.names()
    desk.page.sieve.choose("held")
    assert desk.names() == ["拓科环保"]
    desk.to("拓科环保")
    assert desk.page.pane.line is not None
    assert desk.page.pane.line.why.startswith("暂缓到 11-20")
    assert not desk.page.acts.enabled("put_off")
    desk.press(Qt.Key.Key_Return)
    assert desk.told == ["拓科环保 已取消暂缓"]
    assert "held" not in desk.page.tools.shown()
    assert "拓科环保" in desk.names()
    desk.ops.undo()
    assert "held" in desk.page.tools.shown()
    assert "拓科环保" not in desk.names()


def test_esc_closes_the_form_and_writes_nothing(desk: Desk) -> None:
    desk.to("拓科环保")
    desk.page.acts.run("log")
    desk.type(desk.form.outcome, "没打通")
    assert desk.page.escape()
    assert desk.form is None
    assert desk.logged() == []


def test_moving_on_closes_the_form_and_reading_again_does_not(desk: Desk) -> None:
    desk.to("拓科环保")
    desk.page.acts.run("log")
    desk.page.reload()
    assert isinstance(desk.form, LogForm)
    desk.to("恒岳机械")
    assert desk.form is None


def test_a_to_do_is_done_with_enter(desk: Desk) -> None:
    desk.to("补齐验收单")
    desk.press(Qt.Key.Key_Return)
    assert "补齐验收单" not in desk.names()
    assert desk.told == ["办完了：补齐验收单"]


def test_a_milestone_is_confirmed_in_place_and_its_row_becomes_firm(desk: Desk) -> None:
    given(
        desk.books,
        """
        合同 CH-020 宁波恒岳机械制造有限公司 100000 签订=2026-06-01
        节点 N CH-020 名称=验收 计划=2026-11-01
        应收 E 宁波恒岳机械制造有限公司 60000 状态=expected 节点=N 合同=CH-020 到期=2026-11-16
        """,
    )
    desk.page.reload()
    desk.to("恒岳机械", "CH-020")
    desk.press(Qt.Key.Key_Return)
    form = desk.form
    assert isinstance(form, ConfirmForm)
    desk.type(form.day, "2026-11-13")
    desk.press(Qt.Key.Key_Return)
    assert form.form.errors() == ["日期"], "a milestone is not confirmed ahead"
    desk.type(form.day, "2026-11-10")
    desk.press(Qt.Key.Key_Return)
    state = desk.books.ask(lambda tx: tx.value("SELECT state FROM plan WHERE note = 'E'"))
    assert state == "firm"
    assert desk.told == ["恒岳机械 节点已确认"]


def test_money_that_waits_leads_to_its_receipt(desk: Desk) -> None:
    made = given(desk.books, "收款 R1 合肥拓科环保设备有限公司 8000 日期=2026-11-11")
    desk.page.reload()
    desk.to("拓科环保", "验收款")
    desk.press(Qt.Key.Key_Return)
    assert desk.went == [("matching", made["R1"])]


def test_a_letter_is_shown_issued_and_opened(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_file(file: Path) -> bool:
        opened.append(file)
        return True

    monkeypatch.setattr(paper_folder, "open_file", open_file)
    paper_folder.choose(tmp_path / "papers")
    desk.to("拓科环保")
    desk.press(Qt.Key.Key_Return)
    box = desk.form
    assert isinstance(box, LetterBox)
    assert box.preview.sheet.pages() >= 1
    assert "208,000.00" in box.told()
    assert not (tmp_path / "papers").exists(), "a draft writes nothing"
    desk.press(Qt.Key.Key_Return)
    assert [file.parent for file in box.files] == [tmp_path / "papers"]
    assert box.files[0].exists()
    assert len(desk.told) == 1
    desk.press(Qt.Key.Key_Return)
    assert opened == box.files
    desk.page.escape()
    assert desk.page.pane.primary.text() == "登记回复"
    desk.press(Qt.Key.Key_Return)
    assert isinstance(desk.form, LogForm), "once it is out, their reply is waited for"
    numbers = desk.books.ask(lambda tx: tx.rows("SELECT number FROM letter ORDER BY id"))
    assert len(numbers) == 1


def test_a_letter_taken_back_is_a_draft_again_and_its_file_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    paper_folder.choose(tmp_path / "papers")
    desk.to("拓科环保")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    (file,) = desk.form.files
    assert str(file) in desk.form.told()
    desk.ops.undo()
    assert [path.name for path in file.parent.iterdir()] == [f"{file.stem} 作废.pdf"]
    assert desk.notices[-1].text.startswith("CK2026-0001 作废")
    assert desk.form.files == []
    assert "208,000.00" in desk.form.told()
    assert desk.form.go.text() == "出具并存档"
    desk.ops.redo()
    assert file.exists()


def test_a_customer_whose_money_waits_gets_no_letter_but_the_reason(desk: Desk) -> None:
    desk.to("拓科环保")
    given(desk.books, "争议 B 208000 日期=2026-11-01")
    desk.press(Qt.Key.Key_Return)
    assert desk.form.told() == "先不发函：这笔有争议。"
    assert not desk.form.go.isVisible()


def test_space_hides_and_shows_the_pane(desk: Desk) -> None:
    assert desk.page.pane.isVisible()
    desk.press(Qt.Key.Key_Space)
    assert not desk.page.pane.isVisible()
    desk.press(Qt.Key.Key_Space)
    assert desk.page.pane.isVisible()


def test_one_by_one_keeps_the_keyboard_from_group_to_group(desk: Desk) -> None:
    with desk.qtbot.waitActive(desk.page):
        desk.page.activateWindow()
    desk.view.go_first()
    desk.view.setFocus()
    desk.page.acts.run("each")
    for _ in desk.page.model.rows():
        QTest.qWait(1)  # a window beside it would be the active one by then
        assert QApplication.focusWidget() is desk.page.pane
        desk.qtbot.keyClick(desk.page.pane, Qt.Key.Key_Right)
    assert desk.page.pane.line == desk.page.model.rows()[-1]


def test_one_by_one_goes_through_all_and_saves_on_the_way(desk: Desk) -> None:
    desk.to("恒岳机械")
    desk.page.acts.run("each")
    pane = desk.page.pane
    assert not desk.page.table.isVisible()
    assert pane._where.text().startswith("第 1 件，共 5 件")
    desk.qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert pane.line is not None
    assert pane.line.short == "拓科环保"
    desk.qtbot.keyClick(pane, Qt.Key.Key_Left)
    desk.qtbot.keyClick(pane, Qt.Key.Key_Return)
    desk.type(desk.form.outcome, "已发短信")
    desk.page.acts.run("each")
    assert [row[1] for row in desk.logged()] == ["已发短信"]
    assert pane.line.short == "拓科环保", "saved, and on to the next one"
    assert desk.page.escape()
    assert desk.page.table.isVisible()


def test_groups_fold_with_the_arrows(desk: Desk) -> None:
    desk.to("拓科环保")
    desk.press(Qt.Key.Key_Left)
    assert len(desk.view.folded) == 1
    desk.press(Qt.Key.Key_Right)
    assert not desk.view.folded


def test_an_empty_ledger_begins_with_the_import(
    qtbot: QtBot, chinese: None, books: Dispatch
) -> None:
    desk = Desk(qtbot, books)
    empty = desk.view._empty
    assert empty.isVisibleTo(desk.view)
    assert empty._text.text() == "账里还没有应收。"
    assert empty._button.text() == "从导入开始"
    assert not desk.page._head.isVisible()
    assert not desk.page.pane.isVisible()
    empty._button.click()
    assert desk.went == [("import", None)]


def test_all_done_names_the_next_day(qtbot: QtBot, chinese: None, books: Dispatch) -> None:
    given(
        books,
        """
        客户 弘达机械
        应收 A 弘达机械 96000 入账=2026-11-01 到期=2026-12-25
        """,
    )
    desk = Desk(qtbot, books)
    first, *rest = desk.view._empty._text.text().splitlines()
    assert first == "今天的都办完了，下一笔 12-25 到期。"
    assert [line.partition("（")[0] for line in rest] == ["今天办了 2 件"]
    assert not desk.page.acts.enabled("each")


def test_a_filter_that_leaves_nothing_can_be_cleared(desk: Desk) -> None:
    desk.page.model.set_filter("customer", "没有这户")
    desk.page.sieve.sift()
    assert desk.view._empty._text.text() == "没有符合的。"
    desk.view._empty._button.click()
    assert len(desk.names()) == 5


def test_new_since_last_time_is_told_and_filters(
    qtbot: QtBot, chinese: None, books: Dispatch
) -> None:
    given(books, BOOKS)
    books._store.clock = FixedClock(TODAY.replace(day=4))
    books.ask(note_seen)
    books._store.clock = FixedClock(TODAY)
    desk = Desk(qtbot, books)
    desk.page.since.clicked.emit("new")
    assert desk.names() == ["弘达机械"]
    assert desk.page.tools.segments.current() == "new"
    desk.page.escape()
    assert "new" not in desk.page.tools.shown()


def test_another_currency_has_its_own_line(desk: Desk) -> None:
    given(
        desk.books,
        """
        客户 Northwick 币种=USD
        应收 F Northwick 32500 币种=USD 入账=2026-10-01 到期=2026-11-06
        """,
    )
    desk.page.reload()
    assert desk.page.cards._others["overdue"].text() == "USD 32,500.00"
    assert desk.page.cards._others["overdue"].isVisible()
    group = next(g for g in desk.page.model.groups if g.head.title == "1–7 天·提醒")
    assert "另有 USD 32,500.00" in group.head.note
    assert group.sums["amount"] == {"CNY": 5_000_000}


def test_a_long_group_counts_all_and_reads_on_when_scrolled(
    qtbot: QtBot, chinese: None, books: Dispatch
) -> None:
    rows = [f"应收 P{n} 弘达机械 100 入账=2026-08-01 到期=2026-09-20" for n in range(LONG)]
    given(books, "\n".join(["客户 弘达机械", *rows]))
    desk = Desk(qtbot, books)
    group = desk.page.model.groups[0]
    assert len(group.rows) == FIRST
    assert group.sums["amount"] == {"CNY": LONG * 10_000}
    assert group.head.count == f"1 户，{LONG} 笔"
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert len(desk.page.model.groups[0].rows) == LONG
    desk.page.reload()
    assert len(desk.page.model.groups[0].rows) == LONG, "what was read stays read"


@dataclass(frozen=True)
class BringBankFile:
    """Stands for an import of long ago."""

    account: int
    label: ClassVar[str] = "brought"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """One file whose last line is a week old."""
        batch = tx.insert("batch", day=TODAY.toordinal() - 7)
        tx.insert(
            "import_file",
            batch_id=batch,
            name="工行.xls",
            sha256="0" * 64,
            account_id=self.account,
            last_day=TODAY.toordinal() - 7,
        )
        return Outcome(frozenset({Topic.IMPORTS}))


def test_an_old_bank_file_is_said_in_the_strip(desk: Desk) -> None:
    made = given(desk.books, "账户 工行 账号=1102")
    desk.ops.run(BringBankFile(made["工行"]))
    assert "工行 的流水只到 11-05（7 天前）" in desk.notices[-1].text


def test_each_account_tells_its_last_day_and_leads_to_the_import(desk: Desk) -> None:
    made = given(desk.books, "账户 工行 账号=1102\n账户 中行 账号=3306")
    desk.ops.run(BringBankFile(made["工行"]))
    bank: Any = desk.page.since.findChild(BankFacts)
    assert bank.accessibleName() == "银行流水：工行 到 11-05（7 天前）、中行 还没有流水"
    assert [tone for _, tone in bank.shown(1000)] == ["age1", "text2"]
    assert [text for text, _ in bank.shown(220)][-1] == "另 1 个"
    bank.click()
    assert desk.went == [("import", None)]


def test_a_to_do_is_put_off_with_end_and_reason_and_found_again(desk: Desk) -> None:
    desk.to("补齐验收单")
    desk.page.acts.run("put_off")
    assert not desk.form.whole.isVisibleTo(desk.form), "no customer is spared by it"
    desk.type(desk.form.reason, "等验收")
    desk.press(Qt.Key.Key_Return)
    assert desk.told == ["补齐验收单 暂缓到 11-19"]
    assert "补齐验收单" not in desk.names()
    desk.page.sieve.choose("held")
    assert [line.why for line in desk.page.model.rows()] == ["暂缓到 11-19，等验收"]
    desk.to("补齐验收单")
    desk.press(Qt.Key.Key_Return)
    assert desk.told[-1] == "补齐验收单 又回到列表里"
    assert "补齐验收单" in desk.names()


def test_a_payable_is_paid_from_its_line(desk: Desk) -> None:
    desk.ops.run(SavePayable("富昌轴承", Money(8_000_00, "CNY"), TODAY))
    desk.to("富昌轴承")
    desk.press(Qt.Key.Key_Return)
    assert "富昌轴承" not in desk.names()


def test_a_prepayment_nothing_uses_leads_to_its_receipt(desk: Desk) -> None:
    ids = given(desk.books, "收款 R 宁波恒岳机械制造有限公司 500 日期=2026-09-01")
    who = desk.books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name LIKE '%恒岳%'"))
    given(desk.books, "作废 C 日期=2026-11-12")
    desk.ops.run(Allocate(ids["R"], (), customer_id=who))
    assert "闲置预收" in desk.groups()
    desk.to("恒岳机械")
    line: Any = desk.page.pane.line
    assert line.why == "预收 09-01 到账，72 天没用上：核销还是退款"
    desk.press(Qt.Key.Key_Return)
    assert desk.went == [("matching", ids["R"])]


def test_what_comes_goes_into_a_calendar_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(desk.books, "待办 送样 到=2026-11-20\n应收 E 宁波恒岳机械制造有限公司 8000"
          " 入账=2026-11-01 到期=2026-11-30 款项=签订款")  # fmt: skip
    file = tmp_path / "near.ics"
    monkeypatch.setattr(dialogs, "save_file", lambda *_: file)
    desk.page.acts.run("ics")
    told = file.read_text(encoding="utf-8")
    assert "SUMMARY:恒岳机械 签订款 到期 8\\,000.00" in told
    assert "送样 待办" in told
    assert desk.notices[-1].text == "已写出：near.ics"


def test_the_text_is_in_the_customers_language_and_a_note_goes_to_the_owner(desk: Desk) -> None:
    desk.ops.run(Speaks("en"))
    desk.to("拓科环保")
    desk.page.acts.run("copy")
    assert QGuiApplication.clipboard().text().startswith("Hello, 验收款 CNY 208,000.00")
    desk.to("补齐验收单")
    desk.page.acts.run("copy")
    said = "待办：补齐验收单，11-10 就该办，晚了 2 天。请跟进。"
    assert QGuiApplication.clipboard().text() == said


def test_back_keeps_segment_owner_and_row(desk: Desk) -> None:
    desk.page.sieve.choose("overdue")
    desk.page.tools.owner._chosen("周凯")
    desk.to("弘达机械", "十月货款")
    kept = desk.page.keep()
    desk.page.sieve.clear()
    desk.page.restore(kept)
    assert desk.names() == ["弘达机械", "弘达机械"]
    assert desk.view.current_row().item.title == "十月货款"


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_every_line_of_the_sample_can_be_shown(
    qtbot: QtBot, request: pytest.FixtureRequest, tmp_path: Path, language: str
) -> None:
    request.getfixturevalue(language)
    path = new_sample(tmp_path / "sample.arapp", "澄禾", clock=FixedClock(TODAY))
    books = files.open_books(path, FixedClock(TODAY))
    try:
        desk = Desk(qtbot, books)
        assert len(desk.names()) > 30
        for line in desk.page.model.rows():
            desk.view.go_to(line.key)
            assert line.why
            assert desk.page.pane._else._text.text()
            assert desk.page.pane.primary.text()
            content: Any = desk.page.pane._area.widget()
            assert content.minimumSizeHint().width() <= desk.page.pane.width(), line
        assert not desk.page.grab().isNull()
        assert desk.crashes == []
        assert QSettings("arapp", "arapp").value("papers_folder") is None
    finally:
        books.close()


def test_a_long_name_gives_way_in_the_pane(desk: Desk) -> None:
    pane = desk.page.pane
    line = desk.page.model.rows()[0]
    long = "苏州工业园区弘达精密机械自动化设备制造（集团）有限责任公司第二分公司"
    pane.show_line(replace(line, short=long), desk.page.model.today)
    content: Any = pane._area.widget()
    assert content.minimumSizeHint().width() <= pane.width()
    assert pane._name.text() == long
