"""Keys that hold on every page, as rows."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from arapp.ui.actions import Action, Menu
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
    def show_commands(self) -> None: ...
    def toggle_sidebar(self) -> None: ...
    def scale_text(self, step: int) -> None: ...
    def current(self) -> Page | None: ...


def global_actions(host: Host, pages: Sequence[tuple[str, str]]) -> list[Action]:
    """The window's own actions; `pages` (id, title) in sidebar order get Ctrl+1…9, 0."""
    edit, view, help_ = Menu.EDIT, Menu.VIEW, Menu.HELP
    rows = [
        Action("undo", translate("global", "Undo"), host.undo, "Ctrl+Z", "undo-2", edit),
        Action("redo", translate("global", "Redo"), host.redo, "Ctrl+Y, Ctrl+Shift+Z", "redo-2", edit),
        Action("search", translate("global", "Search and commands"), host.show_search, "Ctrl+K",
               "search", view),
        Action("refresh", translate("global", "Read again"), lambda: _reload(host), "F5",
               "refresh-cw", view),
        Action("back", translate("global", "Back"), host.back, "Alt+Left", "chevron-left", view),
        Action("sidebar", translate("global", "Fold the sidebar"), host.toggle_sidebar, "Ctrl+\\",
               "menu", view),
        Action("larger", translate("global", "Larger text"), lambda: host.scale_text(1),
               "Ctrl+=, Ctrl++", "zoom-in", view),
        Action("smaller", translate("global", "Smaller text"), lambda: host.scale_text(-1), "Ctrl+-",
               "", view),
        Action("pane", translate("global", "Next pane"), lambda: next_pane(host.current(), 1), "F6",
               "", view),
        Action("pane_back", translate("global", "Pane before"), lambda: next_pane(host.current(), -1),
               "Shift+F6", "", view),
        Action("keys", translate("global", "Keys of this page"), host.show_keys, "F1", "", help_),
        Action("commands", translate("global", "All commands"), host.show_commands, "F10", "menu",
               help_, keys_only=True),
    ]  # fmt: skip
    return rows + [
        _page_action(host, id_, title, n) for n, (id_, title) in enumerate(pages[:10], start=1)
    ]


def _page_action(host: Host, id_: str, title: str, number: int) -> Action:
    key = f"Ctrl+{number % 10}"
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
