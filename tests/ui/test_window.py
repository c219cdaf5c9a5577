"""The window with two toy pages: it hosts, and knows no domain word."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from arapp.models.values.errors import DiskFull, NothingToUndo
from arapp.services.dispatch import Topic
from arapp.ui import dialogs, main_window
from arapp.ui.actions import Action, Place, all_commands, key_text
from arapp.ui.design import theme
from arapp.ui.main_window import MainWindow
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page, PageSpec
from arapp.ui.tables.columns import Column
from arapp.ui.tables.keys import keys_of
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.search import COMMANDS, Hit, Scope, Search
from arapp.ui.widgets.sidebar import Ledger
from arapp.ui.widgets.status_line import Fact
from tests.ui.conftest import FakeLedger

CONTROL = Qt.KeyboardModifier.ControlModifier


class Toy(Page):
    """A page that notes what happens to it."""

    WATCHES = frozenset({Topic.RECEIPTS})

    def __init__(self, ops: Ops, name: str) -> None:
        super().__init__(ops)
        self.name = name
        self.notes: list[Any] = []
        self.stay = False
        self.steps: list[str] | None = None
        self.field = QLineEdit()
        self.second = QPushButton("x")
        for widget in (self.field, self.second):
            self.body.addWidget(widget)
        self.acts.add(
            Action("new", f"New {name}", lambda: self.notes.append("new"), "Ctrl+N", "plus",
                   place=Place.TITLE),
            Action("tick", "Tick", key="Space", keys_only=True),
        )  # fmt: skip
        self.set_status("2 selected", "Space ticks")

    def reload(self) -> None:
        self.notes.append("reload")

    def open(self, what: Any) -> None:
        self.notes.append(what)

    def keep(self) -> Any:
        return self.field.text()

    def restore(self, kept: Any) -> None:
        self.notes.append(f"back to {kept}")

    def may_leave(self) -> bool:
        return not self.stay

    def panes(self) -> list[Any]:
        return [self.field, self.second]

    def take_back(self, *, again: bool = False) -> str | None:
        if self.steps is None or again:
            return None if self.steps is None else ""
        return self.steps.pop() if self.steps else ""


HITS = [Hit("c", "building-2", "弘达机械", "上海", ("late", "age2"), "1.00", ("second", 7))]


@pytest.fixture
def window(qtbot: QtBot, english: None, ops: Ops) -> Iterator[MainWindow]:
    pages = [
        PageSpec("first", "Daily", "First", "calendar-check", lambda: Toy(ops, "one")),
        PageSpec("second", "Daily", "Second", "phone", lambda: Toy(ops, "two"), lambda _tx: 9),
        PageSpec("card", "", "Card", "receipt", lambda: Toy(ops, "card"), listed=False),
        PageSpec("start", "", "Start", "receipt", lambda: Toy(ops, "start"), bare=True),
    ]
    scopes = [Scope("c", "Customers")]
    made = MainWindow(
        *(ops, pages, Ledger("Tide", "Li")),
        finder=lambda: (scopes, lambda _text, done: done(HITS)),
    )
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.go("first")
    yield made
    made.undo_bar.hide()


def toy(window: MainWindow, id_: str) -> Toy:
    page = window.page(id_)
    assert isinstance(page, Toy)
    return page


def test_the_title_bar_names_the_ledger(window: MainWindow) -> None:
    assert window.windowTitle() == "Tide – arapp"


def test_the_title_bar_speaks_the_language_of_the_screen(
    qtbot: QtBot, chinese: None, ops: Ops
) -> None:
    made = MainWindow(ops, [], Ledger("澄禾自动化"))
    qtbot.addWidget(made)
    assert made.windowTitle() == "澄禾自动化 – 应收管家"


def test_pages_are_made_when_visited_and_read_once(window: MainWindow) -> None:
    assert list(window._pages) == ["first"]
    window.go("second", 5)
    assert toy(window, "second").notes == ["reload", 5]
    window.go("first")
    assert toy(window, "first").notes == ["reload"]


def test_after_a_command_the_page_shown_reads_and_the_hidden_one_later(
    window: MainWindow, ops: Ops
) -> None:
    window.go("second")
    ops.run("allocate")
    assert toy(window, "second").notes == ["reload", "reload"]
    assert toy(window, "first").notes == ["reload"]
    window.go("first")
    assert toy(window, "first").notes == ["reload", "reload"]


def test_topics_nobody_watches_read_nothing(window: MainWindow) -> None:
    window.page("first").on_changed(frozenset({Topic.LETTERS}))
    assert toy(window, "first").notes == ["reload"]


def test_back_returns_to_what_was_kept(window: MainWindow) -> None:
    toy(window, "first").field.setText("row 7")
    toy(window, "first").navigate.emit("second", 7)
    window.back()
    assert window.current_id() == "first"
    assert toy(window, "first").notes[-1] == "back to row 7"
    window.back()
    assert window.current_id() == "first"


def test_a_page_with_unsaved_changes_may_stay(window: MainWindow) -> None:
    toy(window, "first").stay = True
    assert not window.go("second")
    window.sidebar._items["second"].click()
    assert window.current_id() == "first"
    assert window.sidebar._items["first"].isChecked()
    assert not window.sidebar._items["second"].isChecked()


def test_keys_reach_the_page_shown_only(window: MainWindow) -> None:
    window.go("second")
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert "new" in toy(window, "second").notes
    assert "new" not in toy(window, "first").notes
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.current_id() == "first"


def test_ctrl_z_goes_to_the_field_first_and_then_to_the_ledger(
    window: MainWindow, ops: Ops, fake: Any
) -> None:
    ops.run("allocate")
    field = toy(window, "first").field
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert (field.text(), fake.ran) == ("", ["allocate"])
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert fake.ran == []
    assert "Allocation" in window.undo_bar.text()


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    page = toy(window, "first")
    page.field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert page.second.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert page.field.hasFocus()


def test_work_waiting_is_counted(window: MainWindow) -> None:
    window.count_waiting()
    assert window.sidebar._items["second"]._count == 9


def test_narrow_windows_fold_the_sidebar_and_the_key_unfolds_it(window: MainWindow) -> None:
    assert not window.sidebar.is_folded()
    window.resize(1280, 800)
    assert window.sidebar.is_folded()
    window.toggle_sidebar()
    assert not window.sidebar.is_folded()


def test_a_bare_page_has_nothing_around_it(window: MainWindow) -> None:
    window.go("start")
    assert not any(part.isVisible() for part in (window.sidebar, window.title_row, window.status))
    window.go("first")
    assert window.sidebar.isVisible()


def test_errors_stand_where_they_belong(window: MainWindow, ops: Ops) -> None:
    ops.run(NothingToUndo())
    assert "nothing to take back" in window.status.hint_text()
    ops.run(DiskFull(path="x"))
    assert "disk is full" in window.strip.text()
    assert window.strip.isVisible()


def test_a_fault_is_shown_with_its_report(
    window: MainWindow, ops: Ops, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(dialogs, "show_report", lambda _parent, report: shown.append(report))
    ops.ask(lambda tx: tx.no_such_thing, lambda _: None)
    assert "AttributeError" in shown[0]


def test_a_notice_has_a_button(window: MainWindow) -> None:
    tried: list[str] = []
    window.page("first").noticed.emit(
        Notice("In use", "age1", "Try again", lambda: tried.append("again"))
    )
    window.strip._button.click()
    assert tried == ["again"]
    assert not window.strip.isVisible()


def test_the_undo_bar_tells_and_its_link_undoes(window: MainWindow, ops: Ops, fake: Any) -> None:
    ops.run("allocate")
    window.page("first").told.emit("Allocated 1.00")
    assert window.undo_bar.isVisible()
    assert window.undo_bar.text() == "Allocated 1.00"
    window.undo_bar._button.click()
    assert fake.ran == []


def test_progress_appears_late_and_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, ops: Ops
) -> None:
    ops.progress.emit(3, 9, "Papers")
    assert not window.status._progress.isVisible()
    qtbot.waitUntil(window.status._progress.isVisible, timeout=2000)
    assert window.status._progress.text() == "Papers 3 / 9"
    stop = ops._stop
    window.escape()
    assert stop.is_set()
    ops.busy.emit(False)
    assert not window.status._progress.isVisible()


def test_search_finds_records_and_commands(window: MainWindow) -> None:
    opened: list[Any] = []
    stepped: list[Any] = []
    window.opened.connect(opened.append)
    window.stepped.connect(stepped.append)
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    search = window._search
    assert search.isVisible()
    QTest.keyClicks(search._field, "new")
    search._ask()
    assert [hit.title for hit in search._answers.hits()] == ["弘达机械", "New one"]
    QTest.keyClick(search._field, Qt.Key.Key_Return)
    assert opened == [("second", 7)]
    window.show_search()
    search._field.setText("new")
    search._ask()
    QTest.keyClick(search._field, Qt.Key.Key_Down)
    QTest.keyClick(search._field, Qt.Key.Key_Return)
    assert "new" in toy(window, "first").notes
    window.show_search()
    search._field.setText("h")
    search._ask()
    QTest.keyClick(search._field, Qt.Key.Key_Return, CONTROL)
    assert stepped == [("second", 7)]


def test_tab_changes_the_scope_of_the_search(window: MainWindow) -> None:
    window.show_search()
    search = window._search
    search._field.setText("new")
    search._ask()
    QTest.keyClick(search._field, Qt.Key.Key_Tab)
    assert [hit.title for hit in search._answers.hits()] == ["弘达机械"]
    QTest.keyClick(search._field, Qt.Key.Key_Tab)
    assert [hit.title for hit in search._answers.hits()] == ["New one"]
    QTest.keyClick(search._field, Qt.Key.Key_Escape)
    assert not search.isVisible()


def test_all_commands_are_in_one_menu_with_their_keys(window: MainWindow) -> None:
    menu = all_commands(window, window.tables())
    parts = {action.text(): action.menu() for action in menu.actions()}
    assert set(parts) == {"This page", "Edit", "View", "Help"}
    texts = [action.text() for action in parts["This page"].actions()]  # type: ignore[attr-defined]  # QObject in the stubs
    assert texts == ["New one"]


def test_f1_lists_the_keys_of_the_page_and_everywhere(window: MainWindow) -> None:
    window.show_keys()
    assert window._keys.isVisible()
    QTest.keyClick(window._keys, Qt.Key.Key_Escape)
    assert not window._keys.isVisible()


def test_keys_are_printed_short() -> None:
    assert key_text("Ctrl+Return") == "Ctrl ↵"
    assert key_text("Ctrl+=, Ctrl++") == "Ctrl ="
    assert key_text("Ctrl++") == "Ctrl +"
    assert key_text("Alt+Left") == "Alt ←"


def test_dropped_files_are_told(window: MainWindow, tmp_path: Path) -> None:
    told: list[list[Path]] = []
    window.files_dropped.connect(told.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.xlsx"))])
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert told == [[tmp_path / "a.xlsx"]]


def test_text_grows_and_shrinks_within_bounds(window: MainWindow, dressed: Any) -> None:
    for _ in range(5):
        window.scale_text(1)
    assert dressed.font().pixelSize() == 15
    for _ in range(9):
        window.scale_text(-1)
    assert dressed.font().pixelSize() == 12
    window.scale_text(1)
    assert dressed.font().pixelSize() == 13


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_the_frame_wears_the_theme(
    window: MainWindow, dressed: Any, mode: theme.Mode, size: tuple[int, int]
) -> None:
    theme.apply(dressed, mode)
    try:
        window.resize(*size)
        window.set_facts([Fact("bank until 11-11"), Fact("backup 09:13", "ok", "circle-check")])
        image = window.grab().toImage()
        assert image.pixelColor(20, 300).name() == theme.color("canvas").name()
        assert image.pixelColor(size[0] - 3, 20).name() == theme.color("surface").name()
    finally:
        theme.apply(dressed, theme.Mode.LIGHT)


def test_the_window_says_no_word_of_the_trade() -> None:
    source = Path(main_window.__file__).read_text(encoding="utf-8").lower()
    assert not {"receipt", "customer", "invoice", "plan", "overdue"} & set(source.split())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_opens_the_focused_item_of_the_sidebar(window: MainWindow, key: Qt.Key) -> None:
    did: list[str] = []
    toy(window, "first").acts.add(
        Action("accept", "Accept", lambda: did.append("accept"), "Return", "check")
    )
    window.activateWindow()
    item = window.sidebar._items["second"]
    item.setFocus()
    QTest.keyClick(item, key)
    assert window.current_id() == "second"
    assert did == []


def test_commands_come_once_when_the_program_names_their_group_too(
    qtbot: QtBot, english: None, window: MainWindow
) -> None:
    scopes = [Scope("c", "Customers"), Scope(COMMANDS, "Commands")]
    search = Search(window, scopes, lambda _text, done: done([]))
    search.open_with(window.tables(), "fold")
    assert [hit.title for hit in search._answers.hits()] == ["Fold the sidebar"]
    assert len(search._segments.findChildren(QToolButton)) == 2


def test_the_undo_bar_covers_the_status_line_alone(window: MainWindow) -> None:
    window.status.set_facts([Fact("Bank until 11-12")])
    window.undo_bar.tell("Allocated 1.00")
    bar, status = window.undo_bar.geometry(), window.status.geometry()
    assert status.contains(bar)
    assert bar.width() < status.width() - 100
    window.resize(1200, 700)
    QApplication.processEvents()
    assert window.status.geometry().contains(window.undo_bar.geometry())


def test_an_error_is_seen_though_the_undo_bar_stood_there(window: MainWindow) -> None:
    window.undo_bar.tell("Allocated 1.00")
    window.show_error(NothingToUndo())
    assert not window.undo_bar.isVisible()


def test_the_key_sheet_names_the_keys_of_tables(window: MainWindow) -> None:
    page = toy(window, "first")
    assert keys_of(page) is None
    column = Column[Any]("name", "Name", lambda row: row)
    page.body.addWidget(Table("toy", RecordModel([column], date(2026, 11, 12))))
    QApplication.processEvents()
    found = keys_of(page, {"Ctrl+C"})
    assert found is not None
    assert [row.key for row in found] == ["Ctrl+F", "Alt+Up", "Alt+Down"]
    window.show_keys()
    told = [child.text() for child in window._keys.findChildren(QLabel)]
    assert "Copy the selected rows" in told


def test_ctrl_z_is_the_page_s_own_while_it_holds_work_of_its_own(
    window: MainWindow, fake: FakeLedger
) -> None:
    fake.ran = ["posted", "booked"]
    toy(window, "first").steps = ["E16"]
    said = []
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
        said.append(window.undo_bar.text())
    assert said == ["Taken back: E16", "Nothing to take back here"]
    assert fake.ran == ["posted", "booked"]
    toy(window, "first").steps = None
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert fake.ran == ["posted"]
