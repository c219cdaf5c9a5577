"""承兑汇票 as of any day: where each is, when it falls due, whose risk it still is.

A bill in hand is a risk until it is collected; one that was endorsed or discounted with recourse
until its due day is over, since its holder may come back to us.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal

LEAD_DAYS = 10
"""A bill in hand is a line of the today page from so many days before its due day."""
STATES = ("held", "endorsed", "discounted", "collected", "returned")

# The newest event of bill `b` up to the day :d.
_LAST = (
    "(SELECT x.id FROM bill_event x WHERE x.bill_id = b.id AND x.day <= :d"
    " ORDER BY x.day DESC, x.id DESC LIMIT 1)"
)
FROM = (
    "bill b JOIN receipt r ON r.id = b.receipt_id"
    " LEFT JOIN customer c ON c.id = r.customer_id"
    f" LEFT JOIN bill_event e ON e.id = {_LAST}"
    " LEFT JOIN bank_account a ON a.id = e.account_id"
)
STATE = "coalesce(e.kind, 'held')"
RISK = (
    f"({STATE} = 'held'"
    " OR (e.kind IN ('endorsed', 'discounted') AND e.recourse AND b.due_on >= :d))"
)


@dataclass(frozen=True, slots=True)
class BillLine:
    """A bill as of a day; minor units; `days` past its due day (below zero: still to come).

    `state` since `since`, `to_whom`, `account`, `money`, `fee`, `recourse` of the event that says
    so; `risk`: it may still come back to us; `allocated`: of its receipt, as of now.
    """

    id: int
    number: str
    kind: str
    drawer: str
    acceptor: str
    amount: int
    currency: str
    issued_on: date | None
    due_on: date
    days: int
    receipt_id: int
    receipt_number: str
    received_on: date
    customer_id: int | None
    customer: str
    payer: str
    owner: str
    allocated: int
    state: str
    since: date
    to_whom: str
    account: str
    money: int
    fee: int
    recourse: bool
    risk: bool
    note: str


@dataclass(frozen=True, slots=True)
class BillEvent:
    """What was done with a bill on a day; minor units."""

    id: int
    day: date
    kind: str
    to_whom: str
    account: str
    amount: int
    fee: int
    recourse: bool
    payable: str
    note: str


_COLUMNS = (
    "b.id, b.number, b.kind, b.drawer, b.acceptor, b.amount, b.currency, b.issued_on, b.due_on,"
    " :d - b.due_on, r.id, r.number, r.day, c.id, coalesce(c.name, ''), r.payer,"
    f" coalesce(c.owner, ''), r.allocated, {STATE}, coalesce(e.day, r.day),"
    " coalesce(e.to_whom, ''), coalesce(a.name, ''), coalesce(e.amount, 0), coalesce(e.fee, 0),"
    f" coalesce(e.recourse, 1), {RISK}, coalesce(nullif(e.note, ''), b.note)"
)


def _line(*row: Any) -> BillLine:
    values = list(row)
    for at in (7, 8, 12, 19):
        values[at] = from_ordinal(values[at])
    values[24], values[25] = bool(values[24]), bool(values[25])
    return BillLine(*values)


def _lines(tx: Tx, as_of: date, where: str, key: Mapping[str, Any]) -> list[BillLine]:
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM {FROM} WHERE r.day <= :d AND {where} ORDER BY b.due_on, b.id",
        {"d": as_of.toordinal(), **key},
    )
    return [_line(*row) for row in rows]


def bills(
    tx: Tx, as_of: date, *, open_only: bool = False, customer: int | None = None
) -> list[BillLine]:
    """Bills that were received up to a day, by due day; `open_only`: those still a risk."""
    where = f"(:c IS NULL OR c.id = :c) AND (NOT :open OR {RISK})"
    return _lines(tx, as_of, where, {"c": customer, "open": int(open_only)})


def bill(tx: Tx, bill_id: int) -> BillLine | None:
    """One bill as of today; None when it is gone."""
    found = _lines(tx, tx.today, "b.id = :b", {"b": bill_id})
    return found[0] if found else None


def maturing(tx: Tx, as_of: date) -> list[BillLine]:
    """Bills in hand that fall due within the lead days, today, or have: to be presented."""
    where = f"{STATE} = 'held' AND b.due_on <= :d + :lead"
    return _lines(tx, as_of, where, {"lead": LEAD_DAYS})


def events(tx: Tx, bill_id: int) -> list[BillEvent]:
    """The way of a bill, oldest first, without its receipt."""
    rows = tx.rows(
        "SELECT e.id, e.day, e.kind, e.to_whom, coalesce(a.name, ''), e.amount, e.fee, e.recourse,"
        " coalesce((SELECT trim(y.supplier || ' ' || y.number) FROM payable_settlement s"
        "  JOIN payable y ON y.id = s.payable_id WHERE s.bill_event_id = e.id LIMIT 1), ''),"
        " e.note FROM bill_event e LEFT JOIN bank_account a ON a.id = e.account_id"
        " WHERE e.bill_id = ? ORDER BY e.day, e.id",
        (bill_id,),
    )
    return [_event(*row) for row in rows]


def _event(*row: Any) -> BillEvent:
    values = list(row)
    values[1], values[7] = date.fromordinal(values[1]), bool(values[7])
    return BillEvent(*values)


def at_risk(tx: Tx, as_of: date, customer: int | None = None) -> dict[tuple[int, str], int]:
    """(customer, currency) → minor units of bills that may still come back to us on a day."""
    rows = tx.rows(
        f"SELECT c.id, b.currency, sum(b.amount) FROM {FROM} WHERE r.day <= :d"
        f" AND c.id IS NOT NULL AND (:c IS NULL OR c.id = :c) AND {RISK} GROUP BY 1, 2",
        {"d": as_of.toordinal(), "c": customer},
    )
    return {(who, code): amount for who, code, amount in rows}
