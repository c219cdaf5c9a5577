"""Money in that the same file takes back: 冲正 and 退汇 as rows of the opposite side.

Neither row is booked by itself: what came in did not stay, or was paid back; the user says which.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from arapp.services.importing.rows.values import Values
from arapp.services.ledger.names import account_key, name_key

REVERSED = re.compile(
    r"冲正|冲销|冲账|冲回|红冲|抹账|反交易|撤销|退汇|退票|退回|reversal|reversed|returned", re.I
)
_WORDS = re.compile(r"[0-9A-Za-z]+")
# Money that went back to where it came from, even if the file does not hold the way in.
_SURELY = re.compile(r"冲正|冲销|冲账|红冲|抹账|反交易|退汇|退票|reversal", re.I)


@dataclass(frozen=True, slots=True)
class Moves:
    """Rows of a bank file, column by column; `amounts` signed minor units, `said` all texts.

    `negative`: money in with a minus, which takes back without a word.
    """

    amounts: Sequence[int]
    currency: Sequence[str]
    days: Sequence[date | None]
    payers: Sequence[str]
    accounts: Sequence[str]
    serials: Sequence[str]
    said: Sequence[str]
    negative: frozenset[int] = frozenset()


def mark_reversals(
    values: Values, moves: Moves, ins: Sequence[int], outs: Sequence[int]
) -> list[int]:
    """Note both rows of each pair as `reversed_in_file`; the rows that are not to be booked.

    A debit that says it takes back and finds no credit in the file is a `reversal`.
    """
    wanted = {(-moves.amounts[j], moves.currency[j]) for j in outs}
    open_credits = _Open(moves)
    debits = set(outs)
    credits = [i for i in ins if (moves.amounts[i], moves.currency[i]) in wanted]
    pairs: list[tuple[int, int]] = []
    alone: list[int] = []
    for j in _in_time(moves.days, [*credits, *outs]):
        if j not in debits:
            open_credits.put(j)
            continue
        i = open_credits.take(j)
        if i is not None:
            pairs.append((i, j))
        else:
            alone.append(j)
    pairs += _of_one_day(moves, credits, alone, {i for i, _ in pairs})
    header = values.headers.get("memo", "")
    for i, j in pairs:
        for row, other in ((i, j), (j, i)):
            number = str(values.numbers[other])
            values.add(row, header, moves.said[j], "reversed_in_file", number)
    marked = [row for pair in pairs for row in pair]
    _once(values, {values.numbers[row] for row in marked})
    for j in set(alone) - set(marked):
        if j not in moves.negative and _SURELY.search(moves.said[j]):
            values.add(j, header, moves.said[j], "reversal")
            marked.append(j)
    return marked


def _once(values: Values, paired: set[int]) -> None:
    """A row that is told to be one of a pair need not be told to be a reversal as well."""
    values.problems[:] = [
        found for found in values.problems if found.code != "reversal" or found.row not in paired
    ]


def _of_one_day(
    moves: Moves, credits: Sequence[int], alone: Sequence[int], taken: set[int]
) -> list[tuple[int, int]]:
    """Pairs whose order in the file does not tell what came first on that day."""
    saying = [j for j in alone if j in moves.negative or REVERSED.search(moves.said[j])]
    by_day: dict[date | None, _Open] = {moves.days[j]: _Open(moves) for j in saying}
    for i in credits:
        if i not in taken and moves.days[i] in by_day:
            by_day[moves.days[i]].put(i)
    taking = [(by_day[moves.days[j]].take(j), j) for j in saying]
    return [(i, j) for i, j in taking if i is not None]


def mark_returns(
    values: Values, moves: Moves, ins: Sequence[int], outs: Sequence[int]
) -> list[int]:
    """Credits that say they bring back a debit of the file (退汇): no receipts; they are noted."""
    said = [i for i in ins if _SURELY.search(moves.said[i])]
    if not said:
        return []
    turned = replace(moves, amounts=[-amount for amount in moves.amounts])
    wanted = {(moves.amounts[i], moves.currency[i]) for i in said}
    debits = [j for j in outs if (-moves.amounts[j], moves.currency[j]) in wanted]
    open_debits = _Open(turned)
    marked: list[int] = []
    returning = set(said)
    for i in _in_time(moves.days, [*debits, *said]):
        if i not in returning:
            open_debits.put(i)
            continue
        j = open_debits.take(i)
        if j is not None:
            number = str(values.numbers[j])
            header = values.headers.get("memo", "")
            values.add(i, header, moves.said[i], "reversed_in_file", number)
            marked.append(i)
    return marked


def _in_time(days: Sequence[date | None], rows: Iterable[int]) -> list[int]:
    """Rows from the oldest to the newest, whichever way the file runs."""
    known = [day for day in days if day]
    order = -1 if known and known[0] > known[-1] else 1
    return sorted(rows, key=lambda i: ((days[i] or date.max), order * i))


class _Open:
    """Credits not yet taken back, by all that may name them; the latest is found first."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._stacks: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._taken: set[int] = set()

    def put(self, i: int) -> None:
        """A credit came in."""
        moves = self._moves
        worth = (moves.amounts[i], moves.currency[i])
        account, payer = account_key(moves.accounts[i]), name_key(moves.payers[i])
        self._stacks[(*worth, "any")].append(i)
        for what, key in (
            ("serial", moves.serials[i]),
            ("account", account),
            ("payer", payer),
            ("payer alone", "" if account else payer),
        ):
            if key:
                self._stacks[(*worth, what, key)].append(i)

    def take(self, j: int) -> int | None:
        """The credit that debit j takes back, by the surest mark it has; None: it takes none."""
        worth = (-self._moves.amounts[j], self._moves.currency[j])
        for mark in self._marks(j):
            stack = self._stacks.get((*worth, *mark), [])
            while stack:
                i = stack.pop()
                if i not in self._taken:
                    self._taken.add(i)
                    return i
        return None

    def _marks(self, j: int) -> list[tuple[str, ...]]:
        """Ways in which debit j may name a credit: serial numbers, account, payer, or none.

        One that says nothing of the kind takes back only a credit of its own serial number: equal
        money in and out with the same payer is daily business.
        """
        moves = self._moves
        serials = [moves.serials[j]]
        says = j in moves.negative or bool(REVERSED.search(moves.said[j]))
        if says:
            serials += [word for word in _WORDS.findall(moves.said[j]) if len(word) > 1]
        marks: list[tuple[str, ...]] = [("serial", serial) for serial in serials if serial]
        if not says:
            return marks
        account, payer = account_key(moves.accounts[j]), name_key(moves.payers[j])
        if account:
            marks.append(("account", account))
        if payer:
            marks.append(("payer alone" if account else "payer", payer))
        return marks if account or payer else [*marks, ("any",)]
