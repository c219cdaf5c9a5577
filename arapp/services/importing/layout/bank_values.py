"""Concepts of bank columns that their values tell: days, parties, accounts, currencies, money.

Headings that nobody has listed are common; a table that bears the marks of a bank is read by what
stands in its columns, and by what its running balance proves.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from arapp.services.importing.layout import chain as chains
from arapp.services.importing.layout.bank_columns import (
    Money,
    by_words,
    excludes,
    figures_of,
    is_money,
)
from arapp.services.importing.layout.bank_pairs import pair_concepts
from arapp.services.importing.layout.chain import Chain, Figures
from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.shapes import Shape, sample
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.wording import bank_morphemes, headings, words

_MARKS = frozenset(
    {"counterparty", "party_account", "payer_account", "payee_account", "serial", "direction",
     "party_bank", "payee", "payer"}
)  # fmt: skip
_FLOW = frozenset({"credit", "debit", "balance"})
_DAYS = frozenset({"day", "receipt_day", "invoice_day"})
_FIRM = re.compile(r"公司|[厂店院局社]$|集团|ltd|gmbh|inc\b|co\.|llc", re.I)
_VAGUE = re.compile(r"增\s*加|减\s*少")
_CARD = re.compile(r"^(?:银行|交易|付款|支付)?卡号$|^card(?:no|number)$")
_LONG = re.compile(r"[\d*][\d* -]{7,}[\d*]")
_NAMED = re.compile(r"(?:户名|名称|姓名|全称|名)$|name$")
_NUMBERED = re.compile(r"(?:账号|卡号|账户号?码?|户号)$|a(?:cc(?:oun)?)?t(?:no|number)?$")
_MONEYED = frozenset({"credit", "debit", "amount", "received", "paid", "due_amount", "gross"})


def banked(columns: Sequence[Column]) -> bool:
    """Whether the headings alone say that a bank wrote the table."""
    have = {c.concept for c in columns}
    return len(have & _MARKS) > 1 or bool(have & {"direction", "serial"} and "balance" in have)


def by_values(
    columns: Sequence[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """Concepts that only values tell, in a table that bears the marks of a bank."""
    found = {c.index: _of_bank(c) for c in columns}
    have = set(found.values())
    half = len(have & {"credit", "debit"}) == 1 and "balance" in have
    if not half and not have & _MARKS and not (have & {"account", "time"} and have & _FLOW):
        return [replace(c, concept=found[c.index]) for c in columns]
    for column in columns:  # whose 增加 it is, the balance says
        if column.concept in ("credit", "debit") and _VAGUE.search(column.header):
            found[column.index] = None
    if not set(found.values()) & _DAYS:
        dated = [c for c in columns if c.concept in _LOOSE and shapes[c.index].day >= 0.7]
        found.update({c.index: "day" for c in dated[:1]})
    _currency(columns, shapes, found)
    if not {"payer_account", "payee_account"} <= set(found.values()):
        found.update(pair_concepts([replace(c, concept=found[c.index]) for c in columns], table))
    _owners(columns, shapes, found)
    _parties(columns, shapes, table, found)
    plain = [replace(c, concept=found[c.index]) for c in columns]
    if {"credit", "debit"} <= set(found.values()):
        return plain
    return _lone_money(_moneyed(plain, shapes, table), shapes, table)


# concepts that headings are given by a character or two of them
_LOOSE = frozenset({None, "time", "serial"})


def _currency(
    columns: Sequence[Column], shapes: Mapping[int, Shape], found: dict[int, str | None]
) -> None:
    """A column of nothing but names and codes of currencies."""
    if "currency" in found.values():
        return
    for column in columns:
        values = shapes[column.index].values
        if (
            found[column.index] is None
            and 0 < len(values) <= 6
            and all(words.currency_of(value) and not value.isdigit() for value in values)
        ):
            found[column.index] = "currency"
            return


def _lone_money(
    columns: list[Column], shapes: Mapping[int, Shape], table: RawTable
) -> list[Column]:
    """The only column of money beside the balance is the amount, whatever it is called."""
    if {c.concept for c in columns} & _MONEYED:
        return columns
    money = [c for c in columns if c.concept != "balance" and is_money(c, shapes, table)]
    exact = [c for c in money if shapes[c.index].nonzero >= 0.5]
    if len(exact) != 1:
        return columns
    return [replace(c, concept="amount") if c is exact[0] else c for c in columns]


def _of_bank(column: Column) -> str | None:
    """Concept of a heading that another trade reads in its own way (识别号 is no tax number)."""
    if column.concept == "serial" and _NUMBERED.search(headings.fold(column.header)[0]):
        return None
    wanted = _OTHERWISE.get(column.concept or "", ())
    parts = [column.header, *column.header.split("/")[-2:]] if wanted else []
    guesses = [bank_morphemes.guess(headings.fold(part)[0]) for part in parts]
    return next((guess for guess in guesses if guess in wanted), column.concept)


# concept → what it may be in a bank's file, if its heading says so
_OTHERWISE: dict[str, tuple[str, ...]] = {
    "tax_no": ("serial",),
    "code": ("account",),
    "contract": ("serial",),
    "amount": ("credit", "debit"),
    "payee": ("counterparty",),
    "payer": ("counterparty",),
    "customer": ("counterparty", "party_account"),
}


def _moneyed(columns: list[Column], shapes: Mapping[int, Shape], table: RawTable) -> list[Column]:
    """Concepts of the money columns, as far as the balance proves them."""
    money = by_words(columns, shapes)
    figures = figures_of(columns, shapes, table)
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
    """户名 and 账号 that change from row to row are not one's own; nor are cards paid by."""
    have = set(found.values())
    if not have & {"party_account", "payer_account", "payee_account"}:
        for c in columns:
            paid_by = _CARD.search(headings.fold(c.header)[0])
            if found[c.index] == "account" and paid_by and len(shapes[c.index].values) > 1:
                found[c.index] = "party_account"
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
    """Accounts and firms under headings that say little or nothing."""
    for column in columns:
        if found[column.index] is not None or not shapes[column.index].filled:
            continue
        have = set(found.values())
        cells = sample(table, column.index)
        texts = [str(cell) for cell in cells if cell not in (None, "")]
        called = headings.fold(column.header)[0]
        if _share(_LONG, texts) >= 0.8:
            own = len(set(texts)) * 3 <= len(cells) == len(texts) or len(set(texts)) == 1
            own = own or any(shapes[c.index].glued >= 0.3 for c in columns)
            if own and _NUMBERED.search(called) and "account" not in have:
                found[column.index] = "account"
            elif not own:
                found[column.index] = _other(have, "party_account", "account")
        elif len(set(texts)) > 1 and (
            _share(_FIRM, texts) >= 0.5 or (_NAMED.search(called) and _share(_FIRM, texts) > 0)
        ):
            found[column.index] = _other(have, "counterparty", "")


def _other(have: set[str | None], single: str, what: str) -> str | None:
    """The place that is still free: the other party, or the missing one of payer and payee."""
    tail = f"_{what}" if what else ""
    payer, payee = f"payer{tail}" in have, f"payee{tail}" in have
    if payer != payee:
        return f"payee{tail}" if payer else f"payer{tail}"
    return None if payer or single in have else single


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
            and is_money(column, shapes, table)
            and excludes(table, one.index, column.index)
        ):
            other = "debit" if one.concept == "credit" else "credit"
            return [replace(c, concept=other) if c is column else c for c in columns]
    return columns
