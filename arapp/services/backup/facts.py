"""What a ledger holds, in a few figures: taken from the live file and from its copy, then compared.

Column names are those of the oldest released schema, so that a file can be counted before it is
migrated.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Rows = Callable[[str], list[Any]]
"""Runs a SELECT and gives all its rows."""

CORE = ("customer", "contract", "plan", "receipt")
"""Tables whose rows are the book: fewer of them is a smaller book."""

_OPEN = "SELECT currency, sum(amount - paid) FROM plan WHERE state = 'firm' GROUP BY currency"
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE 'alembic%' ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose book, how many rows per table, open balance in minor units per currency, the head."""

    company: str
    ledger: str
    counts: dict[str, int]
    open: dict[str, int]
    seq: int
    head: str
    schema: int


def facts_of(rows: Rows) -> Facts:
    """Count a ledger. Raises what `rows` raises when it cannot be read."""
    company, ledger = rows("SELECT name, ledger_id FROM company")[0]
    newest = rows("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1")
    seq, head = newest[0] if newest else (0, "")
    tables = [name for (name,) in rows(_TABLES)]
    counts = {name: int(rows(f'SELECT count(*) FROM "{name}"')[0][0]) for name in tables}
    (schema,) = rows("PRAGMA user_version")[0]
    return Facts(company, ledger, counts, dict(rows(_OPEN)), seq, head, schema)


def reader(conn: sqlite3.Connection) -> Rows:
    """`facts_of` of a bare connection."""
    return lambda sql: conn.execute(sql).fetchall()


def differences(live: Facts, copy: Facts) -> list[str]:
    """Names of what the copy has otherwise than the live ledger; empty is as it should be."""
    tables = sorted(live.counts.keys() | copy.counts.keys())
    wrong = [name for name in tables if live.counts.get(name) != copy.counts.get(name)]
    for name in ("company", "ledger", "open", "seq", "head", "schema"):
        if getattr(live, name) != getattr(copy, name):
            wrong.append(name)
    return wrong
