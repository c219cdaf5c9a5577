"""Commands of the today page: log a contact, put off, tick off a to-do."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import WriteTx
from arapp.models.values.errors import InvalidDay, InvalidValue, NoSuchCustomer, NotFound
from arapp.services.collection.holds import HOLD_END
from arapp.services.dispatch import Outcome, Right, Topic

CHANNELS = ("phone", "message", "email", "letter", "visit", "other")
HOLD_REASONS = ("snooze", "manual", "dispute", "legal")


@dataclass(frozen=True)
class LogContact:
    """Who was reached, how, and what they said; `next_on` is when to come back to it."""

    customer_id: int
    channel: str
    outcome: str = ""
    person: str = ""
    note: str = ""
    plan_id: int | None = None
    next_on: date | None = None

    label: ClassVar[str] = "log_contact"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Insert it on the ledger day; result is its id.

        Raises NoSuchCustomer, InvalidValue (channel, nothing said), InvalidDay (next day is past).
        """
        if self.channel not in CHANNELS:
            raise InvalidValue(field="channel", value=self.channel, reason="unknown")
        if not (self.outcome.strip() or self.note.strip()):
            raise InvalidValue(field="outcome", value="", reason="empty")
        if self.next_on is not None and self.next_on < tx.today:
            raise InvalidDay(value=self.next_on.isoformat())
        _known(tx, self.customer_id)
        row = tx.insert(
            "contact_log",
            customer_id=self.customer_id,
            plan_id=self.plan_id,
            day=tx.today.toordinal(),
            channel=self.channel,
            person=self.person.strip(),
            outcome=self.outcome.strip(),
            note=self.note.strip(),
            next_on=None if self.next_on is None else self.next_on.toordinal(),
        )
        return Outcome(frozenset({Topic.COLLECTION}), row)


@dataclass(frozen=True)
class PutOff:
    """Not now, with a reason and an end: the row (or the whole customer) comes back by itself."""

    customer_id: int
    until: date
    note: str
    plan_id: int | None = None
    reason: str = "snooze"

    label: ClassVar[str] = "put_off"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Insert the hold. Raises NoSuchCustomer, InvalidValue (no note), InvalidDay (past)."""
        if self.reason not in HOLD_REASONS:
            raise InvalidValue(field="reason", value=self.reason, reason="unknown")
        if not self.note.strip():
            raise InvalidValue(field="note", value="", reason="empty")
        if self.until <= tx.today:
            raise InvalidDay(value=self.until.isoformat())
        _known(tx, self.customer_id)
        row = tx.insert(
            "hold",
            customer_id=self.customer_id,
            plan_id=self.plan_id,
            reason=self.reason,
            note=self.note.strip(),
            set_on=tx.today.toordinal(),
            until_on=self.until.toordinal(),
        )
        return Outcome(frozenset({Topic.COLLECTION}), row)


@dataclass(frozen=True)
class LiftHold:
    """A hold ends today, before its day; it stays on record."""

    hold_id: int

    label: ClassVar[str] = "lift_hold"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """End it. Raises NotFound when it is not in force."""
        until = tx.value(f"SELECT {HOLD_END} FROM hold WHERE id = ?", (self.hold_id,))
        if until is None or until <= tx.today.toordinal():
            raise NotFound(what="hold", key=self.hold_id)
        tx.update("hold", self.hold_id, ended_on=tx.today.toordinal())
        return Outcome(frozenset({Topic.COLLECTION}), self.hold_id)


@dataclass(frozen=True)
class FinishTodo:
    """The to-do is done today."""

    todo_id: int

    label: ClassVar[str] = "finish_todo"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Tick it off. Raises NotFound."""
        if tx.value("SELECT id FROM todo WHERE id = ?", (self.todo_id,)) is None:
            raise NotFound(what="todo", key=self.todo_id)
        tx.update("todo", self.todo_id, done_on=tx.today.toordinal())
        return Outcome(frozenset({Topic.COLLECTION}), self.todo_id)


def _known(tx: WriteTx, customer_id: int) -> None:
    if tx.value("SELECT id FROM customer WHERE id = ?", (customer_id,)) is None:
        raise NoSuchCustomer(key=customer_id)
