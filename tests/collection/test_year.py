"""A year day by day: what the desk does when the PC is off, and whom it never asks.

Customers live through a drawn year: rows, payments, promises, disputes, holds. One clerk looks
every day; another is off on random days and enters what happened when she is back, with its days.
What is due to be done must be the same. A plain reckoning of the drawn events says who must not be
asked on a day; both harnesses have controls that must fail.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.services.collection.cases import Case, sort_out
from arapp.services.collection.debts import known
from arapp.services.collection.entries import entered
from arapp.services.dispatch import Dispatch
from tests.collection.book import Days
from tests.ledger_text import given

START = date(2026, 1, 1)
DAYS = 365
CUSTOMERS = 6
SEEDS = (1, 2, 3)


@dataclass
class Row:
    """A row as it was drawn; amounts in cents by the day on which they came off it."""

    name: str
    customer: str
    due: date
    amount: int
    settled: list[tuple[date, int]] = field(default_factory=list)

    def open_on(self, day: date) -> int:
        return self.amount - sum(part for when, part in self.settled if when <= day)


@dataclass
class Year:
    """What happened: (day, line of the small language), and what follows for a plain reckoning."""

    lines: list[tuple[date, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    money: list[tuple[str, date, int]] = field(default_factory=list)  # customer, day, left over
    held: list[tuple[str, date, date, str]] = field(default_factory=list)  # row, from, before, why
    disputed: list[tuple[str, date, date, int]] = field(default_factory=list)


def _text(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def draw(seed: int) -> Year:
    """The year of a seed."""
    dice = random.Random(seed)
    year = Year()
    for n in range(CUSTOMERS):
        _customer(dice, year, f"客户{n}")
    year.lines.sort(key=lambda pair: pair[0])
    return year


def _customer(dice: random.Random, year: Year, name: str) -> None:
    year.lines.append((START, f"客户 {name} 业务=周凯"))
    for n in range(dice.randint(2, 4)):
        booked = START + timedelta(days=dice.randint(0, 200))
        row = Row(f"{name}-{n}", name, booked + timedelta(days=dice.randint(5, 40)), 0)
        row.amount = dice.randint(100, 90_000)
        year.rows.append(row)
        year.lines.append(
            (booked, f"应收 {row.name} {name} {_text(row.amount)} 入账={booked} 到期={row.due}")
        )
        for _ in range(dice.randint(1, 4)):
            _happening(dice, year, row)
        if dice.random() < 0.7:
            _pay(dice, year, row, row.open_on(date.max), row.due + _later(dice, 0, 120))


def _later(dice: random.Random, least: int, most: int) -> timedelta:
    return timedelta(days=dice.randint(least, most))


def _happening(dice: random.Random, year: Year, row: Row) -> None:
    day = row.due + _later(dice, 1, 60)
    end = day + _later(dice, 1, 15)
    what = dice.choice(("part", "promise", "dispute", "hold", "money"))
    if what == "part":
        _pay(dice, year, row, dice.randint(1, max(row.open_on(date.max) // 2, 1)), day)
    elif what == "promise":
        amount = row.amount
        year.held.append((row.name, day, end + timedelta(days=1), "promised"))
        year.lines.append(
            (day, f"承诺 {row.customer} {_text(amount)} 计划={row.name} 说于={day} 到={end}")
        )
    elif what == "dispute":
        amount = dice.choice((row.amount, row.amount // 3 + 1))
        year.disputed.append((row.name, day, end, amount))
        year.lines.append((day, f"争议 {row.name} {_text(amount)} 日期={day} 了结={end}"))
    elif what == "hold":
        year.held.append((row.name, day, end, "held"))
        year.lines.append((day, f"暂缓 {row.customer} 计划={row.name} 日期={day} 到={end}"))
    else:
        amount = dice.randint(1, 2 * row.amount)
        year.money.append((row.customer, day, amount))
        receipt = f"R{len(year.lines)}-{row.name}"
        year.lines.append((day, f"收款 {receipt} {row.customer} {_text(amount)} 日期={day}"))


def _pay(dice: random.Random, year: Year, row: Row, amount: int, day: date) -> None:
    amount = min(amount, row.open_on(date.max))
    if amount <= 0:
        return
    row.settled.append((day, amount))
    receipt = f"P{len(year.lines)}-{row.name}-{dice.randint(0, 9)}"
    year.lines.append(
        (
            day,
            f"收款 {receipt} {row.customer} {_text(amount)} 日期={day}\n"
            f"核销 {receipt} {row.name} {_text(amount)} 日期={day}",
        )
    )


# --- looking ------------------------------------------------------------------------------------

Act = tuple[date, str, str]
Window = Callable[[Tx, date, date], list[Any]]


@pytest.fixture
def fresh(empty_file: Path, quick_folder: Path) -> Iterator[Callable[[], tuple[Dispatch, Days]]]:
    """A new ledger with a clock to be set."""
    stores: list[Store] = []

    def make() -> tuple[Dispatch, Days]:
        clock = Days(START)
        file = Path(shutil.copy(empty_file, quick_folder / f"year{len(stores)}.arapp"))
        stores.append(Store.open(file, clock))
        return Dispatch(stores[-1]), clock

    yield make
    for store in stores:
        store.close()


def live(
    made: tuple[Dispatch, Days],
    year: Year,
    on: Callable[[date], bool],
    each: Callable[[Tx, date], None] | None = None,
    window: Window = entered,
    after: Callable[[Dispatch, date], None] | None = None,
) -> tuple[set[Act], int]:
    """Live the year, looking on the days on which the PC is on; what was to be done, and the most
    days that were looked at in one go. `after`: what is done when it was looked at."""
    books, clock = made
    waiting = list(year.lines)
    last, longest = START, 0
    found: set[Act] = set()
    for n in range(1, DAYS + 1):
        day = START + timedelta(days=n)
        if not on(day) and n != DAYS:
            continue
        clock.day = day
        happened = [line for when, line in waiting if when <= day]
        waiting = [pair for pair in waiting if pair[0] > day]
        if happened:
            given(books, "\n".join(happened))
        names = dict(books.ask(lambda tx: tx.rows("SELECT id, note FROM plan")))
        span = (last, day)
        acts = books.ask(lambda tx, span=span: window(tx, *span))  # type: ignore[misc]  # bound now
        found |= {(one.day, names[one.plan], one.stage) for one in acts}
        if each is not None:
            books.ask(lambda tx, day=day: each(tx, day))  # type: ignore[misc]  # bound now
        if after is not None:
            after(books, day)
        longest = max(longest, (day - last).days)
        last = day
    return found, longest


@pytest.mark.parametrize("seed", SEEDS)
def test_off_on_random_days_the_same_is_done(
    fresh: Callable[[], tuple[Dispatch, Days]], seed: int
) -> None:
    year = draw(seed)
    daily, _ = live(fresh(), year, lambda _: True)
    dice = random.Random(seed + 100)
    seldom, longest = live(fresh(), year, lambda _: dice.random() < 0.2)
    assert seldom == daily
    stages = Counter(stage for _, _, stage in daily)
    assert len(daily) >= 40, "hardly anything was to be done"
    assert {"message", "call", "letter", "legal", "bad_debt"} <= set(stages)
    assert longest >= 7, "the PC was never off for a week"


def test_control_a_desk_that_only_knows_today_is_noticed(
    fresh: Callable[[], tuple[Dispatch, Days]],
) -> None:
    def today_alone(tx: Tx, since: date, until: date) -> list[Any]:
        del since
        return entered(tx, until - timedelta(days=1), until)

    year = draw(SEEDS[0])
    daily, _ = live(fresh(), year, lambda _: True)
    dice = random.Random(SEEDS[0] + 100)
    seldom, _ = live(fresh(), year, lambda _: dice.random() < 0.2, window=today_alone)
    assert seldom != daily


# --- whom it never asks -------------------------------------------------------------------------


@dataclass
class Judge:
    """Holds what is asked against what was drawn."""

    year: Year
    facts: Callable[[Tx, date], Any] = known
    asked: int = 0
    wrong: list[str] = field(default_factory=list)
    spared: Counter[str] = field(default_factory=Counter)

    def __call__(self, tx: Tx, day: date) -> None:
        names = dict(tx.rows("SELECT id, note FROM plan"))
        found = sort_out(self.facts(tx, day))
        dunned: dict[str, list[Case]] = {}
        for case in found:
            if case.dunned:
                dunned.setdefault(names[case.debt.id], []).append(case)
        for row in self.year.rows:
            may = self.may_ask(row, day)
            self.asked += row.name in dunned
            asked = sum(case.amount for case in dunned.get(row.name, ()))
            if asked != may:
                self.wrong.append(f"{day} {row.name}: asked {asked}, may {may}")

    def may_ask(self, row: Row, day: date) -> int:
        """What may be asked for of a row: a plain reckoning of the drawn events."""
        left = row.open_on(day)
        if row.due >= day or left == 0:
            self.spared["paid"] += left == 0 and row.due < day
            return 0
        contested = sum(
            amount for name, start, end, amount in self.year.disputed
            if name == row.name and start <= day < end
        )  # fmt: skip
        if contested >= left:
            self.spared["disputed"] += 1
            return 0
        for name, start, before, why in self.year.held:
            if name == row.name and start <= day < before and not self._kept(row, start, why, day):
                self.spared[why] += 1
                return 0
        mine = [one for one in self.year.rows if one.customer == row.customer]
        overdue = sum(one.open_on(day) for one in mine if one.due < day)
        came = sum(
            part for who, when, part in self.year.money if who == row.customer and when <= day
        )
        if came and came >= overdue:
            self.spared["parked"] += 1
            return 0
        return left - contested

    def _kept(self, row: Row, made: date, why: str, day: date) -> bool:
        """Whether a promise of the whole row is superseded by a later one, or kept."""
        if why != "promised":
            return False
        later = [s for n, s, _, w in self.year.held if n == row.name and w == why]
        newest = max(start for start in later if start <= day)
        came = sum(part for when, part in row.settled if newest <= when <= day)
        return made != newest or came >= row.amount


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_asked_who_disputes_promised_paid_or_has_money_in_hand(
    fresh: Callable[[], tuple[Dispatch, Days]], seed: int
) -> None:
    year = draw(seed)
    judge = Judge(year)
    live(fresh(), year, lambda _: True, judge, window=lambda *_: [])
    assert judge.wrong == []
    assert judge.asked >= 500, "hardly anybody was asked"
    assert min(judge.spared[why] for why in ("paid", "disputed", "promised", "held", "parked")) >= 5


@pytest.mark.parametrize("blind", ["promises", "disputes", "money"])
def test_control_a_desk_that_overlooks_one_of_them_is_noticed(
    fresh: Callable[[], tuple[Dispatch, Days]], blind: str
) -> None:
    def overlooking(tx: Tx, day: date) -> Any:
        facts = known(tx, day)
        if blind == "money":
            return replace(facts, parked={})
        promises: dict[str, Any] = {"plans": {}, "promised": {}}
        empty = promises if blind == "promises" else {"disputed": {}}
        return replace(facts, block=replace(facts.block, **empty))

    year = draw(SEEDS[0])
    judge = Judge(year, overlooking)
    live(fresh(), year, lambda _: True, judge, window=lambda *_: [])
    assert judge.wrong
