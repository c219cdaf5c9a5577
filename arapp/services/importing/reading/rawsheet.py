"""What the raw XML of a worksheet holds, before a reader hides some of it. Child process only.

calamine gives '' for error cells and for formulas never calculated; what it hides is found here.
A sheet is looked at in pieces of whole rows. A piece in which nothing is unusual is proven as a
whole by counting; any other is walked row by row.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from arapp.services.importing.errors import FileDamaged, FileTooLarge
from arapp.services.importing.reading import limits

_ROW_NUMBER = re.compile(rb"\br=\"([^\"]*)\"")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.S)
_CELL_HEAD = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([^\"]*)\"")
_PLAIN_REF = re.compile(rb'<c r="([^"]*)"')
_REF = re.compile(rb"([A-Z]{1,3})([1-9][0-9]{0,6})")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*>([^<]*)<")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_DANGER = re.compile(rb"\b(?:cmd|powershell|mshta|msexcel|regsvr32)\s*(?:\||&#124;)", re.I)
_PLAIN_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
_EXACT_REF = re.compile(rb'<c r="([A-Z]{1,3}[1-9][0-9]{0,6})"')
_UNUSUAL = (b't="e"', b"<f", b"hidden")
_SPACE = re.compile(rb"xmlns:\w+=\"[^\"]*/spreadsheetml/")  # cells may have a prefix
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
# What the binary forms call an error: its code → what the spreadsheet shows.
ERROR_NAMES = dict(
    zip(
        (0, 7, 15, 23, 29, 36, 42),
        ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"),
        strict=True,
    )
)
_PIECE = 1_000_000  # bytes looked at together


class SheetFacts:
    """Raw facts of one sheet; rows and columns 1-based.

    `rows` hold a value; with `exact` False some of them may hold only empty cells. `right` is the
    last column that was seen to hold something.
    """

    __slots__ = ("exact", "hidden", "merged", "odd", "right", "rows")

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.exact = True
        self.right = 0
        self.hidden: list[int] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.odd: dict[tuple[int, int], str] = {}


def guard_area(row: int, column: int, file: str) -> None:
    """A reader keeps all cells up to the last one, the empty ones too. Raises FileTooLarge."""
    if row * column > limits.AREA:
        raise FileTooLarge(file=file, reason="cells", limit=limits.CELLS, found=row * column)


def scan_sheet(content: bytes, file: str, exact: bool = False) -> SheetFacts:
    """Facts of a sheet's XML; `exact` walks every row. Raises FileDamaged, FileTooLarge."""
    facts = SheetFacts()
    if not re.search(rb"</(?:\w+:)?worksheet>\s*$", content[-200:]):
        raise FileDamaged(file=file, reason="truncated", detail="sheet")
    named = re.search(rb"<(\w+:)?sheetData\b", content)
    if not named:
        return facts
    prefix = named.group(1) or b""
    exact = exact or bool(prefix) or has_space(content[: named.start()])
    previous = 0
    for piece in _pieces(content, named.end(), b"</" + prefix + b"row>"):
        known = None if exact else regular(piece, previous, facts)
        if known is None:
            previous = _walk(facts, piece, prefix, previous, file)
        elif known:
            facts.rows.update(known)
            facts.exact = False
            previous = known[-1]
        if len(facts.rows) > limits.ROWS + 1_000:
            if not facts.exact and _has_empty_cells(content):  # they alone may have made it long
                return scan_sheet(content, file, exact=True)
            raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS)
    last = max(facts.rows, default=0)
    if last > 2 * len(facts.rows) + 10_000:  # a few cells far down
        guard_area(last, facts.right, file)
    filled = content.count(b"</v>") + content.count(b"</is>")
    if filled > limits.CELLS + limits.COLUMNS * 1_000:
        raise FileTooLarge(file=file, reason="cells", limit=limits.CELLS, found=filled)
    facts.merged = merges_of(content)
    return facts


def merges_of(content: bytes) -> list[tuple[int, int, int, int]]:
    """Merged ranges behind the rows: top, left, bottom, right."""
    merges = content.find(b"mergeCell")
    return [
        (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        for left, top, right, bottom in (_MERGE.findall(content, merges - 9) if merges > 0 else ())
    ]


def has_space(head: bytes) -> bool:
    """Whether what stands before the rows lets cells have a prefix."""
    return bool(_SPACE.search(head))


def _has_empty_cells(content: bytes) -> bool:
    filled = content.count(b"</v>") - content.count(b"<v></v>") + content.count(b"</is>")
    return content.count(b"<c ") > filled


def _pieces(content: bytes, start: int, closing: bytes) -> Iterator[bytes]:
    """The content from `start` to its last row's end, cut behind ends of rows."""
    end = content.rfind(closing) + len(closing)
    while start < end:
        cut = content.find(closing, start + _PIECE)
        stop = end if cut < 0 else cut + len(closing)
        yield content[start:stop]
        start = stop


def regular(piece: bytes, previous: int, facts: SheetFacts) -> list[int] | None:
    """Numbers of the rows with cells, when all of the piece is as expected; else None.

    Rows count upwards, every cell names its place once, in its row and within the columns, none
    is an error or a formula.
    """
    rows, cells = _PLAIN_ROW.findall(piece), _EXACT_REF.findall(piece)
    numbers = [previous, *map(int, rows)]
    joined = b" ".join(cells)
    places = [row for row, _ in groupby(joined.translate(None, _LETTERS).split())]
    columns = set(joined.translate(None, _DIGITS).split())
    right = max((column_number(name.decode()) for name in columns), default=0)
    usual = (
        not any(mark in piece for mark in _UNUSUAL)
        and len(rows) == piece.count(b"<row")
        and len(cells) == piece.count(b"<c") == len(set(cells))
        and numbers[-1] <= 1_048_576
        and all(one < next_one for one, next_one in pairwise(numbers))
        and (places == rows or _in_order(places, rows))
        and right <= limits.COLUMNS
    )
    facts.right = max(facts.right, right if usual else 0)
    return [int(row) for row in places] if usual else None


def _in_order(some: list[bytes], rows: list[bytes]) -> bool:
    """Whether `some` is `rows` with some left out."""
    rest = iter(rows)
    return all(row in rest for row in some)


def _walk(facts: SheetFacts, piece: bytes, prefix: bytes, previous: int, file: str) -> int:
    """Each row of the piece by itself; number of the last."""
    opening, closing = b"<" + prefix + b"row", b"</" + prefix + b"row>"
    for row in piece.split(closing)[:-1]:
        start = row.rfind(opening)
        if start < 0:
            raise FileDamaged(file=file, reason="inconsistent", detail="row")
        head, _, body = row[start:].partition(b">")
        previous = number = _row_number(head, previous, file)
        if b"hidden" in head and _HIDDEN.search(head):
            facts.hidden.append(number)
        if b"v>" in body or b"t>" in body or b"<f" in body:
            _scan_row(facts, number, body, file)
    return previous


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """ "A" → 1, "XFD" → 16384."""
    number = 0
    for char in letters:
        number = number * 26 + ord(char) - 64
    return number


def _row_number(head: bytes, previous: int, file: str) -> int:
    found = _ROW_NUMBER.search(head)
    try:
        number = int(found.group(1)) if found else previous + 1
    except ValueError:
        raise FileDamaged(file=file, reason="cell_address") from None
    if number <= previous or number > 1_048_576:
        raise FileDamaged(file=file, reason="row_order", row=number)
    return number


def _scan_row(facts: SheetFacts, number: int, body: bytes, file: str) -> None:
    cells = body.count(b'<c r="')
    if cells and cells == body.count(b"<c "):
        first = _PLAIN_REF.match(body, body.find(b'<c r="'))
        last = _PLAIN_REF.match(body, body.rfind(b'<c r="'))
        if not first or not last:
            raise FileDamaged(file=file, reason="cell_address", row=number)
        left = _check(first.group(1), number, file)
        column = _check(last.group(1), number, file)
        doubled = cells > column - left + 1 or (
            cells < column - left + 1 and len(set(_PLAIN_REF.findall(body))) != cells
        )
    else:
        references = _CELL_HEAD.findall(body)
        column = max((_check(ref, number, file) for ref in references), default=0)
        doubled = len(set(references)) != len(references)
    if doubled or b't="e"' in body or b"<f" in body or b":f" in body:
        _scan_cells(facts, number, body)
    if column > limits.COLUMNS:
        column = _last_value_column(body)
    if column > limits.COLUMNS:
        raise FileTooLarge(file=file, reason="columns", limit=limits.COLUMNS, found=column)
    facts.right = max(facts.right, column)
    filled = body.count(b"<v>") - body.count(b"<v></v>")
    if filled > 0 or b"<t" in body or (b":v>" in body and _VALUE.search(body)) or b":t" in body:
        facts.rows.add(number)


def _check(reference: bytes, number: int, file: str) -> int:
    match = _REF.fullmatch(reference)
    column = column_number(match.group(1).decode()) if match else 0
    if not match or int(match.group(2)) != number or column > 16_384:
        raise FileDamaged(file=file, reason="cell_address", detail=reference.decode("latin-1")[:20])
    return column


def _last_value_column(body: bytes) -> int:
    last = 0
    for head, inner in _CELL.findall(body):
        reference = re.search(rb"\br=\"([A-Z]{1,3})", head)
        if reference and inner and _VALUE.search(inner):
            last = max(last, column_number(reference.group(1).decode()))
    return last


def _scan_cells(facts: SheetFacts, number: int, body: bytes) -> None:
    """Cells the readers would show as empty or harmless: errors, uncalculated, DDE, doubles."""
    seen: set[int] = set()
    for head, inner in _CELL.findall(body):
        reference = re.search(rb"\br=\"([A-Z]{1,3})\d+\"", head)
        if not reference:
            continue
        column = column_number(reference.group(1).decode())
        value = _VALUE.search(inner or b"")
        formula = _FORMULA.search(inner or b"")
        has_formula = formula is not None or b"<f" in (inner or b"")
        if column in seen:
            facts.odd[number, column] = "duplicate_cell"
        elif formula and _DANGER.search(formula.group(1)):
            facts.odd[number, column] = "dde"
        elif b't="e"' in head:
            facts.odd[number, column] = "error:" + (value.group(1).decode() if value else "")
        elif has_formula and (value is None or not value.group(1)) and b't="str"' not in head:
            facts.odd[number, column] = "uncalculated"
        seen.add(column)
