"""What was put off, with its end and reason, so that it can be found again before its day."""

from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.holds import HOLD_END
from arapp.services.collection.items import Item, Why
from arapp.services.collection.stages import Step
from arapp.services.ledger.plan_names import LABEL

_HELD = (
    "SELECT h.id, h.customer_id, c.name, trim(coalesce(k.number, '') || ' ' ||"
    f" {LABEL}), h.until_on, h.note, coalesce(p.amount - p.paid, 0),"
    " coalesce(p.currency, ''), coalesce(nullif(p.owner, ''), nullif(k.owner, ''), c.owner)"
    " FROM hold h JOIN customer c ON c.id = h.customer_id LEFT JOIN plan p ON p.id = h.plan_id"
    " LEFT JOIN contract k ON k.id = p.contract_id"
    f" WHERE h.set_on <= :d AND {HOLD_END} > :d ORDER BY h.until_on, h.id"
)


def held(tx: Tx) -> list[Item]:
    """Holds in force, the next to end first; on a whole customer without amount (currency "")."""
    today = tx.today.toordinal()
    found = []
    for record, who, name, title, until, note, amount, code, owner in tx.rows(_HELD, {"d": today}):
        key = "held_until" if note else "held_until_plain"
        why = Why(key, {"day": date.fromordinal(until), "note": note})
        item = Item("hold", record, who, name, title, why, Step.RELEASE, amount, code,
                    today - until, owner)  # fmt: skip
        found.append(item)
    return found
