"""The first start: files dropped, a name asked in one line, a ledger that cannot be opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from arapp.models.values.errors import DiskFull
from arapp.ui import dialogs
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.first_run import FirstRunPage
from tests.ui.by_hand import type_in


@pytest.fixture
def page(qtbot: QtBot, chinese: None) -> FirstRunPage:
    """The page, shown, without a ledger."""
    made = FirstRunPage(Ops(lambda: None, ledger=Immediate(), free=Immediate()))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    return made


def drop(page: QWidget, *paths: Path) -> None:
    """Let files fall somewhere on the page, not on the zone."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(event)


def test_dropped_sheets_ask_only_the_name(page: FirstRunPage, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "应收.xlsx"
    drop(page, sheet)
    assert page.stack.currentWidget() is page.founding
    told: list[tuple[str, list[Path], list[tuple[str, str, str]]]] = []
    page.new_asked.connect(lambda *what: told.append(what))
    type_in(page.founding.name, "苏州澄禾")
    QTest.keyClick(page.founding.name, Qt.Key.Key_Return)
    assert told == [("苏州澄禾", [sheet], [])]


def test_an_empty_name_is_told_below_the_field(page: FirstRunPage, qtbot: QtBot) -> None:
    page.new_card.click()
    with qtbot.assertNotEmitted(page.new_asked):
        QTest.keyClick(page.founding.name, Qt.Key.Key_Return)
    assert page.founding.name.accessibleDescription() == "还没填公司名称。"
    type_in(page.founding.name, "澄")
    assert page.founding.name.accessibleDescription() == ""


def test_accounts_go_with_the_name(page: FirstRunPage, qtbot: QtBot) -> None:
    page.acts.run("new")
    page.founding.name.setText("澄禾")
    page.founding.more.click()
    line = page.founding.lines[0]
    type_in(line.bank, "工行园区支行")
    type_in(line.number, "1102 0234 5678")
    page.founding.more.click()  # a line left empty is no account
    with qtbot.waitSignal(page.new_asked) as told:
        page.founding.start.click()
    assert told.args is not None
    assert told.args[2] == [("工行园区支行 5678", "工行园区支行", "1102 0234 5678")]


def test_escape_goes_back_and_forgets_the_files(page: FirstRunPage, tmp_path: Path) -> None:
    drop(page, tmp_path / "a.xlsx")
    assert page.escape()
    assert page.stack.currentWidget() is page.drop
    assert not page.escape()  # nothing left to leave
    page.acts.run("new")
    told: list[list[Path]] = []
    page.new_asked.connect(lambda _name, files, _accounts: told.append(files))
    page.founding.name.setText("澄禾")
    page.founding.start.click()
    assert told == [[]]


def test_a_dropped_ledger_is_opened(page: FirstRunPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.ledger_asked) as told:
        drop(page, tmp_path / "账.arapp")
    assert told.args == [tmp_path / "账.arapp"]


def test_enter_chooses_files(
    page: FirstRunPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "pick_files", lambda *_: [tmp_path / "b.csv"])
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.founding


def test_a_ledger_that_cannot_be_made_is_told_where_she_looks(page: FirstRunPage) -> None:
    page.ask_name()
    page.refuse(DiskFull(path="/x/y.arapp"))
    assert "磁盘" in page.founding.name.accessibleDescription()
    page.show_start()
    page.refuse(DiskFull(path="/x/y.arapp"))
    assert "磁盘" in page._line.text()
    assert not page.is_working()


def test_language_and_theme_are_told(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignals([page.language_chosen, page.theme_chosen]):
        page.languages._buttons["en"].click()
        page.themes._buttons["dark"].click()
    assert page.languages.current() == "en"


def test_while_a_ledger_is_made_no_second_one_is_ordered(page: FirstRunPage, qtbot: QtBot) -> None:
    page.ask_name()
    page.founding.name.setText("苏州某某机械有限公司")
    told: list[str] = []
    page.new_asked.connect(lambda name, *_rest: told.append(name))
    page.founding.start.click()
    page.set_working(True)
    assert page.founding.start.text() == "正在建账套"
    for press in (page.founding.start, page.sample_card, page.new_card):
        press.click()
    QTest.keyClick(page.founding.name, Qt.Key.Key_Return)
    assert told == ["苏州某某机械有限公司"]
    assert page.escape()
    assert page.stack.currentWidget() is page.founding
    page.set_working(False)
    page.founding.start.click()
    assert len(told) == 2
