"""An invoice gets its contract afterwards: choose one, see both side by side, link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.dealing.delivery_list import ContractChoice, contract_choices
from arapp.services.dealing.invoice_entry import facts_of
from arapp.services.dealing.invoice_link import LinkInvoice
from arapp.services.dealing.invoice_view import ContractBeside, InvoiceView, beside
from arapp.services.ledger.invoice_check import Difference, differences
from arapp.services.ledger.invoice_compare import invoices_of
from arapp.ui import formats
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, set_tone, stack

Beside = tuple[ContractBeside, tuple[Difference, ...]]


def contracts_of(tx: Tx, view: InvoiceView) -> tuple[ContractChoice, ...]:
    """Contracts that the invoice may belong to: its customer's, in its currency."""
    currency = view.head.gross.currency
    return tuple(c for c in contract_choices(tx, view.customer_id) if c.currency == currency)


def compared(tx: Tx, view: InvoiceView, contract_id: int) -> Beside:
    """The invoice beside a contract that it does not name yet. Raises NotFound."""
    near = beside(tx, contract_id, view.id)
    others = invoices_of(tx, contract_id)
    return near, tuple(differences(facts_of(view.head, view.lines), near.facts, others))


class LinkLine(QFrame):
    """Signals:
    chosen(object): a contract's id is chosen, None for none; the page compares.
    asked(object): the LinkInvoice command.
    closed(): thought better of it.
    """

    chosen = Signal(object)
    asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self._view: InvoiceView | None = None
        self.contract = QComboBox()
        self.contract.setAccessibleName(self.tr("Contract"))
        self.contract.currentIndexChanged.connect(lambda _place: self._chose())
        self.note = label("", "small", "text2", wrap=True)
        self.go = KeyButton(self.tr("Link"), key="Return", small=True)
        self.go.clicked.connect(self.confirm)
        box = stack(self, margins=(12, 12, 12, 12), gap=8)
        box.addWidget(label(self.tr("Contract of this invoice"), "section"))
        box.addWidget(self.contract)
        box.addWidget(self.note)
        foot = row()
        foot.addStretch()
        foot.addWidget(self.go)
        box.addLayout(foot)
        self.setFocusProxy(self.contract)

    def begin(self, view: InvoiceView, contracts: tuple[ContractChoice, ...]) -> None:
        """With the contracts of the customer; the first that is not its own is chosen."""
        self._view = view
        self.contract.blockSignals(True)
        self.contract.clear()
        self.contract.addItem(self.tr("none: on the customer's terms"), None)
        for one in contracts:
            left = formats.money(Money(one.amount - one.invoiced, one.currency))
            form = self.tr("{number}, {left} not invoiced")
            self.contract.addItem(form.format(number=one.number, left=left), one.id)
        others = [one.id for one in contracts if one.id != view.contract_id]
        first = self.contract.findData(others[0]) if others and view.contract_id is None else -1
        own = self.contract.findData(view.contract_id)
        self.contract.setCurrentIndex(first if first >= 0 else max(own, 0))
        self.contract.blockSignals(False)
        self._chose()

    def _chose(self) -> None:
        view, contract = self._view, self.contract.currentData()
        if view is None:
            return
        own = [r for r in view.rows if r.state != "void" and r.kind == "invoice"]
        told, tone = "", "text2"
        if contract is not None and view.contract_id is None and own:
            open_ = Money(sum(r.amount - r.paid for r in own), view.head.gross.currency)
            told = self.tr("Its own row ({open} open) is called off; the contract's are owed.")
            told = told.format(open=formats.money(open_))
            if any(r.paid for r in own):
                told = self.tr("Its own row is paid in part: take the money back first.")
                tone = "age3"
        elif contract is None and view.contract_id is not None:
            told, tone = self.tr("Then no row is owed for it."), "age1"
        self.say(told, tone)
        self.go.setEnabled(contract != view.contract_id)
        self.chosen.emit(contract)

    def say(self, sentence: str, tone: str = "age3") -> None:
        """Under the choice."""
        self.note.setText(sentence)
        set_tone(self.note, tone)
        self.note.setVisible(bool(sentence))

    def confirm(self) -> None:
        """Tell the command."""
        if self._view is not None and self.go.isEnabled():
            contract = self.contract.currentData()
            self.asked.emit(LinkInvoice(self._view.id, contract, void_row=contract is not None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter links, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
