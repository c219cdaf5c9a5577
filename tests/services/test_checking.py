"""Checking beside the ledger: the same answers, and the ledger goes on working meanwhile."""

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from arapp.models import verify
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services import checking
from arapp.services.checking import books as checking_books
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

STORY = """
    客户 弘达机械
    应收 A 弘达机械 96000 入账=2026-08-26 到期=2026-09-25
    收款 R1 弘达机械 5000 日期=2026-10-27
    核销 R1 A 5000 日期=2026-10-27
"""


@pytest.fixture
def told(books: Dispatch, monkeypatch: pytest.MonkeyPatch) -> Dispatch:
    """A ledger with a story, treated as a big one."""
    monkeypatch.setattr(checking_books, "BIG", 0)
    given(books, STORY)
    return books


def waited(run: checking.Run) -> list[verify.Check]:
    """What the children answer."""
    until = time.monotonic() + 30
    while (found := run.poll()) is None:
        assert time.monotonic() < until, "the children do not come back"
        time.sleep(0.01)
    return found


def test_children_find_what_this_process_finds(told: Dispatch) -> None:
    apart = checking.check_books(told)
    here = told.ask(lambda tx: list(tx.checks()))
    assert [one for one in apart if one.key in verify.KEYS] == here
    assert all(one.ok for one in apart)


def test_children_see_the_file_and_not_what_is_booked_meanwhile(told: Dispatch) -> None:
    run = checking.begin(told)
    assert run is not None
    seq = run.head[0]
    frozen = told.path.read_bytes()
    for n in range(30):
        given(told, f"客户 后来的{n}")
    assert told.path.read_bytes() == frozen
    found = {one.key: one for one in waited(run)}
    checking.finish(told, run)
    assert found["chain"].counted == seq
    assert told.ask(lambda tx: tx.head())[0] == seq + 30
    given(told, "客户 最后")
    again = checking.begin(told)
    assert again is not None, "it can be frozen again"
    checking.finish(told, again)


def test_a_second_check_meanwhile_reads_in_this_process(told: Dispatch) -> None:
    run = checking.begin(told)
    assert run is not None
    assert checking.begin(told) is None
    assert all(one.ok for one in checking.check_books(told))
    assert waited(run)
    checking.finish(told, run)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_killed_child_owes_is_found_here(
    told: Dispatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = checking_books.begin

    def killed(books: Dispatch, *, gentle: bool = False) -> checking.Run | None:
        run = begin(books, gentle=gentle)
        assert run is not None
        os.kill(run._children[0].pid, signal.SIGKILL)
        return run

    monkeypatch.setattr(checking_books, "begin", killed)
    found = checking.check_books(told)
    assert {one.key for one in found} == {*verify.KEYS, "older_copy", "other_ledger"}
    assert all(one.ok for one in found)


def test_a_check_that_is_ended_leaves_nothing(told: Dispatch) -> None:
    run = checking.begin(told)
    assert run is not None
    checking.finish(told, run)
    run.end()
    assert all(child.poll() is not None for child in run._children)
    given(told, "客户 照常")
    assert all(one.ok for one in checking.check_books(told))


def test_the_file_can_be_frozen_in_the_middle_of_the_work_and_closed(ledger_file: Path) -> None:
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        given(books, STORY)
        assert books.freeze()
        given(books, "客户 其间")
    conn = sqlite3.connect(ledger_file)
    assert conn.execute("SELECT count(*) FROM customer").fetchone() == (2,)
    conn.close()
    assert not ledger_file.with_name(ledger_file.name + "-wal").exists()


def test_tampering_is_told_by_children_too(told: Dispatch, ledger_file: Path) -> None:
    told._store._conn.execute("DROP TRIGGER sum_plan_u")
    told._store._conn.execute("UPDATE plan SET paid = 7")
    run = checking.begin(told)
    assert run is not None
    wrong = {one.key: one for one in waited(run) if not one.ok}
    checking.finish(told, run)
    assert {"triggers", "sums"} <= set(wrong)
    assert "弘达机械" in "".join(wrong["sums"].names.values())


def test_steps_are_all_checks_once() -> None:
    assert sorted(key for step in checking.STEPS for key in step) == sorted(verify.KEYS)
    assert frozenset().union(*verify.HALVES) == frozenset(verify.KEYS)
    assert sum(map(len, verify.HALVES)) == len(verify.KEYS)


def test_the_last_check_is_remembered(told: Dispatch) -> None:
    assert told.ask(checking.last) is None
    found = checking.check_books(told)
    told.ask(lambda tx: checking.note(tx, found, 2))
    noted = told.ask(checking.last)
    assert noted is not None
    assert (noted.seq, noted.passed, noted.failed) == (2, len(found), ())
