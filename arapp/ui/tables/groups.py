"""The line over a group: chevron, square or icon, title, count, note, sums under their columns."""

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from arapp.ui import formats
from arapp.ui.design import icons
from arapp.ui.design.draw import draw_square, draw_text
from arapp.ui.tables.arranging import Group
from arapp.ui.tables.delegates import cell_rect
from arapp.ui.tables.header import RecordHeader

_LEFT = 24
_GAP = 16


def paint(
    painter: QPainter, rect: QRect, header: RecordHeader, group: Group[Any], *, folded: bool
) -> None:
    """Paint into the row's rectangle; sums stand where the columns are now."""
    middle = rect.center().y()
    head = group.head
    chevron = "chevron-right" if folded else "chevron-down"
    icons.paint(painter, chevron, _LEFT, middle - 5, 14, "text2")
    left = _LEFT + 20
    if head.level is not None:
        draw_square(painter, left + 2, middle + 1.5, head.level)
        left += 18
    elif head.icon:
        icons.paint(painter, head.icon, left, middle - 5, 14, "accent")
        left += 20
    limit = _first_sum(header, group, rect)
    count = head.count if head.count is not None else formats.count(len(group.rows), "entries")
    for text, token, role in ((head.title, "text", "strong"), (count, "text2", "small"),
                              (head.note, "text2", "small")):  # fmt: skip
        if text and left < limit:
            room = QRect(left, rect.top(), limit - left, rect.height())
            left += draw_text(painter, room, text, token, role=role) + _GAP
    _sums(painter, rect, header, group)


def _sections(header: RecordHeader, group: Group[Any]) -> list[tuple[int, str]]:
    model = header.records()
    shown = header.shown_sections()
    return [
        (n, sum_text(group.sums.get(model.columns[n].key, {})))
        for n in shown
        if model is not None and model.columns[n].total
    ]


def _first_sum(header: RecordHeader, group: Group[Any], rect: QRect) -> int:
    places = [header.sectionViewportPosition(n) for n, text in _sections(header, group) if text]
    return min([*places, rect.right()])


def _sums(painter: QPainter, rect: QRect, header: RecordHeader, group: Group[Any]) -> None:
    shown = header.shown_sections()
    for section, text in _sections(header, group):
        left = header.sectionViewportPosition(section)
        cell = QRect(left, rect.top(), header.sectionSize(section), rect.height())
        inner = cell_rect(cell, first=section == shown[0], last=section == shown[-1])
        draw_text(painter, inner, text, "text2", right=True)


def sum_text(sums: dict[str, int]) -> str:
    """Sums per currency in one line, the ledger's own first: "1,200.00 + USD 30.00"."""
    base = formats.base_currency()
    codes = sorted(sums, key=lambda code: (code != base, code))
    return " + ".join(formats.amount(sums[code], code) for code in codes)
