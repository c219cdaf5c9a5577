"""Fields that look for receipts of any day: time, customer, amount, number."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from arapp.services.ledger.desk_find import Search
from arapp.ui import parse
from arapp.ui.design.scale import MARGIN_LEFT
from arapp.ui.tables.filters import day_range, number_range
from arapp.ui.widgets.labels import set_property

_CALM = 200
"""Milliseconds after the last key before it is looked for."""


class FindLine(QFrame):
    """Signals:
    wanted(object): Search after a change; an empty one shows today's again.
    closed(): Esc with nothing typed.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setProperty("rule", "bottom")
        self._today = date.min
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM)
        self._timer.timeout.connect(self._look)
        texts = {
            "day": (self.tr("Day"), self.tr("11-03, this month, 10-01..10-31")),
            "who": (self.tr("Customer"), self.tr("Payer or customer, initials too")),
            "amount": (self.tr("Amount"), self.tr("96000, >10000, 1000..2000")),
            "number": (self.tr("Serial no."), self.tr("Voucher, serial no., remark")),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(MARGIN_LEFT, 6, 12, 6)
        grid.setSpacing(6)
        self.fields: dict[str, QLineEdit] = {}
        for place, (key, (name, hint)) in enumerate(texts.items()):
            field = QLineEdit()
            field.setProperty("small", "1")
            field.setPlaceholderText(name)
            field.setToolTip(hint)
            field.setAccessibleName(name)
            field.textChanged.connect(lambda _text: self._timer.start())
            grid.addWidget(field, *divmod(place, 2))
            self.fields[key] = field
        self.hide()

    def begin(self, today: date) -> None:
        """Open and go to the first field."""
        self._today = today
        self.show()
        self.fields["day"].setFocus()

    def clear(self) -> None:
        """Take everything away and close."""
        for field in self.fields.values():
            field.clear()
        self._timer.stop()
        self.hide()
        self.wanted.emit(Search())

    def search(self) -> Search:
        """What is looked for; what cannot be read is left out and marked."""
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        first, last = day_range(typed["day"], self._today) if typed["day"] else (None, None)
        found = number_range(typed["amount"], parse.amount) if typed["amount"] else None
        least, most, _exact = found or (None, None, False)
        read = {
            "day": bool(first or last) or not typed["day"],
            "amount": found is not None or not typed["amount"],
        }
        for key, right in read.items():
            set_property(self.fields[key], "wrong", "" if right else "1")
        return Search(first, last, typed["who"], least, most, typed["number"])

    def _look(self) -> None:
        self.wanted.emit(self.search())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at once, Esc clears and closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._timer.stop()
            self._look()
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
