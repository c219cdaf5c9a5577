"""Each refusal of a file has a sentence in both languages, and each sentence a refusal."""

import re
from pathlib import Path

import pytest

from arapp.cli.text import message
from arapp.services.importing import errors, refusal_text

HOME = Path(refusal_text.__file__).parent
_KIND = {cls.__name__: kind for kind, cls in errors._KINDS.items()}
_TOLD = re.compile(
    r"(\w+)\(\s*file=[^()]*?reason="
    r"(?:\"(\w+)\"|[^\"]*?\"(\w+)\" if[^,)]*?else \"(\w+)\")",
    re.S,
)


def _raised() -> set[str]:
    """kind.reason of every refusal that the code of the readers can make."""
    found = {"not_a_table." + what for what in re.findall(r'"(\w+)"\),', _magic())}
    for path in HOME.rglob("*.py"):
        for name, *reasons in _TOLD.findall(path.read_text(encoding="utf-8")):
            found |= {f"{_KIND[name]}.{reason}" for reason in reasons if reason and name in _KIND}
    return {one for one in found if one.split(".")[0] not in ("nothing_recognised", "needs_answer")}


def _magic() -> str:
    return (
        (HOME / "reading" / "sniff.py")
        .read_text(encoding="utf-8")
        .split("_MAGIC")[1]
        .split("\n)")[0]
    )


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    raised = _raised()
    assert len(raised) > 30
    assert raised - refusal_text.SENTENCES.keys() == set()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("key", refusal_text.SENTENCES)
def test_it_names_the_file_and_a_way_out(key: str, language: str) -> None:
    kind, reason = key.split(".")
    fields = {"file": "甲.xls", "reason": reason, "line": 7, "row": 7, "sheet": "流水", "limit": 9}
    told = message(errors.from_kind(kind, **fields, found=9, detail="A1"), language)
    assert "甲.xls" in told or "layout" in reason  # a layout is looked up before any file is
    assert "{" not in told
    assert re.search("[，；]" if language == "zh_CN" else "[,;]", told), "no way out is named"
