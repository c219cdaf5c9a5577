"""How a cell is painted, one function per kind; `delegates` chooses.

A cell is given as `Cell`; its rectangle already excludes the paddings of the table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from arapp.ui.design import icons
from arapp.ui.design.colors import age_level, color, smooth
from arapp.ui.design.draw import (
    LEVELS,
    draw_bar,
    draw_chip,
    draw_grade,
    draw_meter,
    draw_text,
    draw_tick,
)
from arapp.ui.design.scale import RADIUS_FIELD
from arapp.ui.tables.columns import Column, Kind


@dataclass(frozen=True)
class Cell:
    """One cell to paint: `tone` is the text token after dimming, `value` typed by the kind."""

    column: Column[Any]
    row: Any
    value: Any
    text: str
    rect: QRect
    tone: str
    ticked: bool = False
    current: bool = False


def _text(painter: QPainter, cell: Cell) -> None:
    rect = cell.rect
    icon = cell.column.icon(cell.row) if cell.column.icon is not None else ""
    if icon and cell.column.icon_after:
        used = draw_text(painter, rect.adjusted(0, 0, -20, 0), cell.text, cell.tone)
        left = rect.left() + used + 6
        icons.paint(painter, icon, left, rect.center().y() - 6, 14, cell.column.icon_tone)
        return
    if icon:
        icons.paint(painter, icon, rect.left(), rect.center().y() - 6, 14, cell.column.icon_tone)
        rect = rect.adjusted(20, 0, 0, 0)
    draw_text(
        painter, rect, cell.text, cell.tone, right=cell.column.is_right,
        bold=cell.column.bold, middle=cell.column.middle,
    )  # fmt: skip


def _age(painter: QPainter, cell: Cell) -> None:
    days = cell.value
    tone = cell.tone
    if days is not None and cell.tone != "text3":
        tone = "accent" if days == 0 else f"age{age_level(days)}"
    draw_text(painter, cell.rect, cell.text, tone, right=cell.column.is_right)


def _chip(painter: QPainter, cell: Cell) -> None:
    if cell.value is not None:
        middle = cell.rect.top() + cell.rect.height() / 2
        limit = cell.rect.width()
        draw_chip(painter, cell.rect.left(), middle, cell.value.text, cell.value.tone, limit,
                  tinted=cell.current)  # fmt: skip


def _link(painter: QPainter, cell: Cell) -> None:
    draw_text(painter, cell.rect, cell.text, "accent", right=cell.column.is_right)


def _grade(painter: QPainter, cell: Cell) -> None:
    if cell.text:
        middle = cell.rect.top() + cell.rect.height() / 2
        draw_grade(painter, cell.rect.left(), middle, cell.text)


def _tick(painter: QPainter, cell: Cell) -> None:
    if cell.value is not None:
        top = cell.rect.top() + (cell.rect.height() - 16) / 2
        draw_tick(painter, QRectF(cell.rect.left(), top, 16, 16), on=cell.ticked)


def field_box(rect: QRect) -> QRectF:
    """Where the field of a cell stands: 28 high, reaching into the paddings."""
    top = rect.top() + (rect.height() - 28) / 2
    return QRectF(rect.left() - 2.5, top + 0.5, rect.width() + 9, 27)


def _field(painter: QPainter, cell: Cell) -> None:
    if cell.value is None:
        return
    if cell.column.can_edit(cell.row):
        box = field_box(cell.rect)
        smooth(painter)
        painter.setPen(QPen(color("line2"), 1))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
        painter.setPen(QPen(color("edge"), 1))
        y = box.bottom()
        painter.drawLine(QPointF(box.left() + 4, y), QPointF(box.right() - 4, y))
    draw_text(painter, cell.rect, cell.text, cell.tone, right=True)


def _bar(painter: QPainter, cell: Cell) -> None:
    if cell.value is not None:
        middle = cell.rect.top() + cell.rect.height() / 2
        parts = tuple(cell.value)
        scale = parts[LEVELS] if len(parts) > LEVELS else 0
        box = QRectF(cell.rect.left(), middle - 4, cell.rect.width(), 8)
        draw_bar(painter, box, parts[:LEVELS], scale)


def _meter(painter: QPainter, cell: Cell) -> None:
    if cell.value is not None:
        middle = cell.rect.top() + cell.rect.height() / 2
        used = draw_text(painter, cell.rect, cell.text, "text2", role="small", right=True)
        width = cell.rect.width() - max(used + 8, 44)
        box = QRectF(cell.rect.left(), middle - 3, max(width, 10), 6)
        fill = cell.column.fill
        draw_meter(painter, box, cell.value, fill(cell.row) if fill is not None else "okfill")


PAINTERS: dict[Kind, Callable[[QPainter, Cell], None]] = {
    Kind.TEXT: _text,
    Kind.MONEY: _text,
    Kind.NUMBER: _text,
    Kind.DAY: _text,
    Kind.AGE: _age,
    Kind.CHIP: _chip,
    Kind.LINK: _link,
    Kind.GRADE: _grade,
    Kind.TICK: _tick,
    Kind.FIELD: _field,
    Kind.BAR: _bar,
    Kind.METER: _meter,
}
