"""One invoice with everything around it, and what the form needs before one is saved."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import NotFound
from arapp.models.values.money import Money, exponent
from arapp.services.credit.enforce import Answer, check
from arapp.services.dealing.delivery_list import (
    ContractChoice,
    DeliveryRow,
    contract_choices,
    deliveries,
    loose_of,
)
from arapp.services.dealing.invoice_due import due_of
from arapp.services.dealing.invoice_entry import InvoiceHead, InvoiceLine, facts_of
from arapp.services.dealing.invoice_list import paper_state
from arapp.services.dealing.invoice_red import lines_of
from arapp.services.dealing.invoice_write import known_number
from arapp.services.ledger.attachments import Attachment, attachments_of
from arapp.services.ledger.invoice_check import (
    Agreed,
    ContractFacts,
    Difference,
    amount_of,
    differences,
    reason_in,
)
from arapp.services.ledger.invoice_compare import contract_facts, found_for, invoices_of


@dataclass(frozen=True, slots=True)
class RowOf:
    """A plan row that belongs to the invoice, or could; amounts in minor units."""

    id: int
    label: str
    kind: str
    state: str
    due_on: date | None
    amount: int
    paid: int


@dataclass(frozen=True, slots=True)
class Red:
    """A red invoice of this one."""

    id: int
    number: str
    day: date
    gross: int


@dataclass(frozen=True, slots=True)
class ContractBeside:
    """The contract beside the form; `invoiced` by the other invoices, minor units."""

    facts: ContractFacts
    invoiced: int
    rows: tuple[RowOf, ...]

    @property
    def left(self) -> int:
        """What may still be invoiced."""
        return self.facts.amount - self.invoiced


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice as its page shows it."""

    id: int
    customer_id: int
    customer: str
    contract_id: int | None
    contract: str
    head: InvoiceHead
    lines: tuple[InvoiceLine, ...]
    check: str
    reason: str
    differences: tuple[Difference, ...]
    red_of: tuple[int, str] | None
    reds: tuple[Red, ...]
    rows: tuple[RowOf, ...]
    deliveries: tuple[DeliveryRow, ...]
    files: tuple[Attachment, ...]
    sent_on: date | None
    courier_no: str
    signed_on: date | None
    paper: str
    beside: ContractBeside | None
    loose: tuple[DeliveryRow, ...] = ()
    """what went out to the customer and waits for an invoice, when this may be it"""

    @property
    def left(self) -> int:
        """What red invoices left of it, minor units."""
        return self.head.gross.minor + sum(red.gross for red in self.reds)


_ROW = "SELECT id, label, kind, state, due_on, amount, paid FROM plan"


def invoice_view(tx: Tx, invoice_id: int) -> InvoiceView:
    """Everything of one invoice. Raises NotFound."""
    row = tx.one(
        "SELECT i.customer_id, c.name, i.contract_id, coalesce(k.number, ''), i.number, i.day,"
        " i.net, i.tax, i.gross, i.currency, i.buyer, i.buyer_tax_no, i.code, i.kind, i.note,"
        " i.check_state, i.check_note, i.red_of_id, coalesce(b.number, ''), i.sent_on,"
        " i.courier_no, i.signed_on FROM invoice i JOIN customer c ON c.id = i.customer_id"
        " LEFT JOIN contract k ON k.id = i.contract_id LEFT JOIN invoice b ON b.id = i.red_of_id"
        " WHERE i.id = ?",
        (invoice_id,),
    )
    if row is None:
        raise NotFound(what="invoice", key=invoice_id)
    state, note, red_of, red_number, sent, courier, signed = row[15:]
    head = _head(*row[4:15])
    return InvoiceView(
        *(invoice_id, row[0], row[1], row[2], row[3], head, lines_of(tx, invoice_id)),
        *(state, reason_in(note), tuple(found_for(tx, invoice_id))),
        None if red_of is None else (red_of, red_number),
        _reds(tx, invoice_id),
        _rows(tx, f"{_ROW} WHERE invoice_id = ? ORDER BY id", invoice_id),
        tuple(deliveries(tx, invoice_id=invoice_id)),
        tuple(attachments_of(tx, f"invoice:{invoice_id}")),
        _day(sent),
        courier,
        _day(signed),
        paper_state(head.gross.minor < 0, sent, signed),
        beside(tx, row[2], invoice_id) if row[2] is not None else None,
        loose_of(tx, row[0], head.gross.currency) if head.gross.minor > 0 else (),
    )


def _head(*row: Any) -> InvoiceHead:
    number, day, net, tax, gross, currency, *texts = row
    net, tax, gross = (Money(part, currency) for part in (net, tax, gross))
    return InvoiceHead(number, date.fromordinal(day), net, tax, gross, *texts)


def _reds(tx: Tx, invoice_id: int) -> tuple[Red, ...]:
    rows = tx.rows(
        "SELECT id, number, day, gross FROM invoice WHERE red_of_id = ? ORDER BY day, id",
        (invoice_id,),
    )
    return tuple(Red(i, number, date.fromordinal(day), gross) for i, number, day, gross in rows)


def _rows(tx: Tx, sql: str, key: int) -> tuple[RowOf, ...]:
    found = tx.rows(sql, (key,))
    return tuple(
        RowOf(id_, label, kind, state, _day(due), amount, paid)
        for id_, label, kind, state, due, amount, paid in found
    )


# --- the form -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """What the form begins with for a customer."""

    customer_id: int
    name: str
    tax_no: str
    currency: str
    contracts: tuple[ContractChoice, ...]
    due_on: date
    rule: str
    loose: tuple[DeliveryRow, ...]


def start(tx: Tx, customer_id: int, day: date) -> Start:
    """The customer's facts, contracts that run, due day by the terms, deliveries not invoiced.

    Raises NotFound.
    """
    row = tx.one("SELECT name, tax_no, currency FROM customer WHERE id = ?", (customer_id,))
    if row is None:
        raise NotFound(what="customer", key=customer_id)
    due, rule = due_of(tx, customer_id, day)
    choices = contract_choices(tx, customer_id)
    name, tax_no, currency = row
    return Start(customer_id, name, tax_no, currency, choices, due, rule, loose_of(tx, customer_id))


def beside(tx: Tx, contract_id: int, invoice_id: int | None = None) -> ContractBeside:
    """The contract beside an invoice that is there, or that is being typed. Raises NotFound."""
    facts = contract_facts(tx, contract_id)
    if facts is None:
        raise NotFound(what="contract", key=contract_id)
    invoiced = tx.value(
        "SELECT coalesce(sum(gross), 0) FROM invoice WHERE contract_id = ? AND id IS NOT ?",
        (contract_id, invoice_id),
    )
    rows = f"{_ROW} WHERE contract_id = ? AND state <> 'void' ORDER BY no, id"
    return ContractBeside(facts, invoiced, _rows(tx, rows, contract_id))


def customer_of_contract(tx: Tx, contract_id: int) -> int:
    """Whose contract it is. Raises NotFound."""
    found = tx.value("SELECT customer_id FROM contract WHERE id = ?", (contract_id,))
    if found is None:
        raise NotFound(what="contract", key=contract_id)
    return int(found)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed so far; money in the customer's currency."""

    customer_id: int
    head: InvoiceHead
    lines: tuple[InvoiceLine, ...]
    contract_id: int | None
    rule: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What the ledger says of a draft: the contract beside it and where it departs from it, an
    invoice that bears the number already, the due day, the credit check."""

    beside: ContractBeside | None
    differences: tuple[Difference, ...]
    twin: int | None
    due_on: date | None
    rule: str
    credit: Answer | None
    locked_until: date | None


def judge(tx: Tx, draft: Draft) -> Judged:
    """What is to be said while an invoice is typed. Raises NotFound, InvalidValue (due_rule)."""
    twin = known_number(tx, draft.head.number) if draft.head.number.strip() else None
    if draft.contract_id is not None:
        near = beside(tx, draft.contract_id)
        facts = facts_of(draft.head, draft.lines)
        found = differences(facts, near.facts, invoices_of(tx, draft.contract_id))
        return Judged(near, tuple(found), twin, None, "", None, tx.locked_until)
    due, rule = due_of(tx, draft.customer_id, draft.head.day, draft.rule, draft.due_on)
    gross = draft.head.gross
    answer = check(tx, draft.customer_id, gross, "invoice") if gross.minor > 0 else None
    return Judged(None, (), twin, due, rule, answer, tx.locked_until)


def lines_from(
    agreed: tuple[Agreed, ...], currency: str, rate: int | None
) -> tuple[InvoiceLine, ...]:
    """The lines of a contract as those of an invoice for all of it: prices without tax."""
    found = []
    for one in agreed:
        ppm = one.rate if one.rate is not None else rate
        net = _net(one.amount, ppm or 0)
        quantity = None if one.quantity is None else amount_of(one.quantity)
        price = None
        if quantity:
            price = (Decimal(net).scaleb(-exponent(currency)) / quantity).quantize(
                Decimal("0.000001")
            )
        tax = Money(one.amount - net, currency)
        found.append(
            InvoiceLine(one.item, Money(net, currency), tax, quantity, price, ppm, one.spec,
                        one.unit)
        )  # fmt: skip
    return tuple(found)


def _net(gross: int, ppm: int) -> int:
    return int((Decimal(gross) * 1_000_000 / (1_000_000 + ppm)).to_integral_value())


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
