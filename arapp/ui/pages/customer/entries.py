"""One field of the form per kind, all alike to the form: value in, value out, readable or not."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from arapp.models.values.money import Money
from arapp.services.ledger.desk import DeskCustomer
from arapp.ui.pages.customer.facts import Fact, Kind
from arapp.ui.widgets.customer_field import CustomerField, Find
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import set_property


class Entry(QObject):
    """A field of the form.

    Signals:
        edited(): the user changed it.
        left(): the user is done with it; now it may be judged.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def value(self) -> Any:
        """What stands there, typed by its kind."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value; no signal."""
        raise NotImplementedError

    def is_readable(self) -> bool:
        """Whether what stands there can be read as a value of its kind."""
        return True

    def hint(self, text: str) -> None:
        """What counts while it is empty, in grey."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setPlaceholderText(text)

    def mark(self, wrong: bool) -> None:
        """The red frame."""
        set_property(self.widget, "wrong", "1" if wrong else "")

    def set_locked(self, locked: bool) -> None:
        """For those who may only read."""
        if isinstance(self.widget, QLineEdit):
            self.widget.setReadOnly(locked)
        else:
            self.widget.setEnabled(not locked)


class TextEntry(Entry):
    """A line of text; `known` values are offered while typing."""

    def __init__(self) -> None:
        self.field = QLineEdit()
        super().__init__(self.field)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.field.editingFinished.connect(self.left)

    def value(self) -> str:
        """The text."""
        return self.field.text().strip()

    def put(self, value: Any) -> None:
        """Text, or nothing."""
        self.field.setText("" if value is None else str(value))
        self.field.setCursorPosition(0)

    def offer(self, known: Sequence[str]) -> None:
        """Values to choose from while typing."""
        completer = QCompleter(list(known), self.field)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _text: self.edited.emit())
        self.field.setCompleter(completer)


class NumberEntry(TextEntry):
    """A whole number, None when empty."""

    def value(self) -> Any:
        """The number; text that is none stays text, for the ledger to refuse."""
        text = super().value()
        return None if not text else int(text) if text.isdecimal() else text

    def is_readable(self) -> bool:
        """Empty, or digits."""
        return not super().value() or super().value().isdecimal()


class AmountEntry(Entry):
    """An amount in the customer's currency, None when empty."""

    def __init__(self) -> None:
        self.field = AmountField()
        super().__init__(self.field)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.field.editingFinished.connect(self.left)

    def value(self) -> Money | None:
        """As Money."""
        return self.field.money()

    def put(self, value: Any) -> None:
        """Money, or nothing."""
        if isinstance(value, Money):
            self.field.set_currency(value.currency)
        self.field.set_minor(value.minor if isinstance(value, Money) else None)

    def is_readable(self) -> bool:
        """Empty, or an amount."""
        return self.field.is_right()


class DayEntry(Entry):
    """A day, None when empty."""

    def __init__(self, today: date) -> None:
        self.field = DateField(today)
        super().__init__(self.field)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.field.changed.connect(self._changed)

    def _changed(self, _day: object) -> None:
        self.edited.emit()
        self.left.emit()

    def value(self) -> date | None:
        """The day."""
        return self.field.day()

    def put(self, value: Any) -> None:
        """A day, or nothing."""
        self.field.set_day(value)

    def is_readable(self) -> bool:
        """Empty, or a day."""
        return self.field.is_right()


class ChoiceEntry(Entry):
    """One of a few: key and text."""

    def __init__(self) -> None:
        self.field = QComboBox()
        super().__init__(self.field)
        self.field.activated.connect(lambda _place: self._chosen())

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Key and text of each; the one chosen stays when it is still there."""
        chosen = self.value()
        self.field.blockSignals(True)
        self.field.clear()
        for key, text in choices:
            self.field.addItem(text, key)
        self.field.blockSignals(False)
        self.put(chosen)

    def value(self) -> str:
        """The key, "" before there is one."""
        return str(self.field.currentData() or "")

    def put(self, value: Any) -> None:
        """By key."""
        place = self.field.findData(value)
        if place >= 0:
            self.field.setCurrentIndex(place)


class CustomerEntry(Entry):
    """Another customer, None when empty."""

    def __init__(self, find: Find) -> None:
        self.field = CustomerField(find)
        super().__init__(self.field)
        self.field.chosen.connect(self._chosen)
        self.field.editingFinished.connect(self.left)
        self.field.textEdited.connect(lambda _text: self.edited.emit())

    def _chosen(self, _customer: object) -> None:
        self.edited.emit()
        self.left.emit()

    def value(self) -> int | None:
        """Its id."""
        chosen = self.field.customer()
        return None if chosen is None else chosen.id

    def put(self, value: Any) -> None:
        """A DeskCustomer, or nothing."""
        self.field.set_customer(value if isinstance(value, DeskCustomer) else None)

    def is_readable(self) -> bool:
        """Empty, or somebody known."""
        return not self.field.text().strip() or self.field.customer() is not None


def make(fact: Fact, today: date, find: Find) -> Entry:
    """The field of a fact."""
    makers: dict[Kind, Callable[[], Entry]] = {
        Kind.TEXT: TextEntry,
        Kind.NUMBER: NumberEntry,
        Kind.AMOUNT: AmountEntry,
        Kind.DAY: lambda: DayEntry(today),
        Kind.CHOICE: ChoiceEntry,
        Kind.CUSTOMER: lambda: CustomerEntry(find),
    }
    return makers[fact.kind]()
