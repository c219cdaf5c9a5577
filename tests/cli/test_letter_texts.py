"""arapp letter-text and the logo of arapp company, headless."""

import json
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
from tests.output.reading import all_text
from tests.papers import logos
from tests.papers.test_letter_texts import BOOK, NAME

BODY = "{客户}欠 {未付合计}，{电话}。\n{明细}\n{此前催收}"


@pytest.fixture(autouse=True)
def _book(ledger_file: Path) -> None:
    """A book with one overdue customer, opened last."""
    with Store.open(ledger_file, FixedClock(TODAY)) as store:
        given(Dispatch(store), BOOK)
    (ledger_file.parent / "home").mkdir(exist_ok=True)
    note_opened(ledger_file)


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    """Exit code and document."""
    code = cli.main([*args, "--json", "--as-of", "2026-11-12"])
    return code, json.loads(capsys.readouterr().out or "{}")


def written(folder: Path, body: str) -> str:
    """A text as a file, as an editor of Windows writes it."""
    (folder / "text.txt").write_text(body, encoding="utf-8-sig")
    return str(folder / "text.txt")


def test_a_text_is_kept_seen_used_and_dropped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = written(tmp_path, BODY)
    code, kept = call(capsys, "letter-text", "我们的", "--from", source, "--stage", "demand")
    assert (code, kept) == (0, {"text": 1})
    _, listed = call(capsys, "letter-text")
    assert [(row["name"], row["stage"]) for row in listed["rows"]] == [("我们的", "demand")]
    out = tmp_path / "x.pdf"
    seen = ("letter-text", "我们的", "--customer", NAME, "--out", str(out))
    _, found = call(capsys, *seen)
    assert set(found["missing"]) >= {"address", "phone"}
    assert "欠104,000.00元" in all_text(out.read_bytes())
    code, made = call(capsys, "letter", "--customer", NAME, "--out", str(tmp_path / "out"))
    assert code == 0
    assert "欠104,000.00元" in all_text(Path(made["documents"][0]["file"]).read_bytes())
    assert call(capsys, "letter-text", "我们的", "--drop") == (0, {"dropped": 1})
    assert call(capsys, "letter-text", "我们的", "--drop")[1]["error"]["kind"] == "not_found"


def test_a_bad_text_is_refused_with_the_nearest_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = written(tmp_path, "{costumer}\n{rows}")
    code, answer = call(capsys, "letter-text", "坏", "--from", source)
    assert (code, answer["error"]["kind"]) == (1, "invalid_value")
    told = answer["error"]
    assert "{customer}" in json.dumps(told, ensure_ascii=False)
    (tmp_path / "x.bin").write_bytes(b"\xff\xfe\x00{rows}")
    code, answer = call(capsys, "letter-text", "坏", "--from", str(tmp_path / "x.bin"))
    assert (code, answer["error"]["kind"]) == (1, "file_trouble")
    assert call(capsys, "letter-text", "坏", "--from", str(tmp_path / "gone"))[0] == 1
    assert call(capsys, "letter-text")[1]["total"] == 0


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("stage", ["reminder", "demand", "final", "legal"])
def test_what_ships_can_be_kept_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, stage: str, language: str
) -> None:
    how = ("--stage", stage, "--language", language)
    _, begun = call(capsys, "letter-text", "--begin", *how)
    source = written(tmp_path, begun["body"])
    assert call(capsys, "letter-text", "同", "--from", source, *how)[0] == 0
    out = tmp_path / "x.pdf"
    assert call(capsys, "letter-text", "同", "--customer", NAME, "--out", str(out))[0] == 0
    assert "{" not in all_text(out.read_bytes())


def test_the_logo_and_the_seal_by_company(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = logos.saved(tmp_path / "徽标.png", logos.drawn())
    code, answer = call(capsys, "company", "--set", f"letterhead={file}", "seal=no", "phone=0512")
    facts = answer["company"]
    assert (code, facts["letterhead"], facts["seal"]) == (0, "徽标.png", "no")
    assert facts["phone"] == "0512"
    assert len(facts["letterhead_sha256"]) == 64
    out = str(tmp_path / "out")
    (made,) = call(capsys, "letter", "--customer", NAME, "--out", out)[1]["documents"]
    data = Path(made["file"]).read_bytes()
    assert b"/Subtype /Image" in data
    assert "公章" not in all_text(data)
    (tmp_path / "a.png").write_text("报价")
    bad = f"letterhead={tmp_path / 'a.png'}"
    code, answer = call(capsys, "company", "--set", bad, "phone=999")
    assert (code, answer["error"]["kind"]) == (1, "invalid_value")
    assert call(capsys, "company")[1]["company"]["phone"] == "0512"  # all or nothing
    code, answer = call(capsys, "company", "--set", "letterhead=", "seal=yes")
    assert (answer["company"]["letterhead"], answer["company"]["seal"]) == ("", "yes")
    assert call(capsys, "company", "--set", "seal=maybe")[0] == 2


def test_the_tone_of_a_letter_is_chosen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wanted = ("letter", "--customer", NAME, "--out", str(tmp_path / "out"), "--draft")
    texts = set()
    for tone in ("friendly", "formal", "firm"):
        (made,) = call(capsys, *wanted, "--tone", tone)[1]["documents"]
        texts.add(all_text(Path(made["file"]).read_bytes()))
    assert len(texts) == 3
