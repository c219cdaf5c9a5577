"""A table of the customer's list as rows: what each moves, and what the list itself began and ended
with. Signs are the list's own (`plus` grows its balance); `orient` turns them to ours.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import Column, Layout, fingerprint
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell
from arapp.services.importing.rows.amounts import to_minor
from arapp.services.importing.rows.lines import Lines, classify
from arapp.services.importing.rows.parse import parse
from arapp.services.importing.rows.values import Frame, Problem, Values
from arapp.services.importing.wording import words
from arapp.services.ledger.names import number_key
from arapp.services.matching.names import Relation, compare
from arapp.services.reconcile.columns import Heads
from arapp.services.reconcile.money_heads import side_sign
from arapp.services.reconcile.rows import Line
from arapp.services.reconcile.tells import deducted, told_sort

_FIELDS = {
    "day": "day", "paid_day": "ends_on", "document": "invoice", "text": "label",
    "party": "customer", "currency": "currency", "plus": "debit", "minus": "credit",
    "amount": "amount", "balance": "balance", "open": "open", "name": "name", "code": "code",
    "tax_no": "tax_no", "opening": "opening", "opening_less": "net", "debit": "debit",
    "credit": "credit", "closing": "open", "closing_less": "open_credit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What one table gives in one currency. Signs are the list's own.

    `fixed`: the sign was read from words that tell invoices from payments, so nothing is turned.
    `open_items`: the deltas are what is still open of each document, not what moved. `single`:
    bill or money where the heading says that all of its rows are that.
    """

    currency: str
    lines: tuple[Line, ...]
    parties: tuple[str, ...]
    opening: int | None
    closing: int | None
    fixed: bool = False
    open_items: bool = False
    single: str = ""


@dataclass(frozen=True, slots=True)
class ReadList:
    """A table as read: its columns, its parts by currency, what could not be read."""

    raw: RawTable
    stated: Stated
    heads: Heads
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()


def layout_of(raw: RawTable, columns: Sequence[Column], kind: str) -> Layout:
    """The importer's layout of a table, so that its rows and cells are read as there."""
    given = [replace(c, field=_FIELDS.get(c.field or "")) for c in columns]
    return Layout(kind, tuple(given), fingerprint(raw.headers))


def read_list(
    raw: RawTable, stated: Stated, heads: Heads, frame: Frame, own: Sequence[str] = ()
) -> ReadList:
    """The rows of a table under its roles. Raises NeedsAnswer (order of days).

    `own`: names of our firm; in a ledger of several suppliers our rows alone are read.
    """
    layout = layout_of(raw, heads.columns, "ledger")
    lines = classify(raw, layout, stated)
    values = parse(raw, layout, stated, lines, frame)
    rows = _rows(raw, heads, values, lines)
    read = _Read(raw, heads, stated, values, rows, _ends(raw, lines, stated.unit))
    parts = []
    ours = _about_us(values.texts("customer"), own)
    for code in dict.fromkeys(values.currency):
        mine = [i for i in ours if values.currency[i] == code]
        parts.append(_part(code, mine, read))
    begun = {raw.numbers[place] for place in lines.opening}
    problems = tuple(problem for problem in values.problems if problem.row not in begun)
    return ReadList(raw, stated, heads, tuple(parts), problems)


def _about_us(parties: Sequence[str], own: Sequence[str]) -> list[int]:
    """Rows that name our firm, where the list names several; all rows otherwise."""
    named = {party for party in parties if party}
    us = {p for p in named if any(compare(p, name) in _SAME for name in own if name)}
    if len(named) < 2 or not us:
        return list(range(len(parties)))
    return [i for i, party in enumerate(parties) if party in us]


_SAME = (Relation.SAME, Relation.SHORT)


# --- rows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    opening: bool
    moved: int | None
    balance: int | None
    by_words: bool = False
    sides: tuple[int, int] = (0, 0)


def _rows(raw: RawTable, heads: Heads, values: Values, lines: Lines) -> list[_Row]:
    opening = {i for i, place in enumerate(values.places) if place in set(lines.opening)}
    balances = _balances(raw, heads, values)
    sides = [(0, 0)] * len(values.places)
    if heads.sided or heads.indexes("amount"):
        moved = _single(raw, heads, values, balances)
    else:
        plus, minus = values.amounts("debit"), values.amounts("credit")
        opened = heads.indexes("open") and not any(v is not None for v in (*plus, *minus))
        amounts = values.amounts("open") if opened else _two(plus, minus)
        moved = [(amount, False) for amount in amounts]
        sides = [(a or 0, (m or 0) - (a or 0)) for a, m in zip(plus, amounts, strict=True)]
    return [
        _Row(i in opening, amount, balances[i], told, sides[i])
        for i, (amount, told) in enumerate(moved)
    ]


def _two(plus: Sequence[int | None], minus: Sequence[int | None]) -> list[int | None]:
    """Plus less minus; a column of what goes out written with a minus goes out all the same."""
    sign = -1 if (known := [m for m in minus if m]) and all(m < 0 for m in known) else 1
    return [
        None if a is None and b is None else (a or 0) - sign * (b or 0)
        for a, b in zip(plus, minus, strict=True)
    ]


def _cell(raw: RawTable, values: Values, i: int, index: int) -> Cell:
    cells = raw.rows[values.places[i]]
    return cells[index] if index < len(cells) else None


def _balances(raw: RawTable, heads: Heads, values: Values) -> list[int | None]:
    found = values.amounts("balance")
    side = heads.first("side")
    if not heads.of_balance or side is None:
        return found
    signed: list[int | None] = []
    for i, balance in enumerate(found):
        sign = side_sign(_cell(raw, values, i, side))
        signed.append(None if balance is None else balance * sign)
    return signed


def _single(
    raw: RawTable, heads: Heads, values: Values, balances: Sequence[int | None]
) -> list[tuple[int | None, bool]]:
    """(signed amount, told by words) of a list with one column of amounts."""
    amounts = values.amounts("amount")
    if any(a is not None and a < 0 for a in amounts) and not heads.sided:
        sign = -1 if heads.turned else 1
        return [(None if a is None else sign * a, False) for a in amounts]
    if _all_of(heads, values.texts("label")):
        sign = -1 if heads.single == "money" else 1
        return [(None if a is None else sign * a, True) for a in amounts]
    steps = _steps(amounts, balances, heads.newest_first) if heads.proven else {}
    voted = _votes(raw, heads, values, amounts, steps)
    out: list[tuple[int | None, bool]] = []
    for i, amount in enumerate(amounts):
        if amount is None:
            out.append((None, False))
        elif i in steps:
            out.append((steps[i], False))
        else:
            out.append(_by_side(raw, heads, values, i, amount, voted))
    return out


def _all_of(heads: Heads, labels: Sequence[str]) -> bool:
    """Whether all rows are of the one sort that the heading tells, or the title where no row says
    otherwise: 货款往来 may hold payments and goods, a purpose 货款 is no invoice."""
    if not heads.single or not heads.titled:
        return bool(heads.single)
    said = {told_sort(label) for label in labels if heads.single == "bill" or "款" not in label}
    return not said & ({"bill", "money"} - {heads.single})


def _steps(
    amounts: Sequence[int | None], balances: Sequence[int | None], newest_first: bool
) -> dict[int, int]:
    """Row → change of the balance, where it is the amount of the row."""
    order = range(len(amounts) - 1, -1, -1) if newest_first else range(len(amounts))
    found: dict[int, int] = {}
    before: int | None = None
    for i in order:
        now, amount = balances[i], amounts[i]
        if now is None:
            continue
        if before is not None and amount and abs(now - before) == abs(amount):
            found[i] = now - before
        before = now
    return found


def _votes(
    raw: RawTable,
    heads: Heads,
    values: Values,
    amounts: Sequence[int | None],
    steps: Mapping[int, int],
) -> dict[str, int]:
    """Word of the side column → sign of a positive amount, as the balance shows it."""
    side = heads.first("side")
    if side is None or not steps:
        return {}
    votes: dict[str, Counter[int]] = {}
    for i, change in steps.items():
        word = str(_cell(raw, values, i, side) or "")
        sign = (1 if change > 0 else -1) * (1 if (amounts[i] or 0) > 0 else -1)
        votes.setdefault(word, Counter())[sign] += 1
    return {word: count.most_common(1)[0][0] for word, count in votes.items()}


def _by_side(
    raw: RawTable, heads: Heads, values: Values, i: int, amount: int, voted: Mapping[str, int]
) -> tuple[int, bool]:
    side = heads.first("side")
    word = str(_cell(raw, values, i, side) or "") if side is not None else ""
    if word in voted:
        return amount * voted[word], False
    sign = side_sign(word)
    if sign and not heads.of_balance:
        return amount * sign, False
    label = values.texts("label")[i]
    sort = told_sort(word) or told_sort(label)
    return (-amount if sort == "money" or deducted(label) else amount), True


# --- one part -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Read:
    raw: RawTable
    heads: Heads
    stated: Stated
    values: Values
    rows: Sequence[_Row]
    ends: Mapping[str, Decimal | int]


_INVOICES = re.compile(r"发票|收票|开票|到票|invoice", re.I)


def _part(code: str, mine: Sequence[int], read: _Read) -> Part:
    raw, heads, values, rows = read.raw, read.heads, read.values, read.rows
    order = list(reversed(mine)) if heads.newest_first else list(mine)
    lines = [
        line
        for i in order
        if (rows[i].moved or all(rows[i].sides))
        and not (rows[i].opening and _before_all(i, rows, order))
        for line in _lines(i, raw, values, rows[i])
    ]
    ends = read.ends if len(set(values.currency)) == 1 else {}
    opened = heads.indexes("open") and not heads.indexes("plus") and not heads.indexes("amount")
    opening, closing = (0, None) if opened else _both_ends(code, order, rows, read.stated, ends)
    told = [rows[i].by_words for i in order if rows[i].moved]
    parties = tuple(dict.fromkeys(name for i in order if (name := values.texts("customer")[i])))
    return Part(
        *(code, tuple(lines), parties, opening, closing),
        fixed=bool(told) and all(told),
        open_items=bool(opened),
        single=_only(heads, read),
    )


def _only(heads: Heads, read: _Read) -> str:
    """Bill or money where the list can hold nothing else; a title has to name invoices or money."""
    if not _all_of(heads, read.values.texts("label")):
        return ""
    bills = heads.single == "bill" and heads.titled
    return heads.single if not bills or _INVOICES.search(read.stated.text) else ""


def _before_all(i: int, rows: Sequence[_Row], order: Sequence[int]) -> bool:
    """Whether a line that opens stands before all others; one further down is a row like any."""
    firsts = [j for j in order if not rows[j].opening]
    return not firsts or order.index(i) < order.index(firsts[0])


def _both_ends(
    code: str,
    order: Sequence[int],
    rows: Sequence[_Row],
    stated: Stated,
    ends: Mapping[str, Decimal | int],
) -> tuple[int | None, int | None]:
    """Opening and closing as the list states them, or as its running balance has them."""
    opening = closing = None
    known = [i for i in order if rows[i].balance is not None]
    if known:
        first, last = rows[known[0]], rows[known[-1]]
        before = sum(rows[i].moved or 0 for i in order[: order.index(known[0]) + 1])
        after = sum(rows[i].moved or 0 for i in order[order.index(known[-1]) + 1 :])
        opened = first.opening and not first.moved
        opening = (first.balance or 0) - (0 if opened else before)
        closing = (last.balance or 0) + after
    opened_by = [i for i in order if rows[i].opening and rows[i].moved]
    if opening is None and opened_by and order.index(opened_by[0]) == 0:
        opening = rows[opened_by[0]].moved
    if opening is None and stated.opening is not None:
        opening = to_minor(stated.opening * stated.unit, code)
    if closing is None and stated.closing is not None:
        closing = to_minor(stated.closing * stated.unit, code)
    if opening is None:
        opening = _named(ends, "opening", code)
    if closing is None:
        closing = _named(ends, "closing", code)
    moved = sum(rows[i].moved or 0 for i in order if not (rows[i].opening and i in opened_by[:1]))
    if opening is None and closing is not None:
        opening = closing - moved
    if closing is None and opening is not None:
        closing = opening + moved
    return opening, closing


def _named(ends: Mapping[str, Decimal | int], name: str, code: str) -> int | None:
    return to_minor(ends[name], code) if name in ends else None


_TAIL = re.compile(r"期末|结余|余额|closing|balance", re.I)


def _ends(raw: RawTable, lines: Lines, unit: int) -> dict[str, Decimal | int]:
    """Opening and closing named in lines of their own that hold one figure: 期末余额 | 1,200.00."""
    found: dict[str, Decimal | int] = {}
    for place in (*lines.opening, *lines.carried, *lines.notes, *lines.groups):
        cells = [cell for cell in raw.rows[place] if cell is not None]
        texts = [words.plain(cell) for cell in cells if type(cell) is str]
        figures = [v for cell in cells if (v := parse_amount(cell)[0]) is not None]
        if len(figures) != 1 or not texts:
            continue
        said = texts[0]
        name = "opening" if words.OPENING.match(said) else "closing" if _TAIL.search(said) else ""
        if name:
            found[name] = figures[0] * unit
    return found


_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_#-]*[A-Za-z0-9]")
_DATED = re.compile(r"(?:19|20)\d\d[-./]?\d{1,2}(?:[-./]?\d{1,2})?")


def keys_of(*texts: str) -> frozenset[str]:
    """Document numbers in texts, as compared: words of three digits or more that are no days."""
    found = set()
    for text in texts:
        for word in _WORD.findall(text):
            if sum(sign.isdigit() for sign in word) >= 3 and not _DATED.fullmatch(word):
                found.add(number_key(word))
    return frozenset(found)


def _lines(i: int, raw: RawTable, values: Values, row: _Row) -> list[Line]:
    """The line of a row; two where an invoice and its payment stand in one."""
    number, text = values.texts("invoice")[i], values.texts("label")[i]
    day, paid = values.days("day")[i], values.days("ends_on")[i]
    whole = Line(
        id=i,
        day=day,
        delta=row.moved or 0,
        number=number,
        text=text,
        sort=told_sort(text),
        keys=keys_of(number, text),
        sheet=raw.sheet,
        row=values.numbers[i],
    )
    plus, minus = row.sides
    if plus and minus and paid != day:
        bill = replace(whole, delta=plus, sort="bill")
        return [bill, replace(whole, day=paid or day, delta=minus, sort="money", keys=frozenset())]
    if minus and paid:
        return [replace(whole, day=paid)]
    return [whole] if whole.delta else []
