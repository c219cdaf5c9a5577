"""The rows that may take the money: ticks, amounts, what is open afterwards."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.ledger.desk import DeskPlan
from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.matching.draft import Draft
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.fields import AmountField
from arapp.ui.widgets.labels import label, row, set_tone, stack


class TickList(QWidget):
    """Signals:
    ticked(object): ids now ticked by the user.
    amounted(int, object): plan id and minor units typed (None: emptied).
    noted(str): why it is allocated across customers.
    """

    ticked = Signal(object)
    amounted = Signal(int, object)
    noted = Signal(str)

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts: dict[int, int] = {}
        self._owner: int | None = None
        self._answer: tuple[int, int | None] | None = None
        self._silent = False
        self._told = label("", "small", "text2")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Why it pays for another customer"))
        self.note.setAccessibleName(self.tr("Why it pays for another customer"))
        self.note.setProperty("small", "1")
        self.note.textEdited.connect(self.noted)
        self.note.hide()
        self.table = Table("matching.ticks", self._model())
        self._lay_out(acts)

    def _lay_out(self, acts: ActionTable) -> None:
        box = stack(self)
        head = row(margins=(MARGIN_LEFT, 12, MARGIN_RIGHT, 6), gap=8)
        head.addWidget(label(self.tr("Tick what it pays"), "section"))
        head.addWidget(self._told)
        head.addStretch()
        head.addWidget(self.note, 1)
        head.addWidget(bound(acts, "find_set", small=True))
        head.addWidget(bound(acts, "customer", small=True))
        box.addLayout(head)
        box.addWidget(self.table, 1)

    def _model(self) -> RecordModel[DeskPlan]:
        model: RecordModel[DeskPlan] = RecordModel(
            self._columns(), EARLIEST, sentence=self._sentence
        )
        model.ticked_changed.connect(self._ticked)
        model.edited.connect(lambda plan, _key, value: self.amounted.emit(plan.id, value))
        return model

    def _columns(self) -> list[Column[DeskPlan]]:
        return [
            Column("tick", "", self._is_ticked, Kind.TICK, width=56),
            Column("contract", self.tr("Contract"), lambda p: p.contract or p.invoice or None,
                   text=lambda p: p.contract or p.invoice or formats.DASH, tone="text2",
                   width=116, middle=True),
            Column("label", self.tr("Item"), self._label, stretch=True, width=140,
                   tone=lambda p: "text" if p.firm else "text3"),
            Column("due", self.tr("Due"), lambda p: p.due_on, Kind.DAY, tone="text2", width=88),
            Column("days", self.tr("Overdue"), lambda p: p.days if p.firm and p.days >= 0 else None,
                   Kind.AGE, width=76),
            Column("open", self.tr("Open"), lambda p: Money(p.open, p.currency), Kind.MONEY,
                   tone=lambda p: "text" if p.firm else "text3", width=116),
            Column("this", self.tr("This time"), self._amount, Kind.FIELD, width=132,
                   editable=lambda p: p.firm),
            Column("after", self.tr("Open after"), self._after, Kind.MONEY, tone="text2",
                   width=112),
        ]  # fmt: skip

    # --- cells --------------------------------------------------------------------------------

    def _is_ticked(self, plan: DeskPlan) -> bool | None:
        return plan.id in self._amounts if plan.firm else None

    def _label(self, plan: DeskPlan) -> str:
        name = plan.label or (
            self.tr("Invoice") if plan.invoice else self.tr("Balance brought forward")
        )
        if not plan.firm:
            return self.tr("{label} (expected, milestone not confirmed)").format(label=name)
        if plan.disputed:
            return self.tr("{label} ({amount} disputed)").format(
                label=name, amount=formats.amount(plan.disputed, plan.currency)
            )
        if self._owner is not None and plan.customer_id != self._owner:
            return f"{plan.customer}  {name}"
        return name

    def _amount(self, plan: DeskPlan) -> Money | None:
        minor = self._amounts.get(plan.id)
        return None if minor is None else Money(minor, plan.currency)

    def _after(self, plan: DeskPlan) -> Money | None:
        if not plan.firm:
            return None
        return Money(plan.open - self._amounts.get(plan.id, 0), plan.currency)

    def _sentence(self, plan: DeskPlan) -> str:
        state = self.tr("ticked") if plan.id in self._amounts else ""
        parts = (
            plan.contract,
            self._label(plan),
            formats.overdue(plan.days) if plan.firm else "",
            formats.amount(plan.open, plan.currency),
            state,
        )
        return ", ".join(part for part in parts if part)

    # --- what the page calls ------------------------------------------------------------------

    def show_draft(self, draft: Draft, plans: Sequence[DeskPlan], today: date) -> None:
        """Rows with the ticks and amounts of the draft; scroll and current row stay, but another
        answer brings the first row it ticks into sight."""
        model = self.model()
        self._silent = True
        self._amounts = dict(draft.amounts)
        self._owner = draft.owner()
        model.today = today
        known = draft.owner() is not None or bool(plans)
        nothing = self.tr("Nothing open here") if known else self.tr("The customer comes first")
        self.table.view.set_empty(nothing)
        if model.all_rows() != list(plans):
            model.set_rows(plans)
        model.set_ticked(draft.amounts)
        answer = (draft.receipt.id, draft.choice)
        first = next((plan.id for plan in plans if plan.id in draft.amounts), None)
        if draft.answer is not None and first is not None and answer != self._answer:
            self._answer = answer
            self.table.view.go_to(first)
        self.table.view.viewport().update()
        self._silent = False
        if draft.foreign != self.note.isVisible():
            self.note.setVisible(draft.foreign)
        self.tell("")

    def tell(self, error: str) -> None:
        """An error takes the place of the hint."""
        self._told.setText(error or self.tr("by due day"))
        set_tone(self._told, "age3" if error else "text2")

    def is_editing(self) -> bool:
        """Whether an amount is being typed: Enter then reaches the list too."""
        return any(field.isVisible() for field in self.table.view.findChildren(AmountField))

    def model(self) -> RecordModel[Any]:
        """The rows."""
        return self.table.model

    def _ticked(self) -> None:
        if not self._silent:
            self.ticked.emit(frozenset(self.model().ticked))
