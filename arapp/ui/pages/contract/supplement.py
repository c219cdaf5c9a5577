"""A supplement: which rows are struck, which take their place, from which day, why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.models.values.money import Money
from arapp.services.dealing.contract_draft import DraftFacts, DraftRow
from arapp.services.dealing.contract_list import ContractView
from arapp.services.dealing.contracts import PlanContract
from arapp.services.dealing.plan_list import PlanLine
from arapp.services.dealing.supplements import SupplementContract
from arapp.services.ledger.plan_templates import BUILT_IN, find
from arapp.ui import formats, text
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.contract import words
from arapp.ui.pages.contract.cells import Unreadable, edit_text
from arapp.ui.pages.contract.grid import PlanGrid
from arapp.ui.pages.contract.painting import NODE
from arapp.ui.pages.contract.sheet import Sheet
from arapp.ui.pages.contract.sum_row import SumRow
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.fields import AmountField, DateField
from arapp.ui.widgets.labels import label, row, set_tone, stack

_CREDIT = {"over_limit", "grade_needs_prepayment", "abnormal_customer"}


def _yes(_row: Any) -> bool:
    return True


class SupplementPanel(QFrame):
    """Signals:
    wanted(object): the command to run.
    closed(): thought better of it.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "bottom")
        self._view: ContractView | None = None
        self._today = EARLIEST
        self._struck: dict[int, PlanLine] = {}
        self._of: list[int | None] = []
        self._first = False
        self._said_of_day = ""
        self.sheet = Sheet()
        self.day = DateField(EARLIEST, past=True)
        self.delta = AmountField()
        self.reason = QLineEdit()
        self.override = QLineEdit()
        self.grid = PlanGrid(self._columns(), edit_text, EARLIEST)
        self.sum = SumRow(self.grid)
        self.note = label("", "small", "text3", wrap=True)
        self.go = KeyButton(self.tr("Make the supplement"), key="Ctrl+S", kind="primary")
        self.stop = KeyButton(self.tr("Cancel"), key="Escape")
        self._lay_out()
        self._wire()

    def _columns(self) -> list[Column[DraftRow]]:
        return [
            Column("no", self.tr("New"), lambda r: r.no, Kind.NUMBER, right=False, width=58,
                   tone="text2"),
            Column("label", self.tr("Item"), lambda r: r.label, width=100, editable=_yes),
            Column(NODE, self.tr("Milestone"), _done, text=lambda r: words.node(r, self._today),
                   width=150, stretch=True, editable=_yes),
            Column("amount", self.tr("Amount"), self._money, Kind.MONEY, width=120, editable=_yes),
            Column("rule", self.tr("Due rule"), lambda r: words.rule(r.rule, r.milestone),
                   width=112, tone="text2", editable=_yes),
            Column("due", self.tr("Due on"), words.due, width=170, editable=_yes),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        box = stack(self, margins=(0, 10, 0, 10), gap=8)
        line = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        line.addWidget(label(self.tr("Supplement"), "section"))
        self.day.setFixedWidth(148)
        self.delta.setFixedWidth(130)
        self.override.hide()
        for field, name, hint, stretch in (
            (self.day, self.tr("Day of the supplement"), "", 0),
            (self.delta, self.tr("Change of the amount"), self.tr("± amount"), 0),
            (self.reason, self.tr("Reason"), self.tr("why, as in the paper"), 2),
            (self.override, self.tr("Reason to go on"), self.tr("the boss agrees, because"), 1),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            line.addWidget(field, stretch)
        box.addLayout(line)
        box.addWidget(self.grid)
        box.addWidget(self.sum)
        foot = row(margins=(MARGIN_LEFT, 0, MARGIN_RIGHT, 0), gap=8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.stop)
        foot.addWidget(self.go)
        box.addLayout(foot)

    def _wire(self) -> None:
        self.grid.edited.connect(self._edited)
        self.grid.insert_asked.connect(self._insert)
        self.grid.delete_asked.connect(self._delete)
        self.delta.changed.connect(lambda _minor: self._show_sum())
        self.delta.textEdited.connect(lambda _text: self._show())
        self.day.changed.connect(self._day_changed)
        self.go.clicked.connect(self.save)
        self.stop.clicked.connect(self.closed)

    # --- what it is about ---------------------------------------------------------------------

    def begin(self, view: ContractView, today: date) -> None:
        """An empty supplement of today."""
        self._view, self._today, self._struck, self._of = view, today, {}, []
        self._said_of_day = ""
        self.grid.grid.today = today
        self.sheet = Sheet()
        self.sheet.set_facts(DraftFacts(today))
        self.sheet.set(signed_on=view.line.signed_on or today)
        self.day.set_today(today)
        self.day.set_day(today)
        self.delta.set_currency(view.line.currency)
        self.grid.currency = view.line.currency
        self.delta.set_minor(None)
        self.reason.clear()
        self.override.clear()
        self.override.hide()
        self._begin_first(view)
        self.show()
        self._show()

    def _begin_first(self, view: ContractView) -> None:
        """A contract without any plan gets its first one, cut as its template says."""
        self._first = all(one.state == "void" for one in view.rows)
        for field in (self.day, self.delta, self.reason):
            field.setVisible(not self._first)
        verb = self.tr("Make the plan") if self._first else self.tr("Make the supplement")
        self.go.setText(verb)
        if self._first:
            self.sheet.set(amount=view.line.money)
            self.sheet.use(find(BUILT_IN, view.template) or BUILT_IN[0])
            self._of = [None for _ in self.sheet.rows]

    def strike(self, rows: Sequence[PlanLine]) -> None:
        """These rows end; each brings one in its place, which goes again with it."""
        ids = {one.id for one in rows}
        kept = [(made, of) for made, of in zip(self.sheet.rows, self._of, strict=True)
                if of is None or of in ids]  # fmt: skip
        new = [one for one in rows if one.id not in self._struck]
        self._struck = {one.id: one for one in rows}
        made = [*(one for one, _ in kept), *(self._copy(one) for one in new)]
        self._of = [*(of for _, of in kept), *(one.id for one in new)]
        self.sheet.draft = replace(self.sheet.draft, rows=tuple(made))
        self.sheet.set_facts(self.sheet.facts)
        self._show()

    def _copy(self, one: PlanLine) -> DraftRow:
        nodes = self._view.nodes if self._view is not None else ()
        node = next((found for found in nodes if found.id == one.milestone_id), None)
        return DraftRow(
            0, one.label, one.kind, node.kind if node else "",
            node.planned_on if node else None, node.confirmed_on if node else None,
            amount=one.open, rule=one.rule or (f"on {one.due_on}" if one.due_on else ""),
            node=node.label if node else "", fixed=node is not None, typed=True,
        )  # fmt: skip

    def is_begun(self) -> bool:
        """Whether something would be lost."""
        return self.isVisible() and bool(
            self._struck or self.sheet.rows or self.reason.text().strip() or self.delta.minor()
        )

    # --- rows ---------------------------------------------------------------------------------

    def _edited(self, one: DraftRow, key: str, typed: Any) -> None:
        try:
            self.sheet.edit(one.no - 1, key, typed)
        except Unreadable as wrong:
            self.say(str(wrong))
            return
        self._show()

    def _insert(self, after: int) -> None:
        place = self.sheet.insert(after)
        self._of.insert(place, None)
        rows = [replace(one, typed=True, amount=max(-self.gap(), 0)) if n == place else one
                for n, one in enumerate(self.sheet.rows)]  # fmt: skip
        self.sheet.draft = replace(self.sheet.draft, rows=tuple(rows))
        self._show()
        self.grid.go_key(place, "label")

    def _delete(self, place: int) -> None:
        self.sheet.delete(place)
        del self._of[place]
        self._show()

    def _money(self, one: DraftRow) -> Money | None:
        code = self._view.line.currency if self._view is not None else formats.base_currency()
        return None if one.amount is None else Money(one.amount, code)

    def gap(self) -> int:
        """New rows − struck rows − change of the amount, minor units; 0 when it adds up."""
        planned = sum(one.amount or 0 for one in self.sheet.rows)
        if self._first:
            return planned - (self._view.line.amount if self._view is not None else 0)
        struck = sum(one.open for one in self._struck.values())
        return planned - struck - (self.delta.minor() or 0)

    def _show(self) -> None:
        self.grid.show_rows(self.sheet.rows)
        self._show_sum()
        hint = self.tr("Space ticks the rows above that are struck; Insert adds a new one")
        if any(one.paid for one in self._struck.values()):
            hint = self.tr("What was paid stays as a row of its own; what is open is struck")
        wrong = self._day_wrong()
        self.say(wrong or hint, "age3" if wrong else "text3")

    def _day_changed(self, _day: object) -> None:
        """Leaving the field says nothing anew, so that what is said of another one stays."""
        wrong = self._day_wrong()
        if wrong != self._said_of_day:
            self._said_of_day = wrong
            self._show()

    def _day_wrong(self) -> str:
        """What is wrong with the day of the supplement; "" when it will do."""
        day, view = self.day.day(), self._view
        if day is None or view is None or self._first:
            return ""
        if day > self._today:
            return self.tr("That day is still to come")
        if view.line.signed_on is not None and day < view.line.signed_on:
            signed = formats.day(view.line.signed_on, self._today)
            return self.tr("The contract was signed on {day} only").format(day=signed)
        return ""

    def _show_sum(self) -> None:
        code = self._view.line.currency if self._view is not None else None
        gap = self.gap()
        if gap:
            form = self.tr("New − struck − change = {gap}")
            if self._first:
                form = self.tr("Plan − contract = {gap}")
            title, tone = form.format(gap=formats.amount(gap, code)), "age3"
        else:
            told = self.tr("Plan = contract") if self._first else self.tr("New = struck + change")
            title, tone = told, "ok"
        planned = sum(one.amount or 0 for one in self.sheet.rows)
        self.sum.say(title, tone, {"amount": formats.amount(planned, code)})

    def say(self, sentence: str, tone: str = "age3") -> None:
        """Below the rows."""
        self.note.setText(sentence)
        set_tone(self.note, tone)

    # --- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: when day, reason and sum are right."""
        day, view = self.day.day(), self._view
        if self._first and view is not None:
            self._save_first(view)
        elif day is None:
            self._wrong(self.day, self.tr("Write a day: 20, 11.20, yesterday"))
        elif self._day_wrong():
            self._wrong(self.day, self._day_wrong())
        elif not self.reason.text().strip():
            self._wrong(self.reason, self.tr("Why is the contract changed?"))
        elif self.gap():
            self._wrong(self.grid, self.sum.title())
        elif view is not None:
            money = Money(self.delta.minor() or 0, view.line.currency)
            self.wanted.emit(SupplementContract(
                view.line.id, day, money, self.reason.text().strip(), tuple(self._struck),
                self.sheet.rows, override=self.override.text().strip(),
            ))  # fmt: skip

    def _save_first(self, view: ContractView) -> None:
        if self.gap():
            self._wrong(self.grid, self.sum.title())
        else:
            reason = self.override.text().strip()
            self.wanted.emit(PlanContract(view.line.id, self.sheet.rows, reason))

    def _wrong(self, field: QWidget, sentence: str) -> None:
        self.say(sentence)
        field.setFocus()

    def refused(self, error: ArappError) -> None:
        """The ledger said no; credit may be overruled with a reason."""
        self.say(text.sentence(error))
        if error.kind in _CREDIT:
            self.override.show()
            self.override.setFocus()


def _done(one: DraftRow) -> bool | None:
    return None if not one.milestone else one.confirmed_on is not None
