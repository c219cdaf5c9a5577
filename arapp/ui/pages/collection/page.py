"""催收台: stages as a strip, the customers of one, and everything to speak to one of them."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from arapp.services.collection.desk import Line
from arapp.services.dispatch import Topic
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.collection import keys, reading, words
from arapp.ui.pages.collection.claiming import Claiming
from arapp.ui.pages.collection.customer import Customer
from arapp.ui.pages.collection.debts import Debts
from arapp.ui.pages.collection.desk_pane import DeskPane
from arapp.ui.pages.collection.doing import Doing
from arapp.ui.pages.collection.inbox import Inbox
from arapp.ui.pages.collection.panels import Panels
from arapp.ui.pages.collection.reading import Key, Shown
from arapp.ui.pages.collection.side import WIDTH, Side
from arapp.ui.pages.collection.strip import BankLine, StageStrip, strip_frame
from arapp.ui.pages.collection.writing import Writing
from arapp.ui.tables.selection import selection_text
from arapp.ui.widgets.labels import stack

_LIST = 404


class CollectionPage(Page):
    """`open(customer id)` goes to the customer wherever it stands."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.COLLECTION, Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CUSTOMERS,
         Topic.LETTERS, Topic.IMPORTS, Topic.SETTINGS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.shown: Shown | None = None
        self._cell = ""
        self._wanted: Key | None = None
        self.doing = Doing(self)
        self.customer = Customer(self)
        self.panels = Panels(self)
        self.writing = Writing(self)
        self.claiming = Claiming(self)
        self.acts.add(*keys.actions(self))
        self.strip = StageStrip()
        self.bank = BankLine()
        self.inbox = Inbox()
        self.debts = Debts()
        self.pane = DeskPane(ops, self.acts)
        self.side = Side(self.acts)
        self._lay_out()
        self._wire()
        self.enable()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self.whole = QStackedWidget()
        desk = QWidget()
        whole = stack(desk)
        whole.addWidget(strip_frame(self.strip, self.bank))
        left = QWidget()
        box = stack(left)
        box.addWidget(self.inbox, 1)
        box.addWidget(self.debts)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for part in (left, self.pane, self.side):
            split.addWidget(part)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST, 520, WIDTH])
        whole.addWidget(split, 1)
        self.whole.addWidget(desk)
        self.body.addWidget(self.whole)
        self.setFocusProxy(self.inbox.view)

    def _wire(self) -> None:
        self.strip.chosen.connect(self.switch)
        self.bank.asked.connect(lambda: self.navigate.emit("import", None))
        self.inbox.moved.connect(self._moved)
        self.inbox.owner_chosen.connect(self.reload)
        self.inbox.view.opened.connect(lambda _line: self.customer.begin_log())
        self.inbox.view.selected.connect(lambda _rows: self.tell())
        self.inbox.view.row_menu = self._row_menu
        self.debts.card_asked.connect(self.doing.card)
        self.pane.matched.connect(self.doing.match)
        self.pane.lettered.connect(self.doing.listen)
        self.pane.form.files.asked.connect(self.doing.attach)
        self.pane.claimed.connect(self.claiming.listen)
        self.pane.files_asked.connect(self.doing.attach)
        self.side.matters.wanted.connect(self.doing.end)
        self.side.matters.taken.connect(self.doing.take)
        self.customer.wire()

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; old rows stay meanwhile."""
        self.inbox.view.set_loading(True)
        owner = self.inbox.owner.owner() or None
        query = partial(reading.read, cell=self._cell, owner=owner)
        self.ops.ask(query, self._came, latest=("collection", "desk"))

    def open(self, what: Any) -> None:
        """Go to a customer by id."""
        if isinstance(what, int):
            self.inbox.owner.choose("")
            query = partial(reading.cell_with, customer=what, owner=None)
            self.ops.ask(query, self._found, latest=("collection", "open"))

    def _found(self, found: tuple[str, Key] | None) -> None:
        if found is None:
            self.set_status("", self.tr("Nothing of that customer is overdue"))
            return
        self.inbox.finder.clear()
        self._cell, self._wanted = found
        self.reload()

    def keep(self) -> Any:
        """Cell, row, scroll."""
        return self._cell, self.inbox.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        self._cell, state = kept
        self.reload()
        self.inbox.view.restore_state(state)

    def record(self) -> str | None:
        """The customer at hand."""
        line = self.inbox.current()
        return None if line is None else f"customer:{line.customer_id}"

    def panes(self) -> list[QWidget]:
        """List, rows, form, log."""
        if self.panels.panel is not None:
            return [self.panels.panel]
        return [self.inbox.view, self.debts.table.view, self.pane.form.grid, self.side.log]

    def escape(self) -> bool:
        """Out of a small form or the fields, back to the list; what is typed stays."""
        if self.panels.panel is not None:
            self.panels.close()
            return True
        if self.side.matters.asking is not None:
            self.side.matters.close_form()
        elif self.inbox.finder.text():
            self.inbox.finder.clear()
        elif self.inbox.view.hasFocus():
            return False
        self.inbox.view.setFocus()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files prove a contact."""
        if event.mimeData().hasUrls() and self.inbox.current() is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep them for the contact."""
        from pathlib import Path

        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.doing.add_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # --- the desk -----------------------------------------------------------------------------

    def switch(self, cell: str) -> None:
        """Alt+1…7: another stage."""
        self.customer.keep_draft()
        self.panels.close()
        self._cell, self.customer.key = cell, None
        self.strip.choose(cell)
        self.reload()
        self.inbox.view.setFocus()

    def want(self, key: Key | None) -> None:
        """Where to be after the next reading."""
        self._wanted = key

    def _came(self, shown: Shown) -> None:
        if self.panels.panel is not None:
            self.panels.panel.refresh()
        self.shown = shown
        self._cell = shown.cell
        number = reading.todo_of(shown.desk)
        self.set_subtitle(self.tr("%n customer(s) today", "", number) if number else "")
        self.strip.show_cells(shown.desk.cells, shown.cell)
        self.bank.show_bank(shown.desk.bank, shown.today)
        self.inbox.owner.set_owners([name for name in shown.desk.owners if name])
        self.inbox.model.today = shown.today
        wanted, self._wanted = self._wanted, None
        self.inbox.set_lines(shown.lines, shown.cell)
        if wanted is not None:
            self.inbox.view.go_to(wanted)
        if self.inbox.current() is None:
            self.inbox.view.go_first()
        self._moved(self.inbox.current(), anew=True)

    # --- one customer -------------------------------------------------------------------------

    def _moved(self, line: Line | None, *, anew: bool = False) -> None:
        if not self.customer.go(line, anew=anew):
            return
        self.enable()
        self.tell()
        if line is None:
            self._nobody()

    def _nobody(self) -> None:
        self.pane.show_nobody(self._nothing())
        self.debts.hide()
        self.side.hide()

    def _nothing(self) -> str:
        shown = self.shown
        if shown is None:
            return ""
        if not any(cell.customers for cell in shown.desk.cells):
            return self.tr("Nobody owes anything overdue")
        return self.tr("Nobody here. Alt+1 to 7 shows another stage")

    def seek(self) -> None:
        """To the field over the list."""
        self.inbox.finder.setFocus()
        self.inbox.finder.selectAll()

    # --- around -------------------------------------------------------------------------------

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("log", "letter", "copy", "take", "match", "card"))
        self.add_history(menu)

    def tell(self) -> None:
        """What is selected and the keys, in the status line."""
        if self.panels.panel is not None:
            self.set_status("", self.panels.panel.hint())
            return
        letters = f"{words.LETTERS[0]}–{words.LETTERS[-1]}"
        form = self.tr("Alt+1–7 stage, Alt+{letters} outcome, Ctrl+↓ skips, F6 next pane")
        rows = self.inbox.model.all_rows()
        hint = form.format(letters=letters) if rows else ""
        self.set_status(selection_text(self.inbox.view), hint)

    def enable(self) -> None:
        panel = self.panels.panel is not None
        there = self.inbox.current() is not None and not panel
        for action in (*keys.PERSONAL, *keys.ANSWERS):
            self.acts.enable(action, there)
        self.acts.enable("save", there or panel)
