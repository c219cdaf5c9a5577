"""The four cards of the head: grade, exposure, aging, habit. A figure, its parts, what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.widgets.bars import SharesBar
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import label, row, set_tone, stack, vline

_LINE = 20
_SQUARE = 8
_INDENT = 14
HEIGHT = 212


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a figure: label, value, and the token of its square (None: no squares here)."""

    label: str
    value: str
    token: str | None = None
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Part:
    """A card: `bar` are (amount, token) on a track of `whole`; `foot` is what it means."""

    title: str
    figure: str
    note: str = ""
    lines: Sequence[Line] = ()
    foot: str = ""
    bar: Sequence[tuple[int, str]] | None = None
    whole: int = 0
    tone: str = "text"


class Lines(QWidget):
    """Labels left, values right, painted; a square in front where one is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Other lines."""
        self._lines = tuple(lines)
        self.setAccessibleName(", ".join(f"{one.label} {one.value}" for one in lines))
        self.setToolTip("\n".join(f"{one.label}  {one.value}" for one in lines))
        self.setFixedHeight(len(lines) * _LINE)
        self.update()

    def sizeHint(self) -> QSize:
        """Twenty a line."""
        return QSize(160, len(self._lines) * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The lines."""
        painter = smooth(QPainter(self))
        squares = any(one.token for one in self._lines)
        for number, one in enumerate(self._lines):
            room = QRect(0, number * _LINE, self.width(), _LINE)
            used = draw_text(painter, room, one.value, one.tone, right=True)
            if one.token:
                middle = room.center().y() - _SQUARE / 2 + 1
                painter.fillRect(QRect(0, round(middle), _SQUARE, _SQUARE), color(one.token))
            left = _INDENT if squares else 0
            draw_text(painter, room.adjusted(left, 0, -used - 8, 0), one.label, "text2")
        painter.end()


class Card(QWidget):
    """One of the four."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Fitting("", "text2", ("small",))
        self._figure = label("", "figure")
        self._note = Fitting("", "text2", ("body", "small"))
        self._bar = SharesBar()
        self._lines = Lines()
        self._foot = label("", "small", "text2", wrap=True)
        line = row(gap=8)
        line.addWidget(self._figure)
        line.addWidget(self._note, 1)
        line.addStretch()
        box = stack(self, margins=(16, 12, 16, 10))
        box.addWidget(self._title)
        box.addSpacing(2)
        box.addLayout(line)
        box.addSpacing(5)
        box.addWidget(self._bar)
        box.addSpacing(8)
        box.addWidget(self._lines)
        box.addSpacing(4)
        box.addWidget(self._foot)
        box.addStretch()

    def set_part(self, part: Part) -> None:
        """Other figures."""
        self._title.say(part.title)
        self._figure.setText(part.figure)
        set_tone(self._figure, part.tone)
        self._note.say(part.note)
        self._bar.setVisible(part.bar is not None)
        self._bar.set_parts(part.bar or (), part.whole)
        self._lines.set_lines(part.lines)
        self._foot.setText(part.foot)
        self._foot.setToolTip(part.foot)
        self._foot.setVisible(bool(part.foot))
        self.setAccessibleName(f"{part.title} {part.figure} {part.note} {part.foot}")


class Head(QFrame):
    """The card of four parts, as wide as the page."""

    SHARES = (23, 35, 35, 23)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "1")
        self.setFixedHeight(HEIGHT)
        self.parts: tuple[Part, ...] = ()
        self._cards = [Card() for _ in self.SHARES]
        line = row(self, margins=(1, 1, 1, 1), gap=0)
        for number, card in enumerate(self._cards):
            if number:
                line.addWidget(vline())
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addWidget(card, self.SHARES[number])

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Grade, exposure, aging, habit."""
        self.parts = tuple(parts)
        for card, part in zip(self._cards, parts, strict=True):
            card.set_part(part)
