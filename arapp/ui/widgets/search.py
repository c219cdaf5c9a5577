"""Ctrl+K: records and commands under one field; Tab changes the scope, ↑↓ choose, Enter opens.

What it finds comes from a function given by the program: the search itself knows no record.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from arapp.ui import pinyin
from arapp.ui.actions import ActionTable, key_text
from arapp.ui.design import fonts, icons
from arapp.ui.design.colors import color
from arapp.ui.design.draw import draw_chip, draw_text
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.buttons import KeyCap
from arapp.ui.widgets.labels import frame, hline, label, row
from arapp.ui.widgets.overlay import Overlay
from arapp.ui.widgets.segments import Segment, Segments

PER_GROUP = 3
PER_SCOPE = 12
_ROW = 36
_GROUP = 26
_DELAY = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer: group key, icon, title and detail, chip (text, tone), amount, what to open."""

    group: str
    icon: str
    title: str
    detail: str = ""
    chip: tuple[str, str] | None = None
    amount: str = ""
    target: Any = None
    """what `Search.opened` tells"""


@dataclass(frozen=True, slots=True)
class Scope:
    """A group of answers: key and title."""

    key: str
    title: str


Find = Callable[[str, Callable[[Sequence[Hit]], None]], None]
"""`find(text, done)`: hits of all groups, best first; `done` on the GUI thread."""
COMMANDS = "commands"
_ALL = "all"


class Answers(QWidget):
    """The painted list of hits under their group titles."""

    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Hit | Scope] = []
        self._current = -1
        self._needle = ""
        self.setMouseTracking(True)

    def show_hits(
        self, hits: Sequence[Hit], scopes: Sequence[Scope], limit: int, needle: str
    ) -> None:
        """Group the hits, at most `limit` a group; the first one becomes current."""
        self._needle = needle.strip()
        self._lines = []
        for scope in scopes:
            found = [hit for hit in hits if hit.group == scope.key][:limit]
            self._lines += [scope, *found] if found else []
        self._current = 1 if self._lines else -1
        self.setFixedHeight(sum(map(_height, self._lines)) + 8)
        self.update()

    def current(self) -> Hit | None:
        """The hit Enter opens."""
        line = self._lines[self._current] if 0 <= self._current < len(self._lines) else None
        return line if isinstance(line, Hit) else None

    def hits(self) -> list[Hit]:
        """What is listed."""
        return [line for line in self._lines if isinstance(line, Hit)]

    def move_by(self, step: int) -> None:
        """To the next hit, over group titles."""
        place = self._current + step
        while 0 <= place < len(self._lines) and isinstance(self._lines[place], Scope):
            place += step
        if 0 <= place < len(self._lines):
            self._current = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Titles and hits."""
        painter = QPainter(self)
        top = 4
        for place, line in enumerate(self._lines):
            rect = QRect(0, top, self.width(), _height(line))
            if isinstance(line, Scope):
                draw_text(painter, rect.adjusted(16, 4, 0, 0), line.title, "text2", role="small")
            else:
                self._paint_hit(painter, rect, line, current=place == self._current)
            top += rect.height()
        painter.end()

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, *, current: bool) -> None:
        if current:
            painter.fillRect(rect, color("accenttint"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        middle = rect.center().y() + 1
        icons.paint(painter, hit.icon, 16, middle - 8, 16, "text2")
        inner = rect.adjusted(42, 0, -16, 0)
        right = draw_text(painter, inner, hit.amount, "text", right=True)
        room = inner.adjusted(0, 0, -max(right, 100) - 16 if hit.amount or hit.chip else -8, 0)
        if hit.chip is not None:
            width = fonts.metrics("small").horizontalAdvance(hit.chip[0]) + 12
            draw_chip(painter, room.right() - width, middle, *hit.chip)
            room = room.adjusted(0, 0, -width - 12, 0)
        used = self._paint_marked(painter, room, hit.title, "text")
        self._paint_marked(painter, room.adjusted(used + 10, 0, 0, 0), hit.detail, "text2")

    def _paint_marked(self, painter: QPainter, rect: QRect, text: str, tone: str) -> int:
        """Text with the part that matched in accent; returns its width."""
        if rect.width() <= 0:
            return 0
        begin, end = marked(text, self._needle)
        left = rect.left()
        runs = ((text[:begin], tone, False), (text[begin:end], "accent", True),
                (text[end:], tone, False))  # fmt: skip
        for run, token, strong in runs:
            if run and left < rect.right():
                room = QRect(left, rect.top(), rect.right() - left, rect.height())
                left += draw_text(painter, room, run, token, bold=strong)
        return left - rect.left()

    def _at(self, y: float) -> int:
        top = 4
        for place, line in enumerate(self._lines):
            top += _height(line)
            if y < top:
                return place
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse chooses."""
        place = self._at(event.position().y())
        if 0 <= place < len(self._lines) and isinstance(self._lines[place], Hit):
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        place = self._at(event.position().y())
        if 0 <= place < len(self._lines) and isinstance(self._lines[place], Hit):
            self.clicked.emit(self._lines[place])

    def sizeHint(self) -> QSize:
        """As high as the answers."""
        return QSize(600, sum(map(_height, self._lines)) + 8)


def _height(line: Hit | Scope) -> int:
    return _ROW if isinstance(line, Hit) else _GROUP


def marked(text: str, needle: str) -> tuple[int, int]:
    """Where the needle, or characters with these initials, stand in the text: begin, end."""
    if not needle:
        return 0, 0
    place = text.casefold().find(needle.casefold())
    if place >= 0:
        return place, place + len(needle)
    if not needle.isascii():
        return 0, 0
    letters = [pinyin.initials(sign)[:1] or " " for sign in text]
    place = "".join(letters).find(needle.casefold())
    return (place, place + len(needle)) if place >= 0 else (0, 0)


class Search(Overlay):
    """Signals:
    opened(object): target of the hit chosen with Enter or a click.
    stepped(object): target of the hit chosen with Ctrl+Enter, to do its next step.
    """

    opened = Signal(object)
    stepped = Signal(object)

    def __init__(self, parent: QWidget, scopes: Sequence[Scope], find: Find) -> None:
        super().__init__(parent)
        commands = Scope(COMMANDS, self.tr("Commands"))
        self._scopes = (*scopes, commands)
        self._find = find
        self._tables: Sequence[ActionTable] = ()
        self._hits: list[Hit] = []
        self._asked = ""
        self._mark = QLabel()
        self._field = QLineEdit()
        self._segments = Segments([Segment(_ALL, self.tr("All"))])
        self._answers = Answers()
        self._nothing = label("", tone="text2")
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY)
        self._delay.timeout.connect(self._ask)
        self._build()
        notifier().changed.connect(self._color)
        self._color()

    def _build(self) -> None:
        self._field.setPlaceholderText(self.tr("Name, contract, amount, serial no."))
        self._field.setAccessibleName(self.tr("Search"))
        self._field.setStyleSheet("border:none;background:transparent;font-size:16px")
        self._field.textChanged.connect(lambda _: self._delay.start())
        self._field.installEventFilter(self)
        self._segments.chosen.connect(lambda _: self._show())
        self._answers.clicked.connect(self._open)
        top = row(margins=(16, 10, 16, 10), gap=10)
        for part in (self._mark, self._field, self._segments):
            top.addWidget(part, 1 if part is self._field else 0)
        self.panel_box.addLayout(top)
        self.panel_box.addWidget(hline())
        self.panel_box.addWidget(self._nothing)
        self.panel_box.addWidget(self._answers)
        self.panel_box.addWidget(self._foot())
        self._nothing.setContentsMargins(16, 12, 16, 12)

    def _foot(self) -> QWidget:
        foot = frame("raised", "top")
        foot.setFixedHeight(34)
        line = row(foot, margins=(16, 0, 16, 0), gap=6)
        told: tuple[tuple[tuple[str, ...], str], ...] = (
            (("Up", "Down"), self.tr("choose")),
            (("Return",), self.tr("open")),
            (("Tab",), self.tr("scope")),
            (("Escape",), self.tr("close")),
        )
        for keys, text in told:
            for key in keys:
                line.addWidget(KeyCap(key))
            line.addWidget(label(text, "small", "text2"))
            line.addSpacing(8)
        line.addStretch()
        hint = self.tr("Pinyin initials, characters, amounts, serial numbers")
        line.addWidget(label(hint, "small", "text2"))
        return foot

    def _color(self) -> None:
        self._mark.setPixmap(icons.pixmap("search", 18, "text2"))

    def open_with(self, tables: Sequence[ActionTable], text: str = "") -> None:
        """Open over the window; `tables` are the actions that can be run now."""
        self._tables = tables
        self._hits = []
        self._field.setText(text)
        self._field.selectAll()
        self._segments.choose(_ALL)
        self._ask()
        self.open_over()
        self._field.setFocus()

    # --- asking and showing -------------------------------------------------------------------

    def _ask(self) -> None:
        self._delay.stop()
        text = self._field.text().strip()
        self._asked = text
        if not text:
            self._came("", [])
            return
        self._find(text, lambda hits: self._came(text, hits))

    def _came(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self._asked:
            return  # an older answer; the last one stays until the newest comes
        self._hits = [*hits, *self._commands(text)]
        self._show()

    def _commands(self, text: str) -> list[Hit]:
        found = []
        for table in self._tables:
            for action in table:
                listed = (
                    action.run is not None and not action.keys_only and table.enabled(action.id)
                )
                if listed and pinyin.matches(text, table.text(action.id)):
                    found.append(
                        Hit(COMMANDS, action.icon or "zap", table.text(action.id), action.hint,
                            amount=key_text(action.key) if action.key else "",
                            target=(table, action.id))
                    )  # fmt: skip
        return found

    def _show(self) -> None:
        counts = {s.key: sum(h.group == s.key for h in self._hits) for s in self._scopes}
        segments = [Segment(_ALL, self.tr("All"), len(self._hits) or None)]
        segments += [Segment(s.key, s.title, counts[s.key]) for s in self._scopes if counts[s.key]]
        self._segments.set_segments(segments)
        chosen = self._segments.current()
        only = [s for s in self._scopes if chosen in {_ALL, s.key}]
        limit = PER_GROUP if chosen == _ALL else PER_SCOPE
        self._answers.show_hits(self._hits, only, limit, self._asked)
        nothing = (
            self.tr("Nothing found.")
            if self._asked
            else self.tr("Type a name, an amount or a command.")
        )
        self._nothing.setText(nothing)
        self._nothing.setVisible(not self._hits)
        self._answers.setVisible(bool(self._hits))
        if self.isVisible():
            self.place()

    # --- keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↑↓ Tab Enter act on the answers while the field keeps the focus."""
        if watched is self._field and event.type() is QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        calls: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up.value: lambda: self._answers.move_by(-1),
            Qt.Key.Key_Down.value: lambda: self._answers.move_by(1),
            Qt.Key.Key_Return.value: lambda: self._open(self._answers.current(), step=control),
            Qt.Key.Key_Enter.value: lambda: self._open(self._answers.current(), step=control),
            Qt.Key.Key_Tab.value: lambda: self._turn(1),
            Qt.Key.Key_Backtab.value: lambda: self._turn(-1),
            Qt.Key.Key_Escape.value: self.close_over,
        }
        call = calls.get(event.key())
        if call is not None:
            call()
        return call is not None

    def _turn(self, step: int) -> None:
        keys = [_ALL, *(s.key for s in self._scopes if any(h.group == s.key for h in self._hits))]
        place = keys.index(self._segments.current()) if self._segments.current() in keys else 0
        self._segments.choose(keys[(place + step) % len(keys)])
        self._show()

    def _open(self, hit: Hit | None, *, step: bool = False) -> None:
        if hit is None:
            return
        self.close_over()
        if hit.group == COMMANDS:
            table, id_ = hit.target
            table.run(id_)
        elif step:
            self.stepped.emit(hit.target)
        else:
            self.opened.emit(hit.target)
