"""The row that asks whose money it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.labels import label, row


class WhoRow(QFrame):
    """Signals:
    chosen(int): id of the customer.
    """

    chosen = Signal(int)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._currency = ""
        self.field = CustomerField(self._find, marked=abnormal.of(ops))
        self.field.setAccessibleName(self.tr("Whose money is it?"))
        self.field.setMaximumWidth(360)
        self.field.chosen.connect(self._chosen)
        line = row(self, margins=(MARGIN_LEFT, 4, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(label(self.tr("Whose money is it?"), "strong"))
        line.addWidget(self.field, 1)
        line.addWidget(label(self.tr("Choose a customer, its open rows follow"), "small", "text2"))
        line.addStretch()
        self.hide()

    def open_row(self, currency: str, *, focus: bool) -> None:
        """Show it, empty."""
        self._currency = currency
        self.field.set_customer(None)
        self.show()
        if focus:
            self.field.setFocus()
            self.field.search()

    def close_row(self) -> None:
        """Hide it."""
        self.hide()

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = self._currency
        self._ops.ask(
            lambda tx: find_customers(tx, typed, currency), done,
            latest=("matching", "customers"), owner=self,
        )  # fmt: skip

    def _chosen(self, customer: DeskCustomer | None) -> None:
        if customer is not None:
            self.chosen.emit(customer.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the field leaves go to the page."""
        event.ignore()
