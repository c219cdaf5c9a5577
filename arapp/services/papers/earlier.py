"""What was said and done about overdue rows before a letter, as the letter tells it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.collection.outcomes import reached
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
# Columns: day, kind (a channel of the log, or what else it was), person, amount, whole receipt,
# promised day, outcome. A payment stands on the day it came, with what of it went to the rows;
# what was offset or taken over is told as such: a court reads "paid" as an acknowledgement.
_EVENTS = """
    SELECT day, channel, person, NULL, NULL, NULL, outcome FROM contact_log
     WHERE customer_id = :c AND day BETWEEN :first AND :d
    UNION
    SELECT day, 'letter', '', NULL, NULL, NULL, '' FROM letter
     WHERE customer_id = :c AND currency = :k AND day BETWEEN :first AND :d
    UNION
    SELECT made_on, 'promised', person, amount, NULL, due_on, '' FROM promise
     WHERE customer_id = :c AND currency = :k AND made_on BETWEEN :first AND :d
    UNION ALL
    SELECT day, how, '', sum(part), sum(whole), NULL, '' FROM (
      SELECT r.day AS day, iif(r.method IN ('offset', 'transfer'), r.method, 'paid') AS how,
        sum(a.amount) AS part,
        iif(r.customer_id IS :c, r.amount, sum(a.amount)) AS whole
       FROM allocation a JOIN receipt r ON r.id = a.receipt_id
       WHERE a.plan_id IN (SELECT value FROM json_each(:rows)) AND a.day BETWEEN :first AND :d
       GROUP BY r.id HAVING sum(a.amount) > 0)
     GROUP BY day, how
    ORDER BY 1, 2
"""


def earlier_contacts(tx: Tx, customer: int, rows: Sequence[OpenItem]) -> tuple[EarlierContact, ...]:
    """The newest contacts, promises and part payments since the oldest row fell due, in order.

    A call nobody answered is no contact, and two of one kind with one person on a day are one.
    """
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
    made = [_contact(rows[0].currency, *row[:6]) for row in found if reached(row[6])]
    return tuple(dict.fromkeys(made))[-NEWEST:]


def _contact(currency: str, *row: Any) -> EarlierContact:
    day, kind, person, amount, whole, promised = row
    return EarlierContact(
        date.fromordinal(day),
        _KINDS.get(kind) or ContactKind(kind),
        person,
        None if amount is None else Money(amount, currency),
        None if promised is None else date.fromordinal(promised),
        whole=None if whole in (None, amount) else Money(whole, currency),
    )
