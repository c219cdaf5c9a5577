"""Delivery notes: what went out, by its note; not invoiced yet while no invoice is named."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

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
from arapp.services.dealing.invoices import (
    contract_for,
    customer_of,
    invoice_of,
    require_open_day,
)
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.names import number_key

_TOPICS = frozenset({Topic.INVOICES, Topic.CUSTOMERS, Topic.CONTRACTS})


@dataclass(frozen=True)
class RecordDelivery:
    """Goods went out (amount with tax); below zero they came back, which the note explains."""

    customer_id: int
    day: date
    amount: Money
    number: str = ""
    contract_id: int | None = None
    invoice_id: int | None = None
    note: str = ""

    label: ClassVar[str] = "record_delivery"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the delivery's id. What already happened is never refused for a limit.

        Raises NotFound, InvalidAmount (zero; `return_note`: goods came back and no note says why),
        InvalidDay (in the future), PeriodLocked (field day), InvalidValue (another customer's
        contract), CurrencyMismatch, Refused `duplicate_delivery` (field number).
        """
        if not self.amount.minor:
            raise InvalidAmount(field="amount", value=self.amount.plain(), reason="zero")
        if self.amount.minor < 0 and not self.note.strip():
            raise InvalidAmount(field="amount", value=self.amount.plain(), reason="return_note")
        if not EARLIEST <= self.day <= tx.today:
            reason = "future" if self.day > tx.today else ""
            raise InvalidDay(field="day", value=self.day.isoformat(), reason=reason)
        require_open_day(tx, self.day)
        customer_of(tx, self.customer_id)
        self._check_links(tx)
        _refuse_double(tx, self.customer_id, self.number)
        row = tx.insert(
            "delivery",
            customer_id=self.customer_id,
            contract_id=self.contract_id,
            invoice_id=self.invoice_id,
            number=self.number.strip(),
            day=self.day.toordinal(),
            amount=self.amount.minor,
            currency=self.amount.currency,
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, row)

    def _check_links(self, tx: Tx) -> None:
        if self.contract_id is not None:
            contract = contract_for(tx, self.contract_id, self.customer_id)
            if contract.currency != self.amount.currency:
                raise CurrencyMismatch(left=contract.currency, right=self.amount.currency)
        if self.invoice_id is not None:
            require_fitting(tx, self.invoice_id, self.customer_id, self.amount.currency)


@dataclass(frozen=True)
class LinkDelivery:
    """The deliveries were invoiced by this invoice; None: by none yet."""

    delivery_ids: tuple[int, ...]
    invoice_id: int | None

    label: ClassVar[str] = "link_delivery"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: how many changed.

        A delivery of a closed period may still be billed by an invoice of an open day: the closed
        days show it as waiting, before and after. Raises NotFound, InvalidValue (another customer's
        invoice), CurrencyMismatch, PeriodLocked (delivery and invoice both lie in the closed
        period), Refused `invoice_red`.
        """
        changed = 0
        for delivery in self.delivery_ids:
            customer, currency, before, day = delivery_of(tx, delivery)
            if self.invoice_id is not None:
                require_fitting(tx, self.invoice_id, customer, currency)
            if before != self.invoice_id:
                for invoice in (before, self.invoice_id):
                    _require_open(tx, day, invoice)
                tx.update("delivery", delivery, invoice_id=self.invoice_id)
                changed += 1
        return Outcome(_TOPICS, changed)


def delivery_of(tx: Tx, delivery_id: int) -> Any:
    """(customer, currency, invoice, day) of a delivery. Raises NotFound."""
    row = tx.one(
        "SELECT customer_id, currency, invoice_id, day FROM delivery WHERE id = ?", (delivery_id,)
    )
    if row is None:
        raise NotFound(what="delivery", key=delivery_id)
    return row


def _require_open(tx: Tx, day: int, invoice_id: int | None) -> None:
    """A delivery counts as invoiced from the later of both days on."""
    if invoice_id is not None:
        billed = invoice_of(tx, invoice_id)[2]
        require_open_day(tx, date.fromordinal(max(day, billed)))


def require_fitting(tx: Tx, invoice_id: int, customer_id: int, currency: str) -> None:
    """An invoice can be that of a delivery. Raises NotFound, InvalidValue, CurrencyMismatch,
    Refused `invoice_red`."""
    owner, _, _, _, _, red_of = invoice_of(tx, invoice_id)
    if owner != customer_id:
        raise InvalidValue(field="invoice", value=invoice_id, reason="other_customer")
    if red_of is not None:
        raise Refused("invoice_red", invoice=invoice_id)
    own = tx.value("SELECT currency FROM invoice WHERE id = ?", (invoice_id,))
    if own != currency:
        raise CurrencyMismatch(left=own, right=currency)


def _refuse_double(tx: Tx, customer_id: int, number: str) -> None:
    key = number_key(number)
    known = "SELECT id, number FROM delivery WHERE customer_id = ? AND number <> ''"
    for row, other in tx.rows(known, (customer_id,)) if key else ():
        if number_key(other) == key:
            raise Refused("duplicate_delivery", field="number", number=number.strip(), delivery=row)
