"""Which columns of a bank file hold its money, and how it tells in from out.

Headings say it first; the running balance (`chain`) confirms them, decides where they are silent,
and where the two contradict each other nothing is booked by itself (style `unproven`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arapp.services.importing import bank_morphemes, headings
from arapp.services.importing import chain as chains
from arapp.services.importing.cells import parse_amount
from arapp.services.importing.chain import Chain, Figures
from arapp.services.importing.columns import Column
from arapp.services.importing.shapes import Shape, sample, side_of
from arapp.services.importing.tables import RawTable

_IDENTITY = frozenset(
    {"party_account", "payer_account", "payee_account", "account", "serial", "voucher", "seq",
     "day", "time", "currency", "direction", "tax_no", "phone", "code", "invoice_no", "contract",
     "counterparty", "payer", "payee", "party_bank", "receipt_day", "memo", "plain_no"}
)  # fmt: skip
_MARKS = frozenset(
    {"counterparty", "party_account", "payer_account", "payee_account", "serial", "direction",
     "party_bank", "payee", "payer"}
)  # fmt: skip
_DAYS = frozenset({"day", "receipt_day", "invoice_day"})
_FIRM = re.compile(r"公司|[厂店院局社]$|集团|ltd|gmbh|inc\b|co\.|llc", re.I)
_VALUED = re.compile(r"起息|value|valuta|wertstellung", re.I)  # when interest begins
_VAGUE = re.compile(r"增\s*加|减\s*少")
_CLERICAL = re.compile(r"登记|制单|录入|打印|开票|到期")
_LONG = re.compile(r"[\d*][\d* -]{7,}[\d*]")


@dataclass(frozen=True, slots=True)
class Money:
    """Columns by index; None where there is none. `proof`: what the balance says of them."""

    ins: int | None = None
    outs: int | None = None
    balance: int | None = None
    proof: Chain | None = None
    against: bool = False


# --- concepts from values -----------------------------------------------------------------------


def by_values(
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """Concepts that only values tell, in a table that bears the marks of a bank."""
    have = {c.concept for c in columns}
    found = {c.index: _of_bank(c) for c in columns}
    marks = len(set(found.values()) & _MARKS)
    if marks:  # whose 增加 it is, the balance says
        vague = [c for c in columns if c.concept in ("credit", "debit") and _VAGUE.search(c.header)]
        found.update({c.index: None for c in vague})
    if marks and not have & _DAYS:
        dated = [c for c in columns if c.concept in (None, "time") and shapes[c.index].day >= 0.7]
        found.update({c.index: "day" for c in dated[:1]})
    if marks:
        _owners(columns, shapes, found)
        _parties(columns, shapes, table, found)
    plain = [replace(c, concept=found[c.index]) for c in columns]
    have = set(found.values())
    if not marks or {"credit", "debit"} <= have or "day" not in {*found.values()} & _DAYS | {"day"}:
        return plain
    return _moneyed(plain, shapes, table)


def _of_bank(column: Column) -> str | None:
    """Concept of a heading that another trade reads in its own way (识别号 is no tax number)."""
    wanted = _OTHERWISE.get(column.concept or "", ())
    parts = [column.header, *column.header.split("/")[-2:]] if wanted else []
    guesses = [bank_morphemes.guess(headings.fold(part)[0]) for part in parts]
    return next((guess for guess in guesses if guess in wanted), column.concept)


# concept → what it may be in a bank's file, if its heading says so
_OTHERWISE: dict[str, tuple[str, ...]] = {
    "tax_no": ("serial",),
    "code": ("account",),
    "amount": ("credit", "debit"),
    "payee": ("counterparty",),
    "payer": ("counterparty",),
    "customer": ("counterparty", "party_account"),
}


def _moneyed(columns: list[Column], shapes: Mapping[int, Shape], table: RawTable) -> list[Column]:
    """Concepts of the money columns, as far as the balance proves them."""
    money = _by_words(columns, shapes)
    figures = _figures(columns, shapes, table)
    known = {c.index: c.concept for c in columns}
    told = _told(figures, money)
    if told is not None and told.sure and (told.outs is not None or told.hits == told.steps):
        return columns
    found = chains.search(figures)
    if found is None:
        return _complemented(columns, shapes, table)
    found = _with_debit(figures, found, known)
    names = {found.balance: "balance", found.ins: "amount" if found.outs is None else "credit"}
    if found.outs is not None:
        names[found.outs] = "debit"
    said = known[found.ins], known[found.outs] if found.outs is not None else None
    if said[0] != said[1] and (said[0] == "debit" or said[1] == "credit"):
        return columns  # headings that say the opposite: nothing is booked by itself
    return [replace(c, concept=names.get(c.index, c.concept)) for c in columns]


def _told(figures: Figures, money: Money) -> Chain | None:
    """How well the balance follows from the columns that the headings name."""
    if money.ins is None or money.balance is None:
        return None
    if not {money.ins, money.balance, money.outs} - {None} <= set(figures.columns):
        return None
    return chains.fit(figures, money.balance, money.ins, money.outs)


def _with_debit(figures: Figures, found: Chain, known: Mapping[int, str | None]) -> Chain:
    """A side that the looked-at rows do not use, but a heading names, belongs to the proof."""
    if found.outs is not None or found.style not in ("signed", "sided"):
        return found
    named = [i for i in figures.columns if known[i] == "debit" and i != found.ins]
    both = chains.fit(figures, found.balance, found.ins, named[0]) if named else None
    return both if both is not None and both.hits >= found.hits else found


def _owners(
    columns: Sequence[Column], shapes: Mapping[int, Shape], found: dict[int, str | None]
) -> None:
    """户名 and 账号 that change from row to row are not one's own."""
    have = set(found.values())
    names = [c for c in columns if found[c.index] == "own_name"]
    if have & {"counterparty", "payer", "payee"} or not names:
        return
    if len(shapes[names[0].index].values) > 1:
        found[names[0].index] = "counterparty"
        accounts = [c for c in columns if found[c.index] == "account"]
        if accounts and "party_account" not in have and len(shapes[accounts[0].index].values) > 1:
            found[accounts[0].index] = "party_account"


def _parties(
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable,
    found: dict[int, str | None],
) -> None:  # fmt: skip
    """Accounts and firms under headings that say nothing."""
    have = set(found.values())
    for column in columns:
        if column.concept is not None or not shapes[column.index].filled:
            continue
        cells = [cell for cell in sample(table, column.index) if cell not in (None, "")]
        texts = [str(cell) for cell in cells]
        if len(set(texts)) < 2:
            continue
        if not have & {"party_account", "payer_account"} and _share(_LONG, texts) >= 0.8:
            found[column.index] = "party_account"
        elif not have & {"counterparty", "payer", "customer"} and _share(_FIRM, texts) >= 0.5:
            found[column.index] = "counterparty"
        have = set(found.values())


def _share(pattern: "re.Pattern[str]", texts: Sequence[str]) -> float:
    full = pattern is _LONG
    hits = sum(bool(pattern.fullmatch(t) if full else pattern.search(t)) for t in texts)
    return hits / (len(texts) or 1)


def _complemented(
    columns: list[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """One side is named; a column of money that is filled just where that one is not, is the
    other side."""
    sides = [c for c in columns if c.concept in ("credit", "debit")]
    if len(sides) != 1 or any(c.concept == "direction" for c in columns):
        return columns
    (one,) = sides
    for column in columns:
        if (
            column.concept in (None, "amount", "limit")
            and _is_money(column, shapes, table)
            and _excludes(table, one.index, column.index)
        ):
            other = "debit" if one.concept == "credit" else "credit"
            return [replace(c, concept=other) if c is column else c for c in columns]
    return columns


def _excludes(table: RawTable, one: int, other: int) -> bool:
    """Whether of two columns always just one has an amount."""
    pairs = [
        (bool(a and parse_amount(a)[0]), bool(b and parse_amount(b)[0]))
        for a, b in zip(sample(table, one), sample(table, other), strict=True)
    ]
    filled = [pair for pair in pairs if any(pair)]
    return len(filled) >= 2 and all(a != b for a, b in filled) and len(set(filled)) == 2


# --- fields -------------------------------------------------------------------------------------


def money_fields(
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """Give the money columns their fields: amount (in, or both), outgoing, balance."""
    money = _by_words(columns, shapes)
    figures = _figures(columns, shapes, table)
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


def style_of(
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
            figures = _figures(columns, shapes, table)
            told = chains.flag_words(figures, proof, at["direction"].index)
        return ("unproven" if _flag_against(told) else "flag"), tuple(told.items())
    glued = any(c.field in ("payer", "payee") and shapes[c.index].glued >= 0.3 for c in columns)
    if {"payee_account", "payer_account"} <= set(at) or (
        {"payee", "payer"} <= set(at) and ("account" in at or glued)
    ):
        return "pairs", ()
    if proof is not None and proof.sure and proof.style == "turned":
        return "turned", ()
    return ("signed" if single.concept == "amount" or proof else "list"), ()


def _proof_of(
    at: Mapping[str, Column], columns: Sequence[Column], shapes: Mapping[int, Shape],
    table: RawTable, turned: bool = False,
) -> Chain | None:  # fmt: skip
    if "balance" not in at:
        return None
    ins, outs = at["amount"].index, at["outgoing"].index if "outgoing" in at else None
    figures = _figures(columns, shapes, table)
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


# --- shared -------------------------------------------------------------------------------------


def _figures(columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable) -> Figures:
    money = [c for c in columns if _is_money(c, shapes, table)]
    known = ("credit", "debit", "amount", "balance", "received", "paid", "open", "due_amount")
    money.sort(key=lambda c: (c.field not in ("amount", "outgoing", "balance"),
                              c.concept not in known, c.index))  # fmt: skip
    keys = [c.index for c in columns if c.concept in ("account", "currency")]
    return chains.figures(table.rows, [c.index for c in money], keys)


def _is_money(column: Column, shapes: Mapping[int, Shape], table: RawTable) -> bool:
    shape = shapes[column.index]
    if column.field in ("amount", "outgoing", "balance"):
        return True
    if column.concept in _IDENTITY or shape.number < 0.6:
        return False
    longest = [str(cell) for cell in sample(table, column.index)[:40] if cell is not None]
    return not any(len(text) > 11 and text.isdigit() for text in longest)


def _by_words(columns: Sequence[Column], shapes: Mapping[int, Shape]) -> Money:
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
