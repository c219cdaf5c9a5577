"""应收冲应付: what a customer owes us against what we owe, without the bank.

The payable may be another firm's (三方抵账): the customer pays our supplier for us.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import CurrencyMismatch, InvalidAmount, InvalidDay, Refused
from arapp.models.values.money import Money
from arapp.services.credit.people import require_customer
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.settling import open_payable, settle
from arapp.services.matching import posting

_TOPICS = frozenset(
    {Topic.RECEIPTS, Topic.CUSTOMERS, Topic.PAYABLES, Topic.ALLOCATIONS, Topic.PLANS}
)


@dataclass(frozen=True)
class OffsetPayable:
    """Settle rows of a customer with what is owed; `parts`: (plan id, gross amount)."""

    customer_id: int
    payable_id: int
    parts: tuple[tuple[int, Money], ...]
    day: date | None = None
    note: str = ""

    label: ClassVar[str] = "offset_payable"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the receipt (method `offset`) that stands for it.

        Raises NoSuchCustomer, NotFound, Refused `already_paid`, `across_customers`,
        `plan_not_firm`, CurrencyMismatch, InvalidAmount, OverAllocated (of a row or the payable),
        InvalidDay, PeriodLocked.
        """
        require_customer(tx, self.customer_id)
        left = open_payable(tx, self.payable_id)
        day = booking_day(tx, self.day)
        whole = _whole(self.parts, left.currency)
        name = tx.value("SELECT name FROM customer WHERE id = ?", (self.customer_id,))
        supplier = tx.value(
            "SELECT trim(supplier || ' ' || number) FROM payable WHERE id = ?", (self.payable_id,)
        )
        memo = " ".join(part for part in (supplier, self.note.strip()) if part)
        receipt = unpaid_receipt(tx, "offset", self.customer_id, whole, day, (name, memo))
        settle_rows(tx, receipt, self.customer_id, self.parts, self.note)
        settle(tx, self.payable_id, whole, day.toordinal(), receipt_id=receipt)
        return Outcome(_TOPICS, receipt)


def booking_day(tx: Tx, day: date | None) -> date:
    """Today or the day given. Raises InvalidDay (in the future, before all time)."""
    found = day or tx.today
    if not EARLIEST <= found <= tx.today:
        reason = "future" if found > tx.today else ""
        raise InvalidDay(field="day", value=found.isoformat(), reason=reason)
    return found


def unpaid_receipt(
    tx: WriteTx, method: str, customer: int, amount: Money, day: date, told: tuple[str, str]
) -> int:
    """A receipt that brought no money, under the next number; `told` are payer and memo."""
    payer, memo = told
    return tx.insert(
        "receipt",
        number=tx.next_number("receipt", day),
        day=day.toordinal(),
        payer=payer,
        amount=amount.minor,
        currency=amount.currency,
        memo=memo,
        customer_id=customer,
        method=method,
    )


def settle_rows(
    tx: WriteTx,
    receipt_id: int,
    customer: int,
    parts: tuple[tuple[int, Money], ...],
    note: str,
) -> list[int]:
    """Use the receipt for rows of its customer; ids of the allocations. Teaches nothing."""
    receipt = posting.receipt_row(tx, receipt_id)
    rows = posting.plan_rows(tx, receipt, parts)
    for row in rows:
        if row.customer_id != customer:
            raise Refused("across_customers", plan=row.id, receipt=receipt_id)
    posting.check_left(receipt, rows, 0)
    return posting.write(tx, receipt, rows, (), posting.How("hand", "", note.strip()))


def _whole(parts: tuple[tuple[int, Money], ...], currency: str) -> Money:
    for _, amount in parts:
        if amount.currency != currency:
            raise CurrencyMismatch(left=currency, right=amount.currency)
    whole = Money(sum(amount.minor for _, amount in parts), currency)
    if whole.minor <= 0:
        raise InvalidAmount(value=whole.plain(), reason="not_positive")
    return whole
