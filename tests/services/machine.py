"""A machine that does to a ledger what a bookkeeper might, in any order, and keeps its own books.

Its own books are plain dictionaries (no code shared with the program): what is open per row, what
is left per receipt, and a stack of pictures of the whole ledger for undo and redo.
"""

import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from arapp.models.store import Store
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError, NothingToUndo
from arapp.models.values.money import Money
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.matching.commands import Allocate, Decline, PostSafe, Unallocate
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
"""
PLANS = {"A": (100_000, "CNY", 1), "B": (100_000, "CNY", 1), "C": (100_000, "CNY", 1),
         "D": (33_333, "CNY", 2), "E": (25_000, "USD", 2)}  # fmt: skip

Picture = dict[str, list[tuple[Any, ...]]]


class Bookkeeper(RuleBasedStateMachine):
    """`done` counts what succeeded and what was refused, for the floors."""

    template: ClassVar[Path]
    done: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        path = Path(shutil.copy(self.template, self.folder / "book.arapp"))
        self.store = Store.open(path, FixedClock(TODAY))
        self.books = Dispatch(self.store)
        names = given(self.books, BOOK)
        self.plans = {names[key]: facts for key, facts in PLANS.items()}
        self.open = {plan: facts[0] for plan, facts in self.plans.items()}
        self.left: dict[int, tuple[int, str]] = {}
        self.allocations: dict[int, tuple[int, int, int]] = {}
        self.past: list[tuple[Picture, Any]] = []
        self.future: list[tuple[Picture, Any]] = []

    def teardown(self) -> None:
        """Close and clear away."""
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- doing --------------------------------------------------------------------------------

    def do(self, command: Command, what: str) -> Any:
        """Run it; on success remember the picture before, on refusal nothing may have changed."""
        before, mine = self.picture(), self.memory()
        try:
            result = self.books.run(command).outcome.result
        except DomainError as refusal:
            self.done[f"refused {refusal.kind}"] += 1
            assert self.picture() == before
            return None
        self.done[what] += 1
        self.past.append((before, mine))
        self.future.clear()
        return result

    def memory(self) -> Any:
        """A copy of the machine's own books."""
        return dict(self.open), dict(self.left), dict(self.allocations)

    def picture(self) -> Picture:
        """Every row of every table but the journal and the used numbers."""
        with self.store.reading() as tx:
            names = [
                name
                for (name,) in tx.rows(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                    " AND name NOT LIKE 'sqlite%'"
                    " AND name NOT LIKE 'journal%' AND name NOT LIKE 'alembic%'"
                    " AND name NOT IN ('number_use', 'customer_month') ORDER BY name",
                )
            ]
            found: Picture = {name: tx.rows(f"SELECT * FROM {name} ORDER BY id") for name in names}
            found["months"] = tx.rows(
                "SELECT customer_id, currency, month, debits, credits FROM customer_month"
                " WHERE debits <> 0 OR credits <> 0 ORDER BY 1, 2, 3",
            )
            return found

    @rule(
        amount=st.sampled_from([100_000, 50_000, 33_333, 25_000, 200_000, 1, 99_970]),
        foreign=st.booleans(),
        ago=st.integers(0, 60),
        payer=st.sampled_from(["弘达机械", "海顿电机", "路人甲"]),
        memo=st.sampled_from(["", "付CH-018验收款", "付CH-019货款"]),
    )
    def money_comes_in(self, amount: int, foreign: bool, ago: int, payer: str, memo: str) -> None:
        """A receipt by hand."""
        currency = "USD" if foreign else "CNY"
        day = TODAY - timedelta(days=ago)
        command = RecordReceipt(day, Money(amount, currency), payer, memo=memo)
        receipt = self.do(command, "receipt")
        assert receipt is not None
        self.left[receipt] = (amount, currency)

    def fitting(self) -> list[tuple[int, int, int]]:
        """(receipt, plan, most that fits) of every pair that can be allocated."""
        return [
            (receipt, plan, min(left, self.open[plan]))
            for receipt, (left, currency) in sorted(self.left.items())
            for plan, facts in sorted(self.plans.items())
            if left > 0 and self.open[plan] > 0 and facts[1] == currency
        ]

    @precondition(lambda self: bool(self.fitting()))
    @rule(data=st.data(), half=st.booleans())
    def use_money(self, data: st.DataObject, half: bool) -> None:
        """Allocate what fits, or half of it: must succeed."""
        receipt, plan, most = data.draw(st.sampled_from(self.fitting()))
        amount = most // 2 if half and most > 1 else most
        left, currency = self.left[receipt]
        part = (plan, Money(amount, currency))
        rows = self.do(Allocate(receipt, (part,), note="代付"), "allocate")
        assert rows is not None
        self.open[plan] -= amount
        self.left[receipt] = (left - amount, currency)
        for row in rows:
            self.allocations[row] = (receipt, plan, amount)

    @precondition(lambda self: bool(self.left))
    @rule(data=st.data(), extra=st.sampled_from([1, 100_000, -5]), foreign=st.booleans())
    def misuse_money(self, data: st.DataObject, extra: int, foreign: bool) -> None:
        """Allocate what cannot be meant: must be refused."""
        receipt = data.draw(st.sampled_from(sorted(self.left)))
        left, currency = self.left[receipt]
        same = [plan for plan in sorted(self.plans) if self.plans[plan][1] == currency]
        plan = data.draw(st.sampled_from(same))
        amount = extra if extra < 0 else min(left, self.open[plan]) + extra
        money = Money(amount, "EUR" if foreign else currency)
        assert self.do(Allocate(receipt, ((plan, money),), note="代付"), "misuse") is None

    @precondition(lambda self: bool(self.allocations))
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """Reverse an allocation."""
        row = data.draw(st.sampled_from(sorted(self.allocations)))
        if self.do(Unallocate(row), "unallocate") is None:
            return
        receipt, plan, amount = self.allocations.pop(row)
        self.open[plan] += amount
        left, currency = self.left[receipt]
        self.left[receipt] = (left + amount, currency)

    @precondition(lambda self: bool(self.left))
    @rule(data=st.data())
    def decline(self, data: st.DataObject) -> None:
        """Say that a pair is wrong."""
        receipt = data.draw(st.sampled_from(sorted(self.left)))
        self.do(Decline(receipt, data.draw(st.sampled_from(sorted(self.plans)))), "decline")

    @rule()
    def post_what_is_safe(self) -> None:
        """Let the guard post; the machine learns from the rows what it did."""
        self.do(PostSafe(), "post_safe")
        with self.store.reading() as tx:
            rows = tx.rows("SELECT id, receipt_id, plan_id, amount FROM allocation"
                           " WHERE how = 'auto' AND reverses_id IS NULL")  # fmt: skip
            gone = {r for (r,) in tx.rows("SELECT reverses_id FROM allocation")}
        for row, receipt, plan, amount in rows:
            if row not in self.allocations and row not in gone:
                self.allocations[row] = (receipt, plan, amount)
                self.open[plan] -= amount
                left, currency = self.left[receipt]
                self.left[receipt] = (left - amount, currency)
                self.done["auto"] += 1

    @precondition(lambda self: bool(self.past))
    @rule()
    def undo(self) -> None:
        """The whole ledger is as it was before the last command."""
        now, mine = self.picture(), self.memory()
        before, earlier = self.past.pop()
        self.books.undo()
        self.done["undo"] += 1
        assert self.picture() == before
        self.open, self.left, self.allocations = (dict(part) for part in earlier)
        self.future.append((now, mine))

    @precondition(lambda self: bool(self.future))
    @rule()
    def redo(self) -> None:
        """And again as it was after it."""
        now, mine = self.picture(), self.memory()
        after, later = self.future.pop()
        self.books.redo()
        self.done["redo"] += 1
        assert self.picture() == after
        self.open, self.left, self.allocations = (dict(part) for part in later)
        self.past.append((now, mine))

    @precondition(lambda self: not self.future and len(self.past) % 4 == 1)
    @rule()
    def nothing_to_redo(self) -> None:
        """Redo without an undo before it is refused."""
        try:
            self.books.redo()
        except NothingToUndo:
            self.done["refused nothing_to_undo"] += 1
            return
        raise AssertionError("redone from nowhere")

    # --- what must always hold ----------------------------------------------------------------

    @invariant()
    def sound(self) -> None:
        """Every check of verify holds."""
        with self.store.reading() as tx:
            wrong = [check for check in tx.checks() if not check.ok]
        assert not wrong, wrong

    @invariant()
    def equal(self) -> None:
        """What is open and what is left are what the machine reckoned itself."""
        with self.store.reading() as tx:
            plans = dict(tx.rows("SELECT id, amount - paid FROM plan"))
            receipts = dict(tx.rows("SELECT id, amount - allocated - refunded FROM receipt"))
        assert plans == self.open
        assert receipts == {row: left for row, (left, _) in self.left.items()}
