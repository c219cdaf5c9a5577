"""Ways to cut a contract into rows, as tiles; Alt+1…5 choose, ←→ move."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.colors import color, smooth
from arapp.ui.design.draw import draw_text
from arapp.ui.design.scale import RADIUS_FIELD
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.labels import discard, row

_HEIGHT = 50
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A template: its key, title and what its rows are."""

    key: str
    title: str
    note: str
    brief: str = ""
    """in the place of the note where it does not fit"""


class _Tile(QAbstractButton):
    def __init__(self, tile: Tile, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(96)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{tile.title} {tile.note}")
        self.setToolTip(f"{tile.title}  {tile.note}  Alt {number}".strip())

    def sizeHint(self) -> QSize:
        """All are alike."""
        return QSize(140, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Frame, title, what its rows are."""
        painter = smooth(QPainter(self))
        chosen = self.isChecked()
        width = 2 if chosen or self.hasFocus() else 1
        inset = width / 2
        painter.setPen(QPen(color("accent" if chosen or self.hasFocus() else "line2"), width))
        ground = "accenttint" if chosen else "hover" if self.underMouse() else "surface"
        painter.setBrush(color(ground))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS_FIELD, RADIUS_FIELD)
        room = self.rect().adjusted(13, 5, -8, -5)
        half = room.height() // 2
        draw_text(painter, room.adjusted(0, 0, 0, -half), self.tile.title, "text", bold=True)
        note = room.adjusted(0, half, 0, 0)
        fits = fonts.metrics("small").horizontalAdvance(self.tile.note) <= note.width()
        told = self.tile.note if fits or not self.tile.brief else self.tile.brief
        draw_text(painter, note, told, "text2", role="small")
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover."""
        super().enterEvent(event)
        self.update()


class TemplateTiles(QWidget):
    """Five tiles at most; the others stand in a menu behind them.

    Signals:
        chosen(str): key of the tile chosen by the user, again when it was chosen before.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[_Tile] = []
        self._rows: tuple[Tile, ...] = ()
        self._box = row(self, gap=8)
        self._more = KeyButton("", icon="ellipsis", small=True)
        self._more.setAccessibleName(self.tr("More templates"))
        self._more.setToolTip(self.tr("More templates"))
        self._more.clicked.connect(self._drop)
        self._box.addWidget(self._more)

    def set_tiles(self, rows: Sequence[Tile]) -> None:
        """Show these; the chosen one stays."""
        if tuple(rows) == self._rows:
            return
        current = self.current()
        self._rows = tuple(rows)
        for old in self._tiles:
            self._box.removeWidget(old)
            discard(old)
        self._tiles = [self._make(tile, n) for n, tile in enumerate(self._rows[:SHOWN], 1)]
        self._more.setVisible(len(self._rows) > SHOWN)
        self.choose(current)

    def _make(self, tile: Tile, number: int) -> _Tile:
        made = _Tile(tile, number, self)
        made.clicked.connect(lambda _checked=False, key=tile.key: self._click(key))
        self._box.insertWidget(number - 1, made)
        return made

    def _click(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def current(self) -> str:
        """Key of the chosen tile, "" for none."""
        return next((one.tile.key for one in self._tiles if one.isChecked()), "")

    def choose(self, key: str) -> None:
        """Mark a tile without a signal; an unknown key marks none."""
        for one in self._tiles:
            one.setChecked(one.tile.key == key)

    def keys(self) -> list[str]:
        """Keys of all templates, those in the menu too."""
        return [tile.key for tile in self._rows]

    def press(self, number: int) -> None:
        """Choose tile `number`, from 1; nothing when there is none."""
        if 0 < number <= len(self._rows):
            self._click(self._rows[number - 1].key)

    def _drop(self) -> None:
        menu = QMenu(self)
        for tile in self._rows[SHOWN:]:
            action = menu.addAction(f"{tile.title}  {tile.note}")
            action.triggered.connect(lambda _checked=False, key=tile.key: self._click(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ choose the neighbour."""
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        place = next((n for n, one in enumerate(self._tiles) if one.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        there = self._tiles[(place + step) % len(self._tiles)]
        there.setFocus()
        self._click(there.tile.key)
