"""What a firm's sheets look like: the canvas, what is true of it, and habits drawn one by one."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.importing.unseen_sheets_rows import Value

Merge = tuple[int, int, int, int]
DAYS = (
    "date", "date", "iso", "dots", "slash", "han", "packed", "serial", "moment", "month_day",
    "loose",
)  # fmt: skip
MONEY = ("number",) * 4 + ("commas", "yen", "yuan", "wide", "mixed")


@dataclass
class Canvas:
    """A sheet under way: cells by (row from 1, column from 0)."""

    name: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict)
    merged: list[Merge] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    tables: list["Made"] = field(default_factory=list)

    def put(self, row: int, column: int, value: Any) -> None:
        """A cell; None and "" leave it empty."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Cells made one; rows from 1, columns from 0."""
        if (top, left) != (bottom, right):
            self.merged.append((top, left + 1, bottom, right + 1))

    @property
    def below(self) -> int:
        """First free row."""
        return max((row for row, _ in self.cells), default=0) + 1


@dataclass
class Made:
    """What is true of a table that was laid out: `rows` by row number; `odd` rows hold a trap."""

    kind: str
    header_row: int
    needed: dict[str, list[int]]
    held: dict[str, int]
    rows: dict[int, dict[str, Value]]
    odd: set[int]


@dataclass
class Look:
    """How one firm writes its sheets."""

    english: bool = False
    held: float = 0.35
    unit: int = 100  # minor units per unit of the cells: 100 = 元
    unit_at: str = "title"  # title, header
    days: str = "date"
    money: str = "number"
    depth: int = 1
    gaps: bool = False
    left: int = 0
    shuffle: bool = False
    grouping: str = "flat"  # flat, blank, merged, same, lines
    totals: str = "end"  # none, end, start, sub, pages
    titles: int = 2
    idle: int = 1
    footer: bool = False
    traps: float = 0.0
    hidden: bool = False
    ornate: bool = False


def look(rng: random.Random, kind: str) -> Look:
    """A firm's habits, each drawn by itself."""
    unit = 100 if kind in ("ledger", "contacts") else rng.choice((100,) * 6 + (1_000_000, 100_000))
    return Look(
        english=rng.random() < 0.15,
        unit=unit,
        unit_at=rng.choice(("title", "header")),
        days=rng.choice(DAYS),
        money=rng.choice(MONEY) if unit == 100 else "number",
        depth=rng.choice((1, 1, 1, 2, 2, 3)),
        gaps=rng.random() < 0.4,
        left=rng.choice((0, 0, 0, 1, 2)),
        shuffle=rng.random() < 0.4,
        grouping=rng.choice((*("flat",) * 4, "blank", "merged", "same", "lines")),
        totals=rng.choice(("none", "end", "end", "end", "start", "sub", "pages")),
        titles=rng.choice((0, 1, 2, 2, 3, 4)),
        idle=rng.choice((0, 1, 1, 2, 3)),
        footer=rng.random() < 0.35,
        traps=rng.choice((0.0, 0.0, 0.0, 0.15)),
        hidden=rng.random() < 0.1,
        ornate=rng.random() < 0.25,
    )
