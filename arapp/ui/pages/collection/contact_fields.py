"""The fields of a contact and what is typed in them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.collection.dossier import Dossier, Person, Row
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.file_line import FileLine
from arapp.ui.pages.collection.outcome_grid import OutcomeGrid
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import frame, label, row, stack

_LABEL = 64
_MOST = 640
"""Forms keep their width where there is more."""
DEALS = ("promised", "disputed", "postpone")
"""Outcomes with a day of their own, the first two with an amount."""


@dataclass(frozen=True)
class Draft:
    """What was typed about a customer and is not saved yet."""

    channel: str = "phone"
    person: str = ""
    outcome: str = ""
    amount: int | None = None
    due: date | None = None
    reason: str = ""
    note: str = ""
    next_on: date | None = None
    day: date | None = None
    files: tuple[Path, ...] = ()


class ContactFields(QWidget):
    """Signals:
    channelled(): the channel or the person changed: other words are to be said.
    edited(): anything changed.
    """

    channelled = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = EARLIEST
        self._found: Dossier | None = None
        self._rows: tuple[Row, ...] = ()
        self._begun = Draft()
        self._phone = ""
        self.channels = QComboBox()
        self.person = QComboBox()
        self.person.setEditable(True)
        self.phone = KeyButton("", icon="copy", kind="link", small=True)
        self.grid = OutcomeGrid()
        self.amount = AmountField()
        self.due = DateField(EARLIEST)
        self.reason = QComboBox()
        self.note = QPlainTextEdit()
        self.next_on = DateField(EARLIEST)
        self.day = DateField(EARLIEST, past=True)
        self.files = FileLine()
        self.form = Form()
        self._after = label("", "small", "text2", wrap=True)
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        grid = self.form.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, _LABEL)
            grid.setVerticalSpacing(3)
        for key in words.CHANNELS:
            self.channels.addItem(words.channel(key), key)
        self.reason.addItem(self.tr("not said"), "")
        for code, word in words.reasons():
            self.reason.addItem(word, code)
        self.note.setFixedHeight(58)
        self.note.setTabChangesFocus(True)
        who = side_by_side((self.channels, 2), (self.person, 3))
        self.form.add("channel", self.tr("Contact"), who)
        reach = QWidget()
        line = row(reach)
        line.addWidget(self.phone)
        line.addStretch(1)
        self.form.add("phone", "", reach)
        self.form.add("outcome", self.tr("Outcome"), self.grid, required=True)
        self.form.add("deal", self.tr("Promised"), side_by_side((self.amount, 1), (self.due, 1)))
        self.form.add("reason", self.tr("Reason"), self.reason)
        self.form.add("note", self.tr("Note"), self.note)
        on = label(self.tr("spoken on"), tone="text2")
        self.form.add(
            "next", self.tr("Next"), side_by_side((self.next_on, 1), (on, 0), (self.day, 1))
        )
        self.form.add("files", self.tr("Proof"), self.files)
        for field, name in (
            (self.channels, self.tr("How")),
            (self.person, self.tr("With whom")), (self.amount, self.tr("Amount")),
            (self.due, self.tr("Day")), (self.next_on, self.tr("Talk again on")),
            (self.day, self.tr("Spoken on")),
        ):  # fmt: skip
            field.setAccessibleName(name)
        self.next_on.setPlaceholderText(self.tr("by the stage"))
        told = frame("raised", card=True)
        inside = stack(told, margins=(12, 7, 12, 7), gap=1)
        inside.addWidget(label(self.tr("After saving"), "small"))
        inside.addWidget(self._after)
        box = stack(self, gap=6)
        for part in (self.form, self._trouble, told):
            box.addWidget(part)
        box.addStretch(1)
        self.setMaximumWidth(_MOST)

    # --- what the page calls ------------------------------------------------------------------

    def know(self, found: Dossier, today: date) -> None:
        """Whom it is about and what day it is."""
        self._found, self._today = found, today
        for field in (self.due, self.next_on, self.day):
            field.set_today(today)
        self.amount.set_currency(found.currency)
        with QSignalBlocker(self.person):
            self.person.clear()
            for one in found.people:
                self.person.addItem(one.name, one.id)
                self.person.setItemData(self.person.count() - 1, _about(one), 3)  # the tip

    def draft(self) -> Draft:
        """What is typed now."""
        return Draft(
            self.channel(), self.person.currentText().strip(), self.grid.current(),
            self.amount.minor() if self.grid.current() in DEALS else None, self.due.day(),
            str(self.reason.currentData() or ""), self.note.toPlainText(),
            self.next_on.day(), self.day.day(), self.files.files,
        )  # fmt: skip

    def is_changed(self) -> bool:
        """Whether something typed would be lost; the channel alone is nothing."""
        now = self.draft()
        typed = (now.outcome, now.note.strip(), now.next_on, now.files, now.reason)
        return any(typed)

    def channel(self) -> str:
        """How they are reached."""
        return str(self.channels.currentData() or "phone")

    def person_name(self) -> str:
        """Who is reached."""
        return self.person.currentText().strip()

    def begin(self) -> None:
        """Keys go to the answers."""
        self.grid.setFocus()

    # --- the phone ----------------------------------------------------------------------------

    def _name_phone(self) -> None:
        people = self._found.people if self._found else ()
        name = self.person.currentText().strip()
        one = next((one for one in people if one.name == name), None)
        mail = self.channel() == "email"
        self._phone = (one.email if mail else one.phone) if one else ""
        if not self._phone and not mail and self._found is not None:
            self._phone = self._found.phone
        self.phone.setText(self._phone)
        for part in (self.form.label_of("phone"), self.form.field("phone")):
            part.setVisible(bool(self._phone))
        self.phone.setToolTip(_about(one) if one else "")

    def _copy_phone(self) -> None:
        QGuiApplication.clipboard().setText(self._phone)

    def mail_address(self) -> str:
        """Where a mail to the person goes, "" when nobody knows."""
        people = self._found.people if self._found else ()
        name = self.person_name()
        return next((one.email for one in people if one.name == name), "")


def _about(one: Person) -> str:
    role = words.say(words.ROLES.get(one.role, ""))
    return words.joined(one.name, one.title or role, one.phone, one.email)


def side_by_side(*parts: tuple[QWidget, int]) -> QWidget:
    """Parts of a line, each with its share of the room."""
    host = QWidget()
    line = row(host, gap=8)
    for part, share in parts:
        line.addWidget(part, share)
    return host
