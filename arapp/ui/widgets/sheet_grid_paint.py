"""How the sheet grid is painted: cells with their marks, headers with the field of a column."""

from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import ROW_GRID
from arapp.ui.widgets.sheet_grid_data import Mark, RowKind, SheetColumn

Index = QModelIndex | QPersistentModelIndex

COLUMN_ROLE = int(Qt.ItemDataRole.UserRole) + 13
"""Of a section of the header: its SheetColumn"""
Told = tuple[RowKind, Mark | None, SheetColumn, str]
"""Kind of the row, mark, column, text of a cell"""


class _Cells(Protocol):
    def told(self, row: int, column: int) -> Told: ...


_PAD = 6
_LETTER = 24
_FIELD = 34
_GROUNDS = {RowKind.TITLE: "raised", RowKind.HEADER: "raised", RowKind.TOTAL: "raised"}
_TONES = {
    RowKind.TITLE: "text2",
    RowKind.HEADER: "text2",
    RowKind.DATA: "text",
    RowKind.TOTAL: "text2",
    RowKind.ASIDE: "text3",
    RowKind.GREY: "text3",
    RowKind.OUT: "text3",
}
# mark → text, ground, frame
_MARKS = {
    Mark.REJECTED: ("age3", "tint3", "bar3"),
    Mark.FLAGGED: ("age1", "tint1", "bar1"),
    Mark.NOTE: ("text", "accenttint", ""),
    Mark.QUIET: ("text2", "", ""),
}


class SheetDelegate(QStyledItemDelegate):
    """Cells between hairlines; marked ones tinted and framed; the current one ringed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Rows have one height."""
        return QSize(40, ROW_GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        cells = cast("_Cells", index.model())  # asked once: each role would come by way of Qt
        kind, mark, column, text = cells.told(index.row(), index.column())
        text_tone, tint, frame = _MARKS.get(mark, (_TONES[kind], "", "")) if mark else (
            _TONES[kind], "", "")  # fmt: skip
        if not column.used and not mark and kind is RowKind.DATA:
            text_tone = "text2"
        painter.save()
        painter.fillRect(rect, color(tint or self._ground(option, kind)))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), color("line"))
        if frame:
            painter.setPen(QPen(color(frame), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._text(painter, rect, text, text_tone, kind, column)
        if _is_current(option, index):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = "accent" if _has_focus(option) else "edge"
            painter.setPen(QPen(color(ring), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    @staticmethod
    def _ground(option: QStyleOptionViewItem, kind: RowKind) -> str:
        state = option.state  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        return "accenttint" if chosen else _GROUNDS.get(kind, "surface")

    @staticmethod
    def _text(
        painter: QPainter, rect: QRect, text: str, tone: str, kind: RowKind,
        column: SheetColumn,
    ) -> None:  # fmt: skip
        if not text:
            return
        room = rect.adjusted(_PAD, 0, -_PAD - 1, -1)
        right = column.right and kind is not RowKind.TITLE
        shown = " ".join(text.split("\n"))[:200]
        width = draw_text(painter, room, shown, tone, role="small", right=right)
        if kind is RowKind.OUT:
            left = room.right() - width if right else room.left()
            painter.fillRect(left, rect.center().y(), width, 1, color("text3"))

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> QWidget:
        """A plain line over the cell."""
        field = QLineEdit(parent)
        field.setFont(fonts.font("small"))
        field.setStyleSheet(
            f"QLineEdit{{border:2px solid {color('accent').name()};border-radius:0;"
            "min-height:0;padding:0 4px}"
        )
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Exactly over the cell, at least wide enough to type in."""
        rect: QRect = option.rect  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        editor.setGeometry(rect.x(), rect.y(), max(rect.width(), 120), rect.height())
        del index


def _is_current(option: QStyleOptionViewItem, index: Index) -> bool:
    view: QWidget = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index


def _has_focus(option: QStyleOptionViewItem) -> bool:
    view: QWidget = option.widget  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
    return view.hasFocus()


class MappingHeader(QHeaderView):
    """Two lines: the column's letter, and a field-like box with what it is read as.

    Signals:
        menu_asked(int): the box of a section was clicked, or Alt+↓ pressed in its column.
    """

    menu_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(56)
        self.setMouseTracking(True)
        self._hover = -1

    def sizeHint(self) -> QSize:
        """Both lines."""
        return QSize(super().sizeHint().width(), _LETTER + _FIELD)

    def box(self, section: int) -> QRect:
        """Where the field of a section stands, in the header's viewport."""
        left = self.sectionViewportPosition(section)
        return QRect(left + 4, _LETTER + 3, self.sectionSize(section) - 9, _FIELD - 7)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Letter, box, hairlines."""
        painter.save()
        painter.fillRect(rect, color("raised"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), color("line"))
        painter.fillRect(rect.left(), rect.top() + _LETTER - 1, rect.width(), 1, color("line"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line2"))
        model = self.model()
        column = model.headerData(logicalIndex, Qt.Orientation.Horizontal, COLUMN_ROLE)
        if isinstance(column, SheetColumn):
            letter_box = QRect(rect.left(), rect.top(), rect.width(), _LETTER)
            painter.setFont(fonts.font("small"))
            painter.setPen(color("text3"))
            painter.drawText(letter_box, Qt.AlignmentFlag.AlignCenter, column.letter)
            self._paint_box(painter, self.box(logicalIndex), column, logicalIndex == self._hover)
        painter.restore()

    @staticmethod
    def _paint_box(painter: QPainter, box: QRect, column: SheetColumn, hot: bool) -> None:
        smooth(painter)
        pen = QPen(color("line2"), 1)
        if not column.used:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color("hover" if hot else "surface" if column.used else "raised"))
        painter.drawRoundedRect(box, 5, 5)
        if column.used:
            painter.setPen(QPen(color("edge"), 1))
            painter.drawLine(box.left() + 4, box.bottom() + 1, box.right() - 3, box.bottom() + 1)
        tone = "text" if column.used else "text3"
        draw_text(painter, box.adjusted(8, 0, -20, 0), column.field, tone, role="small")
        icons.paint(painter, "chevron-down", box.right() - 18, box.center().y() - 6, 14, "text2")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into the box asks for the menu."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        section = self.logicalIndexAt(place)
        if section >= 0 and self.box(section).contains(place):
            self.menu_asked.emit(section)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover of the box."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        section = self.logicalIndexAt(place)
        hot = section if section >= 0 and self.box(section).contains(place) else -1
        if hot != self._hover:
            self._hover = hot
            self.viewport().update()


class NumberHeader(QHeaderView):
    """Row numbers of the sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(ROW_GRID)
        self.setDefaultSectionSize(ROW_GRID)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the last number."""
        model = self.model()
        count = model.rowCount()
        last = model.headerData(count - 1, Qt.Orientation.Vertical) if count else ""
        width = fonts.metrics("small").horizontalAdvance(str(last or "")) + 18
        return QSize(max(width, 34), ROW_GRID)  # Qt's own would ask for some hundred numbers

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """The number, hairlines right and below."""
        painter.save()
        painter.fillRect(rect, color("raised"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), color("line"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color("line"))
        number = self.model().headerData(logicalIndex, Qt.Orientation.Vertical)
        painter.setFont(fonts.font("small"))
        painter.setPen(color("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()
