"""单笔应收: something a customer owes without a contract, in one line over the list of plans."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.dealing.plans import LABEL, AddPlan
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui import formats, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import label, row, set_property, stack

_CREDIT = {"over_limit", "grade_needs_prepayment", "abnormal_customer"}
_FIELDS = {"customer_id": "customer", "amount": "amount", "booked_on": "day", "due_on": "due",
           "due_rule": "due", "name": "name"}  # fmt: skip


class AddPlanLine(QFrame):
    """Customer, item, amount, booked on, due on. Enter goes on and saves.

    Signals:
        added(str): what to tell.
        closed(): thought better of it.
    """

    added = Signal(str)
    closed = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self.customer = CustomerField(self._find, marked=abnormal.of(ops))
        self.name = QLineEdit()
        self.amount = AmountField()
        self.day = DateField(EARLIEST, past=True)
        self.due = DateField(EARLIEST)
        self.override = QLineEdit()
        self.note = label("", "small", "age3")
        self.go = KeyButton(self.tr("Add"), key="Return", kind="primary")
        self.go.clicked.connect(self.save)
        whole = stack(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=4)
        line = row(gap=8)
        for field, name, hint, width in (
            (self.customer, self.tr("Customer"), "", 0),
            (self.name, self.tr("Item"), self.tr("item"), 120),
            (self.amount, self.tr("Amount"), self.tr("amount"), 130),
            (self.day, self.tr("Booked on"), self.tr("booked on"), 150),
            (self.due, self.tr("Due on"), self.tr("due on, else by the terms"), 190),
            (self.override, self.tr("Reason to go on"), self.tr("the boss agrees, because"), 190),
        ):
            field.setAccessibleName(name)
            if hint:
                field.setPlaceholderText(hint)
            if width:
                field.setFixedWidth(width)
            line.addWidget(field, 0 if width else 1)
        line.addWidget(self.go)
        whole.addLayout(line)
        whole.addWidget(self.note)
        self.override.hide()
        self.note.hide()
        self.hide()

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), done,
                     latest=("add_plan", "customers"), owner=self)  # fmt: skip

    def begin(self, today: date) -> None:
        """An empty line of today."""
        self.customer.set_customer(None)
        self.name.setText(LABEL)
        self.amount.set_minor(None)
        self.day.set_today(today)
        self.due.set_today(today)
        self.day.set_day(today)
        self.due.set_day(None)
        self.override.clear()
        self.override.hide()
        self._say("", None)
        self.show()
        self.customer.setFocus()

    def _say(self, sentence: str, field: QWidget | None) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        for one in (self.customer, self.name, self.amount, self.day, self.due):
            set_property(one, "wrong", "1" if one is field and sentence else "")
        if field is not None:
            field.setFocus()

    def save(self) -> None:
        """When customer, amount and day are there."""
        self.customer.close_list()
        customer, money, day = self.customer.customer(), self.amount.money(), self.day.day()
        if customer is None:
            self._say(self.tr("Whose is it?"), self.customer)
        elif money is None or money.minor <= 0:
            self._say(self.tr("How much is it?"), self.amount)
        elif day is None:
            self._say(self.tr("Write a day: 20, 11.20, yesterday"), self.day)
        elif not self.due.is_right():
            self._say(self.tr("Write a day: 20, 11.20, +30"), self.due)
        else:
            command = AddPlan(
                customer.id, money, day, self.name.text().strip() or LABEL,
                due_on=self.due.day(), override=self.override.text().strip(),
            )  # fmt: skip
            told = self.tr("Added for {customer}: {money}")
            told = told.format(customer=customer.title, money=formats.money(money))
            self.ops.run(command, lambda _done: self._added(told), self._refused, owner=self)

    def _added(self, told: str) -> None:
        self.hide()
        self.added.emit(told)

    def _refused(self, error: ArappError) -> None:
        name = _FIELDS.get(str(error.fields.get("field", "")), "")
        if error.kind in _CREDIT:
            self.override.show()
            self._say(text.sentence(error), self.override)
        else:
            self._say(text.sentence(error), getattr(self, name, self.amount))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, at the end it saves; Esc closes."""
        order = [self.customer, self.name, self.amount, self.day, self.due, self.override]
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            shown = [one for one in order if one.isVisible()]
            place = next((n for n, one in enumerate(shown) if one is focus), len(shown) - 1)
            if place + 1 < len(shown):
                shown[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.save()
