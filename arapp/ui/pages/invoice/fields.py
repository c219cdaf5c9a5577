"""The fields of a new invoice: how they stand, and what follows from what."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_view import Judged, Start
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.pages.invoice import words
from arapp.ui.pages.invoice.compare import Comparison
from arapp.ui.pages.invoice.lines import RATES, LinesGrid, rate_text
from arapp.ui.pages.invoice.loose import LooseDeliveries
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 420
_MILLION = 1_000_000


class EntryFields(QFrame):
    """Signals:
    typed(): something was typed.
    chosen(object): a customer, or None.
    """

    typed = Signal()
    chosen = Signal(object)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.ops = ops
        self._today: date = EARLIEST
        self._start: Start | None = None
        self._judged: Judged | None = None
        self._currency = formats.base_currency()
        self.customer = CustomerField(self._find)
        self.number = QLineEdit()
        self.day = DateField(EARLIEST, past=True)
        self.contract = QComboBox()
        self.rate = QComboBox()
        self.gross, self.net, self.tax = AmountField(), AmountField(), AmountField()
        self.kind = QComboBox()
        self.terms = QLineEdit()
        self.note = QLineEdit()
        self.override = QLineEdit()
        self.loose = LooseDeliveries()
        self.form = Form()
        self.lines = LinesGrid()
        self.comparison = Comparison()
        self._after = label("", "small", "text2", wrap=True)
        self._fill_form()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.customer)

    # --- made once ----------------------------------------------------------------------------

    def _fill_form(self) -> None:
        form = self.form
        form.add("customer", self.tr("Customer"), self.customer, required=True,
                 check=self._check_customer)  # fmt: skip
        form.add("number", self.tr("Invoice no."), self.number, required=True,
                 check=self._check_number)  # fmt: skip
        form.add("day", self.tr("Day"), self.day, required=True, check=self._check_day)
        form.add("contract", self.tr("Contract"), self.contract)
        form.add("rate", self.tr("Tax rate"), self.rate)
        form.add("gross", self.tr("Gross"), self.gross, required=True, check=self._check_gross)
        form.add("net", self.tr("Net"), self.net)
        form.add("tax", self.tr("Tax"), self.tax)
        form.add("kind", self.tr("Kind"), self.kind)
        form.add("due_rule", self.tr("Due"), self.terms)
        form.add("note", self.tr("Note"), self.note)
        form.add("override", self.tr("Allowed by"), self.override)
        for ppm in RATES:
            self.rate.addItem(rate_text(ppm), ppm)
        for code, name in words.KINDS.items():
            self.kind.addItem(words.say(name), code)
        self.override.setPlaceholderText(self.tr("Who allowed it, and why"))
        self.terms.setPlaceholderText(self.tr("by the customer's terms; or 月结30, net 15, a day"))
        self._fill_contracts()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setFixedWidth(_WIDTH)
        box = stack(left, margins=(24, 16, 16, 16), gap=10)
        box.addWidget(self.form)
        box.addWidget(self._after)
        box.addWidget(self.loose)
        box.addStretch()
        right = QFrame()
        side = stack(right)
        title = row(margins=(24, 16, 20, 4))
        title.addWidget(label(self.tr("Lines"), "section"))
        title.addStretch()
        title.addWidget(label(self.tr("Insert adds a line, Delete takes one away"), "small",
                              "text3"))  # fmt: skip
        side.addLayout(title)
        side.addWidget(self.lines)
        side.addWidget(self.comparison)
        side.addStretch()
        whole = row(self)
        whole.addWidget(left)
        whole.addWidget(right, 1)
        self.comparison.hide()
        self._show_override(False)

    def _connect(self) -> None:
        self.customer.chosen.connect(self.chosen)
        self.contract.currentIndexChanged.connect(lambda _: self.typed.emit())
        self.rate.currentIndexChanged.connect(self._rate_chosen)
        self.gross.changed.connect(self._gross_typed)
        self.net.changed.connect(lambda _: self._part_typed())
        self.tax.changed.connect(lambda _: self._part_typed())
        self.lines.changed.connect(self._lines_typed)
        for field in (self.number, self.terms, self.note, self.override, self.comparison.reason):
            field.textEdited.connect(lambda _: self.typed.emit())
        self.day.changed.connect(lambda _: self.typed.emit())
        self.kind.currentIndexChanged.connect(lambda _: self.typed.emit())

    def _show_override(self, on: bool) -> None:
        for widget in (self.override, self.form.label_of("override")):
            widget.setVisible(on)

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), done,
                     latest=("invoice", "customers"), owner=self)  # fmt: skip

    def _set_currency(self, currency: str) -> None:
        self._currency = currency
        self.lines.set_currency(currency)
        for field in (self.gross, self.net, self.tax):
            minor = field.minor()
            field.set_currency(currency)
            field.set_minor(minor)

    def _fill_contracts(self) -> None:
        chosen = self.contract.currentData()
        self.contract.blockSignals(True)
        self.contract.clear()
        self.contract.addItem(self.tr("none: on the customer's terms"), None)
        for one in self._start.contracts if self._start else ():
            left = formats.money(Money(one.amount - one.invoiced, one.currency))
            form = self.tr("{number}, {left} not invoiced")
            self.contract.addItem(form.format(number=one.number, left=left), one.id)
            tip = Qt.ItemDataRole.ToolTipRole
            self.contract.setItemData(self.contract.count() - 1, one.subject, tip)
        place = self.contract.findData(chosen)
        self.contract.setCurrentIndex(max(place, 0))
        self.contract.blockSignals(False)

    # --- amounts ------------------------------------------------------------------------------

    def _ppm(self) -> int:
        return int(self.rate.currentData() or 0)

    def _rate_chosen(self, _place: int) -> None:
        self.lines.set_rate(self._ppm())
        if not self.lines.lines():
            self._gross_typed(self.gross.minor())

    def _gross_typed(self, minor: Any) -> None:
        if minor is not None and not self.lines.lines():
            net = Decimal(minor) * _MILLION / (_MILLION + self._ppm())
            whole = int(net.quantize(Decimal(1), ROUND_HALF_UP))
            self.net.set_minor(whole)
            self.tax.set_minor(minor - whole)
        self.typed.emit()

    def _part_typed(self) -> None:
        net, tax = self.net.minor(), self.tax.minor()
        if net is not None and tax is None:
            exact = Decimal(net) * self._ppm() / _MILLION
            tax = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            self.tax.set_minor(tax)
        if net is not None and tax is not None and self.gross.minor() is None:
            self.gross.set_minor(net + tax)
        self.typed.emit()

    def _lines_typed(self) -> None:
        lines = self.lines.lines()
        if lines:
            net, tax = sum(one.net.minor for one in lines), sum(one.tax.minor for one in lines)
            for field, minor in ((self.net, net), (self.tax, tax), (self.gross, net + tax)):
                field.set_minor(minor)
        self.typed.emit()

    # --- checks -------------------------------------------------------------------------------

    def _check_customer(self) -> str:
        return "" if self.customer.customer() else self.tr("Choose a customer of the ledger")

    def _check_number(self) -> str:
        if not self.number.text().strip():
            return self.tr("The number as printed")
        return self._twin_text()

    def _check_day(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        if day > self._today:
            return self.tr("That day is still to come")
        locked = self._judged.locked_until if self._judged else None
        if locked is not None and day <= locked:
            return self.tr("The books are closed up to {day}").format(day=locked.isoformat())
        return ""

    def _check_gross(self) -> str:
        if not self.gross.text().strip():
            return self.tr("How much with tax?")
        return "" if (self.gross.minor() or 0) > 0 else self.tr("Must be more than zero")

    def _twin_text(self) -> str:
        if self._judged is None or self._judged.twin is None:
            return ""
        return self.tr("An invoice of this number is there already")
