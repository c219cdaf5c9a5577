"""One customer: the card with everything, the form of its details, or a new one."""

from collections.abc import Sequence
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
from arapp.ui import dialogs, paper_folder
from arapp.ui.actions import Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.customer import figures, happenings, keys, words
from arapp.ui.pages.customer.layout import Layout
from arapp.ui.pages.customer.log_form import LogForm
from arapp.ui.pages.customer.merge_form import MergeForm
from arapp.ui.pages.customer.pane import InPane
from arapp.ui.pages.customer.reading import Read, Rights, read, read_new, rights
from arapp.ui.pages.customer.steps import Step
from arapp.ui.widgets.tabs import Tab

NEW = "new"
_COUNTED = {
    words.OPEN: "open", words.CONTRACTS: "contracts", words.INVOICES: "invoices",
    words.RECEIPTS: "receipts", words.STATEMENTS: "statements",
}  # fmt: skip


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
            view.opened.connect(partial(self._open_row, key))
            view.selected.connect(lambda _rows: self._tell_selected())
            view.row_menu = self._row_menu

    def today(self) -> date:
        """The ledger day, once it is known."""
        return self._read.today if self._read is not None else EARLIEST

    def card(self) -> Card | None:
        """What is shown."""
        return self._read.card if self._read is not None else None

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
            self.details.show_form(found.form)
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
        self.parts.head.set_parts(figures.head(card))
        text, reckoning = figures.strip(card)
        self.parts.show_banner(text, reckoning, figures.blocked(card))
        counted = {key: card.counts[name] for key, name in _COUNTED.items()}
        self.tabs.set_tabs(
            [Tab(key, words.say(text), counted.get(key)) for key, text in words.TABS.items()]
        )
        self.parts.beside.setText(figures.confirmed(card))

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
        return Step(*happenings.step(one, today), partial(self._go_step, one))

    def _go_step(self, one: NextStep) -> None:
        page, what = one.go
        if page == "log":
            self.log()
        elif page == "letter":
            self.go_with("letter")
        elif page == "grade":
            self.edit("grade")
        else:
            self.navigate.emit(page, what)

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
        if not self.details.is_changed():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Details of the customer"))
        if answer == "discard":
            self.details.discard()
        elif answer == "save":
            self.details.save()
            return not self.details.is_changed()
        return answer != "stay"

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

    def _open_row(self, tab: str, row: Any) -> None:
        target = self.parts.target(tab, row)
        if isinstance(target, Path):
            if not paper_folder.open_file(target):
                self.noticed.emit(paper_folder.not_opened_notice(target))
        elif target is not None:
            self.navigate.emit(*target)
        else:
            self.history_asked.emit(self.parts.record_of(tab, row))

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        self.acts.fill(menu, ("log", "statement", "letter"))
        self.add_history(menu)

    # --- doing --------------------------------------------------------------------------------

    def go_with(self, page: str) -> None:
        """To another page, with this customer."""
        targets: dict[str, tuple[str, Any]] = {
            "statements": ("statements", self._customer),
            "letter": ("statements", {"letter": self._customer}),
            "contract": ("contract", {"customer": self._customer}),
            "credit": ("credit", None),
        }
        self.navigate.emit(*targets[page])

    def log(self) -> None:
        """Ctrl+L: whom she reached and what came of it."""
        read_ = self._read
        if read_ is None or read_.card is None or read_.form is None:
            return
        people = [one.name for one in read_.form.people]
        self._in_pane(LogForm(read_.card.record.id, read_.today, people), self.tr("Logged"))

    def merge(self) -> None:
        """Ctrl+M: a twin becomes part of this customer."""
        card = self.card()
        if card is not None:
            name = card.record.short_name or card.record.name
            form = MergeForm(self.ops, card.record.id, name)
            self._in_pane(form, self.tr("Merged into {customer}").format(customer=name))

    def _in_pane(self, form: InPane, told: str) -> None:
        form.saved.connect(lambda command: self._run(form, command, told))
        form.dropped.connect(self.escape)
        self.pane.open_form(form)

    def _run(self, form: InPane, command: Any, told: str) -> None:
        self.ops.run(command, partial(self._done, told), form.refuse, owner=form)

    def _done(self, told: str, _done: object) -> None:
        self.escape()
        self.told.emit(told)

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
        card, may = self.card(), self.rights
        here = card is not None
        for key in ("statement", "letter", "credit"):
            self.acts.enable(key, here or key == "credit")
        self.acts.enable("log", here and may.collect)
        for key in ("edit", "contract", "merge"):
            self.acts.enable(key, here and may.book)
        self.acts.enable("why", card is not None and card.abnormal is not None)
        changed = self.details.is_changed() and may.book
        for key in ("save", "discard"):
            self.acts.enable(key, changed)

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
        paths: Sequence[Path] = [
            Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
        ]
        if paths:
            event.acceptProposedAction()
            self.show_tab(words.MASTER)
            self.details.drop_files(paths)
