"""Day and evidence of something that happened, asked in the line where it stands."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import label, row, set_property, set_tone, stack


class ConfirmLine(QFrame):
    """Day and evidence of a confirmation; Enter goes on and confirms, Esc closes.

    Signals:
        confirmed(object, str): day, evidence.
        moved(object): a day to come: it is expected then.
        closed(): thought better of it.
    """

    confirmed = Signal(object, str)
    moved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        today: date,
        verb: str,
        parent: QWidget | None = None,
        *,
        title: str = "",
        may_move: bool = False,
    ) -> None:
        """`title` names what is confirmed where the line does not stand under it; `may_move`: a
        day to come is a new plan, else it is refused."""
        super().__init__(parent)
        self._today = today
        self._may_move = may_move
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self.day = DateField(today, past=True)
        self.day.setAccessibleName(self.tr("Day it was done"))
        self.day.set_day(today)
        self.day.setFixedWidth(148)
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(self.tr("Evidence: delivery note no., who signed"))
        self.evidence.setAccessibleName(self.tr("Evidence"))
        self.go = KeyButton(verb, key="Return", small=True)
        self.go.clicked.connect(self.confirm)
        self.day.textChanged.connect(lambda _text: self._retyped(verb))
        self.note = label("", "small", "age3")
        self.note.hide()
        whole = stack(self, margins=(24, 6, 20 if title else 0, 6), gap=2)
        line = row(gap=8)
        if title:
            line.addWidget(label(title, "strong"))
        line.addWidget(self.day)
        line.addWidget(self.evidence, 1)
        line.addWidget(self.go)
        whole.addLayout(line)
        whole.addWidget(self.note)

    def _retyped(self, verb: str) -> None:
        if self.day.property("wrong") == "1":
            self.say("")
        day = self.day.day()
        later = self._may_move and day is not None and day > self._today
        self.go.setText(self.tr("Move") if later else verb)
        self.go.updateGeometry()

    def say(self, sentence: str) -> None:
        """What is wrong with it."""
        set_tone(self.note, "age3")
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        set_property(self.day, "wrong", "1" if sentence else "")

    def warn(self, sentence: str) -> None:
        """What is odd about it; it may go on."""
        if self.day.property("wrong") != "1":
            set_tone(self.note, "age1")
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))

    def confirm(self) -> None:
        """Tell day and evidence, when the day is one that has come."""
        day = self.day.day()
        if day is None:
            self.say(self.tr("Write a day: 20, 11.20, yesterday"))
        elif day > self._today and self._may_move:
            self.moved.emit(day)
        elif day > self._today:
            self.say(self.tr("That day is still to come"))
        else:
            self.confirmed.emit(day, self.evidence.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and confirms, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.day.hasFocus() and not event.modifiers().value:
                self.evidence.setFocus()
            else:
                self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
