"""The headless commands as a script would call them: JSON out, exit codes, nothing half done."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli


@pytest.fixture
def book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A new ledger made by `arapp new`."""
    path = tmp_path / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--json"]) == 0
    capsys.readouterr()
    return path


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of a command."""
    code = cli.main([*args, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_ledger_opened_last_is_taken(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "company", "--set", "phone=0512 0000 8821")
    assert (code, answer["company"]["phone"]) == (0, "0512 0000 8821")


def test_accounts_are_added_and_listed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "accounts", "--add", "工行 7862", "--bank", "工商银行", "--number", "1102")
    code, answer = call(capsys, "accounts")
    assert code == 0
    assert [row["name"] for row in answer["rows"]] == ["工行 7862"]
    code, answer = call(capsys, "accounts", "--add", "工行 7862")
    assert (code, answer["error"]["kind"]) == (1, "exists")


def test_undo_walks_back_and_the_founding_stays(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "company", "--set", "phone=1")
    call(capsys, "company", "--set", "phone=2")
    assert call(capsys, "undo")[0] == 0
    assert call(capsys, "undo")[0] == 0
    assert call(capsys, "company")[1]["company"]["phone"] == ""
    code, answer = call(capsys, "undo")
    assert (code, answer["error"]["kind"]) == (1, "nothing_to_undo")
    assert call(capsys, "redo")[0] == 0
    assert call(capsys, "company")[1]["company"]["phone"] == "1"


def test_verify_says_that_the_books_are_sound(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = call(capsys, "verify")
    assert (code, answer["ok"]) == (0, True)
    assert all(check["detail"] for check in answer["checks"])
    assert len(answer["head"]) == 64


@pytest.mark.parametrize(
    ("make", "kind", "exit_code"),
    [
        (lambda p: None, "missing", 3),
        (lambda p: p.write_bytes(b"%PDF-1.7" + bytes(200)), "not_a_ledger", 3),
        (lambda p: p.write_bytes(bytes(4096)), "damaged", 3),
    ],
)
def test_a_bad_ledger_is_told_by_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any, kind: str, exit_code: int
) -> None:
    path = tmp_path / "bad.arapp"
    make(path)
    code, answer = call(capsys, "verify", "--ledger", str(path))
    assert (code, answer["error"]["kind"]) == (exit_code, kind)
    assert answer["error"]["message"]


def test_an_existing_file_is_not_overwritten(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    code, answer = call(capsys, "new", str(book), "--company", "另一家")
    assert (code, answer["error"]["kind"]) == (1, "exists")
    assert book.read_bytes() == before


def test_wrong_usage_leaves_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list", "nothing"]) == 2
    assert cli.main(["fly"]) == 2


def test_every_list_answers_on_an_empty_ledger(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from arapp.services.ledger.list_specs import LISTS

    for name in LISTS:
        code, answer = call(capsys, "list", name, "--open", "--all")
        shipped = 4 if name == "grades" else 0  # what a new ledger comes with
        assert (code, len(answer["rows"]), answer["total"]) == (0, shipped, shipped)


def test_messages_are_complete_in_both_languages() -> None:
    from arapp.cli import text
    from arapp.models.values import errors

    kinds = {
        kind.kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.ArappError)
    }
    assert kinds - {"error", "refused"} <= text.kinds()


def test_an_older_copy_is_told_by_every_command_until_it_is_accepted(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = book.read_bytes()
    call(capsys, "company", "--set", "phone=1")
    call(capsys, "company", "--set", "phone=2")
    book.write_bytes(old)
    assert cli.main(["company", "--set", "phone=3", "--lang", "zh_CN"]) == 0
    assert "上次记到第 3 步，这里只到第 1 步，至少少了 2 步" in capsys.readouterr().err
    assert cli.main(["accounts", "--lang", "en"]) == 0
    assert "step 3 was noted, it ends with step 2" in capsys.readouterr().err
    code, answer = call(capsys, "verify")
    assert (code, answer["accepted"]) == (1, None)
    code, answer = call(capsys, "verify", "--accept-copy")
    assert (code, answer["ok"]) == (0, True)
    assert answer["accepted"] == {"was": "older_copy", "noted": 3, "present": 2}
    assert cli.main(["accounts"]) == 0
    assert capsys.readouterr().err == ""
    assert call(capsys, "verify", "--accept-copy")[1]["accepted"] is None


def test_the_founding_is_told_of_who_did_it(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "company", "--set", "phone=1")
    entries = call(capsys, "history", "company:1")[1]["entries"]
    assert len({entry["actor"] for entry in entries}) == 1
    assert len(entries) == 2
