"""Staging: what was read from the files, row by row, before anything is written.

Pure but for the reading itself. All structures are frozen; corrections give a new staging.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from arapp.models.values.errors import ArappError, InvalidValue
from arapp.services.importing.errors import NeedsAnswer, NothingRecognised, WrongKind
from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.fields import FIELDS
from arapp.services.importing.layout.kinds import is_summary, understand
from arapp.services.importing.layout.preamble import Stated, stated
from arapp.services.importing.layout.tables import RawTable, find_tables
from arapp.services.importing.options import Options
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.reading.sheet import Grid
from arapp.services.importing.rows.settle import READY
from arapp.services.importing.stage_table import Pulse, StagedTable, latest, table_of
from arapp.services.progress import Progress, silent

if TYPE_CHECKING:
    from arapp.services.importing.reading.sandbox import Reading as Begun

Source: TypeAlias = "Path | Begun"
_WRONG = ("card_bill", "payables", "trial_balance", "cash_journal", "other_trade")


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file and its tables."""

    grid: Grid
    tables: tuple[StagedTable, ...]


@dataclass(frozen=True, slots=True)
class Staging:
    """All that an import would post, and the options under which it was read."""

    files: tuple[StagedFile, ...]
    options: Options


def read_files(
    paths: Sequence[Source], options: Options, progress: Progress | None = None
) -> Staging:
    """Read and understand files; nothing is written. A reading that was begun stands for its file.

    Raises FileTrouble (see `errors`) when a file as a whole cannot be taken; what `progress`
    raises stops the reading.
    """
    grids = [
        read_grid(source, options.password, progress)
        if isinstance(source, Path)
        else source.grid(progress)
        for source in paths
    ]
    return stage(grids, options, progress or silent)


def stage(grids: Sequence[Grid], options: Options, progress: Progress = silent) -> Staging:
    """Understand files that were read. `progress` is called between the steps, may raise.

    Raises FileTrouble.
    """
    _guard_maps(grids, options)
    files = [_file(i, grid, options, progress) for i, grid in enumerate(grids)]
    return Staging(tuple(files), options)


def _guard_maps(grids: Sequence[Grid], options: Options) -> None:
    """Every header that the user maps is in a file, every field is one. Raises InvalidValue."""
    known = set(
        fields_of(options.kind)
        if options.kind in FIELDS
        else [name for kind in FIELDS for name in fields_of(kind)]
    )
    for header, name in options.maps.items():
        if name and name not in known and (not options.said or header in options.said):
            raise InvalidValue(
                field="map", value=name, reason="no_such_field", choices=sorted(known)
            )
    if not options.said:
        return
    tables = [raw for g in grids for sheet in g.sheets for raw in find_tables(sheet, options.said)]
    headers = {header for raw in tables for header in raw.headers}
    for header in options.said - headers:
        raise InvalidValue(
            field="map", value=header, reason="no_such_header", choices=sorted(headers)
        )


def restage(staging: Staging, options: Options) -> Staging:
    """The same files under other options: re-mapped, corrected, excluded rows."""
    return stage([file.grid for file in staging.files], options)


def remap(staging: Staging, file: int, table: int, header: str, field_name: str | None) -> Staging:
    """A column's meaning changed on the page; None or "" leaves the column alone."""
    columns = {key: dict(value) for key, value in staging.options.columns.items()}
    columns.setdefault((file, table), {})[header] = field_name or ""
    return restage(staging, replace(staging.options, columns=columns))


def correct(staging: Staging, file: int, table: int, row: int, column: int, text: str) -> Staging:
    """A cell corrected in place; the file itself stays as it is."""
    cells = {**staging.options.cells, (file, table, row, column): text}
    return restage(staging, replace(staging.options, cells=cells))


def exclude(staging: Staging, file: int, table: int, row: int, out: bool = True) -> Staging:
    """A row taken out of the import (or back in)."""
    key = frozenset({(file, table, row)})
    excluded = staging.options.excluded | key if out else staging.options.excluded - key
    return restage(staging, replace(staging.options, excluded=excluded))


def rename(staging: Staging, name: str, known: str) -> Staging:
    """A customer's name of the sheet is that of a customer in the ledger."""
    names = {**staging.options.names, name: known}
    return restage(staging, replace(staging.options, names=names))


# --- one file -----------------------------------------------------------------------------------


def _file(index: int, grid: Grid, options: Options, progress: Progress) -> StagedFile:
    tables: list[StagedTable] = []
    named = frozenset(options.maps) | {
        header for _, mapping in options.layouts.values() for header in mapping
    }

    def pulse() -> None:
        rows = [len(sheet.rows) for sheet in grid.sheets]
        progress(sum(rows), sum(rows), grid.name)

    _guard_sheet(grid, options)
    for sheet in grid.sheets:
        pulse()
        if options.sheet is not None and sheet.name != options.sheet:
            continue
        found = find_tables(sheet, named)
        if not found:
            tables.append(_untouched(sheet.name, "empty" if not sheet.rows else "no_header"))
        for raw in found:
            if not raw.header_rows:
                tables.append(StagedTable(raw, Stated(), Layout(None, (), "", "no_header")))
            elif not sheet.visible and options.sheet is None:
                tables.append(_left(raw, grid, options, "hidden_sheet"))
            else:
                tables.append(table_of((index, len(tables)), raw, grid, options, pulse))
    tables = _without_summaries(_alike(index, tables, grid, options, pulse))
    _refuse_nothing(tables, grid, options)
    return StagedFile(grid, tuple(tables))


def _alike(
    index: int, tables: list[StagedTable], grid: Grid, options: Options, pulse: Pulse
) -> list[StagedTable]:
    """A table that says too little by itself is what the other under the same headings is."""
    known = {t.layout.fingerprint: t.kind for t in tables if t.kind}
    found = list(tables)
    for place, table in enumerate(tables):
        kind = known.get(table.layout.fingerprint)
        if kind and table.kind is None and table.layout.reason == "not_understood":
            key = (index, place)
            forced = replace(options, kinds={**options.kinds, key: kind})
            found[place] = table_of(key, table.raw, grid, forced, pulse)
    return found


def _untouched(sheet: str, reason: str) -> StagedTable:
    return StagedTable(
        RawTable(sheet, (), (), (), (), (), ()), Stated(), Layout(None, (), "", reason)
    )


def _left(raw: RawTable, grid: Grid, options: Options, reason: str) -> StagedTable:
    facts = stated(raw, grid.path.stem, latest(options))
    layout = understand(raw, facts)
    return StagedTable(raw, facts, replace(layout, kind=None, reason=reason))


def _without_summaries(tables: list[StagedTable]) -> list[StagedTable]:
    """A summary beside the details of the same kind would book everything twice."""
    detailed = {t.kind for t in tables if t.kind and not is_summary(t.raw)}
    return [
        StagedTable(t.raw, t.stated, replace(t.layout, kind=None, reason="summary"))
        if detailed & _SUMMED.get(t.kind or "", frozenset()) and is_summary(t.raw)
        else t
        for t in tables
    ]


# kind of a summary → kinds of the details that it may sum up
_SUMMED: dict[str, frozenset[str | None]] = {
    "plans": frozenset({"plans", "ledger", "contracts", "invoices"}),
    "ledger": frozenset({"plans", "ledger", "contracts", "invoices", "receipts"}),
    "receipts": frozenset({"receipts", "ledger"}),
    "contracts": frozenset({"contracts", "plans"}),
}


def _guard_sheet(grid: Grid, options: Options) -> None:
    """The sheet that the user named is in the file. Raises NothingRecognised."""
    names = [sheet.name for sheet in grid.sheets]
    if options.sheet is not None and options.sheet not in names:
        raise NothingRecognised(
            file=grid.name, reason="no_such_sheet", sheet=options.sheet, sheets=names
        )


def _refuse_nothing(tables: Sequence[StagedTable], grid: Grid, options: Options) -> None:
    if any(t.kind for t in tables):
        return
    reasons = [t.layout.reason for t in tables]
    if options.kind != "auto":
        _refuse_kind(tables, grid, options)
    wrong = next((reason for reason in reasons if reason in _WRONG), None)
    if wrong:
        raise WrongKind(file=grid.name, reason=wrong)
    raise NothingRecognised(
        file=grid.name,
        reason=next(iter(reasons), "empty"),
        sheets=[sheet.name for sheet in grid.sheets],
    )


def _refuse_kind(tables: Sequence[StagedTable], grid: Grid, options: Options) -> None:
    """Say what the kind that the user named would need, and what the table seems to be."""
    for table in tables:
        lacking = table.layout.reason.removeprefix("lacks_")
        if lacking == table.layout.reason:
            continue
        seen = understand(table.raw, table.stated).kind
        raise NothingRecognised(
            file=grid.name,
            reason="not_of_kind" if seen else "of_no_kind",
            wanted=options.kind,
            lacking=lacking,
            seen=seen,
            sheets=[sheet.name for sheet in grid.sheets],
        )


def fields_of(kind: str) -> list[str]:
    """Fields that a column of this kind of table may be given (`--map`, the page)."""
    return list(FIELDS[kind])


__all__ = [
    "READY",
    "ArappError",
    "NeedsAnswer",
    "Options",
    "Progress",
    "StagedFile",
    "StagedTable",
    "Staging",
    "correct",
    "exclude",
    "fields_of",
    "read_files",
    "remap",
    "rename",
    "restage",
    "stage",
]
