"""Small forms that open in the pane: log a contact, put off, confirm a milestone."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from arapp.models.values.errors import ArappError, InvalidDay
from arapp.services.collection.items import Item
from arapp.services.collection.log import LogContact, PutOff
from arapp.services.collection.sift import key_of
from arapp.services.collection.snooze import HELD, SnoozeItem
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.ui import text
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.pages.today import words
from arapp.ui.pages.today.cards import SmallLink
from arapp.ui.pages.today.lines import Line, plan_of
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_LABEL = 64
OUTCOMES = {
    "phone": (
        QT_TRANSLATE_NOOP("today", "no answer"),
        QT_TRANSLATE_NOOP("today", "will check the account"),
        QT_TRANSLATE_NOOP("today", "says it is in process"),
    ),
    "message": (
        QT_TRANSLATE_NOOP("today", "message sent"),
        QT_TRANSLATE_NOOP("today", "read, no reply"),
        QT_TRANSLATE_NOOP("today", "salesperson told"),
    ),
}
REASONS = (
    QT_TRANSLATE_NOOP("today", "waits for their customer"),
    QT_TRANSLATE_NOOP("today", "papers are missing"),
    QT_TRANSLATE_NOOP("today", "agreed with the boss"),
)


class InPlace(QWidget):
    """A form with its two buttons; Enter saves, Esc drops.

    Signals:
        saved(object): the command it came to.
        dropped(): nothing is to be done.
    """

    SMALL: ClassVar[bool] = True
    saved = Signal(object)
    dropped = Signal()

    def __init__(self, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self.form.layout().setColumnMinimumWidth(0, _LABEL)  # type: ignore[union-attr]  # a grid
        self._trouble = label("", "small", "age3", wrap=True)
        self._trouble.hide()
        self.save = KeyButton(verb, key="Return", kind="primary")
        self.save.clicked.connect(lambda _=False: self.finish())
        drop = KeyButton(self.tr("Cancel"), key="Escape")
        drop.clicked.connect(self.dropped)
        buttons = row(gap=8)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(drop)
        box = stack(self, gap=8)
        box.addWidget(label(title, "strong"))
        box.addWidget(self.form)
        box.addWidget(self._trouble)
        box.addLayout(buttons)

    def command(self) -> Any:
        """The command the fields say."""
        raise NotImplementedError

    def finish(self) -> None:
        """Check and tell the command."""
        self._trouble.hide()
        if self.form.check_all():
            self.saved.emit(self.command())

    def is_over(self) -> bool:
        """A form goes as soon as it is saved."""
        return False

    def refuse(self, error: ArappError) -> None:
        """The ledger said no: its sentence under the fields."""
        self._trouble.setText(text.sentence(error))
        self._trouble.show()

    def trouble(self) -> str:
        """What was refused, "" when nothing was."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def begin(self) -> None:
        """Give the focus to the first field to be filled."""
        self.form.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere in it saves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value:
            self.finish()
            return
        super().keyPressEvent(event)


def quick(field: QLineEdit, texts: Sequence[str]) -> QWidget:
    """Usual entries as links under a field, one click each; wrapped over two lines if needed."""
    host = QWidget()
    box = stack(host)
    line: QHBoxLayout | None = None
    room = 0
    for entry in texts:
        link = SmallLink(entry, _filler(field, entry))
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        width = link.sizeHint().width() + 8
        if line is None or width > room:
            line = row(gap=8)
            line.addStretch()
            box.addLayout(line)
            room = 200
        line.insertWidget(line.count() - 1, link)
        room -= width
    return host


def _filler(field: QLineEdit, entry: str) -> Callable[[], None]:
    def fill() -> None:
        field.setText(entry)
        field.setFocus()

    return fill


class LogForm(InPlace):
    """Channel, who was reached, what came of it, when to come back to it."""

    def __init__(self, item: Item, today: date, channel: str, person: str) -> None:
        super().__init__(
            QCoreApplication.translate("today", "Log a contact"),
            QCoreApplication.translate("today", "Save"),
        )
        self._item = item
        self.channel = QComboBox()
        for key in words.CHANNELS:
            self.channel.addItem(words.channel(key), key)
        self.channel.setCurrentIndex(max(self.channel.findData(channel), 0))
        self.person = QLineEdit(person)
        self.outcome = QLineEdit()
        self.next_day = DateField(today)
        self._today = today
        texts = OUTCOMES.get(channel, OUTCOMES["phone"])
        self.form.add("channel", self.tr("How"), self.channel)
        self.form.add("person", self.tr("Whom"), self.person)
        self.form.add("outcome", self.tr("Result"), self.outcome, required=True, check=self._said)
        self._add_quick([words.say(one) for one in texts])
        self.form.add("next", self.tr("Next time"), self.next_day, check=self._next)
        self.next_day.setPlaceholderText(self.tr("20, +7, Fri"))

    def _add_quick(self, texts: Sequence[str]) -> None:
        grid: Any = self.form.layout()
        grid.addWidget(quick(self.outcome, texts), grid.rowCount(), 1)

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
        item = self._item
        return LogContact(
            item.customer_id or 0, str(self.channel.currentData()), self.outcome.text(),
            self.person.text(), plan_id=plan_of(item), next_on=self.next_day.day(),
        )  # fmt: skip


class PutOffForm(InPlace):
    """Why not now, and until when."""

    def __init__(self, line: Line, today: date) -> None:
        super().__init__(
            QCoreApplication.translate("today", "Put off"),
            QCoreApplication.translate("today", "Put off"),
        )
        self._item = item = line.item
        self._today = today
        self._record = key_of(item, line.group)
        self._holds = self._record.partition(":")[0] in HELD
        self.reason = QLineEdit()
        self.until = DateField(today)
        self.until.set_day(today + timedelta(days=7))
        self.whole = QCheckBox(self.tr("all of this customer"))
        self.whole.setChecked(plan_of(item) is None)
        self.whole.setEnabled(plan_of(item) is not None)
        self.form.add("reason", self.tr("Why"), self.reason, required=True, check=self._why)
        grid: Any = self.form.layout()
        texts = [words.say(one) for one in REASONS]
        grid.addWidget(quick(self.reason, texts), grid.rowCount(), 1)
        self.form.add("until", self.tr("Until"), self.until, required=True, check=self._until)
        if self._holds:
            self.form.add("whole", "", self.whole)
            self.whole.setAccessibleName(self.whole.text())

    def _why(self) -> str:
        return "" if self.reason.text().strip() else self.tr("Say why, it is read again later.")

    def _until(self) -> str:
        day = self.until.day()
        if day is None:
            return self.tr("This is no day. Write it like 11-20 or +7.")
        return self.tr("It has to be after today.") if day <= self._today else ""

    def begin(self) -> None:
        """The reason comes first."""
        self.reason.setFocus()

    def command(self) -> PutOff | SnoozeItem:
        """What ends by itself: a hold on what is asked for, else the line is off the page."""
        day = self.until.day() or self._today
        if not self._holds:
            return SnoozeItem(self._record, day, self.reason.text())
        plan = None if self.whole.isChecked() else plan_of(self._item)
        return PutOff(self._item.customer_id or 0, day, self.reason.text(), plan_id=plan)


class ConfirmForm(InPlace):
    """The day a milestone was reached, and what shows it."""

    def __init__(self, milestone: int, today: date) -> None:
        super().__init__(
            QCoreApplication.translate("today", "Confirm the milestone"),
            QCoreApplication.translate("today", "Confirm"),
        )
        self._milestone = milestone
        self._today = today
        self.day = DateField(today, past=True)
        self.day.set_day(today)
        self.evidence = QLineEdit()
        self.evidence.setPlaceholderText(self.tr("acceptance slip 0312"))
        self.form.add("day", self.tr("Day"), self.day, required=True, check=self._reached)
        self.form.add("evidence", self.tr("Proof"), self.evidence)

    def _reached(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("This is no day. Write it like 11-20 or +7.")
        return self.tr("This day is yet to come.") if day > self._today else ""

    def begin(self) -> None:
        """The day is what is known."""
        self.day.setFocus()

    def warn(self, sentence: str) -> None:
        """What is odd about the day; it may go on."""
        if not self._reached():
            self.form.set_error("day", sentence, warning=True)

    def refuse(self, error: ArappError) -> None:
        """A day that is refused is said at the day."""
        if isinstance(error, InvalidDay):
            self.form.set_error("day", text.sentence(error))
        else:
            super().refuse(error)

    def command(self) -> ConfirmMilestone:
        """What makes the rows behind it firm."""
        return ConfirmMilestone(
            self._milestone, self.day.day() or self._today, self.evidence.text()
        )
