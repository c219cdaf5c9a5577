"""The sums that triggers keep are those of the rows, whatever is done to the rows.

What is right is reckoned here from the rows alone, in Python; the program's own check has to agree.
"""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from arapp.models import sums
from arapp.models.store import Store
from arapp.models.tx import Entry, Tx, WriteTx
from arapp.services.dispatch import Dispatch
from tests.ledger_text import given

BOOK = """
    客户 甲
    客户 乙
    应收 A 甲 1000 入账=2026-08-26 到期=2026-09-25
    应收 B 甲 300 入账=2026-10-01 到期=2026-10-31
    应收 C 乙 500 入账=2026-10-05 到期=2026-11-05
    应收 D 甲 -50 入账=2026-10-06 到期=2026-10-06
    应收 U 乙 80 入账=2026-10-06 到期=2026-10-06 币种=USD
    应收 X 甲 70 状态=expected 到期=2026-12-31
    收款 R1 甲 1000 日期=2026-09-30
    收款 R2 乙 600 日期=2026-10-01
    收款 R3 - 250 日期=2026-10-31 付款人=某人
"""
DAY = {text: date.fromisoformat(text).toordinal() for text in ("2026-09-30", "2026-10-01",
       "2026-10-15", "2026-10-31", "2026-12-01", "2027-01-31")}  # fmt: skip
Sums = dict[str, dict[Any, Any]]


@pytest.fixture
def ids(books: Dispatch) -> dict[str, int]:
    return given(books, BOOK)


def kept(tx: Tx) -> Sums:
    """What the triggers keep; months without a sum are as none."""
    months = tx.rows("SELECT customer_id, currency, month, debits, credits FROM customer_month")
    return {
        "paid": dict(tx.rows("SELECT id, paid FROM plan")),
        "settled": dict(tx.rows("SELECT id, settled_on FROM plan")),
        "allocated": dict(tx.rows("SELECT id, allocated FROM receipt")),
        "refunded": dict(tx.rows("SELECT id, refunded FROM receipt")),
        "months": {
            tuple(key): (debit, credit) for *key, debit, credit in months if debit or credit
        },
    }


def reckoned(tx: Tx) -> Sums:
    """The same from the rows alone."""
    plans = {row[0]: row[1:] for row in tx.rows(
        "SELECT id, customer_id, currency, amount, state, booked_on FROM plan")}  # fmt: skip
    receipts = {row[0]: row[1:] for row in tx.rows(
        "SELECT id, customer_id, currency, amount, day FROM receipt")}  # fmt: skip
    paid, last = dict.fromkeys(plans, 0), dict.fromkeys(plans, 0)
    allocated, refunded = dict.fromkeys(receipts, 0), dict.fromkeys(receipts, 0)
    months: dict[Any, list[int]] = defaultdict(lambda: [0, 0])

    def month(customer: int | None, currency: str, day: int, side: int, minor: int) -> None:
        if customer is not None:
            found = date.fromordinal(day)
            months[customer, currency, found.year * 100 + found.month][side] += minor

    def on_plan(plan: int, minor: int, day: int) -> None:
        paid[plan] += minor
        last[plan] = max(last[plan], day)

    for customer, currency, minor, state, day in plans.values():
        if state == "firm":
            month(customer, currency, day, 0, minor)
    for customer, currency, minor, day in receipts.values():
        month(customer, currency, day, 1, minor)
    for plan, receipt, minor, day in tx.rows(
        "SELECT plan_id, receipt_id, amount, day FROM allocation"
    ):
        on_plan(plan, minor, day)
        allocated[receipt] += minor
    for plan, minor, day in tx.rows("SELECT plan_id, amount, day FROM difference"):
        on_plan(plan, minor, day)
        month(plans[plan][0], plans[plan][1], day, 1, minor)
    for receipt, minor, day in tx.rows("SELECT receipt_id, amount, day FROM refund"):
        refunded[receipt] += minor
        month(receipts[receipt][0], receipts[receipt][1], day, 1, -minor)
    return {
        "paid": paid,
        "settled": {p: last[p] or None if paid[p] == plans[p][2] else None for p in plans},
        "allocated": allocated,
        "refunded": refunded,
        "months": {key: (d, c) for key, (d, c) in months.items() if d or c},
    }


def right(tx: Tx) -> None:
    """The kept sums are the reckoned ones, and the program's own recomputation says so too."""
    assert kept(tx) == reckoned(tx)
    assert wrong(tx) == []


def wrong(tx: Tx) -> list[str]:
    """What the program's own check says."""
    (check,) = tx.checks(frozenset({"sums"}))
    return check.wrong


def allocation(tx: WriteTx, ids: dict[str, int], receipt: str, plan: str, minor: int,
               day: str) -> int:  # fmt: skip
    return tx.insert("allocation", receipt_id=ids[receipt], plan_id=ids[plan], amount=minor,
                     day=DAY[day], how="hand")  # fmt: skip


Step = Callable[[WriteTx, dict[str, int]], object]
# Each line is one change on what the lines before have left.
STEPS: list[tuple[str, Step]] = [
    ("part of a row", lambda tx, ids: allocation(tx, ids, "R1", "A", 60_000, "2026-09-30")),
    ("the rest of it later", lambda tx, ids: allocation(tx, ids, "R2", "A", 40_000, "2026-10-15")),
    ("another row", lambda tx, ids: allocation(tx, ids, "R1", "B", 25_000, "2026-10-31")),
    (
        "a difference settles it",
        lambda tx, ids: tx.insert("difference", plan_id=ids["B"], receipt_id=ids["R1"],
                                  amount=5_000, day=DAY["2026-10-15"], reason="fee"),
    ),
    ("a later difference", lambda tx, ids: tx.update("difference", 1, day=DAY["2026-12-01"])),
    ("a smaller one", lambda tx, ids: tx.update("difference", 1, amount=4_000)),
    ("on another row", lambda tx, ids: tx.update("difference", 1, plan_id=ids["C"])),
    (
        "money paid back",
        lambda tx, ids: tx.insert("refund", receipt_id=ids["R2"], amount=7_000,
                                  day=DAY["2026-10-31"]),
    ),
    (
        "of nobody's money",
        lambda tx, ids: tx.insert("refund", receipt_id=ids["R3"], amount=1_000,
                                  day=DAY["2026-12-01"]),
    ),
    ("less paid back", lambda tx, ids: tx.update("refund", 1, amount=6_000)),
    ("paid back later", lambda tx, ids: tx.update("refund", 1, day=DAY["2027-01-31"])),
    ("out of another receipt", lambda tx, ids: tx.update("refund", 1, receipt_id=ids["R1"])),
    ("an allocation grows", lambda tx, ids: tx.update("allocation", 3, amount=26_000)),
    ("moves to another row", lambda tx, ids: tx.update("allocation", 3, plan_id=ids["C"])),
    ("to another receipt", lambda tx, ids: tx.update("allocation", 3, receipt_id=ids["R3"],
                                                     amount=20_000)),
    ("to another day", lambda tx, ids: tx.update("allocation", 1, day=DAY["2026-12-01"])),
    ("somebody is found", lambda tx, ids: tx.update("receipt", ids["R3"], customer_id=ids["甲"])),
    ("it was another", lambda tx, ids: tx.update("receipt", ids["R3"], customer_id=ids["乙"])),
    ("nobody again", lambda tx, ids: tx.update("receipt", ids["R3"], customer_id=None)),
    ("another amount", lambda tx, ids: tx.update("receipt", ids["R2"], amount=70_000)),
    ("another day", lambda tx, ids: tx.update("receipt", ids["R1"], day=DAY["2027-01-31"])),
    ("other money", lambda tx, ids: tx.update("receipt", ids["R1"], currency="USD")),
    ("a row of another", lambda tx, ids: tx.update("plan", ids["C"], customer_id=ids["甲"])),
    ("in another currency", lambda tx, ids: tx.update("plan", ids["C"], currency="EUR")),
    ("booked later", lambda tx, ids: tx.update("plan", ids["U"], booked_on=DAY["2026-12-01"])),
    ("a larger row", lambda tx, ids: tx.update("plan", ids["U"], amount=9_000)),
    ("it falls due", lambda tx, ids: tx.update("plan", ids["X"], state="firm",
                                               booked_on=DAY["2026-10-31"])),
    ("it is void", lambda tx, ids: tx.update("plan", ids["U"], state="void",
                                             void_on=DAY["2026-12-01"])),
    ("an allocation goes", lambda tx, _: tx.execute("DELETE FROM allocation WHERE id = 2")),
    ("a difference goes", lambda tx, ids: tx.execute("DELETE FROM difference WHERE id = 1")),
    ("a refund goes", lambda tx, ids: tx.execute("DELETE FROM refund WHERE id = 1")),
    ("the other too", lambda tx, ids: tx.execute("DELETE FROM refund WHERE id = 2")),
    ("a row goes", lambda tx, ids: tx.execute("DELETE FROM plan WHERE id = ?", (ids["B"],))),
    ("its use too", lambda tx, _ids: tx.execute("DELETE FROM allocation WHERE id = 3")),
    ("R3 itself", lambda tx, ids: tx.execute("DELETE FROM receipt WHERE id = ?", (ids["R3"],))),
]  # fmt: skip


def test_after_each_change_the_sums_are_those_of_the_rows(
    store: Store, ids: dict[str, int]
) -> None:
    with store.reading() as tx:
        right(tx)
    for what, step in STEPS:
        with store.writing(Entry("测试", what)) as tx:
            before = kept(tx)
            step(tx, ids)
            right(tx)
            assert kept(tx) != before, what


def test_settled_is_the_last_day_of_allocations_and_differences(
    store: Store, ids: dict[str, int]
) -> None:
    with store.writing(Entry("测试", "allocate")) as tx:
        allocation(tx, ids, "R1", "B", 10_000, "2026-10-31")
        allocation(tx, ids, "R1", "B", 15_000, "2026-10-01")
        tx.insert("difference", plan_id=ids["B"], amount=5_000, day=DAY["2026-10-15"],
                  reason="discount")  # fmt: skip
        settled = tx.value("SELECT settled_on FROM plan WHERE id = ?", (ids["B"],))
        assert settled == DAY["2026-10-31"]
        tx.update("difference", 1, day=DAY["2026-12-01"])
        settled = tx.value("SELECT settled_on FROM plan WHERE id = ?", (ids["B"],))
        assert settled == DAY["2026-12-01"]
        tx.update("allocation", 2, amount=14_999)
        assert tx.value("SELECT settled_on FROM plan WHERE id = ?", (ids["B"],)) is None


def test_the_later_of_two_differences_settles(store: Store, ids: dict[str, int]) -> None:
    with store.writing(Entry("测试", "allocate")) as tx:
        allocation(tx, ids, "R1", "B", 25_000, "2026-09-30")
        for minor, day in ((2_000, "2026-10-31"), (3_000, "2026-10-01")):
            tx.insert("difference", plan_id=ids["B"], amount=minor, day=DAY[day], reason="fee")
        settled = tx.value("SELECT settled_on FROM plan WHERE id = ?", (ids["B"],))
        assert settled == DAY["2026-10-31"]
        right(tx)


def test_a_customer_goes_with_its_empty_months_and_not_with_others(
    store: Store, ids: dict[str, int]
) -> None:
    with store.writing(Entry("测试", "lone")) as tx:
        lone = tx.insert("customer", name="丙", name_key="丙")
        row = tx.insert("receipt", number="收-1", day=DAY["2026-10-01"], amount=5,
                        currency="CNY", payer="丙", customer_id=lone)  # fmt: skip
        tx.delete("receipt", row)
        assert tx.value("SELECT count(*) FROM customer_month WHERE customer_id = ?", (lone,)) == 1
        tx.delete("customer", lone)
        assert tx.value("SELECT count(*) FROM customer_month WHERE customer_id = ?", (lone,)) == 0
    before = kept_of(store)
    with pytest.raises(sqlite3.IntegrityError), store.writing(Entry("测试", "owing")) as tx:
        tx.delete("customer", ids["甲"])
    assert kept_of(store) == before


@pytest.mark.parametrize("column", ["debits", "credits"])
def test_a_sum_without_a_row_is_not_swept_away_with_its_customer(store: Store, column: str) -> None:
    """It is wrong, and verify has to find it."""
    day = DAY["2026-10-01"]
    with store.writing(Entry("测试", "lone")) as tx:
        lone = tx.insert("customer", name="丙", name_key="丙")
        row = tx.insert("receipt", number="收-1", day=day, amount=5, payer="丙", customer_id=lone)
        tx.delete("receipt", row)
        tx.execute(f"UPDATE customer_month SET {column} = 7 WHERE customer_id = ?", (lone,))
    with pytest.raises(sqlite3.IntegrityError), store.writing(Entry("测试", "drop")) as tx:
        tx.delete("customer", lone)
    with store.reading() as tx:
        assert wrong(tx) == [f"customer:{lone} (customer_month.{column})"]


def test_rows_alike_count_each_by_itself(store: Store, ids: dict[str, int]) -> None:
    with store.writing(Entry("测试", "twice")) as tx:
        for _ in range(2):
            tx.insert("plan", customer_id=ids["乙"], kind="opening", state="firm", amount=700,
                      booked_on=DAY["2026-10-01"], due_on=DAY["2026-10-15"])  # fmt: skip
            allocation(tx, ids, "R1", "A", 100, "2026-09-30")
            tx.insert("difference", plan_id=ids["A"], amount=100, day=DAY["2026-09-30"],
                      reason="fee")  # fmt: skip
            tx.insert("refund", receipt_id=ids["R2"], amount=300, day=DAY["2026-10-01"])
        right(tx)


def kept_of(store: Store) -> Sums:
    with store.reading() as tx:
        return kept(tx)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_the_sums_are_those_of_the_rows(
    store: Store, ids: dict[str, int], seed: int
) -> None:
    dice = random.Random(seed)
    plans, receipts = [ids[p] for p in "ABCDUX"], [ids[r] for r in ("R1", "R2", "R3")]
    done = 0
    for _ in range(120):
        try:
            with store.writing(Entry("测试", "any")) as tx:
                _any_change(tx, dice, plans, receipts, [ids["甲"], ids["乙"]])
                right(tx)
            done += 1
        except sqlite3.IntegrityError:  # more than the receipt has: refused, as it should be
            continue
    assert done > 40


def _any_change(
    tx: WriteTx, dice: random.Random, plans: list[int], receipts: list[int], customers: list[int]
) -> None:
    facts = {
        "plan_id": dice.choice(plans),
        "receipt_id": dice.choice(receipts),
        "amount": dice.choice([-500, 100, 2_000, 30_000]),
        "day": dice.choice(list(DAY.values())),
    }
    table = dice.choice(["allocation", "difference", "refund", "plan", "receipt"])
    if table == "plan":
        tx.update("plan", facts["plan_id"], customer_id=dice.choice(customers),
                  currency=dice.choice(["CNY", "USD"]))  # fmt: skip
        return
    if table == "receipt":
        tx.update("receipt", facts["receipt_id"], day=facts["day"],
                  customer_id=dice.choice([None, *customers]))  # fmt: skip
        return
    if table == "refund":
        del facts["plan_id"]
    rows = [row for (row,) in tx.rows(f"SELECT id FROM {table}")]
    verb = dice.choice(["insert", "insert", "update", "delete"])
    if verb == "insert" or not rows:
        more = {"allocation": {"how": "hand"}, "difference": {"reason": "fee"}}.get(table, {})
        tx.insert(table, **facts, **more)
    elif verb == "delete":
        tx.delete(table, dice.choice(rows))
    else:
        column = dice.choice(sorted(facts))
        tx.update(table, dice.choice(rows), **{column: facts[column]})


@pytest.mark.parametrize(
    ("spoil", "name", "record"),
    [
        ("UPDATE plan SET paid = paid + 1 WHERE id = {A}", "plan.paid", "plan:{A}"),
        ("UPDATE plan SET paid = 1 WHERE id = {B}", "plan.paid", "plan:{B}"),
        ("UPDATE plan SET settled_on = 9 WHERE id = {A}", "plan.paid", "plan:{A}"),
        ("UPDATE plan SET settled_on = NULL WHERE id = {C}", "plan.paid", "plan:{C}"),
        ("UPDATE receipt SET allocated = 1 WHERE id = {R3}", "receipt.allocated", "receipt:{R3}"),
        ("UPDATE receipt SET refunded = 1 WHERE id = {R1}", "receipt.allocated", "receipt:{R1}"),
        (
            "UPDATE customer_month SET credits = credits + 1 WHERE customer_id = {甲}"
            " AND month = 202609",
            "customer_month.credits",
            "customer:{甲}",
        ),
        (
            "UPDATE customer_month SET debits = debits - 1 WHERE customer_id = {乙}"
            " AND currency = 'USD'",
            "customer_month.debits",
            "customer:{乙}",
        ),
    ],
)
def test_a_sum_that_was_touched_is_found(
    store: Store, ids: dict[str, int], spoil: str, name: str, record: str
) -> None:
    with store.writing(Entry("测试", "fill")) as tx:
        allocation(tx, ids, "R1", "A", 10_000, "2026-09-30")
        allocation(tx, ids, "R2", "C", 50_000, "2026-10-01")
        tx.insert("refund", receipt_id=ids["R2"], amount=500, day=DAY["2026-10-31"])
        right(tx)
        tx.execute(spoil.format(**ids))
        assert wrong(tx) == [f"{record.format(**ids)} ({name})"]


def test_months_are_those_of_the_calendar(store: Store) -> None:
    with store.reading() as tx:
        for text in ("1990-01-01", "2026-10-31", "2026-11-01", "2028-02-29", "2099-12-31"):
            day = date.fromisoformat(text)
            month = tx.value(f"SELECT {sums.MONTH.format(day=day.toordinal())}")
            assert month == day.year * 100 + day.month
