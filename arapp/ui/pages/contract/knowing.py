"""The form of a new contract and what the ledger knows of it: customer, numbers, last clauses."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from arapp.services.credit.enforce import Answer
from arapp.services.dealing.contract_draft import ContractDraft
from arapp.services.dealing.contract_habits import Habits, habits
from arapp.services.ledger.desk import DeskCustomer, find_customers
from arapp.services.ledger.plan_templates import Template
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.contract.foot import Foot
from arapp.ui.pages.contract.form import ContractForm
from arapp.ui.pages.contract.plan_side import PlanSide
from arapp.ui.pages.contract.reading import Known, Start, known_of, start_form
from arapp.ui.pages.contract.sheet import Sheet
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.labels import row, stack, vline


class Knowing(QWidget):
    """Form, plan and foot beside each other; asks the ledger and fills in what it could know."""

    def __init__(self, ops: Ops, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ops = ops
        self.sheet = Sheet()
        self.templates: tuple[Template, ...] = ()
        self.habits: Habits | None = None
        self.answer: Answer | None = None
        self.form = ContractForm(self._find)
        self.form.customer.mark_with(abnormal.of(ops))
        self.side = PlanSide(acts)
        self.foot = Foot(acts, ("cancel", "draft", "save"))
        self.touched: set[str] = set()
        self.draft_id: int | None = None
        self._filling = False
        self._number_typed = False
        self._asked: tuple[Any, ...] = ()
        across = row()
        across.addWidget(self.form)
        across.addWidget(vline())
        across.addWidget(self.side, 1)
        whole = stack(self)
        whole.addLayout(across, 1)
        whole.addWidget(self.foot)
        self.setFocusProxy(self.form.customer)

    def show_all(self) -> None:
        """Rows, what follows from them, what is wrong."""

    def money_text(self, minor: int) -> str:
        """Minor units in the currency of the contract."""
        draft = self.sheet.draft
        return formats.amount(minor, draft.amount.currency if draft.amount else None)

    def said_begin(self) -> None:
        """Nothing is said of the form yet."""

    # --- beginning ----------------------------------------------------------------------------

    def begin(self, customer_id: int | None = None, draft_id: int | None = None) -> None:
        """An empty form, with what is known of the customer, or one that was put aside."""
        self.forget()
        self.ops.ask(
            partial(start_form, customer_id=customer_id, draft_id=draft_id), self._started,
            latest=("contract", "start"), owner=self,
        )  # fmt: skip

    def forget(self) -> None:
        """Empty the form."""
        self._filling = True
        self.draft_id = None
        self.sheet = Sheet()
        self.answer = None
        self.touched.clear()
        self._asked = ()
        self._number_typed = False
        form = self.form
        for line in (form.subject, form.owner, form.invoice, form.dispute, form.number,
                     form.override):  # fmt: skip
            line.clear()
        for field in (form.deliver, form.ends, form.signed):
            field.set_day(None)
        self.said_begin()
        form.amount.set_minor(None)
        form.set_customer(None)
        form.files.set_files([])
        self.side.naming.hide()
        self.side.equal.hide()
        self.side.nodes.close_form()
        self.side.goods.show_lines(())
        self._filling = False

    def _started(self, start: Start) -> None:
        today = start.facts.today
        self.templates, self.habits = start.templates, start.habits
        self.side.set_today(today)
        self.side.set_templates(start.templates, "")
        self.side.goods.set_products(start.products)
        self.form.set_today(today)
        self.form.set_owners(start.habits.owners)
        self.sheet.set_facts(start.facts)
        self._fill(partial(self._fill_start, start))
        if start.draft is not None:
            self._go_on(start)
        elif start.customer is not None:
            self.form.set_customer(start.customer)
            self._customer_chosen(start.customer)
        else:
            self.show_all()
        self.setFocus()

    def _go_on(self, start: Start) -> None:
        """Write what was put aside into the form again."""
        assert start.draft is not None
        self.draft_id, kept = start.draft_id, start.draft
        self.touched |= {"customer_id", "rows", "invoice_terms", "dispute_terms", "owner",
                         "tax_rate_ppm", "late_rate_ppm"}  # fmt: skip
        self._number_typed = bool(kept.number)
        self._fill(partial(self._fill_draft, kept, start.customer))
        self.sheet.draft = kept
        self.side.goods.show_lines(kept.lines)
        self._ask()
        self.show_all()

    def _fill_draft(self, kept: ContractDraft, customer: DeskCustomer | None) -> None:
        form = self.form
        form.set_customer(customer)
        for line, value in (
            (form.subject, kept.subject), (form.owner, kept.owner), (form.number, kept.number),
            (form.invoice, kept.invoice_terms), (form.dispute, kept.dispute_terms),
        ):  # fmt: skip
            line.setText(value)
            line.setCursorPosition(0)
        for field, day in (
            (form.signed, kept.signed_on), (form.deliver, kept.deliver_on),
            (form.ends, kept.ends_on),
        ):  # fmt: skip
            field.set_day(day)
        if kept.amount is not None:
            form.set_currency(kept.amount.currency)
            form.amount.set_minor(kept.amount.minor)
        form.tax.set_ppm(kept.tax_rate_ppm)
        form.late.set_ppm(kept.late_rate_ppm)

    def _fill_start(self, start: Start) -> None:
        form, known = self.form, start.habits
        form.signed.set_day(start.facts.today)
        form.number.setText(start.number)
        form.tax.set_ppm(known.tax_rate_ppm)
        form.late.set_ppm(known.late_rate_ppm)
        self.sheet.set(
            signed_on=start.facts.today, number=start.number, tax_rate_ppm=known.tax_rate_ppm,
            late_rate_ppm=known.late_rate_ppm,
        )  # fmt: skip

    def _fill(self, run: Callable[[], None]) -> None:
        self._filling = True
        try:
            run()
        finally:
            self._filling = False

    def is_begun(self) -> bool:
        """Whether something typed would be lost."""
        typed = (self.form.subject, self.form.amount, self.form.customer)
        draft = self.sheet.draft
        return bool(draft.rows or draft.lines or self.form.files.files()) or any(
            one.text().strip() for one in typed
        )

    # --- the customer -------------------------------------------------------------------------

    def _find(self, typed: str, done: Callable[[Sequence[DeskCustomer]], None]) -> None:
        currency = formats.base_currency()
        self.ops.ask(
            lambda tx: find_customers(tx, typed, currency), done,
            latest=("contract", "customers"), owner=self,
        )  # fmt: skip

    def _customer_chosen(self, customer: DeskCustomer | None) -> None:
        self.touched.add("customer_id")
        self.sheet.set(customer_id=customer.id if customer else None)
        if customer is None:
            self._ask()
            self.show_all()
            return
        one = customer.id
        self.ops.ask(lambda tx: habits(tx, one), self._habits_came,
                     latest=("contract", "habits"), owner=self)  # fmt: skip
        self._ask()
        if self.form.customer.hasFocus():
            self.form.subject.setFocus(Qt.FocusReason.TabFocusReason)

    def _habits_came(self, known: Habits) -> None:
        """Clauses as last time, where nothing was typed."""
        self.habits = known
        self._fill(partial(self._fill_habits, known))
        self.show_all()

    def _fill_habits(self, known: Habits) -> None:
        form = self.form
        for key, line, value in (
            ("invoice_terms", form.invoice, known.invoice_terms),
            ("dispute_terms", form.dispute, known.dispute_terms),
        ):
            if key not in self.touched:
                line.setText(value)
                line.setCursorPosition(0)
                self.sheet.set(**{key: value})
        if "tax_rate_ppm" not in self.touched:
            form.tax.set_ppm(known.tax_rate_ppm)
            self.sheet.set(tax_rate_ppm=known.tax_rate_ppm)
        if "late_rate_ppm" not in self.touched:
            form.late.set_ppm(known.late_rate_ppm)
            self.sheet.set(late_rate_ppm=known.late_rate_ppm)

    def _ask(self) -> None:
        """What the ledger says of customer, number and what would be owed."""
        draft = self.sheet.draft
        currency = draft.amount.currency if draft.amount else ""
        sheet = self.sheet
        wanted = (draft.customer_id, draft.number, currency, sheet.firm(), sheet.expected(),
                  draft.signed_on)  # fmt: skip
        if wanted == self._asked:
            return
        self._asked = wanted
        self.ops.ask(partial(known_of, wanted=wanted), self._known_came,
                     latest=("contract", "known"), owner=self)  # fmt: skip

    def _known_came(self, known: Known) -> None:
        self.answer = known.answer
        before = self.sheet.facts.customer
        self.sheet.set_facts(known.facts)
        customer = known.facts.customer
        if customer is not None and (before is None or before.id != customer.id):
            self.form.set_currency(customer.currency)
            self.sheet.set(amount=self.form.money())
            if "owner" not in self.touched:
                self._fill(partial(self.form.owner.setText, customer.owner))
                self.sheet.set(owner=customer.owner, department=customer.department)
        if not self._number_typed and known.number and known.number != self.sheet.draft.number:
            self._fill(partial(self.form.number.setText, known.number))
            self.sheet.set(number=known.number)
        self.show_all()
        self._ask()
