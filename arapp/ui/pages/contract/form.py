"""The left side of page 05: who, what, how much, until when; the clauses; the original."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QScrollArea, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.ledger.desk import DeskCustomer
from arapp.ui.design.scale import MARGIN_LEFT
from arapp.ui.pages.contract.customer import GradedCustomer
from arapp.ui.pages.contract.file_field import FileField
from arapp.ui.pages.contract.lines import LABEL, Lines, PrefixEdit
from arapp.ui.pages.contract.rate_field import RateField, TaxField
from arapp.ui.widgets.customer_field import Find
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import frame, hline, label, row, stack

WIDTH = 444


class ContractForm(QScrollArea):
    """Fields of a contract.

    Signals:
        changed(str, object): field of the draft and its value, on leaving or choosing.
        customer_chosen(object): the DeskCustomer, None when the text names none.
        files_changed(object): list of paths.
    """

    changed = Signal(str, object)
    customer_chosen = Signal(object)
    files_changed = Signal(object)

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.customer = GradedCustomer(find)
        self.override = PrefixEdit(self.tr("Boss agrees:"))
        self.subject = QLineEdit()
        self.amount = AmountField()
        self.tax = TaxField()
        self.signed = DateField(EARLIEST, past=True)
        self.owner = PrefixEdit(self.tr("Owner"))
        self.deliver = DateField(EARLIEST)
        self.number = QLineEdit()
        self.ends = DateField(EARLIEST)
        self.late = RateField()
        self.invoice = QLineEdit()
        self.dispute = QLineEdit()
        self.files = FileField()
        self.lines = Lines()
        self.clauses = Lines()
        self.papers = Lines()
        self._terms = label("", "small", "text2", wrap=True)
        self._lay_out()
        self._wire()
        self.setFixedWidth(WIDTH)

    # --- making -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        inside = frame("surface")
        box = stack(inside, margins=(MARGIN_LEFT, 18, 24, 20))
        self._facts(box)
        box.addSpacing(16)
        box.addWidget(hline())
        self._clauses(box)
        box.addSpacing(12)
        box.addWidget(hline())
        self.papers.add(
            self.tr("Original"), ("files", self.tr("Contract original"), self.files), top=12
        )
        box.addWidget(self.papers)
        box.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _facts(self, box: Any) -> None:
        add = self.lines.add
        box.addWidget(label(self.tr("Basics"), "section"))
        add(self.tr("Customer"), ("customer", self.tr("Customer"), self.customer), required=True)
        add("", ("override", self.tr("Reason to go on"), self.override), top=6)
        self.lines.show_line("override", False)
        add(self.tr("Subject"), ("subject", self.tr("Subject"), self.subject))
        add(self.tr("Amount"), ("amount", self.tr("Contract amount"), self.amount),
            ("tax_rate_ppm", self.tr("Tax rate"), self.tax), required=True)  # fmt: skip
        add(self.tr("Signed on"), ("signed_on", self.tr("Signed on"), self.signed),
            ("owner", self.tr("Owner"), self.owner), required=True)  # fmt: skip
        add(self.tr("Delivery by"), ("deliver_on", self.tr("Delivery by"), self.deliver))
        add(self.tr("Number"), ("number", self.tr("Contract number"), self.number))
        add(self.tr("Ends on"), ("ends_on", self.tr("Ends on"), self.ends))
        box.addWidget(self.lines)

    def _clauses(self, box: Any) -> None:
        add = self.clauses.add
        box.addSpacing(14)
        box.addWidget(label(self.tr("Clauses"), "section"))
        since = label(self.tr("after the due day"), "small", "text3", wrap=True)
        add(self.tr("Late interest"), ("late_rate_ppm", self.tr("Late interest"), self.late),
            ("since", self.tr("Late interest runs"), since))  # fmt: skip
        add(self.tr("Invoice"), ("invoice_terms", self.tr("Invoice delivery"), self.invoice))
        add(self.tr("Disputes"), ("dispute_terms", self.tr("Dispute clause"), self.dispute))
        for field in (self.invoice, self.dispute):
            field.setPlaceholderText(self.tr("not filled in"))
        box.addWidget(self.clauses)
        box.addSpacing(9)
        line = row(gap=0)
        name = QLabel(self.tr("Terms"))
        name.setProperty("tone", "text2")
        name.setFixedWidth(LABEL)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._terms, 1)
        box.addLayout(line)

    def _wire(self) -> None:
        for key, line in (
            ("override", self.override), ("subject", self.subject), ("owner", self.owner),
            ("number", self.number), ("invoice_terms", self.invoice),
            ("dispute_terms", self.dispute),
        ):  # fmt: skip
            line.textChanged.connect(lambda text, name=key: self.changed.emit(name, text.strip()))
        for name, field in (
            ("signed_on", self.signed), ("deliver_on", self.deliver), ("ends_on", self.ends),
        ):  # fmt: skip
            field.changed.connect(lambda _day, key=name: self._day_changed(key))
            field.textEdited.connect(lambda _text, key=name: self._day_changed(key))
        self.amount.changed.connect(lambda _minor: self._amount_changed())
        self.amount.textEdited.connect(lambda _text: self._amount_changed())
        self.tax.currentIndexChanged.connect(
            lambda _place: self.changed.emit("tax_rate_ppm", self.tax.ppm())
        )
        self.late.editTextChanged.connect(
            lambda _text: self.changed.emit("late_rate_ppm", self.late.ppm())
        )
        self.customer.chosen.connect(self.customer_chosen)
        self.files.changed.connect(self.files_changed)

    def _day_changed(self, key: str) -> None:
        field = self.fields()[key]
        if isinstance(field, DateField):
            self.changed.emit(key, field.day())

    def _amount_changed(self) -> None:
        self.changed.emit("amount", self.amount.money())

    # --- what the page calls ------------------------------------------------------------------

    def fields(self) -> dict[str, QWidget]:
        """Fields by the name they have in the draft (`customer`, `files` beside them)."""
        return {**self.lines.fields, **self.clauses.fields, **self.papers.fields}

    def host_of(self, key: str) -> Lines | None:
        """The lines a field stands in, None when it has none here."""
        parts = (self.lines, self.clauses, self.papers)
        return next((part for part in parts if part.has(key)), None)

    def order(self) -> list[QWidget]:
        """Fields in the order of reading, for Enter."""
        return [
            self.customer, self.subject, self.amount, self.tax, self.signed, self.owner,
            self.deliver, self.number, self.ends, self.late, self.invoice, self.dispute,
            self.files,
        ]  # fmt: skip

    def set_today(self, today: date) -> None:
        """What short days count from."""
        for field in (self.signed, self.deliver, self.ends):
            field.set_today(today)

    def set_owners(self, owners: Sequence[str]) -> None:
        """Names that complete what is typed."""
        completer = QCompleter(list(owners), self.owner)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)

    def set_currency(self, currency: str) -> None:
        """The customer's own."""
        minor = self.amount.minor()
        self.amount.set_currency(currency)
        if minor is not None:
            self.amount.set_minor(minor)

    def set_terms(self, text: str) -> None:
        """The payment terms as they follow from the plan."""
        self._terms.setText(text)

    def terms(self) -> str:
        """What is shown of them."""
        return self._terms.text()

    def set_customer(self, customer: DeskCustomer | None) -> None:
        """Show a customer; no signal."""
        self.customer.set_customer(customer)

    def money(self) -> Money | None:
        """The amount."""
        return self.amount.money()
