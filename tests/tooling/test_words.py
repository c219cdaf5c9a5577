"""Every error a user can meet and every command has its words, in the window and headless."""

import re
from pathlib import Path

from arapp.cli import text as headless
from arapp.ui.words import ERRORS, LABELS

ROOT = Path(__file__).resolve().parents[2] / "arapp"
KIND = re.compile(r'^    kind(?:: ClassVar\[str\])? = "(\w+)"', re.MULTILINE)
REFUSED = re.compile(r'Refused\(\s*"(\w+)"')
LABEL = re.compile(r'^    label: ClassVar\[str\] = "(\w+)"', re.MULTILINE)
BASES = {"error", "do", "system"}


def found(pattern: re.Pattern[str], *folders: str) -> set[str]:
    """First groups of the pattern in the sources of the folders."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {word for path in files for word in pattern.findall(path.read_text(encoding="utf-8"))}


def found_in_errors() -> set[str]:
    """Kinds of the importer's own errors."""
    path = ROOT / "services" / "importing" / "errors.py"
    return set(KIND.findall(path.read_text(encoding="utf-8")))


def kinds() -> set[str]:
    """Kinds of errors that the program raises."""
    classes = found(KIND, "models/values") | found_in_errors()
    return (classes | found(REFUSED, "models", "services")) - BASES


def test_every_kind_of_error_has_its_sentence_in_the_window() -> None:
    assert kinds() - set(ERRORS) == set()


def test_every_kind_of_error_has_its_sentence_headless() -> None:
    assert kinds() - headless.kinds() == set()


def test_every_command_has_its_name() -> None:
    labels = found(LABEL, "services")
    assert len(labels) > 10
    assert labels - set(LABELS) == set()
