"""A few fields in place, for what ends or hands on a matter: Enter saves, Esc leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from arapp.models.values.errors import ArappError
from arapp.ui import dialogs, text
from arapp.ui.pages.collection.file_line import FileLine
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack


@dataclass(frozen=True)
class Field:
    """One of `choices` (key, word), or of a kind: "text" (str), "amount" (Money or None), "day"
    (date or None; "past": one that was)."""

    key: str
    title: str
    kind: str = "text"
    currency: str = ""
    text: str = ""
    choices: tuple[tuple[str, str], ...] = ()


class Asking(QFrame):
    """Signals:
    answered(dict): field → value.
    dropped(): nothing is to be done.
    """

    answered = Signal(dict)
    dropped = Signal()

    def __init__(
        self, title: str, verb: str, fields: Sequence[Field], today: date, proof: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("card", "1")
        self.form = Form()
        grid = self.form.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, 56)
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        for field in fields:
            self.fields[field.key] = self._make(field, today)
            self.form.add(field.key, field.title, self.fields[field.key])
        self.proof = FileLine(self, key="", word=self.tr("Attach"))
        self.proof.asked.connect(self._attach)
        self.proof.hide()
        if proof:
            self.form.add("files", self.tr("Proof"), self.proof)
            self.proof.show()
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        go = KeyButton(verb, key="Return", small=True)
        go.clicked.connect(lambda _=False: self.finish())
        drop = KeyButton(self.tr("Cancel"), key="Escape", small=True)
        drop.clicked.connect(self.dropped)
        buttons = row(gap=8)
        buttons.addStretch()
        for button in (drop, go):
            buttons.addWidget(button)
        box = stack(self, margins=(12, 8, 12, 10), gap=6)
        box.addWidget(label(title, "strong", wrap=True))
        box.addWidget(self.form)
        box.addWidget(self._trouble)
        box.addLayout(buttons)

    def _make(self, field: Field, today: date) -> QLineEdit | QComboBox:
        if field.choices:
            box = QComboBox()
            for key, word in field.choices:
                box.addItem(word, key)
            return box
        if field.kind == "amount":
            return AmountField(currency=field.currency)
        if field.kind in {"day", "past"}:
            made = DateField(today, past=field.kind == "past")
            made.set_day(today if field.kind == "past" else None)
            return made
        return QLineEdit(field.text)

    def _attach(self) -> None:
        title = self.tr("What proves it")
        self.proof.add(dialogs.pick_files(self, title, self.tr("All files (*)")))

    def begin(self) -> None:
        """To the first field."""
        first = next(iter(self.fields.values()))
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def finish(self) -> None:
        """Tell what is typed, when it can be read."""
        self._trouble.hide()
        for key, field in self.fields.items():
            right = not isinstance(field, AmountField | DateField) or field.is_right()
            self.form.set_error(key, "" if right else self.tr("This cannot be read"))
            if not right:
                field.setFocus()
                return
        self.answered.emit({key: _value(field) for key, field in self.fields.items()})

    def refuse(self, error: ArappError) -> None:
        """Beside the field it is about, else under all."""
        key = str(error.fields.get("field", ""))
        if key in self.fields:
            self.form.set_error(key, text.sentence(error))
            self.fields[key].setFocus()
            return
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def _value(field: QLineEdit | QComboBox) -> Any:
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, AmountField):
        return field.money()
    if isinstance(field, DateField):
        return field.day()
    return field.text().strip()
