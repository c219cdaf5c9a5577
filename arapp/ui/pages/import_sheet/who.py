"""The field that asks which customer of the ledger a name of the sheet is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.labels import label, stack


class WhoBox(QFrame):
    """Signals:
    chosen(str, str): name in the sheet, name of the customer.
    closed(): Esc, or chosen.
    """

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self._ops = ops
        self.name = ""
        self._question = label("", "strong", wrap=True)
        self.field = CustomerField(self._find, marked=abnormal.of(ops))
        self.field.setAccessibleName(self.tr("Customer"))
        self.field.chosen.connect(self._chosen)
        box = stack(self, margins=(16, 8, 16, 10), gap=6)
        box.addWidget(self._question)
        box.addWidget(self.field)
        self.hide()

    def open_box(self, name: str) -> None:
        """Ask about a name of the sheet."""
        self.name = name
        self._question.setText(self.tr('Who is "{name}"?').format(name=name))
        self.field.set_customer(None)
        self.show()
        self.field.setFocus()
        self.field.search()

    def close_box(self) -> None:
        """Ask no more."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        self._ops.ask(
            lambda tx: find_customers(tx, typed, formats.base_currency()),
            done,
            latest=("import", "who"),
            owner=self,
        )

    def _chosen(self, customer: DeskCustomer | None) -> None:
        if customer is not None:
            name = self.name
            self.close_box()
            self.chosen.emit(name, customer.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc asks no more."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_box()
        else:
            super().keyPressEvent(event)
