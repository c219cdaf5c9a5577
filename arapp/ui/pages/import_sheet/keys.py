"""What can be done on the import page, with its keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Menu, Place

if TYPE_CHECKING:
    from arapp.ui.pages.import_sheet.page import ImportPage

translate = QCoreApplication.translate
AT_WORK = (
    "next", "before", "remedy", "correct", "meaning", "kind", "out", "table_next", "table_before",
    "cancel", "take", "take_column", "take_all", "leave_all", "customer", "names_new",
)  # fmt: skip
"""Only while there is a sheet."""


def files(page: "ImportPage") -> list[Action]:
    """Files in and out."""
    return [
        Action("choose", translate("ImportPage", "Add files"), page.choose, "Ctrl+O", "plus",
               Menu.FILE, Place.TITLE),
        Action("import", translate("ImportPage", "Import"), page.post, "Ctrl+Return", "",
               Menu.FILE),
        Action("annotate", translate("ImportPage", "Marked copy"), page.annotate,
               "Ctrl+E", "file-spreadsheet", Menu.FILE,
               hint=translate("ImportPage", "The sheet with its problems at their cells")),
        Action("like", translate("ImportPage", "The sheet brought up to date"), page.bring_up,
               "Ctrl+Shift+E", "file-spreadsheet", Menu.FILE,
               hint=translate("ImportPage", "A copy in its own layout, with what is open today")),
        Action("read_new", translate("ImportPage", "Read what is new"), page.read_new,
               "Ctrl+Shift+O", "", Menu.FILE),
        Action("watch", translate("ImportPage", "Watch a folder"), page.watch, "", "folder-open",
               Menu.FILE,
               hint=translate("ImportPage", "New files in it are offered here")),
        Action("unwatch", translate("ImportPage", "Watch no folder"), page.unwatch, "", "",
               Menu.FILE),
        Action("cancel", translate("ImportPage", "Cancel"), page.cancel, "Escape",
               widget_keys=True),
    ]  # fmt: skip


def at_the_sheet(page: "ImportPage") -> list[Action]:
    """Looking at the sheet and putting it right."""
    desk, hand = page.desk, page.hand
    return [
        Action("next", translate("ImportPage", "Next entry"), lambda: desk.step_problem(1), "F8",
               repeat=True),
        Action("before", translate("ImportPage", "Entry before"), lambda: desk.step_problem(-1),
               "Shift+F8", repeat=True),
        Action("remedy", translate("ImportPage", "First way out"), hand.first, "Alt+Return"),
        Action("correct", translate("ImportPage", "Correct the cell"), hand.type, "F2", "",
               Menu.EDIT),
        Action("meaning", translate("ImportPage", "Meaning of the column"), desk.grid.ask_menu,
               "Alt+Down"),
        Action("kind", translate("ImportPage", "Kind of the table"), desk.strip.open_kinds,
               "Alt+K"),
        Action("out", translate("ImportPage", "Leave the row out, or put it back"),
               hand.toggle_row, "Ctrl+Delete"),
        Action("table_next", translate("ImportPage", "Next table"), lambda: desk.step_table(1),
               "Ctrl+PgDown"),
        Action("table_before", translate("ImportPage", "Table before"),
               lambda: desk.step_table(-1), "Ctrl+PgUp"),
        Action("tab", translate("ImportPage", "Next list of entries"), desk.pane.next_tab,
               "Ctrl+Tab"),
        Action("customer", translate("ImportPage", "Whose row is it"), hand.ask_who, "Ctrl+U"),
        Action("names_new", translate("ImportPage", "All are new customers"), hand.all_new,
               "Ctrl+Shift+N"),
        Action("take", translate("ImportPage", "Take the field over, or leave it"),
               hand.take_current, "Space", widget_keys=True),
        Action("take_column", translate("ImportPage", "The same field of all records"),
               hand.take_column_current, "Shift+Space", widget_keys=True),
        Action("take_all", translate("ImportPage", "Take all"), hand.take_all,
               "Ctrl+Shift+A"),
        Action("leave_all", translate("ImportPage", "Leave all"), hand.leave_all,
               "Ctrl+Shift+D"),
        Action("forget", translate("ImportPage", "Forget this layout"), hand.forget),
    ]  # fmt: skip
