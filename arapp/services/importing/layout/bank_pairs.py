"""Payer and payee columns found by their values: one's own account stands now in one, now in the
other, and in every row in just one of them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from arapp.services.importing.layout.columns import Column
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.reading.sheet import Cells
from arapp.services.importing.wording import headings

_ROWS = 200
_ACCOUNT = re.compile(r"[\d*][\d* -]{7,}[\d*]")
_PAYS = re.compile(r"付|转账方|汇款|汇出|打款|转出|出账|payer|sender|remit|from|debit")
_GETS = re.compile(r"收(?!付)|到账|入|转入|payee|receiver|benef|credit|^to")
_EITHER = re.compile(r"收/?付|付/?收|对方|对手")
_NAMES = frozenset({None, "payer", "payee", "counterparty", "customer", "own_name"})
_NUMBERS = frozenset(
    {None, "party_account", "payer_account", "payee_account", "serial", "account", "code"}
)


Owns = Sequence[str]
"""One's own account of each row."""


def paired(columns: Sequence[Column], table: RawTable) -> tuple[Column, Column, Owns] | None:
    """Two columns of accounts, and the account that is in each row in just one of them."""
    rows = [row for row in table.rows[:_ROWS] if sum(cell is not None for cell in row) > 2]
    found = [c for c in columns if c.concept in _NUMBERS and _is_accounts(rows, c.index)]
    named = next((c for c in columns if c.concept == "account"), None)
    found = [c for c in found if c is not named]
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            pairs = [(_text(row, one.index), _text(row, other.index)) for row in rows]
            told = [_text(row, named.index) for row in rows] if named else _commonest(pairs)
            if _parts(pairs, told):
                return one, other, told
    return None


def _is_accounts(rows: Sequence[Cells], index: int) -> bool:
    texts = [text for row in rows if (text := _text(row, index))]
    hits = sum(bool(_ACCOUNT.fullmatch(text)) for text in texts)
    return len(texts) > 1 and hits * 5 >= len(texts) * 4


def _commonest(pairs: Sequence[tuple[str, str]]) -> list[str]:
    ranked = Counter(text for pair in pairs for text in set(pair) if text).most_common(1)
    return [ranked[0][0] if ranked else ""] * len(pairs)


def _parts(pairs: Sequence[tuple[str, str]], owns: Owns) -> bool:
    """Whether one's own account is now on the one side, now on the other, and on just one."""
    filled = [(pair, own) for pair, own in zip(pairs, owns, strict=True) if any(pair)]
    places = [pair.index(own) for pair, own in filled if own in pair and pair[0] != pair[1]]
    return len(set(places)) == 2 and len(places) * 10 >= len(filled) * 9


def _text(row: Cells, index: int) -> str:
    cell = row[index] if index < len(row) else None
    return "" if cell is None else str(cell).strip()


def pair_concepts(columns: Sequence[Column], table: RawTable) -> Mapping[int, str]:
    """Concepts of the columns of payers and payees, when a heading tells which is which."""
    found = paired(columns, table)
    if found is None:
        return {}
    one, other, owns = found
    pays = _payer(one, other)
    if pays is None:
        return {}
    gets = other if pays is one else one
    concepts = {pays.index: "payer_account", gets.index: "payee_account"}
    rows = [row for row in table.rows[:_ROWS] if sum(cell is not None for cell in row) > 2]
    ours = [_text(row, pays.index) == own for row, own in zip(rows, owns, strict=True)]
    sure = [
        own in (_text(row, pays.index), _text(row, gets.index))
        for row, own in zip(rows, owns, strict=True)
    ]
    split = [(row, out) for row, out, told in zip(rows, ours, sure, strict=True) if told]
    for column in columns:
        if column.concept in _NAMES and column.index not in concepts:
            side = _side_of_name(split, column.index)
            if side:
                concepts[column.index] = side
    return concepts


def _payer(one: Column, other: Column) -> Column | None:
    """Of two columns the payer's: by its heading, or by that of the other one."""
    told = [_told(c) for c in (one, other)]
    if told[0] == told[1]:
        return None
    return one if told[0] > told[1] else other


def _told(column: Column) -> int:
    """1 a payer's heading, -1 a payee's, 0 neither."""
    if column.concept in ("payer_account", "payee_account"):
        return 1 if column.concept == "payer_account" else -1
    text = headings.fold(column.header)[0]
    if _EITHER.search(text):
        return 0
    return bool(_PAYS.search(text)) - bool(_GETS.search(text))


def _side_of_name(rows: Sequence[tuple[Cells, bool]], index: int) -> str:
    """payer or payee: the side on which one's own name stands alone. Rows with: are we the payer"""
    ours = {_text(row, index) for row, out in rows if out} - {""}
    theirs = {_text(row, index) for row, out in rows if not out} - {""}
    if len(ours) == 1 and not ours & theirs:
        return "payer"
    return "payee" if len(theirs) == 1 and not ours & theirs else ""
