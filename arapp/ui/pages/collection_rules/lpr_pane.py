"""LPR: the rates that ship and those the firm entered, by day; a form for one more."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.errors import ArappError
from arapp.services.collection.lpr import LAST_SHIPPED, ONE_YEAR, Rate, SetLpr
from arapp.ui import text
from arapp.ui.actions import ActionTable
from arapp.ui.pages.collection_rules import words
from arapp.ui.pages.collection_rules.words import translate
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.fields import DateField
from arapp.ui.widgets.forms import Form
from arapp.ui.widgets.labels import frame, label, row, stack
from arapp.ui.widgets.segments import Segment, Segments

_SIDE = 332


class LprPane(QWidget):
    """Signals:
    edited(): something is typed, or another row is at hand.
    """

    edited = Signal()

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates: Mapping[str, Sequence[Rate]] = {}
        self.terms = Segments([Segment(key, words.say(told)) for key, told in words.TERMS.items()])
        self.model: RecordModel[Rate] = RecordModel(
            _columns(), EARLIEST, row_id=lambda one: one.from_on
        )
        self.table = Table("lpr", self.model)
        self.known = label("", tone="text2", wrap=True)
        self.day, self.rate = DateField(EARLIEST, past=True), QLineEdit()
        self.form = Form()
        self._lay_out(acts)
        self.terms.chosen.connect(lambda _key: self._fill())
        self.table.view.current_changed.connect(lambda _row: self.edited.emit())
        self.day.textEdited.connect(lambda _text: self.edited.emit())
        self.rate.textEdited.connect(lambda _text: self.edited.emit())

    def _lay_out(self, acts: ActionTable) -> None:
        across = row(self, gap=0)
        left = stack()
        line = row(margins=(24, 8, 20, 8), gap=12)
        line.addWidget(self.terms)
        line.addStretch()
        left.addLayout(line)
        left.addWidget(self.table, 1)
        across.addLayout(left, 1)
        side = frame("raised", "left")
        side.setFixedWidth(_SIDE)
        box = stack(side, margins=(20, 16, 20, 16), gap=10)
        box.addWidget(label(translate("dunning", "A rate that was published"), "section"))
        self.form.add("from_on", translate("dunning", "From"), self.day, check=self._day_wrong)
        self.form.add("rate", translate("dunning", "% a year"), self.rate, check=self._rate_wrong)
        self.rate.setPlaceholderText("3.00")
        box.addWidget(self.form)
        box.addWidget(self.known)
        line = row(gap=8)
        line.addWidget(bound(acts, "drop"))
        line.addStretch()
        box.addLayout(line)
        box.addStretch()
        across.addWidget(side)

    def show_rates(self, rates: Mapping[str, Sequence[Rate]], today: date) -> None:
        """As the ledger has them; what is typed stays."""
        self._rates = rates
        self.model.today = today
        self.day.set_today(today)
        self._fill()

    def _fill(self) -> None:
        rates = list(self._rates.get(self.terms.current(), ()))
        self.model.set_rows(reversed(rates))
        own = [one.from_on for one in rates if one.id is not None]
        form = translate("dunning", "The program knows the LPR up to {day}.")
        told = form.format(day=LAST_SHIPPED.isoformat())
        if own:
            form = translate("dunning", "Last entered by you: {day}.")
            told = f"{told}\n{form.format(day=max(own).isoformat())}"
        last = max([LAST_SHIPPED, *own])
        if (self.model.today - last).days > 31:
            form = translate(
                "dunning",
                "Interest of later days goes by the last rate and says so. The LPR comes out on"
                " the 20th of each month.",
            )
            told = f"{told}\n{form}"
        self.known.setText(told)
        self.edited.emit()

    def current(self) -> Rate | None:
        """The rate at hand."""
        found = self.table.view.current_row()
        return found if isinstance(found, Rate) else None

    def is_changed(self) -> bool:
        """Whether a rate is being typed."""
        return bool(self.day.text().strip() or self.rate.text().strip())

    def command(self) -> SetLpr | None:
        """What would be saved; None (and said where) when it cannot be read."""
        if not self.form.check_all():
            return None
        day, ppm = self.day.day(), _ppm(self.rate.text())
        if day is None or ppm is None:
            return None
        return SetLpr(day, ppm, self.terms.current() or ONE_YEAR)

    def discard(self) -> None:
        """Nothing is typed."""
        self.day.set_day(None)
        self.rate.clear()
        for key in self.form.names():
            self.form.set_error(key, "")
        self.edited.emit()

    def refuse(self, error: ArappError) -> None:
        """The ledger said no."""
        field = str(error.fields.get("field", ""))
        self.form.set_error(field if field in self.form.names() else "rate", text.sentence(error))

    def _day_wrong(self) -> str:
        if not self.is_changed():
            return ""
        day = self.day.day()
        if day is None:
            return translate("dunning", "Write a day: 20, 11.20, 2026-10-20")
        if day > self.model.today:
            return translate("dunning", "That day is still to come.")
        return ""

    def _rate_wrong(self) -> str:
        if not self.is_changed() or _ppm(self.rate.text()) is not None:
            return ""
        return translate("dunning", "Write the percent of a year, like 3.00.")


def _ppm(typed: str) -> int | None:
    """Parts per million of "3.10" or "3.10%"; None for what is no rate of a year."""
    try:
        exact = Decimal(typed.strip().rstrip("%％").strip()) * 10_000
    except InvalidOperation:
        return None
    if not exact.is_finite() or exact != exact.to_integral_value() or not 0 < exact <= 1_000_000:
        return None
    return int(exact)


def percent(ppm: int) -> str:
    """ "3.10%"."""
    return f"{Decimal(ppm) / 10_000:.2f}%"


def _columns() -> list[Column[Rate]]:
    return [
        Column("from_on", translate("dunning", "From"), lambda r: r.from_on.isoformat(),
               width=140),
        Column("rate", translate("dunning", "A year"), lambda r: r.ppm, Kind.NUMBER,
               text=lambda r: percent(r.ppm), width=110),
        Column("own", "", _own, Kind.CHIP, width=110, stretch=True),
    ]  # fmt: skip


def _own(one: Rate) -> Chip | None:
    return Chip(translate("dunning", "entered"), "accent") if one.id is not None else None
