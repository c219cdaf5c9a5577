"""What the history says of undo is what the ledger does when it is asked."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import DomainError
from arapp.services.dispatch import Actor, Dispatch, Outcome, Right, Topic
from arapp.services.ledger.company import SetCompany
from arapp.services.ledger.journal_list import Line, actors, lines
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.services.ledger.undoing import Meaning, Means, meanings
from arapp.services.matching.reverse import ReverseAllocations
from arapp.services.steps import UNDO_STEPS, Step, standing
from tests.steps import Running, allocate, ids, receive, work

OWNER = Actor("老板", "owner")
FINANCE = Actor("李敏", "finance")


@dataclass(frozen=True)
class Renamed:
    """A customer gets another short name."""

    customer: int
    name: str
    label: ClassVar[str] = "commit_batch"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """One column."""
        tx.update("customer", self.customer, short_name=self.name)
        return Outcome(frozenset({Topic.CUSTOMERS}))


@dataclass(frozen=True)
class Imported:
    """The rows an import leaves about its file."""

    summary: str
    label: ClassVar[str] = "commit_batch"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """A batch and its file."""
        batch = tx.insert("batch", day=tx.today.toordinal(), label="流水.xlsx")
        tx.insert(
            "import_file", batch_id=batch, name="流水.xlsx", sha256="0" * 64, summary=self.summary
        )
        return Outcome(frozenset({Topic.RECEIPTS}))


@pytest.fixture
def running(ledger_file: Path) -> Iterator[Dispatch]:
    """Books with a few days of work in them."""
    with Store.open(ledger_file, Running()) as opened:
        books = Dispatch(opened, OWNER)
        work(books)
        yield books


def told(books: Dispatch, actor: Actor = OWNER) -> list[tuple[Line, Meaning]]:
    """Every line with its meaning, newest first."""

    def query(tx: Tx) -> list[tuple[Line, Meaning]]:
        found = lines(tx).lines
        means = meanings(tx, found, actor)
        return [(line, means[line.seq]) for line in found]

    return books.ask(query)


def can_undo(books: Dispatch, seq: int, folder: Path) -> bool:
    """Whether a copy of the books lets that entry be taken back."""
    copy = folder / f"try{seq}.arapp"
    books.ask(lambda tx: tx.copy_to(copy, lambda _left, _all: None))
    with Store.open(copy, Running()) as store:
        try:
            Dispatch(store, OWNER).undo(seq)
        except DomainError:
            return False
    return True


def test_what_can_be_pressed_is_what_the_ledger_does(running: Dispatch, tmp_path: Path) -> None:
    found = told(running)
    assert {meaning.means for _, meaning in found} >= {
        Means.UNDO, Means.BLOCKED, Means.UNDONE, Means.REVERSE, Means.REVERSED, Means.NOTHING,
    }  # fmt: skip
    for line, meaning in found:
        pressed = meaning.means in {Means.UNDO, Means.VOID}
        assert pressed == can_undo(running, line.seq, tmp_path), (line.seq, line.label, meaning)


def test_the_blocking_entry_is_named(running: Dispatch) -> None:
    receipt = receive(running, "100", date(2026, 11, 11))
    seq = allocate(running, receipt, ids(running, "plan")[2], 100)
    line, meaning = told(running)[1]
    assert line.label == "record_receipt"
    assert (meaning.means, meaning.by, meaning.by_label) == (Means.BLOCKED, seq, "allocate")
    running.undo()
    assert told(running)[2][1].means is Means.UNDO


def test_a_changed_row_blocks_and_changed_back_it_does_not(running: Dispatch) -> None:
    running.run(SetCompany((("phone", "1"),)))
    running.run(SetCompany((("phone", "2"),)))
    assert [m.means for _, m in told(running)[:2]] == [Means.UNDO, Means.BLOCKED]
    running.run(SetCompany((("phone", "1"),)))
    assert [m.means for _, m in told(running)[:3]] == [Means.UNDO, Means.BLOCKED, Means.UNDO]


def test_money_of_a_closed_month_is_reversed_not_undone(running: Dispatch) -> None:
    receipt = receive(running, "300", date(2026, 10, 20))
    plan = ids(running, "plan")[2]
    seq = allocate(running, receipt, plan, 300)
    running.run(LockPeriod(date(2026, 10, 31)))
    line, meaning = next(pair for pair in told(running) if pair[0].seq == seq)
    assert meaning.means is Means.REVERSE
    assert line.subject.name.startswith("收-2026-")
    running.run(ReverseAllocations(meaning.allocations))
    assert next(m for found, m in told(running) if found.seq == seq).means is Means.REVERSED
    open_now = running.ask(lambda tx: tx.value("SELECT paid FROM plan WHERE id = ?", (plan,)))
    assert open_now == 0
    recorded = next(m for found, m in told(running) if found.seq == seq - 1)
    assert recorded.means is Means.BLOCKED  # its reversal leans on it for good


def test_opening_a_period_is_for_the_owner(running: Dispatch) -> None:
    assert told(running)[0][0].label == "lock_period"
    assert told(running)[0][1].means is Means.UNDO
    assert told(running, FINANCE)[0][1].means is Means.OWNER
    assert told(running, Actor("访客", "reader"))[1][1].means is Means.NO_RIGHT


def test_steps_of_long_ago_are_only_reversed(running: Dispatch) -> None:
    receipt = receive(running, "200", date(2026, 11, 11))
    seq = allocate(running, receipt, ids(running, "plan")[2], 200)
    for number in range(UNDO_STEPS):
        running.run(SetCompany((("phone", str(number)),)))
    found = {line.seq: meaning for line, meaning in told(running)}
    assert found[seq].means is Means.REVERSE
    assert found[seq - 1].means is Means.LATE
    with pytest.raises(DomainError):
        running.undo(seq)


def whole_walk(tx: Tx) -> tuple[list[int], list[int]]:
    """(undo list, redo list) by every entry in order, as the steps were taken."""
    undo: list[int] = []
    redo: list[int] = []
    for seq, kind, target in tx.rows("SELECT seq, kind, target FROM journal_entry"):
        if kind == "do":
            undo.append(seq)
            redo.clear()
        elif kind in {"undo", "redo"}:
            source, goal = (undo, redo) if kind == "undo" else (redo, undo)
            source.remove(target)
            goal.append(target)
    return undo[::-1][:UNDO_STEPS], redo[::-1]


def test_what_stands_is_found_from_the_end_as_from_the_beginning(running: Dispatch) -> None:
    def numbers(steps: list[Step]) -> list[int]:
        return [step.seq for step in steps]

    def same() -> None:
        expected = running.ask(whole_walk)
        assert running.ask(standing) == expected
        assert (numbers(running.undo_list()), numbers(running.redo_list())) == expected

    same()
    running.undo()
    running.undo(running.undo_list()[3].seq)
    same()
    running.redo()
    same()
    running.undo()
    running.run(SetCompany((("phone", "0"),)))
    same()
    for number in range(UNDO_STEPS + 3):
        running.run(SetCompany((("phone", str(number + 1)),)))
    same()
    for _ in range(4):
        running.undo()
    running.redo()
    same()
    for _ in range(UNDO_STEPS + 4):
        running.undo()
    for _ in range(UNDO_STEPS):
        running.redo()
    same()


def test_lines_name_the_record_the_customer_and_the_amount(running: Dispatch) -> None:
    by_label = {line.label: line for line, _ in reversed(told(running)) if line.kind == "do"}
    paid = by_label["allocate"].subject
    assert (paid.name, paid.customer) == ("收-2026-000003", "顺远物流")
    assert paid.sums == (("CNY", 500_000),)
    assert by_label["log_contact"].subject.extra == "没打通"
    assert by_label["lock_period"].subject.day == date(2026, 9, 30).toordinal()


def test_a_record_taken_back_keeps_its_name(running: Dispatch) -> None:
    receive(running, "77", date(2026, 11, 11), "临时户")
    running.undo()
    undone, done = (line for line, _ in told(running)[:2])
    assert (undone.kind, undone.subject.name) == ("undo", done.subject.name)
    assert done.subject.name.startswith("收-2026-")
    assert done.subject.extra == "临时户"
    assert undone.subject.sums == (("CNY", -7_700),)


def test_windows_join_without_a_gap_and_know_what_was_undone(running: Dispatch) -> None:
    whole = running.ask(lambda tx: lines(tx).lines)
    joined: list[Line] = []
    window = running.ask(lambda tx: lines(tx, size=3))
    while True:
        joined += window.lines
        if window.after is None:
            break
        below, turns = window.after, window.turns
        window = running.ask(lambda tx: lines(tx, below, turns, size=3))  # noqa: B023 - asked at once
    assert joined == whole
    assert any(line.turned == "undo" for line in joined)
    assert [line.seq for line in whole] == list(range(whole[0].seq, 0, -1))


def test_the_list_of_one_person(ledger_file: Path) -> None:
    with Store.open(ledger_file, Running()) as opened:
        work(Dispatch(opened, OWNER))
        books = Dispatch(opened, FINANCE)
        books.run(SetCompany((("phone", "9"),)))
        assert "李敏" in books.ask(actors)
        assert [line.actor for line in books.ask(lambda tx: lines(tx, actor="李敏").lines)] == [
            "李敏"
        ]
        books.undo()
        shown = books.ask(lambda tx: lines(tx, actor="李敏").lines)
        assert [line.turned for line in shown] == ["", "undo"]


def test_a_clock_that_went_back_is_marked(ledger_file: Path) -> None:
    clock = Running()
    clock.moment += timedelta(days=1)  # after the founding
    with Store.open(ledger_file, clock) as opened:
        books = Dispatch(opened, OWNER)
        books.run(SetCompany((("phone", "1"),)))
        clock.moment -= timedelta(days=1)
        books.run(SetCompany((("phone", "2"),)))
        clock.moment += timedelta(days=2)
        books.run(SetCompany((("phone", "3"),)))
        assert [line.clock_back for line in books.ask(lambda tx: lines(tx).lines)][:3] == [
            False, True, False,
        ]  # fmt: skip


def test_meaning_of_the_shown_lines_is_quick(running: Dispatch) -> None:
    for number in range(60):
        receipt = receive(running, "10", date(2026, 11, 11))
        if number % 2:
            allocate(running, receipt, ids(running, "plan")[1], 10)
    shown = running.ask(lambda tx: lines(tx, size=200).lines)
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        running.ask(lambda tx: meanings(tx, shown, OWNER))
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.05


def test_a_receipt_taken_back_counts_less_than_nothing(running: Dispatch) -> None:
    spare = receive(running, "77", date(2026, 11, 12))
    running.run(ReverseReceipt(spare, "booked twice"))
    newest = running.ask(lines).lines[0]
    assert newest.label == "reverse_receipt"
    assert newest.subject.sums == (("CNY", -7_700),)
    running.undo()
    assert running.ask(lines).lines[0].subject.sums == (("CNY", 7_700),)


def test_what_a_step_was_about_stays_as_it_was_told(running: Dispatch) -> None:
    before = {line.seq: line.subject for line in running.ask(lines).lines}
    running.run(Renamed(ids(running, "customer")[0], "别的名字"))
    receive(running, "77", date(2026, 11, 12))
    after = {line.seq: line.subject for line in running.ask(lines).lines}
    assert {seq: after[seq] for seq in before} == before
    assert any(one.name == "弘达" for one in before.values())


def test_an_undone_import_tells_the_same_with_the_sign_turned(running: Dispatch) -> None:
    running.run(Imported('{"tables": [{"posted": 12, "net_total": {"CNY": "8.00"}}]}'))
    made = running.ask(lines).lines[0].subject
    assert (made.count, made.sums) == (12, (("CNY", 800),))
    running.undo()
    undone, still = (line.subject for line in running.ask(lines).lines[:2])
    assert still == made
    assert (undone.name, undone.count, undone.sums) == (made.name, 12, (("CNY", -800),))
