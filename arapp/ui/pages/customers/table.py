"""The table of the customers: columns, segments with counts, totals."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.credit.customer_list import CustomerLine
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.customers import words
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets import abnormal
from arapp.ui.widgets.buttons import IconButton
from arapp.ui.widgets.labels import row, stack
from arapp.ui.widgets.segments import Segment, Segments

_PPM = 10_000
_NOTHING_ALLOWED = 1_000


class CustomersTable(QFrame):
    """Segments, table, totals.

    Signals:
        rearranged(): other rows are shown.
    """

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.segments = Segments(_segments(()))
        self.segments.chosen.connect(self.choose)
        self._filter = IconButton("funnel", self.tr("Filter (Ctrl+F)"))
        self.model: RecordModel[CustomerLine] = RecordModel(
            self._columns(), EARLIEST, sentence=self._spoken
        )
        self.model.set_order((("overdue", True),))
        self.table = Table("customers", self.model, total=True)
        self.view = self.table.view
        self._filter.clicked.connect(lambda _=False: self.view.filter_asked.emit())
        self.model.arranged.connect(self._total)
        line = row(margins=(MARGIN_LEFT, 8, MARGIN_RIGHT, 6))
        line.addWidget(self.segments)
        line.addStretch()
        line.addWidget(self._filter)
        box = stack(self)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.view)

    def _columns(self) -> list[Column[CustomerLine]]:
        return [
            Column("customer", self.tr("Customer"), lambda r: r.title, width=148, tip=_tip,
                   initials=lambda r: r.initials,
                   icon=lambda r: abnormal.ICON if r.abnormal else "", icon_tone=abnormal.TONE,
                   icon_after=True),
            Column("name", self.tr("Full name"), lambda r: r.name, tone="text2", width=140,
                   stretch=True, initials=lambda r: r.initials),
            Column("grade", self.tr("Grade"), lambda r: r.grade, Kind.GRADE, width=58),
            Column("owner", self.tr("Owner"), lambda r: r.owner, tone="text2", width=76),
            Column("region", self.tr("Region"), lambda r: r.region, tone="text2", width=68),
            Column("open", self.tr("Open"), lambda r: _money(r, r.open), Kind.MONEY, total=True,
                   text=_owed, tip=_owed, width=200),
            Column("overdue", self.tr("Overdue"), lambda r: _money(r, r.overdue), Kind.MONEY,
                   total=True, width=116),
            Column("days", self.tr("Longest"), lambda r: r.days, Kind.AGE, width=80),
            Column("used", self.tr("Of the limit"), _percent, Kind.METER, width=132,
                   tip=self._against, text=self._share, fill=_fill),
            Column("paid", self.tr("Last paid"), lambda r: r.last_paid, Kind.DAY, tone="text2",
                   width=92),
            Column("code", self.tr("Code"), lambda r: r.code, tone="text2", width=90, hidden=True),
            Column("department", self.tr("Department"), lambda r: r.department, tone="text2",
                   width=90, hidden=True),
            Column("exposure", self.tr("Exposure"), lambda r: _money(r, r.exposure), Kind.MONEY,
                   width=116, hidden=True),
            Column("limit", self.tr("Limit"),
                   lambda r: None if r.ceiling is None else Money(r.ceiling, r.currency),
                   Kind.MONEY, width=116, hidden=True),
        ]  # fmt: skip

    # --- what the page calls ------------------------------------------------------------------

    def set_rows(self, rows: Sequence[CustomerLine], today: date) -> None:
        """The customers as read."""
        self.model.today = today
        self.model.set_rows(rows)
        self.segments.set_segments(_segments(rows))

    def choose(self, segment: str) -> None:
        """Only the rows of a segment."""
        self.segments.choose(segment)
        self.model.set_keep(None if segment == words.ALL else words.KEEPS[segment])
        self.rearranged.emit()

    def go_to(self, customer: int) -> bool:
        """Make a customer current, whatever filter hides it."""
        if self.model.place_of(customer) is None:
            self.model.clear_filters()
            self.choose(words.ALL)
        return self.view.go_to(customer)

    def current(self) -> CustomerLine | None:
        """The row under the cursor."""
        found: CustomerLine | None = self.view.current_row()
        return found

    # --- texts --------------------------------------------------------------------------------

    def _spoken(self, one: CustomerLine) -> str:
        form = self.tr("{customer}, grade {grade}, {open} open, {overdue} overdue")
        return form.format(
            customer=one.title, grade=one.grade,
            open=formats.amount(one.open, one.currency),
            overdue=formats.amount(one.overdue, one.currency),
        )  # fmt: skip

    def _against(self, one: CustomerLine) -> str:
        exposure = formats.amount(one.exposure, one.currency)
        if one.ceiling is None:
            return self.tr("{exposure}, no limit").format(exposure=exposure)
        limit = formats.amount(one.ceiling, one.currency)
        return self.tr("{exposure} of {limit}").format(exposure=exposure, limit=limit)

    def _share(self, one: CustomerLine) -> str:
        percent = _percent(one)
        if percent is None:
            return ""
        return self.tr("over") if _is_over(one) else f"{percent}%"

    def _total(self) -> None:
        total = self.table.total
        if total is None:
            return
        shown = len(self.model.rows())
        title = self.tr("{customers} in all").format(customers=formats.count(shown, "customers"))
        total.set_title(title if shown else "")
        sums = self.model.totals()
        for one in self.model.rows():
            for code, owed in one.others:
                parts = sums.setdefault("open", {})
                parts[code] = parts.get(code, 0) + owed
        total.set_sums(sums, "open")


def _money(one: CustomerLine, minor: int) -> Money | None:
    return Money(minor, one.currency) if minor else None


def _owed(one: CustomerLine) -> str:
    """Its own currency, and what else it owes: "1,200.00 + USD 30.00"."""
    own = [(one.currency, one.open)] if one.open or not one.others else []
    told = [formats.amount(owed, code) for code, owed in (*own, *one.others) if owed]
    return " + ".join(told)


def _percent(one: CustomerLine) -> int | None:
    if one.ceiling is None or (one.used_ppm is None and one.exposure <= 0):
        return None
    if one.used_ppm is None:
        return _NOTHING_ALLOWED
    return max(0, (one.used_ppm + _PPM // 2) // _PPM)


def _fill(one: CustomerLine) -> str:
    return "bar3" if _is_over(one) else "bar0"


def _is_over(one: CustomerLine) -> bool:
    return one.ceiling is not None and one.exposure > one.ceiling


def _tip(one: CustomerLine) -> str:
    return f"{one.name}\n{abnormal.word()}" if one.abnormal else one.name


def _segments(rows: Sequence[CustomerLine]) -> list[Segment]:
    return [
        Segment(key, words.say(text), sum(map(words.KEEPS[key], rows)))
        for key, text in words.SEGMENTS.items()
    ]
