"""The contract as one bar: what is firm filled, what is expected tinted, retention grey, what is
overdue in the colour of its age."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import RADIUS_CHIP

_HEIGHT = 42
_GAP = 2
_PAD = 11
_LEAST = 22

FIRM, EXPECTED, RETENTION, DONE = "firm", "expected", "retention", "done"
_GROUND = {
    FIRM: "accentfill", EXPECTED: "accenttint", RETENTION: "hover", DONE: "oktint",
    **{f"age{level}": f"tint{level}" for level in range(5)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the plan: its name with share, when it is due, its amount, how sure it is."""

    title: str
    note: str
    weight: int
    """minor units; 0 or less keeps the least width"""
    look: str = EXPECTED
    """one of the looks above, or "age0" to "age4" """


class PlanBar(QWidget):
    """Parts side by side by their amounts; the texts are the tip and the accessible name too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these."""
        self._parts = tuple(parts)
        told = [" ".join(filter(None, (part.title, part.note))) for part in self._parts]
        self.setToolTip("\n".join(told))
        self.setAccessibleName(", ".join(told))
        self.setVisible(bool(self._parts))
        self.update()

    def parts(self) -> tuple[Part, ...]:
        """What is shown."""
        return self._parts

    def sizeHint(self) -> QSize:
        """Two lines of text."""
        return QSize(320, _HEIGHT)

    def widths(self) -> list[int]:
        """Pixels of each part; they and the gaps fill the width."""
        count = len(self._parts)
        room = max(self.width() - _GAP * (count - 1), count)
        whole = sum(max(part.weight, 0) for part in self._parts)
        least = min(_LEAST, room // max(count, 1))
        spare = room - least * count
        cuts, seen = [0], 0
        for part in self._parts:
            seen += max(part.weight, 0)
            cuts.append(spare * seen // whole if whole else spare * len(cuts) // count)
        return [least + right - left for left, right in pairwise(cuts)]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Round at both ends, texts where there is room for them."""
        painter = smooth(QPainter(self))
        ends = QPainterPath()
        ends.addRoundedRect(QRectF(self.rect()), RADIUS_CHIP, RADIUS_CHIP)
        painter.setClipPath(ends)
        left = 0
        for part, width in zip(self._parts, self.widths(), strict=True):
            box = QRect(left, 0, width, self.height())
            painter.fillRect(box, color(_GROUND[part.look]))
            _texts(painter, box, part)
            left += width + _GAP
        painter.end()


def _texts(painter: QPainter, box: QRect, part: Part) -> None:
    pad = _PAD if box.width() > 3 * _PAD else 4
    room = box.adjusted(pad, 2, -4, -2)
    if room.width() < fonts.metrics("small").horizontalAdvance("30%"):
        return
    strong, weak = ("onaccent", "onaccent") if part.look == FIRM else ("text", "text2")
    if part.look.startswith("age"):
        strong = weak = part.look
    half = room.height() // 2
    draw_text(painter, room.adjusted(0, 0, 0, -half), part.title, strong, role="small", bold=True)
    draw_text(painter, room.adjusted(0, half, 0, 0), part.note, weak, role="small")
