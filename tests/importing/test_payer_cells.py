"""Who paid, as odd cells say it; and the accounts that a sheet of customers states."""

from pathlib import Path
from typing import Any

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.matching.service import match
from tests.importing.build import book, text

FIRM, NUMBER = "苏州博瑞自动化设备有限公司", "5519519554748920056"
CUSTOMERS: list[list[Any]] = [
    ["客户名称", "银行账号"],
    [FIRM, NUMBER],
    ["宁波恒岳机械制造有限公司", ""],
]


def payers(books: Dispatch) -> list[tuple[str, str]]:
    sql = "SELECT payer, payer_account FROM receipt ORDER BY id"
    return books.ask(lambda tx: [(a, b) for a, b in tx.rows(sql)])


def test_a_cell_for_name_and_account_may_hold_the_account_alone(
    books: Dispatch, tmp_path: Path
) -> None:
    rows = [
        ["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息", "客户摘要"],
        [
            "2026-10-08",
            "人民币",
            "100.00",
            "600.00",
            "汇入汇款",
            f"{FIRM}97188784235133628",
            "货款",
        ],
        ["2026-10-09", "人民币", "200.00", "800.00", "汇入汇款", NUMBER, "货款"],
        ["2026-10-10", "人民币", "300.00", "1100.00", "汇入汇款", FIRM, "货款"],
    ]
    run_import(books, [text(tmp_path / "流水.csv", rows)])
    assert payers(books) == [(FIRM, "97188784235133628"), ("", NUMBER), (FIRM, "")]


def test_dashes_are_no_payer(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["记账日期", "币别", "金额", "余额", "交易名称", "附言", "对方账户名", "对方卡号/账号"],
        ["2026-10-08", "人民币", "100.00", "600.00", "网银转账", "货款", FIRM, NUMBER],
        ["2026-10-09", "人民币", "200.00", "800.00", "结息", "-----", "-----", "-----"],
        ["2026-10-10", "人民币", "300.00", "1,100.00", "网银转账", "货款", FIRM, "-----"],
    ]
    run_import(books, [text(tmp_path / "流水.csv", rows)])
    assert payers(books) == [(FIRM, NUMBER), ("", ""), (FIRM, "")]


def test_the_account_of_a_customer_tells_who_paid(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "客户.xlsx", 客户=CUSTOMERS)])
    sql = "SELECT customer_id, number FROM customer_account"
    assert [tuple(row) for row in books.ask(lambda tx: tx.rows(sql))] == [(1, NUMBER)]
    rows = [
        ["交易日期", "摘要", "收入", "支出", "余额", "对方账号", "对方户名"],
        ["2026-10-08", "货款", 100, None, 600, NUMBER, ""],
    ]
    run_import(books, [book(tmp_path / "流水.xlsx", 流水=rows)])
    (answer,) = books.ask(match)
    assert answer.result.best.customer_id == 1
    assert "account_known" in [e.key for e in answer.result.best.reasons]


def test_the_same_account_is_not_noted_twice(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "客户.xlsx", 客户=CUSTOMERS)])
    spaced = [CUSTOMERS[0], [FIRM, " ".join((NUMBER[:4], NUMBER[4:]))]]
    table = run_import(books, [book(tmp_path / "又.xlsx", 客户=spaced)])["files"][0]["tables"][0]
    assert table["skipped"] == 1
    count = books.ask(lambda tx: tx.value("SELECT count(*) FROM customer_account"))
    assert count == 1
