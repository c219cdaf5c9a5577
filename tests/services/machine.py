"""A machine that does to a ledger what a bookkeeper might, in any order (see `machine_base`)."""

from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import NothingToUndo
from arapp.services.backup import jobs
from arapp.services.backup.home import folder_of
from arapp.services.backup.restore import restore
from arapp.services.importing.booking.post import PostBatch
from arapp.services.importing.service import stage_files
from arapp.services.ledger.period import LockPeriod, UnlockPeriod
from arapp.services.papers import letters
from arapp.services.papers.record import IssueStatements, Rendered
from arapp.services.papers.statements import month_run, prepare
from arapp.services.progress import silent
from tests.services.machine_base import TODAY
from tests.services.machine_deals import DealRules

_BANK = """交易日期,流水号,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要
2026-11-02,M101,,510.00,1510.00,弘达机械,3205,付CH-018货款
2026-11-03,M102,,333.33,1843.33,海顿电机,3206,货款
2026-11-05,M103,,12.00,1855.33,路人甲,3208,
"""


class Bookkeeper(DealRules):
    """All rules. Each knows beforehand whether the program must do it or must refuse."""

    staged: ClassVar[Any] = None
    may_back_up = False
    brought = 0

    @initialize(fourth=st.integers(0, 3), form=st.sampled_from([0, 1, 4, 2]))
    def sit_down(self, fourth: int, form: int) -> None:
        """A backup costs as much as fifty steps: one in every fourth run. A contract is there."""
        self.may_back_up = fourth == 2  # 0 is what is drawn far more often than the rest
        self.make_contract(100_000, form, 20)

    # --- closing ------------------------------------------------------------------------------

    @precondition(lambda self: self.steps % 3 == 2)
    @rule(ago=st.sampled_from([12, 1, -1, 0, 25, 40, 50]))
    def close_period(self, ago: int) -> None:
        """Close up to a day: only forward, never today."""
        day = TODAY - timedelta(days=ago)
        present = self.mine.locked.get("until")
        earlier = present is not None and day.toordinal() < present
        refusal = ("lock_not_past",) if ago <= 0 else ("lock_earlier",) if earlier else ()
        if self.do(LockPeriod(day), "lock", refusal) is not None:
            self.mine.locked["until"] = day.toordinal()
            self.did()

    @precondition(lambda self: "until" in self.mine.locked or self.steps % 5 == 1)
    @rule(ago=st.sampled_from([0, None, 60, 30]))
    def open_period(self, ago: int | None) -> None:
        """Open all of it again, or after an earlier day."""
        present = self.mine.locked.get("until")
        until = None if ago is None else TODAY - timedelta(days=ago)
        later = present is not None and until is not None and until.toordinal() >= present
        refusal = ("not_locked",) if present is None else ("unlock_later",) if later else ()
        self.do(UnlockPeriod(until), "unlock", refusal)
        if refusal:
            return
        del self.mine.locked["until"]
        if until is not None:
            self.mine.locked["until"] = until.toordinal()
        self.did()

    # --- from outside and to outside ------------------------------------------------------------

    @precondition(lambda self: self.brought < 3)
    @rule(wrong=st.sampled_from([False, False, True]))
    def import_bank_file(self, wrong: bool) -> None:
        """The same file again has no second effect on money; a wrong one is taken back."""
        self.brought += 1
        money = ("receipt", "plan", "allocation", "customer", "difference", "refund")
        before = self.now
        known = set(self.mine.left)
        assert self.do(PostBatch(deepcopy(self.staging())), "import") is not None
        with self.store.reading() as tx:
            rows = tx.rows("SELECT id, amount, currency, serial_no FROM receipt")
        for row, amount, currency, _ in rows:
            if row not in known:
                self.mine.left[row], self.currency[row] = amount, currency
        again = {serial for row, *_, serial in rows if row in known and serial}
        self.did()
        if len(again) == 3:
            self.done["import again"] += 1
            assert all(self.now[name] == before[name] for name in money)
        if wrong:
            self.take_back_step(len(self.past) - 1)

    def staging(self) -> Any:
        """The bank file, read once."""
        if type(self).staged is None:
            file = self.folder / "bank.csv"
            file.write_text(_BANK, encoding="utf-8-sig")
            type(self).staged = stage_files(self.books, [file])
        return self.staged

    @precondition(lambda self: len(self.mine.papers) < 2)
    @rule(letter=st.booleans())
    def issue_papers(self, letter: bool) -> None:
        """Statements of October or letters to the overdue, without drawing them."""
        command = self.books.ask(_letters if letter else _statements)
        if command is None:
            return
        what = "letters" if letter else "statements"
        assert self.do(command, what) is not None
        self.mine.papers[f"{what} {len(self.past)}"] = True
        self.did()

    def teardown(self) -> None:
        """In every fourth run the ledger goes through a backup at last."""
        if self.may_back_up:
            self.back_up_and_restore()
        super().teardown()

    def back_up_and_restore(self) -> None:
        """A backup restored elsewhere is the very ledger."""
        made = jobs.finish(jobs.begin(self.books))
        with self.store.reading() as tx:
            ledger = tx.value("SELECT ledger_id FROM company")
        target: Path = self.folder / "restored.arapp"
        file = folder_of(ledger, self.store.path.stem) / made.file
        restore(file, target, clock=FixedClock(TODAY))
        with Store.open(target, FixedClock(TODAY)) as other, other.reading() as tx:
            assert _dump(tx) == self.books.ask(_dump)
        target.unlink()
        self.done["backup"] += 1

    # --- taking back --------------------------------------------------------------------------

    @precondition(lambda self: bool(self.past))
    @rule(again=st.booleans())
    def undo(self, again: bool) -> None:
        """The whole ledger is as it was before the last command; whoever undoes may think again."""
        self.take_back_step(len(self.past) - 1)
        if again and self.future:
            self.put_in_again()

    @precondition(lambda self: len(self.past) > 1)
    @rule(dice=st.randoms(use_true_random=False), again=st.booleans())
    def undo_one_below(self, dice: Random, again: bool) -> None:
        """Any of the last thirty, unless something later leans on it; each kind as often.

        By dice: of a list, the first ones would be drawn far more often than the rest.
        """
        last = len(self.past) - 1
        below = range(max(0, last - 28), last)
        what = dice.choice(sorted({self.past[at].what for at in below}))
        self.take_back_step(max(at for at in below if self.past[at].what == what))
        if again and self.future:
            self.put_in_again()

    @precondition(lambda self: bool(self.future))
    @rule()
    def redo(self) -> None:
        """And again as it was after it."""
        self.put_in_again()

    @precondition(lambda self: not self.future and self.steps % 12 == 5)
    @rule()
    def nothing_to_redo(self) -> None:
        """Redo without an undo before it is refused."""
        try:
            self.books.redo()
        except NothingToUndo:
            self.done["refused nothing_to_undo"] += 1
            return
        raise AssertionError("redone from nowhere")


def _dump(tx: Tx) -> dict[str, list[Any]]:
    """Every row of every table, the journal too."""
    names = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: tx.rows(f"SELECT * FROM {name} ORDER BY rowid") for (name,) in names}


def _statements(tx: Tx) -> IssueStatements | None:
    run = month_run(TODAY.replace(month=10, day=1), reissue=True)
    ready = prepare(tx, run, silent)
    fresh = [paper for paper in ready.papers if paper.issued is None]
    rendered = tuple(Rendered(one, f"/{one.number}.pdf", 1, "ab" * 32) for one in fresh)
    return IssueStatements(run, rendered, ready.seq) if rendered else None


def _letters(tx: Tx) -> letters.IssueLetters | None:
    ready = letters.prepare(tx, letters.LetterRun(again=True), silent)
    rendered = tuple(Rendered(one, f"/{one.number}.pdf", 1, "cd" * 32) for one in ready.papers)
    return letters.IssueLetters(rendered, ready.seq) if rendered else None
