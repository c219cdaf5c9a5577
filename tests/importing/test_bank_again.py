"""The same bank again: its layout remembered, and what comes in twice in another export."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import Rows, book

# Nothing in these headings says what they mean, and there is no balance to prove it.
ODD_HEADS = ["甲列", "乙列", "丙列", "丁列", "戊列", "己列"]
ODD_ROWS: list[list[Any]] = [
    ["2026-10-08", 50_000, None, "恒岳机械有限公司", "3205010188", "货款"],
    ["2026-10-09", None, 1_200.5, "苏州供电公司", "3205010288", "电费"],
    ["2026-10-09", 3_000, None, "海顿电机有限公司", "3205010388", "定金"],
]
MAPS = {"甲列": "day", "乙列": "amount", "丙列": "outgoing", "丁列": "payer",
        "戊列": "payer_account", "己列": "memo"}  # fmt: skip


def _table(books: Dispatch, path: Path, **chosen: Any) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [path], **chosen)["files"][0]["tables"][0]
    return table


def _numbers(table: dict[str, Any]) -> tuple[int, int, int]:
    return table["posted"], table["skipped"], table["outgoing"]


def _shown(order: list[int], extra: str, later: int) -> Rows:
    """The odd layout with its columns in another order, a column more, and later days."""
    rows = [[str(row[0]).replace("-10-", f"-{later}-"), *row[1:]] for row in ODD_ROWS]
    sheet: list[list[Any]] = [
        [ODD_HEADS[i] for i in order],
        *([row[i] for i in order] for row in rows),
    ]
    if extra:
        for place, row in enumerate(sheet):
            row.insert(2, extra if place == 0 else "x")
    return sheet


@pytest.mark.parametrize(
    ("order", "extra"),
    [([0, 1, 2, 3, 4, 5], ""), ([5, 3, 4, 0, 2, 1], ""), ([0, 1, 2, 3, 4, 5], "庚列"),
     ([3, 0, 1, 2, 5, 4], "庚列")],
)  # fmt: skip
def test_a_layout_mapped_once_is_known_when_its_columns_move(
    order: list[int], extra: str, tmp_path: Path, books: Dispatch
) -> None:
    first = _table(
        books, book(tmp_path / "1.xlsx", 流水=[ODD_HEADS, *ODD_ROWS]), kind="receipts", maps=MAPS
    )
    assert _numbers(first) == (2, 0, 1)
    again = _table(books, book(tmp_path / "2.xlsx", 流水=_shown(order, extra, 11)))
    assert again["kind"] == "receipts"
    assert again["layout"] == "remembered"
    assert _numbers(again) == (2, 0, 1)
    assert again["net_total"] == {"CNY": "53000.00"}


def test_a_layout_that_lacks_a_column_is_not_taken_for_known(
    tmp_path: Path, books: Dispatch
) -> None:
    _table(
        books, book(tmp_path / "1.xlsx", 流水=[ODD_HEADS, *ODD_ROWS]), kind="receipts", maps=MAPS
    )
    rows = [[row[i] for i in (0, 1, 3, 4, 5)] for row in [ODD_HEADS, *ODD_ROWS]]
    path = book(tmp_path / "2.xlsx", 流水=rows)
    table = _table(books, path, kind="receipts", maps={"甲列": "day", "乙列": "amount"})
    assert table["layout"] == "recognised"


# --- overlapping exports ------------------------------------------------------------------------

WITH_SERIAL = ["交易日期", "流水号", "对方户名", "对方账号", "收入", "支出", "余额", "摘要"]
PLAIN = ["记账日期", "借贷标志", "发生额", "账户余额", "交易对手名称", "交易对手账号", "用途"]
MOVES: list[tuple[str, str, str, str, int, int, str]] = [
    ("2026-10-08", "S1", "恒岳机械有限公司", "3205010188", 1_500, 101_500, "货款"),
    ("2026-10-08", "S2", "恒岳机械有限公司", "3205010188", 1_500, 103_000, "货款"),
    ("2026-10-09", "S3", "苏州供电公司", "3205010288", -700, 102_300, "电费"),
    ("2026-10-10", "S4", "海顿电机有限公司", "3205010388", 900, 103_200, "定金"),
    ("2026-10-11", "S5", "恒岳机械有限公司", "3205010188", 1_500, 104_700, "货款"),
]


def _with_serial(moves: list[tuple[str, str, str, str, int, int, str]]) -> Rows:
    rows = [
        [day, no, name, account, amount if amount > 0 else None,
         -amount if amount < 0 else None, balance, memo]
        for day, no, name, account, amount, balance, memo in moves
    ]  # fmt: skip
    return [["账号：88880001"], WITH_SERIAL, *rows]


def _plain(moves: list[tuple[str, str, str, str, int, int, str]]) -> Rows:
    rows = [
        [day, "贷" if amount > 0 else "借", abs(amount), balance, name, account, memo]
        for day, _, name, account, amount, balance, memo in moves
    ]
    return [["账号：88880001"], PLAIN, *rows]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_with_serial, _plain),
        (_plain, _with_serial),
        (_plain, _plain),
        (_with_serial, _with_serial),
    ],
)
def test_overlapping_exports_bring_each_payment_once(
    first: Any, second: Any, tmp_path: Path, books: Dispatch
) -> None:
    one = _table(books, book(tmp_path / "1.xlsx", 流水=first(MOVES[:4])))
    assert _numbers(one) == (3, 0, 1)  # the two equal ones are both there
    two = _table(books, book(tmp_path / "2.xlsx", 流水=second(MOVES[1:])))
    assert _numbers(two) == (1, 2, 1)
    newest = _table(books, book(tmp_path / "3.xlsx", 流水=second([*reversed(MOVES)])))
    assert _numbers(newest) == (0, 4, 1)
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM receipt")) == 4
