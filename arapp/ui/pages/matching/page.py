"""收款核销: bank line after bank line onto the rows it pays, each in one keystroke."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done, Topic
from arapp.services.ledger import desk
from arapp.services.ledger.desk import DeskReceipt, DoneReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_commands import MarkReceipt
from arapp.services.matching.commands import Allocate, Unallocate
from arapp.services.matching.decline_answer import DeclineAnswer
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.matching import keys
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.feed import Feed, Shown
from arapp.ui.pages.matching.head import BankStrip
from arapp.ui.pages.matching.inbox import (
    DONE,
    PENDING,
    PREPAID,
    SKIPPED,
    Inbox,
    Line,
    done_lines,
    receipt_lines,
    skipped_lines,
)
from arapp.ui.pages.matching.panes import MessagePane, SettledPane, SkippedPane
from arapp.ui.pages.matching.work import Work

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
        self.record = record or (lambda: self.navigate.emit("receipt", None))
        self.bring = bring or (lambda: self.navigate.emit("import", None))
        self._shown: Shown | None = None
        self._segment = PENDING
        self._hidden: set[int] = set()
        self._posting: set[int] = set()
        self._extra: DoneReceipt | None = None
        self._moved = False
        self._wanted: int | None = None
        self.feed = Feed(ops, self)
        self.acts.add(*keys.actions(self))
        self.strip = BankStrip()
        self.inbox = Inbox()
        self.work = Work(ops, self.acts)
        self.settled = SettledPane()
        self.skipped = SkippedPane()
        self.message = MessagePane()
        self.bare = MessagePane()
        self._lay_out()
        self._wire()
        self._enable()

    def _lay_out(self) -> None:
        self.body.addWidget(self.strip)
        self.right = QStackedWidget()
        for pane in (self.work, self.settled, self.skipped, self.message):
            self.right.addWidget(pane)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.inbox)
        split.addWidget(self.right)
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
        self.inbox.entered.connect(self.enter)
        self.inbox.undo_asked.connect(self.ops.undo)
        self.inbox.view.pressed.connect(lambda _: self._note_move())
        self.work.changed.connect(self._enable)
        self.work.picked.connect(self._picked)
        self.work.ticks.table.view.installEventFilter(self)
        self.settled.reversed.connect(lambda one: self._run(Unallocate(one)))
        self.settled.released.connect(lambda one: self._run(MarkReceipt(one, "")))
        self.skipped.receipt_clicked.connect(self.open)

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
        self._hidden &= self._posting
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

    def _waiting(self) -> list[DeskReceipt]:
        pending = self._shown.pending if self._shown else ()
        return [one for one in pending if one.id not in self._hidden]

    def _fill(self) -> None:
        shown = self._shown
        if shown is None:
            return
        waiting = self._waiting()
        self.inbox.set_counts({
            PENDING: len(waiting), PREPAID: len(shown.prepaid), DONE: len(shown.done),
            SKIPPED: len(shown.skipped),
        })  # fmt: skip
        self.inbox.segments.choose(self._segment)
        self.inbox.set_lines(self._lines(shown, waiting))
        self._subtitle_of(waiting)
        self._show(self.inbox.current())

    def _lines(self, shown: Shown, waiting: list[DeskReceipt]) -> list[Line]:
        results = self.feed.results
        if self._segment == PENDING:
            return receipt_lines(waiting, results, shown.today)
        if self._segment == PREPAID:
            prepaid = [one for one in shown.prepaid if one.id not in self._hidden]
            return receipt_lines(prepaid, results, shown.today)
        if self._segment == SKIPPED:
            return skipped_lines(shown.skipped, shown.today)
        extra = [self._extra] if self._extra else []
        known = {one.receipt.id for one in extra}
        done = [*extra, *(one for one in shown.done if one.receipt.id not in known)]
        return done_lines(done, shown.today)

    def _subtitle_of(self, waiting: list[DeskReceipt]) -> None:
        base = formats.base_currency()
        total = formats.amount(sum(one.left for one in waiting if one.currency == base))
        left = self.tr("%n receipt(s) to go, {total}", "", len(waiting)).format(total=total)
        told = left if waiting else ""
        if told != self.subtitle():
            self.set_subtitle(told)

    def _switch(self, segment: str) -> None:
        if segment != DONE:
            self._extra = None
        self._segment = segment
        self._fill()
        if self.inbox.current() is None:
            self.inbox.view.go_first()

    def _note_move(self) -> None:
        self._moved = True

    # --- one receipt --------------------------------------------------------------------------

    def _show(self, line: Line | None) -> None:
        record = line.record if line is not None else None
        if isinstance(record, DeskReceipt):
            self._show_work(record)
        elif isinstance(record, DoneReceipt):
            self.settled.show_done(record, self._today())
            self.right.setCurrentWidget(self.settled)
        elif isinstance(record, Duplicate):
            self.skipped.show_line(record)
            self.right.setCurrentWidget(self.skipped)
        else:
            self._show_nothing()
        self._enable()

    def _today(self) -> Any:
        return self.inbox.model.today

    def _show_work(self, receipt: DeskReceipt) -> None:
        out = self.feed.results.get(receipt.id)
        self.right.setCurrentWidget(self.work)
        self.work.show_receipt(receipt, out, self._today(), self.feed.picked.get(receipt.id))

    def _show_nothing(self) -> None:
        self.right.setCurrentWidget(self.message)
        if self._segment == PENDING:
            done = self._shown.done if self._shown else ()
            self.message.say(
                self.tr("All matched"),
                self.tr("Import a bank file") if not done else "", self.bring, done=True,
            )  # fmt: skip
        elif self._segment == DONE:
            self.message.say(self.tr("Nothing matched today yet"))
        else:
            self.message.say(self.tr("Nothing was skipped"))

    def current_receipt(self) -> DeskReceipt | None:
        """The receipt being matched, None when something else is shown."""
        line = self.inbox.current()
        record = line.record if line is not None else None
        return record if isinstance(record, DeskReceipt) else None

    def draft(self) -> Draft | None:
        """What would be posted for the current receipt."""
        receipt, draft = self.current_receipt(), self.work.draft
        return draft if receipt and draft and draft.receipt.id == receipt.id else None

    def _enable(self) -> None:
        draft = self.draft()
        out = self.feed.results.get(draft.receipt.id) if draft else None
        keys.enable(self.acts, self.work, draft, out)
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
        if draft is None:
            return
        if draft.ready:
            self.post()
        elif draft.owner() is None and not self.work.all_answers():
            self.work.ask_customer()
        else:
            self.work.ticks.table.view.setFocus()

    def post(self) -> None:
        """Allocate as drafted, and on to the next receipt at once."""
        draft = self.draft()
        if draft is None or not draft.ready:
            return
        command = draft.command()
        told = self._told(draft)
        self._leave(draft.receipt.id)
        self.ops.run(
            command, partial(self._posted, draft.receipt.id, told),
            partial(self._refused, draft.receipt.id), owner=self,
        )  # fmt: skip

    def _told(self, draft: Draft) -> str:
        currency, number = draft.receipt.currency, draft.receipt.number
        money = formats.amount(draft.ticked - draft.difference, currency)
        rest = formats.amount(draft.short, currency)
        if not draft.amounts:
            form = self.tr("Kept as prepayment: {rest}, {number}")
        elif draft.short > 0:
            form = self.tr("Allocated {money}, {rest} kept as prepayment, {number}")
        else:
            form = self.tr("Allocated {money}, {number}")
        return form.format(money=money, rest=rest, number=number)

    def _leave(self, receipt_id: int) -> None:
        """The next receipt is current before the ledger has answered."""
        following = self.inbox.next_id()
        self._moved = True
        self._hidden.add(receipt_id)
        self._posting.add(receipt_id)
        self.inbox.view.setFocus()
        if following is not None:
            self.inbox.view.go_to(following)
        self._fill()

    def _posted(self, receipt_id: int, told: str, _done: Done) -> None:
        self._posting.discard(receipt_id)
        self.told.emit(told)

    def _refused(self, receipt_id: int, error: ArappError) -> None:
        self._posting.discard(receipt_id)
        self._hidden.discard(receipt_id)
        self._fill()
        self.inbox.view.go_to(receipt_id)
        self.work.bar.tell(text.sentence(error))

    def _run(self, command: Allocate | Unallocate | MarkReceipt | DeclineAnswer) -> None:
        label = text.label(command.label)
        self.ops.run(command, lambda _done: self.told.emit(label), owner=self)

    def decline(self) -> None:
        """These rows are not what it pays: never propose them again."""
        draft = self.draft()
        answers = self.work.all_answers()
        if draft is None or not answers:
            return
        chosen = draft.answer
        answer = chosen if chosen is not None and chosen in answers else answers[0]
        ids = tuple(part.plan_id for part in answer.parts)
        if ids:
            self._run(DeclineAnswer(draft.receipt.id, ids))

    def set_aside(self) -> None:
        """It is no customer's money."""
        receipt = self.current_receipt()
        if receipt is not None:
            out = self.feed.results.get(receipt.id)
            reasons = out.result.best.reasons if out else ()
            key = next((one.key for one in reasons if one.group == "veto"), "other")
            told = self.tr("Set aside: {number}").format(number=receipt.number)
            self._leave(receipt.id)
            self.ops.run(
                MarkReceipt(receipt.id, key), partial(self._posted, receipt.id, told),
                partial(self._refused, receipt.id), owner=self,
            )  # fmt: skip

    def find_set(self) -> None:
        """Rows that add up to the receipt."""
        self.work.find_set()

    def ask_customer(self) -> None:
        """Whose money is it?"""
        self.work.ask_customer()

    def open_reasons(self) -> None:
        """Drop the list of reasons."""
        self.work.bar.open_list()

    def choose(self, number: int) -> None:
        """Take a proposal by its number, from 0."""
        self.work.choose(number)

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
        self._moved = True
        for segment, receipts in ((PENDING, self._shown.pending), (PREPAID, self._shown.prepaid)):
            if any(one.id == wanted for one in receipts):
                self._switch(segment)
                self.inbox.view.go_to(wanted)
                return
        self.ops.ask(lambda tx: desk.settled(tx, wanted), self._show_settled, owner=self)

    def _show_settled(self, done: DoneReceipt | None) -> None:
        self._extra = done
        self._switch(DONE)
        if done is not None:
            self.inbox.view.go_to(done.receipt.id)

    # --- keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        """Enter in the tick list posts; in an amount being typed it only ends the typing."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._entered(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no field took."""
        if not self._entered(event):
            super().keyPressEvent(event)

    def _entered(self, event: QKeyEvent) -> bool:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or event.isAutoRepeat():
            return False
        if not self.work.ticks.is_editing():
            self.enter()
        return True
