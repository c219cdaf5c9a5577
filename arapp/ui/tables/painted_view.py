"""The drawing of the one view: grounds, hairlines, group lines, current row, loading."""

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from arapp.ui.design.colors import color, hairline
from arapp.ui.tables import ground, groups
from arapp.ui.tables.delegates import CellDelegate
from arapp.ui.tables.header import RecordHeader
from arapp.ui.tables.item_model import Index
from arapp.ui.tables.long_model import records_of
from arapp.ui.tables.record_model import RecordModel

_LINE_AFTER = 150
_DIM_AFTER = 600
_MARK = 3


class PaintedView(QTreeView):
    """Paints rows of a RecordModel by a delegate; old rows stay while new ones are loading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground.give(self)
        self.head = RecordHeader(self)
        self.setHeader(self.head)
        self.delegate: Any = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self._loading = False
        self._sections: list[int] | None = None
        self._hover = QPersistentModelIndex()
        self._line_timer = self.timer(_LINE_AFTER, self.viewport().update)
        self._dim_timer = self.timer(_DIM_AFTER, self._dim)

    @property
    def sections(self) -> list[int]:
        """Logical numbers of the columns shown, left to right; asked of the header once a paint."""
        if self._sections is None:
            self._sections = self.head.shown_sections()
        return self._sections

    def timer(self, after: int, call: Callable[[], None]) -> QTimer:
        """A timer that fires once, `after` milliseconds."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(call)
        return timer

    def records(self) -> RecordModel[Any]:
        """The model. TypeError before one is set."""
        model = records_of(self.model())
        if model is None:
            raise TypeError("no RecordModel set")
        return model

    def use_delegate(self, delegate: Any) -> None:
        """Another delegate (two-line lists)."""
        self.delegate = delegate
        self.setItemDelegate(delegate)

    def set_hover(self, index: QModelIndex) -> None:
        """The row under the mouse."""
        self._hover = QPersistentModelIndex(index)
        self.viewport().update()

    def set_loading(self, on: bool) -> None:
        """Old rows stay; a line after 150 ms, grey after 600. The next rows end it."""
        self._loading = on
        for timer in (self._line_timer, self._dim_timer):
            timer.start() if on else timer.stop()
        if not on:
            self.delegate.dim = False
        self.viewport().update()

    def _dim(self) -> None:
        self.delegate.dim = self._loading
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Nothing: group lines paint their own chevron."""

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, cells or group line, hairline, mark of the current row."""
        rect = QRect(option.rect)  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        rect.setLeft(0)
        rect.setRight(max(self.viewport().width(), self.head.length()))
        painter.fillRect(rect, color(self._ground(index)))
        group = self.records().group_at(index)
        if group is not None:
            folded = not self.isExpanded(plain(index))
            groups.paint(painter, rect, self.head, group, folded=folded)
        else:
            self._draw_cells(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(hairline())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._is_current(index):
            mark = QRect(0, rect.top(), _MARK, rect.height())
            painter.fillRect(mark, color("accent" if self.hasFocus() else "line2"))

    def _draw_cells(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        style = QStyleOptionViewItem(option)
        rect = QRect(option.rect)  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        style.widget = self  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
        for section in self.sections:
            left = self.head.sectionViewportPosition(section)
            width = self.head.sectionSize(section)
            if left + width < 0 or left > self.viewport().width():
                continue
            cell = QRect(left, rect.top(), width, rect.height())
            style.rect = cell  # type: ignore[attr-defined, unused-ignore]  # not in the stubs
            self.delegate.paint(painter, style, index.sibling(index.row(), section))

    def _ground(self, index: Index) -> str:
        model = self.records()
        row = model.row_at(index)
        ticked = row is not None and bool(model.ticked) and model.row_id(row) in model.ticked
        first = index.sibling(index.row(), 0)
        if ticked or self._is_current(index) or self.selectionModel().isSelected(first):
            return "accenttint"
        hovered = self._hover.isValid() and self._same_line(self._hover, index)
        return "hover" if hovered else "surface"

    def is_tinted(self, index: Index) -> bool:
        """Whether the row lies on the tint of what is selected."""
        return self._ground(index) == "accenttint"

    def _is_current(self, index: Index) -> bool:
        return self._same_line(self.currentIndex(), index)

    @staticmethod
    def _same_line(left: Index, right: Index) -> bool:
        return (
            left.isValid() and left.row() == right.row()
            and left.internalId() == right.internalId()
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows, and the line of loading under the header."""
        self._sections = None
        super().paintEvent(event)
        if self._loading and not self._line_timer.isActive():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, self.viewport().width(), 2, color("accent"))
            painter.end()

    def focusInEvent(self, event: Any) -> None:
        """The mark turns accent."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        """The mark turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()


def plain(index: Index) -> QModelIndex:
    """For calls typed narrower than they are."""
    return cast("QModelIndex", index)  # PySide takes either; the stubs do not
