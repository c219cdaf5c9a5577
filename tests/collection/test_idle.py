"""Idle prepayments, and abnormal customers that other lines speak of already."""

from typing import Any

from arapp.services.collection.idle import idle
from arapp.services.collection.items import GroupPart
from arapp.services.collection.sentences import sentence
from arapp.services.collection.stages import Group, Step
from arapp.services.collection.today import today
from arapp.services.dispatch import Dispatch
from arapp.services.matching.commands import Allocate
from tests.conftest import TODAY
from tests.ledger_text import given


def kept(books: Dispatch, text: str) -> dict[str, int]:
    """The books, and R left with its customer on purpose."""
    ids = given(books, text)
    books.run(Allocate(ids["R"], (), customer_id=ids["甲"]))
    return ids


def told(books: Dispatch) -> list[tuple[str, Step]]:
    found = books.ask(lambda tx: idle(tx, TODAY))
    return [(sentence(item.why, "zh_CN", TODAY), item.step) for item in found]


def part(books: Dispatch, group: Group) -> GroupPart:
    found: Any = books.ask(lambda tx: today(tx, limit=-1))
    groups: tuple[GroupPart, ...] = found.groups
    return next(one for one in groups if one.group is group)


def test_a_prepayment_that_nothing_uses_for_a_month_is_asked_about(books: Dispatch) -> None:
    kept(books, "客户 甲\n收款 R 甲 500 日期=2026-10-13")
    assert told(books) == [("预收 10-13 到账，30 天没用上：核销还是退款", Step.MATCH)]
    assert part(books, Group.IDLE).totals == {"CNY": 500_00}
    assert part(books, Group.UNMATCHED).count == 0


def test_a_younger_one_is_left_alone(books: Dispatch) -> None:
    kept(books, "客户 甲\n收款 R 甲 500 日期=2026-10-14")
    assert told(books) == []


def test_a_row_made_since_may_take_it(books: Dispatch) -> None:
    kept(
        books,
        "客户 甲\n收款 R 甲 500 日期=2026-11-01\n"
        "应收 A 甲 300 入账=2026-11-05 到期=2026-12-05 款项=签订款",
    )
    assert told(books) == [("预收 11-01 到账，可核销 签订款 300.00", Step.MATCH)]


def test_a_row_that_is_due_speaks_of_the_money_itself(books: Dispatch) -> None:
    kept(
        books,
        "客户 甲\n收款 R 甲 500 日期=2026-10-01\n应收 A 甲 900 入账=2026-10-05 到期=2026-11-05",
    )
    assert told(books) == []
    (row,) = part(books, Group.DAYS_1_7).items
    assert (row.why.key, row.step) == ("received_some", Step.MATCH)


def test_an_abnormal_customer_with_rows_on_the_page_is_no_line_of_its_own(books: Dispatch) -> None:
    given(
        books,
        "客户 甲 等级=C\n应收 A 甲 120000 入账=2026-08-01 到期=2026-09-25\n"
        "客户 乙 等级=C\n应收 B 乙 90000 入账=2026-08-01 到期=2026-09-20\n"
        "承诺 乙 90000 计划=B 说于=2026-11-05 到=2026-11-10",
    )
    found = part(books, Group.ABNORMAL)
    assert (found.count, found.folded, found.lines) == (2, 2, ())
    whole = books.ask(today)
    assert whole.left == sum(one.count for one in whole.groups if one.group is not Group.ABNORMAL)
