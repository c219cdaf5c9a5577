"""The answers of a search: painted rows under group titles, the matching part marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from arapp.ui import pinyin
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_chip, draw_text

_ROW = 36
_GROUP = 26


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer: group key, icon, title and detail, chip (text, tone), amount, what to open."""

    group: str
    icon: str
    title: str
    detail: str = ""
    chip: tuple[str, str] | None = None
    amount: str = ""
    target: Any = None
    """what `Search.opened` tells"""
    record: str = ""
    """whose history Ctrl+H shows ("customer:3")"""


@dataclass(frozen=True, slots=True)
class Scope:
    """A group of answers: key and title."""

    key: str
    title: str


class Answers(QWidget):
    """The painted list of hits under their group titles."""

    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Hit | Scope] = []
        self._current = -1
        self._needle = ""
        self.setMouseTracking(True)

    def show_hits(
        self, hits: Sequence[Hit], scopes: Sequence[Scope], limit: int, needle: str
    ) -> None:
        """Group the hits, at most `limit` a group; the first one becomes current."""
        self._needle = needle.strip()
        self._lines = []
        for scope in scopes:
            found = [hit for hit in hits if hit.group == scope.key][:limit]
            self._lines += [scope, *found] if found else []
        self._current = 1 if self._lines else -1
        self.setFixedHeight(sum(map(_height, self._lines)) + 8)
        self.update()

    def current(self) -> Hit | None:
        """The hit Enter opens."""
        line = self._lines[self._current] if 0 <= self._current < len(self._lines) else None
        return line if isinstance(line, Hit) else None

    def hits(self) -> list[Hit]:
        """What is listed."""
        return [line for line in self._lines if isinstance(line, Hit)]

    def move_by(self, step: int) -> None:
        """To the next hit, over group titles."""
        place = self._current + step
        while 0 <= place < len(self._lines) and isinstance(self._lines[place], Scope):
            place += step
        if 0 <= place < len(self._lines):
            self._current = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Titles and hits."""
        painter = QPainter(self)
        top = 4
        for place, line in enumerate(self._lines):
            rect = QRect(0, top, self.width(), _height(line))
            if isinstance(line, Scope):
                draw_text(painter, rect.adjusted(16, 4, 0, 0), line.title, "text2", role="small")
            else:
                self._paint_hit(painter, rect, line, current=place == self._current)
            top += rect.height()
        painter.end()

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, *, current: bool) -> None:
        if current:
            painter.fillRect(rect, color("accenttint"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        middle = rect.center().y() + 1
        icons.paint(painter, hit.icon, 16, middle - 8, 16, "text2")
        inner = rect.adjusted(42, 0, -16, 0)
        right = draw_text(painter, inner, hit.amount, "text", right=True)
        room = inner.adjusted(0, 0, -max(right, 100) - 16 if hit.amount or hit.chip else -8, 0)
        if hit.chip is not None:
            width = fonts.metrics("small").horizontalAdvance(hit.chip[0]) + 12
            draw_chip(painter, room.right() - width, middle, *hit.chip)
            room = room.adjusted(0, 0, -width - 12, 0)
        used = self._paint_marked(painter, room, hit.title, "text")
        self._paint_marked(painter, room.adjusted(used + 10, 0, 0, 0), hit.detail, "text2")

    def _paint_marked(self, painter: QPainter, rect: QRect, text: str, tone: str) -> int:
        """Text with the part that matched in accent; returns its width."""
        if rect.width() <= 0:
            return 0
        begin, end = marked(text, self._needle)
        left = rect.left()
        runs = ((text[:begin], tone, False), (text[begin:end], "accent", True),
                (text[end:], tone, False))  # fmt: skip
        for run, token, strong in runs:
            if run and left < rect.right():
                room = QRect(left, rect.top(), rect.right() - left, rect.height())
                left += draw_text(painter, room, run, token, bold=strong)
        return left - rect.left()

    def _at(self, y: float) -> int:
        top = 4
        for place, line in enumerate(self._lines):
            top += _height(line)
            if y < top:
                return place
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse chooses."""
        place = self._at(event.position().y())
        if 0 <= place < len(self._lines) and isinstance(self._lines[place], Hit):
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        place = self._at(event.position().y())
        if 0 <= place < len(self._lines) and isinstance(self._lines[place], Hit):
            self.clicked.emit(self._lines[place])

    def sizeHint(self) -> QSize:
        """As high as the answers."""
        return QSize(600, sum(map(_height, self._lines)) + 8)


def _height(line: Hit | Scope) -> int:
    return _ROW if isinstance(line, Hit) else _GROUP


def marked(text: str, needle: str) -> tuple[int, int]:
    """Where the needle, or characters with these initials, stand in the text: begin, end."""
    if not needle:
        return 0, 0
    place = text.casefold().find(needle.casefold())
    if place >= 0:
        return place, place + len(needle)
    if not needle.isascii():
        return 0, 0
    letters = [pinyin.initials(sign)[:1] or " " for sign in text]
    place = "".join(letters).find(needle.casefold())
    return (place, place + len(needle)) if place >= 0 else (0, 0)
