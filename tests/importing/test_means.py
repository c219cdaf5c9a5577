"""Means of payment in lists of receipts: cash and WeChat money is in no bank account."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.layout.means import method_of
from arapp.services.importing.service import run_import
from tests.importing.build import BANK_HEADER, BANK_ROWS, book

ROWS: list[list[Any]] = [
    ["2026-10-02", "义乌饰品行", 500, "微信"],
    ["2026-10-06", "永康门业", 400, "现金"],
    ["2026-10-07", "永康门业", 100, "银行转账"],
    ["2026-10-08", "永康门业", 900, "银行承兑汇票"],
    ["2026-10-09", "义乌饰品行", 70, "支付宝"],
]


def _import(books: Dispatch, path: Path, *rows: list[Any]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 收款=rows)])["files"][0]["tables"][0]
    return table


def _kept(books: Dispatch) -> list[tuple[Any, ...]]:
    sql = "SELECT amount, method, account_id IS NULL FROM receipt ORDER BY day"
    return [tuple(row) for row in books.ask(lambda tx: tx.rows(sql))]


@pytest.mark.parametrize("heading", ["方式", "收款方式", "付款方式", "怎么收的"])
def test_means_of_payment_are_known_by_their_words(
    heading: str, books: Dispatch, tmp_path: Path
) -> None:
    head = ["收款日期", "付款单位", "收款金额", heading]
    table = _import(books, tmp_path / "a.xlsx", head, *ROWS)
    assert (table["posted"], table["columns"][heading]) == (5, "method")
    assert _kept(books) == [
        (50_000, "other", 1), (40_000, "cash", 1), (10_000, "bank", 0), (90_000, "bill", 0),
        (7_000, "other", 1),
    ]  # fmt: skip
    told = next(p for p in table["problems"] if p["problem"] == "without_account")
    assert (told["row"], told["detail"]) == (2, "3")
    again = _import(books, tmp_path / "b.xlsx", head, *ROWS, ["2026-10-10", "永康门业", 5, "现金"])
    assert (again["posted"], again["skipped"]) == (1, 5)


def test_cash_alone_makes_no_bank_account(books: Dispatch, tmp_path: Path) -> None:
    table = _import(
        books, tmp_path / "a.xlsx", ["收款日期", "付款单位", "收款金额", "方式"], ROWS[1]
    )
    assert table["posted"] == 1
    assert books.ask(lambda tx: tx.value("SELECT count(*) FROM bank_account")) == 0


def test_cash_that_a_bank_tells_of_is_in_the_bank(books: Dispatch, tmp_path: Path) -> None:
    rows = [[*row, "现金" if n else "转账"] for n, row in enumerate(BANK_ROWS)]
    table = _import(books, tmp_path / "a.xlsx", [*BANK_HEADER, "交易渠道"], *rows)
    assert table["posted"] == 2
    assert [row[1:] for row in _kept(books)] == [("bank", 0), ("cash", 0)]


@pytest.mark.parametrize(
    ("word", "method"), [("电汇", "bank"), ("支票", "bill"), ("扫码", "other"), ("", "bank")]
)
def test_a_word_means_a_method(word: str, method: str) -> None:
    assert method_of(word) == method
