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
    added(int): one more customer whose rows it pays too.
    """

    chosen = Signal(int)
    added = Signal(int)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._currency = ""
        self._also = False
        self._title = label("", "strong")
        self._hint = label("", "small", "text2")
        self.field = CustomerField(self._find, marked=abnormal.of(ops))
        self.field.setMaximumWidth(360)
        self.field.chosen.connect(self._chosen)
        line = row(self, margins=(MARGIN_LEFT, 4, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(self._title)
        line.addWidget(self.field, 1)
        line.addWidget(self._hint)
        line.addStretch()
        self.hide()

    def open_row(self, currency: str, *, focus: bool, also: bool = False) -> None:
        """Show it, empty; `also` asks for one more customer."""
        self._currency, self._also = currency, also
        asked = self.tr("Whose rows does it pay too?") if also else self.tr("Whose money is it?")
        self._title.setText(asked)
        self.field.setAccessibleName(asked)
        self._hint.setText(
            self.tr("Its open rows come below, with a note why")
            if also
            else self.tr("Choose a customer, its open rows follow")
        )
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
        if customer is None:
            return
        if self._also:
            self.added.emit(customer.id)
        else:
            self.chosen.emit(customer.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the field leaves go to the page."""
        event.ignore()
