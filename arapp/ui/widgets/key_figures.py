"""The card of key figures: what a page stands on, the last one with an aging bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from arapp.ui.widgets.bars import AgeLegend, AgingBar
from arapp.ui.widgets.labels import discard, frame, label, row, set_tone, stack, vline


@dataclass(frozen=True, slots=True)
class Figure:
    """Title, figure, note; `tone` colours the figure (age3 for overdue, else text)."""

    key: str
    title: str
    value: str
    note: str = ""
    tone: str = "text"


@dataclass(frozen=True, slots=True)
class Aging:
    """The wide figure: parts not due … over 90 and their labels."""

    figure: Figure
    parts: Sequence[int]
    labels: Sequence[str]


class FigureBox(QWidget):
    """One figure; a click tells its key."""

    clicked = Signal(str)

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = figure.key
        self._title = label("", "small", "text2")
        self._value = label("", "figure")
        self._note = label("", "small", "text2")
        box = stack(self, margins=(16, 10, 12, 10))
        for part in (self._title, self._value, self._note):
            box.addWidget(part)
        self.set_figure(figure)

    def set_figure(self, figure: Figure) -> None:
        """Other texts."""
        self._title.setText(figure.title)
        self._value.setText(figure.value)
        self._note.setText(figure.note)
        self._note.setToolTip(figure.note)
        set_tone(self._value, figure.tone)
        self.setAccessibleName(f"{figure.title} {figure.value} {figure.note}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(self._key)


class AgingBox(QWidget):
    """Title with legend, figure with note, the bar."""

    def __init__(self, aging: Aging, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "small", "text2")
        self._legend = AgeLegend()
        self._value = label("", "figure")
        self._note = label("", "small", "text2")
        self._bar = AgingBar()
        top, low = row(gap=12), row(gap=12)
        top.addWidget(self._title)
        top.addWidget(self._legend, 1)
        low.addWidget(self._value)
        low.addWidget(self._note, 1)
        box = stack(self, margins=(16, 10, 16, 10))
        box.addLayout(top)
        box.addLayout(low)
        box.addSpacing(5)
        box.addWidget(self._bar)
        box.addSpacing(5)
        self.set_aging(aging)

    def set_aging(self, aging: Aging) -> None:
        """Other figures."""
        self._title.setText(aging.figure.title)
        self._value.setText(aging.figure.value)
        self._note.setText(aging.figure.note)
        self._legend.set_parts(aging.parts, aging.labels)
        self._bar.set_parts(aging.parts, aging.labels)


class KeyFigures(QFrame):
    """Signals:
    clicked(str): key of the figure clicked.
    """

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "1")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._boxes: dict[str, FigureBox] = {}
        self._aging: AgingBox | None = None
        self.setFixedHeight(92)

    def set_figures(self, figures: Sequence[Figure], aging: Aging | None = None) -> None:
        """Show these; boxes are made once and only their texts change afterwards."""
        if [figure.key for figure in figures] != list(self._boxes):
            self._rebuild(figures)
        for figure in figures:
            self._boxes[figure.key].set_figure(figure)
        if aging is not None:
            self._set_aging(aging)

    def _rebuild(self, figures: Sequence[Figure]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                discard(old)
        self._aging = None
        self._boxes = {}
        for number, figure in enumerate(figures):
            if number:
                self._row.addWidget(vline())
            box = FigureBox(figure)
            box.clicked.connect(self.clicked)
            box.setMinimumWidth(120)
            self._boxes[figure.key] = box
            self._row.addWidget(box, 10)

    def _set_aging(self, aging: Aging) -> None:
        if self._aging is None:
            self._aging = AgingBox(aging)
            self._row.addWidget(vline())
            self._row.addWidget(self._aging, 35)
        self._aging.set_aging(aging)


def facts(parts: Sequence[QWidget], *, margins: tuple[int, int, int, int]) -> QWidget:
    """Short facts in a line with hairlines between them (自上次打开以来)."""
    host = frame()
    line = row(host, margins=margins, gap=12)
    for number, part in enumerate(parts):
        if number:
            line.addWidget(vline(12))
        line.addWidget(part)
    line.addStretch()
    return host
