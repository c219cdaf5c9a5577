"""What was read, ready to be shown: made away from the window, because sheets can be long. Pure.

`shown_tables` turns a staging and the answer of its rehearsal into one `Shown` per table.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from arapp.models.values.money import plain
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.errors import FileTrouble, NeedsAnswer
from arapp.services.importing.problems import FLAGGED, NOTE, REJECTED, SKIPPED
from arapp.services.importing.reading.grid import Grid, read_grid
from arapp.services.importing.rows.control import Control
from arapp.services.importing.rows.records import (
    ContractRow,
    InvoiceRow,
    LedgerRow,
    PlanRow,
    ReceiptRow,
    Record,
)
from arapp.services.importing.stage import Options, StagedFile, StagedTable, Staging, stage
from arapp.ui.pages.import_sheet.calm import calm
from arapp.ui.pages.import_sheet.edits import Key, answered
from arapp.ui.pages.import_sheet.figures import figures
from arapp.ui.pages.import_sheet.findings import FieldName, Problem
from arapp.ui.pages.import_sheet.sheet import cell_text, sheet_data
from arapp.ui.widgets.sheet_grid_data import SheetData

Progress = Callable[[int, int, str], None]

Refused = dict[Path, FileTrouble]

POSTED = "posted"
_OUT = (REJECTED, FLAGGED)
_WORST = {REJECTED: 3, FLAGGED: 2, SKIPPED: 1}


@dataclass(frozen=True)
class Read:
    """Files read and understood; `question` is what only the user can say (answered for now).

    `refused`: files left out because they cannot be taken, each with why.
    """

    grids: tuple[Grid, ...]
    staging: Staging
    question: NeedsAnswer | None = None
    refused: Refused = field(default_factory=dict)


def read(paths: Sequence[Path], options: Options, progress: Progress) -> Read:
    """Read files in their own process and understand them; those that cannot be taken are left
    out as long as another can. Raises FileTrouble when none can, Cancelled."""
    found: list[tuple[Path, Grid]] = []
    refused: Refused = {}
    with calm():
        for place, path in enumerate(paths):
            try:
                found.append((path, read_grid(path, options.password, progress)))
            except FileTrouble as trouble:
                if len(paths) == 1 or place <= _last_said(options):
                    raise
                refused[path] = trouble
        return _taken(found, refused, options, progress)


def _taken(
    found: Sequence[tuple[Path, Grid]], refused: Refused, options: Options, progress: Progress
) -> Read:
    """Those understood, without the ones that hold nothing to import."""
    if not found:
        raise next(iter(refused.values()))
    try:
        read_ = understand([grid for _, grid in found], options, progress)
    except FileTrouble:
        if len(found) == 1 and not refused:
            raise
        left = {path: trouble for path, grid in found
                if (trouble := _trouble(grid, options, progress)) is not None}  # fmt: skip
        if not left or _last_said(options) >= 0:
            raise
        kept = [(path, grid) for path, grid in found if path not in left]
        return _taken(kept, {**refused, **left}, options, progress)
    return replace(read_, refused=refused)


def _trouble(grid: Grid, options: Options, progress: Progress) -> FileTrouble | None:
    """Why a file by itself cannot be taken; a question is asked of all files together."""
    try:
        stage([grid], options, progress)
    except NeedsAnswer:
        return None
    except FileTrouble as trouble:
        return trouble
    return None


def _last_said(options: Options) -> int:
    """The last file of which something was said by its place, -1: leaving one out moves them."""
    said = (*options.cells, *options.columns, *options.kinds, *options.excluded)
    return max((place[0] for place in said), default=-1)


def understand(grids: Sequence[Grid], options: Options, progress: Progress) -> Read:
    """Understand files that were read; a question gets its first answer until the user says.

    Raises FileTrouble, and what `progress` raises between the steps.
    """
    with calm():
        try:
            return Read(tuple(grids), stage(grids, options, progress))
        except NeedsAnswer as question:
            choices = question.fields.get("choices") or [""]
            first = answered(options, str(question.fields.get("question")), str(choices[0]))
            staging = replace(stage(grids, first, progress), options=options)
            return Read(tuple(grids), staging, question)


@dataclass(frozen=True, slots=True)
class Difference:
    """A total that is not what was read, and rows that may be why (by number)."""

    control: Control
    index: int
    suspects: tuple[int, ...]


@dataclass(frozen=True)
class Shown:
    """One table on the page. `kind` None: left alone, `reason` says why.

    `counts` and `sums` (per state and currency, minor units) are those of the rehearsal;
    `accounts` the firm's own ones that it makes.
    """

    key: Key
    file: str
    sheet: str
    kind: str | None
    reason: str
    data: SheetData = field(repr=False)
    counts: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    controls: tuple[Control, ...] = ()
    differences: tuple["Difference", ...] = ()
    balance: Mapping[str, str] | None = None
    headers: Mapping[int, str] = field(default_factory=dict, repr=False)
    fields: Mapping[int, str | None] = field(default_factory=dict, repr=False)
    header_rows: tuple[int, ...] = ()
    first: int = 0
    last: int = 0
    order: str = ""
    unit: int = 1
    remembered: bool = False
    created: int = 0
    accounts: tuple[str, ...] = ()
    fingerprint: str = ""

    def text(self, row: int, index: int) -> str:
        """Text of a cell by its row number and 0-based column."""
        place = self.data.places.get(row, -1)
        section = next((n for n, c in enumerate(self.data.columns) if c.index == index), -1)
        return self.data.shown(place, section) if place >= 0 and section >= 0 else ""

    def of(self, *severities: str) -> list[Problem]:
        """Problems of these severities, in their order."""
        return [problem for problem in self.problems if problem.severity in severities]

    def rows(self, *severities: str) -> int:
        """How many cells or rows the problems of these severities are about."""
        return sum(len(p.rows) for p in self.problems if p.severity in severities)

    @property
    def differs(self) -> bool:
        """Whether a total of the sheet is not what was read."""
        return any(not control.equal for control in self.controls)


def shown_tables(
    read_: Read, answer: Mapping[str, Any] | None, options: Options, name: FieldName
) -> list[Shown]:
    """All tables of all files, in their order. `answer` None: before the rehearsal."""
    files = read_.staging.files
    if answer is None:
        told: list[list[Any]] = [[None] * len(file.tables) for file in files]
    else:
        told = [file["tables"] for file in answer["files"]]
    return [
        _shown((f, t), file, table, told[f][t], options, name)
        for f, file in enumerate(files)
        for t, table in enumerate(file.tables)
    ]


def _shown(
    key: Key, file: StagedFile, table: StagedTable, answer: Mapping[str, Any] | None,
    options: Options, name: FieldName,
) -> Shown:  # fmt: skip
    headers = {c.index: c.header for c in table.layout.columns}
    found = _problems(table, answer, headers)
    states = _states(table, found)
    numbers = table.raw.numbers
    corrected = {
        (row, column) for f, t, row, column in options.cells if (f, t) == key
    }  # fmt: skip
    return Shown(
        key,
        file.grid.name,
        table.raw.sheet,
        table.kind,
        table.layout.reason,
        sheet_data(key, file, table, states, found, corrected, options, name),
        Counter(answer_counts(answer) if answer else Counter(states.values())),
        _sums(table, states),
        _grouped(found),
        table.controls,
        tuple(
            _difference(table, control, found) for control in table.controls if not control.equal
        ),
        answer["balance"] if answer else None,
        headers,
        {c.index: c.field for c in table.layout.columns},
        table.raw.header_rows,
        numbers[0] if numbers else 0,
        numbers[-1] if numbers else 0,
        table.date_order,
        table.stated.unit,
        table.layout.remembered,
        int(answer["created"]["customers"]) if answer else 0,
        _new_accounts(file, table, int(answer["created"].get("accounts", 0))) if answer else (),
        table.layout.fingerprint,
    )


def _new_accounts(file: StagedFile, table: StagedTable, made: int) -> tuple[str, ...]:
    """What the firm's own accounts are called that this table makes; "" where it is not sure."""
    if not made:
        return ()
    numbers = dict.fromkeys(r.account for r in table.records if isinstance(r, ReceiptRow))
    named = [number for number in numbers if number]
    named = named or [table.stated.account or file.grid.path.stem]
    return tuple(named) if len(named) == made else ("",) * made


_SUSPECTS = 5


def _difference(table: StagedTable, control: Control, found: Iterable[Problem]) -> Difference:
    """Cells of the column that were not read, then those that hold the very difference."""
    index = next((c.index for c in table.layout.columns if c.header == control.column), -1)
    unread = [p.rows[0] for p in found if p.index == index and p.severity in _OUT]
    off = Decimal(plain(abs(control.sheet - control.read), control.currency))
    same = [
        number
        for number, row in zip(table.raw.numbers, table.raw.rows, strict=True)
        if 0 <= index < len(row) and number != control.row and row[index] is not None
        and abs(Decimal(parse_amount(row[index])[0] or 0)) * table.stated.unit == off
    ]  # fmt: skip
    return Difference(control, index, tuple(dict.fromkeys((*unread, *same)))[:_SUSPECTS])


def answer_counts(answer: Mapping[str, Any]) -> dict[str, int]:
    """Rows by what became of them."""
    names = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
    return {name: answer[name] for name in names}


def _problems(
    table: StagedTable, answer: Mapping[str, Any] | None, headers: Mapping[int, str]
) -> list[Problem]:
    indexes = {header: index for index, header in reversed(list(headers.items()))}
    by_field = {c.field: c.index for c in reversed(table.layout.columns) if c.field}

    def place(column: str) -> int:
        found: int = indexes.get(column, by_field.get(column, -1))
        return found

    if answer is None:
        return [
            Problem(p.severity, p.code, p.column, place(p.column), (p.row,), p.raw, p.detail)
            for p in table.problems
        ]
    currency = {record.row: getattr(record, "currency", "") for record in table.records}
    return [
        Problem(p["severity"], p["problem"], p["column"], place(p["column"]), (p["row"],),
                p["raw"], figures(p["problem"], p.get("detail", ""), currency.get(p["row"], "")),
                p.get("equals", ""))
        for p in answer["problems"]
    ]  # fmt: skip


def _grouped(every: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same fault in the same words is said once, notes once for each column; the heaviest
    first, then as in the sheet."""
    groups: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for problem in every:
        if problem.severity in (NOTE, SKIPPED):
            groups[problem.severity, problem.code, problem.column].append(problem)
        else:
            key = (problem.severity, problem.code, problem.column, problem.raw, problem.detail)
            groups[key].append(problem)
    found = [
        replace(mine[0], rows=tuple(dict.fromkeys(p.rows[0] for p in mine)))
        for mine in groups.values()
    ]
    found.sort(key=lambda p: (-_WORST.get(p.severity, 0), p.rows[0], p.index))
    return tuple(found)


def _states(table: StagedTable, found: Iterable[Problem]) -> dict[int, str]:
    """State of every data row by its number."""
    states = {
        record.row: POSTED if status == "ready" else status
        for record, status in zip(table.records, table.status, strict=True)
    }
    worst: dict[int, int] = {}
    for problem in found:
        row, rank = problem.rows[0], _WORST.get(problem.severity, 0)
        if rank > worst.get(row, 0) and row in states and states[row] != "outgoing":
            worst[row] = rank
            states[row] = problem.severity
    return states


def amount_of(record: Record) -> tuple[str, int] | None:
    """Currency and amount a row stands for; None where it stands for none."""
    if isinstance(record, LedgerRow):
        return record.currency, record.debit - record.credit
    if isinstance(record, InvoiceRow):
        return record.currency, record.gross
    if isinstance(record, PlanRow | ContractRow | ReceiptRow):
        return record.currency, record.amount
    return None


def _sums(table: StagedTable, states: Mapping[int, str]) -> dict[str, dict[str, int]]:
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for record in table.records:
        found = amount_of(record)
        if found is not None:
            sums[states[record.row]][found[0]] += found[1]
    return {state: dict(amounts) for state, amounts in sums.items()}


def original(read_: Read, shown: Shown, row: int, index: int) -> str:
    """The text of a cell as the file has it; "" for an empty one."""
    sheets = read_.grids[shown.key[0]].sheets
    sheet = next((one for one in sheets if one.name == shown.sheet), None)
    if sheet is None or row not in sheet.numbers:
        return ""
    cells = sheet.rows[sheet.numbers.index(row)]
    column = next((one for one in shown.data.columns if one.index == index), None)
    if column is None or index >= len(cells) or cells[index] is None:
        return ""
    return cell_text(cells[index], column)
