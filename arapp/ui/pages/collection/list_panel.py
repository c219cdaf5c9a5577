"""逾期上报: the list of each role with all contacts so far; on paper, as a workbook, in a mail."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from arapp.models.tx import Tx
from arapp.models.values.days import EARLIEST
from arapp.models.values.money import Money
from arapp.services.collection.escalation import (
    CHANNEL_WORDS,
    Contacted,
    Escalated,
    Sheet,
    escalated,
    escalation_sheet,
    pick,
    roles_of,
    told,
)
from arapp.ui import formats
from arapp.ui.ops import Ops
from arapp.ui.pages.collection import words
from arapp.ui.pages.collection.panel import Panel
from arapp.ui.pages.collection.writing import Writing
from arapp.ui.tables.columns import Column, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.tables.table import Table
from arapp.ui.widgets.buttons import KeyButton
from arapp.ui.widgets.segments import Segment, Segments

_MOST = 12
"""Contacts that stand in a tip."""


class ListPanel(Panel):
    """Who is told of which rows.

    Signals:
        named(): say who holds a role.
    """

    named = Signal()

    def __init__(self, ops: Ops, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name(self.tr("Reported upward"))
        self._ops, self._writing = ops, writing
        self._people: dict[str, str] = {}
        self._begun = False
        self.roles = Segments()
        self.roles.chosen.connect(lambda _role: self._read())
        self.model: RecordModel[Escalated] = RecordModel(
            self._columns(), EARLIEST, row_id=lambda one: (one.plan, one.why_not)
        )
        self.table = Table("collection.reported", self.model, total=True)
        self._name = KeyButton(self.tr("Name somebody"), kind="link", small=True)
        self._name.clicked.connect(lambda _=False: self.named.emit())
        self.tools.addWidget(self._name)
        self.tools.addWidget(self.roles)
        for kind, name in (("xlsx", self.tr("Excel")), ("pdf", self.tr("PDF"))):
            button = KeyButton(name, small=True)
            button.clicked.connect(partial(self._file, kind))
            self.tools.addWidget(button)
        self.inside.addWidget(self.table, 1)
        self.go.setText(self.tr("Mail draft"))
        self._ask_roles()

    def _columns(self) -> list[Column[Escalated]]:
        return [
            Column("customer", self.tr("Customer"), lambda one: one.customer, width=216),
            Column("row", self.tr("Row"), lambda one: one.title, width=160),
            Column("owner", self.tr("Owner"), lambda one: one.owner or None, tone="text2",
                   width=72),
            Column("due", self.tr("Due"), lambda one: one.due_on, Kind.DAY, width=90),
            Column("days", self.tr("Overdue"), lambda one: one.days, Kind.AGE, width=72),
            Column("amount", self.tr("Amount"), lambda one: Money(one.amount, one.currency),
                   Kind.MONEY, total=True, width=118),
            Column("why", self.tr("Not asked"), _why, tone="text2", width=92),
            Column("spoken", self.tr("Contacts so far"), self._spoken, stretch=True, width=160,
                   tip=_all, tone="text2"),
        ]  # fmt: skip

    def _spoken(self, one: Escalated) -> str:
        if not one.contacts:
            return self.tr("nobody spoke to them")
        times = self.tr("%n, last", "", len(one.contacts))
        return f"{times} {_short(one.contacts[0])}"

    def hint(self) -> str:
        """Keys."""
        return self.tr("Ctrl+Enter writes a mail with the list, Esc goes back")

    def refresh(self) -> None:
        """Other rows, other people."""
        self._ask_roles()

    def begin(self) -> None:
        """To the list."""
        self.table.view.setFocus()

    # --- reading ------------------------------------------------------------------------------

    def _ask_roles(self) -> None:
        self._ops.ask(lambda tx: (tx.today, roles_of(tx, tx.today)), self._roles_came, owner=self)

    def _roles_came(self, answer: tuple[date, list[tuple[str, str, int]]]) -> None:
        today, found = answer
        self.model.today = today
        self._people = {role: name for role, name, _ in found}
        self.roles.set_segments([Segment(role, words.role(role), rows) for role, _, rows in found])
        if not self._begun:
            busy = [role for role, _, rows in found if rows]
            self.roles.choose(busy[-1] if busy else "owner")
        self._begun = True
        self._read()

    def _read(self) -> None:
        role = self.roles.current()
        self.table.view.set_loading(True)
        self._ops.ask(
            lambda tx: escalated(tx, tx.today, role), self._came, latest=("collection", "roles"),
            owner=self,
        )  # fmt: skip

    def _came(self, found: list[Escalated]) -> None:
        self.table.view.set_empty(self.tr("Nothing to report to this role"), done=True)
        self.model.set_rows(found)
        self.table.view.set_loading(False)
        self.table.view.go_first()
        name = self._people.get(self.roles.current(), "")
        rows = formats.count(len(found), "entries")
        self._name.setVisible(not name and self.roles.current() != "owner")
        self.say(words.joined(name or self._nobody(), rows))
        self.go.setVisible(bool(found))
        form = self.tr("Mail to {who}")
        self.go.setText(form.format(who=name or words.role(self.roles.current())))

    def _nobody(self) -> str:
        if self.roles.current() == "owner":
            return self.tr("each their own")
        return self.tr("nobody is named for it")

    # --- files --------------------------------------------------------------------------------

    def _make(self) -> partial[Sheet]:
        return partial(_sheet, role=self.roles.current(), language=words.lang())

    def _file(self, kind: str, _checked: bool = False) -> None:
        if self.model.all_rows():
            self._writing.sheet(kind, self.heading(), self._make())

    def heading(self) -> str:
        """What the list is called."""
        role = self.roles.current()
        day = self.model.today.isoformat()
        form = self.tr("Overdue, reported to {who} {day}")
        who = f"{words.role(role)} {self._people.get(role, '')}".strip()
        return form.format(who=who, day=day)

    def finish(self) -> None:
        """A mail with the list to the one it is for."""
        rows = self.model.all_rows()
        if not rows:
            return
        codes = sorted({one.currency for one in rows})
        sums = [
            formats.amount(sum(one.amount for one in rows if one.currency == code), code)
            for code in codes
        ]
        name = self._people.get(self.roles.current(), "")
        form = self.tr("{name}: {n} overdue rows, {sums}. What was done so far is in the list.")
        body = form.format(
            name=name or words.role(self.roles.current()), n=len(rows), sums=words.joined(*sums)
        )
        self._writing.mail(self.heading(), body, self._make())


def _sheet(tx: Tx, role: str, language: str) -> Sheet:
    return escalation_sheet(tx, tx.today, role, language)


def _why(one: Escalated) -> str:
    return words.why_not(one.why_not) if one.why_not else ""


def _short(one: Contacted) -> str:
    channel = pick(CHANNEL_WORDS, one.channel, words.lang())
    return words.joined(f"{one.day.isoformat()[5:]} {channel}", one.outcome)


def _all(one: Escalated) -> str:
    lines = [told(contact, words.lang()) for contact in one.contacts[:_MOST]]
    return "\n".join(lines)
