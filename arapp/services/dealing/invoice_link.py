"""An invoice and its contract: compared, accepted as it differs, linked afterwards."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dealing.invoice_write import (
    BOOKED,
    SENT,
    contract_for,
    invoice_of,
    link_rows,
)
from arapp.services.dispatch import Outcome, Right
from arapp.services.ledger.invoice_check import ERROR, confirmed_note
from arapp.services.ledger.invoice_compare import found_for, recompare
from arapp.services.ledger.reversals import VoidPlan

OWN_ROWS = (
    "SELECT id FROM plan WHERE invoice_id = ? AND contract_id IS NULL AND state <> 'void'"
    " AND kind <> 'credit' ORDER BY id"
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
        return Outcome(SENT, len(found))


@dataclass(frozen=True)
class CompareInvoice:
    """Compare an invoice, and the others of its contract, once more."""

    invoice_id: int

    label: ClassVar[str] = "compare_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id → new state of those whose state changed. Raises NotFound."""
        _, contract, *_ = invoice_of(tx, self.invoice_id)
        return Outcome(SENT, recompare(tx, contract))


@dataclass(frozen=True)
class LinkInvoice:
    """The invoice belongs to this contract (None: to none), and bills these rows of it.

    `void_row`: the row that it made of its own is called off, the contract's rows are what is owed.
    """

    invoice_id: int
    contract_id: int | None
    plan_ids: tuple[int, ...] = ()
    reason: str = ""
    void_row: bool = False

    label: ClassVar[str] = "link_invoice"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: the state of its check.

        An invoice that made a row of its own would be owed twice beside a contract: its row has to
        be void, before or with it. Differences are shown, not refused: it was issued already.
        Raises NotFound, InvalidValue (another customer's contract), Refused `contract_state`,
        `invoice_has_row`, `invoice_red`; with `void_row` those of `VoidPlan` (`plan_paid` …).
        """
        customer, before, _, _, _, red_of = invoice_of(tx, self.invoice_id)
        if red_of is not None:
            raise Refused("invoice_red", invoice=self.invoice_id)
        if self.contract_id is not None:
            contract_for(tx, self.contract_id, customer)
            self._own_rows(tx, self.contract_id)
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

    def _own_rows(self, tx: WriteTx, contract_id: int) -> None:
        number = tx.value("SELECT number FROM contract WHERE id = ?", (contract_id,))
        for (row,) in tx.rows(OWN_ROWS, (self.invoice_id,)):
            if not self.void_row:
                raise Refused("invoice_has_row", invoice=self.invoice_id, plan=row)
            VoidPlan(row, f"合同 {number}").run(tx)

    def _accept(self, tx: WriteTx) -> None:
        found = [one for one in found_for(tx, self.invoice_id) if one.severity == ERROR]
        if self.reason.strip() and found:
            note = confirmed_note(self.reason, found)
            tx.update("invoice", self.invoice_id, check_state="confirmed", check_note=note)
