"""The n-th call to the disk fails, once: in SQLite's file system and in Python's own.

SQLite's calls are met in the watched disk (`disk`); the program's own (open, sync, rename, copy) by
standing in for the functions it calls. Both are counted together in the order they come.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from tests.reliability.disk import Short, watched_by

# kind of fault → (calls it can hit, SQLite's code, the system's code)
KINDS: dict[str, tuple[frozenset[str], int, int]] = {
    "eio": (
        frozenset({"open", "read", "write", "truncate", "sync", "delete", "rename", "copy"}),
        apsw.SQLITE_IOERR,
        errno.EIO,
    ),
    "full": (
        frozenset({"write", "sync", "create", "copy"}),
        apsw.SQLITE_FULL,
        errno.ENOSPC,
    ),
    "short": (frozenset({"write"}), apsw.SQLITE_IOERR_WRITE, errno.EIO),
    "busy": (frozenset({"lock"}), apsw.SQLITE_BUSY, errno.EAGAIN),
}
_CODES = {
    "read": apsw.SQLITE_IOERR_READ,
    "write": apsw.SQLITE_IOERR_WRITE,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "delete": apsw.SQLITE_IOERR_DELETE,
    "open": apsw.SQLITE_CANTOPEN,
}


@dataclass
class Fault:
    """Fails the n-th call that `kind` can hit; a full disk stays full until it is mended.

    `hit` is what was being done when it struck: the operation and the file, or nothing yet.
    """

    kind: str
    n: int
    folder: Path
    seen: int = 0
    hit: tuple[str, str] | None = None
    armed: bool = True

    def call(self, op: str, name: str, offset: int = 0, data: bytes = b"") -> bytes:
        """A call of SQLite's."""
        if self._strikes(op, name):
            if self.kind == "short":
                raise Short(len(data) // 2)
            code = KINDS[self.kind][1]
            raise apsw.exception_for(_CODES[op] if code == apsw.SQLITE_IOERR else code)
        return data

    def own_call(self, op: str, name: object) -> None:
        """A call of the program's own."""
        if self._strikes(op, str(name)):
            code = KINDS[self.kind][2]
            raise OSError(code, os.strerror(code), str(name))

    def _strikes(self, op: str, name: str) -> bool:
        if not self.armed or op not in KINDS[self.kind][0] or not self._ours(name):
            return False
        self.seen += 1
        if self.seen < self.n or (self.hit and self.kind != "full"):
            return False
        self.hit = self.hit or (op, Path(name).name)
        return True

    def _ours(self, name: str) -> bool:
        return name.startswith(str(self.folder))


def _paths_of_handles() -> tuple[Callable[..., int], dict[int, str]]:
    """`os.open` that remembers which file a handle is, for `os.fsync`, and what it remembers."""
    real, names = os.open, dict[int, str]()

    def opening(path: Any, *args: Any, **options: Any) -> int:
        handle = real(path, *args, **options)
        names[handle] = os.fsdecode(path)
        return handle

    return opening, names


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """The disk fails as `fault` says, for SQLite and for the program, until this ends."""
    opening, handles = _paths_of_handles()
    path_open, sync = Path.open, os.fsync
    replace, rename, copy, unlink = Path.replace, Path.rename, shutil.copy2, Path.unlink

    def opened(self: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
        fault.own_call("create" if set(mode) & set("wxa+") else "open", self)
        file = path_open(self, mode, *args, **options)
        handles[file.fileno()] = str(self)
        return file

    def synced(handle: int) -> None:
        fault.own_call("sync", handles.get(handle, ""))
        sync(handle)

    def replaced(self: Path, target: Any) -> Path:
        fault.own_call("rename", self)
        return replace(self, target)

    def renamed(self: Path, target: Any) -> Path:
        fault.own_call("rename", self)
        return rename(self, target)

    def copied(source: Any, target: Any, **options: Any) -> Any:
        fault.own_call("copy", target)
        return copy(source, target, **options)

    def unlinked(self: Path, missing_ok: bool = False) -> None:
        fault.own_call("delete", self)
        unlink(self, missing_ok)

    with ExitStack() as stack:
        stack.enter_context(watched_by(fault))
        for owner, name, stand_in in (
            (Path, "open", opened),
            (Path, "replace", replaced),
            (Path, "rename", renamed),
            (Path, "unlink", unlinked),
            (os, "open", opening),
            (os, "fsync", synced),
            (shutil, "copy2", copied),
        ):
            stack.enter_context(mock.patch.object(owner, name, stand_in))
        yield
