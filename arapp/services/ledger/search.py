"""One box: customers (characters, pinyin initials, full pinyin), contracts, invoices, receipts,
amounts.

Answers within 50 ms on the large ledger: customers and contracts are scanned whole, plan rows and
receipts through the partial indexes of what is still open.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from arapp.models.tx import Tx
from arapp.models.values.errors import InvalidAmount
from arapp.models.values.money import from_decimal
from arapp.services.ledger.names import name_key, number_key
from arapp.services.ledger.plan_names import LABEL
from arapp.services.ledger.standing import STANDS

_PER_KIND = 20
_SERIAL_FROM = 6  # characters
_NUMBER_FROM = 4
_FEW_INVOICES = 100_000
_NOTHING = "\ufffe"  # stands in no number


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `kind` customer, contract, invoice, plan or receipt; `days` overdue, None when
    not due.

    `amount` in minor units of `currency`; `customer_id` where a customer is known.
    """

    kind: str
    id: int
    title: str
    subtitle: str
    amount: int
    currency: str
    customer_id: int | None = None
    days: int | None = None
    day: int | None = None


def search(tx: Tx, text: str) -> list[Hit]:
    """Answers to what was typed, best kinds first; empty for blank text."""
    typed = text.strip()
    if not typed:
        return []
    finders: Iterable[Callable[[Tx, str], list[Hit]]]
    finders = (
        (_by_amount,)
        if _amount(typed)
        else (
            _customers,
            _contracts,
            _invoices,
            _receipts,
        )
    )
    hits = [hit for find in finders for hit in find(tx, typed)]
    return hits or _contracts(tx, typed) + _invoices(tx, typed) + _receipts(tx, typed)


def _amount(text: str) -> int | None:
    """Minor units when the text reads as an amount of two decimals at most, else None."""
    plain = text.replace(",", "").replace("，", "")
    if not re.fullmatch(r"\d+(\.\d{1,2})?", plain):
        return None
    try:
        return from_decimal(Decimal(plain)).minor
    except (InvalidOperation, InvalidAmount):
        return None


def _like(text: str) -> str:
    """The text anywhere, with LIKE's own marks taken literally."""
    return "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"


_CUSTOMER = """
SELECT c.id, c.short_name, c.name, c.currency,
       (SELECT coalesce(sum(p.amount - p.paid), 0) FROM plan p INDEXED BY p_opencust
         WHERE p.customer_id = c.id AND p.paid <> p.amount AND p.state = 'firm'
           AND p.currency = c.currency),
       (SELECT min(p.due_on) FROM plan p INDEXED BY p_opencust
         WHERE p.customer_id = c.id AND p.paid <> p.amount AND p.state = 'firm')
  FROM customer c
 WHERE c.merged_into_id IS NULL
   AND (c.name_key LIKE :like ESCAPE '\\' OR c.short_name LIKE :like ESCAPE '\\'
    OR c.initials LIKE :initials ESCAPE '\\' OR c.initials LIKE '% ' || :initials ESCAPE '\\'
    OR c.code = :text
    OR c.id IN (SELECT m.merged_into_id FROM customer m WHERE m.merged_into_id IS NOT NULL
      AND (m.name_key LIKE :like ESCAPE '\\' OR m.short_name LIKE :like ESCAPE '\\'
       OR m.initials LIKE :initials ESCAPE '\\')))
 ORDER BY (c.initials LIKE :initials ESCAPE '\\') DESC, length(c.name), c.id
 LIMIT :limit
"""


def _customers(tx: Tx, text: str) -> list[Hit]:
    folded = name_key(text)
    rows = tx.rows(
        _CUSTOMER,
        {
            "like": _like(folded),
            "initials": _like(folded)[1:],
            "text": text,
            "limit": _PER_KIND,
        },
    )
    today = tx.today.toordinal()
    return [
        Hit(
            "customer",
            row,
            short or name,
            name if short else "",
            balance,
            currency,
            row,
            today - due if due is not None and due <= today else None,
        )
        for row, short, name, currency, balance, due in rows
    ]


def _contracts(tx: Tx, text: str) -> list[Hit]:
    rows = tx.rows(
        "SELECT k.id, k.number, c.short_name, c.name, k.amount, k.currency, c.id FROM contract k"
        " JOIN customer c ON c.id = k.customer_id"
        " WHERE k.number_key LIKE :key ESCAPE '\\' OR c.name_key LIKE :name ESCAPE '\\'"
        " OR c.initials LIKE :initials ESCAPE '\\'"
        " ORDER BY k.signed_on DESC, k.id DESC LIMIT :limit",
        {
            "key": _like(number_key(text) or _NOTHING),
            "name": _like(name_key(text)),
            "initials": _like(name_key(text))[1:],
            "limit": _PER_KIND,
        },
    )
    return [
        Hit("contract", row, number, short or name, amount, currency, customer)
        for row, number, short, name, amount, currency, customer in rows
    ]


def _invoices(tx: Tx, text: str) -> list[Hit]:
    """By the beginning of the number; by its end too, while they are few enough to look at all."""
    key = text.strip().upper()
    if len(key) < _NUMBER_FROM or not any(c.isdigit() for c in key):
        return []
    last = tx.value("SELECT seq FROM sqlite_sequence WHERE name = 'invoice'") or 0
    by_end = " OR i.number LIKE :end ESCAPE '\\'" if last < _FEW_INVOICES else ""
    rows = tx.rows(
        "SELECT i.id, i.number, c.short_name, c.name, i.gross, i.currency, c.id, i.day"
        " FROM invoice i JOIN customer c ON c.id = i.customer_id"
        f" WHERE (i.number >= :from AND i.number < :to){by_end}"
        " ORDER BY i.day DESC, i.id DESC LIMIT :limit",
        {"from": key, "to": key + "\U0010ffff", "end": _like(key)[:-1], "limit": _PER_KIND},
    )
    return [
        Hit("invoice", row, number, short or name, gross, currency, customer, None, day)
        for row, number, short, name, gross, currency, customer, day in rows
    ]


def _receipts(tx: Tx, text: str) -> list[Hit]:
    """Open receipts by payer or memo; any receipt by its own number or the bank's serial number."""
    rows = tx.rows(
        "SELECT id, number, payer, amount, currency, customer_id, day FROM receipt r"
        " WHERE (number = :text OR (:serial AND serial_no = :text)"
        " OR (amount > allocated + refunded AND"
        " (payer LIKE :like ESCAPE '\\' OR memo LIKE :like ESCAPE '\\' OR serial_no = :text)))"
        f" AND {STANDS} ORDER BY day DESC, id DESC LIMIT :limit",
        {
            "d": tx.today.toordinal(),
            "text": text,
            "like": _like(text),
            # No index serves this: it is asked only for what reads like a bank's serial number.
            "serial": len(text) >= _SERIAL_FROM and any(c.isdigit() for c in text),
            "limit": _PER_KIND,
        },
    )
    return [
        Hit("receipt", row, number, payer, amount, currency, customer, None, day)
        for row, number, payer, amount, currency, customer, day in rows
    ]


def _by_amount(tx: Tx, text: str) -> list[Hit]:
    minor = _amount(text)
    plans = tx.rows(
        f"SELECT p.id, coalesce(k.number, ''), {LABEL}, c.short_name, c.name, p.amount, p.currency,"
        " c.id, p.due_on FROM plan p JOIN customer c ON c.id = p.customer_id"
        " LEFT JOIN contract k ON k.id = p.contract_id"
        " WHERE (p.amount = :a OR (p.paid <> p.amount AND p.amount - p.paid = :a))"
        " AND (p.state <> 'void' OR p.void_on > :d)"
        " ORDER BY p.paid = p.amount, p.due_on LIMIT :limit",
        {"a": minor, "limit": _PER_KIND, "d": tx.today.toordinal()},
    )
    today = tx.today.toordinal()
    hits = [
        Hit(
            "plan",
            row,
            f"{number} {label}".strip(),
            short or name,
            amount,
            currency,
            customer,
            today - due if due is not None and due <= today else None,
            due,
        )
        for row, number, label, short, name, amount, currency, customer, due in plans
    ]
    receipts = tx.rows(
        "SELECT id, number, payer, amount, currency, customer_id, day FROM receipt r"
        f" WHERE amount = :a AND {STANDS} ORDER BY day DESC, id DESC LIMIT :limit",
        {"a": minor, "limit": _PER_KIND, "d": today},
    )
    return hits + [
        Hit("receipt", row, number, payer, amount, currency, customer, None, day)
        for row, number, payer, amount, currency, customer, day in receipts
    ]
