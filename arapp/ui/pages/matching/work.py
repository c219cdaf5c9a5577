"""The right side: the receipt, its proposals, the rows to tick, the sum at the foot."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from arapp.services.ledger.desk import DeskPlan, DeskReceipt
from arapp.services.matching.rows import Answer, Confidence
from arapp.services.matching.service import AnswerOut
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.answers import AnswerList
from arapp.ui.pages.matching.bar import ActionBar
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.hand import Hand
from arapp.ui.pages.matching.head import ReceiptHead
from arapp.ui.pages.matching.reading import Rows, plan_in, read
from arapp.ui.pages.matching.ticks import TickList
from arapp.ui.pages.matching.who import WhoRow
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.labels import label, stack

_CHOSEN_AT_ONCE = frozenset({Confidence.HIGH, Confidence.MEDIUM})


class Work(QWidget):
    """Signals:
    changed(): the draft is another.
    picked(int): a customer was chosen by hand.
    """

    changed = Signal()
    picked = Signal(int)

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ops = ops
        self._out: AnswerOut | None = None
        self._sets: tuple[Answer, ...] = ()
        self._offer: Mapping[int, int] = {}
        self._also: tuple[int, ...] = ()
        self._picked: int | None = None
        self._touched = False
        self._loaded = False
        self._asking = False
        self._today = date.min
        self.rows = Rows()
        self.draft: Draft | None = None
        self.head = ReceiptHead()
        self.head.mark(abnormal.of(ops))
        self.who = WhoRow(ops)
        self.why = label("", "body", "text2", wrap=True)
        self.why.setContentsMargins(MARGIN_LEFT, 2, MARGIN_RIGHT, 8)
        self.answers = AnswerList(acts)
        self.ticks = TickList(acts)
        self.bar = ActionBar(acts)
        box = stack(self)
        for part in (self.head, self.why, self.who, self.answers, self.ticks, self.bar):
            box.addWidget(part, 1 if part is self.ticks else 0)
        self.hand = Hand(ops, self)
        self.hand.wire()
        self.who.chosen.connect(self.picked)
        self.who.added.connect(self.add_customer)

    # --- showing ------------------------------------------------------------------------------

    def show_receipt(
        self, receipt: DeskReceipt, out: AnswerOut | None, today: date, picked: int | None,
        *, asking: bool = False, offer: Mapping[int, int] | None = None,
    ) -> None:  # fmt: skip
        """Another receipt, or new proposals for this one; what was begun by hand stays.

        `asking`: without any customer to think of, the question for it gets the focus. `offer`:
        rows that a prepayment may pay today, ticked at once.
        """
        same = self.draft is not None and self.draft.receipt == receipt
        told = self._out.result if self._out else None
        known = (out.result if out else None) == told and picked == self._picked
        known = known and (offer or {}) == self._offer
        self._today = today
        if same and (self._touched or known):
            self._out = out or self._out
            self._ask_rows(receipt)
            return
        self._out, self._picked, self._offer = out, picked, offer or {}
        self._sets, self._touched, self._loaded = (), False, False
        self.head.set_receipt(receipt, today)
        self.bar.tell("")
        if not same:
            self._asking, self._also = asking, ()
            self.who.close_row()
        self.draft = Draft(receipt, customer_id=picked or receipt.customer_id)
        self._show_answers()
        self._ask_rows(receipt)

    def _ask_rows(self, receipt: DeskReceipt) -> None:
        query = partial(read, currency=receipt.currency, rows=self._part_ids(),
                        customers=(*self._customers(), *self._also))  # fmt: skip
        done = partial(self._came, receipt.id)
        self._ops.ask(query, done, latest=("matching", "rows"), owner=self)

    def _customers(self) -> tuple[int, ...]:
        known = [self.draft.customer_id if self.draft else None]
        known += [answer.customer_id for answer in self.all_answers()]
        return tuple({one: None for one in known if one is not None})

    def _part_ids(self) -> tuple[int, ...]:
        named = (part.plan_id for answer in self.all_answers() for part in answer.parts)
        return (*named, *self._offer)

    def is_loaded(self) -> bool:
        """Whether the rows of the receipt are there."""
        return self._loaded

    def is_outside(self) -> bool:
        """Whether the matcher takes it for no customer's money."""
        return self._out is not None and self._out.result.not_customer

    def judged(self, draft: Draft) -> Draft:
        """As it goes into the books: what comes to the same as the first proposal counts as that
        one, whoever ticked it; sets found and proposals for another customer never do."""
        best = self._out.result.best if self._out and self._picked is None else None
        if best is not None and draft.comes_to(best):
            return replace(draft, choice=0)
        return replace(draft, choice=max(draft.choice or 0, 1) if draft.answer else None)

    def all_answers(self) -> tuple[Answer, ...]:
        """The proposals on the cards: sets found on request replace the matcher's."""
        if self._sets:
            return self._sets
        if self._out is None:
            return ()
        found = (self._out.result.best, *self._out.result.alternatives)
        return tuple(one for one in found if one.parts or one.prepayment)

    def show_sets(self, sets: tuple[Answer, ...]) -> None:
        """Sets that add up, on the cards; none is chosen."""
        self._sets, self._touched = sets, True
        self._show_answers()

    def _came(self, receipt_id: int, rows: Rows) -> None:
        if self.draft is None or self.draft.receipt.id != receipt_id:
            return
        fresh, self._loaded = not self._loaded, True
        if not fresh and rows == self.rows:
            return
        self.rows = rows
        draft = self.draft.renew({plan.id: plan for plan in rows.plans})
        self.draft = replace(draft, limits=rows.limits)
        if fresh:
            self._take_best()
        self.show_draft()
        outside = self._out is not None and self._out.result.not_customer
        if fresh and self._out is not None and not self._customers() and not outside:
            self.who.open_row(self.draft.receipt.currency, focus=self._asking)

    def _take_best(self) -> None:
        """What the prepayment is offered for; else the first proposal, when it is sure enough and
        alone."""
        if self.draft is None:
            return
        if self._offer:
            self.draft = self.draft.take_offer(self._offer, self.all_answers())
            return
        best = next(iter(self.all_answers()), None)
        ambiguous = self._out is not None and self._out.result.ambiguous
        sure = best is not None and best.confidence in _CHOSEN_AT_ONCE and not ambiguous
        if best is not None and sure:
            self.draft = self.owned(self.draft, best).take(best)

    def owned(self, draft: Draft, answer: Answer) -> Draft:
        """Under the customer of the answer when nothing else is known."""
        known = self._picked or draft.receipt.customer_id
        return replace(draft, customer_id=known or answer.customer_id)

    def _show_answers(self) -> None:
        if self.draft is None:
            return
        plans = dict(self._out.plans) if self._out else {}
        names = self._out.customers if self._out else {}
        for plan in self.rows.plans:
            plans.setdefault(plan.id, plan_in(plan))
        self._tell_why()
        self.answers.set_answers(self.all_answers(), plans, names, self.draft.receipt.currency)

    def _tell_why(self) -> None:
        """Without a proposal: what was looked at all the same."""
        bare = self._out is not None and not self.all_answers()
        self.why.setVisible(bare)
        if self._out is not None and bare:
            self.why.setText(words.reasons(self._out))

    def customer_id(self) -> int | None:
        """Whose receipt it is thought to be."""
        known = self.draft.owner() if self.draft is not None else None
        return known or next(iter(self._customers()), None)

    def show_draft(self) -> None:
        """Everything that follows from the draft."""
        draft = self.draft
        if draft is None:
            return
        owner = self.customer_id()
        self.head.set_customer(self.rows.customers.get(owner or 0))
        self.ticks.show_draft(draft, self._visible(owner), self._today)
        self.bar.show_draft(draft)
        answers = self.all_answers()
        self.answers.set_chosen(answers.index(draft.answer) if draft.answer in answers else -1)
        self.changed.emit()

    def _visible(self, owner: int | None) -> list[DeskPlan]:
        ticked = self.draft.amounts if self.draft else {}
        shown = {owner, *self._also}
        plans = [p for p in self.rows.plans if p.customer_id in shown or p.id in ticked]
        return sorted(plans, key=lambda plan: plan.customer_id != owner)

    # --- by hand ------------------------------------------------------------------------------

    def set_draft(self, draft: Draft) -> None:
        """As the user wants it."""
        self.draft = draft
        self._touched = True
        self.bar.tell("")
        self.show_draft()

    def add_customer(self, customer_id: int) -> None:
        """Rows of one more customer, below those of the payer's own."""
        draft, owner = self.draft, self.customer_id()
        if draft is None or customer_id == owner:
            return
        self.draft = replace(draft, customer_id=draft.customer_id or owner)
        self._also = tuple(dict.fromkeys((*self._also, customer_id)))
        self._touched = True
        self.who.close_row()
        self._ask_rows(draft.receipt)
        self.ticks.table.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards keep to half of the height."""
        super().resizeEvent(event)
        self.answers.fit()
