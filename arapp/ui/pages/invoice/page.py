"""An invoice: typed in, or looked at."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.models.tx import Tx
from arapp.models.values.errors import ArappError
from arapp.services.dealing.deliveries import LinkDelivery
from arapp.services.dealing.delivery_list import ContractChoice
from arapp.services.dealing.invoice_link import ConfirmDifference
from arapp.services.dealing.invoice_paper import MarkReceived, SendInvoice
from arapp.services.dealing.invoice_view import InvoiceView, invoice_view
from arapp.services.dispatch import Command, Done, Topic
from arapp.ui import dialogs, text
from arapp.ui.actions import Action, Place
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.invoice import words
from arapp.ui.pages.invoice.entry import InvoiceEntry
from arapp.ui.pages.invoice.files import Files
from arapp.ui.pages.invoice.link import compared, contracts_of
from arapp.ui.pages.invoice.sheet import InvoiceSheet

_NEW = ("save", "take")
_KEPT = ("red", "link", "send", "receive", "again")


class InvoicePage(Page):
    """`open(id)` shows one; `open(None)` is a new one, `open({"customer": id})` for a customer,
    `open({"contract": id})` for a contract."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.INVOICES, Topic.CONTRACTS, Topic.PLANS, Topic.CUSTOMERS, Topic.ALLOCATIONS}
    )

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._view: InvoiceView | None = None
        self._id: int | None = None
        self._today: Any = None
        self._was_new: bool | None = None
        self.entry = InvoiceEntry(ops)
        self.sheet = InvoiceSheet()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.entry)
        self._stack.addWidget(self.sheet)
        self.body.addWidget(self._stack, 1)
        self._add_actions()
        self.entry.changed.connect(self._enable)
        self.entry.saved.connect(self._saved)
        self.sheet.accepted.connect(self.accept)
        self.sheet.linked.connect(self.navigate)
        self.sheet.paper.sent.connect(self._send)
        self.sheet.paper.received.connect(self._receive)
        self.files = Files(ops, self)
        self.files.told.connect(self.told)
        self.files.noticed.connect(self.noticed)
        self.files.kept.connect(self.reload)
        self.sheet.paper.brought.connect(lambda files: self.files.bring(self.record(), files))
        self.sheet.paper.file_asked.connect(self.files.show)
        self.sheet.red.asked.connect(self._take_back)
        self.sheet.red.closed.connect(self._close_red)
        self.sheet.link.chosen.connect(self._compare)
        self.sheet.link.asked.connect(self._link)
        self.sheet.link.closed.connect(self._close_link)
        self.sheet.loose.asked.connect(self._link_deliveries)
        self.setFocusProxy(self._stack)
        self._enable()

    def _add_actions(self) -> None:
        self.acts.add(
            Action("take", self.tr("Lines of the contract"), self.entry.take_contract_lines,
                   "Ctrl+L", "file-input", place=Place.TITLE),
            Action("save", self.tr("Record"), self.entry.save, "Ctrl+S", "check",
                   place=Place.PRIMARY),
            Action("red", self.tr("Take back"), self.begin_red, "Ctrl+Shift+R", "undo-2",
                   place=Place.TITLE, hint=self.tr("A red invoice, of all or a part")),
            Action("link", self.tr("Its contract"), self.begin_link, "Ctrl+Shift+L", "link",
                   place=Place.TITLE, hint=self.tr("Which contract it belongs to")),
            Action("send", self.tr("Sent"), self.sheet.paper.tell_sent, "", "mail"),
            Action("receive", self.tr("Signed for"), self.sheet.paper.tell_received, "", "check"),
            Action("again", self.tr("New invoice"), partial(self.open, None), "Ctrl+N", "plus",
                   place=Place.TITLE),
        )  # fmt: skip

    # --- Page ---------------------------------------------------------------------------------

    def open(self, what: Any) -> None:
        """An invoice, or a new one."""
        self._close_red()
        self.sheet.link.hide()
        if isinstance(what, int):
            self._id = what
            self.reload()
            return
        self._id, self._view = None, None
        self._stack.setCurrentIndex(0)
        self.set_title(self.tr("New invoice"))
        told = what if isinstance(what, dict) else {}
        self.entry.begin(told.get("customer"), told.get("contract"))
        self.reload()
        self._enable()

    def reload(self) -> None:
        """The day, and the invoice shown."""
        self.ops.ask(partial(_read, self._id), self._came, latest="invoice", owner=self)

    def _came(self, read: tuple[Any, InvoiceView | None]) -> None:
        self._today, view = read
        self.entry.set_today(self._today)
        if view is not None and view.id == self._id:
            self._view = view
            self.sheet.show_view(view, self._today)
            self._stack.setCurrentIndex(1)
            self.set_title(self.tr("Invoice {number}").format(number=view.head.number))
        elif self._id is None and not self.title():
            self.set_title(self.tr("New invoice"))
        self._enable()

    def keep(self) -> Any:
        """Which one it was."""
        return self._id

    def restore(self, kept: Any) -> None:
        """Back to it; what is being typed stays."""
        if kept is not None:
            self.open(kept)

    def record(self) -> str | None:
        """The invoice shown."""
        return None if self._id is None else f"invoice:{self._id}"

    def panes(self) -> list[QWidget]:
        """Form, lines, comparison."""
        if self._stack.currentIndex() == 0:
            return [self.entry.customer, self.entry.lines, self.entry.comparison.reason]
        return [self.sheet.paper.sent_on, self.sheet.comparison.reason]

    def escape(self) -> bool:
        """The red line closes first; an empty form is left."""
        if self.sheet.red.isVisible():
            self._close_red()
            return True
        if self.sheet.link.isVisible():
            self._close_link()
            return True
        if self._stack.currentIndex() == 0 and self.entry.is_begun():
            self.entry.clear()
            self.entry.customer.setFocus()
            self._enable()
            return True
        self.navigate.emit("invoices", self._id)
        return True

    def may_leave(self) -> bool:
        """Typed but not recorded: ask once."""
        if self._stack.currentIndex() != 0 or not self.entry.is_begun():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Leave the invoice?"))
        if answer == "discard":
            self.entry.clear()
            return True
        if answer == "save":
            self.entry.save()
        return False

    # --- doing --------------------------------------------------------------------------------

    def _saved(self, invoice: int) -> None:
        self._id = invoice
        self.told.emit(self.tr("Invoice recorded"))
        self.reload()

    def _run(self, command: Command, told: str) -> None:
        self.ops.run(command, partial(self._done, told), self._refused, owner=self)

    def _done(self, told: str, _done: Done) -> None:
        self.told.emit(told)
        self.reload()

    def _refused(self, error: ArappError) -> None:
        reason = str(error.fields.get("reason", ""))
        form = words.SLIPS.get(reason)
        fields = text.shown_fields(error.fields)
        told = words.say(form).format_map(fields) if form else text.sentence(error)
        field = str(error.fields.get("field", ""))
        red = self.sheet.red
        if red.isVisible() and field in red.form.names():
            red.form.set_error(field, told)
        elif red.isVisible():
            red.form.set_error("number", told)
        else:
            self.sheet.paper.say(told, field)

    def accept(self, reason: str) -> None:
        """The differences stand, with a reason."""
        if self._id is not None:
            self._run(ConfirmDifference(self._id, reason), self.tr("Difference accepted"))

    def _send(self, day: Any, courier: str) -> None:
        if self._id is not None:
            self._run(SendInvoice(self._id, day, courier), self.tr("Sent"))

    def _receive(self, day: Any) -> None:
        if self._id is not None:
            told = self.tr("Signed for") if day else self.tr("Not signed for")
            self._run(MarkReceived(self._id, day), told)

    def begin_red(self) -> None:
        """Ask for the red invoice."""
        if self._view is not None:
            self.sheet.red.begin(self._view, self._today)
            self.sheet.red.show()
            self.sheet.red.number.setFocus()

    def _close_red(self) -> None:
        self.sheet.red.hide()

    def _take_back(self, command: Command) -> None:
        self.ops.run(command, self._taken_back, self._refused, owner=self)

    def _taken_back(self, done: Done) -> None:
        self._close_red()
        self._done(self.tr("Taken back"), done)

    # --- contract, deliveries -----------------------------------------------------------------

    def begin_link(self) -> None:
        """Ask for the contract, with the comparison at once."""
        view = self._view
        if view is not None:
            self.ops.ask(partial(contracts_of, view=view), partial(self._offer, view), owner=self)

    def _offer(self, view: InvoiceView, contracts: tuple[ContractChoice, ...]) -> None:
        if view is self._view:
            self.sheet.link.show()
            self.sheet.link.begin(view, contracts)
            self.sheet.link.setFocus()

    def _compare(self, contract: int | None) -> None:
        view = self._view
        if view is None:
            return
        if contract is None or contract == view.contract_id:
            self.sheet.show_beside(view, None, self._today)
            return
        self.ops.ask(
            partial(compared, view=view, contract_id=contract),
            lambda found: self.sheet.show_beside(view, found, self._today),
            latest=("invoice", "beside"), owner=self,
        )  # fmt: skip

    def _close_link(self) -> None:
        self.sheet.link.hide()
        if self._view is not None:
            self.sheet.show_view(self._view, self._today)

    def _link(self, command: Command) -> None:
        self.ops.run(command, self._linked, self._not_linked, owner=self)

    def _linked(self, done: Done) -> None:
        self.sheet.link.hide()
        self._done(text.label(done.label), done)

    def _not_linked(self, error: ArappError) -> None:
        self.sheet.link.say(text.sentence(error))

    def _link_deliveries(self, ids: tuple[int, ...]) -> None:
        if self._id is not None:
            self._run(LinkDelivery(ids, self._id), self.tr("Deliveries linked"))

    # --- what is said -------------------------------------------------------------------------

    def _enable(self) -> None:
        new = self._stack.currentIndex() == 0
        for id_ in _NEW:
            self.acts.offer(id_, new)
        for id_ in _KEPT:
            self.acts.offer(id_, not new)
        view = self._view
        blue = view is not None and view.head.gross.minor > 0
        self.acts.enable("red", not new and blue and view is not None and view.left > 0)
        self.acts.enable("link", not new and blue)
        self.acts.enable("take", new and self.entry.can_take_lines())
        self.acts.enable("save", new and self.entry.is_begun())
        for id_ in ("send", "receive"):
            self.acts.enable(id_, not new and blue)
        if new is not self._was_new:
            self._was_new = new
            self.headed.emit()
        hint = self.tr("Enter goes to the next field, Ctrl+S records")
        self.set_status("", hint if new else self.tr("Esc goes back to the list"))


def _read(invoice: int | None, tx: Tx) -> tuple[Any, InvoiceView | None]:
    return tx.today, None if invoice is None else invoice_view(tx, invoice)
