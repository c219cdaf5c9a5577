"""What becomes of statements on the page: sent, differing, resolved, chased, slips."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import attachments_of
from arapp.services.ledger.statement_rules import rules
from arapp.ui import dialogs
from arapp.ui.pages.statements.forms import AnswerForm, ResolveForm, RulesForm, SentForm
from tests.conftest import TODAY
from tests.ledger_text import given
from tests.papers.slip_pictures import as_pdf, rendered, scanned, without_mark
from tests.ui.test_statements import BOOK, KEY, Counter

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def counter(
    qtbot: QtBot, books: Dispatch, tmp_path: Path, chinese: None, monkeypatch: pytest.MonkeyPatch
) -> Counter:
    """The page after October was issued as confirmations."""
    monkeypatch.setattr(dialogs, "ask", lambda _p, _t, _x, choices: choices[0].key)
    given(books, BOOK)
    desk = Counter(qtbot, books, tmp_path / "函件")
    desk.page.tools.choose_kind("confirmation")
    desk.enter()
    return desk


def row(desk: Counter, sql: str) -> tuple[Any, ...]:
    """One row of the ledger."""
    return desk.rows(sql)[0]


def sent(desk: Counter, days: int) -> None:
    """All went out so many days ago."""
    desk.books._store.clock = FixedClock(TODAY + timedelta(days=days))
    desk.page.reload()


def test_sending_notes_day_way_and_courier_number(counter: Counter) -> None:
    desk = counter
    desk.go("弘达机械")
    desk.press(KEY.Key_1, ALT)
    form = desk.page.pane.form
    assert isinstance(form, SentForm)
    form.number.setText("EMS 1103 0000 2218 CN")
    desk.save()
    facts = row(desk, "SELECT state, sent_on, channel, courier_no FROM statement WHERE number ="
                      " 'DZ2026-0002'")  # fmt: skip
    assert facts == ("sent", TODAY.toordinal(), "courier", "EMS 1103 0000 2218 CN")
    texts = desk.page.pane.texts()
    assert (texts["course"], texts["mark"]) == ("11-12 寄出，快递", "EMS 1103 0000 2218 CN")
    assert desk.told[-1] == "未回：弘达机械"


def test_a_day_before_the_issue_is_refused_under_the_form(counter: Counter) -> None:
    desk = counter
    desk.go("弘达机械")
    desk.press(KEY.Key_1, ALT)
    form = desk.page.pane.form
    assert isinstance(form, SentForm)
    form.day.set_day(date(2026, 11, 1))
    desk.save()
    assert form.trouble()
    assert row(desk, "SELECT count(*) FROM statement WHERE state = 'sent'") == (0,)
    QTest.keyClick(form, KEY.Key_Escape)
    assert desk.page.pane.form is None


def test_what_differs_is_named_line_by_line_and_resolved(counter: Counter) -> None:
    desk = counter
    desk.go("弘达机械")
    desk.press(KEY.Key_3, ALT)
    form = desk.page.pane.form
    assert isinstance(form, AnswerForm)
    form.theirs.setText("114,770.00")
    form.theirs.textEdited.emit("")
    for (_kind, amount, note), (minor, words) in zip(
        form.lines.rows, ((10_000_00, "30 日电汇"), (2_000_00, "")), strict=False
    ):
        amount.set_minor(minor)
        note.setText(words)
        amount.textEdited.emit("x")
    assert form._rest.text() == "相差 12,480.00，还有 480.00 没说明。"
    desk.save()
    assert desk.rows("SELECT kind, ours, theirs, note FROM statement_difference") == [
        ("in_transit", 10_000_00, 0, "30 日电汇"), ("not_booked", 2_000_00, 0, ""),
    ]  # fmt: skip
    assert row(desk, "SELECT state, confirmed, answer FROM statement WHERE state = 'differs'") == (
        "differs", 114_770_00, "slip",
    )  # fmt: skip
    assert desk.table("customer", "state", "confirmed")[0] == ("弘达机械", "不符", "差异 12,000.00")
    assert desk.page.pane.texts()["told"].splitlines() == [
        "对方已付未达 10,000.00，30 日电汇", "我方未记 2,000.00",
    ]  # fmt: skip
    desk.press(KEY.Key_4, ALT)
    resolving = desk.page.pane.form
    assert isinstance(resolving, ResolveForm)
    desk.save()
    assert resolving.form.errors() == ["结果"]
    resolving.outcome.setText("款已到")
    resolving.ticks[1][1].setChecked(False)
    desk.save()
    assert desk.table("confirmed")[0] == ("差异 2,000.00",)
    desk.press(KEY.Key_4, ALT)
    last = desk.page.pane.form
    assert isinstance(last, ResolveForm)
    last.outcome.setText("已补记")
    desk.save()
    assert desk.table("state")[0] == ("已了结",)
    assert not desk.page.acts.enabled("resolve")


def test_who_keeps_silent_is_chased_with_list_and_drafts(counter: Counter) -> None:
    desk = counter
    desk.enter()
    desk.save()
    assert desk.button() == ("出具", False)
    sent(desk, 14)
    assert desk.button() == ("出具", False)
    sent(desk, 15)
    assert desk.button() == ("催未回 3 户", True)
    desk.enter()
    assert "催回函清单.xlsx" in desk.files()
    assert row(desk, "SELECT count(*), min(outcome) FROM contact_log") == (3, "催回函 DZ2026-0001")
    desk.go("弘达机械")
    desk.page.course.copy_chase()
    text = QGuiApplication.clipboard().text()
    assert "DZ2026-0002" in text
    assert "15 天" in text


def test_a_customer_is_left_out_with_a_reason_and_taken_in_again(
    qtbot: QtBot, books: Dispatch, tmp_path: Path, chinese: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask", lambda _p, _t, _x, choices: choices[0].key)
    given(books, BOOK)
    desk = Counter(qtbot, books, tmp_path / "函件")
    desk.go("瑞沃自动化")
    desk.page.course.leave_out()
    form: Any = desk.page.pane.form
    form.reason.setText("集团统一对账")
    desk.save()
    assert desk.table("customer", "state", "confirmed")[1] == (
        "瑞沃自动化",
        "不对账",
        "集团统一对账",
    )
    assert desk.button() == ("出具 2 份", True)
    desk.enter()
    assert row(desk, "SELECT count(*) FROM statement") == (2,)
    assert row(desk, "SELECT value FROM setting WHERE key = 'statements_run'") == ('"2026-10-31"',)
    assert desk.button()[0] == "登记寄出 2 份"


def test_the_rules_are_chosen_in_the_pane(counter: Counter) -> None:
    desk = counter
    desk.page.course.choose_rules()
    form = desk.page.pane.form
    assert isinstance(form, RulesForm)
    form.numbers["silent_days"].setValue(10)
    form.ticks["silence"].setChecked(True)
    desk.save()
    now = desk.books.ask(rules)
    assert (now.silent_days, now.silence, now.hide_not_due) == (10, True, False)


def test_confirmation_and_demand_is_a_paper_of_its_own(counter: Counter) -> None:
    desk = counter
    desk.ops.undo()
    desk.page.tools.choose_kind("demand")
    desk.page.tools.kinds.activated.emit(4)
    assert "往来款项对账暨催款函" in desk.printed()
    desk.enter()
    desk.go("弘达机械")
    assert "同意履行" in desk.printed()


# --- slips ----------------------------------------------------------------------------------------


@pytest.fixture
def pile(counter: Counter, tmp_path: Path) -> Path:
    """A scan of three pages: two slips, and one whose bar code is torn off."""
    files = [counter.folder / name for name in counter.files() if name.endswith(".pdf")]
    clean = [rendered(file, 150) for file in files]
    pages = [scanned(clean[1], 1, angle=1.5), scanned(without_mark(clean[2]), 2), clean[0]]
    return as_pdf(pages, tmp_path / "回执.pdf")


def test_a_pile_is_gone_through_by_one_key_each(counter: Counter, pile: Path) -> None:
    desk = counter
    assert not desk.page.take_files([Path("book.xlsx")])
    assert desk.page.take_files([pile])
    pane = desk.page.slips.pane
    assert desk.page.side.currentWidget() is pane
    assert pane.texts() == {
        "head": "回执 1 / 3 DZ2026-0002", "who": "上海弘达机械设备有限公司",
        "balance": "DZ2026-0002，2026 年 10 月末，127,250.00", "told": "",
    }  # fmt: skip
    assert not pane.view.is_empty()
    desk.page.mark("confirmed")
    assert desk.told[-1] == "相符：上海弘达机械设备有限公司，扫描件已存"
    assert pane.texts()["told"] == "没读到条码：选客户或填编号"
    desk.page.mark("confirmed")  # nobody said whose it is
    assert pane.texts()["told"] == "先定是谁的回执。"
    pane.field.setText("没有这家")
    QTest.keyClick(pane.field, KEY.Key_Return)
    assert pane.texts()["told"] == "没有这份对账函。"
    pane.field.setText("瑞沃")
    QTest.keyClick(pane.field, KEY.Key_Return)
    assert pane.texts()["who"] == "无锡瑞沃自动化科技有限公司"
    desk.page.mark("differs")
    form: Any = pane.form
    form.lines.rows[0][1].set_minor(480_00)
    QTest.keyClick(form, KEY.Key_Return)
    assert pane.texts()["who"] == "Northwick"
    desk.page.course.skip_slip()
    assert desk.page.side.currentWidget() is desk.page.pane
    states = dict(desk.rows("SELECT number, state FROM statement"))
    assert states == {"DZ2026-0001": "issued", "DZ2026-0002": "confirmed", "DZ2026-0003": "differs"}
    (kept,) = desk.books.ask(lambda tx: attachments_of(tx, "statement:2"))
    assert kept.name == "回执 1.pdf"
    assert row(desk, "SELECT answer, confirmed FROM statement WHERE id = 2") == ("slip", 127_250_00)
    desk.ops.undo()
    desk.ops.undo()
    assert {state for _n, state in desk.rows("SELECT number, state FROM statement")} == {"issued"}
    assert desk.rows("SELECT id FROM attachment") == []


def test_the_kept_page_is_the_page_of_the_pile(counter: Counter, pile: Path) -> None:
    desk = counter
    desk.page.take_files([pile])
    desk.page.mark("confirmed")
    desk.page.slips.stop()
    files = [path for path in desk.books.path.parent.rglob("*") if path.is_file()
             and path.read_bytes()[:5] == b"%PDF-" and path.suffix != ".pdf"]  # fmt: skip
    assert [len(PdfReader(path).pages) for path in files] == [1]


def test_a_file_that_is_no_scan_is_told_and_the_page_stays(
    counter: Counter, tmp_path: Path
) -> None:
    desk = counter
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    desk.page.take_files([bad])
    notice = desk.notices[-1]
    assert notice is not None
    assert "坏.pdf" in notice.text
    assert desk.page.side.currentWidget() is desk.page.pane


def test_lines_that_were_named_are_in_the_form_again(counter: Counter) -> None:
    desk = counter
    desk.go("弘达机械")
    desk.press(KEY.Key_3, ALT)
    first = desk.page.pane.form
    assert isinstance(first, AnswerForm)
    first.theirs.set_minor(127_000_00)
    first.lines.rows[0][1].set_minor(250_00)
    desk.save()
    desk.press(KEY.Key_3, ALT)
    again = desk.page.pane.form
    assert isinstance(again, AnswerForm)
    assert (again.theirs.minor(), again.lines.rows[0][1].minor()) == (127_000_00, 250_00)
    again.lines.rows[1][1].set_minor(-40_00)
    desk.save()
    assert desk.rows("SELECT kind, ours - theirs FROM statement_difference ORDER BY id") == [
        ("in_transit", 250_00), ("not_booked", -40_00),
    ]  # fmt: skip
    assert row(desk, "SELECT confirmed FROM statement WHERE state = 'differs'") == (127_000_00,)
