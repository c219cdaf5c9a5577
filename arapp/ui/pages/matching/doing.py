"""What the keys of the page do with the receipt at hand."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from arapp.services.dispatch import Done
from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.services.ledger.reversals import RefundReceipt
from arapp.services.matching import prepaid
from arapp.ui import dialogs, formats, text
from arapp.ui.pages.matching.deeds import Deeds
from arapp.ui.pages.matching.slips import Slips

if TYPE_CHECKING:
    from arapp.ui.pages.matching.page import MatchingPage


class Doing(QObject):
    """The page's actions; lists and panes stay the page's own."""

    def __init__(self, page: "MatchingPage") -> None:
        super().__init__(page)
        self._page = page
        self.deeds = Deeds(page.ops, self)
        self.slips = Slips(page.ops, self)

    def wire(self) -> None:
        """Listen to what is done elsewhere."""
        page, side = self._page, self._page.side
        side.settled.reversed.connect(self.deeds.take_back)
        side.settled.released.connect(self.deeds.release)
        side.settled.wrong.connect(self.reverse)
        side.refund.ready.connect(self._book_refund)
        side.refund.closed.connect(self.close_refund)
        self.deeds.told.connect(page.told)
        self.deeds.leaving.connect(self._leave)
        self.deeds.refused.connect(self._refused)
        for head in (side.work.head, side.settled.head):
            head.slips.opened.connect(self.slips.open)
            head.slips.removed.connect(self.slips.remove)
            head.slips.asked.connect(self.attach)
            self.slips.shown.connect(head.slips.show_slips)
        self.slips.told.connect(page.told)
        self.slips.refused.connect(lambda told: page.set_status("", told))

    # --- posting ------------------------------------------------------------------------------

    def enter(self) -> None:
        """Enter: post when it may be posted, ask for the customer when nobody knows it."""
        page, work = self._page, self._page.work
        draft = page.draft()
        if draft is None or not work.is_loaded():
            return
        if page.acts.enabled("post"):
            self.post()
        elif draft.owner() is None and not work.all_answers():
            work.hand.ask_customer()
        elif draft.to_go == 0 and draft.foreign:
            work.ticks.note.setFocus()
            work.bar.hint(draft)
        else:
            work.ticks.table.view.setFocus()
            work.bar.hint(draft)

    def post(self) -> None:
        """Allocate as drafted (or set aside), and on to the next receipt at once."""
        page = self._page
        draft = page.draft()
        if draft is None or not page.work.is_loaded():
            return
        if draft.ready:
            self.deeds.post(page.work.judged(draft))
        elif page.work.is_outside() and not draft.amounts:
            self.set_aside()

    def _leave(self, _receipt_id: int) -> None:
        """The next receipt is current before the ledger has answered."""
        page = self._page
        following = page.inbox.next_id()
        page.going_on()
        page.inbox.view.setFocus()
        if following is not None:
            page.inbox.view.go_to(following)
        page.fill()

    def _refused(self, receipt_id: int, told: str) -> None:
        self._page.fill()
        self._page.inbox.view.go_to(receipt_id)
        self._page.work.bar.tell(told)

    def decline(self) -> None:
        """These rows are not what it pays: never propose them again."""
        draft = self._page.draft()
        if draft is not None:
            self.deeds.decline(draft, self._page.work.all_answers())

    def set_aside(self) -> None:
        """It is no customer's money."""
        receipt = self._page.current_receipt()
        if receipt is not None:
            self.deeds.set_aside(receipt, self._page.feed.results.get(receipt.id))

    def later(self) -> None:
        """On to the next one, nothing written."""
        self._page.going_on(asking=False)
        self._page.inbox.go_on()

    def all_prepaid(self) -> None:
        """Every prepayment onto the rows it is offered for, as one step."""
        offers = self._page.offers()
        if not offers:
            return
        count = len(offers)
        told = self.tr("Prepayments allocated to %n row(s)", "", count)
        self._page.ops.run(
            prepaid.command_of(offers), lambda _done: self._page.told.emit(told), owner=self
        )

    # --- taking back --------------------------------------------------------------------------

    def reverse(self) -> None:
        """The receipt was booked in error: taken back whole by a dated row, with the reason."""
        receipt, listed = self._page.any_receipt(), self._page.current_receipt() is not None
        if receipt is None:
            return
        amount = formats.amount(receipt.amount, receipt.currency)
        asked = self.tr("{number}, {amount}. Why was it wrong?")
        why = dialogs.ask_text(
            self._page, self.tr("Reverse a receipt booked in error"),
            asked.format(number=receipt.number, amount=amount), verb=self.tr("Reverse"),
        )  # fmt: skip
        if why and why.strip():
            self._page.seeking.forget()
            self.deeds.reverse(receipt, why, listed=listed)

    def refund(self) -> None:
        """Money of it went back to the payer: amount, day, note in a line over it."""
        receipt = self._page.any_receipt()
        if receipt is not None and receipt.left > 0:
            self._page.side.only(self._page.side.refund)
            self._page.side.refund.ask(receipt, self._page.inbox.model.today)

    def _book_refund(self, command: RefundReceipt) -> None:
        receipt = self._page.any_receipt()
        if receipt is None or receipt.id != command.receipt_id:
            return
        money = formats.amount(command.amount.minor, command.amount.currency)
        form = self.tr("Refunded {money}, {number}")
        told = form.format(money=money, number=receipt.number)

        def done(_done: Done) -> None:
            self.close_refund()
            self._page.told.emit(told)

        refund = self._page.side.refund
        self._page.ops.run(
            command, done, lambda error: refund.say(text.sentence(error)), owner=self
        )

    def close_refund(self) -> None:
        """Back to the list."""
        self._page.side.refund.hide()
        self._page.inbox.view.setFocus()

    # --- slips --------------------------------------------------------------------------------

    def attach(self) -> None:
        """Ask for the slip of the receipt."""
        if self._page.any_receipt() is not None:
            self.slips.choose(self._page)

    def attach_files(self, paths: list[Path]) -> None:
        """Files fell on the receipt."""
        if self._page.any_receipt() is not None:
            self.slips.attach(paths)

    # --- other pages --------------------------------------------------------------------------

    def customer(self) -> int | None:
        """Whom the receipt is thought to be from."""
        line = self._page.inbox.current()
        done = line.record if line is not None and isinstance(line.record, DoneReceipt) else None
        return done.receipt.customer_id if done is not None else self._page.work.customer_id()

    def open_card(self) -> None:
        """Ctrl+I: the card of the customer the receipt is thought to be from."""
        customer = self.customer()
        if customer is not None:
            self._page.navigate.emit("customer", customer)

    def open_rules(self) -> None:
        """What posts itself, the rule table, limits, what was learned."""
        self._page.navigate.emit("matching_rules", None)

    def open_bills(self) -> None:
        """What was paid with bills, and where they are."""
        self._page.navigate.emit("bills", None)

    def new_plan(self) -> None:
        """Ctrl+Shift+N: what the customer paid is not planned yet."""
        self._page.navigate.emit("contract", {"customer": self.customer()})

    def pick(self, customer_id: int) -> None:
        """The receipt is this customer's."""
        page, receipt = self._page, self._page.current_receipt()
        if receipt is not None:
            page.feed.pick(receipt.id, customer_id)
            page.fill()
            page.inbox.view.setFocus()


def receipt_of(record: Any) -> DeskReceipt | None:
    """The receipt behind a line, whatever became of it."""
    receipt = record.receipt if isinstance(record, DoneReceipt) else record
    return receipt if isinstance(receipt, DeskReceipt) else None
