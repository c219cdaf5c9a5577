"""A statement of a bank, whatever format it came in, and the sheet that it becomes.

One sheet for each account and currency: a line with account, currency and balances, a header, a
row for each entry. Amounts are exact decimals in two columns; taking back a credit is a negative
credit, taking back a debit a negative debit, as banks print it. Used in the child process only.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

HEADER = (
    *("交易日期", "收入", "支出", "余额", "对方户名", "对方账号", "摘要", "流水号"),
    *("币种", "本方账号", "状态"),
)
Row = tuple[int, list[object]]


@dataclass(slots=True)
class Entry:
    """What was booked: `amount` > 0 came in; `day` ISO; `line` where it stands in the file."""

    line: int
    day: str
    amount: Decimal
    taken_back: bool = False
    party: str = ""
    account: str = ""
    text: str = ""
    reference: str = ""
    currency: str = ""
    state: str = ""


@dataclass(slots=True)
class Statement:
    """Entries of one account in one period, and the balances around them."""

    account: str
    currency: str
    opening: Decimal | None = None
    closing: Decimal | None = None
    entries: list[Entry] = field(default_factory=list)


class Lines:
    """Line numbers of places in a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = text.find("\n")
        while place >= 0:
            self._starts.append(place + 1)
            place = text.find("\n", place + 1)

    def at(self, place: int) -> int:
        """The 1-based line of a place."""
        return bisect_right(self._starts, place)


def sheets_of(statements: Sequence[Statement], stem: str) -> Iterator[tuple[str, list[Row]]]:
    """(name, rows) of each account and currency, in the order of the file."""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        groups.setdefault((one.account, one.currency), []).append(one)
    filled = {key: mine for key, mine in groups.items() if any(one.entries for one in mine)}
    accounts = [account for account, _ in filled]
    for (account, currency), mine in (filled or groups).items():
        name = account or stem
        if accounts.count(account) > 1:
            name = f"{name} {currency}".strip()
        yield name, _rows(mine)


def _rows(statements: list[Statement]) -> list[Row]:
    first, last = statements[0], statements[-1]
    facts = (
        ("账号", first.account or None),
        ("币种", first.currency or None),
        ("期初余额", first.opening),
        ("期末余额", last.closing),
    )
    head: list[object] = [f"{name}：{value}" for name, value in facts if value is not None]
    cells: list[list[object]] = []
    lines: list[int] = []
    for one in statements:
        for entry in one.entries:
            lines.append(entry.line)
            cells.append(_cells(one, entry, one.closing if entry is one.entries[-1] else None))
    if not lines or lines[0] < 3 or any(a >= b for a, b in pairwise(lines)):
        lines = list(range(3, 3 + len(cells)))  # no lines of their own: counted
    start = lines[0] if lines else 3
    top: list[Row] = [(start - 2, head or [""]), (start - 1, list(HEADER))]
    return top + list(zip(lines, cells, strict=True))


def _cells(statement: Statement, entry: Entry, balance: Decimal | None) -> list[object]:
    is_credit = (entry.amount >= 0) is not entry.taken_back
    amount = str(entry.amount if is_credit else -entry.amount)
    return [
        entry.day or None,
        amount if is_credit else None,
        None if is_credit else amount,
        None if balance is None else str(balance),
        entry.party or None,
        entry.account or None,
        entry.text or None,
        entry.reference or None,
        entry.currency or statement.currency or None,
        statement.account or None,
        entry.state or None,
    ]
