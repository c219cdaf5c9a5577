"""Contracts of one number at two customers: named by customer or id, never taken by chance."""

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

AS_OF = ("--as-of", "2026-11-12")
CUSTOMERS = "客户 宁波恒岳机械制造有限公司 等级=A\n客户 湖州海顿电机有限公司 等级=A"


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in a ledger in which both customers have a contract 001."""
    path = tmp_path / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--json", *AS_OF]) == 0
    with Store.open(path, FixedClock(TODAY)) as store:
        given(Dispatch(store), CUSTOMERS)
    capsys.readouterr()

    def run(*args: str) -> tuple[int, dict[str, Any]]:
        code = cli.main([*args, "--json", *AS_OF, "--lang", "zh_CN"])
        return code, json.loads(capsys.readouterr().out)

    for name in ("宁波恒岳机械制造有限公司", "湖州海顿电机有限公司"):
        made = run("contract", "--customer", name, "--amount", "1000", "--number", "001",
                   "--signed", "2026-11-01", "--template", "3331")  # fmt: skip
        assert made[0] == 0
    return run


@pytest.mark.parametrize(
    "words",
    [
        ("confirm", "001/acceptance"),
        ("supplement", "001", "--reason", "加", "--amount", "1", "--row", '{"label": "加"}'),
        ("close", "001"),
        ("plan", "--contract", "001", "--template", "3331"),
    ],
)
def test_a_number_of_two_contracts_is_asked_back(call: Any, words: tuple[str, ...]) -> None:
    code, answer = call(*words)
    assert (code, answer["error"]["kind"]) == (1, "ambiguous")
    assert answer["error"]["fields"]["contracts"] == ["contract:1", "contract:2"]
    assert "contract:1, contract:2" in answer["error"]["message"]


def test_the_id_or_the_customer_says_which(call: Any) -> None:
    code, answer = call("confirm", "contract:1/acceptance", "--on", "2026-11-12")
    rows = call("list", "milestones", "--customer", "宁波恒岳机械制造有限公司")[1]["rows"]
    assert code == 0
    assert answer["milestone"] in {row["id"] for row in rows}
    invoice = ("invoice", "record", "--net", "100", "--tax", "13", "--day", "2026-11-12",
               "--reason", "试")  # fmt: skip
    first = call(
        *invoice, "90000001", "--customer", "宁波恒岳机械制造有限公司", "--contract", "001"
    )
    second = call(*invoice, "90000002", "--customer", "湖州海顿电机有限公司", "--contract",
                  "contract:2")  # fmt: skip
    assert (first[0], first[1]["contract"], second[0]) == (0, "001", 0)
    linked = call("invoice", "link", "90000002", "--contract", "001", "--reason", "试")
    assert linked[0] == 0, linked
    sent = ("delivery", "record", "--amount", "5", "--customer", "湖州海顿电机有限公司")
    assert call(*sent, "--number", "S1", "--contract", "001")[0] == 0
    assert call(*sent, "--number", "S2", "--contract", "contract:1")[0] == 1
    has_plan = call("plan", "--contract", "001", "--customer", "湖州海顿电机有限公司",
                    "--template", "3331")  # fmt: skip
    assert has_plan[1]["error"]["kind"] == "has_plan"
    assert call("close", "contract:x")[1]["error"]["kind"] == "not_found"


def test_one_called_off_does_not_stand_in_the_way(call: Any) -> None:
    assert call("reverse", "contract:2", "--reason", "取消")[0] == 0
    assert call("close", "001")[1]["error"]["kind"] == "contract_open"
    assert call("close", "2")[1]["error"]["kind"] == "contract_not_active"
