"""Remarks on any record, and dated to-dos (product P12, G4).

"@李敏 请补签收单" makes a to-do for her besides, due today, when 李敏 is a user or salesperson.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import from_ordinal, moment_text
from arapp.models.values.errors import InvalidDay, NotFound
from arapp.services.dealing.fields import must_exist, ordinal, required
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.attachments import RECORDS
from arapp.services.ledger.record_ids import record_id

_TOPICS = frozenset({Topic.COLLECTION})
_MORE = frozenset({"product", "payable", "supplement", "delivery", "task"})
_MENTION = re.compile(r"[@＠](\w+)")


def _known_record(tx: Tx, record: str) -> None:
    """Raises NotFound for what is no record of the books."""
    table, row = record_id(record)
    if table not in RECORDS | _MORE:
        raise NotFound(what="record", key=record)
    must_exist(tx, table, row)


@dataclass(frozen=True)
class AddComment:
    """A remark on a record ("customer:3"), by whoever works."""

    record: str
    text: str

    label: ClassVar[str] = "add_comment"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (nothing said), NotFound."""
        said = required("text", self.text)
        _known_record(tx, self.record)
        row = tx.insert(
            "comment",
            record=self.record,
            at=moment_text(tx.clock.now()),
            author=tx.actor,
            text=said,
        )
        for name in mentioned(tx, said):
            tx.insert(
                "todo", record=self.record, text=said, owner=name, due_on=tx.today.toordinal()
            )
        return Outcome(_TOPICS, row)


def mentioned(tx: Tx, text: str) -> list[str]:
    """Users and salespeople named by @ in a text, in its order, each once.

    Chinese has no blanks: of 「@李敏请补」 the longest name that somebody has is taken.
    """
    names = {name for (name,) in tx.rows("SELECT name FROM app_user UNION SELECT name FROM person")}
    found: dict[str, None] = {}
    for word in _MENTION.findall(text):
        fitting = (word[:end] for end in range(len(word), 0, -1) if word[:end] in names)
        name = next(fitting, None)
        if name:
            found[name] = None
    return list(found)


@dataclass(frozen=True)
class SaveTodo:
    """A dated to-do on a record, or on none (""); `todo_id` changes one that is not done."""

    text: str
    due_on: date
    record: str = ""
    owner: str = ""
    todo_id: int | None = None

    label: ClassVar[str] = "save_todo"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises InvalidValue (nothing to do), InvalidDay (past), NotFound."""
        text = required("text", self.text)
        if self.due_on < tx.today:
            raise InvalidDay(value=self.due_on.isoformat(), reason="past")
        if self.record:
            _known_record(tx, self.record)
        values = {
            "record": self.record,
            "text": text,
            "owner": self.owner.strip(),
            "due_on": ordinal("due_on", self.due_on, tx.today),
        }
        if self.todo_id is None:
            return Outcome(_TOPICS, tx.insert("todo", **values))
        must_exist(tx, "todo", self.todo_id)
        tx.update("todo", self.todo_id, **values)
        return Outcome(_TOPICS, self.todo_id)


@dataclass(frozen=True)
class ReopenTodo:
    """It was ticked off too early."""

    todo_id: int

    label: ClassVar[str] = "reopen_todo"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Take the tick away. Raises NotFound."""
        must_exist(tx, "todo", self.todo_id)
        tx.update("todo", self.todo_id, done_on=None)
        return Outcome(_TOPICS, self.todo_id)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark; `at` is UTC text."""

    id: int
    record: str
    at: str
    author: str
    text: str


def comments(tx: Tx, record: str) -> list[Comment]:
    """Remarks on a record, newest first."""
    rows = tx.rows(
        "SELECT id, record, at, author, text FROM comment WHERE record = ? ORDER BY id DESC",
        (record,),
    )
    return [Comment(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Todo:
    """A to-do as of a day; `days` past its day (below zero: still to come)."""

    id: int
    record: str
    text: str
    owner: str
    due_on: date
    done_on: date | None
    days: int


def todos(tx: Tx, as_of: date, *, record: str = "", done: bool = False) -> list[Todo]:
    """To-dos of a record or of all, by day; with `done` also those ticked off."""
    rows = tx.rows(
        "SELECT id, record, text, owner, due_on, done_on FROM todo"
        " WHERE (:record = '' OR record = :record) AND (:all OR done_on IS NULL OR done_on > :d)"
        " ORDER BY done_on IS NOT NULL, due_on, id",
        {"record": record, "all": done, "d": as_of.toordinal()},
    )
    return [
        Todo(*[*row, date.fromordinal(due), from_ordinal(done_on), as_of.toordinal() - due])
        for *row, due, done_on in rows
    ]
