"""Laying out a blueprint as somebody would: titles, headings in any order, rows below."""

import random
from datetime import date

from tests.importing import unseen_sheets_words as words
from tests.importing.unseen_sheets_body import Body
from tests.importing.unseen_sheets_head import UNIT_NAMES, Columns, ornate, spelling, write_head
from tests.importing.unseen_sheets_look import Canvas, Look, Made
from tests.importing.unseen_sheets_rows import Blueprint, Value

Fillers = dict[int, tuple[object, ...]]


def lay(
    canvas: Canvas, rng: random.Random, plan: Blueprint, style: Look, company: str = ""
) -> Made:
    """Put the table below what stands on the canvas; what is true of it."""
    if style.days == "month_day":
        plan.rows, plan.truth = _within_2025(plan.rows), _within_2025(plan.truth)
    columns, held = _columns(rng, plan, style)
    fillers = _idle(rng, columns, style)
    row = canvas.below + (1 if canvas.cells else rng.choice((0, 0, 1)))
    for line in _titles(rng, plan, style, company, len(columns)):
        for at, text in line:
            canvas.put(row, style.left + at, text)
        if len(line) == 1 and not style.gaps and line[0][0] == 0:
            canvas.merge(row, style.left, row, style.left + len(columns) - 1)
        row += 1
    head = write_head(canvas, columns, style, row)
    made = Made(plan.kind, head, {}, held, {}, set())
    for i, (role, _) in enumerate(columns):
        if role is not None and role.field and role.needed:
            made.needed.setdefault(role.field, []).append(style.left + i)
    Body(canvas, rng, plan, style, columns, fillers, made, head + 1).write()
    return made


def _columns(rng: random.Random, plan: Blueprint, style: Look) -> tuple[Columns, dict[str, int]]:
    """Columns with their headings, and how many of a field's headings are withheld ones."""
    taken: set[str] = set()
    held: dict[str, int] = {}
    columns: Columns = []
    order = list(plan.roles)
    if style.shuffle:
        rng.shuffle(order)
    for role in order:
        text, is_held = spelling(rng, role.name, style, taken)
        text = ornate(rng, text) if style.ornate else text
        if role.kind == "money" and style.unit_at == "header":
            text += f"({UNIT_NAMES[style.unit]})"
        columns.append((role, text))
        if is_held and role.field:
            held[role.field] = held.get(role.field, 0) + 1
    return columns, held


def _idle(rng: random.Random, columns: Columns, style: Look) -> Fillers:
    """Puts columns between that are none of our business; what fills them, by place."""
    fitting = [one for one in words.IDLE if one[0].isascii() or not style.english]
    fillers: Fillers = {}
    for text, values in rng.sample(fitting, style.idle):
        at = 0 if text in ("序号", "S/N") else rng.randint(0, len(columns))
        columns.insert(at, (None, text))
        fillers = {(i if i < at else i + 1): v for i, v in fillers.items()} | {at: values}
    return fillers


def _within_2025(rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Days without a year are all of the year in the title."""
    return [
        {k: v.replace(year=2025) if isinstance(v, date) else v for k, v in row.items()}
        for row in rows
    ]


def _titles(
    rng: random.Random, plan: Blueprint, style: Look, company: str, width: int
) -> list[list[tuple[int, str]]]:
    """Lines above the header: (column, text) of each."""
    lines: list[list[tuple[int, str]]] = []
    title = rng.choice(plan.titles)
    year = "2025年" if style.days == "month_day" else rng.choice(("", "2025年度", "2025年"))
    if style.titles or style.days == "month_day":
        lines.append([(0, f"{year}{title}")])
    if style.titles >= 2 and company:
        lines.insert(0, [(0, company)])
    if style.titles >= 3:
        lines.append([(0, "编制单位：财务部"), (max(3, width - 1), "日期：2026年10月31日")])
    if plan.held_by:
        label = "Customer" if style.english else rng.choice(("客户", "客户名称", "往来单位"))
        lines.append([(0, f"{label}：{plan.held_by}")])
    if style.unit_at == "title" and (style.unit != 100 or style.titles >= 4):
        lines.append([(max(2, width - 2), f"单位：{UNIT_NAMES[style.unit]}")])
    return [*lines, []] if style.titles == 4 else lines
