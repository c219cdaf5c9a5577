"""What a file states beside what was read: totals of a bank, amounts the ledger has otherwise."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

BANK: list[list[Any]] = [
    ["日期", "对方户名", "借方", "贷方", "账面余额", "附言"],
    ["20261102", "舟山渔具厂", None, 10000, 60000, "货款"],
    ["20261103", "", 15, None, 59985, "手续费"],
    ["20261105", "明阳电器厂", None, 36000, 95985, "尾款"],
    ["20261115", "明阳电器厂", None, -36000, 59985, "冲正"],
    ["20261118", "大为模具厂", None, 4000, 63985, "货款"],
]
ITEMS = ["客户", "发票号", "开票日期", "到期日", "应收金额"]


def _import(books: Dispatch, path: Path, rows: list[list[Any]], lang: str = "zh_CN") -> Any:
    return run_import(books, [book(path, 表=rows)], lang=lang)["files"][0]["tables"][0]


@pytest.mark.parametrize("total", [True, False])
def test_the_sums_of_a_bank_file_are_those_of_its_total_row(
    total: bool, books: Dispatch, tmp_path: Path
) -> None:
    rows = [*BANK, ["合计", "", 15, 14000]] if total else BANK
    table = _import(books, tmp_path / "a.xlsx", rows)
    balance = table["balance"]
    assert (balance["opening"], balance["closing"], balance["equal"]) == (
        "50000.00", "63985.00", True,
    )  # fmt: skip
    assert (balance["credits"], balance["debits"]) == (
        ("14000.00", "15.00") if total else ("50000.00", "36015.00")
    )
    labels = [c["label"] for c in table["control_totals"]]
    assert labels == (["合计", "合计", "余额"] if total else ["余额"])


def test_a_row_taken_back_is_told_once(books: Dispatch, tmp_path: Path) -> None:
    table = _import(books, tmp_path / "a.xlsx", BANK)
    told = [(p["row"], p["problem"]) for p in table["problems"] if p["row"] in (4, 5)]
    assert told == [(4, "reversed_in_file"), (5, "reversed_in_file")]
    assert (table["posted"], table["flagged"], table["outgoing"]) == (2, 2, 1)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_an_item_with_another_amount_is_told_with_both_figures(
    lang: str, books: Dispatch, tmp_path: Path
) -> None:
    row = ["大为模具厂", "25332033", "2026-07-02", "2026-10-02", 4480]
    _import(books, tmp_path / "a.xlsx", [ITEMS, row])
    table = _import(books, tmp_path / "b.xlsx", [ITEMS, [*row[:4], 4490]], lang)
    told = next(p for p in table["problems"] if p["problem"] == "item_differs")
    assert "4480.00 → 4490.00" in told["message"]
    assert ("勾上金额" if lang == "zh_CN" else "list of differences") in told["message"]
    assert table["differences"][0]["changes"][0]["can_take"] is True


def test_the_amount_of_a_contract_is_not_the_sheets_to_change(
    books: Dispatch, tmp_path: Path
) -> None:
    head = ["客户", "合同号", "款项", "到期日", "应收金额"]
    row = ["大为模具厂", "H-1", "验收款", "2026-10-02", 4480]
    _import(books, tmp_path / "a.xlsx", [head, row])
    table = _import(books, tmp_path / "b.xlsx", [head, [*row[:4], 4490]])
    told = next(p for p in table["problems"] if p["problem"] == "item_fixed")
    assert "4480.00 → 4490.00" in told["message"]
    assert table["differences"][0]["changes"][0]["can_take"] is False
