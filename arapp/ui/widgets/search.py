"""Ctrl+K: records and commands under one field; Tab changes the scope, ↑↓ choose, Enter opens.

What it finds comes from a function given by the program: the search itself knows no record.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from arapp.ui import pinyin
from arapp.ui.actions import ActionTable, key_text
from arapp.ui.design import icons
from arapp.ui.design.theme import notifier
from arapp.ui.widgets.answers import Answers, Hit, Scope
from arapp.ui.widgets.buttons import KeyCap
from arapp.ui.widgets.labels import frame, hline, label, row
from arapp.ui.widgets.overlay import Overlay
from arapp.ui.widgets.segments import Segment, Segments

PER_GROUP = 3
PER_SCOPE = 12
_DELAY = 30


Find = Callable[[str, Callable[[Sequence[Hit]], None]], None]
"""`find(text, done)`: hits of all groups, best first; `done` on the GUI thread."""
__all__ = ["COMMANDS", "Find", "Hit", "Scope", "Search"]
COMMANDS = "commands"
_ALL = "all"


class Search(Overlay):
    """Signals:
    opened(object): target of the hit chosen with Enter or a click.
    stepped(object): target of the hit chosen with Ctrl+Enter, to do its next step.
    history_asked(str): record of the hit whose history is to be shown, by Ctrl+H.
    """

    opened = Signal(object)
    stepped = Signal(object)
    history_asked = Signal(str)

    def __init__(self, parent: QWidget, scopes: Sequence[Scope], find: Find) -> None:
        super().__init__(parent)
        given = tuple(scope for scope in scopes if scope.key != COMMANDS)
        self._scopes = (*given, Scope(COMMANDS, self.tr("Commands")))
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
        self._field.setPlaceholderText(self.tr("Name, contract, amount, no."))
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
            (("Ctrl+H",), self.tr("history")),
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
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and _asks_history(event):
                event.accept()  # else the page below would show the history of its own row
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if _asks_history(event):
            self._show_history(self._answers.current())
            return True
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

    def _show_history(self, hit: Hit | None) -> None:
        if hit is not None and hit.record:
            self.close_over()
            self.history_asked.emit(hit.record)

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


def _asks_history(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() == Qt.Key.Key_H
