"""Supplements: rows struck and made by a dated paper; the old ones stand until that day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from arapp.models.values.errors import (
    ArappError,
    CurrencyMismatch,
    InvalidDay,
    InvalidValue,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection import others
from arapp.services.dealing.contract_end import VoidContract
from arapp.services.dealing.contract_list import contract, contract_list
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.dealing.plan_list import plan_list
from arapp.services.dealing.retention import milestone_list
from arapp.services.dealing.supplements import SupplementContract, next_supplement
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, Unallocate
from tests.conftest import TODAY
from tests.dealing.deals import customer, drafted, milestone, plans, row_id, saved, wrong

SIGNED = date(2026, 6, 1)
DAY = date(2026, 11, 2)
ACCEPTANCE = DraftRow(1, "验收款", milestone="acceptance", rule="node+30", amount=40_000_00)


@pytest.fixture
def deal(books: Dispatch) -> int:
    """A contract of June after 3331."""
    return saved(books, drafted(books, customer(books), signed=SIGNED))


def supplement(  # a supplement with what a test changes about it
    books: Dispatch, deal: int, strike: tuple[str, ...], rows: tuple[DraftRow, ...], delta: int
) -> SupplementContract:
    ids = tuple(row_id(books, deal, label) for label in strike)
    return SupplementContract(deal, DAY, Money(delta), "增加一套工位", ids, rows, override="批了")


def test_old_rows_are_struck_and_new_ones_dated(books: Dispatch, deal: int) -> None:
    made = books.run(supplement(books, deal, ("验收款",), (ACCEPTANCE,), 10_000_00)).outcome.result
    assert plans(books, deal)[2:] == [
        ("验收款", "void", date(2026, 11, 23), 30_000_00),
        ("质保金", "expected", date(2027, 9, 24), 10_000_00),
        ("验收款", "expected", date(2026, 10, 24), 40_000_00),
    ]
    view = books.ask(lambda tx: contract(tx, deal))
    assert (view.line.amount, view.signed_amount) == (110_000_00, 100_000_00)
    (paper,) = view.supplements
    assert (paper.id, paper.day, paper.amount, paper.number) == (
        made, DAY, 10_000_00, "CH-2026-035-补1",
    )  # fmt: skip
    old, new = paper.struck[0], paper.made[0]
    rows = {row.id: row for row in view.rows}
    assert (rows[old].ended_by, rows[old].void_on, rows[new].made_by) == (made, DAY, made)
    assert books.ask(lambda tx: next_supplement(tx, deal)) == "CH-2026-035-补2"
    assert wrong(books) == []


def test_before_its_day_the_contract_is_as_it_was(books: Dispatch, deal: int) -> None:
    books.run(supplement(books, deal, ("验收款",), (ACCEPTANCE,), 10_000_00))
    then = books.ask(lambda tx: contract_list(tx, DAY - timedelta(days=1)))[0]
    now = books.ask(lambda tx: contract_list(tx, DAY))[0]
    assert (then.amount, now.amount) == (100_000_00, 110_000_00)
    assert (then.planned, now.planned) == (then.amount, now.amount)
    before = books.ask(lambda tx: plan_list(tx, DAY - timedelta(days=1)))
    assert sum(row.amount for row in before.rows) == 100_000_00
    for day, whole in ((DAY - timedelta(days=1), "100000.00"), (DAY, "110000.00")):
        told = books.ask(lambda tx, at=day: listing(tx, "contracts", ListOptions(), at))  # type: ignore[misc]  # bound at once
        rows = books.ask(lambda tx, at=day: listing(tx, "plans", ListOptions(), at))["rows"]  # type: ignore[misc]  # bound at once
        assert [row["state"] for row in rows].count("expected") == 3
        assert (told["rows"][0]["planned"], told["rows"][0]["amount"]) == (whole, whole)


def test_less_is_a_supplement_too(books: Dispatch, deal: int) -> None:
    books.run(supplement(books, deal, ("质保金",), (), -10_000_00))
    line = books.ask(lambda tx: contract_list(tx, TODAY))[0]
    assert (line.amount, line.planned, line.rows) == (90_000_00, 90_000_00, 3)
    # The end of the warranty has nothing left to wait for.
    kinds = [one.kind for one in books.ask(lambda tx: milestone_list(tx, TODAY))]
    assert kinds == ["delivery", "acceptance"]
    assert wrong(books) == []


def test_a_node_whose_rows_were_struck_is_no_more_asked_for(books: Dispatch, deal: int) -> None:
    def asked() -> list[int]:
        return [item.id for item in books.ask(lambda tx: others.milestones(tx, TODAY))]

    accepted = milestone(books, deal, "acceptance")
    assert accepted in asked()
    fixed = DraftRow(1, "尾款", amount=30_000_00, rule="on 2026-12-31")
    books.run(supplement(books, deal, ("验收款",), (fixed,), 0))
    assert accepted not in asked()


def test_rows_of_a_done_node_are_firm_from_the_paper_on(books: Dispatch, deal: int) -> None:
    books.run(ConfirmMilestone(milestone(books, deal, "acceptance"), date(2026, 10, 9)))
    parts = tuple(replace(ACCEPTANCE, label=name, amount=15_000_00) for name in ("一", "二"))
    books.run(supplement(books, deal, ("验收款",), parts, 0))
    sql = "SELECT label, state, booked_on, due_on FROM plan WHERE made_by_id IS NOT NULL"
    due = date(2026, 11, 8).toordinal()
    assert books.ask(lambda tx: tx.rows(sql)) == [
        ("一", "firm", DAY.toordinal(), due),
        ("二", "firm", DAY.toordinal(), due),
    ]
    assert wrong(books) == []


def test_a_new_node_comes_with_its_row(books: Dispatch, deal: int) -> None:
    more = DraftRow(
        1, "培训款", milestone="other", node="培训", planned_on=date(2027, 2, 1), amount=5_000_00,
        rule="node+10",
    )  # fmt: skip
    fixed = DraftRow(2, "补差", amount=1_000_00, rule="on 2026-12-31")
    books.run(supplement(books, deal, (), (more, fixed), 6_000_00))
    assert plans(books, deal)[4:] == [
        ("培训款", "expected", date(2027, 2, 11), 5_000_00),
        ("补差", "firm", date(2026, 12, 31), 1_000_00),
    ]
    nodes = [node.label for node in books.ask(lambda tx: contract(tx, deal)).nodes]
    assert "培训" in nodes


def test_a_row_that_waits_can_move_its_node(books: Dispatch, deal: int) -> None:
    moved = replace(ACCEPTANCE, planned_on=date(2027, 5, 1), amount=30_000_00)
    books.run(supplement(books, deal, ("验收款",), (moved,), 0))
    nodes = {node.kind: node for node in books.ask(lambda tx: contract(tx, deal)).nodes}
    assert nodes["acceptance"].planned_on == date(2027, 5, 1)
    assert plans(books, deal)[4][2] == date(2027, 5, 31)


def test_what_does_not_add_up_is_refused_with_the_difference(books: Dispatch, deal: int) -> None:
    with pytest.raises(Refused) as refusal:
        books.run(supplement(books, deal, ("验收款",), (ACCEPTANCE,), 9_999_99))
    told = refusal.value.fields
    assert (refusal.value.kind, told["difference"], told["field"]) == ("plan_sum", Money(1), "rows")


def test_what_cannot_be_supplemented_is_refused(books: Dispatch, deal: int) -> None:
    good = supplement(books, deal, ("验收款",), (ACCEPTANCE,), 10_000_00)
    other = saved(
        books, replace(drafted(books, customer(books, "海顿电机"), signed=SIGNED), number="X-1")
    )
    foreign = row_id(books, other, "验收款")
    cases: list[tuple[SupplementContract, type[ArappError], str]] = [
        (replace(good, contract_id=99), NotFound, "not_found"),
        (replace(good, reason=" "), InvalidValue, "invalid_value"),
        (replace(good, strike=(), rows=()), Refused, "nothing_changes"),
        (replace(good, amount_delta=Money(1, "USD")), CurrencyMismatch, "currency_mismatch"),
        (replace(good, day=TODAY + timedelta(days=1)), InvalidDay, "invalid_day"),
        (replace(good, day=SIGNED - timedelta(days=1)), InvalidDay, "invalid_day"),
        (replace(good, strike=(99,)), NotFound, "not_found"),
        (replace(good, strike=(foreign,)), Refused, "not_of_contract"),
        (replace(good, rows=(replace(ACCEPTANCE, rule="soon"),)), InvalidValue, "invalid_value"),
        (
            replace(good, strike=tuple(range(1, 5)), rows=(), amount_delta=Money(-100_000_00)),
            Refused,
            "amount_gone",
        ),
    ]
    for command, error, kind in cases:
        with pytest.raises(error) as refusal:
            books.run(command)
        assert refusal.value.kind == kind, command
    books.run(LockPeriod(DAY))
    with pytest.raises(PeriodLocked):
        books.run(good)
    books.run(VoidContract(deal, "取消"))
    with pytest.raises(Refused, match="contract_not_active"):
        books.run(replace(good, day=TODAY))


def test_a_row_that_is_paid_is_not_struck(books: Dispatch, deal: int) -> None:
    row, whole = row_id(books, deal, "签订款"), Money(30_000_00)
    money = books.run(RecordReceipt(TODAY, whole, "恒岳")).outcome.result
    made = books.run(Allocate(money, ((row, whole),), note="代付")).outcome.result
    less = supplement(books, deal, ("签订款",), (), -30_000_00)
    with pytest.raises(Refused, match="plan_paid"):
        books.run(less)
    books.run(Unallocate(made[0]))
    with pytest.raises(InvalidDay, match="before_row"):
        books.run(less)  # on its day the money was still on the row
    books.run(replace(less, day=TODAY))
    with pytest.raises(Refused, match="already_void"):
        books.run(replace(less, day=TODAY))
    assert wrong(books) == []


@pytest.fixture
def partly(books: Dispatch, deal: int) -> int:
    """The first row of the contract (30,000.00, due in June), with 20,000.00 settled on 2026-09-01:
    19,500.00 of money, 500.00 of fees."""
    row, day = row_id(books, deal, "签订款"), date(2026, 9, 1)
    money = books.run(RecordReceipt(day, Money(19_500_00), "恒岳")).outcome.result
    fee = ("fee", Money(500_00))
    books.run(Allocate(money, ((row, Money(20_000_00)),), fee, note="代付"))
    return row


LATER = DraftRow(1, "尾款", amount=10_000_00, rule="on 2026-12-31")


def test_of_a_partly_paid_row_what_is_open_is_struck(
    books: Dispatch, deal: int, partly: int
) -> None:
    day = TODAY + timedelta(days=1)
    books.run(replace(supplement(books, deal, ("签订款",), (LATER,), 0), day=TODAY))
    view = books.ask(lambda tx: contract(tx, deal))
    live = [(r.label, r.state, r.amount, r.paid) for r in view.rows if r.state != "void"]
    assert (live[0], live[-1]) == (
        ("签订款", "settled", 20_000_00, 20_000_00),
        ("尾款", "firm", 10_000_00, 0),
    )
    assert sum(amount for _, _, amount, _ in live) == view.line.amount
    old = next(r for r in view.rows if r.id == partly)
    assert (old.state, old.amount, old.paid) == ("void", 30_000_00, 0)
    assert [(one.struck, len(one.made)) for one in view.supplements] == [((partly,), 2)]
    before = books.ask(lambda tx: plan_list(tx, TODAY - timedelta(days=1))).rows
    assert [(r.label, r.amount, r.paid) for r in before if r.state == "firm"] == [
        ("签订款", 30_000_00, 20_000_00)
    ]
    after = books.ask(lambda tx: plan_list(tx, day)).rows
    assert [(r.label, r.open) for r in after if r.state == "firm"] == [("尾款", 10_000_00)]
    assert wrong(books) == []


def test_the_money_may_be_taken_back_of_the_part_that_stays(
    books: Dispatch, deal: int, partly: int
) -> None:
    books.run(replace(supplement(books, deal, ("签订款",), (LATER,), 0), day=TODAY))
    sql = "SELECT max(id) FROM allocation WHERE amount > 0"
    books.run(Unallocate(books.ask(lambda tx: tx.value(sql))))
    rows = books.ask(lambda tx: contract(tx, deal)).rows
    firm = {r.label: (r.amount, r.paid) for r in rows if r.state == "firm"}
    assert firm == {"签订款": (20_000_00, 0), "尾款": (10_000_00, 0)}
    assert wrong(books) == []


def test_no_more_than_what_is_open_is_made_of_it(books: Dispatch, deal: int, partly: int) -> None:
    much = replace(LATER, amount=30_000_00)
    with pytest.raises(Refused, match="plan_sum"):
        books.run(replace(supplement(books, deal, ("签订款",), (much,), 0), day=TODAY))
    early = supplement(books, deal, ("签订款",), (LATER,), 0)
    with pytest.raises(InvalidDay, match="before_row"):
        books.run(replace(early, day=date(2026, 8, 31)))
    assert partly
