"""Whatever is used, given back, taken back and undone in any order: no day has more than there is.

Credits give their money to a receipt on one day and it is used on another; undoing what stands
between must not leave days on which it came from nowhere.
"""

import random
import shutil
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.services import dispatch
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.reversals import RefundReceipt, ReverseRefund
from arapp.services.matching.commands import Allocate, Unallocate
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    客户 甲
    应收 A 甲 1.00 入账=2026-07-01 到期=2026-07-31
    应收 B 甲 1.00 入账=2026-08-20 到期=2026-08-31
    应收 C 甲 1.00 入账=2026-09-10 到期=2026-09-30
    应收 红 甲 -0.60 入账=2026-07-01 到期=2026-07-31
    应收 红晚 甲 -0.60 入账=2026-09-01 到期=2026-10-31
    收款 R 甲 1.00 日期=2026-08-01
    收款 S 甲 1.40 日期=2026-08-15
"""
STEPS = 30
KINDS = (*["use"] * 6, *["back"] * 3, "refund", "back refund", *["undo"] * 3, "redo")
Wrong = list[tuple[str, int, date, int]]
"""(table, row, day, what stands from that day on)."""
MOVES = {
    "receipt": ("receipt_id", ("allocation", "refund")),
    "plan": ("plan_id", ("allocation", "difference")),
}


def ids(books: Dispatch, table: str) -> list[int]:
    return [row for (row,) in books.ask(lambda tx: tx.rows(f"SELECT id FROM {table}"))]


def standing(books: Dispatch, table: str) -> list[int]:
    """Rows that can be taken back; a row that is not there where there is none."""
    sql = (
        f"SELECT id FROM {table} a WHERE reverses_id IS NULL"
        f" AND NOT EXISTS (SELECT 1 FROM {table} x WHERE x.reverses_id = a.id)"
    )
    return [row for (row,) in books.ask(lambda tx: tx.rows(sql))] or [0]


def fitting(books: Dispatch, dice: random.Random, receipt: int, plan: int) -> int:
    """An amount that fits at last, mostly: all there is room for, or a part."""
    sql = (
        "SELECT p.amount - p.paid, r.amount - r.allocated - r.refunded, r.allocated"
        " FROM plan p, receipt r WHERE p.id = ? AND r.id = ?"
    )
    unpaid, left, used = books.ask(lambda tx: tx.one(sql, (plan, receipt)))
    most = min(unpaid, left) if unpaid > 0 else max(unpaid, -used)
    return int(most) // dice.choice([1, 1, 2])


def command(books: Dispatch, dice: random.Random, kind: str) -> Command:
    """Some command of the kind; whether it fits is the ledger's to say."""
    day = date(2026, 8, 1) + timedelta(dice.randrange(103))
    receipt = dice.choice(ids(books, "receipt"))
    if kind == "use":
        plan = dice.choice(ids(books, "plan"))
        return Allocate(receipt, ((plan, Money(fitting(books, dice, receipt, plan))),))
    if kind == "refund":
        return RefundReceipt(receipt, Money(dice.choice([10, 50])), day)
    if kind == "back":
        return Unallocate(dice.choice(standing(books, "allocation")), day)
    return ReverseRefund(dice.choice(standing(books, "refund")), "退错", day)


def take(books: Dispatch, dice: random.Random, founding: int) -> str:
    """One step; its kind, or why it was refused."""
    kind = dice.choice(KINDS)
    try:
        if kind == "undo":
            listed = [one.seq for one in books.undo_list() if one.seq > founding]
            books.undo(dice.choice(listed or [0]))
        elif kind == "redo":
            books.redo()
        else:
            books.run(command(books, dice, kind))
    except DomainError as refusal:
        return refusal.kind
    return kind


def out_of_bounds(tx: Tx) -> Wrong:
    """Where it is too much or less than nothing."""
    found: Wrong = []
    for table, (link, moving) in MOVES.items():
        moved: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for name in moving:
            for row, day, amount in tx.rows(f"SELECT {link}, day, amount FROM {name}"):
                moved[row][day] += amount
        for row, whole in tx.rows(f"SELECT id, amount FROM {table}"):
            level = 0
            for day, amount in sorted(moved[row].items()):
                level += amount
                if not min(0, whole) <= level <= max(0, whole):
                    found.append((table, row, date.fromordinal(day), level))
    return found


def walk(books: Dispatch, seed: int) -> tuple[Counter[str], Wrong]:
    """What was done and what was out of bounds after the first step that left something so."""
    dice, done = random.Random(seed), Counter[str]()
    founding = books.undo_list()[0].seq
    for _ in range(STEPS):
        done[take(books, dice, founding)] += 1
        wrong = books.ask(out_of_bounds)
        if wrong:
            return done, wrong
    return done, []


def walks(empty_file: Path, folder: Path, seeds: range) -> tuple[Counter[str], dict[int, Wrong]]:
    """What was done in all walks, each in a ledger of its own; seed → what was out of bounds."""
    done, wrong = Counter[str](), {}
    for seed in seeds:
        file = Path(shutil.copy(empty_file, folder / f"{seed}.arapp"))
        with Store.open(file, FixedClock(TODAY)) as store:
            books = Dispatch(store)
            given(books, BOOK)
            steps, found = walk(books, seed)
        done += steps
        if found:
            wrong[seed] = found
        file.unlink()
    return done, wrong


@pytest.mark.parametrize(
    "seeds", [range(40), pytest.param(range(1000, 4000), marks=pytest.mark.long)]
)
def test_on_every_day_there_is_no_more_than_came_in(
    empty_file: Path, quick_folder: Path, seeds: range
) -> None:
    done, wrong = walks(empty_file, quick_folder, seeds)
    assert wrong == {}
    assert done.total() == STEPS * len(seeds)
    floors = {"use": 5, "back": 2, "undo": 2, "undo_blocked": 1, "refund": 0.5}  # a walk
    assert {kind: n for kind, n in floors.items() if done[kind] < n * len(seeds)} == {}


def test_control_an_undo_that_does_not_look_is_noticed(
    empty_file: Path, quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "_keep_room", lambda *_: None)
    assert walks(empty_file, quick_folder, range(40))[1]
