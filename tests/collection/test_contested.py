"""A row that is contested in part: that part waits, the rest is asked for, the same everywhere."""

from datetime import timedelta
from typing import Any

import pytest

from arapp.models.values.money import Money
from arapp.services.collection import cases as kept
from arapp.services.collection.cases import cases
from arapp.services.collection.desk import desk
from arapp.services.collection.disputes import CloseDispute, dispute_list
from arapp.services.collection.dossier import Dossier, dossier
from arapp.services.collection.log import PutOff
from arapp.services.collection.message_text import CALL
from arapp.services.collection.texts import Wanted, compose
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago, placed
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = f"""
    客户 中恒
    应收 A 中恒 1000 入账=2026-01-01 到期={ago(40)}
    争议 A 300 日期={ago(12)} 到={ago(-10)}
"""
HELD = f"暂缓 中恒 计划=A 日期={ago(12)} 到={ago(-20)} 原因="


def beside(books: Dispatch) -> Dossier:
    return books.ask(lambda tx: dossier(tx, TODAY, 1, "CNY"))


@pytest.mark.parametrize("hold", ["", f"{HELD}dispute"])
def test_a_dispute_and_its_hold_hold_the_contested_part_once(books: Dispatch, hold: str) -> None:
    given(books, f"{BOOK}\n{hold}")
    found = beside(books)
    (row,) = found.rows
    assert (row.open, row.contested, row.asked) == (1000_00, 300_00, 700_00)
    assert (found.overdue, found.asked) == (1000_00, 700_00)
    strip = {c.key: dict(c.sums) for c in books.ask(lambda tx: desk(tx, TODAY)).cells if c.rows}
    assert strip == {"legal": {"CNY": 700_00}, "held": {"CNY": 300_00}}
    script = books.ask(lambda tx: compose(tx, found, TODAY, Wanted(CALL))).body
    assert "700.00" in script


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"{HELD}manual", "held"),
        (f"{HELD}dispute\n承诺 中恒 700 计划=A 说于={ago(3)} 到={ago(-3)}", "promised"),
        (f"{HELD}manual\n{HELD}dispute", "held"),
        (f"暂缓 中恒 日期={ago(3)} 到={ago(-3)} 原因=legal", "legal"),
    ],
)
def test_what_else_holds_the_row_holds_the_rest_too(books: Dispatch, line: str, why: str) -> None:
    given(books, f"{BOOK}\n{line}")
    assert placed(books) == {"A": "held:disputed", "A+": f"held:{why}"}
    assert beside(books).rows[0].contested == 300_00


def test_a_hold_for_a_dispute_without_an_amount_holds_the_whole_row(books: Dispatch) -> None:
    given(books, f"客户 中恒\n应收 A 中恒 9 入账=2026-01-01 到期={ago(40)}\n{HELD}dispute")
    assert placed(books) == {"A": "held:disputed"}
    assert beside(books).rows[0].contested == 9_00


def test_two_answers_are_kept_and_neither_goes_stale(books: Dispatch) -> None:
    ids = given(books, f"{BOOK}\n客户 乙\n应收 B 乙 5 入账=2026-01-01 到期={ago(9)}")

    def ask(customer: int | None = None) -> Any:
        return books.ask(lambda tx: cases(tx, TODAY, customer))

    kept._KEPT.clear()
    mine = ask(ids["中恒"])
    every = ask()
    assert ask(ids["中恒"]) == mine == tuple(c for c in every if c.debt.id == ids["A"])
    assert ask() is every
    books.run(PutOff(ids["乙"], TODAY + timedelta(days=5), "出差"))
    assert [case.why_not for case in ask(ids["乙"])] == ["snooze"]
    assert [case.why_not for case in ask() if case.debt.id == ids["B"]] == ["snooze"]
    assert len(kept._KEPT) == 2
    books.undo()
    assert [case.cell for case in ask(ids["乙"])] == ["call"]


def test_what_was_granted_is_not_asked_for_until_it_is_booked(books: Dispatch) -> None:
    ids = given(books, BOOK)
    (dispute,) = (one.id for one in books.ask(lambda tx: dispute_list(tx, TODAY)))
    books.run(CloseDispute(dispute, "让 200", Money(200_00)))
    (row,) = beside(books).rows
    assert (row.open, row.contested, row.asked) == (1000_00, 200_00, 800_00)
    given(books, f"收款 R 中恒 1 日期={ago(0)}\n核销 R A 1 日期={ago(0)}\n差额 A 200 日期={ago(0)}")
    (row,) = beside(books).rows
    assert (row.open, row.contested, row.asked) == (799_00, 0, 799_00)
    assert ids["A"] == row.plan


def test_what_was_granted_and_credited_is_booked(books: Dispatch) -> None:
    given(books, BOOK)
    books.run(CloseDispute(1, "让 200", Money(200_00)))
    given(books, f"应收 K 中恒 -200 入账={ago(0)} 到期={ago(0)} 类=credit")
    (row,) = beside(books).rows
    assert row.contested == 0
