"""The list of rows that imports kept aside: what is in it, and what leaves it."""

from pathlib import Path

from arapp.services.dispatch import Dispatch
from arapp.services.importing.service import options_of, post, run_import
from arapp.services.importing.stage import correct, read_files
from arapp.services.ledger.to_check import DropKept, kept_count, kept_rows
from tests.importing.build import book
from tests.importing.test_seen_files import ROWS


def _places(books: Dispatch) -> list[tuple[str, str, int, str]]:
    rows = books.ask(kept_rows)
    assert books.ask(kept_count) == len(rows)
    return [(row.file, row.sheet, row.row, row.code) for row in rows]


def test_a_kept_row_is_listed_until_it_is_dealt_with(books: Dispatch, tmp_path: Path) -> None:
    run_import(books, [book(tmp_path / "台账.xlsx", 应收=ROWS)])
    assert _places(books) == [("台账.xlsx", "应收", 4, "not_a_day")]
    row = books.ask(kept_rows)[0]
    assert "8月底" in row.text
    assert books.run(DropKept((row.id, 999))).outcome.result == 1
    assert _places(books) == []
    books.undo()
    assert len(_places(books)) == 1


def test_a_dropped_row_may_still_be_imported(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    run_import(books, [path])
    books.run(DropKept((books.ask(kept_rows)[0].id,)))
    staging = correct(read_files([path], options_of(books)), 0, 0, 4, 2, "2026-08-31")
    assert post(books, staging)["files"][0]["tables"][0]["posted"] == 1


def test_importing_the_file_again_clears_the_list(books: Dispatch, tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", 应收=ROWS)
    run_import(books, [path])
    run_import(books, [path])
    assert len(_places(books)) == 1  # kept anew, not twice
    staging = correct(read_files([path], options_of(books)), 0, 0, 4, 2, "2026-08-31")
    post(books, staging)
    assert _places(books) == []
    books.undo()
    assert len(_places(books)) == 1
