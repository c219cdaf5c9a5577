"""Milestones: confirmed with evidence, taken back, moved; what hangs on them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, PeriodLocked, Refused
from arapp.models.values.money import Money
from arapp.services.dealing.contract_end import VoidContract
from arapp.services.dealing.contract_list import contract
from arapp.services.dealing.retention import milestone_list, retention_json, retention_list
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import store as store_file
from arapp.services.ledger.milestones import (
    AddMilestone,
    ConfirmMilestone,
    MoveMilestone,
    RemoveMilestone,
    UnconfirmMilestone,
)
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, Unallocate
from tests.conftest import TODAY
from tests.dealing.deals import customer, drafted, milestone, plans, row_id, saved, wrong
from tests.ledger_text import given

SIGNED = date(2026, 6, 1)


@pytest.fixture
def deal(books: Dispatch) -> int:
    """A contract of June after 3331: 60 days to pay, acceptance planned for 2026-09-24."""
    return saved(books, drafted(books, customer(books), signed=SIGNED))


def test_confirming_makes_rows_firm_by_their_own_rule(books: Dispatch, deal: int) -> None:
    delivered = milestone(books, deal, "delivery")
    assert books.run(ConfirmMilestone(delivered, date(2026, 9, 1), "发货单")).outcome.result == 1
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9), "验收单 2 份"))
    assert plans(books, deal) == [
        ("签订款", "firm", date(2026, 6, 16), 30_000_00),
        ("发货前款", "firm", date(2026, 8, 29), 30_000_00),
        ("验收款", "firm", date(2026, 12, 8), 30_000_00),
        ("质保金", "expected", date(2027, 10, 9), 10_000_00),
    ]
    nodes = {node.kind: node for node in books.ask(lambda tx: contract(tx, deal)).nodes}
    assert nodes["acceptance"].evidence == "验收单 2 份"
    assert nodes["warranty"].planned_on == date(2027, 10, 9)
    assert nodes["warranty"].follows == accepted
    assert wrong(books) == []


def test_the_proof_is_attached_in_the_same_step(books: Dispatch, deal: int, tmp_path: Path) -> None:
    paper = tmp_path / "验收单.pdf"
    paper.write_bytes(b"%PDF-1.4 signed")
    file = store_file(books.path, paper)
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9), "已签字", file))
    nodes = {node.kind: node for node in books.ask(lambda tx: contract(tx, deal)).nodes}
    assert [one.name for one in nodes["acceptance"].attachments] == ["验收单.pdf"]
    books.undo()
    nodes = {node.kind: node for node in books.ask(lambda tx: contract(tx, deal)).nodes}
    assert nodes["acceptance"].attachments == ()


def test_what_cannot_be_confirmed_is_refused(books: Dispatch, deal: int) -> None:
    accepted = milestone(books, deal, "acceptance")
    with pytest.raises(InvalidDay, match="future"):
        books.run(ConfirmMilestone(accepted, TODAY + timedelta(days=1)))
    with pytest.raises(InvalidDay, match="before_signing"):
        books.run(ConfirmMilestone(accepted, SIGNED - timedelta(days=1)))
    with pytest.raises(NotFound):
        books.run(ConfirmMilestone(99, TODAY))
    books.run(ConfirmMilestone(accepted, TODAY))
    with pytest.raises(Refused, match="already_confirmed"):
        books.run(ConfirmMilestone(accepted, TODAY))
    with pytest.raises(Refused, match="already_confirmed"):
        books.run(MoveMilestone(accepted, TODAY))
    books.run(VoidContract(deal, "取消"))
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(ConfirmMilestone(milestone(books, deal, "delivery"), TODAY))
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(MoveMilestone(milestone(books, deal, "delivery"), TODAY))


def test_a_contract_may_be_signed_before_the_day_it_was_planned_for(books: Dispatch) -> None:
    later = TODAY + timedelta(days=30)
    contract_id = saved(books, drafted(books, customer(books), signed=later))
    node = milestone(books, contract_id, "signing")
    books.run(ConfirmMilestone(node, TODAY))
    assert books.ask(lambda tx: tx.value("SELECT signed_on FROM contract")) == TODAY.toordinal()
    _, state, due, _ = plans(books, contract_id)[0]
    assert (state, due) == ("firm", date(2026, 11, 27))
    books.undo()
    assert books.ask(lambda tx: tx.value("SELECT signed_on FROM contract")) == later.toordinal()


def test_a_row_without_a_rule_keeps_its_distance_or_takes_the_grades(books: Dispatch) -> None:
    names = given(
        books,
        """
        客户 弘达机械 等级=B
        合同 CH-1 弘达机械 600.00 签订=2026-08-01
        节点 甲 CH-1 计划=2026-09-15
        应收 一 弘达机械 100.00 状态=expected 到期=2026-10-15 合同=CH-1 节点=甲
        应收 二 弘达机械 200.00 状态=expected 合同=CH-1 节点=甲
        节点 乙 CH-1
        应收 三 弘达机械 300.00 状态=expected 到期=2026-10-15 合同=CH-1 节点=乙
        """,
    )
    for name in ("甲", "乙"):
        books.run(ConfirmMilestone(names[name], date(2026, 11, 1)))
    due = {label: day for label, _, day, _ in plans(books, names["CH-1"])}
    assert due == {
        "一": date(2026, 12, 1),
        "二": date(2026, 12, 1),
        "三": date(2026, 11, 1),
    }


def test_what_was_confirmed_in_error_waits_again(books: Dispatch, deal: int) -> None:
    before = plans(books, deal)
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9)))
    assert plans(books, deal) != before
    assert books.run(UnconfirmMilestone(accepted, "验收没过")).outcome.result == 1
    assert plans(books, deal) == before
    with pytest.raises(Refused, match="not_confirmed"):
        books.run(UnconfirmMilestone(accepted))
    with pytest.raises(Refused, match="signing_stays"):
        books.run(UnconfirmMilestone(milestone(books, deal, "signing")))
    assert wrong(books) == []


def test_what_is_paid_stays_confirmed(books: Dispatch, deal: int) -> None:
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9)))
    money = books.run(RecordReceipt(TODAY, Money(100), "恒岳")).outcome.result
    row = row_id(books, deal, "验收款")
    made = books.run(Allocate(money, ((row, Money(100)),), note="代付")).outcome.result
    with pytest.raises(Refused, match="plan_paid"):
        books.run(UnconfirmMilestone(accepted))
    books.run(Unallocate(made[0]))
    with pytest.raises(Refused, match="plan_was_paid"):
        books.run(UnconfirmMilestone(accepted))


def test_a_closed_period_keeps_its_confirmations(books: Dispatch, deal: int) -> None:
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9)))
    books.run(LockPeriod(date(2026, 10, 31)))
    with pytest.raises(PeriodLocked):
        books.run(UnconfirmMilestone(accepted))
    with pytest.raises(PeriodLocked):
        books.run(ConfirmMilestone(milestone(books, deal, "delivery"), date(2026, 10, 9)))


def test_a_moved_milestone_takes_forecast_and_followers_along(books: Dispatch, deal: int) -> None:
    accepted, warranty = (milestone(books, deal, kind) for kind in ("acceptance", "warranty"))
    assert books.run(MoveMilestone(accepted, date(2027, 3, 10))).outcome.result == 1
    due = {label: day for label, _, day, _ in plans(books, deal)}
    assert (due["验收款"], due["质保金"]) == (date(2027, 5, 10), date(2028, 3, 10))
    books.run(MoveMilestone(warranty, date(2029, 3, 10)))
    books.run(MoveMilestone(accepted, date(2027, 4, 10)))
    due = {label: day for label, _, day, _ in plans(books, deal)}
    assert due["质保金"] == date(2029, 3, 10)  # set by hand: it follows no longer
    with pytest.raises(InvalidDay, match="before_signing"):
        books.run(MoveMilestone(accepted, SIGNED - timedelta(days=1)))
    with pytest.raises(InvalidDay, match="range"):
        books.run(MoveMilestone(accepted, date(2250, 1, 1)))


def test_own_milestones_come_and_go(books: Dispatch, deal: int) -> None:
    made = books.run(AddMilestone(deal, "安装", date(2026, 10, 1))).outcome.result
    with pytest.raises(Refused, match="milestone_taken"):
        books.run(AddMilestone(deal, "安装"))
    after = books.run(AddMilestone(deal, "试运行", after_id=made, after_months=2)).outcome.result
    nodes = {node.id: node for node in books.ask(lambda tx: contract(tx, deal)).nodes}
    assert nodes[after].planned_on == date(2026, 12, 1)
    for wrong_one, error in (
        (AddMilestone(deal, "x" * 61), InvalidValue),
        (AddMilestone(deal, "好", what="party"), InvalidValue),
        (AddMilestone(deal, "好", after_id=made, after_months=0), InvalidValue),
        (AddMilestone(deal, "好", after_id=99, after_months=1), NotFound),
        (AddMilestone(deal, "好", date(2026, 1, 1)), InvalidDay),
        (AddMilestone(99, "好"), NotFound),
    ):
        with pytest.raises(error):
            books.run(wrong_one)
    with pytest.raises(Refused, match="milestone_in_use"):
        books.run(RemoveMilestone(made))
    books.run(RemoveMilestone(after))
    books.run(RemoveMilestone(made))
    with pytest.raises(Refused, match="milestone_in_use"):
        books.run(RemoveMilestone(milestone(books, deal, "delivery")))
    with pytest.raises(Refused, match="already_confirmed"):
        books.run(RemoveMilestone(milestone(books, deal, "signing")))


def test_the_list_of_milestones_tells_what_is_late_and_what_waits(
    books: Dispatch, deal: int
) -> None:
    lines = books.ask(lambda tx: milestone_list(tx, TODAY))
    assert [(line.kind, line.days, line.amount) for line in lines] == [
        ("delivery", (TODAY - date(2026, 8, 15)).days, 30_000_00),
        ("acceptance", (TODAY - date(2026, 9, 24)).days, 30_000_00),
        ("warranty", (TODAY - date(2027, 9, 24)).days, 10_000_00),
    ]
    every = books.ask(lambda tx: milestone_list(tx, TODAY, confirmed=True))
    assert every[0].kind == "signing"
    books.run(ConfirmMilestone(lines[0].id, date(2026, 9, 1)))
    assert len(books.ask(lambda tx: milestone_list(tx, TODAY))) == 2
    assert len(books.ask(lambda tx: milestone_list(tx, date(2026, 8, 31)))) == 3


def test_retention_is_reminded_from_thirty_days_before_until_collected(
    books: Dispatch, deal: int
) -> None:
    accepted = milestone(books, deal, "acceptance")
    books.run(ConfirmMilestone(accepted, date(2026, 10, 9)))
    end = date(2027, 10, 9)
    for day, reminded in (
        (TODAY, False),
        (end - timedelta(days=31), False),
        (end - timedelta(days=30), True),
        (end + timedelta(days=400), True),
    ):
        line = books.ask(lambda tx, at=day: retention_list(tx, at))[0]  # type: ignore[misc]  # bound at once
        assert (line.reminded, line.warranty_on, line.days) == (
            reminded, end, (end - day).days,
        )  # fmt: skip
        assert (line.accepted_on, line.open, line.state) == (
            date(2026, 10, 9), 10_000_00, "expected",
        )  # fmt: skip
    document = books.ask(lambda tx: retention_json(tx, end))
    assert document["totals"] == document["reminded"] == {"CNY": "10000.00"}
    assert document["rows"][0]["warranty_on"] == "2027-10-09"


def test_collected_retention_leaves_the_ledger_of_it(books: Dispatch) -> None:
    given(
        books,
        """
        客户 弘达机械
        合同 CH-1 弘达机械 500.00 签订=2025-06-01
        应收 质保 弘达机械 500.00 种类=retention 入账=2025-10-01 到期=2026-10-01 合同=CH-1
        收款 R1 弘达机械 500.00 日期=2026-10-27
        核销 R1 质保 500.00 日期=2026-10-27
        """,
    )
    assert books.ask(lambda tx: retention_list(tx, TODAY)) == []
    assert len(books.ask(lambda tx: retention_list(tx, TODAY, settled=True))) == 1
    before = books.ask(lambda tx: retention_list(tx, date(2026, 10, 26)))
    assert [(line.open, line.reminded) for line in before] == [(500_00, True)]
