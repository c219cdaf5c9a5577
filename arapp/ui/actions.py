"""Actions as data: one table gives shortcuts, menus, buttons, search and the F1 overlay.

A page registers its own in its `ActionTable`; the window has one for the global ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from arapp.ui.design import icons
from arapp.ui.marks import QT_TRANSLATE_NOOP


class Menu(StrEnum):
    """Group in the all-commands menu."""

    FILE = QT_TRANSLATE_NOOP("actions", "File")
    EDIT = QT_TRANSLATE_NOOP("actions", "Edit")
    VIEW = QT_TRANSLATE_NOOP("actions", "View")
    HELP = QT_TRANSLATE_NOOP("actions", "Help")
    PAGE = QT_TRANSLATE_NOOP("actions", "This page")


class Place(StrEnum):
    """Where an action shows besides menu and search."""

    NONE = "none"
    TITLE = "title"
    PRIMARY = "primary"
    """Title row too, as the filled button."""
    MORE = "more"
    """In the menu of the title row's last button (⋯)."""


@dataclass(frozen=True)
class Action:
    """One thing the user can do. `text` is translated; `key` like "Ctrl+R", several by ", ".

    `hint` is the one line under the text in search. `keys_only` ones are listed by F1 and found by
    nothing else (moving in a list, ticking). `widget_keys` ones are keys a widget handles itself:
    they are named here, but no shortcut is made.
    """

    id: str
    text: str
    run: Callable[[], object] | None = None
    key: str = ""
    icon: str = ""
    menu: Menu = Menu.PAGE
    place: Place = Place.NONE
    hint: str = ""
    keys_only: bool = False
    widget_keys: bool = False
    repeat: bool = False


class ActionTable(QObject):
    """The actions of one host widget, each as QAction with its shortcut.

    Shortcuts hold while the host is visible. Asking for an unknown id is a KeyError.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._rows: dict[str, Action] = {}
        self._made: dict[str, QAction] = {}

    def add(self, *rows: Action) -> None:
        """Register actions, in the order they are to be shown."""
        for row in rows:
            self._rows[row.id] = row
            self._made[row.id] = self._make(row)
            if row.run is not None and not row.widget_keys:
                self._host.addAction(self._made[row.id])

    def _make(self, row: Action) -> QAction:
        action = QAction(row.text, self)
        run = row.run
        if run is not None:
            action.triggered.connect(lambda _checked=False: run())
        if row.key and not row.widget_keys:
            action.setShortcuts([QKeySequence(key) for key in row.key.split(", ")])
        action.setAutoRepeat(row.repeat)
        return action

    def __iter__(self) -> Iterator[Action]:
        return iter(self._rows.values())

    def __contains__(self, id_: str) -> bool:
        return id_ in self._rows

    def row(self, id_: str) -> Action:
        """The record of an action."""
        return self._rows[id_]

    def action(self, id_: str) -> QAction:
        """The QAction, to connect a button to."""
        return self._made[id_]

    def run(self, id_: str) -> None:
        """Do it if it is enabled."""
        self._made[id_].trigger()

    def enable(self, id_: str, on: bool = True) -> None:
        """Whether it can be done now; its buttons follow."""
        self._made[id_].setEnabled(on)

    def offer(self, id_: str, on: bool = True) -> None:
        """Whether it makes sense on the page as it is; else it is neither shown nor done."""
        self._made[id_].setVisible(on)
        self._made[id_].setEnabled(on)

    def enabled(self, id_: str) -> bool:
        """Whether it can be done now."""
        return self._made[id_].isEnabled()

    def rename(self, id_: str, text: str) -> None:
        """Change the text (「导入 13 行」); its buttons follow."""
        self._made[id_].setText(text)

    def text(self, id_: str) -> str:
        """The text as it is now."""
        return self._made[id_].text()

    def claimed(self) -> set[str]:
        """Keys that are shortcuts of this table."""
        return {
            key for row in self if row.run and not row.widget_keys for key in row.key.split(", ")
        } - {""}

    def yield_to(self, other: "ActionTable") -> None:
        """Leave the keys that the other table has to it: two shortcuts of one key cancel out."""
        taken = other.claimed()
        for row in self:
            if row.key and row.run is not None and not row.widget_keys:
                mine = [key for key in row.key.split(", ") if key not in taken]
                self._made[row.id].setShortcuts([QKeySequence(key) for key in mine])

    def fill(self, menu: QMenu, ids: tuple[str, ...] | None = None) -> None:
        """Put actions into a menu with icon and key: the right-click menu of a row."""
        for id_ in ids if ids is not None else tuple(self._rows):
            row = self._rows[id_]
            if not row.keys_only and row.run is not None:
                action = self._made[id_]
                if row.icon:
                    action.setIcon(icons.icon(row.icon))
                menu.addAction(action)


def key_text(key: str) -> str:
    """ "Ctrl+Return" → "Ctrl ↵": how a keycap and a menu print a key; the first of several."""
    first = key.split(", ", maxsplit=1)[0]
    if first.endswith("+") and len(first) > 1:
        parts = [*first[:-2].split("+"), "+"]
    else:
        parts = first.split("+")
    return " ".join(_KEYS.get(part, part) for part in parts if part)


_KEYS = {
    "Return": "↵", "Enter": "↵", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓",
    "Delete": "Del", "Insert": "Ins", "PgUp": "PgUp", "PgDown": "PgDn", "Escape": "Esc",
}  # fmt: skip


def all_commands(parent: QWidget, tables: list[ActionTable]) -> QMenu:
    """One menu with a sub-menu per `Menu`, from the tables in their order."""
    top = QMenu(parent)
    for group in Menu:
        rows = [
            (table, row) for table in tables for row in table
            if row.menu is group and not row.keys_only and row.run is not None
        ]  # fmt: skip
        if rows:
            sub = top.addMenu(QCoreApplication.translate("actions", group.value))
            for table, row in rows:
                table.fill(sub, (row.id,))
    return top


_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class TextFirst(QObject):
    """Ctrl+Z and Ctrl+Y go to a text field that has something to take back, and to the ledger
    when it has not. Watches the field that has the focus and nothing else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _FIELDS) and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from claiming the key when it has nothing to undo or redo."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if undo or redo:
                return not _has_text_step(watched, undo=undo)
        return False


def _has_text_step(field: QObject, *, undo: bool) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
