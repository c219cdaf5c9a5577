"""Which columns add and which take: proven by a running balance, else told by the headings."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.layout import chain
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import Shape
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings, words
from arapp.services.reconcile.columns import Heads
from arapp.services.reconcile.tells import told_sort

_SIGNED = 1_000  # a balance whose side stands in a column beside it: index + 1000 × side


Found = tuple[dict[int, str], Heads]


def money_roles(
    table: RawTable,
    money: Sequence[Column],
    roles: Mapping[int, str],
    shapes: Mapping[int, Shape],
    stated: Stated,
) -> Found:
    """Roles of the columns that hold money, and how they are to be read."""
    sides = [i for i, role in roles.items() if role == "side"]
    proven = chained(table, money, sides, roles)
    if proven is not None:
        return proven
    told, heads = _by_words(money, sides, shapes, stated)
    return _still_open(table, told), heads


_MOVES = re.compile(r"增减|变动|发生|movement|change", re.I)


def _still_open(table: RawTable, roles: dict[int, str]) -> dict[int, str]:
    """A list of what is open with the amount billed beside it: what is open is compared."""
    at = {role: index for index, role in roles.items()}
    if at.keys() != {"amount", "open"}:
        return roles

    def figures(role: str) -> list[Decimal | int | None]:
        index = at[role]
        cells = [row[index] if index < len(row) else None for row in table.rows]
        return [parse_amount(cell)[0] for cell in cells]

    pairs = [(a, o) for a, o in zip(figures("amount"), figures("open"), strict=True) if a and o]
    within = [0 < o / a <= 1 for a, o in pairs]
    if not within or sum(within) < 0.9 * len(within):
        return roles
    return {at["open"]: "open"}


def chained(
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
        elif (
            c.concept == "open"
            or re.search(r"未付|尚欠|未结|待付|unpaid|outstanding", c.header, re.I)
        ) and not _MOVES.search(c.header):
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
        said = "" if sides else told_sort(header)
        single = said if said or sides else told_sort(stated.text)
        return roles, Heads((), sided=bool(sides), single=single, titled=not said)
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
