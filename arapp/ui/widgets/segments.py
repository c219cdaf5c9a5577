"""Segments: the usual filters of a table, each with its live count."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from arapp.ui.design import fonts
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.labels import discard

_PAD = 22


@dataclass(frozen=True, slots=True)
class Segment:
    """Key, text and count (None shows none)."""

    key: str
    text: str
    count: int | None = None


class Segments(QWidget):
    """A row of joined buttons, one of them chosen; ←→ move.

    Signals:
        chosen(str): key of the segment now chosen by the user.
    """

    chosen = Signal(str)

    def __init__(self, rows: Sequence[Segment] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        notifier().changed.connect(self._fit)
        self.set_segments(rows)

    def set_segments(self, rows: Sequence[Segment]) -> None:
        """Show these; the chosen one stays when it is still there. No signal."""
        current = self.current()
        if [row.key for row in rows] != list(self._buttons):
            self._rebuild(rows)
        for row in rows:
            text = row.text if row.count is None else f"{row.text} {row.count}"
            button = self._buttons[row.key]
            button.setText(text)
        self._fit()
        self.choose(current if current in self._buttons else next(iter(self._buttons), ""))

    def _fit(self) -> None:
        """As wide as the text in semi-bold, at the text size that holds now."""
        measure = fonts.metrics("body", True)
        for button in self._buttons.values():
            button.setFixedWidth(measure.horizontalAdvance(button.text()) + _PAD)

    def _rebuild(self, rows: Sequence[Segment]) -> None:
        for old in self._buttons.values():
            self._group.removeButton(old)
            self._box.removeWidget(old)
            discard(old)
        self._buttons = {row.key: self._make(row.key) for row in rows}
        buttons = list(self._buttons.values())
        places = ["first", *[""] * (len(buttons) - 2), "last"] if len(buttons) > 1 else ["only"]
        for button, place in zip(buttons, places, strict=False):
            button.setProperty("place", place)

    def _make(self, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoExclusive(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("seg", "1")
        button.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(button)
        self._box.addWidget(button)
        return button

    def current(self) -> str:
        """Key of the chosen segment, "" when there is none."""
        return next((key for key, b in self._buttons.items() if b.isChecked()), "")

    def keys(self) -> list[str]:
        """Keys of all segments, from the left."""
        return list(self._buttons)

    def choose(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ choose the neighbour."""
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        keys = list(self._buttons)
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        place = (keys.index(self.current()) + step) % len(keys)
        button = self._buttons[keys[place]]
        button.setFocus()
        button.click()
