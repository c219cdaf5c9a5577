"""arapp slip, statement-mark, statement-chase, statement-rules, and statement with its options."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from arapp.services.files import note_opened
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    公司 简称=澄禾
    客户 弘达机械
    客户 海顿电机
    应收 A 弘达机械 600.00 入账=2026-08-26 到期=2026-09-25
    应收 H 海顿电机 70.00 入账=2026-09-27 到期=2026-12-25
"""


@pytest.fixture(autouse=True)
def _book(ledger_file: Path) -> None:
    """The book, closed, as the ledger opened last."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    (Path(str(ledger_file)).parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


class Shell:
    """Commands and their answers."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capsys = capsys
        self.out = folder / "out"

    def __call__(self, *args: str, code: int = 0) -> dict[str, Any]:
        """The document of a command that ends with this code."""
        day = () if "--as-of" in args else ("--as-of", "2026-11-12")
        assert cli.main([*args, "--json", *day]) == code
        answer: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        return answer

    def issue(self, *more: str) -> list[dict[str, Any]]:
        """October, as confirmations."""
        made = self("statement", "--month", "2026-10", "--kind", "confirmation",
                    "--out", str(self.out), *more)  # fmt: skip
        documents: list[dict[str, Any]] = made["documents"]
        return documents


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """Calls commands on the book."""
    return Shell(capsys, tmp_path)


def test_a_slip_is_read_and_only_noted_when_asked(run: Shell) -> None:
    first, second = run.issue()
    (slip,) = run("slip", first["file"])["slips"]
    assert (slip["number"], slip["customer"], slip["closing"]) == (
        "DZ2026-0001", first["customer"], first["closing"],
    )  # fmt: skip
    assert (slip["problem"], slip["noted"], slip["state"]) == (None, False, "issued")
    noted = run("slip", first["file"], second["file"], "--answer", "confirmed")["slips"]
    assert [one["noted"] for one in noted] == [True, True]
    (again, _) = run("slip", first["file"], second["file"], "--answer", "confirmed")["slips"]
    assert (again["problem"], again["noted"]) == ("answered", False)
    rows = run("list", "statements")["rows"]
    assert [(one["state"], one["answer"], one["confirmed"]) for one in rows] == [
        ("confirmed", "slip", one["closing"]) for one in (first, second)
    ]
    assert run("list", "attachments")["total"] == 2


def test_what_became_of_a_statement_is_marked_step_by_step(run: Shell) -> None:
    run.issue()
    run("statement-mark", "DZ2026-0001", "sent", "--channel", "courier", "--courier", "EMS 1")
    made = run("statement-mark", "1", "differs", "--difference", "in_transit=100:电汇",
               "--difference", "no_invoice=20")  # fmt: skip
    assert made["state"] == "differs"
    assert [(one["kind"], one["ours"], one["note"]) for one in made["differences"]] == [
        ("in_transit", "100.00", "电汇"), ("no_invoice", "20.00", ""),
    ]  # fmt: skip
    assert run("statement-mark", "1", "resolved", code=1)["error"]["kind"] == "invalid_value"
    other = run("statement-mark", "1", "confirmed", "--confirmed", "0.01", code=1)["error"]
    assert (other["kind"], other["fields"]["reason"]) == ("invalid_value", "not_closing")
    unknown = run("statement-mark", "DZ2026-9999", "sent", code=1)["error"]
    assert unknown["message"] in ("没有这个对账单：DZ2026-9999", "No such statement: DZ2026-9999")
    line = str(made["differences"][0]["id"])
    part = run("statement-mark", "1", "resolved", "--line", line, "--outcome", "到账")
    assert [one["resolved_on"] for one in part["differences"]] == ["2026-11-12", None]
    run("statement-mark", "1", "resolved", "--outcome", "已送")
    assert run("statement-mark", "1", "resolved", "--outcome", "x", code=1)["error"]["kind"] == (
        "not_found"
    )
    assert run("statement-mark", "1", "issued")["state"] == "issued"
    run("undo")
    assert run("list", "statements")["rows"][0]["courier_no"] == "EMS 1"


def test_the_silent_are_listed_written_out_and_logged(run: Shell, tmp_path: Path) -> None:
    run.issue()
    for number in ("1", "2"):
        run("statement-mark", number, "sent")
    assert run("statement-chase", "--as-of", "2026-11-26")["rows"] == []
    late = ("--as-of", "2026-11-27")
    found = run("statement-chase", "--out", str(tmp_path / "chase"), "--log", "phone", *late)
    assert [one["silent"] for one in found["rows"]] == [15, 15]
    assert all(Path(one).is_file() for one in found["files"])
    assert [one["chased"] for one in run("statement-chase", *late)["rows"]] == [1, 1]


def test_the_run_goes_by_the_rules_and_says_whom_it_left_out(run: Shell) -> None:
    rules = run("statement-rules", "--set", "hide_not_due=yes", "--leave-out", "弘达机械",
                "--reason", "集团对账")  # fmt: skip
    assert rules["hide_not_due"] is True
    assert rules["left_out"] == [{"customer": "弘达机械", "reason": "集团对账"}]
    answer = run("statement", "--month", "2026-10", "--out", str(run.out), "--send-list")
    assert answer["documents"] == []
    assert {(one["customer"], one["why"]) for one in answer["left_out"]} == {
        ("弘达机械", "excluded"), ("海顿电机", "nothing_due"),
    }  # fmt: skip
    run("statement-rules", "--take-in", "弘达机械", "--set", "hide_not_due=no")
    answer = run("statement", "--month", "2026-10", "--out", str(run.out), "--send-list")
    assert [Path(one).suffix for one in answer["sending"]] == [".xlsx"]
    assert cli.main(["statement-rules", "--set", "colour=red"]) == 2


def test_a_demand_is_made_of_the_confirmation(run: Shell) -> None:
    run.issue()
    made = run.issue("--demand", "--reissue")
    # of 海顿电机 nothing is overdue: it is not asked to pay
    assert [one["number"] for one in made] == ["DZ2026-0003", "DZ2026-0002"]
