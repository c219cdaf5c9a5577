"""Columns that stand beside the usual ones: the name of a part, who stands for a firm in law."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.matching.load import load_book
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


CUSTOMERS: list[list[Any]] = [
    ["客户名称", "法定代表人", "联系人", "职务", "电话"],
    [FIRM, "沈国良", "周敏", "会计", "13800000001"],
    [OTHER, "-", "", "", ""],
]


def _people(books: Dispatch) -> list[tuple[Any, ...]]:
    sql = "SELECT customer_id, name, role, title, phone FROM contact ORDER BY id"
    return books.ask(lambda tx: [tuple(row) for row in tx.rows(sql)])


def test_who_stands_for_a_customer_in_law_is_kept(books: Dispatch, tmp_path: Path) -> None:
    table = _table(books, tmp_path / "客户.xlsx", CUSTOMERS)
    assert table["kind"] == "customers"
    assert _people(books) == [
        (1, "周敏", "finance", "会计", "13800000001"),
        (1, "沈国良", "representative", "法定代表人", ""),
    ]
    known = books.ask(load_book).customers[0]
    assert (known.people, known.representatives) == (("周敏",), ("沈国良",))
    again = _table(books, tmp_path / "又.xlsx", [*CUSTOMERS, ["", "", "", "", ""]])
    assert (again["skipped"], len(_people(books))) == (2, 2)


@pytest.mark.parametrize(
    "heading", ["法定代表人", "法人代表", "法人", "企业法人姓名", "法人（代表）"]
)
def test_headings_of_the_representative(heading: str, books: Dispatch, tmp_path: Path) -> None:
    rows = [["客户名称", heading, "信用额度"], [FIRM, "沈国良", "50000"]]
    _table(books, tmp_path / "客户.xlsx", rows)
    assert _people(books) == [(1, "沈国良", "representative", "法定代表人", "")]


@pytest.mark.parametrize(
    ("title", "kept"),
    [("", ("representative", "法定代表人")), ("采购", ("business", "采购"))],
)
def test_one_who_is_the_contact_too_is_one_person(
    title: str, kept: tuple[str, str], books: Dispatch, tmp_path: Path
) -> None:
    rows = [CUSTOMERS[0], [FIRM, "沈国良", "沈国良", title, "13800000001"]]
    _table(books, tmp_path / "客户.xlsx", rows)
    assert _people(books) == [(1, "沈国良", *kept, "13800000001")]
