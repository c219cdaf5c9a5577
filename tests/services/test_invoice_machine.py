"""The state machine with invoices among everything else: issued, sent, taken back, undone."""

from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from arapp.models.tx import WriteTx
from arapp.services.ledger import invoice_rows
from tests.services.machine import Bookkeeper
from tests.services.machine_base import lay_out
from tests.services.machine_invoices import InvoiceRules
from tests.services.test_state_machine import _QUIET, folder

__all__ = ["folder"]
_RUNS, _STEPS = 50, 40
# Successes and refusals that the runs must reach; far below what they do reach.
FLOORS = {
    **{"invoice": 40, "red invoice": 8, "contract": 30, "pay": 5, "undo": 30},
    **{"undo of one below": 5, "redo": 15, "refused nothing_left": 3, "refused period_locked": 2},
}


class Biller(InvoiceRules, Bookkeeper):
    """The rules of invoices among those that meet them; the others have runs of their own."""


for _rule in (
    *("import_bank_file", "issue_papers", "move", "unconfirm", "supplement", "owe_more"),
    *("open_period", "void_row", "give_back", "money_is_there_again", "decline"),
    *("post_what_is_safe", "misuse_money", "reverse_receipt"),
):
    setattr(Biller, _rule, None)


def drive(empty: Path, folder: Path, runs: int) -> None:
    """Run the machine."""
    lay_out(Biller, empty, folder)
    Biller.done.clear()
    Biller.undone.clear()
    run_state_machine_as_test(
        Biller,
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


def test_invoices_among_all_commands_keep_the_books_sound(empty_file: Path, folder: Path) -> None:
    drive(empty_file, folder, _RUNS)
    short = {name: Biller.done[name] for name, least in FLOORS.items() if Biller.done[name] < least}
    assert not short, f"too idle: {short} of {dict(Biller.done)}"


def test_control_a_red_invoice_that_settles_one_side_only_is_noticed(
    empty_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def one_sided(tx: WriteTx, plan: int, _credit: int, part: int, red: invoice_rows.Taken) -> None:
        day = red.day.toordinal()
        tx.insert("difference", plan_id=plan, amount=part, day=day, reason="other", note="")

    monkeypatch.setattr(invoice_rows, "_offset", one_sided)
    with pytest.raises(AssertionError):
        drive(empty_file, folder, _RUNS)
