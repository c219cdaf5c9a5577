"""The counts of the action bar: a little square of a colour, words, a sum."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from arapp.ui.design.colors import color, smooth
from arapp.ui.widgets.labels import label, row


class Square(QWidget):
    """8 × 8, rounded."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedSize(8, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The square."""
        painter = smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._token))
        painter.drawRoundedRect(QRectF(0, 4, 8, 8), 2, 2)
        painter.end()


class Tally(QWidget):
    """A square, a word with a count, a sum: one of the three in the action bar."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: QLabel = label("", tone="text2")
        self._sum: QLabel = label("", tone="text")
        line = row(self, gap=6)
        line.addWidget(Square(token))
        line.addWidget(self._words)
        line.addWidget(self._sum)

    def show_tally(self, text: str, total: str) -> None:
        """ "Posted: 13 rows" and its sum; no text hides it."""
        self.setVisible(bool(text))
        self._words.setText(text)
        self._sum.setText(total)
        self._sum.setVisible(bool(total))
        self.setAccessibleName(f"{text} {total}".strip())
