"""How a customer usually pays: on the card, and as remarks for whoever matches its money."""

from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import add_months
from arapp.models.values.money import exponent
from arapp.services.credit.promised import Kept
from arapp.services.credit.track import Track
from arapp.services.ledger.names import name_key
from arapp.services.ledger.standing import STANDS

_LEAST = 3  # receipts before anything is called usual
_ROUND = 1000  # units of the currency


@dataclass(frozen=True, slots=True)
class Habit:
    """The record of `months` months: `rows` counted, amount-weighted `days_late` (None: no rows),
    `on_time_ppm` of the rows, `longest` days late, disputes (open, all), `remarks`: round_amounts,
    lump_sums, in_parts, fee_deducted, fee_own, other_payer."""

    months: int
    rows: int
    days_late: int | None
    on_time_ppm: int | None
    longest: int
    promises: Kept
    disputes_open: int
    disputes: int
    remarks: tuple[str, ...]


def habit(tx: Tx, customer_id: int, as_of: date, track: Track, model: tuple[int, int]) -> Habit:
    """The habit from the track that was read before; `model` is (months looked back, grace)."""
    months, grace = model
    opened, disputes = tx.one(
        "SELECT coalesce(sum(x.closed_on IS NULL OR x.closed_on > :d), 0), count(*) FROM plan p"
        " CROSS JOIN dispute x ON x.plan_id = p.id"
        " WHERE p.customer_id = :c AND x.opened_on <= :d",
        {"c": customer_id, "d": as_of.toordinal()},
    )
    return Habit(
        months,
        track.count,
        track.days_late,
        track.on_time_ppm(grace),
        track.longest,
        track.promises,
        opened,
        disputes,
        _remarks(tx, customer_id, as_of, months),
    )


def _remarks(tx: Tx, customer_id: int, as_of: date, months: int) -> tuple[str, ...]:
    """What more than half of its receipts have in common."""
    params = {
        "c": customer_id,
        "d": as_of.toordinal(),
        "first": add_months(as_of, -months).toordinal(),
    }
    rows = tx.rows(
        "SELECT r.amount, r.payer, (SELECT count(DISTINCT a.plan_id) FROM allocation a"
        "  WHERE a.receipt_id = r.id AND a.day <= :d),"
        " EXISTS (SELECT 1 FROM allocation a JOIN plan p ON p.id = a.plan_id"
        "  WHERE a.receipt_id = r.id AND a.day <= :d AND a.amount < p.amount),"
        " EXISTS (SELECT 1 FROM difference x WHERE x.receipt_id = r.id AND x.reason = 'fee'),"
        " k.name, k.currency FROM receipt r JOIN customer k ON k.id = r.customer_id"
        " WHERE r.customer_id = :c AND r.day BETWEEN :first AND :d AND r.currency = k.currency"
        f" AND {STANDS}",
        params,
    )
    if len(rows) < _LEAST:
        return ()
    unit = _ROUND * 10 ** exponent(rows[0][6])
    matched = [row for row in rows if row[2]]
    tests = (
        ("round_amounts", [row[0] % unit == 0 for row in rows]),
        ("lump_sums", [row[2] > 1 for row in matched]),
        ("in_parts", [row[2] == 1 and bool(row[3]) for row in matched]),
        ("fee_deducted", [bool(row[4]) for row in matched]),
        ("other_payer", [name_key(row[1]) != name_key(row[5]) for row in rows if row[1]]),
    )
    found = [key for key, marks in tests if len(marks) >= _LEAST and 2 * sum(marks) > len(marks)]
    if len(matched) >= _LEAST and not any(row[4] for row in matched):
        found.append("fee_own")
    return tuple(found)
