"""Random books for the harness of whom nobody may ask: rows in every state, and what follows."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from arapp.models.values.money import Money
from arapp.services.collection.profiles import AssignProfile
from arapp.services.collection.promises import MakePromise, Promised
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

CUSTOMERS = 14


@dataclass
class Row:
    """A row as drawn, cents; `why` it may not be asked for, "" where some of it may be."""

    name: str
    customer: str
    due: date
    amount: int
    paid: int = 0
    disputed: int = 0
    why: str = ""

    @property
    def open(self) -> int:
        return self.amount - self.paid


@dataclass
class Book:
    """What was drawn."""

    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    several: list[tuple[str, list[str], int]] = field(default_factory=list)
    profiles: list[tuple[str, str]] = field(default_factory=list)

    def may(self) -> dict[str, int]:
        """Row → what may be asked for of it."""
        return {
            row.name: 0 if row.why or row.due >= TODAY else row.open - row.disputed
            for row in self.rows
        }


def _text(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _day(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def draw(seed: int) -> Book:
    """The book of a seed."""
    dice = random.Random(seed)
    book = Book()
    for n in range(CUSTOMERS):
        _customer(dice, book, f"客户{n}")
    return book


def _customer(dice: random.Random, book: Book, name: str) -> None:
    book.lines.append(f"客户 {name}")
    rows = []
    for n in range(dice.randint(1, 5)):
        due = TODAY - timedelta(days=dice.choice((-3, 0, 1, 5, 9, 20, 45, 120)))
        row = Row(f"{name}-{n}", name, due, dice.randint(1000, 90_000))
        book.lines.append(f"应收 {row.name} {name} {_text(row.amount)} 入账=2026-01-01 到期={due}")
        rows.append(row)
    book.rows += rows
    for row in rows:
        _of_row(dice, book, row)
    if dice.random() < 0.3:
        book.profiles.append((name, dice.choice(("lenient", "strict", "engineering"))))
    if dice.random() < 0.2:
        _several(dice, book, [row for row in rows if row.open > 0])
    if dice.random() < 0.1:
        book.lines.append(f"承诺 {name} 99999 说于={_day(3)} 到={_day(-dice.randint(0, 9))}")
        _mark(rows, "promised")
    _money(dice, book, name, rows)


def _of_row(dice: random.Random, book: Book, row: Row) -> None:
    what = dice.choice(("", "", "part", "whole", "dispute", "some", "promise", "broken", "hold"))
    if what in ("part", "whole"):
        row.paid = row.amount if what == "whole" else row.amount // 3
        row.why = "paid" if what == "whole" else ""
        book.lines += [
            f"收款 R{row.name} {row.customer} {_text(row.paid)} 日期={_day(2)}",
            f"核销 R{row.name} {row.name} {_text(row.paid)} 日期={_day(2)}",
        ]
    elif what in ("dispute", "some"):
        row.disputed = row.amount if what == "dispute" else row.amount // 4
        row.why = "disputed" if what == "dispute" else ""
        book.lines.append(f"争议 {row.name} {_text(row.disputed)} 日期={_day(4)}")
        if dice.random() < 0.5:
            hold = f"计划={row.name} 日期={_day(4)} 到={_day(-9)} 原因=dispute"
            book.lines.append(f"暂缓 {row.customer} {hold}")
    elif what in ("promise", "broken"):
        until = dice.randint(0, 9) if what == "promise" else -1
        told = f"计划={row.name} 说于={_day(6)} 到={_day(-until)}"
        book.lines.append(f"承诺 {row.customer} {_text(row.amount)} {told}")
        row.why = "promised" if what == "promise" else ""
    elif what == "hold":
        row.why = "held"
        held = f"计划={row.name} 日期={_day(4)} 到={_day(-9)} 原因=manual"
        book.lines.append(f"暂缓 {row.customer} {held}")


def _mark(rows: list[Row], why: str) -> None:
    for row in rows:
        row.why = row.why or why


def _several(dice: random.Random, book: Book, rows: list[Row]) -> None:
    """A promise of several rows, by the command."""
    if not rows:
        return
    some = dice.sample(rows, min(len(rows), 2))
    amount = sum(row.open for row in some)
    book.several.append((some[0].customer, [row.name for row in some], amount))
    _mark(some, "promised")


def _money(dice: random.Random, book: Book, name: str, rows: list[Row]) -> None:
    overdue = sum(row.open for row in rows if row.due < TODAY)
    share = dice.choice((0, 0, 0, 0.5, 1, 1.5))
    amount = int(overdue * share)
    if amount <= 0:
        return
    book.lines.append(f"收款 M{name} {name} {_text(amount)} 日期={_day(1)}")
    if amount >= overdue:
        _mark([row for row in rows if row.due < TODAY], "parked")


def write(books: Dispatch, book: Book) -> None:
    """The book into the ledger."""
    names = given(books, "\n".join(book.lines))
    for customer, rows, amount in book.several:
        said = Promised(Money(amount), TODAY + timedelta(days=5))
        books.run(MakePromise(names[customer], said, tuple(names[row] for row in rows)))
    for customer, profile in book.profiles:
        books.run(AssignProfile("customer", names[customer], profile))
