"""One window per ledger: a second start asks the window that has it to come to the front.

The first listens under a name made from the file's own number, so another path, a short name or a
link to the same file leads to it too. Only the same user is let in, and all that can be asked is to
come forward.
"""

import getpass
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASK, _ANSWER = b"come forward\n", b"coming\n"
WAIT_MS = 2000
"""How long a second start waits for the window of the first."""


def name_of(path: Path) -> str | None:
    """Name under which the ledger's window is asked; None for a file that is not there."""
    try:
        state = path.stat()
    except OSError:
        return None
    key = f"{_user()}|{state.st_dev}|{state.st_ino}"
    name = f"arapp-{hashlib.sha256(key.encode()).hexdigest()[:20]}"
    return name if sys.platform == "win32" else str(_folder() / name)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "local"


def _folder() -> Path:
    """The user's own run-time folder where the system has one; names there stay short."""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())


class Doorbell(QObject):
    """Listens for second starts on a ledger as long as it lives."""

    def __init__(self, path: Path, rung: Callable[[], None], parent: QObject | None = None) -> None:
        """`rung` is called when somebody asks. The caller holds the ledger."""
        super().__init__(parent)
        self._rung = rung
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._visited)
        name = name_of(path)
        if name is not None and not self._server.listen(name):
            # Whoever holds the ledger is the first: what still has the name was left by a kill.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def is_listening(self) -> bool:
        """Whether second starts are heard; without it they get a message instead."""
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _visited(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._asked)

    def _asked(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            if socket.readLine().data() == _ASK:
                socket.write(_ANSWER)
                socket.flush()
                self._rung()
            socket.disconnectFromServer()


def call_first(path: Path, wait_ms: int = 0) -> bool:
    """Ask the window that has the ledger to come forward; False when none answers in time (0: the
    usual)."""
    name = name_of(path)
    until = QDeadlineTimer(wait_ms or WAIT_MS)
    while name is not None and not until.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(name)
        if socket.waitForConnected(_left(until)):
            return _ask(socket, until)
        _pause(_left(until))  # it may have just begun and not listen yet
    return False


def _ask(socket: QLocalSocket, until: QDeadlineTimer) -> bool:
    _let_forward()
    socket.write(_ASK)
    while not socket.canReadLine():
        if not socket.waitForReadyRead(max(1, _left(until))):
            return False
    return bool(socket.readLine().data() == _ANSWER)


def _left(until: QDeadlineTimer) -> int:
    return max(0, int(until.remainingTime()))


def _pause(longest_ms: int) -> None:
    import time

    time.sleep(min(100, longest_ms) / 1000)


def _let_forward() -> None:
    """Windows lets only the program that was just started give the front to another."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        getattr(ctypes, "windll").user32.AllowSetForegroundWindow(any_process)  # noqa: B009 - the name exists on Windows alone
