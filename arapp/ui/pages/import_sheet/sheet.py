"""The sheet of a table as the grid shows it: rows by kind, marks, texts. Pure."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from arapp.services.importing.layout.columns import AMOUNTS
from arapp.services.importing.problems import FLAGGED, NOTE, REJECTED, SKIPPED
from arapp.services.importing.reading.grid import Odd
from arapp.services.importing.stage import Options, StagedFile, StagedTable
from arapp.ui.pages.import_sheet import words
from arapp.ui.pages.import_sheet.edits import Key
from arapp.ui.pages.import_sheet.findings import FieldName, Problem
from arapp.ui.widgets.sheet_grid_data import Mark, RowKind, SheetColumn, SheetData, laid_out, letter

QUIET = frozenset({"filled_down"})
_MARKS = {REJECTED: Mark.REJECTED, FLAGGED: Mark.FLAGGED, NOTE: Mark.NOTE}


def sheet_data(  # noqa: PLR0913, PLR0917 - the sheet and what was found out about it
    key: Key, file: StagedFile, table: StagedTable, states: Mapping[int, str],
    found: Iterable[Problem], corrected: set[tuple[int, int]], options: Options, name: FieldName,
) -> SheetData:  # fmt: skip
    sheet = next((s for s in file.grid.sheets if s.name == table.raw.sheet), None)
    raw = table.raw
    if sheet is None:
        return SheetData()
    if not raw.header_rows:
        return _bare(sheet.numbers, sheet.rows)
    top = sheet.numbers.index(raw.header_rows[0])
    bottom = sheet.numbers.index(raw.header_rows[-1]) + 1
    start = max(top - len(raw.preamble), 0)
    totals = {control.row for control in table.controls}
    out = {row for f, t, row in options.excluded if (f, t) == key}
    kinds = [RowKind.TITLE] * (top - start) + [RowKind.HEADER] * (bottom - top)
    kinds += [_kind(number, states, totals, out) for number in raw.numbers]
    marks, tips = _marks(found, states)
    marks.update(dict.fromkeys(corrected, Mark.NOTE))
    return laid_out(SheetData(
        tuple(_column(table, index, name) for index in range(_width(table))),
        (*sheet.numbers[start:bottom], *raw.numbers),
        (*sheet.rows[start:bottom], *raw.rows),
        kinds, marks=marks, tips=tips, filled=_filled(found), text=cell_text,
    ))  # fmt: skip


def _bare(numbers: Sequence[int], rows: Sequence[Sequence[Any]]) -> SheetData:
    width = min(max((len(row) for row in rows), default=0), 60)
    columns = tuple(SheetColumn(i, letter(i), "", used=False) for i in range(width))
    return laid_out(SheetData(columns, numbers, rows, [RowKind.ASIDE] * len(numbers)))


def _width(table: StagedTable) -> int:
    return max((column.index + 1 for column in table.layout.columns), default=0)


def _column(table: StagedTable, index: int, name: FieldName) -> SheetColumn:
    column = next((c for c in table.layout.columns if c.index == index), None)
    if column is None:
        return SheetColumn(index, letter(index), name(table.kind or "", None), used=False)
    money = column.field in AMOUNTS or column.concept in AMOUNTS or column.concept == "due_amount"
    return SheetColumn(
        index, letter(index), name(table.kind or "", column.field), money,
        column.field is not None, column.header,
    )  # fmt: skip


def _kind(
    number: int, states: Mapping[int, str], totals: set[int], out: set[int]
) -> RowKind:  # fmt: skip
    state = states.get(number)
    if number in out:
        return RowKind.OUT
    if state is None:
        return RowKind.TOTAL if number in totals else RowKind.ASIDE
    return RowKind.GREY if state in ("outgoing", SKIPPED) else RowKind.DATA


def _marks(
    found: Iterable[Problem], states: Mapping[int, str]
) -> tuple[dict[tuple[int, int], Mark], dict[tuple[int, int], str]]:
    marks: dict[tuple[int, int], Mark] = {}
    tips: dict[tuple[int, int], str] = {}
    heavier = (Mark.REJECTED, Mark.FLAGGED, Mark.NOTE, Mark.QUIET)
    for problem in found:
        place = (problem.rows[0], problem.index)
        mark = Mark.QUIET if problem.code in QUIET else _MARKS.get(problem.severity)
        if mark is None or problem.index < 0 or place[0] not in states:
            continue
        known = marks.get(place)
        if known is None or heavier.index(mark) < heavier.index(known):
            marks[place] = mark
    return marks, tips


def _filled(found: Iterable[Problem]) -> dict[tuple[int, int], str]:
    """What blank cells stand for: the text above them."""
    return {
        (problem.rows[0], problem.index): problem.detail
        for problem in found
        if problem.code in QUIET and not problem.raw and problem.index >= 0
    }


_CENT = Decimal("0.01")
_FAR = Decimal(10) ** 15


def cell_text(cell: Any, column: SheetColumn) -> str:
    """A cell as a sheet would show it: amounts with two decimals, days as ISO."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, int | Decimal) and column.right:
        exact = Decimal(cell)
        return f"{exact.quantize(_CENT) if abs(exact) < _FAR else exact:,}"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Odd):
        return words.odd(cell.what)
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
