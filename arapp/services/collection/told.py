"""Whose overdue money stands on the today page in lines of its own."""

import json

from arapp.models.tx import Tx
from arapp.services.collection.look import Look
from arapp.services.collection.plan_rows import LATE


def told_of(tx: Tx, look: Look) -> set[int]:
    """Customers with a row in a group of what is overdue, or a promise that has come due."""
    # One scan and one answer: the groups of a large ledger hold nearly every customer.
    found = tx.value(
        f"SELECT json_group_array(DISTINCT customer_id) FROM ({look.frame.found.sql})"
        f" WHERE {look.frame.lean(LATE)}",
        look.frame.params,
    )
    return {promise.customer_id for promise in look.due} | set(json.loads(found))
