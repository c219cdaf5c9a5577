"""Money in hand of customers: received and neither allocated nor refunded."""

from datetime import date

from arapp.models.tx import Tx
from arapp.services.reports.open import prepaid_totals


def prepaid(tx: Tx, as_of: date, customer: int | None) -> dict[tuple[int, str], int]:
    """Money in hand of a customer, or of all, as of a day: (customer, currency) → minor units."""
    if customer is None:
        return prepaid_totals(tx, as_of)
    rows = tx.rows(
        "SELECT r.currency, sum(r.amount"
        " - (SELECT coalesce(sum(a.amount), 0) FROM allocation a"
        "    WHERE a.receipt_id = r.id AND a.day <= :d)"
        " - (SELECT coalesce(sum(f.amount), 0) FROM refund f"
        "    WHERE f.receipt_id = r.id AND f.day <= :d))"
        " FROM receipt r WHERE r.customer_id = :c AND r.day <= :d GROUP BY r.currency",
        {"d": as_of.toordinal(), "c": customer},
    )
    return {(customer, currency): rest for currency, rest in rows if rest}
