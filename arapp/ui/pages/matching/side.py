"""The right side of the page: the pane that belongs to the line at the left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.matching import words
from arapp.ui.pages.matching.feed import Feed
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID, Line
from arapp.ui.pages.matching.move_line import MoveLine
from arapp.ui.pages.matching.pack_line import PackLine
from arapp.ui.pages.matching.panes import MessagePane, SettledPane, SkippedPane
from arapp.ui.pages.matching.refund_line import RefundLine
from arapp.ui.pages.matching.work import Work
from arapp.ui.widgets.labels import stack


class Side(QWidget):
    """Work on a receipt, what a done one paid, a skipped line, or a sentence; over it the line of
    a refund while one is being written."""

    def __init__(
        self, ops: Ops, acts: ActionTable, feed: Feed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self.refund = RefundLine()
        self.pack = PackLine()
        self.move_line = MoveLine(ops)
        self.work = Work(ops, acts)
        self.settled = SettledPane()
        self.skipped = SkippedPane()
        self.message = MessagePane()
        self._panes = QStackedWidget()
        for pane in (self.work, self.settled, self.skipped, self.message):
            self._panes.addWidget(pane)
        box = stack(self)
        box.addWidget(self.refund)
        box.addWidget(self.pack)
        box.addWidget(self.move_line)
        box.addWidget(self._panes, 1)

    def only(self, line: QWidget | None) -> None:
        """Of the lines over the receipt at most this one stays."""
        for one in (self.refund, self.pack, self.move_line):
            if one is not line:
                one.hide()

    def currentWidget(self) -> QWidget | None:
        """The pane shown."""
        return self._panes.currentWidget()

    def show_line(self, line: Line, today: date, *, asking: bool) -> None:
        """The pane of a line; `asking` moves on to the customer when nobody is known."""
        record = line.record
        if isinstance(record, DeskReceipt):
            self._panes.setCurrentWidget(self.work)
            picked = self._feed.picked.get(record.id)
            out = self._feed.results.get(record.id)
            offer = {one.plan_id: one.minor for one in line.offers}
            self.work.show_receipt(record, out, today, picked, asking=asking, offer=offer)
        elif isinstance(record, DoneReceipt):
            self.settled.show_done(record, today)
            self._panes.setCurrentWidget(self.settled)
        elif isinstance(record, Duplicate):
            self.skipped.show_line(record)
            self._panes.setCurrentWidget(self.skipped)

    def show_nothing(
        self, segment: str, bring: Callable[[], object], *, begun: bool, found: bool = False
    ) -> None:
        """An empty segment; `begun`: something was placed today; `found`: it was looked for."""
        self._panes.setCurrentWidget(self.message)
        if segment == PENDING:
            action = "" if begun else self.tr("Import a bank file")
            told = self.tr("All matched")
            rate = words.hit_rate(self._feed.hits)
            self.message.say(f"{told}  {rate}".rstrip(), action, bring, done=True)
        elif segment == DONE:
            nothing = self.tr("No receipt like that") if found else ""
            self.message.say(nothing or self.tr("Nothing matched today yet"))
        elif segment == PREPAID:
            self.message.say(self.tr("No prepayments"))
        else:
            self.message.say(self.tr("Nothing was skipped"))
