"""Receipt rows: which side of the account they are on, who paid, what is no receipt at all."""

import re
from collections.abc import Sequence
from functools import lru_cache

from arapp.services.importing.cells.texts import is_named, split_account
from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.means import method_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.bank_sides import own_account
from arapp.services.importing.rows.bank_sides import sides as sides_of
from arapp.services.importing.rows.records import ReceiptRow, Record
from arapp.services.importing.rows.reversals import (
    REVERSED,
    Moves,
    mark_returns,
    mark_reversals,
)
from arapp.services.importing.rows.settle import OUTGOING, Reading, require, status_of
from arapp.services.importing.rows.values import Values, column_of, watched

_NOT_DONE = re.compile(
    r"关闭|失败|撤销|撤单|取消|待入账|未入账|pending|已退汇|退回|未支付|待支付|全额退款|fail|closed|cancel|revers|reject|void",
    re.I,
)


_DASHES = re.compile("[-—–－/]+")
# a cell for name and account that holds the account alone
_NUMBER_ALONE = re.compile(r"\d{4,}[\d*]*\d{4,}")


def receipts(reading: Reading) -> tuple[list[Record], list[str]]:
    """Receipt rows; debits are outgoing, reversals and neutral rows never receipts."""
    table, layout, stated, values = reading.table, reading.layout, reading.stated, reading.values
    _part_accounts(values)
    reading.frame.pulse()
    sides = sides_of(layout, stated, values, table)
    reading.frame.pulse()
    days, serials = values.days("day"), values.texts("serial_no")
    payers, accounts = values.texts("payer"), values.texts("payer_account")
    memos, owns, states = values.texts("memo"), values.texts("account"), values.texts("state")
    methods, balances = values.texts("method"), values.amounts("balance")
    status: list[str] = []
    for i, (side, amount) in enumerate(watched(sides, reading.frame.pulse)):
        if side in ("out", "neutral"):
            level = OUTGOING
            if side == "neutral":
                values.add(i, values.headers.get("direction", ""), "", "neutral")
        elif side == "in" and states[i] and _NOT_DONE.search(states[i]):
            level = OUTGOING
            values.add(i, values.headers.get("state", ""), states[i], "not_done")
            sides[i] = ("neutral", 0)  # nor is it in any balance
        elif side == "in" and amount and days[i] is not None:
            level = status_of(values, i)
        else:
            level = _doubtful(values, i, side, amount)
        status.append(level)
    serials = ["" if serial.strip("0-") == "" else serial for serial in serials]
    said = [f"{memo} {state}".strip() for memo, state in zip(memos, states, strict=True)]
    said = _with_remarks(said, table, layout, values)
    amounts = [amount for _, amount in sides]
    negative = frozenset(i for i, (side, n) in enumerate(sides) if side == "reversal" and n < 0)
    others = _others(layout, values, [side for side, _ in sides])
    moves = Moves(amounts, values.currency, days, *others, serials, said, negative)
    reading.frame.pulse()
    _take_back(values, moves, [side for side, _ in sides], status)
    reading.frame.pulse()
    known = stated.account or (own_account(values) if layout.style == "pairs" else "")
    columns = zip(
        values.numbers,
        days,
        payers,
        accounts,
        [amount for _, amount in sides],
        values.currency,
        serials,
        memos,
        [own or known for own in owns],
        [method_of(text) if text else "bank" for text in methods],
        balances,
        _moments(table, layout, values),
        strict=True,
    )
    return [ReceiptRow._make(row) for row in columns], status


def _with_remarks(said: list[str], table: RawTable, layout: Layout, values: Values) -> list[str]:
    """What rows say, columns that were given no meaning included where they speak of reversals."""
    rows = [table.rows[place] for place in values.places]
    for column in layout.columns:
        if column.field is None:
            cells = column_of(rows, column.index)
            texts = [cell for cell in set(cells) if type(cell) is str]
            if REVERSED.search("\n".join(texts)):
                said = [f"{a} {b or ''}".strip() for a, b in zip(said, cells, strict=True)]
    return said


def _others(layout: Layout, values: Values, sides: Sequence[str]) -> tuple[list[str], list[str]]:
    """Names and accounts of the other party: of money that went out, who was paid."""
    names, accounts = values.texts("payer"), values.texts("payer_account")
    if layout.style != "pairs":
        return names, accounts
    paid, into = values.texts("payee"), values.texts("payee_account")
    return (
        [b if side == "out" else a for a, b, side in zip(names, paid, sides, strict=True)],
        [b if side == "out" else a for a, b, side in zip(accounts, into, sides, strict=True)],
    )


def _take_back(values: Values, moves: Moves, sides: Sequence[str], status: list[str]) -> None:
    """Credits that the file itself takes back, and what takes them back, are to be checked."""
    if "out" not in sides and not moves.negative:
        return
    ins = [i for i, side in enumerate(sides) if side == "in" and status[i] != OUTGOING]
    outs = [i for i, side in enumerate(sides) if side == "out" and moves.amounts[i]]
    outs = sorted({*outs, *moves.negative})
    for i in [*mark_reversals(values, moves, ins, outs), *mark_returns(values, moves, ins, outs)]:
        status[i] = status_of(values, i)


def _part_accounts(values: Values) -> None:
    """Names and accounts written into one cell come apart, for both sides of the payment."""
    parted: list[int] = []
    for who, what in (("payer", "payer_account"), ("payee", "payee_account")):
        if who not in values.fields and what not in values.fields and who != "payer":
            continue
        names = [_filled(text) for text in values.texts(who)]
        accounts = [_filled(text) for text in values.texts(what)]
        if who == "payer":
            names = [a or b for a, b in zip(names, values.texts("customer"), strict=True)]
        pairs = [_parted(a, b) for a, b in zip(names, accounts, strict=True)]
        parted += [
            i
            for i, (new, name, account) in enumerate(zip(pairs, names, accounts, strict=True))
            if new != (name, account)
        ]
        values.fields[who] = [name for name, _ in pairs]
        values.fields[what] = [account for _, account in pairs]
    if parted:
        header = values.headers.get("payer") or values.headers.get("payer_account", "")
        values.add(min(parted), header, "", "split_account", str(len(parted)))


def _filled(text: str) -> str:
    """A bank writes ----- where it has nothing to say."""
    return "" if _DASHES.fullmatch(text) else text


@lru_cache(maxsize=20_000)  # the same parties come again and again
def _parted(name: str, account: str) -> tuple[str, str]:
    """Name and account of a row from the cells that should hold them."""
    if account and is_named(account):
        inside, number = split_account(account)
        if number or not name:
            return name or inside, number
    if name and not account and _NUMBER_ALONE.fullmatch(name):
        return "", name
    if name and not account and any(char.isdigit() for char in (name[0], name[-1], name[-2:-1])):
        return split_account(name)
    return name, account


def _doubtful(values: Values, i: int, side: str, amount: int) -> str:
    """Status of a row that cannot be booked as it stands; what is wrong with it is noted."""
    if side == "missing":
        _require_amount(values, i)
    elif side != "in":
        values.add(i, values.headers.get("amount", ""), "", side)
    elif amount == 0:
        values.add(i, values.headers.get("amount", ""), "", "zero_amount")
    if values.days("day")[i] is None:
        require(values, i, "day")
    return status_of(values, i)


def _moments(table: RawTable, layout: Layout, values: Values) -> list[str]:
    """The day of each row as the sheet writes it, with the hour where it has one."""
    at = layout.indexes("day")
    if not at:
        return [""] * len(values.places)
    cells = column_of([table.rows[place] for place in values.places], at[0])
    written = {cell: "" if cell is None else str(cell) for cell in set(cells)}
    return [written[cell] for cell in cells]


def _require_amount(values: Values, i: int) -> None:
    """No amount on either side; a side that could not be read already says why."""
    for name in ("amount", "outgoing"):
        if (values.numbers[i], values.headers.get(name, "")) in values.unread:
            return
    require(values, i, "amount")
