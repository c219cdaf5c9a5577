"""Esc while the page understands a sheet: the work for it ends too, at its next step."""

from pathlib import Path

import pytest

from arapp.services.dispatch import Dispatch
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.service import options_of
from arapp.services.progress import Cancelled
from arapp.ui.pages.import_sheet.reading import read, understand
from tests.bench.large_sheets import bank_rows, write


def test_understanding_ends_at_the_step_that_is_stopped(books: Dispatch, tmp_path: Path) -> None:
    grid = read_grid(write(tmp_path / "流水.xlsx", bank_rows(300)))
    seen: list[str] = []

    def stop(_done: int, _total: int, what: str) -> None:
        seen.append(what)
        if len(seen) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        understand([grid], options_of(books), stop)
    assert seen == ["流水.xlsx"] * 4


def test_a_sheet_is_read_and_understood_under_one_watch(books: Dispatch, tmp_path: Path) -> None:
    path = write(tmp_path / "流水.xlsx", bank_rows(300))
    told: list[tuple[int, int]] = []
    found = read([path], options_of(books), lambda done, total, _what: told.append((done, total)))
    assert (301, 301) in told  # steps of the understanding, behind those of the reading
    assert [table.kind for table in found.staging.files[0].tables] == ["receipts"]
