"""Rescued lists as a workbook, written row by row: a large ledger never stands in memory twice."""

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from arapp.models.values.errors import DiskFull, NotWritable
from arapp.services.output.sheet import Cell, put
from arapp.services.progress import Progress
from arapp.services.rescue.lists import Found

_TICK = 500  # rows between two signs of progress
_MOST_ROWS = 1_048_575  # of a sheet, below its headings
_WIDTH = 18
# (Chinese, English)
_OVERVIEW = ("读出情况", "What was read")
_HEADS = (
    ("清单", "List"),
    ("读出", "Read"),
    ("其中按历史补回", "of these from the history"),
    ("读不出", "Lost"),
    ("可能还少", "Perhaps missing"),
)


def write(lists: Sequence[Found], out: Path, language: str, progress: Progress) -> Path:
    """The workbook at `out`; it appears whole or not at all."""
    from openpyxl import Workbook

    turn = 0 if language.startswith("zh") else 1
    total = sum(found.read for found in lists)
    part = out.with_name(out.name + ".part")
    try:
        book: Any = Workbook(write_only=True)
        overview = [(f.title, f.read, f.rebuilt, f.lost, f.most) for f in lists]
        _sheet(book, _OVERVIEW[turn], [head[turn] for head in _HEADS], overview)
        done = 0
        for found in lists:
            done = _list(book, found, (done, total), progress)
        book.save(part)
        part.replace(out)
    except OSError as trouble:
        raise _told(trouble, out) from trouble
    finally:
        part.unlink(missing_ok=True)
    return out


def _list(book: Any, found: Found, count: tuple[int, int], progress: Progress) -> int:
    done, total = count
    for start in range(0, max(1, found.read), _MOST_ROWS):
        rows = found.rows[start : start + _MOST_ROWS]
        number = start // _MOST_ROWS
        title = f"{found.title} {number + 1}" if number else found.title
        page = _sheet(book, title, found.heads, ())
        for row in rows:
            page.append([_cell(page, value) for value in row])
            done += 1
            if done % _TICK == 0:
                progress(done, total, found.title)
    return done


def _sheet(book: Any, title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Any:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title[:31])
    page.freeze_panes = "A2"
    for number in range(1, len(heads) + 1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTH
    top = [_cell(page, head) for head in heads]
    for cell in top:
        cell.font = Font(bold=True)
    page.append(top)
    for row in rows:
        page.append([_cell(page, value) for value in row])
    return page


def _cell(page: Any, value: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page)
    put(cell, value)
    return cell


def _told(trouble: OSError, out: Path) -> DiskFull | NotWritable:
    if trouble.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return DiskFull(path=str(out))
    return NotWritable(path=str(out), detail=trouble.strerror or "")
