"""`arapp rescue`: counts and a workbook from a file that cannot be opened."""

import json
from pathlib import Path

import pytest

from arapp import cli


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_damaged_ledger_is_read_and_stays(
    ledger_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file as it was, the workbook beside, a second one never over the first."""
    data = bytearray(ledger_file.read_bytes())
    data[:100] = bytes(100)
    ledger_file.write_bytes(data)
    out = tmp_path / "out.xlsx"
    asked = ["rescue", str(ledger_file), "--xlsx", str(out), "--json"]
    assert cli.main(asked) == 0
    told = answer(capsys)
    assert told["company"] == "苏州澄禾自动化设备有限公司"
    assert told["xlsx"] == str(out)
    assert out.exists()
    assert ledger_file.read_bytes() == data
    assert cli.main(asked) == 1
    assert answer(capsys)["error"]["kind"] == "exists"  # type: ignore[index]  # a document
    assert cli.main(["rescue", str(ledger_file), "--lang", "en"]) == 0
    assert "The firm  1" in capsys.readouterr().out


def test_a_foreign_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of ours in it."""
    other = tmp_path / "x.arapp"
    other.write_bytes(b"x" * 9000)
    assert cli.main(["rescue", str(other), "--json"]) == 3
    assert answer(capsys)["error"]["kind"] == "not_a_ledger"  # type: ignore[index]  # a document
