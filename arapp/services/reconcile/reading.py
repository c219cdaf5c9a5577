"""A foreign file as a customer's list or a list of balances: the only part here that reads.

The bytes are read by the importer's child process, tables and cells by its rules; only what the
columns mean is asked anew (`heads`, `balance_heads`), as the importer keeps no payables.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from arapp.models.values.days import month_end
from arapp.services.importing.errors import NothingRecognised, WrongKind
from arapp.services.importing.layout.preamble import Stated, stated
from arapp.services.importing.layout.tables import RawTable, find_tables
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.reading.sheet import Grid
from arapp.services.importing.rows.values import Frame, Problem
from arapp.services.progress import Progress
from arapp.services.reconcile.balance_heads import balance_heads
from arapp.services.reconcile.balances import Listed, read_balances
from arapp.services.reconcile.columns import Heads
from arapp.services.reconcile.heads import list_heads
from arapp.services.reconcile.lists import Part, ReadList, read_list
from arapp.services.reconcile.stacked import stacked


@dataclass(frozen=True, slots=True)
class How:
    """How a file is to be read: what the ledger knows, and what the user chose.

    `maps`: header → role ("" for none). `date_order` as in the importer. `own`: our firm's names.
    """

    today: date
    currency: str = "CNY"
    date_order: str = ""
    password: str | None = None
    maps: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TheirList:
    """A customer's list as read. `parts` by table; `first` and `last` are the days it speaks of
    (stated, or of its rows); `names` are the firms that are named above it or in its rows."""

    file: str
    tables: tuple[ReadList, ...]
    first: date | None
    last: date | None
    names: tuple[str, ...]
    left: tuple[str, ...] = ()

    def currencies(self) -> tuple[str, ...]:
        """Currencies of its rows."""
        return tuple(dict.fromkeys(part.currency for part in self.parts()))

    def parts(self) -> list[Part]:
        """All parts that hold anything."""
        return [p for t in self.tables for p in t.parts if p.lines or p.opening or p.closing]

    def problems(self) -> list[Problem]:
        """Cells that could not be used."""
        return [p for table in self.tables for p in table.problems if p.severity != "note"]


@dataclass(frozen=True, slots=True)
class TheirBalances:
    """A list of balances as read."""

    file: str
    tables: tuple[tuple[RawTable, Heads], ...]
    listed: tuple[Listed, ...]
    day: date | None
    problems: tuple[Problem, ...] = ()


def grid_of(path: Path, how: How, progress: Progress | None = None) -> Grid:
    """The cells of a file. Raises FileTrouble."""
    return read_grid(path, how.password, progress)


def _tables(grid: Grid, how: How) -> list[tuple[RawTable, Stated]]:
    latest = how.today + timedelta(days=3653)
    named = frozenset(how.maps)
    seen = [find_tables(sheet, named) for sheet in grid.sheets if sheet.visible]
    raws = [raw for tables in seen for raw in stacked(tables)]
    return [(raw, stated(raw, grid.path.stem, latest)) for raw in raws if raw.header_rows]


def _frame(grid: Grid, how: How) -> Frame:
    return Frame(
        *(how.today, how.today + timedelta(days=3653), how.currency, how.date_order),
        *(grid.name, grid.form == "csv", grid.date1904),
    )


def _some(grid: Grid, how: How) -> list[tuple[RawTable, Stated]]:
    found = _tables(grid, how)
    if not found:
        empty = not any(sheet.rows for sheet in grid.sheets)
        raise NothingRecognised(file=grid.name, reason="empty_list" if empty else "no_list")
    return found


# --- a customer's list --------------------------------------------------------------------------


def is_balances(grid: Grid, how: How) -> bool:
    """Whether a file is rather a list of balances than one customer's list."""
    lists = balances = 0
    for raw, facts in _tables(grid, how):
        if list_heads(raw, facts).first("day") is None and balance_heads(raw) is not None:
            balances += len(raw.rows)
        else:
            lists += len(raw.rows)
    return balances > lists


def their_list(grid: Grid, how: How) -> TheirList:
    """The list that a grid holds. Raises NothingRecognised, NeedsAnswer (order of days)."""
    frame = _frame(grid, how)
    tables, left = [], []
    some = _some(grid, how)
    for (raw, facts), heads in zip(some, _all_heads(some, how.maps), strict=True):
        if not _is_list(heads):
            left.append(raw.sheet)
            continue
        tables.append(read_list(raw, facts, heads, frame, how.own))
    if not tables:
        reason = "balances_not_list" if is_balances(grid, how) else "no_list"
        raise NothingRecognised(file=grid.name, reason=reason)
    tables = _without_copies(tables)
    if not any(part.lines or part.closing for t in tables for part in t.parts):
        raise NothingRecognised(file=grid.name, reason="empty_list")
    first, last = _period(tables)
    names = tuple(dict.fromkeys(name for table in tables for name in _names(table)))
    return TheirList(grid.name, tuple(tables), first, last, names, tuple(left))


def _all_heads(
    some: Sequence[tuple[RawTable, Stated]], maps: Mapping[str, str]
) -> list[Heads]:  # fmt: skip
    """Columns of all tables; one too short to prove anything is what its like proved."""
    every = [list_heads(raw, facts, maps) for raw, facts in some]
    proven = {
        (raw.headers, raw.columns): heads
        for (raw, _), heads in zip(some, every, strict=True)
        if heads.proven
    }
    return [
        heads if heads.proven else proven.get((raw.headers, raw.columns), heads)
        for (raw, _), heads in zip(some, every, strict=True)
    ]


def _is_list(heads: Heads) -> bool:
    money = {"plus", "minus", "amount", "open"}
    known = {c.field for c in heads.columns}
    return bool(known & money) and bool(known & {"day", "document"})


def _without_copies(tables: Sequence[ReadList]) -> list[ReadList]:
    """Without tables all of whose rows stand in another one too (全部 beside 2026年)."""

    def rows(table: ReadList) -> Counter[tuple[object, ...]]:
        return Counter(
            (part.currency, line.day, line.delta, line.number)
            for part in table.parts
            for line in part.lines
        )

    known = [(table, rows(table)) for table in tables]
    return [
        table
        for place, (table, mine) in enumerate(known)
        if not any(
            mine and mine <= other and (mine != other or there < place)
            for there, (_, other) in enumerate(known)
            if there != place
        )
    ]


_DAYS = re.compile(
    r"((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})(?:\s*[-月/.]\s*(\d{1,2})(?!\d))?\s*[日月]?"
)
_MONTH = re.compile(
    r"((?:19|20)\d\d)\s*[-年/.]\s*第?\s*(\d{1,2})\s*[期月]?(?![\d\s]*[-月/.日]\s*\d)"
)
_MONTHS = re.compile(r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月?\s*[-—~至到]\s*(\d{1,2})\s*月")


def _period(tables: Sequence[ReadList]) -> tuple[date | None, date | None]:
    """First and last day that the lists speak of: as stated, else as their rows have them."""
    days = [line.day for t in tables for p in t.parts for line in p.lines if line.day]
    spans = [span for t in tables if (span := stated_span(t.stated.text)) is not None]
    spans = [s for s in spans if not days or (s[0] <= max(days) and min(days) <= s[1])]
    upto = [t.stated.as_of for t in tables if t.stated.as_of]
    first = min((s[0] for s in spans), default=None) or min(days, default=None)
    last = max((s[1] for s in spans), default=None) or max(upto, default=None)
    if last is None or (days and last < max(days)):
        last = max(days, default=last)
    return first, last


def stated_span(text: str) -> tuple[date, date] | None:
    """Two days that lines above a table name as a period; None where there is none."""
    months = _MONTHS.search(text)
    if months:
        year, one, two = map(int, months.groups())
        return _span(_day(year, one, 1), _day(year, two, 1), True)
    for line in text.splitlines():
        found = _DAYS.findall(line)
        if len(found) == 2:
            (y1, m1, d1), (y2, m2, d2) = found
            first = _day(int(y1), int(m1), int(d1 or 1))
            return _span(first, _day(int(y2), int(m2), int(d2 or 1)), not d2)
    return None


def stated_month(text: str) -> tuple[date, date] | None:
    """The one month that lines above a table name (2026年10期, 2026.10), else None."""
    found = {(int(year), int(month)) for year, month in _MONTH.findall(text)}
    if len(found) != 1:
        return None
    ((year, month),) = found
    first = _day(year, month, 1)
    return _span(first, first, True)


def _span(first: date | None, last: date | None, whole: bool) -> tuple[date, date] | None:
    if first is None or last is None or (first >= last and not whole):
        return None
    return (first, month_end(last) if whole else last) if first <= last else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_FIRM = re.compile(r"[\u4e00-\u9fff（）()·A-Za-z]{2,30}?(?:公司|集团|厂|经营部|商行|中心)")
_TITLED = re.compile(r"^(?:致|与|和|关于|客户|供应商|编制单位|单位)[:：\s]*")


def _names(table: ReadList) -> list[str]:
    """Firms named above the table, in its sheet's name, in the file's, or in its rows."""
    said = [table.stated.customer, table.stated.holder]
    said += [_TITLED.sub("", name) for name in _FIRM.findall(table.stated.text)]
    said += [name for part in table.parts for name in part.parties]
    return [name for name in dict.fromkeys(said) if name]


def headers_of(grid: Grid, how: How) -> list[str]:
    """Headings of all tables, for the user to say what they are where the program cannot tell."""
    every = [header for raw, _ in _tables(grid, how) for header in raw.headers]
    return list(dict.fromkeys(header for header in every if not header.startswith("#")))


# --- a list of balances -------------------------------------------------------------------------


def their_balances(grid: Grid, how: How) -> TheirBalances:
    """The balances that a grid holds. Raises NothingRecognised."""
    tables, listed, problems = [], [], []
    days = []
    for raw, facts in _some(grid, how):
        heads = balance_heads(raw, how.maps)
        if heads is None:
            continue
        rows, found = read_balances(raw, facts, heads, _frame(grid, how))
        tables.append((raw, heads))
        listed += rows
        problems += found
        span = stated_span(facts.text) or stated_month(facts.text)
        days += [day for day in (facts.as_of, span[1] if span else None) if day]
    if not tables:
        raise NothingRecognised(file=grid.name, reason="no_balances")
    if not listed:
        raise NothingRecognised(file=grid.name, reason="empty_list")
    told = [p for p in problems if p.severity != "note"]
    return TheirBalances(
        grid.name, tuple(tables), tuple(listed), max(days, default=None), tuple(told)
    )


def refuse(found: TheirList, reason: str, **fields: object) -> WrongKind:
    """The refusal of a list that is not what was asked for."""
    return WrongKind(file=found.file, reason=reason, **fields)
