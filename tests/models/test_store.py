"""The ledger file: what is refused, untouched; what a crash of a command leaves behind."""

import sqlite3
import struct
from pathlib import Path

import pytest

from arapp.models import migrate
from arapp.models.journal import values_of
from arapp.models.shape import SCHEMA_VERSION
from arapp.models.store import Store
from arapp.models.tables import Base
from arapp.models.values.errors import (
    ArappError,
    LedgerDamaged,
    LedgerLocked,
    LedgerMissing,
    LedgerNewer,
    NotALedger,
)


def header(path: Path, at: int, value: bytes) -> None:
    """Overwrite bytes of the file."""
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(value)


def refusal(path: Path) -> ArappError:
    """The error of opening the file, which must stay as it was."""
    before = path.read_bytes()
    with pytest.raises(ArappError) as error:
        Store.open(path).close()
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*-wal"))
    return error.value


def test_a_missing_ledger_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        Store.open(tmp_path / "no.arapp")
    assert not (tmp_path / "no.arapp").exists()


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE t (a)")
    conn.close()
    assert isinstance(refusal(path), NotALedger)


def test_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n" + bytes(200))
    assert isinstance(refusal(path), NotALedger)


def test_a_newer_ledger_is_refused(ledger_file: Path) -> None:
    header(ledger_file, 60, struct.pack(">I", SCHEMA_VERSION + 1))
    assert isinstance(refusal(ledger_file), LedgerNewer)


def test_a_truncated_ledger_is_damaged(ledger_file: Path) -> None:
    data = ledger_file.read_bytes()
    ledger_file.write_bytes(data[: len(data) // 2 + 100])
    assert isinstance(refusal(ledger_file), LedgerDamaged)


def test_a_zeroed_ledger_is_damaged(ledger_file: Path) -> None:
    ledger_file.write_bytes(bytes(8192))
    assert isinstance(refusal(ledger_file), LedgerDamaged)


def test_a_damaged_schema_is_damage_not_a_crash(ledger_file: Path) -> None:
    data = ledger_file.read_bytes()
    at = data.find(b"CREATE TABLE")
    header(ledger_file, at, b"\xff\xfe\xff\xfe\xff\xfe")
    assert isinstance(refusal(ledger_file), LedgerDamaged)


def test_a_format_that_no_sqlite_knows_is_damage(ledger_file: Path) -> None:
    header(ledger_file, 44, struct.pack(">I", 4 | 1 << 29))
    assert isinstance(refusal(ledger_file), LedgerDamaged)


def test_a_schema_text_that_is_read_late_leaves_nothing_beside(ledger_file: Path) -> None:
    data = ledger_file.read_bytes()
    header(ledger_file, data.rfind(b"CREATE TRIGGER") + 60, b"\xf8")
    assert isinstance(refusal(ledger_file), LedgerDamaged)


def test_a_second_opening_is_told_that_it_is_locked(ledger_file: Path) -> None:
    with Store.open(ledger_file), pytest.raises(LedgerLocked):
        Store.open(ledger_file)
    Store.open(ledger_file).close()


def test_a_change_outside_a_command_is_refused(ledger_file: Path) -> None:
    conn = sqlite3.connect(ledger_file)
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute("UPDATE company SET name = '别家'")
    conn.close()


def test_the_journal_is_not_edited(ledger_file: Path) -> None:
    conn = sqlite3.connect(ledger_file)
    for statement in ("DELETE FROM journal_entry", "UPDATE journal_change SET tbl = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            conn.execute(statement)
    conn.close()


def test_tables_and_migrations_are_equal(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    path = tmp_path / "fresh.arapp"
    migrate.create(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert [entry for entry in found if not _partial_index(entry)] == []


def _partial_index(entry: object) -> bool:
    """SQLite's reflection leaves out the WHERE of a partial index; alembic sees a difference."""
    return (
        isinstance(entry, tuple)
        and entry[0] in {"remove_index", "add_index"}
        and bool(
            entry[1].dialect_options["sqlite"]["where"] is not None,
        )
    )


def test_literals_come_back_as_they_were(tmp_path: Path) -> None:
    values = (1, -20, None, "it's", "a,b", "NULL", "", "'", "换\n行", 9_000_000_000_000_000)
    conn = sqlite3.connect(":memory:")
    marks = " || ',' || ".join("quote(?)" for _ in values)
    text = conn.execute(f"SELECT {marks}", values).fetchone()[0]
    conn.close()
    assert values_of(text) == values
