"""What came of it: nine answers as tiles, each with its Alt key."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import FIELD
from arapp.ui.pages.collection import words
from arapp.ui.widgets.labels import discard

_COLUMNS = 3


class Tile(QAbstractButton):
    """An answer: a dot, its words, its letter."""

    def __init__(self, code: str, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._letter = letter
        self.setText(words.tile(code))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{words.outcome(code)}  Alt+{letter}")
        self.setAccessibleName(words.outcome(code))

    def sizeHint(self) -> QSize:
        """Dot, words, letter."""
        return QSize(fonts.metrics("body").horizontalAdvance(self.text()) + 58, FIELD)

    def minimumSizeHint(self) -> QSize:
        """Gives way in width; the tip says it whole."""
        return QSize(96, FIELD)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Frame, dot, words, letter."""
        painter = smooth(QPainter(self))
        on = self.isChecked()
        thick = 2 if on or self.hasFocus() else 1
        edge = thick / 2
        painter.setPen(QPen(color("accent" if thick == 2 else "line2"), thick))
        ground = "accenttint" if on else "hover" if self.underMouse() else "surface"
        painter.setBrush(color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6, 6)
        dot = QRectF(10, self.height() / 2 - 7, 14, 14)
        painter.setPen(QPen(color("accent" if on else "edge"), 1.25))
        painter.setBrush(color("surface"))
        painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawEllipse(dot.adjusted(3.5, 3.5, -3.5, -3.5))
        right = self.rect().adjusted(0, 0, -10, 0)
        used = draw_text(painter, right, self._letter, "text3", role="keycap", right=True)
        draw_text(painter, self.rect().adjusted(30, 0, -14 - used, 0), self.text(), "text")
        painter.end()


class OutcomeGrid(QWidget):
    """Signals:
    chosen(str): code of the outcome, "" when it was taken away.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def offer(self, codes: Sequence[str]) -> None:
        """Show these; the chosen one stays when it is still there."""
        if [tile.code for tile in self._tiles] == list(codes):
            return
        kept = self.current()
        for old in self._tiles:
            discard(old)
        self._tiles = [Tile(code, words.LETTERS[n]) for n, code in enumerate(codes)]
        for number, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, code=tile.code: self.pick(code))
            self._grid.addWidget(tile, *divmod(number, _COLUMNS))
        if self._tiles:
            self.setFocusProxy(self._tiles[0])
        self.choose(kept)

    def codes(self) -> list[str]:
        """What is offered."""
        return [tile.code for tile in self._tiles]

    def current(self) -> str:
        """Code of the chosen one, "" for none."""
        return next((tile.code for tile in self._tiles if tile.isChecked()), "")

    def choose(self, code: str) -> None:
        """Mark one, without a signal."""
        for tile in self._tiles:
            tile.setChecked(tile.code == code)

    def pick(self, code: str) -> None:
        """The user chose it."""
        self.choose(code)
        self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from tile to tile, Space chooses."""
        steps = {
            Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1,
            Qt.Key.Key_Up.value: -_COLUMNS, Qt.Key.Key_Down.value: _COLUMNS,
        }  # fmt: skip
        at = next((n for n, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        step = steps.get(event.key())
        if at is None or step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif 0 <= at + step < len(self._tiles):
            self._tiles[at + step].setFocus()
