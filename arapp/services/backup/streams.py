"""Streams on the way in and out of a backup: counted, limited, hashed, told."""

import hashlib
import threading
from collections.abc import Callable
from typing import IO, Any

from arapp.models.values.errors import DiskFull
from arapp.services.backup.errors import BackupUnsafe

CHUNK = 1 << 20
MOST = 64 << 30
"""No ledger is larger: 64 GiB."""


class Out:
    """A file being written: counted, limited, and hashed unless it is foreign anyway."""

    def __init__(
        self,
        stream: Any,
        most: int = MOST,
        *,
        room: int = MOST,
        hashed: bool = True,
        tell: Callable[[int], None] | None = None,
    ) -> None:
        self._stream, self._hashed, self.most, self.room = stream, hashed, most, room
        self._tell = tell
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Raises as `require`."""
        self.size += len(data)
        self.require(self.size)
        if self._hashed:
            self.digest.update(data)
        self._stream.write(data)
        if self._tell is not None:
            self._tell(self.size)
        return len(data)

    def require(self, size: int) -> None:
        """Raises BackupUnsafe for a size beyond what is allowed, DiskFull beyond the room left."""
        if size > self.most:
            raise BackupUnsafe(file="", reason="too_large")
        if size > self.room:
            raise DiskFull(path="")

    def flush(self) -> None:
        """Nothing is held back."""


class In:
    """A file being read, with progress that may raise Cancelled.

    `trouble` is what a read raised: age tells of it as of a head that it cannot read.
    """

    def __init__(self, stream: IO[bytes], tell: Callable[[int], None]) -> None:
        self._stream, self._tell, self._done = stream, tell, 0
        self.trouble: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """Some bytes; empty at the end."""
        try:
            data = self._stream.read(size)
            self._done += len(data)
            self._tell(self._done)
        except BaseException as trouble:
            self.trouble = trouble
            raise
        return data


class Chain:
    """A few bytes, then a stream."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = CHUNK) -> bytes:
        """Some bytes; empty at the end."""
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
            return data
        found: bytes = self._rest.read(size)
        return found


class Growing:
    """A file read while another thread still writes it; its own handle, so what lies there counts.

    `grown` tells how many bytes are written, `end` that no more will come.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._read = self._written = 0
        self._ended = False
        self._more = threading.Condition()

    def grown(self, written: int) -> None:
        """So many bytes lie in the file."""
        with self._more:
            self._written = written
            self._more.notify_all()

    def end(self) -> None:
        """The file is as long as it gets."""
        with self._more:
            self._ended = True
            self._more.notify_all()

    def read(self, size: int = CHUNK) -> bytes:
        """Some bytes, waited for; empty at the end."""
        with self._more:
            self._more.wait_for(lambda: self._written > self._read or self._ended)
            there = self._written - self._read
        data = self._stream.read(min(size, there)) if there else b""
        self._read += len(data)
        return data
