"""Taking over old books: aging is right on day one, and each customer's sum is the sheet's."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.reports.aging import aging, aging_json
from tests.conftest import TODAY
from tests.importing.build import book, text

NAMES = ["恒岳机械", "海顿电机", "启明包装", "拓科环保"]
BUCKETS = ("not_due", "1-30", "31-60", "61-90", "90+")


def _bucket(days: int) -> str:
    """The column of a row so many days overdue; written anew, not taken from the program."""
    return BUCKETS[0 if days <= 0 else min((days + 29) // 30, 4)]


def _money(minor: int) -> str:
    sign, minor = ("-" if minor < 0 else ""), abs(minor)
    return f"{sign}{minor // 100}.{minor % 100:02d}"


def _balances(books: Dispatch) -> dict[str, tuple[str, str]]:
    found = books.ask(lambda tx: listing(tx, "customers", ListOptions(), tx.today))["rows"]
    return {row["name"]: (row["balance"], row["prepayment"]) for row in found}


def _counts(answer: dict[str, Any], table: int = 0) -> tuple[int, int, int, int]:
    told = answer["files"][0]["tables"][table]
    return told["posted"], told["updated"], told["skipped"], told["flagged"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_first_aging_is_that_of_the_old_sheet(
    seed: int, books: Dispatch, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    rows: list[list[Any]] = [
        ["客户名称", "发票号码", "开票日期", "到期日", "应收金额", "已收金额", "未收金额"]
    ]
    expected: Counter[tuple[str, str]] = Counter()
    for number in range(40):
        name = chance.choice(NAMES)
        due = TODAY - timedelta(days=chance.choice([-29, -1, 0, 1, 30, 31, 60, 61, 90, 91, 700]))
        amount = chance.randrange(1, 10_000_000) * (-1 if chance.random() < 0.1 else 1)
        paid = chance.randrange(0, amount) if amount > 0 and chance.random() < 0.4 else 0
        rows.append([name, f"{number:08d}", due - timedelta(days=30), due,
                     amount / 100, paid / 100, (amount - paid) / 100])  # fmt: skip
        expected[name, _bucket((TODAY - due).days)] += amount - paid
    answer = run_import(books, [book(tmp_path / "期初.xlsx", 应收=rows)])
    assert _counts(answer)[0] == 40
    found = books.ask(lambda tx: aging_json(aging(tx, TODAY)))
    shown = {row["customer"]: {b: row[b] for b in BUCKETS} for row in found["rows"]}
    for name in {name for name, _ in expected}:
        assert shown[name] == {b: _money(expected[name, b]) for b in BUCKETS}
    total = sum(expected.values())
    assert found["balance"] == {"CNY": _money(total)}
    assert answer["files"][0]["tables"][0]["net_total"] == {"CNY": _money(total)}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_running_ledger_leaves_each_customer_with_the_sheets_balance(
    seed: int, books: Dispatch, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    rows: list[list[Any]] = [["日期", "客户名称", "摘要", "借方", "贷方"]]
    sums: Counter[str] = Counter()
    for name in NAMES:
        opening = chance.choice([0, 500_000, -70_000])
        if opening:
            rows.append([date(2026, 1, 1), name, "上年结转", opening / 100, None])
        sums[name] += opening
        day = date(2026, 1, 5)
        for _ in range(chance.randrange(3, 12)):
            day += timedelta(days=chance.randrange(0, 20))
            amount = chance.randrange(1, 400_000)
            sold = chance.random() < 0.5
            sides = [amount / 100, None] if sold else [None, amount / 100]
            rows.append([day, name, "发货" if sold else "收款", *sides])
            sums[name] += amount if sold else -amount
    path = book(tmp_path / "往来.xlsx", 往来账=rows)
    answer = run_import(books, [path])
    assert _counts(answer)[0] == len(rows) - 1
    for name, (balance, prepaid) in _balances(books).items():
        owed, free = (int(text.replace(".", "")) for text in (balance, prepaid))
        assert owed - free == sums[name]
    hows = books.ask(lambda tx: tx.rows("SELECT DISTINCT how, policy FROM allocation"))
    assert hows == [("import", "oldest_first")]
    assert _younger_paid_before_older(books) == 0
    assert _counts(run_import(books, [path]))[2] == len(rows) - 1


def _younger_paid_before_older(books: Dispatch) -> int:
    """Pairs of rows of one customer of which the younger has money and the older is open."""
    sql = (
        "SELECT count(*) FROM plan a JOIN plan b ON b.customer_id = a.customer_id"
        " AND b.booked_on > a.booked_on AND b.paid > 0 WHERE a.amount > 0 AND a.paid < a.amount"
    )
    number: int = books.ask(lambda tx: tx.value(sql))
    return number


def test_paid_too_much_is_a_prepayment_and_owed_to_them_a_credit(
    books: Dispatch, tmp_path: Path
) -> None:
    ledger = [
        ["日期", "客户名称", "摘要", "借方", "贷方"],
        ["2026-03-01", "恒岳机械", "发货", 1000, ""],
        ["2026-03-09", "恒岳机械", "收款", "", 1300],
    ]
    run_import(books, [text(tmp_path / "a.csv", ledger)])
    items = [["客户名称", "到期日", "应收金额"], ["海顿电机", "2026-03-01", -250]]
    run_import(books, [text(tmp_path / "b.csv", items)])
    assert _balances(books) == {"恒岳机械": ("0.00", "300.00"), "海顿电机": ("-250.00", "0.00")}
    assert books.ask(lambda tx: tx.value("SELECT kind FROM plan WHERE amount < 0")) == "credit"


def test_a_balance_beside_its_own_rows_is_not_booked_twice(books: Dispatch, tmp_path: Path) -> None:
    people: list[list[Any]] = [["客户名称", "电话", "地址", "期初余额"],
              ["恒岳机械", "0512-1", "苏州", 1500], ["海顿电机", "0512-2", "无锡", 80],
              ["启明包装", "0512-3", "常州", 999]]  # fmt: skip
    items: list[list[Any]] = [["客户名称", "业务日期", "到期日", "应收金额"],
             ["恒岳机械", "2026-08-01", "2026-09-01", 1000],
             ["恒岳机械", "2026-09-01", "2026-10-01", 500],
             ["启明包装", "2026-09-01", "2026-10-01", 900]]  # fmt: skip
    path = book(tmp_path / "a.xlsx", 客户资料=people, 应收明细=items)
    answer = run_import(books, [path])
    assert (_counts(answer)[0], _counts(answer, 1)[0]) == (3, 3)
    assert {name: one[0] for name, one in _balances(books).items()} == {
        "恒岳机械": "1500.00",
        "海顿电机": "80.00",
        "启明包装": "900.00",
    }
    told = [
        p for p in answer["files"][0]["tables"][0]["problems"] if p["problem"] == "opening_left"
    ]
    assert [(p["row"], p["detail"]) for p in told] == [(4, "900.00")]


def test_next_months_balances_are_compared_and_not_added(books: Dispatch, tmp_path: Path) -> None:
    header = ["客户名称", "电话", "地址", "应收余额"]
    first = [header, ["恒岳机械", "0512-1", "苏州", 1500], ["海顿电机", "0512-2", "无锡", 80]]
    second = [header, ["恒岳机械", "0512-1", "苏州", 1500], ["海顿电机", "0512-2", "无锡", 95]]
    run_import(books, [text(tmp_path / "10月.csv", first)], kind="customers")
    answer = run_import(books, [text(tmp_path / "11月.csv", second)], kind="customers")
    assert _counts(answer) == (0, 0, 1, 1)
    assert _balances(books)["海顿电机"][0] == "80.00"


def test_two_balances_of_one_customer_both_count(books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户名称", "电话", "地址", "期初余额"], *[["恒岳机械", "0512-1", "苏州", 70]] * 2]
    path = text(tmp_path / "a.csv", rows)
    run_import(books, [path])
    assert _balances(books)["恒岳机械"][0] == "140.00"
    run_import(books, [text(tmp_path / "b.csv", rows)])
    assert _balances(books)["恒岳机械"][0] == "140.00"
