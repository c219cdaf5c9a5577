"""Lines of what differs: reason, amount, a few words; a further one stands ready in time."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.services.papers.differences import KINDS, Difference, DifferenceLine, of_amount
from arapp.ui.pages.statements import words_more
from arapp.ui.widgets.fields import AmountField
from arapp.ui.widgets.labels import row, stack

_MOST = 8


class DifferenceRows(QWidget):
    """Signals:
    edited(): an amount changed.
    """

    edited = Signal()

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._currency = currency
        self._box = stack(self, gap=6)
        self.rows: list[tuple[QComboBox, AmountField, QLineEdit]] = []
        self.add()
        self.add()

    def add(self) -> None:
        """One more line."""
        kind = words_more.combo(words_more.DIFFERENCES, KINDS, KINDS[len(self.rows) % len(KINDS)])
        kind.setAccessibleName(self.tr("Reason"))
        amount = AmountField(currency=self._currency)
        amount.setAccessibleName(self.tr("Amount"))
        amount.setPlaceholderText(self.tr("Amount"))
        amount.setFixedWidth(104)
        note = QLineEdit()
        note.setAccessibleName(self.tr("Note"))
        note.setPlaceholderText(self.tr("Note"))
        line = row(gap=6)
        line.addWidget(kind)
        line.addWidget(amount)
        line.addWidget(note, 1)
        self._box.addLayout(line)
        self.rows.append((kind, amount, note))
        amount.textEdited.connect(lambda _t: self._edited())

    def _edited(self) -> None:
        if self.rows[-1][1].text() and len(self.rows) < _MOST:
            self.add()
        self.edited.emit()

    def fill(self, lines: Sequence[DifferenceLine]) -> None:
        """What is open already, to be changed."""
        for place, line in enumerate(lines[:_MOST]):
            if place >= len(self.rows):
                self.add()
            kind, amount, note = self.rows[place]
            kind.setCurrentIndex(max(kind.findData(line.kind), 0))
            amount.set_minor(line.gap)
            note.setText(line.note)
        if len(lines) >= len(self.rows) and len(self.rows) < _MOST:
            self.add()

    def lines(self) -> tuple[Difference, ...]:
        """Those with an amount or a note."""
        found = []
        for kind, amount, note in self.rows:
            minor = amount.minor() or 0
            if minor or note.text().strip():
                found.append(of_amount(str(kind.currentData()), minor, note.text().strip()))
        return tuple(found)
