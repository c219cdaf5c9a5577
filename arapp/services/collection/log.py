"""Commands of the today page: log a contact, put off, tick off a to-do."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import (
    InvalidDay,
    InvalidValue,
    NoSuchCustomer,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.disputes import Contested, write_dispute
from arapp.services.collection.holds import HOLD_END
from arapp.services.collection.outcomes import REASONS, reached
from arapp.services.collection.promises import Promised, open_rows, write_promise
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import AttachFile, Stored

_TOPICS = frozenset({Topic.COLLECTION})

CHANNELS = ("phone", "message", "email", "letter", "visit", "other")
HOLD_REASONS = ("snooze", "manual", "dispute", "legal")


@dataclass(frozen=True)
class LogContact:
    """Who was reached, how, and what they said; `next_on` is when to come back to it.

    `plans` are the rows that were spoken of (`plan_id` names a single one), `stage` the one it
    answers, `reason` the code why it is not paid, `letter_id` the letter that went out, `files`
    what proves it. What was promised, contested or put off with it is written by the same step.
    `day` is not later than today, for what was done before; `sent` marks a text as sent then.
    """

    customer_id: int
    channel: str
    outcome: str = ""
    person: str = ""
    note: str = ""
    plan_id: int | None = None
    next_on: date | None = None
    plans: tuple[int, ...] = ()
    stage: str = ""
    reason: str = ""
    contact_id: int | None = None
    letter_id: int | None = None
    promised: Promised | None = None
    contested: Contested | None = None
    hold_until: date | None = None
    day: date | None = None
    sent: bool = False
    files: tuple[Stored, ...] = ()

    label: ClassVar[str] = "log_contact"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Insert it; result is its id.

        Raises NoSuchCustomer, NotFound (contact, letter, row), InvalidValue (channel, reason,
        nothing said), InvalidDay (day in the future, next day past), and what `write_promise`,
        `write_dispute` and `PutOff` raise.
        """
        day = self._checked(tx)
        rows = self._rows(tx)
        promise = None
        if self.promised is not None:
            promise = write_promise(tx, self.customer_id, self.promised, list(rows))
        if self.contested is not None:
            if len(rows) != 1:
                raise InvalidValue(field="plans", value=str(len(rows)), reason="one_row")
            write_dispute(tx, next(iter(rows)), self.contested)
        made = self._write(tx, day, rows, promise)
        for plan in (rows or (None,)) if self.hold_until is not None else ():
            assert self.hold_until is not None
            note = self.note.strip() or self.outcome.strip()
            PutOff(self.customer_id, self.hold_until, note, plan, "manual").run(tx)
        for file in self.files:
            AttachFile(f"contact_log:{made}", file).run(tx)
        self._close_tasks(tx, day, rows)
        return Outcome(_TOPICS, made)

    def _checked(self, tx: WriteTx) -> date:
        if self.channel not in CHANNELS:
            raise InvalidValue(field="channel", value=self.channel, reason="unknown")
        if not (self.outcome.strip() or self.note.strip()):
            raise InvalidValue(field="outcome", value="", reason="empty")
        if self.reason and self.reason not in REASONS:
            raise InvalidValue(field="reason", value=self.reason, reason="unknown")
        day = self.day or tx.today
        if day > tx.today:
            raise InvalidDay(field="day", value=day.isoformat(), reason="future")
        if self.next_on is not None and self.next_on < tx.today:
            raise InvalidDay(value=self.next_on.isoformat(), reason="past")
        _known(tx, self.customer_id)
        for table, record in (("contact", self.contact_id), ("letter", self.letter_id)):
            sql = f"SELECT customer_id FROM {table} WHERE id = ?"
            if record is not None and tx.value(sql, (record,)) != self.customer_id:
                raise NotFound(what=table, key=record)
        return day

    def _rows(self, tx: WriteTx) -> dict[int, Money]:
        """The rows it is about with what is open of them; a single one may be settled."""
        if self.plans:
            return open_rows(tx, self.customer_id, self.plans)
        if self.plan_id is not None and (self.promised or self.contested or self.hold_until):
            return open_rows(tx, self.customer_id, (self.plan_id,))
        return {}

    def _write(self, tx: WriteTx, day: date, rows: dict[int, Money], promise: int | None) -> int:
        codes = {money.currency for money in rows.values()}
        whole = sum(money.minor for money in rows.values()) if len(codes) == 1 else None
        made = tx.insert(
            "contact_log",
            customer_id=self.customer_id,
            plan_id=next(iter(rows)) if self.plan_id is None and len(rows) == 1 else self.plan_id,
            day=day.toordinal(),
            channel=self.channel,
            person=self.person.strip(),
            outcome=self.outcome.strip(),
            note=self.note.strip(),
            next_on=None if self.next_on is None else self.next_on.toordinal(),
            stage=self.stage.strip(),
            reached=int(reached(self.outcome)),
            reason=self.reason,
            amount=whole,
            sent_on=day.toordinal() if self.sent else None,
            contact_id=self.contact_id,
            promise_id=promise,
            letter_id=self.letter_id,
        )
        for plan, money in rows.items():
            tx.insert("contact_plan", contact_log_id=made, plan_id=plan, amount=money.minor)
        return made

    def _close_tasks(self, tx: WriteTx, day: date, rows: dict[int, Money]) -> None:
        """What was taken up of this stage is done with it, when somebody was reached."""
        if not self.stage or not reached(self.outcome):
            return
        for task, plan in tx.rows(
            "SELECT id, plan_id FROM task WHERE customer_id = ? AND stage = ? AND done_on IS NULL",
            (self.customer_id, self.stage.strip()),
        ):
            if plan is None or not rows or plan in rows:
                done = {"done_on": day.toordinal(), "outcome": self.outcome.strip()}
                tx.update("task", task, **done)


@dataclass(frozen=True)
class LogRun:
    """The same was done about many at once: one step, to be taken back as one."""

    contacts: tuple[LogContact, ...]

    label: ClassVar[str] = "log_run"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: ids of the contacts. Raises Refused `run_before_last` when the ledger day lies
        before what was done already, and as LogContact; then nothing is written."""
        check_run(tx, tx.today)
        return Outcome(_TOPICS, [one.run(tx).result for one in self.contacts])


def check_run(tx: Tx, day: date) -> None:
    """A run is not dated before the last one: stages were passed since, letters went out.

    Raises Refused `run_before_last` with the day of the last.
    """
    last = tx.value(
        "SELECT max(d) FROM (SELECT max(day) AS d FROM letter UNION ALL"
        " SELECT max(day) FROM contact_log WHERE stage <> '')"
    )
    if last is not None and last > day.toordinal():
        raise Refused("run_before_last", day=day, last=date.fromordinal(last))


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
            raise InvalidDay(value=self.until.isoformat(), reason="not_later")
        _known(tx, self.customer_id)
        whose = "SELECT customer_id FROM plan WHERE id = ?"
        if self.plan_id is not None and tx.value(whose, (self.plan_id,)) != self.customer_id:
            raise NotFound(what="plan", key=self.plan_id)
        row = tx.insert(
            "hold",
            customer_id=self.customer_id,
            plan_id=self.plan_id,
            reason=self.reason,
            note=self.note.strip(),
            set_on=tx.today.toordinal(),
            until_on=self.until.toordinal(),
        )
        return Outcome(_TOPICS, row)


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
        return Outcome(_TOPICS, self.hold_id)


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
        return Outcome(_TOPICS, self.todo_id)


def _known(tx: WriteTx, customer_id: int) -> None:
    if tx.value("SELECT id FROM customer WHERE id = ?", (customer_id,)) is None:
        raise NoSuchCustomer(key=customer_id)
