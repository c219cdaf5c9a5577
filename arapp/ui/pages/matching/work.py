"""The right side: the receipt, its proposals, the rows to tick, the sum at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.services.ledger import desk
from arapp.services.ledger.desk import DeskCustomer, DeskPlan, DeskReceipt
from arapp.services.matching.rows import Answer, Confidence, PlanIn
from arapp.services.matching.service import AnswerOut
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.answers import AnswerList
from arapp.ui.pages.matching.bar import ActionBar
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.pages.matching.head import ReceiptHead
from arapp.ui.pages.matching.sets import fitting
from arapp.ui.pages.matching.ticks import TickList
from arapp.ui.pages.matching.who import WhoRow
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.labels import label, stack

_CHOSEN_AT_ONCE = frozenset({Confidence.HIGH, Confidence.MEDIUM})


@dataclass(frozen=True)
class _Rows:
    """What was read for one receipt."""

    plans: tuple[DeskPlan, ...]
    customers: dict[int, DeskCustomer]


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
        self._rows = _Rows((), {})
        self._picked: int | None = None
        self._touched = False
        self._loaded = False
        self._asking = False
        self._today = date.min
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
        self._wire()

    def _wire(self) -> None:
        self.who.chosen.connect(self.picked)
        self.answers.chosen.connect(self.choose)
        self.ticks.ticked.connect(self._tick)
        self.ticks.amounted.connect(self._amount)
        self.ticks.noted.connect(lambda text: self._change(note=text.strip()))
        self.bar.reason_chosen.connect(self._reason)
        self.bar.keep_chosen.connect(lambda on: self._change(keep=on, reason="", answer=None))
        self.bar.part_chosen.connect(self.part)

    # --- showing ------------------------------------------------------------------------------

    def show_receipt(
        self, receipt: DeskReceipt, out: AnswerOut | None, today: date, picked: int | None,
        *, asking: bool = False,
    ) -> None:  # fmt: skip
        """Another receipt, or new proposals for this one; what was begun by hand stays.

        `asking`: without any customer to think of, the question for it gets the focus.
        """
        same = self.draft is not None and self.draft.receipt == receipt
        told = self._out.result if self._out else None
        known = (out.result if out else None) == told and picked == self._picked
        self._today = today
        if same and (self._touched or known):
            self._out = out or self._out
            self._ask_rows(receipt)
            return
        self._out, self._picked = out, picked
        self._sets, self._touched, self._loaded = (), False, False
        self.head.set_receipt(receipt, today)
        self.bar.tell("")
        if not same:
            self._asking = asking
            self.who.close_row()
        self.draft = Draft(receipt, customer_id=picked or receipt.customer_id)
        self._show_answers()
        self._ask_rows(receipt)

    def _ask_rows(self, receipt: DeskReceipt) -> None:
        query = partial(_read, currency=receipt.currency, customers=self._customers(),
                        rows=self._part_ids())  # fmt: skip
        done = partial(self._came, receipt.id)
        self._ops.ask(query, done, latest=("matching", "rows"), owner=self)

    def _customers(self) -> tuple[int, ...]:
        known = [self.draft.customer_id if self.draft else None]
        known += [answer.customer_id for answer in self.all_answers()]
        return tuple({one: None for one in known if one is not None})

    def _part_ids(self) -> tuple[int, ...]:
        return tuple(part.plan_id for answer in self.all_answers() for part in answer.parts)

    def is_loaded(self) -> bool:
        """Whether the rows of the receipt are there."""
        return self._loaded

    def is_outside(self) -> bool:
        """Whether the matcher takes it for no customer's money."""
        return self._out is not None and self._out.result.not_customer

    def all_answers(self) -> tuple[Answer, ...]:
        """The proposals on the cards: sets found on request replace the matcher's."""
        if self._sets:
            return self._sets
        if self._out is None:
            return ()
        found = (self._out.result.best, *self._out.result.alternatives)
        return tuple(one for one in found if one.parts or one.prepayment)

    def _came(self, receipt_id: int, rows: _Rows) -> None:
        if self.draft is None or self.draft.receipt.id != receipt_id:
            return
        fresh, self._loaded = not self._loaded, True
        if not fresh and rows == self._rows:
            return
        self._rows = rows
        self.draft = self.draft.renew({plan.id: plan for plan in rows.plans})
        if fresh:
            self._take_best()
        self._show_draft()
        outside = self._out is not None and self._out.result.not_customer
        if fresh and self._out is not None and not self._customers() and not outside:
            self.who.open_row(self.draft.receipt.currency, focus=self._asking)

    def _take_best(self) -> None:
        """The first proposal, when it is sure enough and alone."""
        best = next(iter(self.all_answers()), None)
        ambiguous = self._out is not None and self._out.result.ambiguous
        sure = best is not None and best.confidence in _CHOSEN_AT_ONCE and not ambiguous
        if best is not None and sure and self.draft is not None:
            self.draft = self._owned(self.draft, best).take(best)

    def _owned(self, draft: Draft, answer: Answer) -> Draft:
        """Under the customer of the answer when nothing else is known."""
        known = self._picked or draft.receipt.customer_id
        return replace(draft, customer_id=known or answer.customer_id)

    def _show_answers(self) -> None:
        if self.draft is None:
            return
        plans = dict(self._out.plans) if self._out else {}
        names = self._out.customers if self._out else {}
        for plan in self._rows.plans:
            plans.setdefault(plan.id, _plan_in(plan))
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

    def _show_draft(self) -> None:
        draft = self.draft
        if draft is None:
            return
        owner = self.customer_id()
        self.head.set_customer(self._rows.customers.get(owner or 0))
        self.ticks.show_draft(draft, self._visible(owner), self._today)
        self.bar.show_draft(draft)
        answers = self.all_answers()
        self.answers.set_chosen(answers.index(draft.answer) if draft.answer in answers else -1)
        self.changed.emit()

    def _visible(self, owner: int | None) -> list[DeskPlan]:
        ticked = self.draft.amounts if self.draft else {}
        return [plan for plan in self._rows.plans if plan.customer_id == owner or plan.id in ticked]

    # --- by hand ------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        if self.draft is not None:
            self._set(replace(self.draft, **values))  # type: ignore[arg-type]  # fields of Draft

    def _set(self, draft: Draft) -> None:
        self.draft = draft
        self._touched = True
        self.bar.tell("")
        self._show_draft()

    def choose(self, number: int) -> None:
        """Take the proposal with this number, from 0."""
        answers = self.all_answers()
        if self.draft is not None and self._loaded and number < len(answers):
            answer = answers[number]
            self._set(self._owned(self.draft, answer).take(answer))

    def _tick(self, ids: frozenset[int]) -> None:
        if self.draft is not None:
            self._set(self.draft.tick(ids))

    def _amount(self, plan_id: int, minor: int | None) -> None:
        if self.draft is None:
            return
        try:
            self._set(self.draft.set_amount(plan_id, minor or 0))
        except ValueError:
            self._show_draft()
            self.ticks.tell(self.tr("Not more than is open on the row"))

    def _reason(self, reason: str) -> None:
        if self.draft is not None:
            self._set(self.draft.choose_reason(reason))

    def part(self) -> None:
        """Allocate only the money there is."""
        if self.draft is not None:
            self._set(self.draft.part())

    # --- asked for by key ---------------------------------------------------------------------

    def find_set(self) -> None:
        """Rows of the list that add up: one set is taken, several are shown."""
        draft = self.draft
        if draft is None or not self._loaded:
            return
        owner = draft.owner() or next(iter(self._customers()), None)
        plans = [plan for plan in self._rows.plans if plan.customer_id == owner]
        self._ops.work(
            lambda _progress: fitting(draft.receipt, plans, owner),
            partial(self._found, draft.receipt.id), latest=("matching", "sets"), owner=self,
        )  # fmt: skip

    def _found(self, receipt_id: int, sets: Sequence[Answer]) -> None:
        if self.draft is None or self.draft.receipt.id != receipt_id:
            return
        if not sets:
            self.ticks.tell(self.tr("No rows add up to it"))
            return
        self._sets = tuple(sets)
        self._show_answers()
        self._touched = True
        if len(sets) == 1:
            self.choose(0)
        else:
            self._set(self.draft.tick(()))
            self.ticks.tell(self.tr("%n set(s) add up, choose one", "", len(sets)))

    def open_reasons(self) -> None:
        """Drop the list of reasons."""
        self.bar.open_list()

    def ask_customer(self) -> None:
        """Open the row that asks for the customer."""
        if self.draft is not None:
            self.who.open_row(self.draft.receipt.currency, focus=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards keep to half of the height."""
        super().resizeEvent(event)
        self.answers.fit()


def _read(tx: Tx, currency: str, customers: Sequence[int], rows: Sequence[int]) -> _Rows:
    plans = tuple(desk.plans_of(tx, customers, currency, rows))
    ids = {*customers, *(plan.customer_id for plan in plans)}
    return _Rows(plans, desk.customers_by_id(tx, ids, currency))


def _plan_in(plan: DeskPlan) -> PlanIn:
    return PlanIn(
        plan.id, plan.customer_id, plan.open, plan.currency, plan.kind, plan.label, plan.firm,
        contract=plan.contract, invoice=plan.invoice,
    )  # fmt: skip
