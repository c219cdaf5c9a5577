"""Stories that must come out alike: told in another order, in pieces, in another scale."""

import random
import shutil
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate
from arapp.services.papers.service import draft_statements
from arapp.services.papers.statements import StatementRun
from arapp.services.reports.aging import aging
from tests.ledger_text import given

TODAY = date(2026, 11, 12)
PAST = TODAY - timedelta(days=45)
Figures = dict[tuple[str, str, str], tuple[int, ...]]
"""(what, customer, currency) → amounts."""


@dataclass(frozen=True)
class Due:
    """A row."""

    name: str
    customer: str
    currency: str
    amount: int
    booked: date
    due: date


@dataclass(frozen=True)
class Paid:
    """A receipt and what of it went where: (row, amount)."""

    customer: str
    currency: str
    amount: int
    day: date
    uses: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Story:
    """Who, what is due, what came in."""

    customers: tuple[str, ...]
    rows: tuple[Due, ...]
    receipts: tuple[Paid, ...]


def story(seed: int) -> Story:
    """A random story in two currencies."""
    rng = random.Random(seed)
    who = ("弘达机械", "海顿电机", "启明包装")
    rows = []
    for n in range(rng.randint(4, 9)):
        booked = TODAY - timedelta(days=rng.randint(0, 150))
        due = booked + timedelta(days=rng.choice([0, 15, 30, 60]))
        amount = rng.choice([rng.randint(2, 300_000), rng.randint(1, 30) * 10_000])
        rows.append(Due(f"P{n}", rng.choice(who), rng.choice(["CNY", "USD"]), amount, booked, due))
    left = {row.name: row.amount for row in rows}
    receipts = []
    for _ in range(rng.randint(2, 7)):
        customer, currency = rng.choice(who), rng.choice(["CNY", "USD"])
        amount, day = rng.randint(2, 300_000), TODAY - timedelta(days=rng.randint(0, 120))
        mine = [r for r in rows if (r.customer, r.currency) == (customer, currency)]
        uses, room = [], amount
        for row in mine:
            take = min(room, left[row.name], rng.choice([room, rng.randint(1, 200_000)]))
            if take:
                uses.append((row.name, take))
                left[row.name] -= take
                room -= take
        receipts.append(Paid(customer, currency, amount, day, tuple(uses)))
    return Story(who, tuple(rows), tuple(receipts))


def figures(told: Story, template: Path, folder: Path) -> Figures:
    """Write the story into a ledger and ask for aging and statements."""
    path = Path(shutil.copy(template, folder / "alike.arapp"))
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        lines = [f"客户 {name}" for name in told.customers]
        lines += [
            f"应收 {row.name} {row.customer} {Money(row.amount, row.currency).plain()}"
            f" 入账={row.booked} 到期={row.due} 币种={row.currency}"
            for row in told.rows
        ]
        ids = given(books, "\n".join(lines))
        for one in told.receipts:
            money = Money(one.amount, one.currency)
            number = books.run(
                RecordReceipt(one.day, money, one.customer, ids[one.customer])
            ).outcome.result
            parts = tuple((ids[row], Money(take, one.currency)) for row, take in one.uses)
            if parts:
                books.run(Allocate(number, parts))
        return books.ask(_asked)


def _asked(tx: Tx) -> Figures:
    found: Figures = {}
    for day in (TODAY, PAST):
        for basis in ("due", "document"):
            for row in aging(tx, day, basis).rows:
                amounts = (*row.columns, row.prepayment)
                found[f"{basis} {day}", row.customer, row.currency] = amounts
    for doc in draft_statements(tx, StatementRun(PAST, TODAY)):
        kept = (doc.opening, doc.debits, doc.credits, doc.closing)
        key = ("statement", doc.customer.name, doc.currency)
        found[key] = tuple(one.minor for one in kept)
    return found


# --- told otherwise, and what must come out -----------------------------------------------------

Change = Callable[[random.Random, Story, Figures], tuple[Story, Figures]]


def reordered(rng: random.Random, told: Story, right: Figures) -> tuple[Story, Figures]:
    """Rows and receipts in another order."""
    rows, receipts = list(told.rows), list(told.receipts)
    rng.shuffle(rows)
    rng.shuffle(receipts)
    return replace(told, rows=tuple(rows), receipts=tuple(receipts)), right


def in_two(rng: random.Random, told: Story, right: Figures) -> tuple[Story, Figures]:
    """One receipt came as two."""
    at = rng.randrange(len(told.receipts))
    whole = told.receipts[at]
    first = rng.randint(1, whole.amount - 1)
    room, one, two = first, [], []
    for row, take in whole.uses:
        here = min(room, take)
        one += [(row, here)] if here else []
        two += [(row, take - here)] if take > here else []
        room -= here
    parts = (
        replace(whole, amount=first, uses=tuple(one)),
        replace(whole, amount=whole.amount - first, uses=tuple(two)),
    )
    return replace(told, receipts=(*told.receipts[:at], *parts, *told.receipts[at + 1 :])), right


def hundredfold(_rng: random.Random, told: Story, right: Figures) -> tuple[Story, Figures]:
    """All amounts a hundred times as large."""
    rows = tuple(replace(row, amount=row.amount * 100) for row in told.rows)
    receipts = tuple(
        replace(
            one, amount=one.amount * 100, uses=tuple((row, take * 100) for row, take in one.uses)
        )
        for one in told.receipts
    )
    grown = {key: tuple(amount * 100 for amount in amounts) for key, amounts in right.items()}
    return replace(told, rows=rows, receipts=receipts), grown


def renamed(_rng: random.Random, told: Story, right: Figures) -> tuple[Story, Figures]:
    """Other names."""
    names = dict(zip(told.customers, ("Zeppelin", "安和物流", "丙"), strict=True))
    rows = tuple(replace(row, customer=names[row.customer]) for row in told.rows)
    receipts = tuple(replace(one, customer=names[one.customer]) for one in told.receipts)
    new = {(what, names[who], code): amounts for (what, who, code), amounts in right.items()}
    return Story(tuple(names.values()), rows, receipts), new


def with_yen(rng: random.Random, told: Story, right: Figures) -> tuple[Story, Figures]:
    """Something in a third currency besides; the rest is as it was (only the rest is compared)."""
    who = rng.choice(told.customers)
    row = Due("Y", who, "JPY", 9_000, TODAY - timedelta(days=70), TODAY - timedelta(days=50))
    money = Paid(who, "JPY", 10_000, TODAY - timedelta(days=20), (("Y", 500),))
    return replace(told, rows=(*told.rows, row), receipts=(money, *told.receipts)), right


CHANGES: tuple[Change, ...] = (reordered, in_two, hundredfold, renamed, with_yen)


def known(figures: Figures) -> Figures:
    """The figures of the story's own currencies."""
    return {key: amounts for key, amounts in figures.items() if key[2] != "JPY"}


def total(figures: Figures) -> dict[str, int]:
    """How much is spoken of, for the floors."""
    found: dict[str, int] = defaultdict(int)
    for (what, _, _), amounts in figures.items():
        found[what.split()[0]] += sum(abs(amount) for amount in amounts)
    return found
