"""Damaged files of every form through the whole import: refused with a reason, or posted whole.

500 cases at every push, 20,000 with -m long. A case is its number: the message of a fault names it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arapp.models.tx import WriteTx
from arapp.services.importing import service
from arapp.services.importing.errors import FileDamaged
from arapp.services.importing.reading import textforms
from tests.importing import fuzz_run
from tests.importing.build import BANK_HEADER, BANK_ROWS, text
from tests.importing.fuzz_damage import WAYS
from tests.importing.fuzz_reader import Forked
from tests.importing.fuzz_run import Tally, run
from tests.importing.fuzz_seeds import FORMS

pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="reads by forks of itself"),
]
GIB = 1024 * 1024  # in KiB


def _sound(tally: Tally) -> None:
    """Nothing uncaught, nothing half, nothing over the limits; and it was no idle run."""
    assert tally.faults == [], "\n".join(tally.faults[:20])
    assert Forked.peak < 2 * GIB
    assert len(tally.broke) <= tally.cases // 100, tally.broke
    refused = sum(tally.refused.values())
    assert tally.imported + refused == tally.cases
    assert tally.imported >= tally.cases * 0.3
    assert refused >= tally.cases * 0.3
    assert tally.posted >= tally.cases * 0.35
    assert len(tally.refused) >= 15, "reasons that were told"
    assert set(tally.forms) == set(FORMS)
    assert min(tally.forms.values()) >= tally.cases // 200
    assert sum(tally.by_form[form] > 0 for form in FORMS) >= len(FORMS) - 2


def test_500_damaged_files_are_refused_or_posted_whole(
    quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = run(500, 1, quick_folder, empty_file, monkeypatch)
    _sound(tally)
    assert set(tally.ways) >= WAYS - {"swap members", "attribute name"}


@pytest.mark.long
@pytest.mark.parametrize("part", range(10))
def test_20_000_damaged_files_are_refused_or_posted_whole(
    part: int, quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tally = run(2_000, 100_000 + 2_000 * part, quick_folder, empty_file, monkeypatch)
    _sound(tally)
    assert set(tally.ways) == WAYS


# --- controls: what must be noticed -------------------------------------------------------------


def _few(folder: Path, empty_file: Path, patch: pytest.MonkeyPatch) -> str:
    return "\n".join(run(30, 1, folder, empty_file, patch).faults)


def test_a_reader_that_lets_a_fault_through_is_noticed(
    quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(*_: object) -> Iterator[Any]:
        raise ZeroDivisionError

    monkeypatch.setattr(textforms, "csv_rows", careless)
    assert "ZeroDivisionError" in _few(quick_folder, empty_file, monkeypatch)


def test_a_posting_by_halves_is_noticed(
    quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = WriteTx.insert_many

    def half(self: WriteTx, table: str, columns: Any, rows: Any) -> Any:
        kept = list(rows)
        return whole(self, table, columns, kept[: len(kept) // 2] if table == "receipt" else kept)

    monkeypatch.setattr(WriteTx, "insert_many", half)
    assert "receipts told" in _few(quick_folder, empty_file, monkeypatch)


def test_a_refusal_that_leaves_something_behind_is_noticed(
    quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = service.run_import
    good = text(quick_folder / "good.csv", [BANK_HEADER, *BANK_ROWS])

    def leaving(books: Any, paths: Any, **_: Any) -> Any:
        whole(books, [good])
        raise FileDamaged(file="x", reason="empty")

    monkeypatch.setattr(service, "run_import", leaving)
    assert "yet something was written" in _few(quick_folder, empty_file, monkeypatch)


def test_a_file_that_takes_too_long_is_noticed(
    quick_folder: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz_run, "SECONDS", 0.0)
    assert " s" in _few(quick_folder, empty_file, monkeypatch)
