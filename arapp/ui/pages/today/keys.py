"""The actions of the page, with their keys."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Menu, Place

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    def do(self) -> None: ...
    def in_pane(self, act: str) -> None: ...
    def receive(self) -> None: ...
    def each(self) -> None: ...
    def toggle_pane(self) -> None: ...
    def open_card(self) -> None: ...
    def write_calendar(self) -> None: ...
    def open_desk(self) -> None: ...


def actions(page: Host) -> list[Action]:
    """All of them; those of lists are named without a shortcut of their own."""
    return [
        Action(
            "record",
            translate("today", "Record a receipt"),
            page.receive,
            "Ctrl+R",
            "plus",
            place=Place.TITLE,
            keys_only=True,
            widget_keys=True,
        ),
        Action(
            "each", translate("today", "One by one"), page.each, "Ctrl+Return", place=Place.TITLE
        ),
        Action("do", translate("today", "Next step"), page.do, "Return", widget_keys=True),
        Action("put_off", translate("today", "Put off"), lambda: page.in_pane("put_off"), "Ctrl+H"),
        Action("log", translate("today", "Log"), lambda: page.in_pane("log"), "Ctrl+L"),
        Action(
            "copy", translate("today", "Copy text"), lambda: page.in_pane("copy"), "Ctrl+Shift+C"
        ),
        Action(
            "ics",
            translate("today", "Calendar file"),
            page.write_calendar,
            "Ctrl+Shift+E",
            "calendar-days",
            Menu.FILE,
            Place.MORE,
            hint=translate("today", "What falls due, ends or is promised in three months, as .ics"),
        ),
        Action(
            "card", translate("today", "Open the customer"), page.open_card, "Ctrl+I", "building-2"
        ),
        Action(
            "desk", translate("today", "To the collection desk"), page.open_desk, "Ctrl+G", "phone"
        ),
        Action(
            "peek",
            translate("today", "Show or hide details"),
            page.toggle_pane,
            "Space",
            widget_keys=True,
        ),
        Action(
            "fold",
            translate("today", "Fold and open groups"),
            None,
            "Left",
            keys_only=True,
            widget_keys=True,
        ),
    ]
