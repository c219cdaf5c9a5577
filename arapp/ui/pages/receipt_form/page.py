"""登记收款: money that came in, typed by hand; Enter goes from field to field."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.services.dispatch import Topic
from arapp.services.ledger.desk import DeskCustomer, customers_by_id, find_customers
from arapp.services.ledger.desk_form import DeskAccount, FormStart, form_start
from arapp.ui import dialogs, formats
from arapp.ui.actions import Action, Place
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.pages.receipt_form.bill_fields import BillFields
from arapp.ui.pages.receipt_form.checks import Checks
from arapp.ui.pages.receipt_form.saving import Saving
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 460


class ReceiptForm(Page):
    """Day, amount, payer, account, serial number, memo. Saving leads to the matching page."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset({Topic.COMPANY})

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self.today = EARLIEST
        self._accounts: tuple[DeskAccount, ...] = ()
        self.last: int | None = None
        self._method = ""
        self.day = DateField(EARLIEST, past=True)
        self.amount = AmountField()
        self.payer = CustomerField(self._find, marked=abnormal.of(ops))
        self.account = QComboBox()
        self.serial = QLineEdit()
        self.memo = QLineEdit()
        self.form = Form()
        self.bill = BillFields(self.form)
        self.checks = Checks(self)
        self.saving = Saving(self)
        self._after = label("", "small", "text2", wrap=True)
        self._fill_form()
        self._lay_out()
        self.acts.add(
            Action("next", self.tr("Record, then another"), self.saving.save_and_next,
                   "Ctrl+Return", "plus", place=Place.TITLE),
            Action("save", self.tr("Record and match"), self.saving.save, "Ctrl+S", "check",
                   place=Place.PRIMARY),
        )  # fmt: skip
        self.set_status("", self.tr("Enter goes to the next field, F4 opens a list"))
        self.setFocusProxy(self.day)

    def _fill_form(self) -> None:
        form = self.form
        form.add("day", self.tr("Day"), self.day, required=True, check=self.checks.day)
        form.add("amount", self.tr("Amount"), self.amount, required=True, check=self.checks.amount)
        form.add("payer", self.tr("Payer"), self.payer, required=True, check=self.checks.payer)
        form.add("account", self.tr("Account"), self.account)
        self.bill.build()
        form.add("serial", self.tr("Serial no."), self.serial)
        form.add("memo", self.tr("Memo"), self.memo)
        self.serial.setPlaceholderText(self.tr("of the bank, guards against a second entry"))
        self.account.currentIndexChanged.connect(self._account_chosen)
        self.payer.chosen.connect(self._payer_chosen)
        for field in (self.day, self.amount):
            # after the check of the form, which would take the warning away again
            field.editingFinished.connect(self.checks.look_for_twin)

    def _lay_out(self) -> None:
        host = QWidget()
        host.setFixedWidth(_WIDTH)
        box = stack(host, gap=12)
        box.addWidget(self.form)
        told = row(margins=(92, 0, 0, 0))
        told.addWidget(self._after, 1)
        box.addLayout(told)
        line = row(margins=(MARGIN_LEFT, 20, MARGIN_RIGHT, 20))
        line.addWidget(host)
        line.addStretch()
        self.body.addLayout(line)
        self.body.addStretch()

    # --- Page ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Today and the accounts; what was typed stays."""
        self.ops.ask(form_start, self._started, latest=("receipt_form", "start"))

    def open(self, what: Any) -> None:
        """It is always a new receipt; {"customer": id} names the payer, {"method": "bill"} how."""
        if isinstance(what, dict) and what.get("method"):
            self._method = str(what["method"])
            self._choose_method()
        customer = what.get("customer") if isinstance(what, dict) else None
        if isinstance(customer, int) and not self.payer.text().strip():
            code = self._currency()
            self.ops.ask(
                lambda tx: customers_by_id(tx, [customer], code).get(customer), self._known_payer,
                latest=("receipt_form", "payer"), owner=self,
            )  # fmt: skip

    def _known_payer(self, customer: DeskCustomer | None) -> None:
        self.payer.set_customer(customer)
        self._payer_chosen(customer)

    def _started(self, start: FormStart) -> None:
        self.today = start.today
        self.day.set_today(start.today)
        self.bill.set_today(start.today)
        if self.day.day() is None:
            self.day.set_day(start.today)
        if self.day.hasFocus():
            self.day.selectAll()
        if start.accounts != self._accounts or self.account.count() == 0:
            self._accounts = start.accounts
            self._fill_accounts()
        self._tell_after()

    def _fill_accounts(self) -> None:
        self.account.clear()
        for one in self._accounts:
            self.account.addItem(one.name, (one.id, "bank", one.currency))
        base = formats.base_currency()
        self.account.addItem(self.tr("Cash"), (None, "cash", base))
        self.account.addItem(self.tr("Bill of exchange"), (None, "bill", base))
        self.account.setCurrentIndex(0)
        self._choose_method()

    def _choose_method(self) -> None:
        """The way asked for, once the list is there."""
        ways = [self.account.itemData(n)[1] for n in range(self.account.count())]
        if self._method in ways:
            self.account.setCurrentIndex(ways.index(self._method))
            self._method = ""

    def may_leave(self) -> bool:
        """Typed but not recorded: ask once."""
        if not self.is_begun():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Leave the receipt?"))
        if answer == "discard":
            self.clear()
            return True
        if answer == "save":
            self.saving.save()
        return False

    def record(self) -> str | None:
        """The receipt recorded last; what is being typed is none yet."""
        return None if self.last is None else f"receipt:{self.last}"

    def escape(self) -> bool:
        """Empty fields first, then leave."""
        if self.is_begun():
            self.clear()
            self.day.setFocus()
            return True
        self.navigate.emit("matching", None)
        return True

    def is_begun(self) -> bool:
        """Whether something would be lost."""
        typed = (self.amount, self.payer, self.serial, self.memo)
        return any(field.text().strip() for field in typed) or self.bill.is_begun()

    # --- fields -------------------------------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = self._currency()
        self.ops.ask(
            lambda tx: find_customers(tx, typed, currency), done,
            latest=("receipt_form", "customers"), owner=self,
        )  # fmt: skip

    def _currency(self) -> str:
        chosen = self.account.currentData()
        return str(chosen[2]) if chosen else formats.base_currency()

    def _account_chosen(self, _place: int) -> None:
        minor = self.amount.minor()
        self.amount.set_currency(self._currency())
        if minor is not None:
            self.amount.set_minor(minor)
        bill = self.is_bill()
        self.bill.show_for(bill)
        for part in (self.form.label_of("serial"), self.serial):
            part.setVisible(not bill)
        self._tell_after()

    def is_bill(self) -> bool:
        """Whether a bill of exchange came in, not money."""
        chosen = self.account.currentData()
        return bool(chosen) and chosen[1] == "bill"

    def _payer_chosen(self, customer: DeskCustomer | None) -> None:
        self.form.check("payer")
        if customer is not None:
            self.checks.look_for_twin()
        self._tell_after()

    def _tell_after(self) -> None:
        customer = self.payer.customer()
        if customer is None:
            told = self.tr("After recording: it waits in Matching, its customer is asked there.")
        else:
            form = self.tr("After recording: matched to the open rows of {customer}.")
            told = form.format(customer=customer.title)
        self._after.setText(told)

    def payer_name(self) -> str:
        """The customer's name, else what is typed."""
        customer = self.payer.customer()
        return customer.name if customer else self.payer.text().strip()

    def clear(self) -> None:
        """Empty for the next one; day and account stay."""
        self.amount.set_minor(None)
        self.payer.set_customer(None)
        self.serial.clear()
        self.memo.clear()
        self.bill.clear()
        for key in ("day", "amount", "payer", "serial", "memo"):
            self.form.set_error(key, "")
        self._tell_after()

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; from the last field it records."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        fields: list[QWidget] = [self.day, self.amount, self.payer, self.account]
        fields += self.bill.fields() or [self.serial]
        fields.append(self.memo)
        focus = self.focusWidget()
        place = fields.index(focus) if focus in fields else 0
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.saving.save()
