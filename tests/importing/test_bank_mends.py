"""What banks do beside the plain statement: glued cells, gaps, reversals, footers."""

import time
from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.rows.records import ReceiptRow
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


# --- the balance as a proof ---------------------------------------------------------------------

BALANCED = ["日期", "摘要", "对方户名", "收入", "支出", "余额"]
GOOD = [
    ["2026-06-05", "a", "甲公司", "10.00", "", "110.00"],
    ["2026-06-06", "b", "甲公司", "20.00", "", "130.00"],
    ["2026-06-07", "c", "甲公司", "5.00", "", "135.00"],
    ["2026-06-08", "d", "甲公司", "7.00", "", "142.00"],
    ["2026-06-09", "e", "甲公司", "", "2.00", "140.00"],
]  # fmt: skip


def _without(*rows: int) -> list[list[str]]:
    return [row for i, row in enumerate(GOOD) if i not in rows]


def _with(row: int, column: int, value: str) -> list[list[str]]:
    return [
        [value if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
        for i, cells in enumerate(GOOD)
    ]


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(
    ("rows", "equal"),
    [
        (GOOD, True),
        (GOOD[:2], True),
        ([GOOD[0], GOOD[2], GOOD[1], GOOD[3]], True),
        (_without(2), False),
        (_without(1, 3), False),
        ([GOOD[0], GOOD[2], GOOD[4]], False),
        ([GOOD[0], ["2026-06-06", "b", "甲公司", "20.00", "", "150.00"]], False),
        (_with(1, 3, "二十几"), False),
        (_with(3, 3, "17.00"), False),
        (_with(3, 5, "124.00"), False),
        (_with(4, 5, "194.00"), False),
        (_with(2, 0, "2026-06-31"), True),
    ],
)
def test_the_balance_is_proven_whatever_is_broken(
    rows: list[list[str]], equal: bool, newest_first: bool, tmp_path: Path, read: Read
) -> None:
    shown = [BALANCED, *(rows[::-1] if newest_first else rows)]
    (table,) = read(text(tmp_path / "a.csv", shown))
    assert [control.equal for control in table.controls] == [equal]


def test_two_wrong_amounts_that_cancel_out_are_no_proof(tmp_path: Path, read: Read) -> None:
    rows = _with(1, 3, "21.00")
    rows[3][3] = "6.00"
    (table,) = read(text(tmp_path / "a.csv", [BALANCED, *rows]))
    assert [control.equal for control in table.controls] == [False]


def test_a_row_left_out_is_in_the_opening_and_closing_told(tmp_path: Path, books: Dispatch) -> None:
    good = _post(books, text(tmp_path / "a.csv", [BALANCED, *_with(2, 0, "2026-06-31")]))
    assert good["flagged"] == 1
    told = good["balance"]
    figures = (told["opening"], told["credits"], told["debits"], told["closing"], told["equal"])
    assert figures == ("100.00", "42.00", "2.00", "140.00", True)
    bad = _post(books, text(tmp_path / "b.csv", [BALANCED, *_with(1, 3, "二十几")]))
    assert bad["balance"]["equal"] is False


@pytest.mark.parametrize(
    "footer",
    [
        ["合计笔数：5", "", "", "42.00", "2.00", ""],
        ["总笔数：5", "总金额：44.00", "", "", "", ""],
        ["总收入笔数：4", "总收入金额：42.00", "", "", "", ""],
        ["共5笔", "", "", "42.00", "2.00", ""],
        ["共计 5 笔", "", "", "", "", "140.00"],
        ["", "", "合计笔数：5", "42.00", "2.00", ""],
    ],
)
def test_a_closing_line_with_counts_is_no_row(
    footer: list[str], tmp_path: Path, read: Read
) -> None:
    (table,) = read(text(tmp_path / "a.csv", [BALANCED, *GOOD, footer]))
    assert len(table.records) == 5
    assert all(control.equal for control in table.controls)
    summed = footer[3] != ""
    assert {c.column for c in table.controls} == ({"收入", "支出", "余额"} if summed else {"余额"})


# --- money in that the file takes back ----------------------------------------------------------

MOVES = ["日期", "流水号", "摘要", "收入", "支出", "对方户名", "对方账号"]
IN = ["2026-06-03", "S1", "货款", "700.00", "", "乙厂公司", "62220002"]
OTHER = ["2026-06-03", "S2", "货款", "700.00", "", "丙厂公司", "62220003"]


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(
    "back",
    [
        ["2026-06-04", "S9", "冲正", "", "700.00", "乙厂公司", "62220002"],
        ["2026-06-04", "S9", "退汇", "", "700.00", "乙厂公司", ""],
        ["2026-06-04", "S1", "交易", "", "700.00", "", ""],
        ["2026-06-04", "S9", "撤销S1", "", "700.00", "", ""],
    ],
)
def test_a_credit_that_the_file_takes_back_is_not_booked(
    back: list[str], newest_first: bool, tmp_path: Path, books: Dispatch
) -> None:
    rows = [IN, OTHER, back, ["2026-06-05", "S5", "电费", "", "9.00", "供电公司", "1"]]
    table = _post(books, text(tmp_path / "a.csv", [MOVES, *(rows[::-1] if newest_first else rows)]))
    assert (table["posted"], table["flagged"], table["outgoing"]) == (1, 2, 1)
    assert books.ask(lambda tx: tx.value("SELECT payer FROM receipt")) == "丙厂公司"
    told = {p["row"]: p["detail"] for p in table["problems"] if p["problem"] == "reversed_in_file"}
    assert told == ({5: "3", 3: "5"} if newest_first else {2: "4", 4: "2"})


def test_one_reversal_takes_back_one_of_two_equal_credits(tmp_path: Path, read: Read) -> None:
    again = ["2026-06-03", "S4", *IN[2:]]
    back = ["2026-06-04", "S9", "冲正", "", "700.00", "乙厂公司", "62220002"]
    (table,) = read(text(tmp_path / "a.csv", [MOVES, IN, again, back]))
    assert table.status == ("ready", "flagged", "flagged")


def test_paying_first_or_others_or_less_takes_nothing_back(tmp_path: Path, read: Read) -> None:
    rows = [
        ["2026-06-02", "S0", "退款", "", "700.00", "乙厂公司", "62220002"],
        IN,
        ["2026-06-04", "S8", "货款", "", "700.00", "丁厂公司", "62220004"],
        ["2026-06-04", "S9", "货款", "", "699.00", "乙厂公司", "62220002"],
    ]
    (table,) = read(text(tmp_path / "a.csv", [MOVES, *rows]))
    assert table.status == ("outgoing", "ready", "outgoing", "outgoing")


def test_equal_money_in_and_out_with_one_payer_is_daily_business(
    tmp_path: Path, read: Read
) -> None:
    out = ["2026-06-04", "S9", "货款", "", "700.00", "乙厂公司", "62220002"]
    (table,) = read(text(tmp_path / "a.csv", [MOVES, IN, out]))
    assert table.status == ("ready", "outgoing")


def test_a_reversal_of_money_from_an_earlier_file_is_to_be_checked(
    tmp_path: Path, read: Read
) -> None:
    back = ["2026-06-04", "S9", "冲正", "", "800.00", "乙厂公司", "62220002"]
    (table,) = read(text(tmp_path / "a.csv", [MOVES, IN, back]))
    assert table.status == ("ready", "flagged")
    assert "reversal" in _codes(table)


def test_many_equal_payments_and_reversals_take_no_time(tmp_path: Path, read: Read) -> None:
    rows = [["2026-06-03", f"S{i}", *IN[2:]] for i in range(4_000)]
    rows += [["2026-06-04", f"T{i}", "冲正", "", "700.00", *IN[5:]] for i in range(4_000)]
    started = time.process_time()
    (table,) = read(text(tmp_path / "a.csv", [MOVES, *rows]))
    assert set(table.status) == {"flagged"}
    assert time.process_time() - started < 5
