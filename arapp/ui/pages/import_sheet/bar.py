"""The foot of the page: what becomes of the rows, their sums, the button that posts them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from arapp.ui import formats
from arapp.ui.actions import ActionTable
from arapp.ui.design.scale import ACTION_BAR
from arapp.ui.pages.import_sheet.reading import Shown
from arapp.ui.pages.import_sheet.tally import Tally
from arapp.ui.widgets.buttons import bound
from arapp.ui.widgets.labels import label, row

translate = QCoreApplication.translate


class Bar(QFrame):
    """Counts of all tables at the left, what can be done with them at the right."""

    def __init__(self, acts: ActionTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setProperty("rule", "top")
        self.setFixedHeight(ACTION_BAR)
        self.posted, self.flagged = Tally("okfill"), Tally("bar1")
        self.rejected, self.skipped = Tally("bar3"), Tally("line2")
        self._tallies = (self.posted, self.flagged, self.rejected, self.skipped)
        self._remark = label("", "small", "text3")
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = row(self, margins=(24, 0, 20, 0), gap=16)
        for part in (*self._tallies, self._remark):
            line.addWidget(part, 1 if part is self._remark else 0)
        line.addWidget(bound(acts, "annotate"))
        line.addWidget(bound(acts, "cancel"))
        self.button = bound(acts, "import", kind="primary")
        line.addWidget(self.button)

    def show_counts(self, every: Sequence[Shown]) -> None:
        """What the button posts: the rows of all tables."""
        tables = [table for table in every if table.kind is not None]
        counts: Counter[str] = sum((Counter(table.counts) for table in tables), Counter())
        posted = counts.get("posted", 0) + counts.get("updated", 0)
        texts = (
            (self.posted, translate("Desk", "Booked"), posted, "posted"),
            (self.flagged, translate("Desk", "To check"), counts.get("flagged", 0), "flagged"),
            (self.rejected, translate("Desk", "Rejected"), counts.get("rejected", 0), "rejected"),
            (self.skipped, translate("Desk", "Skipped"), counts.get("skipped", 0), "skipped"),
        )
        for tally, word, count, state in texts:
            rows = formats.count(count, "rows")
            shows = bool(count) or state == "posted"
            tally.show_tally(f"{word} {rows}" if shows else "", _sum(tables, state))
        self._remark.setText(_remark(counts))
        self._remark.setToolTip(self._remark.text())

    def set_working(self, on: bool) -> None:
        """Numbers are being worked out again: they step back."""
        for tally in self._tallies:
            tally.setEnabled(not on)


def _remark(counts: Counter[str]) -> str:
    if counts.get("flagged", 0) + counts.get("rejected", 0):
        return translate("Desk", "kept, not booked")
    out = counts.get("outgoing", 0)
    told = translate("Desk", "{rows} of money out, left alone")
    return told.format(rows=formats.count(out, "rows")) if out else ""


def _sum(tables: Sequence[Shown], state: str) -> str:
    """Money of one kind of tables; contracts and their open items do not add up."""
    states = ("posted", "updated") if state == "posted" else (state,)
    if len({table.kind for table in tables for one in states if table.sums.get(one)}) > 1:
        return ""
    sums: Counter[str] = Counter()
    for table in tables:
        for one in states:
            sums.update(table.sums.get(one, {}))
    return "  ".join(formats.amount(minor, code) for code, minor in sorted(sums.items()))
