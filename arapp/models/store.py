"""The ledger file: opening, settings, the only BEGIN and COMMIT.

One connection, WAL, synchronous=FULL, EXCLUSIVE lock, foreign keys, trusted_schema off. The header
is looked at before SQLite is: a foreign, newer or damaged file is refused untouched.
"""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from arapp.models import header, journal, locks
from arapp.models.header import check_header, wal_of
from arapp.models.own_log import require_own_log
from arapp.models.shape import SCHEMA_PRINT, SCHEMA_VERSION, schema_print
from arapp.models.tx import Entry, Tx, WriteTx
from arapp.models.values.days import Clock, SystemClock, moment_text
from arapp.models.values.errors import (
    ArappError,
    DiskFull,
    EnvironmentTrouble,
    LedgerDamaged,
    LedgerLocked,
    NotWritable,
    PeriodLocked,
)

# The disk does not give back what it holds: not for want of room.
_READ_TROUBLE = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
# A full disk, a quota, a file as large as it may become.
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NAME_TOO_LONG = 206  # Windows: the file name or its extension is too long
_LONGEST = 500  # bytes of a path, with what SQLite lays beside the file; it knows no longer ones
_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
_STATEMENTS = 512  # the checks alone are more than the usual 128, and each would be parsed anew


def _entries_beside(path: Path) -> bool:
    try:
        return wal_of(path).stat().st_size > 0
    except OSError:
        return False


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection with the ledger's settings; used by the store and by migration."""
    conn = sqlite3.connect(path, isolation_level=None, timeout=0.1, cached_statements=_STATEMENTS)
    try:
        for setting in _SETTINGS:
            conn.execute(setting).fetchall()
    except BaseException:
        conn.close()
        raise
    return conn


def check_schema(path: Path, conn: sqlite3.Connection) -> None:
    """Refuse a file whose tables and triggers are not exactly ours before any of them runs.

    A foreign trigger would act under every command. Raises LedgerDamaged.
    """
    objects = conn.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    if schema_print(objects) != SCHEMA_PRINT:
        raise LedgerDamaged(path=str(path), detail="schema")


def _glance(path: Path) -> None:
    """Read the schema without leaving a trace: a damaged file keeps no WAL of ours beside it.

    Passed over while a WAL lies there, since the file alone is not the whole book then.
    """
    if wal_of(path).exists():
        return
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        check_schema(path, conn)
        conn.execute("SELECT seq FROM journal_state").fetchall()
    finally:
        conn.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into the environment family."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as trouble:
        raise _environment(path, trouble) from trouble
    except OSError as trouble:
        raise system_trouble(path, trouble) from trouble


def system_trouble(path: Path, trouble: OSError) -> EnvironmentTrouble:
    """What the system refused, as an error of the environment family."""
    if trouble.errno == errno.ENAMETOOLONG or getattr(trouble, "winerror", 0) == _NAME_TOO_LONG:
        return EnvironmentTrouble(path=str(path), detail="name_too_long")
    if trouble.errno in _NO_ROOM:
        return DiskFull(path=str(path))
    if isinstance(trouble, PermissionError) or trouble.errno == errno.EROFS:
        return NotWritable(path=str(path))
    return EnvironmentTrouble(path=str(path), detail=trouble.strerror or str(trouble))


def _environment(path: Path, trouble: Exception) -> ArappError | Exception:
    if isinstance(trouble, UnicodeDecodeError):  # a damaged schema text surfaces as this
        return LedgerDamaged(path=str(path), detail="schema")
    whole = getattr(trouble, "sqlite_errorcode", 0)
    if whole in _READ_TROUBLE:
        return EnvironmentTrouble(path=str(path), detail=str(trouble))
    code = whole & 0xFF
    if code == sqlite3.SQLITE_CANTOPEN and len(os.fsencode(path)) > _LONGEST:
        return EnvironmentTrouble(path=str(path), detail="name_too_long")
    by_code: dict[int, type[ArappError]] = {
        sqlite3.SQLITE_BUSY: LedgerLocked,
        sqlite3.SQLITE_LOCKED: LedgerLocked,
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_IOERR: DiskFull,  # a quota shows as an I/O error
        sqlite3.SQLITE_READONLY: NotWritable,
        sqlite3.SQLITE_CANTOPEN: NotWritable,
        sqlite3.SQLITE_PERM: NotWritable,
        sqlite3.SQLITE_CORRUPT: LedgerDamaged,
        sqlite3.SQLITE_NOTADB: LedgerDamaged,
    }
    if any(word in str(trouble) for word in ("malformed", "decode to UTF-8")):
        return LedgerDamaged(path=str(path), detail=str(trouble))
    found = by_code.get(code)
    return found(path=str(path), detail=str(trouble)) if found else trouble


def _bring_up(path: Path, clock: Clock) -> None:
    """Look at the header, and migrate an older schema (by way of a copy)."""
    if check_header(path) < SCHEMA_VERSION:
        from arapp.models import migrate

        with translated(path):
            migrate.upgrade_copy(path, clock)


class Store:
    """An open ledger. Only Dispatch opens transactions."""

    def __init__(self, path: Path, conn: sqlite3.Connection, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self._conn = conn
        header.hold(self, path)
        self._frozen = False
        self.unclean = False
        """Whether a WAL with entries lay there: the last program was not closed but ended."""

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None, wait_s: float = 0.0) -> Self:
        """Open and lock the ledger, waiting up to `wait_s` seconds for another process.

        Raises the environment family; the file is never changed, made or deleted by a refusal.
        """
        path, clock = path.resolve(), clock or SystemClock()
        deadline = time.monotonic() + wait_s
        while True:
            try:
                unclean = _entries_beside(path)
                _bring_up(path, clock)
                store = cls(path, cls._locked(path), clock)
                store.unclean = unclean
                return store
            except LedgerLocked:
                if time.monotonic() >= deadline:
                    raise
                time.sleep(0.1)

    @staticmethod
    def _locked(path: Path) -> sqlite3.Connection:
        with translated(path):
            _glance(path)
            require_own_log(path)
            conn = connect(path)
            try:
                conn.execute("BEGIN IMMEDIATE")
                conn.execute("SELECT seq FROM journal_state").fetchall()
                check_schema(path, conn)
                conn.execute("COMMIT")
            except BaseException:
                conn.close()
                raise
            return conn

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """A read transaction, always rolled back; outside a command the journal refuses writes.

        (`PRAGMA query_only` would say it too, but setting it throws away every prepared statement:
        a page of 200 rows took three times as long.)
        """
        with translated(self.path):
            self._conn.execute("BEGIN")
            try:
                yield Tx(self._conn, self.clock)
            finally:
                # After an I/O error SQLite has ended the transaction by itself.
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")

    @contextmanager
    def writing(self, entry: Entry) -> Iterator[WriteTx]:
        """A command's transaction: commits with its journal entry, or changes nothing."""
        with translated(self.path):
            self._conn.execute("BEGIN IMMEDIATE")
            try:
                seq, previous = journal.head(self._conn)
                self._conn.execute("UPDATE journal_state SET seq = ?", (seq + 1,))
                tx = WriteTx(self._conn, self.clock, entry.actor, seq + 1)
                yield tx
                self._seal(entry, seq + 1, previous)
                self._conn.execute("COMMIT")
            except BaseException as trouble:
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")
                if isinstance(trouble, sqlite3.IntegrityError) and locks.refused(trouble):
                    raise PeriodLocked(until=locks.locked_until(self._conn)) from None
                raise

    def _seal(self, entry: Entry, seq: int, previous: str) -> None:
        at = moment_text(self.clock.now())
        facts = (seq, at, entry.actor, entry.kind, entry.label, entry.fields, entry.target)
        journal.seal(self._conn, facts, previous)
        self._conn.execute("UPDATE journal_state SET seq = NULL")

    def freeze(self) -> bool:
        """Fold the WAL into the file and leave the file alone until `thaw`; commits go to the WAL.

        False when it stands still for somebody else already.
        """
        if self._frozen:
            return False
        with translated(self.path):
            busy = self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                self._conn.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
                self._frozen = True
        return self._frozen

    def fold(self) -> None:
        """Fold all that was committed into the one file, down to the disk, before it is renamed.

        Unlike `close` it does not leave the WAL behind in silence: beside another name that is not
        the ledger's any more. Raises DiskFull and its kin, LedgerLocked.
        """
        with translated(self.path):
            if self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise LedgerLocked(path=str(self.path))

    def thaw(self) -> None:
        """Let the file take up what was committed, as before `freeze`."""
        self._frozen = False
        with translated(self.path):
            self._conn.execute("PRAGMA wal_autocheckpoint = 1000").fetchall()

    def close(self) -> None:
        """Fold the WAL into the file and let go of the lock.

        Where there is no room to fold it, it stays: what was committed is in it, and safe.
        """
        with suppress(DiskFull), translated(self.path):
            try:
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")
                self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self._conn.close()
                header.let_go(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
