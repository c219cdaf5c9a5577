"""arapp backup and restore, as scripts call them."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from arapp.cli.main import main
from arapp.models.values.days import FixedClock
from arapp.services import places
from arapp.services.backup import jobs
from arapp.services.ledger.list_specs import LISTS
from arapp.services.places import Place
from arapp.services.sample import new_sample
from tests.conftest import TODAY

PASSWORD = "ten or more characters"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; (exit code, its document)."""

    def run(*words: object) -> tuple[int, Any]:
        code = main([*map(str, words), "--json", "--as-of", "2026-11-12"])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample, made once; copy it, never open it."""
    path = tmp_path_factory.mktemp("small") / "firm.arapp"
    return new_sample(path, "甲公司", size="small", clock=FixedClock(TODAY))


@pytest.fixture
def ledger(small: Path, tmp_path: Path) -> Path:
    """A small sample."""
    return Path(shutil.copy(small, tmp_path / "firm.arapp"))


def test_backup_and_restore_are_the_same_book(ledger: Path, told: Any, tmp_path: Path) -> None:
    code, made = told("backup", "--ledger", ledger)
    assert code == 0
    assert Path(made["file"]).is_file()
    assert made["bytes"] == Path(made["file"]).stat().st_size
    assert made["counts"].keys() == LISTS.keys()
    for name in ("customers", "plans", "receipts", "allocations", "contacts-log"):
        listed = told("list", name, "--all", "--ledger", ledger)[1]
        assert made["counts"][name] == listed["total"] > 0
    head = told("verify", "--ledger", ledger)[1]["head"]
    assert made["head"] == head
    code, back = told("restore", made["file"], "--to", tmp_path / "back.arapp")
    assert (code, back["head"], back["counts"], back["kept"]) == (0, head, made["counts"], None)
    assert back["open"] == made["open"]
    assert told("verify", "--ledger", tmp_path / "back.arapp")[1]["ok"]


def test_an_existing_file_needs_force_and_is_kept(ledger: Path, told: Any, tmp_path: Path) -> None:
    made = told("backup", "--ledger", ledger, "--to", tmp_path / "out")[1]
    assert Path(made["file"]).parent == tmp_path / "out"
    told("company", "--ledger", ledger, "--set", "phone=1")
    code, trouble = told("restore", made["file"], "--to", ledger)
    assert (code, trouble["error"]["kind"]) == (1, "exists")
    now = told("verify", "--ledger", ledger)[1]["head"]
    code, back = told("restore", made["file"], "--to", ledger, "--force")
    assert (code, back["head"]) == (0, made["head"])
    verified = told("verify", "--ledger", ledger)[1]
    assert verified["ok"]  # a restore is no older copy
    assert told("verify", "--ledger", back["kept"])[1]["head"] == now


def test_a_damaged_backup_leaves_the_file_as_it_was(
    ledger: Path, told: Any, tmp_path: Path
) -> None:
    made = Path(told("backup", "--ledger", ledger)[1]["file"])
    spoilt = tmp_path / "spoilt.arapp.zst"
    spoilt.write_bytes(made.read_bytes()[:-4000])
    before = ledger.read_bytes()
    code, trouble = told("restore", spoilt, "--to", ledger, "--force")
    assert (code, trouble["error"]["kind"]) == (1, "backup_damaged")
    assert ledger.read_bytes() == before
    code, trouble = told("restore", tmp_path / "none.zst", "--to", ledger, "--force")
    assert (code, trouble["error"]["kind"]) == (1, "file_missing")


def test_outside_the_pc_a_password_is_needed(
    ledger: Path, told: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place_of(path: Path) -> Place:
        return Place("removable", "STICK") if "stick" in path.parts else places.LOCAL

    monkeypatch.setattr(jobs, "place_of", place_of)
    stick = tmp_path / "stick"
    code, trouble = told("backup", "--ledger", ledger, "--to", stick)
    assert (code, trouble["error"]["kind"]) == (1, "password_needed")
    assert not stick.exists()
    code, trouble = told("backup", "--ledger", ledger, "--to", stick, "--password", "short")
    assert (code, trouble["error"]["kind"]) == (1, "invalid_value")
    code, made = told("backup", "--ledger", ledger, "--to", stick, "--password", PASSWORD)
    assert (code, made["encrypted"]) == (0, True)
    back = tmp_path / "back.arapp"
    assert told("restore", made["file"], "--to", back)[1]["error"]["kind"] == "password_needed"
    wrong = told("restore", made["file"], "--to", back, "--password", "another one")[1]
    assert wrong["error"]["kind"] == "wrong_password"
    assert not back.exists()
    assert told("restore", made["file"], "--to", back, "--password", PASSWORD)[0] == 0


def test_an_unsound_book_is_backed_up_and_restored_and_told(
    ledger: Path, told: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"%PDF a scan")
    assert told("attach", "customer:1", scan, "--ledger", ledger)[0] == 0
    (beside,) = ledger.with_suffix(".files").iterdir()
    beside.write_bytes(b"another")
    conn = sqlite3.connect(ledger, isolation_level=None)
    conn.execute("UPDATE journal_state SET seq = 2")
    conn.execute("UPDATE customer SET short_name = '改' WHERE id = 1")
    conn.execute("UPDATE journal_state SET seq = NULL")
    conn.close()
    words = ["backup", "--ledger", str(ledger), "--json", "--lang", "en"]
    assert main([*words, "--as-of", "2026-11-12"]) == 0
    answer = capsys.readouterr()
    made = json.loads(answer.out)
    assert not made["checked"]
    assert "chain" in made["failed_checks"]
    assert made["missing_files"] == [{"sha256": beside.name, "name": "合同.pdf"}]
    assert "checks of the book fail" in answer.err
    assert "合同.pdf" in answer.err
    words = ["restore", made["file"], "--to", str(tmp_path / "back.arapp"), "--json"]
    assert main([*words, "--lang", "en"]) == 0
    answer = capsys.readouterr()
    back = json.loads(answer.out)
    assert back["failed_checks"] == made["failed_checks"]
    assert (back["head"], back["missing_files"]) == (made["head"], [beside.name])
    assert "failed already then" in answer.err


def test_a_folder_and_a_short_password_are_told_plainly(
    ledger: Path, told: Any, tmp_path: Path
) -> None:
    made = told("backup", "--ledger", ledger)[1]
    assert (made["failed_checks"], made["missing_files"]) == ([], [])
    (tmp_path / "folder").mkdir()
    code, trouble = told("restore", made["file"], "--to", tmp_path / "folder", "--force")
    assert (code, trouble["error"]["kind"]) == (1, "invalid_value")
    assert str(tmp_path / "folder") in trouble["error"]["message"]
    words = ("backup", "--ledger", ledger, "--password", "short", "--lang", "en")
    code, trouble = told(*words)
    assert (code, trouble["error"]["kind"]) == (1, "invalid_value")
    assert "at least 10 characters" in trouble["error"]["message"]


def test_an_import_begins_with_a_backup_a_dry_run_does_not(
    ledger: Path, told: Any, tmp_path: Path
) -> None:
    sheet = tmp_path / "客户.csv"
    sheet.write_text("客户名称,电话\n丙公司,123\n", encoding="utf-8")
    home = tmp_path / "home" / "backups"
    assert told("import", sheet, "--ledger", ledger, "--dry-run")[0] == 0
    assert not home.exists()
    assert told("import", sheet, "--ledger", ledger)[0] == 0
    (row,) = json.loads(next(home.rglob("manifest.json")).read_text(encoding="utf-8"))["rows"]
    assert (row["reason"], row["checked"], row["counts"]["customer"]) == ("import", True, 40)


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize(
    "kind",
    ["backup_damaged", "backup_unsafe", "wrong_password", "second_absent",
     "password_needed.backup", "password_needed.place"],
)  # fmt: skip
def test_every_trouble_has_its_sentence(kind: str, lang: str) -> None:
    from arapp.cli import text

    assert kind in text.kinds()
    chinese, english = text._MESSAGES[kind]
    assert {"zh_CN": chinese, "en": english}[lang]
    assert english.isascii() or "“" in english
