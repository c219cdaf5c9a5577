"""What nobody means: ids beyond every ledger, days before and after all books, endless names."""

import json
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from arapp import cli, paths
from arapp.cli import table
from arapp.services.ledger import company

HUGE = "99999999999999999999"
ENDLESS = "9" * 5000
FAR = ("0001-01-01", "1989-12-31", "9999-12-31")

# Every command with an id in each place it takes one.
WITH_ID: tuple[tuple[str, ...], ...] = (
    ("history", "plan:{id}"),
    ("reverse", "receipt:{id}", "--reason", "x"),
    ("reverse", "plan:{id}", "--reason", "x"),
    ("reverse", "allocation:{id}", "--reason", "x"),
    ("reverse", "refund:{id}", "--reason", "x"),
    ("refund", "{id}", "1"),
    ("allocate", "{id}", "1=1"),
    ("unallocate", "{id}"),
    ("decline", "{id}", "1"),
    ("prepaid", "--customer", "{id}"),
    ("attach", "receipt:{id}", "FILE"),
    ("detach", "{id}"),
    ("list", "plans", "--customer", "{id}"),
    ("export", "plans", "--csv", "OUT/x.csv", "--customer", "{id}"),
    ("statement", "--customer", "{id}", "--month", "2026-10", "--out", "OUT"),
    ("letter", "--customer", "{id}", "--out", "OUT"),
    ("letter-text", "--from", "FILE", "--customer", "{id}", "--out", "OUT/x.pdf"),
    ("statement-mark", "{id}", "sent"),
    ("statement-mark", "statement:{id}", "confirmed"),
    ("statement-rules", "--take-in", "{id}"),
    ("reconcile", "FILE", "--customer", "{id}"),
    ("payable", "--paid", "{id}"),
    ("bill", "collect", "{id}"),
    ("bill", "return", "{id}", "--reason", "x"),
    ("bill", "discount", "{id}", "--money", "1"),
    ("offset", "1", "{id}", "1=1"),
    ("transfer", "receipt:{id}", "--to", "1", "--amount", "1", "--note", "x"),
    ("transfer", "plan:{id}", "--to", "1", "--amount", "1", "--note", "x"),
    ("todo", "--done", "{id}"),
    ("comment", "customer:{id}", "x"),
    ("confirm", "{id}"),
    ("unconfirm", "{id}"),
    ("milestone", "{id}", "--to", "2026-12-01"),
    ("supplement", "contract:{id}", "--reason", "x"),
    ("close", "contract:{id}"),
    ("reopen", "contract:{id}"),
    ("plan", "--customer", "{id}", "--amount", "1", "--due", "2026-12-01"),
    ("contract", "--customer", "{id}", "--amount", "1", "--template", "3331"),
    ("grade", "{id}", "B", "--reason", "x"),
    ("merge", "{id}", "1"),
    ("merge", "1", "{id}"),
    ("score", "--customer", "{id}"),
    ("customer", "{id}", "--set", "phone=1"),
    ("delivery", "link", "{id}", "--invoice", "1"),
    ("invoice", "link", "1", "--plan", "{id}"),
    ("collect", "--customer", "{id}"),
    ("collect", "--snooze", "bill:{id}", "--until", "2030-01-01", "--reason", "x"),
    ("collect", "--wake", "plan:{id}"),
    ("log", "--customer", "{id}", "--outcome", "told"),
    ("log", "--customer", "1", "--outcome", "told", "--plan", "{id}"),
    ("log", "--customer", "1", "--outcome", "told", "--letter", "{id}"),
    ("promise", "--withdraw", "{id}"),
    ("promise", "--customer", "1", "--amount", "1", "--due", "2030-01-01", "--plan", "{id}"),
    ("dispute", "--plan", "{id}", "--reason", "x", "--due", "2030-01-01"),
    ("dispute", "--close", "{id}", "--outcome", "x"),
    ("agreement", "--end", "{id}"),
    ("agreement", "--customer", "1", "--plan", "{id}", "--pay", "2030-01-01=1"),
    ("task", "--done", "{id}", "--outcome", "x"),
    ("task", "--hand", "{id}", "--owner", "x"),
    ("task", "--customer", "1", "--stage", "x", "--owner", "x", "--plan", "{id}"),
    ("profile", "strict", "--plan", "{id}"),
    ("profile", "strict", "--contract", "{id}"),
    ("profile", "strict", "--customer", "{id}"),
    ("message", "--customer", "{id}"),
    ("interest", "--customer", "{id}"),
    ("lpr", "--drop", "{id}"),
    ("limitation", "--drop", "{id}"),
    ("limitation", "--customer", "1", "--restart", "demand", "--note", "x", "--plan", "{id}"),
    ("pack", "--customer", "{id}", "--out", "OUT/x.zip"),
    ("row", "{id}", "--name", "x"),
    ("learned", "--revoke", "{id}"),
    ("learned", "--forget", "{id}=delay"),
    ("learned", "--allow", "{id}"),
)
# Every command that reads a day of its own.
WITH_DAY: tuple[tuple[str, ...], ...] = (
    ("reverse", "receipt:1", "--reason", "x", "--day", "{day}"),
    ("refund", "1", "1", "--day", "{day}"),
    ("vouchers", "--from", "{day}", "--to", "2026-10-31", "--out", "OUT/v.zip"),
    ("vouchers", "--from", "2026-10-31", "--to", "{day}", "--out", "OUT/v.zip"),
    ("lock", "--until", "{day}"),
    ("unlock", "--until", "{day}"),
    ("statement", "--out", "OUT", "--from", "{day}", "--to", "2026-10-31"),
    ("statement", "--out", "OUT", "--from", "2026-10-31", "--to", "{day}"),
    ("statement-mark", "DZ2026-0001", "sent", "--day", "{day}"),
    ("payable", "--supplier", "x", "--amount", "1", "--due", "{day}"),
    ("bill", "record", "--amount", "1", "--number", "x", "--due", "{day}"),
    ("transfer", "receipt:1", "--to", "1", "--amount", "1", "--note", "x", "--day", "{day}"),
    ("todo", "x", "--due", "{day}"),
    ("person", "x", "--left", "{day}"),
    ("confirm", "1", "--on", "{day}"),
    ("milestone", "1", "--to", "{day}"),
    ("plan", "--customer", "1", "--amount", "1", "--due", "{day}"),
    ("contract", "--customer", "1", "--amount", "1", "--template", "3331", "--signed", "{day}"),
    ("grade", "1", "B", "--reason", "x", "--until", "{day}"),
    ("invoice", "send", "1", "--day", "{day}"),
    ("delivery", "record", "--customer", "1", "--amount", "1", "--day", "{day}"),
    ("collect", "--snooze", "todo:1", "--reason", "x", "--until", "{day}"),
    ("log", "--customer", "1", "--outcome", "told", "--on", "{day}"),
    ("promise", "--customer", "1", "--amount", "1", "--due", "{day}"),
    ("dispute", "--plan", "1", "--reason", "x", "--due", "{day}"),
    ("agreement", "--customer", "1", "--plan", "1", "--pay", "{day}=1"),
    ("task", "--customer", "1", "--stage", "x", "--owner", "x", "--due", "{day}"),
    ("calendar", "--out", "OUT/x.ics", "--until", "{day}"),
    ("lpr", "--set", "{day}=3"),
    ("limitation", "--customer", "1", "--restart", "demand", "--note", "x", "--on", "{day}"),
    ("effect", "--from", "{day}", "--to", "2026-10-31"),
)
# The others: they take no id, only `--as-of`.
WITHOUT: tuple[tuple[str, ...], ...] = (
    ("new", "OUT/new.arapp", "--company", "澄禾"),
    ("new", "OUT/sample.arapp", "--sample", "small"),
    ("company",),
    ("letter-text",),
    ("accounts",),
    ("import", "FILE", "--dry-run"),
    ("match",),
    ("matching", "--set", f"settle_under={HUGE}"),
    ("rules", "--first", HUGE),
    ("trial",),
    ("today",),
    ("slip", "FILE"),
    ("statement-chase",),
    ("statement-rules", "--set", "silent_days=9999"),
    ("report", "aging"),
    ("undo",),
    ("redo",),
    ("verify",),
    ("backup", "--to", "OUT"),
    ("restore", "FILE", "--to", "OUT/back.arapp"),
    ("rescue", "FILE"),
    ("list", "plans", "--limit", HUGE),
    ("template",),
    ("score",),
    ("product", "x", "--price", HUGE),
    ("escalation", "cfo"),
    ("handover", "--owner", "x", "--out", "OUT/h.xlsx"),
    ("handover", "--merge", "FILE"),
    ("tax-candidates", "--income", HUGE),
    ("lpr", "--set", f"2026-10-20={HUGE}"),
    ("interest", "--customer", "1", "--factor", HUGE),
    ("limitation", "--within", HUGE),
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample ledger, made once."""
    from arapp.services.sample import new_sample

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARAPP_HOME", str(tmp_path_factory.mktemp("home")))
        return new_sample(tmp_path_factory.mktemp("sample") / "s.arapp", "", "small")


@pytest.fixture
def place(sample: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the sample and a file to attach."""
    (tmp_path / "s.arapp").write_bytes(sample.read_bytes())
    (tmp_path / "slip.txt").write_text("slip", encoding="utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path


def call(place: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr; a traceback nowhere."""
    names = {"FILE": str(place / "slip.txt"), "OUT": str(place / "out")}
    args = [word.replace("OUT", names["OUT"]) if word != "FILE" else names[word] for word in words]
    bare = words[0] in {"new", "restore", "rescue"}
    ledger = [] if bare else ["--ledger", str(place / "s.arapp")]
    code = cli.main([*args, *ledger, "--json"])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert code in {0, 1, 2, 3}, out
    return code, out, err


def test_every_command_is_tried() -> None:
    assert {one[0] for one in (*WITH_ID, *WITH_DAY, *WITHOUT)} == set(table.MODULES)


@pytest.mark.parametrize("words", WITH_ID, ids=" ".join)
@pytest.mark.parametrize("number", [HUGE, "9223372036854775808", "9223372036854775807"])
def test_no_record_has_such_an_id(
    words: tuple[str, ...], number: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(place, capsys, *(word.format(id=number) for word in words))
    assert code == 1
    assert json.loads(out)["error"]["kind"] in {"not_found", "no_such_customer"}


def test_an_endless_number_is_no_record(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for record in ("plan", "receipt"):
        for words in (("history",), ("attach",), ("reverse",)):
            more = {"attach": ("FILE",), "reverse": ("--reason", "x")}.get(words[0], ())
            code, out, _ = call(place, capsys, *words, f"{record}:{ENDLESS}", *more)
            assert (code, json.loads(out)["error"]["kind"]) == (1, "not_found")
    code, out, _ = call(place, capsys, "allocate", "1", f"{HUGE}=1")
    assert (code, json.loads(out)["error"]["kind"]) == (1, "not_found")
    assert call(place, capsys, "detach", ENDLESS)[0] == 2


@pytest.mark.parametrize("words", WITH_DAY, ids=" ".join)
def test_a_day_no_book_knows_is_a_usage_error(
    words: tuple[str, ...], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in FAR:
        code, out, err = call(
            place, capsys, *(word.format(day=day) for word in words), "--lang", "zh_CN"
        )
        assert (code, out) == (2, "")
        assert f"{day}：要在 1990-01-01 到 2199-12-31 之间" in err


def test_a_month_no_book_knows_is_a_usage_error(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for month, told in (("0001-01", "must lie"), ("9999-12", "must lie"), ("2026-13", "no month")):
        words = ("statement", "--out", "OUT", "--month", month, "--lang", "en")
        code, _, err = call(place, capsys, *words)
        assert code == 2
        assert told in err


def test_an_absurd_today_is_a_usage_error_in_every_command(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tried = (*WITH_ID, *WITHOUT)
    for day in (*FAR, "yesterday"):
        for words in tried:
            plain = (word.format(id="1") for word in words)
            code, out, _ = call(place, capsys, *plain, "--as-of", day)
            assert (code, out) == (2, ""), words


@pytest.mark.parametrize("day", ["1990-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_are_answered(
    day: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in WITHOUT:
        call(place, capsys, *words, "--as-of", day)
    for words in WITH_ID:
        call(place, capsys, *(word.format(id="1") for word in words), "--as-of", day)


def test_an_endless_name_is_told_in_the_users_language(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "长" * 120 + ".arapp"
    for words in (("new", f"OUT/{name}", "--company", "澄禾"), ("rescue", f"OUT/{name}")):
        code, out, _ = call(place, capsys, *words, "--lang", "zh_CN")
        assert code == 3
        assert "太长" in json.loads(out)["error"]["message"], words
    assert cli.main(["verify", "--ledger", str(place / name), "--lang", "en"]) == 3
    assert "too long" in capsys.readouterr().err
    deep = "/".join(["folder-in-a-folder"] * 40)
    code, out, _ = call(place, capsys, "new", f"OUT/{deep}/b.arapp", "--company", "澄禾")
    assert (code, json.loads(out)["error"]["fields"]["detail"]) == (3, "name_too_long")


def test_a_structure_changed_by_another_program_has_a_way_out(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(place / "s.arapp")) as other:
        other.execute("DROP TRIGGER journal_plan_u")
    for lang, told in (("zh_CN", "被别的程序改过"), ("en", "changed by another program")):
        code, out, _ = call(place, capsys, "verify", "--lang", lang)
        message = json.loads(out)["error"]["message"]
        assert code == 3
        assert told in message
        assert "arapp rescue" in message


# --- a bug ----------------------------------------------------------------------------------------


def test_a_bug_is_an_answer_and_tells_no_names(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_tx: object) -> None:
        payer = "弘达机械 6222020200112233"
        raise ZeroDivisionError(payer)

    monkeypatch.setattr(company, "company", broken)
    words = ["company", "--ledger", str(place / "s.arapp"), "--lang", "zh_CN"]
    assert cli.main([*words, "--json"]) == 4
    out, err = capsys.readouterr()
    error = json.loads(out)["error"]
    assert (error["kind"], error["fields"]["what"]) == ("bug", "ZeroDivisionError")
    log = (paths.logs() / "bugs.txt").read_text(encoding="utf-8")
    assert error["fields"]["log"] == str(paths.logs() / "bugs.txt")
    assert "in broken" in log or " broken" in log
    for told in (out, err, log):
        assert "弘达" not in told
        assert "6222" not in told
        assert "Traceback" not in told
    assert cli.main(words) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert "应收管家自己出了错（ZeroDivisionError）" in err


def test_a_bug_in_telling_the_answer_is_one_too(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(import_module("arapp.cli.main"), "_write", broken)
    assert cli.main(["company", "--ledger", str(place / "s.arapp")]) == 4
    assert "Traceback" not in capsys.readouterr().err
