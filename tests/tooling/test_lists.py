"""The lists of packages: locked with hashes for every system, in step with the project file."""

import re
import tomllib
from pathlib import Path

import pytest

from tools.setup.environment import PARTS

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def lines(name: str) -> list[str]:
    """What a list says, continued lines joined, comments left out."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def plain(requirement: str) -> str:
    """The package's name as all spellings of it compare."""
    name = re.split(r"[\s;<>=!~\[]", requirement.strip(), maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_has_its_hashes(name: str) -> None:
    assert len(lines(name)) > 10
    for line in lines(name):
        assert re.match(r"[\w.-]+==[\w.]+( ; [^-]+?)?\s+--hash=sha256:[0-9a-f]{64}\b", line), line


@pytest.mark.parametrize("name", [*LOCKS, "requirements.in", "requirements-dev.in"])
def test_no_list_names_an_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|index-url|find-links|trusted-host", text)


def test_the_lists_are_what_the_project_file_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {plain(line) for line in project["dependencies"]}
    assert {plain(line) for line in lines("requirements.in")} == asked | {"setuptools"}
    dev = {plain(line) for line in project["optional-dependencies"]["dev"]}
    assert {plain(line) for line in lines("requirements-dev.in") if line[:2] != "-c"} == dev


@pytest.mark.parametrize(
    ("wished", "lock"),
    [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")],
)
def test_what_is_wished_for_is_locked(wished: str, lock: str) -> None:
    names = {plain(line) for line in lines(wished) if line[:2] != "-c"}
    assert names <= {plain(line) for line in lines(lock)}


def test_what_only_windows_needs_is_locked_as_well() -> None:
    windows = [line for line in lines("requirements-dev.txt") if line.startswith("colorama")]
    assert "sys_platform == 'win32'" in windows[0]


def test_packages_in_both_lists_have_one_version() -> None:
    first, second = ({plain(line): line.split()[0] for line in lines(name)} for name in LOCKS)
    both = first.keys() & second.keys()
    assert {name: first[name] for name in both} == {name: second[name] for name in both}


def test_the_set_up_reads_lists_that_are_there() -> None:
    for name, _ in PARTS.values():
        assert (ROOT / name).is_file()
