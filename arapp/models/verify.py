"""Is the book sound? Invariants I1–I15 of the ledger, the sums recomputed, the chain, the replay.

Each check is a function of the connection that returns the records at fault; an empty list is a
passed check. Checks never write. The words for them live in `services/verify_text.py`.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from arapp.models import journal, locks, structure, sums
from arapp.models.values.errors import ArappError

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """Outcome of one check: key, whether it held, how many records were looked at or are wrong."""

    key: str
    ok: bool
    counted: int = 0
    wrong: list[str] = field(default_factory=list)


Finder = Callable[[sqlite3.Connection], list[str]]


def _found(sql: str) -> Finder:
    """Records named by the first column of the SELECT."""

    def find(conn: sqlite3.Connection) -> list[str]:
        return [str(row[0]) for row in conn.execute(sql)]

    return find


def _file(conn: sqlite3.Connection) -> list[str]:
    answers = [row[0] for row in conn.execute("PRAGMA quick_check(20)")]
    return [] if answers == ["ok"] else [str(answer) for answer in answers]


def _links(conn: sqlite3.Connection) -> list[str]:
    return [f"{table}:{row}" for table, row, *_ in conn.execute("PRAGMA foreign_key_check")]


def _sums(conn: sqlite3.Connection) -> list[str]:
    return [
        f"{record} ({name})"
        for name, sql in sums.RECOMPUTED.items()
        for record, *_ in conn.execute(sql)
    ]


def chain(conn: sqlite3.Connection) -> list[str]:
    """Every entry's hash follows from its fields, its changes and the entry before (I11)."""
    previous, expected, wrong = journal.GENESIS, 1, []
    entries = conn.execute(
        "SELECT seq, at, actor, kind, label, fields, target, changes, hash"
        " FROM journal_entry ORDER BY seq",
    ).fetchall()
    for seq, at, actor, kind, label, fields, target, changes, kept in entries:
        facts = (seq, at, actor, kind, label, fields, target)
        digest, count = journal.entry_hash(previous, facts, journal.changes_of(conn, seq))
        if (seq, changes, kept) != (expected, count, digest):
            wrong.append(f"journal:{seq}")
        previous, expected = kept, seq + 1
    return wrong + _stray(conn)


def _stray(conn: sqlite3.Connection) -> list[str]:
    """Changes without an entry, and a command left open."""
    loose = conn.execute(
        "SELECT DISTINCT seq FROM journal_change WHERE seq NOT IN (SELECT seq FROM journal_entry)",
    )
    wrong = [f"journal:{seq}" for (seq,) in loose]
    state = conn.execute("SELECT seq FROM journal_state").fetchall()
    return wrong if state == [(None,)] else [*wrong, "journal_state"]


def _replay(conn: sqlite3.Connection) -> list[str]:
    """Every row of every journaled table is as the journal last wrote it (I12, I15)."""
    return [record for table in journal.journaled_tables(conn) for record in _differs(conn, table)]


def _differs(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = journal.journaled_columns(conn, table)
    last = (
        "(SELECT row, after, max(id) FROM journal_change"
        f" WHERE tbl = '{table}' GROUP BY row)"  # names come from the schema itself
    )
    now = journal.literals_of("t", columns)
    edited = conn.execute(
        f"SELECT t.id FROM {table} t LEFT JOIN {last} j ON j.row = t.id WHERE j.after IS NOT {now}",
    )
    yield from (f"{table}:{row}" for (row,) in edited)
    gone = conn.execute(
        f"SELECT j.row FROM {last} j LEFT JOIN {table} t ON t.id = j.row"
        " WHERE j.after IS NOT NULL AND t.id IS NULL",
    )
    yield from (f"{table}:{row}" for (row,) in gone)


def _triggers(conn: sqlite3.Connection) -> list[str]:
    """No foreign trigger or view; every table of ours still has its recording triggers."""
    names = {
        name
        for (name,) in conn.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
        )
    }
    wanted = {f"journal_{t}_{tag}" for t in journal.journaled_tables(conn) for tag in "iud"}
    wanted |= set(sums.names()) | set(locks.names()) | set(journal.KEEPERS)
    return sorted(names ^ wanted) + structure.altered(conn)


_GAPS = (
    "SELECT series || ' ' || year FROM number_use GROUP BY series, year"
    " HAVING min(n) <> 1 OR max(n) <> count(*) OR count(DISTINCT n) <> count(*)"
)
_UNNUMBERED = (
    "SELECT 'receipt:' || id FROM receipt WHERE number NOT IN (SELECT number FROM number_use)"
    " UNION ALL"
    " SELECT 'statement:' || id FROM statement WHERE number NOT IN (SELECT number FROM number_use)"
    " UNION ALL"
    " SELECT 'letter:' || id FROM letter WHERE number NOT IN (SELECT number FROM number_use)"
)
_REVERSALS = " UNION ALL ".join(
    f"SELECT '{table}:' || r.id FROM {table} r JOIN {table} o ON o.id = r.reverses_id"
    " WHERE r.amount <> -o.amount OR o.reverses_id IS NOT NULL"
    for table in ("allocation", "difference", "refund")
)

# In the order they are told: what, how to find the culprits, how many records there are.
CHECKS: tuple[tuple[str, Finder, str], ...] = (
    ("file", _file, "SELECT 1"),
    ("triggers", _triggers, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"),
    ("links", _links, "SELECT 1"),
    (
        "allocations_plan",  # I1
        _found(
            "SELECT 'plan:' || id FROM plan"
            " WHERE paid NOT BETWEEN min(amount, 0) AND max(amount, 0)",
        ),
        "SELECT count(*) FROM plan",
    ),
    (
        "allocations_receipt",  # I2, I3
        _found(
            "SELECT 'receipt:' || id FROM receipt WHERE allocated < 0 OR refunded < 0"
            " OR allocated + refunded > amount OR typeof(amount) <> 'integer'",
        ),
        "SELECT count(*) FROM receipt",
    ),
    (
        "currencies",  # I6
        _found(
            "SELECT 'allocation:' || a.id FROM allocation a JOIN plan p ON p.id = a.plan_id"
            " JOIN receipt r ON r.id = a.receipt_id WHERE p.currency <> r.currency",
        ),
        "SELECT count(*) FROM allocation",
    ),
    (
        "customers",  # I6: across customers only with a note
        _found(
            "SELECT 'allocation:' || a.id FROM allocation a JOIN plan p ON p.id = a.plan_id"
            " JOIN receipt r ON r.id = a.receipt_id"
            " WHERE p.customer_id IS NOT r.customer_id AND a.reason = ''"
            # What was taken back binds nobody: the receipt may be another's by now.
            " AND a.reverses_id IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id)",
        ),
        "SELECT count(*) FROM allocation",
    ),
    (
        "reversals",
        _found(_REVERSALS),
        "SELECT count(*) FROM allocation WHERE reverses_id > 0",
    ),  # I7
    (
        "contracts",  # I8
        _found(
            "SELECT 'contract:' || c.id FROM contract c JOIN"
            " (SELECT contract_id, sum(amount) AS planned FROM plan WHERE state <> 'void'"
            " AND kind IN ('instalment', 'retention') GROUP BY contract_id) p"
            " ON p.contract_id = c.id WHERE p.planned <> c.amount",
        ),
        "SELECT count(*) FROM contract",
    ),
    (
        "numbers",
        _found(f"{_GAPS} UNION ALL {_UNNUMBERED}"),
        "SELECT count(*) FROM number_use",
    ),  # I9
    ("sums", _sums, "SELECT count(*) FROM customer_month"),
    ("chain", chain, "SELECT count(*) FROM journal_entry"),  # I11
    ("replay", _replay, "SELECT count(*) FROM journal_change"),  # I12, I15
)
QUICK = frozenset({"triggers", "links", "allocations_plan", "allocations_receipt", "numbers"})


def run(conn: sqlite3.Connection, only: frozenset[str] | None = None) -> Iterator[Check]:
    """Run the checks one after the other; a check that cannot read the file fails itself."""
    for key, find, count in CHECKS:
        if only is not None and key not in only:
            continue
        yield _one(conn, key, find, count)


def _one(conn: sqlite3.Connection, key: str, find: Finder, count: str) -> Check:
    try:
        wrong = find(conn)
        counted = int(conn.execute(count).fetchone()[0])
    except (sqlite3.DatabaseError, UnicodeDecodeError, ArappError) as trouble:
        return Check(key, False, 0, [str(trouble)])
    return Check(key, not wrong, counted, wrong[:_SHOWN])
