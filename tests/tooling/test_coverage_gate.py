"""The coverage gate holds in both directions."""

from typing import Any

from tools.coverage_gate import Share, judge, shares

RULES: dict[str, Any] = {
    "core": ["arapp/models/values/*.py", "arapp/models/tx.py"],
    "full": ["arapp/models/values/money.py"],
    "lacking": {"arapp/models/tx.py": 95.0},
    "floors": {"arapp/services": 90.0},
}
MONEY, TX, DESK = "arapp/models/values/money.py", "arapp/models/tx.py", "arapp/services/desk.py"
SOUND = {
    MONEY: Share(80, 80),
    TX: Share(97, 100),
    DESK: Share(90, 100),
    "arapp/ui/x.py": Share(0, 9),
}


def test_what_keeps_its_figures_passes() -> None:
    assert judge(SOUND, RULES) == []


def test_a_listed_file_that_drops_by_one_branch_fails() -> None:
    found = judge({**SOUND, MONEY: Share(79_999, 80_000, "31->32")}, RULES)
    assert found == [f"{MONEY}: dropped to 100.00 %: 31->32"]


def test_a_listed_file_that_is_gone_fails() -> None:
    files = {name: share for name, share in SOUND.items() if name != MONEY}
    assert judge(files, RULES) == [f"{MONEY}: listed, but no such file was measured"]


def test_an_unlisted_file_that_reached_all_fails_until_it_is_listed() -> None:
    found = judge({**SOUND, TX: Share(100, 100)}, RULES)
    assert found == [f"{TX}: at 100 %, list it under `full` in coverage.toml"]


def test_a_new_file_of_the_core_has_to_be_covered() -> None:
    name = "arapp/models/values/rates.py"
    found = judge({**SOUND, name: Share(1, 2, "7")}, RULES)
    assert found == [f"{name}: money core at 50.0 %, and nowhere listed: 7"]


def test_a_lacking_file_may_not_sink() -> None:
    assert judge({**SOUND, TX: Share(94, 100, "3")}, RULES) == [f"{TX}: below 95.0 %: 3"]


def test_a_part_below_its_floor_fails() -> None:
    found = judge({**SOUND, DESK: Share(89, 100)}, RULES)
    assert found == ["arapp/services: 89.0 %, at least 90 are asked for"]


def test_lines_and_branches_count_together() -> None:
    report = {
        "files": {
            "arapp\\models\\tx.py": {
                "summary": {
                    "covered_lines": 3,
                    "covered_branches": 1,
                    "num_statements": 4,
                    "num_branches": 2,
                },
                "missing_lines": [7],
                "missing_branches": [[6, 7]],
            }
        }
    }
    assert shares(report) == {"arapp/models/tx.py": Share(4, 6, "7, 6->7")}
