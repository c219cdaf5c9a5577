"""The state machine over the money commands, with floors on what it did and controls that fail.

At every push 40 runs of 30 steps; `python3 run.py test -m long` runs 2,000 of 50.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from arapp.models import store, sums
from arapp.services.matching import posting
from tests.services.machine import Bookkeeper

# Successes and refusals that 40 × 30 steps must reach; far below what they do reach.
FLOORS = {
    "receipt": 100,
    "allocate": 40,
    "unallocate": 10,
    "decline": 20,
    "post_safe": 20,
    "auto": 1,
    "undo": 50,
    "redo": 8,
    "refused over_allocated": 8,
    "refused currency_mismatch": 10,
    "refused invalid_amount": 8,
    "refused nothing_to_undo": 20,
}
MONEY = ("receipt", "allocate", "unallocate", "auto", "undo", "redo")
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def drive(template: Path, runs: int, steps: int) -> None:
    """Run the machine."""
    Bookkeeper.template = template
    Bookkeeper.done.clear()
    run_state_machine_as_test(
        Bookkeeper,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=runs < 1000,
            suppress_health_check=_QUIET,
            # A failing run is printed as it was; shrinking takes minutes, so only at length.
            phases=[Phase.generate, Phase.shrink] if runs >= 1000 else [Phase.generate],
        ),
    )


def check_floors(runs: int, steps: int) -> None:
    """The machine did something: each rule often enough, money moved in a fifth of the steps."""
    done = Bookkeeper.done
    scale = runs * steps / (40 * 30)
    short = {name: done[name] for name, least in FLOORS.items() if done[name] < least * scale}
    assert not short, f"too idle: {short} of {dict(done)}"
    assert sum(done[name] for name in MONEY) >= 0.2 * sum(done.values())


def test_any_order_of_commands_keeps_the_books_sound(empty_file: Path) -> None:
    drive(empty_file, 40, 30)
    check_floors(40, 30)


@pytest.mark.long
def test_any_order_of_commands_at_length(empty_file: Path) -> None:
    drive(empty_file, 2000, 50)
    check_floors(2000, 50)


def test_control_an_idle_machine_is_noticed() -> None:
    Bookkeeper.done.clear()
    with pytest.raises(AssertionError, match="too idle"):
        check_floors(40, 30)


def test_control_a_rule_that_sleeps_is_noticed(
    empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "check_left", lambda *_: None)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the constraint or the oracle, either
        drive(empty_file, 40, 30)


def test_control_a_wrong_sum_is_noticed(
    empty_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import shutil
    import sqlite3

    broken = Path(shutil.copy(empty_file, tmp_path / "broken.arapp"))
    conn = sqlite3.connect(broken, isolation_level=None)
    trigger = "sum_allocation_i"
    body = conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()[0]
    conn.execute(f"DROP TRIGGER {trigger}")
    conn.execute(body.replace("paid + NEW.amount", "paid + NEW.amount - 1"))
    conn.close()
    assert trigger in sums.names()
    monkeypatch.setattr(store, "check_schema", lambda *_: None)  # it would refuse the file
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the check or the oracle, either
        drive(broken, 20, 20)
