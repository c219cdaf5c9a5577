"""What is done by hand on the right side: proposals taken, rows ticked, differences written."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.services.matching.rows import Answer
from arapp.ui.ops import Ops
from arapp.ui.pages.matching.sets import fitting

if TYPE_CHECKING:
    from arapp.ui.pages.matching.work import Work


class Hand(QObject):
    """Every change the user makes to the draft of `work`."""

    def __init__(self, ops: Ops, work: "Work") -> None:
        super().__init__(work)
        self._ops = ops
        self._work = work

    def wire(self) -> None:
        """Listen to the parts of the right side."""
        work = self._work
        work.answers.chosen.connect(self.choose)
        work.ticks.ticked.connect(self.tick)
        work.ticks.amounted.connect(self.amount)
        work.ticks.noted.connect(lambda text: self.change(note=text.strip()))
        work.bar.reason_chosen.connect(self.reason)
        work.bar.keep_chosen.connect(lambda on: self.change(keep=on, gaps=(), answer=None))
        work.bar.part_chosen.connect(self.part)
        work.bar.several_chosen.connect(self.add_gap)
        work.bar.lines.changed.connect(self.set_gap)
        work.bar.lines.dropped.connect(self.drop_gap)
        work.bar.lines.added.connect(self.add_gap)

    def change(self, **values: object) -> None:
        """Other fields of the draft."""
        if self._work.draft is not None:
            draft = replace(self._work.draft, **values)  # type: ignore[arg-type]  # fields of Draft
            self._work.set_draft(draft)

    # --- proposals and rows -------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Take the proposal with this number, from 0."""
        work, answers = self._work, self._work.all_answers()
        if work.draft is not None and work.is_loaded() and number < len(answers):
            answer = answers[number]
            draft = work.owned(work.draft, answer).take(answer)
            work.set_draft(replace(draft, choice=number))

    def tick(self, ids: frozenset[int]) -> None:
        """Exactly these rows."""
        if self._work.draft is not None:
            self._work.set_draft(self._work.draft.tick(ids))

    def amount(self, plan_id: int, minor: int | None) -> None:
        """So much of one row, None or 0 for nothing."""
        work = self._work
        if work.draft is None:
            return
        try:
            work.set_draft(work.draft.set_amount(plan_id, minor or 0))
        except ValueError:
            work.show_draft()
            work.ticks.tell(self.tr("Not more than is open on the row"))

    def part(self) -> None:
        """Allocate only the money there is."""
        if self._work.draft is not None:
            self._work.set_draft(self._work.draft.part())

    # --- differences --------------------------------------------------------------------------

    def reason(self, reason: str) -> None:
        """One reason for the whole shortage."""
        if self._work.draft is not None:
            self._work.set_draft(self._work.draft.choose_reason(reason))

    def add_gap(self) -> None:
        """One more line of the difference; of one that is whole the amount is to be typed."""
        draft = self._work.draft
        if draft is None or draft.short >= 0:
            return
        self._work.bar.lines.ask()
        self._work.set_draft(draft.add_gap())
        self._work.bar.lines.edit_last()

    def drop_gap(self, place: int = -1) -> None:
        """Take a line away, the last one when none is named."""
        draft = self._work.draft
        if draft is not None and draft.gaps:
            self._work.set_draft(draft.drop_gap(place % len(draft.gaps)))

    def set_gap(self, place: int, name: str, value: object) -> None:
        """Another reason, amount or note of a line."""
        work = self._work
        if work.draft is None or place >= len(work.draft.gaps):
            return
        work.bar.lines.ask()
        try:
            work.set_draft(work.draft.set_gap(place, **{name: value}))
        except ValueError:
            work.show_draft()
            work.bar.tell(self.tr("More than this reason may take"))

    # --- asked for by key ---------------------------------------------------------------------

    def find_set(self) -> None:
        """Rows of the list that add up: one set is taken, several are shown."""
        work, draft = self._work, self._work.draft
        if draft is None or not work.is_loaded():
            return
        owner = work.customer_id()
        plans = [plan for plan in work.rows.plans if plan.customer_id == owner]
        limits = work.rows.settings
        self._ops.work(
            lambda _progress: fitting(draft.receipt, plans, owner, limits),
            partial(self._found, draft.receipt.id), latest=("matching", "sets"), owner=self,
        )  # fmt: skip

    def _found(self, receipt_id: int, sets: Sequence[Answer]) -> None:
        work = self._work
        if work.draft is None or work.draft.receipt.id != receipt_id:
            return
        if not sets:
            work.ticks.tell(self.tr("No rows add up to it"))
            return
        work.show_sets(tuple(sets))
        if len(sets) == 1:
            self.choose(0)
        else:
            work.set_draft(work.draft.tick(()))
            work.ticks.tell(self.tr("%n set(s) add up, choose one", "", len(sets)))

    def open_reasons(self) -> None:
        """Drop the list of reasons."""
        self._work.bar.open_list()

    def ask_customer(self) -> None:
        """Open the row that asks for the customer."""
        if self._work.draft is not None:
            self._work.who.open_row(self._work.draft.receipt.currency, focus=True)

    def ask_also(self) -> None:
        """Open the row that asks for one more customer whose rows it pays too."""
        draft = self._work.draft
        if draft is None:
            return
        if self._work.customer_id() is None:
            self.ask_customer()
        else:
            self._work.who.open_row(draft.receipt.currency, focus=True, also=True)
