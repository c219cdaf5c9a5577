"""arapp reverse and refund, and what the lists say of it."""

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
    客户 弘达机械
    应收 A 弘达机械 600.00 入账=2026-08-26 到期=2026-09-25
    应收 C 弘达机械 70.00 入账=2026-09-27 到期=2026-10-25
    收款 R1 弘达机械 500.00 日期=2026-09-20
    收款 R2 弘达机械 300.00 日期=2026-10-20
    核销 R1 A 500.00 日期=2026-09-20
"""


@pytest.fixture(autouse=True)
def _book(ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book, closed, as the ledger opened last."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    from arapp.services.files import note_opened

    (Path(str(ledger_file)).parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    chosen = () if "--as-of" in args else ("--as-of", "2026-11-12")
    code = cli.main([*args, "--json", *chosen])
    return code, json.loads(capsys.readouterr().out)


def test_each_kind_of_record_is_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    why = ("--reason", "记错", "--day", "2026-11-05")
    code, refused = call(capsys, "reverse", "receipt:1", *why)
    assert (code, refused["error"]["kind"]) == (1, "still_allocated")
    assert "plan:1 A 500.00" in refused["error"]["message"]
    code, answer = call(capsys, "reverse", "allocation:1", *why)
    assert (code, answer["by"], answer["day"]) == (0, "allocation:2", "2026-11-05")
    code, answer = call(capsys, "reverse", "receipt:1", *why)
    assert (code, answer["by"]) == (0, "refund:1")
    code, answer = call(capsys, "reverse", "plan:2", *why)
    assert (code, answer["by"], answer["day"]) == (0, "plan:2", "2026-11-05")
    code, answer = call(capsys, "refund", "2", "100.00", "--day", "2026-11-06")
    assert (code, answer) == (0, {"refund": 2, "day": "2026-11-06"})
    code, answer = call(capsys, "reverse", "refund:2", "--reason", "没退")
    assert (code, answer["by"], answer["day"]) == (0, "refund:3", "2026-11-12")
    assert call(capsys, "verify")[1]["ok"]


def test_pairs_are_listed_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for record in ("allocation:1", "receipt:1", "plan:2"):
        call(capsys, "reverse", record, "--reason", "记错", "--day", "2026-11-05")

    def listed(name: str, *more: str) -> dict[int, str | None]:
        return {row["id"]: row["reversed"] for row in call(capsys, "list", name, *more)[1]["rows"]}

    assert listed("allocations") == {}
    assert listed("allocations", "--all") == {1: "2026-11-05", 2: None}
    assert listed("allocations", "--as-of", "2026-11-04") == {1: None}
    assert listed("receipts") == {2: None}
    assert listed("receipts", "--all") == {1: "2026-11-05", 2: None}
    assert listed("receipts", "--as-of", "2026-11-04") == {1: None, 2: None}
    assert listed("plans") == {1: None}
    assert listed("plans", "--all") == {1: None, 2: "2026-11-05"}


def test_history_tells_who_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "reverse", "receipt:2", "--reason", "记错了客户")
    (entry,) = call(capsys, "history", "refund:1")[1]["entries"]
    assert entry["label"] == "reverse_receipt"
    assert {"record": "refund:1", "field": "note", "before": None, "after": "记错了客户"} in (
        entry["changes"]
    )
    assert call(capsys, "undo")[0] == 0
    assert [entry["kind"] for entry in call(capsys, "history", "refund:1")[1]["entries"]] == [
        "do",
        "undo",
    ]


@pytest.mark.parametrize(
    ("args", "code", "kind"),
    [
        (("reverse", "receipt:99", "--reason", "x"), 1, "not_found"),
        (("reverse", "customer:1", "--reason", "x"), 1, "not_found"),
        (("reverse", "receipt:2", "--reason", " "), 1, "invalid_value"),
        (("reverse", "receipt:2", "--reason", "x", "--day", "2027-01-01"), 1, "invalid_day"),
        (("refund", "2", "300.01"), 1, "over_allocated"),
        (("refund", "9", "1"), 1, "not_found"),
        (("refund", "2", "viel"), 1, "invalid_amount"),
    ],
)
def test_what_cannot_be_done_says_why(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int, kind: str
) -> None:
    got, answer = call(capsys, *args)
    assert (got, answer["error"]["kind"]) == (code, kind)


def test_a_day_that_cannot_be_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    late = ("--day", "2027-01-01", "--lang", "zh_CN")
    for args in (("reverse", "receipt:2", "--reason", "x"), ("refund", "2", "1")):
        code, answer = call(capsys, *args, *late)
        assert code == 1
        assert answer["error"]["message"].startswith("2027-01-01 在今天之后")
    code, answer = call(capsys, "refund", "2", "1", "--day", "2026-01-01", "--lang", "en")
    assert code == 1
    assert answer["error"]["message"].startswith("2026-01-01 lies before the receipt of 2026-")


def test_amounts_in_sentences_read_as_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "refund", "2", "100.00")
    code, answer = call(capsys, "reverse", "receipt:2", "--reason", "x", "--lang", "en")
    assert (code, answer["error"]["fields"]["amount"]) == (1, "100.00")
    assert answer["error"]["message"].startswith("100.00 of receipt 收-2026-000002 was refunded")


def test_wrong_words_are_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reverse", "receipt:2"]) == 2
    assert cli.main(["reverse", "receipt:2", "--reason", "x", "--day", "morgen"]) == 2
