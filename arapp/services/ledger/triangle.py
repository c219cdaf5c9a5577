"""The triangle of goods, paper and money (product I6): what lags behind what, as of a day.

One row a contract, one a customer for what has none. In each row, all with tax:

* delivered = covered by invoices + **delivered, not invoiced**: by delivery notes, those whose
  invoice was taken back among them; a contract without notes whose delivery milestone is confirmed
  was delivered whole.
* invoiced = due by the day + **invoiced, not due**: of a contract its rows that are due, of others
  the rows that the invoices made.
* paid = covered by invoices + **paid, not invoiced**: receipts on the rows of a contract beyond its
  invoices; without a contract, prepayments beyond what is open on the invoices' rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import plain
from arapp.services.ledger.invoice_deliveries import WAITING
from arapp.services.ledger.list_parts import (
    BACK,
    PAID,
    SUPPLEMENTED_LATER,
    USED,
    VOID_LATER,
)

LAGS = ("delivered_not_invoiced", "invoiced_not_due", "paid_not_invoiced")
SUMS = (
    *("delivered", "delivered_not_invoiced", "invoiced", "invoiced_not_due"),
    *("paid", "paid_not_invoiced"),
)
_STOOD = "(p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d)) AND p.booked_on <= :d"
_INVOICED = (
    "(SELECT coalesce(sum(i.gross), 0) FROM invoice i WHERE i.contract_id = k.id AND i.day <= :d"
    " AND i.currency = k.currency)"
)
_CONTRACTS = f"""
SELECT c.id, c.name, c.owner, k.id, k.number, k.currency, k.amount + {VOID_LATER}
   - {SUPPLEMENTED_LATER} AS whole,
  (SELECT count(*) FROM delivery v WHERE v.contract_id = k.id AND v.day <= :d) AS notes,
  (SELECT coalesce(sum(v.amount), 0) FROM delivery v WHERE v.contract_id = k.id AND v.day <= :d),
  (SELECT coalesce(sum({WAITING}), 0) FROM delivery v LEFT JOIN invoice i ON i.id = v.invoice_id
    WHERE v.contract_id = k.id AND v.day <= :d),
  EXISTS (SELECT 1 FROM milestone m WHERE m.contract_id = k.id AND m.kind = 'delivery'
    AND m.confirmed_on <= :d),
  {_INVOICED} AS invoiced,
  (SELECT coalesce(sum(p.amount), 0) FROM plan p WHERE p.contract_id = k.id AND p.due_on <= :d
    AND {_STOOD}),
  (SELECT coalesce(sum({PAID}), 0) FROM plan p WHERE p.contract_id = k.id) AS paid
FROM contract k JOIN customer c ON c.id = k.customer_id
WHERE k.state IN ('active', 'closed') AND (k.signed_on IS NULL OR k.signed_on <= :d){{mine}}
ORDER BY c.name, c.id, k.number, k.id"""
_LOOSE_DELIVERIES = f"""
SELECT v.customer_id, v.currency, sum(v.amount), sum({WAITING})
FROM delivery v LEFT JOIN invoice i ON i.id = v.invoice_id
WHERE v.contract_id IS NULL AND v.day <= :d{{mine}} GROUP BY 1, 2"""
_LOOSE_INVOICES = """
SELECT i.customer_id, i.currency, sum(i.gross) FROM invoice i
WHERE i.contract_id IS NULL AND i.day <= :d GROUP BY 1, 2"""
_LOOSE_ROWS = f"""
SELECT p.customer_id, p.currency,
  sum(CASE WHEN p.due_on > :d THEN p.amount ELSE 0 END),
  sum(p.amount - {PAID}), sum({PAID})
FROM plan p JOIN invoice i ON i.id = p.invoice_id
WHERE p.contract_id IS NULL AND i.contract_id IS NULL AND i.day <= :d AND {_STOOD}
GROUP BY 1, 2"""
_PREPAID = f"""
SELECT r.customer_id, r.currency, sum(r.amount - {USED} - {BACK}) FROM receipt r
WHERE r.customer_id IS NOT NULL AND r.day <= :d AND NOT EXISTS (SELECT 1 FROM refund f
  WHERE f.receipt_id = r.id AND f.kind = 'reversal' AND f.reverses_id IS NULL AND f.day <= :d
  AND NOT EXISTS (SELECT 1 FROM refund x WHERE x.reverses_id = f.id AND x.day <= :d))
GROUP BY 1, 2"""


@dataclass(frozen=True, slots=True)
class Corner:
    """One row; amounts in minor units of `currency`. `contract_id` None: without a contract."""

    customer_id: int
    customer: str
    owner: str
    contract_id: int | None
    contract: str
    currency: str
    delivered: int
    delivered_not_invoiced: int
    invoiced: int
    invoiced_not_due: int
    paid: int
    paid_not_invoiced: int

    @property
    def lags(self) -> bool:
        """Whether something waits for something."""
        return any(getattr(self, name) for name in LAGS)


@dataclass(frozen=True, slots=True)
class Triangle:
    """The rows, and the totals a currency that were reckoned beside them and prove them.

    `proofs`: (currency, name, total of the rows, the same from the ledger itself).
    """

    as_of: date
    rows: tuple[Corner, ...]
    proofs: tuple[tuple[str, str, int, int], ...] = field(default=())

    @property
    def proven(self) -> bool:
        """Whether every total is what the ledger says."""
        return all(told == found for _, _, told, found in self.proofs)

    def totals(self, name: str) -> dict[str, int]:
        """Sum of a column of the rows, by currency."""
        sums: dict[str, int] = {}
        for row in self.rows:
            sums[row.currency] = sums.get(row.currency, 0) + int(getattr(row, name))
        return sums


def triangle(tx: Tx, as_of: date, everything: bool = False) -> Triangle:
    """The rows in which something lags; with `everything` also those in which nothing does."""
    rows = (*_of_contracts(tx, as_of), *_without_contract(tx, as_of))
    proofs = tuple(_proofs(tx, as_of, rows))
    kept = rows if everything else tuple(row for row in rows if row.lags)
    return Triangle(as_of, tuple(sorted(kept, key=_order)), proofs)


def _order(row: Corner) -> tuple[Any, ...]:
    return (row.customer, row.customer_id, row.contract_id is None, row.contract, row.currency)


def _of_contracts(tx: Tx, as_of: date) -> list[Corner]:
    sql = _CONTRACTS.format(mine="")
    return [_contract(*row) for row in tx.rows(sql, {"d": as_of.toordinal()})]


def not_invoiced(tx: Tx, customer_id: int, as_of: date) -> dict[str, int]:
    """Currency → delivered and not invoiced of one customer, as the triangle adds it up."""
    params = {"d": as_of.toordinal(), "c": customer_id}
    sums: dict[str, int] = {}
    for row in tx.rows(_CONTRACTS.format(mine=" AND k.customer_id = :c"), params):
        corner = _contract(*row)
        waiting = corner.delivered_not_invoiced
        sums[corner.currency] = sums.get(corner.currency, 0) + waiting
    mine = _LOOSE_DELIVERIES.format(mine=" AND v.customer_id = :c")
    for _, currency, _, waiting in tx.rows(mine, params):
        sums[currency] = sums.get(currency, 0) + waiting
    return sums


def _contract(*row: Any) -> Corner:
    customer, name, owner, contract, number, currency, whole, notes, noted, loose, gone = row[:11]
    invoiced, due, paid = row[11:]
    if notes:
        delivered, waiting = noted, loose
    elif gone:
        delivered, waiting = whole, max(whole - invoiced, 0)
    else:
        delivered, waiting = 0, 0
    not_due = max(invoiced - max(due, 0), 0)
    return Corner(
        *(customer, name, owner, contract, number, currency, delivered, waiting),
        *(invoiced, not_due, paid, max(paid - max(invoiced, 0), 0)),
    )


def _without_contract(tx: Tx, as_of: date) -> list[Corner]:
    day = {"d": as_of.toordinal()}
    sent = _by_key(tx.rows(_LOOSE_DELIVERIES.format(mine=""), day))
    billed = _by_key(tx.rows(_LOOSE_INVOICES, day))
    owed = _by_key(tx.rows(_LOOSE_ROWS, day))
    prepaid = _by_key(tx.rows(_PREPAID, day))
    names = {i: (name, owner) for i, name, owner in tx.rows("SELECT id, name, owner FROM customer")}
    found = []
    for key in sorted(sent.keys() | billed.keys() | owed.keys() | prepaid.keys()):
        customer, currency = key
        delivered, loose = sent.get(key, (0, 0))
        (invoiced,) = billed.get(key, (0,))
        not_due, unpaid, used = owed.get(key, (0, 0, 0))
        (free,) = prepaid.get(key, (0,))
        found.append(
            Corner(
                *(customer, *names[customer], None, "", currency, delivered, loose),
                *(invoiced, not_due, used + free, max(free - max(unpaid, 0), 0)),
            )
        )
    return [row for row in found if row.delivered or row.invoiced or row.paid]


def _by_key(rows: Iterable[Any]) -> dict[tuple[int, str], tuple[int, ...]]:
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}


def triangle_json(found: Triangle) -> dict[str, Any]:
    """The report as machine values."""
    return {
        "as_of": found.as_of.isoformat(),
        "rows": [
            {
                "customer": row.customer,
                "customer_id": row.customer_id,
                "contract": row.contract or None,
                "currency": row.currency,
                **{name: plain(getattr(row, name), row.currency) for name in SUMS},
            }
            for row in found.rows
        ],
        "totals": {
            code: {name: plain(found.totals(name).get(code, 0), code) for name in SUMS}
            for code in sorted({row.currency for row in found.rows})
        },
        "proofs": [
            {
                "currency": code,
                "name": name,
                "rows": plain(told, code),
                "ledger": plain(there, code),
            }
            for code, name, told, there in found.proofs
        ],
        "proven": found.proven,
    }


# --- proofs ---------------------------------------------------------------------------------------

# name → the same total straight from the documents, whatever they are linked to
_TOTALS = {
    "invoiced": "SELECT i.currency, sum(i.gross) FROM invoice i"
    " LEFT JOIN contract k ON k.id = i.contract_id WHERE i.day <= :d AND (k.id IS NULL"
    " OR (k.state IN ('active', 'closed') AND (k.signed_on IS NULL OR k.signed_on <= :d)"
    " AND k.currency = i.currency)) GROUP BY 1",
    "noted_not_invoiced": f"SELECT v.currency, sum({WAITING}) FROM delivery v"
    " LEFT JOIN invoice i ON i.id = v.invoice_id LEFT JOIN contract k ON k.id = v.contract_id"
    " WHERE v.day <= :d AND (k.id IS NULL"
    " OR (k.state IN ('active', 'closed') AND (k.signed_on IS NULL OR k.signed_on <= :d)))"
    " GROUP BY 1",
}


def _proofs(tx: Tx, as_of: date, rows: Iterable[Corner]) -> Iterable[tuple[str, str, int, int]]:
    day = {"d": as_of.toordinal()}
    noted = {
        contract
        for (contract,) in tx.rows(
            "SELECT DISTINCT contract_id FROM delivery WHERE contract_id IS NOT NULL AND day <= :d",
            day,
        )
    }
    told: dict[tuple[str, str], int] = {}
    for row in rows:
        told["invoiced", row.currency] = told.get(("invoiced", row.currency), 0) + row.invoiced
        if row.contract_id is None or row.contract_id in noted:
            key = ("noted_not_invoiced", row.currency)
            told[key] = told.get(key, 0) + row.delivered_not_invoiced
    for name, sql in _TOTALS.items():
        found = dict(tx.rows(sql, day))
        for code in sorted(found.keys() | {c for n, c in told if n == name}):
            yield code, name, told.get((name, code), 0), found.get(code, 0)
