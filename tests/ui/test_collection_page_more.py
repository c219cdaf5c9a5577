"""催收台: letters, what stands with a customer, files for other programs, speed on the screen."""

import email
import time
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch
from arapp.ui import dialogs, paper_folder
from arapp.ui.pages.collection import reading
from tests.ledger_text import given
from tests.ui.collection_desk import ALT, CTRL, KEY, SHIFT, CollectionDesk

_MANY = 300
_MOST = 0.05
"""Seconds that the thread of the window may be busy at once."""


@pytest.fixture
def desk(qtbot: QtBot, books: Dispatch, chinese: None, tmp_path: Path) -> CollectionDesk:
    paper_folder.choose(tmp_path / "papers")
    return CollectionDesk(qtbot, books)


# --- letters --------------------------------------------------------------------------------------


def test_a_stage_of_letters_shows_the_letter_issues_it_and_marks_it_sent(
    desk: CollectionDesk, tmp_path: Path
) -> None:
    desk.to("letter", "铭固紧固件")
    box = desk.page.pane.letter
    assert box is not None
    assert box.preview.sheet.pages() >= 1
    assert "56,040.00" in box.told()
    assert not desk.page.pane.save.isVisible(), "one filled button: issue it"
    assert not (tmp_path / "papers").exists(), "a draft writes nothing"
    desk.press(KEY.Key_Return, CTRL)
    assert len(list((tmp_path / "papers").glob("*.pdf"))) == 1
    assert desk.page.pane.letter is box, "the letter that was issued stays in view"
    assert desk.page.pane.save.text() == "寄出了，下一户"
    desk.press(KEY.Key_Return, CTRL)
    (said,) = desk.rows("SELECT channel, outcome, stage, sent_on IS NOT NULL FROM contact_log")
    assert said == ("letter", "已发出", "letter", 1)


def test_the_form_is_one_key_away_from_the_letter(desk: CollectionDesk) -> None:
    desk.to("letter", "铭固紧固件")
    desk.press(KEY.Key_L, CTRL | SHIFT)
    assert desk.page.pane.mode() == "form"
    assert desk.page.pane.save.isVisible()
    desk.press(KEY.Key_L, CTRL | SHIFT)
    assert desk.page.pane.mode() == "letter"
    assert not desk.page.pane.save.isVisible()
    desk.press(KEY.Key_A, ALT)
    assert desk.page.pane.mode() == "form", "an answer goes into the form"
    assert desk.form.grid.current() == "promised"


def test_a_parked_customer_gets_no_letter_but_the_reason(desk: CollectionDesk) -> None:
    desk.to("parked", "朗岳模具")
    assert desk.page.pane.held_text() == "到了 40,000.00 还没核，先核销再催"
    desk.press(KEY.Key_L, CTRL | SHIFT)
    box = desk.page.pane.letter
    assert box is not None
    assert "40,000.00" in box.told()
    assert not box.go.isVisible()
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT id FROM letter") == []
    desk.press(KEY.Key_U, CTRL)
    (page, what) = desk.went[-1]
    assert page == "matching"
    assert desk.rows(f"SELECT short_name FROM customer WHERE id = {what['customer']}") == [
        ("朗岳模具",)
    ]


# --- what stands ----------------------------------------------------------------------------------


def test_a_promise_is_withdrawn(desk: CollectionDesk) -> None:
    given(desk.books, "承诺 宜兴广川线缆有限公司 50000 说于=2026-11-10 到=2026-11-18 人=吴桂芳")
    desk.page.reload()
    desk.to("held", "广川线缆")
    assert desk.matters.texts() == ["承诺 11-18 前付 50,000.00"]
    assert desk.page.pane.held_text() == "11-18 前不催：承诺"
    desk.link("撤回").click()
    assert desk.told == ["广川线缆：承诺 11-18 前付 50,000.00：撤回"]
    assert "广川线缆" not in desk.names()
    desk.to("call", "广川线缆")
    assert desk.name() == "广川线缆"


def test_a_dispute_is_closed_with_what_was_given(desk: CollectionDesk) -> None:
    given(desk.books, "争议 九月 1000 日期=2026-11-10 到=2026-11-20 原因=少货")
    desk.page.reload()
    desk.to("call", "广川线缆")
    desk.link("了结").click()
    asking = desk.matters.asking
    desk.press(KEY.Key_Return, on=asking.fields["outcome"])
    assert asking.fields["outcome"].accessibleDescription(), "how it was settled is asked for"
    asking.fields["outcome"].setText("补发了")
    asking.fields["granted"].setText("2000")
    desk.press(KEY.Key_Return, on=asking.fields["granted"])
    assert asking.fields["granted"].accessibleDescription(), "no more than was contested"
    asking.fields["granted"].setText("500")
    desk.press(KEY.Key_Return, on=asking.fields["granted"])
    assert desk.rows("SELECT outcome, granted FROM dispute") == [("补发了", 50000)]
    assert desk.matters.asking is None
    assert desk.matters.texts() == []


def test_a_hold_is_lifted(desk: CollectionDesk) -> None:
    desk.to("held", "中恒重工")
    assert desk.matters.texts() == ["暂缓到 12-02"]
    desk.link("不缓了").click()
    assert desk.note("held")[1] == "0 户"
    assert desk.note("legal")[1] == "1 户"


def test_a_task_is_taken_up_handed_on_and_done(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_T, CTRL)
    asking = desk.matters.asking
    assert asking.fields["owner"].text() == "陈悦"
    desk.press(KEY.Key_Return, on=asking.fields["owner"])
    assert desk.matters.texts() == ["陈悦 在办，11-12 起"]
    assert not desk.matters.take.isVisible(), "one task of a stage"
    desk.link("转交").click()
    desk.matters.asking.fields["owner"].setText("周凯")
    desk.matters.asking.finish()
    assert desk.matters.texts() == ["周凯 在办，11-12 起"]
    desk.link("办完").click()
    desk.matters.asking.fields["outcome"].setText("谈妥了")
    desk.matters.asking.finish()
    assert desk.matters.texts() == []
    assert desk.rows("SELECT owner, outcome FROM task") == [("周凯", "谈妥了")]


def test_esc_leaves_the_small_form_first(desk: CollectionDesk) -> None:
    desk.press(KEY.Key_T, CTRL)
    desk.press(KEY.Key_Escape, on=desk.matters.asking.fields["owner"])
    assert desk.matters.asking is None
    assert desk.rows("SELECT id FROM task") == []


# --- files ----------------------------------------------------------------------------------------


def test_what_proves_it_is_kept_with_the_contact(desk: CollectionDesk, tmp_path: Path) -> None:
    voice = tmp_path / "通话.m4a"
    voice.write_bytes(b"voice")
    desk.page.doing.add_files([voice])
    desk.press(KEY.Key_G, ALT)
    desk.press(KEY.Key_Return, CTRL)
    assert desk.rows("SELECT tbl, row, name FROM attachment") == [("contact_log", 1, "通话.m4a")]
    assert desk.form.files.files == ()


def test_a_calendar_and_a_mail_for_other_programs(
    desk: CollectionDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(desk.books, "承诺 宜兴广川线缆有限公司 50000 说于=2026-11-10 到=2026-11-18 人=吴桂芳")
    proposed: list[str] = []

    def save_file(_parent: object, _title: str, _patterns: str, at: Path) -> Path:
        proposed.append(at.name)
        return tmp_path / at.name

    monkeypatch.setattr(dialogs, "save_file", save_file)
    desk.page.acts.run("ics")
    desk.page.acts.run("eml")
    ics, eml = (tmp_path / name for name in proposed)
    assert "DTSTART;VALUE=DATE:20261118" in ics.read_text(encoding="utf-8")
    mail = email.message_from_bytes(eml.read_bytes())
    assert mail["X-Unsent"] == "1"
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "52,718.40" in body.decode()
    assert [one.text for one in desk.notices] == [f"已写好：{name}" for name in proposed]


# --- the thread of the window ---------------------------------------------------------------------


def test_no_answer_keeps_the_window_busy(qtbot: QtBot, books: Dispatch, chinese: None) -> None:
    """Three hundred customers at one stage; the best of several, for others use the machine."""
    lines = []
    for n in range(_MANY):
        lines.append(f"客户 苏州第{n}机械有限公司 简称=第{n}机械 业务=陈悦")
        lines.append(f"应收 P{n} 苏州第{n}机械有限公司 {1000 + n} 入账=2026-10-01 到期=2026-11-02")
    desk = CollectionDesk(qtbot, books, "\n".join(lines))
    shown = books.ask(partial(reading.read, cell="call", owner=None))
    assert len(shown.lines) == _MANY
    first = shown.lines[0]
    one = books.ask(partial(reading.one, customer=first.customer_id, currency="CNY"))
    desk.page.ops.ask = lambda *_a, **_k: None  # type: ignore[method-assign]  # the worker's part
    customer = desk.page.customer
    customer.key = one.key
    took = {
        "list": min(_seconds(partial(desk.page._came, shown)) for _ in range(5)),
        "customer": min(_seconds(partial(customer._came, one)) for _ in range(5)),
    }
    assert max(took.values()) < _MOST, took


def _seconds(run: "partial[None]") -> float:
    begun = time.thread_time()
    run()
    return time.thread_time() - begun
