"""One customer: the card with everything, the form of its details, or a new one."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.credit.card import Card
from arapp.services.credit.next_steps import NextStep
from arapp.services.dispatch import Topic
from arapp.ui.actions import Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.customer import happenings, keys, words
from arapp.ui.pages.customer.doing import Doing
from arapp.ui.pages.customer.layout import Layout
from arapp.ui.pages.customer.reading import Read, Rights, read, read_new, rights
from arapp.ui.pages.customer.steps import Step

NEW = "new"


class CustomerPage(Page):
    """`open(id)` shows a customer, `open("new")` the form of a new one, `open({"customer": id,
    "tab": "contracts"})` a tab of it, with "plan": that row."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._customer: int | None = None
        self._new = False
        self._read: Read | None = None
        self._plan: int | None = None
        self.rights = Rights()
        self.doing = Doing(self)
        self.acts.add(*keys.actions(self))
        self.parts = Layout(ops, self.acts, self.today)
        self.body.addWidget(self.parts, 1)
        self.tabs, self.details, self.pane = self.parts.tabs, self.parts.details, self.parts.pane
        self.setAcceptDrops(True)
        self.setFocusProxy(self.parts)
        self._wire()
        self._enable()

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.details.saved.connect(self._saved)
        self.details.told.connect(self.told)
        self.pane.remarks.told.connect(self.told)
        self.details.marked.connect(self._enable)
        self.parts.empty.connect(partial(self.navigate.emit, "import", None))
        for key, table in self.parts.tables.items():
            view = table.view
            view.opened.connect(partial(self.doing.open_row, key))
            view.selected.connect(lambda _rows: self._tell_selected())
            view.row_menu = self._row_menu

    def today(self) -> date:
        """The ledger day, once it is known."""
        return self._read.today if self._read is not None else EARLIEST

    def card(self) -> Card | None:
        """What is shown."""
        return self._read.card if self._read is not None else None

    def shown(self) -> Read | None:
        """All that was read."""
        return self._read

    def customer(self) -> int | None:
        """Whose card it is."""
        return self._customer

    # --- Page ---------------------------------------------------------------------------------

    def open(self, what: Any) -> None:
        """A customer, or a new one."""
        if what is None:
            return
        named = what if isinstance(what, dict) else {"customer": what}
        customer = named.get("customer")
        self._new = customer == NEW
        if self._customer != customer:
            self.pane.close_form()
        self._customer = customer if isinstance(customer, int) else None
        self._plan = named.get("plan")
        tab = words.MASTER if self._new else str(named.get("tab") or words.OPEN)
        self.tabs.choose(tab)
        self._read = None if self._new else self._read
        self.reload()
        if self._new:
            self.details.begin()

    def reload(self) -> None:
        """Read all of it again; what is shown stays meanwhile."""
        self.ops.with_dispatch(rights, self._may)
        if self._new:
            self.ops.ask(read_new, self._came, latest="customer", owner=self)
            return
        tab, customer = self._tab(), self._customer
        query = self.parts.query(tab)
        if query is not None:
            self.parts.tables[tab].view.set_loading(True)
        self.ops.ask(
            lambda tx: read(tx, customer, tab, query), self._came, self._gone,
            latest="customer", owner=self,
        )  # fmt: skip

    def _may(self, found: Rights) -> None:
        self.rights = found
        self.details.set_locked(not found.book)
        self._enable()

    def _gone(self, error: ArappError) -> None:
        """An id that is no customer (any more: it was undone)."""
        self._customer = None
        self.ops.failed.emit(error)
        if error.kind == "no_such_customer":
            self.navigate.emit("customers", None)

    def _came(self, found: Read) -> None:
        self._read = found
        if found.card is not None:
            self._customer = found.card.record.id
            self.pane.remarks.show_record(f"customer:{self._customer}")
        self.parts.show_new(self._new)
        self.parts.show_nobody(found.card is None and not self._new)
        self._show_head(found.card)
        self._show_tab(found)
        if found.form is not None:
            self.details.today_is(found.today)
            self.details.show_form(found.form, found.profile)
        self.pane.set_entries(happenings.happenings(list(found.log), found.today))
        self._enable()

    def _show_head(self, card: Card | None) -> None:
        for row in self.acts:
            if row.place is not Place.NONE:
                self.acts.action(row.id).setVisible(card is not None)
        if card is None:
            self.set_title(self.tr("New customer") if self._new else "")
            self.set_subtitle("")
            return
        record = card.record
        self.set_title(record.short_name or record.name, card.standing.grade.code)
        self.set_subtitle(record.name if record.short_name else "")
        self.parts.show_card(card)

    def _show_tab(self, found: Read) -> None:
        self.parts.show_rows(found.tab, found.rows, found.today)
        steps = [self._step(one, found.today) for one in found.steps]
        self.parts.steps.set_steps(steps)
        self.parts.show_tab(self._tab())
        if self._plan is not None and found.tab == words.OPEN:
            self.parts.tables[words.OPEN].view.go_to(self._plan)
            self._plan = None
        self._tell_selected()

    def _step(self, one: NextStep, today: date) -> Step:
        return Step(*happenings.step(one, today), partial(self.doing.step, one))

    def keep(self) -> Any:
        """Customer, tab, row, scroll."""
        tab = self._tab()
        table = self.parts.tables.get(tab)
        return self._customer, tab, table.view.keep_state() if table is not None else None

    def restore(self, kept: Any) -> None:
        """Come back to them."""
        customer, tab, state = kept
        if customer is not None:
            self.open({"customer": customer, "tab": tab})
            if state is not None:
                self.parts.tables[tab].view.restore_state(state)

    def record(self) -> str | None:
        """The row under the cursor while its list has the focus, else the customer."""
        table = self.parts.tables.get(self._tab())
        row = table.view.current_row() if table is not None and table.view.hasFocus() else None
        if row is not None:
            return self.parts.record_of(self._tab(), row)
        return None if self._customer is None else f"customer:{self._customer}"

    def panes(self) -> list[QWidget]:
        """The tab's list or form, the log, the tabs."""
        return [self.parts.main(self._tab()), self.pane.timeline, self.tabs]

    def may_leave(self) -> bool:
        """Unsaved changes are asked about once."""
        return not self.details.is_changed() or self.doing.may_leave()

    def escape(self) -> bool:
        """The form in the pane, what was typed for a new one, then back."""
        if self.pane.close_form():
            self.parts.main(self._tab()).setFocus()
            return True
        if self._new and self.may_leave():
            self.navigate.emit("customers", None)
            return True
        return False

    # --- tabs ---------------------------------------------------------------------------------

    def _tab(self) -> str:
        return self.tabs.current() or words.OPEN

    def show_tab(self, tab: str) -> None:
        """Another tab; its rows are read when it is shown."""
        self.tabs.choose(tab)
        self.parts.show_tab(tab)
        self.reload()
        self.parts.main(tab).setFocus()

    def step_tab(self, by: int) -> None:
        """Ctrl+Tab."""
        if not self._new:
            self.tabs.step(by)

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("log", "statement", "letter"))
        self.add_history(menu)

    # --- doing --------------------------------------------------------------------------------

    def go_with(self, page: str) -> None:
        """To another page, with this customer."""
        self.doing.go(page)

    def log(self) -> None:
        """Ctrl+L: whom she reached and what came of it."""
        self.doing.log()

    def merge(self) -> None:
        """Ctrl+M: a twin becomes part of this customer."""
        self.doing.merge()

    def edit(self, field: str = "name") -> None:
        """F2: to the form of the details."""
        if self._tab() != words.MASTER:
            self.show_tab(words.MASTER)
        self.details.form.go(field)

    def why(self) -> None:
        """What the mark of an abnormal customer rests on."""
        self.parts.banner.toggle()

    def save(self) -> None:
        """Ctrl+S."""
        self.details.save()

    def discard(self) -> None:
        """Back to what the ledger holds."""
        self.details.discard()

    def _saved(self, customer: int, new: bool) -> None:
        self._customer = customer
        if new:
            self._new = False
            self.tabs.choose(words.MASTER)
            self.reload()

    # --- what is said -------------------------------------------------------------------------

    def _enable(self) -> None:
        changed = self.details.is_changed()
        for key, on in keys.possible(self.card(), self.rights, changed=changed).items():
            self.acts.enable(key, on)

    def _tell_selected(self) -> None:
        text = self.parts.selection(self._tab())
        hint = self.tr("Ctrl+Tab changes the tab, Enter opens")
        self.set_status(text, hint if self.card() is not None else "")

    # --- files --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files fall on the customer they belong to."""
        if event.mimeData().hasUrls() and self._customer is not None and self.rights.book:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.show_tab(words.MASTER)
            self.details.drop_files(paths)
