"""The actions of the page."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Menu, Place

translate = QCoreApplication.translate


class Host(Protocol):
    """What the page offers to its actions."""

    def choose_file(self) -> None: ...
    def pair(self) -> None: ...
    def unpair(self) -> None: ...
    def put_on_statement(self) -> None: ...
    def show_columns(self) -> None: ...
    def other_kind(self) -> None: ...
    def accept_name(self) -> None: ...
    def export(self) -> None: ...
    def print_sheet(self) -> None: ...
    def open_card(self) -> None: ...
    def go_on(self) -> None: ...


def actions(host: Host) -> list[Action]:
    """In the order they are shown."""
    return [
        Action("file", translate("reconcile", "Their list"), host.choose_file, "Ctrl+O",
               "folder-open", Menu.FILE, Place.TITLE,
               hint=translate("reconcile", "The customer's own list, or a list of balances")),
        Action("statement", translate("reconcile", "To the statement"), host.put_on_statement,
               "Ctrl+Return", "scroll-text", place=Place.PRIMARY,
               hint=translate("reconcile", "The differences as lines of the open statement")),
        Action("pdf", translate("reconcile", "Difference sheet"), host.print_sheet, "Ctrl+P",
               "printer", Menu.FILE, Place.TITLE),
        Action("export", translate("reconcile", "Export to Excel"), host.export, "Ctrl+E",
               "file-spreadsheet", Menu.FILE),
        Action("pair", translate("reconcile", "Pair"), host.pair, "P", "check",
               hint=translate("reconcile", "The selected rows are one thing")),
        Action("unpair", translate("reconcile", "Take apart"), host.unpair, "U", "x",
               hint=translate("reconcile", "The rows of this line have nothing to do with"
                              " each other")),
        Action("name", translate("reconcile", "It is this customer"), host.accept_name, "Y",
               "check", hint=translate("reconcile", "The name of the list means the customer that"
                                       " is proposed")),
        Action("columns", translate("reconcile", "How the columns were read"), host.show_columns,
               "Alt+C", "chart-column-stacked", Menu.VIEW),
        Action("kind", translate("reconcile", "Read as the other kind"), host.other_kind, "Alt+K",
               "file-spreadsheet", Menu.VIEW,
               hint=translate("reconcile", "One customer's list, or a list of balances")),
        Action("go_on", translate("reconcile", "Compare it all the same"), host.go_on, "",
               hint=translate("reconcile", "The list names another customer, but it is meant")),
        Action("card", translate("reconcile", "Open the customer"), host.open_card, "Ctrl+I",
               "building-2"),
    ]  # fmt: skip
