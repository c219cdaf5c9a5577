"""One table of somebody's sheet brought up to date: its rows, its new rows, its totals."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from arapp.services.importing.cells.dayforms import parse_day
from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.reading.sheet import Cell
from arapp.services.importing.stage import StagedTable
from arapp.services.output.foreign import Copy
from arapp.services.output.like_cells import described, like_above, put_value, redated
from arapp.services.output.like_facts import Fact
from arapp.services.output.like_notes import Left
from arapp.services.output.like_roles import MONEY, UPDATED, Roles, Value, roles_of
from arapp.services.output.sheet import put
from arapp.services.output.sheet_rows import Shift, insert_rows

_SUBTOTAL = re.compile(r"小计|分计|sub", re.I)


@dataclass
class Drawing:
    """A table while it is drawn: what its rows are in the ledger, what is to be added."""

    copy: Copy
    table: StagedTable
    known: Mapping[int, Fact]
    new: Sequence[Fact]
    day: date
    left: list[Left] = field(default_factory=list)
    cells: int = 0
    added: int = 0
    _kept: Counter[str] = field(default_factory=Counter)

    @property
    def sheet(self) -> str:
        """Name of the sheet in the original."""
        return self.table.raw.sheet

    def draw(self) -> None:
        """Bring the table up to date in the copy."""
        page = self.copy.page(self.sheet)
        rows = {record.row: self.table.raw_row(record.row) for record in self.table.records}
        if page is None or not rows:
            return
        roles = roles_of(self.table, list(rows.values()))
        self.left += [Left(self.sheet, 0, "state", header) for header in roles.unknown]
        before = {(n, i): _figure(row, i) for n, row in rows.items() for i in roles.by_index}
        after = dict(before)
        for number, fact in self.known.items():
            self._update(page, roles, number, fact, after)
        places = self._places(page, roles, rows)
        totals = self._totals(page, roles, (before, after), places)
        self._date(page)
        shift = Shift({row: len(facts) for row, facts in places.items()})
        if places:
            insert_rows(self.copy.book, page, {row: len(f) for row, f in places.items()})
            for row, facts in places.items():
                self._add(page, roles, shift(row), facts)
        for (row, index), value in totals.items():
            cell = page.cell(shift(row), index + 1)
            if cell.data_type == "f":
                self.copy.shown.append((cell, value))
            else:
                self._put(cell, value, index)
        for column, count in self._kept.items():
            self.left.append(Left(self.sheet, 0, "formula", f"{column} ×{count}"))

    def _date(self, page: Any) -> None:
        """The day that the lines above the header name as the sheet's own."""
        for row in range(1, min(self.table.raw.header_rows, default=1)):
            for cell in page[row]:
                if isinstance(cell.value, str) and cell.data_type == "s":
                    said = redated(cell.value, self.day)
                    if said != cell.value:
                        self.cells += 1
                        put(cell, said)

    def _update(
        self,
        page: Any,
        roles: Roles,
        number: int,
        fact: Fact,
        after: dict[tuple[int, int], Decimal | None],
    ) -> None:
        for index, role in roles.by_index.items():
            if role not in UPDATED:
                continue
            value = roles.value(index, fact, self.day)
            cell = page.cell(number, index + 1)
            if isinstance(value, Decimal):
                after[number, index] = value
            if self._says(number, index, value):
                if cell.data_type == "f":
                    self.copy.shown.append((cell, value))
                continue
            if value is not None or role == "state":
                self._put(cell, value, index)

    def _says(self, number: int, index: int, value: Value) -> bool:
        """Whether the sheet says it already; nothing and zero are the same."""
        cells = self.table.raw_row(number)
        cell = cells[index] if index < len(cells) else None
        if isinstance(value, Decimal):
            return (_figure(cells, index) or 0) == value
        if isinstance(value, date):
            order, year = self.table.date_order or "ymd", self.table.stated.year
            return parse_day(cell, order, year, date.max)[0] == value
        return (cell is None and not value) or str(cell) == str(value)

    def _put(self, cell: Any, value: Value, index: int) -> None:
        from openpyxl.cell.cell import MergedCell

        if isinstance(cell, MergedCell):
            self.left.append(Left(self.sheet, cell.row or 0, "merged", cell.coordinate))
        elif cell.data_type == "f":
            self._kept[self._header(index)] += 1
            self.copy.shown.append((cell, value))
        else:
            self.cells += 1
            put_value(cell, value)

    def _header(self, index: int) -> str:
        return next(
            (c.header for c in self.table.layout.columns if c.index == index), str(index + 1)
        )

    # --- new rows ---

    def _places(
        self, page: Any, roles: Roles, rows: Mapping[int, Sequence[Cell]]
    ) -> dict[int, list[Fact]]:
        """Row → what comes in below it: with the customer's own rows where these stand together."""
        places: dict[int, list[Fact]] = defaultdict(list)
        last = max(rows)
        ends = {fact.customer_id: number for number, fact in sorted(self.known.items())}
        currencies = {fact.currency for fact in self.known.values()}
        grouped = any(_SUBTOTAL.search(control.label) for control in self.table.controls) or (
            not roles.has("customer") and len(ends) > 1
        )
        for fact in self.new:
            at = ends.get(fact.customer_id) if grouped or not roles.has("customer") else last
            fits = roles.has("currency") or not currencies or fact.currency in currencies
            if at is None or not fits:
                self.left.append(Left(self.sheet, 0, "no_place", described(fact)))
            elif page.tables:
                self.left.append(Left(self.sheet, 0, "listed", described(fact)))
            else:
                places[at].append(fact)
        return dict(places)

    def _add(self, page: Any, roles: Roles, row: int, facts: Sequence[Fact]) -> None:
        from openpyxl.cell.cell import MergedCell

        names = self._own_names(roles)
        for number, fact in enumerate(facts, start=row + 1):
            self.added += 1
            like_above(page, row, number)
            for index, role in roles.by_index.items():
                cell = page.cell(number, index + 1)
                value = roles.value(index, fact, self.day)
                if isinstance(cell, MergedCell):  # below the customer's last row, inside its frame
                    if role != "customer":
                        self.left.append(Left(self.sheet, 0, "merged", cell.coordinate))
                    continue
                if cell.data_type == "f":
                    self.copy.shown.append((cell, value))
                    continue
                if role == "customer":
                    value = names.get(fact.customer_id, fact.customer)
                if role == "seq":
                    above = page.cell(number - 1, index + 1).value
                    value = above + 1 if isinstance(above, int) else None
                put_value(cell, value)

    def _own_names(self, roles: Roles) -> dict[int, str]:
        """Customers as the sheet spells them."""
        index = next((i for i, role in roles.by_index.items() if role == "customer"), -1)
        found: dict[int, str] = {}
        for number, fact in self.known.items():
            cells = self.table.raw_row(number)
            if 0 <= index < len(cells) and isinstance(cells[index], str):
                found.setdefault(fact.customer_id, str(cells[index]))
        return found

    # --- totals ---

    def _totals(
        self,
        page: Any,
        roles: Roles,
        figures: tuple[
            Mapping[tuple[int, int], Decimal | None], Mapping[tuple[int, int], Decimal | None]
        ],
        places: Mapping[int, Sequence[Fact]],
    ) -> dict[tuple[int, int], Decimal]:
        """New figures of total rows, by row and column of the original.

        A total is reckoned over the rows that made it before: since the last total, since the last
        that is no subtotal, or from the top.
        """
        found: dict[tuple[int, int], Decimal] = {}
        before, after = figures
        marks = sorted({(c.row, c.label) for c in self.table.controls})
        for control in self.table.controls:
            index = next(
                (c.index for c in self.table.layout.columns if c.header == control.column), -1
            )
            if roles.by_index.get(index) not in MONEY or control.row in self.known:
                continue
            formula = page.cell(control.row, index + 1).data_type == "f"
            stated = _figure(self.table.raw_row(control.row), index)
            above = [(row, label) for row, label in marks if row < control.row]
            whole = [row for row, label in above if not _SUBTOTAL.search(label)]
            spans = dict.fromkeys((0, *whole[-1:], *(row for row, _ in above[-1:])))
            span = next((s for s in spans if _sum(before, index, s, control.row) == stated), None)
            if span is None:
                detail = f"{control.label} {control.column}"
                self.left.append(Left(self.sheet, control.row, "total", detail))
                continue
            total = _sum(after, index, span, control.row)
            for place, facts in places.items():
                if span < place < control.row:
                    total += sum(_decimal(roles.value(index, f, self.day)) for f in facts)
            if formula or total != stated:
                found[control.row, index] = total
        return found


def _sum(
    figures: Mapping[tuple[int, int], Decimal | None], index: int, start: int, end: int
) -> Decimal:
    return sum(
        (value or Decimal(0) for (row, column), value in figures.items()
         if column == index and start < row < end),
        Decimal(0),
    )  # fmt: skip


def _decimal(value: Value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def _figure(cells: Sequence[Cell], index: int) -> Decimal | None:
    value = parse_amount(cells[index])[0] if index < len(cells) else None
    return None if value is None else Decimal(value)
