"""Delegates: `CellDelegate` for every table, `ReceiptDelegate` for two-line lists."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from arapp.ui.design.draw import draw_confidence, draw_text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, ROW, ROW_TWO_LINES
from arapp.ui.tables.cells import PAINTERS, Cell, field_box
from arapp.ui.tables.columns import shown
from arapp.ui.tables.long_model import records_of
from arapp.ui.widgets.fields import AmountField

Index = QModelIndex | QPersistentModelIndex
PAD = 8


def cell_rect(rect: QRect, *, first: bool, last: bool) -> QRect:
    """The inner rectangle of a cell: 8 left and right, 24 before the first, 20 after the last."""
    left = MARGIN_LEFT if first else PAD
    right = MARGIN_RIGHT if last else PAD
    return rect.adjusted(left, 0, -right, 0)


class CellDelegate(QStyledItemDelegate):
    """Paints by the kind of the column, edits field cells with an `AmountField`."""

    def __init__(self, parent: QObject | None = None, height: int = ROW) -> None:
        super().__init__(parent)
        self.height = height
        self.dim = False
        """Old rows while new ones are long in coming: everything in the hint colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell; the ground was painted by the view."""
        model = records_of(index.model())
        if model is None:
            return
        row = model.row_at(index)
        if row is None:
            return
        column = model.columns[index.column()]
        rect = self._inner(option, index)
        tone = "text3" if self.dim else column.tone_of(row)
        ticked = model.row_id(row) in model.ticked
        text = shown(column, row, model.today)
        painter.save()
        painter.setClipRect(_rect(option))
        cell = Cell(
            column, row, column.value(row), text, rect, tone, ticked, _is_tinted(option, index)
        )
        PAINTERS[column.kind](painter, cell)
        painter.restore()

    def _inner(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        column = index.column()
        shown_sections: list[int] = getattr(_widget(option), "sections", None) or [0]
        last = len(shown_sections) > 1 and column == shown_sections[-1]
        return cell_rect(_rect(option), first=column == shown_sections[0], last=last)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Rows have one height."""
        return QSize(40, self.height)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: Index,  # noqa: ARG002 - Qt's signature
    ) -> QWidget:
        """An amount field in the place of the painted one."""
        field = AmountField(parent)
        field.setProperty("small", "1")
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Exactly over the painted field."""
        editor.setGeometry(field_box(self._inner(option, index)).toRect())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value as it is, selected."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, AmountField):
            editor.set_minor(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed, when it is an amount; else the cell stays as it was."""
        if isinstance(editor, AmountField) and editor.is_right():
            model.setData(index, editor.minor(), Qt.ItemDataRole.EditRole)


@dataclass(frozen=True)
class TwoLines:
    """A row of a two-line list: name and amount over day, remark and confidence 0…3."""

    name: str
    amount: str
    day: str = ""
    remark: str = ""
    confidence: int | None = None
    grade: str = ""
    """word beside the bars"""


class ReceiptDelegate(QStyledItemDelegate):
    """Two lines and the confidence of the best proposal; 54 high. One column."""

    def __init__(self, lines: Callable[[Any], TwoLines], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.dim = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Rows have one height."""
        return QSize(200, ROW_TWO_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and amount, then day, remark and bars."""
        model = records_of(index.model())
        row = model.row_at(index) if model is not None else None
        if row is None:
            return
        lines = self._lines(row)
        inner = _rect(option).adjusted(MARGIN_LEFT, 7, -16, -7)
        top = QRect(inner.left(), inner.top(), inner.width(), 20)
        low = QRect(inner.left(), inner.top() + 20, inner.width(), 20)
        painter.save()
        current = _widget_current(option, index)
        width = draw_text(painter, top, lines.amount, "text3" if self.dim else "text", right=True)
        name = top.adjusted(0, 0, -width - 12, 0)
        draw_text(painter, name, lines.name, "text3" if self.dim else "text", bold=current)
        right = self._confidence(painter, low, lines)
        left = low.adjusted(0, 0, -right, 0)
        used = draw_text(painter, left, lines.day, "text2", role="small")
        gap = used + 8 if used else 0
        draw_text(painter, left.adjusted(gap, 0, 0, 0), lines.remark, "text2", role="small")
        painter.restore()

    def _confidence(self, painter: QPainter, rect: QRect, lines: TwoLines) -> int:
        if lines.confidence is None:
            return 0
        tone = {3: "ok", 2: "accent"}.get(lines.confidence, "text2")
        width = draw_text(painter, rect, lines.grade, tone, role="small", right=True)
        left = rect.right() - width - 23
        draw_confidence(painter, left, rect.center().y() + 1, lines.confidence)
        return width + 32


def _rect(option: QStyleOptionViewItem) -> QRect:
    return option.rect  # type: ignore[attr-defined, no-any-return, unused-ignore]  # not in the stubs


def _widget(option: QStyleOptionViewItem) -> QWidget | None:
    return option.widget  # type: ignore[attr-defined, no-any-return, unused-ignore]  # not in the stubs


def _is_tinted(option: QStyleOptionViewItem, index: Index) -> bool:
    tinted = getattr(_widget(option), "is_tinted", None)
    return bool(tinted and tinted(index))


def _widget_current(option: QStyleOptionViewItem, index: Index) -> bool:
    current = getattr(_widget(option), "currentIndex", None)
    return bool(current and current().row() == index.row())
