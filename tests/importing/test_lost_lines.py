"""Lines that are no plain rows: none of them goes without a word."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

STATES = ("posted", "updated", "skipped", "rejected", "flagged", "outgoing")
ITEMS = ["客户", "到期日", "欠款", "备注"]
FIRST, LAST = ["丰泽机械厂", "2026-10-01", 100, ""], ["湖州地板", "2026-10-08", 600, ""]


def _import(books: Dispatch, path: Path, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 表=rows)])["files"][0]["tables"][0]
    assert table["rows"] == sum(table[state] for state in STATES)
    return table


def _told(table: dict[str, Any], row: int) -> list[str]:
    return [p["problem"] for p in table["problems"] if p["row"] == row]


def test_a_claim_among_the_items_is_kept_to_be_checked(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ITEMS,
        FIRST,
        ["另：老周欠", None, None, "还差300"],
        LAST,
        ["总计", None, 700],
    ]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["rows"], table["posted"], table["rejected"]) == (3, 2, 1)
    assert "missing" in _told(table, 3)


def test_a_claim_in_one_cell_is_told_as_a_remark(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [ITEMS, FIRST, ["老周那边另外还差 300"], LAST]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["rows"], table["posted"]) == (2, 2)
    assert _told(table, 3) == ["remark_line"]
    assert "老周那边另外还差 300" in next(
        p["message"] for p in table["problems"] if p["problem"] == "remark_line"
    )


def test_a_claim_within_a_running_ledger_is_told(books: Dispatch, tmp_path: Path) -> None:
    head = ["日期", "客户名称", "摘要", "借方", "贷方", "余额"]
    rows: list[list[Any]] = [
        head, ["2026-03-01", "丰泽机械厂", "发货", 500, None, 500],
        [None, None, "运费 80 元没算", None, None, None],
        ["2026-03-09", "丰泽机械厂", "收款", None, 200, 300],
    ]  # fmt: skip
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["kind"], table["rows"], table["posted"]) == ("ledger", 2, 2)
    assert _told(table, 3) == ["remark_line"]


def test_blank_lines_headings_of_groups_and_names_below_stay_quiet(
    books: Dispatch, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ITEMS, FIRST, [], ["本月新增"], ["2026年10月"], ITEMS, LAST, ["小计", None, 700],
        ["合计", None, 700], ["制表：王会计", "日期：2026-11-01"], ["电话 0571-88001122"],
    ]  # fmt: skip
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["rows"], table["posted"]) == (2, 2)
    assert [p["row"] for p in table["problems"] if p["row"] > 2] == []


def test_a_customer_without_its_name_is_counted(books: Dispatch, tmp_path: Path) -> None:
    head = ["客户编码", "客户全称", "简称", "联系人", "手机"]
    rows = [
        head,
        ["K01", "丰泽机械厂", "", "陈一", "13800001111"],
        ["K02", "", "空名字", "赵六", ""],
        ["K03", "湖州地板", "", "", ""],
        ["以上共 3 户", "", "", "", ""],
    ]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["rows"], table["posted"], table["rejected"]) == (3, 2, 1)
    assert _told(table, 3) == ["missing"]
