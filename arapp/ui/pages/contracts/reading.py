"""What the page of contracts shows: four tables, their segments, drafts, sums and empty words."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from arapp.models.tx import Tx
from arapp.services.dealing.plan_list import PlanWindow, plan_list
from arapp.services.dispatch import Topic
from arapp.ui.actions import Action
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.contracts import lists, words
from arapp.ui.pages.contracts.add_plan import AddPlanLine
from arapp.ui.tables.arranging import Window
from arapp.ui.tables.long_model import LongModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import IconButton, KeyButton
from arapp.ui.widgets.confirm_line import ConfirmLine
from arapp.ui.widgets.labels import discard, frame, row, stack
from arapp.ui.widgets.segments import Segment, Segments

translate = QCoreApplication.translate


class ContractLists(Page):
    """Reads the lists and shows one of them."""

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
        self._planned: int | None = None
        self._confirm: ConfirmLine | None = None
        self.acts.add(*self._actions())
        self.segments = Segments([Segment(key, words.say(name)) for key, name in words.SEGMENTS])
        self.span = Segments([Segment(key, words.say(name)) for key, name in words.SPANS])
        self.drafts = KeyButton("", icon="file-text", kind="link")
        self.adding = AddPlanLine(ops)
        self.tables = lists.tables(self._days)
        self.stack = QStackedWidget()
        for table in self.tables.values():
            self.stack.addWidget(table)
        self._lay_out()

    def _actions(self) -> list[Action]:
        return []

    def _tell(self) -> None:
        """Say what is selected and what can be done."""

    def _lay_out(self) -> None:
        ground = frame("surface")
        line = row(ground, margins=(MARGIN_LEFT, 4, MARGIN_RIGHT, 8), gap=12)
        line.addWidget(self.segments)
        line.addWidget(self.drafts)
        line.addStretch(1)
        line.addWidget(self.span)
        self._filter = IconButton("funnel", self.tr("Filter (Ctrl+F)"))
        line.addWidget(self._filter)
        self.drafts.hide()
        self.body.addWidget(ground)
        self.body.addWidget(self.adding)
        self._host = stack()
        self.body.addLayout(self._host)
        self.body.addWidget(self.stack, 1)

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

    def is_whole(self) -> bool:
        """Whether what is collected, confirmed or void is shown, too."""
        return self.span.current() == words.EVERYTHING

    def show_span(self, key: str) -> None:
        """What is open, or everything."""
        self.span.choose(key)
        self.reload()

    def _begin_filter(self) -> None:
        self.table().filters.begin()

    def choose(self, key: str) -> None:
        """Another list."""
        self.close_confirm()
        self.segments.choose(key)
        self.stack.setCurrentWidget(self.tables[key])
        self.span.setVisible(key != words.CONTRACTS)
        self.setFocusProxy(self.tables[key].view)
        if self.isVisible():
            self.tables[key].view.setFocus()
        self._tell()

    def reload(self) -> None:
        """Read all lists again; old rows stay meanwhile."""
        for key in (words.CONTRACTS, words.RETENTION, words.NODES):
            self.tables[key].view.set_loading(True)
        read = partial(lists.read, whole=self.is_whole())
        self.ops.ask(read, self._came, latest="contracts", owner=self)

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
        if not window.first:
            self._planned = None  # a new order or filter: its first window brings the totals
        known = self._planned
        query = lists.plan_query(window, today, summed=known is None, whole=self.is_whole())

        def came(found: PlanWindow) -> None:
            if known is None:
                self._planned = found.total
                self._sums = lists.totals_of(found)
            done(found.rows, found.total if known is None else known)

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
            words.RETENTION: sum(one.state != "settled" for one in read.retention),
            words.NODES: sum(one.confirmed_on is None for one in read.milestones),
        }
        self.segments.set_segments(
            [Segment(key, words.say(name), counts[key]) for key, name in words.SEGMENTS]
        )
        self.drafts.setText(translate("contracts", "%n draft(s)", "", len(read.drafts)))
        self.drafts.setVisible(bool(read.drafts))
        late = sum((one.days or 0) > 0 for one in read.milestones)
        soon = sum(one.reminded for one in read.retention)
        told = [translate("contracts", "%n late milestone(s)", "", late)] if late else []
        told += (
            [translate("contracts", "%n retention(s) to collect soon", "", soon)] if soon else []
        )
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

    def _tell_others(self) -> None:
        """Sums of one currency in the row, the others of the first column behind them."""
        table = self.table()
        sums = self._sums if table.model.is_long else table.model.totals()
        if table.total is None:
            return
        table.total.set_sums(sums, "open")

    def close_confirm(self) -> None:
        """Drop the confirmation under way."""
        if self._confirm is not None:
            self._host.removeWidget(self._confirm)
            discard(self._confirm)
            self._confirm = None
