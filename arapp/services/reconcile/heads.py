"""What the columns of the customer's list are, by what they hold and only then by their words.

Roles of a list: day, paid_day (of a payment in the row of its invoice), document, text, party,
currency, side, plus, minus, amount, balance, open. `plus` is what makes the list's own balance
grow; which of us it speaks for is asked later (`orient`), as a customer's books have the sides
turned. Roles of a list of balances: name, code, tax_no, currency,
opening, opening_less, debit, credit, closing, closing_less, side.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout.columns import Column, read_headers
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import Shape, may_be_days, shapes_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.reconcile.columns import (
    DAY_CONCEPTS,
    DOCUMENTS,
    PARTIES,
    Heads,
    counted_days,
    money_columns,
    numbers_like,
)
from arapp.services.reconcile.money_heads import chained, money_roles

_NUMBERED = re.compile(r"号|编码|单据|凭证|no\b|number|ref|doc|voucher|invoice|#", re.I)


def list_heads(
    table: RawTable, stated: Stated, maps: Mapping[str, str] | None = None
) -> Heads:  # fmt: skip
    """Roles of a list's columns. `maps`: header → role as the user chose ("" for none)."""
    shapes = shapes_of(table)
    columns = read_headers(table, shapes)
    roles: dict[int, str] = {}
    day = _day(columns, shapes)
    if day is not None:
        roles[day] = "day"
    money = [c for c in money_columns(columns, shapes) if c.index not in roles]
    texts = [c for c in columns if c.index not in roles and c not in money]
    roles.update(_texts(texts, shapes))
    found = money_roles(table, money, roles, shapes, stated)
    numbers = [c for c in money if numbers_like(c, shapes[c.index])]
    if not found[1].proven and 0 < len(numbers) < len(money):
        roles.update({c.index: "document" for c in numbers})
        found = money_roles(table, [c for c in money if c not in numbers], roles, shapes, stated)
    roles.update({i: role for i, role in found[0].items() if role})
    roles.update(_two_days(columns, shapes, roles))
    heads = replace(found[1], columns=tuple(replace(c, field=roles.get(c.index)) for c in columns))
    return _said(heads, table, maps or {})


def _said(heads: Heads, table: RawTable, maps: Mapping[str, str]) -> Heads:
    """The roles as the user changed them; the balance is asked anew what it proves."""
    if not any(c.header in maps for c in heads.columns):
        return heads
    one = {"day", "balance", "plus", "minus", "amount", "open", "side", "party", "currency"}
    given = {role for header, role in maps.items() if role in one}
    columns = tuple(
        replace(c, field=maps[c.header] or None)
        if c.header in maps
        else replace(c, field=None)
        if c.field in given
        else c
        for c in heads.columns
    )
    again = replace(heads, columns=columns, proven=False, turned=False)
    money = [c for c in columns if c.field in ("plus", "minus", "balance", "amount", "open")]
    sides = [c.index for c in columns if c.field == "side"]
    proven = chained(table, money, sides, {c.index: c.field or "" for c in columns})
    fixed = {c.index: c.field for c in columns}
    if proven is not None and all(fixed.get(i) == r for i, r in proven[0].items() if r):
        return replace(proven[1], columns=columns)
    sided = "amount" in fixed.values() and "side" in fixed.values()
    return replace(again, sided=sided, of_balance=heads.of_balance and not sided)


# --- texts and days -----------------------------------------------------------------------------


def _are_dated(column: Column, shape: Shape) -> bool:
    """Mostly days; under a heading of days some, as labels (期初, 合计) stand there too."""
    named = column.concept in DAY_CONCEPTS and column.concept != "time"
    return shape.day >= (0.3 if named else 0.6) or (column.concept == "day" and may_be_days(shape))


_DAY_ORDER = ("day", "receipt_day", "invoice_day", None)


def _day(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> int | None:
    """The column of days that the rows go by: the most filled, booking days before due days."""
    days = [
        c
        for c in columns
        if _are_dated(c, shapes[c.index])
        and (shapes[c.index].nonzero < 0.9 or c.concept in ("day", "receipt_day", "invoice_day"))
    ]
    if not days:
        days = [c for c in columns if counted_days(shapes[c.index])][:1]
    if not days:
        return None

    def worth(column: Column) -> tuple[float, int]:
        place = _DAY_ORDER.index(column.concept) if column.concept in _DAY_ORDER else 9
        return (shapes[column.index].filled - 0.12 * place, -column.index)

    return max(days, key=worth).index


_PAID = re.compile(r"付|汇|划|收款|回款|到账|核销|paid|payment|remit|settle", re.I)


def _two_days(
    columns: Sequence[Column], shapes: Mapping[int, Shape], roles: Mapping[int, str]
) -> dict[int, str]:
    """Day of the invoice and day of the payment that stands in its row, where both are there."""
    if not {"plus", "minus"} <= set(roles.values()):
        return {}
    dated = [
        c
        for c in columns
        if shapes[c.index].day >= 0.6
        and shapes[c.index].number < 0.5
        and c.concept != "due_on"
        and roles.get(c.index) in (None, "text", "day")
    ]
    paid = [c for c in dated if c.concept == "receipt_day" or _PAID.search(c.header)]
    others = [c for c in dated if c not in paid]
    if not paid or not others:
        return {}
    day = next((c for c in others if roles.get(c.index) == "day"), others[0])
    return {paid[0].index: "paid_day", day.index: "day"}


def _texts(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> dict[int, str]:
    roles: dict[int, str] = {}
    for c in columns:
        shape = shapes[c.index]
        if c.concept == "currency":
            roles[c.index] = "currency"
        elif c.concept == "direction" or (shape.direction > 0.9 and not shape.number):
            roles[c.index] = "side"
        elif c.concept in PARTIES and shape.number < 0.5:
            roles[c.index] = "party"
        elif c.concept in DOCUMENTS or _NUMBERED.search(c.header):
            roles[c.index] = "document"
        elif c.concept in ("seq", "time", "tax_rate", "owner", "department", "phone", "tax_no"):
            continue
        elif shape.filled and shape.number < 0.5 and shape.day < 0.5:
            roles[c.index] = "text"
    return roles
