"""The state machine over the commands of money and contracts, with floors and controls that fail.

At every push 200 runs of 40 steps; `python3 run.py test -m long` runs 5,000 of 60.
"""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from arapp.models import reverting, store, sums
from arapp.services.dealing.contract_end import VoidContract
from arapp.services.dispatch import Outcome
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.services.ledger.period import LockPeriod
from arapp.services.ledger.reversals import RefundReceipt, ReverseReceipt, VoidPlan
from arapp.services.matching import posting
from tests.services.machine import Bookkeeper
from tests.services.machine_base import TODAY, lay_out

# Successes and refusals that 200 × 40 steps must reach; far below what they do reach.
FLOORS = {
    **{"receipt": 200, "allocate": 80, "difference": 20, "unallocate": 40, "decline": 50},
    **{"post_safe": 50, "auto": 10, "undo": 100, "undo of one below": 40, "redo": 80},
    **{"refund": 30, "refund back": 10, "reverse receipt": 30, "void": 50, "lock": 50},
    **{"unlock": 15, "import": 50, "import again": 30, "letters": 20, "statements": 10},
    **{"backup": 20, "two reasons": 60, "prepaid": 10},
    **{"contract": 100, "confirm": 20, "unconfirm": 3, "supplement": 30, "call off": 10},
    **{"plan": 30, "pay": 30, "move": 3},
    **{"refused over_allocated": 10, "refused currency_mismatch": 10},
    **{"refused invalid_amount": 5, "refused nothing_to_undo": 10},
    **{"refused period_locked": 10, "refused undo_blocked": 10},
    **{"refused already_reversed": 10, "refused still_allocated": 5},
    **{"refused receipt_refunded": 1, "refused plan_paid": 10, "refused already_void": 10},
    **{"refused lock_not_past": 10, "refused lock_earlier": 5, "refused not_locked": 5},
    "refused unlock_later": 5,
    **{"refused contract_not_active": 10, "refused plan_sum": 15},
    **{"refused already_confirmed": 8, "refused not_confirmed": 3, "refused invalid_day": 10},
}
# What was taken back by undo, the last step or one below.
UNDONE = {
    **{"receipt": 15, "allocate": 8, "unallocate": 2, "decline": 3, "import": 20, "refund": 2},
    **{"refund back": 1, "reverse receipt": 3, "void": 8, "lock": 4, "unlock": 2},
    **{"statements": 2, "letters": 4, "post_safe": 5},
    **{"contract": 5, "supplement": 2, "confirm": 2, "call off": 2, "plan": 3, "pay": 2},
}
MONEY = (
    *("receipt", "allocate", "unallocate", "auto", "undo", "undo of one below", "redo"),
    *("refund", "refund back", "reverse receipt", "void", "import", "pay", "plan", "contract"),
)
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@pytest.fixture
def folder(quick_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the machine keeps its books; its runs set ARAPP_HOME, which is put back here."""
    monkeypatch.setenv("ARAPP_HOME", str(quick_folder))
    return quick_folder


def drive(empty: Path, folder: Path, runs: int, steps: int) -> None:
    """Run the machine."""
    lay_out(Bookkeeper, empty, folder)
    Bookkeeper.done.clear()
    Bookkeeper.undone.clear()
    run_state_machine_as_test(
        Bookkeeper,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=runs < 1000,
            report_multiple_bugs=False,
            suppress_health_check=_QUIET,
            # A failing run is printed as it was; shrinking takes minutes, so only at length.
            phases=[Phase.generate, Phase.shrink] if runs >= 1000 else [Phase.generate],
        ),
    )


def check_floors(runs: int, steps: int) -> None:
    """The machine did something: each rule often enough, money moved in a fifth of the steps."""
    done = Bookkeeper.done
    scale = runs * steps / (200 * 40)
    short = {
        name: done[name]
        for name, least in FLOORS.items()
        if done[name] < least * scale / (3 if name.startswith("refused") else 2)
    }
    assert not short, f"too idle: {short} of {dict(done)}"
    # Which steps are the last ones differs from run to run; most kinds have to be among them.
    gone = [name for name, least in UNDONE.items() if Bookkeeper.undone[name] >= least * scale]
    assert len(gone) >= len(UNDONE) * min(scale, 1) / 2, f"too little undone: {gone}"
    assert sum(done[name] for name in MONEY) >= 0.2 * sum(done.values())


def test_any_order_of_commands_keeps_the_books_sound(empty_file: Path, folder: Path) -> None:
    drive(empty_file, folder, 200, 40)
    check_floors(200, 40)


@pytest.mark.long
def test_any_order_of_commands_at_length(empty_file: Path, folder: Path) -> None:
    drive(empty_file, folder, 5000, 60)
    check_floors(5000, 60)


def test_control_an_idle_machine_is_noticed() -> None:
    Bookkeeper.done.clear()
    with pytest.raises(AssertionError, match="too idle"):
        check_floors(200, 40)


def test_control_a_rule_that_sleeps_is_noticed(
    empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "check_left", lambda *_: None)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the constraint or the oracle, either
        drive(empty_file, folder, 200, 40)


def test_control_a_wrong_sum_is_noticed(
    empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
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
        drive(broken, folder, 20, 20)


@pytest.mark.parametrize(
    ("command", "does"),
    [
        (VoidPlan, lambda self, tx: Outcome(frozenset(), TODAY)),
        (ReverseReceipt, lambda self, tx: Outcome(frozenset(), 1)),
        (RefundReceipt, lambda self, tx: Outcome(frozenset(), 1)),
        (LockPeriod, lambda self, tx: Outcome(frozenset(), self.until)),
        (ConfirmMilestone, lambda self, tx: Outcome(frozenset(), 1)),
        (VoidContract, lambda self, tx: Outcome(frozenset(), TODAY)),
    ],
)
def test_control_a_command_that_only_says_so_is_noticed(
    command: type, does: Any, empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "run", does)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - a check, the oracle or a missing refusal
        drive(empty_file, folder, 60, 40)


def test_control_an_undo_that_forgets_a_row_is_noticed(
    empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reverting.apply_inverse

    def forgetful(conn: Any, seq: int) -> None:
        whole(conn, seq)
        conn.execute("UPDATE customer SET note = note || 'x' WHERE id = 1")

    monkeypatch.setattr(reverting, "apply_inverse", forgetful)
    with pytest.raises(BaseException):  # noqa: B017, PT011 - the picture or what was not touched
        drive(empty_file, folder, 20, 20)
