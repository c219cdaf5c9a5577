"""Does the write-ahead log beside a ledger belong to it?

SQLite folds whatever log lies there into the file, and the copy that was put there, or another
firm's book, is lost by it. So a log is read through first, changing nothing. One that makes an
unsound book of a sound file, another firm's or an older one is not its own: refused, all as it is.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from arapp.models import journal, verify
from arapp.models.shape import SCHEMA_PRINT, schema_print
from arapp.models.values.errors import LedgerDamaged

# What a wrong log breaks; all of it up to this size, for a larger book its newest entries.
_BROKEN = frozenset({"file", "links", "chain"})
_SMALL = 32 * 1024 * 1024
_NEWEST = 200
_INDEX_TROUBLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP,
}


def require_own_log(path: Path) -> None:
    """Raises LedgerDamaged (detail `log`); sqlite3 errors where the file is locked."""
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or not wal.stat().st_size:
        return
    whole = path.stat().st_size + wal.stat().st_size <= _SMALL
    with _without_traces(path):
        try:
            with_log = _look(f"{path.as_uri()}?mode=ro", whole)
        except _NoRoom:  # for its index: the store needs none, so the books can still be read
            return
        alone = _look(f"{path.as_uri()}?mode=ro&immutable=1", whole)
    if alone and not (with_log and with_log.ledger == alone.ledger and with_log.seq >= alone.seq):
        raise LedgerDamaged(path=str(path), detail="log")


class _NoRoom(Exception):
    """The index of the log could not be made."""


class _State(NamedTuple):
    """A sound book: whose, and how far it has come."""

    ledger: str
    seq: int


@contextmanager
def _without_traces(path: Path) -> Iterator[None]:
    """Take away the index of the log that reading makes, unless it was there."""
    index = path.with_name(path.name + "-shm")
    was_there = index.exists()
    try:
        yield
    finally:
        if not was_there:
            with contextlib.suppress(OSError):  # Windows: somebody looks at it; the next start can
                index.unlink()


def _look(uri: str, whole: bool) -> _State | None:
    """The book as it reads there, None when it is not sound."""
    conn = sqlite3.connect(uri, uri=True, timeout=0.1)
    try:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA cell_size_check = ON")
        if not _sound(conn, whole):
            return None
        ledger = conn.execute("SELECT ledger_id FROM company").fetchone()
        return _State(str(ledger and ledger[0]), journal.head(conn)[0])
    except sqlite3.DatabaseError as trouble:
        if trouble.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        if trouble.sqlite_errorcode in _INDEX_TROUBLE:
            raise _NoRoom from None
        return None
    except UnicodeDecodeError:
        return None
    finally:
        conn.close()


def _sound(conn: sqlite3.Connection, whole: bool) -> bool:
    objects = conn.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    if schema_print(objects) != SCHEMA_PRINT:
        return False
    return all(check.ok for check in verify.run(conn, _BROKEN)) if whole else _newest(conn)


def _newest(conn: sqlite3.Connection) -> bool:
    """The newest entries hang together: a log brings the newest pages."""
    last, _ = journal.head(conn)
    entries = conn.execute(
        "SELECT seq, at, actor, kind, label, fields, target, hash FROM journal_entry"
        " WHERE seq >= ? ORDER BY seq",
        (last - _NEWEST,),
    ).fetchall()
    previous, at = (entries[0][-1], entries[0][0]) if entries else (journal.GENESIS, 0)
    for entry in entries[1:]:
        facts, kept = entry[:-1], entry[-1]
        digest, _ = journal.entry_hash(conn, previous, facts)
        if facts[0] != at + 1 or digest != kept:
            return False
        previous, at = kept, facts[0]
    return True
