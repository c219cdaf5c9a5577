"""`arapp screenshot`: a picture of the real window, or the reason why there is none."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from arapp.app import shot
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.services import sample
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY

DAY = TODAY.isoformat()


def take(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    """Exit code and JSON of a picture."""
    code = shot.main([*words, "--as-of", DAY, "--json"])
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return code, answer


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_is_drawn_at_the_size_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], theme: str
) -> None:
    ledger = sample.new_sample(tmp_path / "s.arapp")
    out = tmp_path / "today.png"
    code, _ = take(
        capsys, "today", "--ledger", str(ledger), "--out", str(out), "--size", "1280x800",
        "--theme", theme, "--lang", "en",
    )  # fmt: skip
    picture = QImage(str(out))
    assert (code, picture.width(), picture.height()) == (0, 1280, 800)
    ground = picture.pixelColor(640, 790).lightness()
    assert (ground > 128) == (theme == "light")


def test_a_damaged_ledger_gives_no_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.arapp"
    broken.write_bytes(bytes(8192))
    out = tmp_path / "x.png"
    code, answer = take(capsys, "today", "--ledger", str(broken), "--out", str(out))
    error = answer["error"]
    assert isinstance(error, dict)
    assert (code, error["kind"], out.exists()) == (3, "damaged", False)


def test_a_missing_ledger_and_a_wrong_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = take(
        capsys, "today", "--ledger", str(tmp_path / "no.arapp"), "--out", str(tmp_path / "x.png")
    )
    assert (code, "error" in answer) == (3, True)
    assert shot.main(["nowhere", "--out", str(tmp_path / "x.png")]) == 2


def test_a_record_is_named_by_id_prefix_or_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, out = tmp_path / "a.arapp", tmp_path / "p.png"
    sample.new_sample(ledger, clock=FixedClock(TODAY))
    with Store.open(ledger, FixedClock(TODAY)) as store:
        number = Dispatch(store).ask(lambda tx: tx.value("SELECT number FROM contract WHERE id=1"))
    pictures = []
    base = ("--ledger", str(ledger), "--out", str(out))
    for named in ("1", "contract:1", number):
        code, _ = take(capsys, "contract", "--record", named, *base)
        assert code == 0
        pictures.append(out.read_bytes())
    assert len(set(pictures)) == 1
    code, _ = take(capsys, "contract", *base)
    assert code == 0
    assert out.read_bytes() != pictures[0]
    for unknown in ("contract:99999", "no such number"):
        code, said = take(capsys, "contract", "--record", unknown, *base)
        assert code == 1
        error = said["error"]
        assert isinstance(error, dict)
        assert error["kind"] == "not_found"
