"""Is the book sound? Invariants I1–I15 of the ledger, the sums recomputed, the chain, the replay.

Each check names the records at fault; none is a passed check. Checks never write. Their SQL lives
in `verify_money`, the pass over the journal in `verify_journal`, the words in
`services/verify_text.py`; docs/decisions/0013-verify.md has the table of what covers what.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from arapp.models import journal, locks, structure, sums, verify_journal, verify_rest
from arapp.models import verify_money as money
from arapp.models.values.errors import ArappError
from arapp.models.verify_journal import Passed
from arapp.models.verify_names import named
from arapp.models.verify_standing import Range, gaps

_SHOWN = 5
# What reading a damaged file may raise, besides the errors of this program.
_TROUBLE = (sqlite3.Error, UnicodeError, ArappError, ValueError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Check:
    """Outcome of one check: key, whether it held, how many records were looked at or are wrong.

    `wrong` names the first few records at fault by table and id ("plan:12"), `names` the same ones
    as a bookkeeper knows them, where they can be read. `code` is SQLite's when it could not read.
    """

    key: str
    ok: bool
    counted: int = 0
    wrong: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    code: int = 0


class Look:
    """A look at a ledger: what one check read is not read again for the next.

    Attributes: passed (what the pass over the journal found, for the replay and the texts).
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.passed: Passed | None = None
        self._paired: list[tuple[str, int, int]] | None = None

    def paired(self, column: int) -> list[str]:
        """Allocations whose plan row and receipt differ in currency (1) or customer (2)."""
        if self._paired is None:
            self._paired = self.conn.execute(money.PAIRS).fetchall()
        return [str(row[0]) for row in self._paired if row[column]]

    def select(self, *statements: str) -> list[str]:
        """Records named by the first column of the SELECTs."""
        return [str(row[0]) for sql in statements for row in self.conn.execute(sql)]

    def unproven(self, *pairs: tuple[str, str]) -> list[str]:
        """Records named by the second SELECT of each pair whose first is not 1."""
        return self.select(*(sql for proof, sql in pairs if self.select(proof) != ["1"]))


Finder = Callable[[Look], list[str]]


def _file(look: Look) -> list[str]:
    # What a row may hold (CHECK) is left out here: a row that breaks it is not the one the journal
    # wrote, or its sums differ. Types and lengths of rows and the trees are looked at.
    conn = look.conn
    conn.execute("PRAGMA ignore_check_constraints = ON")
    try:
        answers = [row[0] for row in conn.execute("PRAGMA quick_check(20)")]
    finally:
        conn.execute("PRAGMA ignore_check_constraints = OFF")
    return [] if answers == ["ok"] else [str(answer) for answer in answers]


def _links(look: Look) -> list[str]:
    return [f"{table}:{row}" for table, row, *_ in look.conn.execute("PRAGMA foreign_key_check")]


def chain(conn: sqlite3.Connection) -> list[str]:
    """Entries whose hash does not follow from what they hold and the entry before (I11)."""
    return verify_journal.chain(conn).wrong


def _chain(look: Look) -> list[str]:
    look.passed = verify_journal.chain(look.conn)
    return look.passed.wrong


def _replay(look: Look) -> list[str]:
    return verify_journal.replay(look.conn, look.passed or verify_journal.chain(look.conn))


def _texts(look: Look) -> list[str]:
    """Texts with a NUL in them: what stands behind it is neither shown nor journaled."""
    seen = look.passed
    tables = _tables(look.conn)
    if seen is not None and not seen.nul:
        tables.remove("journal_change")
    held = seen.held if seen is not None else {}
    return [record for table in tables for record in _nul(look.conn, table, held.get(table, []))]


def _tables(conn: sqlite3.Connection) -> list[str]:
    found = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith("sqlite_")]


def _nul(conn: sqlite3.Connection, table: str, held: list[Range]) -> list[str]:
    info = conn.execute(f"PRAGMA table_info({table})").fetchall()  # names come from the schema
    names = [name for _, name, kind, *_ in info if kind == "TEXT"]
    if not names:
        return []
    if held and not set(names) <= set(journal.journaled_columns(conn, table)):
        held = []  # they were seen in what the journal keeps alone
    nul = " OR ".join(f'instr("{name}", char(0))' for name in names)
    sql = f"SELECT rowid FROM {table} WHERE rowid BETWEEN ? AND ? AND ({nul}) LIMIT {_SHOWN}"
    return [f"{table}:{row}" for gap in gaps(held) for (row,) in conn.execute(sql, gap)]


def _triggers(look: Look) -> list[str]:
    """No foreign trigger or view; every table of ours still has its recording triggers."""
    conn = look.conn
    found = conn.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    names = {name for (name,) in found}
    wanted = {f"journal_{t}_{tag}" for t in journal.journaled_tables(conn) for tag in "iud"}
    wanted |= set(sums.names()) | set(locks.names()) | set(journal.KEEPERS)
    return sorted(names ^ wanted) + structure.altered(conn)


def _all(*statements: str) -> Finder:
    return lambda look: look.select(*statements)


# In the order they are told: what, how to find the culprits, how many records there are.
CHECKS: tuple[tuple[str, Finder, str], ...] = (
    ("file", _file, "SELECT 1"),
    ("triggers", _triggers, "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"),
    ("links", _links, "SELECT 1"),  # I13
    ("amounts", _all(money.AMOUNTS), "SELECT 1"),  # I10
    ("allocations_plan", _all(money.PLANS), "SELECT count(*) FROM plan"),  # I1
    ("allocations_receipt", _all(money.RECEIPTS), "SELECT count(*) FROM receipt"),  # I2, I3
    (
        "currencies",
        lambda look: [*look.paired(1), *look.select(money.DIFFERENCES)],
        "SELECT count(*) FROM allocation",
    ),  # I6
    ("customers", lambda look: look.paired(2), "SELECT count(*) FROM allocation"),  # I6
    ("reversals", _all(money.REVERSALS), "SELECT count(*) FROM allocation WHERE reverses_id > 0"),
    (
        "instruments",
        _all(money.INSTRUMENTS),
        "SELECT (SELECT count(*) FROM bill) + (SELECT count(*) FROM payable_settlement)"
        " + (SELECT count(*) FROM receipt WHERE method IN ('offset', 'transfer'))",
    ),
    ("contracts", _all(money.CONTRACTS), "SELECT count(*) FROM contract"),  # I8
    ("invoices", _all(money.INVOICES), "SELECT count(*) FROM invoice"),  # I8
    (
        "statements",  # I4
        lambda look: [*look.select(money.STATEMENTS), *verify_rest.joined(look.conn)],
        "SELECT count(*) FROM statement",
    ),
    (
        "numbers",  # I9
        lambda look: [*look.select(money.SERIES), *look.unproven(*money.NUMBERED)],
        "SELECT count(*) FROM number_use",
    ),
    ("aging", _all(money.AGING), "SELECT count(DISTINCT customer_id) FROM plan"),  # I5
    (
        "sums",
        _all(money.PAID, money.USED, money.DEBITS, money.CREDITS),
        "SELECT count(*) FROM customer_month",
    ),
    ("periods", lambda look: verify_rest.closed_periods(look.conn), "SELECT 1"),  # I14
    (
        "attachments",
        lambda look: verify_rest.attachments(look.conn),
        "SELECT count(*) FROM attachment",
    ),
    ("chain", _chain, "SELECT count(*) FROM journal_entry"),  # I11
    (
        "replay",  # I12, I15
        _replay,
        "SELECT coalesce(sum(changes), 0) FROM journal_entry",
    ),
    ("texts", _texts, "SELECT 1"),  # after the chain, which looks through the journal's
)
KEYS = tuple(key for key, *_ in CHECKS)
QUICK = frozenset({"triggers", "allocations_plan", "allocations_receipt", "reversals", "contracts"})
# One pass over all changes serves both of these.
JOURNAL = frozenset({"chain", "replay"})
# Halves of about the same length, for two processes side by side.
_FIRST = JOURNAL | {"texts", "aging"}
HALVES = (_FIRST, frozenset(KEYS) - _FIRST)


def run(conn: sqlite3.Connection, only: frozenset[str] | None = None) -> Iterator[Check]:
    """Run the checks one after the other; a check that cannot read the file fails itself."""
    look = Look(conn)
    for key, find, count in CHECKS:
        if only is None or key in only:
            yield _one(look, key, find, count)


def _one(look: Look, key: str, find: Finder, count: str) -> Check:
    try:
        wrong = find(look)
        counted = int(look.conn.execute(count).fetchone()[0])
    except _TROUBLE as trouble:
        code = getattr(trouble, "sqlite_errorcode", 0)
        return Check(key, False, 0, [str(trouble)], code=code)
    shown = wrong[:_SHOWN]
    return Check(key, not wrong, counted, shown, named(look.conn, shown))
