"""What was booked in error is taken back by a dated row: gone from its day on, there before it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.days import FixedClock, month_end
from arapp.models.values.errors import (
    CurrencyMismatch,
    DomainError,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    OverAllocated,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.today import today, today_json
from arapp.services.dispatch import Actor, Command, Dispatch, Right
from arapp.services.ledger import desk, desk_form
from arapp.services.ledger.history import history
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.reversals import (
    RefundReceipt,
    ReverseReceipt,
    ReverseRefund,
    VoidPlan,
)
from arapp.services.ledger.search import Hit, search
from arapp.services.matching.commands import Allocate, Unallocate
from arapp.services.matching.service import match
from arapp.services.papers.account import accounts
from arapp.services.papers.overview import months_overview
from arapp.services.papers.service import draft_statements
from arapp.services.papers.statements import month_run
from arapp.services.reports.aging import Aging, aging
from tests.ledger_text import given

BOOK = """
    客户 弘达机械
    合同 CH-018 弘达机械 1000.00 签订=2026-08-01
    应收 A 弘达机械 600.00 入账=2026-08-26 到期=2026-09-25 合同=CH-018
    应收 B 弘达机械 400.00 入账=2026-09-26 到期=2026-10-25 合同=CH-018
    应收 C 弘达机械 70.00 入账=2026-09-27 到期=2026-10-25
    收款 R1 弘达机械 500.00 日期=2026-09-20
    收款 R2 弘达机械 300.00 日期=2026-10-20
    收款 R3 - 90.00 日期=2026-10-21 付款人=路人
"""
ERROR = date(2026, 11, 5)  # the day on which things are taken back
BEFORE = date(2026, 11, 4)


@pytest.fixture
def owner(store: Store) -> Dispatch:
    """The ledger, worked on by its owner."""
    return Dispatch(store, Actor("李敏", "owner"))


@pytest.fixture
def book(owner: Dispatch) -> Iterator[dict[str, int]]:
    """Name → id; what the test leaves behind is a sound book."""
    yield given(owner, BOOK)
    wrong = owner.ask(lambda tx: [c.key for c in tx.checks() if not c.ok])
    assert wrong == []


def rows(books: Dispatch, name: str, day: date, **how: Any) -> dict[int, dict[str, Any]]:
    found = books.ask(lambda tx: listing(tx, name, ListOptions(**how), day))
    return {row["id"]: row for row in found["rows"]}


def aging_of(books: Dispatch, day: date) -> Aging:
    return books.ask(lambda tx: aging(tx, day))


def hits(books: Dispatch, text: str) -> list[Hit]:
    return books.ask(lambda tx: search(tx, text))


def refused(books: Dispatch, command: Any) -> Refused:
    before = books.ask(lambda tx: tx.head())
    with pytest.raises(Refused) as refusal:
        books.run(command)
    assert books.ask(lambda tx: tx.head()) == before
    return refusal.value


def reverse(books: Dispatch, receipt: int) -> int:
    return int(books.run(ReverseReceipt(receipt, "记错了客户", ERROR)).outcome.result)


# --- a receipt ------------------------------------------------------------------------------------


def test_from_its_day_on_a_receipt_is_gone_and_before_it_is_there(
    owner: Dispatch, book: dict[str, int]
) -> None:
    receipt = book["R2"]
    reverse(owner, receipt)
    assert rows(owner, "receipts", BEFORE)[receipt]["state"] == "open"
    assert rows(owner, "receipts", BEFORE)[receipt]["prepayment"] == "300.00"
    assert receipt not in rows(owner, "receipts", ERROR)
    kept = rows(owner, "receipts", ERROR, everything=True)[receipt]
    assert (kept["state"], kept["reversed"]) == ("reversed", "2026-11-05")
    assert (kept["allocated"], kept["prepayment"], kept["refunded"]) == ("0.00", "0.00", "300.00")
    assert rows(owner, "receipts", BEFORE, everything=True)[receipt]["reversed"] is None


def test_balances_and_aging_follow_the_day(owner: Dispatch, book: dict[str, int]) -> None:
    reverse(owner, book["R2"])
    customer = book["弘达机械"]
    for day, prepaid in ((BEFORE, 80000), (ERROR, 50000)):
        listed = rows(owner, "customers", day)[customer]
        assert listed["prepayment"] == f"{prepaid // 100}.00"
        (row,) = aging_of(owner, day).rows
        assert row.prepayment == prepaid
        assert row.net == 107000 - prepaid


def test_the_statement_shows_it_as_a_line_on_its_own_day(
    owner: Dispatch, book: dict[str, int]
) -> None:
    reverse(owner, book["R2"])
    customer = book["弘达机械"]
    span = (date(2026, 11, 1), month_end(ERROR))
    (account,) = owner.ask(lambda tx: accounts(tx, customer, *span, "zh_CN"))
    (line,) = account.moves
    assert (line.kind.value, line.day, line.document) == ("reversal", ERROR, "收-2026-000002")
    assert (line.debit, line.credit) == (None, Money(-30000, "CNY"))
    assert account.before.net + account.debits - account.credits == account.after.net == 57000
    (october,) = owner.ask(
        lambda tx: accounts(tx, customer, date(2026, 10, 1), date(2026, 10, 31), "zh_CN")
    )
    assert october.credits == 30000


def test_the_month_page_agrees_with_the_statements(owner: Dispatch, book: dict[str, int]) -> None:
    reverse(owner, book["R2"])
    owner.run(RefundReceipt(book["R1"], Money(5000, "CNY"), ERROR))
    month = owner.ask(lambda tx: months_overview(tx, ERROR))
    (row,) = month.rows
    (doc,) = owner.ask(lambda tx: draft_statements(tx, month_run(ERROR.replace(day=1))))
    assert (row.debits, row.credits) == (5000, -30000)
    assert doc.closing.minor == row.closing == 62000
    proof = month.proofs["CNY"]
    assert (proof.holds, proof.closing) == (True, 62000)


def test_matching_today_and_search_let_it_go(owner: Dispatch, book: dict[str, int]) -> None:
    stranger = book["R3"]

    def seen() -> tuple[bool, bool, bool, bool]:
        page = owner.ask(today)
        told = [
            i["receipt"] for g in today_json(page)["groups"] for i in g["items"] if "receipt" in i
        ]
        return (
            stranger in [answer.receipt.id for answer in owner.ask(match)],
            stranger in [one.id for one in owner.ask(desk.pending)],
            stranger in told,
            any(
                hit.kind == "receipt" and hit.id == stranger
                for text in ("收-2026-000003", "90.00")
                for hit in hits(owner, text)
            ),
        )

    assert seen() == (True, True, True, True)
    reverse(owner, stranger)
    assert seen() == (False, False, False, False)
    owner.undo()
    assert seen() == (True, True, True, True)


def test_nothing_more_is_done_with_it(owner: Dispatch, book: dict[str, int]) -> None:
    reverse(owner, book["R2"])
    again = refused(owner, ReverseReceipt(book["R2"], "又一次"))
    assert again.kind == "already_reversed"
    assert again.fields == {"receipt": book["R2"], "number": "收-2026-000002"}
    allocate = Allocate(book["R2"], ((book["A"], Money(100, "CNY")),))
    assert refused(owner, allocate).kind == "already_reversed"
    with pytest.raises(OverAllocated):
        owner.run(RefundReceipt(book["R2"], Money(1, "CNY")))


def test_while_it_settles_rows_it_stays_and_they_are_named(
    owner: Dispatch, book: dict[str, int]
) -> None:
    (allocation,) = owner.run(
        Allocate(book["R1"], ((book["A"], Money(50000, "CNY")),))
    ).outcome.result
    refusal = refused(owner, ReverseReceipt(book["R1"], "记错"))
    assert refusal.kind == "still_allocated"
    assert refusal.fields == {
        "number": "收-2026-000001",
        "rows": f"plan:{book['A']} CH-018 A 500.00",
    }
    owner.run(Unallocate(allocation, date(2026, 11, 8)))
    reversal = reverse(owner, book["R1"])
    day = owner.ask(lambda tx: tx.value("SELECT day FROM refund WHERE id = ?", (reversal,)))
    assert date.fromordinal(day) == date(2026, 11, 8)  # never before what was done with it


def test_money_paid_back_in_part_comes_first(owner: Dispatch, book: dict[str, int]) -> None:
    refund = owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), ERROR)).outcome.result
    refusal = refused(owner, ReverseReceipt(book["R1"], "记错"))
    assert refusal.kind == "receipt_refunded"
    assert refusal.fields == {"number": "收-2026-000001", "amount": Money(100, "CNY")}
    back = owner.run(ReverseRefund(refund, " 没退 ", ERROR)).outcome.result
    for already in (refund, back):
        again = refused(owner, ReverseRefund(already, "没退", ERROR))
        assert (again.kind, again.fields) == ("already_reversed", {"refund": already})
    kept = "SELECT amount, kind, note, reverses_id FROM refund ORDER BY id"
    assert owner.ask(lambda tx: tx.rows(kept)) == [
        (100, "refund", "", None),
        (-100, "refund", "没退", refund),
    ]
    reverse(owner, book["R1"])
    assert refused(owner, ReverseReceipt(book["R1"], "记错")).kind == "already_reversed"


def reversed_on(books: Dispatch, receipt: int) -> date:
    """Day of the reversal of a receipt, wished for on ERROR."""
    row = reverse(books, receipt)
    return date.fromordinal(
        books.ask(lambda tx: tx.value("SELECT day FROM refund WHERE id = ?", (row,)))
    )


def test_a_receipt_is_reversed_after_what_was_paid_back_of_it(
    owner: Dispatch, book: dict[str, int]
) -> None:
    refund = owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), ERROR)).outcome.result
    owner.run(ReverseRefund(refund, "没退", date(2026, 11, 9)))
    assert reversed_on(owner, book["R1"]) == date(2026, 11, 9)


def test_what_was_done_with_others_later_moves_no_day(
    owner: Dispatch, book: dict[str, int]
) -> None:
    owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), date(2026, 11, 10)))
    (row,) = owner.run(Allocate(book["R1"], ((book["A"], Money(100, "CNY")),))).outcome.result
    owner.run(Unallocate(row, date(2026, 11, 11)))
    assert reversed_on(owner, book["R2"]) == ERROR
    assert owner.run(VoidPlan(book["B"], "取消", ERROR)).outcome.result == ERROR


def test_today_and_the_receipts_own_day_are_days_to_pay_back_on(
    owner: Dispatch, book: dict[str, int]
) -> None:
    for day in (date(2026, 9, 20), date(2026, 11, 12), None):
        owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), day))
    days = owner.ask(lambda tx: tx.rows("SELECT day FROM refund ORDER BY id"))
    assert [date.fromordinal(day) for (day,) in days] == [
        date(2026, 9, 20), date(2026, 11, 12), date(2026, 11, 12),
    ]  # fmt: skip


def test_a_reversal_can_be_taken_back_and_the_receipt_is_there_again(
    owner: Dispatch, book: dict[str, int]
) -> None:
    reversal = reverse(owner, book["R2"])
    owner.run(ReverseRefund(reversal, "还是对的", date(2026, 11, 8)))
    there = [book["R2"] in rows(owner, "receipts", date(2026, 11, day)) for day in (4, 5, 7, 8, 12)]
    assert there == [True, False, False, True, True]
    (account,) = owner.ask(
        lambda tx: accounts(tx, book["弘达机械"], date(2026, 11, 1), date(2026, 11, 30), "en")
    )
    assert [move.kind.value for move in account.moves] == ["reversal", "reversal"]
    assert account.credits == 0
    owner.run(Allocate(book["R2"], ((book["A"], Money(30000, "CNY")),)))
    owner.run(Unallocate(owner.ask(lambda tx: tx.value("SELECT max(id) FROM allocation"))))
    assert owner.run(ReverseReceipt(book["R2"], "又错了")).outcome.result == reversal + 2
    owner.undo()
    assert rows(owner, "refunds", date(2026, 11, 12)) == {}
    assert len(rows(owner, "refunds", date(2026, 11, 12), everything=True)) == 2


def test_what_the_journal_calls_them_and_who_may() -> None:
    named: dict[type[Command], str] = {
        ReverseReceipt: "reverse_receipt",
        RefundReceipt: "refund_receipt",
        ReverseRefund: "reverse_refund",
        VoidPlan: "void_plan",
    }
    assert {command: command.label for command in named} == named
    assert {command.needs for command in named} == {Right.BOOK}


def test_what_it_needs(owner: Dispatch, book: dict[str, int]) -> None:
    with pytest.raises(InvalidValue) as reason:
        owner.run(ReverseReceipt(book["R2"], "  "))
    assert reason.value.fields == {"field": "reason", "value": "  ", "reason": "empty"}
    with pytest.raises(InvalidDay) as day:
        owner.run(ReverseReceipt(book["R2"], "记错", date(2026, 11, 13)))
    assert day.value.fields == {"value": "2026-11-13", "reason": "future"}
    with pytest.raises(NotFound) as receipt:
        owner.run(ReverseReceipt(999, "记错"))
    assert receipt.value.fields == {"what": "receipt", "key": 999}
    with pytest.raises(NotFound) as refund:
        owner.run(ReverseRefund(999, "记错"))
    assert refund.value.fields == {"what": "refund", "key": 999}
    before_it_came = owner.run(ReverseReceipt(book["R2"], "记错", date(2026, 9, 1)))
    booked = owner.ask(lambda tx: tx.value("SELECT day FROM refund"))
    assert before_it_came.outcome.result == 1
    assert date.fromordinal(booked) == date(2026, 10, 20)


def test_the_right_receipt_can_be_recorded_then(owner: Dispatch, book: dict[str, int]) -> None:
    command = RecordReceipt(ERROR, Money(800, "CNY"), "弘达机械", serial_no="LS001")
    wrong = owner.run(command).outcome.result

    def twin() -> str | None:
        return owner.ask(lambda tx: desk_form.twin(tx, ERROR, Money(800, "CNY"), "弘达机械", None))

    assert refused(owner, command).kind == "duplicate"
    assert twin() == "收-2026-000004"
    reverse(owner, wrong)
    assert twin() is None
    owner.run(command)


def test_history_and_undo_know_it(owner: Dispatch, book: dict[str, int]) -> None:
    reversal = reverse(owner, book["R2"])
    (entry,) = owner.ask(lambda tx: history(tx, f"refund:{reversal}"))
    changed = {change.field: change.after for change in entry.changes}
    assert entry.label == "reverse_receipt"
    assert changed["kind"] == "reversal"
    assert (changed["amount"], changed["day"], changed["note"]) == (
        "300.00",
        "2026-11-05",
        "记错了客户",
    )
    owner.undo()
    assert rows(owner, "receipts", ERROR)[book["R2"]]["state"] == "open"
    owner.redo()
    assert book["R2"] not in rows(owner, "receipts", ERROR)


# --- a refund -------------------------------------------------------------------------------------


def test_a_refund_takes_no_more_than_was_left_on_its_day_or_later(
    owner: Dispatch, book: dict[str, int]
) -> None:
    owner.run(Allocate(book["R1"], ((book["A"], Money(40000, "CNY")),)))
    receipt = f"receipt:{book['R1']}"
    told: list[tuple[Money, date, type[DomainError], dict[str, Any]]] = [
        (Money(10001, "CNY"), ERROR, OverAllocated,
         {"record": receipt, "available": "100.00", "wanted": "100.01"}),
        (Money(0, "CNY"), ERROR, InvalidAmount, {"value": "0.00", "reason": "not_positive"}),
        (Money(1, "USD"), ERROR, CurrencyMismatch, {"left": "CNY", "right": "USD"}),
        (Money(1, "CNY"), date(2026, 9, 19), InvalidDay,
         {"value": "2026-09-19", "reason": "before", "first": "2026-09-20"}),
    ]  # fmt: skip
    for amount, day, error, fields in told:
        with pytest.raises(error) as refusal:
            owner.run(RefundReceipt(book["R1"], amount, day))
        assert refusal.value.fields == fields
    refund = owner.run(RefundReceipt(book["R1"], Money(10000, "CNY"), ERROR)).outcome.result
    listed = rows(owner, "refunds", ERROR)[refund]
    assert (listed["kind"], listed["amount"], listed["reversed"]) == ("refund", "100.00", None)
    assert owner.ask(lambda tx: tx.value("SELECT note FROM refund")) == ""
    assert rows(owner, "receipts", ERROR)[book["R1"]]["refunded"] == "100.00"
    assert rows(owner, "receipts", BEFORE)[book["R1"]]["refunded"] == "0.00"


def test_room_that_came_later_is_none_on_the_day(owner: Dispatch, book: dict[str, int]) -> None:
    (allocation,) = owner.run(
        Allocate(book["R1"], ((book["A"], Money(50000, "CNY")),))
    ).outcome.result
    owner.run(Unallocate(allocation, date(2026, 11, 8)))
    with pytest.raises(OverAllocated):
        owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), date(2026, 11, 7)))
    owner.run(RefundReceipt(book["R1"], Money(100, "CNY"), date(2026, 11, 8)))


# --- a plan row -----------------------------------------------------------------------------------


def test_a_row_is_void_from_its_day_on_and_stands_before(
    owner: Dispatch, book: dict[str, int]
) -> None:
    owner.run(VoidPlan(book["B"], "合同变更", ERROR))
    plan, contract = book["B"], book["CH-018"]
    assert rows(owner, "plans", BEFORE)[plan]["state"] == "firm"
    assert plan not in rows(owner, "plans", ERROR)
    kept = rows(owner, "plans", ERROR, everything=True)[plan]
    assert (kept["state"], kept["reversed"]) == ("void", "2026-11-05")
    for day, amount in ((BEFORE, "1000.00"), (ERROR, "600.00")):
        listed = rows(owner, "contracts", day)[contract]
        assert (listed["amount"], listed["planned"]) == (amount, amount)
    for day, balance in ((BEFORE, 107000), (ERROR, 67000)):
        assert rows(owner, "customers", day)[book["弘达机械"]]["balance"] == f"{balance // 100}.00"
        (row,) = aging_of(owner, day).rows
        assert row.total == balance
    (account,) = owner.ask(
        lambda tx: accounts(tx, book["弘达机械"], date(2026, 11, 1), date(2026, 11, 30), "en")
    )
    (line,) = account.moves
    assert (line.kind.value, line.debit) == ("reversal", Money(-40000, "CNY"))
    owner.undo()
    assert rows(owner, "contracts", ERROR)[contract]["amount"] == "1000.00"


def test_why_a_row_is_void_is_added_to_what_was_noted(
    store: Store, owner: Dispatch, book: dict[str, int]
) -> None:
    with store.writing(Entry("李敏", "note")) as tx:
        tx.update("plan", book["B"], note="老张经手")
        tx.update("plan", book["C"], note="")
    for name in ("B", "C"):
        owner.run(VoidPlan(book[name], " 开错 ", ERROR))
    noted = owner.ask(lambda tx: tx.rows("SELECT note FROM plan WHERE state = 'void' ORDER BY id"))
    assert noted == [("老张经手 开错",), ("开错",)]


def test_of_many_rows_the_first_three_are_named(owner: Dispatch, book: dict[str, int]) -> None:
    given(owner, "应收 D 弘达机械 10.00 入账=2026-09-27 到期=2026-10-25")
    plans = owner.ask(lambda tx: [row for (row,) in tx.rows("SELECT id FROM plan ORDER BY id")])
    for many, more in ((3, ""), (4, " …")):
        for plan in plans[:3] if many == 3 else plans[3:]:
            owner.run(Allocate(book["R1"], ((plan, Money(100, "CNY")),)))
        told = refused(owner, ReverseReceipt(book["R1"], "记错")).fields["rows"]
        a, b, c, *_ = plans
        assert told == (f"plan:{a} CH-018 A 1.00, plan:{b} CH-018 B 1.00, plan:{c} C 1.00{more}")


def test_a_contract_without_rows_is_void_too(owner: Dispatch, book: dict[str, int]) -> None:
    for name in ("A", "B"):
        owner.run(VoidPlan(book[name], "取消", ERROR))
    assert book["CH-018"] not in rows(owner, "contracts", ERROR)
    listed = rows(owner, "contracts", ERROR, everything=True)
    assert listed[book["CH-018"]]["state"] == "void"


@pytest.mark.parametrize(
    ("kind", "bound", "left"),
    [
        ("instalment", True, "1000.00"),
        ("retention", True, "1000.00"),
        ("interest", True, "1000.00"),
        ("instalment", False, "1000.00"),
    ],
)
def test_what_of_a_contract_is_void_lowers_it(
    store: Store, owner: Dispatch, book: dict[str, int], kind: str, bound: bool, left: str
) -> None:
    contract = book["CH-018"]
    with store.writing(Entry("李敏", "fill")) as tx:
        row = tx.insert("plan", customer_id=book["弘达机械"], kind=kind, state="firm",
                        contract_id=contract if bound else None, amount=100_00,
                        booked_on=ERROR.toordinal(), due_on=ERROR.toordinal())  # fmt: skip
        if bound and kind != "interest":
            tx.update("contract", contract, amount=1100_00)
    owner.run(VoidPlan(row, "取消"))
    assert rows(owner, "contracts", date(2026, 11, 12))[contract]["amount"] == left


def test_a_row_void_since_no_day_tells_none(
    store: Store, owner: Dispatch, book: dict[str, int]
) -> None:
    with store.writing(Entry("李敏", "fill")) as tx:
        tx.update("plan", book["C"], state="void")
    assert refused(owner, VoidPlan(book["C"], "取消")).fields == {"plan": book["C"], "day": ""}


def test_rows_of_their_own_leave_contracts_alone(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(VoidPlan(book["C"], "开错"))
    assert rows(owner, "contracts", ERROR)[book["CH-018"]]["amount"] == "1000.00"


def test_why_a_row_cannot_be_voided(owner: Dispatch, book: dict[str, int]) -> None:
    given(owner, "应收 D 弘达机械 10.00 到期=2026-12-25 状态=expected")
    (allocation,) = owner.run(
        Allocate(book["R1"], ((book["A"], Money(100, "CNY")),))
    ).outcome.result
    refusal = refused(owner, VoidPlan(book["A"], "取消"))
    assert (refusal.kind, refusal.fields["paid"]) == ("plan_paid", Money(100, "CNY"))
    owner.run(Unallocate(allocation, date(2026, 11, 8)))
    assert owner.run(VoidPlan(book["A"], "取消", ERROR)).outcome.result == date(2026, 11, 8)
    again = refused(owner, VoidPlan(book["A"], "取消"))
    assert again.kind == "already_void"
    assert again.fields == {"plan": book["A"], "day": date(2026, 11, 8)}
    expected = owner.ask(lambda tx: tx.value("SELECT id FROM plan WHERE state = 'expected'"))
    waiting = refused(owner, VoidPlan(expected, "取消"))
    assert waiting.kind == "plan_not_firm"
    assert waiting.fields == {"plan": expected, "label": "D", "state": "expected"}
    with pytest.raises(NotFound) as missing:
        owner.run(VoidPlan(999, "取消"))
    assert missing.value.fields == {"what": "plan", "key": 999}
    with pytest.raises(InvalidValue):
        owner.run(VoidPlan(book["C"], ""))


def test_promises_and_disputes_of_a_void_row_are_nobodys_task(
    owner: Dispatch, book: dict[str, int]
) -> None:
    more = given(
        owner,
        """
        应收 D 弘达机械 80.00 入账=2026-09-27 到期=2026-10-25
        承诺 弘达机械 80.00 说于=2026-10-28 到=2026-11-10 计划=D
        争议 C 70.00 日期=2026-10-28 到=2026-11-10 原因=price
        """,
    )

    def told() -> int:
        groups = today_json(owner.ask(today))["groups"]
        found = [i for g in groups for i in g["items"] if "promise" in i or "dispute" in i]
        return len(found)

    assert told() == 2
    owner.run(VoidPlan(book["C"], "开错", ERROR))
    assert told() == 1
    owner.run(VoidPlan(more["D"], "开错", ERROR))
    assert told() == 0


def test_a_promise_kept_by_money_that_never_came_is_broken(
    owner: Dispatch, book: dict[str, int]
) -> None:
    given(owner, "承诺 弘达机械 300.00 说于=2026-10-15 到=2026-10-30")

    def broken() -> bool:
        groups = {g["group"]: g for g in today_json(owner.ask(today))["groups"]}
        return bool(groups["promises"]["count"])

    assert not broken()
    reverse(owner, book["R2"])
    assert broken()


# --- a closed period ------------------------------------------------------------------------------


def test_in_a_closed_period_everything_moves_to_the_first_open_day(
    owner: Dispatch, book: dict[str, int]
) -> None:
    owner.run(LockPeriod(date(2026, 10, 31)))
    first = date(2026, 11, 1).toordinal()
    (allocation,) = owner.run(
        Allocate(book["R1"], ((book["A"], Money(6000, "CNY")),), ("discount", Money(100, "CNY")))
    ).outcome.result
    owner.run(Unallocate(allocation, date(2026, 10, 5)))
    owner.run(ReverseReceipt(book["R1"], "记错", date(2026, 10, 5)))
    owner.run(RefundReceipt(book["R2"], Money(100, "CNY"), date(2026, 10, 25)))
    owner.run(VoidPlan(book["C"], "开错", date(2026, 10, 5)))
    days = owner.ask(
        lambda tx: tx.rows(
            "SELECT day FROM allocation UNION ALL SELECT day FROM difference"
            " UNION ALL SELECT day FROM refund UNION ALL SELECT void_on FROM plan WHERE void_on > 0"
        )
    )
    assert len(days) == 7
    assert {day for (day,) in days} == {first}


def test_what_was_done_before_closing_stays_done(owner: Dispatch, book: dict[str, int]) -> None:
    owner.run(ReverseReceipt(book["R2"], "记错", date(2026, 10, 25)))
    seq = owner.undo_list()[0].seq
    owner.run(LockPeriod(date(2026, 10, 31)))
    with pytest.raises(PeriodLocked):
        owner.undo(seq)
    assert book["R2"] not in rows(owner, "receipts", ERROR)


def test_as_of_an_earlier_day_it_can_still_be_found(
    store: Store, owner: Dispatch, book: dict[str, int]
) -> None:
    reverse(owner, book["R2"])
    store.clock = FixedClock(BEFORE)
    assert any(hit.id == book["R2"] for hit in hits(owner, "收-2026-000002"))
    store.clock = FixedClock(ERROR)
    assert hits(owner, "收-2026-000002") == []
