"""A title and lines of text and value under it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from arapp.ui.design.scale import ROW
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import discard, frame, hline, label, row, stack


class LineList(QWidget):
    """A title and lines of text and value: supplements."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[QWidget] = []
        self._box = stack(self)
        self._box.addWidget(label(title, "section"))
        self._box.addSpacing(6)
        self._box.addWidget(hline())

    def set_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these; hidden without any."""
        for old in self._lines:
            self._box.removeWidget(old)
            discard(old)
        self._lines = [self._make(*one) for one in lines]
        self.setVisible(bool(lines))

    def _make(self, text: str, value: str) -> QWidget:
        made = frame("", "bottom")
        made.setFixedHeight(ROW)
        line = row(made, gap=12)
        line.addWidget(Fitting(text, tone="text", roles=("body", "small")), 1)
        line.addWidget(label(value, tone="text2"))
        self._box.addWidget(made)
        return made
