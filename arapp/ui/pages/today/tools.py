"""The row over the table: segments with live counts, and whose lines are shown."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.services.collection.stages import Group
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT, TOOL_ROW
from arapp.ui.pages.today import words
from arapp.ui.widgets.labels import row
from arapp.ui.widgets.owner_button import OwnerButton
from arapp.ui.widgets.segments import Segment, Segments


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
        self._keys: list[str] = []

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
        self._keys = [one.key for one in rows]
        self.segments.set_segments(rows)

    def shown(self) -> list[str]:
        """Keys of the segments shown."""
        return self._keys
