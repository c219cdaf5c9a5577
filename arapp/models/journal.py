"""The journal: triggers that record every row change, the hash chain, inverse changes.

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
from dataclasses import dataclass
from itertools import groupby, islice

from arapp.models import locks
from arapp.models.shape import (
    DERIVED_COLUMNS,
    DERIVED_TABLES,
    JOURNAL_TABLES,
    PERMANENT_TABLES,
)
from arapp.models.values.errors import UndoBlocked

GENESIS = "0" * 64
# Triggers that refuse edits of the journal itself.
KEEPERS = {
    f"keep_{table}_{verb.lower()}": (verb, table)
    for table in ("journal_entry", "journal_change")
    for verb in ("UPDATE", "DELETE")
}
# An entry without its hash: seq, at, actor, kind, label, fields, target.
Facts = tuple[int, str, str, str, str, str, int | None]
_LITERAL = re.compile(r"'((?:[^']|'')*)'|(-?\d+)|NULL")


@dataclass(frozen=True, slots=True)
class Change:
    """One row change of an entry; `before`/`after` are literals of all columns, or None."""

    tbl: str
    row: int
    before: str | None
    after: str | None


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
        for statement in _triggers(table, columns, _forms(conn, table)):
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


def _printed(prefix: str, columns: list[str], forms: dict[str, str]) -> str:
    """SQL that makes the same text as `literals_of`, at a third of its time: one call a row."""
    values = ", ".join(
        f'quote({prefix}."{column}")' if forms[column] == "%s" else f'{prefix}."{column}"'
        for column in columns
    )
    return f"printf('{','.join(forms[column] for column in columns)}', {values})"


def printed(conn: sqlite3.Connection, table: str, prefix: str) -> str:
    """SQL that makes the literals of a row of the table quickest; the text of `literals_of`."""
    forms = _forms(conn, table)
    columns = journaled_columns(conn, table)
    values = ", ".join(
        f"ifnull({prefix}.\"{column}\", 'NULL')"
        if forms[column] == "%s"
        else f'{prefix}."{column}"'
        for column in columns
    )
    return f"printf('{','.join(forms[column] for column in columns)}', {values})"


def values_of(literals: str) -> tuple[int | str | None, ...]:
    """The column values of a stored row."""
    return tuple(_value(match) for match in _LITERAL.finditer(literals))


def _value(match: re.Match[str]) -> int | str | None:
    text, number = match.group(1), match.group(2)
    if text is not None:
        return text.replace("''", "'")
    return int(number) if number is not None else None


def _triggers(table: str, columns: list[str], printed: dict[str, str]) -> list[str]:
    old, new = _printed("OLD", columns, printed), _printed("NEW", columns, printed)
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
            f" VALUES ((SELECT seq FROM journal_state), '{table}', {row}, {before}, {after});"
            " END",
        )
    return statements


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, genesis) for none."""
    row = conn.execute("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def entry_hash(
    previous: str, entry: Facts, changes: Iterator[tuple[object, ...]]
) -> tuple[str, int]:
    """Hash of an entry over the one before, its own fields and all its changes; and their number.

    A change is (tbl, row, before, after).
    """
    digest = hashlib.sha256(previous.encode())
    digest.update(json.dumps(entry, ensure_ascii=False).encode())
    count = 0
    while part := list(islice(changes, 1000)):
        told = [f"\x1e{tbl}\x1f{row}\x1f{old or ''}\x1f{new or ''}" for tbl, row, old, new in part]
        digest.update("".join(told).encode())
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
    digest, count = entry_hash(previous, facts, changes_of(conn, facts[0]))
    conn.execute(
        "INSERT INTO journal_entry (seq, at, actor, kind, label, fields, target, changes, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*facts, count, digest),
    )


def note_reshaped(conn: sqlite3.Connection, seq: int) -> None:
    """Record every row of a table whose columns changed, as it was last written and as it is now.

    Called by a migration under its own entry, after `install`: so that the newest change of a row
    is always the row as it stands, and replaying the journal gives the book in its present shape.
    """
    for table in journaled_tables(conn):
        shapes = conn.execute(
            "SELECT count(*), max(from_seq) FROM journal_shape WHERE tbl = ?", (table,)
        ).fetchone()
        if shapes[0] > 1 and shapes[1] == seq:
            now = literals_of("t", journaled_columns(conn, table))
            conn.execute(
                "INSERT INTO journal_change (seq, tbl, row, before, after)"
                f" SELECT ?, '{table}', t.id, (SELECT c.after FROM journal_change c"
                f" WHERE c.tbl = '{table}' AND c.row = t.id ORDER BY c.id DESC LIMIT 1), {now}"
                f" FROM {table} t ORDER BY t.id",
                (seq,),
            )


def apply_inverse(conn: sqlite3.Connection, seq: int) -> None:
    """Take back every change of entry `seq`, newest first, inside an open command.

    Raises UndoBlocked when a row was changed since or something later depends on it.
    """
    changes = [Change(*row) for row in _load(conn, seq)]
    changes.reverse()
    flipped = [Change(c.tbl, c.row, c.after, c.before) for c in changes]
    _apply(conn, seq, flipped)


def apply_again(conn: sqlite3.Connection, seq: int) -> None:
    """Do every change of entry `seq` once more, in order. Raises UndoBlocked."""
    _apply(conn, seq, [Change(*row) for row in _load(conn, seq)])


def _load(conn: sqlite3.Connection, seq: int) -> list[tuple[str, int, str | None, str | None]]:
    return [
        (str(tbl), int(str(row)), before, after)  # type: ignore[misc]  # sqlite rows are untyped
        for tbl, row, before, after in changes_of(conn, seq)
        if tbl not in PERMANENT_TABLES
    ]


def _apply(conn: sqlite3.Connection, seq: int, changes: list[Change]) -> None:
    def shape(change: Change) -> tuple[str, bool, bool]:
        return change.tbl, change.before is None, change.after is None

    for (table, creates, removes), run in groupby(changes, key=shape):
        columns = shape_at(conn, table, seq)
        _apply_run(conn, seq, table, columns, list(run), creates, removes)


def _apply_run(  # one argument a fact of the run; grouping them would only hide that
    conn: sqlite3.Connection,
    seq: int,
    table: str,
    columns: list[str],
    run: list[Change],
    creates: bool,
    removes: bool,
) -> None:
    current = literals_of("", columns)
    if creates:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        args = [values_of(c.after or "") for c in run]
    elif removes:
        sql = f"DELETE FROM {table} WHERE id = ? AND {current} = ?"
        args = [(c.row, c.before) for c in run]
    else:
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        sql = f"UPDATE {table} SET {sets} WHERE id = ? AND {current} = ?"
        args = [(*values_of(c.after or ""), c.row, c.before) for c in run]
    try:
        done = conn.executemany(sql, args).rowcount
    except sqlite3.IntegrityError as trouble:
        if locks.refused(trouble):
            raise
        raise _blocked(conn, seq, table, run) from None
    if done != len(run):
        raise _blocked(conn, seq, table, run)


def _blocked(conn: sqlite3.Connection, seq: int, table: str, run: list[Change]) -> UndoBlocked:
    """The refusal, naming the newest later entry that touched or leans on one of the rows."""
    later = None
    for change in run:
        for tbl, row in [(table, change.row), *_dependants(conn, table, change.row)]:
            found = conn.execute(
                "SELECT max(c.seq) FROM journal_change c JOIN journal_entry e ON e.seq = c.seq"
                " WHERE c.tbl = ? AND c.row = ? AND c.seq > ? AND e.kind IN ('do', 'redo')"
                # What was taken back in the meantime is in nobody's way.
                " AND 'undo' IS NOT (SELECT t.kind FROM journal_entry t"
                " WHERE t.target = coalesce(e.target, e.seq) ORDER BY t.seq DESC LIMIT 1)",
                (tbl, row, seq),
            ).fetchone()[0]
            later = max(later or 0, found or 0) or None
        if later:
            break
    label = conn.execute("SELECT label FROM journal_entry WHERE seq = ?", (seq,)).fetchone()
    by = conn.execute("SELECT label FROM journal_entry WHERE seq = ?", (later,)).fetchone()
    return UndoBlocked(
        seq=seq,
        label=label[0] if label else "",
        by_seq=later,
        by_label=by[0] if by else "",
    )


def _dependants(conn: sqlite3.Connection, table: str, row: int) -> list[tuple[str, int]]:
    """Rows of other tables that link to the row."""
    found: list[tuple[str, int]] = []
    for child in journaled_tables(conn):
        for link in conn.execute(f"PRAGMA foreign_key_list({child})").fetchall():
            if link[2] == table:
                hits = conn.execute(
                    f'SELECT id FROM {child} WHERE "{link[3]}" = ? LIMIT 20', (row,)
                )
                found += [(child, hit) for (hit,) in hits]
    return found
