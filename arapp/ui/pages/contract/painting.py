"""How rows of a plan are painted: milestones with their mark, struck rows crossed out."""

from typing import Any

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_text
from arapp.ui.tables.columns import Kind, shown
from arapp.ui.tables.delegates import CellDelegate, Index
from arapp.ui.tables.record_model import RecordModel

NODE = "node"
"""Key of the column that shows a milestone."""
_MARKS = {True: ("circle-check", "ok"), False: ("circle", "text2")}


class PlanDelegate(CellDelegate):
    """Rows may say `struck` (old, under a supplement) and `node_done` (None: no milestone)."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A milestone with its mark; a struck row is crossed out in grey."""
        model = index.model()
        row = model.row_at(index) if isinstance(model, RecordModel) else None
        if not isinstance(model, RecordModel) or row is None:
            return
        column = model.columns[index.column()]
        if column.key == NODE:
            self._paint_node(painter, self._inner(option, index), model, row)
        else:
            super().paint(painter, option, index)
        if getattr(row, "struck", False) and column.kind is not Kind.CHIP:
            self._strike(painter, self._inner(option, index), shown(column, row, model.today),
                         right=column.is_right)  # fmt: skip

    def _paint_node(
        self, painter: QPainter, rect: QRect, model: RecordModel[Any], row: Any
    ) -> None:
        column = model.column(NODE)
        done = column.value(row)
        if done is not None:
            name, token = _MARKS[bool(done)]
            icons.paint(painter, name, rect.left(), rect.center().y() - 7, 16, token)
            rect = rect.adjusted(23, 0, 0, 0)
        draw_text(painter, rect, shown(column, row, model.today), column.tone_of(row))

    def _strike(self, painter: QPainter, rect: QRect, text: str, *, right: bool) -> None:
        width = min(fonts.metrics("body").horizontalAdvance(text), rect.width())
        if not width:
            return
        left = rect.right() - width if right else rect.left()
        y = rect.center().y() + 1.5
        painter.setPen(QPen(color("text3"), 1))
        painter.drawLine(QPointF(left, y), QPointF(left + width, y))
