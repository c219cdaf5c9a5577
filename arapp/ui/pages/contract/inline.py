"""Small questions asked in the line where their answer belongs: how many periods, which name."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.labels import label, row

MOST_ROWS = 120


class AskLine(QFrame):
    """A raised line with fields and one button. Enter answers, Esc closes.

    Signals:
        closed(): nothing was asked after all.
    """

    closed = Signal()

    def __init__(self, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.line = row(self, margins=(MARGIN_LEFT, 6, MARGIN_RIGHT, 6), gap=8)
        self.go = KeyButton(verb, key="Return", small=True)
        self.go.clicked.connect(self.answer)
        self.note = label("", "small", "age3")
        self.hide()

    def close_line(self) -> None:
        """Put the button and the room for complaints behind the fields."""
        self.line.addWidget(self.go)
        self.line.addWidget(self.note)
        self.line.addStretch(1)

    def begin(self) -> None:
        """Show, and go to the first field."""
        self.note.clear()
        self.show()
        first = self.findChild(QLineEdit)
        if first is not None:
            first.setFocus()
            first.selectAll()

    def answer(self) -> None:
        """Tell what was answered."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class EqualLine(AskLine):
    """Signals:
    answered(int, object, int): number of periods, day of the first, months between them.
    """

    answered = Signal(int, object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.count = _number(3, MOST_ROWS, self.tr("Number of periods"))
        self.first = DateField(EARLIEST)
        self.first.setAccessibleName(self.tr("Day of the first"))
        self.first.setFixedWidth(140)
        self.months = _number(1, 60, self.tr("Months between"))
        self.go.setText(self.tr("Lay out"))
        for part in (
            self.count, label(self.tr("equal periods, first on"), tone="text2"), self.first,
            label(self.tr("then every"), tone="text2"), self.months,
            label(self.tr("month(s)"), tone="text2"),
        ):  # fmt: skip
            self.line.addWidget(part)
        self.close_line()

    def set_day(self, today: date, first: date) -> None:
        """What short days count from, and the day proposed."""
        self.first.set_today(today)
        if self.first.day() is None:
            self.first.set_day(first)

    def answer(self) -> None:
        """When all three are there."""
        count, months, first = _int(self.count), _int(self.months), self.first.day()
        if not 1 <= count <= MOST_ROWS:
            form = self.tr("Between 1 and {most} periods")
            self.note.setText(form.format(most=MOST_ROWS))
        elif first is None:
            self.note.setText(self.tr("Write a day: 20, 11.20, +30"))
        else:
            self.hide()
            self.answered.emit(count, first, max(months, 1))


class NameLine(AskLine):
    """Signals:
    answered(str): the name of the template.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.go.setText(self.tr("Save template"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the template"))
        self.name.setPlaceholderText(self.tr("Name of the template"))
        self.name.setFixedWidth(240)
        self.line.addWidget(self.name)
        self.close_line()

    def answer(self) -> None:
        """When there is a name."""
        name = self.name.text().strip()
        if not name:
            self.note.setText(self.tr("Give it a name"))
            return
        self.hide()
        self.name.clear()
        self.answered.emit(name)


def _number(value: int, most: int, name: str) -> QLineEdit:
    field = QLineEdit(str(value))
    field.setValidator(QIntValidator(1, most, field))
    field.setAccessibleName(name)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setFixedWidth(56)
    return field


def _int(field: QLineEdit) -> int:
    text = field.text().strip()
    return int(text) if text.isdigit() else 0
