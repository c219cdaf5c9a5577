"""合同与计划: contracts, the rows of their plans, retentions and milestones, as four lists."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.ui import exporting, formats, text
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.ops import Ops
from arapp.ui.pages.contracts import words
from arapp.ui.pages.contracts.reading import ContractLists
from arapp.ui.tables.selection import selection_text
from arapp.ui.widgets.confirm_line import ConfirmLine
from arapp.ui.widgets.order_told import OrderTeller

_RECORDS = {words.CONTRACTS: "contract", words.PLANS: "plan", words.RETENTION: "plan",
            words.NODES: "milestone"}  # fmt: skip


class ContractsPage(ContractLists):
    """`open("plans")`, `open("retention")`, `open("milestones")` choose a list; a contract's id
    makes its row current."""

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._wire()
        self.choose(words.CONTRACTS)

    def _actions(self) -> list[Action]:
        return [
            Action("export", self.tr("Export to Excel"), self.export, "Ctrl+E", "file-spreadsheet",
                   Menu.FILE, hint=self.tr("The list shown, as a sheet")),
            Action("single", self.tr("Single receivable"), self.add_plan, "Ctrl+Shift+N", "receipt",
                   place=Place.TITLE, hint=self.tr("Owed without a contract")),
            Action("new", self.tr("New contract"), self.new, "Ctrl+N", "plus",
                   place=Place.PRIMARY),
            Action("open", self.tr("Open"), self.open_row, "Return", "file-text",
                   widget_keys=True),
            Action("customer", self.tr("To the customer"), self.go_customer, "Ctrl+U",
                   "building-2"),
            Action("confirm", self.tr("Confirm the milestone"), self.confirm, "Ctrl+Return",
                   "milestone"),
            Action("span", self.tr("Open ones or all"), self.turn_span, "Alt+A", "",
                   hint=self.tr("With what is collected, confirmed and void")),
            *(
                Action(f"list_{key}", words.say(name), partial(self.choose, key), f"Alt+{n}",
                       keys_only=True)
                for n, (key, name) in enumerate(words.SEGMENTS, 1)
            ),
        ]  # fmt: skip

    def _wire(self) -> None:
        self.segments.chosen.connect(self.choose)
        self.span.chosen.connect(self.show_span)
        self._filter.clicked.connect(self._begin_filter)
        self.drafts.clicked.connect(self._drop_drafts)
        self.adding.added.connect(self._added)
        self.adding.closed.connect(lambda: self.view().setFocus())
        for table in self.tables.values():
            view = table.view
            view.opened.connect(lambda _row: self.open_row())
            view.current_changed.connect(lambda _row: self._tell())
            view.selected.connect(lambda _rows: self._tell())
            view.row_menu = self._row_menu
            table.model.arranged.connect(self._tell)
        self.tables[words.NODES].view.link_clicked.connect(lambda _row, _key: self.confirm())

    # --- Page ---------------------------------------------------------------------------------

    def open(self, what: Any) -> None:
        """A list by its name, or a contract's id."""
        if isinstance(what, int):
            self.choose(words.CONTRACTS)
            self._wanted = what
            if self._read is not None and self.tables[words.CONTRACTS].view.go_to(what):
                self._wanted = None
        elif what in self.tables:
            self.choose(str(what))

    def keep(self) -> Any:
        """List, row, scroll, filter."""
        states = {key: one.view.keep_state() for key, one in self.tables.items()}
        return self.current(), self.span.current(), states

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        key, span, states = kept
        self.span.choose(span)
        self.choose(key)
        for name, state in states.items():
            self.tables[name].view.restore_state(state)

    def record(self) -> str | None:
        """The row's contract, plan or milestone."""
        one = self.view().current_row()
        if one is None:
            return None
        kind = _RECORDS[self.current()]
        return f"{kind}:{getattr(one, 'plan_id', None) or one.id}"

    def panes(self) -> list[QWidget]:
        """The list, the segments."""
        return [self.view(), self.segments]

    def escape(self) -> bool:
        """Close the line that is open."""
        if self._confirm is not None:
            self.close_confirm()
            self.view().setFocus()
            return True
        if self.adding.isVisible():
            self.adding.hide()
            self.view().setFocus()
            return True
        return False

    # --- doing --------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N."""
        self.navigate.emit("contract", "new")

    def turn_span(self) -> None:
        """Alt+A: what is open, or everything."""
        if self.current() != words.CONTRACTS:
            self.show_span(words.OPEN if self.is_whole() else words.EVERYTHING)

    def add_plan(self) -> None:
        """Something owed without a contract."""
        self.choose(words.PLANS)
        self.adding.begin(self._days.today)

    def _added(self, told: str) -> None:
        self.told.emit(told)
        self.view().setFocus()

    def _contract(self) -> int | None:
        one = self.view().current_row()
        found = getattr(one, "contract_id", None) if one is not None else None
        return one.id if self.current() == words.CONTRACTS and one is not None else found

    def open_row(self) -> None:
        """Enter: the contract of the row, else its customer."""
        contract = self._contract()
        if contract is not None:
            self.navigate.emit("contract", contract)
        else:
            self.go_customer()

    def go_customer(self) -> None:
        """The customer of the row."""
        one = self.view().current_row()
        if one is not None:
            self.navigate.emit("customer", one.customer_id)

    def confirm(self) -> None:
        """Ctrl+Enter: ask day and evidence over the list, then confirm."""
        if self._confirm is not None:
            self._confirm.confirm()
            return
        one = self.view().current_row()
        if self.current() != words.NODES or one is None or one.confirmed_on is not None:
            return
        form = self.tr("{milestone} of {contract}")
        name = form.format(milestone=words.milestone(one), contract=one.contract)
        line = ConfirmLine(self._days.today, self.tr("Confirm"), self, title=name)
        line.closed.connect(self.escape)
        line.confirmed.connect(partial(self._confirmed, one.id, name))
        self._host.addWidget(line)
        self._confirm = line
        line.show()
        line.day.setFocus()
        OrderTeller(self.ops, one.id, line.day, line.warn)

    def _confirmed(self, milestone: int, name: str, day: date, evidence: str) -> None:
        done = partial(self._is_confirmed, name)
        command = ConfirmMilestone(milestone, day, evidence)
        self.ops.run(command, done, self._not_confirmed, owner=self)

    def _is_confirmed(self, name: str, _done: Done) -> None:
        self.close_confirm()
        self.view().setFocus()
        self.told.emit(self.tr("Confirmed: {name}").format(name=name))

    def _not_confirmed(self, error: ArappError) -> None:
        if self._confirm is not None:
            self._confirm.say(text.sentence(error))

    def export(self) -> None:
        """Ctrl+E: the list shown as a sheet; of the plans, which come in windows, all of them."""
        title = next(words.say(text_) for key, text_ in words.SEGMENTS if key == self.current())
        if self.table().model.is_long:
            exporting.to_excel(self, "plans", title)
        else:
            exporting.shown_to_excel(self, self.table().model, title)

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        confirm = ("confirm",) if self.current() == words.NODES else ()
        self.acts.fill(menu, ("open", "customer", *confirm))
        self.add_history(menu)

    # --- what is said -------------------------------------------------------------------------

    def _tell(self) -> None:
        if self.current() not in self.tables:
            return
        one = self.view().current_row()
        for id_ in ("open", "customer"):
            self.acts.enable(id_, one is not None)
        node = one if self.current() == words.NODES else None
        self.acts.enable("confirm", node is not None and node.confirmed_on is None)
        self.acts.enable("span", self.current() != words.CONTRACTS)
        self.acts.enable("export", self.table().model.count() > 0)
        total, shown = self.table().total, self.table().model.count()
        if total is not None:
            total.set_title(formats.count(shown, "entries") if shown else "")
            self._tell_others()
        hint = self.tr("Enter opens, Ctrl+F filters, Alt 1 to 4 choose a list")
        self.set_status(selection_text(self.view(), self._sums), hint if shown else "")
