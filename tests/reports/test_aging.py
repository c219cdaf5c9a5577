"""Aging: what is open, how old, as of any day; balance and columns are one reckoning."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import InvalidValue
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.open_rows import balance_of
from arapp.services.reports.aging import aging, aging_json, bucket_of
from arapp.services.reports.open import open_items, prepaid_rows, source
from tests import ledger_text
from tests.conftest import TODAY
from tests.stories import BASE, WITHOUT_SHRINKING, day_numbers, stories, tell

BOOK = """
    客户 弘达 业务=周凯
    客户 海顿
    应收 A 弘达 96000 入账=2026-08-26 到期=2026-09-25
    应收 B 弘达 23680 入账=2026-08-31 到期=2026-10-15
    应收 C 弘达 31250 入账=2026-10-31 到期=2026-12-15
    应收 D 弘达 -1200 入账=2026-10-01 到期=2026-10-20
    应收 E 海顿 500 入账=2026-01-01 到期=2026-08-13
    应收 F 海顿 70 入账=2026-11-01 到期=2026-11-12
    收款 R1 弘达 50000 日期=2026-10-27
    核销 R1 A 45000 日期=2026-10-27
    收款 R2 海顿 30 日期=2026-11-20
"""


def report(books: Dispatch, day: date, basis: str = "due") -> dict[str, Any]:
    """The headless document."""
    return books.ask(lambda tx: aging_json(aging(tx, day, basis)))


def test_each_row_stands_in_the_column_of_its_own_due_day(books: Dispatch) -> None:
    ledger_text.given(books, BOOK)
    found = report(books, TODAY)
    hongda, haidun = found["rows"]
    assert hongda == {
        "customer": "弘达",
        "customer_id": hongda["customer_id"],
        "currency": "CNY",
        "not_due": "31250.00",
        "1-30": "22480.00",  # 23,680 less the credit of 1,200, both due in October
        "31-60": "51000.00",  # 96,000 less 45,000
        "61-90": "0.00",
        "90+": "0.00",
        "total": "104730.00",
        "prepayment": "5000.00",
    }
    # due today is not due until midnight; 91 days is over 90; money of next week is not there yet
    assert (haidun["not_due"], haidun["90+"], haidun["prepayment"]) == ("70.00", "500.00", "0.00")
    assert found["balance"] == {"CNY": "105300.00"}
    assert found["net"] == {"CNY": "100300.00"}
    assert found["totals"]["CNY"]["total"] == "105300.00"


def test_by_document_day_rows_that_are_due_stand_by_their_age(books: Dispatch) -> None:
    ledger_text.given(books, BOOK)
    found = report(books, TODAY, "document")
    assert found["buckets"][1] == "0-30"
    hongda = next(row for row in found["rows"] if row["customer"] == "弘达")
    # A 78 days and B 73 days since booking, the credit 42 days
    assert (hongda["31-60"], hongda["61-90"]) == ("-1200.00", "74680.00")
    assert found["balance"] == {"CNY": "105300.00"}
    with pytest.raises(InvalidValue):
        report(books, TODAY, "weight")


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(-5, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4)],
)
def test_the_edges_of_the_buckets(days: int, bucket: int) -> None:
    assert bucket_of(days) == bucket


def test_a_past_day_shows_what_the_report_of_that_day_showed(books: Dispatch) -> None:
    ledger_text.given(books, BOOK)
    then = report(books, TODAY)
    ledger_text.given(
        books,
        """
        收款 R3 弘达 80000 日期=2026-11-13
        核销 R3 A 51000 日期=2026-11-13
        核销 R1 B 5000 日期=2026-11-14
        差额 E 500 日期=2026-11-15
        退款 R3 1000 日期=2026-11-16
        冲回 R1 A 日期=2026-11-17
        作废 C 日期=2026-11-18
        应收 G 海顿 9 入账=2026-11-19 到期=2026-11-19
        """,
    )
    assert report(books, TODAY) == then
    later = report(books, TODAY + timedelta(days=30))
    assert later != then
    assert later["balance"] == {"CNY": "62559.00"}  # A 45,000 again, B 18,680, D −1,200, F 70, G 9


def test_each_currency_adds_up_on_its_own(books: Dispatch) -> None:
    ledger_text.given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2026-10-01 到期=2026-10-01
        应收 B 甲 1000 入账=2026-10-01 到期=2026-10-01 币种=JPY
        """,
    )
    assert report(books, TODAY)["balance"] == {"CNY": "100.00", "JPY": "1000"}


def test_the_scan_reads_the_partial_index_alone(books: Dispatch) -> None:
    ledger_text.given(books, BOOK.replace("2026-11-20", "2026-11-10"))
    plan = books.ask(
        lambda tx: [
            row[3]
            for found in [source(tx, TODAY)]
            for row in tx.rows(
                f"EXPLAIN QUERY PLAN SELECT customer_id, sum(amount - paid) FROM ({found.sql})"
                " GROUP BY customer_id",
                found.params,
            )
        ]
    )
    assert any("COVERING INDEX p_opencust" in step for step in plan), plan


@settings(
    phases=WITHOUT_SHRINKING,
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=stories, day=day_numbers)
def test_columns_balance_and_items_are_one_reckoning_on_every_day(
    empty_file: Path, tmp_path_factory: pytest.TempPathFactory, story: Any, day: int
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.arapp"
    shutil.copy(empty_file, path)
    with Store.open(path, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        ledger_text.given(books, "客户 甲\n客户 乙")
        tell(books, story)
        as_of = BASE + timedelta(days=day)
        books.ask(lambda tx: _agree(tx, as_of))


def _agree(tx: Any, as_of: date) -> None:
    table = aging(tx, as_of)
    for row in table.rows:
        items = open_items(tx, as_of, row.customer_id)
        assert sum(item.open for item in items) == row.total
        assert sum(one.amount for one in prepaid_rows(tx, as_of, row.customer_id)) == row.prepayment
        assert balance_of(tx, as_of, row.customer_id, row.currency) == row.net
        for index, column in enumerate(row.columns):
            mine = [i for i in items if bucket_of((as_of - i.due_on).days) == index]
            assert sum(item.open for item in mine) == column
    assert sum(row.total for row in table.rows) == sum(i.open for i in open_items(tx, as_of))
    by_hand = tx.value(_FROM_SCRATCH, {"d": as_of.toordinal()}) or 0
    assert sum(row.total for row in table.rows) == by_hand


_FROM_SCRATCH = """
    SELECT sum(p.amount
      - (SELECT coalesce(sum(amount), 0) FROM allocation WHERE plan_id = p.id AND day <= :d)
      - (SELECT coalesce(sum(amount), 0) FROM difference WHERE plan_id = p.id AND day <= :d))
    FROM plan p WHERE p.booked_on <= :d
      AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d))
"""
