"""退款: amount, day and note of money that went back, asked in a line over the receipt."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.money import Money
from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.reversals import RefundReceipt
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import label, row, set_property, stack


class RefundLine(QFrame):
    """Enter goes on and books, Esc closes.

    Signals:
        ready(object): RefundReceipt to run.
        closed(): thought better of it.
    """

    ready = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self._today = date.min
        self._receipt: DeskReceipt | None = None
        self.amount = AmountField()
        self.amount.setFixedWidth(132)
        self.amount.setAccessibleName(self.tr("Amount that went back"))
        self.day = DateField(date.min, past=True)
        self.day.setFixedWidth(148)
        self.day.setAccessibleName(self.tr("Day it went back"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note: why it went back"))
        self.note.setAccessibleName(self.tr("Note"))
        self._error = label("", "small", "age3")
        go = KeyButton(self.tr("Refund"), key="Return", small=True)
        go.clicked.connect(lambda _=False: self.book())
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(lambda _=False: self.closed.emit())
        box = stack(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=4)
        line = row(gap=8)
        line.addWidget(label(self.tr("Refund"), "strong"))
        for field in (self.amount, self.day):
            line.addWidget(field)
        line.addWidget(self.note, 1)
        line.addWidget(go)
        line.addWidget(close)
        box.addLayout(line)
        box.addWidget(self._error)
        self._error.hide()
        self.hide()

    def ask(self, receipt: DeskReceipt, today: date) -> None:
        """Open for this receipt with all that is left, today."""
        self._receipt, self._today = receipt, today
        self.day.set_today(today)
        self.amount.set_currency(receipt.currency)
        self.amount.set_minor(receipt.left)
        self.day.set_day(today)
        self.note.clear()
        self.say("")
        self.show()
        self.amount.setFocus()
        self.amount.selectAll()

    def say(self, sentence: str) -> None:
        """What is wrong."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def error_text(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def book(self) -> None:
        """Tell the command when amount and day can be."""
        receipt, minor, day = self._receipt, self.amount.minor(), self.day.day()
        if receipt is None:
            return
        wrong_amount = minor is None or not 0 < minor <= receipt.left
        wrong_day = day is None or not receipt.day <= day <= self._today
        set_property(self.amount, "wrong", "1" if wrong_amount else "")
        set_property(self.day, "wrong", "1" if wrong_day else "")
        if minor is None or wrong_amount:
            self.say(self.tr("At most what the receipt has left"))
        elif day is None or wrong_day:
            self.say(self.tr("A day from when it came in until today"))
        else:
            money = Money(minor, receipt.currency)
            self.ready.emit(RefundReceipt(receipt.id, money, day, self.note.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and books, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.note.hasFocus() or event.modifiers().value:
                self.book()
            else:
                self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
