"""arapp bill, offset, transfer, and what lists, today and reverse say of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli
from arapp.cli.text_instruments import MESSAGES
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY
from tests.ledger_text import given

BOOK = """
    客户 弘达机械 等级=A
    客户 海顿电机 等级=A
    账户 工行 工商银行
    应收 A 弘达机械 600.00 入账=2026-08-26 到期=2026-09-25
    应收 H 海顿电机 70.00 入账=2026-09-27 到期=2026-10-25
    收款 R1 弘达机械 90.00 日期=2026-09-20
"""
RECORD = (
    *("bill", "record", "--amount", "500.00", "--number", "1102-7", "--due", "2026-11-20"),
    *("--customer", "弘达机械", "--acceptor", "宁波银行", "--issued", "2026-05-20"),
    *("--day", "2026-10-20"),
)


@pytest.fixture(autouse=True)
def _book(ledger_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book, closed, as the ledger opened last."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    from arapp.services.files import note_opened

    (Path(str(ledger_file)).parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    """Exit code and answer."""
    chosen = () if "--as-of" in args else ("--as-of", "2026-11-12")
    code = cli.main([*args, "--json", *chosen])
    return code, json.loads(capsys.readouterr().out)


def done(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    """The answer of what must succeed."""
    code, answer = call(capsys, *args)
    assert code == 0, answer
    return answer


def kind(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """The kind of a refusal; its sentence has no open places."""
    code, answer = call(capsys, *args)
    assert code == 1, answer
    assert "{" not in answer["error"]["message"]
    return str(answer["error"]["kind"])


def test_the_way_of_a_bill(capsys: pytest.CaptureFixture[str]) -> None:
    assert done(capsys, *RECORD) == {"bill": 1, "receipt": 2}
    assert kind(capsys, *RECORD) == "duplicate_bill"
    done(capsys, "allocate", "2", "1=500.00")
    groups = done(capsys, "today")["groups"]
    (bills,) = [group for group in groups if group["group"] == "bills"]
    assert [(one["title"], one["next"]) for one in bills["items"]] == [("1102-7", "present")]
    done(capsys, "payable", "--supplier", "海德", "--amount", "800.00", "--due", "2026-12-01")
    endorse = ("bill", "endorse", "1", "--to", "海德", "--payable", "1", "--day", "2026-11-02")
    assert done(capsys, *endorse) == {"bill": 1, "event": 1}
    assert kind(capsys, *endorse) == "bill_not_held"
    (payable,) = done(capsys, "list", "payables")["rows"]
    assert (payable["amount"], payable["left"]) == ("800.00", "300.00")
    assert done(capsys, "list", "bills", "--open")["rows"] == []
    (row,) = done(capsys, "list", "bills")["rows"]
    assert (row["state"], row["since"], row["to_whom"], row["risk"]) == (
        *("endorsed", "2026-11-02", "海德", 1),
    )
    (before,) = done(capsys, "list", "bills", "--as-of", "2026-11-01")["rows"]
    assert before["state"] == "held"
    back = done(capsys, "bill", "return", "1", "--reason", "拒付")
    assert back == {"bill": 1, "day": "2026-11-12"}
    assert kind(capsys, "bill", "return", "1", "--reason", "拒付") == "bill_returned"
    (plan,) = [row for row in done(capsys, "list", "plans")["rows"] if row["id"] == 1]
    assert plan["paid"] == "0.00"
    assert done(capsys, "verify")["ok"]


def test_money_for_a_bill(capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, *RECORD)
    discount = ("bill", "discount", "1", "--money", "495.00", "--account", "工行", "--to", "工行")
    done(capsys, *discount)
    (row,) = done(capsys, "list", "bills")["rows"]
    assert (row["state"], row["money"], row["fee"], row["account"]) == (
        *("discounted", "495.00", "5.00", "工行"),
    )
    done(capsys, "bill", "hold", "1", "--reason", "没办成")
    answer = done(capsys, "bill", "collect", "1")
    (warning,) = answer["warnings"]
    assert (warning["problem"], warning["severity"]) == ("bill_early", "warning")
    assert warning["message"] == "汇票 1102-7 2026-11-20 才到期，2026-11-12 还没到，核对一下日期"
    assert kind(capsys, "bill", "return", "1", "--reason", "x") == "bill_collected"
    assert kind(capsys, "bill", "collect", "9") == "not_found"
    assert cli.main(["bill", "discount", "1", "--as-of", "2026-11-12"]) == 2
    assert cli.main(["bill", "record", "--as-of", "2026-11-12"]) == 2


def test_a_bill_collected_on_its_due_day_warns_of_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done(capsys, *RECORD)
    answer = done(capsys, "bill", "collect", "1", "--as-of", "2026-11-20")
    assert answer["warnings"] == []


def test_an_offset_goes_back_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, "payable", "--supplier", "海德", "--amount", "100.00", "--due", "2026-12-01")
    answer = done(capsys, "offset", "弘达机械", "1", "1=100.00", "--note", "对抵")
    assert answer == {"receipt": 2, "payable": 1}
    assert kind(capsys, "offset", "弘达机械", "1", "1=1.00") == "already_paid"
    answer = done(capsys, "reverse", "receipt:2", "--reason", "没签字")
    assert answer == {"record": "receipt:2", "by": "refund:1", "day": "2026-11-12"}
    (payable,) = done(capsys, "list", "payables", "--open")["rows"]
    assert payable["left"] == "100.00"
    assert kind(capsys, "reverse", "refund:1", "--reason", "x") == "stays_taken_back"
    assert done(capsys, "verify")["ok"]


def test_money_and_debts_go_to_another(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    to = ("--to", "海顿电机", "--note", "三方协议")
    assert done(capsys, "transfer", "plan:1", *to, "--amount", "60.00")["made"] == "plan:3"
    assert kind(capsys, "transfer", "plan:2", *to, "--amount", "1.00") == "same_customer"
    papers = ("--out", str(tmp_path), "--from", "2026-09-01", "--to", "2026-11-12", "--draft")
    assert len(done(capsys, "statement", *papers, "--kind", "detailed")["documents"]) == 2
    assert len(done(capsys, "letter", "--out", str(tmp_path), "--draft")["documents"]) == 2
    answer = done(capsys, "transfer", "receipt:1", *to, "--amount", "70.00")
    assert answer == {"record": "receipt:1", "made": "receipt:3"}
    assert kind(capsys, "reverse", "plan:3", "--reason", "x") == "debt_transferred"
    (refund,) = done(capsys, "list", "refunds")["rows"]
    assert (refund["kind"], refund["amount"]) == ("transfer", "70.00")
    assert kind(capsys, "reverse", f"refund:{refund['id']}", "--reason", "x") == "transferred"
    assert kind(capsys, "transfer", "customer:1", *to, "--amount", "1.00") == "not_found"
    done(capsys, "reverse", "receipt:3", "--reason", "不该调")
    done(capsys, "reverse", "receipt:2", "--reason", "没谈成")
    assert done(capsys, "verify")["ok"]


def test_no_sentence_about_bills_shows_a_word_of_the_program() -> None:
    zh, en = MESSAGES["bill_not_held"]
    facts = {"number": "AB-1", "state": "collected"}
    assert "collected" not in zh.format(**facts) + en.format(**facts)
