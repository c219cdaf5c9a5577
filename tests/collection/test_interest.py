"""Late interest by hand: principal × daily rate × days, split where money came in."""

from datetime import date

import pytest

from arapp.models.values.errors import InvalidDay, InvalidValue
from arapp.services.collection.interest import interest, spans
from arapp.services.collection.interest_sheet import interest_sheet, interest_table
from arapp.services.collection.lpr import DropLpr, SetLpr, rate_on, rates, shipped
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

DUE = date(2026, 10, 20)
DAY = date(2026, 11, 12)


def test_the_letter_of_the_picture() -> None:
    parts = spans(104_000_00, DUE, [(date(2026, 11, 3), 20_000_00)], DAY)
    assert [(p.principal, p.days, p.paid) for p in parts] == [
        (104_000_00, 14, 20_000_00),
        (84_000_00, 9, 0),
    ]
    assert interest(parts, 500) == 1_106_00  # 728.00 + 378.00
    plain = spans(12_460_00, date(2026, 10, 26), [], DAY)
    assert interest(plain, 500) == 105_91  # 12,460 × 0.05 % × 17 = 105.91


@pytest.mark.parametrize(
    ("settled", "days"),
    [
        ([(date(2026, 10, 20), 100)], [(900, 23)]),  # paid on the due day: never late
        ([(date(2026, 10, 1), 400), (date(2026, 10, 25), 100)], [(600, 5), (500, 18)]),
        ([(date(2026, 10, 25), 100), (date(2026, 10, 25), 200)], [(1000, 5), (700, 18)]),
        ([(DAY, 100)], [(1000, 23)]),  # today's money ends the last stretch
        ([(date(2026, 11, 13), 100)], [(1000, 23)]),  # later money is not known yet
        ([(date(2026, 10, 21), 1000)], [(1000, 1)]),  # settled in full a day late
    ],
)
def test_days_are_split_on_the_days_of_the_money(
    settled: list[tuple[date, int]], days: list[tuple[int, int]]
) -> None:
    assert [(p.principal, p.days) for p in spans(1000, DUE, settled, DAY)] == days


def test_a_row_is_rounded_once_and_half_up() -> None:
    # 0.01 × 0.05 % over two stretches of 500 days: each is 0.0025, together half a cent
    parts = spans(1, date(2024, 1, 1), [], date(2026, 9, 27))
    assert parts[0].days == 1000
    assert interest(parts, 500) == 1
    assert interest(spans(1, date(2024, 1, 1), [], date(2026, 9, 26)), 500) == 0


def test_a_row_that_is_not_overdue_bears_nothing() -> None:
    assert spans(1000, DAY, [], DAY) == []
    assert interest([], 500) == 0


def test_the_shipped_lpr_rises_and_falls_as_published() -> None:
    one, five = shipped("one_year"), shipped("five_years")
    assert [(r.from_on, r.ppm) for r in (one[0], one[-1])] == [
        (date(2019, 8, 20), 42_500),
        (date(2025, 5, 20), 30_000),
    ]
    assert (five[0].ppm, five[-1].ppm) == (48_500, 35_000)
    days = [r.from_on for r in one]
    assert days == sorted(set(days))
    at = rate_on(one, date(2021, 12, 19))
    assert at is not None
    assert at.ppm == 38_500
    assert rate_on(one, date(2019, 8, 19)) is None


def test_the_firm_enters_what_was_published_since(books: Dispatch) -> None:
    entered = books.run(SetLpr(date(2026, 6, 22), 29_000)).outcome.result
    assert books.ask(rates)[-1].ppm == 29_000
    books.run(SetLpr(date(2026, 6, 22), 28_000))
    assert books.ask(rates)[-1].ppm == 28_000
    books.run(DropLpr(entered))
    assert books.ask(rates)[-1].ppm == 30_000
    with pytest.raises(InvalidValue):
        books.run(SetLpr(date(2026, 6, 22), 0))
    for day in (date(2019, 8, 19), date(2026, 11, 13)):
        with pytest.raises(InvalidDay):
            books.run(SetLpr(day, 30_000))


BOOK = """
    客户 甲
    合同 K 甲 1000 违约=300
    应收 A 甲 1000 入账=2026-01-01 到期=2026-10-13 合同=K
    应收 B 甲 2000 入账=2026-01-01 到期=2026-11-02
    应收 C 甲 5000 入账=2026-01-01 到期=2026-12-02
    收款 R 甲 400 日期=2026-10-23
    核销 R A 400 日期=2026-10-23
"""


def test_a_sheet_by_contract_by_regulation_and_by_lpr(books: Dispatch) -> None:
    who = given(books, BOOK)["甲"]

    def sheet(basis: str, factor: int = 1_000_000) -> tuple[int, ...]:
        found = books.ask(lambda tx: interest_sheet(tx, TODAY, who, "CNY", basis, factor))
        assert found.interest == sum(row.interest for row in found.rows)
        return tuple(row.interest for row in found.rows)

    # A: 1000 × 10 days, then 600 × 20; B: 2000 × 10 days at the firm's 500
    assert sheet("contract") == (6_60, 10_00)
    assert sheet("regulation") == (11_00, 10_00)
    assert sheet("lpr") == (1_81, 1_64)  # (10,000 + 12,000) × 3 % ÷ 365; 20,000 × 3 % ÷ 365
    books.run(SetLpr(date(2026, 11, 3), 60_000))
    # A: 10,000 + 600 × 10 at 3 %, 600 × 10 at 6 %; B: all 10 days at 6 %
    assert sheet("lpr") == (2_30, 3_29)
    assert sheet("lpr", 2_000_000) == (4_60, 6_58)
    with pytest.raises(InvalidValue):
        sheet("guess")


def test_the_printed_sheet_says_basis_and_that_it_is_an_aid(books: Dispatch) -> None:
    who = given(books, BOOK)["甲"]
    for language, aid in (("zh_CN", "不是法律意见"), ("en", "no legal advice")):
        found = books.ask(lambda tx: interest_sheet(tx, TODAY, who, "CNY", "lpr"))
        told = interest_table(found, language)
        assert [len(row) for row in told.rows] == [len(told.heads)] * len(told.rows)
        assert any(aid in note for note in told.notes)
        assert any("2025-06-20" in note for note in told.notes), "the table is older than a month"
        assert told.rows[1][-1]
        assert not told.rows[0][-1]
