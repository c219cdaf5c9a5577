"""Taking an entry of the journal back, or doing it again: its changes, inverse or as they were.

A row must still be as the entry left it, and nothing later may depend on it; else the refusal names
what came later.
"""

import sqlite3
from dataclasses import dataclass
from itertools import groupby

from arapp.models import journal, locks
from arapp.models.shape import PERMANENT_TABLES
from arapp.models.values.errors import UndoBlocked


@dataclass(frozen=True, slots=True)
class Change:
    """One row change of an entry; `before`/`after` are literals of all columns, or None."""

    tbl: str
    row: int
    before: str | None
    after: str | None


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
        for tbl, row, before, after in journal.changes_of(conn, seq)
        if tbl not in PERMANENT_TABLES
    ]


def _apply(conn: sqlite3.Connection, seq: int, changes: list[Change]) -> None:
    def shape(change: Change) -> tuple[str, bool, bool]:
        return change.tbl, change.before is None, change.after is None

    for (table, creates, removes), run in groupby(changes, key=shape):
        columns = journal.shape_at(conn, table, seq)
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
    current = journal.literals_of("", columns)
    if creates:
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        args = [journal.values_of(c.after or "") for c in run]
    elif removes:
        sql = f"DELETE FROM {table} WHERE id = ? AND {current} = ?"
        args = [(c.row, c.before) for c in run]
    else:
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        sql = f"UPDATE {table} SET {sets} WHERE id = ? AND {current} = ?"
        args = [(*journal.values_of(c.after or ""), c.row, c.before) for c in run]
    try:
        done = conn.executemany(sql, args).rowcount
    except sqlite3.IntegrityError as trouble:
        if locks.refused(trouble):
            raise
        raise _blocked(conn, seq, table, run) from None
    if done != len(run):
        raise _blocked(conn, seq, table, run)


def _blocked(conn: sqlite3.Connection, seq: int, table: str, run: list[Change]) -> UndoBlocked:
    """The refusal, naming the newest later entry that touched or leans on the first row in the way.

    Not on any of them: a run may be an import, and each row is looked for in all that link to it.
    """
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
    for child in journal.journaled_tables(conn):
        for link in conn.execute(f"PRAGMA foreign_key_list({child})").fetchall():
            if link[2] == table:
                hits = conn.execute(
                    f'SELECT id FROM {child} WHERE "{link[3]}" = ? LIMIT 20', (row,)
                )
                found += [(child, hit) for (hit,) in hits]
    return found
