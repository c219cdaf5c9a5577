"""Milestones: confirmed, taken back, moved, added. What hangs on one becomes firm or waits again.

A row falls due by its own rule, reckoned from the day of its milestone; a row without a rule as
many days after it as was planned, else by the customer's terms. A node that follows another (the
end of the warranty, so many months after the acceptance) is planned anew when that one moves.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import EARLIEST, add_months, from_ordinal
from arapp.models.values.errors import InvalidDay, InvalidValue, NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import AttachFile, Stored
from arapp.services.ledger.due_rules import LATEST
from arapp.services.ledger.milestone_rows import (
    due_of,
    foresee,
    plan_followers,
    require_untouched,
    rows_of,
)
from arapp.services.ledger.plan_steps import STEPS
from arapp.services.ledger.plan_templates import MILESTONES

_TOPICS = frozenset({Topic.PLANS, Topic.CONTRACTS, Topic.CUSTOMERS})
_MOST_MONTHS = 120
_LONGEST = 60  # characters of a name


@dataclass(frozen=True, slots=True)
class _Node:
    id: int
    contract_id: int
    kind: str
    planned_on: int | None
    confirmed_on: int | None
    signed_on: int | None
    state: str


def _node(tx: Tx, milestone_id: int) -> _Node:
    row = tx.one(
        "SELECT m.id, m.contract_id, m.kind, m.planned_on, m.confirmed_on, k.signed_on, k.state"
        " FROM milestone m JOIN contract k ON k.id = m.contract_id WHERE m.id = ?",
        (milestone_id,),
    )
    if row is None:
        raise NotFound(what="milestone", key=milestone_id)
    return _Node(*row)


def _not_before_signing(day: date, signed_on: int | None, field: str) -> None:
    signed = from_ordinal(signed_on)
    if signed is not None and day < signed:
        raise InvalidDay(
            field=field, value=day.isoformat(), reason="before_signing", signed_on=signed
        )


def _within_reason(day: date, field: str) -> None:
    if not EARLIEST <= day <= LATEST:
        raise InvalidDay(field=field, value=day.isoformat(), reason="range")


@dataclass(frozen=True)
class ConfirmMilestone:
    """Delivered, accepted, warranty over: on that day, with that evidence.

    Its expected rows are booked on the day and fall due by their rules. `file`: a stored file that
    proves it.
    """

    milestone_id: int
    day: date
    evidence: str = ""
    file: Stored | None = None

    label: ClassVar[str] = "confirm_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of rows that became firm.

        Raises NotFound, Refused `already_confirmed`, `contract_not_active` (called off), InvalidDay
        (in the future, before the contract was signed; its own signing may come earlier than
        planned and moves the contract's day), PeriodLocked.
        """
        node = _node(tx, self.milestone_id)
        if node.confirmed_on is not None:
            raise Refused("already_confirmed", milestone=self.milestone_id)
        if node.state == "void":
            raise Refused("contract_not_active", contract=node.contract_id, reason=node.state)
        if self.day > tx.today:
            raise InvalidDay(field="day", value=self.day.isoformat(), reason="future")
        day = self.day.toordinal()
        if node.kind == "signing" and node.signed_on is not None and day < node.signed_on:
            tx.update("contract", node.contract_id, signed_on=day)  # signed before it was planned
        else:
            _not_before_signing(self.day, node.signed_on, "day")
        tx.update("milestone", node.id, confirmed_on=day, evidence=self.evidence.strip())
        rows = rows_of(tx, node.id, "expected")
        for row in rows:
            due = due_of(tx, row, self.day, from_ordinal(node.planned_on))
            tx.update("plan", row.id, state="firm", booked_on=day, due_on=due)
        plan_followers(tx, node.id, self.day)
        if self.file is not None:
            AttachFile(f"milestone:{node.id}", self.file).run(tx)
        return Outcome(_TOPICS, len(rows))


@dataclass(frozen=True)
class UnconfirmMilestone:
    """Confirmed in error: its rows wait again, planned as they were.

    The journal keeps the reason.
    """

    milestone_id: int
    reason: str = ""

    label: ClassVar[str] = "unconfirm_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of rows that wait again.

        Raises NotFound, Refused `not_confirmed`, `signing_stays` (the contract is signed; call it
        off instead), `plan_paid`, `plan_was_paid` (money was on it once: it counts on those days),
        PeriodLocked.
        """
        node = _node(tx, self.milestone_id)
        if node.confirmed_on is None:
            raise Refused("not_confirmed", milestone=node.id)
        if node.kind == "signing" and node.signed_on is not None:
            raise Refused("signing_stays", milestone=node.id)
        rows = rows_of(tx, node.id, "firm")
        for row in rows:
            require_untouched(tx, row)
        was, planned = date.fromordinal(node.confirmed_on), from_ordinal(node.planned_on)
        tx.update("milestone", node.id, confirmed_on=None, evidence="")
        for row in rows:
            due = due_of(tx, row, planned, was) if planned else row.due_on
            tx.update("plan", row.id, state="expected", booked_on=None, due_on=due)
        if planned is not None:
            plan_followers(tx, node.id, planned)
        return Outcome(_TOPICS, len(rows))


@dataclass(frozen=True)
class MoveMilestone:
    """Planned for another day: the forecast of its rows, and what follows it, move along."""

    milestone_id: int
    planned_on: date

    label: ClassVar[str] = "move_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: number of rows whose forecast moved.

        Raises NotFound, Refused `already_confirmed`, `contract_not_active`, InvalidDay (before the
        contract was signed, out of range).
        """
        node = _node(tx, self.milestone_id)
        if node.confirmed_on is not None:
            raise Refused("already_confirmed", milestone=node.id)
        if node.state == "void":
            raise Refused("contract_not_active", contract=node.contract_id, reason=node.state)
        _within_reason(self.planned_on, "planned_on")
        _not_before_signing(self.planned_on, node.signed_on, "planned_on")
        tx.update(
            "milestone",
            node.id,
            planned_on=self.planned_on.toordinal(),
            after_id=None,  # set by hand: it no longer follows another one
            after_months=None,
        )
        moved = foresee(tx, node.id, self.planned_on, from_ordinal(node.planned_on))
        plan_followers(tx, node.id, self.planned_on)
        return Outcome(_TOPICS, moved)


@dataclass(frozen=True)
class AddMilestone:
    """A node of one's own in a contract; rows are hung on it by a supplement."""

    contract_id: int
    name: str
    planned_on: date | None = None
    what: str = "other"  # (`kind` is the journal's)
    after_id: int | None = None
    after_months: int | None = None

    label: ClassVar[str] = "add_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the milestone.

        Raises NotFound, Refused `contract_not_active`, `milestone_taken` (one of that kind and name
        is there), InvalidValue (name, kind, after), InvalidDay.
        """
        found = tx.one("SELECT state, signed_on FROM contract WHERE id = ?", (self.contract_id,))
        if found is None:
            raise NotFound(what="contract", key=self.contract_id)
        state, signed = found
        if state != "active":
            raise Refused("contract_not_active", contract=self.contract_id, reason=state)
        name = self._name(tx)
        planned = self.planned_on
        if self.after_id is not None:
            planned = self._after(tx) or planned
        if planned is not None:
            _within_reason(planned, "planned_on")
            _not_before_signing(planned, signed, "planned_on")
        written = tx.insert(
            "milestone",
            contract_id=self.contract_id,
            kind=self.what,
            label=name,
            planned_on=None if planned is None else planned.toordinal(),
            after_id=self.after_id,
            after_months=self.after_months,
        )
        return Outcome(_TOPICS, written)

    def _name(self, tx: Tx) -> str:
        if self.what not in MILESTONES:
            raise InvalidValue(field="what", value=self.what, reason="unknown")
        name = " ".join(self.name.split()) or STEPS[self.what][1]
        if len(name) > _LONGEST:
            raise InvalidValue(field="name", value=name, reason="long")
        taken = "SELECT id FROM milestone WHERE contract_id = ? AND kind = ? AND label = ?"
        if tx.value(taken, (self.contract_id, self.what, name)) is not None:
            raise Refused("milestone_taken", name=name)
        return name

    def _after(self, tx: Tx) -> date | None:
        months = self.after_months
        if months is None or not 0 < months <= _MOST_MONTHS:
            raise InvalidValue(field="after_months", value=str(months), reason="range")
        assert self.after_id is not None
        base = _node(tx, self.after_id)
        if base.contract_id != self.contract_id:
            raise NotFound(what="milestone", key=self.after_id)
        day = from_ordinal(base.confirmed_on or base.planned_on)
        return None if day is None else add_months(day, months)


@dataclass(frozen=True)
class RemoveMilestone:
    """A node that nothing hangs on goes."""

    milestone_id: int

    label: ClassVar[str] = "remove_milestone"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the milestone. Raises NotFound, Refused `already_confirmed`,
        `milestone_in_use` (rows hang on it, or another node follows it)."""
        node = _node(tx, self.milestone_id)
        if node.confirmed_on is not None:
            raise Refused("already_confirmed", milestone=node.id)
        used = (
            "SELECT 1 FROM plan WHERE milestone_id = :m"
            " UNION ALL SELECT 1 FROM milestone WHERE after_id = :m LIMIT 1"
        )
        if tx.value(used, {"m": node.id}) is not None:
            raise Refused("milestone_in_use", milestone=node.id)
        tx.delete("milestone", node.id)
        return Outcome(_TOPICS, node.id)
