"""Which receipts stand on a day: SQL that reading needs without what takes receipts back."""

STANDS = (
    "NOT EXISTS (SELECT 1 FROM refund f WHERE f.receipt_id = r.id"
    " AND f.kind = 'reversal' AND f.reverses_id IS NULL AND f.day <= :d"
    " AND NOT EXISTS (SELECT 1 FROM refund x WHERE x.receipt_id = r.id"
    " AND x.reverses_id = f.id AND x.day <= :d))"
)
"""Condition on receipt `r`: it is not taken back on the day `:d` by a reversal that stands then."""
