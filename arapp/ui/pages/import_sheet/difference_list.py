"""Known records of which the sheet says something else: each field is taken over, or left."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.ui.design import fonts
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text, draw_tick
from arapp.ui.pages.import_sheet.difference_lines import Line, blank

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 41
_HEAD, _FIELD, _LEFT, _BOX = 34, 46, 16, 16


class DifferenceModel(QAbstractListModel):
    """Lines, one a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Other lines; the same ones with other ticks leave the list where it is."""
        if [(one.record, one.field) for one in lines] == [
            (one.record, one.field) for one in self.lines
        ]:
            self.lines = list(lines)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 0))
            return
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """One row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, and what a screen reader says."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return line.name if role == Qt.ItemDataRole.DisplayRole else None


class DifferenceDelegate(QStyledItemDelegate):
    """A record in semi-bold; a field with its box, both values below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Records are lower than fields."""
        line: Line = index.data(LINE_ROLE)
        return QSize(100, _FIELD if line.field else _HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        view = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        line: Line = index.data(LINE_ROLE)
        painter.save()
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.fillRect(rect, color("accenttint"))
            tone = "accent" if view.hasFocus() else "edge"
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color(tone))
        if line.field:
            self._field(painter, rect, line)
        else:
            room = rect.adjusted(_LEFT, 6, -16, 0)
            draw_text(painter, room, line.name, "text", bold=True)
        painter.restore()

    @staticmethod
    def _field(painter: QPainter, rect: QRect, line: Line) -> None:
        box = QRectF(rect.left() + _LEFT, rect.top() + 6, _BOX, _BOX)
        draw_tick(painter, box, on=line.taken, enabled=line.can_take)
        left = rect.left() + _LEFT + _BOX + 8
        head = QRect(left, rect.top() + 4, rect.right() - left - 16, 20)
        draw_text(painter, head, line.name, "text" if line.can_take else "text3")
        below = QRect(left, rect.top() + 23, rect.right() - left - 16, 18)
        before = line.before or blank()
        half = (below.width() - 24) // 2
        wanted = fonts.metrics("small").horizontalAdvance(before) + 2
        rest = fonts.metrics("small").horizontalAdvance(line.after) + 2
        wide = min(wanted, max(half, below.width() - 24 - rest))
        tone = "text3" if line.taken else "text2"
        used = draw_text(painter, QRect(below.left(), below.top(), wide, 18), before, tone,
                         role="small")  # fmt: skip
        arrow = QRect(below.left() + used + 6, below.top(), 16, 18)
        draw_text(painter, arrow, "→", "text3", role="small")
        after = QRect(arrow.right() + 4, below.top(), below.right() - arrow.right() - 4, 18)
        draw_text(painter, after, line.after, "text" if line.taken else "text2", role="small")


class DifferenceList(QListView):
    """Space takes a field over or leaves it, Shift+Space that field of all records.

    Signals:
        chosen(object): Line under the cursor, moved there by the user.
        toggled(object): Line whose field is to be taken, or left again.
        column_toggled(object): the same for this field of all records.
    """

    chosen = Signal(object)
    toggled = Signal(object)
    column_toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = DifferenceModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(DifferenceDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setProperty("ground", "raised")
        self.setAccessibleName(self.tr("What the sheet says otherwise"))
        self._quiet = False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines; the cursor stays on the same place."""
        place = self.currentIndex().row()
        self._quiet = True
        self.entries.show_lines(lines)
        if lines:
            first = min(1, len(lines) - 1) if place < 0 else min(place, len(lines) - 1)
            self.setCurrentIndex(self.entries.index(first, 0))
        self._quiet = False

    def line(self) -> Line | None:
        """The line under the cursor."""
        index = self.currentIndex()
        return self.entries.lines[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Move the cursor to the next field, round and round."""
        count = len(self.entries.lines)
        place = self.currentIndex().row()
        for _ in range(count):
            place = (place + by) % count
            if self.entries.lines[place].field:
                self.setCurrentIndex(self.entries.index(place, 0))
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which line."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.entries.lines[current.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Shift+Space."""
        line = self.line()
        if event.key() != Qt.Key.Key_Space or line is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.column_toggled.emit(line)
        else:
            self.toggled.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and point.x() < _LEFT + _BOX + 8:
            self.toggled.emit(self.entries.lines[index.row()])
