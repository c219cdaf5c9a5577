"""Deliveries as lists show them, and the contracts and invoices that one may name."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.invoice_deliveries import WAITING


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """A delivery note; amounts in minor units. `invoice_id` None: not invoiced; `waiting`: what no
    invoice stands for yet."""

    id: int
    number: str
    day: date
    customer_id: int
    customer: str
    contract: str
    amount: int
    currency: str
    invoice_id: int | None
    note: str
    invoice: str
    waiting: int
    initials: str
    contract_id: int | None


_ROWS = f"""
SELECT v.id, v.number, v.day, v.customer_id, coalesce(nullif(c.short_name, ''), c.name),
  coalesce(k.number, ''), v.amount, v.currency, v.invoice_id, v.note, coalesce(i.number, ''),
  {WAITING}, c.initials, v.contract_id
FROM delivery v JOIN customer c ON c.id = v.customer_id
LEFT JOIN contract k ON k.id = v.contract_id LEFT JOIN invoice i ON i.id = v.invoice_id"""


def deliveries(
    tx: Tx, invoice_id: int | None = None, customer_id: int | None = None
) -> list[DeliveryRow]:
    """Delivery notes up to the ledger day, newest first: of an invoice, of a customer, or all."""
    where = ["v.day <= :d"]
    params: dict[str, Any] = {"d": tx.today.toordinal(), "i": invoice_id, "c": customer_id}
    if invoice_id is not None:
        where.append("v.invoice_id = :i")
    if customer_id is not None:
        where.append("v.customer_id = :c")
    sql = f"{_ROWS} WHERE {' AND '.join(where)} ORDER BY v.day DESC, v.id DESC"
    return [
        DeliveryRow(row[0], row[1], date.fromordinal(row[2]), *row[3:])
        for row in tx.rows(sql, params)
    ]


def loose_of(tx: Tx, customer_id: int, currency: str = "") -> tuple[DeliveryRow, ...]:
    """Deliveries of a customer that wait for an invoice; of one currency, or of all."""
    found = deliveries(tx, customer_id=customer_id)
    return tuple(one for one in found if one.waiting and currency in ("", one.currency))


@dataclass(frozen=True, slots=True)
class ContractChoice:
    """A contract that an invoice or a delivery may name; amounts in minor units."""

    id: int
    number: str
    subject: str
    amount: int
    currency: str
    invoiced: int


@dataclass(frozen=True, slots=True)
class InvoiceChoice:
    """An invoice that may be that of a delivery; gross in minor units."""

    id: int
    number: str
    day: date
    gross: int
    currency: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What a delivery of a customer may name."""

    customer_id: int
    currency: str
    contracts: tuple[ContractChoice, ...]
    invoices: tuple[InvoiceChoice, ...]


def contract_choices(tx: Tx, customer_id: int) -> tuple[ContractChoice, ...]:
    """Contracts of a customer that run or ran, the newest first."""
    found = tx.rows(
        "SELECT k.id, k.number, k.subject, k.amount, k.currency, (SELECT coalesce(sum(i.gross), 0)"
        " FROM invoice i WHERE i.contract_id = k.id) FROM contract k WHERE k.customer_id = ?"
        " AND k.state IN ('active', 'closed') ORDER BY k.state, k.signed_on DESC, k.id DESC",
        (customer_id,),
    )
    return tuple(ContractChoice(*one) for one in found)


def choices(tx: Tx, customer_id: int) -> Choices:
    """Contracts and invoices of a customer, the newest first."""
    found = tx.rows(
        "SELECT id, number, day, gross, currency FROM invoice WHERE customer_id = ?"
        " AND red_of_id IS NULL AND gross > 0 ORDER BY day DESC, id DESC",
        (customer_id,),
    )
    currency = tx.value("SELECT currency FROM customer WHERE id = ?", (customer_id,))
    invoices = tuple(
        InvoiceChoice(row, number, date.fromordinal(day), gross, code)
        for row, number, day, gross, code in found
    )
    return Choices(customer_id, str(currency or ""), contract_choices(tx, customer_id), invoices)
