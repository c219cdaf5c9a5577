# ruff: noqa: E501 - sheets stand in the tests row by row, as they look
"""Sheets made by hand over ten years: tables, headers, lines, cells, totals."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.importing.rows.records import ContractRow, LedgerRow, PlanRow
from arapp.services.importing.stage import Options, correct, exclude, read_files, remap
from tests.importing.build import book, text
from tests.importing.conftest import TODAY, Read

OPEN_ITEMS: list[list[Any]] = [
    ["苏州澄禾自动化设备有限公司 2026 年应收账款台账"], ["编制：李敏"], ["单位：元"],
    ["客户名称", "合同号", "期次", "应收日期", "应收金额", "已收", "未收"],
    ["恒岳机械", "CH-2026-021", "验收款", "2026.11.12", 240000, None, 240000],
    ["同上", "CH-2026-021", "质保金", "2027.10.13", 80000, None, 80000],
    ["弘达机械", "CH-2026-018", "发货前款", "2026.9.25", 156000, 60000, 96000],
    [None, None, "8月备件", "2026.10.15", 23680, None, 23680],
    ["小计", None, None, None, 499680, 60000, 439680],
    ["启明包装", "CH-2026-027", "发货前款", "11月8日", 96000, None, 96000],
    ["同泰风电", "CH-2026-013", "验收款", "2026.10.8", "21万", None, 210000],
    ["联创船配", "CH-2026-009", "验收款", "8月底", 126000, None, 126000],
    ["广川线缆", None, "9月货款", "2026.10.30", 52718.4, "见备注", 52718.4],
    ["合计", None, None, None, 984398.4, 60000, 924398.4],
]  # fmt: skip


def test_an_open_item_list_is_understood_as_the_bookkeeper_means_it(
    tmp_path: Path, read: Read
) -> None:
    (table,) = read(book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS))
    assert table.kind == "plans"
    assert table.raw.header_rows == (4,)
    assert table.layout.mapping() == {
        "客户名称": "customer", "合同号": "contract", "期次": "label", "应收日期": "due_on",
        "应收金额": "amount", "已收": "paid", "未收": "open"}  # fmt: skip
    assert table.count() == {"ready": 6, "flagged": 2}
    rows = [row for row in table.records if isinstance(row, PlanRow)]
    assert [row.customer for row in rows[:4]] == ["恒岳机械", "恒岳机械", "弘达机械", "弘达机械"]
    assert [row.contract for row in rows[2:4]] == ["CH-2026-018", ""]
    assert rows[2].amount - rows[2].paid == 9_600_000
    assert rows[4].due_on == date(2026, 11, 8)
    assert rows[5].amount == 21_000_000
    assert rows[1].kind == "retention"


def test_every_total_of_the_sheet_is_proven_and_what_was_converted_is_noted(
    tmp_path: Path, read: Read
) -> None:
    (table,) = read(book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS))
    assert [(c.label, c.row) for c in table.controls] == [("小计", 9)] * 3 + [("合计", 14)] * 3
    assert all(control.equal for control in table.controls)
    notes = {p.code for p in table.problems if p.severity == "note"}
    assert {"filled_down", "year_from_title", "unit_in_cell"} <= notes


def test_a_total_that_does_not_add_up_is_told(tmp_path: Path, read: Read) -> None:
    rows = [*OPEN_ITEMS[:-1], ["合计", None, None, None, 1_000_000, 60000, 924398.4]]
    (table,) = read(book(tmp_path / "台账.xlsx", 应收=rows))
    assert [c.equal for c in table.controls if c.row == 14] == [False, True, True]


def test_a_header_of_two_rows_and_ten_thousands(tmp_path: Path, read: Read) -> None:
    rows = [
        ["某某公司应收账款明细表"], ["截止日期：2026年10月31日", None, None, None, "单位:万元"],
        ["序号", "客户", "合同信息", None, None, "收款情况", None, "未收", "备注"],
        [None, None, "合同编号", "合同金额", "签订日期", "已收金额", "最近收款日", None, None],
        [1, "恒岳机械", "A-1", 120, "2025-3-1", 20, "2025-4-1", 100, None],
        [2, "海顿电机", "A-2", 33.5, "2025-5-1", None, None, 33.5, "x"],
        ["合 计", None, None, 153.5, None, 20, None, 133.5],
    ]  # fmt: skip
    merges = ("A1:I1", "C3:E3", "F3:G3", "A3:A4", "B3:B4", "H3:H4", "I3:I4")
    (table,) = read(book(tmp_path / "a.xlsx", merges, 应收=rows))
    assert table.raw.header_rows == (3, 4)
    assert table.layout.mapping()["合同信息/合同编号"] == "contract"
    assert [r.amount - r.paid for r in table.records if isinstance(r, PlanRow)] == [
        100_000_000, 33_500_000]  # fmt: skip
    assert all(control.equal for control in table.controls)


def test_contracts_with_parts_in_columns_and_in_terms(tmp_path: Path, read: Read) -> None:
    rows = [
        ["合同台账"], [None, None, None, None, "单位：万元"],
        ["合同编号", "客户名称", "签订日期", "合同金额", "付款方式", "首付款", "发货款", "验收款", "质保金"],
        ["HT-001", "恒岳机械", date(2026, 1, 5), 100, None, 30, 30, 30, 10],
        ["HT-002", "海顿电机", date(2026, 2, 5), 80.5, "3331", None, None, None, None],
        ["HT-003", "启明包装", date(2026, 3, 5), 50, None, 20, 20, 20, None],
        ["合计", None, None, 230.5],
    ]  # fmt: skip
    (table,) = read(book(tmp_path / "a.xlsx", 合同=rows))
    assert table.kind == "contracts"
    assert table.status == ("ready", "ready", "flagged")  # 60 of 50 do not make the whole
    first, second = (r for r in table.records[:2] if isinstance(r, ContractRow))
    assert [part.label for part in first.instalments] == ["首付款", "发货款", "验收款", "质保金"]
    assert second.terms == "3331"


def test_several_tables_below_each_other_and_sheets_that_are_none(
    tmp_path: Path, read: Read
) -> None:
    rows: list[list[Any]] = [
        ["一、未收款明细"], ["客户名称", "金额", "到期日"], ["甲公司", 1000, "2026/12/1"], ["合计", 1000],
        [], ["二、已收款明细"], ["收款日期", "客户名称", "收款金额", "收款方式"],
        ["2026/10/1", "甲公司", 500, "现金"], ["2026/10/3", "乙公司", 700, "银行"], ["合计", None, 1200],
    ]  # fmt: skip
    tables = read(
        book(tmp_path / "a.xlsx", 混合=rows, Sheet3=[], 说明=[["只是说明"], ["请勿删除"]])
    )
    assert [(t.kind, len(t.records)) for t in tables] == [
        ("plans", 1), ("receipts", 2), (None, 0), (None, 0)]  # fmt: skip
    assert [t.layout.reason for t in tables[2:]] == ["empty", "no_header"]


def test_a_running_ledger_opens_with_its_balance(tmp_path: Path, read: Read) -> None:
    rows = [
        ["应收账款明细账"], ["客户名称：恒岳机械有限公司", None, None, "单位：元"],
        ["日期", "摘要", "借方", "贷方", "余额"],
        ["2026-01-01", "上年结转", None, None, 50000], ["2026-01-15", "发货", 20000, None, 70000],
        ["2026-02-03", "收货款", None, 50000, 20000], [None, "本月合计", 20000, 50000, 20000],
        [None, "承前页", 20000, 50000, 20000], ["2026-04-01", "收款", None, 15000, 5000],
    ]  # fmt: skip
    (table,) = read(book(tmp_path / "a.xlsx", 恒岳=rows))
    assert table.kind == "ledger"
    found = [r for r in table.records if isinstance(r, LedgerRow)]
    assert [(r.debit, r.credit, r.opening) for r in found] == [
        (5_000_000, 0, True), (2_000_000, 0, False), (0, 5_000_000, False), (0, 1_500_000, False)]  # fmt: skip
    assert {r.customer for r in found} == {"恒岳机械有限公司"}
    assert all(control.equal for control in table.controls)


def test_customers_in_lines_of_their_own(tmp_path: Path, read: Read) -> None:
    rows = [
        ["单据日期", "单据号", "摘要", "应收金额", "已收金额", "余额"],
        ["客户：恒岳机械"], ["2026-1-5", "XS1", "货款", 1000, None, 1000],
        ["2026-1-9", "XS2", "货款", 500, 200, 300], ["小计", None, None, 1500, 200, 1300],
        ["客户：海顿电机"], ["2026-2-5", "XS3", "货款", 800, None, 800], ["小计", None, None, 800, None, 800],
    ]  # fmt: skip
    (table,) = read(book(tmp_path / "a.xlsx", 明细=rows))
    assert table.kind == "plans"
    assert [r.customer for r in table.records if isinstance(r, PlanRow)] == [
        "恒岳机械", "恒岳机械", "海顿电机"]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "minor"),
    [("1,234.50", 123450), ("¥1,234.50", 123450), ("1234.5元", 123450), ("（1,234.50）", -123450),
     ("1234-", -123400), ("１２３４", 123400), ("1.2万", 1200000), ("-1,234", -123400),
     ("红字500", -50000), ("0.30000000000000004", 30), ("12 345.00", 1234500),
     ("12 34", None), ("1 234,50", None)],
)  # fmt: skip
def test_amounts_as_people_type_them(
    written: str, minor: int | None, tmp_path: Path, read: Read
) -> None:
    rows = [
        ["客户名称", "应收金额", "到期日"],
        ["甲公司", 1, "2026-12-01"],
        ["乙公司", written, "2026-12-01"],
    ]
    (table,) = read(text(tmp_path / "a.csv", rows, mark="|"))
    row = table.records[1]
    assert isinstance(row, PlanRow)
    assert (row.amount if table.status[1] == "ready" else None) == minor


@pytest.mark.parametrize(
    ("written", "day"),
    [("2026.3.5", date(2026, 3, 5)), ("2026/3/5", date(2026, 3, 5)), ("20260305", date(2026, 3, 5)),
     ("2026年3月5日", date(2026, 3, 5)), ("26/3/5", date(2026, 3, 5)), ("46086", date(2026, 3, 5)),
     ("二〇二六年三月五日", date(2026, 3, 5)), ("5-Mar-2026", date(2026, 3, 5)),
     ("2026-03-05 10:11:12", date(2026, 3, 5)), ("3月5日", date(2026, 3, 5)),
     ("13/03/2026", date(2026, 3, 13)), ("03/13/2026", date(2026, 3, 13))],
)  # fmt: skip
def test_days_as_people_type_them(written: str, day: date, tmp_path: Path, read: Read) -> None:
    rows = [["2026年应收明细"], ["客户名称", "应收金额", "到期日"], ["甲公司", "1", written]]
    (table,) = read(text(tmp_path / "a.csv", rows))
    row = table.records[0]
    assert isinstance(row, PlanRow)
    assert table.status == ("ready",)
    assert row.due_on == day


def test_the_order_of_days_is_what_all_rows_allow_or_what_the_user_says(
    tmp_path: Path, read: Read
) -> None:
    rows = [
        ["客户名称", "应收金额", "到期日"],
        ["甲公司", "1", "03/04/2026"],
        ["乙公司", "1", "05/06/2026"],
    ]
    (told,) = read(text(tmp_path / "a.csv", rows), date_order="dmy")
    assert [r.due_on for r in told.records if isinstance(r, PlanRow)] == [
        date(2026, 4, 3), date(2026, 6, 5)]  # fmt: skip
    (clear,) = read(text(tmp_path / "b.csv", [*rows, ["丙公司", "1", "25/06/2026"]]))
    assert clear.date_order == "dmy"


def test_mapping_cells_and_rows_are_corrected_without_touching_the_file(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=OPEN_ITEMS)
    before = path.read_bytes()
    staging = read_files([path], Options(today=TODAY))
    assert staging.files[0].tables[0].count() == {"ready": 6, "flagged": 2}
    fixed = correct(staging, 0, 0, 12, 3, "2026-08-31")
    assert fixed.files[0].tables[0].count() == {"ready": 7, "flagged": 1}
    mapped = remap(fixed, 0, 0, "已收", None)
    assert mapped.files[0].tables[0].layout.mapping()["已收"] is None
    without = exclude(mapped, 0, 0, 5)
    assert without.files[0].tables[0].count()["skipped"] == 1
    assert path.read_bytes() == before
