"""A delivery as a form beside the list: entered, or its words and links changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.deliveries import RecordDelivery, ReviseDelivery
from arapp.services.dealing.delivery_list import Choices, DeliveryRow, choices
from arapp.services.dispatch import Command
from arapp.services.ledger.desk import DeskCustomer, customers_by_id, find_customers
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.keys_of_forms import goes_on
from arapp.ui.ops import Ops
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.elided_combo import ElidedCombo
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 332


@dataclass(frozen=True, slots=True)
class _Typed:
    customer: int | None
    number: str
    day: date | None
    amount: int | None
    contract: int | None
    invoice: int | None
    note: str


class DeliveryForm(QFrame):
    """`begin` for a new one, `show_row` for one that is there; `command()` is what saving does.

    Signals:
        edited(): something was typed; ask `is_changed`.
    """

    edited = Signal()

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(_WIDTH)
        self.ops = ops
        self.row: DeliveryRow | None = None
        self._today = EARLIEST
        self._choices: Choices | None = None
        self._wanted: tuple[int | None, int | None] = (None, None)
        self.customer = CustomerField(self._find)
        self.number, self.note = QLineEdit(), QLineEdit()
        self.day = DateField(EARLIEST, past=True)
        self.amount = AmountField()
        self.contract, self.invoice = ElidedCombo(), ElidedCombo()
        self.form = Form()
        self.heading = label("", "section")
        self._lay_out(acts)
        self._connect()
        self._fill()
        self._kept = self._typed()

    def _lay_out(self, acts: ActionTable) -> None:
        form = self.form
        form.add("customer", self.tr("Customer"), self.customer, required=True,
                 check=self._no_customer)  # fmt: skip
        form.add("number", self.tr("Note no."), self.number)
        form.add("day", self.tr("Sent out"), self.day, required=True, check=self._no_day)
        form.add("amount", self.tr("With tax"), self.amount, required=True, check=self._no_amount)
        form.add("contract", self.tr("Contract"), self.contract)
        form.add("invoice", self.tr("Invoice"), self.invoice)
        form.add("note", self.tr("What it was"), self.note, check=self._no_note)
        for combo in (self.contract, self.invoice):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(8)
        box = stack(self, margins=(20, 16, 20, 16))
        box.addWidget(self.heading)
        box.addSpacing(8)
        box.addWidget(form)
        box.addSpacing(12)
        buttons = row(gap=8)
        buttons.addWidget(bound(acts, "save", kind="primary"))
        buttons.addWidget(bound(acts, "discard"))
        buttons.addStretch()
        box.addLayout(buttons)
        box.addStretch()

    def _connect(self) -> None:
        self.customer.chosen.connect(self._customer_chosen)
        for field in (self.number, self.note, self.day, self.amount):
            field.textEdited.connect(lambda _text: self.edited.emit())
        self.day.changed.connect(lambda _day: self.edited.emit())
        self.amount.changed.connect(lambda _minor: self.edited.emit())
        for combo in (self.contract, self.invoice):
            combo.currentIndexChanged.connect(lambda _place: self.edited.emit())

    # --- what the page calls ------------------------------------------------------------------

    def set_today(self, today: date) -> None:
        """The day that short dates count from."""
        self._today = today
        self.day.set_today(today)
        if self.row is None and self.day.day() is None:
            self.day.set_day(today)
            self._kept = self._typed()

    def begin(self, customer_id: int | None = None, contract_id: int | None = None) -> None:
        """An empty form; perhaps of a customer, or of a contract."""
        self._show(None)
        self.focus_first()
        if customer_id is not None or contract_id is not None:
            found = partial(_begun, customer_id=customer_id, contract_id=contract_id)
            self.ops.ask(found, partial(self._begun_with, contract_id), owner=self)

    def _begun_with(self, contract: int | None, customer: DeskCustomer | None) -> None:
        self.customer.set_customer(customer)
        self._wanted = (contract, None)
        self._kept = self._typed()
        if customer is not None:
            self._ask(customer.id)
            self.number.setFocus()

    def show_row(self, one: DeliveryRow | None) -> None:
        """One that is there; None: nothing but an empty form."""
        self._show(one)

    def _show(self, one: DeliveryRow | None) -> None:
        self.row, self._choices = one, None
        self.heading.setText(self.tr("New delivery") if one is None else one.number or one.customer)
        self._wanted = (one.contract_id, one.invoice_id) if one else (None, None)
        self._fill()
        self.customer.set_customer(None)
        if one is not None:
            self.customer.setText(one.customer)
            self._ask(one.customer_id)
        self.number.setText(one.number if one else "")
        self.note.setText(one.note if one else "")
        self.day.set_day(one.day if one else self._today if self._today != EARLIEST else None)
        self.amount.set_currency(one.currency if one else formats.base_currency())
        self.amount.set_minor(one.amount if one else None)
        for field in (self.customer, self.day, self.amount):
            field.setEnabled(one is None)
        for key in self.form.names():
            self.form.set_error(key, "")
        self._kept = self._typed()
        self.edited.emit()

    def focus_first(self) -> None:
        """To the first field that may be typed into."""
        first = self.customer if self.row is None else self.number
        first.setFocus()
        first.selectAll()

    def is_changed(self) -> bool:
        """Whether something typed would be lost."""
        return self._typed() != self._kept

    def command(self) -> Command | None:
        """What saving runs; None when something is wrong, which is then told beside its field."""
        typed = self._typed()
        if not self.form.check_all():
            return None
        if self.row is not None:
            return ReviseDelivery(
                self.row.id, typed.number, typed.note, typed.contract, typed.invoice
            )
        if typed.customer is None or typed.day is None or typed.amount is None:
            return None
        currency = self._choices.currency if self._choices else formats.base_currency()
        return RecordDelivery(
            typed.customer, typed.day, Money(typed.amount, currency), typed.number,
            typed.contract, typed.invoice, typed.note,
        )  # fmt: skip

    def complain(self, key: str, sentence: str) -> None:
        """A refusal beside the field it is about."""
        place = key if key in self.form.names() else "number"
        self.form.set_error(place, sentence)
        self.form.field(place).setFocus()

    def _typed(self) -> _Typed:
        chosen = self.customer.customer()
        customer = chosen.id if chosen else self.row.customer_id if self.row else None
        contract, invoice = self.contract.currentData(), self.invoice.currentData()
        if self._choices is None:  # on their way
            contract, invoice = self._wanted
        return _Typed(customer, self.number.text().strip(), self.day.day(), self.amount.minor(),
                      contract, invoice, self.note.text().strip())  # fmt: skip

    # --- customer, contracts, invoices --------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), done,
                     latest=("deliveries", "customers"), owner=self)  # fmt: skip

    def _customer_chosen(self, customer: DeskCustomer | None) -> None:
        self._choices, self._wanted = None, (None, None)
        self._fill()
        if customer is not None:
            self._ask(customer.id)
        self.edited.emit()

    def _ask(self, customer_id: int) -> None:
        self.ops.ask(partial(choices, customer_id=customer_id), self._came,
                     latest=("deliveries", "choices"), owner=self)  # fmt: skip

    def _came(self, found: Choices) -> None:
        minor = self.amount.minor()
        self._choices = found
        if self.row is None:
            self.amount.set_currency(found.currency or formats.base_currency())
            self.amount.set_minor(minor)
        self._fill()
        self.edited.emit()

    def _fill(self) -> None:
        contracts = self._choices.contracts if self._choices else ()
        invoices = self._choices.invoices if self._choices else ()
        _offer(self.contract, self.tr("none"), self._wanted[0],
               [(one.id, " · ".join(filter(None, (one.number, one.subject))))
                for one in contracts])  # fmt: skip
        _offer(self.invoice, self.tr("none yet"), self._wanted[1],
               [(one.id, f"{one.number}  {formats.money(Money(one.gross, one.currency))}")
                for one in invoices])  # fmt: skip

    # --- checks -------------------------------------------------------------------------------

    def _no_customer(self) -> str:
        if self.row is not None or self.customer.customer() is not None:
            return ""
        return self.tr("Choose a customer of the ledger")

    def _no_day(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        return self.tr("That day is still to come") if day > self._today else ""

    def _no_amount(self) -> str:
        minor = self.amount.minor()
        if minor is None:
            return self.tr("How much with tax? Below zero: it came back")
        return "" if minor else self.tr("Nothing went out for 0.00")

    def _no_note(self) -> str:
        back = (self.amount.minor() or 0) < 0
        return self.tr("What came back?") if back and not self.note.text().strip() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field."""
        if not goes_on(self, event):
            super().keyPressEvent(event)


def _offer(combo: QComboBox, none: str, chosen: int | None, rows: list[tuple[int, str]]) -> None:
    combo.blockSignals(True)
    combo.clear()
    combo.addItem(none, None)
    for row_id, text in rows:
        combo.addItem(text, row_id)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    combo.setEnabled(bool(rows))
    combo.blockSignals(False)


def _begun(tx: Tx, customer_id: int | None, contract_id: int | None) -> Any:
    from arapp.services.dealing.invoice_view import customer_of_contract

    who = customer_id
    if contract_id is not None:
        who = customer_of_contract(tx, contract_id)
    return customers_by_id(tx, [who or 0], formats.base_currency()).get(who or 0)
