"""The tool row: which month, which kind of paper, how much of the balance is confirmed."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from arapp.models.values.days import add_months, month_start
from arapp.services.papers.desk import MonthDesk
from arapp.ui import formats
from arapp.ui.design.scale import MARGIN_LEFT, MARGIN_RIGHT
from arapp.ui.pages.statements import words
from arapp.ui.widgets.bars import Meter
from arapp.ui.widgets.labels import frame, label, row, stack

_MOST = 360
_SHOWN = 14


class ToolRow(QWidget):
    """Signals:
    month_chosen(object): first day of the month chosen by the user.
    kind_chosen(str): key of the kind.
    """

    month_chosen = Signal(object)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed: list[date] = []
        self.months = _combo(self.tr("Month"), 140)
        self.kinds = _combo(self.tr("Kind of paper"), 160)
        for key, source in words.KINDS.items():
            self.kinds.addItem(words.say(source), key)
        self.months.activated.connect(lambda _n: self.month_chosen.emit(self.month()))
        self.kinds.activated.connect(lambda _n: self.kind_chosen.emit(self.kind()))
        self._title = label(self.tr("Confirmed balance"), tone="text2")
        self._part = label("")
        self._whole = label("", tone="text2")
        self._meter = Meter()
        self._share = label("", tone="text2")
        ground = frame("surface", "bottom")
        line = row(ground, margins=(MARGIN_LEFT, 4, MARGIN_RIGHT, 10), gap=12)
        line.addWidget(self.months)
        line.addWidget(self.kinds)
        line.addStretch()
        numbers = row(gap=6)
        for part in (self._title, self._part, self._whole):
            numbers.addWidget(part)
        line.addLayout(numbers)
        line.addWidget(self._meter)
        line.addWidget(self._share)
        stack(self).addWidget(ground)

    def set_desk(self, desk: MonthDesk) -> None:
        """The months the ledger knows, newest first; how much of this one is confirmed."""
        first = min(desk.since or desk.month.first, desk.month.first)
        months = _months(first, max(month_start(desk.today), desk.month.first))
        if months != self._listed:
            self._listed = months
            with QSignalBlocker(self.months):
                self.months.clear()
                self.months.addItems([formats.month(one) for one in months])
        self.months.setCurrentIndex(months.index(desk.month.first))
        self._show_share(desk)

    def _show_share(self, desk: MonthDesk) -> None:
        base = formats.base_currency()
        codes = {base} if base in desk.month.proofs else set(desk.month.proofs)
        code = min(codes, default=base)
        proof = desk.month.proofs.get(code)
        part, whole = desk.month.confirmed.get(code, 0), proof.closing if proof else 0
        self._part.setText(formats.amount(part, code))
        self._whole.setText(f"/ {formats.amount(whole, code)}")
        percent = formats.percent(part, whole) or "0%"
        self._meter.set_percent(min(int(percent.rstrip("%")), 100))
        self._share.setText(percent)

    def share_text(self) -> str:
        """What is said beside the meter."""
        return f"{self._part.text()} {self._whole.text()} {self._share.text()}"

    def month(self) -> date | None:
        """First day of the month chosen."""
        place = self.months.currentIndex()
        return self._listed[place] if place >= 0 else None

    def kind(self) -> str:
        """Key of the kind chosen."""
        return str(self.kinds.currentData())

    def choose_kind(self, kind: str) -> None:
        """Choose without a signal."""
        self.kinds.setCurrentIndex(max(self.kinds.findData(kind), 0))

    def neighbour(self, step: int) -> date | None:
        """The month after (1) or before (−1) the one chosen, None past the ends."""
        place = self.months.currentIndex() - step
        return self._listed[place] if 0 <= place < len(self._listed) else None


def _combo(name: str, width: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMinimumWidth(width)
    made.setMaxVisibleItems(_SHOWN)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _months(first: date, last: date) -> list[date]:
    """Newest first; a ledger with an older row offers what lies between, up to thirty years."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [add_months(month_start(last), -n) for n in range(min(count, _MOST))]
