"""An import is stopped wherever it is; nothing of it is left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.importing import service
from arapp.services.importing.reading.grid import read_grid
from arapp.services.importing.stage import stage
from arapp.services.progress import Cancelled
from tests.bench.large_sheets import SHEETS, write


def stopping_at(step: int) -> Callable[[int, int, str], None]:
    steps = iter(range(step + 1))

    def tell(_done: int, _total: int, _what: str) -> None:
        if next(steps) == step:
            raise Cancelled

    return tell


def count(tx: Tx) -> list[int]:
    tables = ("receipt", "plan", "customer", "batch", "import_file", "number_use")
    return [tx.value(f"SELECT count(*) FROM {table}") for table in tables]


@pytest.mark.parametrize("kind", list(SHEETS))
def test_understanding_tells_each_of_its_steps(kind: str, books: Dispatch, tmp_path: Path) -> None:
    grid = read_grid(write(tmp_path / "大.xlsx", SHEETS[kind](300)))
    options, told = service.options_of(books), list[tuple[int, int, str]]()
    staging = stage([grid], options, lambda *step: told.append(step))
    assert len(told) >= 12  # each column is a step
    assert set(told) == {(301, 301, "大.xlsx")}
    for step in range(len(told)):
        with pytest.raises(Cancelled):
            stage([grid], options, stopping_at(step))
    assert stage([grid], options) == staging


@pytest.mark.parametrize("kind", list(SHEETS))
def test_a_stopped_posting_leaves_nothing(kind: str, books: Dispatch, tmp_path: Path) -> None:
    staging = service.staged(books, [write(tmp_path / "大.xlsx", SHEETS[kind](5_000))])
    before = books.ask(count)
    for step in (0, 1, 3):
        with pytest.raises(Cancelled):
            service.rehearsal(books, staging, stopping_at(step))
        assert books.ask(count) == before
    answer = service.post(books, staging)
    (table,) = answer["files"][0]["tables"]
    assert table["posted"] + table["outgoing"] == 5_000
