"""Who does what: a task of a row or customer at a stage, taken up, handed on, done.

That something is due follows from the ledger; a task is only who has it and what they wait for. At
most one is open of each item and stage.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal
from arapp.models.values.errors import InvalidDay, InvalidValue, NoSuchCustomer, NotFound, Refused
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.plan_names import LABEL

_TOPICS = frozenset({Topic.COLLECTION})


@dataclass(frozen=True)
class TakeTask:
    """Somebody takes it up: of one row, or of the customer as a whole."""

    customer_id: int
    stage: str
    owner: str
    plan_id: int | None = None
    due: date | None = None
    waiting_for: str = ""
    note: str = ""

    label: ClassVar[str] = "take_task"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises NoSuchCustomer, NotFound (row), InvalidValue (stage, owner),
        InvalidDay (past), Refused `task_open` (its owner, since)."""
        for field in ("stage", "owner"):
            if not str(getattr(self, field)).strip():
                raise InvalidValue(field=field, value="", reason="empty")
        if tx.value("SELECT id FROM customer WHERE id = ?", (self.customer_id,)) is None:
            raise NoSuchCustomer(key=self.customer_id)
        whose = "SELECT customer_id FROM plan WHERE id = ?"
        if self.plan_id is not None and tx.value(whose, (self.plan_id,)) != self.customer_id:
            raise NotFound(what="plan", key=self.plan_id)
        if self.due is not None and self.due < tx.today:
            raise InvalidDay(field="due", value=self.due.isoformat(), reason="past")
        there = tx.one(
            "SELECT owner, opened_on FROM task WHERE done_on IS NULL AND stage = ?"
            " AND customer_id = ? AND plan_id IS ?",
            (self.stage.strip(), self.customer_id, self.plan_id),
        )
        if there is not None:
            raise Refused("task_open", owner=there[0], day=date.fromordinal(there[1]))
        made = tx.insert(
            "task",
            customer_id=self.customer_id,
            plan_id=self.plan_id,
            stage=self.stage.strip(),
            owner=self.owner.strip(),
            opened_on=tx.today.toordinal(),
            due_on=None if self.due is None else self.due.toordinal(),
            waiting_for=self.waiting_for.strip(),
            note=self.note.strip(),
        )
        return Outcome(_TOPICS, made)


@dataclass(frozen=True)
class HandOn:
    """It goes to somebody else, or waits for something else; None leaves as it is."""

    task_id: int
    owner: str | None = None
    waiting_for: str | None = None
    due: date | None = None
    note: str | None = None

    label: ClassVar[str] = "hand_on"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound (none, done), InvalidValue (nothing changes, no owner)."""
        _require_open(tx, self.task_id)
        if self.owner is not None and not self.owner.strip():
            raise InvalidValue(field="owner", value="", reason="empty")
        texts = {"owner": self.owner, "waiting_for": self.waiting_for, "note": self.note}
        values: dict[str, Any] = {k: v.strip() for k, v in texts.items() if v is not None}
        if self.due is not None:
            values["due_on"] = self.due.toordinal()
        if not values:
            raise InvalidValue(field="owner", value="", reason="empty")
        tx.update("task", self.task_id, **values)
        return Outcome(_TOPICS, self.task_id)


@dataclass(frozen=True)
class FinishTask:
    """It is done today, with what came of it."""

    task_id: int
    outcome: str

    label: ClassVar[str] = "finish_task"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound (none, done already), InvalidValue (no outcome)."""
        _require_open(tx, self.task_id)
        if not self.outcome.strip():
            raise InvalidValue(field="outcome", value="", reason="empty")
        done = {"done_on": tx.today.toordinal(), "outcome": self.outcome.strip()}
        tx.update("task", self.task_id, **done)
        return Outcome(_TOPICS, self.task_id)


def _require_open(tx: Tx, task_id: int) -> None:
    sql = "SELECT id FROM task WHERE id = ? AND done_on IS NULL"
    if tx.value(sql, (task_id,)) is None:
        raise NotFound(what="task", key=task_id)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task that was taken up."""

    id: int
    customer_id: int
    customer: str
    plan_id: int | None
    title: str
    stage: str
    owner: str
    opened_on: date
    due_on: date | None
    done_on: date | None
    waiting_for: str
    outcome: str
    note: str


def task_list(
    tx: Tx, as_of: date, customer: int | None = None, done: bool = False
) -> list[TaskLine]:
    """Tasks open on a day (`done`: those done too), the next due first."""
    rows = tx.rows(
        "SELECT t.id, c.id, c.name, t.plan_id, trim(coalesce(k.number, '') || ' ' ||"
        f" {LABEL}), t.stage, t.owner, t.opened_on, t.due_on,"
        " CASE WHEN t.done_on <= :d THEN t.done_on END, t.waiting_for, t.outcome, t.note"
        " FROM task t JOIN customer c ON c.id = t.customer_id LEFT JOIN plan p ON p.id = t.plan_id"
        " LEFT JOIN contract k ON k.id = p.contract_id WHERE t.opened_on <= :d"
        " AND (:c IS NULL OR c.id = :c) AND (:all OR t.done_on IS NULL OR t.done_on > :d)"
        " ORDER BY coalesce(t.due_on, t.opened_on), t.id",
        {"d": as_of.toordinal(), "c": customer, "all": done},
    )
    return [_task_line(*row) for row in rows]


def _task_line(*row: Any) -> TaskLine:
    days = (date.fromordinal(row[7]), from_ordinal(row[8]), from_ordinal(row[9]))
    fields = (*row[:7], *days, *row[10:])
    return TaskLine(*fields)
