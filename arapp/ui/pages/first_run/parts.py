"""What the first page is made of: cards, the five steps."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import ICON_CARD, RADIUS_CARD
from arapp.ui.widgets.buttons import draw_keycap

COLUMN = 880
"""Width of the column everything on the page stands in."""
CARD = 74
_CIRCLE = 22


class StartCard(QAbstractButton):
    """A way to begin: icon, title, keycap, one line under it. Enter and Space click."""

    def __init__(
        self, icon: str, title: str, line: str, cap: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._line, self._cap = icon, line, cap
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setFixedHeight(CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A third of the column."""
        return QSize(COLUMN // 3 - 11, CARD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Card with its lower edge, icon, two lines."""
        painter = smooth(QPainter(self))
        self._frame(painter)
        icons.paint(painter, self._icon, 18, 18, ICON_CARD, "accent")
        tone = "text" if self.isEnabled() else "text3"
        top = QRect(50, 16, self.width() - 66, 20)
        cap = fonts.metrics("keycap").horizontalAdvance(self._cap) + 16 if self._cap else 0
        width = draw_text(painter, top.adjusted(0, 0, -cap, 0), self.text(), tone, role="strong")
        if self._cap:
            draw_keycap(painter, top.left() + width + 8, top.center().y() + 1, self._cap)
        draw_text(painter, QRect(50, 38, self.width() - 62, 20), self._line, "text2", role="small")
        painter.end()

    def _frame(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(color("hover" if self.underMouse() or self.isDown() else "surface"))
        painter.setPen(QPen(color("line2"), 1))
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
        painter.setPen(QPen(color("edge"), 1))
        low = box.bottom()
        painter.drawLine(QRectF(box.left() + 7, low, box.width() - 14, 0).topLeft(),
                         QRectF(box.left() + 7, low, box.width() - 14, 0).topRight())  # fmt: skip
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        super().leaveEvent(event)
        self.update()


class WorkLine(QWidget):
    """Two pixels over the page, in the accent colour while something is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on = False
        self.setFixedHeight(2)

    def set_on(self, on: bool) -> None:
        """Show or hide the colour; the place stays."""
        self._on = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The ground of the page, or the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("accent" if self._on else "surface"))
        painter.end()


class Steps(QWidget):
    """Five numbered steps on a line; `done` of them are ticked off."""

    def __init__(self, rows: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setFixedHeight(_CIRCLE + 8 + 20 + 18)
        self.setAccessibleName("; ".join(f"{title}: {line}" for title, line in rows))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Circles, the line between them, two lines of text each."""
        painter = smooth(QPainter(self))
        width = self.width() // len(self._rows)
        for number, (title, line) in enumerate(self._rows):
            left = number * width
            painter.setPen(QPen(color("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            circle = QRectF(left + 0.5, 0.5, _CIRCLE - 1, _CIRCLE - 1)
            painter.drawEllipse(circle)
            painter.setFont(fonts.font("small"))
            painter.setPen(color("text2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            if number < len(self._rows) - 1:
                y = _CIRCLE // 2
                painter.fillRect(left + _CIRCLE + 6, y, width - _CIRCLE - 12, 1, color("line2"))
            room = width - 16
            draw_text(painter, QRect(left, _CIRCLE + 8, room, 20), title, "text")
            draw_text(painter, QRect(left, _CIRCLE + 28, room, 18), line, "text2", role="small")
        painter.end()
