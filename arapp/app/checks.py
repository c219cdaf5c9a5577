"""The books are checked behind the window: the quick checks first, then all when it is time.

Small ledgers are checked at every opening, check by check between what the pages ask. Big ones are
read by two processes beside, after an end that was none (power, kill), once a day, and after a
check that failed.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from arapp.models.values.errors import ArappError
from arapp.services.progress import Progress
from arapp.ui.ops import Ops

if TYPE_CHECKING:
    from arapp.models.verify import Check
    from arapp.services.checking import Run

POLL = 200
"""Milliseconds between two looks whether the processes beside are done."""
OFTEN = timedelta(hours=20)
"""Age of a full check after which a big ledger gets one: once a day, whatever the hour."""


class Checks(QObject):
    """Checks of one open ledger.

    Signals:
        glanced(): what the last full check found is known again, and what the quick ones find.
        checked(list[Check]): all checks, after a full one; what they mean is set by then.
    """

    glanced = Signal()
    checked = Signal(object)

    def __init__(self, ops: Ops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self._begun = False
        self._run: Run | None = None
        self._found: list[Check] = []
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self._poll)
        self._before = ops.before_close
        ops.before_close = self._at_close

    def start(self) -> None:
        """Begin once, when the first page is filled."""
        if not self._begun:
            self._begun = True
            self.ops.with_dispatch(_quick, self._glanced, self._gave_up)

    def everything(self) -> None:
        """Every check, now."""
        self._found = []
        self.ops.with_dispatch(_begin, self._running, self._gave_up)

    def _glanced(self, wanted: bool) -> None:
        self.glanced.emit()
        if wanted:
            self.everything()

    def _running(self, run: "Run | None") -> None:
        self._run = run
        if run is None:
            self._go_on()
        else:
            self._timer.start()

    def _poll(self) -> None:
        run = self._run
        found = run.poll() if run is not None else []
        if found is None:
            return
        self._timer.stop()
        if run is None:  # closed meanwhile
            return
        self._run, self._found = None, found
        self.ops.with_dispatch(partial(_finish, run), lambda _none: self._go_on(), self._gave_up)

    def _go_on(self) -> None:
        """The next step that is owed, in a turn of its own."""
        from arapp.services import checking

        done = {check.key for check in self._found}
        owed = next((step for step in checking.STEPS if not step <= done), None)
        if owed is None:
            self.ops.with_dispatch(partial(_end, self._found), self._ended, self._gave_up)
        else:
            self.ops.ask(checking.step(owed), self._stepped, self._gave_up, owner=self)

    def _stepped(self, found: "list[Check]") -> None:
        keys = {check.key for check in found}
        self._found = [*(one for one in self._found if one.key not in keys), *found]
        self._go_on()

    def _ended(self, checks: "list[Check]") -> None:
        self.checked.emit(checks)

    def _gave_up(self, _error: ArappError) -> None:
        """The ledger itself is in trouble; the pages tell of it when they ask."""
        self._timer.stop()

    def _at_close(self, books: Any) -> None:
        """On the ledger's thread: nobody may read the file while it is closed."""
        run, self._run = self._run, None
        if run is not None:
            run.end()
        if self._before is not None:
            self._before(books)


def _quick(books: Any, _progress: Progress) -> bool:
    """The quick checks; whether all of them are wanted now."""
    from arapp.services import checking

    found = books.ask(checking.step(checking.QUICK_STEP))
    last = books.ask(checking.last)
    wrong = [*(last.failed if last else ()), *(one.key for one in found if not one.ok)]
    books.failed_checks = tuple(dict.fromkeys(wrong))
    if books.unclean or last is None or wrong or not checking.big(books.path):
        return True
    age = books.clock.now() - datetime.fromisoformat(last.at)
    return not timedelta(0) <= age < OFTEN


def _begin(books: Any, _progress: Progress) -> "Run | None":
    from arapp.services import checking

    return checking.begin(books, gentle=True) if checking.big(books.path) else None


def _finish(run: "Run", books: Any, _progress: Progress) -> None:
    from arapp.services import checking

    checking.finish(books, run)


def _end(found: "list[Check]", books: Any, _progress: Progress) -> "list[Check]":
    """Keep the outcome, and what it means for the books."""
    from arapp.services import checking

    return checking.conclude(books, found)[0]
