"""Whose view the list is written from: turned so that above zero always means "owes us more".

The customer's payables have an invoice in credit, ours in debit, and some send the very sheet they
got from us. Heard are the amounts that both have, the words of the rows, and the balances.
"""

from collections import Counter
from collections.abc import Sequence

from arapp.services.reconcile.rows import BILL, Account, Line


def orientation(lines: Sequence[Line], ours: Account, closing: int | None) -> int:
    """1 where the list's signs are ours already, −1 where they are turned."""
    known = Counter(line.delta for line in ours.lines)
    same = _common(Counter(line.delta for line in lines), known)
    turned = _common(Counter(-line.delta for line in lines), known)
    score = 6.0 * (same - turned) / max(same + turned, 1)
    told = [1 if (line.sort == BILL) == (line.delta > 0) else -1 for line in lines if line.sort]
    score += 2.0 * sum(told) / max(len(told), 1)
    if closing and ours.closing:
        score += 1.0 if (closing > 0) == (ours.closing > 0) else -1.0
    return -1 if score < 0 else 1


def _common(one: Counter[int], other: Counter[int]) -> int:
    return (one & other).total()
