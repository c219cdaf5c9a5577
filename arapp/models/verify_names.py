"""Records as the bookkeeper knows them: "plan:12" → 「CH-018 发货前款 弘达机械」.

Read from the file under suspicion, so a name may be missing; it never raises.
"""

import re
import sqlite3
from collections.abc import Iterable

from arapp.models import journal

# Columns a row calls itself by, the plainest first.
_OWN = ("number", "payer", "name", "label", "value", "text", "key", "code")
_RECORD = re.compile(r"(\w+):(-?\d+)")
_OF_PLAN = (
    "SELECT coalesce(k.number, ''), p.label, c.name FROM plan p"
    " LEFT JOIN contract k ON k.id = p.contract_id LEFT JOIN customer c ON c.id = p.customer_id"
    " WHERE p.id = {id}"
)
_NAMES = {
    "plan": _OF_PLAN.format(id=":id"),
    "receipt": "SELECT number, payer FROM receipt WHERE id = :id",
    "contract": (
        "SELECT k.number, c.name FROM contract k LEFT JOIN customer c ON c.id = k.customer_id"
        " WHERE k.id = :id"
    ),
    "customer": "SELECT name FROM customer WHERE id = :id",
    "invoice": "SELECT number FROM invoice WHERE id = :id",
    "supplement": (
        "SELECT k.number, s.reason FROM supplement s JOIN contract k ON k.id = s.contract_id"
        " WHERE s.id = :id"
    ),
    "bill": "SELECT number FROM bill WHERE id = :id",
    "statement": "SELECT number FROM statement WHERE id = :id",
    "letter": "SELECT number FROM letter WHERE id = :id",
    "number_use": "SELECT number FROM number_use WHERE id = :id",
    "attachment": "SELECT name FROM attachment WHERE id = :id",
    "bank_account": "SELECT name FROM bank_account WHERE id = :id",
    "company": "SELECT name FROM company WHERE id = :id",
    "contact": "SELECT name FROM contact WHERE id = :id",
    "journal": "SELECT seq, substr(at, 1, 16), actor FROM journal_entry WHERE seq = :id",
    "allocation": (
        "SELECT r.number FROM allocation a JOIN receipt r ON r.id = a.receipt_id WHERE a.id = :id"
    ),
    "refund": (
        "SELECT r.number FROM refund f JOIN receipt r ON r.id = f.receipt_id WHERE f.id = :id"
    ),
    "difference": _OF_PLAN.format(id="(SELECT plan_id FROM difference WHERE id = :id)"),
}


def named(conn: sqlite3.Connection, records: Iterable[str]) -> dict[str, str]:
    """Record → its name, for those that can be read."""
    found = {}
    for record in records:
        match = _RECORD.match(record)
        if match:
            table, row = match.group(1), int(match.group(2))
            name = _name(conn, _NAMES[table], row) if table in _NAMES else ""
            name = name or _last_name(conn, table, row)
            if name:
                found[record] = name
    return found


def _last_name(conn: sqlite3.Connection, table: str, row: int) -> str:
    """What a row called itself when the journal saw it last: for one that is gone."""
    try:
        seq, before, after = conn.execute(
            "SELECT seq, before, after FROM journal_change WHERE tbl = ? AND row = ?"
            " ORDER BY id DESC LIMIT 1",
            (table, row),
        ).fetchone()
        values = journal.values_of(str(after or before or ""))
        known = dict(zip(journal.shape_at(conn, table, seq), values, strict=False))
    except (sqlite3.Error, UnicodeError, OverflowError, ValueError, TypeError):
        return ""
    told = [str(known[column]) for column in _OWN if known.get(column)]
    return " ".join(told[:2])


def _name(conn: sqlite3.Connection, sql: str, row: int) -> str:
    try:
        values = conn.execute(sql, {"id": row}).fetchone() or ()
    except (sqlite3.Error, UnicodeError, OverflowError):
        return ""
    return " ".join(str(value) for value in values if value not in (None, ""))
