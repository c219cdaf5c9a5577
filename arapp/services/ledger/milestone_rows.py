"""The rows that hang on a milestone: which they are, when they fall due, what follows it."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.days import add_months, from_ordinal
from arapp.models.values.errors import Refused
from arapp.models.values.money import Money
from arapp.services.ledger.due_rules import LATEST, rule_or_none
from arapp.services.ledger.terms import terms_of


@dataclass(frozen=True, slots=True)
class Row:
    """A plan row of a milestone."""

    id: int
    customer_id: int
    due_on: int | None
    rule: str
    paid: int
    currency: str
    label: str


def rows_of(tx: Tx, milestone_id: int, state: str) -> list[Row]:
    """Rows of a milestone in that state."""
    found = tx.rows(
        "SELECT id, customer_id, due_on, due_rule, paid, currency, label FROM plan"
        " WHERE milestone_id = ? AND state = ? ORDER BY id",
        (milestone_id, state),
    )
    return [Row(*row) for row in found]


def due_of(tx: Tx, row: Row, base: date, before: date | None) -> int:
    """Due day of a row whose node is on the day `base`; `before` is where it was."""
    rule = rule_or_none(row.rule)
    if rule is not None:
        return rule.due(base).toordinal()
    if row.due_on is None:
        return terms_of(tx, row.customer_id).due(base).toordinal()
    if before is None:
        return max(row.due_on, base.toordinal())
    return base.toordinal() + max(row.due_on - before.toordinal(), 0)


def require_untouched(tx: Tx, row: Row) -> None:
    """No money is on the row, nor ever was: on those days it would have been paid unbooked."""
    if row.paid:
        raise Refused("plan_paid", plan=row.id, label=row.label, paid=Money(row.paid, row.currency))
    ever = (
        "SELECT 1 FROM allocation WHERE plan_id = :p"
        " UNION ALL SELECT 1 FROM difference WHERE plan_id = :p LIMIT 1"
    )
    if tx.value(ever, {"p": row.id}) is not None:
        raise Refused("plan_was_paid", plan=row.id, label=row.label)


def foresee(tx: WriteTx, milestone_id: int, day: date, before: date | None) -> int:
    """The forecast of the rows that wait for a node; how many they are."""
    rows = rows_of(tx, milestone_id, "expected")
    for row in rows:
        due = due_of(tx, row, day, before)
        if due != row.due_on:
            tx.update("plan", row.id, due_on=due)
    return len(rows)


def plan_followers(tx: WriteTx, milestone_id: int, day: date) -> None:
    """Nodes that follow this one, and those that follow them, are planned from its day."""
    rows = tx.rows(
        "SELECT id, planned_on, after_months FROM milestone"
        " WHERE after_id = ? AND confirmed_on IS NULL AND id <> after_id ORDER BY id",
        (milestone_id,),
    )
    for follower, planned, months in rows:
        goal = add_months(day, months or 0)
        if goal > LATEST or goal.toordinal() == planned:
            continue  # a ring of nodes comes to rest here
        tx.update("milestone", follower, planned_on=goal.toordinal())
        foresee(tx, follower, goal, from_ordinal(planned))
        plan_followers(tx, follower, goal)
