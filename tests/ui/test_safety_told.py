"""What the page of data safety tells and asks before something cannot be seen again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from arapp.models.store import Store
from arapp.services import checking, verify_text
from arapp.services.checking import books as checking_books
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.verify_text import Told
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.safety import SafetyPage
from arapp.ui.pages.safety.second import SecondDialog
from tests.steps import Running, work


@pytest.fixture
def books(ledger_file: Path) -> Iterator[Dispatch]:
    """Books with a few days of work in them."""
    with Store.open(ledger_file, Running()) as opened:
        made = Dispatch(opened, Actor("李敏", "owner"))
        work(made)
        yield made


def opened(qtbot: QtBot, books: Dispatch) -> SafetyPage:
    """The page, shown and read."""
    ops = Ops(lambda: books, ledger=Immediate(), free=Immediate())
    made = SafetyPage(ops)
    qtbot.addWidget(made)
    made.resize(1232, 700)
    made.show()
    made.freshen()
    return made


def test_a_backup_stays_told_while_the_page_reads_again(
    qtbot: QtBot, chinese: None, books: Dispatch
) -> None:
    page = opened(qtbot, books)
    page.acts.run("backup")
    told = page.hint()
    assert "打开" in told
    page.reload()
    assert page.hint() == told
    page._news.timeout.emit()
    page._news.stop()
    page.reload()
    assert page.hint() != told


def test_its_own_check_is_known_to_the_books(qtbot: QtBot, chinese: None, books: Dispatch) -> None:
    page = opened(qtbot, books)
    assert not books.failed_checks
    books._store._conn.execute("UPDATE sqlite_sequence SET seq = 900 WHERE name = 'grade'")
    with qtbot.waitSignal(page.checked):
        page.check()
    assert books.failed_checks == ("triggers",)
    noted = books.ask(checking.last)
    assert noted is not None
    assert noted.failed == ("triggers",)


@pytest.mark.parametrize(("big", "told"), [(0, "每天做一次"), (1 << 60, "每次开账都做")])
def test_how_often_it_checks_is_true(
    qtbot: QtBot,
    chinese: None,
    books: Dispatch,
    monkeypatch: pytest.MonkeyPatch,
    big: int,
    told: str,
) -> None:
    monkeypatch.setattr(checking_books, "BIG", big)
    page = opened(qtbot, books)
    qtbot.waitUntil(lambda: not page.checker.running, timeout=30_000)
    assert page.checks._note.text().startswith(told)


def test_the_code_is_not_lost_by_esc(
    qtbot: QtBot, chinese: None, books: Dispatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, books)
    page.set_up_second()
    dialog = page.window().findChildren(SecondDialog)[-1]
    dialog.place = tmp_path
    for field in (dialog.first, dialog.again):
        field.setText("一个够长的口令 2026")
    dialog.set_up()
    answers = ["stay", "close"]
    asked: list[str] = []

    def ask(_parent: object, title: str, *_rest: object) -> str:
        asked.append(title)
        return answers[len(asked) - 1]

    monkeypatch.setattr(dialogs, "ask", ask)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.close()
    assert not dialog.isVisible()
    assert asked == ["恢复码抄下来了吗？"] * 2


def test_one_check_is_one() -> None:
    one, other = Told("sums", False, ""), Told("links", False, "")
    assert verify_text.summary([one], "en") == "1 check does not hold"
    assert verify_text.summary([one, other], "en") == "2 checks do not hold"
    assert verify_text.summary([one], "zh_CN") == "有 1 项没对上"
