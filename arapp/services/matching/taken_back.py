"""Receipts that the bank took back (冲正, 退汇), in the same file or in a later one; and those that
came twice."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from arapp.services.matching.names import legal_key, split_account
from arapp.services.matching.rows import ReceiptIn, TakenBackIn
from arapp.services.matching.text import account_key, fold

_LEAST_ACCOUNT = 8
_TWIN_DAYS = 7


def reversals(
    receipts: Iterable[ReceiptIn], later: Sequence[TakenBackIn], days: int
) -> tuple[frozenset[int], frozenset[int]]:
    """Receipts taken back by a negative row of the same payer, the nearest before it, or by a line
    of a later file; and others of the same payer and amount near by, of which nobody can tell
    whether it was them."""
    incoming: dict[tuple[str, int, str], list[ReceiptIn]] = {}
    negative: list[ReceiptIn] = []
    for receipt in sorted(receipts, key=lambda r: (r.day, r.id)):
        key = (receipt.currency, abs(receipt.left), legal_key(receipt.payer))
        if receipt.left < 0:
            negative.append(receipt)
        else:
            incoming.setdefault(key, []).append(receipt)
    pairs: set[int] = set()
    near: set[int] = set()
    for back in negative:
        key = (back.currency, -back.left, legal_key(back.payer))
        before = [r for r in incoming.get(key, ()) if 0 <= back.day - r.day <= days]
        near.update(r.id for r in before)
        free = [r for r in before if r.id not in pairs]
        if free:
            pairs |= {free[-1].id, back.id}
    equal: dict[int, list[ReceiptIn]] = {}
    for (_, amount, _), group in incoming.items() if later else ():
        equal.setdefault(amount, []).extend(group)
    for line in later:
        before = sorted(_of_line(equal, line), key=lambda r: (r.day, r.id))
        near.update(r.id for r in before)
        free = [r for r in before if r.id not in pairs]
        if free:
            pairs.add(free[-1].id)
    return frozenset(pairs), frozenset(near - pairs)


def twins(receipts: Iterable[ReceiptIn]) -> frozenset[int]:
    """Receipts of one payer and amount within a few days of each other."""
    last: dict[tuple[str, int, str], ReceiptIn] = {}
    found: set[int] = set()
    for receipt in sorted(receipts, key=lambda r: (r.day, r.id)):
        key = (receipt.currency, receipt.left, legal_key(receipt.payer) or receipt.payer_account)
        before = last.get(key)
        if before and receipt.day - before.day <= _TWIN_DAYS and receipt.left > 0:
            found |= {before.id, receipt.id}
        last[key] = receipt
    return frozenset(found)


def _of_line(equal: Mapping[int, list[ReceiptIn]], line: TakenBackIn) -> list[ReceiptIn]:
    """Receipts whose amount stands in the line beside the payer's name or account."""
    amounts = {minor for cell in line.cells if (minor := _minor(cell))}
    names = {legal_key(split_account(cell)[0]) for cell in line.cells} - {""}
    accounts = {key for cell in line.cells if len(key := account_key(cell)) >= _LEAST_ACCOUNT}
    return [
        receipt
        for amount in amounts
        for receipt in equal.get(amount, ())
        if legal_key(split_account(receipt.payer)[0]) in names
        or account_key(receipt.payer_account) in accounts
    ]


def _minor(cell: str) -> int:
    """-50,000.37 → 5000037; 0 of what is no amount. Currencies of two digits, as banks write."""
    plain = re.sub(r"[,\s¥￥]|CNY|RMB|元", "", fold(cell))
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return 0
    whole = abs(value) * 100
    return int(whole) if whole == whole.to_integral_value() and whole < 10**17 else 0
