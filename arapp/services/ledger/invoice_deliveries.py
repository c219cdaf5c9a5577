"""What of delivery notes no invoice stands for, as of a day.

A note waits whole while its invoice is not named or not issued yet, and again once red invoices
took that one back whole. Taken back in part, an invoice stands for as much as is left of its gross,
the earliest notes first.
"""

from arapp.models.tx import Tx

# Reds and notes of an invoice are its customer's: the customer's index finds them.
_TAKEN = (
    "(SELECT sum(x.gross) FROM invoice x WHERE x.customer_id = i.customer_id"
    " AND x.red_of_id = i.id AND x.day <= :d)"
)
_UP_TO_IT = (
    "(SELECT sum(w.amount) FROM delivery w WHERE w.customer_id = v.customer_id"
    " AND w.invoice_id = i.id AND w.day <= :d AND (w.day, w.id) <= (v.day, v.id))"
)
_LEFT = f"(i.gross + {_TAKEN})"
STANDS = f"(i.day <= :d AND i.gross + coalesce({_TAKEN}, 0) > 0)"
"""Whether invoice `i` stands as of day :d: issued, and not taken back whole."""
WAITING = f"""(CASE WHEN i.id IS NULL OR i.day > :d THEN v.amount
  WHEN {_TAKEN} IS NULL THEN 0
  WHEN {_LEFT} <= 0 THEN v.amount
  ELSE max({_UP_TO_IT} - {_LEFT}, 0) - max({_UP_TO_IT} - v.amount - {_LEFT}, 0) END)"""
"""Minor units of delivery `v`, left joined with its invoice `i`, that wait as of day :d."""


def waiting_of(tx: Tx, customer_id: int, day: int) -> dict[int, int]:
    """Delivery → minor units that wait for an invoice as of a day (ordinal); those alone."""
    rows = tx.rows(
        f"SELECT v.id, {WAITING} FROM delivery v LEFT JOIN invoice i ON i.id = v.invoice_id"
        " WHERE v.customer_id = :c AND v.day <= :d",
        {"c": customer_id, "d": day},
    )
    return {row: amount for row, amount in rows if amount}
