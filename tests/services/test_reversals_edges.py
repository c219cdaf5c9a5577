"""Taken back, and taken back again: on which day what stands; what a voided row leaves behind."""

from datetime import date

import pytest

from arapp.models.store import Store
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.ledger.reversals import (
    RefundReceipt,
    ReverseReceipt,
    ReverseRefund,
    VoidPlan,
)
from arapp.services.ledger.standing import STANDS
from arapp.services.matching.commands import Allocate, Unallocate
from tests.ledger_text import given

BOOK = """
    客户 弘达机械
    合同 CH-018 弘达机械 1000.00 签订=2026-08-01
    合同 CH-019 弘达机械 50.00 签订=2026-08-01
    应收 A 弘达机械 600.00 入账=2026-08-26 到期=2026-09-25 合同=CH-018
    应收 B 弘达机械 400.00 入账=2026-09-26 到期=2026-10-25 合同=CH-018
    应收 E 弘达机械 50.00 入账=2026-09-26 到期=2026-10-25 合同=CH-019
    收款 R1 弘达机械 500.00 日期=2026-09-20
    收款 R2 弘达机械 300.00 日期=2026-10-20
    收款 R3 弘达机械 90.00 日期=2026-10-21
"""


@pytest.fixture
def owner(store: Store) -> Dispatch:
    """The ledger, worked on by its owner."""
    return Dispatch(store, Actor("李敏", "owner"))


@pytest.fixture
def book(owner: Dispatch) -> dict[str, int]:
    """Name → id."""
    return given(owner, BOOK)


def november(day: int) -> date:
    return date(2026, 11, day)


def standing(books: Dispatch, day: int) -> set[int]:
    """Receipts that stand on a day of November."""
    sql = f"SELECT r.id FROM receipt r WHERE {STANDS}"
    found = books.ask(lambda tx: tx.rows(sql, {"d": november(day).toordinal()}))
    return {row for (row,) in found}


def test_a_receipt_stands_until_it_is_taken_back_and_again_once_that_is(
    owner: Dispatch, book: dict[str, int]
) -> None:
    one, two, three = (book[name] for name in ("R1", "R2", "R3"))
    owner.run(ReverseReceipt(one, "记错", november(5)))
    reversal = owner.run(ReverseReceipt(two, "记错", november(3))).outcome.result
    owner.run(ReverseRefund(reversal, "没错", november(8)))
    owner.run(RefundReceipt(three, Money(1000), november(4)))
    assert standing(owner, 2) == {one, two, three}
    assert standing(owner, 3) == {one, three}
    assert standing(owner, 4) == {one, three}, "what was refunded in part stands"
    assert standing(owner, 5) == {three}
    assert standing(owner, 7) == {three}
    assert standing(owner, 8) == {two, three}
    assert standing(owner, 12) == {two, three}


def test_only_rows_that_still_hold_its_money_are_in_the_way_of_a_reversal(
    owner: Dispatch, book: dict[str, int]
) -> None:
    (gone,) = owner.run(Allocate(book["R1"], ((book["A"], Money(5000)),))).outcome.result
    owner.run(Unallocate(gone))
    owner.run(Allocate(book["R1"], ((book["B"], Money(1)),)))
    with pytest.raises(Refused) as refusal:
        owner.run(ReverseReceipt(book["R1"], "记错"))
    assert refusal.value.fields["rows"] == f"plan:{book['B']} CH-018 B 0.01"


def test_a_row_is_not_void_before_its_last_difference_was_taken_back(
    owner: Dispatch, book: dict[str, int]
) -> None:
    given(
        owner,
        """
        差额 A 5.00 日期=2026-10-01
        差额 A -5.00 日期=2026-11-06
        差额 B 5.00 日期=2026-11-09
        """,
    )
    done = owner.run(VoidPlan(book["A"], "取消", november(5)))
    assert done.outcome.result == november(6)


def test_a_contract_stands_as_long_as_one_of_its_rows_does(
    owner: Dispatch, book: dict[str, int]
) -> None:
    def contracts() -> dict[str, tuple[str, int]]:
        found = owner.ask(lambda tx: tx.rows("SELECT number, state, amount FROM contract"))
        return {number: (state, amount) for number, state, amount in found}

    other = ("active", 50_00)
    owner.run(VoidPlan(book["A"], "取消"))
    assert contracts() == {"CH-018": ("active", 400_00), "CH-019": other}
    owner.run(VoidPlan(book["B"], "取消"))
    assert contracts() == {"CH-018": ("void", 0), "CH-019": other}
