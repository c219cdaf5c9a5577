"""A file system of SQLite's that shows every call to a watcher before it is done.

The watcher may note the call (power loss) or let it fail (nth-call faults). `name` of a file is its
absolute path; files without a name (SQLite's own scratch files) are not watched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any, Protocol

import apsw

from tests.reliability import apsw_driver

_numbers = count()


class Watcher(Protocol):
    """Told of every call; may raise an apsw error in its place."""

    def call(self, op: str, name: str, offset: int = 0, data: bytes = b"") -> bytes:
        """One of open read write truncate sync delete lock; returns what is to be written."""
        ...


class WatchedFile(apsw.VFSFile):
    """One open file."""

    def __init__(self, watcher: Watcher, name: Any, flags: list[int]) -> None:
        self._watcher = watcher
        self._name = _text(name)
        if self._name:
            watcher.call("open", self._name)
        super().__init__("", name, flags)

    def _tell(self, op: str, offset: int = 0, data: bytes = b"") -> bytes:
        return self._watcher.call(op, self._name, offset, data) if self._name else data

    def xRead(self, amount: int, offset: int) -> bytes:
        """Read."""
        self._tell("read", offset)
        return super().xRead(amount, offset)

    def xWrite(self, data: Any, offset: int) -> None:
        """Write what the watcher leaves of it; it raises after a part was written."""
        whole = bytes(data)
        try:
            self._tell("write", offset, whole)
        except Short as cut:
            super().xWrite(whole[: cut.kept], offset)
            raise apsw.exception_for(apsw.SQLITE_IOERR_WRITE) from cut
        super().xWrite(whole, offset)

    def xTruncate(self, newsize: int) -> None:
        """Cut."""
        self._tell("truncate", newsize)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        """Wait for the disk."""
        self._tell("sync")
        super().xSync(flags)

    def xLock(self, level: int) -> None:
        """Lock."""
        self._tell("lock")
        super().xLock(level)

    def excepthook(self, *_what: object) -> bool:
        """What SQLite does not want to know is not told."""
        return True


class Short(Exception):
    """Raised by a watcher: only the first `kept` bytes get onto the disk."""

    def __init__(self, kept: int) -> None:
        super().__init__(kept)
        self.kept = kept


class WatchedDisk(apsw.VFS):
    """The machine's own file system behind a watcher."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self.name = f"watched-{next(_numbers)}"
        super().__init__(self.name, "")

    def xOpen(self, name: Any, flags: list[int]) -> WatchedFile:
        """Open."""
        return WatchedFile(self._watcher, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete."""
        self._watcher.call("delete", filename)
        super().xDelete(filename, syncdir)

    def excepthook(self, *_what: object) -> bool:
        """What SQLite does not want to know is not told."""
        return True


def _text(name: Any) -> str:
    if name is None:
        return ""
    return str(name.filename()) if isinstance(name, apsw.URIFilename) else str(name)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """The program's ledgers lie on a watched disk until this ends."""
    disk = WatchedDisk(watcher)
    try:
        with apsw_driver.installed(disk.name):
            yield
    finally:
        disk.unregister()
