"""What the commands of deliveries share: records that fit, open days, a number only once."""

from datetime import date
from typing import Any

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import CurrencyMismatch, InvalidValue, NotFound, Refused
from arapp.services.dealing.invoice_write import contract_for, invoice_of, require_open_day
from arapp.services.ledger.names import number_key


def delivery_of(tx: Tx, delivery_id: int) -> Any:
    """(customer, currency, invoice, day) of a delivery. Raises NotFound."""
    row = tx.one(
        "SELECT customer_id, currency, invoice_id, day FROM delivery WHERE id = ?", (delivery_id,)
    )
    if row is None:
        raise NotFound(what="delivery", key=delivery_id)
    return row


def require_open_link(tx: Tx, day: int, invoice_id: int | None) -> None:
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


def refuse_double(tx: Tx, customer_id: int, number: str, own: int | None = None) -> None:
    """Raises Refused `duplicate_delivery` (field number): another note of the customer has it."""
    key = number_key(number)
    known = "SELECT id, number FROM delivery WHERE customer_id = ? AND number <> ''"
    for row, other in tx.rows(known, (customer_id,)) if key else ():
        if row != own and number_key(other) == key:
            raise Refused("duplicate_delivery", field="number", number=number.strip(), delivery=row)


def require_contract(tx: Tx, contract_id: int, customer_id: int, currency: str) -> None:
    """A contract can be that of a delivery. Raises NotFound, InvalidValue, CurrencyMismatch,
    Refused `contract_state`."""
    contract = contract_for(tx, contract_id, customer_id)
    if contract.currency != currency:
        raise CurrencyMismatch(left=contract.currency, right=currency)


def link(tx: WriteTx, delivery_id: int, invoice_id: int | None) -> bool:
    """The delivery was billed by the invoice, None: by none yet; whether that is news.

    Raises NotFound, InvalidValue, CurrencyMismatch, PeriodLocked (delivery and invoice both lie in
    the closed period), Refused `invoice_red`.
    """
    customer, currency, before, day = delivery_of(tx, delivery_id)
    if invoice_id is not None:
        require_fitting(tx, invoice_id, customer, currency)
    if before == invoice_id:
        return False
    for invoice in (before, invoice_id):
        require_open_link(tx, day, invoice)
    tx.update("delivery", delivery_id, invoice_id=invoice_id)
    return True
