"""Where the paper of an invoice is: sent to the customer, signed for."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidDay
from arapp.services.dealing.invoice_write import SENT, invoice_of, require_day_between
from arapp.services.dispatch import Outcome, Right


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
        return Outcome(SENT, self.sent_on)


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
        return Outcome(SENT, self.signed_on)
