"""登记收款: money that came in, typed by hand; Enter goes from field to field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done, Topic
from arapp.services.ledger.desk import DeskCustomer, customers_by_id, find_customers
from arapp.services.ledger.desk_form import DeskAccount, FormStart, form_start, twin
from arapp.services.ledger.receipts import RecordReceipt
from arapp.ui import dialogs, formats, text
from arapp.ui.actions import Action, Place
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.ops import Ops
from arapp.ui.page import Page
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, stack

_WIDTH = 460
# Kind of an error → the field it stands under.
_PLACES = {"duplicate": "serial", "invalid_amount": "amount", "invalid_day": "day"}


class ReceiptForm(Page):
    """Day, amount, payer, account, serial number, memo. Saving leads to the matching page."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset({Topic.COMPANY})

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._today = EARLIEST
        self._accounts: tuple[DeskAccount, ...] = ()
        self._last: int | None = None
        self.day = DateField(EARLIEST, past=True)
        self.amount = AmountField()
        self.payer = CustomerField(self._find, marked=abnormal.of(ops))
        self.account = QComboBox()
        self.serial = QLineEdit()
        self.memo = QLineEdit()
        self.form = Form()
        self._after = label("", "small", "text2", wrap=True)
        self._fill_form()
        self._lay_out()
        self.acts.add(
            Action("next", self.tr("Record, then another"), self.save_and_next, "Ctrl+Return",
                   "plus", place=Place.TITLE),
            Action("save", self.tr("Record and match"), self.save, "Ctrl+S", "check",
                   place=Place.PRIMARY),
        )  # fmt: skip
        self.set_status("", self.tr("Enter goes to the next field, F4 opens a list"))
        self.setFocusProxy(self.day)

    def _fill_form(self) -> None:
        form = self.form
        form.add("day", self.tr("Day"), self.day, required=True, check=self._check_day)
        form.add("amount", self.tr("Amount"), self.amount, required=True, check=self._check_amount)
        form.add("payer", self.tr("Payer"), self.payer, required=True, check=self._check_payer)
        form.add("account", self.tr("Account"), self.account)
        form.add("serial", self.tr("Serial no."), self.serial)
        form.add("memo", self.tr("Memo"), self.memo)
        self.serial.setPlaceholderText(self.tr("of the bank, guards against a second entry"))
        self.account.currentIndexChanged.connect(self._account_chosen)
        self.payer.chosen.connect(self._payer_chosen)
        for field in (self.day, self.amount):
            # after the check of the form, which would take the warning away again
            field.editingFinished.connect(self._look_for_twin)

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
        """It is always a new receipt; {"customer": id} names the payer."""
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
        self._today = start.today
        self.day.set_today(start.today)
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

    def may_leave(self) -> bool:
        """Typed but not recorded: ask once."""
        if not self.is_begun():
            return True
        answer = dialogs.save_or_leave(self, self.tr("Leave the receipt?"))
        if answer == "discard":
            self._clear()
            return True
        if answer == "save":
            self.save()
        return False

    def record(self) -> str | None:
        """The receipt recorded last; what is being typed is none yet."""
        return None if self._last is None else f"receipt:{self._last}"

    def escape(self) -> bool:
        """Empty fields first, then leave."""
        if self.is_begun():
            self._clear()
            self.day.setFocus()
            return True
        self.navigate.emit("matching", None)
        return True

    def is_begun(self) -> bool:
        """Whether something would be lost."""
        return any(
            field.text().strip() for field in (self.amount, self.payer, self.serial, self.memo)
        )

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
        self._tell_after()

    def _payer_chosen(self, customer: DeskCustomer | None) -> None:
        self.form.check("payer")
        if customer is not None:
            self._look_for_twin()
        self._tell_after()

    def _tell_after(self) -> None:
        customer = self.payer.customer()
        if customer is None:
            told = self.tr("After recording: it waits in Matching, its customer is asked there.")
        else:
            form = self.tr("After recording: matched to the open rows of {customer}.")
            told = form.format(customer=customer.title)
        self._after.setText(told)

    def _check_day(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        return self.tr("That day is still to come") if day > self._today else ""

    def _check_amount(self) -> str:
        if not self.amount.text().strip():
            return self.tr("How much came in?")
        if not self.amount.is_right():
            return self.tr("Not an amount; write it like 1,234.50 or 12万")
        return "" if (self.amount.minor() or 0) > 0 else self.tr("Must be more than zero")

    def _check_payer(self) -> str:
        return "" if self.payer.text().strip() else self.tr("Who paid?")

    def _payer_name(self) -> str:
        customer = self.payer.customer()
        return customer.name if customer else self.payer.text().strip()

    # --- the same thing twice -----------------------------------------------------------------

    def _look_for_twin(self) -> None:
        day, money = self.day.day(), self.amount.money()
        customer = self.payer.customer()
        if day is None or money is None or money.minor <= 0 or not self._payer_name():
            return
        known = customer.id if customer else None
        query = partial(twin, day=day, amount=money, payer=self._payer_name(),
                        customer_id=known)  # fmt: skip
        self.ops.ask(query, self._twin_found, latest=("receipt_form", "twin"), owner=self)

    def _twin_found(self, number: str | None) -> None:
        if number and self.amount.is_right():
            form = self.tr("The same day, amount and payer: {number}. Recorded again?")
            self.form.set_error("amount", form.format(number=number), warning=True)
        elif self.amount.is_right() and self.amount.text().strip():
            self.form.set_error("amount", "")

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Record it and go on to match it."""
        self._save(self._recorded)

    def save_and_next(self) -> None:
        """Record it and stay for the next one; day and account stay as they are."""
        self._save(self._recorded_one)

    def _save(self, done: Callable[[Done], None]) -> None:
        self.payer.close_list()
        money, day = self.amount.money(), self.day.day()
        if not self.form.check_all() or money is None or day is None:
            return
        account, method, _currency = self.account.currentData()
        customer = self.payer.customer()
        command = RecordReceipt(
            day=day,
            amount=money,
            payer=self._payer_name(),
            customer_id=customer.id if customer else None,
            account_id=account,
            serial_no=self.serial.text(),
            memo=self.memo.text(),
            method=method,
        )
        self.ops.run(command, done, self._refused, owner=self)

    def _tell(self, money: str) -> None:
        self.told.emit(self.tr("Recorded {money}").format(money=money))

    def _recorded(self, done: Done) -> None:
        self._last = done.outcome.result
        shown = self.amount.text()
        self._clear()
        self._tell(shown)
        self.navigate.emit("matching", done.outcome.result)

    def _recorded_one(self, done: Done) -> None:
        self._last = done.outcome.result
        shown = self.amount.text()
        self._clear()
        self._tell(shown)
        self.amount.setFocus()

    def _refused(self, error: ArappError) -> None:
        place = _PLACES.get(error.kind, "memo")
        if error.kind == "duplicate":
            form = self.tr("Already recorded under this serial number: {number}")
            told = form.format(number=error.fields.get("number", ""))
        else:
            told = text.sentence(error)
        self.form.set_error(place, told)
        self.form.field(place).setFocus()

    def _clear(self) -> None:
        self.amount.set_minor(None)
        self.payer.set_customer(None)
        self.serial.clear()
        self.memo.clear()
        for key in ("day", "amount", "payer", "serial", "memo"):
            self.form.set_error(key, "")
        self._tell_after()

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; from the last field it records."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        fields: list[QWidget] = [
            self.day, self.amount, self.payer, self.account, self.serial, self.memo,
        ]  # fmt: skip
        focus = self.focusWidget()
        place = fields.index(focus) if focus in fields else 0
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save()
