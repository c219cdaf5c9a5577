"""收款核销: bank line after bank line onto the rows it pays, each in one keystroke."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from arapp.services.dispatch import Topic
from arapp.services.ledger import desk_done
from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.ui import dialogs, formats
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.matching import keys
from arapp.ui.pages.matching.deeds import Deeds
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
from arapp.ui.pages.matching.panes import MessagePane
from arapp.ui.pages.matching.side import Side
from arapp.ui.tables.delegates import TwoLines

_LIST_WIDTH = 344


class MatchingPage(Page):
    """`record` opens the form 登记收款, `bring` the import of a bank file; without them the page
    asks the window for its pages "receipt" and "import"."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.PLANS, Topic.CUSTOMERS, Topic.IMPORTS,
         Topic.CONTRACTS}
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
        self._shown: Shown | None = None
        self._segment = PENDING
        self._extra: DoneReceipt | None = None
        self._moved = False
        self._asking = False
        self._wanted: int | None = None
        self._pinned: int | None = None
        self.feed = Feed(ops, self)
        self.deeds = Deeds(ops, self)
        self.acts.add(*keys.actions(self))
        self.strip = BankStrip()
        self.inbox = Inbox(self._two)
        self.side = Side(ops, self.acts, self.feed)
        self.work = self.side.work
        self.bare = MessagePane()
        self._lay_out()
        self._wire()
        self._enable()

    def _lay_out(self) -> None:
        self.body.addWidget(self.strip)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.inbox)
        split.addWidget(self.side)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 900])
        self.inbox.setMinimumWidth(280)
        self.whole = QStackedWidget()
        self.whole.addWidget(split)
        self.whole.addWidget(self.bare)
        self.body.addWidget(self.whole, 1)
        self.setFocusProxy(self.inbox.view)

    def _wire(self) -> None:
        self.feed.listed.connect(self._listed)
        self.feed.matched.connect(self._matched)
        self.strip.skipped_clicked.connect(lambda: self._switch(SKIPPED))
        self.inbox.moved.connect(self._show)
        self.inbox.switched.connect(self._switch)
        self.inbox.undo_asked.connect(self.ops.undo)
        self.inbox.touched.connect(partial(setattr, self, "_moved", True))
        self.work.changed.connect(self._enable)
        self.work.picked.connect(self._picked)
        enter = keys.EnterFilter(self.enter, self.work.ticks.is_editing, self)
        for view in (self.inbox.view, self.work.ticks.table.view):
            view.row_menu = self._row_menu
        for widget in (self, self.inbox.view, self.work.ticks.table.view):
            widget.installEventFilter(enter)
        self.side.settled.reversed.connect(self.deeds.take_back)
        self.side.settled.released.connect(self.deeds.release)
        self.side.settled.wrong.connect(self.reverse)
        self.deeds.told.connect(self.told)
        self.deeds.leaving.connect(self._leave)
        self.deeds.refused.connect(self._refused)
        self.side.skipped.receipt_clicked.connect(self.open)

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read again; old rows stay meanwhile."""
        self.inbox.view.set_loading(True)
        self.feed.refresh()

    def open(self, what: Any) -> None:
        """Show a receipt by id, wherever it stands."""
        if isinstance(what, int):
            self._wanted = what
            if self._shown is not None:
                self._find_wanted()

    def keep(self) -> Any:
        """Segment, row, scroll."""
        return self._segment, self.inbox.view.keep_state()

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        segment, state = kept
        self._switch(segment)
        self.inbox.view.restore_state(state)

    def record(self) -> str | None:
        """The row in the tick list while it has the focus, else the receipt."""
        view = self.work.ticks.table.view
        plan = view.current_row() if view.hasFocus() else None
        if plan is not None:
            return f"plan:{plan.id}"
        line = self.inbox.current()
        told = line is not None and isinstance(line.record, DeskReceipt | DoneReceipt)
        return f"receipt:{line.id}" if line is not None and told else None

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
        return False

    # --- lists --------------------------------------------------------------------------------

    def _listed(self, shown: Shown) -> None:
        self._shown = shown
        self.deeds.settle()
        self.strip.set_file(shown.bank, shown.today)
        self.inbox.model.today = shown.today
        self.inbox.set_done(shown.done)
        self.whole.setCurrentIndex(1 if shown.bare else 0)
        if shown.bare:
            self.bare.say(
                self.tr("No receipts yet. Import a bank file or record a receipt (Ctrl+R)."),
                self.tr("Import a bank file"), self.bring,
            )  # fmt: skip
        self._fill()
        self._find_wanted()

    def _matched(self) -> None:
        self._fill()
        if not self._moved and self._segment == PENDING:
            self.inbox.view.go_first()

    def _two(self, line: Line) -> TwoLines:
        return two_lines(line, self.feed.results.get(line.id), self.inbox.model.today)

    def _fill(self) -> None:
        shown = self._shown
        if shown is None:
            return
        hidden = self.deeds.hidden
        lines = lines_of(shown, self._segment, hidden, self.feed.results, self._extra, self._pinned)
        counts = counts_of(shown, hidden)
        self.inbox.set_counts(counts)
        self.inbox.set_more(counts[self._segment] - len(lines))
        self.inbox.segments.choose(self._segment)
        self.inbox.set_lines(lines)
        told = to_go(shown, hidden)
        if told != self.subtitle():
            self.set_subtitle(told)
        self._show(self.inbox.current())

    def _switch(self, segment: str) -> None:
        if segment != DONE:
            self._extra = None
        self._segment = segment
        self._fill()
        if self.inbox.current() is None:
            self.inbox.view.go_first()

    # --- one receipt --------------------------------------------------------------------------

    def _show(self, line: Line | None) -> None:
        if line is not None:
            asking, self._asking = self._asking, False
            self.side.show_line(line, self.inbox.model.today, asking=asking)
        else:
            begun = self._shown is not None and bool(self._shown.done)
            self.side.show_nothing(self._segment, self.bring, begun=begun)
        self._enable()

    def current_receipt(self) -> DeskReceipt | None:
        """The receipt being matched, None when something else is shown."""
        line = self.inbox.current()
        record = line.record if line is not None else None
        return record if isinstance(record, DeskReceipt) else None

    def draft(self) -> Draft | None:
        """What would be posted for the current receipt."""
        receipt, draft = self.current_receipt(), self.work.draft
        return draft if receipt and draft and draft.receipt.id == receipt.id else None

    def _row_menu(self, menu: QMenu, _row: Any) -> None:
        if self.inbox.view.hasFocus():
            self.acts.fill(menu, ("card", "reverse"))
        self.add_history(menu)

    def _customer(self) -> int | None:
        """Whom the receipt is thought to be from."""
        line = self.inbox.current()
        done = line.record if line is not None and isinstance(line.record, DoneReceipt) else None
        return done.receipt.customer_id if done is not None else self.work.customer_id()

    def open_card(self) -> None:
        """Ctrl+I: the card of the customer the receipt is thought to be from."""
        customer = self._customer()
        if customer is not None:
            self.navigate.emit("customer", customer)

    def new_plan(self) -> None:
        """Ctrl+Shift+N: what the customer paid is not planned yet."""
        self.navigate.emit("contract", {"customer": self._customer()})

    def _enable(self) -> None:
        draft = self.draft()
        line = self.inbox.current()
        shown = line is not None and isinstance(line.record, DeskReceipt | DoneReceipt)
        self.acts.enable("reverse", shown)
        keys.enable(self.acts, self.work, draft)
        if draft is None:
            self.set_status("", "")
            return
        count = len(draft.amounts)
        ticked = formats.amount(draft.ticked, draft.receipt.currency)
        told = self.tr("%n row(s) ticked, {sum}", "", count).format(sum=ticked) if count else ""
        self.set_status(told, self.tr("F6 to the rows, Space ticks, F2 changes an amount"))

    # --- doing --------------------------------------------------------------------------------

    def enter(self) -> None:
        """Enter: post when it may be posted, ask for the customer when nobody knows it."""
        draft = self.draft()
        if draft is None or not self.work.is_loaded():
            return
        if self.acts.enabled("post"):
            self.post()
        elif draft.owner() is None and not self.work.all_answers():
            self.work.hand.ask_customer()
        else:
            self.work.ticks.table.view.setFocus()
            self.work.bar.hint(draft)

    def post(self) -> None:
        """Allocate as drafted (or set aside), and on to the next receipt at once."""
        draft = self.draft()
        if draft is None or not self.work.is_loaded():
            return
        if draft.ready:
            self.deeds.post(draft)
        elif self.work.is_outside() and not draft.amounts:
            self.set_aside()

    def _leave(self, _receipt_id: int) -> None:
        """The next receipt is current before the ledger has answered."""
        following = self.inbox.next_id()
        self._moved = self._asking = True
        self.inbox.view.setFocus()
        if following is not None:
            self.inbox.view.go_to(following)
        self._fill()

    def _refused(self, receipt_id: int, told: str) -> None:
        self._fill()
        self.inbox.view.go_to(receipt_id)
        self.work.bar.tell(told)

    def decline(self) -> None:
        """These rows are not what it pays: never propose them again."""
        draft = self.draft()
        if draft is not None:
            self.deeds.decline(draft, self.work.all_answers())

    def set_aside(self) -> None:
        """It is no customer's money."""
        receipt = self.current_receipt()
        if receipt is not None:
            self.deeds.set_aside(receipt, self.feed.results.get(receipt.id))

    def reverse(self) -> None:
        """The receipt was booked in error: taken back whole by a dated row, with the reason."""
        line = self.inbox.current()
        record = line.record if line is not None else None
        receipt = record.receipt if isinstance(record, DoneReceipt) else record
        if not isinstance(receipt, DeskReceipt):
            return
        amount = formats.amount(receipt.amount, receipt.currency)
        asked = self.tr("{number}, {amount}. Why was it wrong?")
        why = dialogs.ask_text(
            self, self.tr("Reverse a receipt booked in error"),
            asked.format(number=receipt.number, amount=amount), verb=self.tr("Reverse"),
        )  # fmt: skip
        if why and why.strip():
            self._extra = None
            self.deeds.reverse(receipt, why, listed=record is receipt)

    def later(self) -> None:
        """On to the next one, nothing written."""
        self._moved = True
        self.inbox.go_on()

    def _picked(self, customer_id: int) -> None:
        receipt = self.current_receipt()
        if receipt is not None:
            self.feed.pick(receipt.id, customer_id)
            self._fill()
            self.inbox.view.setFocus()

    # --- a receipt asked for from elsewhere ---------------------------------------------------

    def _find_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or self._shown is None:
            return
        self._moved, self._pinned = True, wanted
        for segment, receipts in ((PENDING, self._shown.pending), (PREPAID, self._shown.prepaid)):
            if any(one.id == wanted for one in receipts):
                self._switch(segment)
                self.inbox.view.go_to(wanted)
                return
        self.ops.ask(lambda tx: desk_done.settled(tx, wanted), self._show_settled, owner=self)

    def _show_settled(self, done: DoneReceipt | None) -> None:
        self._extra = done
        self._switch(DONE)
        if done is not None:
            self.inbox.view.go_to(done.receipt.id)
