"""What an invoice is owed falls by a red one: by a void or a credit row, never by an edit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx, WriteTx


@dataclass(frozen=True, slots=True)
class Taken:
    """A red invoice that was written: its id, day, number, what it takes back (above zero)."""

    id: int
    customer_id: int
    day: date
    number: str
    amount: int
    currency: str
    note: str = ""
    batch_id: int | None = None


def reduce_rows(tx: WriteTx, invoice_id: int, red: Taken) -> None:
    """The rows that an invoice made itself fall by a red one.

    A row that nothing was ever settled of is void from the red day on when it is taken back whole;
    else a credit row stands against it, and both settle each other as far as the row is open.
    """
    rows = own_rows(tx, invoice_id)
    if _void(tx, rows, red):
        return
    credit = _credit_row(tx, red, max((row[3] for row in rows), default=0))
    rest = red.amount
    for plan, whole, paid, _due in rows:
        part = min(rest, whole - paid)
        if part > 0:
            _offset(tx, plan, credit, part, red)
            rest -= part


def own_rows(tx: Tx, invoice_id: int) -> list[tuple[int, int, int, int]]:
    """Rows that an invoice made itself and that stand: (id, amount, paid, due day)."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in tx.rows(
            "SELECT id, amount, paid, due_on FROM plan WHERE invoice_id = ?"
            " AND contract_id IS NULL AND state = 'firm' AND amount > 0 ORDER BY id",
            (invoice_id,),
        )
    ]


def _void(tx: WriteTx, rows: list[Any], red: Taken) -> bool:
    for plan, whole, paid, _due in rows:
        booked, note = tx.one("SELECT booked_on, note FROM plan WHERE id = ?", (plan,))
        day = red.day.toordinal()
        if paid or whole != red.amount or day < booked or _touched(tx, plan):
            continue
        noted = " ".join(part for part in (note, red.number) if part)
        tx.update("plan", plan, state="void", void_on=day, note=noted)
        return True
    return False


def _touched(tx: Tx, plan: int) -> bool:
    """Whether something was settled and taken back: then the row has a history to keep."""
    found = tx.value(
        "SELECT 1 FROM allocation WHERE plan_id = :p UNION ALL"
        " SELECT 1 FROM difference WHERE plan_id = :p LIMIT 1",
        {"p": plan},
    )
    return found is not None


def _credit_row(tx: WriteTx, red: Taken, due: int) -> int:
    day = red.day.toordinal()
    return tx.insert(
        "plan",
        customer_id=red.customer_id,
        invoice_id=red.id,
        kind="credit",
        label="",
        state="firm",
        booked_on=day,
        due_on=max(due, day),
        amount=-red.amount,
        currency=red.currency,
        note=red.note,
        batch_id=red.batch_id,
    )


def _offset(tx: WriteTx, plan: int, credit: int, part: int, red: Taken) -> None:
    """Old row and credit row settle each other, dated by the red invoice."""
    for row, amount in ((plan, part), (credit, -part)):
        tx.insert(
            "difference",
            plan_id=row,
            amount=amount,
            day=red.day.toordinal(),
            reason="other",
            note=red.number,
        )
