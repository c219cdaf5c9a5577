"""A small list of the form: rows, and one line below to add one or to change the current one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.ui.design.scale import HEADER, MARGIN_LEFT, ROW
from arapp.ui.pages.customer import words
from arapp.ui.tables.columns import Column
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import label, row, set_property, stack

_MOST = 6
WIDTH = 748
"""Pixels: as far as the form reaches"""


@dataclass(frozen=True, slots=True)
class Input:
    """A field of the line: key, hint in grey, width (0: the rest), choices (key, text)."""

    key: str
    hint: str
    width: int = 0
    choices: tuple[tuple[str, str], ...] = ()


class ListEditor(QWidget):
    """Enter on a row puts it into the line, Del takes it away, Enter in the line saves it.

    Signals:
        saved(object, object): id of the row changed (None: a new one), values by key.
        removed(object): the row to take away.
    """

    saved = Signal(object, object)
    removed = Signal(object)

    def __init__(
        self, name: str, title: str, hint: str, columns: Sequence[Column[Any]],
        inputs: Sequence[Input], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._inputs = tuple(inputs)
        self._editing: int | None = None
        self._locked = False
        self.model: RecordModel[Any] = RecordModel(columns, date.min)
        self.table = Table(f"customer_{name}", self.model)
        self.view = self.table.view
        self.view.opened.connect(self.edit)
        self.view.installEventFilter(self)
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._told = label("", "small", "age3", wrap=True)
        self._told.setContentsMargins(MARGIN_LEFT, 0, 0, 0)
        self._told.hide()
        self._host = QWidget()
        self._add = KeyButton(words.say(words.ADD), key="Return", icon="plus")
        self._add.clicked.connect(lambda _=False: self.save())
        head = row(margins=(MARGIN_LEFT, 18, 0, 6), gap=8)
        head.addWidget(label(title, "section"))
        head.addWidget(label(hint, "small", "text3"), 1)
        box = stack(self)
        box.addLayout(head)
        box.addWidget(self.table)
        box.addWidget(self._line())
        box.addWidget(self._told)
        self.set_locked(False)
        self.setFixedWidth(WIDTH)
        self._fit()

    def _line(self) -> QWidget:
        line = row(self._host, margins=(MARGIN_LEFT, 8, 0, 2), gap=8)
        for one in self._inputs:
            field = self._make(one)
            field.setAccessibleName(one.hint)
            if one.width:
                field.setFixedWidth(one.width)
            line.addWidget(field, 0 if one.width else 1)
            self._fields[one.key] = field
        line.addWidget(self._add)
        return self._host

    def _make(self, one: Input) -> QLineEdit | QComboBox:
        if one.choices:
            box = QComboBox()
            for key, text in one.choices:
                box.addItem(text, key)
            return box
        field = QLineEdit()
        field.setPlaceholderText(one.hint)
        field.returnPressed.connect(self.save)
        field.textEdited.connect(lambda _text: self.complain(""))
        return field

    # --- rows ---------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these; one that is in the line stays there while it is among them."""
        self.model.set_rows(rows)
        if self._editing is not None and self.model.place_of(self._editing) is None:
            self.clear()
        self._fit()

    def _fit(self) -> None:
        count = len(self.model.all_rows())
        self.table.setVisible(bool(count))
        self.table.setFixedHeight(HEADER + min(count, _MOST) * ROW + 2)

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        self._locked = locked
        self._host.setVisible(bool(self._inputs) and not locked)

    # --- the line -----------------------------------------------------------------------------

    def field(self, key: str) -> QLineEdit | QComboBox:
        """A field of the line."""
        return self._fields[key]

    def first(self) -> QWidget:
        """Where typing begins."""
        return next(iter(self._fields.values()))

    def values(self) -> dict[str, str]:
        """What stands in the line."""
        return {
            key: field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData())
            for key, field in self._fields.items()
        }

    def is_begun(self) -> bool:
        """Whether something typed would be lost."""
        return any(f.text().strip() for f in self._fields.values() if isinstance(f, QLineEdit))

    def edit(self, one: Any) -> None:
        """Put a row into the line."""
        self._editing = one.id
        for key, field in self._fields.items():
            value = str(getattr(one, key, "") or "")
            if isinstance(field, QLineEdit):
                field.setText(value)
            else:
                field.setCurrentIndex(max(field.findData(value), 0))
        self._add.setText(words.say(words.CHANGE))
        self._add.set_icon("check")
        self.first().setFocus()

    def save(self) -> None:
        """Tell what is to be written."""
        if self.is_begun():
            self.saved.emit(self._editing, self.values())

    def clear(self) -> None:
        """An empty line, for the next one."""
        self._editing = None
        for field in self._fields.values():
            if isinstance(field, QLineEdit):
                field.clear()
        self._add.setText(words.say(words.ADD))
        self._add.set_icon("plus")
        self.complain("")

    def complain(self, sentence: str, key: str = "") -> None:
        """Under the line what is wrong with it; "" takes it away."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        for other, field in self._fields.items():
            set_property(field, "wrong", "1" if sentence and other == key else "")

    def told(self) -> str:
        """What is wrong with the line."""
        return self._told.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line."""
        if event.key() == Qt.Key.Key_Escape and (self.is_begun() or self._editing is not None):
            self.clear()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del on a row takes it away; undo brings it back."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.view and pressed and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined, unused-ignore]  # a key event, looked at above
            one = self.view.current_row()
            if one is not None and not self._locked:
                self.removed.emit(one)
            return True
        return super().eventFilter(watched, event)
