"""What a ledger holds, in a few figures: taken from the live file and from its copy, then compared.

Column names are those of the oldest released schema, so that a file can be counted before it is
migrated.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from arapp.models import verify

Rows = Callable[[str], list[Any]]
"""Runs a SELECT and gives all its rows."""

EVERY = frozenset(verify.KEYS) - {"attachments"}
"""The files beside a ledger lie among the backups, not beside what is looked at."""
QUICK = verify.QUICK | {"file"}
WHOLE = 64 << 20
"""Bytes up to which a copy gets every check; a larger one takes minutes for them."""

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


def checks_for(ledger: Path) -> frozenset[str]:
    """How deep a copy of this size is looked into. Raises OSError."""
    return EVERY if ledger.stat().st_size <= WHOLE else QUICK


def opened_apart(ledger: Path) -> sqlite3.Connection:
    """A copy that nobody else has open, for reading alone; it is trusted in nothing."""
    conn = sqlite3.connect(f"{ledger.as_uri()}?mode=ro&immutable=1", uri=True)
    conn.execute("PRAGMA trusted_schema = OFF")
    conn.execute("PRAGMA cell_size_check = ON")
    return conn


def is_told(note: dict[str, Any], held: Facts) -> bool:
    """Whether the head of a packed file says of its book what is in it."""
    return all(note.get(name) == value for name, value in asdict(held).items())


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
