"""Is the file still built as it was made: version marks, shapes of the journal, highest ids.

What no row of the books covers and yet decides how they are read: a wrong shape makes an undo write
into other columns, a wrong highest id gives an old record's id to a new one.
"""

import json
import sqlite3
from collections.abc import Iterator

from arapp.models import journal
from arapp.models.shape import APPLICATION_ID, DERIVED_TABLES, SCHEMA_VERSION


def altered(conn: sqlite3.Connection) -> list[str]:
    """Marks, shapes and highest ids that are not as the program leaves them."""
    return [*_marks(conn), *_shapes(conn), *_highest(conn)]


def _marks(conn: sqlite3.Connection) -> Iterator[str]:
    wanted = (
        ("PRAGMA application_id", APPLICATION_ID),
        ("PRAGMA user_version", SCHEMA_VERSION),
        ("SELECT version_num FROM alembic_version", f"{SCHEMA_VERSION:04d}"),
    )
    for sql, right in wanted:
        if conn.execute(sql).fetchall() != [(right,)]:
            yield sql.split()[-1]


def _shapes(conn: sqlite3.Connection) -> Iterator[str]:
    """Each shape begins with the ledger or an upgrade; the newest of a table is its columns."""
    starts = {1} | {
        seq
        for (seq,) in conn.execute(
            "SELECT seq FROM journal_entry WHERE kind = 'system' AND label = 'migrate'"
        )
    }
    names = journal.journaled_tables(conn)
    tables = {name: journal.journaled_columns(conn, name) for name in names}
    newest = dict.fromkeys(tables, "")
    found = conn.execute(
        "SELECT id, tbl, from_seq, columns FROM journal_shape ORDER BY from_seq, id"
    )
    for n, (row, table, start, columns) in enumerate(found, 1):
        known = table in tables and start in starts and row == n
        if not known or not _names(columns) <= set(tables[table]):
            yield f"journal_shape:{row}"
        newest[table] = columns
    for table, columns in tables.items():
        if newest[table] != json.dumps(columns):
            yield f"journal_shape:{table}"


def _names(columns: str) -> set[str]:
    try:
        names = json.loads(columns)
    except (ValueError, TypeError):
        return {""}
    return {str(name) for name in names} if isinstance(names, list) and names else {""}


def _highest(conn: sqlite3.Connection) -> Iterator[str]:
    """The highest id ever given is that of the journal, so none is given twice."""
    kept: dict[str, int] = dict(
        conn.execute(
            "SELECT name, iif(typeof(seq) = 'integer', seq, -1) FROM sqlite_sequence"
            " WHERE seq IS NOT 0",
        )
    )
    for table in DERIVED_TABLES:  # made anew at will; only not given twice
        sql = f"SELECT coalesce(max(id), 0) FROM {table}"  # names come from the schema itself
        if int(conn.execute(sql).fetchone()[0]) > kept.pop(table, 0):
            yield f"sqlite_sequence:{table}"
    for table in journal.journaled_tables(conn):
        sql = "SELECT coalesce(max(row), 0) FROM journal_change WHERE tbl = ?"
        if conn.execute(sql, (table,)).fetchone()[0] != kept.pop(table, 0):
            yield f"sqlite_sequence:{table}"
    yield from (f"sqlite_sequence:{name}" for name in kept)
