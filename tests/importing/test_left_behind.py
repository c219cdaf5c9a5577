"""The private copy of a sheet is gone after a reading, and after one that was killed."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from arapp.services.importing.reading import sandbox as reading

SHEET = "客户,金额,到期日\n弘达机械,100.00,2026-10-01\n"


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of this test alone, for its processes too."""
    place = tmp_path / "temp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield place
    tempfile.tempdir = None


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with a customer's name in it."""
    path = tmp_path / "应收.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def copies(temp: Path) -> list[Path]:
    """Files of any name that hold the sheet."""
    return [file for file in temp.rglob("*") if file.is_file() and file.read_bytes() != b""]


def test_a_reading_leaves_nothing_and_shows_nobody(temp: Path, sheet: Path) -> None:
    with reading.begin(sheet):
        (copy,) = copies(temp)
        if sys.platform != "win32":
            assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert list(temp.iterdir()) == []


def _killed(sheet: Path) -> None:
    with reading.begin(sheet):
        os.kill(os.getpid(), 9)


def test_what_a_killed_import_left_goes_with_the_next_one(temp: Path, sheet: Path) -> None:
    child = get_context("spawn").Process(target=_killed, args=(sheet,))
    child.start()
    child.join(60)
    assert child.exitcode == -9
    assert len(copies(temp)) == 1
    with reading.begin(sheet), reading.begin(sheet):  # and a living one is left alone
        assert len(copies(temp)) == 2
    assert list(temp.iterdir()) == []
