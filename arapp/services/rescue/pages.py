"""The pages of a damaged ledger file and of its write-ahead log, read without SQLite.

SQLite gives up on a file whose header or schema is broken and may write to it in passing. Here
every page stands for itself, and the file is opened for reading only.
"""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

_MAGIC = b"SQLite format 3\x00"
_USUAL_PAGE = 4096
_WAL_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
_TICK = 200  # pages between two signs of progress
_WAL_HEADER, _FRAME_HEADER = 32, 24


class Pages:
    """Pages by number, from 1; those of committed frames of the log stand for those of the file."""

    def __init__(self, path: Path) -> None:
        """Raises OSError when the file cannot be read at all."""
        self.asked = 0
        self.tick: Callable[[], None] = lambda: None
        """Called after every so many pages; may raise Cancelled."""
        self._file: BinaryIO = path.open("rb")
        log = path.with_name(path.name + "-wal")
        self._log: BinaryIO | None = log.open("rb") if log.exists() else None
        header = self._file.read(100)
        self.size = _page_size(header) or _log_page_size(self._log) or _USUAL_PAGE
        self.usable = self.size - (header[20] if _is_sound(header) else 0)
        self._frames = dict(_frames(self._log, self.size)) if self._log else {}
        length = self._file.seek(0, 2)
        self.count = max([-(-length // self.size), *self._frames])
        self.free = frozenset(self._free(header))

    def page(self, number: int) -> bytes:
        """The bytes of a page; b"" for one that is not there whole."""
        if not 1 <= number <= self.count:
            return b""
        self.asked += 1
        if self.asked % _TICK == 0:
            self.tick()
        source, at = self._file, (number - 1) * self.size
        if self._log is not None and number in self._frames:
            source, at = self._log, self._frames[number]
        source.seek(at)
        data = source.read(self.size)
        return data if len(data) == self.size else b""

    def _free(self, header: bytes) -> Iterator[int]:
        """Pages that hold deleted rows only; a broken chain ends early."""
        first = self.page(1) or header
        trunk, left, seen = struct.unpack(">I", first[32:36].ljust(4, b"\0"))[0], self.count, set()
        while trunk and trunk not in seen and left:
            seen.add(trunk)
            data = self.page(trunk)
            if not data:
                return
            following, leaves = struct.unpack(">II", data[:8])
            if leaves > self.size // 4 - 2:
                return
            yield trunk
            yield from struct.unpack(f">{leaves}I", data[8 : 8 + 4 * leaves])
            trunk, left = following, left - 1

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        if self._log is not None:
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _is_sound(header: bytes) -> bool:
    return header[:16] == _MAGIC


def _page_size(header: bytes) -> int:
    """Page size a header speaks of; 0 when it is none."""
    if not _is_sound(header):
        return 0
    told = int.from_bytes(header[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size >= 512 and size & (size - 1) == 0 else 0


def _log_page_size(log: BinaryIO | None) -> int:
    if log is None:
        return 0
    head = log.read(_WAL_HEADER)
    size = int.from_bytes(head[8:12], "big")
    known = int.from_bytes(head[:4], "big") in _WAL_MAGIC
    return size if known and 512 <= size <= 65536 and size & (size - 1) == 0 else 0


def _frames(log: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    """(page, place in the log) of every frame up to the last commit, in order.

    A frame counts as SQLite counts it: the log's salts, and the running checksum.
    """
    log.seek(0)
    head = log.read(_WAL_HEADER)
    order = _WAL_MAGIC.get(int.from_bytes(head[:4], "big"))
    if order is None or len(head) < _WAL_HEADER or int.from_bytes(head[8:12], "big") != size:
        return
    running = _checksum(order, head[:24], (0, 0))
    waiting: list[tuple[int, int]] = []
    at = _WAL_HEADER
    while len(frame := log.read(_FRAME_HEADER + size)) == _FRAME_HEADER + size:
        number, committed = struct.unpack(">II", frame[:8])
        running = _checksum(order, frame[:8] + frame[_FRAME_HEADER:], running)
        if frame[8:16] != head[16:24] or struct.unpack(">II", frame[16:24]) != running:
            return
        waiting.append((number, at + _FRAME_HEADER))
        at += len(frame)
        if committed:
            yield from waiting
            log.seek(at)  # the reader of a page may have moved it
            waiting.clear()


def _checksum(order: str, data: bytes, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
