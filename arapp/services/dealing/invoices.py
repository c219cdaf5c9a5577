"""Issued invoices by hand: recorded, compared with their contract, sent, received, linked.

An invoice of a contract leans on the contract's own rows; one without a contract makes a row of
its own (product I1). What is posted is not edited: it is taken back by a red invoice.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, PeriodLocked, Refused
from arapp.services.credit.enforce import require as require_credit
from arapp.services.dealing.invoice_due import due_of
from arapp.services.dealing.invoice_entry import (
    InvoiceHead,
    InvoiceLine,
    facts_of,
    millionths,
    require_sound,
)
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.invoice_check import (
    ERROR,
    Difference,
    InvoiceFacts,
    confirmed_note,
    differences,
    state_of,
)
from arapp.services.ledger.invoice_compare import (
    contract_facts,
    found_for,
    invoices_of,
    recompare,
)
from arapp.services.ledger.names import name_key, number_key

_SENT = frozenset({Topic.INVOICES})
BOOKED = frozenset({Topic.INVOICES, Topic.PLANS, Topic.CUSTOMERS, Topic.CONTRACTS})


@dataclass(frozen=True)
class RecordInvoice:
    """An invoice that was issued.

    `rule`, `due_on`: when the row of an invoice without a contract is due; "" and None: by the
    customer's terms. `plan_ids`: rows of the contract that it bills. `reason`: the differences from
    the contract are accepted with it. `override`: why it goes over the customer's limit.
    """

    customer_id: int
    head: InvoiceHead
    lines: tuple[InvoiceLine, ...] = ()
    contract_id: int | None = None
    plan_ids: tuple[int, ...] = ()
    rule: str = ""
    due_on: date | None = None
    owner: str = ""
    reason: str = ""
    override: str = ""

    label: ClassVar[str] = "record_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the invoice's id.

        Raises InvalidValue (field, reason), InvalidAmount, InvalidDay, PeriodLocked (field day),
        CurrencyMismatch, NotFound, Refused `duplicate_invoice` (field number), `contract_state`,
        `invoice_differs` (differences), those of the credit check.
        """
        require_sound(self.head, self.lines, tx.today)
        require_open_day(tx, self.head.day)
        require_new_number(tx, self.head.number)
        customer_of(tx, self.customer_id)
        facts = facts_of(self.head, self.lines)
        found = self._compared(tx, facts)
        if self.contract_id is None:
            require_credit(tx, self.customer_id, self.head.gross, self.override, "invoice")
        note = confirmed_note(self.reason, found) if self.reason.strip() and found else ""
        state = "none" if self.contract_id is None else state_of(found, note)
        invoice = write_invoice(
            tx, self.customer_id, self.contract_id, self.head, check_state=state, check_note=note
        )
        write_lines(tx, invoice, self.lines)
        if self.contract_id is None:
            self._own_row(tx, invoice)
        link_rows(tx, invoice, self.plan_ids)
        return Outcome(BOOKED, invoice)

    def _compared(self, tx: Tx, facts: InvoiceFacts) -> list[Difference]:
        if self.contract_id is None:
            return []
        contract = contract_for(tx, self.contract_id, self.customer_id)
        found = differences(facts, contract, invoices_of(tx, contract.id))
        heavy = [one for one in found if one.severity == ERROR]
        if heavy and not self.reason.strip():
            raise Refused("invoice_differs", number=self.head.number, differences=heavy)
        return found

    def _own_row(self, tx: WriteTx, invoice: int) -> None:
        due, rule = due_of(tx, self.customer_id, self.head.day, self.rule, self.due_on)
        tx.insert(
            "plan",
            customer_id=self.customer_id,
            invoice_id=invoice,
            kind="invoice",
            label="",
            state="firm",
            booked_on=self.head.day.toordinal(),
            due_on=due.toordinal(),
            amount=self.head.gross.minor,
            currency=self.head.gross.currency,
            owner=self.owner.strip(),
            due_rule=rule,
        )


@dataclass(frozen=True)
class ConfirmDifference:
    """The differences of an invoice from its contract are accepted, with a reason."""

    invoice_id: int
    reason: str

    label: ClassVar[str] = "confirm_difference"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the number of differences accepted.

        Raises NotFound, InvalidValue (no reason), Refused `nothing_differs`.
        """
        invoice_of(tx, self.invoice_id)
        if not self.reason.strip():
            raise InvalidValue(field="reason", value=self.reason, reason="empty")
        found = [one for one in found_for(tx, self.invoice_id) if one.severity == ERROR]
        if not found:
            raise Refused("nothing_differs", invoice=self.invoice_id)
        note = confirmed_note(self.reason, found)
        tx.update("invoice", self.invoice_id, check_state="confirmed", check_note=note)
        return Outcome(_SENT, len(found))


@dataclass(frozen=True)
class CompareInvoice:
    """Compare an invoice, and the others of its contract, once more."""

    invoice_id: int

    label: ClassVar[str] = "compare_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id → new state of those whose state changed. Raises NotFound."""
        _, contract, *_ = invoice_of(tx, self.invoice_id)
        return Outcome(_SENT, recompare(tx, contract))


@dataclass(frozen=True)
class LinkInvoice:
    """The invoice belongs to this contract (None: to none), and bills these rows of it."""

    invoice_id: int
    contract_id: int | None
    plan_ids: tuple[int, ...] = ()
    reason: str = ""

    label: ClassVar[str] = "link_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the state of its check.

        An invoice that made a row of its own would be owed twice beside a contract: its row has to
        be voided first. Differences are shown, not refused: it was issued already. Raises NotFound,
        InvalidValue (another customer's contract), Refused `contract_state`, `invoice_has_row`,
        `invoice_red`.
        """
        customer, before, _, _, _, red_of = invoice_of(tx, self.invoice_id)
        if red_of is not None:
            raise Refused("invoice_red", invoice=self.invoice_id)
        if self.contract_id is not None:
            contract_for(tx, self.contract_id, customer)
            own = "SELECT id FROM plan WHERE invoice_id = ? AND contract_id IS NULL"
            row = tx.value(f"{own} AND state <> 'void' AND kind <> 'credit'", (self.invoice_id,))
            if row is not None:
                raise Refused("invoice_has_row", invoice=self.invoice_id, plan=row)
        for (plan,) in tx.rows(
            "SELECT id FROM plan WHERE invoice_id = ? AND contract_id IS NOT NULL",
            (self.invoice_id,),
        ):
            tx.update("plan", plan, invoice_id=None)
        tx.update("invoice", self.invoice_id, contract_id=self.contract_id)
        for (red,) in tx.rows("SELECT id FROM invoice WHERE red_of_id = ?", (self.invoice_id,)):
            tx.update("invoice", red, contract_id=self.contract_id)
        link_rows(tx, self.invoice_id, self.plan_ids)
        if self.contract_id is None:
            tx.update("invoice", self.invoice_id, check_state="none", check_note="")
        recompare(tx, self.contract_id)
        if before != self.contract_id:
            recompare(tx, before)
        self._accept(tx)
        state = tx.value("SELECT check_state FROM invoice WHERE id = ?", (self.invoice_id,))
        return Outcome(BOOKED, state)

    def _accept(self, tx: WriteTx) -> None:
        found = [one for one in found_for(tx, self.invoice_id) if one.severity == ERROR]
        if self.reason.strip() and found:
            note = confirmed_note(self.reason, found)
            tx.update("invoice", self.invoice_id, check_state="confirmed", check_note=note)


@dataclass(frozen=True)
class SendInvoice:
    """It went to the customer; said again it corrects the day or the courier's number."""

    invoice_id: int
    sent_on: date
    courier_no: str = ""

    label: ClassVar[str] = "send_invoice"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day. Raises NotFound, InvalidDay (future, before the invoice, after it was
        received)."""
        _, _, day, _, signed, _ = invoice_of(tx, self.invoice_id)
        require_day_between(tx, "sent_on", self.sent_on, date.fromordinal(day))
        if signed is not None and self.sent_on.toordinal() > signed:
            last = date.fromordinal(signed).isoformat()
            raise InvalidDay(
                field="sent_on", value=self.sent_on.isoformat(), reason="after", last=last
            )
        courier = self.courier_no.strip()
        tx.update("invoice", self.invoice_id, sent_on=self.sent_on.toordinal(), courier_no=courier)
        return Outcome(_SENT, self.sent_on)


@dataclass(frozen=True)
class MarkReceived:
    """The customer signed for it; None: that was a mistake."""

    invoice_id: int
    signed_on: date | None

    label: ClassVar[str] = "receive_invoice"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the day. Raises NotFound, InvalidDay (future, before the invoice or before it was
        sent)."""
        _, _, day, sent, _, _ = invoice_of(tx, self.invoice_id)
        if self.signed_on is not None:
            first = date.fromordinal(max(day, sent or 0))
            require_day_between(tx, "signed_on", self.signed_on, first)
        value = None if self.signed_on is None else self.signed_on.toordinal()
        tx.update("invoice", self.invoice_id, signed_on=value)
        return Outcome(_SENT, self.signed_on)


# --- what the commands share ----------------------------------------------------------------------


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
    from arapp.services.ledger.invoice_check import bare_item

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
