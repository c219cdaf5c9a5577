"""The big frame files fall on, and an icon as a widget."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.ui.design import icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.scale import RADIUS_CARD
from arapp.ui.widgets.labels import stack

ZONE = 232
_DASH = (4.0, 3.0)


class IconMark(QWidget):
    """An icon that follows the colours."""

    def __init__(self, icon: str, size: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, token: str) -> None:
        """Another icon or colour."""
        self._icon, self._token = icon, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The icon."""
        painter = QPainter(self)
        icons.paint(painter, self._icon, 0, 0, self.width(), self._token)
        painter.end()


class Zone(QFrame):
    """The big frame: dashed while files are awaited, full when something is asked or told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = stack(self, margins=(24, 0, 24, 0))
        self._dashed = True
        self._hot = False
        self.setMinimumHeight(ZONE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_state(self, *, dashed: bool | None = None, hot: bool | None = None) -> None:
        """`hot`: files hang over the window."""
        self._dashed = self._dashed if dashed is None else dashed
        self._hot = self._hot if hot is None else hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Ground and border."""
        painter = smooth(QPainter(self))
        pen = QPen(color("accent" if self._hot else "line2"), 2 if self._dashed else 1)
        if self._dashed:
            pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        painter.setBrush(color("accenttint" if self._hot else "raised"))
        inset = 1.0 if self._dashed else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
        painter.end()
