"""The customers: a list to find one in, to see who owes, and to begin a new one."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from arapp.models.tx import Tx
from arapp.services.credit.customer_list import CustomerLine, customer_list
from arapp.services.dispatch import Topic
from arapp.ui import exporting
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.customers import words
from arapp.ui.pages.customers.table import CustomersTable
from arapp.ui.tables.selection import selection_text


class CustomersPage(Page):
    """`open(id of a customer)` makes its row current."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CUSTOMERS, Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CONTRACTS,
         Topic.INVOICES, Topic.IMPORTS, Topic.SETTINGS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._wanted: int | None = None
        self._came_once = False
        self.list = CustomersTable()
        self.body.addWidget(self.list, 1)
        self.setFocusProxy(self.list.view)
        self.acts.add(
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE, hint=self.tr("The list of customers as a sheet")),
            Action("grades", self.tr("Grades and points"), partial(self._go, "credit", None), "",
                   "scale", place=Place.TITLE),
            Action("new", self.tr("New customer"), partial(self._go, "customer", "new"), "Ctrl+N",
                   "plus", place=Place.PRIMARY),
            Action("open", self.tr("Open the card"), self.open_card, "Return", "building-2",
                   widget_keys=True),
        )  # fmt: skip
        view = self.list.view
        view.opened.connect(lambda _row: self.open_card())
        view.current_changed.connect(lambda _row: self._enable())
        view.selected.connect(lambda _rows: self._tell_selected())
        view.row_menu = self._row_menu
        self.list.rearranged.connect(self._say_empty)
        self._enable()

    def _go(self, page: str, what: object) -> None:
        self.navigate.emit(page, what)

    def _row_menu(self, menu: QMenu, _row: CustomerLine) -> None:
        self.acts.fill(menu, ("open",))
        self.add_history(menu)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read all of them again; old rows stay meanwhile."""
        self.list.view.set_loading(True)
        self.ops.ask(_read, self._came, latest="customers", owner=self)

    def _came(self, read: tuple[list[CustomerLine], Any]) -> None:
        rows, today = read
        self._came_once = True
        self.list.set_rows(rows, today)
        self._say_empty()
        self._find_wanted()
        self._enable()

    def open(self, what: Any) -> None:
        """A customer's id: make that row current."""
        if isinstance(what, int):
            self._wanted = what
            self._find_wanted()

    def _find_wanted(self) -> None:
        if self._wanted is not None and self._came_once:
            self.list.go_to(self._wanted)
            self._wanted = None

    def keep(self) -> Any:
        """Segment, row, scroll, filter."""
        return self.list.segments.current(), self.list.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self.list.choose(segment)
        self.list.view.restore_state(state)

    def record(self) -> str | None:
        """The customer of the row."""
        one = self.list.current()
        return None if one is None else f"customer:{one.id}"

    def panes(self) -> list[QWidget]:
        """The list, the segments."""
        return [self.list.view, self.list.segments]

    # --- doing --------------------------------------------------------------------------------

    def open_card(self) -> None:
        """Enter."""
        one = self.list.current()
        if one is not None:
            self.navigate.emit("customer", one.id)

    def export(self) -> None:
        """Ctrl+E: the whole list as a sheet."""
        exporting.to_excel(self, "customers", self.tr("Customers"))

    # --- what is said -------------------------------------------------------------------------

    def _enable(self) -> None:
        self.acts.enable("open", self.list.current() is not None)
        self.acts.enable("export", bool(self.list.model.all_rows()))
        self._tell_selected()

    def _tell_selected(self) -> None:
        hint = self.tr("Enter opens the card, letters go to a name, Ctrl+F filters")
        bare = not self.list.model.all_rows()
        self.set_status(selection_text(self.list.view), "" if bare else hint)

    def _say_empty(self) -> None:
        segment, view = self.list.segments.current(), self.list.view
        if not self.list.model.all_rows():
            told = self.tr("No customer yet. Make one, or bring them from your sheets.")
            view.set_empty(told, self.tr("Import"), partial(self._go, "import", None))
        elif self.list.model.filters() or segment not in words.EMPTY:
            view.set_empty(self.tr("Nobody like this."), self.tr("Show all"), self._show_all)
        else:
            view.set_empty(words.say(words.EMPTY[segment]), done=True)

    def _show_all(self) -> None:
        self.list.model.clear_filters()
        self.list.choose(words.ALL)


def _read(tx: Tx) -> tuple[list[CustomerLine], Any]:
    return customer_list(tx, tx.today), tx.today
