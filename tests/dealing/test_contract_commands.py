"""Contracts from a script: made, confirmed, supplemented, called off, listed, exported."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dealing.contract_write import error_of
from arapp.services.dealing.draft_facts import Problem
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

AS_OF = ("--as-of", "2026-11-12")
CUSTOMERS = "客户 宁波恒岳机械制造有限公司 等级=A\n客户 湖州海顿电机有限公司 等级=D"


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new ledger with two customers."""
    path = tmp_path / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--json", *AS_OF]) == 0
    with Store.open(path, FixedClock(TODAY)) as store:
        given(Dispatch(store), CUSTOMERS)
    capsys.readouterr()
    return path


@pytest.fixture
def call(book: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command; exit code and JSON."""

    def run(*args: str) -> tuple[int, dict[str, Any]]:
        code = cli.main([*args, "--json", *AS_OF, "--lang", "en"])
        return code, json.loads(capsys.readouterr().out)

    return run


def new(call: Any, *more: str) -> dict[str, Any]:
    """A contract of June after 3331."""
    code, answer = call(
        "contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "862350.55",
        "--signed", "2026-06-01", "--template", "3331", "--number", "CH-2026-009", *more,
    )  # fmt: skip
    assert code == 0, answer
    found: dict[str, Any] = answer
    return found


def test_a_script_makes_a_contract_by_a_template(call: Any) -> None:
    made = new(call, "--subject", "装配线", "--late-rate", "0.05", "--tax-rate", "13")
    assert [
        (row["label"], row["state"], row["amount"], row["due_on"]) for row in made["plans"]
    ] == [
        ("签订款", "firm", "258705.17", "2026-06-16"),
        ("发货前款", "expected", "258705.17", "2026-08-12"),
        ("验收款", "expected", "258705.17", "2026-11-23"),
        ("质保金", "expected", "86235.04", "2027-09-24"),
    ]
    assert {one["field"] for one in made["warnings"]} == {
        "deliver_on", "invoice_terms", "dispute_terms",
    } | ({"rows"} & {one["field"] for one in made["warnings"]})  # fmt: skip
    code, answer = call("list", "contracts")
    (row,) = answer["rows"]
    assert code == 0
    assert (row["number"], row["progress"], row["planned"], row["received"], row["amount"]) == (
        "CH-2026-009", "0/4", "862350.55", "0.00", "862350.55",
    )  # fmt: skip
    assert (row["template"], row["missing"]) == ("3331", "deliver_on invoice_terms dispute_terms")
    assert call("verify")[1]["ok"]


def test_a_contract_to_be_signed_later_is_listed_as_such(call: Any) -> None:
    code, answer = call(
        "contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "1000",
        "--signed", "2026-11-20", "--template", "3331", "--number", "CH-2026-010",
    )  # fmt: skip
    assert code == 0, answer
    for more in ((), ("--open",), ("--all",)):
        (row,) = call("list", "contracts", *more)[1]["rows"]
        assert (row["number"], row["state"]) == ("CH-2026-010", "unsigned")
        assert call("list", "milestones", *more)[1]["total"] == 4
    signed = new(call)
    assert signed["number"] == "CH-2026-009"
    rows = call("list", "contracts")[1]["rows"]
    assert sorted(row["state"] for row in rows) == ["active", "unsigned"]


def test_a_dry_run_shows_and_writes_nothing(call: Any) -> None:
    made = new(call, "--dry-run")
    assert (made["contract"], len(made["plans"]), made["number"]) == (None, 4, "CH-2026-009")
    assert call("list", "contracts")[1]["total"] == 0


def test_the_number_comes_from_the_firms_pattern(call: Any) -> None:
    new(call)
    more = ("contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "500")
    code, answer = call(*more)  # what was due in June is not paid
    assert (code, answer["error"]["kind"]) == (1, "abnormal_customer")
    code, answer = call(*more, "--override", "老板同意")
    assert (code, answer["number"]) == (0, "CH-2026-010")
    assert [(row["label"], row["rule"]) for row in answer["plans"]] == [("货款", "node+60")]


def test_rows_and_equal_periods_are_other_ways_to_a_plan(call: Any) -> None:
    rows = (
        '{"label": "首付", "milestone": "signing", "share": 33.33, "rule": "node+5"}',
        '{"label": "尾款", "milestone": "acceptance", "planned_on": "2027-01-05"}',
    )
    base = ("contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "1000")
    code, answer = call(*base, "--number", "A-1", "--row", rows[0], "--row", rows[1])
    assert (code, [row["amount"] for row in answer["plans"]]) == (0, ["333.30", "666.70"])
    code, answer = call(*base, "--number", "A-2", "--equal", "3", "--first", "2026-12-31")
    assert [(row["due_on"], row["amount"]) for row in answer["plans"]] == [
        ("2026-12-31", "333.33"), ("2027-01-31", "333.33"), ("2027-02-28", "333.34"),
    ]  # fmt: skip
    amounts = ('{"label": "甲", "amount": "400"}', '{"label": "乙", "amount": "599.99"}')
    code, answer = call(*base, "--number", "A-3", "--row", amounts[0], "--row", amounts[1])
    assert (code, answer["error"]["kind"]) == (1, "plan_sum")
    assert answer["error"]["fields"]["difference"] == "-0.01"
    for text in ("[]", "{", '{"colour": 1}', '{"share": 0}', '{"share": "x"}', '{"gap_days": "3"}',
                 '{"rule": "soon"}', '{"planned_on": "soon"}'):  # fmt: skip
        code, answer = call(*base, "--row", text)
        assert code == 1
        assert answer["error"]["kind"] in ("invalid_value", "invalid_day")


@pytest.mark.parametrize(
    ("more", "kind", "field"),
    [
        (("--deliver", "2026-05-01"), "invalid_value", "deliver_on"),
        (("--ends", "2026-05-01"), "invalid_value", "ends_on"),
        (("--amount", "0"), "invalid_value", "amount"),
        (("--tax-rate", "x"), "invalid_value", "tax_rate"),
        (("--template", "没有"), "not_found", None),
        (("--customer", "没有"), "no_such_customer", None),
    ],
)
def test_what_is_wrong_is_refused_with_its_field(
    call: Any, more: tuple[str, ...], kind: str, field: str | None
) -> None:
    code, answer = call(
        "contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "5", "--signed",
        "2026-06-01", "--template", "3331", *more,
    )  # fmt: skip
    assert (code, answer["error"]["kind"]) == (1, kind)
    assert answer["error"]["fields"].get("field") == field
    assert "{" not in answer["error"]["message"]
    assert call("list", "contracts")[1]["total"] == 0


def test_the_same_number_again_and_the_limit_are_refused(call: Any) -> None:
    new(call)
    again = ("contract", "--customer", "宁波恒岳机械制造有限公司", "--amount", "5")
    code, answer = call(*again, "--number", "CH-2026-009")
    assert (code, answer["error"]["kind"]) == (1, "number_taken")
    risky = ("contract", "--customer", "湖州海顿电机有限公司", "--amount", "9000000",
             "--template", "3331")  # fmt: skip
    code, answer = call(*risky)
    assert (code, answer["error"]["kind"]) in ((1, "grade_needs_prepayment"), (1, "over_limit"))
    code, answer = call(*risky, "--override", "老板同意")
    assert code == 0


def test_milestones_are_confirmed_moved_and_taken_back(call: Any, tmp_path: Path) -> None:
    new(call)
    paper = tmp_path / "验收单.pdf"
    paper.write_bytes(b"%PDF-1.4")
    code, answer = call(
        "confirm", "CH-2026-009/acceptance", "--on", "2026-10-09", "--evidence", "验收单",
        "--file", str(paper),
    )  # fmt: skip
    assert (code, answer["rows"], answer["plans"][0]["due_on"]) == (0, 1, "2026-12-08")
    assert call("list", "attachments")[1]["rows"][0]["record"].startswith("milestone:")
    warranty = call("milestone", "CH-2026-009/质保期满", "--to", "2027-12-01")[1]
    assert warranty["plans"][0] == {
        "plan": 4, "label": "质保金", "state": "expected", "due_on": "2027-12-01",
    }  # fmt: skip
    code, answer = call("unconfirm", "milestone:3", "--reason", "没过")
    assert (code, answer["plans"][0]["state"]) == (0, "expected")
    assert call("unconfirm", "3")[1]["error"]["kind"] == "not_confirmed"
    assert call("confirm", "99")[1]["error"]["kind"] == "not_found"
    assert call("confirm", "验收")[1]["error"]["kind"] == "not_found"
    code, answer = call("milestone", "--contract", "CH-2026-009", "--add", "安装", "--planned",
                        "2026-12-01")  # fmt: skip
    made = str(answer["milestone"])
    assert call("milestone", "--contract", "CH-2026-009", "--add", "试运行", "--after", made,
                "--months", "1")[1]["planned_on"] == "2027-01-01"  # fmt: skip
    assert call("milestone", "CH-2026-009/试运行", "--remove")[1]["removed"] is True
    rows = call("list", "milestones", "--open")[1]["rows"]
    assert {row["label"] for row in rows} == {"发货", "验收", "质保期满", "安装"}
    assert cli.main(["milestone", "3", *AS_OF]) == 2
    assert cli.main(["milestone", "--add", "x", *AS_OF]) == 2


def test_a_supplement_strikes_and_makes_rows(call: Any) -> None:
    new(call)
    row = '{"label": "验收款", "milestone": "acceptance", "amount": "268705.17", "rule": "node+30"}'
    code, answer = call(
        "supplement", "CH-2026-009", "--amount", "10000", "--reason", "增加工位", "--strike", "3",
        "--row", row, "--override", "老板同意",
    )  # fmt: skip
    assert (code, answer["amount"]) == (0, "872350.55")
    (paper,) = call("list", "supplements")[1]["rows"]
    assert (paper["number"], paper["amount"], paper["struck"], paper["made"]) == (
        "CH-2026-009-补1", "10000.00", 1, 1,
    )  # fmt: skip
    struck = call("list", "plans", "--all")[1]["rows"][2]
    assert (struck["state"], struck["ended_by"], struck["reversed"]) == ("void", 1, "2026-11-12")
    code, answer = call(
        "supplement", "contract:1", "--amount", "1", "--reason", "错", "--strike", "4"
    )
    assert (code, answer["error"]["kind"]) == (1, "plan_sum")
    assert call("undo")[0] == 0
    assert call("list", "supplements")[1]["total"] == 0
    assert call("verify")[1]["ok"]


def test_a_supplement_spreads_what_is_left_and_names_the_day_of_a_struck_row(call: Any) -> None:
    new(call)
    rows = ('{"label": "验收款", "milestone": "acceptance", "amount": "200000"}',
            '{"label": "尾款", "milestone": "acceptance", "rule": "node+90"}')  # fmt: skip
    words = ("supplement", "CH-2026-009", "--strike", "3", "--reason", "分两期")
    code, answer = call(*words, "--row", rows[0], "--row", rows[1])
    assert code == 0, answer
    assert [row["amount"] for row in answer["plans"] if row["no"] > 4] == ["200000.00", "58705.17"]
    code, answer = call(*words, "--row", rows[1])
    assert (code, answer["error"]["kind"]) == (1, "already_void")
    assert answer["error"]["fields"]["day"] == "2026-11-12"
    assert "2026-11-12" in answer["error"]["message"]


def test_a_supplement_that_adds_money_is_asked_like_a_new_contract(call: Any) -> None:
    new(call)  # its first row was due in June and is not paid
    row = '{"label": "增加", "milestone": "acceptance", "node": "二期"}'
    words = ("supplement", "CH-2026-009", "--reason", "二期")
    code, answer = call(*words, "--amount", "1000", "--row", row)
    assert (code, answer["error"]["kind"]) == (1, "abnormal_customer")
    moved = '{"label": "验收款", "milestone": "acceptance", "rule": "node+90"}'
    assert call(*words, "--strike", "3", "--row", moved)[0] == 0
    more = (*words, "--amount", "1000", "--row", row, "--override", "老板同意")
    assert call(*more)[0] == 0


@pytest.mark.parametrize("entry", ["contract", "plan"])
def test_money_that_does_not_exist_is_refused_beside_its_field(call: Any, entry: str) -> None:
    words = (entry, "--customer", "宁波恒岳机械制造有限公司", "--amount", "5", "--currency", "ZZZ")
    code, answer = call(*words)
    assert (code, answer["error"]["fields"]["field"]) == (1, "currency")
    code, answer = call("customer", "--name", "新客户有限公司", "--set", "currency=ZZZ")
    assert (code, answer["error"]["fields"]["field"]) == (1, "currency")


def test_a_contract_is_called_off_and_closed(call: Any) -> None:
    new(call)
    code, answer = call("close", "CH-2026-009")
    assert (code, answer["error"]["kind"]) == (1, "contract_open")
    assert call("reopen", "CH-2026-009")[1]["error"]["kind"] == "contract_not_active"
    code, answer = call("reverse", "contract:1", "--reason", "客户取消")
    assert (code, answer) == (
        0, {"record": "contract:1", "by": "contract:1", "day": "2026-11-12"},
    )  # fmt: skip
    assert call("list", "contracts")[1]["total"] == 0
    (row,) = call("list", "contracts", "--all")[1]["rows"]
    assert (row["state"], row["amount"], row["progress"]) == ("void", "0.00", "")
    assert call("close", "没有")[1]["error"]["kind"] == "not_found"
    assert call("close", "contract:77")[1]["error"]["kind"] == "not_found"


def test_a_plan_needs_no_contract(call: Any) -> None:
    code, answer = call(
        "plan", "--customer", "宁波恒岳机械制造有限公司", "--amount", "500", "--booked",
        "2026-11-01", "--rule", "月结30",
    )  # fmt: skip
    assert (code, answer["due_on"], answer["rule"]) == (0, "2026-12-30", "eom+30")
    assert cli.main(["plan", "--amount", "5", *AS_OF]) == 2
    assert cli.main(["contract", "--customer", "1", "--amount", "5", "--equal", "3", *AS_OF]) == 2


def test_own_templates_are_listed_saved_and_removed(call: Any) -> None:
    code, answer = call("template")
    names = [one["name"] for one in answer["templates"]]
    assert names == ["3331", "361", "55", "月结30", "月结60"]
    rows = (
        '{"label": "预付", "milestone": "signing", "share": 20, "rule": "node+0"}',
        '{"label": "余款", "milestone": "acceptance", "rule": "terms", "gap_days": 30}',
    )
    code, answer = call("template", "二八", "--row", rows[0], "--row", rows[1])
    assert (code, answer["templates"][0]["own"]) == (0, True)
    made = call("contract", "--customer", "1", "--amount", "100", "--template", "二八")[1]
    assert [row["amount"] for row in made["plans"]] == ["20.00", "80.00"]
    assert len(call("template", "二八", "--remove")[1]["templates"]) == 5
    assert call("template", "二八")[1]["error"]["kind"] == "not_found"
    assert cli.main(["template", "--remove", *AS_OF]) == 2


def test_the_retention_report_and_every_list_can_be_exported(call: Any, tmp_path: Path) -> None:
    new(call)
    code, answer = call("report", "retention")
    (row,) = answer["rows"]
    assert (code, row["warranty_on"], row["open"], row["reminded"]) == (
        0, "2027-09-24", "86235.04", False,
    )  # fmt: skip
    assert answer["totals"] == {"CNY": "86235.04"}
    for name in ("contracts", "plans", "milestones", "supplements", "contract-lines"):
        file = tmp_path / f"{name}.csv"
        code, answer = call("export", name, "--csv", str(file), "--titles")
        assert (code, file.exists()) == (0, True)


def test_a_rate_out_of_range_is_told_in_percent() -> None:
    trouble = error_of(Problem("late_rate_ppm", "range", {"value": 990_000}))
    assert (trouble.fields["field"], trouble.fields["value"]) == ("late_rate_ppm", "99%")


def test_words_of_a_row(call: Any) -> None:
    row = new(call)["plans"][0]["plan"]
    code, told = call("row", str(row), "--name", "首付", "--note", "急")
    assert (code, told["plan"], told["label"], told["note"]) == (0, row, "首付", "急")
    code, answer = call("row", str(row), "--name", "")
    assert (code, answer["error"]["kind"]) == (1, "invalid_value")


def test_deliveries_are_changed_and_taken_back(call: Any) -> None:
    contract = new(call)["number"]
    given = ("delivery", "record", "--customer", "宁波恒岳机械制造有限公司", "--amount", "100")
    row = call(*given, "--number", "S-1", "--day", "2026-10-02")[1]["delivery"]
    assert call("delivery", "revise", str(row), "--contract", contract, "--note", "一箱")[0] == 0
    (told,) = call("list", "deliveries")[1]["rows"]
    assert (told["number"], told["contract"], told["note"]) == ("S-1", contract, "一箱")
    assert call("delivery", "revise", str(row), "--contract", "")[0] == 0
    assert call("list", "deliveries")[1]["rows"][0]["contract"] is None
    assert call("delivery", "remove", str(row)) == (0, {"removed": 1})
    assert call("delivery", "revise", str(row), "--note", "x")[0] == 1
