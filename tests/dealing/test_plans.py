"""Plans without a contract, templates of one's own, windows of the long list."""

import time
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

import pytest

from arapp.models.store import Store
from arapp.models.tx import WriteTx
from arapp.models.values.errors import (
    ArappError,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NoSuchCustomer,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.credit.merge import MergeCustomers
from arapp.services.dealing.plan_filters import Range
from arapp.services.dealing.plan_list import PlanQuery, PlanWindow, plan_list
from arapp.services.dealing.plans import AddPlan
from arapp.services.dispatch import Dispatch, Outcome, Right
from arapp.services.ledger.names import name_key
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.plan_templates import (
    BUILT_IN,
    RemovePlanTemplate,
    SavePlanTemplate,
    TemplateRow,
    template,
    templates,
)
from tests.conftest import TODAY
from tests.dealing.deals import customer, drafted, saved, wrong
from tests.ledger_text import given


def window(books: Dispatch, wanted: PlanQuery, day: date = TODAY) -> PlanWindow:
    return books.ask(lambda tx: plan_list(tx, day, wanted))


SQL = "SELECT state, label, owner, due_on, due_rule FROM plan WHERE id = ?"


def test_a_plan_without_a_contract_falls_due_by_rule_day_or_grade(books: Dispatch) -> None:
    of = customer(books)
    for extra, due, rule in (
        ({}, date(2027, 1, 11), "net 60"),
        ({"rule": "月结30"}, date(2026, 12, 30), "eom+30"),
        ({"rule": "验收后 20 天"}, date(2026, 12, 2), "net 20"),
        ({"due_on": date(2026, 12, 24)}, date(2026, 12, 24), "on 2026-12-24"),
    ):
        row = books.run(AddPlan(of, Money(100), TODAY, **extra)).outcome.result
        found = books.ask(lambda tx, one=row: tx.one(SQL, (one,)))  # type: ignore[misc]  # bound at once
        assert found == ("firm", "货款", "周凯", due.toordinal(), rule)
    assert wrong(books) == []


def test_a_plan_that_cannot_be_is_refused_beside_its_field(books: Dispatch) -> None:
    of = customer(books)
    books.run(LockPeriod(date(2026, 10, 31)))
    good = {"customer_id": of, "amount": Money(100), "booked_on": TODAY}
    cases: list[tuple[dict[str, object], type[ArappError], str]] = [
        ({"customer_id": 99}, NoSuchCustomer, "customer_id"),
        ({"amount": Money(0)}, InvalidAmount, "amount"),
        ({"amount": Money(-5)}, InvalidAmount, "amount"),
        ({"name": " "}, InvalidValue, "name"),
        ({"rule": "尽快"}, InvalidValue, "due_rule"),
        ({"booked_on": TODAY + timedelta(days=1)}, InvalidDay, "booked_on"),
        ({"booked_on": date(1985, 1, 1)}, InvalidDay, "booked_on"),
        ({"due_on": TODAY - timedelta(days=1)}, InvalidDay, "due_on"),
        ({"booked_on": date(2026, 10, 31)}, PeriodLocked, "booked_on"),
    ]
    for change, error, field in cases:
        with pytest.raises(error) as refusal:
            books.run(AddPlan(**(good | change)))  # type: ignore[arg-type]  # the fields are of several kinds
        assert refusal.value.fields["field"] == field, change


def test_a_customer_that_became_part_of_another_gets_no_plan(books: Dispatch) -> None:
    of, twin = customer(books), customer(books, "恒岳机械")
    books.run(MergeCustomers(of, twin))
    with pytest.raises(Refused, match="merged"):
        books.run(AddPlan(twin, Money(100), TODAY))


OWN = (
    TemplateRow("预付", "signing", 200_000, rule="node+0"),
    TemplateRow("余款", "acceptance", rule="terms", gap_days=30),
)


def test_own_templates_stand_first_and_take_the_name_of_a_built_in(books: Dispatch) -> None:
    books.run(SavePlanTemplate(" 二 八 ", OWN))
    books.run(SavePlanTemplate("3331", OWN))
    found = books.ask(templates)
    assert [(one.name, one.own) for one in found] == [
        ("二 八", True), ("3331", True), ("361", False), ("55", False), ("月结30", False),
        ("月结60", False),
    ]  # fmt: skip
    assert found[0].rows == OWN
    books.run(SavePlanTemplate("二 八", (OWN[0], TemplateRow("尾款", share_ppm=800_000))))
    assert books.ask(lambda tx: template(tx, "二八")).rows[1].label == "尾款"
    books.run(RemovePlanTemplate("3331"))
    assert books.ask(lambda tx: template(tx, "3331")) == BUILT_IN[0]
    with pytest.raises(NotFound):
        books.run(RemovePlanTemplate("3331"))
    with pytest.raises(NotFound):
        books.ask(lambda tx: template(tx, "没有"))


@pytest.mark.parametrize(
    ("name", "rows", "field"),
    [
        ("", OWN, "name"),
        ("长" * 41, OWN, "name"),
        ("空", (), "rows"),
        ("多", (TemplateRow("款", share_ppm=10_000),) * 61, "rows"),
        ("少", (TemplateRow("款", share_ppm=999_999),), "share_ppm"),
        ("两尾", (TemplateRow("甲"), TemplateRow("乙")), "share_ppm"),
        ("满", (TemplateRow("甲", share_ppm=1_000_000), TemplateRow("乙")), "share_ppm"),
        ("无名", (TemplateRow(" "),), "label"),
        ("负", (TemplateRow("款", share_ppm=-5),), "share_ppm"),
        ("怪", (TemplateRow("款", "party"),), "milestone"),
        ("类", (TemplateRow("款", kind="credit"),), "kind"),
        ("规", (TemplateRow("款", rule="尽快"),), "due_rule"),
        ("隔", (TemplateRow("款", gap_days=-1),), "gap_days"),
        ("月", (TemplateRow("款", after_months=121),), "after_months"),
    ],
)
def test_a_template_that_cuts_nothing_is_refused(
    books: Dispatch, name: str, rows: tuple[TemplateRow, ...], field: str
) -> None:
    with pytest.raises(InvalidValue) as refusal:
        books.run(SavePlanTemplate(name, rows))
    assert refusal.value.fields["field"] == field


@pytest.fixture
def several(books: Dispatch) -> Dispatch:
    """Rows of every state, kind and currency."""
    given(
        books,
        """
        客户 宏泰恒业 简称=宏泰 业务=周凯
        客户 海顿电机 业务=陈悦
        合同 CH-018 宏泰恒业 3000.00 签订=2026-06-01
        应收 A 宏泰恒业 1000.00 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=发货前款 业务=周凯
        应收 B 宏泰恒业 2000.00 状态=expected 到期=2026-12-25 合同=CH-018 款项=质保金 种类=retention
        应收 D 海顿电机 333.33 入账=2026-10-01 到期=2026-11-20 款项=货款
        应收 E 海顿电机 250.00 入账=2026-10-01 到期=2026-11-01 币种=USD
        应收 F 海顿电机 70.00 入账=2026-10-01 到期=2026-11-02 款项=作废的
        收款 R1 宏泰恒业 1000.00 日期=2026-10-27
        核销 R1 A 1000.00 日期=2026-10-27
        作废 F 日期=2026-11-05
        """,
    )
    books.run(_Initials())
    return books


@dataclass(frozen=True)
class _Initials:
    label: ClassVar[str] = "write_down"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Pinyin initials of the two customers."""
        for name, first in (("宏泰恒业", "hthy"), ("海顿电机", "hddj")):
            tx.execute("UPDATE customer SET initials = ? WHERE name = ?", (first, name))
        return Outcome(frozenset())


def labels(found: PlanWindow) -> list[str]:
    return [row.label for row in found.rows]


def test_the_list_filters_by_state_text_and_day(several: Dispatch) -> None:
    every = ("expected", "firm", "settled", "void")
    assert labels(window(several, PlanQuery())) == ["E", "货款", "质保金"]
    assert labels(window(several, PlanQuery(states=("settled",)))) == ["发货前款"]
    assert labels(window(several, PlanQuery(states=("void",)))) == ["作废的"]
    assert labels(window(several, PlanQuery(states=("overdue",)))) == ["E"]
    assert labels(window(several, PlanQuery(text="hth", states=every))) == ["发货前款", "质保金"]
    assert labels(window(several, PlanQuery(text="宏泰", states=every))) == ["发货前款", "质保金"]
    assert labels(window(several, PlanQuery(text="ch018", states=every))) == ["发货前款", "质保金"]
    assert labels(window(several, PlanQuery(text="hddj 货款"))) == ["货款"]
    assert labels(window(several, PlanQuery(text="%"))) == []
    assert labels(window(several, PlanQuery(kinds=("retention",)))) == ["质保金"]
    assert labels(window(several, PlanQuery(currency="USD"))) == ["E"]
    assert labels(window(several, PlanQuery(owner="周凯", states=every))) == ["发货前款"]
    assert labels(window(several, PlanQuery(without_contract=True))) == ["E", "货款"]
    due = PlanQuery(due_from=date(2026, 11, 20), due_to=date(2026, 11, 30))
    assert labels(window(several, due)) == ["货款"]
    for wrong_one in (PlanQuery(sort="colour"), PlanQuery(states=("red",))):
        with pytest.raises(InvalidValue):
            window(several, wrong_one)


def test_the_list_filters_by_amounts_and_days_overdue(several: Dispatch) -> None:
    every = ("expected", "firm", "settled")
    for wanted, found in (
        (PlanQuery(amount=Range(33333, 33333, True)), ["货款"]),
        (PlanQuery(amount=Range(-33333, -33333)), []),
        (PlanQuery(amount=Range(25001)), ["货款", "质保金"]),
        (PlanQuery(amount=Range(None, 33333), states=every), ["E", "货款"]),
        (PlanQuery(amount=Range(25000, 33333)), ["E", "货款"]),
        (PlanQuery(paid=Range(0), states=every), ["发货前款"]),
        (PlanQuery(open=Range(200000, 200000)), ["质保金"]),
        (PlanQuery(overdue=Range(0)), ["E"]),
        (PlanQuery(overdue=Range(12)), []),
        (PlanQuery(overdue=Range(None, 11)), ["E"]),
        (PlanQuery(states=("current",)), ["货款"]),
        (PlanQuery(states=("none",)), []),
        (PlanQuery(amount=Range(25001), text="hddj"), ["货款"]),
    ):
        assert labels(window(several, wanted)) == found, wanted
    due = PlanQuery(states=("settled",), paid=Range(0))
    assert labels(window(several, due, date(2026, 10, 26))) == []


def test_windows_after_the_first_come_without_totals(several: Dispatch) -> None:
    later = window(several, PlanQuery(offset=1, limit=1, summed=False))
    assert (labels(later), later.sums) == (["货款"], ())


def test_states_together_are_the_states_apart(several: Dispatch) -> None:
    for states in (
        ("expected", "firm"),
        ("firm", "settled"),
        ("expected", "firm", "settled"),
        ("expected", "firm", "settled", "void"),
    ):
        for day in (TODAY, date(2026, 10, 26), date(2026, 9, 1)):
            apart = [window(several, PlanQuery(states=(one,)), day) for one in states]
            whole = window(several, PlanQuery(states=states), day)
            assert {row.id for row in whole.rows} == {row.id for one in apart for row in one.rows}
            assert whole.total == sum(one.total for one in apart)


def test_totals_are_of_the_whole_filter_by_currency(several: Dispatch) -> None:
    found = window(several, PlanQuery(limit=1, states=("expected", "firm", "settled")))
    assert (len(found.rows), found.total) == (1, 4)
    told = [(one.currency, one.rows, one.amount, one.paid, one.open) for one in found.sums]
    assert told == [("CNY", 3, 3333_33, 1000_00, 2333_33), ("USD", 1, 250_00, 0, 250_00)]


def test_the_list_is_sorted_both_ways_and_read_in_windows(several: Dispatch) -> None:
    for sort in ("due_on", "booked_on", "amount", "open", "paid", "customer", "contract", "label",
                 "kind", "owner", "currency", "id"):  # fmt: skip
        up = window(several, PlanQuery(sort=sort))
        down = window(several, PlanQuery(sort=sort, descending=True))
        assert [row.id for row in up.rows] == [row.id for row in down.rows][::-1]
    amounts = [row.amount for row in window(several, PlanQuery(sort="amount")).rows]
    assert amounts == sorted(amounts)
    parts = [window(several, PlanQuery(offset=i, limit=1)).rows[0].id for i in range(3)]
    assert parts == [row.id for row in window(several, PlanQuery()).rows]


def test_a_past_day_shows_the_rows_of_that_day(several: Dispatch) -> None:
    then = window(several, PlanQuery(states=("firm",)), date(2026, 10, 26))
    assert [(row.label, row.paid, row.days) for row in then.rows][:1] == [("发货前款", 0, 31)]
    assert "作废的" in labels(then)
    early = window(several, PlanQuery(states=("expected", "firm")), date(2026, 9, 1))
    assert labels(early) == ["发货前款", "质保金"]


def test_a_row_tells_where_it_comes_from(books: Dispatch) -> None:
    made = saved(books, drafted(books, customer(books)))
    row = window(books, PlanQuery(contract_id=made)).rows[0]
    assert (row.contract, row.milestone, row.no, row.days) == ("CH-2026-035", "签订", 1, -15)
    assert row.open == row.amount == 30_000_00


@dataclass(frozen=True)
class _Many:
    """50,000 rows of 500 customers."""

    label: ClassVar[str] = "write_down"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        names = [f"客户{i}有限公司" for i in range(500)]
        ids = tx.insert_many(
            "customer", ("name", "name_key", "initials", "currency"),
            [(name, name_key(name), f"kh{i}", "CNY") for i, name in enumerate(names)],
        )  # fmt: skip
        day = TODAY.toordinal()
        tx.insert_many(
            "plan",
            ("customer_id", "kind", "label", "state", "booked_on", "due_on", "amount", "currency"),
            [
                (ids[i % 500], "instalment", "货款", "firm", day - i % 300, day + i % 400 - 200,
                 100 + i, "CNY" if i % 9 else "USD")
                for i in range(50_000)
            ],
        )  # fmt: skip
        return Outcome(frozenset())


@pytest.mark.bench
def test_a_window_of_fifty_thousand_plans_takes_no_fifth_of_a_second(
    books: Dispatch, store: Store
) -> None:
    books.run(_Many())
    for wanted in (
        PlanQuery(),
        PlanQuery(sort="customer", offset=30_000),
        PlanQuery(text="kh7"),
        PlanQuery(sort="open", descending=True),
    ):
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            assert window(books, wanted).total > 1000
            best = min(best, time.process_time() - begun)
        assert best <= 0.2, (wanted, best)
