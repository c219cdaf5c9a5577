"""Which columns of a bank file hold its money, and how it tells in from out.

Headings say it first; the running balance (`chain`) confirms them, decides where they are silent,
and where the two contradict each other nothing is booked by itself (style `unproven`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arapp.services.importing.layout import chain as chains
from arapp.services.importing.layout.bank_pairs import paired
from arapp.services.importing.layout.chain import Chain, Figures
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape, sample, side_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import headings

_IDENTITY = frozenset(
    {"party_account", "payer_account", "payee_account", "account", "serial", "voucher", "seq",
     "day", "time", "currency", "direction", "tax_no", "phone", "code", "invoice_no", "contract",
     "counterparty", "payer", "payee", "party_bank", "receipt_day", "memo", "plain_no"}
)  # fmt: skip
_VALUED = re.compile(r"起息|value|valuta|wertstellung", re.I)  # when interest begins
_CLERICAL = re.compile(r"登记|制单|录入|打印|开票|到期")


@dataclass(frozen=True, slots=True)
class Money:
    """Columns by index; None where there is none. `proof`: what the balance says of them."""

    ins: int | None = None
    outs: int | None = None
    balance: int | None = None
    proof: Chain | None = None
    against: bool = False


# --- fields -------------------------------------------------------------------------------------


def money_fields(
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """Give the money columns their fields: amount (in, or both), outgoing, balance."""
    money = by_words(columns, shapes)
    figures = figures_of(columns, shapes, table)
    proof = _best_proof(columns, money, figures)
    found = _flag_column(columns, shapes, figures, proof) | _day_column(columns, shapes)
    if money.outs is not None:
        found[money.outs] = "outgoing"
    if money.ins is not None:
        found[money.ins] = "amount"
    if proof is not None:
        for column in columns:
            if column.field == "balance":
                found.setdefault(column.index, None)
        found[proof.balance] = "balance"
    return [replace(c, field=found.get(c.index, c.field)) for c in columns]


def _day_column(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> dict[int, str | None]:
    """Of several days of a row the one on which the bank booked it."""
    days = [
        c
        for c in columns
        if c.concept in ("day", "receipt_day") and (c.field == "day" or shapes[c.index].day >= 0.5)
    ]
    if not any(c.field == "day" for c in days):
        return {}
    best = min(
        days,
        key=lambda c: (
            bool(_VALUED.search(headings.fold(c.header)[0])),
            bool(_CLERICAL.search(c.header)),
            -round(shapes[c.index].filled * shapes[c.index].day, 1),
            c.field != "day",
            c.index,
        ),
    )
    return {c.index: "day" if c is best else None for c in days if c is best or c.field == "day"}


def _flag_column(
    columns: Sequence[Column], shapes: Mapping[int, Shape], figures: Figures, proof: Chain | None
) -> dict[int, str | None]:
    """Of several columns that could tell the side: the one that tells two, best by the balance.

    What is said of the balance (余额方向) says nothing of the row.
    """
    flags = [c for c in columns if c.concept == "direction"]
    if not flags:
        return {}
    worth: dict[int, tuple[int, int]] = {}
    for column in flags:
        told = chains.flag_words(figures, proof, column.index) if proof else {}
        sides = {side_of(text) for text in shapes[column.index].values} & {1, -1}
        if len(sides) > 1 or "余额" not in column.header:
            worth[column.index] = (len(set(told.values())), len(sides))
    best = max(worth, key=lambda index: worth[index], default=None)
    return {c.index: "direction" if c.index == best else None for c in flags}


def _best_proof(columns: Sequence[Column], money: Money, figures: Figures) -> Chain | None:
    """The balance column, of several, that the amounts carry on."""
    if money.ins is None or not {money.ins, money.outs} - {None} <= set(figures.columns):
        return None
    named = [c.index for c in columns if c.concept in ("balance", "open")]
    tried = [
        chains.fit(figures, index, money.ins, money.outs)
        for index in figures.columns
        if index in named and index not in (money.ins, money.outs)
    ]
    return max((c for c in tried if c and c.sure), key=lambda c: c.hits, default=None)


def style_of(  # noqa: PLR0911 - one way out per style
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """(style, word of the flag column → side by the balance) of columns with their final fields.

    Styles: in_out, flag, pairs, signed, turned, list, unproven.
    """
    at = {c.field: c for c in columns if c.field}
    single = at.get("amount")
    if single is None:
        return "", ()
    proof = _proof_of(at, columns, shapes, table)
    if "outgoing" in at:
        return ("unproven" if _against(at, columns, shapes, table, proof) else "in_out"), ()
    if "direction" in at:
        told: dict[str, int] = {}
        if proof is not None and proof.sure:
            figures = figures_of(columns, shapes, table)
            told = chains.flag_words(figures, proof, at["direction"].index)
        return ("unproven" if _flag_against(told) else "flag"), tuple(told.items())
    glued = any(c.field in ("payer", "payee") and shapes[c.index].glued >= 0.3 for c in columns)
    if {"payee_account", "payer_account"} <= set(at) or (
        {"payee", "payer"} <= set(at) and ("account" in at or glued)
    ):
        return "pairs", ()
    if proof is not None and proof.sure and proof.style == "turned":
        return "turned", ()
    if not (proof is not None and proof.sure) and (
        _half(single, columns, shapes, table) or paired(columns, table)
    ):
        return "unproven", ()
    return ("signed" if single.concept == "amount" or proof else "list"), ()


def _proof_of(
    at: Mapping[str, Column], columns: Sequence[Column], shapes: Mapping[int, Shape],
    table: RawTable, turned: bool = False,
) -> Chain | None:  # fmt: skip
    if "balance" not in at:
        return None
    ins, outs = at["amount"].index, at["outgoing"].index if "outgoing" in at else None
    figures = figures_of(columns, shapes, table)
    if not {at["balance"].index, ins, outs} - {None} <= set(figures.columns):
        return None
    if turned and outs is not None:
        ins, outs = outs, ins
    return chains.fit(figures, at["balance"].index, ins, outs)


def _against(
    at: Mapping[str, Column], columns: Sequence[Column], shapes: Mapping[int, Shape],
    table: RawTable, proof: Chain | None,
) -> bool:  # fmt: skip
    """Whether the balance grows by what the headings call money out."""
    if proof is not None and proof.sure:
        return False
    other = _proof_of(at, columns, shapes, table, turned=True)
    return other is not None and other.sure and other.hits > (proof.hits if proof else 0)


def _flag_against(told: Mapping[str, int]) -> bool:
    """Whether the balance says the opposite of what every flag that is understood says."""
    known = [(side_of(word), side) for word, side in told.items() if side_of(word) in (1, -1)]
    return bool(known) and all(said != proved for said, proved in known)


def _half(
    single: Column, columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> bool:
    """Whether amounts without a sign are filled just where another column of money is not: one
    side of two, whose other side nobody has named."""
    if any("-" in value or value[:1] in "(（" for value in shapes[single.index].values):
        return False
    others = [
        c
        for c in columns
        if c.index != single.index and c.field is None and is_money(c, shapes, table)
    ]
    return any(excludes(table, single.index, other.index) for other in others)


def excludes(table: RawTable, one: int, other: int) -> bool:
    """Whether of two columns always just one has an amount, total rows aside."""
    found = chains.figures(table.rows, [one, other], [])
    pairs = {
        (bool(a), bool(b))
        for a, b in zip(found.columns[one], found.columns[other], strict=True)
        if a or b
    }
    return pairs == {(True, False), (False, True)}


# --- shared -------------------------------------------------------------------------------------


def figures_of(columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable) -> Figures:
    money = [c for c in columns if is_money(c, shapes, table)]
    known = ("credit", "debit", "amount", "balance", "received", "paid", "open", "due_amount")
    money.sort(key=lambda c: (c.field not in ("amount", "outgoing", "balance"),
                              c.concept not in known, c.index))  # fmt: skip
    keys = [c.index for c in columns if c.concept in ("account", "currency")]
    return chains.figures(table.rows, [c.index for c in money], keys)


def is_money(column: Column, shapes: Mapping[int, Shape], table: RawTable) -> bool:
    shape = shapes[column.index]
    if column.field in ("amount", "outgoing", "balance"):
        return True
    if column.concept in _IDENTITY or shape.number < 0.6:
        return False
    longest = [str(cell) for cell in sample(table, column.index)[:40] if cell is not None]
    return not any(len(text) > 11 and text.isdigit() for text in longest)


def by_words(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> Money:
    """Columns of money in, money out and balance as the headings name them."""

    def best(concept: str, words: str = "") -> int | None:
        fitting = [
            c
            for c in columns
            if c.concept == concept
            and re.search(words, c.header)
            and (shapes[c.index].number >= 0.3 or not shapes[c.index].filled)
        ]
        return max(
            fitting,
            key=lambda c: (
                shapes[c.index].nonzero * shapes[c.index].filled,
                shapes[c.index].number,
                -c.index,
            ),
            default=_NONE,
        ).index  # fmt: skip

    balance = _or_none(best("balance"))
    credit, debit = _or_none(best("credit")), _or_none(best("debit"))
    if credit is None:
        credit = _or_none(best("received", "收|来|到|回|in|receiv"))
    if debit is None:
        debit = _or_none(best("received", "付|支|paid|payment"))
        debit = None if debit == credit else debit
    if credit is not None and debit is not None:
        return Money(credit, debit, balance)
    for concept in ("amount", "", "received", "due_amount", "gross"):
        index = credit if not concept else _or_none(best(concept))
        if index is not None:
            return Money(index, None, balance)
    return Money(None, None, balance)


_NONE = Column(-1, "", None)


def _or_none(index: int | None) -> int | None:
    return None if index in (None, -1) else index
