"""登记沟通: whom she reached, what came of it, when to come back to it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from arapp.services.collection.log import LogContact
from arapp.ui.pages.customer import words
from arapp.ui.pages.customer.pane import InPane
from arapp.ui.widgets.fields import DateField


class LogForm(InPane):
    """The existing command, with the people of this customer offered."""

    def __init__(self, customer: int, today: date, people: Sequence[str]) -> None:
        super().__init__(words.say(words.LOG), words.say(words.SAVE))
        self._customer, self._today = customer, today
        self.channel = QComboBox()
        for key, name in words.CHANNELS.items():
            self.channel.addItem(words.say(name), key)
        self.person = QLineEdit(people[0] if people else "")
        self.person.setCompleter(QCompleter(list(people), self.person))
        self.outcome = QLineEdit()
        self.outcome.setCompleter(
            QCompleter([words.say(one) for one in words.OUTCOMES], self.outcome)
        )
        self.note = QLineEdit()
        self.next_day = DateField(today)
        self.next_day.setPlaceholderText(self.tr("20, +7, Fri"))
        self.form.add("channel", self.tr("How"), self.channel)
        self.form.add("person", self.tr("Whom"), self.person)
        self.form.add("outcome", self.tr("Result"), self.outcome, required=True, check=self._said)
        self.form.add("note", self.tr("Note"), self.note)
        self.form.add("next", self.tr("Next time"), self.next_day, check=self._next)

    def _said(self) -> str:
        return "" if self.outcome.text().strip() else self.tr("Say what came of it.")

    def _next(self) -> str:
        day = self.next_day.day()
        if not self.next_day.is_right():
            return self.tr("This is no day. Write it like 11-20 or +7.")
        return self.tr("This day is over.") if day is not None and day < self._today else ""

    def begin(self) -> None:
        """The result is what she types."""
        self.outcome.setFocus()

    def command(self) -> LogContact:
        """The contact."""
        return LogContact(
            self._customer, str(self.channel.currentData()), self.outcome.text(),
            self.person.text(), self.note.text(), next_on=self.next_day.day(),
        )  # fmt: skip
