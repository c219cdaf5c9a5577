"""Tasks that credit sets on the today page: abnormal customers, grades to be reckoned again."""

from datetime import date, timedelta
from typing import Any

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.collection.log import LiftHold, PutOff
from arapp.services.collection.stages import Group
from arapp.services.collection.today import more, today, today_json
from arapp.services.credit.grading import SetGrade
from arapp.services.credit.trial import ApplyModel
from arapp.services.dispatch import Actor, Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

OWING = """
    客户 甲 业务=周凯 等级=C
    客户 乙 等级=C
    应收 大 甲 120000 入账=2026-08-01 到期=2026-09-25
    应收 小 乙 500 入账=2026-08-01 到期=2026-09-25
"""


def lines(books: Dispatch, group: str, language: str = "zh_CN") -> list[dict[str, Any]]:
    """The items of a group as `today` prints them."""
    found = books.ask(lambda tx: today_json(today(tx, limit=-1), language))
    return next(part["items"] for part in found["groups"] if part["group"] == group)


def test_an_abnormal_customer_is_a_task_with_reason_amount_owner_and_step(books: Dispatch) -> None:
    given(books, OWING)
    (line,) = lines(books, "abnormal")
    assert (line["customer"], line["owner"], line["amount"]) == ("甲", "周凯", "120000.00")
    assert line["why"] == "逾期 120,000.00，最长 48 天，超过容忍的 1,000.00 / 5 天（C 级）"
    assert (line["next"], line["days"]) == ("open_card", 48)
    (line,) = lines(books, "abnormal", "en")
    assert line["why"] == (
        "120,000.00 overdue, up to 48 days, beyond the 1,000.00 / 5 days tolerated (grade C)"
    )


def test_the_task_goes_as_soon_as_the_customer_is_no_longer_abnormal(
    books: Dispatch, store: Store
) -> None:
    given(books, f"{OWING}\n收款 R 甲 119500 日期=2026-11-11\n核销 R 大 119500 日期=2026-11-11")
    assert lines(books, "abnormal") == []
    store.clock = FixedClock(date(2026, 11, 10))
    assert [line["customer"] for line in lines(books, "abnormal")] == ["甲"]
    store.clock = FixedClock(date(2026, 9, 30))  # within the five days its grade tolerates
    assert lines(books, "abnormal") == []


def test_a_task_put_off_comes_back_on_its_day(books: Dispatch, store: Store) -> None:
    given(books, OWING)
    (line,) = lines(books, "abnormal")
    until = TODAY + timedelta(days=7)
    hold = books.run(PutOff(line["customer_id"], until, "老板出面谈")).outcome.result
    assert lines(books, "abnormal") == []
    store.clock = FixedClock(until)
    assert len(lines(books, "abnormal")) == 1
    store.clock = FixedClock(TODAY)
    books.run(LiftHold(hold))
    assert len(lines(books, "abnormal")) == 1


def test_a_customer_whose_overdue_row_is_put_off_waits_with_it(books: Dispatch) -> None:
    book = given(books, OWING)
    later = TODAY + timedelta(days=7)
    books.run(PutOff(book["甲"], later, "等验收单", plan_id=book["大"]))
    assert lines(books, "abnormal") == []
    books.undo()
    books.run(PutOff(book["乙"], later, "等验收单", plan_id=book["小"]))
    assert [line["customer"] for line in lines(books, "abnormal")] == ["甲"]


def test_many_tasks_come_by_windows(books: Dispatch) -> None:
    named = [chr(0x4E00 + n) + "厂" for n in range(5)]
    rows = [
        f"客户 {name} 等级=C\n应收 {name}款 {name} {9000 + n} 入账=2026-08-01 到期=2026-09-25"
        for n, name in enumerate(named)
    ]
    given(books, "\n".join(rows))
    part = next(p for p in books.ask(lambda tx: today(tx, limit=2)).groups
                if p.group is Group.ABNORMAL)  # fmt: skip
    assert (part.count, part.customers, len(part.items)) == (5, 5, 2)
    assert part.totals == {"CNY": 4501000}
    rest = books.ask(lambda tx: more(tx, Group.ABNORMAL, 2))
    assert [one.customer for one in (*part.items, *rest)] == named[::-1]


def _record(name: str) -> str:
    """Four rows paid in time over more than three months."""
    told = [f"客户 {name} 等级=B"]
    for month in (5, 6, 7, 8):
        told += [
            f"应收 {name}{month} {name} 1000 入账=2026-{month:02d}-01 到期=2026-{month:02d}-25",
            f"收款 R{name}{month} {name} 1000 日期=2026-{month:02d}-20",
            f"核销 R{name}{month} {name}{month} 1000 日期=2026-{month:02d}-20",
        ]
    return "\n".join(told)


def test_scores_due_are_one_line_and_gone_once_reckoned(store: Store) -> None:
    books = Dispatch(store, Actor("老板", "owner"))
    given(books, "\n".join((_record("甲"), _record("乙"), "客户 新 等级=C")))
    (line,) = lines(books, "rescore")
    assert (line["why"], line["next"]) == ("2 户有往来记录，还没评过分", "rescore")
    assert line["amount"] is None
    books.run(ApplyModel("", "季度复评"))
    assert lines(books, "rescore") == []
    store.clock = FixedClock(date(2027, 1, 2))
    (line,) = lines(books, "rescore")
    assert line["why"] == "2 户这个季度还没复评"


def test_a_grade_by_hand_that_ended_is_a_line_of_its_own(store: Store) -> None:
    books = Dispatch(store, Actor("老板", "owner"))
    book = given(books, _record("甲"))
    books.run(ApplyModel("", "季度复评"))
    books.run(SetGrade(book["甲"], "A", "战略", TODAY + timedelta(days=1)))
    assert lines(books, "rescore") == []
    store.clock = FixedClock(TODAY + timedelta(days=2))
    (line,) = lines(books, "rescore")
    assert (line["customer"], line["next"], line["customer_id"]) == ("甲", "open_card", book["甲"])
    assert line["why"] == "人工定的 A 级昨天到期，按评分重定还是续期"
