"""Under the list: the rows of the customer, to tick what is spoken of, and why this stage."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.collection.dossier import Dossier, Row, Why
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, ROW
from arapp.ui.pages.collection import words
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.chips import GradeLabel
from arapp.ui.widgets.fitting import Fitting
from arapp.ui.widgets.labels import hline, label, row, stack

_MOST = 4
"""Rows shown without scrolling."""


class Debts(QWidget):
    """Signals:
    ticked(): the rows that are spoken of changed.
    card_asked(): the customer's card.
    """

    ticked = Signal()
    card_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = formats.base_currency()
        self._title = Fitting("", "text", ("section", "strong"))
        self._grade = GradeLabel()
        self._told = label("", "small", "text2")
        card = KeyButton(self.tr("Customer card"), kind="link", small=True)
        card.clicked.connect(lambda _=False: self.card_asked.emit())
        self.model: RecordModel[Row] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: one.plan
        )
        self.model.ticked_changed.connect(self.ticked)
        self.table = Table("collection.rows", self.model)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.view.setHorizontalScrollBarPolicy(never)
        self.why = WhyBox()
        box = stack(self)
        box.addWidget(hline())
        head = row(margins=(MARGIN_LEFT, 8, 12, 0), gap=8)
        for part in (self._title, self._grade):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(card)
        box.addLayout(head)
        under = row(margins=(MARGIN_LEFT, 0, 12, 2))
        under.addWidget(self._told)
        box.addLayout(under)
        box.addWidget(self.table)
        box.addWidget(self.why)

    def _columns(self) -> list[Column[Row]]:
        return [
            Column("tick", "", lambda one: self.is_ticked(one) if one.days > 0 else None,
                   Kind.TICK, width=48),
            Column("title", self.tr("Row"), self._name, stretch=True, width=60, tip=self._tip,
                   tone=lambda one: "text" if one.asked else "text2"),
            Column("due", self.tr("Due"), lambda one: one.due_on, Kind.DAY, tone="text2", width=94),
            Column("days", self.tr("Overdue"), lambda one: one.days if one.days > 0 else None,
                   Kind.AGE, width=62),
            Column("open", self.tr("Open"), lambda one: Money(one.open, self._currency),
                   Kind.MONEY, width=114, tip=self._tip),
        ]  # fmt: skip

    def is_ticked(self, one: Row) -> bool:
        """Whether it is spoken of."""
        return one.plan in self.model.ticked

    def _name(self, one: Row) -> str:
        name = one.label or one.title or self.tr("Balance brought forward")
        return f"{name} ({words.why_not(one.why_not)})" if one.why_not else name

    def _tip(self, one: Row) -> str:
        parts = [one.title or one.invoice]
        if one.received:
            form = self.tr("{received} of {amount} received")
            received, whole = (
                formats.amount(n, self._currency) for n in (one.received, one.amount)
            )
            parts.append(form.format(received=received, amount=whole))
        if one.contested:
            form = self.tr("{amount} disputed")
            parts.append(form.format(amount=formats.amount(one.contested, self._currency)))
        if one.why_not:
            until = formats.day(one.until, self.model.today) if one.until else ""
            parts.append(f"{words.why_not(one.why_not)} {until}".strip())
        return "\n".join(filter(None, (*parts, one.note)))

    # --- what the page calls ------------------------------------------------------------------

    def show_customer(self, found: Dossier, today: date) -> None:
        """Rows with those ticked that may be asked for, or the overdue ones when none may."""
        self._currency = found.currency
        self._title.say(found.short_name or found.name)
        self._title.setToolTip(found.name)
        self._grade.set_letter(found.grade)
        part = sum(one.received for one in found.rows)
        told = self.tr("Ticked rows are what is spoken of")
        if part:
            form = self.tr("{received} came in part, {open} is open")
            whole = sum(one.open for one in found.rows)
            sums = (formats.amount(n, found.currency) for n in (part, whole))
            told = form.format(**dict(zip(("received", "open"), sums, strict=True)))
        self._told.setText(told)
        self.model.today = today
        self.model.set_rows(found.rows)
        late = [one.plan for one in found.rows if one.days > 0]
        asked = [one.plan for one in found.rows if one.asked]
        self.model.set_ticked(asked or late)
        self._fit(len(found.rows))
        self.why.show_why(found.why, today)

    def _fit(self, rows: int) -> None:
        self.table.setFixedHeight(
            ROW * min(max(rows, 1), _MOST) + self.table.view.head.height() + 2
        )

    def ticked_rows(self) -> list[Row]:
        """What is spoken of."""
        return self.model.ticked_rows()

    def tick(self, plans: Sequence[int]) -> None:
        """Only these."""
        self.model.set_ticked(plans)


class WhyBox(QWidget):
    """Profile and who chose it, the longest row, what is not asked for, what comes next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "strong")
        box = stack(self, margins=(MARGIN_LEFT, 10, 12, 12), gap=6)
        box.addWidget(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        box.addLayout(self._grid)
        self._lines = []
        for place in range(5):
            pair = label("", "small", "text2"), label("", "small", wrap=True)
            for column, part in enumerate(pair):
                self._grid.addWidget(part, place, column)
            self._lines.append(pair)

    def show_why(self, why: Why, today: date) -> None:
        """In words."""
        title = (
            self.tr("Why {stage}").format(stage=words.rung(why.rung).lower()) if why.rung else ""
        )
        self._title.setText(title or self.tr("Why nothing is asked for"))
        facts = self._facts(why, today)
        for place, (name, told) in enumerate(self._lines):
            there = facts[place] if place < len(facts) else ("", "")
            name.setText(there[0])
            told.setText(there[1])
            for part in (name, told):
                part.setVisible(bool(there[1]))

    def _facts(self, why: Why, today: date) -> list[tuple[str, str]]:
        winner = words.say(words.WINNERS.get(why.winner, ""))
        facts = [(self.tr("Profile"), words.joined(words.profile(why.profile), winner))]
        if why.days > 0:
            facts.append((self.tr("Longest row"), self._longest(why)))
        waits = [f"{words.why_not(key)} {n}" for key, n in why.not_now.items()]
        facts.append((self.tr("Not asked"), words.joined(*waits) or self.tr("nothing in the way")))
        if why.after is not None and why.after_on is not None:
            form = self.tr("{stage} from {day}")
            day = formats.day(why.after_on, today)
            facts.append((self.tr("Then"), form.format(stage=words.rung(why.after), day=day)))
        if why.told:
            role, name, day_ = why.told[0]
            who = f"{words.say(words.TOLD.get(role, role))} {name}".strip()
            form = self.tr("{who} from {day}")
            told = form.format(who=who, day=formats.day(day_, today))
            facts.append((self.tr("Told of it"), told))
        return facts

    def _longest(self, why: Why) -> str:
        days = formats.overdue(why.days)
        if why.rung is None:
            return days
        if why.raised:
            return words.joined(days, self.tr("one stage higher after a broken promise"))
        form = self.tr("stage runs {first}–{last} days")
        if why.rung.last is None:
            form = self.tr("stage runs from day {first}")
        return words.joined(days, form.format(first=why.rung.first, last=why.rung.last))

    def lines(self) -> list[tuple[str, str]]:
        """What is told."""
        return [(a.text(), b.text()) for a, b in self._lines if b.text()]
