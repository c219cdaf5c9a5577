"""The environment is filled once, again only when its lists change, and fails in plain words."""

import errno
import sys
import zipfile
from pathlib import Path

import pytest

from tools.setup import commands, environment
from tools.setup.sentences import Stop

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with lists of packages and an environment that pip never fills."""
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "LOG", tmp_path / ".venv" / "setup.log")
    for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    environment.interpreter().parent.mkdir(parents=True)
    environment.interpreter().touch()
    monkeypatch.setattr(environment, "works", lambda: True)
    return tmp_path


@pytest.fixture
def installed(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The last word of each call of pip, which here always works."""
    calls: list[str] = []

    def listen(words: list[str]) -> tuple[int, str]:
        calls.append(words[-1])
        return 0, ""

    monkeypatch.setattr(environment, "listen", listen)
    return calls


def test_what_is_set_up_is_not_set_up_again(installed: list[str]) -> None:
    environment.set_up(("program", "command"))
    assert installed == ["requirements.txt", "."]
    environment.set_up(("program", "command"))
    assert installed == ["requirements.txt", "."]


def test_only_the_part_whose_list_changed_is_installed_again(
    place: Path, installed: list[str]
) -> None:
    environment.set_up(("program", "command", "tests"))
    (place / "requirements-dev.txt").write_text("# one more\n", encoding="utf-8")
    installed.clear()
    environment.set_up(("program", "command", "tests"))
    assert installed == ["requirements-dev.txt"]


def test_an_interrupted_set_up_goes_on_where_it_was(
    installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = environment.listen

    def broken(words: list[str]) -> tuple[int, str]:
        return (1, "ReadTimeout") if words[-1] == "." else good(words)

    monkeypatch.setattr(environment, "listen", broken)
    with pytest.raises(Stop) as stop:
        environment.set_up(("program", "command"))
    assert stop.value.key == "network"
    assert environment.LOG.read_text(encoding="utf-8") == "ReadTimeout"

    monkeypatch.setattr(environment, "listen", good)
    environment.set_up(("program", "command"))
    assert installed == ["requirements.txt", "."]


def test_a_stamp_tells_contents_and_place_but_not_line_ends() -> None:
    here = Path("here")
    assert environment.stamp(b"a\nb\n", here) == environment.stamp(b"a\r\nb\r\n", here)
    assert environment.stamp(b"a\n", here) != environment.stamp(b"b\n", here)
    assert environment.stamp(b"a\n", here) != environment.stamp(b"a\n", Path("there"))


def test_settings_of_the_user_for_pip_stay_but_not_where_to_install() -> None:
    given = {"PIP_INDEX_URL": "https://mirror.invalid/simple", "PIP_USER": "1", "PYTHONPATH": "x"}
    kept = environment.pip_environ(given)
    assert kept["PIP_INDEX_URL"] == "https://mirror.invalid/simple"
    assert "PIP_USER" not in kept
    assert "PYTHONPATH" not in kept


def test_a_broken_network_is_recognised_from_what_pip_truly_says(tmp_path: Path) -> None:
    nobody = ["--no-cache-dir", "--retries", "1", "--index-url", "http://127.0.0.1:9/simple"]
    code, said = environment.listen(
        [*PIP, "download", "-d", str(tmp_path), *nobody, "no-such-package-anywhere"]
    )
    assert code != 0
    assert environment.cause(said) == "network"


def test_a_package_that_is_not_the_expected_one_is_recognised(tmp_path: Path) -> None:
    wheel(tmp_path)
    wanted = tmp_path / "wanted.txt"
    wanted.write_text(f"tiny==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    source = ["--no-index", "--find-links", str(tmp_path)]
    code, said = environment.listen(
        [*PIP, "download", "-d", str(tmp_path / "to"), *source, "-r", str(wanted)]
    )
    assert code != 0
    assert environment.cause(said) == "hashes"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "full"),
        ("OSError: [WinError 32] the process cannot access the file: 'arapp.exe'", "in_use"),
        ("ERROR: No matching distribution found for pyside6-essentials", "no_wheel"),
        ("something never seen", "stopped"),
    ],
)
def test_other_causes_are_told_apart(said: str, key: str) -> None:
    assert environment.cause(said) == key


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "written"), (errno.EACCES, "written")],
)
def test_a_folder_that_takes_nothing_is_told_in_a_sentence(
    number: int,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuses(_words: list[str]) -> int:
        raise OSError(number, "no")

    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setattr(commands, "run", refuses)
    assert commands.main(["setup"], "") == 3
    said = capsys.readouterr().err
    assert word in said
    assert said.count("\n") == 1


def test_ctrl_c_ends_a_set_up_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "run", interrupted)
    assert commands.main(["setup"], "") == 130


def wheel(folder: Path) -> None:
    """The smallest package that pip takes."""
    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\n")
        archive.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("tiny-1.0.dist-info/RECORD", "")
