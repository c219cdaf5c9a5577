"""A copy of an imported sheet for the one who has to correct it: each problem at its cell.

A first sheet lists the problems with links to their cells; in the sheets themselves the cells
have comments and colours, rows that were kept out are coloured through. Corrected there and saved,
the copy can be imported like the original: nothing stands in its tables that was not there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arapp.services.importing.problem_text import message, parts
from arapp.services.importing.problems import FLAGGED, NOTE, REJECTED, SKIPPED
from arapp.services.importing.rows.values import Problem
from arapp.services.importing.stage import StagedFile, StagedTable, Staging
from arapp.services.output.files import save
from arapp.services.output.foreign import Copy, as_bytes, copy_of, guard_original, show_as_read
from arapp.services.output.sheet import Cell, put

AUTHOR = "应收管家"
_MOST_COMMENTS = 3_000  # a spreadsheet with more is slow to open; the list has them all
_CELLS: Mapping[str, str] = {
    REJECTED: "FFF4B6B0", FLAGGED: "FFFFE08A", SKIPPED: "FFD9D9D9", NOTE: "FFDCE9F7",
}  # fmt: skip
_ROWS: Mapping[str, str] = {REJECTED: "FFFBE3E0", FLAGGED: "FFFFF4D1", SKIPPED: "FFEFEFEF"}
_OURS = frozenset((*_CELLS.values(), *_ROWS.values()))
_MARK = "arappProblems"
_RANK = (REJECTED, FLAGGED, NOTE, SKIPPED)
_WORDS: Mapping[str, tuple[str, str]] = {
    "list": ("问题清单", "Problems"),
    "none": ("没有问题，全部能入账。", "No problems: every row can be booked."),
    "lead": (
        "{file}：{rows} 行，能入账 {booked} 行，没入账 {out} 行。点单元格跳过去，"
        "改好存盘，再导入一次。",
        "{file}: {rows} rows, {booked} booked, {out} kept out. Follow a link to its cell, correct"
        " it, save, and import this file again.",
    ),
    "plain": (
        "原表的样子没法照搬，这里只有内容。",
        "The look of the original could not be kept: these are its contents.",
    ),
    "large": (
        "原表太大，这里只有表头和有问题的行，行号和原表一样。",
        "The original is large: here are its headers and the rows with problems, in their places.",
    ),
    "more": ("批注只写了前 {count} 处。", "Only the first {count} have a comment."),
    "sheet": ("工作表", "Sheet"),
    "row": ("行", "Row"),
    "column": ("列", "Column"),
    "cell": ("单元格", "Cell"),
    "raw": ("原内容", "Content"),
    "problem": ("问题", "Problem"),
    "remedy": ("怎么办", "What helps"),
    "what": ("结果", "Outcome"),
    REJECTED: ("没入账，要改", "Kept out: to be corrected"),
    FLAGGED: ("没入账，要看一下", "Kept out: to be checked"),
    SKIPPED: ("不用入账", "Left out"),
    NOTE: ("入账了，提醒一下", "Booked, worth knowing"),
}
_HEADS = ("sheet", "row", "column", "cell", "raw", "problem", "remedy", "what")
_WIDTHS = (16, 8, 16, 10, 24, 48, 40, 22)


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem of a table and the cell it is told at (1-based; the row's first for whole rows)."""

    sheet: str
    problem: Problem
    index: int
    column: int


def annotate(
    staging: Staging, answer: Mapping[str, Any], path: Path, lang: str = "zh_CN"
) -> list[Path]:
    """Write an annotated copy of each staged file; further ones get " 2", " 3" in their names.

    `answer`: of the import or its rehearsal, whose problems are told. Raises InvalidValue (the
    path is one of the files themselves), DiskFull, NotWritable.
    """
    made = []
    for n, (file, told) in enumerate(zip(staging.files, answer["files"], strict=True), start=1):
        target = path if n == 1 else path.with_name(f"{path.stem} {n}{path.suffix}")
        guard_original(target, *(one.grid.path for one in staging.files))
        save(target, as_bytes(_annotated(file, told, lang)))
        made.append(target)
    return made


def _annotated(file: StagedFile, told: Mapping[str, Any], lang: str) -> Copy:
    copy = copy_of(file.grid, needed=_telling(file, told))
    show_as_read(copy, file.grid)
    _clean(copy)
    found: list[_Found] = []
    for table, one in zip(file.tables, told["tables"], strict=True):
        problems = [_problem(problem) for problem in one["problems"]]
        found += [_placed(table, problem) for problem in problems]
        _colour_rows(copy, table, problems)
    found.sort(key=lambda one: _RANK.index(one.problem.severity))
    done: set[tuple[str, str]] = set()
    for one in found[:_MOST_COMMENTS]:
        _comment(copy, one, lang, done)
    _list(copy, file, told, found, lang)
    return copy


def _telling(file: StagedFile, told: Mapping[str, Any]) -> dict[str, set[int]]:
    """The rows that somebody has to see: headers, and rows with problems."""
    rows: dict[str, set[int]] = {}
    for table, one in zip(file.tables, told["tables"], strict=True):
        mine = rows.setdefault(table.raw.sheet, set())
        mine.update(table.raw.header_rows, (problem["row"] for problem in one["problems"]))
    return rows


def _clean(copy: Copy) -> None:
    """Take away what an earlier copy had: its list, its comments, its colours."""
    from openpyxl.styles import PatternFill

    for page in list(copy.book.worksheets):
        if page.sheet_properties.codeName == _MARK:
            copy.book.remove(page)
            continue
        for row in page.iter_rows():
            for cell in row:
                if cell.has_style and cell.fill.fgColor.rgb in _OURS:
                    cell.fill = PatternFill()
                if cell.comment and cell.comment.author == AUTHOR:
                    cell.comment = None


def _problem(told: Mapping[str, Any]) -> Problem:
    detail = told.get("detail") or told.get("equals", "")
    return Problem(
        told["row"], told["column"], told["raw"], told["problem"], detail, told["severity"]
    )


def _placed(table: StagedTable, problem: Problem) -> _Found:
    places = {column.header: column.index for column in table.layout.columns}
    places |= dict(zip(table.raw.headers, table.raw.columns, strict=True))
    index = places.get(problem.column, -1)
    place = index if index >= 0 else _first(table, problem.row)
    return _Found(table.raw.sheet, problem, index, place + 1)


def _first(table: StagedTable, row: int) -> int:
    """0-based column of the row's first cell that holds something."""
    if row not in table.raw.numbers:
        return 0
    cells = table.raw_row(row)
    return next((i for i, cell in enumerate(cells) if cell is not None), 0)


def _colour_rows(copy: Copy, table: StagedTable, problems: Sequence[Problem]) -> None:
    """Rows that were kept out, through all columns of the table."""
    page = copy.page(table.raw.sheet)
    if page is None:
        return
    worst: dict[int, str] = {}
    for problem in problems:
        known = worst.get(problem.row)
        if problem.severity in _ROWS and (
            known is None or _RANK.index(problem.severity) < _RANK.index(known)
        ):
            worst[problem.row] = problem.severity
    for row, severity in worst.items():
        for index in table.raw.columns:
            _fill(page.cell(row, index + 1), _ROWS[severity])


def _fill(cell: Any, colour: str) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=colour)


def _comment(copy: Copy, one: _Found, lang: str, done: set[tuple[str, str]]) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment

    page = copy.page(one.sheet)
    if page is None:
        return
    cell = page.cell(one.problem.row, one.column)
    if isinstance(cell, MergedCell):
        cell = _top_of(page, cell)
    text = message(one.problem, one.index, lang)
    known = cell.comment.text if cell.comment else ""
    if text not in known.split("\n"):
        lines = [line for line in (known, text) if line]
        cell.comment = Comment("\n".join(lines), AUTHOR, height=24 + 22 * len(lines) * 2, width=280)
    if one.index >= 0 and (page.title, cell.coordinate) not in done:  # the worst comes first
        done.add((page.title, cell.coordinate))
        _fill(cell, _CELLS[one.problem.severity])


def _top_of(page: Any, cell: Any) -> Any:
    for span in page.merged_cells.ranges:
        if cell.coordinate in span:
            return page.cell(span.min_row, span.min_col)
    return cell


# --- the list -----------------------------------------------------------------------------------


def _list(
    copy: Copy, file: StagedFile, told: Mapping[str, Any], found: Sequence[_Found], lang: str
) -> None:
    from openpyxl.styles import Alignment, Font

    page = copy.book.create_sheet(_free(copy, _say("list", lang)), 0)
    page.sheet_properties.codeName = _MARK
    lead = [_lead(file, told, lang)]
    lead += [] if copy.own else [_say("plain" if copy.whole else "large", lang)]
    lead += [] if found else [_say("none", lang)]
    lead += [_say("more", lang, count=_MOST_COMMENTS)] if len(found) > _MOST_COMMENTS else []
    for number, text in enumerate(lead, start=1):
        put(page.cell(number, 1), text)
    top = len(lead) + 1
    for column, (name, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True), start=1):
        put(page.cell(top, column), _say(name, lang))
        page.cell(top, column).font = Font(bold=True)
        page.column_dimensions[page.cell(top, column).column_letter].width = width
    for number, one in enumerate(found, start=top + 1):
        _line(copy, page, number, one, lang)
        for column in (6, 7):
            page.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = page.cell(top + 1, 1)
    copy.book.active = 0
    for other in copy.book.worksheets[1:]:
        other.sheet_view.tabSelected = False


def _lead(file: StagedFile, told: Mapping[str, Any], lang: str) -> str:
    tables = [table for table in told["tables"] if table["kind"]]
    booked = sum(table["posted"] + table["updated"] for table in tables)
    rows = sum(table["rows"] for table in tables)
    return _say("lead", lang, file=file.grid.name, rows=rows, booked=booked, out=rows - booked)


def _line(copy: Copy, page: Any, number: int, one: _Found, lang: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.hyperlink import Hyperlink

    problem = one.problem
    said, helps = parts(problem, one.index, lang)
    place = f"{get_column_letter(one.column)}{problem.row}"
    what = _say(problem.severity, lang)
    values: list[Cell] = [one.sheet, problem.row, problem.column, place, problem.raw]
    values += [said, helps, what]
    for column, value in enumerate(values, start=1):
        put(page.cell(number, column), value)
    target = copy.page(one.sheet)
    if target is not None:
        cell = page.cell(number, 4)
        title = target.title.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!{place}")
        cell.font = Font(underline="single", color="FF0563C1")
    _fill(page.cell(number, 8), _CELLS[problem.severity])


def _free(copy: Copy, name: str) -> str:
    names = {one.casefold() for one in copy.book.sheetnames}
    n = 1
    while (name if n == 1 else f"{name} {n}").casefold() in names:
        n += 1
    return name if n == 1 else f"{name} {n}"


def _say(key: str, lang: str, **facts: object) -> str:
    chinese, english = _WORDS[key]
    return (chinese if lang.startswith("zh") else english).format(**facts)
