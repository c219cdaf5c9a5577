"""The sheets made by hand, read and held against what must come of them."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.utils import range_boundaries

from arapp.services.importing.reading.sheet import Cell, Grid, Sheet
from arapp.services.importing.stage import READY, StagedTable
from tests.importing.unseen_sheets_judge import staged
from tests.importing.unseen_sheets_odd import ODD, Odd, Want
from tests.importing.unseen_sheets_odd_last import LAST
from tests.importing.unseen_sheets_odd_more import MORE

EVERY = (*ODD, *MORE, *LAST)


def _cell(text: str) -> Cell:
    text = text.strip()
    if re.fullmatch(r"-?\d{1,12}(?:\.\d+)?", text) and not re.match(r"0\d", text):
        return int(text) if "." not in text else Decimal(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return text or None


def grid_of(odd: Odd) -> Grid:
    """The file as the reader gives it."""
    sheets = []
    for place, (name, text) in enumerate(odd.sheets.items()):
        lines = text.strip("\n").split("\n")
        rows = [tuple(_cell(part) for part in line.split("|")) for line in lines]
        kept = [(n, r) for n, r in enumerate(rows, 1) if any(cell is not None for cell in r)]
        merged = []
        for span in odd.merges if not place else ():
            left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(span))
            merged.append((top, left, bottom, right))
        sheets.append(
            Sheet(name, tuple(n for n, _ in kept), tuple(r for _, r in kept), tuple(merged))
        )
    return Grid(Path("odd.xlsx"), "0" * 64, "xlsx", tuple(sheets))


_SUM: dict[str, Callable[[Any], int]] = {
    "plans": lambda r: r.amount - r.paid, "contracts": lambda r: r.amount,
    "ledger": lambda r: r.debit - r.credit, "invoices": lambda r: r.gross,
    "receipts": lambda r: r.amount, "deliveries": lambda r: r.amount,
}  # fmt: skip


def failings(odd: Odd) -> list[str]:
    """What is wrong with the reading; [] when it is as it must be."""
    file, why = staged(grid_of(odd))
    if odd.want[0].kind == "refuse" or all(want.kind is None for want in odd.want):
        taken = [t for t in (file.tables if file else ()) if t.kind and t.count()[READY]]
        return [f"taken for {t.kind}" for t in taken]
    if file is None:
        return [f"refused: {why}"]
    found: list[str] = []
    mine = [t for t in file.tables if t.kind]
    for place, want in enumerate(odd.want):
        if place >= len(mine):
            left = [(t.kind, t.layout.reason, t.raw.header_rows) for t in file.tables]
            found.append(f"table {place} not found: {left}")
        else:
            found += [f"table {place}: {what}" for what in _differences(mine[place], want)]
    return found


def _differences(table: StagedTable, want: Want) -> Iterator[str]:
    if table.kind != want.kind:
        yield f"kind {table.kind}"
        return
    if table.raw.header_rows[-1] != want.header:
        yield f"header {table.raw.header_rows}"
    mapping = table.layout.mapping()
    for field, header in want.fields.items():
        if mapping.get(header) != field:
            yield f"{header} is {mapping.get(header)}, not {field} ({mapping})"
    if len(table.records) != want.rows:
        yield f"{len(table.records)} rows, not {want.rows}: {[r.row for r in table.records]}"
    yield from _sums(table, want)
    who = getattr(table.records[0], "customer", "") if table.records else ""
    if want.who and who != want.who:
        yield f"customer {who!r}, not {want.who}"


def _sums(table: StagedTable, want: Want) -> Iterator[str]:
    states = list(zip(table.records, table.status, strict=True))
    aside = [record.row for record, state in states if state != READY]
    if len(aside) > want.spare:
        yield f"set aside {aside}: {[(p.row, p.code) for p in table.problems if p.row in aside]}"
    if want.total:
        ready: list[Any] = [record for record, state in states if state == READY]
        minor = sum(_SUM[want.kind or ""](r) for r in ready)
        if not want.spare and Decimal(minor) / 100 != Decimal(want.total):
            yield f"sum {Decimal(minor) / 100}, not {want.total}"
    broken = [c for c in table.controls if not c.equal]
    if broken and not want.spare:
        yield f"controls {[(c.label, c.column, c.sheet, c.read) for c in broken]}"
