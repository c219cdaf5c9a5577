"""Reading and posting in one call, at the day of the other tests."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp.services.importing.stage import Options, StagedTable, read_files
from tests.measured import measure_readers

TODAY = date(2026, 11, 12)
Read = Callable[..., list[StagedTable]]


@pytest.fixture(autouse=True)
def _measured(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests with the widest choice of files lend the reader's figures; all would take long."""
    if request.path.name == "test_bad_inputs.py":
        measure_readers(monkeypatch)


@pytest.fixture
def read() -> Read:
    """Tables of one file under options."""

    def reading(path: Path, **chosen: Any) -> list[StagedTable]:
        return list(read_files([path], Options(today=TODAY, **chosen)).files[0].tables)

    return reading
