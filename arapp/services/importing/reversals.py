"""Money in that the same file takes back: 冲正 and 退汇 as rows of the opposite side.

Neither row is booked by itself: what came in did not stay, or was paid back; the user says which.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.services.importing.values import Values
from arapp.services.ledger.names import account_key, name_key

_SAYS = re.compile(
    r"冲正|冲销|冲账|冲回|红冲|抹账|反交易|撤销|退汇|退票|退回|reversal|reversed|returned", re.I
)
# Money that went back to where it came from, even if the file does not hold the way in.
_SURELY = re.compile(r"冲正|冲销|冲账|红冲|抹账|反交易|退汇|退票|reversal", re.I)


@dataclass(frozen=True, slots=True)
class Moves:
    """Rows of a bank file, column by column; `amounts` signed minor units, `said` all texts."""

    amounts: Sequence[int]
    currency: Sequence[str]
    days: Sequence[date | None]
    payers: Sequence[str]
    accounts: Sequence[str]
    serials: Sequence[str]
    said: Sequence[str]


def mark_reversals(
    values: Values, moves: Moves, ins: Sequence[int], outs: Sequence[int]
) -> list[int]:
    """Note both rows of each pair as `reversed_in_file`; the rows that are not to be booked.

    A debit that says it takes back and finds no credit in the file is a `reversal`.
    """
    order = _order(moves.days)
    credits = _by_amount(moves, ins, {(-moves.amounts[j], moves.currency[j]) for j in outs})
    taken: set[int] = set()
    marked: list[int] = []
    for j in sorted(outs, key=lambda j: order * j):
        fitting = credits.get((-moves.amounts[j], moves.currency[j]), ())
        i = _taken_back(moves, j, order, [i for i in fitting if i not in taken])
        if i is not None:
            taken.add(i)
            header = values.headers.get("memo", "")
            for row, other in ((i, j), (j, i)):
                values.add(
                    row, header, moves.said[j], "reversed_in_file", str(values.numbers[other])
                )
            marked += [i, j]
        elif _SURELY.search(moves.said[j]):
            values.add(j, values.headers.get("memo", ""), moves.said[j], "reversal")
            marked.append(j)
    return marked


def _order(days: Sequence[date | None]) -> int:
    known = [day for day in days if day]
    return -1 if known and known[0] > known[-1] else 1


def _by_amount(
    moves: Moves, ins: Iterable[int], wanted: set[tuple[int, str]]
) -> dict[tuple[int, str], list[int]]:
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i in ins:
        key = (moves.amounts[i], moves.currency[i])
        if key in wanted:
            found[key].append(i)
    return found


def _taken_back(moves: Moves, j: int, order: int, fitting: Sequence[int]) -> int | None:
    """The credit that debit j takes back: the surest one, of those the latest before it."""
    ranked = [
        (rank, order * i, i)
        for i in fitting
        if _before(moves, i, j, order)
        for rank in (_rank(moves, i, j),)
        if rank
    ]
    return max(ranked)[2] if ranked else None


def _before(moves: Moves, i: int, j: int, order: int) -> bool:
    early, late = moves.days[i], moves.days[j]
    if early and late and early != late:
        return early < late
    return order * i < order * j


def _names(said: str, serial: str) -> bool:
    """Whether a reversal names the serial number, whole, that it takes back."""
    pattern = rf"(?<![0-9A-Za-z]){re.escape(serial)}(?![0-9A-Za-z])"
    return len(serial) > 1 and bool(_SAYS.search(said)) and bool(re.search(pattern, said))


def _rank(moves: Moves, i: int, j: int) -> int:
    """How surely debit j takes credit i back; 0: it does not."""
    serial = moves.serials[i]
    if serial and (serial == moves.serials[j] or _names(moves.said[j], serial)):
        return 4
    if moves.accounts[i] and moves.accounts[j]:
        same = account_key(moves.accounts[i]) == account_key(moves.accounts[j])
        return 3 if same else 0
    if moves.payers[i] and moves.payers[j]:
        return 2 if name_key(moves.payers[i]) == name_key(moves.payers[j]) else 0
    nameless = not (moves.payers[j] or moves.accounts[j])
    return 1 if nameless and _SAYS.search(moves.said[j]) else 0
