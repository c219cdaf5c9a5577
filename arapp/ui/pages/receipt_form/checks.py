"""What is wrong with a field, and whether the very receipt was recorded before."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.services.ledger.desk_form import twin

if TYPE_CHECKING:
    from arapp.ui.pages.receipt_form.page import ReceiptForm


class Checks(QObject):
    """Sentences for the fields of the form; "" when nothing is wrong."""

    def __init__(self, form: "ReceiptForm") -> None:
        super().__init__(form)
        self._form = form

    def day(self) -> str:
        """A day, not one to come."""
        day = self._form.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        return self.tr("That day is still to come") if day > self._form.today else ""

    def amount(self) -> str:
        """Above zero."""
        field = self._form.amount
        if not field.text().strip():
            return self.tr("How much came in?")
        if not field.is_right():
            return self.tr("Not an amount; write it like 1,234.50 or 12万")
        return "" if (field.minor() or 0) > 0 else self.tr("Must be more than zero")

    def payer(self) -> str:
        """Somebody."""
        return "" if self._form.payer.text().strip() else self.tr("Who paid?")

    def look_for_twin(self) -> None:
        """A receipt of the same day, amount and payer is a warning under the amount."""
        form = self._form
        day, money, customer = form.day.day(), form.amount.money(), form.payer.customer()
        if day is None or money is None or money.minor <= 0 or not form.payer_name():
            return
        known = customer.id if customer else None
        query = partial(twin, day=day, amount=money, payer=form.payer_name(),
                        customer_id=known)  # fmt: skip
        form.ops.ask(query, self._found, latest=("receipt_form", "twin"), owner=self)

    def _found(self, number: str | None) -> None:
        field, lines = self._form.amount, self._form.form
        if number and field.is_right():
            told = self.tr("The same day, amount and payer: {number}. Recorded again?")
            lines.set_error("amount", told.format(number=number), warning=True)
        elif field.is_right() and field.text().strip():
            lines.set_error("amount", "")
