"""A picker of records: type characters or pinyin initials, ↑↓, Enter; the list shows a detail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.ui import pinyin
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_grade, draw_text
from arapp.ui.widgets.labels import set_property

_ROW = 30
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked: its key, name, second name, grade letter, amount at the right."""

    key: Any
    name: str
    detail: str = ""
    grade: str = ""
    amount: str = ""
    initials: str = ""


class _List(QFrame):
    """The dropped list; never takes the focus, so that typing goes on."""

    clicked = Signal(int)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.options: list[Option] = []
        self.place = 0

    def show_options(self, options: Sequence[Option], width: int) -> None:
        """Fill and size."""
        self.options = list(options)
        self.place = 0
        self.resize(width, min(len(options), _SHOWN) * _ROW + 2)
        self.update()

    def first(self) -> int:
        """Number of the first option in view."""
        return max(0, self.place - _SHOWN + 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Options, the current one tinted."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("line2"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), color("surface"))
        first = self.first()
        for number, option in enumerate(self.options[first : first + _SHOWN]):
            rect = QRect(1, 1 + number * _ROW, self.width() - 2, _ROW)
            if first + number == self.place:
                painter.fillRect(rect, color("accenttint"))
            _paint_option(painter, rect.adjusted(10, 0, -10, 0), option)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse chooses."""
        self.place = min(self.first() + int(event.position().y()) // _ROW, len(self.options) - 1)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks."""
        self.mouseMoveEvent(event)
        self.clicked.emit(self.place)


def _paint_option(painter: QPainter, rect: QRect, option: Option) -> None:
    used = draw_text(painter, rect, option.amount, "text", right=True)
    room = rect.adjusted(0, 0, -used - 12, 0)
    if option.grade:
        draw_grade(painter, room.right() - 20, room.center().y() + 1, option.grade)
        room = room.adjusted(0, 0, -32, 0)
    width = draw_text(painter, room, option.name, "text")
    rest = room.adjusted(width + 10, 0, 0, 0)
    draw_text(painter, rest, option.detail, "text2", role="small")


class Picker(QLineEdit):
    """Signals:
    picked(object): key of the option chosen by the user.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._chosen: Option | None = None
        self._list = _List(self)
        self._list.clicked.connect(self._pick)
        self.setPlaceholderText(hint or self.tr("Name or pinyin initials"))
        self.textEdited.connect(self._typed)

    def set_options(self, options: Sequence[Option]) -> None:
        """What can be picked; the choice stays when it is still among them."""
        self._options = tuple(options)
        if self._chosen is not None:
            self.choose(self._chosen.key)

    def choose(self, key: Any) -> None:
        """Show an option as chosen, without a signal; an unknown key clears."""
        self._chosen = next((o for o in self._options if o.key == key), None)
        self.setText(self._chosen.name if self._chosen else "")
        set_property(self, "wrong", "")

    def chosen(self) -> Any:
        """Key of the chosen option, None when there is none."""
        return self._chosen.key if self._chosen else None

    def matching(self, text: str) -> list[Option]:
        """Options for what was typed; those that begin so come first."""
        found = [o for o in self._options if pinyin.matches(text, f"{o.name} {o.detail}")
                 or pinyin.matches(text, o.name, o.initials)]  # fmt: skip
        return sorted(found, key=lambda o: not pinyin.starts(text, o.name, o.initials))

    def drop(self, options: Sequence[Option] | None = None) -> None:
        """Open the list (F4, Alt+↓)."""
        shown = list(self._options if options is None else options)
        if not shown:
            self._list.hide()
            return
        self._list.show_options(shown, max(self.width(), 360))
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._list.show()

    def _typed(self, text: str) -> None:
        self._chosen = None
        set_property(self, "wrong", "")
        self.drop(self.matching(text) if text.strip() else None)

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._list.options):
            option = self._list.options[place]
            self._list.hide()
            self._chosen = option
            self.setText(option.name)
            self.picked.emit(option.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ move, Enter picks, Esc closes, F4 and Alt+↓ open."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key, is_open = event.key(), self._list.isVisible()
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and (alt or not is_open)):
            self.drop()
        elif is_open and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.place = min(max(self._list.place + step, 0), len(self._list.options) - 1)
            self._list.update()
        elif is_open and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._pick(self._list.place)
        elif is_open and key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One match is taken; something else is marked as wrong."""
        super().focusOutEvent(event)
        self._list.hide()
        text = self.text().strip()
        if self._chosen is None and text:
            found = self.matching(text)
            if len(found) == 1:
                self._list.options = found
                self._pick(0)
            else:
                set_property(self, "wrong", "1")

    def sizeHint(self) -> QSize:
        """Room for a name."""
        return QSize(240, super().sizeHint().height())
