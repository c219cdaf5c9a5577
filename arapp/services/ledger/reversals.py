"""Reversals: what was booked in error is taken back by a dated row with a link, never edited.

A receipt is taken back whole by a refund row of kind `reversal`; from its day on it has no money
left, before it stands as it was. A plan row is voided on a day; the contract's amount falls with
it. Money that really goes back to the payer is a refund. All days respect a closed period.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    InvalidValue,
    NotFound,
    OverAllocated,
    Refused,
)
from arapp.models.values.money import Money, plain
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_compare import recompare
from arapp.services.ledger.period import first_open
from arapp.services.ledger.plan_names import LABEL
from arapp.services.ledger.room import most_used
from arapp.services.ledger.settling import UNPAID, back_day, go_back_along

_MONEY = frozenset({Topic.RECEIPTS, Topic.CUSTOMERS})
_ALONG = frozenset({Topic.PLANS, Topic.PAYABLES})
_ROWS = frozenset({Topic.PLANS, Topic.CONTRACTS, Topic.CUSTOMERS})
_SHOWN = 3


@dataclass(frozen=True)
class ReverseReceipt:
    """Booked in error: the receipt is taken back whole, today or on `day`.

    The day is never before the receipt, what was done with it, or the end of a closed period. What
    it did elsewhere (a bill's way, a payable, another customer) goes back with it (`settling`).
    """

    receipt_id: int
    reason: str
    day: date | None = None

    label: ClassVar[str] = "reverse_receipt"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the reversal.

        Raises NotFound, InvalidValue (no reason), InvalidDay (in the future), Refused
        `already_reversed`, `still_allocated`, `receipt_refunded`, `transfer_used`.
        """
        reason = _reason(self.reason)
        receipt = _receipt(tx, self.receipt_id)
        if standing_reversal(tx, receipt.id) is not None:
            raise Refused("already_reversed", receipt=receipt.id, number=receipt.number)
        if receipt.allocated:
            rows = _settled_by(tx, receipt.id, receipt.currency)
            raise Refused("still_allocated", number=receipt.number, rows=rows)
        if receipt.refunded:
            back = Money(receipt.refunded, receipt.currency)
            raise Refused("receipt_refunded", number=receipt.number, amount=back)
        day = max(_day(tx, self.day), receipt.last_day, back_day(tx, receipt.id))
        written = tx.insert(
            "refund",
            receipt_id=receipt.id,
            amount=receipt.amount,
            day=day,
            note=reason,
            kind="reversal",
        )
        go_back_along(tx, receipt.id, day, reason)
        return Outcome(_MONEY | _ALONG, written)


@dataclass(frozen=True)
class RefundReceipt:
    """Money that went back to the payer, out of what the receipt has left."""

    receipt_id: int
    amount: Money
    day: date | None = None
    note: str = ""

    label: ClassVar[str] = "refund_receipt"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the refund.

        Raises NotFound, CurrencyMismatch, InvalidAmount (not above zero), InvalidDay (before the
        receipt or in the future), OverAllocated (more than is left on that day or later).
        """
        receipt = _receipt(tx, self.receipt_id)
        if self.amount.currency != receipt.currency:
            raise CurrencyMismatch(left=receipt.currency, right=self.amount.currency)
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        if self.day is not None and self.day.toordinal() < receipt.day:
            first = date.fromordinal(receipt.day).isoformat()
            raise InvalidDay(value=self.day.isoformat(), reason="before", first=first)
        day = max(_day(tx, self.day), receipt.day)
        left = receipt.amount - most_used(tx, receipt.id, day)
        if self.amount.minor > left:
            raise OverAllocated(
                record=f"receipt:{receipt.id}",
                available=plain(left, receipt.currency),
                wanted=self.amount.plain(),
            )
        written = tx.insert(
            "refund",
            receipt_id=receipt.id,
            amount=self.amount.minor,
            day=day,
            note=self.note.strip(),
        )
        return Outcome(_MONEY, written)


@dataclass(frozen=True)
class ReverseRefund:
    """Take back a refund, or the reversal of a receipt: the money is there again."""

    refund_id: int
    reason: str
    day: date | None = None

    label: ClassVar[str] = "reverse_refund"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the row. Raises NotFound, InvalidValue, InvalidDay, Refused
        `already_reversed`, `transferred` (the other customer's receipt is to be taken back),
        `stays_taken_back` (of a receipt that brought no money, or a bill: record it anew)."""
        reason = _reason(self.reason)
        found = tx.one(
            "SELECT receipt_id, amount, day, kind, reverses_id,"
            " (SELECT x.id FROM refund x WHERE x.reverses_id = f.id) FROM refund f WHERE f.id = ?",
            (self.refund_id,),
        )
        if found is None:
            raise NotFound(what="refund", key=self.refund_id)
        receipt, amount, day, kind, reverses, reversed_by = found
        if reverses is not None or reversed_by is not None:
            raise Refused("already_reversed", refund=self.refund_id)
        _not_linked(tx, self.refund_id, kind)
        written = tx.insert(
            "refund",
            receipt_id=receipt,
            amount=-amount,
            day=max(_day(tx, self.day), day),
            note=reason,
            kind=kind,
            reverses_id=self.refund_id,
        )
        return Outcome(_MONEY, written)


@dataclass(frozen=True)
class VoidPlan:
    """Booked in error or called off: the row is void from a day on, and before it stands."""

    plan_id: int
    reason: str
    day: date | None = None

    label: ClassVar[str] = "void_plan"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day.

        Raises NotFound, InvalidValue (no reason), InvalidDay (in the future), Refused
        `plan_not_firm`, `already_void`, `plan_paid`, `debt_transferred` (the receipt that moved it
        is to be taken back, else nobody would owe it).
        """
        reason = _reason(self.reason)
        found = tx.one(
            "SELECT state, booked_on, void_on, amount, paid, currency, kind, contract_id, note,"
            " label FROM plan WHERE id = ?",
            (self.plan_id,),
        )
        if found is None:
            raise NotFound(what="plan", key=self.plan_id)
        state, booked, void_on, amount, paid, currency, kind, contract, note, label = found
        if kind == "transfer" and state == "firm":
            raise Refused("debt_transferred", number=_by(tx, self.plan_id))
        if state == "void":
            since = date.fromordinal(void_on) if void_on else ""
            raise Refused("already_void", plan=self.plan_id, day=since)
        if state != "firm":
            raise Refused("plan_not_firm", plan=self.plan_id, label=label, state=state)
        if paid:
            raise Refused("plan_paid", plan=self.plan_id, paid=Money(paid, currency))
        day = max(_day(tx, self.day), booked, _last_settled(tx, self.plan_id))
        noted = " ".join(part for part in (note, reason) if part)
        tx.update("plan", self.plan_id, state="void", void_on=day, note=noted)
        if contract is not None and kind in ("instalment", "retention"):
            _lower_contract(tx, contract, amount)
        return Outcome(_ROWS, date.fromordinal(day))


def _not_linked(tx: Tx, refund_id: int, kind: str) -> None:
    """What stands on two sides is taken back on both, by the receipt it made."""
    own, method, other = tx.one(
        "SELECT r.number, r.method, (SELECT o.number FROM receipt o WHERE o.id = f.to_receipt_id)"
        " FROM refund f JOIN receipt r ON r.id = f.receipt_id WHERE f.id = ?",
        (refund_id,),
    )
    if kind == "transfer":
        raise Refused("transferred", number=other)
    if kind == "reversal" and method in (*UNPAID, "bill"):
        raise Refused("stays_taken_back", number=own)


@dataclass(frozen=True, slots=True)
class _Receipt:
    """A receipt and the day of the last thing done with it (ordinal)."""

    id: int
    number: str
    day: int
    amount: int
    allocated: int
    refunded: int
    currency: str
    last_day: int


def _receipt(tx: Tx, receipt_id: int) -> _Receipt:
    row = tx.one(
        "SELECT r.id, r.number, r.day, r.amount, r.allocated, r.refunded, r.currency, max(r.day,"
        " coalesce((SELECT max(a.day) FROM allocation a WHERE a.receipt_id = r.id), 0),"
        " coalesce((SELECT max(f.day) FROM refund f WHERE f.receipt_id = r.id), 0))"
        " FROM receipt r WHERE r.id = ?",
        (receipt_id,),
    )
    if row is None:
        raise NotFound(what="receipt", key=receipt_id)
    return _Receipt(*row)


def standing_reversal(tx: Tx, receipt_id: int) -> int | None:
    """Id of the row that takes the receipt back and was not taken back itself; None: it stands."""
    found: int | None = tx.value(
        "SELECT f.id FROM refund f WHERE f.receipt_id = ? AND f.kind = 'reversal'"
        " AND f.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id)",
        (receipt_id,),
    )
    return found


def _reason(text: str) -> str:
    if not text.strip():
        raise InvalidValue(field="reason", value=text, reason="empty")
    return text.strip()


def _day(tx: Tx, wanted: date | None) -> int:
    """The day wanted, else today; never in a closed period."""
    if wanted is not None and wanted > tx.today:
        raise InvalidDay(value=wanted.isoformat(), reason="future")
    return max((wanted or tx.today).toordinal(), first_open(tx))


def _by(tx: Tx, plan_id: int) -> str:
    """Number of the receipt that moved the debt here."""
    sql = "SELECT r.number FROM plan p JOIN receipt r ON r.id = p.by_receipt_id WHERE p.id = ?"
    return str(tx.value(sql, (plan_id,)))


def _settled_by(tx: Tx, receipt_id: int, currency: str) -> str:
    """The rows a receipt is allocated to, in words: the first few, with what they took."""
    rows = tx.rows(
        f"SELECT p.id, coalesce(nullif(k.number, '') || ' ', '') || {LABEL}, sum(a.amount)"
        " FROM allocation a JOIN plan p ON p.id = a.plan_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE a.receipt_id = ? GROUP BY p.id HAVING sum(a.amount) <> 0 ORDER BY p.id",
        (receipt_id,),
    )
    told = [f"plan:{row} {name} {plain(amount, currency)}" for row, name, amount in rows[:_SHOWN]]
    return ", ".join(told) + (" …" if len(rows) > _SHOWN else "")


def _last_settled(tx: Tx, plan_id: int) -> int:
    """Day of the last allocation or difference of a row, taken back or not; 0 for none."""
    found = tx.value(
        "SELECT max(day) FROM (SELECT day FROM allocation WHERE plan_id = :p"
        " UNION ALL SELECT day FROM difference WHERE plan_id = :p)",
        {"p": plan_id},
    )
    return int(found or 0)


def _lower_contract(tx: WriteTx, contract: int, amount: int) -> None:
    """Σ of its rows is a contract's amount: it falls by the row; without any row it is void."""
    left = tx.value("SELECT amount FROM contract WHERE id = ?", (contract,)) - amount
    tx.update("contract", contract, amount=left)
    rows = "SELECT 1 FROM plan WHERE contract_id = ? AND state <> 'void' LIMIT 1"
    if tx.value(rows, (contract,)) is None:
        tx.update("contract", contract, state="void")
    recompare(tx, contract)
