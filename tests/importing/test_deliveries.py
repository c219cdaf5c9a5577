"""Delivery sheets: known by words; lines of a note are one delivery; links; what stays out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.period import LockPeriod
from tests.conftest import TODAY
from tests.importing.build import book, text
from tests.ledger_text import given

HEAD = ["送货日期", "送货单号", "客户名称", "品名", "规格", "单位", "数量", "单价", "金额"]
ROWS: list[list[Any]] = [
    ["2026-10-03", "S-0001", "恒岳机械", "轴承", "6204", "件", 10, 20, 200],
    [None, None, None, "联轴器", "L2", "件", 2, 300, 600],
    ["2026-10-05", "S-0002", "海顿电机厂", "轴承", "6204", "件", 5, 20, 100],
]


def _notes(books: Dispatch) -> list[dict[str, Any]]:
    asked = ListOptions(everything=True)
    return list(books.ask(lambda tx: listing(tx, "deliveries", asked, TODAY))["rows"])


def _table(answer: dict[str, Any]) -> dict[str, Any]:
    (table,) = answer["files"][0]["tables"]
    return dict(table)


def _sheet(path: Path, *rows: list[Any], head: list[str] = HEAD, title: str = "送货明细") -> Path:
    return book(path, 明细=[[title], head, *rows])


def test_the_lines_of_a_note_are_one_delivery(books: Dispatch, tmp_path: Path) -> None:
    table = _table(run_import(books, [_sheet(tmp_path / "a.xlsx", *ROWS)]))
    assert (table["kind"], table["posted"], table["created"]["deliveries"]) == ("deliveries", 3, 2)
    found = [(n["number"], n["customer"], n["day"], n["amount"], n["note"]) for n in _notes(books)]
    assert found == [
        ("S-0001", "恒岳机械", "2026-10-03", "800.00", "轴承 6204 ×10 件；联轴器 L2 ×2 件"),
        ("S-0002", "海顿电机厂", "2026-10-05", "100.00", "轴承 6204 ×5 件"),
    ]


@pytest.mark.parametrize(
    ("title", "head", "row"),
    [
        ("销售出库单", "出库日期 单据编号 购货单位 货品名称 数量 含税单价 含税金额",
         ["2026-10-03", "XS-1", "恒岳机械", "轴承", 10, 20, 200]),
        ("", "发货日期 发货单号 收货单位 产品名称 发货数量 单价 发货金额",
         ["2026-10-03", "F1", "恒岳机械", "轴承", 10, 20, 200]),
        ("出货清单", "日期 单号 客户 品名 数量 小计",
         ["2026-10-03", "1", "恒岳机械", "轴承", 10, 200]),
        ("", "送货日期 客户名称 品名 数量 单价 不含税金额 税额",
         ["2026-10-03", "恒岳机械", "轴承", 10, 20, 176.99, 23.01]),
        ("Delivery list", "Delivery Date|Delivery No.|Customer|Description|Qty|Amount",
         ["2026-10-03", "DN-1", "恒岳机械", "bearing", 10, 200]),
        ("", "Ship Date|Delivery Note|Customer|Item|Quantity|Unit Price|Amount",
         ["2026-10-03", "DN-1", "恒岳机械", "bearing", 10, 20, 200]),
    ],
)  # fmt: skip
def test_such_sheets_are_known_by_their_words(
    books: Dispatch, tmp_path: Path, title: str, head: str, row: list[Any]
) -> None:
    columns = head.split("|") if "|" in head else head.split()
    other = [row[0], *row[1:-1], row[-1]]
    path = _sheet(tmp_path / "a.xlsx", row, [*other], head=columns, title=title)
    table = _table(run_import(books, [path]))
    assert (table["kind"], table["rows"]) == ("deliveries", 2)
    assert {(n["day"], n["customer"]) for n in _notes(books)} == {("2026-10-03", "恒岳机械")}
    total = sum(float(n["amount"]) for n in _notes(books))
    assert total == 400


@pytest.mark.parametrize(
    ("title", "head", "row"),
    [
        ("出入库明细", "日期 单号 客户 品名 入库数量 出库数量 结存数量 金额",
         ["2026-10-03", "1", "恒岳机械", "轴承", 1, 2, 3, 200]),
        ("送货及收款", "送货日期 送货单号 客户名称 金额 已收金额 未收金额",
         ["2026-10-03", "1", "恒岳机械", 200, 50, 150]),
        ("采购出库", "发货日期 发货单号 供应商 品名 数量 金额",
         ["2026-10-03", "1", "恒岳机械", "轴承", 1, 200]),
        ("报价单", "产品名称 规格型号 数量 单价 金额", ["轴承", "6204", 1, 20, 20]),
    ],
)  # fmt: skip
def test_others_that_share_the_words_are_none(
    books: Dispatch, tmp_path: Path, title: str, head: str, row: list[Any]
) -> None:
    path = _sheet(tmp_path / "a.xlsx", row, row, head=head.split(), title=title)
    try:
        answer = run_import(books, [path])
    except ArappError:
        answer = {"files": []}
    assert "deliveries" not in [t["kind"] for f in answer["files"] for t in f["tables"]]
    assert _notes(books) == []


def test_contract_and_invoice_that_it_names_are_linked(books: Dispatch, tmp_path: Path) -> None:
    given(books, "客户 恒岳机械\n合同 HY-1 恒岳机械 900.00 签订=2026-09-01\n"
                 "发票 26330001 恒岳机械 800.00 日期=2026-10-08")  # fmt: skip
    head = [*HEAD[:3], "合同号", "发票号码", "金额"]
    rows = [
        ["2026-10-03", "S-1", "恒岳机械", "HY-1", "26330001", 800],
        ["2026-10-04", "S-2", "恒岳机械", "HY-9", "", 100],
    ]
    table = _table(run_import(books, [_sheet(tmp_path / "a.xlsx", *rows, head=head)]))
    assert [(p["problem"], p["detail"]) for p in table["problems"] if p["row"] == 4] == [
        ("link_unknown", "HY-9")
    ]
    assert [(n["contract"], n["invoice"]) for n in _notes(books)] == [
        ("HY-1", "26330001"),
        (None, None),
    ]


def test_again_it_adds_nothing_but_the_links_that_were_wanting(
    books: Dispatch, tmp_path: Path
) -> None:
    given(books, "客户 海顿电机厂\n发票 26330001 海顿电机厂 100.00 日期=2026-10-08")
    run_import(books, [_sheet(tmp_path / "a.xlsx", *ROWS)])
    assert _table(run_import(books, [_sheet(tmp_path / "b.xlsx", *ROWS[2:])]))["skipped"] == 1
    more = [[*ROWS[2], "26330001"]]
    again = _sheet(tmp_path / "c.xlsx", *more, head=[*HEAD, "发票号码"])
    assert _table(run_import(books, [again]))["updated"] == 1
    assert [n["invoice"] for n in _notes(books)] == [None, "26330001"]
    other = [[*ROWS[2][:-1], 101]]
    table = _table(run_import(books, [_sheet(tmp_path / "d.xlsx", *other)]))
    assert [p["problem"] for p in table["problems"] if p["severity"] == "flagged"] == [
        "delivery_differs"
    ]
    assert len(_notes(books)) == 2


def test_a_note_with_a_line_that_cannot_be_read_stays_out_whole(
    books: Dispatch, tmp_path: Path
) -> None:
    rows = [ROWS[0], [None, None, None, "联轴器", "L2", "件", 2, 300, "六百?"], ROWS[2]]
    table = _table(run_import(books, [_sheet(tmp_path / "a.xlsx", *rows)]))
    assert (table["posted"], table["flagged"] + table["rejected"]) == (1, 2)
    assert [n["number"] for n in _notes(books)] == ["S-0002"]


def test_two_days_void_ones_and_returns(books: Dispatch, tmp_path: Path) -> None:
    head = [*HEAD[:3], "品名", "金额", "状态"]
    rows = [
        ["2026-10-03", "S-1", "恒岳机械", "轴承", 200, ""],
        ["2026-10-04", "S-1", "恒岳机械", "轴承", 300, ""],
        ["2026-10-05", "S-2", "恒岳机械", "轴承", 400, "作废"],
        ["2026-10-06", "", "恒岳机械", "退回轴承", -50, ""],
    ]
    table = _table(run_import(books, [_sheet(tmp_path / "a.xlsx", *rows, head=head)]))
    assert (table["posted"], table["flagged"], table["skipped"]) == (1, 2, 1)
    assert [(n["amount"], n["note"]) for n in _notes(books)] == [("-50.00", "退回轴承")]


def test_a_closed_month_takes_none(books: Dispatch, tmp_path: Path) -> None:
    books.run(LockPeriod(date(2026, 9, 30)))
    rows = [["2026-09-30", *ROWS[0][1:]], ROWS[2]]
    table = _table(run_import(books, [_sheet(tmp_path / "a.xlsx", *rows)]))
    assert (table["posted"], table["rejected"]) == (1, 1)
    assert [n["number"] for n in _notes(books)] == ["S-0002"]


def test_a_text_file_and_the_kind_by_word(books: Dispatch, tmp_path: Path) -> None:
    rows = [["日期", "客户", "单号", "金额"], ["2026-10-03", "恒岳机械", "1", "5.00"]]
    path = text(tmp_path / "a.csv", rows)
    table = _table(run_import(books, [path], kind="deliveries"))
    assert (table["kind"], table["posted"]) == ("deliveries", 1)
    assert [(n["number"], n["amount"]) for n in _notes(books)] == [("1", "5.00")]
