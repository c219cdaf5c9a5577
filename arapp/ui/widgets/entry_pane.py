"""A record as a small form beside its list: new or changed, checked beside the field, saved.

What it asks for is data (`Entry`), so that lists with a form differ in their records alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from arapp.ui.actions import ActionTable
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 332
_PAD = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: kind "text", "amount" (minor units) or "day"; `check(value)` says what is wrong.

    Value of a field: str, int | None, date | None by kind.
    """

    key: str
    title: str
    kind: str = "text"
    required: str = ""
    """sentence when it is empty; "" for a field that may be"""
    hint: str = ""
    check: Callable[[Any], str] | None = None


class EntryPane(QFrame):
    """`show_record(title, values)` fills it; `values()` is what is typed.

    Signals:
        edited(): the user changed something; ask `is_changed`.
    """

    edited = Signal()

    def __init__(
        self, entries: Sequence[Entry], acts: ActionTable, not_read: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`not_read`: sentences for what is no amount and no day."""
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "left")
        self.setFixedWidth(_WIDTH)
        self._entries = {entry.key: entry for entry in entries}
        self._not_read = dict(zip(("amount", "day"), not_read, strict=True))
        self._kept: dict[str, Any] = {}
        self._fields: dict[str, QLineEdit] = {}
        self._names: dict[str, QStringListModel] = {}
        box = stack(self, margins=(_PAD, 16, _PAD, 16))
        self.heading = label("", "section")
        box.addWidget(self.heading)
        box.addSpacing(8)
        self.form = Form()
        for entry in entries:
            self._add(entry)
        box.addWidget(self.form)
        box.addSpacing(12)
        buttons = row(gap=8)
        buttons.addWidget(bound(acts, "save", kind="primary"))
        buttons.addWidget(bound(acts, "discard"))
        buttons.addStretch()
        box.addLayout(buttons)
        box.addStretch()

    def _add(self, entry: Entry) -> None:
        made: dict[str, Callable[[], QLineEdit]] = {
            "text": QLineEdit, "amount": AmountField, "day": lambda: DateField(date.min),
        }  # fmt: skip
        field = made[entry.kind]()
        field.setPlaceholderText(entry.hint)
        field.textEdited.connect(lambda _: self.edited.emit())
        if isinstance(field, DateField):
            field.changed.connect(lambda _: self.edited.emit())
        field.returnPressed.connect(lambda: self._next(entry.key))
        self._fields[entry.key] = field
        self.form.add(
            entry.key, entry.title, field, required=bool(entry.required),
            check=lambda: self._wrong(entry),
        )  # fmt: skip

    def _next(self, key: str) -> None:
        """Enter goes on to the next field."""
        keys = list(self._fields)
        place = keys.index(key) + 1
        if place < len(keys):
            self._fields[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def set_today(self, today: date) -> None:
        """The day that short dates count from."""
        for field in self._fields.values():
            if isinstance(field, DateField):
                field.set_today(today)

    # --- values -------------------------------------------------------------------------------

    def show_record(self, title: str, values: Mapping[str, Any]) -> None:
        """Fill the form; what was typed before is gone."""
        self.heading.setText(title)
        self._kept = dict(values)
        for key, field in self._fields.items():
            self._set(field, values.get(key))
            self.form.set_error(key, "")
        self.edited.emit()

    def _set(self, field: QLineEdit, value: Any) -> None:
        if isinstance(field, AmountField):
            field.set_minor(value)
        elif isinstance(field, DateField):
            field.set_day(value)
        else:
            field.setText(str(value or ""))

    def values(self) -> dict[str, Any]:
        """What is typed, by key."""
        return {key: self._value(field) for key, field in self._fields.items()}

    def _value(self, field: QLineEdit) -> Any:
        if isinstance(field, AmountField):
            return field.minor()
        return field.day() if isinstance(field, DateField) else field.text().strip()

    def is_changed(self) -> bool:
        """Whether what is typed differs from what was shown."""
        return any(
            (self._kept.get(key) or "") != (value or "") for key, value in self.values().items()
        ) or any(not self._is_right(key) for key in self._fields)

    def propose(self, key: str, words: Sequence[str]) -> None:
        """Words proposed while typing."""
        if key not in self._names:
            self._names[key] = QStringListModel(self)
            completer = QCompleter(self._names[key], self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self._fields[key].setCompleter(completer)
        self._names[key].setStringList(list(words))

    def begin(self) -> None:
        """To the first field."""
        first = next(iter(self._fields.values()))
        first.setFocus()
        first.selectAll()

    # --- checks -------------------------------------------------------------------------------

    def _is_right(self, key: str) -> bool:
        field = self._fields[key]
        return field.is_right() if isinstance(field, (AmountField, DateField)) else True

    def _wrong(self, entry: Entry) -> str:
        if not self._is_right(entry.key):
            return self._not_read[entry.kind]
        value = self._value(self._fields[entry.key])
        if value in ("", None):
            return entry.required
        return entry.check(value) if entry.check else ""

    def check_all(self) -> bool:
        """Whether all is right; the first wrong field gets the focus."""
        return self.form.check_all()

    def complain(self, key: str, sentence: str) -> None:
        """A refusal beside the field it is about (the first one when there is no such field)."""
        place = key if key in self._fields else next(iter(self._fields))
        self.form.set_error(place, sentence)
        self._fields[place].setFocus()
