"""Ledger pages that name their customer in a line above the table, as accounting programs print."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book
from tests.importing.conftest import Read

ONE, TWO = "恒岳机械有限公司", "海顿电机有限公司"
BODY: list[list[Any]] = [
    ["日期", "凭证号", "摘要", "借方", "贷方", "方向", "余额"],
    [None, None, "上年结转", None, None, "借", 1000],
    ["2026-02-03", "记-3", "发货", 500, None, "借", 1500],
    ["2026-03-03", "记-9", "收款", None, 200, "借", 1300],
    [None, None, "合计", 500, 200, "借", 1300],
]


@pytest.mark.parametrize(
    "above",
    [
        [f"户名：{ONE}"], [f"户 名: {ONE}", None, "单位：元"], ["户名：", ONE],
        ["户名", ONE, None, "编号", "001"],
        [f"单位名称：{ONE}"], [f"客户：{ONE}"], [f"科目：1122 应收账款  户名：{ONE}  币种：人民币"],
        [f"户名称：0012-{ONE}"],
    ],
)  # fmt: skip
def test_the_line_above_names_the_customer(
    above: list[Any], books: Dispatch, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx", 明细=[["应收账款三栏账"], above, *BODY])
    (table,) = run_import(books, [path])["files"][0]["tables"]
    assert (table["kind"], table["rows"], table["posted"]) == ("ledger", 3, 3)
    assert all(control["equal"] for control in table["control_totals"])
    owed = books.ask(
        lambda tx: tx.rows(
            "SELECT k.name, sum(p.amount - p.paid) FROM plan p JOIN customer k"
            " ON k.id = p.customer_id GROUP BY k.name"
        )
    )
    assert owed == [(ONE, 130_000)]


def test_each_page_is_of_its_own_customer(tmp_path: Path, read: Read) -> None:
    pages = [["户名", ONE], *BODY[:4], ["户名", TWO], *BODY[:4]]
    tables = read(book(tmp_path / "a.xlsx", 明细=pages))
    assert [{row.customer for row in t.records} for t in tables] == [  # type: ignore[union-attr]
        {ONE}, {TWO},
    ]  # fmt: skip


def test_the_firms_own_name_above_makes_nobody_a_debtor(books: Dispatch, tmp_path: Path) -> None:
    own = str(books.ask(lambda tx: tx.value("SELECT name FROM company WHERE id = 1")))
    path = book(tmp_path / "a.xlsx", 明细=[[f"户名：{own}"], *BODY])
    (table,) = run_import(books, [path])["files"][0]["tables"]
    assert (table["posted"], table["flagged"]) == (0, 3)


def test_the_holder_of_a_bank_account_is_no_customer(tmp_path: Path, read: Read) -> None:
    above = [f"户名：{ONE}  账号：1102020209000123456"]
    (table,) = read(book(tmp_path / "a.xlsx", 明细=[above, *BODY]), kind="ledger")
    assert {row.customer for row in table.records} == {""}  # type: ignore[union-attr]
