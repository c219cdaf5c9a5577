"""The state machine with bills, offsets and transfers: both sides agree whatever is done."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test

from arapp.services.ledger import settling
from tests.services.machine import Bookkeeper
from tests.services.machine_base import lay_out
from tests.services.machine_instruments import InstrumentRules
from tests.services.test_state_machine import _QUIET, folder

__all__ = ["folder"]
_RUNS, _STEPS = 50, 40
# Successes and refusals that the runs must reach; far below what they do reach.
FLOORS = {
    **{"bill": 80, "endorse": 8, "endorse in payment": 6, "discount": 5, "collect": 5},
    **{"hold": 4, "return": 9, "owe": 40, "paid": 6, "offset": 5, "move prepayment": 10},
    **{"move debt": 40, "pay moved debt": 8, "take back debt": 8, "take back offset": 2},
    **{"take back prepayment": 3, "undo": 10, "redo": 10, "undo of one below": 3},
    **{"allocate": 30, "receipt": 10, "refused bill_not_held": 1, "refused already_paid": 4},
    **{"refused over_allocated": 10, "refused debt_transferred": 4, "refused invalid_day": 8},
    **{"refused already_reversed": 5, "refused period_locked": 5, "refused transferred": 8},
    **{"refused receipt_refunded": 5, "refused same_customer": 1},
}


class Clerk(InstrumentRules, Bookkeeper):
    """The rules of bills among those that meet them; the others have runs of their own."""

    @initialize(amount=st.sampled_from([50_000, 33_333, 100_000]), who=st.sampled_from([1, 2]))
    def sit_down(self, amount: int, who: int) -> None:
        """Two bills, something owed, a debt taken over: what comes first comes most."""
        self.bill_comes_in(amount, 20, who)
        self.bill_comes_in(33_333, 3, None)
        self.owe(120_000)
        self.take_over(min(self.plans), 40_000)


for _rule in (
    *("import_bank_file", "issue_papers", "move", "unconfirm", "supplement", "owe_more", "pay"),
    *("confirm", "call_off", "void_row", "decline", "post_what_is_safe"),
    *("misuse_money", "money_as_agreed", "open_period", "nothing_to_redo"),
):
    setattr(Clerk, _rule, None)


def drive(empty: Path, folder: Path, runs: int) -> None:
    """Run the machine."""
    lay_out(Clerk, empty, folder)
    Clerk.done.clear()
    Clerk.undone.clear()
    run_state_machine_as_test(
        Clerk,
        settings=settings(
            max_examples=runs,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            report_multiple_bugs=False,
            suppress_health_check=_QUIET,
            phases=[Phase.generate],
        ),
    )


def test_bills_offsets_and_transfers_lose_no_cent(empty_file: Path, folder: Path) -> None:
    drive(empty_file, folder, _RUNS)
    short = {name: Clerk.done[name] for name, least in FLOORS.items() if Clerk.done[name] < least}
    assert not short, f"too idle: {short} of {dict(Clerk.done)}"


@pytest.mark.parametrize("forgotten", ["_money_returns", "_debt_returns", "unsettle"])
def test_control_a_side_that_does_not_go_back_is_noticed(
    forgotten: str, empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asleep(*_: Any) -> None:
        pass

    monkeypatch.setattr(settling, forgotten, asleep)
    with pytest.raises(AssertionError):  # what verify says, before a floor is looked at
        drive(empty_file, folder, _RUNS)
