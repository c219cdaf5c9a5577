"""Vouchers of a period for who checks the books: receipts, what each settled, their slips."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.models.values.money import Money

_OF = """(SELECT r.id FROM receipt r WHERE r.day BETWEEN :first AND :last
 UNION SELECT a.receipt_id FROM allocation a WHERE a.day BETWEEN :first AND :last
 UNION SELECT f.receipt_id FROM refund f WHERE f.day BETWEEN :first AND :last)"""
_RECEIPTS = f"""
SELECT r.number, r.day, r.payer, r.payer_account, coalesce(c.name, ''), r.amount, r.currency,
       r.method, coalesce(b.name, ''), r.serial_no, r.memo, r.allocated, r.refunded,
       r.amount - r.allocated - r.refunded, r.not_customer
  FROM receipt r LEFT JOIN customer c ON c.id = r.customer_id
  LEFT JOIN bank_account b ON b.id = r.account_id
 WHERE r.id IN {_OF} ORDER BY r.day, r.id
"""
_USES = f"""
SELECT r.number, x.day, x.what, x.amount, r.currency, coalesce(c.name, ''),
       coalesce(k.number, ''), coalesce(i.number, ''), coalesce(p.label, ''), x.reason, x.note, x.id
  FROM (SELECT receipt_id, plan_id, day, iif(reverses_id IS NULL, 'allocation', 'reversal') AS what,
               amount, policy AS reason, reason AS note, id, 0 AS lot FROM allocation
        UNION ALL
        SELECT receipt_id, plan_id, day, 'difference', amount, reason, note, id, 1
          FROM difference WHERE receipt_id IS NOT NULL
        UNION ALL
        SELECT receipt_id, NULL, day, kind, amount, '', note, id, 2 FROM refund) x
  JOIN receipt r ON r.id = x.receipt_id LEFT JOIN plan p ON p.id = x.plan_id
  LEFT JOIN customer c ON c.id = coalesce(p.customer_id, r.customer_id)
  LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN invoice i ON i.id = p.invoice_id
 WHERE r.id IN {_OF} ORDER BY r.day, r.id, x.day, x.lot, x.id
"""
_SLIPS = f"""
SELECT a.id, r.number, a.name, a.sha256, a.size FROM attachment a JOIN receipt r ON r.id = a.row
 WHERE a.tbl = 'receipt' AND r.id IN {_OF} ORDER BY r.day, r.id, a.id
"""
Cell = str | Money | date | None


@dataclass(frozen=True, slots=True)
class Slip:
    """A file of a receipt."""

    attachment_id: int
    receipt: str
    name: str
    sha256: str
    size: int


def _days(first: date, last: date) -> dict[str, int]:
    return {"first": first.toordinal(), "last": last.toordinal()}


def receipt_cells(tx: Tx, first: date, last: date) -> Iterator[list[Cell]]:
    """Receipts dated in the period, or used or paid back in it: number, day, payer, payer's
    account, customer, amount, currency, method, account, serial no., memo, allocated, refunded,
    left, not a customer's."""
    for row in tx.each(_RECEIPTS, _days(first, last)):
        code = row[6]
        sums = [Money(minor, code) for minor in row[11:14]]
        yield [row[0], from_ordinal(row[1]), *row[2:5], Money(row[5], code), *row[6:11], *sums,
               row[14]]  # fmt: skip


def use_cells(tx: Tx, first: date, last: date) -> Iterator[list[Cell]]:
    """What became of those receipts, to this day: number, day, what, amount, currency, customer,
    contract, invoice, row, reason or policy, note."""
    for row in tx.each(_USES, _days(first, last)):
        yield [row[0], from_ordinal(row[1]), row[2], Money(row[3], row[4]), *row[4:11]]


def slips_of(tx: Tx, first: date, last: date) -> list[Slip]:
    """Files of those receipts."""
    return [Slip(*row) for row in tx.rows(_SLIPS, _days(first, last))]
