"""The sheet 说明 of an updated copy: as of when, what was written, what could not be."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from arapp.services.importing.reading.sheet import Grid
from arapp.services.output.foreign import Copy
from arapp.services.output.sheet import Cell, put

_MARK = "arappNotes"


class Left(NamedTuple):
    """What was not brought up to date: sheet, row (0: none), a code of `WHY`, a detail."""

    sheet: str
    row: int
    code: str
    detail: str = ""


WHY: Mapping[str, tuple[str, str]] = {
    "not_in_ledger": ("账里没有这一行，保持原样", "The ledger has no such row: left as it was"),
    "kept_out": ("这一行没入账，保持原样", "The row was never booked: left as it was"),
    "formula": ("是公式，没改：{detail}", "Formulas were left as they are: {detail}"),
    "merged": ("合并的单元格，没改：{detail}", "Merged cells were left: {detail}"),
    "state": (
        "看不懂这一列说的状态，没改：{detail}",
        "A column of states not understood: {detail}",
    ),
    "total": ("合计对不上原表的行，没改：{detail}", "The total did not add up before: {detail}"),
    "no_place": (
        "账里有，表里没有合适的地方加：{detail}",
        "In the ledger, no place for it here: {detail}",
    ),
    "listed": (
        "表格区域里不能插行，账里新增的：{detail}",
        "No rows can be put into a table area: {detail}",
    ),
    "kind": ("流水账按笔记，没续写", "Running entries are not continued"),
}
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("说明", "About"),
    "as_of": ("数据截至", "As of"),
    "source": ("原表", "Original"),
    "rows": ("更新的行", "Rows updated"),
    "cells": ("改动的单元格", "Cells written"),
    "added": ("新加的行", "Rows added"),
    "formulas": ("公式打开后会自动重算。", "Formulas are reckoned anew when the file is opened."),
    "plain": (
        "原表的样子没法照搬，这里只有内容。",
        "The look of the original could not be kept: these are its contents.",
    ),
    "sheet": ("工作表", "Sheet"),
    "row": ("行", "Row"),
    "why": ("没更新的原因", "Not updated, because"),
}


def why(left: Left, lang: str) -> str:
    """The reason in words."""
    return WHY[left.code][0 if lang.startswith("zh") else 1].format(detail=left.detail)


def write_notes(
    copy: Copy,
    grid: Grid,
    day: date,
    counts: tuple[int, int, int],
    left: Sequence[Left],
    lang: str,
) -> None:
    """Add the sheet at the end; one that an earlier copy left is replaced."""
    from openpyxl.styles import Font

    for page in list(copy.book.worksheets):
        if page.sheet_properties.codeName == _MARK:
            copy.book.remove(page)
    page = copy.book.create_sheet(_free(copy, _say("title", lang)))
    page.sheet_properties.codeName = _MARK
    rows: list[Sequence[Cell]] = [
        (_say("as_of", lang), day),
        (_say("source", lang), grid.name),
        *(
            (_say(name, lang), n)
            for name, n in zip(("rows", "cells", "added"), counts, strict=True)
        ),
        (_say("formulas" if copy.own else "plain", lang),),
    ]
    if left:
        rows += [(), tuple(_say(name, lang) for name in ("sheet", "row", "why"))]
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            put(page.cell(number, column), value)
            page.cell(number, column).font = Font(bold=number == len(rows) and bool(left))
    for number, one in enumerate(left, start=len(rows) + 1):
        for column, value in enumerate((one.sheet, one.row or None, why(one, lang)), start=1):
            put(page.cell(number, column), value)
    for letter, width in (("A", 20), ("B", 16), ("C", 60)):
        page.column_dimensions[letter].width = width


def _free(copy: Copy, name: str) -> str:
    names = {one.casefold() for one in copy.book.sheetnames}
    return next(
        n for n in (name, *(f"{name} {i}" for i in range(2, 99))) if n.casefold() not in names
    )


def _say(key: str, lang: str) -> str:
    return _WORDS[key][0 if lang.startswith("zh") else 1]
