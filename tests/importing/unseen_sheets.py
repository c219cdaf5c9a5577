"""Invented sheets with truth known: `make(seed)` gives the same file each time.

A file is one table, sheets of one shape (per year, per customer), two tables below or beside each
other, or a table of another trade, which has to be refused.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from arapp.services.importing.reading.sheet import Cell, Grid, Sheet
from tests.importing import unseen_sheets_rows as rows
from tests.importing import unseen_sheets_words as words
from tests.importing.unseen_sheets_lay import lay
from tests.importing.unseen_sheets_look import Canvas, Look, look
from tests.importing.unseen_sheets_makers import MAKERS
from tests.importing.unseen_sheets_other import OTHERS, other

COMPANY = "苏州澄禾自动化设备有限公司"


@dataclass
class Made:
    """A file: its sheets, and whether it has to be refused."""

    seed: int
    what: str
    sheets: list[Canvas]
    refused: bool = False
    shape: str = "one"
    notes: list[str] = field(default_factory=list)


def make(seed: int) -> Made:
    """The file of a seed."""
    rng = random.Random(seed)
    if rng.random() < 0.12:
        name = rng.choice(sorted(OTHERS))
        return Made(seed, name, [other(rng, name)], refused=True)
    name = rng.choice(sorted(MAKERS))
    shape = rng.choice(("one",) * 5 + ("years", "customers", "below", "beside"))
    style = look(rng, MAKERS[name](random.Random(0), False, 100).kind)
    made = _SHAPES[shape](rng, name, style)
    return Made(seed, f"{name}/{shape}", made, shape=shape, notes=[str(style)])


def _one(rng: random.Random, name: str, style: Look) -> list[Canvas]:
    canvas = Canvas(rng.choice(("Sheet1", "明细", "台账", "2025年")))
    plan = MAKERS[name](rng, style.english, style.unit)
    canvas.tables.append(lay(canvas, rng, plan, style, COMPANY))
    return [canvas]


def _years(rng: random.Random, name: str, style: Look) -> list[Canvas]:
    """Sheets of one shape, the firm's habits the same on each of them."""
    found = []
    habit = rng.randrange(10**6)
    for year in ("2024", "2025", "2026"):
        plan = MAKERS[name](random.Random(habit), style.english, style.unit)
        canvas = Canvas(f"{year}年" if rng.random() < 0.5 else f"{year}")
        canvas.tables.append(lay(canvas, random.Random(habit + 1), plan, style, COMPANY))
        found.append(canvas)
    return found


def _customers(rng: random.Random, name: str, style: Look) -> list[Canvas]:
    """A sheet for each customer, who is named by the sheet or above the table only."""
    name = name if name in ("ledger", "open_items") else rng.choice(("ledger", "open_items"))
    make_rows = rows.ledger if name == "ledger" else rows.open_items
    style = replace(style, unit=100, grouping="flat")
    by_title = rng.random() < 0.5
    found = []
    for customer in rng.sample(words.FOREIGN if style.english else words.CUSTOMERS, 3):
        canvas = Canvas(customer[:6] if by_title else customer)
        plan = make_rows(rng, style.english, style.unit, named=False)
        plan.held_by = customer if by_title else ""
        for truth in plan.truth:
            truth["customer"] = customer
        canvas.tables.append(lay(canvas, rng, plan, style, COMPANY))
        found.append(canvas)
    return found


def _below(rng: random.Random, name: str, style: Look) -> list[Canvas]:
    """Another table under the first one."""
    (canvas,) = _one(rng, name, style)
    kind = canvas.tables[0].kind
    others = [n for n in sorted(MAKERS) if n not in (name, "customers", "contacts")]
    second = rng.choice([n for n in others if MAKERS[n](rng, False, 100).kind != kind])
    plan = MAKERS[second](rng, style.english, style.unit)
    style = replace(style, titles=max(1, min(2, style.titles)), unit_at="header")
    canvas.tables.append(lay(canvas, rng, plan, style, ""))
    return [canvas]


def _beside(rng: random.Random, name: str, style: Look) -> list[Canvas]:
    """The same kind again to the right, a blank column between."""
    (canvas,) = _one(rng, name, replace(style, depth=1, footer=False, titles=min(style.titles, 1)))
    top = min(row for row, _ in canvas.cells)
    width = max(column for _, column in canvas.cells) + 2
    right = Canvas("")
    plain = replace(style, depth=1, left=0, footer=False, titles=min(style.titles, 1))
    plan = MAKERS[name](rng, style.english, style.unit)
    table = lay(right, rng, plan, plain, "")
    shift = canvas.tables[0].header_row - table.header_row
    if min(row for row, _ in right.cells) + shift < top:
        return [canvas]
    for (row, column), value in right.cells.items():
        canvas.put(row + shift, column + width, value)
    canvas.merged += [(a + shift, b + width, c + shift, d + width) for a, b, c, d in right.merged]
    table.header_row += shift
    table.rows = {row + shift: truth for row, truth in table.rows.items()}
    table.odd = {row + shift for row in table.odd}
    table.needed = {f: [c + width for c in at] for f, at in table.needed.items()}
    canvas.tables.append(table)
    return [canvas]


_SHAPES = {
    "one": _one, "years": _years, "customers": _customers, "below": _below, "beside": _beside,
}  # fmt: skip


# --- as the reader would give it ----------------------------------------------------------------


def _read(value: Any) -> Cell:
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        return value.date() if not (value.hour or value.minute) else value
    if isinstance(value, int | Decimal | date):
        return value
    raise AssertionError(value)


def grid(made: Made) -> Grid:
    """The file as the reader gives it, without writing it."""
    return Grid(
        Path(f"seed{made.seed}.xlsx"), "0" * 64, "xlsx", tuple(_sheet(c) for c in made.sheets)
    )


def _sheet(canvas: Canvas) -> Sheet:
    lines: dict[int, list[Cell]] = {}
    for (row, column), value in sorted(canvas.cells.items()):
        cells = lines.setdefault(row, [])
        cells.extend([None] * (column - len(cells)))
        cells.append(_read(value))
    kept = {row: tuple(cells) for row, cells in lines.items() if any(c is not None for c in cells)}
    return Sheet(
        canvas.name, tuple(kept), tuple(kept.values()), tuple(canvas.merged),
        frozenset(canvas.hidden),
    )  # fmt: skip
