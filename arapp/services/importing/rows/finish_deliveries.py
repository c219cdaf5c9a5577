"""Lines of delivery notes: a note's head stands in its first line, or in each."""

import re
from decimal import Decimal

from arapp.services.importing.rows.finish_invoices import figures
from arapp.services.importing.rows.records import DeliveryRow, Record
from arapp.services.importing.rows.settle import Reading, named, require, status_of
from arapp.services.importing.rows.values import Values

_VOID = re.compile(r"作废|void|cancel", re.I)
_MILLION = 1_000_000


def deliveries(reading: Reading) -> tuple[list[Record], list[str]]:
    """Lines of what went out; void notes are left out and listed."""
    values = reading.values
    customers = named(values, reading.stated, reading.table, reading.lines)
    texts = {
        name: values.texts(name)
        for name in (
            *("number", "customer_code", "contract", "invoice", "state", "memo"),
            *("item", "spec", "unit"),
        )
    }
    days, amounts = values.days("day"), values.amounts("amount")
    nets, taxes = values.amounts("net"), values.amounts("tax")
    quantities = figures(reading, "quantity")
    records: list[Record] = []
    status: list[str] = []
    before: DeliveryRow | None = None
    for i in range(len(values.places)):
        at = {name: column[i] for name, column in texts.items()}
        amount = amounts[i]
        if amount is None and nets[i] is not None:
            amount = (nets[i] or 0) + (taxes[i] or 0)
        row = DeliveryRow(
            values.numbers[i],
            at["number"],
            customers[i],
            at["customer_code"],
            at["contract"],
            at["invoice"],
            days[i],
            _goods(at["item"], at["spec"], quantities[i], at["unit"]),
            amount or 0,
            values.currency[i],
            at["memo"],
        )
        row = _continued(row, before)
        _wanting(values, i, row, amount)
        if _VOID.search(at["state"]):
            values.add(i, values.headers.get("state", ""), at["state"], "void_delivery")
        records.append(row)
        status.append(status_of(values, i))
        before = row
    return records, status


def _wanting(values: Values, i: int, row: DeliveryRow, amount: int | None) -> None:
    if not row.customer and not row.customer_code:
        require(values, i, "customer")
    if row.day is None:
        require(values, i, "day")
    if amount is None:
        require(values, i, "amount")
    elif not amount:
        values.add(i, values.headers.get("amount", ""), "", "zero_amount")


def _continued(row: DeliveryRow, before: DeliveryRow | None) -> DeliveryRow:
    """A line without a head of its own belongs to the note above it."""
    if before is None or row.day is not None:
        return row
    if row.number and row.number != before.number:
        return row
    if row.customer and row.customer != before.customer:
        return row
    return row._replace(
        number=before.number,
        customer=before.customer,
        customer_code=before.customer_code,
        contract=row.contract or before.contract,
        invoice=row.invoice or before.invoice,
        day=before.day,
    )


def _goods(item: str, spec: str, quantity: int | None, unit: str) -> str:
    """ "轴承 6204 ×10 件"."""
    many = "" if quantity is None else f"×{(Decimal(quantity) / _MILLION).normalize():f}"
    return " ".join(part for part in (item, spec, f"{many} {unit}".strip()) if part)
