"""Random books: the same commands to the program and to the oracle, then both are asked the same.

A seed gives the same book for ever. What must be refused is tried too, and the oracle says
beforehand which it is.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.services.dispatch import Command, Dispatch
from arapp.services.ledger.lists import ListOptions, listing
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.services.ledger.receipts import RecordReceipt
from arapp.services.ledger.reversals import (
    RefundReceipt,
    ReverseReceipt,
    ReverseRefund,
    VoidPlan,
)
from arapp.services.matching.commands import Allocate, Unallocate
from arapp.services.papers.service import draft_statements
from arapp.services.papers.statements import StatementRun
from arapp.services.reports.aging import aging, aging_json
from tests.ledger_text import given
from tests.reliability.oracle import (
    Confirmed,
    Oracle,
    Owned,
    Receipt,
    Refunded,
    Row,
    Used,
    Voided,
    Waived,
    minor,
)

TODAY = date(2026, 11, 12)
NAMES = ("弘达机械", "海顿电机", "Nordwind", "启明包装")
BUCKETS = {
    "due": ("not_due", "1-30", "31-60", "61-90", "90+"),
    "document": ("not_due", "0-30", "31-60", "61-90", "90+"),
}
FEE_LIMIT = 50_000
OWED = ("expected", "firm", "settled")


def text(amount: int, currency: str = "CNY") -> str:
    """Amount as it is typed."""
    return Money(amount, currency).plain()


class Book:
    """A ledger on disk and the oracle beside it."""

    def __init__(self, template: Path, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.path = Path(shutil.copy(template, folder / f"{seed}.arapp"))
        self.store = Store.open(self.path, FixedClock(TODAY))
        self.books = Dispatch(self.store)
        many = self.rng.randint(2, len(NAMES))
        lines = [
            f"客户 {name} 币种={self.rng.choice(['CNY', 'CNY', 'USD'])}" for name in NAMES[:many]
        ]
        made = given(self.books, "\n".join(lines))
        self.customers = {made[name]: name for name in NAMES[:many]}
        kept = dict(self.books.ask(lambda tx: tx.rows("SELECT id, currency FROM customer")))
        self.oracle = Oracle(kept)
        self.done: Counter[str] = Counter()
        self.standing: list[tuple[int, int]] = []  # (allocation id, mark) that can be taken back
        self.marks = 0
        self.names = 0
        self.given: dict[int, Any] = {}  # refund row → its fact
        self.stack: list[list[tuple[int, int]]] = []
        self.redo_stack: list[list[tuple[int, int]]] = []

    def close(self) -> None:
        """Close and clear away."""
        self.store.close()
        self.path.unlink()

    # --- doing ------------------------------------------------------------------------------

    def run(self, command: Command, what: str) -> Any:
        """A command that must succeed."""
        result = self.books.run(command).outcome.result
        self.done[what] += 1
        return result

    def write(self, line: str, what: str) -> dict[str, int]:
        """A line of the small language that must succeed."""
        self.done[what] += 1
        return given(self.books, line)

    def refused(self, command: Command, kind: str) -> None:
        """A command that must be refused, and how."""
        with pytest.raises(DomainError) as refusal:
            self.books.run(command)
        assert refusal.value.kind == kind, (refusal.value, kind)
        self.done[f"refused {kind}"] += 1

    def noted(self, *facts: Any) -> None:
        """The oracle learns of it; remember what could be taken back before."""
        self.stack.append(list(self.standing))
        self.redo_stack.clear()
        self.oracle.note(*facts)

    def step(self) -> None:
        """One step, drawn by weight."""
        deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            (20, self.add_row),
            (4, self.add_credit),
            (4, self.add_expected),
            (4, self.confirm),
            (22, self.add_receipt),
            (48, self.allocate),
            (10, self.take_back),
            (6, self.refund),
            (4, self.back_again),
            (5, self.reverse),
            (4, self.void),
            (6, self.undo),
            (9, self.redo),
            (5, self.too_much),
            (3, self.wrong_currency),
            (2, self.of_another),
        )
        weights = [weight for weight, _ in deeds]
        self.rng.choices([deed for _, deed in deeds], weights)[0]()

    def _name(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    def _day(self, back: int = 150, ahead: int = 0) -> date:
        return TODAY + timedelta(days=self.rng.randint(-back, ahead))

    def _amount(self) -> int:
        rng = self.rng
        return rng.choice([rng.randint(1, 400_000), rng.randint(1, 40) * 10_000, 33_333, 1])

    def _customer(self) -> tuple[int, str]:
        number = self.rng.choice(sorted(self.customers))
        home = self.oracle.currencies[number]
        return number, self.rng.choice([home, home, home, "USD" if home == "CNY" else "CNY"])

    def add_row(self, sign: int = 1) -> None:
        """A firm row."""
        (customer, currency), name = self._customer(), self._name("P")
        amount, booked = sign * self._amount(), self._day(ahead=9 if sign > 0 else 0)
        due = booked + timedelta(days=self.rng.choice([0, 1, 15, 30, 60, 90]))
        made = self.write(
            f"应收 {name} {self.customers[customer]} {text(amount)} 入账={booked} 到期={due}"
            f" 币种={currency}",
            "row" if sign > 0 else "credit",
        )
        self.noted(Row(made[name], customer, currency, amount, booked, due))

    def add_credit(self) -> None:
        """A credit row: we owe the customer."""
        self.add_row(-1)

    def add_expected(self) -> None:
        """A contract with a milestone row."""
        customer, name = self.rng.choice(sorted(self.customers)), self._name("E")
        amount, planned = self._amount(), self._day(back=60, ahead=60)
        later = self.rng.choice([0, 7, 30])
        due = planned + timedelta(days=later)
        made = self.write(
            f"合同 C{name} {self.customers[customer]} {text(amount)}\n"
            f"节点 M{name} C{name} 计划={planned}\n"
            f"应收 {name} {self.customers[customer]} {text(amount)} 状态=expected 到期={due}"
            f" 合同=C{name} 节点=M{name}",
            "expected",
        )
        self.noted(Row(made[name], customer, "CNY", amount, None, due))

    def confirm(self) -> None:
        """The milestone of an expected row."""
        waiting = [row for row in self.oracle.rows().values() if row.booked is None]
        if not waiting:
            return
        row, day = self.rng.choice(waiting), self._day(back=60)
        milestone, planned = self.books.ask(
            lambda tx: tx.one(
                "SELECT m.id, m.planned_on FROM plan p JOIN milestone m ON m.id = p.milestone_id"
                " WHERE p.id = ?",
                (row.id,),
            )
        )
        self.run(ConfirmMilestone(milestone, day), "confirm")
        due = day + (row.due - date.fromordinal(planned))
        self.noted(Confirmed(row.id, day, due))

    def add_receipt(self) -> None:
        """Money; often as much as a row has open, sometimes of nobody known."""
        (customer, currency), day = self._customer(), self._day(ahead=5)
        amount = self._amount()
        fitting = [
            (row, left)
            for row, left in self.oracle.open_rows(TODAY)
            if left > 0 and row.currency == currency
        ]
        if fitting and self.rng.random() < 0.6:
            row, left = self.rng.choice(fitting)
            customer = row.customer
            amount = max(1, left + self.rng.choice([0, 0, -500, 20_000]))
        known = customer if self.rng.random() < 0.85 else None
        command = RecordReceipt(day, Money(amount, currency), self._name("付款"), known)
        number = self.run(command, "receipt")
        self.noted(Receipt(number, known, currency, amount, day))

    # --- using money ------------------------------------------------------------------------

    def left(self, receipt: Receipt) -> int:
        """Money of a receipt that was not used."""
        far = date.max
        return (
            receipt.amount
            - self.oracle.used(receipt.id, far)
            - self.oracle.refunded(receipt.id, far)
        )

    def open(self, row: Row) -> int:
        """Open of a row, whatever the day of what settled it."""
        return row.amount - self.oracle.paid(row.id, date.max)

    def _firm(self) -> list[Row]:
        gone = self.oracle.voids()
        return [r for r in self.oracle.rows().values() if r.booked is not None and r.id not in gone]

    def allocate(self) -> None:
        """A receipt for one to three rows, in whole or in part, with or without a difference."""
        money = [one for one in self.oracle.receipts().values() if self.left(one) > 0]
        if not money:
            return
        one = self.rng.choice(money)
        rows = [r for r in self._firm() if r.currency == one.currency and self.open(r)]
        whose = one.customer
        if whose is None and rows:
            whose = self.rng.choice(rows).customer
        mine = [row for row in rows if row.customer == whose]
        credit = [row for row in mine if self.open(row) < 0]
        strange = self.rng.random() < 0.12
        chosen = rows if strange and one.customer is not None else mine
        if not chosen:
            return
        rows = self.rng.sample(chosen, min(len(chosen), self.rng.choice([1, 1, 2, 3])))
        if credit and self.rng.random() < 0.3:
            rows = list({row.id: row for row in (*rows, self.rng.choice(credit))}.values())
        self._use(one, rows)

    def _use(self, one: Receipt, rows: list[Row]) -> None:
        rng, room = self.rng, self.left(one)
        credit = [row for row in rows if self.open(row) < 0]
        parts: dict[int, int] = {row.id: self.open(row) for row in credit}
        room -= sum(parts.values())
        plain = [row for row in rows if self.open(row) > 0]
        gap = 0
        if plain and not credit and rng.random() < 0.3:
            gap = rng.randint(1, min(self.open(plain[0]), FEE_LIMIT))
            room += gap
        for row in plain:
            most = min(room, self.open(row))
            take = most if rng.random() < 0.6 else rng.randint(1, most) if most else 0
            take = max(take, min(gap, most)) if row is plain[0] else take
            if take > 0:
                parts[row.id] = take
                room -= take
        gap = min(gap, sum(parts.values())) if gap else 0
        by_id = {row.id: row for row in rows}
        if not any(take > 0 for take in parts.values()) or sum(parts.values()) < 0:
            return
        if -sum(self.open(row) for row in credit) > 8 * self.left(one):
            return  # too little money to carry the credits to the rows: refused at some point
        self._post(one, by_id, parts, gap)

    def _post(self, one: Receipt, rows: dict[int, Row], parts: dict[int, int], gap: int) -> None:
        self.marks += 1
        owner = one.customer
        if owner is None:
            (owner,) = {row.customer for row in rows.values() if row.id in parts}
        across = any(rows[number].customer != owner for number in parts)
        command = Allocate(
            one.id,
            tuple((number, Money(take, one.currency)) for number, take in parts.items()),
            ("fee", Money(gap, one.currency)) if gap else None,
            note="代付" if across else "",
        )
        written = self.run(command, "allocate")
        facts: list[Any] = [] if owner == one.customer else [Owned(one.id, owner)]
        for number, take in parts.items():
            self.done["part payment"] += 0 < take < self.open(rows[number])
        self.done["with difference"] += bool(gap)
        self.done["across"] += across
        self.noted(*facts)
        self._reckon(one, rows, parts, gap)
        # A row beside a credit may be written in two pieces: those are not taken back here.
        if not any(take < 0 for take in parts.values()):
            self.standing += [(number, self.marks) for number in written]
        else:
            self.done["with a credit"] += 1

    def _reckon(self, one: Receipt, rows: dict[int, Row], parts: dict[int, int], gap: int) -> None:
        """The facts of an allocation, one after another, since each takes room from the next."""
        waived: dict[int, int] = {}
        for number, take in reversed(parts.items()):
            waived[number] = max(0, min(gap, take))
            gap -= waived[number]
        due = {number: take - waived[number] for number, take in parts.items()}
        for number in [n for n, money in due.items() if money == 0]:
            self._settle(one, rows[number], 0, waived.pop(number))
        while any(due.values()):
            takers = [n for n, money in due.items() if money > 0]
            givers = [n for n, money in due.items() if money < 0]
            if takers and self.left(one):
                number = takers[0]
                money = min(due[number], self.left(one))
            else:  # all of it is used: credits give, at most what was used
                number = givers[0]
                money = -min(-due[number], self.oracle.used(one.id, date.max))
            due[number] -= money
            self._settle(one, rows[number], money, 0 if due[number] else waived.get(number, 0))

    def _settle(self, one: Receipt, row: Row, money: int, waived: int) -> None:
        """Money of the receipt and a difference for a row, on the first day that has room."""
        assert row.booked is not None
        at_first = max(one.day, row.booked)
        day = self.oracle.day_for(one.id, row.id, money, money + waived, at_first)
        self.done["freed later"] += day > at_first
        command = self.oracle.done[-1]
        if waived:
            command.append(Waived(one.id, row.id, waived, day, self.marks))
        if money:
            command.append(Used(one.id, row.id, money, day, self.marks))

    def take_back(self) -> None:
        """An allocation; what was waived with it on that row goes along."""
        if not self.standing:
            return
        number, mark = self.rng.choice(self.standing)
        row_id, amount = self.books.ask(
            lambda tx: tx.one("SELECT plan_id, amount FROM allocation WHERE id = ?", (number,))
        )
        facts = list(self.oracle.facts())
        (old,) = [f for f in facts if isinstance(f, Used) and (f.mark, f.row) == (mark, row_id)]
        assert old.amount == amount
        day = self._day(back=40)
        self.run(Unallocate(number, day), "unallocate")
        when = self.oracle.day_for(
            old.receipt, old.row, -old.amount, -old.amount, max(day, old.day)
        )
        back: list[Any] = [Used(old.receipt, old.row, -old.amount, when, -mark)]
        back += [
            Waived(f.receipt, f.row, -f.amount, max(when, f.day), -mark)
            for f in facts
            if isinstance(f, Waived) and (f.mark, f.row) == (mark, row_id)
        ]
        rest = self.oracle.used(old.receipt, date.max) - old.amount
        first = next(f for f in facts if isinstance(f, Receipt) and f.id == old.receipt)
        if not rest and first.customer is None:
            back.append(Owned(old.receipt, None))
        self.noted(*back)
        self.standing.remove((number, mark))
        self.done["unallocate with difference"] += any(isinstance(f, Waived) for f in back)

    # --- taking back ------------------------------------------------------------------------

    def spare(self, one: Receipt, day: date) -> int:
        """What is left of a receipt on a day and on every later one."""
        days = {day} | {
            fact.day
            for fact in self.oracle.facts()
            if isinstance(fact, Used | Refunded) and fact.receipt == one.id and fact.day > day
        }
        taken = [self.oracle.used(one.id, d) + self.oracle.refunded(one.id, d) for d in days]
        return one.amount - max(taken)

    def refund(self) -> None:
        """Part of what is left of a receipt goes back to the payer."""
        day = self._day(back=30)
        money = [
            (one, self.spare(one, day))
            for one in self.oracle.receipts().values()
            if one.day <= day and self.spare(one, day) > 0
        ]
        if not money:
            return
        one, most = self.rng.choice(money)
        amount = self.rng.randint(1, most)
        if self.rng.random() < 0.2:
            over = RefundReceipt(one.id, Money(most + 1, one.currency), day)
            self.refused(over, "over_allocated")
        made = self.run(RefundReceipt(one.id, Money(amount, one.currency), day), "refund")
        self.noted(Refunded(one.id, amount, day))
        self.given[made] = self.oracle.done[-1][-1]

    def back_again(self) -> None:
        """A refund or a reversal is taken back."""
        known = [f for command in self.oracle.done for f in command if isinstance(f, Refunded)]
        ours = [(row, f) for row, f in self.given.items() if any(f is k for k in known)]
        if not ours:
            return
        row, old = self.rng.choice(ours)
        day = self._day(back=20)
        if row in self.returned():
            self.refused(ReverseRefund(row, "错了", day), "already_reversed")
            return
        self.run(ReverseRefund(row, "错了", day), "refund back")
        self.noted(Refunded(old.receipt, -old.amount, max(day, old.day), row, old.whole))

    def returned(self) -> set[int]:
        """Refund rows that were taken back."""
        return {f.back for f in self.oracle.facts() if isinstance(f, Refunded) and f.back}

    def reverse(self) -> None:
        """A receipt booked in error; refused while it is used."""
        money = sorted(self.oracle.receipts().values(), key=lambda one: one.id)
        if not money:
            return
        one, day = self.rng.choice(money), self._day(back=20)
        far, command = date.max, ReverseReceipt(one.id, "重复登记", day)
        mine = [
            f for f in self.oracle.facts()
            if isinstance(f, Used | Refunded) and f.receipt == one.id
        ]  # fmt: skip
        if one.id in self.gone():
            self.refused(command, "already_reversed")
        elif self.oracle.used(one.id, far):
            self.refused(command, "still_allocated")
        elif self.oracle.refunded(one.id, far):
            self.refused(command, "receipt_refunded")
        else:
            made = self.run(command, "receipt reversed")
            when = max(day, one.day, *(fact.day for fact in mine), one.day)
            self.noted(Refunded(one.id, one.amount, when, whole=True))
            self.given[made] = self.oracle.done[-1][-1]

    def gone(self) -> set[int]:
        """Receipts that are taken back whole."""
        back = self.returned()
        facts = list(self.oracle.facts())
        return {
            f.receipt
            for row, f in self.given.items()
            if f.whole and row not in back and any(f is one for one in facts)
        }

    def void(self) -> None:
        """A row booked in error; refused while it is paid."""
        rows = self._firm()
        if not rows:
            return
        row, day = self.rng.choice(rows), self._day(back=30)
        if self.open(row) != row.amount:
            self.refused(VoidPlan(row.id, "错了", day), "plan_paid")
            return
        self.run(VoidPlan(row.id, "错了", day), "void")
        settled = [
            f.day for f in self.oracle.facts()
            if isinstance(f, Used | Waived) and f.row == row.id
        ]  # fmt: skip
        assert row.booked is not None
        self.noted(Voided(row.id, max([day, row.booked, *settled])))

    # --- undo, and what must be refused -----------------------------------------------------

    def undo(self) -> None:
        """The last command."""
        if not self.oracle.done:
            return
        self.books.undo()
        self.oracle.undo()
        self.redo_stack.append(self.standing)
        self.standing = self.stack.pop()
        self.done["undo"] += 1

    def redo(self) -> None:
        """What was undone last."""
        if not self.oracle.undone:
            return
        self.books.redo()
        self.oracle.redo()
        self.stack.append(self.standing)
        self.standing = self.redo_stack.pop()
        self.done["redo"] += 1

    def standing_receipts(self) -> list[Receipt]:
        """Receipts that are not taken back."""
        gone = self.gone()
        return [one for one in self.oracle.receipts().values() if one.id not in gone]

    def too_much(self) -> None:
        """More than the row has open, or than the receipt has left."""
        pairs = [
            (one, row)
            for one in self.standing_receipts()
            for row in self._firm()
            if row.currency == one.currency and self.open(row) > 0
        ]
        if pairs:
            one, row = self.rng.choice(pairs)
            amount = min(self.open(row), max(self.left(one), 0)) + 1
            part = ((row.id, Money(amount, row.currency)),)
            self.refused(Allocate(one.id, part, note="试"), "over_allocated")

    def wrong_currency(self) -> None:
        """A receipt for a row of another currency."""
        pairs = [
            (one, row)
            for one in self.standing_receipts()
            for row in self._firm()
            if row.currency != one.currency
        ]
        if pairs:
            one, row = self.rng.choice(pairs)
            part = ((row.id, Money(1, row.currency)),)
            self.refused(Allocate(one.id, part, note="试"), "currency_mismatch")

    def of_another(self) -> None:
        """Another customer's row, and no word why."""
        pairs = [
            (one, row)
            for one in self.standing_receipts()
            for row in self._firm()
            if row.currency == one.currency and one.customer not in (None, row.customer)
            and self.open(row) > 0 and self.left(one) > 0
        ]  # fmt: skip
        if pairs:
            one, row = self.rng.choice(pairs)
            part = ((row.id, Money(1, row.currency)),)
            self.refused(Allocate(one.id, part), "across_customers")

    # --- asking -----------------------------------------------------------------------------

    def compare(self) -> list[str]:
        """Every difference between the program and the oracle, now and on three past days."""
        days = [TODAY, *(self._day(back=130) for _ in range(3))]
        return self.oracle.used_twice() + self.books.ask(lambda tx: self._compare(tx, days))

    def _compare(self, tx: Tx, days: list[date]) -> list[str]:
        found: list[str] = []
        for day in days:
            found += self._lists(tx, day)
            for basis in BUCKETS:
                found += self._aging(tx, day, basis)
        first, last = sorted(days[1:3])
        return found + self._statements(tx, first, last)

    def _lists(self, tx: Tx, day: date) -> list[str]:
        return [
            f"{name} {day} {key}: program {theirs.get(key)}, oracle {ours.get(key)}"
            for name, theirs, ours in (
                ("plan", self._plans(tx, day), self._our_plans(day)),
                ("receipt", self._receipts(tx, day), self._our_receipts(day)),
                ("customer", self._customers(tx, day), self._our_customers(day)),
            )
            for key in theirs.keys() | ours.keys()
            if theirs.get(key) != ours.get(key)
        ]

    def _plans(self, tx: Tx, day: date) -> dict[int, Any]:
        rows = listing(tx, "plans", ListOptions(everything=True), day)["rows"]
        return {
            row["id"]: (
                row["state"],
                minor(row["paid"], row["currency"]),
                minor(row["open"], row["currency"]) if row["state"] in OWED else 0,
            )
            for row in rows
            if row["booked_on"] is None or date.fromisoformat(row["booked_on"]) <= day
        }

    def _our_plans(self, day: date) -> dict[int, Any]:
        found, waited = {}, self.oracle.waited()
        for row in self.oracle.rows().values():
            if row.booked is None or row.booked <= day or row.id in waited:
                state, paid = self.oracle.state(row, day), self.oracle.paid(row.id, day)
                found[row.id] = (state, paid, row.amount - paid if state in OWED else 0)
        return found

    def _receipts(self, tx: Tx, day: date) -> dict[int, Any]:
        rows = listing(tx, "receipts", ListOptions(everything=True), day)["rows"]
        kept = ("allocated", "refunded", "prepayment")
        return {row["id"]: tuple(minor(row[key], row["currency"]) for key in kept) for row in rows}

    def _our_receipts(self, day: date) -> dict[int, Any]:
        found = {}
        for one in self.oracle.receipts().values():
            if one.day <= day:
                used, back = self.oracle.used(one.id, day), self.oracle.refunded(one.id, day)
                found[one.id] = (used, back, one.amount - used - back)
        return found

    def _customers(self, tx: Tx, day: date) -> dict[int, Any]:
        rows = listing(tx, "customers", ListOptions(), day)["rows"]
        kept = ("balance", "prepayment")
        return {row["id"]: tuple(minor(row[key], row["currency"]) for key in kept) for row in rows}

    def _our_customers(self, day: date) -> dict[int, Any]:
        rows, prepaid = self.oracle.open_rows(day), self.oracle.prepaid(day)
        return {
            one: (
                sum(left for row, left in rows if (row.customer, row.currency) == (one, home)),
                prepaid.get((one, home), 0),
            )
            for one, home in self.oracle.currencies.items()
        }

    def _aging(self, tx: Tx, day: date, basis: str) -> list[str]:
        told = aging_json(aging(tx, day, basis))
        names = (*BUCKETS[basis], "prepayment")
        theirs = {
            (row["customer_id"], row["currency"]): [minor(row[n], row["currency"]) for n in names]
            for row in told["rows"]
        }
        ours = self.oracle.aging(day, basis)
        found = [
            f"aging {basis} {day} {key}: program {theirs.get(key)}, oracle {ours.get(key)}"
            for key in theirs.keys() | ours.keys()
            if theirs.get(key) != ours.get(key)
        ]
        for code, whole in told["balance"].items():
            right = sum(sum(line[:5]) for (_, c), line in ours.items() if c == code)
            net = right - sum(line[5] for (_, c), line in ours.items() if c == code)
            if (minor(whole, code), minor(told["net"][code], code)) != (right, net):
                found.append(f"balance {basis} {day}: program {whole}, oracle {right}, net {net}")
        return found

    def _statements(self, tx: Tx, first: date, last: date) -> list[str]:
        theirs = {}
        for number, name in self.customers.items():
            for doc in draft_statements(tx, StatementRun(first, last, customers=(number,))):
                assert doc.customer.name == name
                kept = (doc.opening, doc.debits, doc.credits, doc.closing)
                theirs[number, doc.currency] = tuple(one.minor for one in kept)
        found = []
        before = first - timedelta(days=1)
        for number in self.customers:
            for code in ("CNY", "USD"):
                debits, credits = self.oracle.moves(number, code, first, last)
                opening = self.oracle.net(number, code, before)
                ours = (opening, debits, credits, self.oracle.net(number, code, last))
                told = theirs.get((number, code), (0, 0, 0, 0))
                if told != ours or ours[0] + ours[1] - ours[2] != ours[3]:
                    found.append(
                        f"statement {number} {code} {first}..{last}: program {told}, oracle {ours}"
                    )
        return found
