"""Effectiveness counts what was paid: by the day the money came, not what lay in hand."""

from datetime import timedelta

from arapp.services.collection.effect import Effect, effects
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago
from tests.conftest import TODAY
from tests.ledger_text import given


def told(books: Dispatch, text: str) -> dict[str, Effect]:
    """Stage → what it brought in within 90 days."""
    given(books, text)
    since = TODAY - timedelta(days=90)
    return {one.stage: one for one in books.ask(lambda tx: effects(tx, since, TODAY))}


def test_money_in_hand_that_covers_all_parks_and_enters_nothing(books: Dispatch) -> None:
    found = told(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(40)}
        收款 R 甲 100 日期={ago(36)}
        客户 乙
        应收 B 乙 100 入账=2026-01-01 到期={ago(40)}
        收款 S 乙 99.99 日期={ago(36)}
        """,
    )
    # both were reminded on the first day; then 甲 had money in hand
    assert {stage: (one.rows, one.amount) for stage, one in found.items()} == {
        "message": (2, 200_00), "call": (1, 100_00), "letter": (1, 100_00), "legal": (1, 100_00),
    }  # fmt: skip
    assert found["message"].paid_14 == 0, "it lies in hand"


def test_money_counts_on_the_day_it_came_whenever_it_was_matched(books: Dispatch) -> None:
    found = told(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(40)}
        收款 R 甲 100 日期={ago(36)}
        核销 R A 100 日期={ago(2)}
        """,
    )
    assert found.keys() == {"message"}
    one = found["message"]
    assert (one.settled_7, one.paid_7, one.paid_14) == (1, 100_00, 100_00)


def test_money_that_lay_there_before_is_not_what_the_stage_brought(books: Dispatch) -> None:
    found = told(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(40)}
        收款 R 甲 60 日期={ago(60)}
        核销 R A 60 日期={ago(35)}
        收款 S 甲 40 日期={ago(34)}
        核销 S A 40 日期={ago(34)}
        """,
    )
    one = found["message"]
    assert (one.amount, one.paid_7, one.settled_7) == (40_00, 40_00, 1)


def test_what_is_waived_is_not_paid(books: Dispatch) -> None:
    found = told(
        books,
        f"""
        客户 甲
        应收 A 甲 100 入账=2026-01-01 到期={ago(40)}
        收款 R 甲 98 日期={ago(36)}
        核销 R A 98 日期={ago(36)}
        差额 A 2 日期={ago(36)}
        应收 B 甲 50 入账=2026-01-01 到期={ago(40)}
        差额 B 50 日期={ago(36)}
        """,
    )
    one = found["message"]
    assert (one.amount_7, one.paid_7, one.settled_7) == (150_00, 98_00, 1)


def test_what_was_entered_late_enters_one_stage_after_its_grace(books: Dispatch) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2026-01-01 到期={ago(40)}", by_hand=True)
    until = TODAY + timedelta(days=9)
    found = books.ask(lambda tx: effects(tx, TODAY - timedelta(days=90), until))
    assert [(one.stage, one.rows) for one in found] == [("legal", 1)]
