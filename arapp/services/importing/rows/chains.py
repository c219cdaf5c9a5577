"""Rows of a bank account as a chain: each balance is where another row starts."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from arapp.services.importing.rows.records import ReceiptRow


def direction(rows: Sequence[ReceiptRow]) -> int:
    """1: oldest row first, -1: newest first, 0: fewer than two balances.

    The balances say it; where they are broken, the days do.
    """
    down = up = count = 0
    for before, row in pairwise([row for row in rows if row.balance is not None]):
        count += 1
        down += row.balance == (before.balance or 0) + row.amount
        up += before.balance == (row.balance or 0) + before.amount
    if not count:
        return 0
    days = [row.day for row in rows if row.day]
    if max(up, down) * 2 < count and days and days[0] != days[-1]:
        return 1 if days[0] < days[-1] else -1
    return 1 if down >= up else -1


def chains(rows: Sequence[ReceiptRow]) -> list[list[ReceiptRow]]:
    """Rows of each account and currency that have a running balance, oldest first.

    All rows count, whatever became of them: the bank booked them all.
    """
    groups: dict[tuple[str, str], list[ReceiptRow]] = {}
    for row in rows:
        groups.setdefault((row.account, row.currency), []).append(row)
    found = []
    for mine in groups.values():
        way = direction(mine)
        if way:
            found.append(mine if way > 0 else mine[::-1])
    return found


def whole_ends(chain: Sequence[ReceiptRow]) -> tuple[int, int] | None:
    """Opening and closing of a chain in which each balance is where another row starts.

    Rows of one second come in any order, so the order is not asked; None when a row is missing.
    """
    if any(row.balance is None for row in chain):
        return None
    if all((b.balance or 0) == (a.balance or 0) + b.amount for a, b in pairwise(chain)):
        return (chain[0].balance or 0) - chain[0].amount, chain[-1].balance or 0
    loose = Counter((row.balance or 0) - row.amount for row in chain)
    loose.subtract(row.balance or 0 for row in chain)
    starts = [balance for balance, n in loose.items() if n > 0]
    if not starts:
        return (chain[-1].balance or 0,) * 2
    if len(starts) > 1 or loose[starts[0]] > 1:
        return None
    return starts[0], next(balance for balance, n in loose.items() if n < 0)


def ends_of(chain: Sequence[ReceiptRow]) -> tuple[int, int]:
    """Opening and closing balance of a chain."""
    closing = next((row.balance for row in reversed(chain) if row.balance is not None), 0)
    return whole_ends(chain) or (_opening_of(chain), closing or 0)


def _opening_of(chain: Sequence[ReceiptRow]) -> int:
    """Balance before the first row of a chain, from the first balance that it has."""
    total = 0
    for row in chain:
        total += row.amount
        if row.balance is not None:
            return row.balance - total
    return 0


def first_break(chain: Sequence[ReceiptRow]) -> tuple[ReceiptRow, int] | None:
    """The first row whose balance does not follow, and what should stand there; None: all do."""
    running = _opening_of(chain)
    for row in chain:
        running += row.amount
        if row.balance is not None:
            if row.balance != running:
                return row, running
            running = row.balance
    return None
