"""凭证包: from which day to which day, asked in a line over the receipt."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.models.values.days import month_start
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import label, row, set_property, stack


class PackLine(QFrame):
    """Enter goes on and packs, Esc closes.

    Signals:
        ready(object, object): first and last day.
        closed(): thought better of it.
    """

    ready = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self.first, self.last = (DateField(date.min, past=True) for _ in range(2))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        go = KeyButton(self.tr("Choose where to"), key="Return", small=True)
        go.clicked.connect(lambda _=False: self.pack())
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(lambda _=False: self.closed.emit())
        box = stack(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=4)
        line = row(gap=8)
        line.addWidget(label(self.tr("Pack for the auditor"), "strong"))
        for field in (self.first, self.last):
            field.setFixedWidth(148)
            line.addWidget(field)
        told = self.tr("Receipts, what they paid, slips, an index with hashes")
        hint = label(told, "small", "text2")
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(hint, 1)
        line.addWidget(go)
        line.addWidget(close)
        box.addLayout(line)
        self.hide()

    def ask(self, today: date) -> None:
        """Open for the month before."""
        end = month_start(today) - timedelta(days=1)
        for field, day in ((self.first, month_start(end)), (self.last, end)):
            field.set_today(today)
            field.set_day(day)
        self.show()
        self.first.setFocus()

    def pack(self) -> None:
        """Tell the days when they are days."""
        first, last = self.first.day(), self.last.day()
        set_property(self.first, "wrong", "" if first else "1")
        set_property(self.last, "wrong", "" if last and first and last >= first else "1")
        if first is not None and last is not None and last >= first:
            self.ready.emit(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and packs, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.first.hasFocus():
                self.last.setFocus()
            else:
                self.pack()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
