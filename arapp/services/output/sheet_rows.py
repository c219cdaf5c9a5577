"""New rows inside somebody's sheet: everything below moves down, formulas follow.

openpyxl moves cells alone; what points at them is moved here: formulas of all sheets, merges,
heights of rows, the filter, the print area. A range that ends right above the new rows and is
summed below them takes them in.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

_REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[\w.\u4e00-\u9fff]+)!)?"
    r"(?P<first>\$?[A-Z]{1,3}\$?\d+)(?::(?P<last>\$?[A-Z]{1,3}\$?\d+))?(?![\w(])",
)
_CELL = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")
_TEXT = re.compile(r'("[^"]*")')


class Shift:
    """Where rows come to stand when `inserts` new ones are put after given rows."""

    def __init__(self, inserts: Mapping[int, int]) -> None:
        self._after = sorted(row for row, count in inserts.items() if count)
        self._sums = [0]
        for row in self._after:
            self._sums.append(self._sums[-1] + inserts[row])

    def __call__(self, row: int) -> int:
        """New number of an old row."""
        return row + self._sums[bisect_left(self._after, row)]

    def end(self, row: int) -> int:
        """New number of the last row of a range that new rows behind it belong to."""
        place = bisect_left(self._after, row)
        more = place < len(self._after) and self._after[place] == row
        return row + self._sums[place + more]


def insert_rows(book: Any, page: Any, inserts: Mapping[int, int]) -> Shift:
    """Put empty rows after the given ones (old row → how many); the old rows' new places."""
    shift = Shift(inserts)
    heights = {n: d.height for n, d in page.row_dimensions.items() if d.height is not None}
    hidden = [n for n, d in page.row_dimensions.items() if d.hidden]
    spans = [span.bounds for span in page.merged_cells.ranges]
    _point(book, page, shift)
    last, width = page.max_row, page.max_column
    for after in sorted((row for row, count in inserts.items() if count), reverse=True):
        if after < last:
            _move(page, (after + 1, last), width, inserts[after])
            last += inserts[after]
    page.merged_cells.ranges.clear()
    for left, top, right, bottom in spans:
        page.merge_cells(None, shift(top), left, shift(bottom), right)
    for number in (*heights, *hidden):
        page.row_dimensions[number].height = None
        page.row_dimensions[number].hidden = False
    for number, height in heights.items():
        page.row_dimensions[shift(number)].height = height
    for number in hidden:
        page.row_dimensions[shift(number)].hidden = True
    if page.auto_filter.ref:
        page.auto_filter.ref = moved(page.auto_filter.ref, shift, grow=True)
    return shift


def _move(page: Any, rows: tuple[int, int], width: int, count: int) -> None:
    from openpyxl.utils import get_column_letter

    page.move_range(f"A{rows[0]}:{get_column_letter(width)}{rows[1]}", rows=count)
    for row in page.iter_rows(min_row=rows[0] + count, max_row=rows[1] + count):
        for cell in row:
            if cell.hyperlink:
                cell.hyperlink.ref = cell.coordinate


def _point(book: Any, page: Any, shift: Shift) -> None:
    """Formulas and names of the whole book point at the rows where they will be."""
    for other in book.worksheets:
        for row in other.iter_rows():
            for cell in row:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = _pointed(cell.value, page.title, other is page, shift)
    for holder in (book, *book.worksheets):
        for name in holder.defined_names.values():
            if name.value:
                name.value = _pointed(name.value, page.title, here=False, shift=shift)
    if page.print_area:
        areas = [page.print_area] if isinstance(page.print_area, str) else page.print_area
        page.print_area = [moved(area.rpartition("!")[2], shift, grow=True) for area in areas]


def _pointed(formula: str, title: str, here: bool, shift: Shift) -> str:
    parts = _TEXT.split(formula)
    return "".join(
        part if part.startswith('"') else _parts_moved(part, title, here, shift) for part in parts
    )


def _parts_moved(text: str, title: str, here: bool, shift: Shift) -> str:
    def one(found: re.Match[str]) -> str:
        sheet = found.group("sheet")
        named = sheet[:-1].strip("'").replace("''", "'") if sheet else ""
        if (named != title) if sheet else not here:
            return found.group()
        return (sheet or "") + moved(found.group()[len(sheet or "") :], shift, grow=True)

    return _REFERENCE.sub(one, text)


def moved(reference: str, shift: Shift, *, grow: bool) -> str:
    """A reference or range ("D3:$D$9") at its new rows; `grow`: with the new rows behind it."""
    first, colon, last = reference.partition(":")
    if not colon:
        return _cell(first, shift(_row(first)))
    end = shift.end(_row(last)) if grow else shift(_row(last))
    return f"{_cell(first, shift(_row(first)))}:{_cell(last, end)}"


def _row(cell: str) -> int:
    found = _CELL.fullmatch(cell)
    return int(found.group(2)) if found else 1


def _cell(cell: str, row: int) -> str:
    found = _CELL.fullmatch(cell)
    return f"{found.group(1)}{row}" if found else cell
