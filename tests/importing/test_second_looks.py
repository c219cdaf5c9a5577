"""What a bookkeeper would ask about before booking: blanks, order numbers, ages, near names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

ITEMS = ["客户", "到期日", "欠款", "备注"]
NAMES = ["丰泽机械厂", "湖州地板", "德清琴行", "长兴电池", "安吉竹器", "南浔家具"]


def _import(
    books: Dispatch, path: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = ()
) -> dict[str, Any]:
    found: dict[str, Any] = run_import(books, [book(path, merges, 欠款=rows)])
    table: dict[str, Any] = found["files"][0]["tables"][0]
    return table


def _rows(names: Sequence[str | None]) -> list[list[Any]]:
    return [ITEMS, *([name, f"2026-10-0{n}", 100 * n, ""] for n, name in enumerate(names, 1))]


def _codes(table: dict[str, Any], row: int) -> list[str]:
    return [p["problem"] for p in table["problems"] if p["row"] == row]


def test_one_blank_customer_among_many_is_asked_about(books: Dispatch, tmp_path: Path) -> None:
    table = _import(books, tmp_path / "a.xlsx", _rows([NAMES[0], None, *NAMES[1:]]))
    assert (table["posted"], table["flagged"], table["rejected"]) == (6, 1, 0)
    assert _codes(table, 3) == ["customer_blank"]


def test_a_blank_beside_the_contract_of_the_row_above_is_clear(
    books: Dispatch, tmp_path: Path
) -> None:
    head = ["客户", "合同号", "到期日", "欠款"]
    rows: list[list[Any]] = [[n, f"H{n}", "2026-10-01", 100] for n in NAMES]
    rows.insert(1, [None, f"H{NAMES[0]}", "2026-12-01", 50])
    table = _import(books, tmp_path / "a.xlsx", [head, *rows])
    assert (table["posted"], table["flagged"]) == (7, 0)


def test_a_heading_further_down_does_not_say_whose_a_blank_is(
    books: Dispatch, tmp_path: Path
) -> None:
    rows = _rows([NAMES[0], None, *NAMES[1:]])
    rows.insert(5, ["本月新增"])
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["flagged"]) == (6, 1)
    above = _import(books, tmp_path / "b.xlsx", [ITEMS, ["客户：启明包装"], *rows[1:4]])
    assert above["flagged"] == 0


@pytest.mark.parametrize(
    ("names", "merges"),
    [
        ([NAMES[0], None, NAMES[1], None, None, NAMES[2]], ()),
        ([NAMES[0], None, *NAMES[1:]], ("A2:A3",)),
        ([NAMES[0], "同上", NAMES[1], None, *NAMES[2:]], ()),
        ([NAMES[0], NAMES[1], NAMES[2], NAMES[3], None], ()),
        ([NAMES[0], None, NAMES[1]], ()),
    ],
)
def test_where_the_sheet_groups_a_blank_means_the_one_above(
    names: list[str | None], merges: tuple[str, ...], books: Dispatch, tmp_path: Path
) -> None:
    table = _import(books, tmp_path / "a.xlsx", _rows(names), merges)
    assert table["posted"] == len(names)


def test_an_order_number_far_behind_makes_no_contract(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["客户名称", "应收金额", "到期日", "字段1", "订单号", "备注"]]
    rows += [[name, 100, "2026-10-01", "是", f"D{n}", "急"] for n, name in enumerate(NAMES)]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["created"].get("contracts", 0)) == (6, 0)
    kept = books.ask(lambda tx: tx.rows("SELECT label, note FROM plan ORDER BY id"))
    assert tuple(kept[0]) == ("D0", "急")


@pytest.mark.parametrize("heading", ["合同号", "订单号"])
def test_a_number_before_the_figures_is_that_of_a_contract(
    heading: str, books: Dispatch, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [
        ["客户名称", heading, "应收金额", "到期日"],
        ["丰泽机械厂", "H1", 100, "2026-10-01"],
    ]
    assert _import(books, tmp_path / "a.xlsx", rows)["created"]["contracts"] == 1


def test_ages_that_do_not_add_up_are_named_by_their_row(books: Dispatch, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["客户", "期末余额", "30天以内", "31-60天", "61-90天"],
        ["丰泽机械厂", 300, 100, 200, 0],
        ["湖州地板", 500, 0, 500, 0],
        ["安吉竹器", 90, 90, 0, 0],
        ["德清琴行", 410, 0, 0, 400],
        ["合计", 1300, 190, 700, 400],
    ]
    table = _import(books, tmp_path / "a.xlsx", rows)
    apart = [c for c in table["control_totals"] if not c["equal"]]
    assert [(c["column"], c["row"], c["sheet"], c["read"]) for c in apart] == [
        ("期末余额", 5, "410.00", "400.00")
    ]


def test_two_new_names_that_are_near_are_pointed_out(books: Dispatch, tmp_path: Path) -> None:
    table = _import(books, tmp_path / "a.xlsx", _rows(["临江彩灯", "德清琴行", "临江彩灯厂"]))
    told = {p["row"]: p["detail"] for p in table["problems"] if p["problem"] == "near_name"}
    assert (table["posted"], told) == (3, {4: "临江彩灯"})
