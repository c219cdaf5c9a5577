"""Chips and grades as widgets, for panes; tables paint theirs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.ui.design import fonts
from arapp.ui.design.draw import draw_chip, draw_grade
from arapp.ui.design.scale import CHIP


def _show(part: QWidget, text: str) -> None:
    """Seen where it says something; one that has no place yet is left to the layout it goes to.

    Shown without a parent it would be a window of its own: it flashes on the screen and takes the
    keyboard away from the page.
    """
    if text and part.parentWidget() is None:
        part.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        part.setVisible(bool(text))


class ChipLabel(QWidget):
    """A state in one word; tones as of `draw.draw_chip`."""

    def __init__(
        self, text: str = "", tone: str = "outline", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone = text, tone
        self.set_chip(text, tone)

    def set_chip(self, text: str, tone: str) -> None:
        """Other text and tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setFixedSize(fonts.metrics("small").horizontalAdvance(text) + 12, CHIP)
        _show(self, text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The chip."""
        painter = QPainter(self)
        draw_chip(painter, 0, self.height() / 2, self._text, self._tone)
        painter.end()


class GradeLabel(QWidget):
    """The grade letter in its frame."""

    def __init__(self, letter: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setFixedHeight(CHIP)
        self.set_letter(letter)

    def set_letter(self, letter: str) -> None:
        """Another grade; "" hides it."""
        self._letter = letter
        self.setAccessibleName(letter)
        _show(self, letter)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The letter and its frame."""
        width = max(fonts.metrics("small").horizontalAdvance(self._letter) + 10, 18)
        return QSize(width + 1, CHIP)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The grade."""
        painter = QPainter(self)
        draw_grade(painter, 0, self.height() / 2, self._letter)
        painter.end()
