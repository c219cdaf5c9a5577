"""Figures laid out sideways: a column for each month, or for each age, taken apart into items."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.service import run_import
from arapp.services.reports.aging import aging, aging_json
from tests.conftest import TODAY
from tests.importing.build import book
from tests.importing.conftest import Read

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
ONE, TWO = "恒岳机械有限公司", "海顿电机有限公司"
MONTHS: list[list[Any]] = [
    ["2026年各月应收账款"],
    ["客户", "7月", "8月", "9月", "合计"],
    [ONE, 100, 200, 300, 600],
    [TWO, 50, None, 5.5, 55.5],
    ["合计", 150, 200, 305.5, 655.5],
]


def _table(books: Dispatch, path: Path, **chosen: Any) -> dict[str, Any]:
    (table,) = run_import(books, [path], **chosen)["files"][0]["tables"]
    assert table["rows"] == sum(table[state] for state in STATES)
    found: dict[str, Any] = table
    return found


def _items(books: Dispatch, name: str) -> list[tuple[str, str, int]]:
    """(booked on, due on, open in minor units) of a customer."""
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT p.booked_on, p.due_on, p.amount - p.paid FROM plan p JOIN customer k"
            " ON k.id = p.customer_id WHERE k.name = ? ORDER BY p.booked_on, p.id",
            (name,),
        )
    )
    return [(str(date.fromordinal(a)), str(date.fromordinal(b)), n) for a, b, n in rows]


def _codes(table: dict[str, Any]) -> list[str]:
    return [p["problem"] for p in table["problems"] if p["severity"] != "note"]


# --- months -------------------------------------------------------------------------------------


def test_a_row_of_months_becomes_an_item_for_each_month(books: Dispatch, tmp_path: Path) -> None:
    table = _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    assert (table["kind"], table["rows"], table["posted"]) == ("plans", 2, 2)
    assert table["created"]["plans"] == 5
    assert table["net_total"] == {"CNY": "655.50"}
    assert _items(books, ONE) == [
        ("2026-07-31", "2026-07-31", 10_000),
        ("2026-08-31", "2026-08-31", 20_000),
        ("2026-09-30", "2026-09-30", 30_000),
    ]
    assert len(_items(books, TWO)) == 2
    told = [c for c in table["control_totals"] if c["row"] == 5]
    totals = {c["column"]: (c["sheet"], c["equal"]) for c in told}
    assert totals == {
        "7月": ("150.00", True), "8月": ("200.00", True), "9月": ("305.50", True),
        "合计": ("655.50", True),
    }  # fmt: skip
    assert [p["problem"] for p in table["problems"] if "apart" in p["problem"]] == ["months_apart"]


def test_the_row_totals_are_held_against_the_months(books: Dispatch, tmp_path: Path) -> None:
    rows = [*MONTHS[:4], ["启明包装有限公司", 1, 1, 1, 4], ["合计", 151, 201, 306.5, 659.5]]
    table = _table(books, book(tmp_path / "a.xlsx", 应收=rows))
    assert (table["posted"], table["flagged"]) == (2, 1)
    (told,) = [p for p in table["problems"] if p["problem"] == "parts_differ"]
    assert (told["row"], "3.00" in told["message"]) == (5, True)
    (proof,) = [c for c in table["control_totals"] if not c["equal"]]
    assert (proof["column"], proof["row"]) == ("合计", 5)
    assert (proof["sheet"], proof["read"]) == ("4.00", "3.00")
    assert _items(books, "启明包装有限公司") == []


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("客户欠款一览", ["2026-07", "2026-08", "2026-09"]),
        ("客户欠款一览", ["2026年7月", "2026年8月", "2026年9月"]),
        ("客户欠款一览", [date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)]),
        ("客户欠款一览 2026年", ["七月", "八月", "九月份"]),
        ("2026 outstanding", ["Jul", "Aug", "Sep"]),
        ("outstanding", ["July 2026", "Aug-26", "Sep 2026"]),
        ("2026年", ["7月应收", "8月应收", "9月应收"]),
    ],
)
def test_months_are_read_however_they_are_written(
    title: str, heads: list[Any], tmp_path: Path, read: Read
) -> None:
    head = ["客户名称", "业务员", *heads]
    rows = [[title], head, [ONE, "李敏", 1, 2, 3], [TWO, "王芳", 4, None, 6]]
    (table,) = read(book(tmp_path / "a.xlsx", Sheet1=rows))
    assert [
        [(part.label, part.amount) for part in row.parts]  # type: ignore[union-attr]  # open items
        for row in table.records
    ] == [
        [("2026-07", 100), ("2026-08", 200), ("2026-09", 300)],
        [("2026-07", 400), ("2026-09", 600)],
    ]
    assert table.status == ("ready", "ready")


@pytest.mark.parametrize("years", [["2025年", None, "2026年", None], [2025, None, 2026, None]])
def test_years_may_stand_in_a_line_above_the_months(
    years: list[Any], tmp_path: Path, read: Read
) -> None:
    rows = [
        ["客户欠款"],
        ["客户名称", *years, "合计"],
        [None, "11月", "12月", "1月", "2月", None],
        [ONE, 1, 2, 3, 4, 10],
        [TWO, 5, None, None, 6, 11],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", ("B2:C2", "D2:E2", "A2:A3", "F2:F3"), Sheet1=rows))
    assert [part.label for part in table.records[0].parts] == [  # type: ignore[union-attr]  # items
        "2025-11", "2025-12", "2026-01", "2026-02",
    ]  # fmt: skip
    assert [part.booked_on for part in table.records[1].parts] == [  # type: ignore[union-attr]
        date(2025, 11, 30), date(2026, 2, 28),
    ]  # fmt: skip


def test_what_is_older_than_the_months_is_an_item_of_its_own(tmp_path: Path, read: Read) -> None:
    rows = [
        ["2026年应收"],
        ["客户", "上年结转", "1月", "2月", "合计"],
        [ONE, 100, 1, 2, 103],
        [TWO, 50, None, 5, 55],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", Sheet1=rows))
    assert [(p.booked_on, p.amount) for p in table.records[0].parts] == [  # type: ignore[union-attr]
        (date(2025, 12, 31), 10_000), (date(2026, 1, 31), 100), (date(2026, 2, 28), 200),
    ]  # fmt: skip


def test_months_are_due_by_the_customers_terms(books: Dispatch, tmp_path: Path) -> None:
    people = [["客户名称", "账期", "电话"], [ONE, "月结30天", "1"], [TWO, "", "2"]]
    run_import(books, [book(tmp_path / "k.xlsx", 客户=people)])
    _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    assert [due for _, due, _ in _items(books, ONE)] == ["2026-08-30", "2026-09-30", "2026-10-30"]
    assert [due for _, due, _ in _items(books, TWO)] == ["2026-07-31", "2026-09-30"]


def test_a_plan_of_months_to_come_is_due_in_its_months(books: Dispatch, tmp_path: Path) -> None:
    people = [["客户名称", "账期", "电话"], [ONE, "月结30天", "1"]]
    run_import(books, [book(tmp_path / "k.xlsx", 客户=people)])
    rows = [["回款计划"], ["客户", "2026年10月", "2026年12月"], [ONE, 10, 30]]
    _table(books, book(tmp_path / "a.xlsx", 计划=rows))
    assert _items(books, ONE) == [
        ("2026-10-31", "2026-10-31", 1_000),
        (TODAY.isoformat(), "2026-12-31", 3_000),
    ]


def test_what_was_paid_of_the_months_settles_the_oldest(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["2026年应收"],
        ["客户", "7月", "8月", "9月", "应收合计", "已收", "未收"],
        [ONE, 100, 200, 300, 600, 150, 450],
        [TWO, 50, None, 5, 55, 0, 55],
    ]
    table = _table(books, book(tmp_path / "a.xlsx", Sheet1=rows))
    assert [n for *_, n in _items(books, ONE)] == [15_000, 30_000]
    assert table["net_total"] == {"CNY": "505.00"}
    assert "150.00" in next(
        p["message"] for p in table["problems"] if p["problem"] == "paid_oldest_first"
    )


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("2026年", ["7月", "8月", "9月"]),
        ("2026年销售统计", ["7月", "8月", "9月"]),
        ("2026年客户回款", ["7月", "8月", "9月"]),
        ("2026年应收及回款", ["7月", "8月", "9月"]),
        ("2026年应收账款余额", ["7月", "8月", "9月"]),
        ("2026年应收", ["7月回款", "8月回款", "9月回款"]),
        ("2026 sales by customer", ["Jul", "Aug", "Sep"]),
    ],
)
def test_months_that_may_be_something_else_are_left_alone_with_the_reason(
    title: str, heads: list[str], tmp_path: Path, read: Read
) -> None:
    rows = [[title], ["客户", *heads], [ONE, 10, 20, 30], [TWO, 5, None, 5]]
    with pytest.raises(NothingRecognised) as caught:
        read(book(tmp_path / "a.xlsx", Sheet1=rows))
    assert caught.value.fields["reason"] == "pivoted"


def test_months_are_taken_as_owed_when_the_user_says_so(tmp_path: Path, read: Read) -> None:
    rows = [["2026年"], ["客户", "7月", "8月"], [ONE, 10, 20], [TWO, 5, None]]
    (table,) = read(book(tmp_path / "a.xlsx", Sheet1=rows), kind="plans")
    assert [len(row.parts) for row in table.records] == [2, 1]  # type: ignore[union-attr]  # items


def test_a_month_without_a_year_anywhere_is_kept_aside(books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户", "7月", "8月"], [ONE, 10, 20], [TWO, 5, None]]
    table = _table(books, book(tmp_path / "a.xlsx", 应收=rows))
    assert (table["posted"], table["flagged"]) == (0, 2)
    assert set(_codes(table)) == {"year_missing"}


def test_words_in_a_month_keep_the_row_aside(books: Dispatch, tmp_path: Path) -> None:
    rows = [*MONTHS[:3], [TWO, "见备注", 1, 5, 6]]
    table = _table(books, book(tmp_path / "a.xlsx", 应收=rows))
    assert (table["posted"], table["flagged"]) == (1, 1)
    assert _items(books, TWO) == []


def test_the_sheet_with_one_more_month_adds_that_month_only(
    books: Dispatch, tmp_path: Path
) -> None:
    _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    longer = [
        MONTHS[0],
        ["客户", "7月", "8月", "9月", "10月", "合计"],
        [ONE, 100, 200, 300, 300, 900],
        [TWO, 50, None, 5.5, None, 55.5],
        ["启明包装有限公司", None, None, None, 7, 7],
    ]
    table = _table(books, book(tmp_path / "b.xlsx", 应收=longer))
    assert (table["posted"], table["skipped"], table["flagged"]) == (2, 1, 0)
    assert table["created"]["plans"] == 2
    assert [n for *_, n in _items(books, ONE)] == [10_000, 20_000, 30_000, 30_000]
    again = _table(books, book(tmp_path / "c.xlsx", 应收=[*longer, []]))
    assert (again["posted"], again["skipped"]) == (0, 3)


def test_a_month_with_another_figure_keeps_its_row_aside(books: Dispatch, tmp_path: Path) -> None:
    _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    other = [*MONTHS[:2], [ONE, 100, 222, 300, 622], [TWO, 50, None, 5.5, 55.5]]
    table = _table(books, book(tmp_path / "b.xlsx", 应收=other))
    assert (table["posted"], table["skipped"], table["flagged"]) == (0, 1, 1)
    assert _codes(table) == ["item_fixed", "seen_before"]


def test_months_beside_the_items_that_they_sum_up_count_once(
    books: Dispatch, tmp_path: Path
) -> None:
    items = [
        ["客户名称", "日期", "金额", "到期日"],
        [ONE, "2026-07-05", 600, "2026-08-05"],
        [TWO, "2026-07-05", 50, "2026-08-05"],
    ]
    run_import(books, [book(tmp_path / "k.xlsx", 明细=items)])
    table = _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    assert (table["posted"], table["skipped"], table["flagged"]) == (0, 1, 1)
    assert sorted(_codes(table)) == ["opening_differs", "seen_before"]


def test_a_month_of_a_closed_period_stays_out_with_its_row(books: Dispatch, tmp_path: Path) -> None:
    from arapp.services.ledger.period import LockPeriod

    run_import(books, [book(tmp_path / "k.xlsx", 客户=[["客户名称", "电话"], [ONE, "1"]])])
    books.run(LockPeriod(date(2026, 8, 31)))
    table = _table(books, book(tmp_path / "a.xlsx", 应收=MONTHS))
    assert (table["posted"], table["rejected"]) == (0, 2)
    assert _items(books, ONE) == []


# --- ages ---------------------------------------------------------------------------------------

AGES: list[list[Any]] = [
    ["截止日期：2026-10-31"],
    ["客户", "应收余额", "未到期", "1-30天", "31-60天", "61-90天", "90天以上"],
    [ONE, 2500, 100, 200, 300, 400, 1500],
    [TWO, 90, None, None, 90, None, None],
    ["合计", 2590, 100, 200, 390, 400, 1500],
]
LISTED = date(2026, 10, 31)
BUCKETS = ("not_due", "1-30", "31-60", "61-90", "90+")


def _aged(books: Dispatch, day: date, basis: str = "due") -> dict[str, list[str]]:
    found = books.ask(lambda tx: aging_json(aging(tx, day, basis)))
    return {row["customer"]: [row[name] for name in found["buckets"]] for row in found["rows"]}


@pytest.mark.parametrize("basis", ["due", "document"])
def test_aging_on_the_day_of_the_list_is_the_list(
    basis: str, books: Dispatch, tmp_path: Path
) -> None:
    table = _table(books, book(tmp_path / "a.xlsx", 账龄=AGES))
    assert (table["rows"], table["posted"], table["created"]["plans"]) == (2, 2, 6)
    assert all(control["equal"] for control in table["control_totals"])
    assert _aged(books, LISTED, basis) == {
        ONE: ["100.00", "200.00", "300.00", "400.00", "1500.00"],
        TWO: ["0.00", "0.00", "90.00", "0.00", "0.00"],
    }
    (told,) = [p["message"] for p in table["problems"] if p["problem"] == "ages_apart"]
    assert "31-60天" in told
    assert "no_due_days" not in [p["problem"] for p in table["problems"]]


@pytest.mark.parametrize(
    ("heads", "at"),
    [
        (["0-30", "31-60", "61-90", "90+"], (1, 2, 3, 4)),
        (["0-30天", "30-60天", "60-90天", "90天以上"], (1, 2, 3, 4)),
        (["30天以内", "31~60天", "61~90天", ">90天"], (1, 2, 3, 4)),
        (["信用期内", "1-60天", "61-90天", "超过90天"], (0, 1, 3, 4)),
        (["Current", "1-30", "31-60", "Over 60"], (0, 1, 2, 3)),
        (["3个月以内", "3-6个月", "6个月-1年", "1年以上"], (1, 4, 4, 4)),
        (["1年以内", "1-2年", "2-3年", "3年以上"], (1, 4, 4, 4)),
    ],
)
def test_ages_go_to_their_own_column_of_the_aging(
    heads: list[str], at: tuple[int, ...], books: Dispatch, tmp_path: Path
) -> None:
    rows = [["客户", *heads, "应收余额"], [ONE, 1, 2, 3, 4, 10], [TWO, 5, 6, 7, 8, 26]]
    _table(books, book(tmp_path / "a.xlsx", 账龄=rows))
    expected = [0] * 5
    for column, figure in zip(at, (1, 2, 3, 4), strict=True):
        expected[column] += figure
    assert _aged(books, TODAY)[ONE] == [f"{n}.00" for n in expected]


def test_ages_without_a_balance_are_it(books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户", "0-30天", "31-60天", "60天以上"], [ONE, 1, 2, 3], [TWO, 4, None, 6]]
    table = _table(books, book(tmp_path / "a.xlsx", 账龄=rows))
    assert (table["posted"], table["net_total"]) == (2, {"CNY": "16.00"})


def test_ages_that_do_not_make_the_balance_are_told(books: Dispatch, tmp_path: Path) -> None:
    rows = [*AGES[:4], ["启明包装有限公司", 10, None, 1, 2, 3, 3]]
    table = _table(books, book(tmp_path / "a.xlsx", 账龄=rows))
    assert (table["posted"], table["flagged"], _codes(table)) == (2, 1, ["parts_differ"])


def test_ages_of_items_with_their_own_days_keep_those(tmp_path: Path, read: Read) -> None:
    rows = [
        ["客户", "到期日", "未收", "1-30天", "31-60天"],
        [ONE, "2026-10-20", 10, 10, None],
        [ONE, "2026-09-20", 20, None, 20],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", 账龄=rows))
    assert [(row.due_on, row.parts) for row in table.records] == [  # type: ignore[union-attr]
        (date(2026, 10, 20), ()), (date(2026, 9, 20), ()),
    ]  # fmt: skip


def test_the_list_of_the_next_month_is_weighed_as_balances(books: Dispatch, tmp_path: Path) -> None:
    _table(books, book(tmp_path / "a.xlsx", 账龄=AGES))
    later = [
        ["截止日期：2026-11-10"],
        AGES[1],
        [ONE, 2500, None, 100, 200, 300, 1900],
        [TWO, 100, 10, None, None, 90, None],
        ["启明包装有限公司", 5, None, None, None, None, 5],
    ]
    table = _table(books, book(tmp_path / "b.xlsx", 账龄=later))
    assert (table["posted"], table["skipped"], table["flagged"]) == (1, 1, 1)
    assert sorted(_codes(table)) == ["opening_differs", "seen_before"]


def test_one_undo_takes_all_parts_back(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", 账龄=AGES)
    _table(books, path)
    again = _table(books, path)
    assert (again["posted"], again["skipped"]) == (0, 2)
    books.undo()
    books.undo()
    assert _items(books, ONE) == []


def test_negative_ages_are_credits(books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户", "余额", "0-30天", "31-60天"], [ONE, 5, -5, 10], [TWO, 3, 1, 2]]
    table = _table(books, book(tmp_path / "a.xlsx", 账龄=rows))
    assert table["posted"] == 2
    youngest = TODAY - timedelta(days=1)
    assert (youngest.isoformat(), youngest.isoformat(), -500) in _items(books, ONE)


@pytest.mark.parametrize(
    "title",
    [
        "应收账款账龄分析表（2026年10月31日）",
        "A/R Aging as of Oct 31, 2026",
        "Aging, as at 31 October 2026",
    ],
)
def test_the_day_of_the_list_stands_in_its_title(
    title: str, books: Dispatch, tmp_path: Path
) -> None:
    _table(books, book(tmp_path / "a.xlsx", Sheet1=[[title], *AGES[1:]]))
    assert _aged(books, LISTED)[ONE] == ["100.00", "200.00", "300.00", "400.00", "1500.00"]


def test_provisions_beside_the_ages_are_no_debts(tmp_path: Path, read: Read) -> None:
    rows = [
        ["客户", "余额", "1年以内", None, "1-2年", None],
        [None, None, "金额", "坏账准备", "金额", "坏账准备"],
        [ONE, 100, 60, 3, 40, 4],
        [TWO, 50, 50, 2.5, None, None],
    ]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:F1")
    (table,) = read(book(tmp_path / "a.xlsx", merges, 账龄=rows))
    assert [(p.label, p.amount) for p in table.records[0].parts] == [  # type: ignore[union-attr]
        ("1-2年", 4000), ("1年以内", 6000),
    ]  # fmt: skip


def test_what_came_in_by_month_is_nothing_open(tmp_path: Path, read: Read) -> None:
    rows = [
        ["合同号", "客户", "合同金额", "1月回款", "2月回款", "累计回款", "未收"],
        ["H-1", ONE, 1000, 100, 200, 300, 700],
        ["H-2", TWO, 500, None, 500, 500, 0],
    ]
    (table,) = read(book(tmp_path / "a.xlsx", 应收=[["2026年应收台账"], *rows]))
    assert [getattr(row, "parts", ()) for row in table.records] == [(), ()]


def test_months_with_two_columns_each_are_left_alone(tmp_path: Path, read: Read) -> None:
    rows = [
        ["客户", "1月", None, "2月", None],
        [None, "应收", "已收", "应收", "已收"],
        [ONE, 10, 5, 20, 0],
        [TWO, 5, 5, 7, 0],
    ]
    with pytest.raises(NothingRecognised) as caught:
        read(book(tmp_path / "a.xlsx", ("A1:A2", "B1:C1", "D1:E1"), 应收=rows))
    assert caught.value.fields["reason"] == "pivoted"


def test_years_beside_each_other_are_items_too(tmp_path: Path, read: Read) -> None:
    head = ["客户", "2024年", "2025年", "合计"]
    rows = [["应收账款"], head, [ONE, 10, 20, 30], [TWO, None, 5, 5]]
    (table,) = read(book(tmp_path / "a.xlsx", Sheet1=rows))
    assert [(p.booked_on, p.amount) for p in table.records[0].parts] == [  # type: ignore[union-attr]
        (date(2024, 12, 31), 1000), (date(2025, 12, 31), 2000),
    ]  # fmt: skip
