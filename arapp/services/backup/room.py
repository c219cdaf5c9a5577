"""A private folder to work in, held by a lock: who died left it, who lives keeps it.

A half-made file never lies among the finished ones; a room without a living owner is emptied by the
next one who works in the same folder.
"""

import contextlib
import shutil
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_PREFIX = ".arapp-work-"
_LOCK = "lock"
_HOUR = 3600


class Room:
    """A folder inside `parent`, for this process alone (0700); `close` removes it.

    Attributes: path.
    """

    def __init__(self, parent: Path) -> None:
        """Raises OSError when it cannot be made."""
        parent.mkdir(parents=True, exist_ok=True)
        clean(parent)
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        self._lock: IO[bytes] | None = (self.path / _LOCK).open("wb")
        _hold(self._lock)  # without it a second process could take the room for abandoned

    def close(self) -> None:
        """Remove the room with all that is in it; a second time is nothing."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def clean(parent: Path) -> None:
    """Remove the rooms in `parent` whose owner is gone."""
    with contextlib.suppress(OSError):
        for room in sorted(parent.glob(_PREFIX + "*")):
            if not room.is_symlink() and _abandoned(room):
                shutil.rmtree(room, ignore_errors=True)


def busy(parent: Path) -> bool:
    """Whether somebody living works in the folder."""
    return any(not _abandoned(room) for room in parent.glob(_PREFIX + "*"))


def _abandoned(room: Path) -> bool:
    try:
        with (room / _LOCK).open("r+b") as lock:
            return _hold(lock)
    except FileNotFoundError:  # killed before the lock was laid, or being made this moment
        return time.time() - room.stat().st_mtime > _HOUR
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _hold(lock: IO[bytes]) -> bool:
        """Take the lock of an open file; False when somebody has it."""
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _hold(lock: IO[bytes]) -> bool:
        """Take the lock of an open file; False when somebody has it."""
        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: nobody can say, so it is left alone
            return False
        return True
