"""Buttons that print their key."""

from collections.abc import Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from arapp.ui.actions import ActionTable, Place, key_text
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.scale import FIELD, FIELD_SMALL

_CAP_PAD = 5
_CAP_HEIGHT = 18
_GAP = 7


def cap_width(text: str) -> int:
    """Width of a keycap."""
    return fonts.metrics("keycap").horizontalAdvance(text) + 2 * _CAP_PAD if text else 0


def draw_keycap(
    painter: QPainter, left: float, middle: float, text: str,
    *, tone: str = "text2", line: str = "line2",
) -> int:  # fmt: skip
    """A keycap at its left edge and vertical centre; returns its width."""
    width = cap_width(text)
    box = QRectF(left + 0.5, middle - _CAP_HEIGHT / 2 + 0.5, width - 1, _CAP_HEIGHT - 1)
    smooth(painter)
    painter.setPen(QPen(color(line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(fonts.font("keycap"))
    painter.setPen(color(tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return width


class KeyButton(QPushButton):
    """Icon, text and keycap. Kinds: plain, primary (one in view), link; `small` is 28 high."""

    def __init__(
        self, text: str, *, key: str = "", icon: str = "", kind: str = "plain",
        small: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self._cap = key_text(key) if key else ""
        self._icon = icon
        self._icon_last = False
        self._small = small
        self._kind = kind
        self.setProperty("kind", kind)
        if small:
            self.setProperty("small", "1")
        self.setAutoDefault(False)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def lead_with_text(self) -> None:
        """The icon after the text: something drops down."""
        self._icon_last = True
        self.update()

    def set_cap(self, key: str) -> None:
        """Another key to print; "" for none."""
        self._cap = key_text(key) if key else ""
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        """Another icon; "" for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Another kind."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def _measure(self) -> QFontMetrics:
        return fonts.metrics("body", self._kind == "primary")

    def _content_width(self) -> int:
        width = self._measure().horizontalAdvance(self.text())
        width += 16 + (_GAP if self.text() else 0) if self._icon else 0
        width += cap_width(self._cap) + _GAP if self._cap else 0
        return width

    def sizeHint(self) -> QSize:
        """As wide as the content; the height of fields."""
        pad = 2 if self._kind == "link" else (8 if self._small else 12)
        height = FIELD_SMALL if self._small or self._kind == "link" else FIELD
        return QSize(self._content_width() + 2 * pad + 2, height)

    def minimumSizeHint(self) -> QSize:
        """Texts are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The style's bevel, then icon, text and keycap centred."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        token = self._token()
        left = (self.width() - self._content_width()) // 2
        middle = self.height() / 2
        if self._icon:
            end = left + self._content_width() - 16
            place = end if self._icon_last else left
            icons.paint(painter, self._icon, place, round(middle - 8), 16, token)
            left += 0 if self._icon_last else 16 + _GAP
        painter.setFont(fonts.font("body", self._kind == "primary"))
        painter.setPen(color(token))
        width = self._measure().horizontalAdvance(self.text())
        room = QRectF(left, 0, width + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._cap:
            filled = self._kind == "primary" and self.isEnabled()
            tone, line = ("onaccent", "onaccent") if filled else ("text2", "line2")
            draw_keycap(painter, left + width + _GAP, middle, self._cap, tone=tone, line=line)
        painter.end()

    def _token(self) -> str:
        if not self.isEnabled():
            return "text3"
        return {"primary": "onaccent", "link": "accent"}.get(self._kind, "text")


def bound(table: ActionTable, id_: str, *, kind: str = "", small: bool = False) -> KeyButton:
    """A button for an action: text, icon, key and whether it can be done follow the action."""
    row = table.row(id_)
    chosen = kind or ("primary" if row.place is Place.PRIMARY else "plain")
    action = table.action(id_)
    button = KeyButton(action.text(), key=row.key, icon=row.icon, kind=chosen, small=small)
    button.clicked.connect(lambda _checked=False: action.trigger())
    _follow(button, action)
    connection = action.changed.connect(lambda: _follow(button, action))
    button.destroyed.connect(lambda _=None: _drop(action, connection))
    return button


def more_of(table: ActionTable, ids: Sequence[str]) -> KeyButton:
    """The last button of a title row (⋯): the actions that have no button, as a menu."""
    name = QCoreApplication.translate("buttons", "More")
    button = KeyButton("", icon="ellipsis")
    button.setAccessibleName(name)
    button.setToolTip(name)

    def drop() -> None:
        menu = QMenu(button)
        table.fill(menu, tuple(ids))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    button.clicked.connect(lambda _checked=False: drop())
    return button


def _follow(button: KeyButton, action: QAction) -> None:
    button.setText(action.text())
    button.setEnabled(action.isEnabled())
    button.updateGeometry()


def _drop(action: QAction, connection: Any) -> None:
    if shiboken6.isValid(action):
        action.changed.disconnect(connection)


class KeyCap(QLabel):
    """A keycap alone, in status lines and overlays."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key_text(key), parent)

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        return QSize(cap_width(self.text()), _CAP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The cap."""
        painter = QPainter(self)
        draw_keycap(painter, 0, self.height() / 2, self.text())
        painter.end()


class CapButton(QAbstractButton):
    """A keycap with words in it that can be clicked (「F1 本页按键」); 20 high, small type."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its text."""
        return QSize(cap_width(self.text()) + 2, _CAP_HEIGHT + 2)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The cap, darker under the mouse."""
        painter = QPainter(self)
        tone = "text" if self.underMouse() else "text2"
        draw_keycap(painter, 1, self.height() / 2, self.text(), tone=tone)
        painter.end()


class IconButton(QPushButton):
    """A square button of one icon, 28 × 28; the name is its tooltip and accessible name."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("kind", "link")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(FIELD_SMALL, FIELD_SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame of the style when focused, and the icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            smooth(painter)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
        token = "text2" if self.isEnabled() else "line2"
        icons.paint(painter, self._icon, (self.width() - 16) // 2, (self.height() - 16) // 2,
                    16, token)  # fmt: skip
        painter.end()
