"""合同与计划: contracts, the rows of their plans, retentions and milestones, as four lists."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.dealing.plan_list import PlanWindow, plan_list
from arapp.services.dispatch import Done, Topic
from arapp.services.ledger.lists import ListOptions
from arapp.services.ledger.milestones import ConfirmMilestone
from arapp.services.output.export import to_xlsx
from arapp.services.output.list_export import Wanted, export_list
from arapp.ui import dialogs, formats, language, text
from arapp.ui.actions import Action, Menu, Place
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Notice, Page
from arapp.ui.pages.contracts import lists, words
from arapp.ui.pages.contracts.add_plan import AddPlanLine
from arapp.ui.tables.arranging import Window
from arapp.ui.tables.long_model import LongModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.tables.selection import selection_text
from arapp.ui.tables.sheet_rows import sheet_rows
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.confirm_line import ConfirmLine
from arapp.ui.widgets.labels import discard, frame, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_RECORDS = {words.CONTRACTS: "contract", words.PLANS: "plan", words.RETENTION: "plan",
            words.NODES: "milestone"}  # fmt: skip


class ContractsPage(Page):
    """`open("plans")`, `open("retention")`, `open("milestones")` choose a list; a contract's id
    makes its row current."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONTRACTS, Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CUSTOMERS,
         Topic.IMPORTS, Topic.SETTINGS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._days = lists.Days()
        self._read: lists.Read | None = None
        self._wanted: int | None = None
        self._sums: dict[str, dict[str, int]] = {}
        self._confirm: ConfirmLine | None = None
        self.acts.add(*self._actions())
        self.segments = Segments([Segment(key, words.say(name)) for key, name in words.SEGMENTS])
        self.drafts = KeyButton("", icon="file-text", kind="link")
        self.adding = AddPlanLine(ops)
        self.tables = lists.tables(self._days)
        self.stack = QStackedWidget()
        for table in self.tables.values():
            self.stack.addWidget(table)
        self._lay_out()
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
            *(
                Action(f"list_{key}", words.say(name), partial(self.choose, key), f"Alt+{n}",
                       keys_only=True)
                for n, (key, name) in enumerate(words.SEGMENTS, 1)
            ),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        ground = frame("surface")
        line = row(ground, margins=(MARGIN_LEFT, 4, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(self.segments)
        line.addWidget(self.drafts)
        line.addStretch(1)
        self._filter = IconButton("funnel", self.tr("Filter (Ctrl+F)"))
        line.addWidget(self._filter)
        self.drafts.hide()
        self.body.addWidget(ground)
        self.body.addWidget(self.adding)
        self._host = stack()
        self.body.addLayout(self._host)
        self.body.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.segments.chosen.connect(self.choose)
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

    # --- what is shown ------------------------------------------------------------------------

    def current(self) -> str:
        """Key of the list shown."""
        return self.segments.current()

    def table(self) -> Table:
        """The table shown."""
        return self.tables[self.current()]

    def view(self) -> RecordView:
        """Its view."""
        return self.table().view

    def _begin_filter(self) -> None:
        self.table().filters.begin()

    def choose(self, key: str) -> None:
        """Another list."""
        self.close_confirm()
        self.segments.choose(key)
        self.stack.setCurrentWidget(self.tables[key])
        self.setFocusProxy(self.tables[key].view)
        if self.isVisible():
            self.tables[key].view.setFocus()
        self._tell()

    def reload(self) -> None:
        """Read all lists again; old rows stay meanwhile."""
        for key in (words.CONTRACTS, words.RETENTION, words.NODES):
            self.tables[key].view.set_loading(True)
        self.ops.ask(lists.read, self._came, latest="contracts", owner=self)

    def _came(self, read: lists.Read) -> None:
        self._read = read
        self._days.today = read.today
        plans = self.tables[words.PLANS].model
        for table in self.tables.values():
            table.model.today = read.today
        self.tables[words.CONTRACTS].model.set_rows(read.contracts)
        self.tables[words.RETENTION].model.set_rows(read.retention)
        self.tables[words.NODES].model.set_rows(read.milestones)
        if isinstance(plans, LongModel):
            plans.set_source(partial(self._windows, read.today))
        self._count()
        self._say_empty()
        if self._wanted is not None:
            self.tables[words.CONTRACTS].view.go_to(self._wanted)
            self._wanted = None
        self._tell()

    def _windows(
        self, today: date, window: Window, done: Callable[[Sequence[Any], int], None]
    ) -> None:
        query = lists.plan_query(window, today)

        def came(found: PlanWindow) -> None:
            self._sums = lists.totals_of(found)
            done(found.rows, found.total)

        def ask(tx: Tx) -> PlanWindow:
            return plan_list(tx, today, query)

        self.ops.ask(ask, came, owner=self)

    def _count(self) -> None:
        read = self._read
        if read is None:
            return
        counts = {
            words.CONTRACTS: sum(one.state != "void" for one in read.contracts),
            words.PLANS: read.plans,
            words.RETENTION: len(read.retention),
            words.NODES: len(read.milestones),
        }
        self.segments.set_segments(
            [Segment(key, words.say(name), counts[key]) for key, name in words.SEGMENTS]
        )
        self.drafts.setText(self.tr("%n draft(s)", "", len(read.drafts)))
        self.drafts.setVisible(bool(read.drafts))
        late = sum((one.days or 0) > 0 for one in read.milestones)
        soon = sum(one.reminded for one in read.retention)
        told = [self.tr("%n late milestone(s)", "", late)] if late else []
        told += [self.tr("%n retention(s) to collect soon", "", soon)] if soon else []
        self.set_subtitle(self.tr(", ").join(told))

    def _say_empty(self) -> None:
        for key, table in self.tables.items():
            told, done = lists.empty(key)
            if key == words.CONTRACTS and not table.model.all_rows():
                bring = partial(self.navigate.emit, "import", None)
                table.view.set_empty(told, self.tr("Import"), bring)
            elif table.model.filters():
                table.view.set_empty(self.tr("Nothing like this."), self.tr("Clear the filter"),
                                     table.filters.clear)  # fmt: skip
            else:
                table.view.set_empty(told, done=done)

    def _drop_drafts(self) -> None:
        menu = QMenu(self)
        for one in self._read.drafts if self._read else ():
            name = one.title or self.tr("Draft without a name")
            action = menu.addAction(name)
            action.triggered.connect(
                lambda _checked=False, id_=one.id: self.navigate.emit("contract", {"draft": id_})
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.drafts.mapToGlobal(QPoint(0, self.drafts.height() + 2)))

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
        return self.current(), {key: one.view.keep_state() for key, one in self.tables.items()}

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        key, states = kept
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
        if self.current() != words.NODES or one is None:
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

    def close_confirm(self) -> None:
        """Drop the confirmation under way."""
        if self._confirm is not None:
            self._host.removeWidget(self._confirm)
            discard(self._confirm)
            self._confirm = None

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
        path = dialogs.save_file(self, self.tr("Export to Excel"), self.tr("Sheets (*.xlsx)"),
                                 Path(f"{title}.xlsx"))  # fmt: skip
        if path is None:
            return
        done = partial(self._exported, path)
        if self.table().model.is_long:
            wanted = Wanted("plans", ListOptions(), language.current())
            self.ops.with_dispatch(
                lambda books, tell: export_list(books, wanted, "xlsx", path, tell), done
            )
        else:
            rows = sheet_rows(self.table().model, title)
            self.ops.work(lambda tell: to_xlsx(path, rows, tell), done)

    def _exported(self, path: Path, rows: int) -> None:
        told = self.tr("%n row(s) written to {file}", "", rows).format(file=path.name)
        self.noticed.emit(Notice(told, "ok"))

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
        self.acts.enable("confirm", one is not None and self.current() == words.NODES)
        self.acts.enable("export", self.table().model.count() > 0)
        total, shown = self.table().total, self.table().model.count()
        if total is not None:
            total.set_title(formats.count(shown, "entries") if shown else "")
            self._tell_others()
        hint = self.tr("Enter opens, Ctrl+F filters, Alt 1 to 4 choose a list")
        self.set_status(selection_text(self.view()), hint if shown else "")

    def _tell_others(self) -> None:
        """Sums of one currency in the row, the others of the first column behind them."""
        table = self.table()
        sums = self._sums if table.model.is_long else table.model.totals()
        if table.total is None:
            return
        base = formats.base_currency()
        table.total.set_totals({key: {base: parts.get(base, 0)} for key, parts in sums.items()})
        first = sums.get("open") or next(iter(sums.values()), {})
        others = [formats.amount(value, code) for code, value in first.items() if code != base]
        table.total.set_proof("+ " + " + ".join(others) if others else "", "text2")
