"""What the machine knows and how it does things: its own books, pictures of the ledger, undo.

Its own books are plain dictionaries (no code shared with the program). Each command leaves the
change it made to them, so that any command can be taken out again, not only the last one.
"""

import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from hypothesis.stateful import RuleBasedStateMachine, invariant

from arapp.models import verify
from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError
from arapp.services.dispatch import Actor, Command, Dispatch
from tests.ledger_text import given

TODAY = date(2026, 11, 12)
BOOK = """
    客户 弘达机械
    客户 海顿电机
    合同 CH-018 弘达机械 3000.00 签订=2026-06-01
    应收 A 弘达机械 1000.00 入账=2026-08-26 到期=2026-09-25 合同=CH-018 款项=发货前款
    应收 B 弘达机械 1000.00 入账=2026-09-26 到期=2026-10-25 合同=CH-018 款项=验收款
    应收 C 弘达机械 1000.00 入账=2026-10-26 到期=2026-12-25 合同=CH-018 款项=尾款
    合同 CH-019 海顿电机 333.33 签订=2026-10-01
    应收 D 海顿电机 333.33 入账=2026-10-01 到期=2026-11-01 合同=CH-019 款项=货款
    应收 E 海顿电机 250.00 入账=2026-10-01 到期=2026-11-01 币种=USD
    应收 F 海顿电机 20.00 入账=2026-09-01 到期=2026-09-30
    应收 G 弘达机械 70.00 入账=2026-07-01 到期=2026-07-31
"""
PLANS = {
    **{"A": (100_000, "CNY", 1), "B": (100_000, "CNY", 1), "C": (100_000, "CNY", 1)},
    **{"D": (33_333, "CNY", 2), "E": (25_000, "USD", 2), "F": (2_000, "CNY", 2)},
    "G": (7_000, "CNY", 1),
}

# No command can harm the file and its structure by itself: those checks come at the end alone.
BOOKS = frozenset(verify.KEYS) - {"file", "triggers", "links"}
STEP = verify.QUICK & BOOKS

# (record, day, what stands from that day on, amount) where it is out of bounds.
_ON_EVERY_DAY = tuple(
    "SELECT * FROM (SELECT o.id, m.day, o.amount AS whole, sum(sum(m.amount))"
    " OVER (PARTITION BY o.id ORDER BY m.day) AS level"
    f" FROM {owner} o JOIN ({moves}) m ON m.of = o.id GROUP BY o.id, m.day)"
    " WHERE level NOT BETWEEN min(0, whole) AND max(0, whole)"
    for owner, moves in (
        (
            "receipt",
            "SELECT receipt_id AS of, day, amount FROM allocation"
            " UNION ALL SELECT receipt_id, day, amount FROM refund",
        ),
        (
            "plan",
            "SELECT plan_id AS of, day, amount FROM allocation"
            " UNION ALL SELECT plan_id, day, amount FROM difference",
        ),
    )
)

Picture = dict[str, list[tuple[Any, ...]]]
Part = dict[Any, Any]


@dataclass
class Memory:
    """The machine's own books: open per row, left per receipt, what can be taken back."""

    open: dict[int, int] = field(default_factory=dict)
    left: dict[int, int] = field(default_factory=dict)
    allocations: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)
    refunds: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    void: dict[int, bool] = field(default_factory=dict)
    locked: dict[str, int] = field(default_factory=dict)
    papers: dict[str, bool] = field(default_factory=dict)
    deals: dict[int, tuple[int, int]] = field(default_factory=dict)
    rows: dict[int, tuple[int, int, int, str, int | None]] = field(default_factory=dict)
    nodes: dict[int, tuple[int, str, int | None]] = field(default_factory=dict)
    off: dict[int, bool] = field(default_factory=dict)
    invoices: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)
    billed: dict[int, int] = field(default_factory=dict)
    bills: dict[int, tuple[int, str, int, int, int]] = field(default_factory=dict)
    owed: dict[int, int] = field(default_factory=dict)
    linked: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    gone: dict[int, bool] = field(default_factory=dict)

    def parts(self) -> dict[str, Part]:
        """The dictionaries by name."""
        return dict(vars(self))

    def copied(self) -> "Memory":
        """The same books again; what is in the dictionaries never changes by itself."""
        return Memory(**{name: dict(part) for name, part in vars(self).items()})


Change = dict[str, dict[Any, tuple[Any, Any]]]
"""part → key → (before, after); None: not there."""


def change(before: Memory, after: Memory) -> Change:
    """What differs."""
    found: Change = {}
    for name, old in before.parts().items():
        new = after.parts()[name]
        keys = [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
        found[name] = {key: (old.get(key), new.get(key)) for key in keys}
    return found


def take_out(mine: Memory, made: Change, sign: int) -> None:
    """Take a change out (-1) or put it in again (+1); amounts by what they moved."""
    for name, keys in made.items():
        part = mine.parts()[name]
        for key, (before, after) in keys.items():
            goal = before if sign < 0 else after
            moved = name in ("open", "left", "billed", "owed") and None not in (before, after)
            if moved:
                part[key] += sign * (after - before)
            elif goal is None:
                part.pop(key, None)
            else:
                part[key] = goal


@dataclass
class Done:
    """A command that stands, or one that was undone: its number, its change, its pictures.

    `before` is the whole ledger before it, `after` after it; None once something else of the list
    was taken out below it.
    """

    what: str
    seq: int
    made: Change
    before: Picture | None
    after: Picture | None


def lay_out(desk: "type[Desk]", empty: Path, folder: Path) -> None:
    """The books every run begins with, written once: a copy of `empty` in `folder`, and BOOK."""
    desk.template = Path(shutil.copy(empty, folder / "begun.arapp"))
    with Store.open(desk.template, FixedClock(TODAY)) as store:
        desk.names_of = given(Dispatch(store, Actor("李敏", "owner")), BOOK)


class Desk(RuleBasedStateMachine):
    """`done` counts what succeeded and what was refused, `undone` what was taken back."""

    template: ClassVar[Path]
    names_of: ClassVar[dict[str, int]]
    done: ClassVar[Counter[str]] = Counter()
    undone: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        os.environ["ARAPP_HOME"] = str(self.folder / "home")  # no run backs up beside another
        path = Path(shutil.copy(self.template, self.folder / "book.arapp"))
        self.store = Store.open(path, FixedClock(TODAY))
        # Whether the disk keeps its word is tried elsewhere; here it would only wait for it.
        self.store._conn.execute("PRAGMA synchronous = OFF")
        self.books = Dispatch(self.store, Actor("李敏", "owner"))
        self.plans = {self.names_of[key]: facts for key, facts in PLANS.items()}
        self.currency: dict[int, str] = {}
        self.mine = Memory(open={plan: facts[0] for plan, facts in self.plans.items()})
        self.past: list[Done] = []
        self.future: list[Done] = []
        self.now = self.picture()
        self.steps = 0

    def teardown(self) -> None:
        """Every check once more, close and clear away."""
        self.checked()
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- doing --------------------------------------------------------------------------------

    def do(self, command: Command, what: str, refusals: tuple[str, ...] = ()) -> Any:
        """Run it; on refusal nothing may have changed. `refusals`: it must be one of these."""
        self.mark = self.mine.copied()
        try:
            ran = self.books.run(command)
        except DomainError as refusal:
            self.refused(refusal, refusals)
            return None
        assert not refusals, f"{command} should be refused as {refusals}"
        self.done[what] += 1
        self.what, self.seq = what, ran.seq
        return ran.outcome.result

    def refused(self, refusal: DomainError, kinds: tuple[str, ...]) -> None:
        """One of these, if any is named; counted; the ledger is as it was."""
        assert not kinds or refusal.kind in kinds, refusal
        self.done[f"refused {refusal.kind}"] += 1
        assert self.picture() == self.now, refusal

    def did(self) -> None:
        """The machine's books are as after the command: remember how to take it out again."""
        before, self.now = self.now, self.picture()
        self.past.append(Done(self.what, self.seq, change(self.mark, self.mine), before, self.now))
        self.future.clear()

    def picture(self) -> Picture:
        """Every row of every table but the journal and the used numbers."""
        with self.store.reading() as tx:
            names = self._tables(tx)
            found: Picture = {name: tx.rows(f"SELECT * FROM {name} ORDER BY id") for name in names}
            found["months"] = tx.rows(
                "SELECT customer_id, currency, month, debits, credits FROM customer_month"
                " WHERE debits <> 0 OR credits <> 0 ORDER BY 1, 2, 3",
            )
            return found

    def _tables(self, tx: Any) -> list[str]:
        if not hasattr(self, "names"):
            self.names = [
                name
                for (name,) in tx.rows(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                    " AND name NOT LIKE 'sqlite%'"
                    " AND name NOT LIKE 'journal%' AND name NOT LIKE 'alembic%'"
                    " AND name NOT IN ('number_use', 'customer_month') ORDER BY name",
                )
            ]
        return self.names

    # --- taking back --------------------------------------------------------------------------

    def take_back_step(self, at: int) -> None:
        """Undo the command at that place of the list, the last one or one below."""
        one, top = self.past[at], at == len(self.past) - 1
        before = self.now
        try:
            self.books.undo(None if top else one.seq)
        except DomainError as refusal:
            self.refused(refusal, ("undo_blocked", "period_locked"))
            return
        self.done["undo" if top else "undo of one below"] += 1
        self.undone[one.what] += 1
        self.now = self.picture()
        if top and one.before is not None:
            assert self.now == one.before
        assert self.untouched(one.seq, before)
        del self.past[at]
        for later in self.past[at:]:
            later.before = later.after = None
        take_out(self.mine, one.made, -1)
        self.future.append(Done(one.what, one.seq, one.made, before, self.now))

    def put_in_again(self) -> None:
        """Redo what was undone last."""
        one = self.future[-1]
        before = self.now
        try:
            self.books.redo()
        except DomainError as refusal:
            self.refused(refusal, ("undo_blocked", "period_locked"))
            return
        self.done["redo"] += 1
        self.now = self.picture()
        if before == one.after:
            assert self.now == one.before
        self.future.pop()
        take_out(self.mine, one.made, +1)
        self.past.append(Done(one.what, one.seq, one.made, before, self.now))

    def untouched(self, seq: int, before: Picture) -> bool:
        """Rows that the entry did not write are as they were, but for what follows from them."""
        with self.store.reading() as tx:
            wrote = set(tx.rows("SELECT tbl, row FROM journal_change WHERE seq = ?", (seq,)))
        for table in self.names:
            if table not in ("plan", "receipt"):  # their sums follow
                moved = set(before[table]) ^ set(self.now[table])
                if any((table, row[0]) not in wrote for row in moved):
                    return False
        return True

    # --- what must always hold ----------------------------------------------------------------

    @invariant()
    def sound(self) -> None:
        """What is quick after every step, all of the books after every fifth."""
        self.steps += 1
        self.checked(STEP if self.steps % 5 else BOOKS)

    def checked(self, only: frozenset[str] | None = None) -> None:
        """These checks of verify hold, or all of them."""
        with self.store.reading() as tx:
            wrong = [check for check in tx.checks(only) if not check.ok]
        assert not wrong, wrong

    @invariant()
    def equal(self) -> None:
        """What is open and what is left are what the machine reckoned itself."""
        with self.store.reading() as tx:
            plans = dict(tx.rows("SELECT id, amount - paid FROM plan WHERE note <> 'import'"))
            receipts = dict(tx.rows("SELECT id, amount - allocated - refunded FROM receipt"))
        assert plans == self.mine.open
        assert receipts == self.mine.left

    @invariant()
    def once(self) -> None:
        """On no day a receipt gave, or a row took, more than it is."""
        with self.store.reading() as tx:
            wrong = [found for sql in _ON_EVERY_DAY for found in tx.rows(sql)]
        assert not wrong, wrong
