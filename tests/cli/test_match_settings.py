"""Matching set, tried and looked through without a window."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp.cli.main import main
from arapp.services.dispatch import Dispatch
from tests.ledger_text import given
from tests.matching.test_trial import BOOKS, A

DAY = ("--as-of", "2026-11-12")


@pytest.fixture
def ledger(ledger_file: Path) -> Path:
    """A ledger of one firm whose receipt of October waits."""
    from arapp.models.store import Store
    from arapp.models.values.days import FixedClock
    from tests.conftest import TODAY

    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        given(books, BOOKS + f"收款 付HT-2026-018 - 135000 日期=2026-10-12 付款人={A}")
    return ledger_file


def ask(capsys: pytest.CaptureFixture[str], ledger: Path, *words: str, code: int = 0) -> Any:
    assert main([*words, "--ledger", str(ledger), "--json", *DAY]) == code
    return json.loads(capsys.readouterr().out)


def test_limits_and_order_are_set_and_shown(
    capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    shown = ask(capsys, ledger, "matching")
    assert (shown["auto_posting"], shown["policy"]) == (False, "oldest_due")
    assert shown["limits"]["fee"] == "500.00"
    assert shown["limits"]["discount"] is None
    words = ("limit.fee=", "limit.discount=20", "fee_steps=5,0.50", "policy=by_hand",
             "auto_posting=yes", "settle_under=2")  # fmt: skip
    shown = ask(capsys, ledger, "matching", "--set", *words)
    assert (shown["limits"]["fee"], shown["limits"]["discount"]) == (None, "20.00")
    assert shown["limits"]["rounding"] == "100.00"
    assert shown["fee_steps"] == ["0.50", "5.00"]
    assert (shown["auto_posting"], shown["policy"]) == (True, "by_hand")
    assert (shown["settle_under"], shown["first_hit"]["receipts"]) == ("2.00", 0)


@pytest.mark.parametrize("word", ["colour=1", "policy=newest", "limit.gift=1", "auto_posting=1",
                                  "fee_steps=x", "policy"])  # fmt: skip
def test_nonsense_is_refused(capsys: pytest.CaptureFixture[str], ledger: Path, word: str) -> None:
    answer = ask(capsys, ledger, "matching", "--set", word, code=1)
    assert answer["error"]["kind"] in ("invalid_value", "invalid_amount")


def test_match_posts_only_when_told_to(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    """The switch of the window changes nothing here."""
    ask(capsys, ledger, "matching", "--set", "auto_posting=yes")
    answer = ask(capsys, ledger, "match")
    assert (answer["posted"], answer["answers"][0]["auto"]) == (0, True)
    assert ask(capsys, ledger, "match", "--post", "safe")["posted"] == 1


def test_rules_are_changed_and_reset(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    change = ("--rule", "full_number_exact=medium,asks", "--first", "full_unique")
    rows = ask(capsys, ledger, "rules", *change)["rules"]
    assert [row["rule"] for row in rows][:2] == ["full_unique", "full_number_exact"]
    assert (rows[1]["confidence"], rows[1]["posts"], rows[1]["on"]) == ("medium", False, True)
    assert ask(capsys, ledger, "match")["answers"][0]["auto"] is False
    wrong = ask(capsys, ledger, "rules", "--rule", "full_round=high,posts", code=1)["error"]
    assert (wrong["kind"], wrong["fields"]["reason"]) == ("invalid_value", "may_not_post")
    for words in (("--rule", "luck=on"), ("--first", "luck"), ("--rule", "full_less=maybe")):
        assert ask(capsys, ledger, "rules", *words, code=1)["error"]["kind"] == "invalid_value"
    assert ask(capsys, ledger, "rules", "--reset")["rules"][0]["rule"] == "full_number_exact"


def test_the_month_before_is_tried(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    answer = ask(capsys, ledger, "trial")
    assert (answer["month"], answer["receipts"], answer["would_post"]) == ("2026-10", 1, 1)
    assert (answer["waiting"], answer["money"]) == (1, {"CNY": "135000.00"})
    other = ask(capsys, ledger, "trial", "--month", "2026-09", "--amount-posts", "yes")
    assert other["receipts"] == 0
    assert ask(capsys, ledger, "trial", "--month", "May", code=1)["error"]["kind"] == "invalid_day"


def test_what_was_learned_is_listed_taken_back_and_had_again(
    capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    ask(capsys, ledger, "decline", "1", "1")
    assert [row["plan"] for row in ask(capsys, ledger, "learned")["declined"]] == [1]
    assert ask(capsys, ledger, "learned", "--allow", "1")["declined"] == []
    ask(capsys, ledger, "learned", "--forget", f"{A}=delay")
    ask(capsys, ledger, "learned", "--remember", f"{A}=delay")
    ask(capsys, ledger, "learned", "--restore", "7", code=1)
    ask(capsys, ledger, "learned", "--revoke", "7", code=1)
    ask(capsys, ledger, "learned", "--forget", "delay", code=1)


def test_people_read_lines(capsys: pytest.CaptureFixture[str], ledger: Path) -> None:
    for word in ("matching", "rules", "trial", "learned"):
        assert main([word, "--ledger", str(ledger), *DAY]) == 0
    told = capsys.readouterr().out
    assert "full_number_exact  high  posts" in told
    assert "would_post 1" in told
