"""Closing a month: what moved in it, what is not settled in it yet; the owner opens it again."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.values.days import month_end
from arapp.models.values.errors import ArappError
from arapp.services.dispatch import Done, Right
from arapp.services.ledger.period import LockPeriod, Period, UnlockPeriod, periods
from arapp.ui import formats, text
from arapp.ui.ops import Ops
from arapp.ui.pages.safety import words
from arapp.ui.pages.safety.dialog import StepDialog
from arapp.ui.pages.safety.facts import Facts
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.record_view import RecordView
from arapp.ui.widgets.buttons import KeyButton

_WIDTH = 980
_LIST = 340


class LockDialog(StepDialog):
    """Signals:
    told(str): what was done, for the undo bar.
    """

    told = Signal(str)

    def __init__(self, ops: Ops, facts: Facts, parent: QWidget | None = None) -> None:
        super().__init__(parent, "", _WIDTH)
        self.setWindowTitle(self.tr("Close a month"))
        self._ops, self._facts = ops, facts
        self.model: RecordModel[Period] = RecordModel(
            self._columns(), facts.today, row_id=lambda p: p.first
        )
        self.view = RecordView("safety.periods")
        self.model.setParent(self.view)
        self.view.set_model(self.model)
        self.view.set_empty(self.tr("Nothing is booked yet."))
        self.view.setFixedHeight(_LIST)
        self.view.current_changed.connect(lambda _row: self._enable())
        self.view.opened.connect(lambda _row: self.close_month())
        self.go = KeyButton(self.tr("Close the month"), key="Return", kind="primary")
        self.go.clicked.connect(lambda _=False: self.close_month())
        self.unlock = KeyButton(self.tr("Open the month again"), icon="lock-open")
        self.unlock.clicked.connect(lambda _=False: self.open_month())

    def _columns(self) -> list[Column[Period]]:
        return [
            Column("month", self.tr("Month"), lambda p: p.first,
                   text=lambda p: formats.month(p.first), width=140),
            Column("state", self.tr("State"), self._state, Kind.CHIP, width=92),
            Column("debits", self.tr("Receivable"), lambda p: words.balance(p.debits), right=True,
                   width=204),
            Column("credits", self.tr("Received"), lambda p: words.balance(p.credits), right=True,
                   width=204),
            Column("left", self.tr("Not settled yet"), self._left, tone="text2", stretch=True),
        ]  # fmt: skip

    def _state(self, one: Period) -> Chip:
        names = {
            "closed": self.tr("closed"), "part": self.tr("in part"), "open": self.tr("open"),
        }  # fmt: skip
        return Chip(names[one.state], "plain" if one.state == "closed" else "outline")

    def _left(self, one: Period) -> str:
        parts = []
        if one.unmatched:
            parts.append(self.tr("%n receipt(s) to match", "", one.unmatched))
        if one.unconfirmed:
            parts.append(self.tr("%n statement(s) not answered", "", one.unconfirmed))
        return self.tr(", ").join(parts)

    def begin(self) -> None:
        """Open with the months."""
        told = self.tr(
            "Nothing dated in a closed month is added, changed or taken back: corrections are new"
            " rows of an open day. Only the owner opens it again, and the history shows it."
        )
        self.set_step(
            self.tr("Up to where are the books closed?"), told, self.view,
            [self.unlock, self.go, self.cancel_button(self.tr("Cancel"))],
        )  # fmt: skip
        self._ops.ask(periods, self._came, owner=self)
        self.view.setFocus()
        self.open()

    def _came(self, rows: list[Period]) -> None:
        self.model.set_rows(_every_month(rows, self._facts))
        wanted = self._facts.next_lock
        found = next((one for one in self.model.rows() if one.last == wanted), None)
        if found is not None:
            self.view.go_to(found.first)
        self._enable()

    def _enable(self) -> None:
        one: Period | None = self.view.current_row()
        closed = one is not None and one.state == "closed"
        self.go.setEnabled(one is not None and not closed)
        self.unlock.setVisible(closed)
        self.unlock.setEnabled(self._facts.actor.may(Right.UNLOCK))
        if one is not None:
            form = self.tr("Close up to {day}")
            self.go.setText(form.format(day=one.last.isoformat()))
            self.go.updateGeometry()
        if closed and not self._facts.actor.may(Right.UNLOCK):
            self.complain(self.tr("Only the owner opens a closed month."))
        else:
            self.complain("")

    def close_month(self) -> None:
        """Close up to the end of the month chosen."""
        one: Period | None = self.view.current_row()
        if one is not None and one.state != "closed":
            told = self.tr("Closed up to {day}").format(day=one.last.isoformat())
            self._run(LockPeriod(one.last), told)

    def open_month(self) -> None:
        """Open the month chosen and all after it."""
        one: Period | None = self.view.current_row()
        if one is not None and one.state != "open":
            earlier = any(p.first < one.first and p.state != "open" for p in self.model.rows())
            until = one.first - timedelta(days=1) if earlier else None
            told = self.tr("Open again: {month}").format(month=formats.month(one.first))
            self._run(UnlockPeriod(until), told)

    def _run(self, command: Any, told: str) -> None:
        self._ops.run(command, partial(self._done, told), self._refused, owner=self)

    def _done(self, told: str, _done: Done) -> None:
        self.accept()
        self.told.emit(told)

    def _refused(self, error: ArappError) -> None:
        self.complain(text.sentence(error))


def _every_month(rows: list[Period], facts: Facts) -> list[Period]:
    """Months that are over, newest first, from the first booking on: also those without any."""
    known = {one.first: one for one in rows}
    months = []
    first = (facts.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    while known and first >= min(known):
        months.append(known.get(first) or _still(first, facts.locked))
        first = (first - timedelta(days=1)).replace(day=1)
    return months


def _still(first: date, locked: date | None) -> Period:
    """A month in which nothing moved."""
    last = month_end(first)
    state = "closed" if locked is not None and locked >= last else "open"
    return Period(first, last, state, {}, {}, 0, {}, 0)
