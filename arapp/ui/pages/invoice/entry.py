"""The form of a new invoice: facts left, lines and the comparison with the contract right."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError, DomainError
from arapp.models.values.money import Money
from arapp.services.dealing.invoice_entry import InvoiceHead, facts_of, slips, unusual_rate
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
from arapp.services.ledger.desk import DeskCustomer
from arapp.services.ledger.invoice_check import ERROR
from arapp.ui import formats, parse, text
from arapp.ui.ops import Ops
from arapp.ui.pages.invoice import words
from arapp.ui.pages.invoice.fields import EntryFields
from arapp.ui.widgets.labels import set_tone

_WAIT_MS = 120
# kind of an error → the field it is told under
_PLACES = {
    "duplicate_invoice": "number", "period_locked": "day", "invoice_differs": "contract",
    "contract_state": "contract", "over_limit": "override", "abnormal_customer": "override",
    "grade_needs_prepayment": "override", "not_allowed": "override",
}  # fmt: skip


class InvoiceEntry(EntryFields):
    """Signals:
    changed(): something was typed; ask `is_begun`, `wrong`.
    saved(int): it was recorded under this id.
    """

    changed = Signal()
    saved = Signal(int)

    def __init__(self, ops: Ops, parent: QWidget | None = None) -> None:
        super().__init__(ops, parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.ask)
        self.chosen.connect(self._customer_chosen)
        self.typed.connect(self._typed)

    # --- what the page calls ------------------------------------------------------------------

    def set_today(self, today: date) -> None:
        """The ledger day."""
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
        self.loose.show_rows((), self._today)
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

    def _set_customer(self, customer: DeskCustomer | None, contract: int | None = None) -> None:
        self.customer.set_customer(customer)
        self._customer_chosen(customer, contract)

    def _customer_chosen(self, customer: DeskCustomer | None, contract: int | None = None) -> None:
        self.form.set_error("customer", "")
        self._start = None
        self.loose.show_rows((), self._today)
        self._fill_contracts()
        if customer is not None:
            day = self.day.day() or self._today
            query = partial(start, customer_id=customer.id, day=day)
            self.ops.ask(query, partial(self._started, contract), latest=("invoice", "start"),
                         owner=self)  # fmt: skip
        self._typed()

    def _started(self, contract: int | None, found: Start) -> None:
        self._start = found
        waiting = [one for one in found.loose if one.currency == found.currency]
        self.loose.show_rows(waiting, self._today)
        self._set_currency(found.currency)
        self._fill_contracts()
        if contract is not None:
            place = self.contract.findData(contract)
            self.contract.setCurrentIndex(max(place, 0))
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
        self._tell_after(draft, judged)
        self.changed.emit()

    def _tell_sums(self, draft: Draft) -> None:
        for key in ("gross", "net", "tax"):
            self.form.set_error(key, "")
        for wrong in slips(draft.head, draft.lines) if draft.head.gross.minor else ():
            if wrong.field in ("gross", "net", "tax"):
                self.form.set_error(wrong.field, _slip({**wrong.facts, "reason": wrong.reason,
                                                        "line": wrong.line}))  # fmt: skip

    def _tell_after(self, draft: Draft, judged: Judged) -> None:
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
        rate = unusual_rate(draft.head, draft.lines) if judged.beside is None else ""
        if rate:
            form = self.tr("The tax makes a rate of {rate}, which is not a usual one.")
            told = f"{told} {form.format(rate=rate)}"
            tone = "age3" if tone == "age3" else "age1"
        self._after.setText(told.strip())
        set_tone(self._after, tone)

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
            self.loose.ids(),
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
