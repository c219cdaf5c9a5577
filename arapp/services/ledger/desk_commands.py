"""Money of no customer: set aside from the receipts desk, and brought back."""

from dataclasses import dataclass
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic


@dataclass(frozen=True)
class MarkReceipt:
    """`reason` says what the money is (interest, tax_refund, own_transfer …); "" takes it back."""

    receipt_id: int
    reason: str

    label: ClassVar[str] = "mark_receipt"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound, Refused kind `receipt_in_use` (something of it is allocated)."""
        row = tx.one("SELECT allocated FROM receipt WHERE id = ?", (self.receipt_id,))
        if row is None:
            raise NotFound(what="receipt", key=self.receipt_id)
        if row[0] and self.reason:
            raise Refused("receipt_in_use", receipt=self.receipt_id)
        tx.update("receipt", self.receipt_id, not_customer=self.reason)
        return Outcome(frozenset({Topic.RECEIPTS}), self.receipt_id)
