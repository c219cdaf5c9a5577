"""The rows of an invented table: cells as people type them, totals, group lines, page lines."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tests.importing.unseen_sheets_head import Columns
from tests.importing.unseen_sheets_look import Canvas, Look, Made
from tests.importing.unseen_sheets_rows import Blueprint, Role, Value

_NOTES = ("已付", "见备注", "待定", "问老板")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NO_LABELS = ("invoice_no", "phone")
Row = dict[str, Value]


def day_cell(rng: random.Random, day: date, form: str) -> Any:
    """A day as somebody types it."""
    y, m, d = day.year, day.month, day.day
    if form == "loose":
        form = rng.choice(("iso", "dots", "slash", "han", "date"))
    return {
        "date": day, "iso": day.isoformat(), "dots": f"{y}.{m}.{d}", "slash": f"{y}/{m}/{d}",
        "han": f"{y}年{m}月{d}日", "packed": f"{y}{m:02}{d:02}",
        "moment": datetime.combine(day, time(9, 30)),
        "serial": (day - date(1899, 12, 30)).days, "month_day": f"{m}月{d}日",
    }[form]  # fmt: skip


def money_cell(rng: random.Random, minor: int, style: Look, form: str = "") -> Any:
    """An amount as somebody types it, in the sheet's unit."""
    value = (Decimal(minor) / style.unit).normalize()
    form = form or style.money
    if form == "mixed":
        form = rng.choice(("number", "commas", "yen", "yuan"))
    if form == "number":
        return int(value) if value == int(value) else value
    text = f"{value:,.2f}"
    if form == "wide":
        return text.replace(",", "").translate(_WIDE)
    return {"commas": text, "yen": f"¥{text}", "yuan": f"{text}元"}[form]


@dataclass
class Body:
    """A table's rows under way; `row` is the next free one."""

    canvas: Canvas
    rng: random.Random
    plan: Blueprint
    style: Look
    columns: Columns
    fillers: dict[int, tuple[object, ...]]
    made: Made
    row: int
    group: list[Row] = field(default_factory=list)
    first: int = 0  # row where the rows of the customer at hand begin
    previous: Value = None

    def __post_init__(self) -> None:
        left, kind = self.style.left, self.plan.kind
        self.at = {role.name: left + i for i, (role, _) in enumerate(self.columns) if role}
        texts = [self.at[r.name] for r, _ in self.columns
                 if r and r.kind == "text" and r.name not in _NO_LABELS]  # fmt: skip
        self.label_at = texts[0] if texts else left
        self.money = [role for role, _ in self.columns if role and role.kind == "money"]
        self.sums = [role for role in self.money if role.name not in ("balance", "limit")]
        grouping = self.style.grouping
        self.by = self.plan.by
        if kind == "contracts" and grouping not in ("blank", "merged"):
            self.by = ""
        fits = self.by in self.at and (grouping != "lines" or kind in ("plans", "ledger"))
        self.grouping = grouping if fits else "flat"
        people = kind in ("customers", "contacts")
        self.totals = self.style.totals if self.sums and not people else "none"
        if self.totals == "pages" and (len(self.plan.rows) < 6 or self.grouping == "merged"):
            self.totals = "end"

    def say(self, chinese: str, english: str) -> str:
        """In the language of the sheet."""
        return english if self.style.english else chinese

    def write(self) -> None:
        """All rows, with what stands between them."""
        pairs = list(zip(self.plan.rows, self.plan.truth, strict=True))
        if self.plan.kind != "ledger" and (self.grouping != "flat" or self.totals == "sub"):
            pairs.sort(key=lambda pair: str(pair[0].get(self.by or "customer", "")))
        rows = [values for values, _ in pairs]
        if self.totals == "start":
            self._total(self.say("合计", "Total"), rows)
        for n, (values, truth) in enumerate(pairs):
            self._between(values, rows[:n], n == len(pairs) // 2)
            self._data(values, truth, n + 1)
        self._subtotal()
        if self.totals in ("end", "sub", "pages"):
            self._total(self.rng.choice(("合计", "总计", "合 计"))
                        if not self.style.english else "Total", rows)  # fmt: skip
        self._footer()

    def _between(self, values: Row, before: list[Row], middle: bool) -> None:
        who = values.get(self.by) if self.by else None
        if self.by and who != self.previous:
            self._subtotal()
            self.group = []
            if self.grouping == "lines":
                lone = self.rng.random() < 0.5 and not self.style.english
                line = str(who) if lone else f"{self.say('客户：', 'Customer: ')}{who}"
                self.canvas.put(self.row, self.label_at, line)
                self.row += 1
            self.first = self.row
        if self.totals == "pages" and middle:
            self._total(self.say("过次页", "Carried forward"), before)
            self._total(self.say("承前页", "Brought forward"), before)

    def _subtotal(self) -> None:
        if self.group and self.totals == "sub" and self.by:
            self._total(self.say("小计", "Subtotal"), self.group)

    def _total(self, label: str, rows: list[Row]) -> None:
        self.canvas.put(self.row, self.label_at, label)
        for role in self.sums:
            figure = sum(int(str(row.get(role.name) or 0)) for row in rows)
            cell = money_cell(self.rng, figure, self.style, "number")
            self.canvas.put(self.row, self.at[role.name], cell)
        self.row += 1

    def _data(self, values: Row, truth: Row, number: int) -> None:
        who = values.get(self.by) if self.by else None
        for i, (role, _) in enumerate(self.columns):
            at = self.style.left + i
            if role is None:
                filler = self.rng.choice(self.fillers[i])
                self.canvas.put(self.row, at, number if filler == "#" else filler)
            elif role.name == self.by:
                self.canvas.put(self.row, at, self._name(who))
            else:
                self.canvas.put(self.row, at, self._cell(role, values))
        if self.grouping == "merged" and self.row > self.first:
            left = self.at[self.by] + 1
            top = (self.first, left)
            self.canvas.merged[:] = [m for m in self.canvas.merged if m[:2] != top]
            self.canvas.merged.append((self.first, left, self.row, left))
        self.made.rows[self.row] = truth
        self._trap()
        self.group.append(values)
        self.previous = who
        self.row += 1

    def _name(self, who: Value) -> Value:
        again = who == self.previous
        if self.grouping == "lines" or (again and self.grouping in ("blank", "merged")):
            return None
        return self.say("同上", "ditto") if again and self.grouping == "same" else who

    def _cell(self, role: Role, values: Row) -> Any:
        value = values.get(role.name)
        if isinstance(value, date):
            return day_cell(self.rng, value, self.style.days)
        if isinstance(value, int) and role.kind == "money":
            return money_cell(self.rng, value, self.style)
        return f"{value}%" if role.kind == "share" else value

    def _trap(self) -> None:
        """Words where an amount should be, and hidden rows."""
        if self.money and self.rng.random() < self.style.traps / 2:
            at = self.at[self.rng.choice(self.money).name]
            self.canvas.put(self.row, at, self.rng.choice(_NOTES))
            self.made.odd.add(self.row)
        if self.style.hidden and self.rng.random() < 0.2:
            self.canvas.hidden.add(self.row)

    def _footer(self) -> None:
        if self.style.footer:
            at = self.row + self.rng.choice((0, 1))
            self.canvas.put(at, self.style.left, self.say("制表人：李敏", "Prepared by: L. Min"))
            self.canvas.put(at, self.style.left + 3, self.say("审核：王建国", "Approved: W."))
