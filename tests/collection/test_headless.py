"""The headless words of the desk: each does what its command does, refusals say the place."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from tests.collection.book import ago
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = f"""
    客户 弘达 业务=周凯
    合同 CH-1 弘达 300
    应收 A 弘达 100 入账=2026-08-01 到期={ago(9)} 合同=CH-1 款项=验收款
    应收 B 弘达 200 入账=2026-08-01 到期={ago(40)} 合同=CH-1
"""


@pytest.fixture
def place(ledger_file: Path) -> Path:
    """A ledger with two overdue rows, closed."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    return ledger_file


class Told:
    """Runs commands on the ledger and takes their documents."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys

    def __call__(self, *words: str, code: int = 0, lang: str = "zh_CN") -> dict[str, Any]:
        name, *rest = words
        place = ("--ledger", str(self.place), "--as-of", TODAY.isoformat(), "--json")
        assert cli.main([name, *place, "--lang", lang, *rest]) == code
        found: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return found


@pytest.fixture
def arapp(place: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(place, capsys)


def _cells(arapp: Told) -> dict[str, str]:
    cells = arapp("collect")["cells"]
    return {one["key"]: one["sums"]["CNY"] for one in cells if one["rows"]}


def test_the_desk_its_customers_and_one_of_them(arapp: Told) -> None:
    assert _cells(arapp) == {"legal": "300.00"}
    line = arapp("collect", "--cell", "legal")["rows"][0]
    assert (line["customer"], line["amount"], line["todo"]) == ("弘达", "300.00", True)
    one = arapp("collect", "--customer", "弘达")
    assert [row["label"] for row in one["rows"]] == ["B", "验收款"]
    assert (one["why"]["winner"], one["why"]["rung"]["key"]) == ("default", "legal")


def test_a_call_with_its_promise_a_dispute_and_what_ends_them(arapp: Told) -> None:
    arapp(
        *("log", "--customer", "弘达", "--outcome", "promised", "--plan", "1", "--stage", "call"),
        *("--amount", "100", "--due", ago(-5), "--reason", "downstream"),
    )
    assert _cells(arapp) == {"legal": "200.00", "held": "100.00"}
    promise = arapp("promise", "--list")["rows"][0]
    assert (promise["state"], promise["amount"]) == ("open", "100.00")
    arapp("promise", "--withdraw", str(promise["id"]))
    arapp("dispute", "--plan", "2", "--amount", "50", "--reason", "质量", "--due", ago(-5))
    assert _cells(arapp) == {"legal": "250.00", "held": "50.00"}
    arapp("dispute", "--close", "1", "--outcome", "让 10", "--granted", "10")
    assert arapp("dispute", "--list")["rows"][0]["granted"] == "10.00"
    arapp("promise", "--customer", "弘达", "--amount", "300", "--due", ago(-5))
    assert _cells(arapp) == {"held": "300.00"}


def test_an_agreement_and_a_task(arapp: Told) -> None:
    arapp(
        *("agreement", "--customer", "弘达", "--plan", "1", "--plan", "2"),
        *("--pay", f"{ago(-10)}=150", "--pay", f"{ago(-20)}=150"),
    )
    line = arapp("agreement", "--list")["rows"][0]
    assert (line["amount"], len(line["new"])) == ("300.00", 3)
    arapp("agreement", "--end", "1", "--note", "付清")
    arapp("task", "--customer", "弘达", "--stage", "call", "--owner", "何俊")
    arapp("task", "--hand", "1", "--owner", "周凯", "--waiting", "发票")
    arapp("task", "--done", "1", "--outcome", "打了")
    assert arapp("task", "--list")["rows"] == []
    done = arapp("task", "--list", "--all")["rows"][0]
    assert (done["owner"], done["waiting_for"], done["outcome"]) == ("周凯", "发票", "打了")


def test_profiles_saved_assigned_refused(arapp: Told, tmp_path: Path) -> None:
    told = arapp("profile", "default")["rows"][0]
    file = tmp_path / "p.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    arapp("profile", "熟客", "--from", str(file))
    arapp("profile", "熟客", "--contract", "contract:1")
    error = arapp("profile", "熟客", "--contract", "CH-9", code=1)["error"]
    assert (error["kind"], error["fields"]["key"]) == ("not_found", "CH-9")
    arapp("profile", "strict", "--customer", "弘达")
    assert arapp("collect", "--customer", "弘达")["why"]["winner"] == "contract"
    arapp("profile", "--contract", "CH-1")
    assert arapp("collect", "--customer", "弘达")["why"]["profile"] == "strict"
    told["stages"][3]["from"] = 18
    file.write_text(json.dumps(told), encoding="utf-8")
    error = arapp("profile", "坏", "--from", str(file), code=1)["error"]
    assert (error["kind"], error["fields"]["stage"], error["fields"]["day"]) == (
        "stages_gap",
        4,
        16,
    )
    assert "第 16 天" in error["message"]
    arapp("profile", "default", "--reset", code=1)


def test_lists_upward_texts_and_files(arapp: Told, tmp_path: Path) -> None:
    arapp("escalation", "--set", "sales_manager=孙志远")
    roles = {one["role"]: one for one in arapp("escalation")["rows"]}
    assert (roles["sales_manager"]["name"], roles["cfo"]["rows"]) == ("孙志远", 1)
    sheet = tmp_path / "上报.xlsx"
    found = arapp("escalation", "sales_manager", "--xlsx", str(sheet))
    assert "孙志远" in found["title"]
    assert sheet.stat().st_size > 1000
    assert "300.00" in arapp("message", "--customer", "弘达")["body"]
    assert "CNY" in arapp("message", "--customer", "弘达", "--language", "en")["body"]
    draft = arapp("message", "--customer", "弘达", "--eml", str(tmp_path / "x.eml"))
    assert draft["subject"]
    arapp("promise", "--customer", "弘达", "--amount", "5", "--due", ago(-5))
    calendar = arapp("calendar", "--out", str(tmp_path / "x.ics"))
    assert len(calendar["rows"]) == 1
    assert (tmp_path / "x.ics").read_bytes().count(b"BEGIN:VEVENT") == 1


def test_a_list_of_one_salesperson_holds_nobody_elses_rows(arapp: Told, tmp_path: Path) -> None:
    for owner, rows in (("周凯", 1), ("吴桂芳", 0)):
        file = tmp_path / f"{owner}.xlsx"
        found = arapp("escalation", "cfo", "--owner", owner, "--xlsx", str(file))
        assert len(found["rows"]) == rows
        cells = [c.value for row in load_workbook(file).worksheets[0].iter_rows() for c in row]
        assert cells.count("弘达") == rows


@pytest.mark.parametrize("way", ["--pdf", "--xlsx"])
def test_a_file_of_no_role_is_not_passed_over(place: Path, tmp_path: Path, way: str) -> None:
    words = ("escalation", "--ledger", str(place), "--as-of", TODAY.isoformat())
    assert cli.main([*words, way, str(tmp_path / "x")]) == 2


def test_what_is_wrong_is_said_truly(arapp: Told, tmp_path: Path) -> None:
    def said(*words: str) -> str:
        return str(arapp(*words, code=1, lang="en")["error"]["message"])

    gone = ago(2)
    passed = f"{gone} has passed"
    assert said("promise", "--customer", "弘达", "--amount", "5", "--due", gone) == passed
    assert "is not after today" in said("dispute", "--plan", "1", "--reason", "x", "--due", gone)
    assert said("log", "--customer", "弘达", "--outcome", "told", "--next", gone) == passed
    assert "before the signing of" in said(
        *("agreement", "--customer", "弘达", "--plan", "1", "--pay", f"{gone}=100")
    )
    assert said("lpr", "--drop", "99") == "No such LPR rate: 99"
    assert "“-3 %”" in said("lpr", "--set", f"{gone}=-3")
    assert "“-1”" in said("interest", "--customer", "弘达", "--basis", "lpr", "--factor", "-1")
    bad = tmp_path / "bad.json"
    bad.write_text("[]")
    assert "bad.json is not written as a profile is" in said("profile", "坏", "--from", str(bad))


def test_interest_limitation_and_what_the_lawyer_gets(arapp: Told, tmp_path: Path) -> None:
    found = arapp("interest", "--customer", "弘达", "--basis", "regulation")
    assert found["interest"] == "4.45"  # 100 × 9 and 200 × 40 days at 0.05 %
    arapp("lpr", "--set", f"{ago(3)}=2.9%")
    assert arapp("lpr")["rows"][-1]["ppm"] == 29_000
    assert arapp("limitation")["rows"] == []
    assert len(arapp("limitation", "--within", "2000", lang="en")["rows"]) == 2
    arapp(
        *("limitation", "--customer", "弘达", "--restart", "lawsuit", "--on", ago(1)),
        *("--note", "立案通知书"),
    )
    row = arapp("limitation", "--within", "2000")["rows"][0]
    assert (row["kind"], row["proof"]) == ("lawsuit", "limitation_event:1")
    assert (row["late"], row["alarm"]) == (0, None)  # a number of events; no alarm so far ahead
    promises = arapp("collect", "--customer", "弘达")["habit"]["promises"]
    assert promises == {"made": 0, "kept": 0, "partly": 0, "open": 0}
    pack = arapp("pack", "--customer", "弘达", "--out", str(tmp_path / "x.zip"))
    assert len(pack["files"]) == 5, "four tables, the interest as a paper too"
    assert arapp("effect")["rows"]
    assert arapp("tax-candidates")["rows"] == []


def test_a_list_goes_out_and_comes_back(arapp: Told, tmp_path: Path) -> None:
    sheet = tmp_path / "周凯.xlsx"
    assert arapp("handover", "--owner", "周凯", "--out", str(sheet))["rows"] == 2
    book = load_workbook(sheet)
    book.worksheets[0]["J3"] = "已告知"
    book.save(sheet)
    assert arapp("handover", "--merge", str(sheet), "--dry-run")["merged"] == 1
    assert arapp("handover", "--merge", str(sheet))["merged"] == 1
    again = arapp("handover", "--merge", str(sheet), code=1)
    assert (again["merged"], again["conflicts"][0]["plan"]) == (0, 2)
    assert arapp("handover", "--merge", str(sheet), "--take", "2")["merged"] == 1
    book.worksheets[0]["F3"] = "1"
    book.save(sheet)
    error = arapp("handover", "--merge", str(sheet), code=1)["error"]
    assert error["kind"] == "handover_changed"
    assert "F3" in error["message"]
