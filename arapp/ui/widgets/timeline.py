"""The line of time of a record: a dot, what happened, its day, what there is to say about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, hairline, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.widgets.labels import discard, stack

_LINE = 20
_NOTE = 18
_GAP = 12
_LEFT = 20
_DOT = 3.5


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry: `tone` colours the dot (edge, okfill, bar3 …), `icon` stands before the note."""

    day: str
    text: str
    note: str = ""
    tone: str = "edge"
    icon: str = ""


class Entry(QWidget):
    """One happening, painted: text cut in the middle of nothing, whole in its tip."""

    def __init__(self, one: Happening, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one = one
        self._last = last
        self.setAccessibleName(" ".join(filter(None, (one.day, one.text, one.note))))
        self.setToolTip("\n".join(filter(None, (one.text, one.note))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line, one more with a note, and the gap."""
        return QSize(120, _LINE + (_NOTE if self._one.note else 0) + _GAP)

    def minimumSizeHint(self) -> QSize:
        """Gives way in width."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Line, dot, words."""
        painter = smooth(QPainter(self))
        if not self._last:
            painter.setPen(hairline("line2"))
            painter.drawLine(QPointF(6.5, _LINE), QPointF(6.5, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._one.tone))
        painter.drawEllipse(QPointF(6.5, _LINE / 2), _DOT, _DOT)
        room = QRect(_LEFT, 0, self.width() - _LEFT, _LINE)
        used = draw_text(painter, room, self._one.day, "text2", role="small", right=True)
        draw_text(painter, room.adjusted(0, 0, -used - 8, 0), self._one.text, "text")
        low = QRect(_LEFT, _LINE, self.width() - _LEFT, _NOTE)
        if self._one.icon and self._one.note:
            icons.paint(painter, self._one.icon, _LEFT, _LINE + 2, 14, "text3")
            low.setLeft(_LEFT + 18)
        draw_text(painter, low, self._one.note, "text2", role="small")
        painter.end()


class Timeline(QScrollArea):
    """Entries, newest first; a sentence where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Happening, ...] | None = None
        self._host = QWidget()
        self._box: QVBoxLayout = stack(self._host, margins=(0, 0, 10, 8))
        self._box.addStretch(1)
        self.setWidget(self._host)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_entries(self, entries: Sequence[Happening]) -> None:
        """Show these."""
        if tuple(entries) == self._shown:
            return
        self._shown = tuple(entries)
        while self._box.count() > 1:
            taken = self._box.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                discard(old)
        for number, one in enumerate(entries):
            entry = Entry(one, last=number == len(entries) - 1)
            self._box.insertWidget(number, entry)

    def entries(self) -> tuple[Happening, ...]:
        """What is shown."""
        return self._shown or ()

    def least_width(self) -> int:
        """Where the texts would all be cut."""
        return fonts.metrics("body").horizontalAdvance("0" * 20)
