"""The sidebar: ledger, groups of pages with waiting work, commands and settings at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from arapp.ui.actions import key_text
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, hairline, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import NAV_ITEM, SIDEBAR, SIDEBAR_FOLDED

_MARGIN = 8
_ICON_LEFT = 12
_TEXT_LEFT = 38
_HEAD = 50
_GROUP = 30


@dataclass(frozen=True, slots=True)
class Ledger:
    """Whose books: name, and who works on them."""

    name: str
    user: str = ""


_PRESSING = {Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Space.value}


class KeyedItem(QAbstractButton):
    """Enter and Space press it, also where the page has a shortcut on those keys."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys before the shortcuts of the page get them."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _presses(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press."""
        if _presses(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _presses(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _PRESSING and held == Qt.KeyboardModifier.NoModifier


class NavItem(KeyedItem):
    """A page: icon, title, number of waiting things (0 shows nothing), or a key."""

    def __init__(self, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._count = 0
        self._key = ""
        self._folded = False
        self.setText(title)
        self.setFixedHeight(NAV_ITEM)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)

    def set_count(self, count: int) -> None:
        """Work waiting."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def set_key(self, key: str) -> None:
        """A key instead of a count."""
        self._key = key_text(key)

    def set_folded(self, folded: bool) -> None:
        """Icon only; the title turns tooltip."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the sidebar lets it be."""
        return QSize(36 if self._folded else 192, NAV_ITEM)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Tint and mark when active, icon, title, count."""
        painter = smooth(QPainter(self))
        self._paint_ground(painter)
        middle = self.height() // 2
        token = "accent" if self.isChecked() else "text2"
        left = (self.width() - 16) // 2 if self._folded else _ICON_LEFT
        icons.paint(painter, self._icon, left, middle - 7, 16, token)
        if self._folded:
            self._paint_dot(painter)
        else:
            self._paint_text(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(color("accenttint" if self.isChecked() else "line"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.isChecked():
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(QRectF(0, self.height() / 2 - 8, 3, 16), 1.5, 1.5)
        if self.hasFocus():
            pen = hairline("accent")
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_text(self, painter: QPainter) -> None:
        right = self._key or (str(self._count) if self._count else "")
        room = self.rect().adjusted(_TEXT_LEFT, 0, -10, 0)
        used = draw_text(painter, room, right, "text2", role="small", right=True)
        title = room.adjusted(0, 0, -used - (8 if used else 0), 0)
        on = self.isChecked()
        draw_text(painter, title, self.text(), "text" if on else "text2", bold=on)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawEllipse(QRectF(self.width() - 10, 5, 5, 5))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No hover."""
        super().leaveEvent(event)
        self.update()


class LedgerHead(KeyedItem):
    """Initial in a square, name, user; a click opens the menu of ledgers."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._folded = False
        self.setFixedHeight(_HEAD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_ledger(ledger)

    def set_ledger(self, ledger: Ledger) -> None:
        """Another name or user."""
        self._ledger = ledger
        self.setAccessibleName(f"{ledger.name} {ledger.user}")
        self.update()

    def set_folded(self, folded: bool) -> None:
        """The square alone."""
        self._folded = folded
        self.setToolTip(self._ledger.name if folded else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Square, two lines, chevrons."""
        painter = smooth(QPainter(self))
        left = (self.width() - 26) / 2 if self._folded else 8
        box = QRectF(left, (self.height() - 26) / 2, 26, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentfill"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(color("onaccent"))
        painter.setFont(fonts.font("strong"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._ledger.name[:1].upper())
        if not self._folded:
            self._paint_lines(painter)
        if self.hasFocus():
            painter.setPen(hairline("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 6, 6)
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        room = self.rect().adjusted(44, 0, -28, 0)
        middle = self.height() // 2
        top = room.adjusted(0, middle - 19, 0, 0)
        top.setHeight(20)
        if not self._ledger.user:
            top.moveTop(middle - 10)
        draw_text(painter, top, self._ledger.name, "text", role="strong")
        low = top.translated(0, 19)
        draw_text(painter, low, self._ledger.user, "text2", role="small")
        icons.paint(painter, "chevrons-up-down", self.width() - 22, middle - 7, 14, "text2")


class _GroupTitle(QWidget):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._folded = False
        self.setFixedHeight(_GROUP)

    def set_folded(self, folded: bool) -> None:
        """A hairline instead of the word."""
        self._folded = folded
        self.setFixedHeight(17 if folded else _GROUP)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """The word, or the line."""
        painter = QPainter(self)
        if self._folded:
            painter.fillRect(4, 8, self.width() - 8, 1, color("line2"))
        else:
            room = self.rect().adjusted(12, 11, -8, 0)
            draw_text(painter, room, self._text, "text3", role="small")
        painter.end()


class Sidebar(QFrame):
    """Signals:
    chosen(str): a page's id.
    ledger_clicked(): the head was clicked.
    commands_clicked(): the foot's all commands.
    settings_clicked(): the foot's settings.
    """

    chosen = Signal(str)
    ledger_clicked = Signal()
    commands_clicked = Signal()
    settings_clicked = Signal()

    def __init__(
        self, ledger: Ledger, pages: Sequence[tuple[str, str, str, str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`pages` are (group, id, title, icon) in order."""
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        self.setProperty("rule", "right")
        self._folded = False
        self._items: dict[str, NavItem] = {}
        self._titles: list[_GroupTitle] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(_MARGIN, 5, _MARGIN, _MARGIN)
        self._box.setSpacing(2)
        self.head = LedgerHead(ledger, self)
        self.head.clicked.connect(self.ledger_clicked)
        self._box.addWidget(self.head)
        self._fill(pages)
        self._box.addStretch()
        self.commands = self._foot("menu", self.tr("All commands"), self.commands_clicked)
        self.commands.set_key("F10")
        self.settings = self._foot("settings", self.tr("Settings"), self.settings_clicked)
        self.setFixedWidth(SIDEBAR)

    def _fill(self, pages: Sequence[tuple[str, str, str, str]]) -> None:
        last = None
        for group, id_, title, icon in pages:
            if group != last:
                heading = _GroupTitle(group, self)
                self._titles.append(heading)
                self._box.addWidget(heading)
                last = group
            item = NavItem(icon, title, self)
            item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, chosen=id_: self._click(chosen))
            self._items[id_] = item
            self._box.addWidget(item)

    def _click(self, id_: str) -> None:
        """The check mark follows the page shown, not the click: leaving may be refused."""
        self._items[id_].setChecked(not self._items[id_].isChecked())
        self.chosen.emit(id_)

    def _foot(self, icon: str, text: str, told: object) -> NavItem:
        item = NavItem(icon, text, self)
        item.clicked.connect(told)
        self._box.addWidget(item)
        return item

    def set_current(self, id_: str) -> None:
        """Mark the page shown; an unlisted one marks none."""
        for key, item in self._items.items():
            item.setChecked(key == id_)

    def set_count(self, id_: str, count: int) -> None:
        """Work waiting on a page."""
        if id_ in self._items:
            self._items[id_].set_count(count)

    def is_folded(self) -> bool:
        """52 wide, icons only."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Fold to icons, or open."""
        self._folded = folded
        self.setFixedWidth(SIDEBAR_FOLDED if folded else SIDEBAR)
        for item in (*self._items.values(), self.commands, self.settings):
            item.set_folded(folded)
        for title in self._titles:
            title.set_folded(folded)
        self.head.set_folded(folded)
