"""The customers of the month: opening + debits − credits = closing, state, last confirmed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.papers.desk import MonthDesk
from arapp.services.papers.overview import MonthRow
from arapp.ui import formats
from arapp.ui.design import fonts
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.statements import words
from arapp.ui.tables import layout
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.groups import sum_text
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import IconButton
from arapp.ui.widgets.labels import row, stack
from arapp.ui.widgets.segments import Segment, Segments

RowId = tuple[int, str]


def row_id(one: MonthRow) -> RowId:
    """A customer's row in one currency."""
    return one.customer_id, one.currency


class MonthTable(QFrame):
    """Segments, table, totals.

    Signals:
        moved(object): the row under the cursor, None when there is none.
    """

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._desk: MonthDesk | None = None
        self.segments = Segments(_segments({}))
        self.segments.chosen.connect(self.choose)
        self._filter = IconButton("funnel", self.tr("Filter (Ctrl+F)"))
        self.model: RecordModel[MonthRow] = RecordModel(
            self._columns(), EARLIEST, row_id=row_id, sentence=self._spoken
        )
        self.model.set_order((("closing", True),))
        self.table = Table("statements", self.model, total=True)
        self.view = self.table.view
        self.view.current_changed.connect(self.moved)
        self._filter.clicked.connect(lambda _=False: self.view.filter_asked.emit())
        self.model.arranged.connect(self._total)
        line = row(margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 6))
        line.addWidget(self.segments)
        line.addStretch()
        line.addWidget(self._filter)
        box = stack(self)
        box.addLayout(line)
        box.addWidget(self.table, 1)

    def _columns(self) -> list[Column[MonthRow]]:
        return [
            Column("tick", "", lambda _r: True, Kind.TICK, width=48),
            Column("customer", self.tr("Customer"), self.name, stretch=True, width=120,
                   tip=lambda r: r.customer),
            Column("opening", self.tr("Opening"), lambda r: _money(r, r.opening), Kind.MONEY,
                   tone="text2", total=True, width=100),
            Column("debits", self.tr("Debits"), lambda r: _money(r, r.debits), Kind.MONEY,
                   tone="text2", total=True, width=100),
            Column("credits", self.tr("Credits"), lambda r: _money(r, r.credits), Kind.MONEY,
                   tone="text2", total=True, width=100),
            Column("closing", self.tr("Closing"), lambda r: Money(r.closing, r.currency),
                   Kind.MONEY, sort=_largest, total=True, width=112),
            Column("state", self.tr("State"), words.chip, Kind.CHIP, width=94),
            Column("confirmed", self.tr("Last confirmed"),
                   lambda r: words.confirmed(r, self._today()) or None, width=120,
                   sort=lambda r: r.confirmed_to, tone=self._tone),
        ]  # fmt: skip

    # --- what the page calls ------------------------------------------------------------------

    def set_desk(self, desk: MonthDesk) -> None:
        """Another month, or the same one read again."""
        self._desk = desk
        self.model.today = desk.today
        self.model.set_rows(desk.month.rows)
        layout.give_room(self.view, _widest(desk.month.rows))
        counts: dict[str, int] = {}
        for one in desk.month.rows:
            counts[words.state(one)] = counts.get(words.state(one), 0) + 1
        self.segments.set_segments(_segments(counts | {words.ALL: len(desk.month.rows)}))
        self._say_empty()

    def choose(self, segment: str) -> None:
        """Only the rows of a segment."""
        self.segments.choose(segment)
        self.model.set_keep(
            None if segment == words.ALL else lambda one: words.state(one) == segment
        )
        self._say_empty()

    def go_to_customer(self, customer_id: int) -> bool:
        """Make a customer's row current, whatever filter hides it; False when it has none."""
        found = [one for one in self.model.all_rows() if one.customer_id == customer_id]
        found.sort(key=lambda one: one.currency != formats.base_currency())
        if not found:
            return False
        if self.model.place_of(row_id(found[0])) is None:
            self.model.clear_filters()
            self.choose(words.ALL)
        return self.view.go_to(row_id(found[0]))

    def current(self) -> MonthRow | None:
        """The row under the cursor."""
        found: MonthRow | None = self.view.current_row()
        return found

    def picked(self) -> list[MonthRow]:
        """The ticked rows, in order, whatever the filter hides."""
        ticked = self.model.ticked
        return [one for one in self.model.all_rows() if row_id(one) in ticked] if ticked else []

    def shown(self) -> list[MonthRow]:
        """What the filters leave, in order."""
        return self.model.rows()

    def selection_text(self) -> str:
        """What is ticked, else selected, and its sum per currency."""
        ticked = self.picked()
        counted = ticked or self.view.selected_rows()
        if not counted:
            return ""
        sums: dict[str, int] = {}
        for one in counted:
            sums[one.currency] = sums.get(one.currency, 0) + one.closing
        form = (
            self.tr("{rows} ticked, closing {sum}")
            if ticked
            else self.tr("{rows} selected, closing {sum}")
        )
        return form.format(rows=formats.count(len(counted), "rows"), sum=sum_text(sums))

    # --- texts --------------------------------------------------------------------------------

    def _today(self) -> date:
        return self.model.today

    def name(self, one: MonthRow) -> str:
        """Short name where there is one."""
        short = self._desk.short_names if self._desk else {}
        return short.get(one.customer_id, one.customer)

    def _tone(self, one: MonthRow) -> str:
        last = self._desk.month.last if self._desk else self._today()
        return words.confirmed_tone(one, last)

    def _spoken(self, one: MonthRow) -> str:
        form = self.tr("{customer}, {closing} at the end of the month, {state}")
        closing = formats.amount(one.closing, one.currency)
        return form.format(customer=one.customer, closing=closing, state=words.chip(one).text)

    def _say_empty(self) -> None:
        month = self._desk.month if self._desk else None
        if month is None or not month.rows:
            name = formats.month(month.last) if month else ""
            self.view.set_empty(self.tr("Nothing moved in {month}.").format(month=name))
        else:
            self.view.set_empty(self.tr("Nothing like this."), self.tr("Show all"), self._show_all)

    def _show_all(self) -> None:
        self.model.clear_filters()
        self.choose(words.ALL)

    def _total(self) -> None:
        """Sums of one currency in the row, the others behind the proof."""
        total, desk = self.table.total, self._desk
        if total is None or desk is None:
            return
        rows, whole = self.model.rows(), len(desk.month.rows)
        base, codes = formats.base_currency(), {one.currency for one in rows}
        code = base if base in codes else min(codes, default=base)
        sums = {key: {code: parts[code]} for key, parts in self.model.totals().items()
                if code in parts}  # fmt: skip
        total.set_totals(sums)
        count = formats.count(len({one.customer_id for one in rows}), "customers")
        total.set_title(self.tr("{customers} in all").format(customers=count) if rows else "")
        if len(rows) < whole:
            told = self.tr("{n} of {whole} rows").format(n=len(rows), whole=whole)
            total.set_proof(told, "text2")
        elif rows:
            total.set_proof(*words.proof(desk.month))
        else:
            total.set_proof("")


def _money(one: MonthRow, minor: int) -> Money | None:
    return Money(minor, one.currency) if minor else None


def _widest(rows: Sequence[MonthRow]) -> dict[str, int]:
    """Pixels of the longest amount of each column."""
    measure = fonts.metrics("body").horizontalAdvance
    found: dict[str, int] = {}
    for key in ("opening", "debits", "credits", "closing"):
        ends: dict[tuple[str, bool], int] = {}
        for one in rows:
            value = getattr(one, key)
            side = one.currency, value < 0
            ends[side] = max(ends.get(side, 0), abs(value))
        told = (formats.amount(-n if less else n, code) for (code, less), n in ends.items())
        found[key] = max(map(measure, told), default=0)
    return found


def _largest(one: MonthRow) -> tuple[bool, int]:
    """The ledger's own currency first when the largest come first."""
    return one.currency == formats.base_currency(), one.closing


def _segments(counts: dict[str, int]) -> list[Segment]:
    return [
        Segment(key, words.say(source), counts.get(key, 0))
        for key, source in words.SEGMENTS.items()
        if key != "excluded" or counts.get(key)
    ]
