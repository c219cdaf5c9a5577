"""A file that was imported before: what was booked then is skipped, what was kept may come."""

from pathlib import Path
from typing import Any

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import options_of, post, preview, run_import
from arapp.services.importing.stage import correct, exclude, read_files
from tests.importing.build import book

ROWS: list[list[Any]] = [
    ["客户名称", "期次", "到期日", "应收金额"],
    ["恒岳机械", "发货款", "2026-11-12", 24000],
    ["同泰风电厂", "发货款", "2026-11-20", 31000],
    ["联创船配", "8月货款", "8月底", 12600],
]


def _count(books: Dispatch, table: str) -> int:
    number: int = books.ask(lambda tx: tx.value(f"SELECT count(*) FROM {table}"))
    return number


def _posted_with(books: Dispatch, path: Path, *cells: tuple[int, int, str]) -> dict[str, Any]:
    staging = read_files([path], options_of(books))
    for row, column, text in cells:
        staging = correct(staging, 0, 0, row, column, text)
    table: dict[str, Any] = post(books, staging)["files"][0]["tables"][0]
    return table


def _numbers(table: dict[str, Any]) -> tuple[int, int, int]:
    return table["posted"], table["skipped"], table["flagged"]


def test_corrected_rows_of_a_file_come_in_once(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    first = _posted_with(books, path, (3, 0, "同泰风电"), (4, 2, "2026-08-31"))
    assert _numbers(first) == (3, 0, 0)
    rehearsed = preview(books, [path])["files"][0]["tables"][0]
    again = run_import(books, [path])["files"][0]["tables"][0]
    assert _numbers(rehearsed) == _numbers(again) == (0, 3, 0)
    assert [p["equals"] for p in again["problems"] if "equals" in p] == [
        "plan:1",
        "plan:2",
        "plan:3",
    ]
    assert _count(books, "plan") == _count(books, "customer") == 3


def test_rows_kept_aside_may_come_later(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    assert _numbers(_posted_with(books, path, (3, 0, "同泰风电"))) == (2, 0, 1)
    assert _numbers(_posted_with(books, path, (4, 2, "2026-08-31"))) == (1, 2, 0)
    assert _numbers(_posted_with(books, path)) == (0, 3, 0)


def test_a_row_left_out_may_come_later(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    post(books, exclude(read_files([path], options_of(books)), 0, 0, 2))
    assert _numbers(_posted_with(books, path)) == (1, 1, 1)


def test_another_file_with_the_same_places_is_no_twin(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "a.xlsx", 应收=ROWS)])
    rows = [
        ROWS[0],
        ["拓科环保", "尾款", "2026-12-01", 700],
        ["启明包装", "尾款", "2026-12-02", 800],
    ]
    table = run_import(books, [book(tmp_path / "b.xlsx", 应收=rows)])["files"][0]["tables"][0]
    assert _numbers(table) == (2, 0, 0)


def test_corrected_rows_that_were_undone_are_new(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    _posted_with(books, path, (3, 0, "同泰风电"))
    books.undo()
    assert _numbers(_posted_with(books, path)) == (2, 0, 1)
