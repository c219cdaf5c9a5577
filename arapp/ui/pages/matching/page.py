"""收款核销: bank line after bank line onto the rows it pays, each in one keystroke."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from arapp.services.dispatch import Topic
from arapp.services.ledger.desk import DeskReceipt
from arapp.services.matching.offers import Offer
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.matching import keys, slips, words
from arapp.ui.pages.matching.doing import Doing, receipt_of
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.feed import Feed, Shown
from arapp.ui.pages.matching.head import BankStrip
from arapp.ui.pages.matching.inbox import Inbox
from arapp.ui.pages.matching.listing import (
    DONE,
    PENDING,
    PREPAID,
    SKIPPED,
    Line,
    counts_of,
    lines_of,
    to_go,
    two_lines,
)
from arapp.ui.pages.matching.moving import Moving
from arapp.ui.pages.matching.packing import Packing
from arapp.ui.pages.matching.panes import MessagePane
from arapp.ui.pages.matching.seeking import Seeking
from arapp.ui.pages.matching.side import Side
from arapp.ui.tables.delegates import TwoLines

_LIST_WIDTH, _LIST_LEAST = 352, 320


class MatchingPage(Page):
    """`record` opens the form 登记收款, `bring` the import of a bank file; without them the page
    asks the window for its pages "receipt" and "import"."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.PLANS, Topic.CUSTOMERS, Topic.IMPORTS,
         Topic.CONTRACTS, Topic.SETTINGS}
    )  # fmt: skip

    def __init__(
        self,
        ops: Ops,
        record: Callable[[], object] | None = None,
        bring: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ops, parent)
        self.receive = record or (lambda: self.navigate.emit("receipt", None))
        self.bring = bring or (lambda: self.navigate.emit("import", None))
        self.shown: Shown | None = None
        self._segment = PENDING
        self._moved = False
        self._asking = False
        self._at: int | None = None
        self.feed = Feed(ops, self)
        self.seeking = Seeking(self)
        self.doing = Doing(self)
        self.packing = Packing(self)
        self.moving = Moving(self)
        self.deeds = self.doing.deeds
        self.acts.add(*keys.actions(self))
        self.strip = BankStrip()
        self.inbox = Inbox(self._two, self.acts)
        self.side = Side(ops, self.acts, self.feed)
        self.work = self.side.work
        self.bare = MessagePane()
        self._lay_out()
        self._wire()
        self._enable()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self.body.addWidget(self.strip)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.inbox)
        split.addWidget(self.side)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 900])
        self.inbox.setMinimumWidth(_LIST_LEAST)
        self.whole = QStackedWidget()
        self.whole.addWidget(split)
        self.whole.addWidget(self.bare)
        self.body.addWidget(self.whole, 1)
        self.setFocusProxy(self.inbox.view)

    def _wire(self) -> None:
        self.feed.listed.connect(self._listed)
        self.feed.matched.connect(self._matched)
        self.strip.skipped_clicked.connect(lambda: self.switch(SKIPPED))
        self.inbox.moved.connect(self._show)
        self.inbox.switched.connect(self.switch)
        self.inbox.undo_asked.connect(self.ops.undo)
        self.inbox.touched.connect(partial(setattr, self, "_moved", True))
        self.seeking.wire()
        self.work.changed.connect(self._enable)
        self.work.picked.connect(self.doing.pick)
        enter = keys.EnterFilter(self.doing.enter, self.work.ticks.is_editing, self)
        for view in (self.inbox.view, self.work.ticks.table.view):
            view.row_menu = self._row_menu
        for widget in (self, self.inbox.view, self.work.ticks.table.view):
            widget.installEventFilter(enter)
        self.doing.wire()
        self.packing.wire()
        self.moving.wire()
        self.side.skipped.receipt_clicked.connect(self.open)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; old rows stay meanwhile."""
        self.inbox.view.set_loading(True)
        self.feed.refresh()

    def open(self, what: Any) -> None:
        """Show a receipt by id, wherever it stands, or the first of {"customer": id}."""
        self.seeking.ask(what)

    def keep(self) -> Any:
        """Segment, row, scroll."""
        return self._segment, self.inbox.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self.switch(segment)
        self.inbox.view.restore_state(state)

    def record(self) -> str | None:
        """The row in the tick list while it has the focus, else the receipt."""
        view = self.work.ticks.table.view
        plan = view.current_row() if view.hasFocus() else None
        if plan is not None:
            return f"plan:{plan.id}"
        receipt = self.any_receipt()
        return f"receipt:{receipt.id}" if receipt is not None else None

    def panes(self) -> list[QWidget]:
        """List and tick list."""
        return [self.inbox.view, self.work.ticks.table.view]

    def escape(self) -> bool:
        """Close the question for the customer, else go back to the list."""
        if self.work.who.field.hasFocus() or not self.inbox.view.hasFocus():
            self.inbox.view.setFocus()
            if self.current_receipt() is not None and self.work.all_answers():
                self.work.who.close_row()
            return True
        if self.inbox.finder.isVisible():
            self.inbox.finder.clear()
            return True
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Slips fall on their receipt; sheets and ledgers are the window's."""
        if slips.dropped(event.mimeData()) and self.any_receipt() is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach them."""
        event.acceptProposedAction()
        self.doing.attach_files(slips.dropped(event.mimeData()))

    # --- lists --------------------------------------------------------------------------------

    def _listed(self, shown: Shown) -> None:
        self.shown = shown
        self.deeds.settle()
        self.strip.set_file(
            shown.bank, shown.today, words.hit_rate(shown.hits), words.posted(shown.posted)
        )
        self.inbox.model.today = shown.today
        self.inbox.set_done(shown.done)
        self.whole.setCurrentIndex(1 if shown.bare else 0)
        if shown.bare:
            self.bare.say(
                self.tr("No receipts yet. Import a bank file or record a receipt (Ctrl+R)."),
                self.tr("Import a bank file"), self.bring,
            )  # fmt: skip
        self.fill()
        self.seeking.find_wanted()

    def _matched(self) -> None:
        self.fill()
        if not self._moved and self._segment == PENDING:
            self.inbox.view.go_first()

    def _two(self, line: Line) -> TwoLines:
        return two_lines(line, self.feed.results.get(line.id), self.inbox.model.today)

    def fill(self) -> None:
        """The list and what stands around it, from what was read last."""
        shown = self.shown
        if shown is None:
            return
        hidden, seek = self.deeds.hidden, self.seeking
        lines = lines_of(shown, self._segment, hidden, self.feed.results, seek.extra,
                         seek.pinned, seek.found)  # fmt: skip
        counts = counts_of(shown, hidden)
        if seek.found is not None:
            counts[DONE] = seek.found.total
        self.inbox.set_counts(counts)
        self.inbox.set_more(counts[self._segment] - len(lines))
        self.inbox.set_offers(shown.offers if self._segment == PREPAID else ())
        self.inbox.segments.choose(self._segment)
        self.inbox.set_lines(lines)
        told = to_go(shown, hidden)
        if told != self.subtitle():
            self.set_subtitle(told)
        self._show(self.inbox.current())

    def switch(self, segment: str) -> None:
        if segment != DONE:
            self.seeking.close()
        self._segment = segment
        self.fill()
        if self.inbox.current() is None:
            self.inbox.view.go_first()

    def offers(self) -> tuple[Offer, ...]:
        """Rows that prepayments may pay today."""
        return self.shown.offers if self.shown else ()

    # --- one receipt --------------------------------------------------------------------------

    def _show(self, line: Line | None) -> None:
        if line is None or line.id != self._at:  # what is being typed about one stays with it
            self.side.only(None)
        self._at = line.id if line is not None else None
        if line is not None:
            asking, self._asking = self._asking, False
            self.side.show_line(line, self.inbox.model.today, asking=asking)
        else:
            begun = self.shown is not None and bool(self.shown.done)
            self.side.show_nothing(
                self._segment, self.bring, begun=begun, found=self.seeking.found is not None
            )
        receipt = self.any_receipt()
        self.doing.slips.of(receipt.id if receipt else None)
        self._enable()

    def current_receipt(self) -> DeskReceipt | None:
        """The receipt being matched, None when something else is shown."""
        line = self.inbox.current()
        record = line.record if line is not None else None
        return record if isinstance(record, DeskReceipt) else None

    def any_receipt(self) -> DeskReceipt | None:
        """The receipt at hand, done or not."""
        line = self.inbox.current()
        return receipt_of(line.record) if line is not None else None

    def draft(self) -> Draft | None:
        """What would be posted for the current receipt."""
        receipt, draft = self.current_receipt(), self.work.draft
        return draft if receipt and draft and draft.receipt.id == receipt.id else None

    def going_on(self, *, asking: bool = True) -> None:
        """The list no longer moves by itself; a next one without customer asks for it."""
        self._moved = True
        self._asking = self._asking or asking

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        if self.inbox.view.hasFocus():
            self.acts.fill(menu, ("card", "slip", "refund", "transfer", "reverse"))
        else:
            self.acts.fill(menu, ("debt", "offset"))
        self.add_history(menu)

    def _enable(self) -> None:
        draft = self.draft()
        keys.enable_receipt(self.acts, self.any_receipt())
        self.acts.enable("prepaid_all", bool(self.offers()))
        keys.enable(self.acts, self.work, draft)
        if draft is None:
            self.set_status("", "")
            return
        count = len(draft.amounts)
        ticked = formats.amount(draft.ticked, draft.receipt.currency)
        told = self.tr("%n row(s) ticked, {sum}", "", count).format(sum=ticked) if count else ""
        self.set_status(told, self.tr("F6 to the rows, Space ticks, F2 changes an amount"))
