"""Page 05: a new contract and its receipt plan in one form; a saved one in the same place."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.services.dispatch import Topic
from arapp.ui import dialogs
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.contract import keys
from arapp.ui.pages.contract.entry import Entry
from arapp.ui.pages.contract.view import SavedContract
from arapp.ui.widgets.labels import hline

NEW = "new"


class ContractPage(Page):
    """`open(id)` shows a contract; `open("new")` and `open({"customer": id})` begin one, and
    `open({"draft": id})` goes on with one that was put aside."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONTRACTS, Topic.PLANS, Topic.RECEIPTS, Topic.ALLOCATIONS, Topic.CUSTOMERS,
         Topic.INVOICES, Topic.SETTINGS}
    )  # fmt: skip

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._contract: int | None = None
        self._left = True
        self.acts.add(*keys.actions(self))
        self.stack = QStackedWidget()
        self.entry = Entry(ops, self.acts)
        self.view = SavedContract(ops, self.acts)
        self.stack.addWidget(self.entry)
        self.stack.addWidget(self.view)
        self.body.addWidget(hline())
        self.body.addWidget(self.stack, 1)
        self._wire()
        self._enable()

    def _wire(self) -> None:
        self.entry.saved.connect(self._saved)
        self.entry.told.connect(self.told)
        self.entry.headed.connect(self._head)
        self.entry.moved.connect(self._tell_place)
        self.entry.put_aside.connect(self._put_aside)
        self.view.came.connect(self._came)
        self.view.told.connect(self.told)
        self.view.changed.connect(self._enable)
        self.view.customer_asked.connect(self.go_customer)
        self.view.gone.connect(lambda: self.navigate.emit("contracts", None))

    def is_new(self) -> bool:
        """Whether the form of a new contract is shown."""
        return self.stack.currentWidget() is self.entry

    # --- Page ---------------------------------------------------------------------------------

    def freshen(self) -> None:
        """Come to without being told which contract: a new one."""
        if self._left:
            self._left = False
            self.begin({})
        super().freshen()

    def reload(self) -> None:
        """The contract shown; what is being written stays as it is."""
        if not self.is_new() and self._contract is not None:
            self.view.read(self._contract)

    def open(self, what: Any) -> None:
        """An id, "new", {"customer": id} or {"draft": id}."""
        self._left = False
        if not self.may_leave():
            return
        if isinstance(what, int):
            self.show_contract(what)
        elif isinstance(what, dict) and isinstance(what.get("contract"), int):
            self.show_contract(what["contract"])
        else:
            self.begin(what if isinstance(what, dict) else {})

    def begin(self, wanted: dict[str, Any]) -> None:
        """An empty form, for a customer when one is named."""
        self._contract = None
        self.stack.setCurrentWidget(self.entry)
        self.setFocusProxy(self.entry)
        self.set_title("")
        self.entry.begin(wanted.get("customer"), wanted.get("draft"))
        self._enable()

    def show_contract(self, contract_id: int) -> None:
        """A saved one."""
        self._contract = contract_id
        self.stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.begin()
        self.view.read(contract_id)
        self._enable()

    def keep(self) -> Any:
        """Which contract."""
        self._left = True
        return self._contract

    def restore(self, kept: Any) -> None:
        """Come back to it."""
        self._left = False
        if kept is not None and kept != self._contract:
            self.show_contract(kept)

    def record(self) -> str | None:
        """The contract, a row of its plan, or a milestone."""
        return None if self._contract is None else self.view.record()

    def may_leave(self) -> bool:
        """What is typed and not saved is asked about once."""
        if self.is_new():
            begun, title = self.entry.is_begun(), self.tr("Leave the new contract?")
        else:
            begun, title = self.view.is_changed(), self.tr("Leave the contract?")
        if not begun:
            return True
        answer = dialogs.save_or_leave(self, title)
        if answer == "discard":
            self._discard()
            return True
        if answer == "save":
            self.save()
            return not (self.entry.is_begun() if self.is_new() else self.view.is_changed())
        return False

    def _discard(self) -> None:
        if self.is_new():
            self.entry.forget()
        else:
            self.view.discard()

    def escape(self) -> bool:
        """Close what is open in the page, else leave it."""
        if self.is_new():
            if not self.entry.escape():
                self.navigate.emit("contracts", None)
        elif not self.view.escape():
            self.navigate.emit("contracts", None)
        return True

    def panes(self) -> list[QWidget]:
        """Form, plan, milestones."""
        if self.is_new():
            side = self.entry.side
            return [self.entry.form.customer, side.tiles, side.grid, side.goods.grid]
        return self.view.panes()

    # --- doing --------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N."""
        if self.may_leave():
            self.begin({})

    def save(self) -> None:
        """Ctrl+S."""
        if self.is_new():
            self.entry.save()
        else:
            self.view.save()

    def confirm(self) -> None:
        """Ctrl+Enter."""
        if self.is_new():
            self.entry.confirm_node()
        else:
            self.view.confirm_node()

    def begin_goods(self) -> None:
        """Alt+P."""
        (self.entry if self.is_new() else self.view).begin_goods()

    def go_customer(self) -> None:
        """To the customer's card."""
        one = self.view.customer_id()
        if one is not None:
            self.navigate.emit("customer", one)

    def go_receipt(self) -> None:
        """登记收款."""
        self.navigate.emit("receipt", {"customer": self.view.customer_id()})

    def go_invoices(self) -> None:
        """A new invoice of this contract."""
        self.navigate.emit("invoice", {"contract": self._contract})

    def go_deliveries(self) -> None:
        """A new delivery of this contract."""
        self.navigate.emit("deliveries", {"contract": self._contract})

    def _saved(self, contract_id: int, number: str) -> None:
        self.told.emit(self.tr("Saved: contract {number}").format(number=number))
        self.show_contract(contract_id)

    def _put_aside(self, title: str) -> None:
        self.told.emit(self.tr("Put aside: {title}").format(title=title))
        self.navigate.emit("contracts", None)

    # --- what is said -------------------------------------------------------------------------

    def _came(self, title: str, subtitle: str) -> None:
        self.set_title(title)
        self.set_subtitle(subtitle)
        self._enable()

    def _head(self) -> None:
        if not self.is_new():
            return
        number = self.entry.sheet.draft.number
        unsaved = self.tr("not saved") if self.entry.is_begun() else ""
        self.set_subtitle(" · ".join(filter(None, (number, unsaved))))

    def _tell_place(self) -> None:
        self.set_status(self.entry.place_text(), self.tr(
            "Tab next cell, F2 changes it, Insert adds a row, Delete takes one out"
        ))  # fmt: skip

    def _enable(self) -> None:
        new = self.is_new()
        for id_ in keys.NEW_ONLY:
            self.acts.offer(id_, new)
        for id_ in keys.SAVED_ONLY:
            self.acts.offer(id_, not new and self.view.can(id_))
        self.acts.rename("save", self.tr("Save, in force") if new else self.tr("Save"))
        self.headed.emit()
        self.set_status("", self.tr("F2 changes name, owner and note of a row"))
        if new:
            self._tell_place()
