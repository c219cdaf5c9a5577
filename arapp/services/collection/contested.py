"""What a customer contests of its rows, and what it was given and is not booked yet."""

from datetime import date

from arapp.models.tx import Tx

# What a settled dispute gave the customer is not asked for until it is booked: as a difference of
# the row, or as a credit of the customer.
_CONTESTED = """
    SELECT plan_id, sum(amount) FROM (
      SELECT x.plan_id, x.amount FROM dispute x JOIN plan p ON p.id = x.plan_id
      WHERE x.opened_on <= :d AND (x.closed_on IS NULL OR x.closed_on > :d)
        AND (:c IS NULL OR p.customer_id = :c)
      UNION ALL SELECT x.plan_id, max(sum(x.granted)
          - (SELECT coalesce(sum(f.amount), 0) FROM difference f
             WHERE f.plan_id = x.plan_id AND f.day BETWEEN min(x.opened_on) AND :d)
          - (SELECT coalesce(sum(-k.amount), 0) FROM plan k
             WHERE k.customer_id = p.customer_id AND k.currency = p.currency AND k.amount < 0
             AND k.state <> 'void' AND k.booked_on BETWEEN min(x.opened_on) AND :d), 0)
      FROM dispute x JOIN plan p ON p.id = x.plan_id
      WHERE x.closed_on <= :d AND x.granted > 0 AND (:c IS NULL OR p.customer_id = :c)
      GROUP BY x.plan_id)
    GROUP BY plan_id HAVING sum(amount) > 0
"""


def disputes(tx: Tx, as_of: date, customer: int | None = None) -> dict[int, int]:
    """Plan id → amount contested, or given in to and not booked yet, as of a day."""
    return dict(tx.rows(_CONTESTED, {"d": as_of.toordinal(), "c": customer}))
