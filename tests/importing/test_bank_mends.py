
"""What banks do beside the plain statement: glued cells, gaps, reversals, footers."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.records import ReceiptRow
from arapp.services.importing.service import run_import
from arapp.services.importing.stage import StagedTable
from tests.importing.build import Rows, text
from tests.importing.conftest import Read


def _rows(table: StagedTable) -> list[ReceiptRow]:
    return [row for row in table.records if isinstance(row, ReceiptRow)]


def _codes(table: StagedTable) -> set[str]:
    return {problem.code for problem in table.problems}


# --- name and account in one cell ---------------------------------------------------------------


@pytest.mark.parametrize(
    "header", ["对方单位/账号", "对方户名/账号", "对方账号", "对手信息", "对方户名"]
)
@pytest.mark.parametrize(
    "cell",
    [
        "恒岳机械有限公司/32050101",
        "恒岳机械有限公司 3205010188",
        "恒岳机械有限公司3205010188",
        "恒岳机械有限公司（3205010188）",
        "3205010188 恒岳机械有限公司",
        "３２０５０１０１８８／恒岳机械有限公司",
    ],
)
def test_name_and_account_in_one_cell_come_apart(
    header: str, cell: str, tmp_path: Path, read: Read
) -> None:
    sheet = [["日期", "摘要", header, "收入", "支出"], ["2026-06-03", "货款", cell, "1500.00", ""]]
    (table,) = read(text(tmp_path / "a.csv", sheet))
    row = _rows(table)[0]
    assert row.payer == "恒岳机械有限公司"
    assert row.payer_account in ("32050101", "3205010188")
    assert "split_account" in _codes(table)


def test_an_account_of_letters_is_no_name_and_a_short_number_no_account(
    tmp_path: Path, read: Read
) -> None:
    sheet = [
        ["日期", "对方户名", "对方账号", "收入", "支出"],
        ["2026-06-03", "上海58到家", "DE89370400440532013000", "1500.00", ""],
        ["2026-06-03", "第七机床厂2018", "A5", "1500.00", ""],
    ]
    (table,) = read(text(tmp_path / "a.csv", sheet))
    assert [(row.payer, row.payer_account) for row in _rows(table)] == [
        ("上海58到家", "DE89370400440532013000"),
        ("第七机床厂2018", "A5"),
    ]
    assert "split_account" not in _codes(table)


def test_the_same_payments_from_a_glued_export_are_seen_before(
    tmp_path: Path, books: Dispatch
) -> None:
    glued = [
        ["账号：110220"], ["日期", "摘要", "对方单位/账号", "收入", "支出"],
        ["2026-06-03", "货款", "丁零件有限公司/62220001", "1500.00", ""],
        ["2026-06-03", "货款", "丁零件有限公司/62220001", "1500.00", ""],
    ]  # fmt: skip
    plain = [
        ["账号：110220"], ["日期", "附言", "对方户名", "对方账号", "收入", "支出", "流水号"],
        ["2026-06-03", "货款", "丁零件有限公司", "62220001", "1500.00", "", "S1"],
        ["2026-06-03", "货款", "丁零件有限公司", "62220001", "1500.00", "", "S2"],
    ]  # fmt: skip
    assert _post(books, text(tmp_path / "1.csv", glued))["posted"] == 2
    again = _post(books, text(tmp_path / "2.csv", plain))
    assert (again["posted"], again["skipped"]) == (0, 2)


def _post(books: Dispatch, path: Path) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [path])["files"][0]["tables"][0]
    return table


def test_payer_and_payee_glued_still_tell_the_direction(tmp_path: Path, read: Read) -> None:
    sheet: Rows = [
        ["账号：888800001"], ["交易日期", "付款人/账号", "收款人/账号", "金额"],
        ["2026-10-08", "恒岳机械有限公司/32050101", "我司有限公司/888800001", "50000.00"],
        ["2026-10-09", "我司有限公司/888800001", "苏州供电公司/32050102", "1200.50"],
    ]  # fmt: skip
    (table,) = read(text(tmp_path / "a.csv", sheet))
    assert [(row.payer, row.amount) for row in _rows(table)] == [
        ("恒岳机械有限公司", 5_000_000),
        ("我司有限公司", -120_050),
    ]


@pytest.mark.parametrize(
    ("cell", "minor"), [("+24,000.00", 2_400_000), ("＋1,000", 100_000), ("+240.00", 24_000)]
)
def test_a_plus_sign_is_part_of_an_amount(
    cell: str, minor: int, tmp_path: Path, read: Read
) -> None:
    sheet = [["日期", "对方户名", "交易金额"], ["2026-06-04", "丁零件有限公司", cell]]
    (table,) = read(text(tmp_path / "a.csv", sheet))
    assert [row.amount for row in _rows(table)] == [minor]
    assert table.status == ("ready",)
