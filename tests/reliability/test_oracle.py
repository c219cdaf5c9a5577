"""Random books, reckoned twice by people who do not know each other: equal to the last cent.

At every push 200 books; `python3 run.py test -m long` does 10,000 in two processes. After them the
stories that must come out alike however they are told.
"""

import multiprocessing
import os
import random
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger import open_rows
from arapp.services.matching import commands
from arapp.services.matching.commands import Allocate, Unallocate
from arapp.services.reports.aging import aging
from tests.ledger_text import given
from tests.reliability import alike
from tests.reliability.oracle import Oracle
from tests.reliability.oracle_books import Book

# What 200 books must have done, far below what they do.
FLOORS = {
    "row": 300,
    "credit": 50,
    "confirm": 20,
    "receipt": 350,
    "allocate": 200,
    "part payment": 100,
    "with difference": 50,
    "with a credit": 5,
    "freed later": 10,
    "across": 12,
    "unallocate": 45,
    "unallocate with difference": 8,
    "refund": 70,
    "refund back": 20,
    "receipt reversed": 45,
    "void": 30,
    "undo": 80,
    "redo": 8,
    "refused over_allocated": 50,
    "refused currency_mismatch": 20,
    "refused across_customers": 8,
    "refused plan_paid": 8,
    "refused still_allocated": 10,
    "refused already_reversed": 10,
}


def told(seed: int, template: Path, folder: Path) -> tuple[Counter[str], list[str]]:
    """What was done in the book of this seed, and every difference."""
    book = Book(template, folder, seed)
    try:
        for _ in range(book.rng.randint(15, 40)):
            book.step()
        return book.done, [f"{seed}: {one}" for one in book.compare()]
    finally:
        book.close()


def tell_some(seeds: range, template: Path) -> tuple[Counter[str], list[str]]:
    """A share of the books, in a folder of its own."""
    done: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARAPP_HOME"] = folder
        for seed in seeds:
            counts, differences = told(seed, template, Path(folder))
            done += counts
            wrong += differences
    return done, wrong


def check_floors(done: Counter[str], books: int) -> None:
    """The books did what books do."""
    scale = books / 200
    short = {name: done[name] for name, least in FLOORS.items() if done[name] < least * scale}
    assert not short, f"too idle: {short} of {dict(done)}"


def test_program_and_oracle_agree(empty_file: Path, tmp_path: Path) -> None:
    done: Counter[str] = Counter()
    for seed in range(200):
        counts, wrong = told(seed, empty_file, tmp_path)
        assert not wrong, wrong[:5]
        done += counts
    check_floors(done, 200)


def test_on_no_day_is_money_used_twice(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-07-01 到期=2026-07-31
        应收 B 甲 100 入账=2026-07-01 到期=2026-07-31
        收款 R 甲 100 日期=2026-08-01
        """,
    )
    whole = Money(100_00)
    (first,) = books.run(Allocate(ids["R"], ((ids["A"], whole),))).outcome.result
    books.run(Unallocate(first, date(2026, 11, 10)))
    books.run(Allocate(ids["R"], ((ids["B"], whole),)))
    (row,) = books.ask(lambda tx: aging(tx, date(2026, 9, 1))).rows
    assert (row.total, row.prepayment) == (100_00, 0)  # not 0 and -100


@pytest.mark.long
def test_program_and_oracle_agree_at_length(empty_file: Path) -> None:
    done: Counter[str] = Counter()
    shares = [range(at, at + 100) for at in range(1000, 11_000, 100)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context) as pool:
        for counts, wrong in pool.map(partial(tell_some, template=empty_file), shares):
            assert not wrong, wrong[:5]
            done += counts
    print(dict(done))  # noqa: T201
    check_floors(done, 10_000)


def test_control_idle_books_are_noticed() -> None:
    with pytest.raises(AssertionError, match="too idle"):
        check_floors(Counter(receipt=10_000), 200)


# --- controls: an oracle or a program that is wrong by little ---------------------------------


def differs(template: Path, folder: Path, seeds: Iterable[int]) -> bool:
    """Whether the two disagree in some book, or the program refuses what the oracle allows."""
    for seed in seeds:
        try:
            if told(seed, template, folder)[1]:
                return True
        except (AssertionError, DomainError, sqlite3.Error):
            return True
    return False


def _day_late(_self: Oracle, due: date, since: date, day: date) -> int:
    age = (day - since).days
    return 0 if due > day else 1 if age <= 30 else 2 if age <= 60 else 3 if age <= 90 else 4


def _too_old(_self: Oracle, due: date, since: date, day: date) -> int:
    age = (day - since).days
    return 0 if due >= day else 1 if age < 30 else 2 if age <= 60 else 3 if age <= 90 else 4


def _wrong_sign(self: Oracle, customer: int, currency: str, day: date) -> int:
    rows = [left for row, left in self.open_rows(day) if row.customer == customer]
    return sum(rows) + self.prepaid(day).get((customer, currency), 0)


@pytest.mark.parametrize(
    ("name", "wrong"), [("column", _day_late), ("column", _too_old), ("net", _wrong_sign)]
)
def test_control_a_wrong_oracle_is_noticed(
    name: str, wrong: Any, empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Oracle, name, wrong)
    assert differs(empty_file, tmp_path, range(100))


def test_control_a_program_that_forgets_the_past_is_noticed(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_rows, "_late", lambda *_: "")
    assert differs(empty_file, tmp_path, range(100))


def test_control_a_program_that_leaves_the_difference_is_noticed(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_reverse_differences", lambda *_: None)
    assert differs(empty_file, tmp_path, range(100))


def test_control_a_program_with_a_wrong_sum_is_noticed(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_rows, "_void", _without_void)
    assert differs(empty_file, tmp_path, range(100))


def _without_void(_late: bool, mine: str) -> str:
    return (
        "SELECT p.id, p.customer_id, p.currency, p.due_on, p.booked_on, p.amount, p.paid"
        f" FROM plan p WHERE 0 AND {mine}"
    )


# --- told otherwise ---------------------------------------------------------------------------


def tell_alike(seeds: Iterable[int], template: Path, folder: Path) -> Iterator[str]:
    """Every change of every story that does not come out alike."""
    for seed in seeds:
        plain = alike.story(seed)
        right = alike.figures(plain, template, folder)
        assert alike.total(right)["statement"] > 0
        for change in alike.CHANGES:
            otherwise, wanted = change(random.Random(seed), plain, right)
            assert otherwise != plain or change is alike.reordered
            if alike.known(alike.figures(otherwise, template, folder)) != wanted:
                yield f"{seed}: {change.__name__}"


def test_stories_come_out_alike_however_they_are_told(empty_file: Path, tmp_path: Path) -> None:
    assert list(tell_alike(range(25), empty_file, tmp_path)) == []


@pytest.mark.long
def test_stories_come_out_alike_at_length(empty_file: Path, tmp_path: Path) -> None:
    assert list(tell_alike(range(1000, 2000), empty_file, tmp_path)) == []


def test_control_a_cent_more_is_not_alike(
    empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def richer(rng: random.Random, told: alike.Story, right: alike.Figures) -> Any:
        other, wanted = alike.in_two(rng, told, right)
        first = other.receipts[0]
        return replace(
            other, receipts=(replace(first, amount=first.amount + 1), *other.receipts[1:])
        ), wanted

    monkeypatch.setattr(alike, "CHANGES", (richer,))
    assert len(list(tell_alike(range(5), empty_file, tmp_path))) == 5
