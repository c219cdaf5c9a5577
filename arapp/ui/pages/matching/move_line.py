"""Paid without the bank: a prepayment to another customer, a debt taken over, an offset.

Asked in a line over the receipt, like a refund.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from arapp.models.values.money import Money
from arapp.services.dispatch import Command
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import label, row, set_property, stack


@dataclass(frozen=True)
class Move:
    """What is asked: its title, at most so much (minor units), and its command.

    `make(target, money, day, note)`: `target` is a customer's id, or the row that is named in
    `payables` when there are any. `noted`: a note is needed.
    """

    title: str
    verb: str
    most: int
    currency: str
    make: Callable[[int, Money, date, str], Command]
    payables: Mapping[str, int] | None = None
    noted: bool = True


class MoveLine(QFrame):
    """Enter goes on and books, Esc closes.

    Signals:
        ready(object): the command to run.
        closed(): thought better of it.
    """

    ready = Signal(object)
    closed = Signal()

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self._ops = ops
        self._move: Move | None = None
        self._today = date.min
        self._title = label("", "strong")
        self.customer = CustomerField(self._find, marked=abnormal.of(ops))
        self.customer.setAccessibleName(self.tr("To which customer"))
        self.payable = QLineEdit()
        self.payable.setPlaceholderText(self.tr("What we owe"))
        self.payable.setAccessibleName(self.tr("What we owe"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.payable.setCompleter(completer)
        self.amount = AmountField()
        self.amount.setFixedWidth(124)
        self.amount.setAccessibleName(self.tr("Amount"))
        self.day = DateField(date.min, past=True)
        self.day.setFixedWidth(144)
        self.day.setAccessibleName(self.tr("Day"))
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("Note"))
        self._error = label("", "small", "age3")
        self._go = KeyButton("", key="Return", small=True)
        self._go.clicked.connect(lambda _=False: self.book())
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(lambda _=False: self.closed.emit())
        box = stack(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=4)
        head = row(gap=8)
        head.addWidget(self._title)
        head.addWidget(self._error)
        head.addStretch()
        head.addWidget(self._go)
        head.addWidget(close)
        line = row(gap=8)
        for field in (self.customer, self.payable):
            field.setMinimumWidth(180)
            line.addWidget(field, 1)
        for field in (self.amount, self.day):
            line.addWidget(field)
        line.addWidget(self.note, 1)
        box.addLayout(head)
        box.addLayout(line)

    def ask(self, move: Move, today: date) -> None:
        """Open for this, with all that can be moved, today."""
        self._move, self._today = move, today
        self._title.setText(move.title)
        self._go.setText(move.verb)
        owes = move.payables is not None
        self.payable.setVisible(owes)
        self.customer.setVisible(not owes)
        self._names.setStringList(list(move.payables or ()))
        self.payable.clear()
        self.customer.set_customer(None)
        self.day.set_today(today)
        self.day.set_day(today)
        self.amount.set_currency(move.currency)
        self.amount.set_minor(move.most)
        self.note.clear()
        note = self.tr("Why, it is needed") if move.noted else self.tr("Note")
        self.note.setPlaceholderText(note)
        self.say("")
        self.show()
        (self.payable if owes else self.customer).setFocus()

    def say(self, sentence: str) -> None:
        """What is wrong."""
        self._error.setText(sentence)

    def error_text(self) -> str:
        """What is said to be wrong."""
        return self._error.text()

    def book(self) -> None:
        """Tell the command when everything can be."""
        move = self._move
        if move is None:
            return
        target = self._target(move)
        minor, day = self.amount.minor(), self.day.day()
        note = self.note.text().strip()
        wrong = {
            self.customer: target is None,
            self.payable: target is None,
            self.amount: minor is None or not 0 < minor <= move.most,
            self.day: day is None or day > self._today,
            self.note: move.noted and not note,
        }
        for field, is_wrong in wrong.items():
            set_property(field, "wrong", "1" if is_wrong else "")
        told = {
            self.customer: self.tr("Choose one that is proposed"),
            self.payable: self.tr("Choose one that is proposed"),
            self.amount: self.tr("More than there is"),
            self.day: self.tr("A day until today"),
            self.note: self.tr("Write why"),
        }
        first = next((field for field, is_wrong in wrong.items() if is_wrong), None)
        if first is not None or target is None or minor is None or day is None:
            self.say(told[first or self.customer])
            return
        self.ready.emit(move.make(target, Money(minor, move.currency), day, note))

    def _target(self, move: Move) -> int | None:
        if move.payables is not None:
            return move.payables.get(self.payable.text().strip())
        chosen = self.customer.customer()
        return chosen.id if chosen is not None else None

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], Any]) -> None:
        code = self._move.currency if self._move else ""
        self._ops.ask(
            lambda tx: find_customers(tx, typed, code), done,
            latest=("matching", "move"), owner=self,
        )  # fmt: skip

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
