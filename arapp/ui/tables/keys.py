"""The keys every table has, as rows for the F1 overlay."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from arapp.ui.actions import Action, ActionTable
from arapp.ui.marks import QT_TRANSLATE_NOOP
from arapp.ui.tables.table import Table

_ROWS: tuple[tuple[str, str, str], ...] = (
    ("table_filter", "Ctrl+F", QT_TRANSLATE_NOOP("tables", "Filter the columns")),
    ("table_copy", "Ctrl+C", QT_TRANSLATE_NOOP("tables", "Copy the selected rows")),
    ("table_up", "Alt+Up", QT_TRANSLATE_NOOP("tables", "Sort by this column, rising")),
    ("table_down", "Alt+Down", QT_TRANSLATE_NOOP("tables", "Sort by this column, falling")),
)


def keys_of(page: QWidget, taken: Collection[str] = ()) -> ActionTable | None:
    """The table keys of a page less those it has `taken` itself; None where no table is shown."""
    shown = [table for table in page.findChildren(Table) if table.isVisible()]
    if not shown:
        return None
    translate = QCoreApplication.translate
    for old in page.findChildren(ActionTable, "table_keys"):
        old.deleteLater()
    found = ActionTable(page)
    found.setObjectName("table_keys")
    found.add(
        *(
            Action(id_, translate("tables", text), key=key, widget_keys=True, keys_only=True)
            for id_, key, text in _ROWS
            if key not in taken
        )
    )
    return found
