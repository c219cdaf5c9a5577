"""A row that an invoice made goes by the invoice's number wherever it is told of."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp import cli
from tests.conftest import TODAY

LONG_AGO, LATER = "2026-09-01", "2026-09-03"


class Told:
    """Runs commands on one ledger and takes their documents."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def __call__(self, *words: str, lang: str = "zh_CN") -> dict[str, Any]:
        place = ("--ledger", str(self.place), "--as-of", TODAY.isoformat(), "--json")
        assert cli.main([*words, *place, "--lang", lang]) == 0
        found: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return found


@pytest.fixture
def told(ledger_file: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """A customer with an overdue invoice, one taken back in two parts, one taken back whole."""
    told = Told(ledger_file, capsys)
    told("customer", "--name", "恒力")
    for number, gross in (("111", "113"), ("116", "113.55"), ("200", "50")):
        told("invoice", "record", number, "--customer", "恒力", "--gross", gross, "--rate", "13",
             "--day", LONG_AGO, "--due", LATER)  # fmt: skip
    told("invoice", "red", "116", "--as", "R1", "--day", LATER, "--gross", "50", "--rate", "13")
    told("invoice", "red", "116", "--as", "R2", "--day", LATER)
    told("invoice", "red", "200", "--as", "R3", "--day", LATER)
    return told


def sheet(told: Told, folder: Path, kind: str) -> list[tuple[Any, ...]]:
    """The rows of September's statement as a workbook."""
    issued = told("statement", "--month", "2026-09", "--kind", kind, "--xlsx", "--out", str(folder))
    (paper,) = issued["documents"]
    assert paper["closing"] == "113.00"
    book = load_workbook(paper["xlsx"])
    return list(book[book.sheetnames[0]].iter_rows(values_only=True))


def test_today_names_the_invoice(told: Told) -> None:
    items = [item for group in told("today")["groups"] for item in group["items"]]
    assert [item["title"] for item in items if "plan" in item] == ["111"]


def test_the_statement_of_open_rows_names_the_invoice(told: Told, tmp_path: Path) -> None:
    rows = [row for row in sheet(told, tmp_path, "open") if row[-1] == 113 and row[1]]
    assert [row[1] for row in rows] == ["111"]


def test_a_red_invoice_is_told_once_on_the_statement(told: Told, tmp_path: Path) -> None:
    rows = [row[1:7] for row in sheet(told, tmp_path, "detailed") if row[1] in _TOLD]
    assert rows == [
        ("应收", "111", None, None, 113, None),
        ("应收", "116", None, None, 113.55, None),
        ("应收", "200", None, None, 50, None),
        ("冲回", "200", None, None, -50, None),
        ("贷项", "R1", None, None, -50, None),
        ("贷项", "R2", None, None, -63.55, None),
    ]


_TOLD = {"应收", "贷项", "冲回", "差额", "收款"}
