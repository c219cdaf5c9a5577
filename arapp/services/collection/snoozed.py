"""What is put off on a day, and what comes back: read by the today page, without its commands."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.services.collection.holds import HOLD_END

IN_FORCE = f"set_on <= :d AND {HOLD_END} > :d"
"""Condition on a row of `snooze` or `hold`: it stands on the day `:d`."""


@dataclass(frozen=True, slots=True)
class Put:
    """A line that was put off: `id` of its row in `snooze`."""

    id: int
    reason: str
    until: date


def put_off(tx: Tx, as_of: date) -> dict[str, Put]:
    """Record → what puts its line off on a day; the last to end of each."""
    rows = tx.rows(
        f"SELECT record, id, reason, {HOLD_END} FROM snooze WHERE {IN_FORCE} ORDER BY 4, 2",
        {"d": as_of.toordinal()},
    )
    return {record: Put(row, reason, date.fromordinal(end)) for record, row, reason, end in rows}


def come_back(tx: Tx, as_of: date, since: date | None) -> dict[str, Put]:
    """Record → what put its line off until today, or until a day on which nobody looked.

    `since` is the last day before today on which somebody did. What was ended by hand, or is put
    off again, did not come back by itself. Holds are told by their row, or by their customer.
    """
    key = {"d": as_of.toordinal(), "s": min(since or as_of, as_of).toordinal()}
    if key["s"] == key["d"]:
        key["s"] -= 1
    span = "until_on > :s AND until_on <= :d AND (ended_on IS NULL OR ended_on >= until_on)"
    rows = tx.rows(
        f"SELECT record, id, note, until_on FROM (SELECT record, id, reason AS note, until_on,"
        " ended_on FROM snooze UNION ALL SELECT CASE WHEN plan_id IS NULL"
        " THEN 'customer:' || customer_id ELSE 'plan:' || plan_id END, id, note, until_on,"
        f" ended_on FROM hold WHERE reason <> 'promise') WHERE {span} ORDER BY until_on, id",
        key,
    )
    return {record: Put(row, note, date.fromordinal(end)) for record, row, note, end in rows}
