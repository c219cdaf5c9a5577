"""What the figures of a row say of their columns: owed − paid = open, opening + in − out = open."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cell, Cells

_MOST_ROWS = 200
_LEAST_ROWS = 2
_ZERO = Decimal(0)
Figures = dict[int, list[Decimal | None]]


def figures(table: RawTable, shapes: dict[int, Shape]) -> Figures:
    """Amounts of the columns of numbers, by sheet column, of the first rows."""
    found: Figures = {}
    for index, shape in shapes.items():
        if shape.number >= 0.5:
            cells = [row[index] if index < len(row) else None for row in table.rows[:_MOST_ROWS]]
            values = [parse_amount(cell)[0] for cell in cells]
            found[index] = [None if value is None else Decimal(value) for value in values]
    return found


def share(known: Figures, whole: int, part: int, rest: int) -> float:
    """Share of the rows with a rest in which whole − part = rest; 0.0 when nothing tells.

    Rows that say nothing (no part, or no whole and no rest) are not counted unless all are so.
    """
    hits = rows = telling = 0
    for a, b, c in zip(known[whole], known[part], known[rest], strict=True):
        if a is None and c is None:
            continue
        rows += 1
        hits += (a or _ZERO) - (b or _ZERO) == (c or _ZERO)
        telling += bool(b)
    return hits / rows if rows >= _LEAST_ROWS and (telling or hits == rows) else 0.0


def open_items(
    columns: Sequence[Column], table: RawTable, shapes: dict[int, Shape]
) -> list[Column]:
    """Which columns of an open-item list are owed, paid and open, as its rows reckon them.

    A list of balances has movements beside its balance (opening + in − out): those are no amount
    and payment of an open item.
    """
    given = {c.field: c.index for c in columns if c.field in ("amount", "paid", "open")}
    if len(given) < 2 or "open" not in given:
        return list(columns)
    known = figures(table, shapes)
    rest = given["open"]
    if rest not in known:
        return list(columns)
    pair = (given.get("amount"), given.get("paid"))
    moved = any(c.concept == "opening" and c.index in known for c in columns)
    if pair[0] in known and pair[1] in known:
        least = 0.95 if moved else 0.5
        if share(known, pair[0], pair[1], rest) >= least:
            return list(columns)
    better = _better(columns, known, rest, pair)
    return [_given(c, better, rest) for c in columns]


def sum_of_ages(
    columns: Sequence[Column], table: RawTable, shapes: dict[int, Shape]
) -> list[Column]:
    """The column that adds up those of the ages is what is open in all."""
    ages = [c.index for c in columns if c.concept == "aging" and shapes[c.index].number >= 0.5]
    if len(ages) < 2 or any(c.concept == "open" for c in columns):
        return list(columns)
    known = figures(table, shapes)
    for column in columns:
        if column.index in known and column.concept in (None, "amount", "balance", "due_amount"):
            sums = [sum(known[i][row] or _ZERO for i in ages if i in known)
                    for row in range(len(known[column.index]))]  # fmt: skip
            pairs = [
                (a, b) for a, b in zip(known[column.index], sums, strict=True) if a is not None
            ]
            if pairs and sum(a == b for a, b in pairs) >= 0.9 * len(pairs):
                return [replace(c, concept="open") if c is column else c for c in columns]
    return list(columns)


def net_of_invoices(
    columns: Sequence[Column], table: RawTable, shapes: dict[int, Shape]
) -> list[Column]:
    """金额 beside 税额 and 价税合计 is the net amount when the rows reckon so."""
    at = {c.field: c.index for c in columns if c.field in ("net", "tax", "gross")}
    if "net" in at or not {"tax", "gross"} <= at.keys():
        return list(columns)
    known = figures(table, shapes)
    if at["tax"] not in known or at["gross"] not in known:
        return list(columns)
    free = [c for c in columns if c.index in known and c.field is None and not c.percent]
    for column in free:
        if share(known, at["gross"], at["tax"], column.index) >= 0.9:
            return [replace(c, field="net") if c is column else c for c in columns]
    return list(columns)


def second_numbers(columns: Sequence[Column], table: RawTable) -> list[Column]:
    """发票号码 and 数电发票号码 beside each other: each row has its number in one of them."""
    first = next((c for c in columns if c.field == "number"), None)
    others = [c for c in columns if c.concept == "invoice_no" and c.field is None]
    if first is None or len(others) != 1:
        return list(columns)
    cells = [(_at(row, first.index), _at(row, others[0].index)) for row in table.rows[:_MOST_ROWS]]
    both = sum(a is not None and b is not None and str(a) != str(b) for a, b in cells)
    if both or not any(b is not None for _, b in cells):
        return list(columns)
    return [replace(c, field="number") if c is others[0] else c for c in columns]


def _at(row: Cells, index: int) -> Cell:
    return row[index] if index < len(row) else None


def _better(
    columns: Sequence[Column], known: Figures, rest: int, pair: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """Another (amount, paid) under which the rows add up; (None, None) for a list of balances."""
    apart = {c.index for c in columns if c.percent or c.concept in ("tax_rate", "seq", "terms")}
    free = [index for index in known if index != rest and index not in apart]
    ranked = sorted(
        ((share(known, a, b, rest), a in pair, b in pair, -a, -b) for a in free for b in free
         if a != b and any(known[b])),
        reverse=True,
    )  # fmt: skip
    if ranked and ranked[0][0] >= 0.8:
        return -ranked[0][3], -ranked[0][4]
    opened = any(c.concept == "opening" and c.index in known for c in columns)
    return (None, None) if opened else pair


def _given(column: Column, pair: tuple[int | None, int | None], rest: int) -> Column:
    if column.index == rest:
        return column
    if column.index == pair[0]:
        return replace(column, field="amount")
    if column.index == pair[1]:
        return replace(column, field="paid")
    return replace(column, field=None) if column.field in ("amount", "paid") else column
