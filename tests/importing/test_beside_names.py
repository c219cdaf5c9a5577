"""Columns that stand beside the usual ones: the name of a part."""

from pathlib import Path
from typing import Any

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

FIRM, OTHER = "苏州博瑞自动化设备有限公司", "宁波恒岳机械制造有限公司"


def _table(books: Dispatch, path: Path, rows: list[list[Any]]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 一=rows)])["files"][0]["tables"][0]
    return table


def test_number_and_name_of_a_part_make_its_label(books: Dispatch, tmp_path: Path) -> None:
    rows = [
        ["客户名称", "合同编号", "期次", "款项名称", "应收日期", "应收金额"],
        [FIRM, "HT-01", "第1期", "验收款", "2026-12-01", "9,000.00"],
        [FIRM, "HT-01", "第2期", "质保金", "2027-12-01", "1,000.00"],
        [OTHER, "HT-02", "第1期", "第1期", "2026-12-01", "500.00"],
    ]
    table = _table(books, tmp_path / "收款计划.xlsx", rows)
    assert (table["kind"], table["posted"]) == ("plans", 3)
    found = books.ask(lambda tx: tx.rows("SELECT label, kind FROM plan ORDER BY id"))
    assert [tuple(row) for row in found] == [
        ("第1期 验收款", "instalment"),
        ("第2期 质保金", "retention"),
        ("第1期", "instalment"),
    ]
