"""Names of a sheet that the ledger does not know, and known ones that may be meant.

Two names are near when, legal form aside, one holds the other or one character is another one.
Numbered names (一厂, 二厂; Customer 17, Customer 18) are different on purpose and never near.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from arapp.models.tx import Tx
from arapp.services.importing.problems import FLAGGED, NOTE
from arapp.services.importing.rows.records import CustomerRow
from arapp.services.importing.rows.values import Problem
from arapp.services.importing.stage import READY, StagedTable, Staging
from arapp.services.ledger.names import name_key

NEAR_NAME = "near_name"
_LEGAL = re.compile(
    r"(?:股份)?有限(?:责任)?公司|(?:股份)?有限(?:责任)?$|集团|公司|厂$"
    r"|co\.?,?ltd\.?|inc\.?$|gmbh|llc$"
)
_COUNTS = re.compile(r"[0-9a-z一二三四五六七八九十甲乙丙丁东南西北]")
_MOST = 5_000  # names that are looked at; a list of strangers has nothing to suggest
_LEAST = 3
_KINDS = ("plans", "contracts", "invoices", "invoice_lines", "deliveries", "ledger")

Place = tuple[int, int, int]
"""File, table (by their places), row number."""


class Known(NamedTuple):
    """A customer that there is; `short` and `code` may be ""."""

    name: str
    short: str
    code: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A customer's name that would be made new; `rows` by (file, table, row number)."""

    name: str
    rows: tuple[Place, ...]
    similar: tuple[str, ...]


def known_names(tx: Tx) -> list[Known]:
    """(name, short name, code) of every customer of the ledger."""
    return [Known(*row) for row in tx.rows("SELECT name, short_name, code FROM customer")]


def unknown_names(staging: Staging, known: Sequence[Known]) -> list[Unknown]:
    """Names in plans, contracts, invoices and ledgers that nobody has, with near ones, if any.

    Customers that the same import brings count as known, under their short names too. Of two new
    names that are near each other the later one is told of.
    """
    every = [*known, *_listed(staging)]
    keys = {name_key(name) for one in every for name in (one.name, one.short) if name}
    codes = {one.code for one in every if one.code}
    rows: dict[str, list[Place]] = {}
    for place, name, code, row in _named(staging):
        if name and code not in codes and name_key(name) not in keys:
            rows.setdefault(name, []).append((*place, row))
    if not rows:
        return []
    cores = _Cores(every)
    new = list(rows)[:_MOST]
    twins = _twins(new)
    return [
        Unknown(name, tuple(rows[name]), cores.near(name) or twins.get(name, ())) for name in new
    ]


def _twins(names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """New names that are near one that stands before them in the files."""
    cores = _Cores([Known(name, "", "") for name in names])
    order = {name: i for i, name in enumerate(names)}
    found = {name: cores.near(name) for name in names}
    return {
        name: earlier
        for name, near in found.items()
        if (earlier := tuple(one for one in near if order[one] < order[name]))
    }


def set_aside(
    staging: Staging, unknown: Iterable[Unknown], settled: Collection[str] = ()
) -> Staging:
    """Rows whose customer may be a known one are kept to be checked, but for `settled` names."""
    return _told(staging, [one for one in unknown if one.name not in settled], FLAGGED)


def note_near(staging: Staging, known: Sequence[Known]) -> Staging:
    """The same said beside the rows, which are booked all the same: nobody is there to ask."""
    return _told(staging, unknown_names(staging, known), NOTE)


def _told(staging: Staging, unknown: Iterable[Unknown], level: str) -> Staging:
    meant: dict[tuple[int, int], dict[int, Unknown]] = defaultdict(dict)
    for one in unknown:
        for file, table, row in one.rows if one.similar else ():
            meant[file, table][row] = one
    if not meant:
        return staging
    files = [
        replace(file, tables=tuple(
            _tell(table, meant[f, t], level) if (f, t) in meant else table
            for t, table in enumerate(file.tables)
        ))
        for f, file in enumerate(staging.files)
    ]  # fmt: skip
    return replace(staging, files=tuple(files))


def _tell(table: StagedTable, rows: dict[int, Unknown], level: str) -> StagedTable:
    header = next((c.header for c in table.layout.columns if c.field == "customer"), "")
    status, problems = list(table.status), list(table.problems)
    for i, record in enumerate(table.records):
        one = rows.get(record.row)
        if one is not None and status[i] == READY:
            problems.append(Problem(record.row, header, one.name, NEAR_NAME, one.similar[0], level))
            status[i] = FLAGGED if level == FLAGGED else READY
    return replace(table, status=tuple(status), problems=tuple(problems))


def _listed(staging: Staging) -> list[Known]:
    """The customers that the files list."""
    return [
        Known(row.name, row.short_name, row.code)
        for file in staging.files
        for table in file.tables
        if table.kind == "customers"
        for row in table.records
        if isinstance(row, CustomerRow)
    ]


def _named(staging: Staging) -> Iterable[tuple[tuple[int, int], str, str, int]]:
    out = staging.options.excluded
    for f, file in enumerate(staging.files):
        for t, table in enumerate(file.tables):
            if table.kind in _KINDS:
                for record in table.records:
                    if (f, t, record.row) in out:
                        continue
                    name = getattr(record, "customer", "")
                    yield (f, t), name, getattr(record, "customer_code", ""), record.row


def near(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """At most two known names that differ by a character, or one of which holds the other."""
    return _Cores([Known(one, "", "") for one in known]).near(name)


class _Cores:
    """Known names by what is left of them without their legal form."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._full: dict[str, str] = {}
        self._short_of: dict[str, list[str]] = defaultdict(list)
        for one in known:
            for name in (one.name, one.short):
                core = _core(name)
                if len(core) >= _LEAST:
                    self._full.setdefault(core, one.name)
        self._within: dict[str, list[str]] = defaultdict(list)
        for core in self._full:
            for part in _without_one(core):
                self._short_of[part].append(core)
            for part in _parts(core):
                self._within[part].append(core)

    def near(self, name: str) -> tuple[str, ...]:
        wanted = _core(name)
        if len(wanted) < _LEAST:
            return ()
        ways = (wanted, *_without_one(wanted))
        close = [core for way in ways for core in (way, *self._short_of.get(way, ()))
                 if core in self._full and _one_off(wanted, core)]  # fmt: skip
        inside = [part for part in sorted(_parts(wanted)) if part in self._full]
        holding = sorted({*self._within.get(wanted, ()), *inside})
        cores = [core for core in (*close, *holding) if not _numbered(wanted, core)]
        found = dict.fromkeys(self._full[core] for core in cores)
        return tuple(other for other in found if name_key(other) != name_key(name))[:2]


def _parts(core: str) -> set[str]:
    """All pieces of a name that are long enough to be one themselves."""
    size = len(core)
    return {core[i:j] for i in range(size) for j in range(i + _LEAST, size + 1)}


def _without_one(core: str) -> list[str]:
    return [core[:i] + core[i + 1 :] for i in range(len(core))]


def _one_off(one: str, other: str) -> bool:
    """At most one character put in, left out or exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                 min(len(one), len(other)))  # fmt: skip
    if len(one) == len(other):
        return one[start + 1 :] == other[start + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def _numbered(one: str, other: str) -> bool:
    """Whether all that tells two names apart are numbers or letters that count."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                 min(len(one), len(other)))  # fmt: skip
    end = 0
    room = min(len(one), len(other)) - start
    while end < room and one[-1 - end] == other[-1 - end]:
        end += 1
    parts = one[start : len(one) - end] + other[start : len(other) - end]
    return bool(parts) and all(_COUNTS.fullmatch(sign) for sign in parts)


def _core(name: str) -> str:
    return _LEGAL.sub("", name_key(name))
