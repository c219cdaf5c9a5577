"""What the guard would have done in October: known beforehand, receipt by receipt."""

from dataclasses import replace
from datetime import date

import pytest

from arapp.models.values.money import Money
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.services.matching.commands import Allocate, Decline, Unallocate
from arapp.services.matching.rows import Settings
from arapp.services.matching.settings import SHIPPED
from arapp.services.matching.trial import Trial, last_month, trial
from arapp.services.progress import Cancelled
from tests.conftest import TODAY
from tests.ledger_text import given

A, B = "无锡瑞沃自动化科技有限公司", "宁波恒岳机械制造有限公司"
OCTOBER = date(2026, 10, 15)
BOOKS = f"""
    客户 {A}
    客户 {B}
    合同 HT-2026-018 {A} 200000 签订=2026-06-01
    应收 验收款 {A} 135000 入账=2026-09-20 到期=2026-10-29 合同=HT-2026-018
    应收 质保金 {A} 65000 入账=2026-09-20 到期=2026-12-29 合同=HT-2026-018
    应收 货款 {A} 47236.51 入账=2026-09-15 到期=2026-10-17
    应收 别家 {B} 5000 入账=2026-09-01 到期=2026-10-31
"""


def october(books: Dispatch, settings: Settings = SHIPPED) -> Trial:
    return books.ask(lambda tx: trial(tx, OCTOBER, settings))


def pay(books: Dispatch, memo: str, yuan: str, day: str, payer: str = A) -> int:
    return given(books, f"收款 {memo} - {yuan} 日期={day} 付款人={payer}")[memo]


def put(books: Dispatch, receipt: int, plan: int, minor: int) -> None:
    books.run(Allocate(receipt, ((plan, Money(minor)),)))


def test_what_you_did_as_the_guard_would_have_agrees(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    put(books, pay(books, "付HT-2026-018", "135000", "2026-10-12"), ids["验收款"], 135_000_00)
    found = october(books)
    assert (found.month, found.receipts, found.placed) == (date(2026, 10, 1), 1, 1)
    assert (found.would_post, found.agreed, found.first) == (1, 1, 1)
    assert found.differed == ()
    assert found.money == {"CNY": 135_000_00}


def test_what_you_did_otherwise_is_listed_with_both(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    receipt = pay(books, "付HT-2026-018", "135000", "2026-10-12")
    parts = ((ids["质保金"], Money(65_000_00)), (ids["验收款"], Money(70_000_00)))
    books.run(Allocate(receipt, parts))
    (row,) = october(books).differed
    assert (row.receipt_id, row.state, row.day) == (receipt, "other", date(2026, 10, 12))
    assert [(one.label, one.minor) for one in row.guard] == [("验收款", 135_000_00)]
    assert [(one.label, one.minor) for one in row.yours] == [
        ("验收款", 70_000_00), ("质保金", 65_000_00)]  # fmt: skip
    assert october(books).agreed == 0


def test_control_a_guard_that_goes_wrong_shows(books: Dispatch) -> None:
    """It takes any equal amount for proof: the customer of the month before paid another row."""
    ids = given(books, BOOKS + f"应收 新货款 {A} 65000 入账=2026-10-20 到期=2026-11-20\n")
    put(books, pay(books, "往来款", "65000", "2026-10-12"), ids["新货款"], 65_000_00)
    assert october(books).would_post == 0
    wrong = replace(SHIPPED, amount_posts=True, one_in_sure=1)
    found = october(books, wrong)
    assert (found.would_post, found.agreed) == (1, 0)
    assert [one.label for one in found.differed[0].guard] == ["质保金"]


def test_an_odd_amount_counts_with_the_switch_alone(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    put(books, pay(books, "往来款", "47236.51", "2026-10-12"), ids["货款"], 47_236_51)
    assert october(books).would_post == 0
    found = october(books, replace(SHIPPED, amount_posts=True))
    assert (found.would_post, found.agreed) == (1, 1)


def test_rows_are_open_as_they_were_on_the_day(books: Dispatch) -> None:
    """The later receipt meets what the earlier one left open then, not what is open now."""
    ids = given(
        books,
        f"""
        客户 {A}
        合同 HT-2026-9 {A} 60000
        应收 一期 {A} 30000 入账=2026-09-01 到期=2026-09-30 合同=HT-2026-9
        应收 二期 {A} 30000 入账=2026-09-01 到期=2026-10-31 合同=HT-2026-9
        """,
    )
    put(books, pay(books, "HT-2026-9甲", "30000", "2026-10-05"), ids["一期"], 30_000_00)
    put(books, pay(books, "HT-2026-9乙", "30000", "2026-10-25"), ids["二期"], 30_000_00)
    found = october(books)
    assert (found.receipts, found.first, found.differed) == (2, 2, ())


def test_a_row_booked_later_was_not_there(books: Dispatch) -> None:
    given(books, f"客户 {A}\n合同 HT-2026-9 {A} 30000 签订=2026-10-20")
    row = f"应收 一期 {A} 30000 入账=2026-10-20 到期=2026-10-31 合同=HT-2026-9"
    plan = given(books, row)["一期"]
    put(books, pay(books, "HT-2026-9", "30000", "2026-10-05"), plan, 30_000_00)
    found = october(books)
    assert (found.placed, found.first, found.would_post) == (1, 0, 0)


def test_a_payer_learned_from_the_receipt_itself_was_not_known(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    first = pay(books, "HT-2026-018验收款", "135000", "2026-10-12", payer="张海涛")
    books.run(Allocate(first, ((ids["验收款"], Money(135_000_00)),), customer_id=ids[A]))
    assert october(books).would_post == 0
    put(books, pay(books, "HT-2026-018质保金", "65000", "2026-10-20", "张海涛"), ids["质保金"],
        65_000_00)  # fmt: skip
    found = october(books)
    assert (found.would_post, found.agreed) == (1, 1)


def test_what_nobody_has_placed_is_waiting_and_no_difference(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "付HT-2026-018", "135000", "2026-10-12")
    found = october(books)
    assert (found.would_post, found.waiting, found.differed, found.placed) == (1, 1, (), 0)


def test_money_kept_set_aside_or_taken_back_is_told_apart(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    receipt = pay(books, "付HT-2026-018", "135000", "2026-10-12")
    books.run(Allocate(receipt, (), customer_id=ids[A]))
    assert [one.state for one in october(books).differed] == ["kept"]
    books.undo()
    books.run(ReverseReceipt(receipt, "重复"))
    assert [one.state for one in october(books).differed] == ["gone"]


def test_what_was_taken_back_and_declined_since_does_not_count(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    receipt = pay(books, "付HT-2026-018", "135000", "2026-10-12")
    done = books.run(Allocate(receipt, ((ids["验收款"], Money(135_000_00)),))).outcome.result
    books.run(Unallocate(done[0]))
    books.run(Decline(receipt, ids["验收款"]))
    found = october(books)
    assert (found.would_post, found.waiting) == (1, 1)


def test_a_month_without_receipts_is_empty(books: Dispatch) -> None:
    found = october(books)
    assert (found.receipts, found.would_post, found.money) == (0, 0, {})
    assert last_month(TODAY) == date(2026, 10, 1)
    assert last_month(date(2027, 1, 31)) == date(2026, 12, 1)


def test_it_can_be_stopped(books: Dispatch) -> None:
    given(books, BOOKS)
    pay(books, "付HT-2026-018", "135000", "2026-10-12")

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        books.ask(lambda tx: trial(tx, OCTOBER, SHIPPED, stop))
