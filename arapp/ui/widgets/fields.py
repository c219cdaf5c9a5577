"""Fields that read what people type: amounts, days; errors shown beside them."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from arapp.models.values.errors import DomainError
from arapp.models.values.money import Money
from arapp.ui import formats, parse
from arapp.ui.design import icons
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.labels import set_property


class AmountField(QLineEdit):
    """Accepts `1,234.5`, `12万`, `=3*258705`; shows two decimals on leaving; aligned right.

    Signals:
        changed(object): minor units after leaving or Enter, None when empty or not an amount.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, currency: str = "") -> None:
        super().__init__(parent)
        self._currency = currency or formats.base_currency()
        self._wrong = False
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._finished)
        self.textEdited.connect(lambda _: self._mark(False))

    def minor(self) -> int | None:
        """Minor units, or None when empty or not an amount."""
        if not self.text().strip():
            return None
        try:
            return parse.amount(self._bare(), self._currency)
        except DomainError:
            return None

    def money(self) -> Money | None:
        """As Money."""
        units = self.minor()
        return None if units is None else Money(units, self._currency)

    def set_minor(self, minor: int | None) -> None:
        """Show an amount."""
        self.setText("" if minor is None else self._shown(minor))
        self._mark(False)

    def set_currency(self, currency: str) -> None:
        """Read and show in another currency."""
        self._currency = currency

    def is_right(self) -> bool:
        """Empty, or an amount."""
        return not self.text().strip() or self.minor() is not None

    def _bare(self) -> str:
        return self.text().removeprefix(self._currency).strip()

    def _shown(self, minor: int) -> str:
        return formats.amount(minor, self._currency)

    def _finished(self) -> None:
        minor = self.minor()
        if minor is not None:
            self.setText(self._shown(minor))
        self._mark(not self.is_right())
        self.changed.emit(minor)

    def _mark(self, wrong: bool) -> None:
        self._wrong = wrong
        set_property(self, "wrong", "1" if wrong else "")


class DateField(QLineEdit):
    """Accepts `20`, `11.20`, `1120`, `+7`, `月末`, `周五`; F4 or Alt+↓ opens a calendar.

    Shows the day as 2026-11-20 with its weekday on leaving.

    Signals:
        changed(object): date after leaving, Enter or choosing; None when empty or no day.
    """

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None, *, past: bool = False) -> None:
        super().__init__(parent)
        self._today = today
        self._past = past
        self._popup: QFrame | None = None
        self._open_action = QAction(self)
        self._open_action.setToolTip(self.tr("Calendar (F4)"))
        self._open_action.triggered.connect(self.open_calendar)
        self.addAction(self._open_action, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._finished)
        self.textEdited.connect(lambda _: set_property(self, "wrong", ""))
        notifier().changed.connect(self._color)
        self._color()

    def set_today(self, today: date) -> None:
        """The ledger day that short forms count from, once it is known."""
        self._today = today

    def day(self) -> date | None:
        """The day, or None when empty or not a day."""
        text = self.text().strip().split(" ")[0]
        try:
            return parse.day(text, self._today, past=self._past) if text else None
        except DomainError:
            return None

    def set_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText("" if day is None else self._shown(day))
        set_property(self, "wrong", "")

    def is_right(self) -> bool:
        """Empty, or a day."""
        return not self.text().strip() or self.day() is not None

    def _shown(self, day: date) -> str:
        return f"{day.isoformat()} {formats.weekday(day, short=True)}"

    def _color(self) -> None:
        self._open_action.setIcon(icons.icon("calendar-days", "text3"))

    def _finished(self) -> None:
        day = self.day()
        if day is not None:
            self.setText(self._shown(day))
        set_property(self, "wrong", "" if self.is_right() else "1")
        self.changed.emit(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The icon in the middle: Qt places it by its own size, not by that of the sheet."""
        super().resizeEvent(event)
        for button in self.findChildren(QToolButton):
            button.move(button.x(), (self.height() - button.height()) // 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The whole text is selected, so typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 and Alt+↓ open the calendar; ↑↓ step a day."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
            return
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        day = self.day()
        if event.key() in steps and day is not None:
            self.set_day(date.fromordinal(day.toordinal() + steps[event.key()]))
            self.changed.emit(self.day())
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Drop a month under the field; a click or Enter chooses."""
        popup = QFrame(self, Qt.WindowType.Popup)
        calendar = QCalendarWidget(popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        day = self.day() or self._today
        calendar.setSelectedDate(_qdate(day))
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(calendar)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
        self._popup = popup

    def _chosen(self, chosen: object) -> None:
        day = getattr(chosen, "toPython", lambda: None)()
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        if isinstance(day, date):
            self.set_day(day)
            self.changed.emit(day)
        self.setFocus()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
