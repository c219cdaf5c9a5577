"""Bank files one after the other, imported and matched: days that overlap, and money taken back."""

import json
from collections import Counter
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

HEAD = "交易日期,摘要,收入金额,支出金额,余额,对方户名,对方账号\n"
HONGDA, ACCOUNT = "无锡弘达机械有限公司", "1103026411114410"
BOOKS = f"""
    客户 {HONGDA}
    应收 甲 {HONGDA} 5003.11 入账=2026-08-26 到期=2026-10-01
    应收 乙 {HONGDA} 5003.11 入账=2026-08-26 到期=2026-10-20
    应收 丙 {HONGDA} 1200.47 入账=2026-08-26 到期=2026-10-20
"""


def line(day: str, text: str, amount: str, balance: str, out: str = "") -> str:
    return f"{day},{text},{amount},{out},{balance},{HONGDA},{ACCOUNT}\n"


@pytest.fixture
def answers(
    ledger_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """Imports texts as bank files, then the answers of `arapp match`."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOKS)
    note_opened(ledger_file)

    def call(*texts: str) -> list[dict[str, Any]]:
        for n, text in enumerate(texts):
            path = tmp_path / f"bank{n}.csv"
            path.write_text(HEAD + text, encoding="utf-8")
            cli.main(["import", str(path), "--json", "--as-of", "2026-11-12"])
        capsys.readouterr()
        assert cli.main(["match", "--json", "--as-of", "2026-11-12"]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["answers"]
        return found

    return call


FIRST = line("2026-10-02", "货款", "5003.11", "15003.11")
SECOND = line("2026-10-02", "货款", "5003.11", "20006.22")
THIRD = line("2026-10-05", "货款", "1200.47", "21206.69")


def settled(found: list[dict[str, Any]]) -> Counter[str]:
    return Counter(part["amount"] for one in found for part in one["parts"])


def test_files_that_overlap_bring_each_payment_once(answers: Any) -> None:
    """Two genuine equal payments of one day are two; the same lines again are none."""
    found = answers(FIRST + SECOND, FIRST + SECOND + THIRD)
    assert len(found) == 3
    assert settled(found) == {"5003.11": 2, "1200.47": 1}
    plans = [part["plan"] for one in found for part in one["parts"]]
    assert len(set(plans)) == 3


def test_a_payment_that_the_next_file_takes_back_settles_nothing(answers: Any) -> None:
    back = line("2026-10-08", "退汇", "", "20006.22", "1200.47")
    found = answers(FIRST + SECOND + THIRD, back)
    (taken,) = [one for one in found if not one["parts"]]
    assert settled(found) == {"5003.11": 2}
    assert taken["confidence"] == "none"
    assert "冲正" in str(taken["reasons"])
