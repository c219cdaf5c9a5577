"""One table of a file: understood, its rows read and settled, its totals proven.

Pure; frozen, corrections give a new one.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.kinds import understand
from arapp.services.importing.layout.preamble import Stated, stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.options import Options
from arapp.services.importing.problems import NOTE
from arapp.services.importing.reading.sheet import Cell, Cells, Grid
from arapp.services.importing.rows.bank_cells import plain
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.finish import finish
from arapp.services.importing.rows.lines import classify
from arapp.services.importing.rows.parse import parse
from arapp.services.importing.rows.proof import controls
from arapp.services.importing.rows.records import Record
from arapp.services.importing.rows.settle import Reading
from arapp.services.importing.rows.values import Frame, Problem, Values

Pulse = Callable[[], None]
"""Called between the steps; what it raises stops the work."""


@dataclass(frozen=True, slots=True)
class StagedTable:
    """A table as understood. `kind` None: left alone, `reason` says why.

    `records[i]` and `status[i]` (ready, flagged, rejected, outgoing, skipped) belong together.
    """

    raw: RawTable
    stated: Stated
    layout: Layout
    records: tuple[Record, ...] = ()
    status: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    controls: tuple[Control, ...] = ()
    date_order: str = ""

    @property
    def kind(self) -> str | None:
        """Kind of the table."""
        return self.layout.kind

    def count(self) -> Counter[str]:
        """Rows by status."""
        return Counter(self.status)

    def raw_row(self, number: int) -> Cells:
        """The sheet's cells of a row by its number."""
        return self.raw.rows[self.raw.numbers.index(number)]


def latest(options: Options) -> date:
    """The last day that a sheet may name."""
    return options.today + timedelta(days=3653)


def table_of(
    key: tuple[int, int], raw: RawTable, grid: Grid, options: Options, pulse: Pulse
) -> StagedTable:
    """A table understood under the options. `key`: its file and its place there."""
    raw = _corrected(key, raw, options)
    facts = stated(raw, grid.path.stem, latest(options))
    forced = options.kinds.get(key) or (None if options.kind == "auto" else options.kind)
    maps = {
        **{h: f for h, f in options.maps.items() if h in raw.headers},
        **options.columns.get(key, {}),
    }
    read, comma = plain(raw)
    pulse()
    layout = understand(read, facts, forced, options.layouts, maps)
    if layout.kind is None:
        return StagedTable(raw, facts, layout)
    if layout.kind != "receipts":
        read, comma = raw, False
    pulse()
    lines = classify(read, layout, facts, pulse)
    frame = Frame(
        options.today,
        latest(options),
        options.currency,
        options.date_order,
        grid.name,
        grid.form == "csv",
        grid.date1904,
        pulse,
    )
    pulse()
    values = parse(read, layout, facts, lines, frame)
    if grid.form == "csv" and grid.path.suffix.lower() in (".xls", ".xlsx"):
        head = raw.header_rows[-1] if raw.header_rows else 0
        mark = {"\t": "Tab"}.get(grid.delimiter, grid.delimiter)
        values.problems.append(Problem(head, "", "", "text_as_xls", mark, NOTE))
    if comma:
        head = raw.header_rows[-1] if raw.header_rows else 0
        values.problems.append(Problem(head, "", "", "decimal_comma", "", NOTE))
    _rename(values, options)
    pulse()
    records, status = finish(Reading(read, layout, facts, values, frame, lines))
    pulse()
    status = _excluded(key, values, status, options)
    return StagedTable(
        raw,
        facts,
        layout,
        tuple(records),
        tuple(status),
        tuple(values.problems),
        tuple(controls(read, layout, facts, lines, values, records)),
        values.order,
    )


def _rename(values: Values, options: Options) -> None:
    for name in ("customer", "name"):
        if options.names and name in values.fields:
            values.fields[name] = [
                options.names.get(str(text), text) for text in values.fields[name]
            ]


def _corrected(key: tuple[int, int], raw: RawTable, options: Options) -> RawTable:
    mine = {
        (row, column): text
        for (file, table, row, column), text in options.cells.items()
        if (file, table) == key
    }
    if not mine:
        return raw
    rows = list(raw.rows)
    places = {number: i for i, number in enumerate(raw.numbers)}
    for (row, column), text in mine.items():
        if row in places:
            cells: list[Cell] = list(rows[places[row]])
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = text.strip() or None
            rows[places[row]] = tuple(cells)
    return replace(raw, rows=tuple(rows))


def _excluded(
    key: tuple[int, int], values: Values, status: list[str], options: Options
) -> list[str]:
    out = {row for file, table, row in options.excluded if (file, table) == key}
    if out:  # what is wrong with a row that stays out is nobody's matter
        values.problems[:] = [found for found in values.problems if found.row not in out]
    for i, number in enumerate(values.numbers):
        if number in out:
            status[i] = "skipped"
            values.add(i, "", "", "excluded")
    return status
