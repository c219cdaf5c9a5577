"""Our side of a reconciliation: the customer's account between two days, row by row."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.days import add_days
from arapp.services.ledger.open_rows import open_items, prepaid_rows
from arapp.services.papers.account import accounts, moved_rows
from arapp.services.reconcile.lists import keys_of
from arapp.services.reconcile.rows import BILL, MONEY, Account, Line

_SORTS = {0: BILL, 1: MONEY, 2: MONEY, 3: ""}
_RECORDS = {0: "plan", 2: "receipt"}


def our_accounts(
    tx: Tx, customer: int, from_day: date, to_day: date
) -> dict[str, Account]:  # fmt: skip
    """Currency → what we have of the customer between the two days."""
    lines = our_lines(tx, customer, from_day, to_day)
    return {
        one.currency: Account(
            one.currency, one.before.net, tuple(lines.get(one.currency, ())), one.after.net
        )
        for one in accounts(tx, customer, from_day, to_day, "zh_CN")
    }


def our_lines(tx: Tx, customer: int, from_day: date, to_day: date) -> dict[str, list[Line]]:
    """Currency → the rows that moved the account; ids are places, unique within the call."""
    found: dict[str, list[Line]] = {}
    for place, row in enumerate(moved_rows(tx, customer, from_day, to_day)):
        line = _line(place, row)
        if line.delta:
            found.setdefault(row[7], []).append(line)
    return found


def _line(place: int, row: Sequence[Any]) -> Line:
    day, order, record, kind, label, document, contract, _code, debit, credit = row
    table = _RECORDS.get(order, "")
    text = label.lstrip("#@><+")
    return Line(
        id=place,
        day=date.fromordinal(day),
        delta=(debit or 0) - (credit or 0),
        number=document or contract,
        text=" ".join(part for part in (text, contract if document else "") if part),
        sort="" if kind == "difference" else _SORTS[order],
        keys=keys_of(document, contract, label) | ({f"#{record}"} if order == 0 else set()),
        record=f"{table}:{record}" if table and kind != "reversal" else "",
    )


def open_account(tx: Tx, customer: int, day: date) -> dict[str, Account]:
    """Currency → what is open as of a day, one row a document, prepayments below zero."""
    rows: dict[str, list[Line]] = {}
    for item in open_items(tx, day, customer):
        mine = rows.setdefault(item.currency, [])
        number = item.invoice or item.contract
        mine.append(
            Line(
                *(len(mine), item.booked_on, item.open, number, item.label, BILL),
                keys_of(item.invoice, item.contract),
                f"plan:{item.id}",
            )
        )
    for money in prepaid_rows(tx, day, customer):
        mine = rows.setdefault(money.currency, [])
        mine.append(
            Line(
                *(len(mine), money.day, -money.amount, money.number, "", MONEY),
                keys_of(money.number),
                f"receipt:{money.receipt_id}",
            )
        )
    return {
        code: Account(code, 0, tuple(lines), sum(line.delta for line in lines))
        for code, lines in rows.items()
    }


def beside(tx: Tx, customer: int, code: str, first: date, last: date) -> list[Line]:
    """Rows of one currency between two days, for what lies just outside of a list."""
    if last < first:
        return []
    return our_lines(tx, customer, first, last).get(code, [])


def before(day: date, days: int) -> tuple[date, date]:
    """The days that lie right before a day."""
    return add_days(day, -days), add_days(day, -1)
