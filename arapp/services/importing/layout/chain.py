"""What the running balance of a bank file proves: which column is money in, which is money out.

A balance goes from line to line by exactly what moved. Sums that come out equal on line after line
are no accident, whatever stands above the columns, so this is stronger than any heading.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import permutations

from arapp.services.importing.cells.figures import parse_amount
from arapp.services.importing.reading.sheet import Cell, Cells
from arapp.services.importing.wording import words

_ROWS = 160  # lines looked at: equal sums on a few are proof enough
_SHARE = 0.6  # of the steps that have to fit: rows may be left out, accounts may be mixed
_CANDIDATES = 7


@dataclass(frozen=True, slots=True)
class Chain:
    """A proof: columns (0-based) of the balance and of what moves it.

    `style`: two (ins and outs), signed, turned (signed, out positive), sided (all positive, a
    flag or nothing tells the side). `flags`: word → 1 in, -1 out, for each flag column asked.
    """

    balance: int
    ins: int
    outs: int | None
    style: str
    hits: int
    steps: int
    newest_first: bool
    flags: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Whether enough lines fit: two that all do, or most of more."""
        return self.hits >= 2 and self.hits >= _SHARE * self.steps


Step = tuple[int, int]
"""(index of the row, what the balance changed by there)"""


@dataclass(slots=True)
class Figures:
    """Parsed money columns of the first data rows, and the accounts that the rows belong to."""

    columns: dict[int, list[Decimal | None]]
    keys: list[tuple[str, ...]]
    rows: list[Cells]

    def steps(self, balance: int, newest_first: bool) -> list[tuple[int, Decimal]]:
        """(row, change of the balance) wherever two lines of an account follow each other."""
        found: list[tuple[int, Decimal]] = []
        last: dict[tuple[str, ...], tuple[int, Decimal]] = {}
        values = self.columns[balance]
        order = range(len(values) - 1, -1, -1) if newest_first else range(len(values))
        for i in order:
            now = values[i]
            if now is None:
                continue
            before = last.get(self.keys[i])
            if before is not None and now != before[1]:
                found.append((i, now - before[1]))
            last[self.keys[i]] = (i, now)
        return found


def figures(rows: Sequence[Cells], candidates: Sequence[int], keys: Sequence[int]) -> Figures:
    """Money columns of the first rows that hold any; `keys`: columns of account and currency."""
    taken: list[Cells] = []
    columns: dict[int, list[Decimal | None]] = {index: [] for index in candidates[:_CANDIDATES]}
    for cells in rows:
        values = {index: _value(cells, index) for index in columns}
        if all(value is None for value in values.values()) or _is_total(cells):
            continue
        taken.append(cells)
        for index, value in values.items():
            columns[index].append(value)
        if len(taken) >= _ROWS:
            break
    named = [tuple(_text(cells, index) for index in keys) for cells in taken]
    return Figures(columns, named, taken)


def _value(cells: Cells, index: int) -> Decimal | None:
    value = parse_amount(cells[index])[0] if index < len(cells) else None
    return None if value is None else Decimal(value)


def _text(cells: Cells, index: int) -> str:
    return str(cells[index]).strip() if index < len(cells) and cells[index] is not None else ""


def _is_total(cells: Cells) -> bool:
    texts = [cell for cell in cells if type(cell) is str][:3]
    return any(
        len(text) < 20 and words.TOTALS.fullmatch(words.plain(text)) is not None for text in texts
    )


def fit(found: Figures, balance: int, ins: int, outs: int | None) -> Chain | None:
    """How well the balance follows from two columns, or one; None when it never does."""
    best: Chain | None = None
    for newest_first in (False, True):
        steps = found.steps(balance, newest_first)
        if outs is None:
            tried = _fit_one(found, steps, ins)
        else:
            tried = [("two", _hits_two(found, steps, ins, outs))]
        for style, hits in tried:
            chain = Chain(balance, ins, outs, style, hits, len(steps), newest_first)
            if hits and (best is None or hits > best.hits):
                best = chain
    return best


def _hits_two(
    found: Figures, steps: Iterable[tuple[int, Decimal]], ins: int, outs: int
) -> int:  # fmt: skip
    one, other = found.columns[ins], found.columns[outs]
    zero = Decimal(0)
    known = list(steps)
    signs = (-1, 1) if below_zero(other) else (1,)  # all below zero: its way, or all taken back
    return max(
        sum((one[i] or zero) - sign * (other[i] or zero) == change for i, change in known)
        for sign in signs
    )


def below_zero(outs: Iterable[Decimal | int | None]) -> bool:
    """Whether a column of money out writes all of it with a minus."""
    moved = [value for value in outs if value]
    return bool(moved) and all(value < 0 for value in moved)


def _fit_one(
    found: Figures, steps: Sequence[tuple[int, Decimal]], ins: int
) -> list[tuple[str, int]]:  # fmt: skip
    """Hits of one column read with its sign, against it, and without."""
    values = found.columns[ins]
    pairs = [(values[i] or Decimal(0), change) for i, change in steps]
    plain = sum(value == change for value, change in pairs)
    turned = sum(-value == change for value, change in pairs)
    either = sum(abs(value) == abs(change) for value, change in pairs)
    negative = any(value < 0 for value, _ in pairs)
    if negative and plain >= turned and plain * 5 >= either * 4:
        return [("signed", plain)]
    if negative and turned * 5 >= either * 4:
        return [("turned", turned)]
    return [("sided", either)]


def search(found: Figures) -> Chain | None:
    """The assignment of the candidates that the lines prove; None when none is sure."""
    sure: list[Chain] = []
    for balance in found.columns:
        others = [index for index in found.columns if index != balance]
        tried = [fit(found, balance, index, None) for index in others]
        tried += [fit(found, balance, one, two) for one, two in permutations(others, 2)]
        sure += [chain for chain in tried if chain is not None and chain.sure]
    # Two columns of which one is never used prove as much as one alone: the fewer, the better.
    return max(
        sure,
        key=lambda c: (c.hits, c.outs is None and c.style != "sided", c.outs is not None),
        default=None,
    )


def flag_words(found: Figures, chain: Chain, column: int) -> dict[str, int]:
    """Which side each word of a flag column stands for, by the balance; unclear ones are left."""
    votes: dict[str, Counter[int]] = {}
    minus: dict[str, Counter[int]] = {}
    values = found.columns[chain.ins]
    for i, change in found.steps(chain.balance, chain.newest_first):
        value = values[i]
        if value and abs(value) == abs(change):
            heard = votes if value > 0 else minus
            heard.setdefault(_text(found.rows[i], column), Counter())[1 if change > 0 else -1] += 1
    # A minus is a side of its own beside the flag, or takes back: heard where nothing else is.
    every = {**minus, **votes}
    return {word: next(iter(n)) for word, n in every.items() if len(n) == 1 and word}


def sides_by_balance(
    amounts: Sequence[int],
    balances: Sequence[int | None],
    keys: Sequence[object],
    opening: int | None,
) -> list[int] | None:  # fmt: skip
    """Change of the balance at each row (0 unknown), when most rows prove the order; else None.

    Amounts with or without their signs, balances in minor units; `opening` before the oldest.
    """
    best: list[int] | None = None
    most = 0
    for newest_first in (False, True):
        changes = [0] * len(amounts)
        last: dict[object, int] = {}
        steps = hits = 0
        order = range(len(amounts) - 1, -1, -1) if newest_first else range(len(amounts))
        for i in order:
            now = balances[i]
            if now is None:
                continue
            before = last.get(keys[i], opening if not last else None)
            if before is not None:
                changes[i] = now - before
                steps += 1
                hits += abs(changes[i]) == abs(amounts[i])
            last[keys[i]] = now
        if hits > most and hits >= 2 and hits >= _SHARE * steps:
            best, most = changes, hits
        if hits and hits == steps:
            break
    return best


def cell_text(cell: Cell) -> str:
    """A flag as `flag_words` names it."""
    return "" if cell is None else str(cell).strip()
