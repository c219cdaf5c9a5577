"""The actions of the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from arapp.ui.actions import Action, Place

if TYPE_CHECKING:
    from arapp.ui.pages.collection_rules.page import CollectionRulesPage

translate = QCoreApplication.translate


def actions(page: "CollectionRulesPage") -> list[Action]:
    """In the order they are shown; the panes are made after them."""
    return [
        Action("new", translate("dunning", "Copy as a new one"), page.new, "Ctrl+N", "plus"),
        Action("save", translate("dunning", "Save"), page.save, "Ctrl+S"),
        Action("discard", translate("dunning", "Discard changes"), page.discard),
        Action("fix", translate("dunning", "Put it right"), lambda: page.profiles.mend(),  # noqa: PLW0108 - made later
               "Alt+Return"),
        Action("insert", translate("dunning", "Add a stage"),
               lambda: page.profiles.insert(max(page.profiles.grid.place(), 0)), "Insert", "plus",
               widget_keys=True),
        Action("delete", translate("dunning", "Take it out"),
               lambda: page.profiles.delete(page.profiles.grid.place()), "Delete", "x",
               widget_keys=True),
        Action("drop", translate("dunning", "Take it away"),
               lambda: page.saving.drop(page.tabs.current()), "Ctrl+Shift+Delete", "x"),
        Action("reset", translate("dunning", "As the program ships it"),
               lambda: page.saving.reset(), "", "undo-2", place=Place.MORE),  # noqa: PLW0108 - made later
        Action("next_tab", translate("dunning", "Next tab"), lambda: page.tabs.step(1), "Ctrl+Tab",
               keys_only=True),
    ]  # fmt: skip
