"""Looks at the folder the user chose while the window is open; what is new there is offered.

Nothing is read into the ledger by itself, and nothing here runs on the GUI thread but the telling.
"""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.importing import watched
from arapp.services.importing.watched import Look, Watched
from arapp.services.ledger.company import company
from arapp.ui.ops import Executor, Ops

_AFTER_START = 3000
"""Milliseconds"""


class _Beside:
    """A short thread a job: a share that does not answer holds nothing up."""

    def submit(self, job: Callable[[], None], /) -> object:
        """Run it beside."""
        threading.Thread(target=job, name="watch", daemon=True).start()
        return None

    def shutdown(self, wait: bool = True) -> None:
        """Nothing to end."""


class Watching(QObject):
    """Signals:
    changed(): another folder, or other files are offered.
    """

    changed = Signal()
    _looked = Signal(object)

    def __init__(self, ops: Ops, *, executor: Executor | None = None) -> None:
        """Lives as long as `ops`; `executor` is injected by tests."""
        super().__init__(ops)
        self._ops = ops
        self._executor: Executor = executor or _Beside()
        self._ledger = ""
        self._state: Watched | None = None
        self._at_work = False
        self.files: tuple[Path, ...] = ()
        """new files that no import has had"""
        self._timer = QTimer(self)
        self._timer.setInterval(int(watched.POLL * 1000))
        self._timer.timeout.connect(self.look)
        self._looked.connect(self._heard)
        self.changed.connect(self._tell)

    @property
    def folder(self) -> Path | None:
        """The folder watched; None when none is."""
        return self._state.folder if self._state is not None else None

    def begin_soon(self) -> None:
        """`begin`, after the window has come up."""
        QTimer.singleShot(_AFTER_START, self, self.begin)

    def begin(self) -> None:
        """Go on with what was watched for this ledger."""
        self._ops.ask(_ledger, self._known, _nobody)

    def _known(self, ledger: str) -> None:
        self._ledger = ledger
        self._do(lambda: watched.remembered(ledger), self._started)

    def watch(self, folder: Path) -> None:
        """Watch a folder; what lies there now is nothing new."""
        self._do(lambda: _start(folder), self._started)

    def unwatch(self) -> None:
        """Watch none."""
        self._timer.stop()
        self._state, self.files = None, ()
        self._keep()
        self.changed.emit()

    def take(self, files: Sequence[Path]) -> None:
        """Files were taken, or are of no interest: they are offered no more."""
        self.files = tuple(path for path in self.files if path not in files)
        self._keep()
        self.changed.emit()

    def _tell(self) -> None:
        """The counts in the sidebar are asked for again; nothing in the ledger changed."""
        self._ops.changed.emit(frozenset())

    # --- looking ------------------------------------------------------------------------------

    def look(self) -> None:
        """One look; the one before must have ended (a share may be slow)."""
        state = self._state
        if state is not None and not self._at_work:
            self._at_work = True
            self._do(lambda: watched.new_files(state, time.monotonic()), self._found)

    def _started(self, state: Watched | None) -> None:
        self._state, self.files = state, ()
        if state is None:
            self._timer.stop()
        else:
            self._keep()
            self._timer.start()
            self.look()
        self.changed.emit()

    def _found(self, seen: Look) -> None:
        self._at_work = False
        if self._state is None or seen.watched.folder != self._state.folder:
            return
        self._state = seen.watched
        gone = [path for path in self.files if path.name not in seen.watched.known]
        if gone:
            self.take(gone)
        if seen.files:
            self._ops.ask(lambda tx: watched.not_imported(tx, seen.files), self._offer, _nobody)

    def _offer(self, files: list[Path]) -> None:
        self.files = tuple(dict.fromkeys((*self.files, *files)))
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        """For the next start; what is still offered will be new again then."""
        state, ledger = self._state, self._ledger
        if not ledger:
            return
        if state is not None:
            offered = {path.name for path in self.files}
            known = {name: mark for name, mark in state.known.items() if name not in offered}
            state = replace(state, known=known)
        kept = state
        self._do(lambda: _remember(kept, ledger), _nothing)

    # --- away from the GUI thread -------------------------------------------------------------

    def _do(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def perform() -> None:
            result = job()
            if shiboken6.isValid(self):
                self._looked.emit((done, result))

        self._executor.submit(perform)

    def _heard(self, answer: tuple[Callable[[Any], None], Any]) -> None:
        done, result = answer
        done(result)


def _ledger(tx: Tx) -> str:
    return str(company(tx)["ledger_id"])


def _start(folder: Path) -> Watched | None:
    try:
        return watched.start(folder)
    except OSError:
        return None


def _remember(state: Watched | None, ledger: str) -> None:
    try:
        watched.remember(state, ledger)
    except OSError:
        return  # asked for again at the next start


def _nothing(_result: object) -> None:
    """Nothing is told."""


def _nobody(_error: ArappError) -> None:
    """A folder that cannot be looked at has nothing new."""
