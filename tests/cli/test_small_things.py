"""arapp payable, todo, comment, product, person, and their lists."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli


@pytest.fixture(autouse=True)
def _book(ledger_file: Path) -> None:
    """The empty book as the ledger opened last."""
    from arapp.services.files import note_opened

    (Path(str(ledger_file)).parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*args, "--json", "--as-of", "2026-11-12"])
    return code, json.loads(capsys.readouterr().out or "{}")


def test_a_payable_from_entry_to_paid(capsys: pytest.CaptureFixture[str]) -> None:
    made = ("payable", "--supplier", "苏南轴承厂", "--amount", "12,500.00", "--due", "2026-11-15")
    assert call(capsys, *made, "--number", "FK-7") == (0, {"payable": 1})
    _, listed = call(capsys, "list", "payables", "--open")
    assert [(r["number"], r["amount"], r["due_on"]) for r in listed["rows"]] == [
        ("FK-7", "12500.00", "2026-11-15")
    ]
    _, day = call(capsys, "today")
    group = next(g for g in day["groups"] if g["group"] == "payables")
    assert (group["count"], group["totals"]) == (1, {"CNY": "12500.00"})
    assert (group["items"][0]["next"], group["items"][0]["payable"]) == ("pay", 1)
    assert call(capsys, "payable", "--paid", "1", "--on", "2026-11-11")[0] == 0
    assert call(capsys, "payable", "--paid", "1")[1]["error"]["kind"] == "already_paid"
    assert call(capsys, "list", "payables", "--open")[1]["total"] == 0
    assert call(capsys, "payable", "--supplier", "甲")[0] == 2
    assert call(capsys, *made[:-1], "2026-13-45")[0] in (1, 2)


def test_a_remark_on_a_record_and_a_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "person", "李敏", "--department", "财务部") == (0, {"person": 1})
    call(capsys, "payable", "--supplier", "甲", "--amount", "1", "--due", "2026-11-15")
    code, answer = call(capsys, "comment", "payable:1", "@李敏 先别付")
    assert (code, answer["record"]) == (0, "payable:1")
    _, listed = call(capsys, "list", "tasks", "--open")
    assert [(r["owner"], r["record"]) for r in listed["rows"]] == [("李敏", "payable:1")]
    assert call(capsys, "todo", "--done", "1")[0] == 0
    assert call(capsys, "todo", "补签收单", "--due", "2026-11-20", "--owner", "李敏")[0] == 0
    assert call(capsys, "comment", "payable:9", "x")[1]["error"]["kind"] == "not_found"
    assert call(capsys, "list", "comments")[1]["total"] == 1


def test_products_and_people_are_listed_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = call(
        capsys, "product", "减速机", "--spec", "R57", "--price", "1280.125", "--tax", "13"
    )
    assert code == 0
    _, listed = call(capsys, "list", "products")
    assert (listed["rows"][0]["price"], listed["rows"][0]["tax_rate_ppm"]) == ("1280.125", 130_000)
    assert call(capsys, "product", "减速机", "--spec", "R57")[1]["error"]["kind"] == "name_taken"
    call(capsys, "person", "周凯", "--phone", "138")
    call(capsys, "person", "周凯", "--left", "2026-10-31")
    _, people = call(capsys, "list", "people")
    assert [(r["name"], r["phone"], r["left_on"]) for r in people["rows"]] == [
        ("周凯", "138", "2026-10-31")
    ]
