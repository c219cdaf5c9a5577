"""Late interest by hand: principal × daily rate × days, split where money came in."""

from datetime import date

import pytest

from arapp.services.papers.interest import interest, spans

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
