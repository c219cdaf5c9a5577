"""Two promises about the same rows: half now, half later. One payment keeps one of them."""

from datetime import date

import pytest

from arapp.services.collection.holds import promises
from arapp.services.collection.promises import promise_list
from arapp.services.collection.today import today, today_json
from arapp.services.credit.promised import Kept, kept_promises
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.promise_parts import Said, divided
from tests.collection.book import ago, placed
from tests.conftest import TODAY
from tests.ledger_text import given

OWED = f"""
    客户 甲
    应收 A 甲 1000 入账=2026-01-01 到期={ago(20)}
"""


def _standing(books: Dispatch) -> list[tuple[str, int]]:
    found = books.ask(lambda tx: promise_list(tx, TODAY))
    return [(one.state, one.kept) for one in reversed(found)]


@pytest.mark.parametrize("of", ["", "计划=A "])
def test_one_payment_keeps_one_of_two_halves(books: Dispatch, of: str) -> None:
    given(
        books,
        f"""{OWED}
        承诺 甲 500 {of}说于={ago(9)} 到={ago(4)}
        承诺 甲 500 {of}说于={ago(9)} 到={ago(-11)}
        收款 R 甲 500 日期={ago(5)}
        核销 R A 500 日期={ago(5)}
        """,
    )
    assert _standing(books) == [("kept", 500_00), ("open", 0)]
    assert placed(books) == {"A": "held:promised"}  # the other half is promised still
    given(books, f"收款 S 甲 500 日期={ago(0)}\n核销 S A 500 日期={ago(0)}")
    assert [state for state, _ in _standing(books)] == ["kept", "kept"]


def test_money_after_the_day_goes_to_the_promise_that_still_runs(books: Dispatch) -> None:
    given(
        books,
        f"""{OWED}
        承诺 甲 500 计划=A 说于={ago(9)} 到={ago(4)}
        承诺 甲 500 计划=A 说于={ago(8)} 到={ago(-11)}
        收款 R 甲 200 日期={ago(3)}
        核销 R A 200 日期={ago(3)}
        """,
    )
    assert _standing(books) == [("broken", 0), ("open", 200_00)]


def test_what_does_not_fit_into_what_is_open_takes_the_place_of_the_first(books: Dispatch) -> None:
    given(
        books,
        f"""{OWED}
        承诺 甲 1000 计划=A 说于={ago(9)} 到={ago(4)}
        承诺 甲 1000 计划=A 说于={ago(8)} 到={ago(2)}
        收款 R 甲 1000 日期={ago(5)}
        核销 R A 1000 日期={ago(5)}
        """,
    )
    assert _standing(books) == [("kept", 1000_00), ("kept", 1000_00)]


def test_three_parts_each_on_its_day(books: Dispatch) -> None:
    given(
        books,
        f"""{OWED}
        承诺 甲 300 计划=A 说于={ago(9)} 到={ago(6)}
        承诺 甲 300 计划=A 说于={ago(9)} 到={ago(3)}
        承诺 甲 400 计划=A 说于={ago(7)} 到={ago(-5)}
        收款 R 甲 450 日期={ago(6)}
        核销 R A 450 日期={ago(6)}
        """,
    )
    assert _standing(books) == [("kept", 300_00), ("partly", 150_00), ("open", 0)]
    assert books.ask(lambda tx: [one.left for one in promises(tx, TODAY)]) == [400_00]


def test_nothing_is_divided_where_one_promise_stands() -> None:
    one = Said(1, 1, "CNY", (1,), 500_00, date(2026, 11, 1), date(2026, 11, 8))
    assert divided([one], 1000_00, [(date(2026, 11, 10), 500_00)]) == {}


def test_the_score_counts_one_payment_for_one_promise(books: Dispatch) -> None:
    ids = given(
        books,
        f"""{OWED}
        承诺 甲 500 计划=A 说于={ago(9)} 到={ago(4)}
        承诺 甲 500 计划=A 说于={ago(9)} 到={ago(2)}
        收款 R 甲 500 日期={ago(5)}
        核销 R A 500 日期={ago(5)}
        """,
    )
    found = books.ask(lambda tx: kept_promises(tx, TODAY, 12))
    assert found == {ids["甲"]: Kept(made=2, kept=1, partly=0, open=0)}


@pytest.mark.parametrize("of", ["", "计划=A "])
def test_the_half_that_lapses_today_is_told_today(books: Dispatch, of: str) -> None:
    given(
        books,
        f"""{OWED}
        承诺 甲 400 {of}说于={ago(9)} 到={ago(0)}
        承诺 甲 600 {of}说于={ago(9)} 到={ago(-11)}
        """,
    )
    page = books.ask(lambda tx: today_json(today(tx)))
    told = {one["group"]: [item["amount"] for item in one["items"]] for one in page["groups"]}
    assert told["promises"] == ["400.00"]
    assert placed(books) == {"A": "held:promised"}
