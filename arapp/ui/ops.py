"""The worker thread: the GUI asks and runs here and never touches the file itself.

One thread owns `Dispatch` (made there by a factory, because the connection belongs to its thread);
a small pool does work that needs no ledger. Results come back as queued signals, so callbacks run
on the GUI thread, and only while the widget they belong to still exists.
"""

import threading
import time
import traceback
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.progress import Cancelled

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[ArappError], None]
ProgressCall = Callable[[int, int, str], None]

_PROGRESS_EVERY = 0.05
"""Seconds between two progress signals of one job."""


class Executor(Protocol):
    """Runs jobs one after the other."""

    def submit(self, job: Callable[[], None], /) -> object:
        """Take a job; returns at once (or after it, when immediate)."""
        ...

    def shutdown(self, wait: bool = True) -> None:
        """End after the jobs taken."""
        ...


class Immediate:
    """For tests and pictures: every job runs before `submit` returns, on the caller's thread."""

    def submit(self, job: Callable[[], None], /) -> object:
        """Run it."""
        job()
        return None

    def shutdown(self, wait: bool = True) -> None:
        """Nothing to end."""


@dataclass(frozen=True)
class _Answer:
    """What a job came to: exactly one of result and error counts."""

    done: Done | None
    failed: Failed | None
    owner: QObject | None
    latest: Hashable | None
    turn: int
    result: Any = None
    error: BaseException | None = None
    after: Callable[[], None] | None = None
    again: Callable[[], None] | None = None


class Ops(QObject):
    """Asks queries, runs commands, does long work.

    Signals:
        changed(frozenset[Topic]): after a command, an undo or a redo.
        failed(ArappError): an error nobody else took.
        crashed(str): a bug, as a report; the ledger is unharmed.
        progress(int, int, str): done, total, text of the running job.
        busy(bool): the first job began, the last one ended.
        cancelled(): a job ended by `cancel`; nothing was written.
        committed(object, object): command and what `Dispatch.run` returned.
    """

    changed = Signal(frozenset)
    failed = Signal(object)
    crashed = Signal(str)
    progress = Signal(int, int, str)
    busy = Signal(bool)
    cancelled = Signal()
    committed = Signal(object, object)
    _answered = Signal(object)

    def __init__(
        self,
        factory: Callable[[], Any],
        *,
        ledger: Executor | None = None,
        free: Executor | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`factory` makes the Dispatch inside the worker; executors are injected by tests."""
        super().__init__(parent)
        self._factory = factory
        self._dispatch: Any = None
        self._ledger: Executor = ledger or ThreadPoolExecutor(1, "ledger")
        self._free: Executor = free or ThreadPoolExecutor(2, "work")
        self._stop = threading.Event()
        self._running = 0
        self._closed = False
        self._turns: dict[Hashable, int] = {}
        self.before_close: Callable[[Any], None] | None = None
        """Called with the Dispatch, in the ledger's own thread, before the ledger is closed."""
        self.again: Callable[[], None] | None = None
        """While `failed` is emitted for a command: runs the same command once more."""
        self._answered.connect(self._deliver)

    # --- what pages call ----------------------------------------------------------------------

    def ask(
        self,
        query: Callable[[Any], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        latest: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None:
        """`query(tx)` on the worker, `done(result)` here.

        Of several asks with the same `latest` only the last one answers. `owner` names the widget
        whose end drops the answer; it is found by itself for methods and closures of widgets.
        """
        self._submit(
            self._ledger, lambda: self._own().ask(query), done, failed, latest=latest, owner=owner
        )

    def run(
        self,
        command: Any,
        done: Done | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Run a command; `done(Done)` and then `changed(topics)` here."""
        self._submit(
            self._ledger, lambda: self._own().run(command), done, failed,
            owner=owner, command=command,
        )  # fmt: skip

    def run_long(
        self,
        make: Callable[[ProgressCall], Any],
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """`run` a command that is made with the progress it tells, and so can be cancelled."""
        self.run(make(self._teller()), done, failed)

    def undo(
        self, done: Done | None = None, failed: Failed | None = None, *, seq: int | None = None
    ) -> None:
        """Take back the last command, or the standing one of that journal number."""
        job = (lambda: self._own().undo()) if seq is None else (lambda: self._own().undo(seq))
        self._submit(self._ledger, job, done, failed, command="undo")

    def redo(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Do again what was taken back."""
        self._submit(self._ledger, lambda: self._own().redo(), done, failed, command="redo")

    def with_dispatch(
        self, job: Callable[[Any, ProgressCall], Any], done: Done, failed: Failed | None = None
    ) -> None:
        """`job(dispatch, progress)` on the worker: long work that needs the ledger (backup, PDFs).

        Nothing else runs on the ledger meanwhile.
        """
        tell = self._teller()
        self._submit(self._ledger, lambda: job(self._own(), tell), done, failed)

    def work(
        self,
        job: Callable[[ProgressCall], Any],
        done: Done,
        failed: Failed | None = None,
        *,
        latest: Hashable | None = None,
        owner: QObject | None = None,
    ) -> None:
        """`job(progress)` away from the ledger: reading sheets, drawing PDFs."""
        tell = self._teller()
        self._submit(self._free, lambda: job(tell), done, failed, latest=latest, owner=owner)

    def cancel(self) -> None:
        """Ask what runs now to stop at its next progress; it then ends with `cancelled`."""
        self._stop.set()
        self._stop = threading.Event()  # what begins later is another matter

    def close(self) -> None:
        """End both threads after what they are doing and close the ledger in its own thread.

        What is asked for afterwards (an answer under way may ask on) is left undone.
        """
        if self._closed:
            return
        self._closed = True
        self._stop.set()
        self._ledger.submit(self._close_dispatch)
        self._free.shutdown(wait=True)
        self._ledger.shutdown(wait=True)

    # --- the worker's side --------------------------------------------------------------------

    def _own(self) -> Any:
        if self._dispatch is None:
            self._dispatch = self._factory()
        return self._dispatch

    def _close_dispatch(self) -> None:
        if self._dispatch is not None and hasattr(self._dispatch, "close"):
            try:
                if self.before_close is not None:
                    self.before_close(self._dispatch)
            finally:
                self._dispatch.close()
        self._dispatch = None

    def _teller(self) -> ProgressCall:
        last, stop = [0.0], self._stop

        def tell(done: int, total: int, text: str = "") -> None:
            if stop.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - last[0] >= _PROGRESS_EVERY or done >= total:
                last[0] = now
                self.progress.emit(done, total, text)

        return tell

    def _submit(
        self,
        executor: Executor,
        job: Callable[[], Any],
        done: Done | None,
        failed: Failed | None,
        *,
        latest: Hashable | None = None,
        owner: QObject | None = None,
        command: Any = None,
    ) -> None:
        if self._closed:
            return
        turn = self._turns[latest] = self._turns.get(latest, 0) + 1
        is_command = command is not None and not isinstance(command, str)  # undo has no second try
        again = partial(self.run, command, done, failed, owner=owner) if is_command else None
        blank = _Answer(done, failed, owner or _owner(done), latest, turn, again=again)
        self._running += 1
        if self._running == 1:
            self.busy.emit(True)
        executor.submit(partial(self._perform, job, blank, command))

    def _perform(self, job: Callable[[], Any], blank: _Answer, command: Any) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = job()
        except BaseException as caught:  # noqa: BLE001, RUF100 - carried to the GUI thread
            error = caught
        after = partial(self._tell_change, command, result) if command and not error else None
        answer = _Answer(
            blank.done, blank.failed, blank.owner, blank.latest, blank.turn, result, error, after,
            blank.again,
        )  # fmt: skip
        if shiboken6.isValid(self):
            self._answered.emit(answer)

    # --- the GUI's side -----------------------------------------------------------------------

    def _deliver(self, answer: _Answer) -> None:
        self._running -= 1
        if self._closed:  # the window has gone: nothing it asked for may bring one back
            return
        if answer.error is not None:
            self._deliver_error(answer)
        elif answer.done is not None and self._wanted(answer):
            answer.done(answer.result)
        if answer.after is not None:
            answer.after()
        if self._running == 0:
            self.busy.emit(False)

    def _wanted(self, answer: _Answer) -> bool:
        if answer.latest is not None and self._turns[answer.latest] != answer.turn:
            return False
        return answer.owner is None or shiboken6.isValid(answer.owner)

    def _deliver_error(self, answer: _Answer) -> None:
        error = answer.error
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, ArappError):
            if answer.failed is None:
                self.again = answer.again
                self.failed.emit(error)
                self.again = None
            elif self._wanted(answer):
                answer.failed(error)
        elif error is not None:
            self.crashed.emit("".join(traceback.format_exception(error)))

    def _tell_change(self, command: Any, done: Any) -> None:
        self.committed.emit(command, done)
        self.changed.emit(frozenset(done.outcome.topics))


def _owner(callback: Callable[..., None] | None) -> QObject | None:
    """The QObject a callback belongs to: of a bound method, a partial, or a closure's cells."""
    while isinstance(callback, partial):
        callback = callback.func
    bound = getattr(callback, "__self__", None)
    if isinstance(bound, QObject):
        return bound
    for cell in getattr(callback, "__closure__", None) or ():
        try:
            held = cell.cell_contents
        except ValueError:  # a name not bound yet
            continue
        if isinstance(held, QObject):
            return held
    return None
