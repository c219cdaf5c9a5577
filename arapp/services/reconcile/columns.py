"""Roles that a column of a foreign list may have, and which columns may hold money or days."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape

LIST_ROLES = (
    *(
        "day",
        "paid_day",
        "document",
        "text",
        "party",
        "currency",
        "side",
        "plus",
        "minus",
        "amount",
    ),
    *("balance", "open"),
)
BALANCE_ROLES = (
    *("name", "code", "tax_no", "currency", "side", "opening", "opening_less", "debit", "credit"),
    *("closing", "closing_less"),
)
_NO_MONEY = re.compile(
    r"数量|单价|税率|汇率|比例|序号|行号|附件|张数|页|天数|期间|年度|月份|账期|次数|编|代码|号码?$"
    r"|qty|quantity|price|rate|days|period|line|no\.?$|\bid\b|%",
    re.I,
)
DOCUMENTS = frozenset(
    {"invoice_no", "voucher", "serial", "contract", "plain_no", "invoice_code", "red_of"}
)
PARTIES = frozenset(
    {"customer", "supplier", "counterparty", "payee", "payer", "short_name", "seller"}
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Columns with their roles; `proven`: the balance shows which column adds and which takes.

    `sided`: the single amount takes its sign from the `side` column; `of_balance`: the side stands
    for the balance. `single`: bill or money where the whole table is of one sort, `titled` where
    only the lines above the table tell so.
    """

    columns: tuple[Column, ...]
    proven: bool = False
    sided: bool = False
    of_balance: bool = False
    newest_first: bool = False
    turned: bool = False
    single: str = ""
    titled: bool = False

    def indexes(self, role: str) -> tuple[int, ...]:
        """Sheet columns (0-based) of a role."""
        return tuple(c.index for c in self.columns if c.field == role)

    def first(self, role: str) -> int | None:
        """The one column of a role."""
        return next(iter(self.indexes(role)), None)


_OF_MONEY = frozenset(
    {"debit", "credit", "amount", "balance", "due_amount", "received", "paid", "gross", "open"}
)


def money_columns(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> list[Column]:
    """Columns that may hold money."""
    out = DOCUMENTS | PARTIES | {
        "seq", "tax_rate", "terms", "phone", "account", "code", "tax_no", "aging", "party_account",
    }  # fmt: skip
    return [
        c
        for c in columns
        if shapes[c.index].number >= (0.3 if c.concept in _OF_MONEY else 0.6)
        and shapes[c.index].nonzero > 0
        and c.concept not in out
        and not _are_days(shapes[c.index], c)
        and not _NO_MONEY.search(c.header)
        and not _counts_up(shapes[c.index])
        and not c.percent
    ]


_MONEY_WORD = re.compile(
    r"额|款|钱|价|费|元|账|帐|付|收|欠|借|贷|余|增|减|应|税|sum|amount|value|total|debit|credit|"
    r"\b[dc]r\b|paid|due|balance|open|invoiced|charge",
    re.I,
)


def numbers_like(column: Column, shape: Shape) -> bool:
    """Document numbers under a heading that nobody knows: whole, all of one length, each once."""
    if column.concept in _OF_MONEY or _MONEY_WORD.search(column.header):
        return False
    values = shape.values
    whole = [value for value in values if re.fullmatch(r"[1-9]\d{5,}", value)]
    if len(whole) < 3 or len(whole) < len(values) or len(set(map(len, whole))) > 1:
        return False
    round_ones = sum(value.endswith("00") for value in whole)
    return len(set(whole)) == len(whole) and 2 * round_ones < len(whole)


DAY_CONCEPTS = frozenset(
    {"day", "receipt_day", "invoice_day", "due_on", "signed_on", "ends_on", "starts_on", "time"}
)
_WRITTEN_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d")


def _are_days(shape: Shape, column: Column) -> bool:
    """Days, were they numbers: 20260312 all of them, or a heading of days over 46093."""
    if shape.day >= 0.9 and column.concept in DAY_CONCEPTS:
        return True
    return bool(shape.values) and all(_WRITTEN_DAY.fullmatch(value) for value in shape.values)


_COUNTED_SPAN = 1_100  # three years: whole numbers of five digits that lie closer are days


def counted_days(shape: Shape) -> bool:
    """Days that lost their format: 46093, 46101 … where nothing else tells days."""
    whole = [value for value in shape.values if re.fullmatch(r"[34]\d{4}", value)]
    if len(whole) < 3 or len(whole) < len(shape.values):
        return False
    figures = sorted(map(int, whole))
    return figures[-1] - figures[0] <= _COUNTED_SPAN


def _counts_up(shape: Shape) -> bool:
    """1, 2, 3 …, or numbers as long as those of documents."""
    whole = [value for value in shape.values if re.fullmatch(r"\d+", value)]
    if len(whole) < 3 or len(whole) < len(shape.values):
        return False
    if all(len(value) >= 11 for value in whole):
        return True
    figures = sorted(map(int, whole))
    return figures == list(range(figures[0], figures[0] + len(figures)))
