"""Rows of a closed period stay out one by one, with the reason; the rest of the sheet is booked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.services.dispatch import Actor, Dispatch
from arapp.services.importing.service import preview, run_import
from arapp.services.ledger.period import LockPeriod, UnlockPeriod
from tests.importing.build import BANK_HEADER, book, text

CLOSED = date(2026, 9, 30)


@pytest.fixture
def owner(store: Store) -> Dispatch:
    """The empty ledger, worked on by its owner."""
    return Dispatch(store, Actor("李敏", "owner"))


def only(answer: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = answer["files"][0]["tables"][0]
    states = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
    assert table["rows"] == sum(table[state] for state in states)
    return table


def locked_rows(table: dict[str, Any]) -> list[int]:
    told = [p for p in table["problems"] if p["problem"] == "period_locked"]
    assert all((p["severity"], p["detail"]) == ("rejected", "2026-09-30") for p in told)
    return [p["row"] for p in told]


def value(books: Dispatch, sql: str) -> Any:
    return books.ask(lambda tx: tx.value(sql))


def line(day: str, serial: str, amount: str, payer: str) -> list[str]:
    return [day, serial, "", amount, "", payer, f"3205{serial}", "货款"]


BANK = [
    line("2026-09-29", "L1", "100.00", "甲厂"),
    line("2026-09-30", "L2", "200.00", "乙厂"),
    line("2026-10-01", "L3", "300.00", "丙厂"),
]


def test_bank_lines_of_a_closed_month_stay_out_and_the_others_come_in(
    owner: Dispatch, tmp_path: Path
) -> None:
    path = text(tmp_path / "流水.csv", [BANK_HEADER, *BANK])
    owner.run(LockPeriod(CLOSED))
    rehearsed = preview(owner, [path])
    table = only(run_import(owner, [path]))
    assert only(rehearsed) == table
    assert (table["posted"], table["rejected"]) == (1, 2)
    assert locked_rows(table) == [2, 3]
    problem = next(p for p in table["problems"] if p["problem"] == "period_locked")
    assert (problem["column"], problem["raw"]) == ("交易日期", "2026-09-29")
    assert "2026-09-30" in problem["message"]
    assert table["net_total"] == {"CNY": "300.00"}
    assert value(owner, "SELECT count(*) FROM number_use WHERE series = 'receipt'") == 1
    assert value(owner, "SELECT count(*) FROM import_row WHERE status = 'rejected'") == 2


def test_what_is_in_the_books_already_is_seen_before_and_not_rejected(
    owner: Dispatch, tmp_path: Path
) -> None:
    run_import(owner, [text(tmp_path / "a.csv", [BANK_HEADER, *BANK[:2]])])
    owner.run(LockPeriod(CLOSED))
    table = only(run_import(owner, [text(tmp_path / "b.csv", [BANK_HEADER, *BANK])]))
    assert (table["posted"], table["skipped"], table["rejected"]) == (1, 2, 0)


def test_after_opening_the_rest_of_the_same_file_comes_in(owner: Dispatch, tmp_path: Path) -> None:
    path = text(tmp_path / "流水.csv", [BANK_HEADER, *BANK])
    owner.run(LockPeriod(CLOSED))
    run_import(owner, [path])
    owner.run(UnlockPeriod())
    table = only(run_import(owner, [path]))
    assert (table["posted"], table["skipped"], table["rejected"]) == (2, 1, 0)


SHEETS: dict[str, list[list[Any]]] = {
    "plans": [
        ["客户名称", "款项", "开单日期", "应收日期", "应收金额", "已收", "未收"],
        ["甲厂", "货款", "2026-09-20", "2026-11-20", 700, 0, 700],
        ["乙厂", "货款", "2026-10-20", "2026-12-20", 800, 100, 700],
    ],
    "contracts": [
        ["合同号", "客户名称", "合同金额", "签订日期", "付款方式"],
        ["HT-1", "甲厂", 10000, "2026-09-20", "30/30/30/10"],
        ["HT-2", "乙厂", 10000, "2026-10-20", "30/30/30/10"],
    ],
    "invoices": [
        ["发票号码", "购方名称", "开票日期", "金额", "税额", "价税合计"],
        ["24010001", "甲厂", "2026-09-20", 100, 13, 113],
        ["24010002", "乙厂", "2026-10-20", 100, 13, 113],
    ],
    "ledger": [
        ["日期", "摘要", "借方", "贷方", "余额", "客户"],
        ["2026-09-20", "销售", 900, None, 900, "甲厂"],
        ["2026-10-20", "销售", 500, None, 500, "乙厂"],
    ],
}


@pytest.mark.parametrize("kind", SHEETS)
def test_every_kind_of_sheet_is_taken_row_by_row(
    owner: Dispatch, tmp_path: Path, kind: str
) -> None:
    path = book(tmp_path / "表.xlsx", 表=SHEETS[kind])
    owner.run(LockPeriod(CLOSED))
    table = only(run_import(owner, [path], kind=kind))
    assert (table["posted"], table["rejected"], locked_rows(table)) == (1, 1, [2])
    assert value(owner, "SELECT group_concat(name) FROM customer") == "乙厂"
    assert value(owner, "SELECT count(*) FROM plan WHERE booked_on <= 739889") == 0


@pytest.mark.parametrize("kind", SHEETS)
def test_control_with_open_books_every_row_comes_in(
    owner: Dispatch, tmp_path: Path, kind: str
) -> None:
    table = only(run_import(owner, [book(tmp_path / "表.xlsx", 表=SHEETS[kind])], kind=kind))
    assert (table["posted"], table["rejected"]) == (2, 0)


@pytest.mark.parametrize("kind", SHEETS)
def test_the_same_sheet_again_after_closing_is_seen_before(
    owner: Dispatch, tmp_path: Path, kind: str
) -> None:
    run_import(owner, [book(tmp_path / "表.xlsx", 表=SHEETS[kind])], kind=kind)
    owner.run(LockPeriod(CLOSED))
    again = [*SHEETS[kind][:1], *SHEETS[kind][:0:-1]]  # another file: the rows turned round
    table = only(run_import(owner, [book(tmp_path / "again.xlsx", 表=again)], kind=kind))
    assert (table["posted"], table["rejected"], table["skipped"]) == (0, 0, 2)


def test_a_row_of_the_books_that_the_sheet_would_change_in_a_closed_month_stays(
    owner: Dispatch, tmp_path: Path
) -> None:
    contract = SHEETS["contracts"]
    header = ["客户名称", "合同号", "款项", "开单日期", "应收日期", "应收金额", "已收", "未收"]
    run_import(owner, [book(tmp_path / "合同.xlsx", 合同=contract)])
    owner.run(LockPeriod(CLOSED))
    paid = ["甲厂", "HT-1", "预付款", "2026-09-20", "2026-09-20", 3000, 3000, 0]
    sheet = [header, [*paid[:6], 1000, 2000]]
    table = only(run_import(owner, [book(tmp_path / "应收.xlsx", 应收=sheet)], kind="plans"))
    assert (table["updated"], table["rejected"]) == (0, 1)
    assert value(owner, "SELECT sum(paid) FROM plan") == 0


@pytest.mark.parametrize(("stated", "posted"), [("2026年9月30日", 1), ("2026年10月31日", 2)])
def test_customers_come_in_and_opening_balances_of_a_closed_day_do_not(
    owner: Dispatch, tmp_path: Path, stated: str, posted: int
) -> None:
    rows = [[f"截止日期：{stated}"], ["客户名称", "期初应收"], ["甲厂", 500], ["乙厂", None]]
    owner.run(LockPeriod(CLOSED))
    path = book(tmp_path / "客户.xlsx", 客户=rows)
    table = only(run_import(owner, [path], kind="customers"))
    assert (table["posted"], table["rejected"]) == (posted, 2 - posted)
    assert value(owner, "SELECT count(*) FROM plan") == posted - 1
