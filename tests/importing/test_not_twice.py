"""What must not come in twice, or as somebody's debt: balances beside their rows, our own bills."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
ITEMS: list[list[Any]] = [
    ["客户名称", "日期", "金额", "已收", "余额", "到期日"],
    ["恒岳机械有限公司", "2026-01-05", 1000, 0, 1000, "2026-02-05"],
    ["恒岳机械有限公司", "2026-03-05", 2000, 500, 1500, "2026-04-05"],
    ["海顿电机有限公司", "2026-03-05", 70, 0, 70, "2026-04-05"],
]
AGES: list[list[Any]] = [
    ["客户", "应收余额", "1-30天", "31-60天", "61-90天", "90天以上"],
    ["恒岳机械有限公司", 2500, 0, 0, 0, 2500],
    ["海顿电机有限公司", 90, 0, 0, 0, 90],
    ["启明包装有限公司", 5, 0, 0, 0, 5],
]


def _tables(told: dict[str, Any]) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = told["files"][0]["tables"]
    assert all(t["rows"] == sum(t[state] for state in STATES) for t in tables)
    return tables


def _owed(books: Dispatch) -> dict[str, int]:
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT k.name, sum(p.amount - p.paid) FROM plan p JOIN customer k"
            " ON k.id = p.customer_id GROUP BY k.name"
        )
    )
    return {str(name): int(owed) for name, owed in rows}


@pytest.mark.parametrize("order", ["明细 账龄", "账龄 明细"])
def test_a_list_of_balances_beside_its_items_counts_once(
    books: Dispatch, tmp_path: Path, order: str
) -> None:
    sheets = {"明细": ITEMS, "账龄": AGES}
    path = book(tmp_path / "a.xlsx", (), **{name: sheets[name] for name in order.split()})
    ages = next(t for t in _tables(run_import(books, [path])) if t["sheet"] == "账龄")
    assert (ages["posted"], ages["skipped"], ages["flagged"]) == (1, 1, 1)
    told = {p["row"]: p["message"] for p in ages["problems"] if p["problem"] == "opening_differs"}
    assert list(told) == [3]
    assert "70.00" in told[3]
    assert _owed(books) == {
        "恒岳机械有限公司": 250_000,
        "海顿电机有限公司": 7_000,
        "启明包装有限公司": 500,
    }


def test_a_list_of_balances_imported_later_counts_once(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "a.xlsx", 明细=ITEMS)])
    (ages,) = _tables(run_import(books, [book(tmp_path / "b.xlsx", 汇总=AGES)]))
    assert (ages["posted"], ages["skipped"], ages["flagged"]) == (1, 1, 1)
    (again,) = _tables(run_import(books, [book(tmp_path / "c.xlsx", 汇总=[*AGES, []])]))
    assert (again["posted"], again["skipped"], again["flagged"]) == (0, 2, 1)


def test_a_balance_is_no_other_amount_of_an_invoice(books: Dispatch, tmp_path: Path) -> None:
    invoices = [
        ["开票日期", "发票号码", "购方名称", "价税合计"],
        ["2026-01-03", "00123456", "恒岳机械有限公司", 1130],
    ]
    run_import(books, [book(tmp_path / "a.xlsx", 销项=invoices)])
    table = _tables(run_import(books, [book(tmp_path / "b.xlsx", 汇总=AGES)], update="all"))[0]
    assert table["updated"] == 0
    assert _owed(books)["恒岳机械有限公司"] == 113_000


def test_invoices_made_out_to_ourselves_are_nothing_owed_to_us(
    books: Dispatch, tmp_path: Path
) -> None:
    own = str(books.ask(lambda tx: tx.value("SELECT name FROM company WHERE id = 1")))
    rows = [
        ["数电发票号码", "销方名称", "购买方名称", "开票日期", "金额", "税额", "价税合计"],
        ["25332000000000000001", own, "恒岳机械有限公司", "2026-03-01", 100, 13, 113],
        ["25332000000000000002", "某钢材行", f" {own} ", "2026-03-02", 1000, 130, 1130],
    ]
    (table,) = _tables(run_import(books, [book(tmp_path / "a.xlsx", 发票=rows)]))
    assert (table["posted"], table["flagged"]) == (1, 1)
    assert [p["row"] for p in table["problems"] if p["problem"] == "own_firm"] == [3]
    assert _owed(books) == {"恒岳机械有限公司": 11_300}


def test_sums_that_do_not_add_up_are_told_as_money(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["客户", "日期", "应收金额", "已收", "未收"],
        ["恒岳机械有限公司", "2026-03-01", 1000, 200.5, 900],
    ]
    (table,) = _tables(run_import(books, [book(tmp_path / "a.xlsx", 应收=rows)]))
    (said,) = [p["message"] for p in table["problems"] if p["problem"] == "does_not_add_up"]
    assert "1000.00 - 200.50 = 900.00" in said


def test_a_sheet_without_due_days_says_from_when_they_count(
    books: Dispatch, tmp_path: Path
) -> None:
    balances = [row[:2] for row in AGES]
    (table,) = _tables(run_import(books, [book(tmp_path / "b.xlsx", 汇总=balances)]))
    assert [p["message"] for p in table["problems"] if p["problem"] == "no_due_days"] == [
        "表里没有到期日，从单据日期或表的截止日算起"
    ]
