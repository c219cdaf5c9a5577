"""arapp lock and unlock."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A small sample, as of 2026-11-12."""
    path = tmp_path / "firm.arapp"
    day = ("--as-of", "2026-11-12")
    assert cli.main(["new", str(path), "--company", "澄禾", "--sample", "small", *day]) == 0
    capsys.readouterr()
    return path


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*args, "--json", "--as-of", "2026-11-12"])
    return code, json.loads(capsys.readouterr().out)


def test_months_are_closed_and_opened(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "lock", "--until", "2026-09-30")
    assert (code, answer["locked_until"]) == (0, "2026-09-30")
    states = {month["month"]: month["state"] for month in answer["periods"]}
    assert (states["2026-09"], states["2026-10"]) == ("closed", "open")
    code, again = call(capsys, "lock", "--until", "2026-09-30")
    assert (code, again) == (0, answer)
    code, refused = call(capsys, "lock", "--until", "2026-08-31")
    assert (code, refused["error"]["kind"]) == (1, "lock_earlier")
    assert "2026-09-30" in refused["error"]["message"]
    code, answer = call(capsys, "unlock", "--until", "2026-08-31")
    assert (code, answer["locked_until"]) == (0, "2026-08-31")
    assert call(capsys, "unlock")[1]["locked_until"] is None
    assert call(capsys, "undo")[0] == 0
    assert call(capsys, "lock")[1]["locked_until"] == "2026-08-31"


def test_what_is_no_day_is_usage(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lock", "--until", "gestern"]) == 2
