"""Contract registers that say what came in under each part, or only what is still to come."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from arapp.services.output.like import update_like
from tests.importing.build import book

HEAD: list[list[Any]] = [
    [
        "合同号",
        "客户名称",
        "签约日",
        "合同额",
        "首付款",
        None,
        "发货款",
        None,
        "验收款",
        None,
        "质保金",
        None,
    ],
    [None, None, None, None, *["应收", "实收"] * 4],
]
MERGES = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "I1:J1", "K1:L1")
FIRST = [
    "HT-01",
    "恒岳机械有限公司",
    "2026-01-10",
    100000,
    30000,
    30000,
    30000,
    30000,
    30000,
    10000,
    10000,
    0,
]
SECOND = [
    "HT-02",
    "海顿电机有限公司",
    "2026-05-10",
    50000,
    15000,
    15000,
    15000,
    None,
    15000,
    None,
    5000,
    None,
]
TOTAL = ["合计", None, None, 150000, 45000, 45000, 45000, 30000, 45000, 10000, 15000, 0]


def _plans(books: Dispatch) -> list[tuple[Any, ...]]:
    return list(
        books.ask(
            lambda tx: tx.rows(
                "SELECT label, kind, amount, paid FROM plan ORDER BY contract_id, no"
            )
        )
    )


def _table(told: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = told["files"][0]["tables"][0]
    return table


def test_what_came_in_under_each_part_is_all_of_it(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", MERGES, 台账=[*HEAD, FIRST, SECOND, TOTAL])
    table = _table(run_import(books, [path]))
    assert (table["kind"], table["posted"]) == ("contracts", 2)
    assert all(control["equal"] for control in table["control_totals"])
    assert len(table["control_totals"]) == 9  # the whole and each of the eight columns
    assert _plans(books) == [
        ("首付款", "instalment", 3000000, 3000000),
        ("发货款", "instalment", 3000000, 3000000),
        ("验收款", "instalment", 3000000, 1000000),
        ("质保金", "retention", 1000000, 0),
        ("首付款", "instalment", 1500000, 1500000),
        ("发货款", "instalment", 1500000, 0),
        ("验收款", "instalment", 1500000, 0),
        ("质保金", "retention", 500000, 0),
    ]


def test_a_column_of_the_whole_is_not_counted_with_its_parts(
    books: Dispatch, tmp_path: Path
) -> None:
    head = [[*HEAD[0], "已收合计"], [*HEAD[1], None]]
    rows = [[*FIRST, 70000], [*SECOND, 15000]]
    path = book(tmp_path / "台账.xlsx", (*MERGES, "M1:M2"), 台账=[*head, *rows])
    run_import(books, [path])
    assert sum(paid for *_, paid in _plans(books)) == 8_500_000


def test_the_end_of_the_warranty_leaves_it_a_register_of_contracts(
    books: Dispatch, tmp_path: Path
) -> None:
    head = [[*HEAD[0], "质保到期", "未收合计"], [*HEAD[1], None, None]]
    path = book(
        tmp_path / "台账.xlsx", (*MERGES, "M1:M2", "N1:N2"),
        台账=[*head, [*FIRST, "2027-06-30", 30000], [*SECOND, None, 35000]],
    )  # fmt: skip
    table = _table(run_import(books, [path]))
    assert (table["kind"], table["posted"]) == ("contracts", 2)
    assert sum(amount - paid for _, _, amount, paid in _plans(books)) == 6_500_000


@pytest.mark.parametrize(("rest", "paid"), [(40000, 6_000_000), (100000, 0), (0, 10_000_000)])
def test_the_rest_alone_says_what_came_in(
    books: Dispatch, tmp_path: Path, rest: int, paid: int
) -> None:
    head = [
        "合同编号",
        "客户",
        "签订日期",
        "合同总额",
        "首付款",
        "发货款",
        "验收款",
        "质保金",
        "欠款",
    ]
    row = ["B-1", "恒岳机械有限公司", "2026-01-10", 100000, 30000, 30000, 30000, 10000, rest]
    table = _table(run_import(books, [book(tmp_path / "a.xlsx", 台账=[head, row])]))
    assert table["posted"] == 1
    assert sum(found for *_, found in _plans(books)) == paid


def test_a_rest_beyond_the_contract_is_looked_at_first(books: Dispatch, tmp_path: Path) -> None:
    head = ["合同编号", "客户", "签订日期", "合同总额", "付款方式", "未收款"]
    rows = [["B-1", "恒岳机械有限公司", "2026-01-10", 1000, "全款", 1200]]
    table = _table(run_import(books, [book(tmp_path / "a.xlsx", 台账=[head, *rows])]))
    assert (table["posted"], table["flagged"]) == (0, 1)
    assert [p["problem"] for p in table["problems"] if p["severity"] == "flagged"] == [
        "paid_exceeds"
    ]


def test_the_updated_copy_leaves_what_came_in_for_a_part(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", MERGES, 台账=[*HEAD, FIRST, SECOND, TOTAL])
    run_import(books, [path])
    update_like(books, path, tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [cell.value for cell in page[3]][4:] == FIRST[4:]
    assert [cell.value for cell in page[5]][4:] == TOTAL[4:]


def test_a_new_row_inside_a_merged_customer_stands_in_the_updated_copy(
    books: Dispatch, tmp_path: Path
) -> None:
    head = ["客户名称", "合同号", "日期", "应收金额", "已收", "余额"]
    rows: list[list[Any]] = [
        head,
        ["恒岳机械有限公司", "A-1", "2026-01-05", 1000, 0, 1000],
        [None, "A-2", "2026.13.1", 300, 0, 300],
        ["小计", None, None, 1300, 0, 1300],
        ["海顿电机有限公司", "A-3", "2026-02-05", 70, 0, 70],
    ]
    path = book(tmp_path / "台账.xlsx", ("A2:A3",), 台账=rows)
    run_import(books, [path])
    more = ["恒岳机械有限公司", "A-9", "2026-03-05", 55, 0, 55]
    run_import(books, [book(tmp_path / "more.xlsx", 台账=[head, more])])
    update_like(books, path, tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [cell.value for cell in page[3]][:2] == [None, "A-9"]
    assert page["F3"].value == 55
    assert [str(span) for span in page.merged_cells.ranges] == ["A2:A4"]


DATED: list[list[Any]] = [
    [
        "合同编号",
        "客户",
        "签订日期",
        "合同金额",
        "首付款",
        "首付款到账日",
        "验收款",
        "验收款到账日",
    ],
    ["H-1", "恒岳机械有限公司", "2026-01-05", 1000, 300, "2026-02-11", 700, "2026-09-30"],
    ["H-2", "海顿电机有限公司", "2026-01-06", 2000, 600, "2026-03-01", 1400, None],
    ["H-3", "启明包装有限公司", "2026-01-07", 3000, 900, None, 2100, "2027-05-01"],
]


def _money(books: Dispatch) -> list[tuple[str, str, int]]:
    """(contract, day, amount) of what was paid before the import."""
    rows = books.ask(
        lambda tx: tx.rows(
            "SELECT c.number, d.day, d.amount FROM difference d JOIN plan p ON p.id = d.plan_id"
            " JOIN contract c ON c.id = p.contract_id ORDER BY c.number, d.day"
        )
    )
    return [(number, date.fromordinal(day).isoformat(), amount) for number, day, amount in rows]


def test_a_part_with_the_day_of_its_money_was_paid_on_that_day(
    books: Dispatch, tmp_path: Path
) -> None:
    table = _table(run_import(books, [book(tmp_path / "台账.xlsx", 台账=DATED)]))
    assert (table["kind"], table["posted"]) == ("contracts", 3)
    assert table["columns"]["验收款到账日"] == "paid_on"
    assert _money(books) == [
        ("H-1", "2026-02-11", 30_000), ("H-1", "2026-09-30", 70_000), ("H-2", "2026-03-01", 60_000),
    ]  # fmt: skip
    noted = [p for p in table["problems"] if p["problem"] == "paid_by_days"]
    assert [(p["row"], "1000.00" in p["message"]) for p in noted] == [(2, True), (3, False)]


def test_the_days_date_what_the_sheet_says_came_in(books: Dispatch, tmp_path: Path) -> None:
    head, first, second, third = DATED
    rows = [[*head, "已收款"], [*first, 500], [*second, 0], [*third, 100]]
    run_import(books, [book(tmp_path / "台账.xlsx", 台账=rows)])
    assert _money(books) == [
        ("H-1", "2026-02-11", 30_000), ("H-1", "2026-09-30", 20_000), ("H-3", "2026-01-07", 10_000),
    ]  # fmt: skip
