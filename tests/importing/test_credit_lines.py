"""Credit lines of open items: known again by their numbers, in a sheet that has grown since."""

from pathlib import Path
from typing import Any

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import run_import
from tests.importing.build import book

HEADER = ["客户", "发票号", "到期日", "未收金额"]
ROWS: list[list[Any]] = [
    ["桐庐文具厂", "B1", "2026-10-01", 1000],
    ["桐庐文具厂", "B2", "2026-10-01", -200],
    ["桐庐文具厂", "B3", "2026-10-09", 700],
]


def _import(books: Dispatch, path: Path, rows: list[list[Any]]) -> dict[str, Any]:
    table: dict[str, Any] = run_import(books, [book(path, 应收=[HEADER, *rows])])["files"][0][
        "tables"
    ][0]
    return table


def _owed(books: Dispatch) -> int:
    total: int = books.ask(lambda tx: tx.value("SELECT sum(amount) FROM plan"))
    return total


def test_a_grown_sheet_adds_only_its_new_row(books: Dispatch, tmp_path: Path) -> None:
    _import(books, tmp_path / "a.xlsx", ROWS)
    more = [*ROWS, ["桐庐文具厂", "B4", "2026-10-20", 50]]
    table = _import(books, tmp_path / "b.xlsx", more)
    assert (table["posted"], table["skipped"]) == (1, 3)
    assert _owed(books) == 155_000


def test_a_credit_of_another_amount_is_told_and_not_booked_again(
    books: Dispatch, tmp_path: Path
) -> None:
    _import(books, tmp_path / "a.xlsx", ROWS)
    table = _import(books, tmp_path / "b.xlsx", [ROWS[0], [*ROWS[1][:3], -150], ROWS[2]])
    assert (table["posted"], table["skipped"], table["flagged"]) == (0, 2, 1)
    assert _owed(books) == 150_000


@pytest.mark.parametrize("turned", [False, True])
def test_a_credit_under_the_number_of_its_invoice_belongs_to_it(
    turned: bool, books: Dispatch, tmp_path: Path
) -> None:
    rows = [ROWS[0], ["桐庐文具厂", "B1", "2026-10-01", -300]]
    rows = rows[::-1] if turned else rows
    _import(books, tmp_path / "a.xlsx", rows)
    invoices = books.ask(lambda tx: tx.rows("SELECT number, gross FROM invoice"))
    assert [tuple(row) for row in invoices] == [("B1", 100_000)]
    table = _import(books, tmp_path / "b.xlsx", [*rows, ROWS[2]])
    assert (table["posted"], table["skipped"]) == (1, 2)
    assert _owed(books) == 140_000


def test_two_credits_of_one_amount_are_told_apart_by_number(
    books: Dispatch, tmp_path: Path
) -> None:
    _import(books, tmp_path / "a.xlsx", ROWS)
    table = _import(books, tmp_path / "b.xlsx", [*ROWS, ["桐庐文具厂", "B5", "2026-10-01", -200]])
    assert (table["posted"], table["skipped"]) == (1, 3)
