"""What settles a payable, and what goes along when a receipt without money is taken back.

A payable is settled by dated rows: by money, an offset receipt, an endorsed bill. Taking such a
receipt back (or a bill, or one that moved a prepayment or a debt) takes back what it did elsewhere
on the same day, so that nothing is owed twice and nothing is lost.
"""

from datetime import date

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import CurrencyMismatch, NotFound, OverAllocated, Refused
from arapp.models.values.money import Money, plain

UNPAID = ("offset", "transfer")
"""Methods of receipts that brought no money."""
LEFT = (
    "CASE WHEN y.paid_on <= :d THEN 0 ELSE y.amount - (SELECT coalesce(sum(s.amount), 0)"
    " FROM payable_settlement s WHERE s.payable_id = y.id AND s.day <= :d) END"
)
"""SQL of what is left of payable `y` on the day `:d`; one ticked off without rows has nothing."""


def open_payable(tx: Tx, payable_id: int) -> Money:
    """What is left of a payable. Raises NotFound, Refused `already_paid`."""
    found = tx.one(
        "SELECT y.amount - (SELECT coalesce(sum(s.amount), 0) FROM payable_settlement s"
        " WHERE s.payable_id = y.id), y.currency, y.paid_on FROM payable y WHERE y.id = ?",
        (payable_id,),
    )
    if found is None:
        raise NotFound(what="payable", key=payable_id)
    left, currency, paid = found
    if paid is not None:
        raise Refused("already_paid", payable=payable_id, day=date.fromordinal(paid))
    return Money(left, currency)


def settle(
    tx: WriteTx,
    payable_id: int,
    amount: Money,
    day: int,
    *,
    receipt_id: int | None = None,
    bill_event_id: int | None = None,
) -> int:
    """Settle so much of a payable; id of the row.

    Raises NotFound, Refused `already_paid`, CurrencyMismatch, OverAllocated.
    """
    left = open_payable(tx, payable_id)
    if amount.currency != left.currency:
        raise CurrencyMismatch(left=left.currency, right=amount.currency)
    if amount.minor > left.minor:
        raise OverAllocated(
            record=f"payable:{payable_id}", available=left.plain(), wanted=amount.plain()
        )
    written = tx.insert(
        "payable_settlement",
        payable_id=payable_id,
        receipt_id=receipt_id,
        bill_event_id=bill_event_id,
        day=day,
        amount=amount.minor,
    )
    if amount.minor == left.minor:
        last = "SELECT max(day) FROM payable_settlement WHERE payable_id = ?"
        tx.update("payable", payable_id, paid_on=tx.value(last, (payable_id,)))
    return written


def unsettle(tx: WriteTx, column: str, row: int, day: int) -> None:
    """Take back what a receipt (`receipt_id`) or a bill's event (`bill_event_id`) settled."""
    standing = tx.rows(
        f"SELECT id, payable_id, amount, day FROM payable_settlement s WHERE {column} = ?"
        " AND reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM payable_settlement x WHERE x.reverses_id = s.id)",
        (row,),
    )
    for settlement, payable, amount, settled in standing:
        tx.insert(
            "payable_settlement",
            **{"payable_id": payable, column: row},
            day=max(day, settled),
            amount=-amount,
            reverses_id=settlement,
        )
        tx.update("payable", payable, paid_on=None)


def go_back_along(tx: WriteTx, receipt_id: int, day: int, reason: str) -> None:
    """A receipt is taken back on a day: what it did elsewhere goes with it.

    Raises Refused `transfer_used` when the one who took a debt over paid of it already.
    """
    method = tx.value("SELECT method FROM receipt WHERE id = ?", (receipt_id,))
    if method == "bill":
        _bill_returned(tx, receipt_id, day, reason)
    elif method == "offset":
        unsettle(tx, "receipt_id", receipt_id, day)
    elif method == "transfer":
        _money_returns(tx, receipt_id, day, reason)
        _debt_returns(tx, receipt_id, day, reason)


def last_event(tx: Tx, bill_id: int) -> tuple[int, str, int] | None:
    """(id, kind, day) of the newest event of a bill."""
    found: tuple[int, str, int] | None = tx.one(
        "SELECT id, kind, day FROM bill_event WHERE bill_id = ? ORDER BY day DESC, id DESC LIMIT 1",
        (bill_id,),
    )
    return found


def _bill_returned(tx: WriteTx, receipt_id: int, day: int, reason: str) -> None:
    bill = tx.value("SELECT id FROM bill WHERE receipt_id = ?", (receipt_id,))
    if bill is None:  # a receipt of the method alone, from an import or of before
        return
    last = last_event(tx, bill)
    if last is not None:
        unsettle(tx, "bill_event_id", last[0], day)
    tx.insert("bill_event", bill_id=bill, day=day, kind="returned", note=reason)


def _money_returns(tx: WriteTx, receipt_id: int, day: int, reason: str) -> None:
    """A prepayment that had gone to another customer is its first owner's again."""
    found = tx.one(
        "SELECT id, receipt_id, amount, day FROM refund f WHERE to_receipt_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id)",
        (receipt_id,),
    )
    if found is not None:
        refund, source, amount, went = found
        tx.insert(
            "refund",
            receipt_id=source,
            amount=-amount,
            day=max(day, went),
            note=reason,
            kind="transfer",
            reverses_id=refund,
        )


def _debt_returns(tx: WriteTx, receipt_id: int, day: int, reason: str) -> None:
    """The row of the one who had taken the debt over is void."""
    for plan, paid, currency, note, label in tx.rows(
        "SELECT id, paid, currency, note, label FROM plan"
        " WHERE by_receipt_id = ? AND state = 'firm'",
        (receipt_id,),
    ):
        if paid:
            raise Refused("transfer_used", label=label, paid=plain(paid, currency))
        noted = " ".join(part for part in (note, reason) if part)
        tx.update("plan", plan, state="void", void_on=day, note=noted)


def back_day(tx: Tx, receipt_id: int) -> int:
    """The last day on which something was done with what a receipt without money made; else 0.

    Taking it back lies never before that.
    """
    found = tx.value(
        "SELECT max(d) FROM ("
        "SELECT max(e.day) AS d FROM bill_event e JOIN bill b ON b.id = e.bill_id"
        " WHERE b.receipt_id = :r"
        " UNION ALL SELECT max(a.day) FROM plan p JOIN allocation a ON a.plan_id = p.id"
        " WHERE p.by_receipt_id = :r"
        " UNION ALL SELECT max(g.day) FROM plan p JOIN difference g ON g.plan_id = p.id"
        " WHERE p.by_receipt_id = :r"
        " UNION ALL SELECT max(s.day) FROM payable_settlement s WHERE s.receipt_id = :r)",
        {"r": receipt_id},
    )
    return int(found or 0)
