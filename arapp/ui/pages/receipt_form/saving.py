"""Recording what the form holds, and what follows."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.dealing.bills import RecordBill
from arapp.services.dispatch import Done
from arapp.services.ledger import bill_rows
from arapp.services.ledger.receipts import RecordReceipt
from arapp.ui import text
from arapp.ui.pages.receipt_form.bill_fields import PLACES as BILL_PLACES

if TYPE_CHECKING:
    from arapp.ui.pages.receipt_form.page import ReceiptForm

# Kind of an error → the field it stands under.
_PLACES = {"duplicate": "serial", "invalid_amount": "amount", "invalid_day": "day"}


class Saving(QObject):
    """The two ways to record: on to matching, or on to the next receipt."""

    def __init__(self, form: "ReceiptForm") -> None:
        super().__init__(form)
        self._form = form

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Record it and go on to match it."""
        self._save(self._recorded)

    def save_and_next(self) -> None:
        """Record it and stay for the next one; day and account stay as they are."""
        self._save(self._recorded_one)

    def _save(self, done: Callable[[Done], None]) -> None:
        self._form.payer.close_list()
        money, day = self._form.amount.money(), self._form.day.day()
        if not self._form.form.check_all() or money is None or day is None:
            return
        command = self._command(day, money)
        self._form.ops.run(command, done, self._refused, owner=self)

    def _command(self, day: date, money: Money) -> RecordReceipt | RecordBill:
        customer = self._form.payer.customer()
        known = customer.id if customer else None
        if self._form.is_bill():
            return self._form.bill.command(
                day, money, known, self._form.payer_name(), self._form.memo.text()
            )
        account, method, _currency = self._form.account.currentData()
        return RecordReceipt(
            day=day,
            amount=money,
            payer=self._form.payer_name(),
            customer_id=known,
            account_id=account,
            serial_no=self._form.serial.text(),
            memo=self._form.memo.text(),
            method=method,
        )

    def _tell(self, money: str) -> None:
        self._form.told.emit(self.tr("Recorded {money}").format(money=money))

    def _recorded(self, done: Done) -> None:
        self._noted(done, lambda receipt: self._form.navigate.emit("matching", receipt))

    def _recorded_one(self, done: Done) -> None:
        self._noted(done, lambda _receipt: self._form.amount.setFocus())

    def _noted(self, done: Done, then: Callable[[int], object]) -> None:
        shown, made = self._form.amount.text(), done.outcome.result
        bill = self._form.is_bill()
        self._form.clear()
        self._tell(shown)

        def known(receipt: int) -> None:
            self._form.last = receipt
            then(receipt)

        if bill:
            self._form.ops.ask(
                lambda tx: bill_rows.bill(tx, made),
                lambda line: known(line.receipt_id) if line else None,
                owner=self,
            )
        else:
            known(made)

    def _refused(self, error: ArappError) -> None:
        field = str(error.fields.get("field", ""))
        places = _PLACES | {"duplicate_bill": "bill_no"}
        place = BILL_PLACES.get(field) or places.get(error.kind, "memo")
        if error.kind == "duplicate":
            form = self.tr("Already recorded under this serial number: {number}")
            told = form.format(number=error.fields.get("number", ""))
        else:
            told = text.sentence(error)
        self._form.form.set_error(place, told)
        self._form.form.field(place).setFocus()
