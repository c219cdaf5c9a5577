"""Comparing the invoices of the ledger with their contracts, and keeping `check_state` right.

Whoever changes a contract, its lines, its amount, its customer's name or one of its invoices calls
`recompare` in the same command.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from arapp.models.tx import Tx, WriteTx
from arapp.services.ledger.invoice_check import (
    Agreed,
    ContractFacts,
    Difference,
    InvoiceFacts,
    Line,
    differences,
    state_of,
)

_CONTRACT = """
SELECT k.id, k.number, k.state, c.name, c.short_name, c.id, c.tax_no, k.currency, k.amount,
  k.signed_on, k.ends_on, k.tax_rate_ppm
FROM contract k JOIN customer c ON c.id = k.customer_id WHERE k.id = ?"""
_NAMES = """
SELECT value FROM payer_alias WHERE customer_id = :c AND kind = 'name' AND revoked = 0
  AND source = 'merged' UNION SELECT name FROM customer WHERE merged_into_id = :c"""
_INVOICES = """
SELECT id, number, day, buyer, buyer_tax_no, currency, net, tax, gross, red_of_id FROM invoice"""
_LINES = """
SELECT invoice_id, item, spec, unit, quantity, price, net, tax, tax_rate_ppm FROM invoice_line"""


def contract_facts(tx: Tx, contract_id: int) -> ContractFacts | None:
    """What the invoices of a contract are compared with; None when there is no such contract."""
    row = tx.one(_CONTRACT, (contract_id,))
    if row is None:
        return None
    id_, number, state, name, short, customer, tax_no, currency, amount, signed, ends, rate = row
    others = [value for (value,) in tx.rows(_NAMES, {"c": customer})]
    lines = tx.rows(
        "SELECT item, spec, unit, quantity, price, tax_rate_ppm, amount FROM contract_line"
        " WHERE contract_id = ? ORDER BY no, id",
        (contract_id,),
    )
    return ContractFacts(
        *(id_, number, state, (name, short, *others), tax_no, currency, amount),
        *(_day(signed), _day(ends), rate, tuple(Agreed(*line) for line in lines)),
    )


def invoices_of(tx: Tx, contract_id: int) -> list[InvoiceFacts]:
    """All invoices of a contract, in the order in which they were entered."""
    rows = tx.rows(f"{_INVOICES} WHERE contract_id = ? ORDER BY id", (contract_id,))
    lines = tx.rows(
        f"{_LINES} WHERE invoice_id IN (SELECT id FROM invoice WHERE contract_id = ?)"
        " ORDER BY invoice_id, no, id",
        (contract_id,),
    )
    return _facts(rows, lines)


def invoice_facts(tx: Tx, invoice_id: int) -> InvoiceFacts | None:
    """One invoice with its lines."""
    rows = tx.rows(f"{_INVOICES} WHERE id = ?", (invoice_id,))
    lines = tx.rows(f"{_LINES} WHERE invoice_id = ? ORDER BY no, id", (invoice_id,))
    return next(iter(_facts(rows, lines)), None)


def _facts(rows: Iterable[Any], lines: Iterable[Any]) -> list[InvoiceFacts]:
    of: dict[int, list[Line]] = defaultdict(list)
    for invoice, *rest in lines:
        of[invoice].append(Line(*rest))
    found = []
    for id_, number, day, buyer, tax_no, currency, net, tax, gross, red_of in rows:
        sums = (currency, net, tax, gross)
        when = date.fromordinal(day)
        found.append(InvoiceFacts(id_, number, when, buyer, tax_no, *sums, tuple(of[id_]), red_of))
    return found


def counted(invoice: InvoiceFacts, all_of: Sequence[InvoiceFacts]) -> list[InvoiceFacts]:
    """The others that count with an invoice: those entered before it, and all red ones.

    So of two that are too much together the later one differs, and a red one clears it again.
    """
    return [
        one
        for one in all_of
        if one.id != invoice.id and (one.id < invoice.id or not invoice.id or one.gross < 0)
    ]


def found_for(tx: Tx, invoice_id: int) -> list[Difference]:
    """The differences of one invoice; none without a contract."""
    contract_id = tx.value("SELECT contract_id FROM invoice WHERE id = ?", (invoice_id,))
    contract = contract_facts(tx, contract_id) if contract_id is not None else None
    if contract is None:
        return []
    every = invoices_of(tx, contract.id)
    invoice = next(one for one in every if one.id == invoice_id)
    return differences(invoice, contract, counted(invoice, every))


def recompare(tx: WriteTx, contract_id: int | None) -> dict[int, str]:
    """Compare all invoices of a contract again; id → state of those whose state changed.

    A confirmation stands while what was confirmed is no worse than it was then.
    """
    contract = contract_facts(tx, contract_id) if contract_id is not None else None
    if contract is None:
        return {}
    every = invoices_of(tx, contract.id)
    kept = {
        id_: (state, note)
        for id_, state, note in tx.rows(
            "SELECT id, check_state, check_note FROM invoice WHERE contract_id = ?", (contract.id,)
        )
    }
    changed: dict[int, str] = {}
    for invoice in every:
        state, note = kept[invoice.id]
        found = differences(invoice, contract, counted(invoice, every))
        now = "none" if invoice.gross < 0 else state_of(found, note)
        if now != state:
            tx.update("invoice", invoice.id, check_state=now)
            changed[invoice.id] = now
    return changed


def recompare_customer(tx: WriteTx, customer_id: int) -> dict[int, str]:
    """The same for all contracts of a customer, whose name or tax no. changed."""
    changed: dict[int, str] = {}
    for (contract,) in tx.rows(
        "SELECT DISTINCT contract_id FROM invoice WHERE contract_id IN"
        " (SELECT id FROM contract WHERE customer_id = ?)",
        (customer_id,),
    ):
        changed |= recompare(tx, contract)
    return changed


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
