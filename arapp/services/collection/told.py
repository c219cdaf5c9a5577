"""Whose overdue money stands on the today page in lines of its own."""

from arapp.models.tx import Tx
from arapp.services.collection.look import Look
from arapp.services.collection.plan_rows import CONDITIONS
from arapp.services.collection.stages import OVERDUE, Group

_GROUPS = (*(stage.group for stage in OVERDUE), Group.APPLY_FIRST)


def told_of(tx: Tx, look: Look) -> set[int]:
    """Customers with a row in a group of what is overdue, or a promise that has come due."""
    found = {promise.customer_id for promise in look.due}
    for group in _GROUPS:
        condition = look.frame.lean(CONDITIONS[group])
        if group is Group.APPLY_FIRST and not look.waiting:
            continue
        rows = tx.rows(
            f"SELECT DISTINCT customer_id FROM ({look.frame.found.sql}) WHERE {condition}",
            look.frame.params,
        )
        found |= {who for (who,) in rows}
    return found
