"""The right side of the page: the pane that belongs to the line at the left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from arapp.services.ledger.desk import DeskReceipt
from arapp.services.ledger.desk_bank import Duplicate
from arapp.services.ledger.desk_done import DoneReceipt
from arapp.ui.actions import ActionTable
from arapp.ui.ops import Ops
from arapp.ui.pages.matching.feed import Feed
from arapp.ui.pages.matching.listing import DONE, PENDING, PREPAID, Line
from arapp.ui.pages.matching.panes import MessagePane, SettledPane, SkippedPane
from arapp.ui.pages.matching.work import Work


class Side(QStackedWidget):
    """Work on a receipt, what a done one paid, a skipped line, or a sentence."""

    def __init__(
        self, ops: Ops, acts: ActionTable, feed: Feed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self.work = Work(ops, acts)
        self.settled = SettledPane()
        self.skipped = SkippedPane()
        self.message = MessagePane()
        for pane in (self.work, self.settled, self.skipped, self.message):
            self.addWidget(pane)

    def show_line(self, line: Line, today: date, *, asking: bool) -> None:
        """The pane of a line; `asking` moves on to the customer when nobody is known."""
        record = line.record
        if isinstance(record, DeskReceipt):
            self.setCurrentWidget(self.work)
            picked = self._feed.picked.get(record.id)
            out = self._feed.results.get(record.id)
            self.work.show_receipt(record, out, today, picked, asking=asking)
        elif isinstance(record, DoneReceipt):
            self.settled.show_done(record, today)
            self.setCurrentWidget(self.settled)
        elif isinstance(record, Duplicate):
            self.skipped.show_line(record)
            self.setCurrentWidget(self.skipped)

    def show_nothing(self, segment: str, bring: Callable[[], object], *, begun: bool) -> None:
        """An empty segment; `begun`: something was placed today."""
        self.setCurrentWidget(self.message)
        if segment == PENDING:
            action = "" if begun else self.tr("Import a bank file")
            self.message.say(self.tr("All matched"), action, bring, done=True)
        elif segment == DONE:
            self.message.say(self.tr("Nothing matched today yet"))
        elif segment == PREPAID:
            self.message.say(self.tr("No prepayments"))
        else:
            self.message.say(self.tr("Nothing was skipped"))
