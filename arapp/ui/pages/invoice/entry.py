"""The form of a new invoice: facts left, lines and the comparison with the contract right."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError, DomainError
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import InvoiceHead, facts_of, slips
from arapp.services.dealing.invoice_view import (
    Draft,
    Judged,
    Start,
    judge,
    lines_from,
    start,
)
from arapp.services.dealing.invoices import RecordInvoice
from arapp.services.dispatch import Done
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.services.ledger.invoice_check import ERROR
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.pages.invoice import words
from arapp.ui.pages.invoice.compare import Comparison
from arapp.ui.pages.invoice.lines import RATES, LinesGrid, rate_text
from arapp.ui.widgets.customer_field import CustomerField
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import label, row, set_tone, stack

_WIDTH = 420
_WAIT_MS = 120
_MILLION = 1_000_000
# kind of an error → the field it is told under
_PLACES = {
    "duplicate_invoice": "number", "period_locked": "day", "invoice_differs": "contract",
    "contract_state": "contract", "over_limit": "override", "abnormal_customer": "override",
    "grade_needs_prepayment": "override", "not_allowed": "override",
}  # fmt: skip


class InvoiceEntry(QFrame):
    """Signals:
    changed(): something was typed; ask `is_begun`, `wrong`.
    saved(int): it was recorded under this id.
    """

    changed = Signal()
    saved = Signal(int)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.ops = ops
        self._today = EARLIEST
        self._start: Start | None = None
        self._judged: Judged | None = None
        self._currency = formats.base_currency()
        self.customer = CustomerField(self._find)
        self.number = QLineEdit()
        self.day = DateField(EARLIEST, past=True)
        self.contract = QComboBox()
        self.rate = QComboBox()
        self.gross, self.net, self.tax = AmountField(), AmountField(), AmountField()
        self.kind = QComboBox()
        self.terms = QLineEdit()
        self.note = QLineEdit()
        self.override = QLineEdit()
        self.form = Form()
        self.lines = LinesGrid()
        self.comparison = Comparison()
        self._after = label("", "small", "text2", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.ask)
        self._fill_form()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.customer)

    # --- made once ----------------------------------------------------------------------------

    def _fill_form(self) -> None:
        form = self.form
        form.add("customer", self.tr("Customer"), self.customer, required=True,
                 check=self._check_customer)  # fmt: skip
        form.add("number", self.tr("Invoice no."), self.number, required=True,
                 check=self._check_number)  # fmt: skip
        form.add("day", self.tr("Day"), self.day, required=True, check=self._check_day)
        form.add("contract", self.tr("Contract"), self.contract)
        form.add("rate", self.tr("Tax rate"), self.rate)
        form.add("gross", self.tr("Gross"), self.gross, required=True, check=self._check_gross)
        form.add("net", self.tr("Net"), self.net)
        form.add("tax", self.tr("Tax"), self.tax)
        form.add("kind", self.tr("Kind"), self.kind)
        form.add("due_rule", self.tr("Due"), self.terms)
        form.add("note", self.tr("Note"), self.note)
        form.add("override", self.tr("Allowed by"), self.override)
        for ppm in RATES:
            self.rate.addItem(rate_text(ppm), ppm)
        for code, name in words.KINDS.items():
            self.kind.addItem(words.say(name), code)
        self.override.setPlaceholderText(self.tr("Who allowed it, and why"))
        self.terms.setPlaceholderText(self.tr("by the customer's terms; or 月结30, net 15, a day"))
        self._fill_contracts()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setFixedWidth(_WIDTH)
        box = stack(left, margins=(24, 16, 16, 16), gap=10)
        box.addWidget(self.form)
        box.addWidget(self._after)
        box.addStretch()
        right = QFrame()
        side = stack(right)
        title = row(margins=(24, 16, 20, 4))
        title.addWidget(label(self.tr("Lines"), "section"))
        title.addStretch()
        title.addWidget(label(self.tr("Insert adds a line, Delete takes one away"), "small",
                              "text3"))  # fmt: skip
        side.addLayout(title)
        side.addWidget(self.lines)
        side.addWidget(self.comparison)
        side.addStretch()
        whole = row(self)
        whole.addWidget(left)
        whole.addWidget(right, 1)
        self.comparison.hide()
        self._show_override(False)

    def _connect(self) -> None:
        self.customer.chosen.connect(self._customer_chosen)
        self.contract.currentIndexChanged.connect(self._contract_chosen)
        self.rate.currentIndexChanged.connect(self._rate_chosen)
        self.gross.changed.connect(self._gross_typed)
        self.net.changed.connect(lambda _: self._part_typed())
        self.tax.changed.connect(lambda _: self._part_typed())
        self.lines.changed.connect(self._lines_typed)
        for field in (self.number, self.terms, self.note, self.override, self.comparison.reason):
            field.textEdited.connect(lambda _: self._typed())
        self.day.changed.connect(lambda _: self._typed())
        self.kind.currentIndexChanged.connect(lambda _: self._typed())

    def _show_override(self, on: bool) -> None:
        for widget in (self.override, self.form.label_of("override")):
            widget.setVisible(on)

    # --- what the page calls ------------------------------------------------------------------

    def set_today(self, today: date) -> None:
        """The ledger day, once it is known."""
        self._today = today
        self.day.set_today(today)
        self.lines.set_today(today)
        if self.day.day() is None:
            self.day.set_day(today)

    def begin(self, customer_id: int | None = None, contract_id: int | None = None) -> None:
        """An empty form; perhaps with a customer, or a contract, already chosen."""
        self.clear()
        if contract_id is not None:
            self.ops.ask(partial(_of_contract, contract_id), self._begun_with, owner=self)
        elif customer_id is not None:
            self.ops.ask(partial(_desk_customer, customer_id), self._set_customer, owner=self)

    def _begun_with(self, found: tuple[DeskCustomer | None, int]) -> None:
        customer, contract = found
        self._set_customer(customer, contract)

    def clear(self) -> None:
        """Nothing typed."""
        self._start = self._judged = None
        self.customer.set_customer(None)
        for field in (self.number, self.terms, self.note, self.override, self.comparison.reason):
            field.clear()
        for money in (self.gross, self.net, self.tax):
            money.set_minor(None)
        self.day.set_day(self._today if self._today != EARLIEST else None)
        self.lines.set_lines(())
        self._fill_contracts()
        for key in self.form.names():
            self.form.set_error(key, "")
        self.comparison.hide()
        self._show_override(False)
        self._after.setText("")

    def is_begun(self) -> bool:
        """Whether something would be lost."""
        typed = any(f.text().strip() for f in (self.number, self.gross, self.net, self.note))
        return typed or self.customer.customer() is not None or bool(self.lines.lines())

    # --- customer, contract -------------------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(lambda tx: find_customers(tx, typed, currency), done,
                     latest=("invoice", "customers"), owner=self)  # fmt: skip

    def _set_customer(self, customer: DeskCustomer | None, contract: int | None = None) -> None:
        self.customer.set_customer(customer)
        self._customer_chosen(customer, contract)

    def _customer_chosen(self, customer: DeskCustomer | None, contract: int | None = None) -> None:
        self.form.set_error("customer", "")
        self._start = None
        self._fill_contracts()
        if customer is not None:
            day = self.day.day() or self._today
            query = partial(start, customer_id=customer.id, day=day)
            self.ops.ask(query, partial(self._started, contract), latest=("invoice", "start"),
                         owner=self)  # fmt: skip
        self._typed()

    def _started(self, contract: int | None, found: Start) -> None:
        self._start = found
        self._set_currency(found.currency)
        self._fill_contracts()
        if contract is not None:
            place = self.contract.findData(contract)
            self.contract.setCurrentIndex(max(place, 0))
        self._typed()

    def _set_currency(self, currency: str) -> None:
        self._currency = currency
        self.lines.set_currency(currency)
        for field in (self.gross, self.net, self.tax):
            minor = field.minor()
            field.set_currency(currency)
            field.set_minor(minor)

    def _fill_contracts(self) -> None:
        chosen = self.contract.currentData()
        self.contract.blockSignals(True)
        self.contract.clear()
        self.contract.addItem(self.tr("none: on the customer's terms"), None)
        for one in self._start.contracts if self._start else ():
            left = formats.money(Money(one.amount - one.invoiced, one.currency))
            form = self.tr("{number}, {left} not invoiced")
            self.contract.addItem(form.format(number=one.number, left=left), one.id)
            tip = Qt.ItemDataRole.ToolTipRole
            self.contract.setItemData(self.contract.count() - 1, one.subject, tip)
        place = self.contract.findData(chosen)
        self.contract.setCurrentIndex(max(place, 0))
        self.contract.blockSignals(False)

    def _contract_chosen(self, _place: int) -> None:
        self._typed()

    def take_contract_lines(self) -> None:
        """The lines of the contract as those of the invoice."""
        beside = self._judged.beside if self._judged else None
        if beside is not None and beside.facts.lines:
            self.lines.set_lines(
                lines_from(beside.facts.lines, beside.facts.currency, beside.facts.rate)
            )
            self._lines_typed()

    def can_take_lines(self) -> bool:
        """Whether the contract has lines that may be taken."""
        beside = self._judged.beside if self._judged else None
        return beside is not None and bool(beside.facts.lines)

    # --- amounts ------------------------------------------------------------------------------

    def _ppm(self) -> int:
        return int(self.rate.currentData() or 0)

    def _rate_chosen(self, _place: int) -> None:
        self.lines.set_rate(self._ppm())
        if not self.lines.lines():
            self._gross_typed(self.gross.minor())

    def _gross_typed(self, minor: Any) -> None:
        if minor is not None and not self.lines.lines():
            net = Decimal(minor) * _MILLION / (_MILLION + self._ppm())
            whole = int(net.quantize(Decimal(1), ROUND_HALF_UP))
            self.net.set_minor(whole)
            self.tax.set_minor(minor - whole)
        self._typed()

    def _part_typed(self) -> None:
        net, tax = self.net.minor(), self.tax.minor()
        if net is not None and tax is None:
            exact = Decimal(net) * self._ppm() / _MILLION
            tax = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
            self.tax.set_minor(tax)
        if net is not None and tax is not None and self.gross.minor() is None:
            self.gross.set_minor(net + tax)
        self._typed()

    def _lines_typed(self) -> None:
        lines = self.lines.lines()
        if lines:
            net, tax = sum(one.net.minor for one in lines), sum(one.tax.minor for one in lines)
            for field, minor in ((self.net, net), (self.tax, tax), (self.gross, net + tax)):
                field.set_minor(minor)
        self._typed()

    # --- what is said -------------------------------------------------------------------------

    def _typed(self) -> None:
        self._timer.start()
        self.changed.emit()

    def draft(self) -> Draft | None:
        """What is typed so far; None before a customer is chosen."""
        customer, day = self.customer.customer(), self.day.day()
        if customer is None or day is None or self._start is None:
            return None
        net, tax, gross = (
            Money(field.minor() or 0, self._currency) for field in (self.net, self.tax, self.gross)
        )
        head = InvoiceHead(
            self.number.text(), day, net, tax, gross, self._start.name, self._start.tax_no,
            "", str(self.kind.currentData() or ""), self.note.text(),
        )  # fmt: skip
        rule = self.terms.text().strip()
        due = self._due_day(rule)
        contract = self.contract.currentData()
        return Draft(customer.id, head, self.lines.lines(), contract, "" if due else rule, due)

    def _due_day(self, typed: str) -> date | None:
        """A day typed where a rule may stand, too."""
        from arapp.ui import parse

        if not typed or not typed[0].isdigit() or "天" in typed or "日" in typed:
            return None
        try:
            return parse.day(typed, self._today)
        except DomainError:
            return None

    def ask(self) -> None:
        """What the ledger says of it."""
        draft = self.draft()
        if draft is not None:
            self.ops.ask(partial(judge, draft=draft), partial(self._came, draft), self._not_judged,
                         latest=("invoice", "judge"), owner=self)  # fmt: skip

    def _not_judged(self, error: ArappError) -> None:
        if error.fields.get("field") == "due_rule":
            self.form.set_error("due_rule", text.sentence(error))
        elif error.fields.get("field") == "due_on":
            self.form.set_error("due_rule", _slip(error.fields))

    def _came(self, draft: Draft, judged: Judged) -> None:
        self._judged = judged
        self.form.set_error("due_rule", "")
        self.form.set_error("number", self._twin_text())
        if judged.beside is not None:
            facts = facts_of(draft.head, draft.lines)
            self.comparison.show_pairs(facts, judged.beside, judged.differences, self._today)
        self.comparison.setVisible(judged.beside is not None)
        self.terms.setEnabled(judged.beside is None)
        self._tell_sums(draft)
        self._tell_after(judged)
        self.changed.emit()

    def _twin_text(self) -> str:
        if self._judged is None or self._judged.twin is None:
            return ""
        return self.tr("An invoice of this number is there already")

    def _tell_sums(self, draft: Draft) -> None:
        for key in ("gross", "net", "tax"):
            self.form.set_error(key, "")
        for wrong in slips(draft.head, draft.lines) if draft.head.gross.minor else ():
            if wrong.field in ("gross", "net", "tax"):
                self.form.set_error(wrong.field, _slip({**wrong.facts, "reason": wrong.reason,
                                                        "line": wrong.line}))  # fmt: skip

    def _tell_after(self, judged: Judged) -> None:
        answer = judged.credit
        blocked = answer is not None and answer.level == "block"
        self._show_override(blocked)
        tone = "text2"
        if judged.beside is not None:
            told = self.tr("After saving: it counts with the contract; its rows stay what is owed.")
        elif judged.due_on is not None:
            form = self.tr("After saving: due {day} ({rule}).")
            told = form.format(day=judged.due_on.isoformat(), rule=judged.rule or "—")
        else:
            told = ""
        if answer is not None and answer.level != "ok":
            told = f"{told} {self.tr('It goes beyond what the customer may owe.')}"
            tone = "age3" if blocked and not self.override.text().strip() else "age1"
        self._after.setText(told.strip())
        set_tone(self._after, tone)

    # --- checks -------------------------------------------------------------------------------

    def _check_customer(self) -> str:
        return "" if self.customer.customer() else self.tr("Choose a customer of the ledger")

    def _check_number(self) -> str:
        if not self.number.text().strip():
            return self.tr("The number as printed")
        return self._twin_text()

    def _check_day(self) -> str:
        day = self.day.day()
        if day is None:
            return self.tr("Write a day: 20, 11.20, yesterday")
        if day > self._today:
            return self.tr("That day is still to come")
        locked = self._judged.locked_until if self._judged else None
        if locked is not None and day <= locked:
            return self.tr("The books are closed up to {day}").format(day=locked.isoformat())
        return ""

    def _check_gross(self) -> str:
        if not self.gross.text().strip():
            return self.tr("How much with tax?")
        return "" if (self.gross.minor() or 0) > 0 else self.tr("Must be more than zero")

    def needs_reason(self) -> bool:
        """Whether it departs from its contract and nobody has said why it may."""
        found = self._judged.differences if self._judged and self._judged.beside else ()
        heavy = any(one.severity == ERROR for one in found)
        return heavy and not self.comparison.reason.text().strip()

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Record it."""
        self.customer.close_list()
        draft = self.draft()
        if not self.form.check_all() or draft is None:
            return
        if self.needs_reason():
            self.comparison.reason.setFocus()
            return
        command = RecordInvoice(
            draft.customer_id, draft.head, draft.lines, draft.contract_id, (), draft.rule,
            draft.due_on, "", self.comparison.reason.text(), self.override.text(),
        )  # fmt: skip
        self.ops.run(command, self._recorded, self._refused, owner=self)

    def _recorded(self, done: Done) -> None:
        self.clear()
        self.saved.emit(int(done.outcome.result))

    def _refused(self, error: ArappError) -> None:
        field = str(error.fields.get("field", ""))
        place = _PLACES.get(error.kind, field if field in self.form.names() else "note")
        if field in ("due_on", "due_rule"):
            place = "due_rule"
        if error.kind in ("over_limit", "abnormal_customer", "grade_needs_prepayment"):
            self._show_override(True)
        told = _slip(error.fields) or text.sentence(error)
        self.form.set_error(place, told)
        self.form.field(place).setFocus()

    # --- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value:
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def _slip(fields: dict[str, Any]) -> str:
    """The sentence of a reason, "" when it has none of its own."""
    form = words.SLIPS.get(str(fields.get("reason", "")))
    return words.say(form).format_map(_Gaps(text.shown_fields(fields))) if form else ""


class _Gaps(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _of_contract(contract_id: int, tx: Tx) -> tuple[DeskCustomer | None, int]:
    from arapp.services.dealing.invoice_view import customer_of_contract

    return _desk_customer(customer_of_contract(tx, contract_id), tx), contract_id


def _desk_customer(customer_id: int, tx: Tx) -> DeskCustomer | None:
    from arapp.services.ledger.desk import customers_by_id

    return customers_by_id(tx, [customer_id], formats.base_currency()).get(customer_id)
