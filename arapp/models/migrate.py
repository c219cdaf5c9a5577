"""Schema migrations: a new file from nothing, an older file by way of a verified copy.

Loads SQLAlchemy and Alembic; imported only when a file is made or upgraded.
"""

import shutil
import sqlite3
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from arapp.models import journal, sums
from arapp.models.shape import APPLICATION_ID, SCHEMA_VERSION
from arapp.models.tables import Base
from arapp.models.values.errors import LedgerDamaged

_SCRIPTS = Path(__file__).parent / "migrations"


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


def upgrade_copy(path: Path) -> None:
    """Bring an older ledger up to date on a copy, verify it, swap by rename, keep the old one.

    Raises LedgerDamaged when the copy does not verify; the file at `path` is then untouched.
    """
    copy = path.with_name(path.name + ".upgrade.part")
    _backup(path, copy)
    conn = sqlite3.connect(copy, isolation_level=None)
    try:
        before = _counts(conn)
        _migrate(conn)
        _finish(conn)
        _prove(conn, path, before)
    finally:
        conn.close()
    kept = path.with_name(f"{path.stem}.before-v{SCHEMA_VERSION}{path.suffix}")
    shutil.copy2(path, kept)
    copy.replace(path)


def _backup(path: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()


def _counts(conn: sqlite3.Connection) -> dict[str, int]:
    tables = journal.journaled_tables(conn)
    return {name: conn.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def _prove(conn: sqlite3.Connection, path: Path, before: dict[str, int]) -> None:
    problems = conn.execute("PRAGMA integrity_check").fetchall()
    broken = conn.execute("PRAGMA foreign_key_check").fetchall()
    after = _counts(conn)
    lost = [name for name, count in before.items() if after.get(name, count) != count]
    if problems != [("ok",)] or broken or lost:
        raise LedgerDamaged(path=str(path), detail="migration")


def _finish(conn: sqlite3.Connection) -> None:
    journal.install(conn)
    sums.install(conn)
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrate(conn: sqlite3.Connection) -> None:
    engine = create_engine("sqlite://", creator=lambda: conn, poolclass=StaticPool)
    with engine.connect() as connection:
        _run(connection)
        connection.commit()


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
