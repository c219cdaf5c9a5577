"""What the columns of the customer's list are, by what they hold and only then by their words.

Roles of a list: day, paid_day (of a payment in the row of its invoice), document, text, party,
currency, side, plus, minus, amount, balance, open. `plus` is what makes the list's own balance
grow; which of us it speaks for is asked later (`orient`), as a customer's books have the sides
turned. Roles of a list of balances: name, code, tax_no, currency,
opening, opening_less, debit, credit, closing, closing_less, side.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arapp.services.importing.layout import chain
from arapp.services.importing.layout.columns import Column, read_headers
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import Shape, may_be_days, shapes_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings, words
from arapp.services.reconcile.tells import told_sort

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
_DOCUMENTS = frozenset(
    {"invoice_no", "voucher", "serial", "contract", "plain_no", "invoice_code", "red_of"}
)
_PARTIES = frozenset(
    {"customer", "supplier", "counterparty", "payee", "payer", "short_name", "seller"}
)
_NUMBERED = re.compile(r"号|编码|单据|凭证|no\b|number|ref|doc|voucher|invoice|#", re.I)
_SIGNED = 1_000  # a balance whose side stands in a column beside it: index + 1000 × side


@dataclass(frozen=True, slots=True)
class Heads:
    """Columns with their roles; `proven`: the balance shows which column adds and which takes.

    `sided`: the single amount takes its sign from the `side` column; `of_balance`: the side stands
    for the balance. `single`: bill or money where the whole table is of one sort.
    """

    columns: tuple[Column, ...]
    proven: bool = False
    sided: bool = False
    of_balance: bool = False
    newest_first: bool = False
    turned: bool = False
    single: str = ""

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
    out = _DOCUMENTS | _PARTIES | {
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


_DAY_CONCEPTS = frozenset(
    {"day", "receipt_day", "invoice_day", "due_on", "signed_on", "ends_on", "starts_on", "time"}
)
_WRITTEN_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d")


def _are_days(shape: Shape, column: Column) -> bool:
    """Days, were they numbers: 20260312 all of them, or a heading of days over 46093."""
    if shape.day >= 0.9 and column.concept in _DAY_CONCEPTS:
        return True
    return bool(shape.values) and all(_WRITTEN_DAY.fullmatch(value) for value in shape.values)


_COUNTED_SPAN = 1_100  # three years: whole numbers of five digits that lie closer are days


def _counted_days(shape: Shape) -> bool:
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
    found = _money(table, money, roles, shapes, stated)
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
    proven = _chained(table, money, sides, {c.index: c.field or "" for c in columns})
    fixed = {c.index: c.field for c in columns}
    if proven is not None and all(fixed.get(i) == r for i, r in proven[0].items() if r):
        return replace(proven[1], columns=columns)
    sided = "amount" in fixed.values() and "side" in fixed.values()
    return replace(again, sided=sided, of_balance=heads.of_balance and not sided)


# --- texts and days -----------------------------------------------------------------------------


def _are_dated(column: Column, shape: Shape) -> bool:
    """Mostly days; under a heading of days some, as labels (期初, 合计) stand there too."""
    named = column.concept in _DAY_CONCEPTS and column.concept != "time"
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
        days = [c for c in columns if _counted_days(shapes[c.index])][:1]
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
        elif c.concept in _PARTIES and shape.number < 0.5:
            roles[c.index] = "party"
        elif c.concept in _DOCUMENTS or _NUMBERED.search(c.header):
            roles[c.index] = "document"
        elif c.concept in ("seq", "time", "tax_rate", "owner", "department", "phone", "tax_no"):
            continue
        elif shape.filled and shape.number < 0.5 and shape.day < 0.5:
            roles[c.index] = "text"
    return roles


# --- money --------------------------------------------------------------------------------------

Found = tuple[dict[int, str], Heads]


def _money(
    table: RawTable,
    money: Sequence[Column],
    roles: Mapping[int, str],
    shapes: Mapping[int, Shape],
    stated: Stated,
) -> Found:
    sides = [i for i, role in roles.items() if role == "side"]
    proven = _chained(table, money, sides, roles)
    if proven is not None:
        return proven
    return _by_words(money, sides, shapes, stated)


def _chained(
    table: RawTable, money: Sequence[Column], sides: Sequence[int], roles: Mapping[int, str]
) -> Found | None:
    """Roles that a running balance proves; a side may stand for the balance or for the amount."""
    keys = [i for i, role in roles.items() if role == "currency"]
    found = chain.figures(table.rows, [c.index for c in money], keys)
    signs = {side: _signs(found.rows, side) for side in sides[:2]}
    for place, (_side, known) in enumerate(signs.items(), 1):
        for column in list(found.columns):
            if column < _SIGNED and len(found.columns) < 14:
                values = found.columns[column]
                found.columns[column + _SIGNED * place] = [
                    None if value is None else value * sign
                    for value, sign in zip(values, known, strict=True)
                ]
    proof = chain.search(found)
    if proof is None:
        return None
    of_balance = proof.balance >= _SIGNED
    sided = proof.style == "sided" or proof.ins >= _SIGNED
    single = proof.outs is None
    given = {
        proof.balance % _SIGNED: "balance",
        proof.ins % _SIGNED: "amount" if single else "plus",
    }
    if proof.outs is not None:
        given[proof.outs % _SIGNED] = "minus"
    heads = Heads(
        (),
        proven=True,
        sided=sided,
        of_balance=of_balance,
        newest_first=proof.newest_first,
        turned=proof.style == "turned",
    )
    return given, heads


def _signs(rows: Sequence[Sequence[object]], side: int) -> list[int]:
    """+1 for the credit side of a line, −1 for the debit side, 0 for 平."""
    return [side_sign(row[side] if side < len(row) else None) for row in rows]


def side_sign(cell: object) -> int:
    """+1 credit, −1 debit, 0 neither or level (平)."""
    text = words.plain(str(cell)) if cell is not None else ""
    if text in ("平", "flat", "nil", "-", ""):
        return 0
    if "贷" in text or text.startswith(("cr", "c", "h", "应付")):
        return 1
    if "借" in text or text.startswith(("dr", "d", "s", "应收", "预付")):
        return -1
    return 0


_GROWS = re.compile(
    r"应付|采购|进货|入库|收票|到票|来票|挂账|购货|暂估|贷|增加|新增|发票|开票|销售|发货|应收|货款|欠"
    r"|credit|\bcr\b|invoice|purchase|bill|charge|receivable|payable|increase",
    re.I,
)
_SHRINKS = re.compile(
    r"已付|实付|付款|支付|付出|还款|汇款|付货款|本[期月]付|借|减少|收款|回款|已收|实收|到账|核销"
    r"|debit|\bdr\b|paid|payment|remit|settle|receipt|received|decrease",
    re.I,
)
_LESS_FIT = {"net": 3, "tax": 9, "limit": 9, "contract_amount": 4, "opening": 8, "aging": 8}


def _by_words(
    money: Sequence[Column], sides: Sequence[int], shapes: Mapping[int, Shape], stated: Stated
) -> Found:
    """Roles by the words of the headings, where no balance proves any."""
    roles: dict[int, str] = {}
    rest = [c for c in money if _LESS_FIT.get(c.concept or "", 0) < 8]
    for c in rest:
        if c.concept in ("balance",) or re.search(r"余额|结余|结存|balance", c.header, re.I):
            roles[c.index] = "balance"
        elif c.concept == "open" or re.search(
            r"未付|尚欠|未结|待付|unpaid|outstanding", c.header, re.I
        ):
            roles[c.index] = "open"
    left = [c for c in rest if c.index not in roles]
    minus = [c for c in left if _side_of_words(c) < 0]
    plus = [c for c in left if _side_of_words(c) > 0]
    if minus and plus:
        roles[_best(plus, shapes)] = "plus"
        roles[_best(minus, shapes)] = "minus"
        return roles, Heads(())
    if left:
        chosen = _best(left, shapes)
        roles[chosen] = "amount"
        header = next(c.header for c in left if c.index == chosen)
        single = "" if sides else told_sort(header) or told_sort(stated.text)
        return roles, Heads((), sided=bool(sides), single=single)
    return roles, Heads(())


def _side_of_words(column: Column) -> int:
    """+1 what grows the debt, −1 what pays it, 0 untold."""
    folded = headings.fold(column.header)[0]
    plain = folded.replace("应付", "")
    if _SHRINKS.search(plain) and not (_GROWS.search(plain) and column.concept == "credit"):
        return -1
    if _GROWS.search(folded):
        return 1
    return {"credit": 1, "debit": -1, "received": -1, "paid": -1, "due_amount": 1, "gross": 1}.get(
        column.concept or "", 0
    )


def _best(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> int:
    def worth(c: Column) -> tuple[float, int]:
        shape = shapes[c.index]
        return (shape.filled * shape.nonzero - _LESS_FIT.get(c.concept or "", 0) / 4, -c.index)

    gross = [c for c in columns if c.concept == "gross"]
    return max(gross or columns, key=worth).index
