"""How the tests are run: when on all cores, when measured."""

import pytest

from tools.suite import is_whole, pytest_words


def test_the_whole_suite_runs_on_all_cores_and_is_measured() -> None:
    words = pytest_words([], cores=2)
    assert words[:4] == ["-n", "2", "--dist", "worksteal"]
    assert "--cov" in words
    assert is_whole([])


def test_one_core_needs_no_workers() -> None:
    assert "-n" not in pytest_words([], cores=1)


@pytest.mark.parametrize(
    "words",
    [["-x"], ["-k", "money"], ["-s"], ["--pdb"], ["-m", "bench"], ["tests/ui/test_today.py::test"]],
)
def test_what_is_looked_at_by_hand_runs_in_one_process(words: list[str]) -> None:
    assert pytest_words(words, cores=2) == words


@pytest.mark.parametrize("words", [["tests/ui"], ["-m", "long"], ["-q", "tests/models"]])
def test_a_part_runs_on_all_cores_unmeasured(words: list[str]) -> None:
    assert pytest_words(words, cores=2) == ["-n", "2", "--dist", "worksteal", *words]
    assert not is_whole(words)
