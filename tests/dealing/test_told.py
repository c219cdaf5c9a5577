"""Warnings beside answers: codes for scripts, a sentence for people, words for fields."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dealing.contract_draft import problems
from arapp.services.dealing.contracts import complete
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.field_words import field_word
from tests.conftest import TODAY
from tests.dealing.deals import customer, drafted
from tests.ledger_text import given

AS_OF = ("--as-of", "2026-11-12")
WHO = "宁波恒岳机械制造有限公司"


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command for a customer of a grade that warns: code, JSON, stderr."""
    path = tmp_path / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--json", *AS_OF]) == 0
    with Store.open(path, FixedClock(TODAY)) as store:
        given(Dispatch(store), f"客户 {WHO} 等级=B")
    limit = ["customer", WHO, "--set", "credit_limit=1000", "--ledger", str(path), *AS_OF]
    assert cli.main(limit) == 0
    capsys.readouterr()

    def run(*args: str) -> tuple[int, dict[str, Any], str]:
        code = cli.main([*args, "--json", *AS_OF, "--lang", "zh_CN"])
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return run


def _told(answer: dict[str, Any]) -> list[str]:
    return [one["problem"] for one in answer["warnings"] if one["field"] == "customer"]


def test_a_grade_that_warns_warns_in_every_answer(call: Any) -> None:
    code, answer, said = call("plan", "--customer", WHO, "--amount", "900")
    assert (code, answer["warnings"], said) == (0, [], "")
    code, answer, said = call("plan", "--customer", WHO, "--amount", "900")
    assert (code, _told(answer)) == (0, ["over_limit"])
    assert answer["warnings"][0]["facts"]["over"] == "800.00"
    assert "超额度 1,000.00 共 800.00" in said
    invoice = ("invoice", "record", "90000001", "--net", "100", "--tax", "13")
    code, answer, said = call(*invoice, "--customer", WHO)
    assert (code, _told(answer), "超额度" in said) == (0, ["over_limit"], True)
    code, answer, said = call("contract", "--customer", WHO, "--amount", "5000")
    assert (code, _told(answer), "超额度" in said) == (0, ["over_limit"], True)


def test_rows_that_are_still_expected_are_told_before_they_are_firm(call: Any) -> None:
    many = ("contract", "--customer", WHO, "--amount", "3000", "--signed", "2026-11-01",
            "--template", "3331", "--number")  # fmt: skip
    code, answer, said = call(*many, "H7")
    assert (code, _told(answer)) == (0, ["over_limit_later"])
    assert answer["warnings"][-1]["facts"]["after"] == "3000.00"
    assert "全部成为应收后敞口到 3,000.00，超额度 1,000.00 共 2,000.00" in said
    row = next(one for one in answer["plans"] if one["state"] == "expected")
    later = json.dumps({"label": "后付", "amount": row["amount"], "planned_on": "2027-03-01",
                        "milestone": "acceptance"}, ensure_ascii=False)  # fmt: skip
    code, answer, said = call("supplement", "H7", "--reason", "延期", "--strike",
                              str(row["plan"]), "--row", later)  # fmt: skip
    assert (code, _told(answer)) == (0, ["over_limit_later"]), said


def test_milestones_out_of_order_are_told_and_not_refused(call: Any) -> None:
    made = call("contract", "--customer", WHO, "--amount", "1000", "--number", "H1", "--signed",
                "2026-11-01", "--template", "3331")  # fmt: skip
    assert made[0] == 0
    code, answer, said = call("confirm", "H1/acceptance", "--on", "2026-11-10")
    assert (code, [one["problem"] for one in answer["warnings"]]) == (0, ["other_open"])
    assert "「验收」之前的「发货」还没确认" in said
    code, answer, _ = call("confirm", "H1/delivery", "--on", "2026-11-11")
    assert [one["problem"] for one in answer["warnings"]] == ["after_other"]
    code, answer, _ = call("confirm", "H1/warranty", "--on", "2026-11-12")
    assert [one["problem"] for one in answer["warnings"]] == ["warranty_early"]


def test_the_form_tells_of_milestones_out_of_order(books: Dispatch) -> None:
    draft = drafted(books, customer(books), signed=date(2026, 6, 1))
    confirmed = {"acceptance": date(2026, 10, 1), "warranty": date(2026, 10, 2)}
    rows = [replace(row, confirmed_on=confirmed.get(row.milestone)) for row in draft.rows]
    made, known = books.ask(lambda tx: complete(tx, replace(draft, rows=tuple(rows))))
    told = {(one.field, one.key) for one in problems(made, known) if "confirmed" in one.field}
    assert {
        ("rows.2.confirmed_on", "other_open"), ("rows.3.confirmed_on", "warranty_early"),
    } <= told  # fmt: skip
    assert all(one.severity == "warning" for one in problems(made, known))
    before = problems(*books.ask(lambda tx: complete(tx, draft)))
    assert not [one for one in before if one.key in ("other_open", "warranty_early")]


def test_fields_in_sentences_are_words(call: Any) -> None:
    row = '{"label": "首付", "milestone": "signing", "amount": "0"}'
    code, answer, _ = call("contract", "--customer", WHO, "--amount", "5", "--row", row, "--row",
                           '{"label": "尾款"}')  # fmt: skip
    assert (code, answer["error"]["message"]) == (1, "第 1 期金额 要大于零")
    assert answer["error"]["fields"]["field"] == "rows.0.amount"
    assert field_word("rows.1.planned_on", "en") == "Row 2: planned day"
    assert field_word("anything", "zh_CN") == "anything"
