"""Receipts by hand: 登记收款, with the duplicate check of the bank files."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import InvalidAmount, InvalidDay, Refused
from arapp.models.values.money import Money
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.standing import STANDS


@dataclass(frozen=True)
class RecordReceipt:
    """Money that came in, typed by hand."""

    day: date
    amount: Money
    payer: str
    customer_id: int | None = None
    account_id: int | None = None
    payer_account: str = ""
    serial_no: str = ""
    memo: str = ""
    method: str = "bank"

    label: ClassVar[str] = "record_receipt"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Insert it under the next number; result is the receipt's id.

        Raises InvalidAmount (not above zero), InvalidDay, Refused kind `duplicate` (same account
        and serial number as one that was not taken back).
        """
        if self.amount.minor <= 0:
            raise InvalidAmount(value=self.amount.plain(), reason="not_positive")
        if not EARLIEST <= self.day <= tx.today.replace(year=tx.today.year + 10, day=1):
            raise InvalidDay(value=self.day.isoformat())
        serial = self.serial_no.strip()
        self._refuse_double(tx, serial)
        row = tx.insert(
            "receipt",
            number=tx.next_number("receipt", self.day),
            account_id=self.account_id,
            day=self.day.toordinal(),
            payer=self.payer.strip(),
            payer_account=self.payer_account.strip(),
            amount=self.amount.minor,
            currency=self.amount.currency,
            serial_no=serial,
            memo=self.memo.strip(),
            customer_id=self.customer_id,
            method=self.method,
        )
        return Outcome(frozenset({Topic.RECEIPTS}), row)

    def _refuse_double(self, tx: WriteTx, serial: str) -> None:
        if not serial:
            return
        twin = tx.value(
            "SELECT r.number FROM receipt r"
            f" WHERE r.serial_no = :serial AND r.account_id IS :account AND {STANDS}",
            {"serial": serial, "account": self.account_id, "d": tx.today.toordinal()},
        )
        if twin:
            raise Refused("duplicate", what="receipt", number=twin)
