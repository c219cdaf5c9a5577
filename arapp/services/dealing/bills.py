"""承兑汇票: taken in payment, handed on, discounted, collected, returned. Each a dated event."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.credit.people import require_customer
from arapp.services.dealing.fields import must_exist, ordinal, required
from arapp.services.dealing.taking_back import take_back
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.bill_rows import FROM, STATE
from arapp.services.ledger.settling import last_event, settle, unsettle

ACCEPTANCES = ("bank", "commercial")
BANK_LINE = "bill"
"""How the bank's line with a bill's money is marked: it is no new payment of a customer."""
_TOPICS = frozenset({Topic.RECEIPTS, Topic.CUSTOMERS, Topic.PAYABLES, Topic.COLLECTION})
_ALL = _TOPICS | {Topic.ALLOCATIONS, Topic.PLANS}


@dataclass(frozen=True)
class RecordBill:
    """A bill came in: a receipt of method `bill`, to be matched as any other, and its paper."""

    day: date
    amount: Money
    number: str
    due_on: date
    customer_id: int | None = None
    acceptance: str = "bank"
    drawer: str = ""
    acceptor: str = ""
    issued_on: date | None = None
    payer: str = ""
    memo: str = ""
    note: str = ""

    label: ClassVar[str] = "record_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the bill's id.

        Raises InvalidValue (`number`, `acceptance`), InvalidAmount (not above zero), InvalidDay (in
        the future, issued after it came in, due before it was issued), NoSuchCustomer, Refused
        `duplicate_bill` (we have that very bill), PeriodLocked.
        """
        number = required("number", self.number)
        if self.acceptance not in ACCEPTANCES:
            raise InvalidValue(field="acceptance", value=self.acceptance, reason="unknown")
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        self._check_days(tx)
        if self.customer_id is not None:
            require_customer(tx, self.customer_id)
        _refuse_double(tx, number)
        receipt = tx.insert(
            "receipt",
            number=tx.next_number("receipt", self.day),
            day=self.day.toordinal(),
            payer=self.payer.strip() or self._payer(tx),
            amount=self.amount.minor,
            currency=self.amount.currency,
            serial_no=number,
            memo=self.memo.strip(),
            customer_id=self.customer_id,
            method="bill",
        )
        bill = tx.insert(
            "bill",
            receipt_id=receipt,
            number=number,
            kind=self.acceptance,
            drawer=self.drawer.strip(),
            acceptor=self.acceptor.strip(),
            amount=self.amount.minor,
            currency=self.amount.currency,
            issued_on=None if self.issued_on is None else self.issued_on.toordinal(),
            due_on=self.due_on.toordinal(),
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, bill)

    def _check_days(self, tx: Tx) -> None:
        if not EARLIEST <= self.day <= tx.today:
            reason = "future" if self.day > tx.today else ""
            raise InvalidDay(field="day", value=self.day.isoformat(), reason=reason)
        ordinal("due_on", self.due_on, tx.today)
        if self.issued_on is None:
            return
        ordinal("issued_on", self.issued_on, tx.today)
        first = self.issued_on.isoformat()
        for field, day in (("due_on", self.due_on), ("day", self.day)):
            if day < self.issued_on:
                raise InvalidDay(
                    field=field, value=day.isoformat(), reason="before_issue", first=first
                )

    def _payer(self, tx: Tx) -> str:
        """Who handed it over: the customer, else the drawer."""
        if self.customer_id is None:
            return self.drawer.strip()
        return str(tx.value("SELECT name FROM customer WHERE id = ?", (self.customer_id,)))


@dataclass(frozen=True)
class EndorseBill:
    """背书: the bill went on to somebody, with `payable_id` in payment of what we owe."""

    bill_id: int
    day: date
    to: str
    payable_id: int | None = None
    recourse: bool = True
    note: str = ""

    label: ClassVar[str] = "endorse_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the event.

        Raises NotFound, InvalidValue (`to`), InvalidDay, Refused `bill_not_held`, `already_paid`,
        CurrencyMismatch, OverAllocated (the bill is more than what is owed).
        """
        held = _held(tx, self.bill_id, self.day)
        to = self.to.strip()
        if not to and self.payable_id is not None:
            must_exist(tx, "payable", self.payable_id)
            to = str(tx.value("SELECT supplier FROM payable WHERE id = ?", (self.payable_id,)))
        event = tx.insert(
            "bill_event",
            bill_id=self.bill_id,
            day=self.day.toordinal(),
            kind="endorsed",
            to_whom=required("to", to),
            amount=held.amount.minor,
            recourse=int(self.recourse),
            note=self.note.strip(),
        )
        if self.payable_id is not None:
            settle(tx, self.payable_id, held.amount, self.day.toordinal(), bill_event_id=event)
        return Outcome(_TOPICS, event)


@dataclass(frozen=True)
class DiscountBill:
    """贴现: the bank paid `money` before the due day and kept the rest as its fee."""

    bill_id: int
    day: date
    money: Money
    account_id: int | None = None
    to: str = ""
    recourse: bool = True
    line_id: int | None = None
    note: str = ""

    label: ClassVar[str] = "discount_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the event.

        Raises NotFound, InvalidDay, Refused `bill_not_held`, CurrencyMismatch, InvalidAmount (not
        above zero, more than the bill), Refused `not_the_bills_money` (the bank line `line_id`).
        """
        held = _held(tx, self.bill_id, self.day)
        if self.money.currency != held.amount.currency:
            raise CurrencyMismatch(left=held.amount.currency, right=self.money.currency)
        if not 0 < self.money.minor <= held.amount.minor:
            reason = "not_positive" if self.money.minor <= 0 else "more_than_bill"
            raise InvalidAmount(field="money", value=self.money.plain(), reason=reason)
        _account(tx, self.account_id)
        _mark_line(tx, self.line_id, self.money)
        event = tx.insert(
            "bill_event",
            bill_id=self.bill_id,
            day=self.day.toordinal(),
            kind="discounted",
            to_whom=self.to.strip(),
            account_id=self.account_id,
            receipt_id=self.line_id,
            amount=self.money.minor,
            fee=held.amount.minor - self.money.minor,
            recourse=int(self.recourse),
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, event)


@dataclass(frozen=True)
class CollectBill:
    """托收: the acceptor paid; `line_id` is the line of the bank statement with the money."""

    bill_id: int
    day: date
    account_id: int | None = None
    line_id: int | None = None
    note: str = ""

    label: ClassVar[str] = "collect_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the event. Raises NotFound, InvalidDay, Refused `bill_not_held`,
        `not_the_bills_money`."""
        held = _held(tx, self.bill_id, self.day)
        _account(tx, self.account_id)
        _mark_line(tx, self.line_id, held.amount)
        event = tx.insert(
            "bill_event",
            bill_id=self.bill_id,
            day=self.day.toordinal(),
            kind="collected",
            account_id=self.account_id,
            receipt_id=self.line_id,
            amount=held.amount.minor,
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, event)


@dataclass(frozen=True)
class HoldBill:
    """The bill is in hand again: an endorsement, discount or collection did not come about."""

    bill_id: int
    day: date
    reason: str

    label: ClassVar[str] = "hold_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the event. What was paid with it is owed again, its bank line is open.

        Raises NotFound, InvalidValue (`reason`), InvalidDay, Refused `bill_held`,
        `bill_returned`.
        """
        reason = required("reason", self.reason)
        held = _bill(tx, self.bill_id)
        if held.state in ("held", "returned"):
            raise Refused(f"bill_{held.state}", number=held.number)
        _check_day(tx, held, self.day)
        last = last_event(tx, self.bill_id)
        if last is not None:
            unsettle(tx, "bill_event_id", last[0], self.day.toordinal())
            line = tx.value("SELECT receipt_id FROM bill_event WHERE id = ?", (last[0],))
            if line is not None:
                tx.update("receipt", line, not_customer="")
        day = self.day.toordinal()
        event = tx.insert("bill_event", bill_id=self.bill_id, day=day, kind="held", note=reason)
        return Outcome(_TOPICS, event)


@dataclass(frozen=True)
class ReturnBill:
    """退票: not honoured or handed back. The receipt is taken back, its rows are open again."""

    bill_id: int
    day: date
    reason: str

    label: ClassVar[str] = "return_bill"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day; never before what was done with the bill, nor in a closed period.

        Raises NotFound, InvalidValue (`reason`), InvalidDay, Refused `bill_returned`,
        `bill_collected`, `receipt_refunded` (part of it was paid back or went to another one).
        """
        reason = required("reason", self.reason)
        held = _bill(tx, self.bill_id)
        if held.state in ("returned", "collected"):
            raise Refused(f"bill_{held.state}", number=held.number)
        if self.day > tx.today:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="future")
        return Outcome(_ALL, take_back(tx, held.receipt_id, reason, self.day))


@dataclass(frozen=True, slots=True)
class _Bill:
    """A bill as it stands: `last_day` of what was done with it."""

    receipt_id: int
    number: str
    amount: Money
    state: str
    last_day: int


def _bill(tx: Tx, bill_id: int) -> _Bill:
    """Raises NotFound."""
    row = tx.one(
        f"SELECT b.receipt_id, b.number, b.amount, b.currency, {STATE}, coalesce(e.day, r.day)"
        f" FROM {FROM} WHERE b.id = :b",
        {"b": bill_id, "d": date.max.toordinal()},
    )
    if row is None:
        raise NotFound(what="bill", key=bill_id)
    receipt, number, amount, currency, state, last_day = row
    return _Bill(receipt, number, Money(amount, currency), state, last_day)


def _held(tx: Tx, bill_id: int, day: date) -> _Bill:
    """The bill, in hand on that day and since. Raises NotFound, Refused, InvalidDay."""
    found = _bill(tx, bill_id)
    if found.state != "held":
        raise Refused("bill_not_held", number=found.number, state=found.state)
    _check_day(tx, found, day)
    return found


def _check_day(tx: Tx, found: _Bill, day: date) -> None:
    if day > tx.today:
        raise InvalidDay(field="day", value=day.isoformat(), reason="future")
    if day.toordinal() < found.last_day:
        first = date.fromordinal(found.last_day).isoformat()
        raise InvalidDay(field="day", value=day.isoformat(), reason="before_event", first=first)


def _refuse_double(tx: Tx, number: str) -> None:
    """The same paper may come round again once it was handed on, not while we have it."""
    twin = tx.value(
        f"SELECT r.number FROM {FROM} WHERE b.number = :n AND {STATE} = 'held'",
        {"n": number, "d": date.max.toordinal()},
    )
    if twin is not None:
        raise Refused("duplicate_bill", number=number, receipt=twin)


def _account(tx: Tx, account_id: int | None) -> None:
    if account_id is not None:
        must_exist(tx, "bank_account", account_id)


def _mark_line(tx: WriteTx, line_id: int | None, money: Money) -> None:
    """The bank's line with that money is no customer's payment. Raises NotFound, Refused."""
    if line_id is None:
        return
    row = tx.one(
        "SELECT number, amount, currency, allocated + refunded, not_customer, method FROM receipt"
        " WHERE id = ?",
        (line_id,),
    )
    if row is None:
        raise NotFound(what="receipt", key=line_id)
    number, amount, currency, used, marked, method = row
    taken = tx.value("SELECT 1 FROM bill_event WHERE receipt_id = ?", (line_id,))
    same = Money(amount, currency) == money and method == "bank"
    if used or marked == BANK_LINE or not same or (taken and marked):
        raise Refused("not_the_bills_money", number=number)
    tx.update("receipt", line_id, customer_id=None, not_customer=BANK_LINE)
