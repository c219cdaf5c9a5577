"""The parent's side of reading: a safe copy, a child process with limits, its answer as a grid.

A reading is begun early, so that the child works while the rest of the program is still loading.
What the child tells is checked: it has read hostile bytes.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Full, Queue
from types import TracebackType
from typing import IO, Any, Self

import arapp
from arapp.services.backup.room import Room
from arapp.services.importing.errors import (
    FileDamaged,
    FileLocked,
    FileMissing,
    FileTooLarge,
    FileTrouble,
    NotATable,
)
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.sheet import Grid, Progress
from arapp.services.importing.reading.unpacking import Building

CHILD_FLAG = "--arapp-reader-child"  # __main__ of a frozen program hands over to reader_child.main
# Nothing of the child is worth being taken down in order.
_RUN = "import os; from arapp.services.importing.reading.reader_child import main; os._exit(main())"
_LOOK_EVERY = 0.2  # seconds between two looks at whether to go on
_LINES_AHEAD = 8
_WINDOWS = os.name == "nt"


class Reading:
    """A file that is being read. Use as a context: leaving it ends the child and its folder."""

    def __init__(self, path: Path, password: str | None) -> None:
        self.path = path
        # The copy is a firm's own sheet: if we are killed, the next reading or start removes it.
        self._room = Room(Path(tempfile.gettempdir()))
        self._complaints: IO[bytes] | None = None
        self._child: subprocess.Popen[bytes] | None = None
        self._expired = threading.Event()
        self._timer = threading.Timer(limits.SECONDS, self._stop)
        self._over = threading.Event()
        self._taker: threading.Thread | None = None
        try:
            self._child = self._start()
            copy, self._sha256 = _safe_copy(path, self._room.path)
            self._request = {"path": str(copy), "file": path.name, "password": password}
            self._beside = copy.stat().st_size >= limits.BESIDE_FROM_BYTES
            self._timer.start()
            self._ask({**self._request, "beside": self._beside})
        except BaseException:
            self.close()
            raise

    def _start(self) -> "subprocess.Popen[bytes]":
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the reading
        return subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _ask(self, request: dict[str, Any]) -> None:
        assert self._child is not None
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):
            self._child.stdin.write(json.dumps(request).encode() + b"\n")
            self._child.stdin.close()

    def _stop(self) -> None:
        self._expired.set()
        if self._child is not None:
            self._child.kill()

    def grid(self, progress: Progress | None = None) -> Grid:
        """Wait for the answer. Raises a FileTrouble, or what `progress` raises."""
        building = Building()
        finished = self._take(building, progress)
        if not finished and self._beside and not self._expired.is_set():
            building = Building()
            finished = self._carefully(building, progress)
        if self._expired.is_set():
            raise FileTooLarge(file=self.path.name, reason="time", limit=limits.SECONDS)
        if not finished:  # the reader died: a hostile or broken file, nothing of it is used
            raise FileDamaged(file=self.path.name, reason="reader_died")
        book = building.book
        return Grid(
            path=self.path,
            sha256=self._sha256,
            form=book.get("form", ""),
            sheets=tuple(building.sheets),
            encoding=book.get("encoding", ""),
            delimiter=book.get("delimiter", ""),
            date1904=book.get("date1904", False),
            macros=book.get("macros", False),
            links=book.get("links", False),
        )

    def _carefully(self, building: Building, progress: Progress | None) -> bool:
        """Ask once more, the raw XML before the reader: it can say what the reader died of."""
        self._beside = False
        self._end_child()
        self._child = self._start()
        self._ask(self._request)
        return self._take(building, progress)

    def _take(self, building: Building, progress: Progress | None) -> bool:
        """Take the answer; True when the child said that it was done."""
        for line in self._lines():
            try:
                if line and building.take(line):
                    return True
            except (ValueError, TypeError, KeyError, OverflowError):
                return False  # killed in the middle of a line, or not in its right mind
            if progress and (not line or building.grown()):
                progress(building.count, 0, self.path.name)
        return False

    def _lines(self) -> Iterator[bytes]:
        """Lines of the answer; an empty one whenever none has come for a while."""
        assert self._child is not None
        waiting: Queue[bytes | None] = Queue(_LINES_AHEAD)
        self._over.clear()
        self._taker = threading.Thread(
            target=_pass_on, args=(self._child.stdout, waiting, self._over), daemon=True
        )
        self._taker.start()
        while True:
            try:
                line = waiting.get(timeout=_LOOK_EVERY)
            except Empty:
                yield b""
                continue
            if line is None:
                return
            yield line

    def _end_child(self) -> None:
        self._over.set()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            if self._taker is not None:
                self._taker.join()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
        if self._complaints is not None:
            self._complaints.close()

    def close(self) -> None:
        """End the child, if it still runs, and remove the copy."""
        self._timer.cancel()
        self._end_child()
        self._room.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _pass_on(lines: IO[bytes], waiting: "Queue[bytes | None]", over: threading.Event) -> None:
    """Put each line where it is waited for, until the end or until nobody wants them any more."""
    line: bytes | None = b"-"
    while line is not None and not over.is_set():
        line = lines.readline() or None
        while not over.is_set():
            with suppress(Full):
                waiting.put(line, timeout=_LOOK_EVERY)
                break


def begin(path: Path, password: str | None = None) -> Reading:
    """Start to read a foreign file. Raises a FileTrouble when there is nothing to read."""
    if path.name.startswith("~$"):
        raise NotATable(file=path.name, reason="lock_file")
    return Reading(path, password)


def _safe_copy(path: Path, folder: Path) -> tuple[Path, str]:
    """Copy first, hash the copy: the original may change or be held while it is read."""
    copy = folder / "file"
    for _attempt in range(2):
        try:
            before = path.stat()
            if not path.is_file():
                raise NotATable(file=path.name, reason="folder")
            if before.st_size > limits.FILE_BYTES:
                raise FileTooLarge(
                    file=path.name, reason="bytes", limit=limits.FILE_BYTES, found=before.st_size
                )
            shutil.copyfile(path, copy)
            after = path.stat()
        except FileNotFoundError:
            raise FileMissing(file=path.name, path=str(path)) from None
        except PermissionError:
            raise _no_access(path) from None
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return copy, hashlib.sha256(copy.read_bytes()).hexdigest()
    raise FileDamaged(file=path.name, reason="changing")


def _no_access(path: Path) -> FileTrouble:
    """Windows says so of a file that Excel holds; elsewhere it is the rights that are missing."""
    if _WINDOWS:
        return FileLocked(file=path.name)
    return FileTrouble(file=path.name, reason="rights")


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-S", "-P", "-c", _RUN]  # no site: it finds modules by PYTHONPATH


def _environment() -> dict[str, str]:
    """The child's own: modules are found in this program and the packages, nowhere else."""
    root = str(Path(arapp.__file__).resolve().parents[1])
    packages = [place for place in sys.path if place.endswith("-packages")]
    given = os.environ.get("PYTHONPATH", "")
    places = [root, *packages, *([given] if given else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}
