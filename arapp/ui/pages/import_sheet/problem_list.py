"""The list of entries with their buttons: painted, because there can be hundreds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_chip, draw_text
from arapp.ui.pages.import_sheet import sentences
from arapp.ui.pages.import_sheet.items import Item, Remedy
from arapp.ui.tables.empty import Empty

Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT, _TOP = 16, 16, 12
_BUTTON = 28
_GAP = 8
_TONES = {"rejected": "age3", "flagged": "age1", "skipped": "plain", "note": "accent",
          "differs": "age3"}  # fmt: skip
_WRAP = int(Qt.TextFlag.TextWordWrap)
ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 21


class ItemModel(QAbstractListModel):
    """Items, one a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        """Other items."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """One row an item."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item, and what a screen reader says."""
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            ways = "; ".join(remedy.text for remedy in item.remedies)
            word = sentences.severity(item.severity)
            return ". ".join(part for part in (word, item.title, item.line, ways) if part)
        return item.title if role == Qt.ItemDataRole.DisplayRole else None


class ItemDelegate(QStyledItemDelegate):
    """Chip and title, a line that wraps, buttons."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its texts at the width of the list."""
        view = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        width = view.viewport().width() if isinstance(view, QListView) else 300
        item: Item = index.data(ITEM_ROLE)
        height = _TOP + _title_height(item, width) + _line_height(item, width)
        height += (_rows(item, width) * (_BUTTON + 6) + 2) if item.remedies else 0
        return QSize(width, height + _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One entry."""
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        view = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        item: Item = index.data(ITEM_ROLE)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.fillRect(rect, color("accenttint"))
            if view.hasFocus():
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))
        word = sentences.severity(item.severity)
        middle = rect.top() + _TOP + 10
        draw_chip(painter, rect.left() + _LEFT, middle, word, _TONES[item.severity])
        painter.setFont(fonts.font("strong"))
        painter.setPen(color("text"))
        room = _title_room(item, rect.width()).translated(rect.left(), rect.top() + _TOP)
        painter.drawText(room, _WRAP, item.title)
        self._line(painter, rect, item)
        for remedy, box in buttons(rect, item):
            _button(painter, box, remedy)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, rect: QRect, item: Item) -> None:
        if item.line:
            height = _line_height(item, rect.width())
            top = rect.top() + _TOP + _title_height(item, rect.width()) + 2
            room = QRect(rect.left() + _LEFT, top, rect.width() - _LEFT - _RIGHT, height)
            painter.setFont(fonts.font("small"))
            painter.setPen(color("text2"))
            painter.drawText(room, _WRAP, item.line)


def _title_room(item: Item, width: int) -> QRect:
    chip = fonts.metrics("small").horizontalAdvance(sentences.severity(item.severity)) + 12
    left = _LEFT + chip + _GAP
    return QRect(left, 0, width - left - _RIGHT, 60)


def _title_height(item: Item, width: int) -> int:
    used = fonts.metrics("strong").boundingRect(_title_room(item, width), _WRAP, item.title)
    return max(used.height(), 20)


def _line_height(item: Item, width: int) -> int:
    if not item.line:
        return 0
    room = QRect(0, 0, width - _LEFT - _RIGHT, 200)
    used = fonts.metrics("small").boundingRect(room, _WRAP, item.line)
    return used.height() + 4


def _places(item: Item, width: int) -> list[tuple[Remedy, int, int, int]]:
    """(remedy, row of buttons, left, width) as they fit into the width."""
    left, line = _LEFT, 0
    found = []
    for remedy in item.remedies:
        wide = min(fonts.metrics("body").horizontalAdvance(remedy.text) + 22, width - 32)
        if left > _LEFT and left + wide > width - _RIGHT:
            left, line = _LEFT, line + 1
        found.append((remedy, line, left, wide))
        left += wide + _GAP
    return found


def _rows(item: Item, width: int) -> int:
    return max((line for _, line, _, _ in _places(item, width)), default=-1) + 1


def buttons(rect: QRect, item: Item) -> list[tuple[Remedy, QRect]]:
    """Where the buttons of an entry stand."""
    texts = _title_height(item, rect.width()) + _line_height(item, rect.width())
    top = rect.top() + _TOP + 4 + texts
    return [
        (remedy, QRect(rect.left() + left, top + line * (_BUTTON + 6), wide, _BUTTON))
        for remedy, line, left, wide in _places(item, rect.width())
    ]


def _button(painter: QPainter, box: QRect, remedy: Remedy) -> None:
    smooth(painter)
    painter.setBrush(color("surface"))
    painter.setPen(QPen(color("line2"), 1))
    frame = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, 6, 6)
    painter.setPen(QPen(color("edge"), 1))
    painter.drawLine(box.left() + 5, box.bottom(), box.right() - 4, box.bottom())
    draw_text(painter, box.adjusted(11, 0, -6, 0), remedy.text, "text")


class ProblemList(QListView):
    """Signals:
    chosen(object): Item under the cursor, moved there by the user.
    remedied(object, object): Item and Remedy.
    """

    chosen = Signal(object)
    remedied = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = ItemModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(ItemDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setProperty("ground", "raised")
        self._empty = Empty(self.viewport())
        self._quiet = False

    def show_items(self, items: Sequence[Item], nothing: str, *, done: bool = False) -> None:
        """Show entries; the cursor stays on the same place. `nothing` is said without any."""
        place = max(self.currentIndex().row(), 0)
        self._quiet = True
        self.entries.show_items(items)
        if items:
            self.setCurrentIndex(self.entries.index(min(place, len(items) - 1), 0))
        self._quiet = False
        self._empty.say(nothing, "", None, done=done)
        self._empty.show_over(not items)

    def item(self) -> Item | None:
        """The entry under the cursor."""
        index = self.currentIndex()
        return self.entries.items[index.row()] if index.isValid() else None

    def step(self, by: int) -> Item | None:
        """Move the cursor, round and round; the entry it comes to."""
        count = len(self.entries.items)
        if not count:
            return None
        place = self.currentIndex().row()
        self.setCurrentIndex(self.entries.index((place + by) % count, 0))
        return self.item()

    def go_to_cell(self, row: int, index: int) -> None:
        """Put the cursor on the entry about a cell, without telling."""
        for place, item in enumerate(self.entries.items):
            if item.index == index and row in item.rows:
                self._quiet = True
                self.setCurrentIndex(self.entries.index(place, 0))
                self._quiet = False
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entry."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.entries.items[current.row()])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a button."""
        super().mouseReleaseEvent(event)
        found = self._hit(event.position().toPoint())
        if found is not None:
            self.remedied.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over buttons."""
        super().mouseMoveEvent(event)
        hit = self._hit(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _hit(self, point: QPoint) -> tuple[Item, Remedy] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        item = self.entries.items[index.row()]
        for remedy, box in buttons(self.visualRect(index), item):
            if box.contains(point):
                return item, remedy
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the ways out as a menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by right click."""
        self.open_menu(event.globalPos())

    def open_menu(self, point: QPoint | None = None) -> None:
        """Drop the ways out of the current entry."""
        item = self.item()
        if item is None or not item.remedies:
            return
        menu = self.make_menu(item)
        below = self.visualRect(self.currentIndex()).topLeft() + QPoint(_LEFT, 34)
        menu.popup(point or self.viewport().mapToGlobal(below))

    def make_menu(self, item: Item) -> QMenu:
        """The ways out of an entry."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for remedy in item.remedies:
            action = menu.addAction(remedy.text)
            action.triggered.connect(
                lambda _checked=False, chosen=remedy: self.remedied.emit(item, chosen)
            )
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
