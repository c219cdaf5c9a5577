"""What the set-up says: in the user's language, in one line, with the same facts in both."""

import ast
import string
from pathlib import Path

import pytest

from tools.setup import environment
from tools.setup.sentences import SAY, chinese, language, say, sentence

SETUP = Path(__file__).resolve().parents[2] / "tools" / "setup"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", SAY)
def test_both_languages_tell_the_same_facts_in_one_line(key: str) -> None:
    english, chinese_text = SAY[key]
    assert fields(english) == fields(chinese_text)
    assert english.isascii()
    assert not chinese_text.isascii()
    assert "\n" not in english + chinese_text


def test_every_sentence_asked_for_is_there_and_none_is_left_over() -> None:
    asked = set(environment.CAUSES) | set(environment.PARTS)
    for path in SETUP.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in SAY and path.stem != "sentences":
                asked.add(node.value)
    assert asked >= {"no_display", "lacking", "network"}  # the search finds something
    assert set(SAY) - asked == set()
    assert asked - set(SAY) == set()


@pytest.mark.parametrize(
    ("name", "encoding", "expected"),
    [
        ("zh_CN.UTF-8", "utf-8", True),
        ("zh-Hans", "utf-8", True),
        ("Chinese (Simplified)_China", "cp936", True),
        ("zh_CN.UTF-8", "ascii", False),
        ("zh_CN", "cp1252", False),
        ("de_DE.UTF-8", "utf-8", False),
        ("", "utf-8", False),
        ("zh_CN", "no such encoding", False),
    ],
)
def test_chinese_is_spoken_to_whom_it_suits(name: str, encoding: str, expected: bool) -> None:
    assert chinese(name, encoding) is expected


def test_the_strongest_setting_of_the_language_wins() -> None:
    assert language({"LANG": "de_DE.UTF-8", "LC_ALL": "zh_CN.UTF-8"}) == "zh_CN.UTF-8"
    assert language({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}) == "zh_CN.UTF-8"


def test_a_part_is_named_in_the_language_of_its_sentence() -> None:
    assert sentence("installing", False, part="x") == "Installing x ..."
    assert sentence("installing", True, part="x") == "正在安装x……"


def test_sentences_go_to_the_error_stream(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    say("installing", part="tests")
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Installing the packages of the tests ...\n"
