"""What a list is, as data, and the SQL that several of them share.

Kinds: text, int, day (ordinal), money (minor units in the row's `currency`). `:d` is the day as of
which a list is shown: later bookings and allocations do not count yet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list: FROM-less parts of its SELECT.

    `fields`: (name, kind, SQL); `open_only`: condition of `--open`; `customer`: column compared
    with `--customer`; `later`: rows not there yet on the day; `hidden`: rows shown with
    `--all` alone; `series`: numbers of which without a row are void; `known`: fields that SQL
    cannot tell as of the day, by the row's id.
    """

    fields: tuple[tuple[str, str, str], ...]
    source: str
    customer: str = ""
    open_only: str = ""
    later: str = ""
    hidden: str = ""
    series: str = ""
    order: str = "id"
    known: Callable[[Tx, date], Mapping[int, Mapping[str, Any]]] | None = None


PAID = (
    "((SELECT coalesce(sum(a.amount), 0) FROM allocation a WHERE a.plan_id = p.id AND a.day <= :d)"
    " + (SELECT coalesce(sum(f.amount), 0) FROM difference f"
    " WHERE f.plan_id = p.id AND f.day <= :d))"
)
PLAN_STATE = (
    "CASE WHEN p.state = 'void' AND coalesce(p.void_on, 0) <= :d THEN 'void'"
    " WHEN p.state = 'expected' OR p.booked_on IS NULL OR p.booked_on > :d THEN 'expected'"
    f" WHEN p.amount = {PAID} THEN 'settled' ELSE 'firm' END"
)
USED = (
    "(SELECT coalesce(sum(a.amount), 0) FROM allocation a"
    " WHERE a.receipt_id = r.id AND a.day <= :d)"
)
BACK = "(SELECT coalesce(sum(f.amount), 0) FROM refund f WHERE f.receipt_id = r.id AND f.day <= :d)"
OPEN_PLANS = (
    "(SELECT coalesce(sum(amount - paid), 0) FROM"
    f" (SELECT p.amount AS amount, {PAID} AS paid FROM plan p WHERE p.customer_id = c.id"
    " AND p.currency = c.currency AND p.booked_on <= :d"
    " AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d))))"
)
PREPAID = (
    f"(SELECT coalesce(sum(r.amount - {USED} - {BACK}), 0) FROM receipt r"
    " WHERE r.customer_id = c.id AND r.currency = c.currency AND r.day <= :d)"
)
# Rows that were voided later than the day: the contract's amount fell with them on their day.
VOID_LATER = (
    "(SELECT coalesce(sum(v.amount), 0) FROM plan v WHERE v.contract_id = k.id"
    " AND v.state = 'void' AND v.void_on > :d AND v.kind IN ('instalment', 'retention')"
    " AND v.ended_by_id IS NULL)"
)
# What supplements after the day of the list added to a contract.
SUPPLEMENTED_LATER = (
    "(SELECT coalesce(sum(s.amount), 0) FROM supplement s"
    " WHERE s.contract_id = k.id AND s.day > :d)"
)
# Day on which a receipt was taken back; null while it stands on the day of the list.
TAKEN_BACK = (
    "(SELECT f.day FROM refund f WHERE f.receipt_id = r.id AND f.kind = 'reversal'"
    " AND f.reverses_id IS NULL AND f.day <= :d AND NOT EXISTS (SELECT 1 FROM refund x"
    " WHERE x.receipt_id = r.id AND x.reverses_id = f.id AND x.day <= :d))"
)
REFUND_BACK = (
    "(SELECT x.day FROM refund x WHERE x.receipt_id = f.receipt_id AND x.reverses_id = f.id"
    " AND x.day <= :d)"
)
