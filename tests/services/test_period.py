"""Closing the books up to a day, opening them again, and what stands open before."""

from datetime import date
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.errors import NotAllowed, PeriodLocked, Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.services.ledger.period import (
    LockPeriod,
    Period,
    UnlockPeriod,
    first_open,
    periods,
)
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate
from arapp.services.papers.overview import MonthRow, months_overview
from arapp.services.papers.service import issue_statements
from arapp.services.papers.statements import month_run
from tests.ledger_text import given

AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)
BOOK = """
    客户 弘达机械
    应收 A 弘达机械 1000.00 入账=2026-08-26 到期=2026-09-25
    应收 错 弘达机械 70.00 入账=2026-08-27 到期=2026-09-25
    收款 R1 弘达机械 400.00 日期=2026-09-20
    核销 R1 A 400.00 日期=2026-09-20
    收款 R2 - 30.00 日期=2026-09-21 付款人=某人
    作废 错 日期=2026-10-05
"""


@pytest.fixture
def owner(store: Store) -> Dispatch:
    """The ledger, worked on by its owner."""
    books = Dispatch(store, Actor("李敏", "owner"))
    given(books, BOOK)
    return books


def locked(books: Dispatch) -> date | None:
    return books.ask(lambda tx: tx.locked_until)


def test_closed_up_to_a_day_nothing_goes_in_and_after_it_all_does(owner: Dispatch) -> None:
    owner.run(LockPeriod(SEPTEMBER))
    with pytest.raises(PeriodLocked):
        owner.run(RecordReceipt(SEPTEMBER, Money(100, "CNY"), "某人"))
    owner.run(RecordReceipt(date(2026, 10, 1), Money(100, "CNY"), "某人"))


def test_only_the_past_can_be_closed(owner: Dispatch) -> None:
    for day in (date(2026, 11, 12), date(2026, 12, 31)):
        with pytest.raises(Refused) as refusal:
            owner.run(LockPeriod(day))
        assert refusal.value.kind == "lock_not_past"
        assert refusal.value.fields == {"until": day, "latest": date(2026, 11, 11)}
    done = owner.run(LockPeriod(date(2026, 11, 11)))
    assert (done.label, done.outcome.result) == ("lock_period", date(2026, 11, 11))


def test_closing_less_than_is_closed_is_refused_and_the_same_again_is_not(owner: Dispatch) -> None:
    owner.run(LockPeriod(SEPTEMBER))
    with pytest.raises(Refused) as refusal:
        owner.run(LockPeriod(AUGUST))
    assert refusal.value.kind == "lock_earlier"
    assert refusal.value.fields == {"until": AUGUST, "present": SEPTEMBER}
    again = owner.run(LockPeriod(SEPTEMBER))
    assert locked(owner) == SEPTEMBER
    changes = "SELECT count(*) FROM journal_change WHERE seq = ?"
    assert owner.ask(lambda tx: tx.value(changes, (again.seq,))) == 0
    owner.run(LockPeriod(date(2026, 10, 1)))
    assert locked(owner) == date(2026, 10, 1)


def test_opened_again_down_to_a_day_or_wholly(owner: Dispatch) -> None:
    owner.run(LockPeriod(SEPTEMBER))
    with pytest.raises(Refused) as refusal:
        owner.run(UnlockPeriod(SEPTEMBER))
    assert refusal.value.kind == "unlock_later"
    assert refusal.value.fields == {"until": SEPTEMBER, "present": SEPTEMBER}
    done = owner.run(UnlockPeriod(AUGUST))
    assert (done.label, done.outcome.result) == ("unlock_period", AUGUST)
    assert locked(owner) == AUGUST
    owner.run(UnlockPeriod())
    assert locked(owner) is None
    with pytest.raises(Refused) as refusal:
        owner.run(UnlockPeriod())
    assert refusal.value.kind == "not_locked"


def test_finance_closes_but_does_not_open(store: Store, owner: Dispatch) -> None:
    clerk = Dispatch(store, Actor("周凯", "finance"))
    clerk.run(LockPeriod(SEPTEMBER))
    with pytest.raises(NotAllowed):
        clerk.run(UnlockPeriod())
    with pytest.raises(NotAllowed):
        clerk.undo()
    owner.run(UnlockPeriod())
    owner.undo()
    assert locked(owner) == SEPTEMBER
    with pytest.raises(NotAllowed):
        clerk.redo()
    assert locked(owner) == SEPTEMBER


def months(books: Dispatch) -> dict[str, Period]:
    return {found.first.isoformat()[:7]: found for found in books.ask(periods)}


def test_each_month_tells_what_moved_and_what_stands_open(owner: Dispatch) -> None:
    found = months(owner)
    assert list(found) == ["2026-10", "2026-09", "2026-08"]
    assert found["2026-08"].debits == {"CNY": 1_070_00}
    assert found["2026-10"].debits == {"CNY": -70_00}  # the void row, on the day it was voided
    assert found["2026-09"].credits == {"CNY": 400_00}
    assert (found["2026-09"].unmatched, found["2026-09"].unmatched_sums) == (1, {"CNY": 30_00})
    assert found["2026-09"].stands_open
    assert not found["2026-08"].stands_open


def test_a_month_is_open_partly_closed_or_closed(owner: Dispatch) -> None:
    owner.run(LockPeriod(date(2026, 9, 20)))
    states = {month: found.state for month, found in months(owner).items()}
    assert states == {"2026-08": "closed", "2026-09": "part", "2026-10": "open"}


def test_what_would_change_a_closed_month_leaves_nothing_behind(owner: Dispatch) -> None:
    names = given(
        owner,
        """
        合同 CH-1 弘达机械 500.00 签订=2026-08-01
        节点 验收 CH-1 计划=2026-09-15
        应收 验收款 弘达机械 500.00 状态=expected 到期=2026-10-15 合同=CH-1 节点=验收
        """,
    )
    owner.run(LockPeriod(SEPTEMBER))
    before = owner.ask(lambda tx: tx.head())
    confirm = ConfirmMilestone(names["验收"], date(2026, 9, 20), "验收单")
    with pytest.raises(PeriodLocked) as refusal:
        owner.run(confirm)
    assert refusal.value.fields["until"] == SEPTEMBER
    assert owner.ask(lambda tx: tx.head()) == before
    assert owner.ask(lambda tx: tx.value("SELECT confirmed_on FROM milestone")) is None
    owner.run(ConfirmMilestone(names["验收"], date(2026, 10, 2), "验收单"))


def test_nothing_is_open_before_and_all_is_after_the_lock(owner: Dispatch) -> None:
    assert owner.ask(first_open) == 0
    owner.run(LockPeriod(SEPTEMBER))
    assert owner.ask(first_open) == date(2026, 10, 1).toordinal()


def test_a_month_is_closed_on_its_last_day_and_not_before_its_first(owner: Dispatch) -> None:
    for day, august, september in (
        (date(2026, 7, 31), "open", "open"),
        (date(2026, 8, 1), "part", "open"),
        (date(2026, 8, 30), "part", "open"),
        (AUGUST, "closed", "open"),
        (date(2026, 9, 1), "closed", "part"),
    ):
        owner.run(LockPeriod(day))
        found = months(owner)
        assert (found["2026-08"].state, found["2026-09"].state) == (august, september)
    assert (found["2026-08"].first, found["2026-08"].last) == (date(2026, 8, 1), AUGUST)


def test_months_ahead_are_not_told_and_currencies_stand_apart(owner: Dispatch) -> None:
    given(
        owner,
        """
        应收 早 弘达机械 50.00 入账=2025-12-31 到期=2026-01-31
        应收 今 弘达机械 60.00 入账=2026-11-12 到期=2027-01-31
        应收 后 弘达机械 70.00 入账=2026-12-01 到期=2027-01-31
        收款 R3 - 40.00 日期=2026-09-22 付款人=某人
        收款 R4 - 8.00 日期=2026-09-23 付款人=某人 币种=USD
        """,
    )
    found = months(owner)
    assert list(found) == ["2026-11", "2026-10", "2026-09", "2026-08", "2025-12"]
    september = found["2026-09"]
    assert september.unmatched == 3
    assert september.unmatched_sums == {"CNY": 70_00, "USD": 8_00}
    assert (september.debits, september.unconfirmed) == ({"CNY": 0}, 0)
    assert (found["2025-12"].unmatched, found["2025-12"].unmatched_sums) == (0, {})
    assert (found["2025-12"].debits, found["2025-12"].credits) == ({"CNY": 50_00}, {"CNY": 0})


def test_rows_voided_alike_count_each_by_itself_and_pay_nothing(owner: Dispatch) -> None:
    given(
        owner,
        """
        应收 错二 弘达机械 70.00 入账=2026-08-28 到期=2026-09-25
        作废 错二 日期=2026-10-06
        """,
    )
    found = months(owner)
    assert found["2026-08"].debits == {"CNY": 1_140_00}
    assert found["2026-10"].debits == {"CNY": -140_00}
    assert found["2026-08"].credits == found["2026-10"].credits == {"CNY": 0}


def test_of_an_unknown_receipt_only_what_is_left_waits(owner: Dispatch) -> None:
    given(owner, "退款 R2 10.00 日期=2026-09-25")
    september = months(owner)["2026-09"]
    assert (september.unmatched, september.unmatched_sums) == (1, {"CNY": 20_00})


def test_what_moved_nothing_is_no_month(store: Store, owner: Dispatch) -> None:
    before = list(months(owner))
    owner.run(RecordReceipt(date(2025, 5, 5), Money(100), "弘达机械", 1))
    assert "2025-05" in months(owner)
    owner.undo()
    day = date(2025, 3, 3).toordinal()
    with store.writing(Entry("李敏", "fill")) as tx:
        whole = {"customer_id": 1, "kind": "opening", "amount": 100, "state": "void"}
        tx.insert("plan", **whole, booked_on=day, due_on=day)
        tx.insert("plan", **whole, due_on=day, void_on=day)
        tx.insert("plan", **whole | {"state": "expected"}, booked_on=day, due_on=day, void_on=day)
    assert list(months(owner)) == before
    bare = Period(date(2026, 1, 1), date(2026, 1, 31), "open")
    assert (bare.unmatched, bare.unconfirmed, bare.stands_open) == (0, 0, False)


def test_a_statement_without_an_answer_leaves_its_month_open(
    store: Store, owner: Dispatch, tmp_path: Path
) -> None:
    owner.run(Allocate(owner.ask(lambda tx: tx.value("SELECT max(id) FROM receipt")), (),
                       customer_id=1))  # fmt: skip
    issue_statements(owner, month_run(date(2026, 9, 1)), tmp_path / "out")
    september = months(owner)["2026-09"]
    assert (september.unmatched, september.unconfirmed, september.stands_open) == (0, 1, True)
    for state, waiting in (("sent", 1), ("confirmed", 0)):
        with store.writing(Entry("李敏", state)) as tx:
            tx.execute("UPDATE statement SET state = ?", (state,))
        assert months(owner)["2026-09"].unconfirmed == waiting
    assert months(owner)["2026-08"].unconfirmed == 0


def test_papers_of_closed_months_can_be_issued(owner: Dispatch, tmp_path: Path) -> None:
    owner.run(LockPeriod(SEPTEMBER))
    issued = issue_statements(owner, month_run(date(2026, 9, 1)), tmp_path / "out")
    (paper,) = issued["documents"]
    assert (paper["opening"], paper["credits"]) == ("1070.00", "400.00")
    found = months(owner)["2026-09"]
    assert (found.state, found.unconfirmed) == ("closed", 1)
    owner.undo()
    assert months(owner)["2026-09"].unconfirmed == 0


def test_who_paid_is_found_out_in_a_closed_month_and_its_statement_is_stale(
    store: Store, tmp_path: Path
) -> None:
    books = Dispatch(store, Actor("李敏", "owner"))
    named = given(books, BOOK)
    assert months(books)["2026-09"].unmatched == 1, "told before the month is closed"
    issue_statements(books, month_run(date(2026, 9, 1)), tmp_path)
    books.run(LockPeriod(SEPTEMBER))

    def row() -> MonthRow:
        (found,) = books.ask(lambda tx: months_overview(tx, SEPTEMBER)).rows
        return found

    assert (row().closing, row().stale) == (670_00, False)
    customer = named["弘达机械"]
    books.run(Allocate(named["R2"], (), customer_id=customer))
    assert books.ask(lambda tx: tx.value("SELECT sum(amount) FROM receipt")) == 430_00
    assert (row().closing, row().stale) == (640_00, True)
    assert months(books)["2026-09"].unmatched == 0
