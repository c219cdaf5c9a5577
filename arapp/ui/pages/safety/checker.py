"""Checking the books from the window: step by step between other work, or beside it when big."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.models.verify import Check
from arapp.services import checking
from arapp.services.checking import Noted, Run
from arapp.services.dispatch import Dispatch
from arapp.services.progress import Progress
from arapp.ui.ops import Ops

_LOOK_EVERY = 200  # milliseconds


class Checker(QObject):
    """Signals:
    began(), ended(): a check runs, it is over or was given up.
    found(object, object): list of Check, the Noted.
    """

    began = Signal()
    ended = Signal()
    found = Signal(object, object)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._run: Run | None = None
        self._left: list[frozenset[str]] = []
        self._checks: list[Check] = []
        self.running = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Check everything; nothing when it runs already."""
        if self.running:
            return
        self.running = True
        self._checks = []
        self.began.emit()
        self._ops.with_dispatch(_begin, self._begun, self._failed)

    def _begun(self, run: Run | None) -> None:
        self._run = run
        if run is not None:
            self._timer.start()
        else:
            self._left = list(checking.STEPS)
            self._next([])

    def _next(self, checks: list[Check]) -> None:
        self._checks += checks
        if not self._left:
            self._ops.with_dispatch(partial(_note, self._checks), self._done, self._failed)
            return
        self._ops.ask(checking.step(self._left.pop(0)), self._next, self._failed, owner=self)

    def _look(self) -> None:
        found = self._run.poll() if self._run is not None else None
        if found is not None and self._run is not None:
            self._timer.stop()
            run, self._run = self._run, None
            self._ops.with_dispatch(partial(_finish, run, found), self._done, self._failed)

    def _done(self, told: tuple[list[Check], Noted]) -> None:
        self.running = False
        self.ended.emit()
        self.found.emit(*told)

    def _failed(self, error: ArappError) -> None:
        self.running = False
        self.ended.emit()
        self._ops.failed.emit(error)


def _begin(books: Dispatch, _progress: Progress) -> Run | None:
    return checking.begin(books, gentle=True) if checking.big(books.path) else None


def _finish(
    run: Run, found: list[Check], books: Dispatch, progress: Progress
) -> tuple[list[Check], Noted]:
    checking.finish(books, run)
    keys = {check.key for check in found}
    rest = [step for step in checking.STEPS if not step <= keys]

    def here(tx: Tx) -> list[Check]:
        return [one for step in rest for one in tx.checks(step - keys)]

    return _note([*found, *books.ask(here)], books, progress)


def _note(checks: list[Check], books: Any, _progress: Progress) -> tuple[list[Check], Noted]:
    """What was found is known on every page from here on."""
    return checking.conclude(books, checks)
