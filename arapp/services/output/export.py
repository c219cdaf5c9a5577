"""Rows of any length into a workbook or a text file, whole or not at all.

Rows are written as they come, so a list of a million takes no more memory than one of ten. The
file appears under its name when it is complete; what lay there before stays until then.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from arapp.services.output.files import trouble_with
from arapp.services.output.sheet import Cell, csv_rows
from arapp.services.output.xlsx_stream import write_workbook
from arapp.services.progress import Progress, silent

_REPORTED = 1000


@dataclass(frozen=True, slots=True)
class Rows:
    """What is exported: a title, headings, the kind of each column, rows of typed cells."""

    title: str
    header: Sequence[str]
    kinds: Sequence[str]
    rows: Iterable[Sequence[Cell]]


Writer = Callable[[Path, Rows, Progress], int]


def to_xlsx(path: Path, table: Rows, progress: Progress = silent) -> int:
    """Write a workbook; number of rows. Amounts and days are typed cells, text is text.

    Raises DiskFull, NotWritable, and what `progress` raises; then an older file is as it was.
    """
    return _whole(path, lambda part: _workbook(part, table, progress))


def to_csv(path: Path, table: Rows, progress: Progress = silent) -> int:
    """Write UTF-8 text with the mark Excel looks for; number of rows. Raises as `to_xlsx`."""
    return _whole(path, lambda part: _text(part, table, progress))


WRITERS: dict[str, Writer] = {"xlsx": to_xlsx, "csv": to_csv}


def _whole(path: Path, write: Callable[[Path], int]) -> int:
    part = path.with_name(path.name + ".part")
    try:
        count = write(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as trouble:
        raise trouble_with(path, trouble) from trouble
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


def _text(part: Path, table: Rows, progress: Progress) -> int:
    count = _Count(table.rows, progress, table.title)
    with part.open("w", encoding="utf-8-sig", newline="") as stream:
        csv_rows(stream, chain([table.header], count))
    return count.done


class _Count:
    """Rows passed on one by one, counted and reported."""

    def __init__(self, rows: Iterable[Sequence[Cell]], progress: Progress, what: str) -> None:
        self._rows, self._progress, self._what = iter(rows), progress, what
        self.done = 0

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        return self

    def __next__(self) -> Sequence[Cell]:
        row = next(self._rows)
        self.done += 1
        if self.done % _REPORTED == 0:
            self._progress(self.done, 0, self._what)
        return row


def _workbook(part: Path, table: Rows, progress: Progress) -> int:
    count = _Count(table.rows, progress, table.title)
    write_workbook(part, table.title, table.header, table.kinds, count)
    return count.done
