"""The actions of the page."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Place

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    def back_up(self) -> None: ...
    def choose_backup(self) -> None: ...
    def check(self) -> None: ...
    def set_up_second(self) -> None: ...
    def lock(self) -> None: ...
    def look(self) -> None: ...
    def undo_step(self) -> None: ...
    def print_history(self) -> None: ...
    def find_printed(self) -> None: ...
    def open_folder(self) -> None: ...


def actions(host: Host) -> list[Action]:
    """In the order they are shown."""
    return [
        Action("restore", translate("safety", "Restore from a backup"), host.choose_backup,
               "", place=Place.TITLE),
        Action("check", translate("safety", "Check now"), host.check, "Ctrl+Return",
               place=Place.TITLE),
        Action("backup", translate("safety", "Back up now"), host.back_up, "Ctrl+B",
               place=Place.PRIMARY),
        Action("second", translate("safety", "Second place for backups"), host.set_up_second, "",
               "external-link"),
        Action("lock", translate("safety", "Close a month"), host.lock, "", "lock"),
        Action("look", translate("safety", "Before and after"), host.look, "Return", "history",
               widget_keys=True),
        Action("undo_step", translate("safety", "Undo this step"), host.undo_step, "Alt+Z",
               "undo-2"),
        Action("print", translate("safety", "Print"), host.print_history, "Ctrl+P", "printer"),
        Action("find_head", translate("safety", "Find a printed check"), host.find_printed, "",
               "link"),
        Action("folder", translate("safety", "Open the folder of the ledger"), host.open_folder,
               "", "folder-open"),
    ]  # fmt: skip
