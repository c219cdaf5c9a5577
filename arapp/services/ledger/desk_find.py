"""Receipts that were dealt with, found by time, customer, amount, number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.services.ledger.desk import RECEIPT, receipt_of, waiting_source
from arapp.services.ledger.desk_done import DoneReceipt, done_of
from arapp.services.ledger.names import name_key
from arapp.services.ledger.standing import STANDS

MOST = 200


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; empty fields leave all. Amounts in minor units, ends included.

    `who`: part of the payer, the customer or its initials; `number`: part of the voucher number,
    the serial number or the remark.
    """

    first: date | None = None
    last: date | None = None
    who: str = ""
    least: int | None = None
    most: int | None = None
    number: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it leaves everything."""
        return self == Search()


@dataclass(frozen=True, slots=True)
class Found:
    """The newest of what was found, and how many there are."""

    rows: tuple[DoneReceipt, ...]
    total: int


def find_done(tx: Tx, search: Search) -> Found:
    """Receipts that stand and wait for nobody, the newest first, at most 200 of them."""
    where, params = _where(tx, search)
    total = tx.value(f"SELECT count(*) FROM ({RECEIPT} WHERE {where})", params)
    sql = f"{RECEIPT} WHERE {where} ORDER BY r.day DESC, r.id DESC LIMIT {MOST}"
    receipts = [receipt_of(row) for row in tx.rows(sql, params)]
    return Found(tuple(done_of(tx, receipts)), total)


def _where(tx: Tx, search: Search) -> tuple[str, dict[str, Any]]:
    waits = waiting_source(tx)
    params: dict[str, Any] = {**waits.params, "d": tx.today.toordinal()}
    tests = [STANDS, "r.day <= :today", f"r.id NOT IN (SELECT r.id {waits.text})"]
    for name, sign, day in (("first", ">=", search.first), ("last", "<=", search.last)):
        if day is not None:
            tests.append(f"r.day {sign} :{name}")
            params[name] = day.toordinal()
    for name, sign, minor in (("least", ">=", search.least), ("most", "<=", search.most)):
        if minor is not None:
            tests.append(f"r.amount {sign} :{name}")
            params[name] = minor
    if search.who.strip():
        tests.append(
            "(r.payer LIKE :who ESCAPE '!' OR c.name_key LIKE :key ESCAPE '!'"
            " OR c.short_name LIKE :who ESCAPE '!' OR c.initials LIKE :key ESCAPE '!')"
        )
        params["who"] = _like(search.who)
        params["key"] = _like(name_key(search.who))
    if search.number.strip():
        tests.append("(r.number LIKE :no ESCAPE '!' OR r.serial_no LIKE :no ESCAPE '!'"
                     " OR r.memo LIKE :no ESCAPE '!')")  # fmt: skip
        params["no"] = _like(search.number)
    return " AND ".join(tests), params


def _like(text: str) -> str:
    plain = text.strip()
    for sign in "!%_":
        plain = plain.replace(sign, f"!{sign}")
    return f"%{plain}%"
