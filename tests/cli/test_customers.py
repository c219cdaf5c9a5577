"""arapp customer, grade, merge, score, and what the lists say of customers."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    客户 弘达机械有限公司 简称=弘达机械 等级=C
    客户 弘达机械厂
    应收 A 弘达机械有限公司 600.00 入账=2026-03-26 到期=2026-04-25
    应收 B 弘达机械有限公司 70000.00 入账=2026-05-27 到期=2026-06-25
    应收 C 弘达机械厂 80.00 入账=2026-05-27 到期=2026-12-25
    应收 D 弘达机械有限公司 10.00 入账=2026-07-27 到期=2026-08-25
    收款 R1 弘达机械有限公司 600.00 日期=2026-04-20
    核销 R1 A 600.00 日期=2026-04-20
"""


@pytest.fixture(autouse=True)
def _book(ledger_file: Path) -> None:
    """The book, closed, as the ledger opened last."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    from arapp.services.files import note_opened

    (ledger_file.parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*args, "--json", "--as-of", "2026-11-12"])
    return code, json.loads(capsys.readouterr().out)


def rows(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    return list(call(capsys, "list", *args)[1]["rows"])


def test_a_customer_is_made_then_changed_then_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, made = call(
        capsys, "customer", "--name", "恒信贸易有限公司", "--set", "limit=5000", "terms=月结 30",
        "statement_day=25", "since_on=2020-01-02",
    )  # fmt: skip
    assert (code, made["created"], made["warnings"]) == (0, True, [])
    customer = made["customer"]
    assert (customer["grade"], customer["credit_limit"], customer["since_on"]) == (
        "C", "5000.00", "2020-01-02",
    )  # fmt: skip
    _, again = call(capsys, "customer", "--name", "恒信贸易有限公司", "--set", "phone=021")
    assert (again["created"], again["customer"]["id"]) == (False, customer["id"])
    _, renamed = call(capsys, "customer", "恒信贸易有限公司", "--name", "恒信集团有限公司")
    assert renamed["customer"]["name"] == "恒信集团有限公司"
    code, shown = call(capsys, "customer", "恒信集团有限公司")
    assert (code, shown["customer"]["phone"]) == (0, "021")


def test_a_points_model_that_is_no_json_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for content in ("{bad", "[1]"):
        (tmp_path / "model.json").write_text(content, encoding="utf-8")
        code, told = call(capsys, "score", "--model", str(tmp_path / "model.json"))
        assert (code, told["error"]["fields"]["value"]) == (1, "model.json")


def test_what_is_odd_is_told_and_what_is_wrong_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, told = call(capsys, "customer", "--name", "甲", "--set", "tax_no=91350100M000100Y44")
    assert told["warnings"] == [
        {
            "field": "tax_no", "problem": "tax_no_check", "severity": "warning",
            "facts": {"suggestion": "91350100M000100Y43"}, "suggestion": "91350100M000100Y43",
            "message": "税号的校验位不对，应为 91350100M000100Y43",
        }
    ]  # fmt: skip
    for args, kind in (
        (("customer", "甲", "--name", "弘达机械厂"), "duplicate_name"),
        (("customer", "甲", "--set", "colour=red"), "invalid_value"),
        (("customer", "甲", "--set", "limit=many"), "invalid_amount"),
        (("customer", "甲", "--set", "currency=USD", "limit=5", "since_on=2030-01-01"),
         "invalid_value"),
        (("customer", "没有"), "no_such_customer"),
        (("grade", "甲", "E", "--reason", "x"), "invalid_value"),
        (("grade", "甲", "A", "--reason", " "), "invalid_value"),
        (("merge", "甲", "甲"), "merge_itself"),
        (("score", "--customer", "没有"), "no_such_customer"),
    ):  # fmt: skip
        code, answer = call(capsys, *args)
        assert (code, answer["error"]["kind"]) == (1, kind), args
        assert answer["error"]["message"]


def test_a_call_without_a_customer_is_a_matter_of_usage() -> None:
    assert cli.main(["customer", "--json"]) == 2
    assert cli.main(["customer", "弘达机械", "--set", "phone", "--json"]) == 2


def test_a_grade_by_hand_ends_on_its_day(capsys: pytest.CaptureFixture[str]) -> None:
    args = ("grade", "弘达机械", "b", "--reason", "老客户", "--until", "2026-12-31")
    code, answer = call(capsys, *args)
    assert (code, answer["grade"], answer["until"]) == (0, "B", "2026-12-31")
    assert answer["customer"] == "弘达机械有限公司"
    assert rows(capsys, "customers")[0]["grade"] == "B"


def test_twins_are_merged_after_a_look(capsys: pytest.CaptureFixture[str]) -> None:
    _, seen = call(capsys, "merge", "弘达机械", "弘达机械厂", "--dry-run")
    assert (seen["merged"], seen["moves"]) == (False, {"plan": 1})
    assert len(rows(capsys, "customers")) == 2
    call(capsys, "merge", "弘达机械", "弘达机械厂")
    assert [row["name"] for row in rows(capsys, "customers")] == ["弘达机械有限公司"]
    assert {row["customer"] for row in rows(capsys, "plans")} == {"弘达机械有限公司"}
    assert [row["value"] for row in rows(capsys, "aliases")] == ["弘达机械厂"]
    _, old = call(capsys, "customer", "弘达机械厂")
    assert old["customer"]["name"] == "弘达机械有限公司"
    call(capsys, "undo")
    assert len(rows(capsys, "customers")) == 2


def test_scores_are_shown_tried_and_applied(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, one = call(capsys, "score", "--customer", "弘达机械")
    (row,) = one["rows"]
    assert row["points"] == sum(part["points"] for part in row["parts"])
    assert row["lifts"][0]["lift"] == "pay_overdue"
    assert row["lifts"][0]["amount"] == "70010.00"
    _, every = call(capsys, "score")
    assert [(row["customer"], row["points"] is None) for row in every["rows"]] == [
        ("弘达机械有限公司", False), ("弘达机械厂", True),
    ]  # fmt: skip
    model = tmp_path / "model.json"
    model.write_text('{"measures": {"on_time": {"weight": 30}, "days_late": {"weight": 0}}}')
    _, tried = call(capsys, "score", "--model", str(model))
    assert (tried["low"], tried["rows"][0]["customer"]) == (["C", "D"], "弘达机械")
    code, applied = call(capsys, "score", "--model", str(model), "--apply", "--reason", "复评")
    assert (code, applied["applied"]) == (0, 1)
    assert rows(capsys, "customers")[0]["grade"] == "D"
    code, wrong = call(capsys, "score", "--apply")
    assert (code, wrong["error"]["kind"]) == (1, "invalid_value")
    model.write_bytes(b"\xff\xfe\x00")
    code, wrong = call(capsys, "score", "--model", str(model))
    assert (code, wrong["error"]["kind"]) == (1, "invalid_value")
    code, wrong = call(capsys, "score", "--model", str(tmp_path / "none.json"))
    assert (code, wrong["error"]["kind"]) != (0, "bug")


def test_the_list_tells_what_is_overdue(capsys: pytest.CaptureFixture[str]) -> None:
    first, second = rows(capsys, "customers")
    assert (first["balance"], first["overdue"], first["limit"]) == (
        "70010.00", "70010.00", "500000.00",
    )  # fmt: skip
    assert (second["balance"], second["overdue"]) == ("80.00", "0.00")
    assert [row["code"] for row in rows(capsys, "grades")] == [*"ABCD"]
    assert rows(capsys, "owners") == []
    _, old = call(capsys, "list", "customers", "--customer", "弘达机械")
    assert old["total"] == 1
