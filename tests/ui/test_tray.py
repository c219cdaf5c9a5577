"""What the tray says and when; the settings of the program, start with Windows."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSettings, Qt

from arapp.services.collection.news import News, news
from arapp.services.dispatch import Dispatch
from arapp.ui.design import icons
from arapp.ui.ops import Immediate, Ops
from arapp.ui.pages.settings import SettingsPage
from arapp.ui.pages.settings import page as settings_page
from arapp.ui.tray import autostart, habits, icon, say
from arapp.ui.tray.when import is_due
from tests.conftest import TODAY
from tests.ledger_text import given

BOOKS = """
    客户 上海弘达机械设备有限公司 业务=周凯
    应收 A 上海弘达机械设备有限公司 96000 入账=2026-08-26 到期=2026-09-25
    应收 B 上海弘达机械设备有限公司 50000 入账=2026-10-12 到期=2026-11-12
    应收 C 上海弘达机械设备有限公司 800 入账=2023-10-12 到期=2023-12-01
    待办 补齐验收单 到=2026-11-10
"""


def read(books: Dispatch) -> News:
    return books.ask(news)


# --- the words ------------------------------------------------------------------------------------


def test_it_counts_what_is_to_be_done_and_names_nobody(books: Dispatch, chinese: None) -> None:
    given(books, BOOKS)
    found = read(books)
    assert say.title(found) == f"今天有 {found.left} 件要办"
    plain = say.body(found, amounts=False)
    assert plain == "今天到期 1 笔，逾期 2 笔，时效快到 1 笔，待办 1 笔"
    told = say.body(found, amounts=True)
    assert told.startswith("今天到期 1 笔 50,000.00，逾期 2 笔 96,800.00")
    assert "弘达" not in plain + told
    assert say.tip(found, "华信 – 应收管家") == f"华信 – 应收管家\n{say.title(found)}"


def test_in_english_too(books: Dispatch, english: None) -> None:
    given(books, BOOKS)
    assert say.body(read(books), amounts=False).startswith("due today: 1 entry, overdue: 2 entries")


def test_what_becomes_due_has_a_name_of_its_own_and_alarms_come_anew(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    assert read(books).keys == {f"plan:{ids['B']}", f"limitation:{ids['C']}:30"}


# --- when -----------------------------------------------------------------------------------------


def some(left: int = 1, keys: frozenset[str] = frozenset()) -> News:
    return News("x", TODAY, left, (), keys)


def test_once_a_day_it_speaks_whatever_is_shown() -> None:
    assert is_due(some(), "", None, in_front=True)
    assert is_due(some(), "2026-11-11", None, in_front=True)
    assert not is_due(some(), TODAY.isoformat(), None, in_front=False)
    assert not is_due(some(left=0), "", None, in_front=False)


def test_later_it_speaks_of_what_is_new_while_the_window_is_away() -> None:
    new = some(keys=frozenset({"plan:1", "plan:2"}))
    day, before = TODAY.isoformat(), frozenset({"plan:1"})
    assert is_due(new, day, before, in_front=False)
    assert not is_due(new, day, before, in_front=True)
    assert not is_due(new, day, new.keys, in_front=False)


# --- the icon -------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface", extend=True)
def test_where_there_is_a_tray_the_menu_opens_today_and_quits(
    chinese: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icon, "available", lambda: True)
    owner = QObject()
    made = icon.TrayIcon(owner)
    assert not made.say("x", "y"), "before it is shown nobody hears it"
    heard: list[str] = []
    made.opened.connect(lambda: heard.append("open"))
    made.left.connect(lambda: heard.append("quit"))
    assert made.show(icons.icon("app", "accentfill", 32))
    made.set_tip("华信 – 应收管家")
    assert made.say("今天有 3 件要办", "今天到期 3 笔")
    menu = made.menu()
    assert menu is not None
    actions = [action for action in menu.actions() if action.text()]
    assert [action.text() for action in actions] == ["打开今日", "退出应收管家"]
    for action in actions:
        action.trigger()
    assert heard == ["open", "quit"]
    made.hide()
    assert not made.is_shown()
    assert not made.say("x", "y")


# --- settings -------------------------------------------------------------------------------------


@pytest.fixture
def habits_apart(tmp_path: Path) -> None:
    """Habits of this test alone."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )


@pytest.fixture
def page(qtbot: Any, books: Dispatch, chinese: None, habits_apart: None,
         monkeypatch: pytest.MonkeyPatch) -> SettingsPage:  # fmt: skip
    """The settings where there is a tray, on Windows."""
    monkeypatch.setattr(settings_page, "available", lambda: True)
    monkeypatch.setattr(autostart, "offered", lambda: True)
    monkeypatch.setattr(autostart, "is_on", lambda: False)
    made = SettingsPage(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
    qtbot.addWidget(made)
    return made


def test_shipped_it_speaks_without_amounts_and_closing_quits(page: SettingsPage) -> None:
    held = {key: box.isChecked() for key, box in page.boxes.items()}
    assert held == {"notify": True, "notify_amounts": False, "close_to_tray": False,
                    "autostart": False}  # fmt: skip


def test_a_choice_holds_at_once(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    changed: list[bool] = []
    page.habits_changed.connect(lambda: changed.append(True))
    page.boxes[habits.STAY].click()
    assert habits.on(habits.STAY)
    page.boxes[habits.NOTIFY].click()
    assert not habits.on(habits.NOTIFY)
    assert not page.boxes[habits.AMOUNTS].isEnabled(), "nothing is said, so no amounts"
    begun: list[bool] = []
    monkeypatch.setattr(autostart, "choose", begun.append)
    page.boxes["autostart"].click()
    assert begun == [True]
    assert len(changed) == 3


def test_language_colours_and_size_are_asked_for(page: SettingsPage, qtbot: Any) -> None:
    asked: list[Any] = []
    for signal in (page.language_chosen, page.theme_chosen, page.text_chosen):
        signal.connect(asked.append)
    for part, key in ((page.language, "en"), (page.theme, "dark"), (page.sizes, "15")):
        qtbot.mouseClick(part._buttons[key], Qt.MouseButton.LeftButton)
    assert asked == ["en", "dark", 15]


def test_where_there_is_no_tray_the_page_says_so(
    qtbot: Any, books: Dispatch, chinese: None, habits_apart: None
) -> None:
    made = SettingsPage(Ops(lambda: books, ledger=Immediate(), free=Immediate()))
    qtbot.addWidget(made)
    assert made.boxes == {}
    assert not autostart.is_on()


@pytest.mark.parametrize(
    ("program_file", "frozen", "line"),
    [
        (r"C:/arapp/arapp.exe", True, '"C:/arapp/arapp.exe" --background'),
        (r"C:/py/python.exe", False, '"C:/py/pythonw.exe" -m arapp --background'),
    ],
)
def test_windows_is_told_to_begin_it_in_the_tray(
    program_file: str, frozen: bool, line: str
) -> None:
    assert autostart.command_line(program_file, frozen=frozen).replace("\\", "/") == line
    assert autostart.offered("win32")
    assert not autostart.offered("linux")
