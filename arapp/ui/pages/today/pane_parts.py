"""Small parts of the pane: a told sentence, a contact, the line of time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.services.collection.detail import Person, Said
from arapp.ui import formats
from arapp.ui.design.colors import color, hairline, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.pages.today import words
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import frame, label, row, stack


class Told(QWidget):
    """A small heading over a sentence."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._text = label("", wrap=True)
        box = stack(self, margins=(0, 0, 0, 12), gap=1)
        box.addWidget(label(title, "small", "text2"))
        box.addWidget(self._text)

    def say(self, text: str, *, shown: bool = True) -> None:
        """Another sentence; "" hides it."""
        self._text.setText(text)
        self.setVisible(shown and bool(text))

    def is_blank(self) -> bool:
        """Nothing to say."""
        return not self._text.text()


class Elided(QWidget):
    """A line of text that gives way: cut with an ellipsis, whole in the tip."""

    def __init__(self, text: str, tone: str) -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """What there is room for."""
        painter = QPainter(self)
        draw_text(painter, self.rect(), self._text, self._tone)
        painter.end()


class Contact(QWidget):
    """Name, title and role at the left, the number at the right."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        line = row(self, gap=6)
        line.addWidget(Fitting(person.name, "text", ("body",)))
        about = "·".join(filter(None, (person.title, words.role(person.role))))
        line.addWidget(Elided(about, "text2"), 1)
        phone = label(person.phone)
        phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(phone)


class Entry(QWidget):
    """A dot on the line of time: what was done, the day, what came of it."""

    def __init__(self, said: Said, today: date, *, last: bool) -> None:
        super().__init__()
        self._last = last
        box = stack(self, margins=(16, 0, 0, 8))
        head = row(gap=8)
        what = "·".join(filter(None, (words.channel(said.channel), said.outcome)))
        head.addWidget(Elided(what, "text"), 1)
        head.addWidget(label(formats.near_day(said.day, today), "small", "text2"))
        box.addLayout(head)
        note = self.tr(", ").join(filter(None, (said.note, said.person)))
        if note:
            box.addWidget(label(note, "small", "text2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The dot, and the line to the next one."""
        painter = smooth(QPainter(self))
        if not self._last:
            painter.setPen(hairline("line2"))
            painter.drawLine(QPointF(5.5, 16), QPointF(5.5, self.height() + 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("edge"))
        painter.drawEllipse(QPointF(5.5, 10), 3, 3)
        painter.end()


def timeline(log: Sequence[Said], today: date) -> list[QWidget]:
    """The contacts, newest first."""
    return [Entry(said, today, last=n == len(log) - 1) for n, said in enumerate(log)]


def heading(text: str) -> QWidget:
    """A small title over a list."""
    made = label(text, "small", "text2")
    made.setContentsMargins(0, 0, 0, 4)
    host = frame()
    stack(host, margins=(0, 4, 0, 0)).addWidget(made)
    return host
