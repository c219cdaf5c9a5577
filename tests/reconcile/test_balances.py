"""Lists of balances, as accounting programs print them, against ours."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from arapp.services.dispatch import Dispatch
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.reading.grid import read_grid
from arapp.services.reconcile import service
from arapp.services.reconcile.balances import Compared, Standing
from tests.ledger_text import given

BOOK = """
    客户 无锡恒岳精密机械有限公司 税号=91320200MA1ABCD12X
    客户 常州瑞铂电气有限公司 简称=瑞铂
    客户 宁波旭阳泵业有限公司
    客户 上海江元仪表有限公司
    客户 深圳德通贸易有限公司
    应收 A 无锡恒岳精密机械有限公司 96000 入账=2026-08-26 到期=2026-09-25
    应收 B 常州瑞铂电气有限公司 1250.50 入账=2026-08-26 到期=2026-09-25
    应收 C 上海江元仪表有限公司 700 入账=2026-08-26 到期=2026-09-25
    应收 D 深圳德通贸易有限公司 5000 入账=2026-08-26 到期=2026-09-25 币种=USD
    收款 R1 宁波旭阳泵业有限公司 3000 日期=2026-10-02
"""
DAY = date(2026, 10, 31)


def sheet(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for span in merged:
        page.merge_cells(span)
    book.save(path)
    return path


def compared(books: Dispatch, path: Path) -> dict[str, Compared]:
    given(books, BOOK)
    found = service.read_balances(books, read_grid(path))
    answer = service.reconcile_balances(books, found, DAY)
    return {row.name or row.listed[0].name: row for row in answer.rows}


def standings(rows: dict[str, Compared]) -> dict[str, str]:
    return {name: row.standing.value for name, row in rows.items()}


def kingdee(path: Path) -> Path:
    """核算项目余额表: two lines of headings, a side on its own for each balance."""
    return sheet(
        path,
        [
            ["核算项目余额表"],
            ["科目：1122 应收账款  期间：2026年10月"],
            ["项目代码", "项目名称", "期初余额", None, "本期发生", None, "期末余额", None],
            [None, None, "方向", "金额", "借方", "贷方", "方向", "金额"],
            ["0001", "[客户]0001-无锡恒岳精密机械有限公司", "借", 90000, 16000, 10000, "借", 96000],
            ["0002", "常州瑞铂电气有限公司", "借", 1250.5, 0, 0, "借", 1250.5],
            ["0003", "宁波旭阳泵业有限公司", "平", 0, 0, 3000, "贷", 3000],
            ["0004", "苏州泰合模具有限公司", "借", 0, 880, 0, "借", 880],
            ["合计", None, "借", 91250.5, 16880, 13000, "借", 95130.5],
        ],
        ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3"),
    )


def yonyou(path: Path) -> Path:
    """往来余额表: debit and credit of each balance in columns of their own."""
    return sheet(
        path,
        [
            ["客户往来余额表", None, None, "2026.10"],
            ["单位编号", "往来单位", "年初借方", "年初贷方", "借方发生",
             "贷方发生", "期末借方余额", "期末贷方余额"],
            ["K1", "无锡恒岳精密机械有限公司", 90000, None, 16000, 10000, 96000, None],
            ["K2", "瑞铂", 1250.5, None, None, None, 1250.5, None],
            ["K3", "宁波旭阳泵业有限公司", None, None, None, 3000, None, 3000],
            ["K9", "苏州泰合模具有限公司", None, None, 880, None, 880, None],
        ],
    )  # fmt: skip


def unmerged(path: Path) -> Path:
    """客户余额表: an account before each customer, headings in two lines that nothing merges."""
    return sheet(
        path,
        [
            ["客户余额表"],
            ["月份：2026.10-2026.10"],
            ["科目", None, "客户", None, "方向", "期初余额", "借方", "贷方", "方向", "期末余额"],
            ["编码", "名称", "编码", "名称", None, "本币", "本币", "本币", None, "本币"],
            ["1122", "应收账款", "01", "无锡恒岳精密机械有限公司", "借", 90000, 16000, 10000,
             "借", 96000],
            ["小计", None, None, None, "借", 90000, 16000, 10000, "借", 96000],
            ["1122", "应收账款", "02", "常州瑞铂电气有限公司", "借", 1250.5, 0, 0, "借", 1250.5],
            ["1122", "应收账款", "03", "宁波旭阳泵业有限公司", "平", 0, 0, 3000, "贷", 3000],
            ["1122", "应收账款", "04", "苏州泰合模具有限公司", "平", 0, 880, 0, "借", 880],
            ["合计", None, None, None, "借", 91250.5, 16880, 13000, "借", 95130.5],
        ],
        ("A3:B3", "C3:D3"),
    )  # fmt: skip


def unknown_words(path: Path) -> Path:
    """Words that no list has, signs for prepayments: the sums alone tell what is what."""
    return sheet(
        path,
        [
            ["户头", "老账", "新添", "冲减", "现账"],
            ["无锡恒岳精密机械有限公司", 90000, 16000, 10000, 96000],
            ["常州瑞铂电气有限公司", 1000, 1250.5, 1000, 1250.5],
            ["宁波旭阳泵业有限公司", 500, 0, 3500, -3000],
            ["苏州泰合模具有限公司", 0, 880, 0, 880],
        ],
    )


def turned(path: Path) -> Path:
    """Their payables by supplier account: what they owe stands in credit."""
    return sheet(
        path,
        [
            ["Name", "Opening", "Dr", "Cr", "Closing"],
            ["无锡恒岳精密机械有限公司", -90000, 10000, 16000, -96000],
            ["常州瑞铂电气有限公司", -1000, 1000, 1250.5, -1250.5],
            ["宁波旭阳泵业有限公司", 0, 3000, 0, 3000],
            ["苏州泰合模具有限公司", 0, 0, 880, -880],
        ],
    )


def test_the_code_is_the_customers_not_the_accounts(books: Dispatch, tmp_path: Path) -> None:
    rows = compared(books, unmerged(tmp_path / "b.xlsx"))
    assert rows["无锡恒岳精密机械有限公司"].listed[0].code == "01"


@pytest.mark.parametrize("write", [kingdee, yonyou, unmerged, unknown_words, turned])
def test_every_customer_of_either_side(books: Dispatch, tmp_path: Path, write: object) -> None:
    rows = compared(books, write(tmp_path / "b.xlsx"))  # type: ignore[operator]
    assert standings(rows) == {
        "无锡恒岳精密机械有限公司": "equal",
        "常州瑞铂电气有限公司": "equal",
        "宁波旭阳泵业有限公司": "equal",
        "苏州泰合模具有限公司": "only_there",
        "上海江元仪表有限公司": "only_here",
        "深圳德通贸易有限公司": "only_here",
    }
    assert rows["宁波旭阳泵业有限公司"].ours == -300_000
    assert rows["苏州泰合模具有限公司"].difference == 88_000
    assert rows["深圳德通贸易有限公司"].currency == "USD"


def test_a_name_that_may_be_one_of_ours_is_asked_about(books: Dispatch, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "b.xlsx",
        [["客户", "期末余额"], ["无锡恒岳精密机诫有限公司", 96000], ["瑞铂", 1000]],
    )
    rows = compared(books, path)
    strange = rows["无锡恒岳精密机诫有限公司"]
    assert strange.standing is Standing.ONLY_THERE
    assert strange.maybe == ("无锡恒岳精密机械有限公司",)
    assert rows["常州瑞铂电气有限公司"].standing is Standing.DIFFERS
    assert rows["常州瑞铂电气有限公司"].difference == -25_050
    owner = rows["无锡恒岳精密机械有限公司"].customer
    assert owner is not None
    found = service.read_balances(books, read_grid(path))
    again = service.reconcile_balances(books, found, DAY, {strange.listed[0].name: owner})
    assert [r.standing for r in again.rows if r.customer == owner] == [Standing.EQUAL]


def test_two_currencies_are_two_rows(books: Dispatch, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "b.xlsx",
        [
            ["客户名称", "币别", "期末余额"],
            ["深圳德通贸易有限公司", "USD", 5000],
            ["深圳德通贸易有限公司", "人民币", 120],
            ["无锡恒岳精密机械有限公司", "人民币", 96000],
        ],
    )
    given(books, BOOK)
    found = service.read_balances(books, read_grid(path))
    rows = service.reconcile_balances(books, found, DAY).rows
    told = {(r.name, r.currency): r.standing.value for r in rows if "德通" in r.name}
    assert told == {
        ("深圳德通贸易有限公司", "USD"): "equal",
        ("深圳德通贸易有限公司", "CNY"): "differs",
    }


def test_no_list_of_balances_is_refused(books: Dispatch, tmp_path: Path) -> None:
    path = sheet(tmp_path / "b.xlsx", [["姓名", "电话"], ["老陈", "13800000000"]])
    with pytest.raises(NothingRecognised):
        service.read_balances(books, read_grid(path))
