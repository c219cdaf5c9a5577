"""The tables found, and those left alone with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_chip, draw_text

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 31
_TWO, _HEAD = 50, 34


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of the list. `place` is that of the table, -1 for a heading over a group or, with a
    `line`, for a file that was not read.

    `amber` and `red` count what is to be looked at; `proven` shows the tick.
    """

    title: str
    line: str = ""
    place: int = -1
    amber: int = 0
    red: int = 0
    proven: bool = False
    left: bool = False

    @property
    def heads(self) -> bool:
        """Whether it stands over a group."""
        return self.place < 0 and not self.line


class LineModel(QAbstractListModel):
    """Lines, one a row; headings cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[TableLine] = []

    def show_lines(self, lines: Sequence[TableLine]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, immutable
        """One row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.lines[index.row()].place < 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, and what a screen reader says."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (line.title, line.line) if part)
        return None


class LineDelegate(QStyledItemDelegate):
    """Title over a grey line; badges or a tick at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Headings are lower."""
        line: TableLine = index.data(LINE_ROLE)
        return QSize(100, _HEAD if line.heads else _TWO)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        view = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        line: TableLine = index.data(LINE_ROLE)
        if line.heads:
            draw_text(painter, rect.adjusted(16, 8, -8, 0), line.title, "text3", role="small")
            return
        current = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        if current and isinstance(view, QListView):
            self._ground(painter, rect, view.hasFocus())
        right = self._badges(painter, rect, line)
        tone = "text2" if line.left else "text"
        head = QRect(rect.left() + 16, rect.top() + 5, rect.width() - 34 - right, 20)
        draw_text(painter, head, line.title, tone, bold=current)
        below = QRect(rect.left() + 16, rect.top() + 25, rect.width() - 32, 18)
        draw_text(painter, below, line.line, "text3" if line.left else "text2", role="small")
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, focus: bool) -> None:
        smooth(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accenttint"))
        painter.drawRoundedRect(rect.adjusted(6, 0, -6, -1), 6, 6)
        painter.setBrush(color("accent" if focus else "edge"))
        painter.drawRoundedRect(rect.left() + 6, rect.top() + 6, 3, rect.height() - 13, 1.5, 1.5)

    @staticmethod
    def wide(line: TableLine) -> int:
        """Pixels that a line wants."""
        text, small = fonts.metrics("strong"), fonts.metrics("small")
        badges = sum(small.horizontalAdvance(str(n)) + 16 for n in (line.amber, line.red) if n)
        title = text.horizontalAdvance(line.title) + 34 + (badges or 22 * line.proven)
        return max(title, small.horizontalAdvance(line.line) + 36)

    @staticmethod
    def _badges(painter: QPainter, rect: QRect, line: TableLine) -> int:
        right, middle = rect.right() - 15, rect.top() + 15
        if line.proven and not line.amber and not line.red:
            icons.paint(painter, "check", right - 14, middle - 8, 16, "ok")
            return 22
        used = 0
        for count, tone in ((line.red, "age3"), (line.amber, "age1")):
            if count:
                text = str(count) if count < 1000 else "999+"
                width = fonts.metrics("small").horizontalAdvance(text) + 12
                draw_chip(painter, right - used - width, middle, text, tone)
                used += width + 4
        return used


class TableList(QListView):
    """Signals:
    chosen(int): place of the table under the cursor.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = LineModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(LineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._quiet = False

    def show_lines(self, lines: Sequence[TableLine], current: int) -> None:
        """Show lines with the cursor on a table's place; no signal."""
        self._quiet = True
        self.entries.show_lines(lines)
        self.go_to(current)
        self._quiet = False

    def wanted(self) -> int:
        """Width at which the names of tables and what is read from them are whole."""
        tables = [line for line in self.entries.lines if line.place >= 0]
        return max((LineDelegate.wide(line) for line in tables), default=0)

    def go_to(self, place: int) -> None:
        """Put the cursor on a table."""
        for number, line in enumerate(self.entries.lines):
            if line.place == place:
                self.setCurrentIndex(self.entries.index(number, 0))

    def step(self, by: int) -> None:
        """To the next table, round and round."""
        places = [line.place for line in self.entries.lines if line.place >= 0]
        if not places:
            return
        index = self.currentIndex()
        here = self.entries.lines[index.row()].place if index.isValid() else places[0]
        self.go_to(places[(places.index(here) + by) % len(places)])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which table."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and not self._quiet:
            self.chosen.emit(self.entries.lines[current.row()].place)
