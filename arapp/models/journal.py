"""The journal: triggers that record every row change, and the hash chain over them.

A change is stored as comma-separated SQL literals of the column values before and after, in the
order of the table's shape at that entry (`journal_shape`), so any row can be rebuilt as it was.
(SQLite's own `quote` makes them: its JSON functions are not allowed in triggers once the schema is
not trusted.) Outside a command
`journal_state.seq` is NULL, the change has no entry to belong to, and SQLite refuses it.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator

from arapp.models.shape import (
    DERIVED_COLUMNS,
    DERIVED_TABLES,
    JOURNAL_TABLES,
)

GENESIS = "0" * 64
# Triggers that refuse edits of the journal itself.
KEEPERS = {
    f"keep_{table}_{verb.lower()}": (verb, table)
    for table in ("journal_entry", "journal_change")
    for verb in ("UPDATE", "DELETE")
}
# An entry without its hash: seq, at, actor, kind, label, fields, target.
Facts = tuple[int, str, str, str, str, str, int | None]
_AT_ONCE = 2_000  # changes a fetch: a block stays in the processor's cache
_LITERAL = re.compile(r"'((?:[^']|'')*)'|(-?\d+)|NULL")


def journaled_tables(conn: sqlite3.Connection) -> list[str]:
    """Names of all tables whose changes are recorded, sorted."""
    found = conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'alembic%' ORDER BY name",
    )
    skipped = JOURNAL_TABLES | DERIVED_TABLES
    return [name for (name,) in found if name not in skipped]


def journaled_columns(conn: sqlite3.Connection, table: str) -> list[str]:
    """Columns of a table that the journal keeps, in the table's order."""
    derived = DERIVED_COLUMNS.get(table, frozenset())
    info = conn.execute(f"PRAGMA table_info({table})")  # names come from the schema itself
    return [row[1] for row in info if row[1] not in derived]


def install(conn: sqlite3.Connection) -> None:
    """(Re)create the recording triggers for the present columns; called by every migration.

    Also notes the shape of each table whose columns changed, from the next entry on.
    """
    for table in journaled_tables(conn):
        columns = journaled_columns(conn, table)
        _note_shape(conn, table, columns)
        for statement in _triggers(conn, table, columns):
            conn.execute(statement)
    for name, (verb, table) in KEEPERS.items():
        conn.execute(f"DROP TRIGGER IF EXISTS {name}")
        conn.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'the journal is not edited'); END",
        )


def _note_shape(conn: sqlite3.Connection, table: str, columns: list[str]) -> None:
    names = json.dumps(columns)
    known = conn.execute(
        "SELECT columns FROM journal_shape WHERE tbl = ? ORDER BY from_seq DESC LIMIT 1",
        (table,),
    ).fetchone()
    if known is None or known[0] != names:
        conn.execute(
            "INSERT INTO journal_shape (tbl, from_seq, columns)"
            " VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM journal_entry), ?)",
            (table, names),
        )


def literals_of(prefix: str, columns: list[str]) -> str:
    """SQL that makes the literals of the columns of NEW, OLD or the table."""
    dot = f"{prefix}." if prefix else ""
    return " || ',' || ".join(f'quote({dot}"{column}")' for column in columns)


def _forms(conn: sqlite3.Connection, table: str) -> dict[str, str]:
    """How printf writes the literal of each column: %Q texts, %d numbers, %s what may be NULL."""
    return {
        name: "%Q" if kind == "TEXT" else "%d" if kind == "INTEGER" and never_null else "%s"
        for _, name, kind, never_null, *_ in conn.execute(f"PRAGMA table_info({table})")
    }


def printed(conn: sqlite3.Connection, table: str, prefix: str) -> str:
    """SQL that makes the text of `literals_of` for NEW, OLD or an alias, in one call a row.

    A third of the time of many quotes and joins; what may be NULL is a number in every table.
    """
    forms, values = _print(conn, table, prefix)
    return f"printf('{forms}', {values})"


def _print(conn: sqlite3.Connection, table: str, prefix: str) -> tuple[str, str]:
    """The format and the values of `printed`."""
    forms = _forms(conn, table)
    columns = journaled_columns(conn, table)
    values = ", ".join(
        f"ifnull({prefix}.\"{column}\", 'NULL')"
        if forms[column] == "%s"
        else f'{prefix}."{column}"'
        for column in columns
    )
    return ",".join(forms[column] for column in columns), values


def told_row(conn: sqlite3.Connection, table: str) -> str:
    """SQL of a row `t` of the table, as TOLD tells the insertion of such a row."""
    forms, values = _print(conn, table, "t")
    head = f"\x1e{table}\x1f%d\x1f\x1f"
    return f"CAST(printf('{head}{forms}', t.id, {values}) AS BLOB)"


def values_of(literals: str) -> tuple[int | str | None, ...]:
    """The column values of a stored row."""
    return tuple(_value(match) for match in _LITERAL.finditer(literals))


def _value(match: re.Match[str]) -> int | str | None:
    text, number = match.group(1), match.group(2)
    if text is not None:
        return text.replace("''", "'")
    return int(number) if number is not None else None


def _triggers(conn: sqlite3.Connection, table: str, columns: list[str]) -> list[str]:
    old, new = printed(conn, table, "OLD"), printed(conn, table, "NEW")
    watched = ", ".join(f'"{column}"' for column in columns)
    events = (
        ("i", "INSERT", "NEW.id", "NULL", new),
        ("u", f"UPDATE OF {watched}", "NEW.id", old, new),
        ("d", "DELETE", "OLD.id", old, "NULL"),
    )
    statements = []
    for tag, event, row, before, after in events:
        statements.append(f"DROP TRIGGER IF EXISTS journal_{table}_{tag}")
        statements.append(
            f"CREATE TRIGGER journal_{table}_{tag} AFTER {event} ON {table} BEGIN"
            " INSERT INTO journal_change (seq, tbl, row, before, after)"
            f" VALUES ({_COMMAND}, '{table}', {row}, {before}, {after});"
            " END",
        )
    return statements


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, genesis) for none."""
    row = conn.execute("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


# The command that is open. Said aloud when there is none: a NULL would be passed over in silence
# by INSERT OR IGNORE and its kin.
_COMMAND = "ifnull((SELECT seq FROM journal_state), RAISE(ABORT, 'outside a command'))"


def _told(before: str, after: str) -> str:
    """A change as the hash sees it, made by SQLite: bytes, no damage hides behind decoding."""
    return f"CAST(printf('\x1e%s\x1f%d\x1f%s\x1f%s', tbl, row, {before}, {after}) AS BLOB)"


TOLD = _told("before", "after")
# What a later change took and what it put there, each told as the insertion of such a row.
TOOK = f"CASE WHEN before IS NOT NULL THEN {_told('NULL', 'before')} END"
MADE = f"CASE WHEN before IS NOT NULL AND after IS NOT NULL THEN {_told('NULL', 'after')} END"


def begin_hash(previous: str, entry: Facts) -> "hashlib._Hash":
    """Hash of an entry over the one before and its own fields, to be fed its changes."""
    digest = hashlib.sha256(previous.encode())
    digest.update(json.dumps(entry, ensure_ascii=False).encode())
    return digest


def entry_hash(conn: sqlite3.Connection, previous: str, entry: Facts) -> tuple[str, int]:
    """Hash of an entry over the one before, its own fields and all its changes; their number."""
    digest, count = begin_hash(previous, entry), 0
    told = conn.execute(f"SELECT {TOLD} FROM journal_change WHERE seq = ? ORDER BY id", entry[:1])
    while part := told.fetchmany(_AT_ONCE):
        digest.update(b"".join([change for (change,) in part]))
        count += len(part)
    return digest.hexdigest(), count


def changes_of(conn: sqlite3.Connection, seq: int) -> Iterator[tuple[object, ...]]:
    """Changes of an entry in order: (tbl, row, before, after)."""
    return conn.execute(
        "SELECT tbl, row, before, after FROM journal_change WHERE seq = ? ORDER BY id",
        (seq,),
    )


def shape_at(conn: sqlite3.Connection, table: str, seq: int) -> list[str]:
    """Column names of the rows that entry `seq` wrote for `table`."""
    row = conn.execute(
        "SELECT columns FROM journal_shape WHERE tbl = ? AND from_seq <= ?"
        " ORDER BY from_seq DESC LIMIT 1",
        (table, seq),
    ).fetchone()
    columns: list[str] = json.loads(row[0])
    return columns


def seal(conn: sqlite3.Connection, facts: Facts, previous: str) -> None:
    """Write the entry `facts` over the changes recorded under its number, linked to `previous`."""
    digest, count = entry_hash(conn, previous, facts)
    conn.execute(
        "INSERT INTO journal_entry (seq, at, actor, kind, label, fields, target, changes, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*facts, count, digest),
    )


def note_reshaped(conn: sqlite3.Connection, seq: int) -> None:
    """Record every row of a table whose columns changed, as it was last written and as it is now.

    Called by a migration under its own entry, after `install`: so that the newest change of a row
    is always the row as it stands, and replaying the journal gives the book in its present shape.
    A row that the migration itself put into a new table comes in as an insertion.
    """
    for table in journaled_tables(conn):
        (begins,) = conn.execute(
            "SELECT max(from_seq) FROM journal_shape WHERE tbl = ?", (table,)
        ).fetchone()
        if begins == seq:
            now = literals_of("t", journaled_columns(conn, table))
            conn.execute(
                "INSERT INTO journal_change (seq, tbl, row, before, after)"
                f" SELECT ?, '{table}', t.id, (SELECT c.after FROM journal_change c"
                f" WHERE c.tbl = '{table}' AND c.row = t.id ORDER BY c.id DESC LIMIT 1), {now}"
                f" FROM {table} t ORDER BY t.id",
                (seq,),
            )
