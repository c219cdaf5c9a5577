"""Keys that hold on every page, as rows."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from arapp.ui.actions import Action, Menu
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.page import Page

translate = QCoreApplication.translate


class Host(Protocol):
    """What the window offers to its own actions."""

    def go(self, id_: str, what: object = None) -> bool: ...
    def back(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def show_search(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_history(self) -> None: ...
    def show_commands(self) -> None: ...
    def toggle_sidebar(self) -> None: ...
    def scale_text(self, step: int) -> None: ...
    def current(self) -> Page | None: ...


def global_actions(host: Host, pages: Sequence[tuple[str, str]]) -> list[Action]:
    """The window's own actions; `pages` (id, title) in sidebar order get Ctrl+1…9, 0."""
    runs: dict[str, Callable[[], object]] = {
        "undo": host.undo,
        "redo": host.redo,
        "search": host.show_search,
        "history": host.show_history,
        "refresh": lambda: _reload(host),
        "back": host.back,
        "sidebar": host.toggle_sidebar,
        "larger": lambda: host.scale_text(1),
        "smaller": lambda: host.scale_text(-1),
        "pane": lambda: next_pane(host.current(), 1),
        "pane_back": lambda: next_pane(host.current(), -1),
        "keys": host.show_keys,
        "commands": host.show_commands,
    }
    rows = [
        Action(id_, translate("global", text), runs[id_], key, icon, menu, keys_only=keys_only)
        for id_, text, key, icon, menu, keys_only in _ROWS
    ]
    return rows + [
        page_action(host, id_, title, f"Ctrl+{n % 10}")
        for n, (id_, title) in enumerate(pages[:10], 1)
    ]


_ROWS: tuple[tuple[str, str, str, str, Menu, bool], ...] = (
    ("undo", QT_TRANSLATE_NOOP("global", "Undo"), "Ctrl+Z", "undo-2", Menu.EDIT, False),
    ("redo", QT_TRANSLATE_NOOP("global", "Redo"), "Ctrl+Y, Ctrl+Shift+Z", "redo-2", Menu.EDIT,
     False),
    ("search", QT_TRANSLATE_NOOP("global", "Search and commands"), "Ctrl+K", "search", Menu.VIEW,
     False),
    ("history", QT_TRANSLATE_NOOP("global", "History of this record"), "Ctrl+H, Ctrl+Shift+H",
     "history", Menu.VIEW, False),
    ("refresh", QT_TRANSLATE_NOOP("global", "Read again"), "F5", "refresh-cw", Menu.VIEW, False),
    ("back", QT_TRANSLATE_NOOP("global", "Back"), "Alt+Left", "chevron-left", Menu.VIEW, False),
    ("sidebar", QT_TRANSLATE_NOOP("global", "Fold the sidebar"), "Ctrl+\\", "menu", Menu.VIEW,
     False),
    ("larger", QT_TRANSLATE_NOOP("global", "Larger text"), "Ctrl+=, Ctrl++", "zoom-in", Menu.VIEW,
     False),
    ("smaller", QT_TRANSLATE_NOOP("global", "Smaller text"), "Ctrl+-", "", Menu.VIEW, False),
    ("pane", QT_TRANSLATE_NOOP("global", "Next pane"), "F6", "", Menu.VIEW, False),
    ("pane_back", QT_TRANSLATE_NOOP("global", "Pane before"), "Shift+F6", "", Menu.VIEW, False),
    ("keys", QT_TRANSLATE_NOOP("global", "Keys of this page"), "F1", "info", Menu.HELP, False),
    ("commands", QT_TRANSLATE_NOOP("global", "All commands"), "F10", "menu", Menu.HELP, True),
)  # fmt: skip


def page_action(host: Host, id_: str, title: str, key: str = "") -> Action:
    """Going to a page, from menu, search and by its key if it has one."""
    return Action(f"page_{id_}", title, lambda: host.go(id_), key, menu=Menu.VIEW)


def _reload(host: Host) -> None:
    page = host.current()
    if page is not None:
        page.reload()


def next_pane(page: Page | None, step: int) -> None:
    """Focus the next of the page's panes (`Page.panes`), round and round."""
    panes = [pane for pane in page.panes() if pane.isVisible()] if page is not None else []
    if not panes:
        return
    focus = QApplication.focusWidget()
    place = next((n for n, pane in enumerate(panes) if _inside(focus, pane)), -1)
    panes[(place + step) % len(panes)].setFocus()


def _inside(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
