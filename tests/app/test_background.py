"""What runs beside the window: the turn of the day, what is said, closing into the tray.

The platform of the tests has no tray: the icon's own way without one is what runs."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from arapp.app.background import Background
from arapp.app.founding import sample_ledger
from arapp.app.program import Program
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Topic
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from arapp.ui.tray import habits
from arapp.ui.tray.icon import TrayIcon, available
from tests.collection.book import Days
from tests.conftest import TODAY

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def habits_apart(tmp_path: Path) -> None:
    """Habits of this test alone."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )


@pytest.fixture
def program(qapp: QApplication, habits_apart: None) -> Iterator[Program]:
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "zh")
    made = Program(qapp, Days(TODAY), Immediate)
    yield made
    made.leave()


@pytest.fixture
def beside(program: Program) -> Background:
    """A window on the sample, and what runs beside it."""
    window = program.show_books(sample_ledger(FixedClock(TODAY)))
    program.background = made = Background(program)
    made.attach(window)
    return made


def test_without_a_tray_nothing_breaks_and_closing_quits(
    program: Program, beside: Background
) -> None:
    assert not available()
    assert not beside.icon.is_shown()
    assert len(beside.said) == 1, "said once; where there is no tray it goes nowhere"
    habits.choose(habits.STAY, value=True)
    beside.habits_changed()
    assert not program.frame.stays()
    beside.icon.set_tip("x")
    beside.icon.hide()


def test_a_new_day_is_read_anew_and_spoken_of(program: Program, beside: Background) -> None:
    assert program.window is not None
    page: Any = program.window.page("today")
    assert page.found.page.as_of == TODAY
    before = len(beside.said)
    program.clock.day = TODAY + timedelta(days=1)  # type: ignore[attr-defined]  # set by hand
    beside.look()
    assert page.found.page.as_of == TODAY + timedelta(days=1)
    assert len(beside.said) > before
    beside.look()
    said = len(beside.said)
    beside.look()
    assert len(beside.said) == said


def test_said_once_a_day_where_somebody_can_see_it(
    program: Program, beside: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrayIcon, "say", lambda *_: True)
    assert program.window is not None
    program.window.ops.changed.emit(frozenset({Topic.PLANS}))
    said = len(beside.said)
    program.window.ops.changed.emit(frozenset({Topic.PLANS}))
    assert len(beside.said) == said
    habits.choose(habits.NOTIFY, value=False)
    program.clock.day = TODAY + timedelta(days=1)  # type: ignore[attr-defined]  # set by hand
    beside.look()
    assert len(beside.said) == said


@OFFSCREEN
def test_the_icon_leads_to_today(program: Program, beside: Background) -> None:
    program.go("customers")
    beside.icon.opened.emit()
    assert program.window is not None
    assert program.window.current_id() == "today"
    assert program.frame.isVisible()


@OFFSCREEN
def test_closing_can_leave_it_in_the_tray_and_the_menu_quits(
    program: Program, beside: Background, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrayIcon, "is_shown", lambda _: True)
    assert not program.frame.stays(), "off as long as nobody chose it"
    habits.choose(habits.STAY, value=True)
    program.frame.show()
    assert not program.frame.close()
    assert not program.frame.isVisible()
    assert not program.qt.quitOnLastWindowClosed()
    program.come_forward()
    assert program.frame.isVisible()
    assert program.qt.quitOnLastWindowClosed()
    ended: list[bool] = []
    monkeypatch.setattr(program.qt, "quit", lambda: ended.append(True))
    beside.icon.left.emit()
    assert ended == [True]


def test_the_gear_opens_the_settings_and_they_dress_the_program(program: Program) -> None:
    window = program.show_books(sample_ledger(FixedClock(TODAY)))
    window.settings_clicked.emit()
    assert window.current_id() == "settings"
    shown: Any = window.current()
    shown.text_chosen.emit(15)
    assert fonts.body_px() == 15
    shown.text_chosen.emit(13)
    shown.theme_chosen.emit("dark")
    assert theme.mode() is theme.Mode.DARK
    shown.theme_chosen.emit("light")
