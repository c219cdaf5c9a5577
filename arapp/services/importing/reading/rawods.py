"""What the raw XML of an OpenDocument sheet holds, before a reader hides some of it.

Used in the child process only. calamine gives '' for error cells, knows no merged cells and
unrolls repeated rows and cells until the memory ends; all of it is found here.
"""

import re
from html import unescape
from xml.parsers import expat

from arapp.services.importing.errors import FileDamaged, FileTooLarge
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.rawsheet import SheetFacts, guard_area

_TAG = re.compile(
    rb"<(?:table:(table-row|table-cell|covered-table-cell|table)|/table:(table))(?=[\s/>])([^>]*)>"
)
_NAME = re.compile(rb"table:name=\"([^\"]*)\"")
_REPEATED = re.compile(rb"table:number-(?:columns|rows)-repeated=\"(\d{1,9})\"")
_SPANS = re.compile(rb"table:number-(columns|rows)-spanned=\"(\d{1,9})\"")
_HIDDEN = (b'visibility="collapse"', b'visibility="filter"')
_TEXT = re.compile(rb"<text:p(?:\s[^>]*)?>([^<]*)")
_ERROR = re.compile(rb"#[A-Z/0!?]{2,}|Err:\d+")


class _Place:
    """Where the walk stands: `row` is the 1-based number of the row's first repetition."""

    def __init__(self) -> None:
        self.row, self.times, self.column, self.cells = 1, 0, 0, 0


def scan_ods(content: bytes, file: str) -> dict[str, SheetFacts]:
    """Facts of each sheet of a content.xml by its name. Raises FileDamaged, FileTooLarge."""
    _guard_whole(content, file)
    sheets: dict[str, SheetFacts] = {}
    facts, place, depth = SheetFacts(), _Place(), 0
    tags = list(_TAG.finditer(content))
    ends = [*(tag.start() for tag in tags[1:]), len(content)]
    for tag, end in zip(tags, ends, strict=False):  # without tags there is one end too many
        opened, closed, attributes = tag.groups()
        if closed:
            depth -= 1
        elif opened == b"table":
            depth += not attributes.endswith(b"/")
            if depth == 1:
                facts, place = SheetFacts(), _Place()
                name = _NAME.search(attributes)
                sheets[unescape(name.group(1).decode("utf-8", "replace")) if name else ""] = facts
        elif depth == 1 and opened == b"table-row":
            _start_row(facts, place, attributes)
        elif depth == 1:
            covered = opened != b"table-cell"
            _cell(facts, place, attributes, b"" if covered else content[tag.end() : end], file)
    return sheets


def _guard_whole(content: bytes, file: str) -> None:
    """calamine looks for the end of what was cut off until the time is over."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise FileDamaged(file=file, reason="truncated", detail="content.xml") from None


def _times(attributes: bytes) -> int:
    found = _REPEATED.search(attributes) if b"repeated" in attributes else None
    return max(int(found.group(1)), 1) if found else 1


def _start_row(facts: SheetFacts, place: _Place, attributes: bytes) -> None:
    place.row += place.times
    place.times, place.column = _times(attributes), 0
    if b"visibility" in attributes and any(mark in attributes for mark in _HIDDEN):
        last = min(place.row + place.times, place.row + limits.ROWS)
        facts.hidden.extend(range(place.row, last))


def _cell(facts: SheetFacts, place: _Place, attributes: bytes, inner: bytes, file: str) -> None:
    times = _times(attributes)
    first = place.column + 1
    place.column += times
    text = _TEXT.search(inner) if inner else None
    words = text.group(1).strip() if text else b""
    has_formula = b"table:formula=" in attributes
    if not (words or b"-value=" in attributes or b"office:value=" in attributes or has_formula):
        return
    _guard(facts, place, times, file)
    if b"spanned" in attributes:
        spans = {way: int(count) for way, count in _SPANS.findall(attributes)}
        down, right = spans.get(b"rows", 1), spans.get(b"columns", 1)
        if down > 1 or right > 1:
            facts.merged.append((place.row, first, place.row + down - 1, first + right - 1))
    if b'value-type="error"' in attributes or (has_formula and _ERROR.fullmatch(words)):
        _note(facts, place, first, times, "error:" + words.decode("utf-8", "replace"))
    elif has_formula and b"value-type=" not in attributes:
        _note(facts, place, first, times, "uncalculated")
    elif words and b"office:annotation" not in inner:
        facts.rows.update(range(place.row, place.row + place.times))


def _note(facts: SheetFacts, place: _Place, first: int, times: int, what: str) -> None:
    for row in range(place.row, place.row + place.times):
        for column in range(first, first + times):
            facts.odd[row, column] = what


def _guard(facts: SheetFacts, place: _Place, times: int, file: str) -> None:
    """A cell with something in it, repeated: what all of them would come to."""
    place.cells += times * place.times
    last = place.row + place.times - 1
    if place.column > limits.COLUMNS:
        raise FileTooLarge(file=file, reason="columns", limit=limits.COLUMNS, found=place.column)
    if place.times > limits.ROWS or len(facts.rows) > limits.ROWS + 1_000:
        raise FileTooLarge(file=file, reason="rows", limit=limits.ROWS, found=last)
    if place.cells > limits.CELLS:
        raise FileTooLarge(file=file, reason="cells", limit=limits.CELLS, found=place.cells)
    facts.right = max(facts.right, place.column)
    guard_area(last, facts.right, file)
