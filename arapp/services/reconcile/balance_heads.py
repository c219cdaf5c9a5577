"""The columns of a list of balances: opening, what was added and taken, closing, proven by sums."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import Column, read_headers
from arapp.services.importing.layout.shapes import Shape, shapes_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import words
from arapp.services.reconcile.columns import Heads, money_columns
from arapp.services.reconcile.money_heads import side_sign

_OPENING = re.compile(r"期初|年初|月初|上期|上年|上月|起初|初余|opening|begin|brought|b/f", re.I)
_CLOSING = re.compile(r"期末|年末|月末|末余|余额|结余|尚欠|欠款|closing|ending|balance|c/f", re.I)
_YEAR = re.compile(r"累计|本年|全年|ytd|year", re.I)
_DEBIT = re.compile(r"借|debit|\bdr\b|增加|应收|销售", re.I)
_CREDIT = re.compile(r"贷|credit|\bcr\b|减少|收款|回款|已收", re.I)
_NAMES = ("customer", "counterparty", "supplier", "payer", "person", "short_name", "own_name")
_CODES = ("code", "plain_no", "subject_code")
_ROWS = 160

Amounts = list[Decimal]


def balance_heads(table: RawTable, maps: Mapping[str, str] | None = None) -> Heads | None:
    """Roles of a list of balances; None when it is none (no names, or no closing balance)."""
    shapes = shapes_of(table)
    columns = read_headers(table, shapes)
    roles = _texts(columns, shapes)
    money = [c for c in money_columns(columns, shapes) if c.index not in roles]
    sides = [c.index for c in columns if roles.get(c.index) == "side"]
    told = _by_words(money)
    proven = False
    if not _adds_up(table, told, sides):
        found = _by_sums(table, money, sides)
        proven, told = (True, found) if found else (False, told)
    else:
        proven = "opening" in told.values()
    roles.update(told)
    said = maps or {}
    given = [
        replace(c, field=said[c.header] or None)
        if c.header in said
        else replace(c, field=roles.get(c.index))
        for c in columns
    ]
    have = {c.field for c in given}
    if not have & {"name", "code"} or not have & {"closing", "closing_less"}:
        return None
    return Heads(tuple(given), proven=proven, sided=bool(sides))


def _texts(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> dict[int, str]:
    roles: dict[int, str] = {}
    names = [c for c in columns if c.concept in _NAMES and shapes[c.index].number < 0.5]
    if not names:
        free = [c for c in columns if shapes[c.index].number < 0.3 and shapes[c.index].day < 0.3]
        free = [
            c for c in free if shapes[c.index].direction <= 0.9 and shapes[c.index].filled > 0.5
        ]
        names = sorted(free, key=lambda c: -_wordy(shapes[c.index]))[:1]
    if names:
        roles[min(names, key=lambda c: _NAMES.index(c.concept or "own_name")
                  if c.concept in _NAMES else 9).index] = "name"  # fmt: skip
    for c in columns:
        if c.index in roles:
            continue
        if c.concept == "tax_no":
            roles[c.index] = "tax_no"
        elif c.concept == "currency":
            roles[c.index] = "currency"
        elif c.concept == "direction" or (
            shapes[c.index].direction > 0.5 and not shapes[c.index].number
        ):
            roles[c.index] = "side"
    codes = [c for c in columns if c.index not in roles and _is_code(c)]
    if codes:
        # 1122 in every row is the account's code, not the customers'
        roles[max(codes, key=lambda c: len(set(shapes[c.index].values))).index] = "code"
    return roles


def _is_code(column: Column) -> bool:
    named = re.search(r"编码|代码|编号|code|\bid\b", column.header, re.I)
    return column.concept in _CODES or bool(named)


def _wordy(shape: Shape) -> float:
    """How much a column's values look like names: many different ones, of some length."""
    long = sum(4 <= len(value) <= 60 for value in shape.values)
    return long + len(shape.values) / 10


def _by_words(money: Sequence[Column]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for c in money:
        text = c.header
        if _OPENING.search(text):
            name = "opening_less" if _CREDIT.search(text) and not _DEBIT.search(text) else "opening"
        elif _YEAR.search(text) and not _CLOSING.search(text):
            continue
        elif _CLOSING.search(text) or c.concept in ("open", "balance", "open_credit"):
            credit = _CREDIT.search(text) and not re.search(r"借|debit", text, re.I)
            name = "closing_less" if credit else "closing"
        elif _CREDIT.search(text) or c.concept in ("credit", "received", "paid"):
            name = "credit"
        elif _DEBIT.search(text) or c.concept in ("debit", "due_amount", "gross"):
            name = "debit"
        else:
            continue
        if name not in roles.values():
            roles[c.index] = name
    if "closing" not in roles.values() and "closing_less" in roles.values():
        return {i: "closing" if name == "closing_less" else name for i, name in roles.items()}
    return roles


# --- sums ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Figures:
    columns: Mapping[int, Amounts]
    signed: Mapping[int, Amounts]


def sides_of(columns: Sequence[int], sides: Sequence[int]) -> dict[int, int]:
    """Money column → the side column that stands right before it, or right behind it."""
    found: dict[int, int] = {}
    for column in columns:
        near = [side for side in sides if side == column - 1] or [
            side for side in sides if side == column + 1 and side + 1 not in columns
        ]
        if near:
            found[column] = near[0]
    return found


def _figures(table: RawTable, columns: Sequence[int], sides: Sequence[int]) -> _Figures:
    rows = [row for row in table.rows[:_ROWS] if not _is_total(row)]
    plain = {i: [_value(row, i) for row in rows] for i in columns}
    of = sides_of(columns, sides)
    signed = {
        i: [
            # 借 is the side of what is owed to us; a customer's own books are turned later
            -value * side_sign(row[of[i]] if of[i] < len(row) else None)
            for value, row in zip(plain[i], rows, strict=True)
        ]
        if i in of
        else plain[i]
        for i in columns
    }
    return _Figures(plain, signed)


def _is_total(row: Sequence[object]) -> bool:
    return any(
        isinstance(cell, str) and len(cell) < 20 and words.TOTALS.fullmatch(words.plain(cell))
        for cell in row
    )


def _value(row: Sequence[object], index: int) -> Decimal:
    value = parse_amount(row[index])[0] if index < len(row) else None  # type: ignore[arg-type]  # a cell of the grid
    return Decimal(0) if value is None else Decimal(value)


def _adds_up(table: RawTable, roles: Mapping[int, str], sides: Sequence[int]) -> bool:
    """Whether opening + debit − credit = closing in nearly all rows that say anything."""
    at = {role: index for index, role in roles.items()}
    if not at.keys() >= {"opening", "debit", "credit", "closing"}:
        return False
    found = _figures(table, list(roles), sides)
    zero = [Decimal(0)] * len(next(iter(found.columns.values()), []))

    def of(role: str) -> Amounts:
        return found.signed[at[role]] if role in at else zero

    rows = zip(
        of("opening"), of("opening_less"), found.columns[at["debit"]],
        found.columns[at["credit"]], of("closing"), of("closing_less"), strict=True,
    )  # fmt: skip
    known = [row for row in rows if any(row)]
    hits = sum(o - ol + d - c == e - el or o - ol - d + c == e - el for o, ol, d, c, e, el in known)
    return bool(known) and hits >= 0.9 * len(known)


def _by_sums(
    table: RawTable, money: Sequence[Column], sides: Sequence[int]
) -> dict[int, str] | None:
    """Four columns of which one is the others' sum in nearly all rows, whatever they are called."""
    columns = [c.index for c in money][:8]
    if len(columns) < 4:
        return None
    found = _figures(table, columns, sides)
    best: tuple[int, tuple[int, ...]] = (0, ())
    for o, d, c, e in permutations(columns, 4):
        rows = list(
            zip(found.signed[o], found.columns[d], found.columns[c], found.signed[e], strict=True)
        )
        known = [row for row in rows if any(row)]
        moved = sum(bool(b) or bool(x) for _, b, x, _ in known)
        hits = sum(a + b - x == y for a, b, x, y in known)
        # of the ways that add up, the one that reads from left to right
        score = hits * 10 + (o < d < e) + (o < c < e) + (d < c)
        if moved >= 2 and hits >= 0.9 * len(known) and score > best[0]:
            best = (score, (o, d, c, e))
    if not best[1]:
        return None
    return dict(zip(best[1], ("opening", "debit", "credit", "closing"), strict=True))
