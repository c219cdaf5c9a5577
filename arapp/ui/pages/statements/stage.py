"""The body of the page: list and paper, one page of the paper large, or the empty books."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

from arapp.ui.tables.empty import Empty
from arapp.ui.widgets.labels import row
from arapp.ui.widgets.preview import Sheet

_WIDEST = 1000
_MARGIN = 24


_PANE = 416
_LEAST_PANE = 332
_LEAST_LIST = 620


class Stage(QStackedWidget):
    """List and pane beside each other, unless the page is enlarged or there is nothing at all."""

    def __init__(self, listed: QWidget, pane: QWidget) -> None:
        super().__init__()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(listed)
        self.split.addWidget(pane)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.split.setSizes([2000, _PANE])
        listed.setMinimumWidth(_LEAST_LIST)
        pane.setMinimumWidth(_LEAST_PANE)
        self.enlarged = Enlarged()
        self.bare = QWidget()
        self.empty = Empty(self.bare)
        for part in (self.split, self.enlarged, self.bare):
            self.addWidget(part)

    def show_list(self) -> None:
        """List and pane."""
        self.setCurrentWidget(self.split)
        self.empty.show_over(False)

    def show_bare(self, sentence: str, action: str, run: Callable[[], object]) -> None:
        """One sentence and what to do about it."""
        self.empty.say(sentence, action, run, done=False)
        self.setCurrentWidget(self.bare)
        self.empty.show_over(True)

    def enlarge(self, data: bytes, number: int) -> None:
        """A page of a paper, from 0."""
        self.setCurrentWidget(self.enlarged)
        self.enlarged.show_page(data, number)

    def is_enlarged(self) -> bool:
        """Whether a page fills the window."""
        return self.currentWidget() is self.enlarged


class Enlarged(QScrollArea):
    """A page as wide as the window allows; Esc or a click goes back.

    Signals:
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
