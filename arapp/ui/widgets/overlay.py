"""A child widget over the whole window: dimmed ground, one frame on it. No window, no blur."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from arapp.ui.design.colors import color
from arapp.ui.widgets.labels import stack


class Overlay(QWidget):
    """Base of search and key list: Esc or a click beside the frame closes; focus returns."""

    def __init__(self, parent: QWidget, width: int = 660, top: int = 60) -> None:
        super().__init__(parent)
        self._width = width
        self._top = top
        self._parent = parent
        self._before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("card", "1")
        self.panel_box = stack(self.panel, margins=(1, 1, 1, 1))
        parent.installEventFilter(self)
        self.hide()

    def open_over(self) -> None:
        """Cover the parent."""
        self._before = QApplication.focusWidget()
        self.setGeometry(self._parent.rect())
        self.show()
        self.raise_()
        self.place()

    def close_over(self) -> None:
        """Go, and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()

    def place(self) -> None:
        """Put the frame where it belongs, as high as its content."""
        width = min(self._width, self.width() - 40)
        height = min(self.panel.sizeHint().height(), self.height() - 2 * self._top)
        self.panel.setGeometry((self.width() - width) // 2, self._top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window."""
        if event.type() is QEvent.Type.Resize and watched is self._parent:
            self.setGeometry(self._parent.rect())
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The dimming."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("scrim"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the frame."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        else:
            event.accept()  # keys do not fall through to the page below
