"""What became of an invented file, held against what is true of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from arapp.services.importing.errors import FileTrouble, NeedsAnswer
from arapp.services.importing.options import Options
from arapp.services.importing.reading.sheet import Grid
from arapp.services.importing.stage import READY, StagedFile, StagedTable, stage
from tests.importing.unseen_sheets import Made
from tests.importing.unseen_sheets_look import Canvas
from tests.importing.unseen_sheets_look import Made as Table
from tests.importing.unseen_sheets_rows import Value

TODAY = date(2026, 11, 12)


@dataclass
class Verdict:
    """Counts over files; `faults` of the worst kind name seed, sheet, row."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def share(self, what: str, of: str) -> float:
        """counts[what] of counts[of] in percent; 100 of none."""
        return 100 * self.counts[what] / self.counts[of] if self.counts[of] else 100.0


def staged(grid: Grid) -> tuple[StagedFile | None, str]:
    """(the file as staged, why not)."""
    options = Options(today=TODAY)
    try:
        return stage([grid], options).files[0], ""
    except NeedsAnswer as asked:
        if asked.fields.get("question") != "date_order":
            return None, "asked"
        return stage([grid], replace(options, date_order="ymd")).files[0], ""
    except FileTrouble as refused:
        return None, f"{refused.kind}:{refused.fields.get('reason', '')}"


def judge(verdict: Verdict, made: Made, grid: Grid) -> None:
    """Adds one file to the verdict."""
    file, why = staged(grid)
    verdict.counts["files"] += 1
    if made.refused:
        verdict.counts["others"] += 1
        taken = [t for t in (file.tables if file else ()) if t.kind and t.count()[READY]]
        verdict.counts["others refused"] += not taken
        if taken:
            verdict.faults.append(f"{made.seed} {made.what}: taken for {taken[0].kind}")
        return
    for place, canvas in enumerate(made.sheets):
        name = grid.sheets[place].name
        mine = [t for t in file.tables if t.raw.sheet == name] if file else []
        if file and mine:
            _accounted(verdict, made, grid, place, mine)
        for table in canvas.tables:
            _table(verdict, made, canvas, table, mine, why)


def _accounted(
    verdict: Verdict, made: Made, grid: Grid, place: int, tables: Iterable[StagedTable]
) -> None:
    """Each filled row of the sheet is a row of some table, or a line that the layout explains."""
    sheet = grid.sheets[place]
    known: set[int] = set()
    preamble = False
    for table in tables:
        known |= {*table.raw.header_rows, *table.raw.numbers}
        preamble |= bool(table.raw.preamble)
    missing = [n for n in sheet.numbers if n not in known]
    true_rows = {row for table in made.sheets[place].tables for row in table.rows}
    lost = [n for n in missing if n in true_rows]
    verdict.counts["lost"] += len(lost)
    if lost:
        verdict.faults.append(f"{made.seed} {made.what} {sheet.name}: rows in no table {lost[:5]}")


def _table(
    verdict: Verdict, made: Made, canvas: Canvas, table: Table, mine: list[StagedTable], why: str
) -> None:
    counts = verdict.counts
    found = next(
        (t for t in mine if t.raw.header_rows and t.raw.header_rows[-1] == table.header_row
         and _same_columns(t, table)), None)  # fmt: skip
    where = f"{made.seed} {made.what} [{canvas.name}] r{table.header_row}"
    if found and found.layout.reason == "summary" and made.shape in ("below", "beside"):
        counts["left as summary"] += 1  # 账龄分析 beside the details that it sums up
        return
    counts["tables"] += 1
    counts[f"tables {table.kind}"] += 1
    if found is None or found.kind != table.kind:
        told = f"{found.kind}/{found.layout.reason}" if found else f"none {why}"
        others = [(t.kind, t.layout.reason, t.raw.header_rows) for t in mine] if not found else ""
        verdict.missed.append(f"{where} want {table.kind}: {told} {others}")
        wrong = [t for t in mine if t.kind and t.kind != table.kind and _overlap(t, table)]
        counts["taken wrongly"] += bool(wrong)
        if wrong:
            verdict.faults.append(f"{where} want {table.kind}: taken for {wrong[0].kind}")
        for other in mine:
            if other is not found and other.kind == table.kind and made.shape != "beside":
                _rows(verdict, where, table, other, partly=True)
        return
    counts["found"] += 1
    counts[f"found {table.kind}"] += 1
    _columns(verdict, where, table, found)
    _rows(verdict, where, table, found)


def _same_columns(found: StagedTable, table: Table) -> bool:
    wanted = {at for columns in table.needed.values() for at in columns}
    return not wanted or len(wanted & set(found.raw.columns)) * 2 > len(wanted)


def _overlap(found: StagedTable, table: Table) -> bool:
    return any(
        record.row in table.rows and state == READY
        for record, state in zip(found.records, found.status, strict=True)
    )


def _columns(verdict: Verdict, where: str, table: Table, found: StagedTable) -> None:
    counts = verdict.counts
    good = True
    for name, columns in table.needed.items():
        right = set(columns) <= set(found.layout.indexes(name))
        counts["columns"] += len(columns)
        counts["columns right"] += len(columns) * right
        if table.held.get(name):
            counts["held"] += 1
            counts["held right"] += right
        if not right:
            good = False
            heads = [c.header for c in found.layout.columns if c.index in columns]
            said = [c.field for c in found.layout.columns if c.index in columns]
            verdict.missed.append(f"{where} column {name}: {heads} is {said}")
    counts["whole"] += good


def said(record: Any, name: str) -> Any:
    """What a record says under a truth's name."""
    if name == "open":
        return record.amount - record.paid
    return getattr(record, name)


def _rows(
    verdict: Verdict, where: str, table: Table, found: StagedTable, partly: bool = False
) -> None:
    seen = Counter(record.row for record in found.records)
    places = {record.row: i for i, record in enumerate(found.records)}
    for row, truth in table.rows.items():
        if partly and row not in places:
            continue
        verdict.counts["rows"] += 1
        if seen[row] != 1:
            verdict.counts["lost"] += 1
            verdict.faults.append(f"{where} row {row}: seen {seen[row]} times")
        else:
            _row(verdict, f"{where} row {row}", truth, found, places[row], row in table.odd)
    if not partly:
        _others(verdict, where, table, found)


def _row(
    verdict: Verdict, where: str, truth: Mapping[str, Value], found: StagedTable, i: int, odd: bool
) -> None:  # fmt: skip
    record, status = found.records[i], found.status[i]
    if odd:
        return
    if status != READY:
        verdict.counts["set aside"] += 1
        codes = [p.code for p in found.problems if p.row == record.row]
        verdict.missed.append(f"{where} set aside {status} {codes}")
        return
    wrong = {n: (said(record, n), v) for n, v in truth.items() if said(record, n) != v}
    if wrong:
        verdict.counts["wrong"] += 1
        verdict.faults.append(f"{where}: {wrong}")


def _others(verdict: Verdict, where: str, table: Table, found: StagedTable) -> None:
    """Rows that are none, and the sheet's own totals."""
    ready = [r.row for r, s in zip(found.records, found.status, strict=True) if s == READY]
    extra = [row for row in ready if row not in table.rows]
    verdict.counts["too many"] += len(extra)
    if extra:
        verdict.faults.append(f"{where} rows that are none: {extra[:4]}")
    for control in found.controls if not table.odd else ():
        verdict.counts["controls"] += 1
        verdict.counts["controls equal"] += control.equal
        if not control.equal:
            told = f"{control.label} {control.column} {control.sheet} {control.read}"
            verdict.missed.append(f"{where} control {told}")
