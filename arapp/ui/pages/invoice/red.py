"""Taking an invoice back, in the line where it stands: number, day, how much, why."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_red import RedInvoice
from arapp.services.dealing.invoice_view import InvoiceView
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack


class RedLine(QFrame):
    """Signals:
    asked(object): the RedInvoice command as typed.
    closed(): thought better of it.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self._view: InvoiceView | None = None
        self._today = EARLIEST
        self.number, self.reason = QLineEdit(), QLineEdit()
        self.day = DateField(EARLIEST, past=True)
        self.gross = AmountField()
        self.form = Form()
        self.form.add("number", self.tr("Red number"), self.number, required=True,
                      check=self._check_number)  # fmt: skip
        self.form.add("day", self.tr("Day"), self.day, required=True, check=self._check_day)
        self.form.add("net", self.tr("With tax"), self.gross, required=True,
                      check=self._check_gross)  # fmt: skip
        self.form.add("reason", self.tr("Reason"), self.reason)
        self.go = KeyButton(self.tr("Take back"), key="Return", small=True)
        self.go.clicked.connect(self.confirm)
        box = stack(self, margins=(12, 12, 12, 12), gap=8)
        box.addWidget(label(self.tr("Red invoice"), "section"))
        box.addWidget(self.form)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.go)
        box.addLayout(foot)
        self.setFocusProxy(self.number)

    def begin(self, view: InvoiceView, today: date) -> None:
        """For what is left of an invoice."""
        self._view, self._today = view, today
        self.day.set_today(today)
        self.day.set_day(today)
        self.gross.set_currency(view.head.gross.currency)
        self.gross.set_minor(view.left)
        self.number.clear()
        self.reason.clear()
        for key in self.form.names():
            self.form.set_error(key, "")

    def _check_number(self) -> str:
        return "" if self.number.text().strip() else self.tr("The number as printed")

    def _check_day(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        return self.tr("That day is still to come") if day > self._today else ""

    def _check_gross(self) -> str:
        minor = self.gross.minor()
        if minor is None or minor <= 0:
            return self.tr("More than zero, without a sign")
        if self._view is not None and minor > self._view.left:
            return self.tr("That is more than is left of it")
        return ""

    def confirm(self) -> None:
        """Tell the command; the tax in the proportion of the original."""
        day, gross, view = self.day.day(), self.gross.minor(), self._view
        if not self.form.check_all() or day is None or gross is None or view is None:
            return
        net = tax = None
        if gross != view.left:
            head = view.head
            exact = Decimal(head.net.minor) * gross / head.gross.minor
            part = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            currency = head.gross.currency
            net, tax = Money(part, currency), Money(gross - part, currency)
        reason = self.reason.text().strip()
        self.asked.emit(RedInvoice(view.id, self.number.text(), day, net, tax, (), reason))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and takes back, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.reason.hasFocus() or self.go.hasFocus():
                self.confirm()
            else:
                self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
