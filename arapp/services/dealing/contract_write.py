"""Writing the rows of a plan with their milestones, of a new contract or of a supplement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from arapp.models.tx import WriteTx
from arapp.models.values.days import to_ordinal
from arapp.models.values.errors import (
    ArappError,
    CurrencyMismatch,
    InvalidValue,
    NoSuchCustomer,
    NotFound,
    PeriodLocked,
    Refused,
)
from arapp.services.dealing.contract_draft import Problem
from arapp.services.dealing.draft_rows import DraftRow
from arapp.services.ledger.due_rules import DueRule, rule_or_none

_OWN_KIND = {"plan_sum", "number_taken", "merged"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the rows of a contract have in common; `begins` is the day it (or its change) counts
    from."""

    contract_id: int
    customer_id: int
    currency: str
    owner: str
    begins: date


@dataclass(frozen=True, slots=True)
class _Node:
    id: int
    planned_on: int | None
    confirmed_on: int | None


def refuse(problems: Iterable[Problem]) -> None:
    """Raise the first error among them, with its field: a DomainError of its kind."""
    for problem in problems:
        if problem.severity == "error":
            raise error_of(problem)


def error_of(problem: Problem) -> ArappError:
    """The error that says a problem of the form where no form is."""
    told = {"field": problem.field, **problem.facts}
    if problem.key in _OWN_KIND:
        return Refused(problem.key, **told)
    if problem.key == "locked":
        return PeriodLocked(**told)
    if problem.key == "limit_currency":
        return CurrencyMismatch(left=told["limit_currency"], right=told["currency"], **told)
    if problem.key == "unknown" and problem.field == "customer_id":
        return NoSuchCustomer(key=str(told["customer"]), field="customer_id")
    value = _typed(problem.field, told.pop("value", ""))
    return InvalidValue(value=value, reason=problem.key, **told)


def _typed(field: str, value: object) -> str:
    """A value as it is typed: rates as percent."""
    if field.endswith("_ppm") and isinstance(value, int):
        return f"{(Decimal(value) / 10_000).normalize():f}%"
    return str(value)


def settled(row: DraftRow, begins: date, terms: DueRule) -> DraftRow:
    """The row with a rule and a due day where they were left to the customer's terms."""
    rule = rule_or_none(row.rule)
    if rule is None:
        if row.rule.strip():
            return row  # it is told beside its cell
        rule = terms.at_node() if row.milestone else terms
    row = replace(row, rule=rule.text())
    base = (row.confirmed_on or row.planned_on) if row.milestone else begins
    if row.due_on is None and (base is not None or rule.on is not None):
        row = replace(row, due_on=rule.due(base or begins))
    return row


def write_rows(
    tx: WriteTx, head: Head, rows: Sequence[DraftRow], *, first: int = 1, made_by: int | None = None
) -> list[int]:
    """Insert milestones and rows; ids of the rows.

    A node that the contract has already is used again, its planned day follows the row while it is
    open. Rows of a done node, and rows without a node, are firm from `head.begins` on.
    """
    nodes = _nodes(tx, head, rows)
    return [
        _write_row(tx, head, row, nodes.get((row.milestone, row.node_name)), first + i, made_by)
        for i, row in enumerate(rows)
    ]


def _nodes(tx: WriteTx, head: Head, rows: Sequence[DraftRow]) -> dict[tuple[str, str], _Node]:
    known = {
        (kind, label): _Node(row, planned, confirmed)
        for row, kind, label, planned, confirmed in tx.rows(
            "SELECT id, kind, label, planned_on, confirmed_on FROM milestone"
            " WHERE contract_id = ? ORDER BY id DESC",
            (head.contract_id,),
        )
    }
    before: int | None = None
    accepted = next((node.id for (kind, _), node in known.items() if kind == "acceptance"), None)
    for row in rows:
        if not row.milestone:
            continue
        key = (row.milestone, row.node_name)
        if key in known:
            known[key] = _moved(tx, known[key], row)
        else:
            known[key] = _new_node(tx, head, row, accepted or before)
        before = known[key].id
        accepted = before if row.milestone == "acceptance" else accepted
    return known


def _new_node(tx: WriteTx, head: Head, row: DraftRow, after: int | None) -> _Node:
    follows = bool(row.after_months) and not row.fixed and after is not None
    planned, confirmed = to_ordinal(row.planned_on), to_ordinal(row.confirmed_on)
    written = tx.insert(
        "milestone",
        contract_id=head.contract_id,
        kind=row.milestone,
        label=row.node_name,
        planned_on=planned,
        confirmed_on=confirmed,
        after_id=after if follows else None,
        after_months=row.after_months if follows else None,
    )
    return _Node(written, planned, confirmed)


def _moved(tx: WriteTx, node: _Node, row: DraftRow) -> _Node:
    planned = to_ordinal(row.planned_on)
    if node.confirmed_on is not None or planned is None or planned == node.planned_on:
        return node
    tx.update("milestone", node.id, planned_on=planned)
    return replace(node, planned_on=planned)


def _write_row(  # what a row is made of
    tx: WriteTx, head: Head, row: DraftRow, node: _Node | None, no: int, made_by: int | None
) -> int:
    begins = head.begins.toordinal()
    done = begins if node is None else node.confirmed_on
    # A node that was done before the row was made: the row stands from its own paper on.
    booked = None if done is None else max(done, begins)
    due = _due_of(row, node)
    return tx.insert(
        "plan",
        customer_id=head.customer_id,
        contract_id=head.contract_id,
        milestone_id=None if node is None else node.id,
        no=no,
        kind=row.kind,
        label=row.label.strip(),
        state="expected" if booked is None else "firm",
        booked_on=booked,
        due_on=due if booked is None or due is not None else booked,
        amount=row.amount or 0,
        currency=head.currency,
        owner=head.owner,
        due_rule=row.rule,
        made_by_id=made_by,
    )


def _due_of(row: DraftRow, node: _Node | None) -> int | None:
    """Due day: as the form said; from the node's own day where the form did not know it."""
    due, rule = to_ordinal(row.due_on), rule_or_none(row.rule)
    if node is None or rule is None:
        return due
    if node.confirmed_on is not None and row.confirmed_on is None:
        return rule.due(date.fromordinal(node.confirmed_on)).toordinal()
    if due is None and node.planned_on is not None:
        return rule.due(date.fromordinal(node.planned_on)).toordinal()
    return due


def contract_head(tx: WriteTx, contract_id: int, begins: date) -> tuple[Head, int, str]:
    """(head, amount, state) of a contract. Raises NotFound."""
    found = tx.one(
        "SELECT customer_id, currency, owner, amount, state FROM contract WHERE id = ?",
        (contract_id,),
    )
    if found is None:
        raise NotFound(what="contract", key=contract_id)
    customer, currency, owner, amount, state = found
    return Head(contract_id, customer, currency, owner, begins), amount, state
