"""A slip in the code of a currency is refused wherever one is typed."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from tests.importing.build import text

ROWS = [
    ["交易日期", "对方户名", "收入", "支出", "流水号"],
    ["2026-03-01", "恒岳机械", "5.00", "", "1"],
]


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--json"]) == 0
    capsys.readouterr()
    return path


def _call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*args, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("code", ["XXXX", "U$", "美美美", "12"])
def test_what_is_no_code_is_refused(
    code: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = text(tmp_path / "a.csv", ROWS)
    for args in (["import", str(sheet)], ["accounts", "--add", "工行"]):
        left, answer = _call(capsys, *args, "--currency", code)
        assert (left, answer["error"]["kind"]) == (1, "invalid_value")
    assert _call(capsys, "list", "receipts")[1]["total"] == 0
    assert _call(capsys, "accounts")[1]["rows"] == []


@pytest.mark.parametrize(("typed", "code"), [("usd", "USD"), ("RMB", "CNY"), ("人民币", "CNY")])
def test_a_currency_is_booked_under_its_code(
    typed: str, code: str, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = text(tmp_path / "a.csv", ROWS)
    assert _call(capsys, "import", str(sheet), "--currency", typed)[0] == 0
    (row,) = _call(capsys, "list", "receipts")[1]["rows"]
    assert (row["currency"], row["amount"]) == (code, "5.00")


def test_a_file_not_understood_is_told_with_a_way_out(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = text(tmp_path / "a.csv", [["甲列", "乙列"], ["x", "y"], ["z", "w"]])
    left, answer = _call(capsys, "import", str(sheet))
    assert (left, answer["error"]["kind"]) == (1, "nothing_recognised")
    assert "--kind" in answer["error"]["message"]


def test_a_page_too_wide_is_named(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "wide.xls"
    sheet.write_text(f"<table><tr>{'<td>1</td>' * 300}</tr></table>", encoding="utf-8")
    left, answer = _call(capsys, "import", str(sheet))
    assert (left, answer["error"]["kind"]) == (1, "file_too_large")
    assert "wide.xls" in answer["error"]["message"]
