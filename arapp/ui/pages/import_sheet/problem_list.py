"""The list of entries with their buttons: painted, because there can be hundreds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from arapp.ui.pages.import_sheet import sentences
from arapp.ui.pages.import_sheet.items import Item, Remedy
from arapp.ui.pages.import_sheet.problem_paint import ITEM_ROLE, LEFT, ItemDelegate, buttons
from arapp.ui.tables.empty import Empty

Index = QModelIndex | QPersistentModelIndex


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
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(20)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setProperty("ground", "raised")
        self._empty = Empty(self.viewport())
        self._quiet = False
        self._visited = False

    def begin(self) -> None:
        """Another sheet: the user has been at none of its entries, the first step comes to one."""
        self._visited = False

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
        """Move the cursor, round and round; the entry it comes to.

        From none visited it comes to the one under the cursor forwards, to the last backwards.
        """
        count = len(self.entries.items)
        if not count:
            return None
        place = self.currentIndex().row()
        if by > 0 and not self._visited:
            self._come(self.currentIndex())
        else:
            self.setCurrentIndex(self.entries.index((place + by) % count, 0))
        return self.item()

    def _come(self, index: Index) -> None:
        self._visited = True
        self.chosen.emit(self.entries.items[index.row()])

    def go_to_cell(self, row: int, index: int) -> None:
        """Put the cursor on the entry about a cell, without telling."""
        for place, item in enumerate(self.entries.items):
            if item.index == index and row in item.rows:
                self._quiet = True
                self.setCurrentIndex(self.entries.index(place, 0))
                self._quiet = False
                self._visited = True
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entry."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self._come(current)

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
        below = self.visualRect(self.currentIndex()).topLeft() + QPoint(LEFT, 34)
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
