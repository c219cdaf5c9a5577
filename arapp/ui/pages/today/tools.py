"""The row over the table: segments with live counts, and whose lines are shown."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from arapp.services.collection.stages import Group
from arapp.ui.design import fonts
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, TOOL_ROW
from arapp.ui.pages.today import words
from arapp.ui.widgets.labels import row
from arapp.ui.widgets.owner_button import OwnerButton
from arapp.ui.widgets.segments import Segment, Segments

_GIVE_WAY = ("milestones", "retention", "statements", "next_7", "promises", "abnormal", "other")
_PAD = 23  # of a segment, with its border


class Tools(QWidget):
    """Segments at the left, the owner at the right.

    Signals:
        segment_chosen(str), owner_chosen(str).
    """

    segment_chosen = Signal(str)
    owner_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.segments = Segments()
        self.owner = OwnerButton()
        self.segments.chosen.connect(self.segment_chosen)
        self.owner.chosen.connect(self.owner_chosen)
        line = row(self, margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(self.segments)
        line.addStretch()
        line.addWidget(self.owner)
        self.setFixedHeight(TOOL_ROW)
        self._rows: list[Segment] = []
        self._chosen = words.ALL

    def set_counts(self, counts: Mapping[Group, int], newly: int | None, abnormal: int = 0) -> None:
        """Show the segments that have something; `newly` overdue stands only while chosen.

        `abnormal` are lines of any group whose customer is marked.
        """
        rows = []
        for key, text, groups in words.SEGMENTS:
            number = sum(counts.get(group, 0) for group in groups)
            if key == words.ABNORMAL:
                number = abnormal
            if number or key == words.ALL:
                rows.append(Segment(key, words.say(text), number))
        if newly is not None:
            rows.append(Segment(words.NEW, words.say(words.NEW_TEXT), newly))
        self._rows = rows
        self._fit()

    def choose(self, key: str) -> None:
        """Make a segment the chosen one; it is shown whatever the room."""
        self._chosen = key
        self._fit()

    def _fit(self) -> None:
        """Leave out the least asked for where there is no room for all; their groups stay."""
        rows = list(self._rows)
        room = self.width() - self.owner.sizeHint().width() - MARGIN_LEFT - MARGIN_RIGHT - 12
        for key in _GIVE_WAY if self.isVisible() else ():
            if sum(map(_width, rows)) <= room:
                break
            rows = [one for one in rows if one.key != key or key == self._chosen]
        self.segments.set_segments(rows)
        self.segments.choose(self._chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Now the room is known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def shown(self) -> list[str]:
        """Keys of the segments that have something, room or not."""
        return [one.key for one in self._rows]


def _width(one: Segment) -> int:
    return fonts.metrics("body", True).horizontalAdvance(f"{one.text} {one.count}") + _PAD
