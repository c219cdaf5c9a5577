"""The page of data safety, driven as its user drives it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services import anchors
from arapp.services.backup import make
from arapp.services.dealing.plans import AddPlan
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.ledger.attachments import attach
from arapp.services.ledger.company import SetCompany
from arapp.services.ledger.undoing import Means
from arapp.services.verify_text import Told
from arapp.ui import dialogs, paper_folder
from arapp.ui.journal.model import Detail, Step
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.safety import SafetyPage
from arapp.ui.pages.safety import words as safety_words
from arapp.ui.pages.safety.dialog import StepDialog
from arapp.ui.pages.safety.lock import LockDialog
from arapp.ui.pages.safety.restore import RestoreDialog
from arapp.ui.pages.safety.second import SecondDialog
from tests.ledger_text import given
from tests.steps import Running, allocate, ids, receive, work


@pytest.fixture
def books(ledger_file: Path) -> Iterator[Dispatch]:
    """Books with a few days of work in them."""
    with Store.open(ledger_file, Running()) as opened:
        made = Dispatch(opened, Actor("李敏", "owner"))
        work(made)
        yield made


@pytest.fixture
def page(qtbot: QtBot, chinese: None, books: Dispatch) -> SafetyPage:
    """The page on them."""
    return opened(qtbot, books)


def opened(qtbot: QtBot, books: Dispatch) -> SafetyPage:
    """The page, shown and read."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = SafetyPage(ops)
    ops.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1232, 700)
    made.show()
    made.freshen()
    return made


def card(page: SafetyPage, key: str) -> str:
    """What a card says."""
    return page.cards.boxes[key].accessibleName()


def step(page: SafetyPage, label: str) -> Step:
    """The newest step of that command that is not an undo."""
    found = (s for s in page.history.shown() if s.line.label == label and s.line.kind == "do")
    return next(found)


def go(page: SafetyPage, label: str) -> Step:
    """Make it current."""
    found = step(page, label)
    assert page.history.view.go_to(found.id)
    return found


def press(page: SafetyPage, key: Qt.Key) -> None:
    """A key in the history."""
    QTest.keyClick(page.history.view, key)


def details(page: SafetyPage) -> list[str]:
    """What stands below the open step."""
    rows = page.history.model.all_rows()
    return [f"{row.name} {row.text}".strip() for row in rows if isinstance(row, Detail)]


def last_dialog(page: SafetyPage) -> Any:
    """The dialog opened last."""
    return page.window().findChildren(StepDialog)[-1]


def test_an_empty_ledger_says_never_and_offers_the_first_step(
    qtbot: QtBot, chinese: None, ledger_file: Path
) -> None:
    with Store.open(ledger_file, Running()) as store:
        page = opened(qtbot, Dispatch(store, Actor("李敏", "owner")))
        assert "还没备份过" in card(page, "backup")
        assert "还没有" in card(page, "second")
        assert "还没锁过" in card(page, "period")
        assert [s.line.label for s in page.history.shown()] == ["found_ledger"]
        assert not page.acts.enabled("undo_step")


def test_a_backup_by_its_key_is_told_with_rows_and_balance(page: SafetyPage) -> None:
    page.acts.run("backup")
    assert "的备份可用" in card(page, "backup")
    assert "应收 3 行，余额 " in card(page, "backup")
    assert len(page.backups.model.rows()) == 1
    assert safety_words.checked(page.backups.model.rows()[0]) == "通过"
    assert page.backups.chosen() is not None


def test_checks_run_by_themselves_and_when_asked(page: SafetyPage) -> None:
    assert "项都通过" in card(page, "checks")
    assert all(told.ok for told in page.checks.model.rows())
    assert len(page.checks.model.rows()) == 7
    page.checks._more.click()
    assert len(page.checks.model.rows()) > 15
    assert not page.backups.isVisible()
    page.checks._more.click()
    assert page.backups.isVisible()
    page.acts.run("check")
    assert "项都通过" in card(page, "checks")


def test_a_lost_attachment_comes_first_and_is_chosen_again(
    page: SafetyPage, books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip = tmp_path / "送货单 0921.jpg"
    slip.write_bytes(b"a picture of a slip")
    attach(books, f"customer:{ids(books, 'customer')[0]}", slip)
    stored = next(books.path.with_suffix(".files").iterdir())
    stored.unlink()
    page.check()
    first = page.checks.model.rows()[0]
    assert (first.key, first.ok) == ("attachments", False)
    assert "1 项要看" in card(page, "checks")
    other = tmp_path / "另一张.jpg"
    other.write_bytes(b"another picture")
    failed: list[Any] = []
    page.ops.failed.connect(failed.append)
    monkeypatch.setattr(dialogs, "pick_file", lambda *_a, **_k: other)
    page.checks.way_asked.emit("attachments")
    assert [error.kind for error in failed] == ["another_file"]
    assert not page.checks.model.rows()[0].ok
    monkeypatch.setattr(dialogs, "pick_file", lambda *_a, **_k: slip)
    page.checks.way_asked.emit("attachments")
    assert page.checks.model.rows()[0].ok


def test_an_older_copy_is_gone_on_with_by_choice(
    page: SafetyPage, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noted(tx: Tx) -> None:
        seq, digest = tx.head()
        with pytest.MonkeyPatch.context() as later:
            later.setattr(Tx, "head", lambda _tx: (seq + 7, f"another {digest}"))
            anchors.accept(tx, books.path)

    books.ask(noted)
    page.check()
    first = page.checks.model.rows()[0]
    assert (first.key, first.ok) == ("older_copy", False)
    assert page.checks._way(first) == "接着用这份"
    asked: list[str] = []
    answers = ["stay", "restore", "go"]

    def ask(_parent: object, _title: str, told: str, _choices: object) -> str:
        asked.append(told)
        return answers[len(asked) - 1]

    monkeypatch.setattr(dialogs, "ask", ask)
    page.checks.way_asked.emit("older_copy")
    assert not page.checks.model.rows()[0].ok
    assert "至少少了 7 步" in asked[0]
    restored: list[bool] = []
    monkeypatch.setattr(page, "look_into", lambda _file: restored.append(True))
    page.checks.way_asked.emit("older_copy")
    assert restored
    page.checks.way_asked.emit("older_copy")
    assert page.checks.model.rows()[0].ok


def test_enter_shows_before_and_after_and_closes_again(page: SafetyPage) -> None:
    go(page, "set_company")
    press(page, Qt.Key.Key_Return)
    assert details(page) == ["电话 0512 6788 1200 → 0512 6788 1201", "联系人 李敏"]
    press(page, Qt.Key.Key_Return)
    assert details(page) == []
    go(page, "record_receipt")
    press(page, Qt.Key.Key_Return)
    assert "金额 5,000.00" in details(page)
    assert page.escape()
    assert details(page) == []
    assert not page.escape()


def test_why_a_limit_was_passed_stands_below_the_step(page: SafetyPage, books: Dispatch) -> None:
    who = given(books, "客户 先款后货 等级=D")["先款后货"]
    books.run(AddPlan(who, Money(100_000), date(2026, 11, 12), "急件", override="老板电话同意"))
    page.reload()
    go(page, "add_plan")
    press(page, Qt.Key.Key_Return)
    assert details(page)[0] == "放行理由 老板电话同意"


def test_any_step_can_be_taken_back_by_its_own_key(page: SafetyPage, books: Dispatch) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    found = go(page, "log_contact")
    assert page.acts.enabled("undo_step")
    page.acts.run("undo_step")
    assert ids(books, "contact_log") == []
    assert told == ["已撤销：登记沟通 弘达，没打通"]
    again = next(s for s in page.history.shown() if s.id == found.id)
    assert again.meaning is not None
    assert again.meaning.means is Means.UNDONE
    assert page.history.shown()[0].line.kind == "undo"


def test_what_blocks_is_said_and_cannot_be_pressed(page: SafetyPage, books: Dispatch) -> None:
    receipt = receive(books, "100", date(2026, 11, 11))
    allocate(books, receipt, ids(books, "plan")[2], 100)
    page.reload()
    go(page, "record_receipt")
    assert not page.acts.enabled("undo_step")
    column = page.history.model.column("undo")
    current = page.history.step()
    assert column.value(current) == ""
    assert column.text is not None
    assert column.text(current) == "有核销在后"
    assert column.tip is not None
    assert "先撤那一步" in column.tip(current)


def test_history_is_reversed_with_a_reason(
    page: SafetyPage, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    reversible = [s for s in page.history.shown() if s.meaning and s.meaning.means is Means.REVERSE]
    wanted = next(s for s in reversible if s.line.label == "allocate")
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: None)
    page.history.acted.emit(wanted)
    assert all(one.line.label != "unallocate" for one in page.history.shown()[:1])
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "客户退回两件")
    page.history.acted.emit(wanted)
    assert page.history.shown()[0].line.label == "unallocate"
    reason = books.ask(lambda tx: tx.value("SELECT reason FROM allocation ORDER BY id DESC"))
    assert reason == "客户退回两件"


def test_only_the_steps_of_one_person(page: SafetyPage, books: Dispatch) -> None:
    books.actor = Actor("周凯", "finance")
    books.run(SetCompany((("phone", "1"),)))
    page.reload()
    page.history.people.setCurrentIndex(page.history.people.findText("周凯"))
    page.history.reload()
    assert [s.line.actor for s in page.history.shown()] == ["周凯"]
    page.history.people.setCurrentIndex(0)
    page.history.reload()
    assert len({s.line.actor for s in page.history.shown()}) > 1


def test_long_histories_come_by_scrolling(page: SafetyPage, books: Dispatch) -> None:
    for number in range(420):
        books.run(SetCompany((("phone", str(number)),)))
    page.history.model.show_steps([], more=False)
    page.reload()
    assert len(page.history.shown()) < 400
    for _ in range(6):
        page.history.view.verticalScrollBar().setValue(
            page.history.view.verticalScrollBar().maximum()
        )
        page.history.view.scrollToBottom()
    numbers = [s.line.seq for s in page.history.shown()]
    assert numbers == list(range(numbers[0], 0, -1))


def test_what_is_printed_has_before_and_after(
    page: SafetyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    made: list[Path] = []

    def open_file(file: Path) -> bool:
        made.append(file)
        return True

    monkeypatch.setattr(paper_folder, "open_file", open_file)
    page.acts.run("print")
    text = "".join(sheet.extract_text() for sheet in PdfReader(made[0]).pages)
    for part in ("账本历史", "核销", "96,000.00", "6788 1200 → 0512", "李敏"):
        assert part in text
    facts = page.facts
    assert facts is not None
    assert facts.head[1][:16] in text.replace("\n", "")


def test_restore_shows_what_would_be_gone_and_touches_nothing(
    page: SafetyPage, books: Dispatch
) -> None:
    make.make(books, "hand")
    receive(books, "700", date(2026, 11, 11))
    page.reload()
    before = books.ask(lambda tx: tx.head())
    asked: list[tuple[Path, str]] = []
    page.restore_asked.connect(lambda file, password: asked.append((file, password)))
    page.acts.run("restore")
    dialog = last_dialog(page)
    assert isinstance(dialog, RestoreDialog)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.seen is not None
    assert dialog.seen.sound
    assert "它之后的 1 步会没有" in dialog._told.text()
    assert str(books.path.parent) in dialog._told.text()
    assert dialog.focusWidget() is dialog.buttons()[-1]  # the safe one
    go_on = dialog.buttons()[1]
    assert go_on.text().startswith("恢复到")
    assert asked == []
    go_on.click()
    assert asked == [(page.backups._folder / page.backups.model.rows()[0].file, "")]
    assert books.ask(lambda tx: tx.head()) == before


def test_a_file_that_is_no_backup_leads_back_to_the_list(page: SafetyPage, tmp_path: Path) -> None:
    wrong = tmp_path / "x.arapp.zst"
    wrong.write_bytes(b"nothing of the kind")
    page.look_into(wrong)
    dialog = last_dialog(page)
    assert dialog.wrong()
    assert dialog.isVisible()
    assert dialog.view.isVisible()
    dialog.reject()


def test_a_month_is_closed_and_opened_by_the_owner(page: SafetyPage, books: Dispatch) -> None:
    assert "已锁到 2026-09-30" in card(page, "period")
    assert page.cards.boxes["period"].link.text() == "锁 10 月"
    page.cards.boxes["period"].link.click()
    dialog = last_dialog(page)
    assert isinstance(dialog, LockDialog)
    assert dialog.go.text() == "锁到 2026-10-31"
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert books.ask(lambda tx: tx.locked_until) == date(2026, 10, 31)
    assert "已锁到 2026-10-31" in card(page, "period")
    page.acts.run("lock")
    dialog = last_dialog(page)
    assert dialog.view.go_to(date(2026, 10, 1))
    assert dialog.unlock.isVisibleTo(dialog)
    dialog.unlock.click()
    assert books.ask(lambda tx: tx.locked_until) == date(2026, 9, 30)


def test_only_the_owner_opens_a_closed_month(page: SafetyPage, books: Dispatch) -> None:
    books.actor = Actor("李敏", "finance")
    page.reload()
    lock = step(page, "lock_period")
    assert lock.meaning is not None
    assert lock.meaning.means is Means.OWNER
    page.acts.run("lock")
    dialog = last_dialog(page)
    closed = next(one for one in dialog.model.rows() if one.state == "closed")
    dialog.view.go_to(closed.first)
    assert not dialog.unlock.isEnabled()
    assert "老板" in dialog.wrong()
    dialog.reject()


def test_the_second_place_asks_twice_and_shows_the_code_once(
    page: SafetyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page.cards.boxes["second"].link.click()
    dialog = last_dialog(page)
    assert isinstance(dialog, SecondDialog)
    dialog.set_up()
    assert dialog.wrong() == "先选文件夹"
    monkeypatch.setattr(dialogs, "pick_folder", lambda *_a, **_k: stick)
    dialog.choose()
    dialog.first.setText("short")
    dialog.again.setText("other")
    dialog.set_up()
    assert "还没有" in card(page, "second")
    for field in (dialog.first, dialog.again):
        field.setText("一个够长的口令 2026")
    dialog.set_up()
    assert dialog.code.startswith("AGE-SECRET-KEY-")
    assert "另一个文件夹，今天" in card(page, "second")
    assert list(stick.rglob("*.age"))
    dialog.buttons()[-1].click()


def test_the_digits_of_a_paper_are_found(
    page: SafetyPage, books: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = books.ask(lambda tx: tx.head()[1])
    books.run(SetCompany((("phone", "7"),)))
    page.reload()
    typed = f"{printed[:4]} {printed[4:8]}".upper()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: typed)
    page.acts.run("find_head")
    assert "那以前没有被改过" in page.hint()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "0000 0000")
    page.acts.run("find_head")
    assert "查不到" in page.hint()


def test_an_old_or_smaller_book_is_warned_of(page: SafetyPage, books: Dispatch) -> None:
    from dataclasses import replace
    from datetime import timedelta

    make.make(books, "hand")
    page.reload()
    facts = page.facts
    assert facts is not None
    receive(books, "50", date(2026, 11, 11))
    page.reload()
    facts = page.facts
    assert facts is not None
    late = replace(facts, today=facts.today + timedelta(days=3))
    assert safety_words.backup_card(late).tone == "age1"
    fallen = replace(facts.backups, shrunk=facts.backups.rows[0])
    assert safety_words.backup_card(replace(facts, backups=fallen)).link == "是对的"
    unsound = replace(facts.backups, newest=None)
    assert safety_words.backup_card(replace(facts, backups=unsound)).tone == "age3"


def test_sizes_and_codes_are_readable() -> None:
    from arapp.ui.pages.safety.second import _grouped

    assert safety_words.size(900) == "1 KB"
    assert safety_words.size(6_210_000) == "6.2 MB"
    assert safety_words.size(1_440_000_000) == "1.4 GB"
    assert _grouped("AGE-SECRET-KEY-1ABCDEFGH") == "AGE-SECRET-KEY- 1ABCDE FGH"


def test_backups_of_one_minute_are_told_apart(page: SafetyPage, books: Dispatch) -> None:
    one = make.make(books, "hand")
    early = replace(one, made_at="2026-11-12T01:13:05+00:00")
    late = replace(one, made_at="2026-11-12T01:13:40+00:00")
    twice = safety_words.in_one_minute([early, late])
    today = date(2026, 11, 12)
    assert safety_words.made(early, today, twice) != safety_words.made(late, today, twice)
    assert safety_words.made(late, today, frozenset()) == safety_words.made(
        early, today, frozenset()
    )


def test_every_month_over_can_be_closed(page: SafetyPage) -> None:
    page.acts.run("lock")
    (dialog,) = page.findChildren(LockDialog)
    months = [one.first for one in dialog.model.rows()]
    assert months[0] == date(2026, 10, 1)
    years = [(m.year, m.month) for m in months]
    assert years == [(2026, n) for n in range(10, 10 - len(years), -1)], "no month is left out"


def test_checks_begin_with_those_at_fault_then_money(page: SafetyPage) -> None:
    told = [Told("file", True, ""), Told("sums", True, ""), Told("chain", False, "")]
    page.checks.show_checks(told, {})
    assert [one.key for one in page.checks.model.rows()] == ["chain", "sums", "file"]


def test_nothing_is_cut_at_the_least_window(page: SafetyPage) -> None:
    page.resize(972, 600)
    for view in (page.history.view, page.backups.view, page.checks.view):
        assert view.horizontalScrollBar().maximum() == 0, view.name
    assert page.history.view.header().isSectionHidden(1)
    page.resize(1232, 700)
    assert not page.history.view.header().isSectionHidden(1)


def test_tab_goes_through_the_page_in_reading_order(page: SafetyPage) -> None:
    order = [
        page.cards.boxes["second"].link, page.cards.boxes["period"].link, page.backups.view,
        page.checks.view, page.history.people, page.history.view,
    ]  # fmt: skip
    seen: list[QWidget] = []
    at: QWidget = page.cards.boxes["second"].link
    for _ in range(60):
        if at in order and at not in seen:
            seen.append(at)
        following = at.nextInFocusChain()
        assert following is not None
        at = following
    assert seen == order
    assert page.focusProxy() is None, "a proxy would lead past all before it"
