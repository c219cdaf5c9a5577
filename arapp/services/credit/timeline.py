"""The log of a customer: money, papers, talks, promises and due days in one line of time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from arapp.models.tx import Tx
from arapp.models.values.money import Money
from arapp.services.ledger.plan_names import LABEL
from arapp.services.ledger.standing import STANDS


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `key` and its facts:

    receipt (amount, left: Money, number), contact (channel, person, outcome, note, next),
    promise (amount, due, person, note), statement (number, to, state), letter (number, stage),
    due (amount, label, contract), milestone (kind, label, contract, evidence).
    `good`: money that came in; `record` is what the line opens.
    """

    day: date
    key: str
    record: str
    facts: dict[str, Any] = field(default_factory=dict)
    good: bool = False


# Kind → SELECT of (day, id, seven facts), newest first; all have the parameters c, d, n.
_SELECTS: dict[str, str] = {
    "receipt": (
        "SELECT r.day, r.id, r.amount, r.currency, r.number, r.amount"
        " - (SELECT coalesce(sum(a.amount), 0) FROM allocation a"
        "    WHERE a.receipt_id = r.id AND a.day <= :d)"
        " - (SELECT coalesce(sum(f.amount), 0) FROM refund f"
        "    WHERE f.receipt_id = r.id AND f.day <= :d)"
        f" FROM receipt r WHERE r.customer_id = :c AND r.day <= :d AND {STANDS}"
        " ORDER BY r.day DESC, r.id DESC LIMIT :n"
    ),
    "contact": (
        "SELECT l.day, l.id, l.channel, l.person, l.outcome, l.note, l.next_on"
        " FROM contact_log l WHERE l.customer_id = :c AND l.day <= :d"
        " ORDER BY l.day DESC, l.id DESC LIMIT :n"
    ),
    "promise": (
        "SELECT m.made_on, m.id, m.amount, m.currency, m.due_on, m.person, m.note FROM promise m"
        " WHERE m.customer_id = :c AND m.made_on <= :d ORDER BY m.made_on DESC, m.id DESC LIMIT :n"
    ),
    "statement": (
        "SELECT s.issued_on, s.id, s.number, s.to_on, s.state FROM statement s"
        " WHERE s.customer_id = :c AND s.issued_on <= :d"
        " ORDER BY s.issued_on DESC, s.id DESC LIMIT :n"
    ),
    "letter": (
        "SELECT l.day, l.id, l.number, l.stage FROM letter l WHERE l.customer_id = :c"
        " AND l.day <= :d ORDER BY l.day DESC, l.id DESC LIMIT :n"
    ),
    "due": (
        f"SELECT p.due_on, p.id, p.amount, p.currency, {LABEL}, coalesce(k.number, '') FROM plan p"
        " LEFT JOIN contract k ON k.id = p.contract_id WHERE p.customer_id = :c"
        " AND p.state = 'firm' AND p.amount > 0 AND p.due_on <= :d AND p.booked_on <= :d"
        " ORDER BY p.due_on DESC, p.id DESC LIMIT :n"
    ),
    "milestone": (
        "SELECT m.confirmed_on, m.id, m.kind, m.label, k.number, m.evidence FROM contract k"
        " JOIN milestone m ON m.contract_id = k.id WHERE k.customer_id = :c"
        " AND m.confirmed_on <= :d ORDER BY m.confirmed_on DESC, m.id DESC LIMIT :n"
    ),
}  # fmt: skip
# On one day: what was done comes after what was due.
_PLACE = {kind: place for place, kind in enumerate(_SELECTS)}
DEFAULT = ("receipt", "contact", "promise", "statement", "letter", "due", "milestone")


def log(
    tx: Tx,
    customer_id: int,
    as_of: date,
    limit: int = 100,
    kinds: tuple[str, ...] = DEFAULT,
) -> list[Entry]:
    """The newest `limit` lines up to a day, the newest first; of some kinds or of all."""
    params = {"c": customer_id, "d": as_of.toordinal(), "n": limit}
    found = [
        (row[0], -_PLACE[kind], row[1], _entry(kind, row))
        for kind in kinds
        if kind in _SELECTS
        for row in tx.rows(_SELECTS[kind], params)
    ]
    found.sort(key=lambda line: line[:3], reverse=True)
    return [entry for *_, entry in found[:limit]]


def _entry(kind: str, row: Any) -> Entry:
    day, record, *rest = row
    table = {"contact": "contact_log", "due": "plan"}.get(kind, kind)
    facts = _FACTS[kind](*rest)
    return Entry(date.fromordinal(day), kind, f"{table}:{record}", facts, kind == "receipt")


def _receipt(amount: int, currency: str, number: str, left: int) -> dict[str, Any]:
    return {"amount": Money(amount, currency), "left": Money(left, currency), "number": number}


def _contact(channel: str, person: str, outcome: str, note: str, next_on: Any) -> dict[str, Any]:
    ahead = None if next_on is None else date.fromordinal(next_on)
    return {"channel": channel, "person": person, "outcome": outcome, "note": note, "next": ahead}


def _promise(amount: int, currency: str, due: int, person: str, note: str) -> dict[str, Any]:
    return {
        "amount": Money(amount, currency),
        "due": date.fromordinal(due),
        "person": person,
        "note": note,
    }


def _due(amount: int, currency: str, label: str, contract: str) -> dict[str, Any]:
    return {"amount": Money(amount, currency), "label": label, "contract": contract}


_FACTS: dict[str, Callable[..., dict[str, Any]]] = {
    "receipt": _receipt,
    "contact": _contact,
    "promise": _promise,
    "statement": lambda number, to, state: {
        "number": number, "to": date.fromordinal(to), "state": state,
    },
    "letter": lambda number, stage: {"number": number, "stage": stage},
    "due": _due,
    "milestone": lambda kind, label, contract, evidence: {
        "kind": kind, "label": label, "contract": contract, "evidence": evidence,
    },
}  # fmt: skip
