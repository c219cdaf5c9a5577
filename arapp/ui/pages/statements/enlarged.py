"""A page of a paper as wide as the window allows; Esc or a click goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from arapp.ui.widgets.labels import row
from arapp.ui.widgets.preview import Sheet

_WIDEST = 1000
_MARGIN = 24


class Enlarged(QScrollArea):
    """Signals:
    closed(): the reader has seen enough.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        host = QWidget()
        line = row(host, margins=(_MARGIN, 16, _MARGIN, 16))
        line.addStretch()
        line.addWidget(self.sheet)
        line.addStretch()
        self.setWidget(host)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_page(self, data: bytes, number: int) -> None:
        """A paper from a page, from 0."""
        self.sheet.load(data)
        self.sheet.show_page(number)
        self.verticalScrollBar().setValue(0)
        self._fit()
        self.setFocus()

    def turn(self, step: int) -> None:
        """To another page, from its top."""
        self.sheet.show_page(self.sheet.page() + step)
        self.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        width = min(self.viewport().width() - 2 * _MARGIN, _WIDEST)
        self.sheet.setFixedSize(width, self.sheet.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows the width."""
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is enough."""
        super().mouseReleaseEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, Enter."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
