"""What was paid of a row that a supplement strikes: it moves to a settled row of its own.

Nothing is edited: what settled the old row is taken back on the supplement's day, the same receipts
and differences settle the new row on that day. Before the day the old row stands as it stood.
"""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx, WriteTx


@dataclass(frozen=True, slots=True)
class Settled:
    """What settles a row: (id, receipt, amount, how, policy, reason) of allocations, (id, receipt,
    amount, reason, note) of differences."""

    allocations: tuple[tuple[int, int, int, str, str, str], ...] = ()
    differences: tuple[tuple[int, int | None, int, str, str], ...] = ()


def standing(tx: Tx, plan_id: int) -> Settled:
    """Allocations and differences of a row that were not taken back."""
    stand = (
        "WHERE s.plan_id = ? AND s.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM {} x WHERE x.reverses_id = s.id) ORDER BY s.id"
    )
    money = tx.rows(
        "SELECT s.id, s.receipt_id, s.amount, s.how, s.policy, s.reason FROM allocation s "
        + stand.format("allocation"),
        (plan_id,),
    )
    rest = tx.rows(
        "SELECT s.id, s.receipt_id, s.amount, s.reason, s.note FROM difference s "
        + stand.format("difference"),
        (plan_id,),
    )
    return Settled(tuple(map(tuple, money)), tuple(map(tuple, rest)))


def take_back(tx: WriteTx, kept: Settled, day: date) -> None:
    """Take all of it back by dated reversals."""
    when = day.toordinal()
    for one, receipt, amount, how, _, _ in kept.allocations:
        plan = tx.value("SELECT plan_id FROM allocation WHERE id = ?", (one,))
        tx.insert(
            "allocation",
            receipt_id=receipt,
            plan_id=plan,
            amount=-amount,
            day=when,
            how=how,
            reverses_id=one,
        )
    for one, payer, amount, reason, _ in kept.differences:
        plan = tx.value("SELECT plan_id FROM difference WHERE id = ?", (one,))
        tx.insert(
            "difference",
            receipt_id=payer,
            plan_id=plan,
            amount=-amount,
            day=when,
            reason=reason,
            reverses_id=one,
        )


def carry_over(
    tx: WriteTx, plan_id: int, paid: int, kept: Settled, day: date, supplement: int
) -> int:
    """A firm row of what was paid (minor units), settled as the old one was; its id."""
    when = day.toordinal()
    columns = (
        *("customer_id", "contract_id", "invoice_id", "milestone_id", "no", "kind", "label"),
        *("due_on", "currency", "owner", "note", "due_rule"),
    )
    row = tx.one(f"SELECT {', '.join(columns)} FROM plan WHERE id = ?", (plan_id,))
    made = tx.insert(
        "plan",
        **dict(zip(columns, row, strict=True)),
        state="firm",
        booked_on=when,
        amount=paid,
        made_by_id=supplement,
    )
    for _, receipt, amount, how, policy, reason in kept.allocations:
        tx.insert(
            "allocation",
            receipt_id=receipt,
            plan_id=made,
            amount=amount,
            day=when,
            how=how,
            policy=policy,
            reason=reason,
        )
    for _, payer, amount, reason, note in kept.differences:
        tx.insert(
            "difference",
            receipt_id=payer,
            plan_id=made,
            amount=amount,
            day=when,
            reason=reason,
            note=note,
        )
    return made
