"""A dressed application in Chinese, a worker that answers at once, rows of an invented firm."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from arapp.services.dispatch import Dispatch, Done, Outcome, Topic
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.leaving import leave
from arapp.ui.ops import Immediate, Ops
from tests.ledger_text import given
from tests.ui.receipts_desk import Desk

TODAY = date(2026, 11, 12)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with the shipped fonts and the light theme."""
    assert fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    return qapp


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Whatever is shown by itself is dressed as a window is."""
    add = qtbot.addWidget

    def added(widget: QWidget, **words: Any) -> None:
        add(widget, **words)
        if widget.parentWidget() is None:
            theme.dress(widget)

    monkeypatch.setattr(qtbot, "addWidget", added)
    return qtbot


@pytest.fixture(scope="session", autouse=True)
def _left(qapp: QApplication) -> Iterator[None]:
    """At the end nothing of Qt is left for the interpreter to destroy in its own order."""
    yield
    leave(qapp)


@pytest.fixture(autouse=True)
def _habits(tmp_path: Path) -> None:
    """Each test has its own habits of the user."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(tmp_path / "habits"))


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication) -> Iterator[None]:
    """Widgets of a test are gone after it; `deleteLater` alone waits for an event loop."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [w for w in qapp.topLevelWidgets() if w.inherits("MainWindow")] == []


@pytest.fixture
def chinese(dressed: QApplication) -> Iterator[None]:
    """The screen speaks Chinese."""
    language.install(dressed, "zh")
    yield
    language.install(dressed, "en")


@pytest.fixture
def english(dressed: QApplication) -> None:
    """The screen speaks English."""
    language.install(dressed, "en")


@dataclass(frozen=True)
class Debt:
    """A row as pages have them."""

    id: int
    customer: str
    amount: int
    due: date
    days: int = 0
    stage: str = "due"
    note: str | None = None


DEBTS = (
    Debt(1, "弘达机械", 9_600_000, date(2026, 9, 25), 48, "late"),
    Debt(2, "海顿电机", 18_900_000, date(2026, 11, 16)),
    Debt(3, "恒岳机械", 24_000_000, date(2026, 11, 12)),
    Debt(4, "拓科环保", 20_800_000, date(2026, 6, 20), 145, "late"),
    Debt(5, "联创船配", -600_000, date(2027, 9, 14)),
)


@pytest.fixture
def debts() -> tuple[Debt, ...]:
    """Five receivables."""
    return DEBTS


class FakeLedger:
    """Stands for Dispatch where only the way there and back is tried."""

    def __init__(self) -> None:
        self.ran: list[Any] = []

    def ask(self, query: Any) -> Any:
        """The query gets the fake itself."""
        return query(self)

    def run(self, command: Any) -> Done:
        """Commands that are errors are raised."""
        if isinstance(command, Exception):
            raise command
        self.ran.append(command)
        return Done(len(self.ran), "allocate", Outcome(frozenset({Topic.RECEIPTS})))

    def undo(self) -> Done:
        """The last one goes."""
        self.ran.pop()
        return Done(9, "allocate", Outcome(frozenset({Topic.RECEIPTS})))

    redo = undo


@pytest.fixture
def fake() -> FakeLedger:
    """A ledger that only notes what it was told."""
    return FakeLedger()


@pytest.fixture
def ops(qapp: QApplication, fake: FakeLedger) -> Ops:
    """Ops that answer before the call returns."""
    return Ops(lambda: fake, ledger=Immediate(), free=Immediate())


@pytest.fixture
def desk_of(qtbot: QtBot, books: Dispatch, chinese: None) -> Callable[[str], Desk]:
    """Make the receipts desk on a ledger with the given books."""

    def make(text: str) -> Desk:
        given(books, text)
        return Desk(qtbot, books)

    return make
