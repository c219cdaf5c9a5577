"""The master data as a form: two columns of label and field, what is wrong said under the field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.entries import (
    AmountEntry,
    ChoiceEntry,
    DayEntry,
    Entry,
    TextEntry,
    make,
)
from arapp.ui.pages.customer.facts import BY_KEY, FACTS, Fact, Kind
from arapp.ui.widgets.customer_field import Find
from arapp.ui.widgets.forms import star
from arapp.ui.widgets.labels import label, rich, set_tone, stack

_LABEL = 84
FIELD = 260
_GAP = 24


@dataclass
class _Place:
    """What stands on the screen for a fact."""

    name: QLabel
    entry: Entry
    note: QLabel
    host: QWidget


class DetailsForm(QWidget):
    """Fields of `FACTS`.

    Signals:
        edited(): something is typed.
        left(str): a field is done with; it may be judged.
    """

    edited = Signal()
    left = Signal(str)

    def __init__(self, today: date, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, _Place] = {}
        self._kept: dict[str, Any] = {}
        self._wrong: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        for column, width in ((0, _LABEL), (2, _LABEL)):
            self._grid.setColumnMinimumWidth(column, width)
        for fact in FACTS:
            self._add(fact, today, find)
        for key, texts in words.CHOICES.items():
            self._choice(key).set_choices([(one, words.say(text)) for one, text in texts.items()])

    def _add(self, fact: Fact, today: date, find: Find) -> None:
        line = self._grid.rowCount() - (1 if fact.beside else 0)
        if fact.section:
            heading = label(words.say(fact.section), "section")
            heading.setContentsMargins(0, 10 if line > 1 else 0, 0, 8)
            self._grid.addWidget(heading, line, 0, 1, 4)
            line += 1
        title = words.say(fact.label)
        name = rich(f"{title} {star()}" if fact.required else title, tone="text2", wrap=False)
        name.setFixedHeight(32)
        entry = make(fact, today, find)
        wide = 2 * FIELD + _LABEL + 2 * 12 if fact.wide else FIELD
        entry.widget.setMinimumWidth(wide)
        if not fact.wide:
            entry.widget.setMaximumWidth(wide)
        entry.widget.setAccessibleName(f"{title} *" if fact.required else title)
        name.setBuddy(entry.widget)
        note = label("", "small", "text3", wrap=True)
        note.setMinimumHeight(6)
        note.setMaximumWidth(wide)
        host = QWidget()
        box = stack(host, margins=(0, 0, 0, 2), gap=1)
        box.addWidget(entry.widget)
        box.addWidget(note)
        left = 2 if fact.beside else 0
        self._grid.addWidget(name, line, left, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(
            host, line, left + 1, 1, 3 if fact.wide else 1, Qt.AlignmentFlag.AlignTop
        )
        self._places[fact.key] = _Place(name, entry, note, host)
        entry.edited.connect(lambda: self._edited(fact.key))
        entry.left.connect(lambda: self._left(fact.key))
        if fact.asked:
            self.show_fact(fact.key, False)

    # --- values -------------------------------------------------------------------------------

    def entry(self, key: str) -> Entry:
        """The field of a fact."""
        return self._places[key].entry

    def _choice(self, key: str) -> ChoiceEntry:
        entry = self.entry(key)
        if not isinstance(entry, ChoiceEntry):
            raise TypeError(key)
        return entry

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Key and text of what can be chosen."""
        self._choice(key).set_choices(choices)

    def offer(self, known: Mapping[str, Sequence[str]]) -> None:
        """Values used before, offered while typing."""
        for key, values in known.items():
            entry = self.entry(key)
            if isinstance(entry, TextEntry):
                entry.offer(values)

    def hint(self, key: str, text: str) -> None:
        """What counts while the field is empty."""
        self.entry(key).hint(text)

    def note(self, key: str, text: str) -> None:
        """A grey line under a field; what is wrong takes its place."""
        if key not in self._wrong:
            self._tell(key, text, "text3")

    def set_currency(self, currency: str) -> None:
        """Amounts are read in this currency."""
        for key, place in self._places.items():
            if BY_KEY[key].kind is Kind.AMOUNT and isinstance(place.entry, AmountEntry):
                place.entry.field.set_currency(currency)

    def set_today(self, today: date) -> None:
        """The day short forms of days count from."""
        for place in self._places.values():
            if isinstance(place.entry, DayEntry):
                place.entry.field.set_today(today)

    def show_values(self, values: Mapping[str, Any], *, whole: bool) -> None:
        """What the ledger holds; fields changed and not saved keep what was typed.

        `whole`: another customer, everything is shown anew.
        """
        changed = set() if whole else set(self.changes())
        for key, place in self._places.items():
            if key not in changed:
                place.entry.put(values.get(key))
                if whole:
                    self.complain(key, "")
            self._kept[key] = values.get(key)
        self._kept = {key: self._plain(key, value) for key, value in self._kept.items()}
        self.edited.emit()

    def _plain(self, key: str, value: Any) -> Any:
        """The value as the field gives it back."""
        if BY_KEY[key].kind is Kind.CUSTOMER:
            return getattr(value, "id", None)
        return "" if value is None and BY_KEY[key].kind in {Kind.TEXT, Kind.CHOICE} else value

    def value(self, key: str) -> Any:
        """What stands in a field."""
        return self.entry(key).value()

    def put(self, key: str, value: Any) -> None:
        """Propose a value: it counts as typed."""
        self.entry(key).put(value)
        self.edited.emit()

    def is_changed(self, key: str) -> bool:
        """Whether a field differs from the ledger."""
        return self._differs(key)

    def changes(self) -> dict[str, Any]:
        """Fields that differ from the ledger, with what stands there now."""
        return {key: self.value(key) for key in self._places if self._differs(key)}

    def _differs(self, key: str) -> bool:
        entry = self.entry(key)
        if not entry.is_readable():
            return True
        return bool(entry.value() != self._kept.get(key))

    def discard(self, values: Mapping[str, Any]) -> None:
        """Back to what the ledger holds."""
        self.show_values(values, whole=True)

    def show_fact(self, key: str, on: bool) -> None:
        """Ask for a fact, or not (any more)."""
        place = self._places[key]
        for part in (place.name, place.host):
            part.setVisible(on)

    def asks(self, key: str) -> bool:
        """Whether a fact is asked for now."""
        return not self._places[key].host.isHidden()

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        for place in self._places.values():
            place.entry.set_locked(locked)

    # --- what is wrong ------------------------------------------------------------------------

    def complain(self, key: str, sentence: str, *, warning: bool = False) -> None:
        """Say under a field what is wrong with it; "" takes it away."""
        if sentence and not warning:
            self._wrong[key] = sentence
        else:
            self._wrong.pop(key, None)
        self._tell(key, sentence, "age1" if warning else "age3")
        self.entry(key).mark(bool(sentence) and not warning)
        self.entry(key).widget.setAccessibleDescription(sentence)

    def _tell(self, key: str, sentence: str, tone: str) -> None:
        note = self._places[key].note
        note.setText(sentence)
        set_tone(note, tone)

    def told(self, key: str) -> str:
        """The sentence under a field."""
        return self._places[key].note.text()

    def wrong(self) -> list[str]:
        """Keys of the fields that are wrong, in order."""
        return [key for key in self._places if key in self._wrong]

    def unread(self) -> list[str]:
        """Keys of the fields that hold what cannot be read."""
        return [k for k, place in self._places.items() if not place.entry.is_readable()]

    def go(self, key: str) -> None:
        """The cursor into a field."""
        self.entry(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, key: str) -> None:
        if key in self._wrong:
            self.complain(key, "")
        self.edited.emit()

    def _left(self, key: str) -> None:
        if not self.entry(key).is_readable():
            self.complain(key, words.say(words.UNREAD[BY_KEY[key].kind]))
            return
        self.left.emit(key)
