"""Several differences in one allocation: by reason, within limits, taken back together."""

from typing import Any

import pytest

from arapp.models.values.errors import CurrencyMismatch, InvalidAmount, InvalidValue, Refused
from arapp.models.values.money import Money, parse_plain
from arapp.services.dispatch import Dispatch
from arapp.services.matching.commands import Allocate, Unallocate
from tests.ledger_text import given

FIRM = "无锡瑞沃自动化科技有限公司"
BOOKS = f"""
    客户 {FIRM}
    应收 大 {FIRM} 1000 入账=2026-10-20 到期=2026-10-29
    应收 小 {FIRM} 0.40 入账=2026-10-20 到期=2026-11-17
    收款 R {FIRM} 969.90 日期=2026-11-11
"""


def cny(yuan: str) -> Money:
    return parse_plain(yuan)


def rows(books: Dispatch, sql: str) -> list[Any]:
    return books.ask(lambda tx: tx.rows(sql))


LOST = "SELECT plan_id, reason, amount, note FROM difference ORDER BY plan_id, id"


def test_a_fee_and_a_rounding_in_one_slip(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    parts = ((ids["大"], cny("1000")), (ids["小"], cny("0.40")))
    lost = (("fee", cny("30"), "跨行"), ("rounding", cny("0.50"), ""))
    (written,) = books.run(Allocate(ids["R"], parts, differences=lost)).outcome.result
    assert rows(books, LOST) == [
        (ids["大"], "fee", 29_60, "跨行"),
        (ids["大"], "rounding", 50, ""),
        (ids["小"], "fee", 40, "跨行"),
    ]
    assert rows(books, "SELECT amount FROM allocation") == [(969_90,)]
    assert rows(books, "SELECT count(*) FROM plan WHERE paid = amount") == [(2,)]
    books.run(Unallocate(written))
    assert rows(books, "SELECT coalesce(sum(amount), 0) FROM difference WHERE plan_id = "
                + str(ids["大"])) == [(0,)]  # fmt: skip
    assert books.ask(lambda tx: all(check.ok for check in tx.checks()))


def test_the_short_form_and_the_lines_add_up(books: Dispatch) -> None:
    ids = given(books, BOOKS)
    lost = (("rounding", cny("0.10"), ""),)
    books.run(Allocate(ids["R"], ((ids["大"], cny("1000")),), ("fee", cny("30")), differences=lost))
    assert rows(books, LOST) == [(ids["大"], "fee", 30_00, ""), (ids["大"], "rounding", 10, "")]


WRONG: dict[str, tuple[tuple[tuple[str, Money, str], ...], type[Exception]]] = {
    "an unknown reason": ((("luck", cny("1"), ""),), InvalidValue),
    "nothing": ((("fee", cny("0"), ""), ("rounding", cny("1"), "")), InvalidAmount),
    "another currency": ((("fee", Money(100, "USD"), ""),), CurrencyMismatch),
    "more than the rows": (
        (("discount", cny("999"), ""), ("other", cny("2"), "")), InvalidAmount),
    "two lines of a reason over its limit": (
        (("rounding", cny("60"), "甲"), ("rounding", cny("60"), "乙")), Refused),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_writes_nothing(books: Dispatch, case: str) -> None:
    ids = given(books, BOOKS)
    lost, error = WRONG[case]
    with pytest.raises(error):
        books.run(Allocate(ids["R"], ((ids["大"], cny("1000")),), differences=lost))
    assert rows(books, "SELECT count(*) FROM difference") == [(0,)]
    assert rows(books, "SELECT count(*) FROM allocation") == [(0,)]
