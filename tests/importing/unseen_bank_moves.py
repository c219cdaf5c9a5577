"""Movements of invented bank accounts, and the truth that a reading of their files is held to."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.importing.unseen_bank_words import FEES, FIRMS, MEMOS


@dataclass(slots=True)
class Move:
    """A line of a statement: `amount` signed minor units; `sheet` and `row` where it was written.

    `pair`: one of two lines that take each other back, or money back as a negative.
    """

    day: date
    time: str
    amount: int
    name: str
    number: str
    memo: str
    serial: str
    balance: int
    pair: bool = False
    sheet: str = ""
    row: int = 0


@dataclass(slots=True)
class Account:
    """An account with its lines, oldest first; `told`: its number stands in the file."""

    number: str
    currency: str
    opening: int
    moves: list[Move]
    told: bool = True

    @property
    def closing(self) -> int:
        """Balance after the last line."""
        return self.opening + sum(move.amount for move in self.moves)


@dataclass(slots=True)
class Case:
    """A file to be written and what is true of it.

    `sheets`: name → rows; `fields`: header → field that it must be understood as;
    `headers`: (sheet, 1-based row) of the tables' header rows; `balances`: a balance is shown.
    """

    seed: int
    features: dict[str, str]
    sheets: dict[str, list[list[object]]] = field(default_factory=dict)
    merges: dict[str, list[str]] = field(default_factory=dict)
    form: str = "csv"
    accounts: list[Account] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    headers: list[tuple[str, int]] = field(default_factory=list)
    balances: bool = True
    currency_told: bool = True


def account_of(rng: Random, currency: str, count: int, pairs: str, start: date) -> Account:
    """An account with `count` lines of every kind; `pairs` tells how money goes back, or ""."""
    digits = rng.choice((12, 15, 16, 17, 19, 20))
    number = str(rng.choice((3, 6, 7, 8))) + "".join(
        rng.choice("0123456789") for _ in range(digits - 2)
    ) + rng.choice("123456789")  # fmt: skip
    unit = 1 if currency == "JPY" else 100
    opening = rng.randrange(5_000, 9_000_000) * unit // rng.choice((1, 3, 7))
    account = Account(number, currency, opening, [])
    day, balance = start, opening
    clock = 8 * 3600
    fresh = iter(rng.sample(range(10_000, 99_999), count + 4))
    while len(account.moves) < count:
        if rng.random() < 0.5:
            day, clock = day + timedelta(days=rng.choice((1, 1, 2, 5))), 8 * 3600
        clock += rng.randrange(1, 2000)
        amount, name, memo = _movement(rng, unit, balance)
        balance += amount
        account.moves.append(_move(rng, day, clock, amount, name, memo, balance, next(fresh)))
        if pairs and amount > 0 and rng.random() < 0.15:
            balance -= amount
            back = _move(
                rng, day, clock + 60, -amount, name, f"冲正 {memo}".strip(), balance, next(fresh)
            )
            back.number, back.pair = account.moves[-1].number, True
            account.moves[-1].pair = True
            account.moves.append(back)
    return account


def _movement(rng: Random, unit: int, balance: int) -> tuple[int, str, str]:
    """(signed amount, name, memo) of money in, money out, a fee or interest."""
    kind = rng.random()
    if kind < 0.12:
        memo = rng.choice(FEES)
        amount = rng.randrange(1, 80_000) * unit // 100 or unit
        return (amount if "息" in memo else -min(amount, max(balance, 1))), "", memo
    amount = max(1, rng.randrange(100, 3_000_000) * unit // rng.choice((1, 10, 100)))
    if kind < 0.6:
        return amount, rng.choice(FIRMS), rng.choice(MEMOS)
    return -min(amount, max(balance // 2, 1)), rng.choice(FIRMS), rng.choice(MEMOS)


def _move(  # noqa: PLR0917 - a line of a statement has so many parts
    rng: Random, day: date, clock: int, amount: int, name: str, memo: str, balance: int, no: int
) -> Move:  # fmt: skip
    seconds = min(clock, 86_399)
    time = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    number = str(62_000_000_000 + sum(map(ord, name)) * 7_919 % 9_999_999) if name else ""
    return Move(day, time, amount, name, number, memo, f"S{day:%m%d}{no}", balance)
