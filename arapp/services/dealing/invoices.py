"""Issued invoices by hand.

An invoice of a contract leans on the contract's own rows; one without a contract makes a row of
its own (product I1). What is posted is not edited: it is taken back by a red invoice.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import Refused
from arapp.services.credit.enforce import require as require_credit
from arapp.services.dealing.delivery_rules import link
from arapp.services.dealing.invoice_due import due_of
from arapp.services.dealing.invoice_entry import (
    InvoiceHead,
    InvoiceLine,
    facts_of,
    require_sound,
)
from arapp.services.dealing.invoice_write import (
    BOOKED,
    contract_for,
    customer_of,
    link_rows,
    require_new_number,
    require_open_day,
    write_invoice,
    write_lines,
)
from arapp.services.dispatch import Outcome, Right
from arapp.services.ledger.invoice_check import (
    ERROR,
    Difference,
    InvoiceFacts,
    confirmed_note,
    differences,
    state_of,
)
from arapp.services.ledger.invoice_compare import invoices_of


@dataclass(frozen=True)
class RecordInvoice:
    """An invoice that was issued.

    `rule`, `due_on`: when the row of an invoice without a contract is due; "" and None: by the
    customer's terms. `plan_ids`: rows of the contract that it bills. `reason`: the differences from
    the contract are accepted with it. `override`: why it goes over the customer's limit.
    `delivery_ids`: what went out that it bills.
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
    delivery_ids: tuple[int, ...] = ()

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
        for delivery in self.delivery_ids:
            link(tx, delivery, invoice)
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
