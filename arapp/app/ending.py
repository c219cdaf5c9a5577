"""An end that nobody clicked: a signal of the system, the end of the session.

Qt's loop does not look at Python's signals. The interpreter writes each one's number into a pipe,
and that wakes the loop. Windows sends a window no such signals; there the end of the session comes
by `aboutToQuit`, as it does elsewhere.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


def watch(qt: QApplication, end: Callable[[], None]) -> None:
    """Have `end` called before the program goes, however it is told to; it may be called twice."""
    qt.aboutToQuit.connect(end)
    if sys.platform != "win32":
        _Waking(qt)


class _Waking(QObject):
    """Turns signals into the end of the loop."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self._qt = qt
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._came)
        for name in _SIGNALS:
            signal.signal(getattr(signal, name), _noted)

    def _came(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._read, 64)
        self._qt.exit(0)


def _noted(_number: int, _frame: object) -> None:
    """The pipe has it."""
