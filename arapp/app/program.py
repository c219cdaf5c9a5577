"""Composition: which window shows, on which ledger, and what its signals lead to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from arapp.app import facts, registry, restored, standing, trace, trouble
from arapp.app.ahead import Ahead
from arapp.app.asked import Asked
from arapp.app.keeping import Keeping, Restoring
from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError, LedgerMissing
from arapp.services import files
from arapp.services.dispatch import Dispatch, Topic
from arapp.ui import backing, formats, language, leaving
from arapp.ui.frame import Frame
from arapp.ui.main_window import MainWindow
from arapp.ui.ops import Executor, Ops
from arapp.ui.prepaid_note import PrepaidNote
from arapp.ui.widgets.sidebar import Ledger

if TYPE_CHECKING:
    from arapp.app.background import Background
    from arapp.services.backup.restore import Restored
    from arapp.ui.widgets.search import Find, Scope

_AT_REST = 1500
"""Milliseconds after which what runs beside the window begins: the first page goes before it."""


class Program(QObject):
    """The running program: one window at a time, on one ledger or on none."""

    def __init__(
        self,
        qt: QApplication,
        clock: Clock,
        executor: Callable[[], Executor] | None = None,
        frame: Frame | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        """`executor` replaces the worker threads (pictures and tests work at once).

        `frame` is the window when it stands on the screen already, `ahead` the worker that has
        begun with the ledger to be shown first.
        """
        super().__init__()
        self.frame = frame or Frame()
        self.qt = qt
        self.clock = clock
        self._executor = executor
        self._ahead = ahead
        self.window: MainWindow | None = None
        self.path: Path | None = None
        self.trouble: ArappError | None = None
        self.keeps = executor is None and not trace.on()
        """Whether backups are made: not for pictures and measurements."""
        self._keeping: list[Keeping] = []
        self.was_open = False
        """Whether a ledger was open in this process at any time."""
        self._doorbell: QObject | None = None
        backing.told().made.connect(self._backed_up)
        self.gave_way = False
        """Whether another window had the ledger: this one leaves without a trace."""
        self.asked = Asked(self)
        self.background: Background | None = None

    # --- which window -------------------------------------------------------------------------

    def start(self, path: Path | None, *, sample: bool = False) -> None:
        """Show the ledger named, else the last one, else the sample or the first-start page."""
        chosen = self._ahead.path if self._ahead else path or files.last_opened()
        if chosen is not None:
            self.show_books(chosen)
            return
        self.show_first()
        if sample:
            self.asked.open_sample()

    def show_books(self, path: Path, page: str = "today", what: Any = None) -> MainWindow:
        """The window on a ledger. One that cannot be opened leads to the page of ways out."""
        self.path = path
        ops = self._ops_of(path)
        window = MainWindow(
            ops,
            registry.pages(ops, self.restore, self._stand, self.asked.wire_settings),
            Ledger(path.stem),
            finder=lambda: _finder(ops),
        )
        window.acts.add(*self.asked.actions())
        window.files_dropped.connect(self.asked.take_files)
        window.opened.connect(lambda target: _open_hit(window, target))
        window.stepped.connect(lambda target: _open_hit(window, target))
        window.ledger_clicked.connect(self.asked.show_ledger_menu)
        window.settings_clicked.connect(lambda: window.go("settings"))
        PrepaidNote(ops, window.undo_bar, window.go, window)
        self.replace(window)
        if trace.on():
            ops.busy.connect(lambda busy: None if busy else self._traced(window))
        ops.ask(facts.ledger, lambda found: self._named(window, found), self._trouble)
        ops.failed.connect(lambda error: standing.met(self, window, error))
        window.go(page, what)
        _count_after(ops, window)
        if self.keeps:
            self._keeping.append(Keeping(ops, self))
            self._check(window)
            ops.busy.connect(lambda busy: None if busy else self._hang_out(window, path))
            QTimer.singleShot(_AT_REST, window, lambda: self._run_on(window))
        ops.changed.connect(lambda topics: self._changed(window, topics))
        self._renew(window)
        return window

    def shown(self, path: Path, page: str = "today", what: Any = None) -> None:
        """`show_books` for a signal."""
        self.show_books(path, page, what)

    def show_first(self) -> MainWindow:
        """The first-start page."""
        self.path = None
        ops = self.ops_without_ledger()
        window = MainWindow(ops, registry.first(ops, self), Ledger(""))
        window.files_dropped.connect(lambda dropped: window.go("first_run", dropped))
        self.replace(window)
        registry.first_page(window).keys_asked.connect(window.show_keys)
        window.go("first_run")
        return window

    def show_trouble(self, error: ArappError) -> None:
        """The page of a ledger that cannot be opened (any more)."""
        trouble.show(self, error)

    def open_path(self, path: Path) -> None:
        """A ledger chosen on a page without one."""
        self.show_books(path)

    def ops_without_ledger(self) -> Ops:
        """For pages that only do work beside a ledger."""
        return self._ops(_no_ledger)

    def _ops_of(self, path: Path) -> Ops:
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.path == path:
            return Ops(ahead.books, ledger=ahead.worker)
        return self._ops(lambda: files.open_books(path, self.clock))

    def _ops(self, factory: Callable[[], Dispatch]) -> Ops:
        if self._executor is None:
            return Ops(factory)
        return Ops(factory, ledger=self._executor(), free=self._executor())

    def replace(self, window: MainWindow) -> None:
        """Another window in the frame; the ledger of the one before is let go."""
        self._hang_up()
        old, self.window = self.window, window
        window.closing.connect(lambda: self._closing(window))
        if old is not None:
            old.ops.close()
        self.frame.host(window)
        if not self.frame.quiet:
            self.frame.show()

    def end(self) -> None:
        """The ledger closed and its backup made, without a question: the session may be ending."""
        self.frame.hide()
        if self.background is not None:
            self.background.end()
        if self.window is not None:
            self.window.asks = False
            self.window.ops.close()
        for keeping in self._keeping:
            keeping.wait()

    def leave(self) -> None:
        """The end: threads ended, ledger closed, nothing of Qt left for the interpreter."""
        window, self.window = self.window, None
        if self.background is not None:
            self.background.end()
        if window is not None:
            window.ops.close()
        for keeping in self._keeping:
            keeping.wait()
        leaving.leave(self.qt)

    def _closing(self, window: MainWindow) -> None:
        if not self.gave_way:
            self.frame.keep_place()
        self.frame.hide()  # at once: what is left to do needs nobody to look on
        window.ops.close()

    def _traced(self, window: MainWindow) -> None:
        window.repaint()
        trace.mark("filled")
        QTimer.singleShot(0, self.frame.close)

    # --- what the ledger tells ----------------------------------------------------------------

    def _named(self, window: MainWindow, found: facts.LedgerFacts) -> None:
        self.was_open = True
        formats.use(found.currency)
        window.set_ledger(Ledger(found.name, found.user))

    def _changed(self, window: MainWindow, topics: frozenset[Topic]) -> None:
        if Topic.COMPANY in topics:
            window.ops.ask(facts.ledger, lambda found: self._named(window, found), latest="ledger")
        self._renew(window)

    def _renew(self, window: MainWindow) -> None:
        window.ops.ask(facts.status, window.set_facts, lambda _error: None, latest="facts")
        standing.look(self, window)

    def _check(self, window: MainWindow) -> None:
        """Check the books behind the window, once its first page is filled."""
        from arapp.app.checks import Checks

        checks = Checks(window.ops, window)
        window.ops.busy.connect(lambda busy: None if busy else checks.start())
        checks.glanced.connect(lambda: standing.look(self, window))
        checks.checked.connect(lambda _found: standing.look(self, window))

    def _stand(self) -> None:
        if self.window is not None:
            standing.look(self, self.window)

    def _trouble(self, error: ArappError) -> None:
        self.trouble = error
        trouble.meet(self, error)

    # --- one window per ledger ----------------------------------------------------------------

    def _hang_out(self, window: MainWindow, path: Path) -> None:
        """Listen for second starts, once the first page is filled."""
        if self._doorbell is not None or self.window is not window or not self.was_open:
            return
        try:
            from arapp.app import single
        except ImportError:  # a Linux without the libraries of Qt's network part
            return
        self._doorbell = single.Doorbell(path, self.come_forward, self)

    def _hang_up(self) -> None:
        bell, self._doorbell = self._doorbell, None
        if bell is not None:
            bell.deleteLater()

    def come_forward(self) -> None:
        """A second start on this ledger, or a click in the tray: show the window that has it."""
        self.frame.quiet = False
        self.qt.setQuitOnLastWindowClosed(True)
        self.frame.setWindowState(self.frame.windowState() & ~Qt.WindowState.WindowMinimized)
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()

    def _run_on(self, window: MainWindow) -> None:
        """The tray and the turn of the day, once the window has come to rest."""
        if self.window is not window:
            return
        if self.background is None:
            from arapp.app.background import Background

            self.background = Background(self)
        self.background.attach(window)

    # --- what the user asks -------------------------------------------------------------------

    def go(self, page: str, what: Any = None) -> None:
        """Show a page of the present window."""
        if self.window is not None:
            self.window.go(page, what)

    # --- the same ledger in another shape -----------------------------------------------------

    def choose_language(self, code: str) -> None:
        """Remember ("zh", "en") and make the window anew in it."""
        QSettings("arapp", "arapp").setValue("language", code)
        language.install(self.qt, code)
        page = self.window.current_id() if self.window is not None else ""
        if page == "damaged" and self.trouble is not None:
            self.show_trouble(self.trouble)
        elif self.path is None or self.window is None or page == "first_run":
            self.show_first()
        else:
            self._close_for_a_moment()
            self.show_books(self.path, page)

    def _close_for_a_moment(self) -> None:
        """The same ledger opens again at once: that is no end of work."""
        for keeping in self._keeping:
            keeping.quiet = True
        if self.window is not None:
            self.window.ops.close()

    def _backed_up(self, _row: object) -> None:
        """Whoever asked for it: the status line and the strip say what is true now."""
        if self.window is not None and self.path is not None:
            self._renew(self.window)

    def restore(self, file: Path, password: str = "") -> None:
        """A backup in the place of the ledger shown; it opens again, whatever comes of it."""
        if self.window is None or self.path is None:
            return
        path = self.path
        self._close_for_a_moment()

        def again(error: ArappError | None, done: "Restored | None") -> None:
            restored.tell(self.show_books(path, "safety"), self.clock, error, done)

        Restoring(self.ops_without_ledger(), self.window, again).start(
            file, password, path, self.clock
        )


def _count_after(ops: Ops, window: MainWindow) -> None:
    """The counts of the sidebar once its page is filled: they may take longer than that."""

    def ended(busy: bool) -> None:  # noqa: FBT001, RUF100 - as the signal tells it
        if not busy:
            ops.busy.disconnect(ended)
            window.count_waiting()

    ops.busy.connect(ended)


def _finder(ops: Ops) -> "tuple[Sequence[Scope], Find]":
    from arapp.app import finding

    return finding.scopes(), finding.finder(ops)


def _open_hit(window: MainWindow, target: Any) -> None:
    from arapp.app import finding

    finding.open_hit(window, target)


def _no_ledger() -> Dispatch:
    raise LedgerMissing(path="")
