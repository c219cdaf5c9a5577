"""While the program runs: the day turns, something falls due, the window goes into the tray.

Made once the first page is filled. It looks at the clock every half minute and when the program
comes to the front, as a PC sleeps through midnight.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from arapp.services.collection.news import News, news
from arapp.services.dispatch import Topic
from arapp.ui.design import icons
from arapp.ui.tray import habits, say
from arapp.ui.tray.icon import TrayIcon
from arapp.ui.tray.when import is_due

if TYPE_CHECKING:
    from arapp.app.program import Program
    from arapp.ui.main_window import MainWindow

LOOK = 30_000
"""Milliseconds between two looks at the clock."""


class Background(QObject):
    """The program's life beside its window."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self._window: MainWindow | None = None
        self._day = program.clock.today()
        self._turned = False
        self._before: frozenset[str] | None = None
        self._leaving = False
        self.said: list[tuple[str, str]] = []
        """Title and text of what was said since the start; what the system made of it it alone
        knows."""
        self.icon = TrayIcon(self)
        self.icon.opened.connect(self.open_today)
        self.icon.left.connect(self.leave)
        program.frame.stays = self._stay
        program.qt.applicationStateChanged.connect(self._front)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.habits_changed()

    def attach(self, window: "MainWindow") -> None:
        """Another window, or another ledger in it."""
        if self._window is window:
            return
        self._window = window
        self._before = None
        window.ops.changed.connect(lambda _topics: self._ask(window))
        self._ask(window)

    def habits_changed(self) -> None:
        """The icon is there while something needs it."""
        if habits.on(habits.NOTIFY) or habits.on(habits.STAY):
            self.icon.show(icons.icon("app", "accentfill", 32))
        else:
            self.icon.hide()

    # --- the day ------------------------------------------------------------------------------

    def look(self) -> None:
        """A look at the clock: on another day everything is read anew."""
        day = self._program.clock.today()
        window = self._window
        if day == self._day or window is None or window is not self._program.window:
            return
        self._day = day
        self._turned = True
        window.ops.changed.emit(frozenset(Topic))

    def _front(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            return
        self.look()
        page = self._window.current() if self._turned and self._window is not None else None
        if page is not None and self._window is self._program.window:
            self._turned = False
            page.freshen()

    def _ask(self, window: "MainWindow") -> None:
        if window is self._program.window and window is self._window:
            window.ops.ask(news, self._came, lambda _error: None, latest="news", owner=self)

    def _came(self, found: News) -> None:
        told = habits.told_on(found.ledger)
        before, self._before = self._before, found.keys
        self.icon.set_tip(say.tip(found, self._program.frame.windowTitle()))
        if not habits.on(habits.NOTIFY):
            return
        if is_due(found, told, before, in_front=self._program.frame.isActiveWindow()):
            words = say.title(found), say.body(found, amounts=habits.on(habits.AMOUNTS))
            self.said.append(words)
            if self.icon.say(*words):
                habits.note_told(found.ledger, found.day)

    # --- the window ---------------------------------------------------------------------------

    def open_today(self) -> None:
        """To the front, on the page of the day."""
        self._program.come_forward()
        self._program.go("today")

    def _stay(self) -> bool:
        """Whether closing the window only hides it."""
        stays = not self._leaving and habits.on(habits.STAY) and self.icon.is_shown()
        if stays and not self._program.qt.isSavingSession():
            self._program.qt.setQuitOnLastWindowClosed(False)
            return True
        return False

    def end(self) -> None:
        """Nothing more is looked at, no icon stays behind."""
        self._timer.stop()
        self.icon.hide()

    def leave(self) -> None:
        """Quit; a page with unsaved work may keep it."""
        self._leaving = True
        self._program.qt.setQuitOnLastWindowClosed(True)
        if self._program.frame.close():
            self._program.qt.quit()
            return
        self._leaving = False
        self._program.come_forward()
