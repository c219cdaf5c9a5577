"""Tables that stand beside each other on a sheet, parted into sheets of their own.

A blank column alone parts nothing: many tables have one between groups. Two parts are tables of
their own when each names whose or which day its rows are (or the same names come twice).
"""

from collections.abc import Sequence
from dataclasses import replace

from arapp.services.importing.layout.header_rows import find_headers
from arapp.services.importing.layout.header_stack import filled, meaning, stacked, text_of
from arapp.services.importing.reading.sheet import Cell, Cells, Sheet
from arapp.services.importing.wording import headings

_SAMPLE = 200
_TOP = 60  # rows in which a header is looked for to tell the parts
_WIDEST = 60  # columns; wider sheets are reports, which are looked at as a whole
_KEYS = frozenset(
    {"customer", "counterparty", "payer", "contract", "invoice_no", "day", "receipt_day",
     "invoice_day", "due_on", "signed_on", "person", "contact", "memo"}
)  # fmt: skip

Span = tuple[int, int]
"""First and last column (0-based)."""


def parted(sheet: Sheet, named: frozenset[str] = frozenset()) -> list[Sheet]:
    """The sheet, or its side-by-side tables from left to right, each with its own cells only."""
    width = max((len(cells) for cells in sheet.rows[:_SAMPLE]), default=0)
    if not 4 <= width <= _WIDEST:
        return [sheet]
    spans = _by_gaps(sheet, width, named) or _by_repeats(sheet)
    if not spans:
        return [sheet]
    return [_block(sheet, span, place == 0) for place, span in enumerate(spans)]


def _by_gaps(sheet: Sheet, width: int, named: frozenset[str]) -> list[Span]:
    blocks = _runs(_gaps(sheet), width)
    if len(blocks) < 2:
        return []
    top = replace(sheet, numbers=sheet.numbers[:_TOP], rows=sheet.rows[:_TOP])
    keys = [_keys(_masked(top, block), named) for block in blocks]
    spans: list[Span] = []
    known: list[set[str]] = []
    for block, found in zip(blocks, keys, strict=True):
        if spans and not (len(found) >= 2 and known[-1] & found & _KEYS):
            spans[-1] = (spans[-1][0], block[1])
            known[-1] |= found
        else:
            spans.append(block)
            known.append(set(found))
    return spans if len(spans) > 1 else []


def _gaps(sheet: Sheet) -> set[int]:
    """Columns with nothing in them but for titles (rows of one or two texts)."""
    rows = [cells for cells in sheet.rows[:_SAMPLE] if len(filled(cells)) > 2]
    used = set().union(*(filled(cells) for cells in rows)) if rows else set()
    empty = {i for i in range(min(used, default=0), max(used, default=0)) if i not in used}
    if not empty or len(sheet.rows) <= _SAMPLE:
        return empty
    rest = sheet.rows[_SAMPLE:]
    return {i for i in empty if not any(i < len(c) and c[i] is not None for c in rest)}


def _runs(gaps: set[int], width: int) -> list[Span]:
    """Runs of two columns and more between gaps."""
    runs: list[Span] = []
    start = 0
    for at in [*sorted(gaps), width]:
        if at - start >= 2:
            runs.append((start, at - 1))
        start = at + 1
    return runs


def _keys(sheet: Sheet, named: frozenset[str]) -> set[str]:
    """Concepts in the first header of a part; none when it has no header."""
    headers = find_headers(sheet, named)
    if not headers:
        return set()
    rows = sheet.rows[headers[0].first : headers[0].last + 1]
    texts = [text_of(cell) for cells in rows for cell in cells if cell is not None]
    return {found for text in texts if (found := meaning(text))}


def _by_repeats(sheet: Sheet) -> list[Span]:
    """The same names two or more times in one header line, without a gap."""
    for index, cells in enumerate(sheet.rows[:20]):
        at = sorted(filled(cells))
        if index and stacked(sheet, index - 1, index):
            continue  # 金额 and 日期 under each of several groups
        if len(at) < 4 or at[-1] - at[0] + 1 != len(at):
            continue
        texts = [headings.fold(text_of(cells[i]))[0] for i in at]
        for n in range(2, len(texts) // 2 + 1):
            if len(texts) % n == 0 and texts == texts[:n] * (len(texts) // n):
                known = {meaning(text) for text in texts[:n]}
                if len(known - {None}) >= 2 and known & _KEYS and len(set(texts[:n])) == n:
                    return [(at[0] + i, at[0] + i + n - 1) for i in range(0, len(texts), n)]
    return []


# --- a part as a sheet --------------------------------------------------------------------------


def _cells(cells: Cells, span: Span) -> Cells:
    kept: list[Cell] = [None] * span[0] + list(cells[span[0] : span[1] + 1])
    while kept and kept[-1] is None:
        kept.pop()
    return tuple(kept)


def _masked(sheet: Sheet, span: Span, titles: Sequence[int] = ()) -> Sheet:
    found = [
        (number, cells if index in titles else _cells(cells, span))
        for index, (number, cells) in enumerate(zip(sheet.numbers, sheet.rows, strict=True))
    ]
    kept = [(number, cells) for number, cells in found if cells]
    return replace(
        sheet,
        numbers=tuple(number for number, _ in kept),
        rows=tuple(cells for _, cells in kept),
        merged=tuple(m for m in sheet.merged if span[0] < m[1] and m[3] <= span[1] + 1),
    )


def _block(sheet: Sheet, span: Span, first: bool) -> Sheet:
    """A part with its own cells, and the titles of the whole sheet above them."""
    titles: list[int] = []
    for index, cells in enumerate(sheet.rows[:20]):
        if len(filled(cells)) > 1:
            break
        titles.append(index)
    shared = [i for i in titles if not first and not filled(sheet.rows[i]) & set(range(*span))]
    return _masked(sheet, span, shared)
