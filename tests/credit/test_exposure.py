"""Exposure: what a customer owes and may owe, part by part, against its limit."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue, NoSuchCustomer, Refused
from arapp.models.values.money import Money
from arapp.services.credit.delivered import on_contract
from arapp.services.credit.exposure import (
    PARTS,
    Exposure,
    SetExposureParts,
    exposure,
    exposures,
)
from arapp.services.credit.grading import SetLimit
from arapp.services.dispatch import Actor, Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given as write

# The customer of the picture: what the page shows has to come out.
HONGDA = """
    客户 弘达机械 等级=C
    合同 CH-018 弘达机械 312000 签订=2026-06-01
    节点 S CH-018 种类=signing 确认=2026-06-01
    节点 D CH-018 种类=delivery 计划=2026-08-26
    应收 A 弘达机械 156000 入账=2026-06-01 到期=2026-09-25 合同=CH-018 款项=发货前款
    应收 B 弘达机械 23680 入账=2026-08-26 到期=2026-10-15 款项=8月备件款
    应收 C 弘达机械 18420 入账=2026-09-26 到期=2026-11-16
    应收 D 弘达机械 31250 入账=2026-10-26 到期=2026-12-15
    应收 E 弘达机械 156000 合同=CH-018 状态=expected 到期=2026-12-10
    收款 R1 弘达机械 60000 日期=2026-10-20
    收款 R2 弘达机械 5000 日期=2026-10-27
    核销 R1 A 60000 日期=2026-10-20
    送货 弘达机械 18900 日期=2026-11-02
"""


def of(books: Dispatch, name: str = "弘达机械", day: date = TODAY) -> Exposure:
    def ask(tx: Tx) -> Exposure:
        row = tx.value("SELECT id FROM customer WHERE name = ?", (name,))
        return exposure(tx, row, day)

    return books.ask(ask)


def parts(found: Exposure) -> dict[str, int]:
    return {part.key: part.amount for part in found.parts}


def test_the_parts_of_the_picture_add_up(owner: Dispatch) -> None:
    write(owner, HONGDA)
    found = of(owner)
    assert parts(found) == {
        "overdue": 11_968_000, "not_due": 4_967_000, "delivered": 1_890_000, "bills": 0,
        "prepaid": -500_000,
    }  # fmt: skip
    assert found.total == 18_325_000


def test_the_limit_is_the_customers_own_else_the_grades(owner: Dispatch) -> None:
    row = write(owner, HONGDA)["弘达机械"]
    assert (of(owner).limit, of(owner).limit_from) == (50_000_000, "grade")
    owner.run(SetLimit(row, Money(20_000_000)))
    found = of(owner)
    assert (found.limit, found.limit_from, found.used_ppm) == (20_000_000, "customer", 916_250)
    owner.run(SetLimit(row, None))
    assert of(owner).limit_from == "grade"


def test_the_base_amount_is_lent_on_top(owner: Dispatch) -> None:
    row = write(owner, HONGDA)["弘达机械"]
    owner.run(SetLimit(row, Money(18_000_000), Money(1_000_000)))
    found = of(owner)
    assert (found.ceiling, found.over) == (19_000_000, 0)
    assert found.plus(1_000_000).over == 325_000


def test_a_limit_in_another_currency_is_refused(owner: Dispatch) -> None:
    row = write(owner, HONGDA)["弘达机械"]
    with pytest.raises(Refused) as refused:
        owner.run(SetLimit(row, Money(1, "USD")))
    assert refused.value.kind == "limit_currency"
    assert refused.value.fields["own"] == "CNY"


def test_a_grade_without_a_limit_sets_none(owner: Dispatch) -> None:
    write(owner, HONGDA)
    with owner._store.writing(_entry()) as tx:
        tx.execute("UPDATE grade SET credit_limit = NULL WHERE code = 'C'")
    found = of(owner)
    assert (found.limit, found.ceiling, found.used_ppm, found.over) == (None, None, None, 0)


def _entry() -> Any:
    from arapp.models.tx import Entry

    return Entry("李敏", "set_company")


def test_a_grades_limit_says_nothing_in_another_currency_but_zero_does(owner: Dispatch) -> None:
    write(owner, "客户 Northwick 币种=USD 等级=B\n客户 Eastwick 币种=USD 等级=D")
    assert of(owner, "Northwick").limit is None
    assert of(owner, "Eastwick").limit == 0


def test_other_currencies_are_told_beside_it(owner: Dispatch) -> None:
    write(owner, HONGDA + "\n应收 U 弘达机械 700 币种=USD 入账=2026-10-01 到期=2026-10-30")
    found = of(owner)
    assert found.total == 18_325_000
    assert found.others == (("USD", 70_000),)


def test_a_part_can_be_switched_off_and_is_still_shown(owner: Dispatch) -> None:
    write(owner, HONGDA)
    owner.run(SetExposureParts(("overdue", "not_due", "bills", "prepaid")))
    found = of(owner)
    assert found.total == 16_435_000
    assert [part.key for part in found.parts if not part.counted] == ["delivered"]
    assert found.part("delivered") == 1_890_000
    owner.undo()
    assert of(owner).total == 18_325_000


@pytest.mark.parametrize("wrong", [(), ("overdue", "whatever")])
def test_only_parts_there_are_can_be_switched(owner: Dispatch, wrong: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValue):
        owner.run(SetExposureParts(wrong))


def test_as_of_an_earlier_day(owner: Dispatch) -> None:
    write(owner, HONGDA)
    found = of(owner, day=date(2026, 10, 21))
    assert parts(found) == {
        "overdue": 9_600_000 + 2_368_000, "not_due": 1_842_000, "delivered": 0,
        "bills": 0, "prepaid": 0,
    }  # fmt: skip
    before = of(owner, day=date(2026, 10, 19))
    assert before.part("overdue") == 15_600_000 + 2_368_000


def test_due_today_is_not_overdue_before_midnight(owner: Dispatch) -> None:
    write(owner, "客户 恒信\n应收 A 恒信 100 入账=2026-10-12 到期=2026-11-12")
    assert parts(of(owner, "恒信"))["not_due"] == 10_000
    assert parts(of(owner, "恒信", date(2026, 11, 13)))["overdue"] == 10_000


def test_a_delivery_is_counted_until_its_invoice_is_there(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 恒信
        发票 F1 恒信 300 日期=2026-11-10
        送货 恒信 300 日期=2026-11-01 发票=F1
        送货 恒信 200 日期=2026-11-02
        """,
    )
    assert of(owner, "恒信").part("delivered") == 20_000
    assert of(owner, "恒信", date(2026, 11, 9)).part("delivered") == 50_000


def test_a_contract_delivered_without_notes_owes_what_nothing_claims_yet(owner: Dispatch) -> None:
    write(
        owner,
        """
        客户 恒信
        合同 K1 恒信 1000 签订=2026-06-01
        节点 N1 K1 种类=delivery 确认=2026-10-01
        应收 A 恒信 300 入账=2026-06-01 到期=2026-06-10 合同=K1
        应收 B 恒信 700 合同=K1 状态=expected 到期=2026-12-10
        合同 K2 恒信 5000 签订=2026-06-01
        应收 C 恒信 5000 合同=K2 状态=expected 到期=2026-12-20
        节点 N2 K2 种类=delivery 计划=2026-12-01
        """,
    )
    found = of(owner, "恒信")
    assert found.part("delivered") == 70_000
    assert found.total == 100_000, "no more than the contract"


@pytest.mark.parametrize(
    ("amount", "invoiced", "firm", "notes", "noted", "left"),
    [
        (1000, 0, 300, 0, 0, 700),
        (1000, 600, 300, 0, 0, 400),
        (1000, 1000, 300, 0, 0, 0),
        (1000, 0, 300, 1, 250, 250),
        (1000, 0, 900, 2, 250, 100),  # notes and rows speak of the same goods
        (1000, 0, 1000, 1, 250, 0),
        (1000, 0, 0, 1, 0, 0),  # every note is invoiced
        (1000, 1300, 0, 0, 0, 0),
        (1000, 0, 0, 1, -50, 0),  # goods that came back
    ],
)
def test_what_of_a_contract_went_out_unclaimed(
    amount: int, invoiced: int, firm: int, notes: int, noted: int, left: int
) -> None:
    assert on_contract(amount, invoiced, firm, notes, noted) == left


def test_nobody_has_no_exposure(owner: Dispatch) -> None:
    with pytest.raises(NoSuchCustomer):
        owner.ask(lambda tx: exposure(tx, 99, TODAY))


# --- reckoned again, independently -------------------------------------------------------------

_DAYS = st.integers(-200, 40)
_ROW = st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 90_000), _DAYS, _DAYS, st.integers(0, 3))


def _day(offset: int) -> str:
    return date.fromordinal(TODAY.toordinal() + offset).isoformat()


@st.composite
def books_text(draw: st.DrawFn) -> str:
    """Customers with rows, partly settled on some day, deliveries, prepayments."""
    lines = ["客户 甲 等级=A", "客户 乙 等级=B", "客户 丙 等级=D"]
    for n, (who, amount, a, b, share) in enumerate(draw(st.lists(_ROW, max_size=9))):
        booked, due = min(a, b, 0), max(a, b)
        lines.append(f"应收 P{n} {who} {amount} 入账={_day(booked)} 到期={_day(max(due, booked))}")
        paid = amount * share // 3
        if paid:
            lines.append(f"收款 R{n} {who} {paid + share} 日期={_day(booked)}")
            lines.append(f"核销 R{n} P{n} {paid} 日期={_day(booked // 2)}")
    for who, amount, a, _, _ in draw(st.lists(_ROW, max_size=3)):
        lines.append(f"送货 {who} {amount} 日期={_day(min(a, 0))}")
    return "\n".join(lines)


def _again(tx: Tx, customer: int, day: int) -> int:
    """The exposure from the bare rows, one by one."""
    total = 0
    for plan, booked, amount in tx.rows(
        "SELECT id, booked_on, amount FROM plan WHERE customer_id = ?", (customer,)
    ):
        if booked <= day:
            total += amount - tx.value(
                "SELECT coalesce(sum(amount), 0) FROM allocation WHERE plan_id = ? AND day <= ?",
                (plan, day),
            )
    for receipt, on, amount in tx.rows(
        "SELECT id, day, amount FROM receipt WHERE customer_id = ?", (customer,)
    ):
        if on <= day:
            total -= amount - tx.value(
                "SELECT coalesce(sum(amount), 0) FROM allocation WHERE receipt_id = ? AND day <= ?",
                (receipt, day),
            )
    return total + int(
        tx.value(
            "SELECT coalesce(sum(amount), 0) FROM delivery WHERE customer_id = ? AND day <= ?",
            (customer, day),
        )
    )


def _check(tx: Tx, day: date) -> None:
    every = exposures(tx, day)
    assert len(every) == 3
    for row, found in every.items():
        assert found == exposure(tx, row, day)
        assert found.total == sum(found.part(key) for key in PARTS)
        assert found.total == _again(tx, row, day.toordinal())


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=books_text(), back=st.integers(0, 120))
def test_the_sum_of_the_parts_is_what_the_rows_say(
    empty_file: Path, quick_folder: Path, text: str, back: int
) -> None:
    path = quick_folder / "book.arapp"
    path.write_bytes(empty_file.read_bytes())
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store, Actor("李敏", "owner"))
        write(books, text)
        day = date.fromordinal(TODAY.toordinal() - back)
        books.ask(lambda tx: _check(tx, day))
    path.unlink()
