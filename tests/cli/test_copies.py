"""Copies of the user's own sheets without a window: problems at their cells, brought up to date."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp import cli

HEADER = "客户名称,款项,到期日,应收金额,已收金额\n"
GOOD = "恒岳机械,9月货款,2026-10-01,1000,0\n"
BAD = "海顿电机,9月货款,2026-02-30,500,0\n"


@pytest.fixture
def sheet(tmp_path: Path, ledger_file: Path) -> Path:
    """A sheet with a good row and a bad one; the ledger is beside it."""
    path = tmp_path / "台账.csv"
    path.write_text(HEADER + GOOD + BAD, encoding="utf-8")
    return path


def _call(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, Any]:
    capsys.readouterr()
    ledger = Path(args[0]).with_name("ledger.arapp")
    words = [str(arg) for arg in args[1:]]
    code = cli.main([*words, "--ledger", str(ledger), "--json", "--as-of", "2026-11-12"])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else None


def test_a_copy_with_the_problems_is_written_and_nothing_is_booked(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = sheet.with_name("要改的.xlsx")
    code, told = _call(capsys, sheet, "import", sheet, "--dry-run", "--annotate", copy)
    assert (code, told["batch"], told["annotated"]) == (0, None, [str(copy)])
    comments = [c.comment for row in load_workbook(copy)["台账"].iter_rows() for c in row]
    assert len([comment for comment in comments if comment]) >= 1
    assert _call(capsys, sheet, "list", "plans")[1]["total"] == 0


def test_a_copy_that_cannot_be_written_stops_the_import(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = _call(capsys, sheet, "import", sheet, "--annotate", sheet.with_name("no") / "a.xlsx")
    assert code == 3
    assert _call(capsys, sheet, "import", sheet, "--annotate", sheet)[0] == 1
    assert _call(capsys, sheet, "list", "plans")[1]["total"] == 0


def test_the_rule_for_differences_is_a_word(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _call(capsys, sheet, "import", sheet)
    other = sheet.with_name("b.csv")
    other.write_text(HEADER + GOOD.replace(",0\n", ",300\n"), encoding="utf-8")
    table = _call(capsys, sheet, "import", other)[1]["files"][0]["tables"][0]
    assert (table["skipped"], table["updated"]) == (1, 0)
    (change,) = table["differences"][0]["changes"]
    assert (change["field"], change["before"], change["after"]) == ("paid", "0.00", "300.00")
    table = _call(capsys, sheet, "import", other, "--update", "all")[1]["files"][0]["tables"][0]
    assert (table["skipped"], table["updated"]) == (0, 1)
    assert _call(capsys, sheet, "list", "plans")[1]["rows"][0]["open"] == "700.00"


def test_the_sheet_is_brought_up_to_date(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _call(capsys, sheet, "import", sheet)
    out = sheet.with_name("新.xlsx")
    code, told = _call(capsys, sheet, "export", "--like", sheet, "--xlsx", out)
    assert (code, told["updated"], told["added"], told["file"]) == (0, 1, 0, str(out))
    assert [one["why"] for one in told["left"]] == ["kept_out"]
    assert "没入账" in told["left"][0]["message"]
    assert load_workbook(out).sheetnames == ["台账", "说明"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("export", "--like", "{sheet}"), 2),
        (("export", "plans", "--like", "{sheet}", "--xlsx", "a.xlsx"), 2),
        (("export", "--xlsx", "a.xlsx"), 2),
        (("export", "--like", "{sheet}", "--xlsx", "{sheet}"), 1),
        (("export", "--like", "nothing.xlsx", "--xlsx", "a.xlsx"), 1),
    ],
)
def test_words_that_do_not_fit(
    words: tuple[str, ...], expected: int, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [word.format(sheet=sheet) for word in words]
    assert _call(capsys, sheet, *told)[0] == expected
