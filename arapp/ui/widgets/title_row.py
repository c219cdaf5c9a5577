"""The title row: page, subtitle, search, one to three buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from arapp.ui.actions import key_text
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import FIELD, MARGIN_LEFT, MARGIN_RIGHT, TITLE_ROW
from arapp.ui.widgets.buttons import IconButton, KeyButton, cap_width, draw_keycap
from arapp.ui.widgets.chips import GradeLabel
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard


class SearchButton(QAbstractButton):
    """Looks like a field, opens the search."""

    def __init__(self, hint: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap = key_text(key)
        self.setText(hint)
        self.setAccessibleName(hint)
        self.setFixedHeight(FIELD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(140)

    def sizeHint(self) -> QSize:
        """264 as drawn."""
        return QSize(264, FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Frame, icon, hint, keycap."""
        painter = smooth(QPainter(self))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(color("hover" if self.underMouse() else "surface"))
        painter.setPen(QPen(color("accent" if self.hasFocus() else "line2"), 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QPen(color("accent" if self.hasFocus() else "edge"), 1))
        painter.drawLine(box.bottomLeft() + _right(5), box.bottomRight() - _right(5))
        middle = self.height() // 2
        icons.paint(painter, "search", 10, middle - 8, 16, "text2")
        width = cap_width(self._cap)
        room = self.rect().adjusted(34, 0, -width - 14, 0)
        draw_text(painter, room, self.text(), "text3")
        draw_keycap(painter, self.width() - width - 8, self.height() / 2, self._cap)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        super().leaveEvent(event)
        self.update()


class Title(QLabel):
    """The name of the page or record, in the middle elided where it is long: search stays."""

    MOST = 460

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Another title."""
        self.setText(text)
        self.setToolTip(text if self._wanted() > self.MOST else "")
        self.updateGeometry()

    def _wanted(self) -> int:
        return fonts.metrics("title").horizontalAdvance(self.text().replace("\n", " ")) + 2

    def sizeHint(self) -> QSize:
        """The text, up to what leaves room for the rest."""
        return QSize(min(self._wanted(), self.MOST), fonts.metrics("title").height() + 2)

    def minimumSizeHint(self) -> QSize:
        """A name of usual length is never cut."""
        return QSize(min(self._wanted(), 240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """One line."""
        painter = QPainter(self)
        told = self.text().replace("\n", " ")
        draw_text(painter, self.rect(), told, "text", role="title", middle=True)
        painter.end()


class TitleRow(QFrame):
    """Signals:
    search_asked(): the search field was clicked.
    back_asked(): the chevron of a record opened in place.
    """

    search_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setFixedHeight(TITLE_ROW)
        self._back = IconButton("chevron-left", self.tr("Back (Alt+←)"))
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self._title = Title()
        self._grade = GradeLabel()
        self._subtitle = Fitting("", roles=("body", "small"))
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._search = SearchButton(self.tr("Name, contract, amount, no."), "Ctrl+K", self)
        self._search.clicked.connect(self.search_asked)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._shown: list[KeyButton] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(MARGIN_LEFT, 0, MARGIN_RIGHT, 0)
        box.setSpacing(12)
        box.addWidget(self._back)
        box.addWidget(self._title)
        box.addWidget(self._grade)
        box.addWidget(self._subtitle, 1)
        box.addWidget(self._search)
        box.addLayout(self._buttons)

    def set_title(self, title: str, subtitle: str, *, back: bool = False, grade: str = "") -> None:
        """Texts; `back` shows the chevron, `grade` the letter of a customer."""
        self._grade.set_letter(grade)
        self._title.say(title)
        self._subtitle.say(subtitle)
        self._back.setVisible(back)

    def set_buttons(self, buttons: Sequence[KeyButton]) -> None:
        """Put other buttons there, the most important last."""
        for old in self._shown:
            self._buttons.removeWidget(old)
            discard(old)
        self._shown = list(buttons)
        for button in self._shown:
            self._buttons.addWidget(button)


def _right(by: float) -> QPointF:
    return QPointF(by, 0)
