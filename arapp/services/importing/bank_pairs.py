"""Payer and payee columns found by their values: one's own account stands now in one, now in the
other, and in every row in just one of them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from arapp.services.importing import headings
from arapp.services.importing.columns import Column
from arapp.services.importing.sheet import Cells
from arapp.services.importing.tables import RawTable

_ROWS = 200
_ACCOUNT = re.compile(r"[\d*][\d* -]{7,}[\d*]")
_PAYS = re.compile(r"付|转账方|汇款|汇出|打款|转出|出账|payer|sender|remit|from|debit")
_GETS = re.compile(r"收(?!付)|到账|入|转入|payee|receiver|benef|credit|^to")
_EITHER = re.compile(r"收/?付|付/?收|对方|对手")
_NAMES = frozenset({None, "payer", "payee", "counterparty", "customer", "own_name"})
_NUMBERS = frozenset(
    {None, "party_account", "payer_account", "payee_account", "serial", "account", "code"}
)


def paired(columns: Sequence[Column], table: RawTable) -> tuple[Column, Column, str] | None:
    """Two columns of accounts and the account that is in each row in just one of them."""
    rows = [row for row in table.rows[:_ROWS] if sum(cell is not None for cell in row) > 2]
    found = [c for c in columns if c.concept in _NUMBERS and _is_accounts(rows, c.index)]
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            own = _shared(rows, one.index, other.index)
            if own:
                return one, other, own
    return None


def _is_accounts(rows: Sequence[Cells], index: int) -> bool:
    texts = [text for row in rows if (text := _text(row, index))]
    hits = sum(bool(_ACCOUNT.fullmatch(text)) for text in texts)
    return len(texts) > 1 and hits * 5 >= len(texts) * 4


def _shared(rows: Sequence[Cells], one: int, other: int) -> str:
    pairs = [(_text(row, one), _text(row, other)) for row in rows]
    pairs = [pair for pair in pairs if any(pair)]
    own, hits = Counter(text for pair in pairs for text in set(pair) if text).most_common(1)[0]
    places = {pair.index(own) for pair in pairs if own in pair and pair[0] != pair[1]}
    return own if len(places) == 2 and hits * 10 >= len(pairs) * 9 else ""


def _text(row: Cells, index: int) -> str:
    cell = row[index] if index < len(row) else None
    return "" if cell is None else str(cell).strip()


def pair_concepts(columns: Sequence[Column], table: RawTable) -> Mapping[int, str]:
    """Concepts of the columns of payers and payees, when a heading tells which is which."""
    found = paired(columns, table)
    if found is None:
        return {}
    one, other, own = found
    pays = _payer(one, other)
    if pays is None:
        return {}
    gets = other if pays is one else one
    concepts = {pays.index: "payer_account", gets.index: "payee_account"}
    rows = [
        row for row in table.rows[:_ROWS] if own in (_text(row, pays.index), _text(row, gets.index))
    ]
    for column in columns:
        if column.concept in _NAMES and column.index not in concepts:
            side = _side_of_name(rows, column.index, own, pays.index)
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


def _side_of_name(rows: Sequence[Cells], index: int, own: str, payer: int) -> str:
    """payer or payee: the side on which one's own name stands alone."""
    ours = {_text(row, index) for row in rows if _text(row, payer) == own} - {""}
    theirs = {_text(row, index) for row in rows if _text(row, payer) != own} - {""}
    if len(ours) == 1 and not ours & theirs:
        return "payer"
    return "payee" if len(theirs) == 1 and not ours & theirs else ""
