"""Tabs of a record: words with counts over a hairline, the chosen one underlined."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.widgets.labels import discard, row

_HEIGHT = 40
_GAP = 24
_COUNT_GAP = 5
_UNDERLINE = 2


@dataclass(frozen=True, slots=True)
class Tab:
    """Key, text and count (None shows none)."""

    key: str
    text: str
    count: int | None = None


class TabButton(QAbstractButton):
    """One tab; as wide as its text in semi-bold, so that choosing moves nothing."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tab = tab
        self.set_tab(tab)

    def set_tab(self, tab: Tab) -> None:
        """Other text or count."""
        self.tab = tab
        self.setText(tab.text)
        self.setAccessibleName(f"{tab.text} {self._count()}".strip())
        self.updateGeometry()
        self.update()

    def _count(self) -> str:
        return "" if self.tab.count is None else f"{self.tab.count:,}"

    def sizeHint(self) -> QSize:
        """Text, count."""
        width = fonts.metrics("body", True).horizontalAdvance(self.tab.text)
        if self._count():
            width += _COUNT_GAP + fonts.metrics("body").horizontalAdvance(self._count())
        return QSize(width + 1, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Words, and the line under the chosen one; a frame with the focus."""
        painter = QPainter(self)
        on = self.isChecked()
        tone = "text" if on or self.underMouse() else "text2"
        room = self.rect().adjusted(0, 0, 0, -_UNDERLINE)
        used = draw_text(painter, room, self.tab.text, tone, bold=on)
        draw_text(painter, room.adjusted(used + _COUNT_GAP, 0, 0, 0), self._count(), "text2")
        if on or self.hasFocus():
            low = QRect(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE)
            painter.fillRect(low, color("accent"))
        if self.hasFocus():
            painter.fillRect(0, 6, self.width(), 1, color("accent"))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        super().leaveEvent(event)
        self.update()


class Tabs(QWidget):
    """A row of tabs; ←→ choose the neighbour. `beside` is a place at the right end.

    Signals:
        chosen(str): key of the tab now chosen by the user.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tab] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, TabButton] = {}
        self.setFixedHeight(_HEIGHT)
        self._line = row(self, margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=_GAP)
        self._line.addStretch(1)
        self.beside = row(gap=8)
        self._line.addLayout(self.beside)
        self.set_tabs(tabs)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these; the chosen one stays when it is still there. No signal."""
        current = self.current()
        if [tab.key for tab in tabs] != list(self._buttons):
            self._rebuild(tabs)
        for tab in tabs:
            self._buttons[tab.key].set_tab(tab)
        self.choose(current if current in self._buttons else next(iter(self._buttons), ""))

    def _rebuild(self, tabs: Sequence[Tab]) -> None:
        for old in self._buttons.values():
            self._line.removeWidget(old)
            discard(old)
        self._buttons = {}
        for number, tab in enumerate(tabs):
            button = TabButton(tab, self)
            button.clicked.connect(lambda _checked=False, key=tab.key: self._click(key))
            self._line.insertWidget(number, button)
            self._buttons[tab.key] = button

    def _click(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def current(self) -> str:
        """Key of the chosen tab, "" when there is none."""
        return next((key for key, b in self._buttons.items() if b.isChecked()), "")

    def keys(self) -> list[str]:
        """Keys of all tabs, from the left."""
        return list(self._buttons)

    def choose(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        if key in self._buttons:
            for other, button in self._buttons.items():
                button.setChecked(other == key)
                button.update()

    def step(self, by: int) -> None:
        """To the neighbour, round and round, as if clicked."""
        keys = self.keys()
        if keys:
            self._click(keys[(keys.index(self.current()) + by) % len(keys)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ choose the neighbour."""
        by = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        if by is None:
            super().keyPressEvent(event)
            return
        self.step(by)
        self._buttons[self.current()].setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The hairline under all of them."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, color("line"))
        painter.end()
