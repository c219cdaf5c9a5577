# ruff: noqa: E501 - sheets stand in the tests row by row, as they look
"""Bank files of banks nobody has listed: the side, the sums, the account, the proof."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.importing.rows.records import ReceiptRow
from arapp.services.importing.stage import StagedTable
from tests.importing.build import BANK_HEADER, BANK_ROWS, Rows, book, html, text
from tests.importing.conftest import Read

IN = 5_300_000  # 50,000.00 + 3,000.00
OUT = -120_050

# What the same three lines look like at different banks: header and rows.
STYLES: dict[str, Rows] = {
    "two columns": [BANK_HEADER, *BANK_ROWS],
    "signed": [
        ["交易日期", "交易金额", "本次余额", "对手信息", "日志号", "交易附言"],
        ["20261008", "+50000.00", "150000.00", "恒岳机械有限公司 3205010188", "1", "货款"],
        ["20261009", "-1200.50", "148799.50", "苏州供电公司", "2", "--"],
        ["20261009", "+3000.00", "151799.50", "海顿电机有限公司", "3", "--"],
    ],
    "flag": [
        ["记账日", "借贷标志", "发生额", "账户余额", "对方户名", "对方账号", "用途"],
        ["2026/10/08", "贷 Cr", "50,000.00", "150,000.00", "恒岳机械有限公司", "32050101", "货款"],
        ["2026/10/09", "借 Dr", "1,200.50", "148,799.50", "苏州供电公司", "32050102", "电费"],
        ["2026/10/09", "贷 Cr", "3,000.00", "151,799.50", "海顿电机有限公司", "32050103", "定金"],
    ],
    "往账 and 来账 in a type column": [
        ["交易类型[ Transaction Type ]", "交易日期[ Transaction Date ]", "交易金额[ Trade Amount ]",
         "付款人名称[ Payer's Name ]", "付款人账号[ Debit Account No. ]",
         "收款人名称[ Payee's Name ]", "收款人账号[ Payee's Account Number ]", "用途[ Purpose ]"],
        ["来账", "20261008", "50,000.00", "恒岳机械有限公司", "32050101", "我司", "888800001", "货款"],
        ["往账", "20261009", "-1,200.50", "我司", "888800001", "苏州供电公司", "32050102", "电费"],
        ["来账", "20261009", "3,000.00", "海顿电机有限公司", "32050103", "我司", "888800001", "定金"],
    ],
    "payer and payee": [
        ["交易时间", "付款人账号", "付款人户名", "收款人账号", "收款人户名", "金额", "附言"],
        ["2026-10-08 09:00:01", "32050101", "恒岳机械有限公司", "888800001", "我司", "50000.00", "货款"],
        ["2026-10-09 09:00:01", "888800001", "我司", "32050102", "苏州供电公司", "1200.50", "电费"],
        ["2026-10-09 09:00:02", "32050103", "海顿电机有限公司", "888800001", "我司", "3000.00", "定金"],
    ],
    "English": [
        ["Posting Date", "Description", "Counterparty", "Counterparty account", "Debit", "Credit",
         "Balance"],
        ["2026-10-08", "goods", "恒岳机械有限公司", "32050101", "", "50000.00", "150000.00"],
        ["2026-10-09", "power", "苏州供电公司", "32050102", "1200.50", "", "148799.50"],
        ["2026-10-09", "deposit", "海顿电机有限公司", "32050103", "", "3000.00", "151799.50"],
    ],
    "title, account, dashes, totals": [
        ["某某银行对公账户交易明细"], ["账号：888800001", "户名：我司", "币种：人民币"],
        ["查询期间：2026-10-01 至 2026-10-31"], [],
        ["交易日期", "摘要", "收入（+元）", "支出（-元）", "账户余额（元）", "对方单位名称", "对方帐号"],
        ["2026-10-08", "货款", "50,000.00", "--", "150,000.00", "恒岳机械有限公司", "32050101"],
        ["2026-10-09", "电费", "--", "1,200.50", "148,799.50", "苏州供电公司", "32050102"],
        ["2026-10-09", "定金", "3,000.00", "--", "151,799.50", "海顿电机有限公司", "32050103"],
        ["合计", "", "53,000.00", "1,200.50", "", "", ""], ["打印时间：2026-11-01"],
    ],
    "newest first": [BANK_HEADER, *reversed(BANK_ROWS)],
    "only positive amounts, the balance tells": [
        ["日期", "金额", "余额", "对方户名", "流水号"],
        ["2026-10-07", "100000.00", "100000.00", "股东", "0"],
        ["2026-10-08", "50000.00", "150000.00", "恒岳机械有限公司", "1"],
        ["2026-10-09", "1200.50", "148799.50", "苏州供电公司", "2"],
        ["2026-10-09", "3000.00", "151799.50", "海顿电机有限公司", "3"],
    ],
}  # fmt: skip


def _write(form: str, path: Path, rows: Rows) -> Path:
    if form == "xlsx":
        return book(path / "a.xlsx", 流水=rows)
    if form == "html":
        return html(path / "a.xls", rows)
    return text(path / f"{form}.csv", rows, "gb18030" if form == "gbk" else "utf-8")


def _sums(table: StagedTable) -> tuple[int, int]:
    rows = [
        (r, s)
        for r, s in zip(table.records, table.status, strict=True)
        if isinstance(r, ReceiptRow)
    ]
    return (
        sum(r.amount for r, s in rows if s == "ready"),
        sum(r.amount for r, s in rows if s == "outgoing"),
    )


@pytest.mark.parametrize("form", ["gbk", "utf8", "xlsx", "html"])
@pytest.mark.parametrize("style", STYLES)
def test_credits_and_debits_are_exact_whatever_the_bank_writes(
    style: str, form: str, tmp_path: Path, read: Read
) -> None:
    (table,) = read(_write(form, tmp_path, STYLES[style]))
    assert table.kind == "receipts"
    extra = 10_000_000 if style.startswith("only positive") else 0
    ins, outs = _sums(table)
    assert (ins, outs) in ((IN + extra, OUT), (IN, OUT)), table.problems
    assert all(control.equal for control in table.controls)
    names = {r.payer for r in table.records if isinstance(r, ReceiptRow)}
    assert {"恒岳机械有限公司", "海顿电机有限公司"} <= names


def test_the_balance_proves_the_file_and_a_missing_line_shows(tmp_path: Path, read: Read) -> None:
    whole = [
        BANK_HEADER,
        *BANK_ROWS,
        ["2026-10-10", "LS4", "", "10.00", "151,809.50", "甲", "1", ""],
    ]
    (good,) = read(text(tmp_path / "good.csv", whole))
    assert [control.equal for control in good.controls] == [True]
    (bad,) = read(text(tmp_path / "bad.csv", [*whole[:3], *whole[4:]]))
    assert [control.equal for control in bad.controls] == [False]


def test_name_and_account_glued_together_come_apart(tmp_path: Path, read: Read) -> None:
    rows = [
        ["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息"],
        ["2026-10-08", "人民币", "500.00", "1,500.00", "货款", "国网电力有限公司99999999999999"],
    ]
    (table,) = read(text(tmp_path / "a.csv", rows))
    row = table.records[0]
    assert isinstance(row, ReceiptRow)
    assert (row.payer, row.payer_account) == ("国网电力有限公司", "99999999999999")


def test_own_account_currency_and_day_are_read_from_the_file(tmp_path: Path, read: Read) -> None:
    rows: list[list[Any]] = [["账号：888800001"], ["币种：美元"], BANK_HEADER, *BANK_ROWS]
    (table,) = read(text(tmp_path / "a.csv", rows))
    row = table.records[0]
    assert isinstance(row, ReceiptRow)
    assert (row.account, row.currency, row.day) == ("888800001", "USD", date(2026, 10, 8))


def test_rows_of_a_text_file_are_counted_as_its_lines(tmp_path: Path, read: Read) -> None:
    (table,) = read(text(tmp_path / "a.csv", [["明细"], [], [], BANK_HEADER, *BANK_ROWS]))
    assert table.raw.header_rows == (4,)
    assert [record.row for record in table.records] == [5, 6, 7]


def test_closed_and_neutral_lines_are_no_receipts(tmp_path: Path, read: Read) -> None:
    rows = [
        ["交易时间", "交易对方", "商品说明", "收/支", "金额", "交易状态", "交易订单号"],
        ["2026-10-08 10:00:00", "甲", "货", "收入", "¥100.00", "交易成功", "1"],
        ["2026-10-08 11:00:00", "乙", "货", "收入", "¥200.00", "交易关闭", "2"],
        ["2026-10-08 12:00:00", "丙", "转存", "不计收支", "¥300.00", "交易成功", "3"],
        ["2026-10-08 13:00:00", "丁", "货", "支出", "¥400.00", "交易成功", "4"],
    ]
    (table,) = read(text(tmp_path / "a.csv", rows, "gb18030"))
    assert table.status == ("ready", "outgoing", "outgoing", "outgoing")
