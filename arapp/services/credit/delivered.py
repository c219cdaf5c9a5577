"""What was delivered and not invoiced: by delivery notes, else by the milestone of a contract.

A firm row is counted as owed already, so a contract has no more to deliver on credit than what is
left of its amount beyond its firm rows. Invoices and firm rows of a contract mostly speak of the
same goods: the larger of the two is taken as what is claimed.
"""

from datetime import date

from arapp.models.tx import Tx
from arapp.services.ledger.invoice_deliveries import WAITING
from arapp.services.ledger.list_parts import SUPPLEMENTED_LATER, VOID_LATER

_LOOSE = (
    f"SELECT v.customer_id, v.currency, sum({WAITING}) FROM delivery v"
    " LEFT JOIN invoice i ON i.id = v.invoice_id"
    " WHERE v.day <= :d AND v.contract_id IS NULL{mine}"
    " GROUP BY v.customer_id, v.currency"
)
_CONTRACTS = (
    "SELECT k.customer_id, k.currency,"
    f" k.amount + {VOID_LATER} - {SUPPLEMENTED_LATER},"
    " (SELECT coalesce(sum(i.gross), 0) FROM invoice i WHERE i.contract_id = k.id AND i.day <= :d),"
    " (SELECT coalesce(sum(p.amount), 0) FROM plan p WHERE p.contract_id = k.id"
    "   AND p.booked_on <= :d AND (p.state = 'firm' OR (p.state = 'void' AND p.void_on > :d))),"
    " (SELECT count(*) FROM delivery v WHERE v.contract_id = k.id AND v.day <= :d),"
    f" (SELECT coalesce(sum({WAITING}), 0) FROM delivery v"
    "   LEFT JOIN invoice i ON i.id = v.invoice_id WHERE v.contract_id = k.id AND v.day <= :d)"
    " FROM contract k WHERE k.state = 'active' AND k.id IN ("
    "   SELECT m.contract_id FROM milestone m WHERE m.kind = 'delivery' AND m.confirmed_on <= :d"
    "   UNION SELECT v.contract_id FROM delivery v WHERE v.day <= :d){mine}"
)


def delivered(tx: Tx, as_of: date, customer: int | None = None) -> dict[tuple[int, str], int]:
    """(customer, currency) → delivered and not invoiced as of a day, of one customer or of all."""
    found: dict[tuple[int, str], int] = {}
    params = {"d": as_of.toordinal(), "c": customer}
    mine = "" if customer is None else " AND v.customer_id = :c"
    for who, code, amount in tx.rows(_LOOSE.format(mine=mine), params):
        found[who, code] = amount
    for who, code, *sums in tx.rows(_contracts(customer), params):
        found[who, code] = found.get((who, code), 0) + on_contract(*sums)
    return {key: amount for key, amount in found.items() if amount}


def _contracts(customer: int | None) -> str:
    """The contracts something went out for; of one customer by its own index."""
    if customer is None:
        return _CONTRACTS.format(mine="")
    mine = (
        " AND (EXISTS (SELECT 1 FROM milestone m WHERE m.contract_id = k.id"
        " AND m.kind = 'delivery' AND m.confirmed_on <= :d)"
        " OR EXISTS (SELECT 1 FROM delivery v WHERE v.contract_id = k.id AND v.day <= :d))"
    )
    return _CONTRACTS.partition(" AND k.id IN (")[0] + " AND k.customer_id = :c" + mine


def on_contract(amount: int, invoiced: int, firm: int, notes: int, noted: int) -> int:
    """What of a contract went out and is claimed by nothing yet, minor units.

    `notes`: delivery notes there are, `noted`: amount of those without an invoice.
    """
    left = max(amount - firm, 0)
    if notes:
        return max(min(noted, left), 0)
    return max(amount - max(invoiced, firm), 0)
