"""How an entry is painted: chip and title, a line that wraps, buttons; and where they stand."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_chip, draw_text
from arapp.ui.pages.import_sheet import sentences
from arapp.ui.pages.import_sheet.items import Item, Remedy

Index = QModelIndex | QPersistentModelIndex

LEFT, _RIGHT, _TOP = 16, 16, 12
_BUTTON = 28
_GAP = 8
_TONES = {"rejected": "age3", "flagged": "age1", "skipped": "plain", "note": "accent",
          "differs": "age3", "fresh": "accent", "meant": "accent"}  # fmt: skip
_WRAP = int(Qt.TextFlag.TextWordWrap)
ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 21


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
        draw_chip(painter, rect.left() + LEFT, middle, word, _TONES[item.severity])
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
            room = QRect(rect.left() + LEFT, top, rect.width() - LEFT - _RIGHT, height)
            painter.setFont(fonts.font("small"))
            painter.setPen(color("text2"))
            painter.drawText(room, _WRAP, item.line)


def _title_room(item: Item, width: int) -> QRect:
    chip = fonts.metrics("small").horizontalAdvance(sentences.severity(item.severity)) + 12
    left = LEFT + chip + _GAP
    return QRect(left, 0, width - left - _RIGHT, 60)


def _title_height(item: Item, width: int) -> int:
    used = fonts.metrics("strong").boundingRect(_title_room(item, width), _WRAP, item.title)
    return max(used.height(), 20)


def _line_height(item: Item, width: int) -> int:
    if not item.line:
        return 0
    room = QRect(0, 0, width - LEFT - _RIGHT, 200)
    used = fonts.metrics("small").boundingRect(room, _WRAP, item.line)
    return used.height() + 4


def _places(item: Item, width: int) -> list[tuple[Remedy, int, int, int]]:
    """(remedy, row of buttons, left, width) as they fit into the width."""
    left, line = LEFT, 0
    found = []
    for remedy in item.remedies:
        wide = min(fonts.metrics("body").horizontalAdvance(remedy.text) + 22, width - 32)
        if left > LEFT and left + wide > width - _RIGHT:
            left, line = LEFT, line + 1
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
