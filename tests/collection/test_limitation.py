"""诉讼时效: what restarts it, what comes too late, when it is told."""

from datetime import date

import pytest

from arapp.models.tx import Entry
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound
from arapp.services.collection.limitation import (
    AID,
    ALARM_DAYS,
    DropLimitationEvent,
    RestartLimitation,
    courses,
    limitation_list,
    limitation_sentence,
    limits,
)
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

OLD = "客户 甲\n应收 A 甲 100 入账=2023-11-01 到期=2023-12-01"


def test_it_runs_three_years_from_the_due_day(books: Dispatch) -> None:
    given(books, OLD)
    line = books.ask(lambda tx: limitation_list(tx, TODAY))[0]
    assert (line.ends_on, line.left, line.alarm) == (date(2026, 12, 1), 19, 30)
    assert (line.kind, line.proof) == ("due", "plan:1")
    said = limitation_sentence(line, "zh_CN")
    assert said == "从到期日（2023-12-01）算起，到 2026-12-01，还剩 19 天"
    assert "19 days left" in limitation_sentence(line, "en")
    assert "不是法律意见" in AID[0]


@pytest.mark.parametrize(
    ("end", "alarm"),
    [("2024-05-11", 180), ("2024-02-10", 90), ("2023-12-12", 30), ("2023-11-11", 0)],
)
def test_the_alarms(books: Dispatch, end: str, alarm: int) -> None:
    given(books, f"客户 甲\n应收 A 甲 100 入账=2023-01-01 到期={end}")
    assert books.ask(lambda tx: limitation_list(tx, TODAY))[0].alarm == alarm
    assert ALARM_DAYS == (180, 90, 30)


def test_beyond_the_first_alarm_nothing_is_told(books: Dispatch) -> None:
    given(books, "客户 甲\n应收 A 甲 100 入账=2023-01-01 到期=2024-05-12")
    assert books.ask(lambda tx: limitation_list(tx, TODAY)) == []
    assert len(books.ask(lambda tx: limitation_list(tx, TODAY, 181))) == 1


def test_what_restarts_it_and_its_proof(books: Dispatch) -> None:
    ids = given(books, OLD)

    def runs() -> tuple[date, str]:
        return books.ask(lambda tx: limits(tx, [ids["A"]], TODAY))[ids["A"]]

    given(books, "收款 R 甲 10 日期=2024-03-01\n核销 R A 10 日期=2024-03-01")
    assert runs() == (date(2027, 3, 1), "payment")
    given(books, "承诺 甲 50 计划=A 说于=2024-06-01 到=2024-06-10")
    assert runs() == (date(2027, 6, 1), "promise")
    suit = books.run(RestartLimitation(ids["甲"], date(2025, 2, 3), "lawsuit", "（2025）民初 1 号"))
    assert runs() == (date(2028, 2, 3), "lawsuit")
    course = books.ask(lambda tx: courses(tx, [ids["A"]], TODAY))[ids["A"]]
    assert course.start.record == f"limitation_event:{suit.outcome.result}"
    assert [event.kind for event in course.events] == ["due", "payment", "promise", "lawsuit"]
    books.run(DropLimitationEvent(suit.outcome.result))
    assert runs() == (date(2027, 6, 1), "promise")
    with pytest.raises(NotFound):
        books.run(DropLimitationEvent(suit.outcome.result))


def test_a_delivered_letter_is_a_demand_one_on_its_way_is_not(books: Dispatch) -> None:
    ids = given(books, OLD)
    values = {
        "number": "催-1", "customer_id": ids["甲"], "stage": "final",
        "day": date(2026, 3, 1).toordinal(),
        "deadline_on": date(2026, 3, 8).toordinal(), "amount": 1, "interest": 0, "currency": "CNY",
    }  # fmt: skip
    with books._store.writing(Entry("test", "sample")) as tx:
        letter = tx.insert("letter", **values)
    assert books.ask(lambda tx: limits(tx, [ids["A"]], TODAY))[ids["A"]][1] == "due"
    with books._store.writing(Entry("test", "sample")) as tx:
        tx.update("letter", letter, delivered_on=date(2026, 3, 4).toordinal())
    found = books.ask(lambda tx: limits(tx, [ids["A"]], TODAY))[ids["A"]]
    assert found == (date(2029, 3, 4), "demand")


def test_what_comes_after_it_ran_out_is_too_late_but_for_a_new_promise(books: Dispatch) -> None:
    ids = given(books, "客户 甲\n应收 A 甲 100 入账=2020-01-01 到期=2020-02-01")
    books.run(RestartLimitation(ids["甲"], date(2024, 1, 1), "demand", "快递", ids["A"]))
    line = books.ask(lambda tx: limitation_list(tx, TODAY))[0]
    assert (line.ends_on, line.alarm, line.late) == (date(2023, 2, 1), 0, 1)
    assert "已满" in limitation_sentence(line, "zh_CN")
    given(books, "承诺 甲 100 计划=A 说于=2025-01-01 到=2025-02-01")
    assert books.ask(lambda tx: limits(tx, [ids["A"]], TODAY))[ids["A"]][0] == date(2028, 1, 1)


def test_an_event_has_day_kind_and_proof(books: Dispatch) -> None:
    ids = given(books, OLD + "\n客户 乙")
    with pytest.raises(InvalidDay):
        books.run(RestartLimitation(ids["甲"], date(2026, 11, 13), "demand", "x"))
    with pytest.raises(InvalidValue):
        books.run(RestartLimitation(ids["甲"], TODAY, "hope", "x"))
    with pytest.raises(InvalidValue):
        books.run(RestartLimitation(ids["甲"], TODAY, "demand", " "))
    with pytest.raises(NotFound):
        books.run(RestartLimitation(ids["乙"], TODAY, "demand", "x", ids["A"]))


def test_a_promise_restarts_the_debts_of_its_currency_alone(books: Dispatch) -> None:
    ids = given(
        books,
        """
        客户 甲
        应收 A 甲 100 入账=2023-11-01 到期=2024-01-01
        应收 B 甲 80 入账=2023-11-01 到期=2024-01-01 币种=USD
        承诺 甲 100 说于=2026-11-01 到=2026-11-30
        """,
    )
    found = books.ask(lambda tx: limits(tx, [ids["A"], ids["B"]], TODAY))
    assert found[ids["A"]] == (date(2029, 11, 1), "promise")
    assert found[ids["B"]] == (date(2027, 1, 1), "due")
