"""What the page has done in the ledger, and what it tells of it.

A receipt leaves the list the moment Enter is pressed; it comes back when the ledger refuses.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done
from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_commands import MarkReceipt
from arapp.services.ledger.reversals import ReverseReceipt
from arapp.services.matching.commands import Unallocate
from arapp.services.matching.decline_answer import DeclineAnswer
from arapp.services.matching.rows import Answer
from arapp.services.matching.service import AnswerOut
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.pages.matching.draft import Draft


class Deeds(QObject):
    """Signals:
    leaving(int): this receipt is being placed; show the next one.
    refused(int, str): it was not placed, and why.
    told(str): what was done, for the undo bar.
    """

    leaving = Signal(int)
    refused = Signal(int, str)
    told = Signal(str)

    def __init__(self, ops: Ops, parent: QObject) -> None:
        super().__init__(parent)
        self._ops = ops
        self._running: set[int] = set()
        self.hidden: set[int] = set()
        """receipts that are being placed: in no list, though the ledger may not know yet"""

    def settle(self) -> None:
        """The lists were read again: what is no longer running speaks for itself."""
        self.hidden &= self._running

    # --- on the current receipt ---------------------------------------------------------------

    def post(self, draft: Draft) -> None:
        """Allocate as drafted."""
        self._place(draft.receipt.id, draft.command(), self._sentence(draft))

    def _sentence(self, draft: Draft) -> str:
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

    def set_aside(self, receipt: DeskReceipt, out: AnswerOut | None) -> None:
        """It is no customer's money; what it is comes from the remark when that says so."""
        reasons = out.result.best.reasons if out else ()
        key = next((one.key for one in reasons if one.group == "veto"), "other")
        told = self.tr("Set aside: {number}").format(number=receipt.number)
        self._place(receipt.id, MarkReceipt(receipt.id, key), told)

    def reverse(self, receipt: DeskReceipt, reason: str, *, listed: bool) -> None:
        """It was booked in error; `listed`: it waits in a list and leaves it at once."""
        command = ReverseReceipt(receipt.id, reason)
        told = self.tr("Receipt reversed: {number}").format(number=receipt.number)
        if listed:
            self._place(receipt.id, command, told)
        else:
            self._ops.run(command, lambda _done: self.told.emit(told), owner=self)

    def decline(self, draft: Draft, answers: Sequence[Answer]) -> None:
        """The chosen proposal (else the first) is wrong: never propose its rows again."""
        chosen = draft.answer
        answer = chosen if chosen is not None and chosen in answers else next(iter(answers), None)
        ids = tuple(part.plan_id for part in answer.parts) if answer is not None else ()
        if ids:
            self._run(DeclineAnswer(draft.receipt.id, ids))

    # --- on what is done ----------------------------------------------------------------------

    def take_back(self, allocation_id: int) -> None:
        """Reverse one allocation as of today."""
        self._run(Unallocate(allocation_id))

    def release(self, receipt_id: int) -> None:
        """It is a customer's money after all."""
        self._run(MarkReceipt(receipt_id, ""))

    # --- running ------------------------------------------------------------------------------

    def _run(self, command: Any) -> None:
        label = text.label(command.label)
        self._ops.run(command, lambda _done: self.told.emit(label), owner=self)

    def _place(self, receipt_id: int, command: Any, told: str) -> None:
        self._running.add(receipt_id)
        self.hidden.add(receipt_id)
        self.leaving.emit(receipt_id)
        self._ops.run(
            command, partial(self._placed, receipt_id, told), partial(self._failed, receipt_id),
            owner=self,
        )  # fmt: skip

    def _placed(self, receipt_id: int, told: str, _done: Done) -> None:
        self._running.discard(receipt_id)
        self.told.emit(told)

    def _failed(self, receipt_id: int, error: ArappError) -> None:
        self._running.discard(receipt_id)
        self.hidden.discard(receipt_id)
        self.refused.emit(receipt_id, text.sentence(error))
