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
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from arapp.services.backup.room import Room
from arapp.services.importing import limits
from arapp.services.importing.errors import (
    FileDamaged,
    FileLocked,
    FileMissing,
    FileTooLarge,
    FileTrouble,
    NotATable,
    from_kind,
)
from arapp.services.importing.sheet import Cell, Cells, Grid, Odd, Progress, Sheet

CHILD_FLAG = "--arapp-reader-child"  # __main__ of a frozen program hands over to reader_child.main
# Nothing of the child is worth being taken down in order.
_RUN = "import os; from arapp.services.importing.reader_child import main; os._exit(main())"
_WINDOWS = os.name == "nt"
_DECODER = json.JSONDecoder(parse_float=Decimal)


class _Building:
    """What was told so far."""

    def __init__(self) -> None:
        self.book: dict[str, Any] = {}
        self.sheets: list[Sheet] = []
        self.head: dict[str, Any] | None = None
        self.numbers: list[int] = []
        self.rows: list[Cells] = []
        self.texts: dict[Cell, Cell] = {}

    def finish_sheet(self) -> None:
        if self.head is not None:
            self.sheets.append(
                Sheet(
                    name=self.head["name"],
                    numbers=tuple(self.numbers),
                    rows=tuple(self.rows),
                    merged=tuple((m[0], m[1], m[2], m[3]) for m in self.head.get("merged", ())),
                    hidden=frozenset(self.head.get("hidden", ())),
                    visible=self.head.get("visible", True),
                )
            )
        self.head, self.numbers, self.rows = None, [], []


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
        try:
            self._child = self._start()
            copy, self._sha256 = _safe_copy(path, self._room.path)
            self._ask({"path": str(copy), "file": path.name, "password": password})
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
        self._timer.start()
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
        building = _Building()
        finished = self._take(building, progress)
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

    def _take(self, building: _Building, progress: Progress | None) -> bool:
        """Take the answer; True when the child said that it was done."""
        count = 0
        for line in self._lines():
            try:
                message = _DECODER.decode(line.decode("ascii"))
                rows = _unpacked(message, building.texts) if "rows" in message else []
            except (ValueError, TypeError, KeyError, OverflowError):
                return False  # killed in the middle of a line, or not in its right mind
            if rows:
                building.numbers += [number for number, _ in rows]
                building.rows += [cells for _, cells in rows]
                count += len(rows)
                if progress:
                    progress(count, 0, self.path.name)
            elif "error" in message:
                raise from_kind(message["error"], **message["fields"])
            elif "book" in message:
                building.book = message["book"]
            elif "sheet" in message:
                if message["sheet"].get("again"):  # the second reader's rows replace the first's
                    building.head = None
                building.finish_sheet()
                building.head = message["sheet"]
            elif message.get("done"):
                building.finish_sheet()
                return True
        return False

    def _lines(self) -> Iterator[bytes]:
        if self._child is not None and self._child.stdout is not None:
            yield from self._child.stdout

    def close(self) -> None:
        """End the child, if it still runs, and remove the copy."""
        self._timer.cancel()
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
        if self._complaints is not None:
            self._complaints.close()
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
    root = str(Path(__file__).resolve().parents[3])
    packages = [place for place in sys.path if place.endswith("-packages")]
    given = os.environ.get("PYTHONPATH", "")
    places = [root, *packages, *([given] if given else [])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places), "PYTHONUTF8": "1"}


def _unpacked(message: dict[str, Any], texts: dict[Cell, Cell]) -> list[tuple[int, Cells]]:
    """Rows of a message: their numbers and cells, nothing empty behind the last one."""
    columns = [_shared(_column(kind, values), texts) for kind, values in message["columns"]]
    if not columns:  # blank lines alone, as after the last row of a file
        return []
    rows: list[Cells] = list(zip(*columns, strict=True))
    if None in columns[-1]:
        rows = [row if row[-1] is not None else _trimmed(row) for row in rows]
    return [found for found in zip(message["rows"], rows, strict=True) if found[1]]


def _trimmed(row: Cells) -> Cells:
    last = len(row)
    while last and row[last - 1] is None:
        last -= 1
    return row[:last]


def _shared(values: Sequence[Cell], texts: dict[Cell, Cell]) -> Sequence[Cell]:
    """The values of a column; of texts that come again one copy is kept, for memory."""
    if set(map(type, values)) <= {str, type(None)} and len(set(values)) * 2 < len(values):
        return [texts.setdefault(value, value) for value in values]
    return values


def _column(kind: str, values: list[Any]) -> Sequence[Cell]:
    if kind == "d":
        days = {number: date.fromordinal(number) for number in set(values) - {None}}
        return [days.get(number) for number in values]
    return [_unmark(cell) for cell in values] if kind == "x" else values


def _unmark(cell: Cell) -> Cell:
    if type(cell) is not str or cell[:1] != "\0":
        return cell
    mark, text = cell[1:2], cell[2:]
    if mark == "d":
        return date.fromisoformat(text)
    if mark == "m":
        return datetime.fromisoformat(text)
    if mark == "x":
        return Odd(text)
    return text
