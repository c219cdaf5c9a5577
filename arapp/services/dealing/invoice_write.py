"""What the commands of invoices share: records that fit, days that are open, rows written."""

from datetime import date
from typing import Any

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, PeriodLocked, Refused
from arapp.services.dealing.invoice_entry import InvoiceHead, InvoiceLine, millionths
from arapp.services.dispatch import Topic
from arapp.services.ledger.invoice_check import bare_item
from arapp.services.ledger.invoice_compare import contract_facts
from arapp.services.ledger.names import name_key, number_key

SENT = frozenset({Topic.INVOICES})
BOOKED = frozenset({Topic.INVOICES, Topic.PLANS, Topic.CUSTOMERS, Topic.CONTRACTS})


def invoice_of(tx: Tx, invoice_id: int) -> Any:
    """(customer, contract, day, sent_on, signed_on, red_of) of an invoice. Raises NotFound."""
    row = tx.one(
        "SELECT customer_id, contract_id, day, sent_on, signed_on, red_of_id FROM invoice"
        " WHERE id = ?",
        (invoice_id,),
    )
    if row is None:
        raise NotFound(what="invoice", key=invoice_id)
    return row


def customer_of(tx: Tx, customer_id: int) -> str:
    """Name of a customer that can be dealt with. Raises NotFound, Refused `customer_merged`."""
    row = tx.one(
        "SELECT c.name, k.name FROM customer c LEFT JOIN customer k ON k.id = c.merged_into_id"
        " WHERE c.id = ?",
        (customer_id,),
    )
    if row is None:
        raise NotFound(what="customer", key=customer_id)
    if row[1] is not None:
        raise Refused("customer_merged", customer=row[0], into=row[1])
    return str(row[0])


def contract_for(tx: Tx, contract_id: int, customer_id: int) -> Any:
    """The facts of a contract that the customer's invoice may name.

    Raises NotFound, InvalidValue (another customer's), Refused `contract_state` (draft, void).
    """
    contract = contract_facts(tx, contract_id)
    if contract is None:
        raise NotFound(what="contract", key=contract_id)
    owner = tx.value("SELECT customer_id FROM contract WHERE id = ?", (contract_id,))
    if owner != customer_id:
        raise InvalidValue(field="contract", value=contract.number, reason="other_customer")
    if contract.state in ("draft", "void"):
        raise Refused("contract_state", contract=contract.number, state=contract.state)
    return contract


def require_open_day(tx: Tx, day: date, field: str = "day") -> None:
    """Raises PeriodLocked (field, day) for a day in a closed period."""
    if tx.locked_until is not None and day <= tx.locked_until:
        raise PeriodLocked(until=tx.locked_until, field=field, day=day)


def require_new_number(tx: Tx, number: str) -> None:
    """Raises Refused `duplicate_invoice` when an invoice of the ledger bears the number already.

    Numbers are compared without blanks, dashes, case and full width.
    """
    twin = known_number(tx, number)
    if twin is not None:
        raise Refused("duplicate_invoice", field="number", number=number.strip(), invoice=twin)


def known_number(tx: Tx, number: str) -> int | None:
    """The invoice of the ledger that bears a number."""
    key = number_key(number)
    rows = tx.each("SELECT id, number FROM invoice")
    return next((int(id_) for id_, known in rows if number_key(known) == key), None)


def require_day_between(tx: Tx, field: str, day: date, first: date) -> None:
    """Raises InvalidDay for a day in the future or before `first`."""
    if day > tx.today:
        raise InvalidDay(field=field, value=day.isoformat(), reason="future")
    if day < first:
        raise InvalidDay(
            field=field, value=day.isoformat(), reason="before_invoice", first=first.isoformat()
        )


def write_invoice(
    tx: WriteTx, customer_id: int, contract_id: int | None, head: InvoiceHead, **more: Any
) -> int:
    """Insert the head of an invoice; its id."""
    return tx.insert(
        "invoice",
        number=head.number.strip(),
        customer_id=customer_id,
        contract_id=contract_id,
        day=head.day.toordinal(),
        net=head.net.minor,
        tax=head.tax.minor,
        gross=head.gross.minor,
        currency=head.gross.currency,
        buyer=" ".join(head.buyer.split()),
        buyer_tax_no=head.buyer_tax_no.strip(),
        code=head.code.strip(),
        kind=head.kind.strip(),
        note=head.note.strip(),
        **more,
    )


def write_lines(tx: WriteTx, invoice: int, lines: tuple[InvoiceLine, ...]) -> None:
    """Insert the lines of an invoice; an item that is a product by name is linked to it."""
    for no, line in enumerate(lines, 1):
        tx.insert(
            "invoice_line",
            invoice_id=invoice,
            product_id=_product(tx, line.item, line.spec),
            no=no,
            item=line.item.strip(),
            spec=line.spec.strip(),
            unit=line.unit.strip(),
            quantity=millionths(line.quantity),
            price=millionths(line.price),
            net=line.net.minor,
            tax_rate_ppm=line.rate_ppm,
            tax=line.tax.minor,
        )


def _product(tx: Tx, item: str, spec: str) -> int | None:
    """The product of that name, also without the *class* that e-invoices put before it."""
    wanted = name_key(bare_item(item))
    rows = tx.rows("SELECT id, name, spec FROM product ORDER BY id")
    alike = [(id_, name_key(known)) for id_, name, known in rows if name_key(name) == wanted]
    same = [id_ for id_, known in alike if known == name_key(spec)]
    return same[0] if same else alike[0][0] if len(alike) == 1 else None


def link_rows(tx: WriteTx, invoice: int, plan_ids: tuple[int, ...]) -> None:
    """Rows of the same contract that the invoice bills. Raises NotFound, Refused `row_billed`."""
    contract = tx.value("SELECT contract_id FROM invoice WHERE id = ?", (invoice,))
    for plan in plan_ids:
        row = tx.one("SELECT contract_id, invoice_id, label FROM plan WHERE id = ?", (plan,))
        if row is None or contract is None or row[0] != contract:
            raise NotFound(what="plan", key=plan)
        if row[1] not in (None, invoice):
            raise Refused("row_billed", plan=plan, label=row[2], invoice=row[1])
        tx.update("plan", plan, invoice_id=invoice)
