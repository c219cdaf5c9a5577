"""Primitives every painter uses: text, chips, age squares, bars, ticks, grades.

All of them read the colours that hold now and leave pen and brush as they please.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color, hairline, smooth
from arapp.ui.design.scale import CHIP, RADIUS_CHIP

V_CENTER = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | V_CENTER, Qt.AlignmentFlag.AlignRight | V_CENTER
_END, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
LEVELS = 5


def draw_text(  # noqa: PLR0913 - the style of a run of text, all but four by default
    painter: QPainter, rect: QRect, text: str, token: str, *, role: str = "body",
    right: bool = False, bold: bool | None = None, middle: bool = False,
) -> int:  # fmt: skip
    """Elided text in a rectangle; returns its width."""
    font = fonts.font(role, bold)
    measure = fonts.metrics(role, bold)
    room, width = max(rect.width(), 0) + 1, measure.horizontalAdvance(text)
    if width > room:
        text = measure.elidedText(text, _MIDDLE if middle else _END, room)
        width = measure.horizontalAdvance(text)
    painter.setFont(font)
    painter.setPen(color(token))
    painter.drawText(rect, _RIGHT if right else _LEFT, text)
    return width


def draw_chip(
    painter: QPainter,
    left: float,
    middle: float,
    text: str,
    tone: str,
    limit: int = 400,
    *,
    tinted: bool = False,
) -> int:
    """A chip at its left edge and vertical centre, as wide as its text; returns the width.

    `tinted`: on the tint of a selected row, where a chip of that tint would not be seen."""
    measure = fonts.metrics("small")
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(limit - 12, 0))
    width = measure.horizontalAdvance(shown) + 12
    box = QRectF(left, middle - CHIP / 2, width, CHIP)
    text_tone, ground, frame = chip_tones(tone)
    ground = "surface" if tinted and ground == "accenttint" else ground
    if not (ground or frame):  # plain words where the others have chips: they begin at the edge
        room = QRect(round(left), round(middle - CHIP / 2), max(limit, 0), CHIP)
        return draw_text(painter, room, text, text_tone)
    smooth(painter)
    painter.setPen(hairline(frame) if frame else Qt.PenStyle.NoPen)
    painter.setBrush(color(ground) if ground else Qt.BrushStyle.NoBrush)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5) if frame else box
    painter.drawRoundedRect(inner, RADIUS_CHIP, RADIUS_CHIP)
    painter.setFont(fonts.font("small"))
    painter.setPen(color(text_tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    return width


def chip_tones(tone: str) -> tuple[str, str, str]:
    """Text, ground and frame token of a chip tone ("" for none)."""
    if tone.startswith("age"):
        return tone, f"tint{tone[3:]}", ""
    return _CHIPS.get(tone, _CHIPS["outline"])


_CHIPS = {
    "outline": ("text2", "", "line2"),
    "accent": ("accent", "accenttint", ""),
    "ok": ("ok", "oktint", ""),
    "plain": ("text2", "hover", ""),
    "bare": ("text2", "", ""),
}


def draw_square(painter: QPainter, left: float, middle: float, level: int, size: int = 8) -> None:
    """The age square."""
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(f"bar{level}"))
    painter.drawRoundedRect(QRectF(left, middle - size / 2, size, size), 2, 2)


def draw_bar(painter: QPainter, rect: QRectF, parts: Sequence[int], scale: int = 0) -> None:
    """Stacked age parts; `scale` is the amount of the full width (default: their sum)."""
    whole = scale or sum(parts)
    if whole <= 0:
        return
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    left = rect.left()
    for level, part in enumerate(parts):
        width = rect.width() * max(part, 0) / whole
        if width > 0:
            painter.setBrush(color(f"bar{min(level, LEVELS - 1)}"))
            painter.drawRect(QRectF(left, rect.top(), max(width - 1, 1), rect.height()))
        left += width


def draw_confidence(painter: QPainter, left: float, middle: float, level: int) -> None:
    """Three little bars, `level` 0…3 of them filled; 16 × 9 pixels."""
    tone = {3: "ok", 2: "accent"}.get(level, "text3")
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(3):
        painter.setBrush(color(tone if number < level else "line2"))
        painter.drawRect(QRectF(left + number * 6, middle - 4.5, 4.5, 9))


def draw_tick(painter: QPainter, box: QRectF, *, on: bool, enabled: bool = True) -> None:
    """A tick box of 16 pixels."""
    smooth(painter)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accentfill"))
        painter.drawRoundedRect(box, 4, 4)
        icons.paint(painter, "check", box.x() + 1.5, box.y() + 1.5, 13, "onaccent")
        return
    painter.setPen(QPen(color("edge" if enabled else "line2"), 1))
    painter.setBrush(color("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def draw_grade(painter: QPainter, left: float, middle: float, letter: str) -> int:
    """The grade letter in its little frame; returns the width."""
    width = max(fonts.metrics("small").horizontalAdvance(letter) + 10, 18)
    smooth(painter)
    painter.setPen(QPen(color("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(left + 0.5, middle - 9, width - 1, 18)
    painter.drawRoundedRect(box, RADIUS_CHIP, RADIUS_CHIP)
    painter.setFont(fonts.font("small"))
    painter.setPen(color("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    return width


def draw_meter(painter: QPainter, rect: QRectF, percent: int, token: str = "okfill") -> None:  # noqa: S107, RUF100 - a colour, no password
    """A track with its filled part."""
    smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("line"))
    painter.drawRect(rect)
    painter.setBrush(color(token))
    share = min(max(percent, 0), 100) / 100
    painter.drawRect(QRectF(rect.left(), rect.top(), rect.width() * share, rect.height()))
