"""Two rows of one list of customers that are one customer, or that claim one code."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

HEAD = ["客户编码", "客户全称", "简称", "信用额度", "手机"]


def _import(books: Dispatch, path: Path, rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 客户=[HEAD, *rows])])["files"][0][
        "tables"
    ][0]
    return table


def _told(table: dict[str, Any], row: int) -> dict[str, str]:
    return {p["problem"]: p["message"] for p in table["problems"] if p["row"] == row}


def test_one_code_beside_two_names_is_to_be_checked(books: Dispatch, tmp_path: Path) -> None:
    rows = [["K05", "金山食品集团", "", 500000, ""], ["K05", "金山婺江食品", "", 1000, ""]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["flagged"], table["skipped"]) == (1, 1, 0)
    assert _told(table, 3) == {
        "code_twice": "A3「K05」上面是「金山食品集团 (2)」的编码。改对编码或名称，或不导入这行。"
    }
    assert not table["differences"]


def test_a_short_name_is_no_other_name(books: Dispatch, tmp_path: Path) -> None:
    rows = [["K05", "金山食品集团", "金山食品", "", "1"], ["K05", "金山食品", "", "", "1"]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert table["flagged"] == 0


def test_the_same_customer_twice_was_not_imported_before(books: Dispatch, tmp_path: Path) -> None:
    rows = [["K01", "西溪食品有限公司", "", "", "1"], ["", "西溪食品有限公司 ", "", "", "1"]]
    table = _import(books, tmp_path / "a.xlsx", rows)
    assert (table["posted"], table["skipped"]) == (1, 1)
    assert "2" in _told(table, 3)["twin_in_file"]
    assert "seen_before" not in _told(table, 3)
    again = _import(books, tmp_path / "b.xlsx", [*rows, ["K02", "德清琴行", "", "", "2"]])
    assert (again["posted"], again["skipped"]) == (1, 2)
    assert [list(_told(again, row)) for row in (2, 3)] == [["seen_before"], ["seen_before"]]


@pytest.mark.parametrize("limit", [-5, "-5.00"])
def test_a_negative_limit_is_to_be_checked(limit: Any, books: Dispatch, tmp_path: Path) -> None:
    table = _import(books, tmp_path / "a.xlsx", [["K07", "个体户陈阿大", "", limit, "1"]])
    assert (table["posted"], table["flagged"]) == (0, 1)
    assert "negative_limit" in _told(table, 2)
