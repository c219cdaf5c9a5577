"""The right side when nothing is to be matched: a done receipt, a skipped line, a sentence."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_done import DonePart, DoneReceipt
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.head import ReceiptHead
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.empty import Empty
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, stack


class SettledPane(QWidget):
    """A receipt and the rows it settled; each can be taken back by a dated reversal.

    Signals:
        reversed(int): allocation to take back.
        released(int): receipt whose mark "not from a customer" is to go.
        wrong(): the whole receipt was booked in error.
    """

    reversed = Signal(int)
    released = Signal(int)
    wrong = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = ReceiptHead()
        self._currency = ""
        self._receipt = 0
        columns: list[Column[DonePart]] = [
            Column("contract", self.tr("Contract"), lambda p: p.contract or None,
                   text=lambda p: p.contract or formats.DASH, tone="text2", width=140, middle=True),
            Column("label", self.tr("Item"), self._label, stretch=True),
            Column("day", self.tr("Day"), lambda p: p.day, Kind.DAY, tone="text2", width=96),
            Column("amount", self.tr("Amount"), lambda p: Money(p.amount, self._currency),
                   Kind.MONEY, width=140),
            Column("back", "", lambda p: self._back if p.allocation_id is not None else "",
                   Kind.LINK, width=110, right=True),
        ]  # fmt: skip
        self._back = self.tr("Take back")
        model: RecordModel[DonePart] = RecordModel(
            columns, EARLIEST, row_id=lambda p: f"{p.allocation_id}-{p.reason}-{p.label}"
        )
        self.table = Table("matching.settled", model)
        self.table.view.set_empty(self.tr("All of it is kept as prepayment"))
        self.table.view.link_clicked.connect(self._clicked)
        self._release = KeyButton(self.tr("It is a customer's money after all"), small=True)
        self._release.clicked.connect(lambda _=False: self.released.emit(self._receipt))
        self.error = KeyButton(self.tr("Booked in error…"), small=True)
        self.error.clicked.connect(lambda _=False: self.wrong.emit())
        self._title = label("", "section")
        box = stack(self)
        box.addWidget(self.head)
        line = row(margins=(MARGIN_LEFT, 12, MARGIN_RIGHT, 6))
        line.addWidget(self._title)
        line.addStretch()
        line.addWidget(self._release)
        line.addWidget(self.error)
        box.addLayout(line)
        box.addWidget(self.table, 1)

    def _label(self, part: DonePart) -> str:
        return f"{part.label}  {words.reason(part.reason)}" if part.reason else part.label

    def show_done(self, done: DoneReceipt, today: date) -> None:
        """The receipt and its rows."""
        self._currency = done.receipt.currency
        self._receipt = done.receipt.id
        marked = bool(done.receipt.not_customer)
        self.head.set_receipt(done.receipt, today)
        self.head.set_name(done.receipt.customer)
        self._title.setText(
            self.tr("Not from a customer, set aside") if marked else self.tr("What it paid")
        )
        self._release.setVisible(marked)
        self.error.setVisible(not done.parts and done.receipt.left == done.receipt.amount)
        self.table.setVisible(not marked)
        model = self.table.model
        model.today = today
        model.set_rows(done.parts)

    def _clicked(self, part: DonePart, _key: str) -> None:
        if part.allocation_id is not None:
            self.reversed.emit(part.allocation_id)


class SkippedPane(QWidget):
    """A line of the bank file that was not imported again, and the receipt it equals.

    Signals:
        receipt_clicked(int): show that receipt.
    """

    receipt_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "section")
        self._text = label("", "body", "text2", wrap=True)
        self._why = label("", "body", wrap=True)
        self._open = KeyButton(self.tr("Show that receipt"), small=True)
        self._open.clicked.connect(self._clicked)
        self._receipt: int | None = None
        box = stack(self, margins=(MARGIN_LEFT, 20, MARGIN_RIGHT, 20), gap=8)
        for part in (self._title, self._why, self._text):
            box.addWidget(part)
        line = row()
        line.addWidget(self._open)
        line.addStretch()
        box.addLayout(line)
        box.addStretch()

    def show_line(self, one: Duplicate) -> None:
        """What it said and what it equals."""
        self._receipt = one.receipt_id
        self._title.setText(self.tr("Line {row} of the bank file").format(row=one.row))
        self._why.setText(
            self.tr("Imported before as {number}, so it was skipped.").format(number=one.equals)
        )
        self._text.setText(one.text)
        self._open.setVisible(one.receipt_id is not None)

    def _clicked(self) -> None:
        if self._receipt is not None:
            self.receipt_clicked.emit(self._receipt)


class MessagePane(QWidget):
    """One sentence and one action in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = Empty(self)
        self._sentence = ""

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None,
        *, done: bool = False,
    ) -> None:  # fmt: skip
        """Show; `done` puts the proven mark before it."""
        self._sentence = sentence
        self._over.say(sentence, action, run, done=done)
        self._over.show_over(True)

    def text(self) -> str:
        """The sentence."""
        return self._sentence
