"""The table of the invoices: columns, totals."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_list import UNSIGNED_DAYS, InvoiceRow
from arapp.ui import formats
from arapp.ui.pages.invoices import words
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.labels import stack


class InvoicesTable(QFrame):
    """Signals:
    rearranged(): other rows are shown.
    """

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.model: RecordModel[InvoiceRow] = RecordModel(
            self._columns(), EARLIEST, sentence=self._spoken
        )
        self.model.set_order((("day", True),))
        self.table = Table("invoices", self.model, total=True)
        self.view = self.table.view
        self.model.arranged.connect(self._total)
        self.model.arranged.connect(self.rearranged)
        box = stack(self)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.view)

    def _columns(self) -> list[Column[InvoiceRow]]:
        return [
            Column("number", self.tr("Number"), lambda r: r.number, width=196, middle=True),
            Column("day", self.tr("Day"), lambda r: r.day, Kind.DAY, tone="text2", width=92),
            Column("customer", self.tr("Customer"), lambda r: r.customer, width=170, stretch=True,
                   initials=lambda r: r.initials),
            Column("contract", self.tr("Contract"), lambda r: r.contract or "—", tone="text2",
                   width=116, middle=True),
            Column("gross", self.tr("Gross"), lambda r: Money(r.gross, r.currency), Kind.MONEY,
                   total=True, width=122),
            Column("open", self.tr("Open"),
                   lambda r: Money(r.open, r.currency) if r.open else None, Kind.MONEY,
                   total=True, width=116, text=_open),
            Column("check", self.tr("Contract check"), words.check_chip, Kind.CHIP, width=112,
                   tip=lambda r: r.reason or r.red_of),
            Column("paper", self.tr("Paper"), lambda r: r.paper, text=self._paper, width=172,
                   tone=lambda r: words.paper_tone(r, _late(r)), sort=lambda r: -r.waiting),
            Column("owner", self.tr("Owner"), lambda r: r.owner, tone="text2", width=76,
                   hidden=True),
            Column("net", self.tr("Net"), lambda r: Money(r.net, r.currency), Kind.MONEY,
                   total=True, width=116, hidden=True),
            Column("tax", self.tr("Tax"), lambda r: Money(r.tax, r.currency), Kind.MONEY,
                   total=True, width=104, hidden=True),
            Column("kind", self.tr("Kind"), lambda r: r.kind, tone="text2", width=120,
                   hidden=True),
            Column("courier", self.tr("Courier no."), lambda r: r.courier_no, tone="text2",
                   width=120, hidden=True, middle=True),
            Column("reason", self.tr("Accepted because"), lambda r: r.reason, tone="text2",
                   width=160, hidden=True),
        ]  # fmt: skip

    def set_rows(self, rows: Sequence[InvoiceRow], today: date) -> None:
        """The invoices as read."""
        self.model.today = today
        self.model.set_rows(rows)

    def go_to(self, invoice: int) -> bool:
        """Make an invoice current; what is typed into filters gives way."""
        if self.model.place_of(invoice) is None:
            self.model.clear_filters()
        return self.view.go_to(invoice)

    def current(self) -> InvoiceRow | None:
        """The row under the cursor."""
        found: InvoiceRow | None = self.view.current_row()
        return found

    # --- texts --------------------------------------------------------------------------------

    def _paper(self, one: InvoiceRow) -> str:
        day = one.signed_on if one.paper == "signed" else one.sent_on
        shown = formats.day(day, self.model.today)
        days = formats.count(one.waiting, "days")
        return words.paper_word(one.paper, _late(one)).format(day=shown, days=days)

    def _spoken(self, one: InvoiceRow) -> str:
        chip = words.check_chip(one)
        form = self.tr("Invoice {number} of {day}, {customer}, {gross}, {check}")
        return form.format(
            number=one.number, day=formats.day(one.day, self.model.today), customer=one.customer,
            gross=formats.amount(one.gross, one.currency), check=chip.text if chip else "",
        )  # fmt: skip

    def _total(self) -> None:
        total = self.table.total
        if total is None:
            return
        shown = len(self.model.rows())
        total.set_title(self.tr("%n invoice(s)", "", shown) if shown else "")
        total.set_sums(self.model.totals(), "gross")


def _open(one: InvoiceRow) -> str:
    """A dash where the contract's rows do not tell; blank is paid."""
    if one.open is None:
        return formats.DASH
    return formats.amount(one.open, one.currency) if one.open else ""


def _late(one: InvoiceRow) -> bool:
    return one.paper == "sent" and one.waiting >= UNSIGNED_DAYS
