"""Laying out a blueprint as somebody would: titles, headings, order, dates, totals, footers."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from tests.importing import unseen_sheets_words as words
from tests.importing.unseen_sheets_rows import Blueprint, Role, Value

Merge = tuple[int, int, int, int]


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
    totals: int = 0
    features: tuple[str, ...] = ()


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
    unit = rng.choice((100,) * 6 + (1_000_000, 100_000)) if kind not in ("ledger",) else 100
    grouped = ("flat",) * 4 + ("blank", "merged", "same", "lines")
    return Look(
        english=rng.random() < 0.15,
        unit=unit if kind not in ("contacts",) else 100,
        unit_at=rng.choice(("title", "header")),
        days=rng.choice(("date", "date", "iso", "dots", "slash", "han", "packed", "serial", "moment", "month_day", "loose")),
        money=rng.choice(("number",) * 4 + ("commas", "yen", "yuan", "wide", "mixed")) if unit == 100 else "number",
        depth=rng.choice((1, 1, 1, 2, 2, 3)),
        gaps=rng.random() < 0.4,
        left=rng.choice((0, 0, 0, 1, 2)),
        shuffle=rng.random() < 0.4,
        grouping=rng.choice(grouped),
        totals=rng.choice(("none", "end", "end", "end", "start", "sub", "pages")),
        titles=rng.choice((0, 1, 2, 2, 3, 4)),
        idle=rng.choice((0, 1, 1, 2, 3)),
        footer=rng.random() < 0.35,
        traps=rng.choice((0.0, 0.0, 0.0, 0.15)),
        hidden=rng.random() < 0.1,
        ornate=rng.random() < 0.25,
    )  # fmt: skip


# --- headings -----------------------------------------------------------------------------------


def _latin(text: str) -> bool:
    return text.isascii()


def spelling(rng: random.Random, role: str, style: Look, taken: set[str]) -> tuple[str, bool]:
    """(heading, whether it is a withheld one)."""
    if role.startswith("="):
        return role[1:], False
    held = rng.random() < style.held
    for pool, is_held in ((words.HELD, held), (words.SPELT, False)):
        if pool is words.HELD and not held:
            continue
        fitting = [w for w in pool[role] if _latin(w) == style.english and w not in taken]
        if not fitting and pool is words.SPELT:
            fitting = [w for w in pool[role] if w not in taken]
        if fitting:
            word = rng.choice(fitting)
            taken.add(word)
            return word, is_held
    raise AssertionError(role)


def _ornate(rng: random.Random, text: str) -> str:
    if text.isascii() or len(text) < 2:
        return text
    if len(text) == 2:
        return rng.choice((f"{text[0]} {text[1]}", f"{text[0]}　{text[1]}", text))
    at = len(text) // 2
    return rng.choice((f"{text[:at]}\n{text[at:]}", f" {text} ", text))


_UNIT_NAMES = {100: "元", 1_000_000: "万元", 100_000: "千元"}
_GROUPS = (
    ({"customer", "payer", "buyer", "name"}, ""),
    ({"contract", "number", "subject", "signed_on", "contract_amount"}, "合同信息"),
    ({"invoice", "invoice_no", "invoice_day", "tax_no", "booked_on"}, "单据情况"),
    ({"amount", "paid", "open", "received", "due_on"}, "款项情况"),
    ({"net", "tax", "gross"}, "开票情况"),
    ({"debit", "credit", "balance"}, "往来情况"),
    ({"deposit", "shipping", "acceptance", "retention"}, "付款约定"),
    ({"opening", "moved_debit", "moved_credit", "closing"}, "往来余额"),
    ({"contact", "phone", "email", "role", "person"}, "联系方式"),
)


def _group_of(role: str) -> str:
    if role.startswith("="):
        return "账龄"
    return next((name for roles, name in _GROUPS if role in roles), "")


def _head(
    canvas: Canvas, rng: random.Random, columns: list[tuple[Role | None, str]], style: Look, row: int
) -> int:
    """Writes the heading rows; the number of the last one."""
    depth = style.depth
    groups = [_group_of(role.name) if role else "" for role, _ in columns]
    if depth == 1 or not any(groups):
        for i, (_, text) in enumerate(columns):
            canvas.put(row, style.left + i, text)
        return row
    last = row + depth - 1
    at = style.left
    if depth == 3:
        row += 1
        for grouped, run in groupby(range(len(columns)), key=lambda i: bool(groups[i])):
            span = list(run)
            if grouped:
                canvas.put(row - 1, at + span[0], "基本情况" if not style.english else "Details")
            if grouped and len(span) > 1 and not style.gaps:
                canvas.merged.append((row - 1, at + span[0] + 1, row - 1, at + span[-1] + 1))
        for i, (_, text) in enumerate(columns):
            if not groups[i]:
                canvas.put(row - 1, at + i, text)
                if not style.gaps:
                    canvas.merged.append((row - 1, at + i + 1, last, at + i + 1))
    for group, run in groupby(range(len(columns)), key=lambda i: groups[i]):
        members = list(run)
        if not group:
            for i in members:
                if depth == 2:
                    canvas.put(row, at + i, columns[i][1])
                    if not style.gaps:
                        canvas.merged.append((row, at + i + 1, last, at + i + 1))
            continue
        canvas.put(row, at + members[0], group if not style.english else f"{group} ")
        if len(members) > 1 and not style.gaps:
            canvas.merged.append((row, at + members[0] + 1, row, at + members[-1] + 1))
        for i in members:
            canvas.put(last, at + i, columns[i][1])
    del rng
    return last


# --- cells --------------------------------------------------------------------------------------


def day_cell(rng: random.Random, day: date, form: str) -> Any:
    """A day as somebody types it."""
    y, m, d = day.year, day.month, day.day
    if form == "loose":
        form = rng.choice(("iso", "dots", "slash", "han", "date"))
    return {
        "date": day, "iso": day.isoformat(), "dots": f"{y}.{m}.{d}", "slash": f"{y}/{m}/{d}",
        "han": f"{y}年{m}月{d}日", "packed": f"{y}{m:02}{d:02}", "moment": datetime(y, m, d, 9, 30),
        "serial": (day - date(1899, 12, 30)).days, "month_day": f"{m}月{d}日",
    }[form]  # fmt: skip


def money_cell(rng: random.Random, minor: int, style: Look, form: str = "") -> Any:
    """An amount as somebody types it, in the sheet's unit."""
    value = (Decimal(minor) / style.unit).normalize()
    value = value if value != value.to_integral_value() else Decimal(int(value))
    form = form or style.money
    if form == "mixed":
        form = rng.choice(("number", "commas", "yen", "yuan"))
    if form == "number":
        return int(value) if value == int(value) else value
    text = f"{value:,.2f}"
    if form == "wide":
        return text.replace(",", "").translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return {"commas": text, "yen": f"¥{text}", "yuan": f"{text}元"}[form]


def _cell(rng: random.Random, role: Role, row: dict[str, Value], style: Look) -> Any:
    value = row.get(role.name)
    if value is None:
        return None
    if isinstance(value, date):
        return day_cell(rng, value, style.days)
    if role.kind == "money":
        assert isinstance(value, int)
        return money_cell(rng, value, style)
    if role.kind == "share":
        return f"{value}%"
    return value


# --- the table ----------------------------------------------------------------------------------


def lay(
    canvas: Canvas, rng: random.Random, plan: Blueprint, style: Look, company: str = "",
    lone_title: str = "",
) -> Made:  # fmt: skip
    """Put the table below what stands on the canvas; what is true of it."""
    english = style.english
    if style.days == "month_day":
        plan.rows, plan.truth = _within_2025(plan.rows), _within_2025(plan.truth)
    taken: set[str] = set()
    columns: list[tuple[Role | None, str]] = []
    held: dict[str, int] = {}
    order = list(plan.roles)
    if style.shuffle:
        rng.shuffle(order)
    money = [role for role in order if role.kind == "money"]
    for role in order:
        text, is_held = spelling(rng, role.name, style, taken)
        if style.ornate:
            text = _ornate(rng, text)
        if role.kind == "money" and (style.unit_at == "header" or rng.random() < 0.05):
            text += f"({_UNIT_NAMES[style.unit]})" if style.unit_at == "header" else ""
        columns.append((role, text))
        if is_held and role.field:
            held[role.field] = held.get(role.field, 0) + 1
    idle = rng.sample([one for one in words.IDLE if _latin(one[0]) == english or not english], min(style.idle, 3))
    fillers: dict[int, tuple[object, ...]] = {}
    for text, values in idle:
        at = 0 if text in ("序号", "S/N") else rng.randint(0, len(columns))
        columns.insert(at, (None, text))
        fillers = {(i if i < at else i + 1): v for i, v in fillers.items()} | {at: values}
    row = canvas.below + (1 if canvas.cells else rng.choice((0, 0, 1)))
    row = _titles(canvas, rng, plan, style, row, company, lone_title, len(columns))
    head = _head(canvas, rng, columns, style, row)
    made = Made(plan.kind, head, {}, held, {}, set())
    for i, (column, _) in enumerate(columns):
        if column is not None and column.field and column.needed:
            made.needed.setdefault(column.field, []).append(style.left + i)
    _body(canvas, rng, plan, style, columns, fillers, made, money, head + 1)
    return made


def _within_2025(rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Days without a year are all of the year in the title."""
    return [
        {k: v.replace(year=2025) if isinstance(v, date) else v for k, v in row.items()}
        for row in rows
    ]


def _titles(
    canvas: Canvas, rng: random.Random, plan: Blueprint, style: Look, row: int, company: str,
    lone_title: str, width: int,
) -> int:  # fmt: skip
    lines: list[list[tuple[int, str]]] = []
    title = lone_title or rng.choice(plan.titles)
    year = "2025年" if style.days == "month_day" else rng.choice(("", "2025年度", "2025年"))
    if style.titles or style.days == "month_day" or lone_title:
        lines.append([(0, f"{year}{title}")])
    if style.titles >= 2 and company:
        lines.insert(0, [(0, company)])
    if style.titles >= 3:
        lines.append([(0, "编制单位：财务部"), (max(3, width - 1), "日期：2026年10月31日")])
    if plan.held_by:
        label = "Customer" if style.english else rng.choice(("客户", "客户名称", "往来单位"))
        lines.append([(0, f"{label}：{plan.held_by}")])
    unit = _UNIT_NAMES[style.unit]
    if style.unit_at == "title" and (style.unit != 100 or style.titles >= 4):
        lines.append([(max(2, width - 2), f"单位：{unit}")])
    if style.titles == 4:
        lines.append([])
    for line in lines:
        for at, text in line:
            canvas.put(row, style.left + at, text)
        if len(line) == 1 and not style.gaps and line[0][0] == 0:
            canvas.merged.append((row, style.left + 1, row, style.left + width))
        row += 1
    return row


_NOTES = ("已付", "见备注", "待定", "问老板")


def _body(
    canvas: Canvas, rng: random.Random, plan: Blueprint, style: Look,
    columns: list[tuple[Role | None, str]], fillers: dict[int, tuple[object, ...]], made: Made,
    money: list[Role], row: int,
) -> None:  # fmt: skip
    pairs = list(zip(plan.rows, plan.truth, strict=True))
    by = plan.by if plan.kind != "contracts" or style.grouping in ("blank", "merged") else ""
    grouping = style.grouping if by else "flat"
    if plan.kind == "ledger" and by:
        pass  # rows of a customer stand together anyway
    elif grouping != "flat" or style.totals == "sub":
        pairs.sort(key=lambda pair: str(pair[0].get(by or "customer", "")))
    at_of = {role.name: style.left + i for i, (role, _) in enumerate(columns) if role}
    texts = [i for i, (role, _) in enumerate(columns) if role and role.kind == "text" and role.name not in ("invoice_no", "phone")]
    label_at = style.left + (texts[0] if texts else 0)
    if grouping == "lines" and by in at_of and plan.kind in ("plans", "ledger"):
        pass
    elif grouping == "lines":
        grouping = "flat"
    sums = [role for role in money if role.name not in ("balance", "limit")]
    totals = style.totals if sums and plan.kind not in ("customers", "contacts") else "none"
    if totals == "pages" and (len(pairs) < 6 or grouping == "merged"):
        totals = "end"

    def total(label: str, rows: list[dict[str, Value]], at: int) -> None:
        canvas.put(at, label_at, label)
        for role in sums:
            figure = sum(int(str(r.get(role.name) or 0)) for r in rows)
            canvas.put(at, at_of[role.name], money_cell(rng, figure, style, "number"))
        made.totals += 1

    if totals == "start":
        total("Total" if style.english else "合计", [r for r, _ in pairs], row)
        row += 1
    before: list[dict[str, Value]] = []
    previous: Value = None
    first_of_group = row
    group: list[dict[str, Value]] = []
    for n, (values, truth) in enumerate(pairs, 1):
        who = values.get(by) if by else None
        if by and who != previous:
            if group and totals == "sub":
                total("Subtotal" if style.english else "小计", group, row)
                row += 1
            if grouping == "lines":
                canvas.put(row, label_at, rng.choice((f"客户：{who}", f"{who}")) if not style.english else f"Customer: {who}")
                row += 1
            group, first_of_group = [], row
        if totals == "pages" and n == len(pairs) // 2 + 1:
            page = "过次页" if not style.english else "Carried forward"
            total(page, before, row)
            total("承前页" if not style.english else "Brought forward", before, row + 1)
            row += 2
        skip = grouping in ("blank", "merged", "lines") and (who == previous or grouping == "lines")
        for i, (column, _) in enumerate(columns):
            at = style.left + i
            if column is None:
                value = rng.choice(fillers[i])
                canvas.put(row, at, n if value == "#" else value)
            elif column.name == by and skip:
                continue
            elif column.name == by and grouping == "same" and who == previous:
                canvas.put(row, at, "同上" if not style.english else "ditto")
            else:
                canvas.put(row, at, _cell(rng, column, values, style))
        if grouping == "merged" and row > first_of_group and by in at_of:
            span = (first_of_group, at_of[by] + 1, row, at_of[by] + 1)
            canvas.merged[:] = [m for m in canvas.merged if m[:2] != span[:2]] + [span]
        made.rows[row] = truth
        if money and rng.random() < style.traps / 2:
            canvas.put(row, at_of[rng.choice(money).name], rng.choice(_NOTES))
            made.odd.add(row)
        if style.hidden and rng.random() < 0.2:
            canvas.hidden.add(row)
        before.append(values)
        group.append(values)
        previous = who
        row += 1
    if group and totals == "sub" and by:
        total("Subtotal" if style.english else "小计", group, row)
        row += 1
    if totals in ("end", "sub", "pages"):
        total(rng.choice(("合计", "总计", "合 计")) if not style.english else "Total", before, row)
        row += 1
    if style.footer:
        row += rng.choice((0, 1))
        line = ("制表人：李敏", "审核：王建国") if not style.english else ("Prepared by: L. Min", "Approved: W.")
        canvas.put(row, style.left, line[0])
        canvas.put(row, style.left + 3, line[1])
