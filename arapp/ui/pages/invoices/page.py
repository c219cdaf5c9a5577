"""The invoices: one list with its usual filters, and the triangle of goods, paper and money."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.tx import Tx
from arapp.services.dealing.invoice_list import InvoiceRow, invoice_list
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dispatch import Topic
from arapp.services.ledger.triangle import Triangle, triangle
from arapp.ui import exporting
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.invoices import words
from arapp.ui.pages.invoices.corners import TriangleTable
from arapp.ui.pages.invoices.table import InvoicesTable
from arapp.ui.tables.record_view import RecordView
from arapp.ui.tables.selection import selection_text
from arapp.ui.widgets.buttons import IconButton
from arapp.ui.widgets.labels import row
from arapp.ui.widgets.segments import Segment, Segments

_Read = tuple[list[InvoiceRow], Triangle, Any]


class InvoicesPage(Page):
    """`open(id of an invoice)` makes its row current, `open("triangle")` shows that."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.INVOICES, Topic.CONTRACTS, Topic.PLANS, Topic.CUSTOMERS, Topic.IMPORTS,
         Topic.ALLOCATIONS, Topic.RECEIPTS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._wanted: int | None = None
        self._came_once = False
        self.list = InvoicesTable()
        self.corners = TriangleTable()
        self.segments = Segments(_segments((), None))
        self.segments.chosen.connect(self.choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.corners)
        self._lay_out()
        self._add_actions()
        for view in (self.list.view, self.corners.view):
            view.opened.connect(lambda _row: self.open_record())
            view.current_changed.connect(lambda _row: self._enable())
            view.selected.connect(lambda _rows: self._tell_selected())
        self.list.view.row_menu = self._row_menu
        self.list.rearranged.connect(self._say_empty)
        self.setFocusProxy(self._stack)
        self._enable()

    def _lay_out(self) -> None:
        self._filter = IconButton("funnel", self.tr("Filter (Ctrl+F)"))
        self._filter.clicked.connect(lambda _=False: self._view().filter_asked.emit())
        line = row(margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 6))
        line.addWidget(self.segments)
        line.addStretch()
        line.addWidget(self._filter)
        self.body.addLayout(line)
        self.body.addWidget(self._stack, 1)

    def _add_actions(self) -> None:
        self.acts.add(
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE, hint=self.tr("The list of invoices as a sheet")),
            Action("send", self.tr("Sent today"), self.send, "", "mail"),
            Action("receive", self.tr("Signed for today"), self.receive, "", "check"),
            Action("deliveries", self.tr("Deliveries"), partial(self._go, "deliveries", None),
                   "Ctrl+L", "file-input", place=Place.TITLE,
                   hint=self.tr("What went out, entered and linked to its invoice")),
            Action("new", self.tr("New invoice"), partial(self._go, "invoice", None), "Ctrl+N",
                   "plus", place=Place.PRIMARY),
            Action("open", self.tr("Open the invoice"), self.open_record, "Return", "receipt",
                   widget_keys=True),
        )  # fmt: skip

    def _go(self, page: str, what: object) -> None:
        self.navigate.emit(page, what)

    def _row_menu(self, menu: QMenu, _row: InvoiceRow) -> None:
        self.acts.fill(menu, ("open", "send", "receive"))
        self.add_history(menu)

    def _view(self) -> RecordView:
        return self.corners.view if self._is_triangle() else self.list.view

    def _is_triangle(self) -> bool:
        return self._stack.currentIndex() == 1

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read all of them again; old rows stay meanwhile."""
        self._view().set_loading(True)
        self.ops.ask(_read, self._came, latest="invoices", owner=self)

    def _came(self, read: _Read) -> None:
        rows, found, today = read
        self._came_once = True
        self.list.set_rows(rows, today)
        self.corners.show_triangle(found)
        self.segments.set_segments(_segments(rows, found))
        self._say_empty()
        self._find_wanted()
        self._enable()

    def open(self, what: Any) -> None:
        """An invoice's id: make that row current. A segment: choose it."""
        if isinstance(what, int):
            self._wanted = what
            self._find_wanted()
        elif isinstance(what, str) and what in set(self.segments.keys()):
            self.choose(what)

    def _find_wanted(self) -> None:
        if self._wanted is not None and self._came_once:
            if self.list.model.place_of(self._wanted) is None:
                self.choose(words.ALL)
            self.list.go_to(self._wanted)
            self._wanted = None

    def choose(self, segment: str) -> None:
        """Only the rows of a segment, or the triangle."""
        self.segments.choose(segment)
        self._stack.setCurrentIndex(int(segment == words.TRIANGLE))
        if segment != words.TRIANGLE:
            self.list.model.set_keep(None if segment == words.ALL else words.KEEPS[segment])
        self._say_empty()
        self._enable()

    def keep(self) -> Any:
        """Segment, rows, scroll, filter."""
        return self.segments.current(), self.list.view.keep_state(), self.corners.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state, corners = kept
        self.choose(segment)
        self.list.view.restore_state(state)
        self.corners.view.restore_state(corners)

    def record(self) -> str | None:
        """The invoice of the row, or the contract of the corner."""
        if self._is_triangle():
            corner = self.corners.current()
            if corner is None:
                return None
            known = corner.contract_id
            return f"customer:{corner.customer_id}" if known is None else f"contract:{known}"
        one = self.list.current()
        return None if one is None else f"invoice:{one.id}"

    def panes(self) -> list[QWidget]:
        """The list, the segments."""
        return [self._view(), self.segments]

    # --- doing --------------------------------------------------------------------------------

    def open_record(self) -> None:
        """Enter: the invoice; in the triangle the contract, or the customer."""
        if self._is_triangle():
            corner = self.corners.current()
            if corner is not None and corner.contract_id is not None:
                self.navigate.emit("contract", corner.contract_id)
            elif corner is not None:
                self.navigate.emit("customer", corner.customer_id)
            return
        one = self.list.current()
        if one is not None:
            self.navigate.emit("invoice", one.id)

    def send(self) -> None:
        """The invoice of the row went out today."""
        one = self.list.current()
        if one is not None:
            told = self.tr("{number} sent").format(number=one.number)
            command = SendInvoice(one.id, self.list.model.today)
            self.ops.run(command, lambda _done: self.told.emit(told), owner=self)

    def receive(self) -> None:
        """The customer signed for it today."""
        one = self.list.current()
        if one is not None:
            told = self.tr("{number} signed for").format(number=one.number)
            command = MarkReceived(one.id, self.list.model.today)
            self.ops.run(command, lambda _done: self.told.emit(told), owner=self)

    def export(self) -> None:
        """Ctrl+E: the whole list, or the triangle, as a sheet."""
        if self._is_triangle():
            exporting.triangle_to_excel(self, words.say(words.TRIANGLE_NAME))
            return
        exporting.to_excel(self, "invoices", self.tr("Invoices"))

    # --- what is said -------------------------------------------------------------------------

    def _enable(self) -> None:
        one = None if self._is_triangle() else self.list.current()
        self.acts.enable("open", self._view().current_row() is not None)
        self.acts.enable("send", one is not None and one.paper == "unsent")
        self.acts.enable("receive", one is not None and one.paper == "sent")
        self.acts.enable("export", bool(self.list.model.all_rows()))
        self._tell_selected()

    def _tell_selected(self) -> None:
        hint = self.tr("Enter opens the invoice, Ctrl+F filters, Ctrl+N a new one")
        if self._is_triangle():
            hint = self.tr("Enter opens the contract, Ctrl+F filters")
        bare = not self.list.model.all_rows() and not self._is_triangle()
        self.set_status(selection_text(self._view()), "" if bare else hint)

    def _say_empty(self) -> None:
        segment, view = self.segments.current(), self.list.view
        self.corners.view.set_empty(
            self.tr("Goods, invoices and money are level with each other."), done=True
        )
        if not self.list.model.all_rows():
            told = self.tr("No invoice yet. Record one, or bring the tax bureau's list.")
            view.set_empty(told, self.tr("Import"), partial(self._go, "import", None))
        elif self.list.model.filters() or segment not in words.EMPTY:
            view.set_empty(self.tr("No invoice like this."), self.tr("Show all"), self._show_all)
        else:
            view.set_empty(words.say(words.EMPTY[segment]), done=True)

    def _show_all(self) -> None:
        self.list.model.clear_filters()
        self.choose(words.ALL)


def _read(tx: Tx) -> _Read:
    return invoice_list(tx), triangle(tx, tx.today), tx.today


def _segments(rows: Any, found: Triangle | None) -> list[Segment]:
    listed = [
        Segment(key, words.say(text), sum(map(words.KEEPS[key], rows)))
        for key, text in words.SEGMENTS.items()
    ]
    count = len(found.rows) if found is not None else None
    return [*listed, Segment(words.TRIANGLE, words.say(words.TRIANGLE_NAME), count)]
