"""The bill beside the list: what it says, its way so far, what can be done."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from arapp.services.ledger.bill_rows import BillEvent, BillLine
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.pages.bills import words
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import discard, label, row, stack

_WIDTH = 332


class FactsPane(QFrame):
    """Number and amount, dates and names, steps, buttons."""

    def __init__(
        self, acts: ActionTable, steps: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(_WIDTH)
        self._number = label("", "section", wrap=True)
        self._amount = label("", "figure")
        self._due = label("", "small", "text2")
        names = {
            "customer": self.tr("Customer"),
            "payer": self.tr("Payer"),
            "kind": self.tr("Kind"),
            "acceptor": self.tr("Acceptor"),
            "drawer": self.tr("Drawer"),
            "issued": self.tr("Issued"),
            "received": self.tr("Received"),
            "voucher": self.tr("Voucher"),
            "left": self.tr("Not allocated"),
        }
        self._facts: dict[str, QLabel] = {}
        box = stack(self, margins=(20, 16, 20, 16), gap=4)
        for part in (self._number, self._amount, self._due):
            box.addWidget(part)
        box.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, (key, name) in enumerate(names.items()):
            self._facts[key] = label("", "body", wrap=True)
            self._facts[key].setAccessibleName(name)
            grid.addWidget(label(name, "body", "text2"), place, 0)
            grid.addWidget(self._facts[key], place, 1)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        box.addSpacing(12)
        self._title = label(self.tr("Its way"), "section")
        box.addWidget(self._title)
        self._way = stack(gap=4)
        self._steps: list[QLabel] = []
        box.addLayout(self._way)
        box.addSpacing(12)
        for place in range(0, len(steps), 2):
            line = row(gap=8)
            for number, key in enumerate(steps[place : place + 2], start=place):
                kind = "primary" if number == 0 else ""
                line.addWidget(bound(acts, key, kind=kind, small=True))
            line.addStretch()
            box.addLayout(line)
        box.addStretch()

    def show_bill(self, bill: BillLine, events: Sequence[BillEvent], today: date) -> None:
        """This one."""
        self._number.setText(bill.number)
        self._amount.setText(formats.amount(bill.amount, bill.currency))
        due = self.tr("due {day}").format(day=formats.day(bill.due_on, today))
        self._due.setText("  ".join(filter(None, (due, words.due(bill)))))
        left = bill.amount - bill.allocated if bill.state != "returned" else 0
        texts = {
            "customer": bill.customer,
            "payer": bill.payer if bill.payer != bill.customer else "",
            "kind": words.kind(bill.kind),
            "acceptor": bill.acceptor,
            "drawer": bill.drawer,
            "issued": formats.day(bill.issued_on, today) if bill.issued_on else "",
            "received": formats.day(bill.received_on, today),
            "voucher": bill.receipt_number,
            "left": formats.amount(left, bill.currency),
        }
        for key, told in texts.items():
            self._facts[key].setText(told or formats.DASH)
        self._tell_way([words.event(one, bill.currency, today) for one in events])

    def _tell_way(self, lines: Sequence[str]) -> None:
        for made in self._steps:
            discard(made)
        told = list(lines) or [self.tr("In hand since it came in")]
        self._steps = [label(text, "body", "text2", wrap=True) for text in told]
        for made in self._steps:
            self._way.addWidget(made)

    def way(self) -> list[str]:
        """The steps as told."""
        return [made.text() for made in self._steps]
