"""Customers that look like one entered twice, with what speaks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.errors import NoSuchCustomer
from arapp.services.ledger.names import name_key
from arapp.services.matching.names import Relation, anatomy, compare

# The strongest first.
WHY = ("tax_no", "same_name", "account", "pays_as", "short_form", "sounds_alike", "phone")
_LEAST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Twin:
    """A look-alike; `why` are keys of WHY, the strongest first."""

    customer_id: int
    name: str
    why: tuple[str, ...]


_CANDIDATES = """
SELECT c.id, c.name, c.short_name, c.tax_no, c.initials, c.phone,
  EXISTS (SELECT 1 FROM customer_account a JOIN customer_account b ON b.number = a.number
           WHERE a.customer_id = c.id AND b.customer_id = :c)
  OR EXISTS (SELECT 1 FROM payer_alias a JOIN payer_alias b ON b.kind = a.kind AND b.key = a.key
           WHERE a.customer_id = c.id AND b.customer_id = :c AND a.kind = 'account'
             AND a.revoked = 0 AND b.revoked = 0),
  EXISTS (SELECT 1 FROM payer_alias a WHERE a.revoked = 0 AND a.kind = 'name'
           AND ((a.customer_id = c.id AND a.key IN (:key, :short))
             OR (a.customer_id = :c AND a.key = c.name_key)))
  FROM customer c WHERE c.id <> :c AND c.merged_into_id IS NULL
   AND (c.id IN (
     SELECT a.customer_id FROM payer_alias a WHERE a.kind = 'name' AND a.key IN (:key, :short)
     UNION SELECT a.customer_id FROM payer_alias b
       JOIN payer_alias a ON a.kind = b.kind AND a.key = b.key WHERE b.customer_id = :c
     UNION SELECT k.id FROM payer_alias b JOIN customer k ON k.name_key = b.key
       WHERE b.customer_id = :c AND b.kind = 'name')
    OR (:tax <> '' AND c.tax_no = :tax) OR (:phone <> '' AND c.phone = :phone)
    OR (length(:initials) >= :least AND c.initials = :initials)
    OR (:brand <> '' AND (instr(c.name_key, :brand) OR instr(:key, c.name_key)
        OR instr(c.short_name, :brand))))
"""


def twins(tx: Tx, customer_id: int) -> list[Twin]:
    """Look-alikes of a customer, the likeliest first. Raises NoSuchCustomer."""
    own = tx.one(
        "SELECT name, short_name, tax_no, initials, phone FROM customer WHERE id = ?",
        (customer_id,),
    )
    if own is None:
        raise NoSuchCustomer(key=customer_id)
    name, short, tax, initials, phone = own
    rows = tx.rows(
        _CANDIDATES,
        {
            "c": customer_id,
            "key": name_key(name),
            "short": name_key(short) or name_key(name),
            "tax": tax,
            "phone": phone,
            "initials": initials,
            "least": _LEAST_INITIALS,
            "brand": anatomy(name).brand,
        },
    )
    found = [Twin(row[0], row[1], _why(own, row)) for row in rows]
    return sorted(
        (twin for twin in found if twin.why),
        key=lambda twin: (WHY.index(twin.why[0]), -len(twin.why), twin.customer_id),
    )


def _why(own: Any, row: Any) -> tuple[str, ...]:
    name, short, tax, initials, phone = own
    _, other, other_short, other_tax, other_initials, other_phone, account, pays_as = row
    relations = {
        compare(one, two) for one in {name, short} for two in {other, other_short} if one and two
    }
    # A number of its own on both sides says that they are two, whatever the names are like.
    apart = bool(tax and other_tax and tax != other_tax)
    tests: dict[str, Callable[[], bool]] = {
        "tax_no": lambda: bool(tax) and tax == other_tax,
        "same_name": lambda: Relation.SAME in relations,
        "account": lambda: bool(account),
        "pays_as": lambda: bool(pays_as),
        "short_form": lambda: not apart and Relation.SHORT in relations,
        "sounds_alike": lambda: (
            not apart and len(initials) >= _LEAST_INITIALS and initials == other_initials
        ),
        "phone": lambda: not apart and bool(phone) and phone == other_phone,
    }
    return tuple(key for key in WHY if tests[key]())
