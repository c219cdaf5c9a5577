"""A second opinion on the books: what is owed, since when, reckoned from facts alone.

It shares nothing with the program: no import of it, no SQL, no kept sums. The facts are a list that
only grows (undo cuts it back), and every question is answered by going through all of them. Money
is a whole number of the smallest unit; the wording of what a figure means is that of the headless
contract.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

DIGITS = {"CNY": 2, "USD": 2, "JPY": 0}


def minor(text: str, currency: str) -> int:
    """ "-1234.50" of a currency with two digits is -123450."""
    sign = -1 if text.startswith("-") else 1
    whole, _, part = text.lstrip("-").partition(".")
    assert len(part) == DIGITS[currency], text
    return sign * int(whole + part)


@dataclass(frozen=True)
class Row:
    """An amount due: firm from `booked` on (None: only expected yet)."""

    id: int
    customer: int
    currency: str
    amount: int
    booked: date | None
    due: date


@dataclass(frozen=True)
class Confirmed:
    """An expected row became firm."""

    row: int
    booked: date
    due: date


@dataclass(frozen=True)
class Voided:
    """A row was taken back as of a day."""

    row: int
    day: date


@dataclass(frozen=True)
class Receipt:
    """Money in; `customer` None while nobody knows whose."""

    id: int
    customer: int | None
    currency: str
    amount: int
    day: date


@dataclass(frozen=True)
class Owned:
    """From now on the receipt is this customer's (None: nobody's again)."""

    receipt: int
    customer: int | None


@dataclass(frozen=True)
class Used:
    """Money of a receipt for a row; taken back: a negative amount. `mark` tells which command."""

    receipt: int
    row: int
    amount: int
    day: date
    mark: int


@dataclass(frozen=True)
class Waived:
    """What settles a row without money."""

    receipt: int | None
    row: int
    amount: int
    day: date
    mark: int


@dataclass(frozen=True)
class Refunded:
    """Money of a receipt given back; `back`: the refund this takes back, `whole`: a reversal."""

    receipt: int
    amount: int
    day: date
    back: int = 0
    whole: bool = False


Fact = Row | Confirmed | Voided | Receipt | Owned | Used | Waived | Refunded


@dataclass
class Oracle:
    """The facts, command by command; `undone` is what a redo would bring back."""

    currencies: dict[int, str]
    done: list[list[Fact]] = field(default_factory=list)
    undone: list[list[Fact]] = field(default_factory=list)

    def note(self, *facts: Fact) -> None:
        """One command's facts."""
        self.done.append(list(facts))
        self.undone.clear()

    def undo(self) -> None:
        """The last command did not happen."""
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        """It did after all."""
        self.done.append(self.undone.pop())

    def facts(self) -> Iterator[Fact]:
        """All of them."""
        for command in self.done:
            yield from command

    # --- how things are ---------------------------------------------------------------------

    def rows(self) -> dict[int, Row]:
        """Rows as they stand now."""
        found: dict[int, Row] = {}
        for fact in self.facts():
            if isinstance(fact, Row):
                found[fact.id] = fact
            elif isinstance(fact, Confirmed):
                old = found[fact.row]
                found[fact.row] = Row(
                    old.id, old.customer, old.currency, old.amount, fact.booked, fact.due
                )
        return found

    def waited(self) -> set[int]:
        """Rows that became firm later: before that they are known as expected."""
        return {fact.row for fact in self.facts() if isinstance(fact, Confirmed)}

    def receipts(self) -> dict[int, Receipt]:
        """Receipts, with whose they are now."""
        found: dict[int, Receipt] = {}
        for fact in self.facts():
            if isinstance(fact, Receipt):
                found[fact.id] = fact
            elif isinstance(fact, Owned):
                old = found[fact.receipt]
                found[fact.receipt] = Receipt(
                    old.id, fact.customer, old.currency, old.amount, old.day
                )
        return found

    def voids(self) -> dict[int, date]:
        """Row → the day it was taken back."""
        return {fact.row: fact.day for fact in self.facts() if isinstance(fact, Voided)}

    def paid(self, row: int, day: date) -> int:
        """What settled a row up to a day."""
        return sum(
            fact.amount
            for fact in self.facts()
            if isinstance(fact, Used | Waived) and fact.row == row and fact.day <= day
        )

    def used(self, receipt: int, day: date) -> int:
        """What was used of a receipt up to a day."""
        return sum(
            fact.amount
            for fact in self.facts()
            if isinstance(fact, Used) and fact.receipt == receipt and fact.day <= day
        )

    def refunded(self, receipt: int, day: date) -> int:
        """What was given back of a receipt up to a day."""
        return sum(
            fact.amount
            for fact in self.facts()
            if isinstance(fact, Refunded) and fact.receipt == receipt and fact.day <= day
        )

    # --- from which day on there is room ------------------------------------------------------

    def bounds_hold(self, receipt: int, row: int, money: int, settled: int, day: date) -> bool:
        """Whether so much more of the receipt and of the row would be right on that day."""
        one, due = self.receipts()[receipt], self.rows()[row]
        used = self.used(receipt, day) + money
        paid = self.paid(row, day) + settled
        return (
            (money == 0 or (used >= 0 and used + self.refunded(receipt, day) <= one.amount))
            and min(0, due.amount) <= paid <= max(0, due.amount)
        )  # fmt: skip

    def day_for(self, receipt: int, row: int, money: int, settled: int, wanted: date) -> date:
        """The first day from the wanted one on after which nothing is ever used twice."""
        turns = {
            fact.day
            for fact in self.facts()
            if isinstance(fact, Used | Waived | Refunded)
            and (fact.receipt == receipt or (not isinstance(fact, Refunded) and fact.row == row))
            and fact.day > wanted
        }
        days = sorted({wanted, *turns})
        wrong = [d for d in days if not self.bounds_hold(receipt, row, money, settled, d)]
        return days[days.index(wrong[-1]) + 1] if wrong else wanted

    def used_twice(self) -> list[str]:
        """Receipts and rows that gave or took more than they are on any day."""
        facts = list(self.facts())
        days = {fact.day for fact in facts if isinstance(fact, Used | Waived | Refunded)}
        found = []
        for day in sorted(days):
            for one in self.receipts().values():
                used, back = self.used(one.id, day), self.refunded(one.id, day)
                if used < 0 or back < 0 or used + back > one.amount:
                    found.append(f"receipt {one.id} on {day}: {used} + {back} of {one.amount}")
            for row in self.rows().values():
                paid = self.paid(row.id, day)
                if not min(0, row.amount) <= paid <= max(0, row.amount):
                    found.append(f"row {row.id} on {day}: {paid} of {row.amount}")
        return found

    def state(self, row: Row, day: date) -> str:
        """expected, firm, settled or void on a day."""
        gone = self.voids().get(row.id)
        if gone is not None and gone <= day:
            return "void"
        if row.booked is None or row.booked > day:
            return "expected"
        return "settled" if self.paid(row.id, day) == row.amount else "firm"

    def open_rows(self, day: date) -> list[tuple[Row, int]]:
        """Rows that count on a day, and what is open of each."""
        return [
            (row, row.amount - self.paid(row.id, day))
            for row in self.rows().values()
            if self.state(row, day) == "firm"
        ]

    def prepaid(self, day: date) -> dict[tuple[int, str], int]:
        """(customer, currency) → money in hand that nothing was used for."""
        found: dict[tuple[int, str], int] = defaultdict(int)
        for one in self.receipts().values():
            if one.customer is not None and one.day <= day:
                rest = one.amount - self.used(one.id, day) - self.refunded(one.id, day)
                found[one.customer, one.currency] += rest
        return {key: rest for key, rest in found.items() if rest}

    # --- reports ----------------------------------------------------------------------------

    def aging(self, day: date, basis: str) -> dict[tuple[int, str], list[int]]:
        """(customer, currency) → not due, first to fourth column, prepayment."""
        found: dict[tuple[int, str], list[int]] = {}
        for row, left in self.open_rows(day):
            assert row.booked is not None
            line = found.setdefault((row.customer, row.currency), [0] * 6)
            since = row.due if basis == "due" else row.booked
            line[self.column(row.due, since, day)] += left
        for key, rest in self.prepaid(day).items():
            found.setdefault(key, [0] * 6)[5] = rest
        return found

    def column(self, due: date, since: date, day: date) -> int:
        """0 while the due day has not passed; then by 30, 60 and 90 days since."""
        if due >= day:
            return 0
        age = (day - since).days
        return 1 if age <= 30 else 2 if age <= 60 else 3 if age <= 90 else 4

    def net(self, customer: int, currency: str, day: date) -> int:
        """What the customer owes less what was paid before it was due to anything."""
        owed = sum(
            left
            for row, left in self.open_rows(day)
            if (row.customer, row.currency) == (customer, currency)
        )
        return owed - self.prepaid(day).get((customer, currency), 0)

    def moves(self, customer: int, currency: str, first: date, last: date) -> tuple[int, int]:
        """(debits, credits) of an account between two days, both included."""
        mine = [
            (debit, credit)
            for who, code, day, debit, credit in self._booked()
            if (who, code) == (customer, currency) and first <= day <= last
        ]
        return sum(debit for debit, _ in mine), sum(credit for _, credit in mine)

    def _booked(self) -> Iterator[tuple[int | None, str, date, int, int]]:
        """Everything that moves an account: (customer, currency, day, debit, credit)."""
        rows, receipts = self.rows(), self.receipts()
        for row in rows.values():
            if row.booked is not None:
                yield row.customer, row.currency, row.booked, row.amount, 0
        for number, day in self.voids().items():
            row = rows[number]
            assert row.booked is not None
            yield row.customer, row.currency, max(day, row.booked), -row.amount, 0
        for one in receipts.values():
            yield one.customer, one.currency, one.day, 0, one.amount
        for fact in self.facts():
            if isinstance(fact, Refunded):
                one = receipts[fact.receipt]
                # What was booked in error was no credit; what goes back to the payer is a debit.
                debit, credit = (0, -fact.amount) if fact.whole else (fact.amount, 0)
                yield one.customer, one.currency, fact.day, debit, credit
            elif isinstance(fact, Waived):
                row = rows[fact.row]
                yield row.customer, row.currency, fact.day, 0, fact.amount
            elif isinstance(fact, Used):
                yield from self._across(fact, rows[fact.row], receipts[fact.receipt])

    def _across(
        self, fact: Used, row: Row, one: Receipt
    ) -> Iterator[tuple[int | None, str, date, int, int]]:
        """One customer's money for another's row: a debit there, a credit here."""
        if row.customer != one.customer:
            yield one.customer, one.currency, fact.day, fact.amount, 0
            yield row.customer, row.currency, fact.day, 0, fact.amount
