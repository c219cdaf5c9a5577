"""Schema migrations: a new file from nothing, an older file by way of a verified copy.

Loads SQLAlchemy and Alembic; imported only when a file is made or upgraded.
"""

import os
import shutil
import sqlite3
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from arapp.models import journal, locks, sums, verify
from arapp.models.shape import APPLICATION_ID, SCHEMA_VERSION
from arapp.models.tables import Base
from arapp.models.values.days import Clock, moment_text
from arapp.models.values.errors import LedgerDamaged

_SCRIPTS = Path(__file__).parent / "migrations"
# What money the book speaks of, whatever its schema; equal before and after.
_TOTALS = (
    "SELECT currency, sum(amount), sum(paid) FROM plan WHERE state = 'firm' GROUP BY 1",
    "SELECT currency, sum(amount), sum(allocated), sum(refunded) FROM receipt GROUP BY 1",
    "SELECT count(*), max(n) FROM number_use",
)
# The files lie beside the ledger, not beside the copy that is looked at.
_PROVEN = frozenset(key for key, *_ in verify.CHECKS) - {"attachments"}

Facts = dict[str, object]


def create(path: Path) -> None:
    """Make an empty ledger at `path` (which must not exist): all migrations, triggers, ids."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        conn.execute("PRAGMA page_size = 4096")
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(conn)
        conn.execute("INSERT OR IGNORE INTO journal_state (id, seq) VALUES (1, NULL)")
        _finish(conn)
    finally:
        conn.close()


def upgrade_copy(path: Path, clock: Clock) -> Path:
    """Bring an older ledger up to date on a copy, verify it, swap by rename; where the old one is.

    Raises LedgerDamaged when the book is not sound before or the copy not after, LedgerLocked when
    another program has it open; the file at `path` is then as it was.
    """
    copy = path.with_name(path.name + ".upgrade.part")
    _discard(copy)
    source = sqlite3.connect(path, isolation_level=None, timeout=0.1)
    try:
        source.execute("PRAGMA locking_mode = EXCLUSIVE")
        source.execute("BEGIN IMMEDIATE")
        source.execute("COMMIT")
        _upgraded(source, copy, path, clock)
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        kept = _keep(path)
    except BaseException:
        _discard(copy)
        raise
    finally:
        source.close()  # the last to close takes the WAL away: none may lie beside the new file
    copy.replace(path)
    _sync(path.parent)
    return kept


def _discard(copy: Path) -> None:
    """Let a half-made copy go, with what SQLite laid beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _upgraded(source: sqlite3.Connection, copy: Path, path: Path, clock: Clock) -> None:
    target = sqlite3.connect(copy, isolation_level=None)
    try:
        source.backup(target)
        # In one file from here on: what a failing disk left in a WAL would stay behind at the
        # rename, and closing a connection tells nobody.
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
        _agree(target, path)
        before = _facts(target, path)
        _migrate(target)
        _finish(target)
        _note(target, clock)
        _prove(target, path, before)
    finally:
        target.close()
    _sync(copy)


def _agree(conn: sqlite3.Connection, path: Path) -> None:
    """An older mark on a newer schema is a rotten header, not an old ledger."""
    marked = conn.execute("PRAGMA user_version").fetchone()[0]
    made = conn.execute("SELECT version_num FROM alembic_version").fetchall()
    if made != [(f"{marked:04d}",)]:
        raise LedgerDamaged(path=str(path), detail="version")


def _keep(path: Path) -> Path:
    """The old file under another name; complete or not there."""
    kept = path.with_name(f"{path.stem}.before-v{SCHEMA_VERSION}{path.suffix}")
    part = kept.with_name(kept.name + ".part")
    shutil.copy2(path, part)
    _sync(part)
    part.replace(kept)
    return kept


def _sync(path: Path) -> None:
    """Down to the disk; a folder cannot be opened for it on Windows, where renames are synced."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _facts(conn: sqlite3.Connection, path: Path) -> Facts:
    """What must be the same afterwards. Raises LedgerDamaged when the book is not sound."""
    if conn.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or verify.chain(conn):
        raise LedgerDamaged(path=str(path), detail="before_migration")
    tables = journal.journaled_tables(conn)
    counts = {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    return counts | {sql: conn.execute(sql).fetchall() for sql in _TOTALS}


def _prove(conn: sqlite3.Connection, path: Path, before: Facts) -> None:
    after = _facts(conn, path)
    lost = [name for name, value in before.items() if after.get(name, value) != value]
    wrong = [check.key for check in verify.run(conn, _PROVEN) if not check.ok]
    if lost or wrong:
        raise LedgerDamaged(path=str(path), detail=f"migration {lost or wrong}")


def _finish(conn: sqlite3.Connection) -> None:
    # In one transaction: each of some two hundred triggers would wait for the disk by itself.
    conn.execute("BEGIN IMMEDIATE")
    journal.install(conn)
    sums.install(conn)
    locks.install(conn)
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    conn.execute("COMMIT")


def _note(conn: sqlite3.Connection, clock: Clock) -> None:
    """The upgrade is an entry of the journal as every other change."""
    seq, previous = journal.head(conn)
    at = moment_text(clock.now())
    conn.execute("BEGIN IMMEDIATE")
    journal.note_reshaped(conn, seq + 1)
    fields = f'{{"schema": {SCHEMA_VERSION}}}'
    journal.seal(conn, (seq + 1, at, "arapp", "system", "migrate", fields, None), previous)
    conn.execute("COMMIT")


def _migrate(conn: sqlite3.Connection) -> None:
    engine = create_engine("sqlite://", creator=lambda: conn, poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            _run(connection)
            connection.commit()
    except DBAPIError as trouble:  # a full disk is told as such, whoever met it
        raise trouble.orig or trouble from trouble


def config() -> Config:
    """Alembic's settings, built in code so that they ship with the package."""
    settings = Config()
    settings.set_main_option("script_location", str(_SCRIPTS))
    return settings


def _run(connection: Connection) -> None:
    script = ScriptDirectory.from_config(config())

    def upgrade(revision: object, _context: object) -> object:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]  # noqa: SLF001 - alembic's own command does the same

    with EnvironmentContext(config(), script, fn=upgrade) as environment:
        environment.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
        )
        with environment.begin_transaction():
            environment.run_migrations()
