"""The actions of the card."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from arapp.services.credit.card import Card
from arapp.ui.actions import Action, Place
from arapp.ui.pages.customer.reading import Rights

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    def save(self) -> None: ...
    def discard(self) -> None: ...
    def log(self) -> None: ...
    def merge(self) -> None: ...
    def edit(self) -> None: ...
    def why(self) -> None: ...
    def step_tab(self, by: int) -> None: ...
    def go_with(self, page: str) -> None: ...


def actions(host: Host) -> list[Action]:
    """In the order they are shown; Enter belongs to the lists."""
    go = host.go_with
    return [
        Action("statement", translate("customer", "Statement"), partial(go, "statements"),
               place=Place.TITLE),
        Action("letter", translate("customer", "Collection letter"), partial(go, "letter"),
               place=Place.TITLE),
        Action("log", translate("customer", "Log a contact"), host.log, "Ctrl+L",
               place=Place.PRIMARY),
        Action("edit", translate("customer", "Change the details"), host.edit, "F2",
               "building-2", place=Place.MORE),
        Action("contract", translate("customer", "New contract"), partial(go, "contract"),
               "Ctrl+N", "plus", place=Place.MORE),
        Action("merge", translate("customer", "Merge a twin"), host.merge, "Ctrl+M", "copy",
               place=Place.MORE),
        Action("why", translate("customer", "Why it is abnormal"), host.why, "Ctrl+J",
               "triangle-alert", place=Place.MORE),
        Action("credit", translate("customer", "Grades and points"), partial(go, "credit"), "",
               "scale", place=Place.MORE),
        Action("save", translate("customer", "Save"), host.save, "Ctrl+S"),
        Action("discard", translate("customer", "Discard changes"), host.discard),
        Action("tab", translate("customer", "Next tab"), partial(host.step_tab, 1), "Ctrl+Tab",
               keys_only=True),
        Action("tab_back", translate("customer", "Tab before"), partial(host.step_tab, -1),
               "Ctrl+Shift+Tab", keys_only=True),
    ]  # fmt: skip


def possible(card: Card | None, may: Rights, *, changed: bool) -> dict[str, bool]:
    """Action → whether it can be done now; `changed` when the form is typed into."""
    here = card is not None
    found = dict.fromkeys(("edit", "contract", "merge"), here and may.book)
    found |= dict.fromkeys(("save", "discard"), changed and may.book)
    return found | {
        "statement": here,
        "letter": here,
        "credit": True,
        "log": here and may.collect,
        "why": card is not None and card.abnormal is not None,
    }
