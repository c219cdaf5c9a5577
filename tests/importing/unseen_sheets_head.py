"""The headings of an invented table: their spelling, and their lines."""

import random
from itertools import groupby

from tests.importing import unseen_sheets_words as words
from tests.importing.unseen_sheets_look import Canvas, Look
from tests.importing.unseen_sheets_rows import Role

Columns = list[tuple[Role | None, str]]
UNIT_NAMES = {100: "元", 1_000_000: "万元", 100_000: "千元"}
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


def spelling(rng: random.Random, role: str, style: Look, taken: set[str]) -> tuple[str, bool]:
    """(heading, whether it is a withheld one)."""
    if role.startswith("="):
        return role[1:], False
    held = [w for w in words.HELD[role] if w.isascii() == style.english and w not in taken]
    if held and rng.random() < style.held:
        word = rng.choice(held)
        taken.add(word)
        return word, True
    free = [w for w in words.SPELT[role] if w not in taken]
    word = rng.choice([w for w in free if w.isascii() == style.english] or free)
    taken.add(word)
    return word, False


def ornate(rng: random.Random, text: str) -> str:
    """A heading with blanks or a line break in it."""
    if text.isascii() or len(text) < 2:
        return text
    if len(text) == 2:
        return rng.choice((f"{text[0]} {text[1]}", f"{text[0]}　{text[1]}", text))
    at = len(text) // 2
    return rng.choice((f"{text[:at]}\n{text[at:]}", f" {text} ", text))


def _group_of(role: Role | None) -> str:
    if role is None:
        return ""
    if role.name.startswith("="):
        return "账龄"
    return next((name for roles, name in _GROUPS if role.name in roles), "")


def write_head(canvas: Canvas, columns: Columns, style: Look, row: int) -> int:
    """Writes the heading lines; the number of the last one."""
    groups = [_group_of(role) for role, _ in columns]
    depth = style.depth if any(groups) else 1
    last = row + depth - 1
    for i, (_, text) in enumerate(columns):
        if depth == 1 or not groups[i]:
            canvas.put(row, style.left + i, text)
            _span(canvas, style, (row, i, last, i))
        else:
            canvas.put(last, style.left + i, text)
    if depth == 3:
        _group_line(canvas, style, row, ["Details" if style.english else "基本情况"] * len(groups),
                    [bool(group) for group in groups])  # fmt: skip
    if depth > 1:
        _group_line(canvas, style, last - 1, groups, list(groups))
    return last


def _group_line(
    canvas: Canvas, style: Look, row: int, names: list[str], runs: list[str] | list[bool]
) -> None:
    """The names of groups over each run of columns that belong to one."""
    for key, run in groupby(range(len(runs)), key=lambda i: runs[i]):
        members = list(run)
        if key:
            canvas.put(row, style.left + members[0], names[members[0]])
            _span(canvas, style, (row, members[0], row, members[-1]))


def _span(canvas: Canvas, style: Look, span: tuple[int, int, int, int]) -> None:
    top, left, bottom, right = span
    if not style.gaps:
        canvas.merge(top, style.left + left, bottom, style.left + right)
