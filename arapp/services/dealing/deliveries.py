"""Delivery notes: what went out, by its note; not invoiced yet while no invoice is named."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import InvalidAmount, InvalidDay
from arapp.models.values.money import Money
from arapp.services.dealing.delivery_rules import (
    delivery_of,
    link,
    refuse_double,
    require_contract,
    require_fitting,
)
from arapp.services.dealing.invoice_write import customer_of, require_open_day
from arapp.services.dispatch import Outcome, Right, Topic

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
        refuse_double(tx, self.customer_id, self.number)
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
            require_contract(tx, self.contract_id, self.customer_id, self.amount.currency)
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
        changed = sum(link(tx, one, self.invoice_id) for one in self.delivery_ids)
        return Outcome(_TOPICS, changed)


@dataclass(frozen=True)
class ReviseDelivery:
    """Number, note, contract and invoice of a delivery anew; day and amount stay as entered."""

    delivery_id: int
    number: str = ""
    note: str = ""
    contract_id: int | None = None
    invoice_id: int | None = None

    label: ClassVar[str] = "revise_delivery"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the delivery's id.

        Raises NotFound, InvalidAmount (`return_note`: goods came back and no note says why),
        InvalidValue (another customer's contract or invoice), CurrencyMismatch, PeriodLocked
        (another contract of a closed day; an invoice as in `LinkDelivery`), Refused
        `duplicate_delivery` (field number), `contract_state`, `invoice_red`.
        """
        customer, currency, _, day = delivery_of(tx, self.delivery_id)
        amount, contract = tx.one(
            "SELECT amount, contract_id FROM delivery WHERE id = ?", (self.delivery_id,)
        )
        if amount < 0 and not self.note.strip():
            value = Money(amount, currency).plain()
            raise InvalidAmount(field="note", value=value, reason="return_note")
        refuse_double(tx, customer, self.number, self.delivery_id)
        if contract != self.contract_id:
            require_open_day(tx, date.fromordinal(day), "contract")
            if self.contract_id is not None:
                require_contract(tx, self.contract_id, customer, currency)
        link(tx, self.delivery_id, self.invoice_id)
        texts = {"number": self.number.strip(), "note": self.note.strip()}
        tx.update("delivery", self.delivery_id, contract_id=self.contract_id, **texts)
        return Outcome(_TOPICS, self.delivery_id)


@dataclass(frozen=True)
class RemoveDelivery:
    """Entered in error: the deliveries never were."""

    delivery_ids: tuple[int, ...]

    label: ClassVar[str] = "remove_delivery"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: how many. Raises NotFound, PeriodLocked (field day): a closed day counts it."""
        for delivery in self.delivery_ids:
            _, _, _, day = delivery_of(tx, delivery)
            require_open_day(tx, date.fromordinal(day))
            tx.delete("delivery", delivery)
        return Outcome(_TOPICS, len(self.delivery_ids))
