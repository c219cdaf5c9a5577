"""The one check command runs the quick steps first and ends at the first that fails."""

import pytest

from tools import check


def test_all_steps_run_quickest_first() -> None:
    assert check.chosen([]) == (["lint", "format", "imports", "types", "tests", "mutants"], [])


def test_static_leaves_the_tests_out() -> None:
    assert check.chosen(["static"]) == (["lint", "format", "imports", "types"], [])


def test_words_after_a_step_go_to_its_tool() -> None:
    assert check.chosen(["tests", "-k", "money"]) == (["tests"], ["-k", "money"])


def test_an_unknown_step_is_refused() -> None:
    with pytest.raises(SystemExit, match="'lnt' is none of"):
        check.chosen(["lnt"])


def test_a_failed_step_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def step(name: str, _arguments: list[str]) -> bool:
        ran.append(name)
        return name != "format"

    monkeypatch.setattr(check, "step", step)
    assert check.main([]) == 1
    assert ran == ["lint", "format"]


def test_the_steps_truly_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(check.STEPS, "types", ["-c", "raise SystemExit(1)"])
    assert not check.step("types", [])
    monkeypatch.setitem(check.STEPS, "types", ["-c", "pass"])
    assert check.step("types", [])
