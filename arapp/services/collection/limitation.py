"""诉讼时效: the day a debt's limitation runs out, and what restarted it last. An aid, not advice.

Three years from the latest of: the due day (of the contract's last instalment), a part payment, a
promise, a statement the customer confirmed.
"""

import json
from collections.abc import Iterable
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_days, add_months

YEARS = 3
ALARM_DAYS = (180, 90, 30)

_EVENTS = """
    SELECT p.id, max(coalesce(p.due_on, 0), coalesce((SELECT max(q.due_on) FROM plan q
        WHERE q.contract_id = p.contract_id AND q.state = 'firm'), 0)),
      coalesce((SELECT max(a.day) FROM allocation a WHERE a.plan_id = p.id AND a.amount > 0
        AND a.day <= :d AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)), 0),
      coalesce((SELECT max(m.made_on) FROM promise m WHERE m.customer_id = p.customer_id
        AND m.made_on <= :d AND (m.plan_id IS NULL OR m.plan_id = p.id)), 0),
      coalesce((SELECT max(s.issued_on) FROM statement s WHERE s.customer_id = p.customer_id
        AND s.currency = p.currency AND s.state = 'confirmed' AND s.issued_on <= :d
        AND s.to_on >= p.booked_on), 0)
    FROM plan p WHERE p.id IN (SELECT value FROM json_each(:ids))
"""
_RESTARTS = ("due", "payment", "promise", "confirmation")


def limits(tx: Tx, plans: Iterable[int], as_of: date) -> dict[int, tuple[date, str]]:
    """Plan id → (day the limitation runs out, what it runs from) as of a day."""
    found = {}
    key = {"ids": json.dumps(list(plans)), "d": as_of.toordinal()}
    for plan, *days in tx.rows(_EVENTS, key):
        last = max(days)
        start = date.fromordinal(last)
        found[plan] = (add_months(start, 12 * YEARS), _RESTARTS[days.index(last)])
    return found


def alarm_before(today: date) -> date:
    """Rows due on or before this day may come near their limitation."""
    return add_days(add_months(today, -12 * YEARS), ALARM_DAYS[0])
