"""A foreign file as plain cells, read by a child process with limits (`reader_child`).

Cells: None, str, int, Decimal (exact shortest text of the sheet's number), bool, date, datetime,
or Odd (what a spreadsheet shows as an error, or never calculated). Rows and columns are counted
from 1, as Excel does; only rows that hold something are kept.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from arapp.services.importing import limits
from arapp.services.importing.errors import (
    FileDamaged,
    FileLocked,
    FileMissing,
    FileTooLarge,
    NotATable,
    from_kind,
)

Progress = Callable[[int, int, str], None]
CHILD_FLAG = "--arapp-reader-child"  # __main__ of a frozen program hands over to reader_child.main


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell without a value one may use: `what` = error:#DIV/0!, uncalculated, dde, …"""

    what: str


Cell = None | str | int | Decimal | bool | date | datetime | Odd
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Non-empty rows of a sheet: `numbers[i]` is the 1-based number of `rows[i]`."""

    name: str
    numbers: tuple[int, ...]
    rows: tuple[Cells, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: frozenset[int] = frozenset()
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A file as read. `form`: xlsx, xlsb, ods, xls, csv, html, xml2003."""

    path: Path
    sha256: str
    form: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    date1904: bool = False
    macros: bool = False
    links: bool = False

    @property
    def name(self) -> str:
        """File name without its folder."""
        return self.path.name


@dataclass(slots=True)
class _Building:
    book: dict[str, Any] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    head: dict[str, Any] | None = None
    numbers: list[int] = field(default_factory=list)
    rows: list[Cells] = field(default_factory=list)

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


def read_grid(path: Path, password: str | None = None, progress: Progress | None = None) -> Grid:
    """Read a foreign file in a child process.

    Raises a FileTrouble; whatever `progress` raises stops the child and passes through.
    """
    if path.name.startswith("~$"):
        raise NotATable(file=path.name, reason="lock_file")
    folder = Path(tempfile.mkdtemp(prefix="arapp-read-"))
    try:
        copy, digest = _safe_copy(path, folder)
        building = _read_copy(copy, path.name, password, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    book = building.book
    return Grid(
        path=path,
        sha256=digest,
        form=book.get("form", ""),
        sheets=tuple(building.sheets),
        encoding=book.get("encoding", ""),
        delimiter=book.get("delimiter", ""),
        date1904=book.get("date1904", False),
        macros=book.get("macros", False),
        links=book.get("links", False),
    )


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
            raise FileLocked(file=path.name) from None
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return copy, hashlib.sha256(copy.read_bytes()).hexdigest()
    raise FileDamaged(file=path.name, reason="changing")


def _read_copy(copy: Path, file: str, password: str | None, progress: Progress | None) -> _Building:
    building = _Building()
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            child.kill()

        timer = threading.Timer(limits.SECONDS, stop)
        timer.start()
        try:
            finished = _converse(child, copy, file, password, progress, building)
        finally:
            timer.cancel()
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
        if expired.is_set():
            raise FileTooLarge(file=file, reason="time", limit=limits.SECONDS)
        if not finished:  # the reader died: a hostile or broken file, nothing of it is used
            raise FileDamaged(file=file, reason="reader_died")
    return building


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-m", "arapp.services.importing.reader_child"]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[3])
    known = os.environ.get("PYTHONPATH")
    path = f"{root}{os.pathsep}{known}" if known else root
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _converse(
    child: "subprocess.Popen[bytes]",
    copy: Path,
    file: str,
    password: str | None,
    progress: Progress | None,
    building: _Building,
) -> bool:
    """Feed the request, take the answer; True when the child said that it was done."""
    request = {"path": str(copy), "file": file, "password": password}
    with suppress(BrokenPipeError):
        assert child.stdin is not None
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.close()
    count = 0
    for line in _lines(child):
        try:
            message = json.loads(line, parse_float=Decimal)
        except ValueError:
            return False  # the child was killed in the middle of a line
        if isinstance(message, list):
            _take_rows(building, message, b"\\u0000" in line)
            count += len(message)
            if progress:
                progress(count, 0, file)
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


def _lines(child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    assert child.stdout is not None
    yield from child.stdout


def _take_rows(building: _Building, rows: list[Any], marked: bool) -> None:
    for number, cells in rows:
        building.numbers.append(number)
        building.rows.append(tuple(map(_unmark, cells)) if marked else tuple(cells))


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
