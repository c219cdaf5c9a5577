"""Abnormal customers: overdue beyond the tolerance of the grade, in days and in amount."""

from datetime import date

import pytest

from arapp.services.credit.abnormal import Abnormal, abnormal, abnormal_ids, abnormals
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given as write


def flag(books: Dispatch, name: str = "弘达机械", day: date = TODAY) -> Abnormal | None:
    row = books.ask(lambda tx: tx.value("SELECT id FROM customer WHERE name = ?", (name,)))
    found = books.ask(lambda tx: abnormal(tx, row, day))
    assert books.ask(lambda tx: abnormals(tx, day)).get(row) == found
    assert (row in books.ask(lambda tx: abnormal_ids(tx, day))) is (found is not None)
    return found


def test_the_flag_explains_itself(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 弘达机械 等级=C
        应收 A 弘达机械 96000 入账=2026-08-26 到期=2026-09-25
        应收 B 弘达机械 23680 入账=2026-08-26 到期=2026-10-15
        应收 C 弘达机械 18420 入账=2026-09-26 到期=2026-11-16
        收款 R 弘达机械 5000 日期=2026-10-27
        """,
    )
    found = flag(owner)
    assert found is not None
    assert (found.amount, found.days) == (11_968_000, 48)
    assert (found.tolerance, found.tolerance_days, found.grade) == (100_000, 5, "C")
    assert (found.beyond, found.in_hand) == (11_968_000, 500_000)


@pytest.mark.parametrize(
    ("amount", "due", "abnormal_"),
    [
        ("1000.01", "2026-11-06", True),  # six days and a cent more than tolerated
        ("1000.00", "2026-11-06", False),  # the amount is tolerated
        ("99999.00", "2026-11-07", False),  # five days are
        ("99999.00", "2026-11-12", False),  # due today
    ],
)
def test_both_bounds_have_to_be_passed(
    owner: Dispatch, amount: str, due: str, abnormal_: bool
) -> None:
    write(owner, f"客户 弘达机械 等级=C\n应收 A 弘达机械 {amount} 入账=2026-09-01 到期={due}")
    assert (flag(owner) is not None) is abnormal_


def test_a_small_old_rest_and_a_large_new_row_are_not_added(owner: Dispatch) -> None:
    """Only what is overdue for longer than tolerated is held against the amount."""
    write(
        owner,
        """
        客户 弘达机械 等级=C
        应收 A 弘达机械 10 入账=2026-01-01 到期=2026-02-01
        应收 B 弘达机械 50000 入账=2026-10-01 到期=2026-11-10
        """,
    )
    assert flag(owner) is None
    assert flag(owner, day=date(2026, 11, 16)) is not None


def test_promises_disputes_and_holds_hide_nothing(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 弘达机械 等级=C
        应收 A 弘达机械 5000 入账=2026-01-01 到期=2026-02-01
        承诺 弘达机械 5000 计划=A 说于=2026-11-10 到=2026-11-30
        争议 A 5000 日期=2026-11-01
        暂缓 弘达机械 日期=2026-11-01 到=2026-12-01
        """,
    )
    assert flag(owner) is not None


def test_money_in_hand_and_credits_take_off(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 弘达机械 等级=C
        应收 A 弘达机械 5000 入账=2026-01-01 到期=2026-02-01
        应收 K 弘达机械 -3000 入账=2026-11-01 到期=2026-11-10
        收款 R 弘达机械 999 日期=2026-11-02
        """,
    )
    found = flag(owner)
    assert found is not None
    assert (found.amount, found.beyond, found.in_hand) == (200_000, 200_000, 99_900)
    write(owner, "收款 R2 弘达机械 1 日期=2026-11-03")
    assert flag(owner) is None


def test_grade_d_tolerates_nothing_and_an_unknown_grade_neither(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 甲 等级=D
        客户 乙 等级=Z
        应收 A 甲 0.01 入账=2026-11-01 到期=2026-11-11
        应收 B 乙 0.01 入账=2026-11-01 到期=2026-11-11
        """,
    )
    assert flag(owner, "甲") is not None
    assert flag(owner, "乙") is not None


def test_each_currency_is_looked_at_by_itself(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 Northwick 币种=USD 等级=B
        应收 A Northwick 4999 币种=USD 入账=2026-01-01 到期=2026-02-01
        应收 B Northwick 6000 币种=CNY 入账=2026-01-01 到期=2026-02-01
        """,
    )
    found = flag(owner, "Northwick")
    assert found is not None
    assert (found.currency, found.amount) == ("CNY", 600_000)
    write(owner, "应收 C Northwick 2 币种=USD 入账=2026-01-01 到期=2026-02-01")
    found = flag(owner, "Northwick")
    assert found is not None
    assert (found.currency, found.tolerance) == ("USD", 500_000)


def test_yen_have_no_cents(owner: Dispatch) -> None:
    write(
        owner,
        "客户 Kita 币种=JPY 等级=C\n应收 A Kita 1000 币种=JPY 入账=2026-01-01 到期=2026-02-01",
    )
    assert flag(owner, "Kita") is None
    write(owner, "应收 B Kita 1 币种=JPY 入账=2026-01-01 到期=2026-02-01")
    found = flag(owner, "Kita")
    assert found is not None
    assert (found.amount, found.tolerance) == (1001, 1000)


def test_it_goes_with_the_money(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 弘达机械 等级=C
        应收 A 弘达机械 5000 入账=2026-01-01 到期=2026-02-01
        收款 R 弘达机械 5000 日期=2026-11-12
        核销 R A 5000 日期=2026-11-12
        """,
    )
    assert flag(owner) is None
    assert flag(owner, day=date(2026, 11, 11)) is not None
