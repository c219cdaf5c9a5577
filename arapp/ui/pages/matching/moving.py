"""预收转户、债务转移、应收冲应付: which of them, for what, and what became of it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.dealing.offsets import OffsetPayable
from arapp.services.dealing.payables import payables
from arapp.services.dealing.transfers import TransferDebt, TransferPrepayment
from arapp.services.dispatch import Command, Done
from arapp.services.ledger.desk import DeskPlan
from arapp.ui import text
from arapp.ui.pages.matching.move_line import Move

if TYPE_CHECKING:
    from arapp.ui.pages.matching.page import MatchingPage

Owed = dict[str, tuple[int, int]]


class Moving(QObject):
    """The page's actions for what is settled without the bank."""

    def __init__(self, page: "MatchingPage") -> None:
        super().__init__(page)
        self._page = page

    def wire(self) -> None:
        """Listen to the line that asks."""
        line = self._page.side.move_line
        line.ready.connect(self._run)
        line.closed.connect(self._close)

    def _ask(self, move: Move) -> None:
        self._page.side.only(self._page.side.move_line)
        self._page.side.move_line.ask(move, self._page.inbox.model.today)

    def prepayment(self) -> None:
        """What the receipt has left is another customer's."""
        receipt = self._page.any_receipt()
        if receipt is None or receipt.customer_id is None or receipt.left <= 0:
            return
        form = self.tr("{number} to another customer")
        self._ask(
            Move(
                form.format(number=receipt.number),
                self.tr("Transfer"),
                receipt.left,
                receipt.currency,
                lambda to, money, day, note: TransferPrepayment(receipt.id, to, money, note, day),
            )
        )

    def debt(self) -> None:
        """Another customer takes over the row at hand (三方抵账)."""
        plan = self._plan()
        if plan is None:
            return
        form = self.tr("{label} of {customer} is taken over by")
        self._ask(
            Move(
                form.format(label=plan.label or plan.contract, customer=plan.customer),
                self.tr("Take over"),
                plan.open,
                plan.currency,
                lambda to, money, day, note: TransferDebt(plan.id, to, money, note, day),
            )
        )

    def _plan(self) -> DeskPlan | None:
        """The row at hand in the tick list, when it can be moved."""
        plan = self._page.work.ticks.table.view.current_row()
        fits = isinstance(plan, DeskPlan) and plan.firm and plan.open > 0
        return plan if fits else None

    def offset(self) -> None:
        """The row at hand against what we owe (应收冲应付)."""
        plan = self._plan()
        if plan is not None:
            self._page.ops.ask(
                partial(_owed, currency=plan.currency), partial(self._offset, plan), owner=self
            )

    def _offset(self, plan: DeskPlan, owed: Owed) -> None:
        if not owed:
            told = self.tr("Nothing that we owe is noted under Payables")
            self._page.set_status("", told)
            return
        form = self.tr("{label} of {customer} against what we owe")

        def make(payable: int, money: Money, day: date, note: str) -> Command:
            return OffsetPayable(plan.customer_id, payable, ((plan.id, money),), day, note)

        self._ask(
            Move(
                form.format(label=plan.label or plan.contract, customer=plan.customer),
                self.tr("Offset"),
                min(plan.open, max(left for _, left in owed.values())),
                plan.currency,
                make,
                {name: row for name, (row, _) in owed.items()},
                noted=False,
            )
        )

    def _run(self, command: Command) -> None:
        line = self._page.side.move_line
        self._page.ops.run(
            command, self._done, lambda error: line.say(text.sentence(error)), owner=self
        )

    def _done(self, done: Done) -> None:
        self._close()
        self._page.told.emit(text.label(done.label))

    def _close(self) -> None:
        self._page.side.move_line.hide()
        self._page.inbox.view.setFocus()


def _owed(tx: Tx, currency: str) -> Owed:
    """Name → (payable, what is left of it)."""
    found: Owed = {}
    for one in payables(tx, tx.today):
        if one.currency == currency and one.left > 0:
            name = f"{one.supplier} {one.number}".strip()
            found[name if name not in found else f"{name} #{one.id}"] = (one.id, one.left)
    return found
