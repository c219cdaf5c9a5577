"""Which rows below a header are data, and what the others are: totals, carried forward, groups."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from arapp.services.importing.cells.dayforms import parse_day
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import AMOUNTS, DAYS, Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell, Cells
from arapp.services.importing.rows.bare_rows import bare, doubtful, unlabelled_totals
from arapp.services.importing.rows.line_remarks import SIGN_OFF, told_among
from arapp.services.importing.rows.values import column_of, go_on, watched
from arapp.services.importing.wording import headings, words

_HINT = re.compile(
    r"[计計页頁结結余餘总總初笔筆]|otal|forward|[bc]/f|sum|opening|closing|期末", re.I
)
_LATEST = date(2199, 1, 1)
_COLON = re.compile(r"[:：]")
_OF_PEOPLE = ("code", "customer_code", "short_name", "contact", "tax_no", "phone", "limit")


@dataclass(slots=True)
class Lines:
    """Indexes into the table's rows, by what they are. `opening`: lines that open a ledger."""

    data: list[int] = field(default_factory=list)
    totals: list[tuple[int, str]] = field(default_factory=list)
    opening: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    notes: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)  # data that may be totals without a label
    remarks: list[int] = field(default_factory=list)  # texts with figures among the data, no rows


def classify(
    table: RawTable, layout: Layout, stated: Stated, pulse: Callable[[], None] = go_on
) -> Lines:
    """What each row of the table is. Nothing with an amount or a day of its own is left out.

    `pulse` is called now and then; what it raises ends the work.
    """
    lines = Lines()
    money = [i for c in layout.columns if c.field in AMOUNTS for i in (c.index,)]
    days = [i for c in layout.columns if c.field in DAYS for i in (c.index,)]
    loose = {
        c.index for c in layout.columns if c.field in ("memo", "label", "payer", "note", "subject")
    }
    names = {c.index for c in layout.columns if c.field in ("customer", "name", "number")}
    people = _of_people(layout)
    telling = _telling(table.rows, pulse)
    priced = _priced(table.rows, money)
    for index, cells in enumerate(watched(table.rows, pulse)):
        if index in priced and index not in telling:
            lines.data.append(index)
            continue
        what, label = _called(cells, layout, loose)
        if what == "total":
            lines.totals.append((index, label))
        elif what == "carried":
            lines.carried.append(index)
        elif what == "opening" and layout.kind == "ledger":
            named = any(_at(cells, i) is not None for i in names) or bool(lines.groups)
            if named or not lines.data:
                lines.data.append(index)
                lines.opening.append(index)
            else:
                lines.carried.append(index)
        elif what == "opening" and not (
            layout.kind == "receipts" and _has_day(cells, days, stated)
        ):
            lines.opening.append(index)
        elif _is_data(cells, money, days, names, people, stated):
            lines.data.append(index)
        else:
            group = _group_name(cells, layout)
            if group:
                lines.groups[index] = group
            else:
                lines.notes.append(index)
    pulse()
    return _bare_apart(_remarks_apart(lines, table, layout), table, layout)


def _of_people(layout: Layout) -> set[int] | None:
    """Columns that tell of a customer or person besides the name; None for rows of money."""
    if layout.kind not in ("customers", "contacts"):
        return None
    return {c.index for c in layout.columns if c.field in _OF_PEOPLE}


def _remarks_apart(lines: Lines, table: RawTable, layout: Layout) -> Lines:
    """Lines of text with a figure of their own among the rows are rows to check, or told."""
    under = "customer" in {c.field for c in layout.columns}  # else such a line names who owes
    left = sorted([*lines.notes, *(lines.groups if under else ())])
    end = max([*lines.data, *(place for place, _ in lines.totals)], default=0)
    items, lines.remarks = told_among(table, layout, left, lines.data, end)
    gone = {*items, *lines.remarks}
    lines.data = sorted([*lines.data, *items]) if items else lines.data
    lines.notes = [place for place in lines.notes if place not in gone]
    lines.groups = {place: name for place, name in lines.groups.items() if place not in gone}
    return lines


def _called(cells: Cells, layout: Layout, loose: set[int]) -> tuple[str, str]:
    """What a row calls itself, as `_label`; a bank's line of a balance alone is carried forward."""
    if layout.kind != "receipts":
        return _label(cells, loose, False)
    return ("carried", "") if _tells_balance(cells, layout) else _label(cells, loose, True)


def _tells_balance(cells: Cells, layout: Layout) -> bool:
    """A line of a bank that only says what the account held: 期初余额, 期末余额."""
    moving = [*layout.indexes("amount"), *layout.indexes("outgoing")]
    if any(parse_amount(_at(cells, index))[0] for index in moving):
        return False
    texts = [cell for cell in cells if type(cell) is str and _speaks(cell)]
    return any(_meaning(text)[0] in ("opening", "closing", "carried") for text in texts[:8])


def _bare_apart(lines: Lines, table: RawTable, layout: Layout) -> Lines:
    """Rows of figures alone: sums of the rows above are totals, others have to be looked at."""
    found = bare(table.rows, lines.data, layout)
    totals = set(unlabelled_totals(table.rows, lines.data, found, layout))
    if totals:
        lines.data = [place for place in lines.data if place not in totals]
        lines.totals = sorted([*lines.totals, *((place, "") for place in totals)])
    lines.doubtful = doubtful([place for place in found if place not in totals], lines.data)
    return lines


def _telling(rows: Sequence[Cells], pulse: Callable[[], None]) -> set[int]:
    """Rows with a text that may call the row a total or the like."""
    found: set[int] = set()
    for index in range(max(map(len, rows), default=0)):
        pulse()
        cells = column_of(rows, index)
        if str not in set(map(type, cells)):
            continue
        texts = [t for t in {cell for cell in cells if type(cell) is str} if _speaks(t)]
        if not _HINT.search("\n".join(texts)):
            continue
        hot = {text for text in texts if _meaning(text) != ("", False)}
        if hot:
            found.update(i for i, cell in enumerate(cells) if type(cell) is str and cell in hot)
    return found


def _priced(rows: Sequence[Cells], money: Sequence[int]) -> set[int]:
    """Rows with a number in a column of money."""
    found: set[int] = set()
    for index in money:
        cells = column_of(rows, index)
        found.update(i for i, c in enumerate(cells) if c is not None and type(c) is not str)
    return found


_ENGLISH = frozenset("TtSsGgPpCcBbOo")


def _speaks(text: str) -> bool:
    """Whether a text is short and in words that a label may be in."""
    return len(text) <= 40 and (not text.isascii() or text[0] in _ENGLISH)


def _label(cells: Cells, loose: set[int], bank: bool) -> tuple[str, str]:
    """What a row calls itself in one of its first texts: total, carried, opening; "" for data."""
    seen = 0
    for index, cell in enumerate(cells):
        if type(cell) is not str:
            continue
        seen += 1
        if seen > 8:
            break
        if seen == 1 and words.TALLY.match(words.plain(cell)):
            return "total", cell
        if not _speaks(cell):
            continue
        whole, tail = _meaning(cell)
        if whole:
            if whole != "closing":
                return whole, cell
            if seen == 1:
                return "carried", cell
        if tail and (
            (index not in loose and not bank) or (bank and seen == 1 and _COLON.search(cell))
        ):
            return "total", cell
    return "", ""


@lru_cache(maxsize=50_000)
def _meaning(text: str) -> tuple[str, bool]:
    """(what the whole text names, whether it ends in 小计 or the like)."""
    if not _HINT.search(text):
        return "", False
    plain = words.plain(text)
    if words.TALLY.match(plain):
        return "", True
    for what, pattern in (
        ("total", words.TOTALS),
        ("carried", words.CARRIED),
        ("opening", words.OPENING),
        ("closing", words.CLOSING),
    ):
        if pattern.fullmatch(plain) and plain != "余额":
            return what, False
    return "", bool(words.TOTAL_TAIL.match(plain))


def _has_day(cells: Cells, days: list[int], stated: Stated) -> bool:
    return any(_is_day(_at(cells, i), stated) for i in days)


def _at(cells: Cells, index: int) -> Cell:
    return cells[index] if index < len(cells) else None


def _is_day(cell: Cell, stated: Stated) -> bool:
    if cell is None:
        return False
    day, code, _ = parse_day(cell, "ymd", stated.year or 2020, _LATEST)
    return day is not None or code in (
        "day_out_of_range",
        "no_such_day",
        "no_such_month",
        "ambiguous_day",
    )


def _is_data(
    cells: Cells,
    money: list[int],
    days: list[int],
    names: set[int],
    people: set[int] | None,
    stated: Stated,
) -> bool:
    for index in money:
        cell = _at(cells, index)
        if cell is not None and (type(cell) is not str or parse_amount(cell)[0] is not None):
            return True
    if any(_is_day(_at(cells, index), stated) for index in days):
        return True
    filled = [cell for cell in cells if cell is not None]
    if people is not None:
        named = any(_at(cells, index) is not None for index in names)
        # who has a code and a phone has a name that was forgotten
        named = named or sum(_at(cells, index) is not None for index in people) > 1
        odd = len(filled) == 1 and (
            len(str(filled[0])) > 40 or bool(SIGN_OFF.search(str(filled[0])))
        )
        return named and not odd and not _COLON.search(str(filled[0])[:12])
    if len(filled) <= 1:
        return False
    if any(SIGN_OFF.search(str(cell)) for cell in filled):
        return False
    labelled = sum(bool(_COLON.search(str(cell))) for cell in filled)
    return not labelled * 2 >= len(filled)


def _group_name(cells: Cells, layout: Layout) -> str:
    """Name in a line of its own ("客户：恒岳机械", "恒岳机械有限公司"), "" when it is a remark."""
    filled = [str(cell) for cell in cells if type(cell) is str]
    if not filled or len(filled) > 2 or SIGN_OFF.search(" ".join(filled)):
        return ""
    if len(filled) == 2:
        return filled[1] if headings.concept_of(filled[0]) == "customer" else ""
    label, colon, rest = re.sub("：", ":", filled[0]).partition(":")
    if colon:
        return rest.strip() if headings.concept_of(label) == "customer" else ""
    return filled[0] if 2 <= len(filled[0]) <= 40 and layout.kind in ("plans", "ledger") else ""
