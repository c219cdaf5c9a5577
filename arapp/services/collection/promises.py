"""What a customer promised, as commands: made, withdrawn. Kept or broken follows from the money."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import (
    CurrencyMismatch,
    InvalidAmount,
    InvalidDay,
    NoSuchCustomer,
    NotFound,
    Refused,
)
from arapp.models.values.money import Money
from arapp.services.collection.holds import State, all_promises
from arapp.services.dispatch import Outcome, Right, Topic

_TOPICS = frozenset({Topic.COLLECTION})


@dataclass(frozen=True, slots=True)
class Promised:
    """This amount by that day; of the rows it is said with, else of the customer as a whole."""

    amount: Money | None
    due: date | None
    person: str = ""
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class MakePromise:
    """A customer said: this amount by that day."""

    customer_id: int
    promised: Promised
    plans: tuple[int, ...] = ()

    label: ClassVar[str] = "make_promise"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Result: its id. Raises as `write_promise`."""
        return Outcome(_TOPICS, write_promise(tx, self.customer_id, self.promised, self.plans))


@dataclass(frozen=True)
class WithdrawPromise:
    """It was not meant so: from today on it holds and breaks nothing; it stays on record."""

    promise_id: int

    label: ClassVar[str] = "withdraw_promise"
    needs: ClassVar[Right] = Right.COLLECT

    def run(self, tx: WriteTx) -> Outcome:
        """Raises NotFound."""
        found = tx.one("SELECT withdrawn_on FROM promise WHERE id = ?", (self.promise_id,))
        if found is None or found[0] is not None:
            raise NotFound(what="promise", key=self.promise_id)
        tx.update("promise", self.promise_id, withdrawn_on=tx.today.toordinal())
        return Outcome(_TOPICS, self.promise_id)


def write_promise(tx: WriteTx, customer_id: int, promised: Promised, plans: Sequence[int]) -> int:
    """Insert it with its rows; id.

    Raises NoSuchCustomer, InvalidAmount (none, not positive, more than is open), InvalidDay (none,
    past), CurrencyMismatch, as `open_rows`.
    """
    if tx.value("SELECT id FROM customer WHERE id = ?", (customer_id,)) is None:
        raise NoSuchCustomer(key=customer_id)
    amount, due = promised.amount, promised.due
    if amount is None or amount.minor <= 0:
        value = "" if amount is None else amount.plain()
        raise InvalidAmount(field="amount", value=value, reason="promise_amount")
    if due is None:
        raise InvalidDay(field="due", value="", reason="missing")
    if due < tx.today:
        raise InvalidDay(field="due", value=due.isoformat(), reason="past")
    rows = open_rows(tx, customer_id, plans)
    if any(row.currency != amount.currency for row in rows.values()):
        code = next(row.currency for row in rows.values() if row.currency != amount.currency)
        raise CurrencyMismatch(left=code, right=amount.currency, field="amount")
    whole = sum(row.minor for row in rows.values())
    if not rows:  # all that the customer will ever owe by what is planned
        whole = tx.value(_OWED, (customer_id, amount.currency))
    if amount.minor > whole:
        told = Money(whole, amount.currency)
        raise InvalidAmount(
            field="amount", value=amount.plain(), reason="more_than_open", available=told
        )
    one = next(iter(rows)) if len(rows) == 1 else None
    made = tx.insert(
        "promise",
        customer_id=customer_id,
        plan_id=one,
        amount=amount.minor,
        currency=amount.currency,
        made_on=tx.today.toordinal(),
        due_on=due.toordinal(),
        person=promised.person.strip(),
        note=promised.note.strip(),
        evidence=promised.evidence.strip(),
    )
    if len(rows) > 1:
        left = amount.minor
        for plan, row in rows.items():
            part = min(left, row.minor)
            tx.insert("promise_plan", promise_id=made, plan_id=plan, amount=part)
            left -= part
    return made


_OWED = (
    "SELECT coalesce(sum(amount - paid), 0) FROM plan WHERE customer_id = ? AND currency = ?"
    " AND state IN ('firm', 'expected') AND amount > 0"
)


def open_rows(tx: Tx, customer_id: int, plans: Sequence[int]) -> dict[int, Money]:
    """Row → what is open of it, the oldest first.

    Raises NotFound (no row, another customer's), Refused `plan_not_open` (settled, void, expected).
    """
    rows = tx.rows(
        "SELECT id, customer_id, state, amount - paid, currency, label FROM plan"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY due_on, id",
        (json.dumps(list(plans)),),
    )
    missing = set(plans) - {row[0] for row in rows if row[1] == customer_id}
    if missing:
        raise NotFound(what="plan", key=min(missing))
    for plan, _, state, left, _, label in rows:
        if state != "firm" or left <= 0:
            raise Refused("plan_not_open", plan=plan, label=label)
    return {plan: Money(left, code) for plan, _, _, left, code, _ in rows}


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with what became of it; `kept` settled since it was made, `left` still to come."""

    id: int
    customer_id: int
    customer: str
    plans: tuple[int, ...]
    amount: int
    kept: int
    currency: str
    made_on: date
    due_on: date
    person: str
    note: str
    state: State


def promise_list(tx: Tx, as_of: date, customer: int | None = None) -> list[PromiseLine]:
    """Every promise that stands, the newest first."""
    made = all_promises(tx, as_of, customer)
    about = _about(tx, [one.id for one in made])
    return [
        PromiseLine(
            *(one.id, one.customer_id, about[one.id][0], one.plans, one.amount),
            *(min(one.kept, one.amount), one.currency, one.made_on, one.due_on, one.person),
            *(about[one.id][1], one.state(as_of)),
        )
        for one in reversed(made)
    ]


def _about(tx: Tx, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    rows = tx.rows(
        "SELECT m.id, c.name, m.note FROM promise m JOIN customer c ON c.id = m.customer_id"
        " WHERE m.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {record: (name, note) for record, name, note in rows}
