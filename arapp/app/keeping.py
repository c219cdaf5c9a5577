"""Backups while the window is open: every hour in use, at the end, and back from one.

Nothing here works on the GUI thread or at the start: the first look is minutes after it. At the end
the ledger is copied in its own thread and let go; the rest goes on while the window has gone, and
the process waits for it.
"""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from arapp.models.values.days import Clock
from arapp.models.values.errors import ArappError
from arapp.services.progress import Progress
from arapp.ui import backing
from arapp.ui.ops import Ops

if TYPE_CHECKING:
    from arapp.services.backup.restore import Restored

LOOK_EVERY = 5 * 60 * 1000
"""Milliseconds between two looks whether a backup is due."""


class Keeping(QObject):
    """Backups of one open ledger. `quiet` when the ledger is closed for a moment only."""

    def __init__(self, ops: Ops, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self.quiet = False
        self._told = False
        self._ending: threading.Thread | None = None
        ops.before_close = self._at_close
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make the hourly backup when it is due."""
        self.ops.with_dispatch(_due, self._answered, self._failed)

    def _answered(self, due: bool) -> None:
        if due:
            backing.back_up(self.ops, self._made, self._failed, "hour")

    def _made(self, _row: object) -> None:
        self._told = False

    def _failed(self, error: ArappError) -> None:
        """Said once, not every five minutes."""
        if not self._told:
            self._told = True
            self.ops.failed.emit(error)

    def _at_close(self, books: Any) -> None:
        """On the ledger's thread, just before it is closed."""
        if self.quiet:
            return
        from arapp.services.backup import jobs

        copy = jobs.begin_exit(books)  # nobody is there to be told: the next start tells it
        if copy is not None:
            # Never a daemon: the process waits for it, whichever way it ends.
            ending = partial(jobs.finish_exit, copy)
            self._ending = threading.Thread(target=ending, name="exit-backup")
            self._ending.start()

    def wait(self) -> None:
        """Until the backup at the end is there."""
        self._timer.stop()
        if self._ending is not None:
            self._ending.join()


def _due(books: Any, _progress: Progress) -> bool:
    from arapp.services.backup import jobs, room

    room.clean(Path(gettempdir()))  # copies of sheets that a killed import left
    return jobs.due(books)


class Restoring(QObject):
    """A restore in the place of the ledger that was shown: modal, then the ledger opens again."""

    def __init__(
        self,
        ops: Ops,
        parent: QWidget,
        done: "Callable[[ArappError | None, Restored | None], None]",
    ) -> None:
        """`ops` owns no ledger; `done(what went wrong, what was put where)` is called once, at the
        end; None and None when it was broken off."""
        super().__init__(parent)
        self._ops, self._done = ops, done
        self._box = QProgressDialog(
            self.tr("Restoring the backup"), self.tr("Cancel"), 0, 0, parent
        )
        self._box.setWindowModality(Qt.WindowModality.WindowModal)
        self._box.setMinimumDuration(0)
        self._box.setAutoReset(False)
        self._box.canceled.connect(ops.cancel)
        ops.progress.connect(self._progress)
        ops.cancelled.connect(lambda: self._end(None))
        ops.crashed.connect(lambda report: self._end(ArappError(detail=report)))

    def start(self, file: Path, password: str, to: Path, clock: Clock) -> None:
        """Begin; the old file is kept beside."""
        self._box.show()
        job = partial(_restore, file, password, to, clock)
        self._ops.work(job, lambda restored: self._end(None, restored), self._end)

    def _progress(self, done: int, total: int, _what: str) -> None:
        self._box.setMaximum(max(total, 1))
        self._box.setValue(done)

    def _end(self, error: ArappError | None, restored: "Restored | None" = None) -> None:
        self._box.canceled.disconnect(self._ops.cancel)
        self._box.close()
        self._box.deleteLater()
        # In a turn of its own: this very answer is still being delivered.
        QTimer.singleShot(0, partial(self._leave, error, restored))

    def _leave(self, error: ArappError | None, restored: "Restored | None") -> None:
        self._ops.close()
        self._done(error, restored)
        self.deleteLater()


def _restore(file: Path, password: str, to: Path, clock: Clock, progress: Progress) -> "Restored":
    from arapp.services import checking
    from arapp.services.backup.restore import restore

    done = restore(file, to, clock=clock, force=True, password=password, progress=progress)
    checking.forget(done.seen.ledger)  # what was found speaks of the file that lay there
    return done
