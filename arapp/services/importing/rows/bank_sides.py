"""On which side of the account each row of a bank file is: the sheet's words, then the balance."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import sub

from arapp.services.importing.layout import chain
from arapp.services.importing.layout.columns import Layout
from arapp.services.importing.layout.preamble import Stated
from arapp.services.importing.layout.shapes import side_of
from arapp.services.importing.layout.tables import RawTable
from arapp.services.importing.rows.amounts import to_minor
from arapp.services.importing.rows.values import Values, column_of
from arapp.services.importing.wording.words import NOTHING

Side = tuple[str, int]
"""("in" | "out" | "neutral" | problem code, signed minor units)"""

_BY_HAND = ("list", "")


def sides(layout: Layout, stated: Stated, values: Values, table: RawTable) -> list[Side]:
    """Side and signed amount of each row; what words and balance do not tell is a problem code."""
    ins, outs = values.amounts("amount"), values.amounts("outgoing")
    if layout.style == "unproven":
        return [_unproven(a, b) for a, b in zip(ins, outs, strict=True)]
    if chain.below_zero(outs) and _minus_is_out(ins, outs, stated, values):
        outs = [None if out is None else -out for out in outs]
    if layout.style == "in_out":
        told = [_from_two(a, b) for a, b in zip(ins, outs, strict=True)]
    elif layout.style == "flag":
        proved = dict(layout.sides)
        words = _flags(layout, values, table)
        told = [_from_flag(a, text, proved) for a, text in zip(ins, words, strict=True)]
    elif layout.style == "pairs":
        owns = _own_accounts(stated, values)
        told = [_from_pair(a, owns[i], values, i) for i, a in enumerate(ins)]
    elif layout.style == "turned":
        told = [_from_signed(None if a is None else -a) for a in ins]
    else:
        told = [_from_signed(a) for a in ins]
    return told if layout.style in _BY_HAND else _with_balance(layout, told, stated, values)


def _flags(layout: Layout, values: Values, table: RawTable) -> list[str]:
    """Words of the flag column as they stand; a dash is a minus only where a plus is the other."""
    (index, *_) = layout.indexes("direction")
    found = column_of([table.rows[place] for place in values.places], index)
    words = ["" if cell is None else str(cell).strip() for cell in found]
    signs = set(words) <= {"+", "＋", "-", "－", ""}
    return words if signs else ["" if word in NOTHING else word for word in words]


def _unproven(money_in: int | None, money_out: int | None) -> Side:
    if money_in is None and money_out is None:
        return "missing", 0
    return "side_unproven", (money_in or 0) - (money_out or 0)


def _from_two(money_in: int | None, money_out: int | None) -> Side:
    if money_in and money_out:
        return "both_sides", money_in - money_out
    if money_in:
        return ("in" if money_in > 0 else "reversal"), money_in
    if money_out:
        return ("out" if money_out > 0 else "reversal"), -money_out
    return ("zero_amount" if money_in == 0 or money_out == 0 else "missing"), 0


def _from_flag(amount: int | None, text: str, proved: dict[str, int]) -> Side:
    if amount is None:
        return "missing", 0
    side = side_of(text)
    if side in (0, 2):
        side = proved.get(text.strip(), side)
    if side == 2:
        return "direction_unknown", amount
    if side == 0:
        return ("out" if amount < 0 else "neutral"), min(amount, 0)
    if side < 0:
        return "out", -abs(amount)
    return ("in" if amount >= 0 else "reversal"), amount


def _from_signed(amount: int | None) -> Side:
    if amount is None:
        return "missing", 0
    return ("out" if amount < 0 else "in"), amount


# --- the balance --------------------------------------------------------------------------------


def _with_balance(layout: Layout, told: list[Side], stated: Stated, values: Values) -> list[Side]:
    """What the balance says of rows whose side is not told, or told otherwise."""
    balances = values.amounts("balance")
    if sum(balance is not None for balance in balances) < 2:
        return told
    amounts = [amount for _, amount in told]
    single = len(set(values.texts("account"))) < 2 and len(set(values.currency)) < 2
    if single and _carried(amounts, balances):
        return told
    bare = layout.style == "signed" and all(amount >= 0 for amount in amounts)
    keys = list(zip(values.texts("account"), values.currency, strict=True))
    opening = None
    if stated.opening is not None and len(set(keys)) == 1:
        opening = to_minor(stated.opening, values.currency[0])
    changes = chain.sides_by_balance(amounts, balances, keys, opening)
    if changes is None:
        return [_doubted(side) for side in told] if bare and _falls(balances) else told
    both = list(zip(amounts, changes, strict=True))
    bare = bare and any(amount and change == -amount for amount, change in both)
    settled = [_settled(side, change, bare) for side, change in zip(told, changes, strict=True)]
    if not any(what == "side_unproven" for what, _ in settled):
        return settled
    proved = [amount != 0 and abs(change) == abs(amount) for amount, change in both]
    return [  # words that were wrong once are not believed where the balance says nothing
        side if sure or side[0] not in ("in", "out") else ("side_unproven", side[1])
        for side, sure in zip(settled, proved, strict=True)
    ]


def _minus_is_out(
    ins: Sequence[int | None], outs: Sequence[int | None], stated: Stated, values: Values
) -> bool:
    """Whether money out is written with a minus, and not taken back: the balance knows."""
    balances = values.amounts("balance")
    opening = None
    if stated.opening is not None and len(set(values.currency)) == 1:
        opening = to_minor(stated.opening, values.currency[0])
    plain = [(a or 0) - (b or 0) for a, b in zip(ins, outs, strict=True)]
    turned = [(a or 0) + (b or 0) for a, b in zip(ins, outs, strict=True)]
    return _hits(turned, balances, opening) >= _hits(plain, balances, opening)


def _hits(amounts: Sequence[int], balances: Sequence[int | None], opening: int | None) -> int:
    """How many balances the amounts lead to, oldest or newest first, whichever are more."""
    best = 0
    for order in (1, -1):
        running, hits = opening, 0
        for amount, balance in list(zip(amounts, balances, strict=True))[::order]:
            running = None if running is None else running + amount
            if balance is not None:
                hits += running == balance
                running = balance
        best = max(best, hits)
    return best


def _carried(amounts: Sequence[int], balances: Sequence[int | None]) -> bool:
    """Whether every amount carries the balance on as it stands, oldest or newest first."""
    known = [balance for balance in balances if balance is not None]
    if len(known) < len(balances):
        return False
    changes = list(map(sub, known[1:], known))
    return changes == list(amounts[1:]) or changes == [-amount for amount in amounts[:-1]]


def _falls(balances: Sequence[int | None]) -> bool:
    known = [balance for balance in balances if balance is not None]
    ups = {after > before for before, after in pairwise(known)}
    return ups == {True, False}


def _doubted(side: Side) -> Side:
    return ("direction_unknown", side[1]) if side[0] == "in" and side[1] else side


def _settled(told: Side, change: int, bare: bool) -> Side:
    """`bare`: all amounts are written without a sign although the balance falls, too."""
    what, amount = told
    fits = amount != 0 and abs(change) == abs(amount)
    if what == "direction_unknown" or (bare and what == "in" and amount):
        if not fits:
            return "direction_unknown", amount
        return ("in" if change > 0 else "out"), change
    if fits and what in ("in", "out") and change != amount:
        return "side_unproven", amount
    return told


# --- payer and payee ----------------------------------------------------------------------------


def _own_accounts(stated: Stated, values: Values) -> list[str]:
    """One's own account for each row: its column, what the file states, or what all rows share."""
    named, pairs = values.texts("account"), _pairs(values)
    told = stated.account and next(
        (key for pair in pairs for key in pair if key and same_account(key, stated.account)), ""
    )
    shared = told or own_account(values)
    return [
        next((key for key in pair if key and text and same_account(key, text)), shared)
        for text, pair in zip(named, pairs, strict=True)
    ]


def own_account(values: Values) -> str:
    """The account that is payer or payee in nearly all rows of a payer/payee file; "" if none."""
    pairs = _pairs(values)
    return _most(Counter(key for pair in pairs for key in set(pair) if key), len(pairs))


def _pairs(values: Values) -> list[tuple[str, str]]:
    """(payer, payee) of each row: by their accounts, by their names where no row has accounts."""
    payers, payees = values.texts("payer_account"), values.texts("payee_account")
    if not any(payees):
        payers, payees = values.texts("payer"), values.texts("payee")
    return [(_key(a), _key(b)) for a, b in zip(payers, payees, strict=True)]


def _most(seen: "Counter[str]", rows: int) -> str:
    ranked = seen.most_common(2)
    if not ranked or ranked[0][1] * 10 < rows * 9:
        return ""
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return ""  # one payer and one payee in every row: nobody knows who is who
    return ranked[0][0]


def same_account(one: str, other: str) -> bool:
    """Equal numbers; signs that a bank has covered with stars may be any."""
    a, b = _key(one), _key(other)
    if "*" not in a + b:
        return a == b
    head = min(len(re.match(r"[^*]*", text).group()) for text in (a, b))  # type: ignore[union-attr]  # always matches
    tail = min(len(re.search(r"[^*]*$", text).group()) for text in (a, b))  # type: ignore[union-attr]  # always matches
    return head + tail >= 4 and a[:head] == b[:head] and a[len(a) - tail :] == b[len(b) - tail :]


def _key(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def _from_pair(amount: int | None, own: str, values: Values, i: int) -> Side:
    if amount is None:
        return "missing", 0
    payer, payee = values.texts("payer_account")[i], values.texts("payee_account")[i]
    if not payee and not payer:
        payer, payee = values.texts("payer")[i], values.texts("payee")[i]
    ours, theirs = own and _key(payee) == own, own and _key(payer) == own
    if ours and not theirs:
        return ("in" if amount >= 0 else "reversal"), amount
    if theirs and not ours:
        return "out", -abs(amount)
    return "direction_unknown", amount
