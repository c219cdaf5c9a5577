"""What was said and done about overdue rows before a letter, as the letter tells it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.output.documents import ContactKind, EarlierContact
from arapp.services.reports.open import OpenItem

NEWEST = 6  # so many stand in a letter; the log has all

_KINDS = {
    "phone": ContactKind.CALL,
    "message": ContactKind.MESSAGE,
    "email": ContactKind.MAIL,
    "letter": ContactKind.LETTER,
    "visit": ContactKind.VISIT,
    "other": ContactKind.OTHER,
}
# Columns: day, kind (a channel of the log, or what else it was), person, amount, promised day.
_EVENTS = """
    SELECT day, channel, person, NULL, NULL FROM contact_log
     WHERE customer_id = :c AND day BETWEEN :first AND :d
    UNION
    SELECT day, 'letter', '', NULL, NULL FROM letter
     WHERE customer_id = :c AND currency = :k AND day BETWEEN :first AND :d
    UNION
    SELECT made_on, 'promised', person, amount, due_on FROM promise
     WHERE customer_id = :c AND currency = :k AND made_on BETWEEN :first AND :d
    UNION ALL
    SELECT a.day, 'paid', '', sum(a.amount), NULL FROM allocation a
     WHERE a.plan_id IN (SELECT value FROM json_each(:rows)) AND a.day BETWEEN :first AND :d
     GROUP BY a.day HAVING sum(a.amount) > 0
    ORDER BY 1, 2
"""


def earlier_contacts(tx: Tx, customer: int, rows: Sequence[OpenItem]) -> tuple[EarlierContact, ...]:
    """The newest contacts, promises and part payments since the oldest row fell due, in order."""
    first = min(row.due_on for row in rows)
    found = tx.rows(
        _EVENTS,
        {
            "c": customer,
            "k": rows[0].currency,
            "first": first.toordinal(),
            "d": tx.today.toordinal(),
            "rows": f"[{','.join(str(row.id) for row in rows)}]",
        },
    )
    return tuple(_contact(rows[0].currency, *row) for row in found[-NEWEST:])


def _contact(currency: str, *row: Any) -> EarlierContact:
    day, kind, person, amount, promised = row
    return EarlierContact(
        date.fromordinal(day),
        _KINDS.get(kind) or ContactKind(kind),
        person,
        None if amount is None else Money(amount, currency),
        None if promised is None else date.fromordinal(promised),
    )
