"""The line over the table: whose list, as of which day, which outcomes."""

from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.reconcile.work import BALANCES, Seen
from arapp.ui.widgets.customer_field import CustomerField, Find
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import label, row
from arapp.ui.widgets.segments import Segments


class ToolRow(QFrame):
    """`customer`, `day` and `segments`."""

    def __init__(self, find: Find, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setProperty("rule", "bottom")
        self.setFixedHeight(44)
        line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        self.segments = Segments()
        self.customer = CustomerField(find)
        self.customer.setFixedWidth(210)
        self.customer.setAccessibleName(self.tr("Customer"))
        self.day = DateField(today, past=True)
        self.day.setFixedWidth(148)
        self.day.setAccessibleName(self.tr("As of"))
        self._whose = label(self.tr("Customer"), tone="text2")
        line.addWidget(self.segments)
        line.addStretch()
        line.addWidget(self._whose)
        line.addWidget(self.customer)
        line.addWidget(label(self.tr("As of"), tone="text2"))
        line.addWidget(self.day)

    def set_seen(self, seen: Seen) -> None:
        """Show whose list was compared, and the day."""
        self.day.set_today(seen.today)
        self._whose.setVisible(seen.kind != BALANCES)
        self.customer.setVisible(seen.kind != BALANCES)
        self.customer.set_customer(seen.who)
        last = seen.balances.day if seen.balances else None
        self.day.set_day(seen.lists[0].last if seen.lists else last or seen.asked.day)
