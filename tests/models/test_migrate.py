"""An older ledger is brought up to date on a copy; every released schema has a file here."""

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest

from arapp.models import journal, migrate, shape
from arapp.models.store import Store, connect
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import ArappError, LedgerDamaged, LedgerLocked
from arapp.services.dispatch import Dispatch
from tests.conftest import TODAY

LEDGERS = Path(__file__).parents[1] / "fixtures" / "ledgers"
RELEASED = sorted(LEDGERS.glob("v*.arapp.gz"))
SUMS = (
    "SELECT id, amount, paid, settled_on FROM plan ORDER BY id",
    "SELECT id, number, amount, allocated, refunded FROM receipt ORDER BY id",
    "SELECT customer_id, currency, month, debits, credits FROM customer_month ORDER BY 1, 2, 3",
    "SELECT seq, hash FROM journal_entry WHERE seq <= 16 ORDER BY seq",
)


def unpacked(packed: Path, folder: Path) -> Path:
    """The fixture as a ledger of its own."""
    path = folder / packed.stem
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    return path


def facts(path: Path) -> list[object]:
    """What the book says, read without the program."""
    conn = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return [conn.execute(sql).fetchall() for sql in SUMS]
    finally:
        conn.close()


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger of a released schema."""
    return unpacked(request.param, tmp_path)


def test_every_released_schema_has_its_file() -> None:
    assert [path.name for path in RELEASED] == [
        f"v{n}.arapp.gz" for n in range(1, shape.SCHEMA_VERSION)
    ]


def test_nothing_is_lost_on_the_way_up(old: Path) -> None:
    before, bytes_before = facts(old), old.read_bytes()
    with Store.open(old, FixedClock(TODAY)) as store, store.reading() as tx:
        assert [check for check in tx.checks() if not check.ok] == []
        label = tx.value("SELECT label FROM journal_entry ORDER BY seq DESC LIMIT 1")
    assert label == "migrate"
    assert facts(old) == before
    kept = old.with_name(f"{old.stem}.before-v{shape.SCHEMA_VERSION}.arapp")
    assert kept.read_bytes() == bytes_before
    assert not list(old.parent.glob("*.part"))


def test_what_was_done_before_can_be_taken_back_after(old: Path) -> None:
    with Store.open(old, FixedClock(TODAY)) as store:
        books = Dispatch(store)
        while books.undo_list():
            books.undo()
        with store.reading() as tx:
            assert tx.value("SELECT count(*) FROM receipt") == 0
            assert [check for check in tx.checks() if not check.ok] == []


def test_it_is_brought_up_once(old: Path) -> None:
    Store.open(old).close()
    seen = facts(old)
    Store.open(old).close()
    assert facts(old) == seen
    assert len(list(old.parent.glob("*.before-*"))) == 1


def test_a_broken_chain_is_not_carried_over(old: Path) -> None:
    conn = sqlite3.connect(old, isolation_level=None)
    conn.execute("DROP TRIGGER keep_journal_entry_update")
    conn.execute("UPDATE journal_entry SET actor = '王' WHERE seq = 3")
    conn.close()
    before = old.read_bytes()
    with pytest.raises(LedgerDamaged):
        Store.open(old)
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_a_ledger_in_use_is_left_alone(old: Path) -> None:
    conn = connect(old)
    conn.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerLocked):
        Store.open(old, FixedClock(TODAY))
    conn.execute("ROLLBACK")
    conn.close()
    Store.open(old, FixedClock(TODAY)).close()


def test_what_only_the_wal_holds_comes_along(old: Path, tmp_path: Path) -> None:
    conn = connect(old)
    conn.execute("BEGIN IMMEDIATE")
    seq, previous = journal.head(conn)
    conn.execute("UPDATE journal_state SET seq = ?", (seq + 1,))
    conn.execute("INSERT INTO customer (name, name_key) VALUES ('后来', '后来')")
    journal.seal(conn, (seq + 1, "2026-11-12T12:00:00.000Z", "李敏", "do", "x", "", None), previous)
    conn.execute("UPDATE journal_state SET seq = NULL")
    conn.execute("COMMIT")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in (old, old.with_name(old.name + "-wal")):
        shutil.copy(path, crashed)
    conn.close()
    with Store.open(crashed / old.name) as store, store.reading() as tx:
        assert tx.value("SELECT count(*) FROM customer WHERE name = '后来'") == 1
        assert [check for check in tx.checks() if not check.ok] == []


def test_control_a_migration_that_loses_money_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = migrate._migrate

    def lossy(conn: sqlite3.Connection) -> None:
        real(conn)
        conn.execute("PRAGMA foreign_keys = OFF")
        for name, table in conn.execute(
            "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            if table == "receipt":
                conn.execute(f"DROP TRIGGER {name}")
        conn.execute("DELETE FROM receipt WHERE id = 5")

    monkeypatch.setattr(migrate, "_migrate", lossy)
    before = old.read_bytes()
    with pytest.raises(ArappError):
        Store.open(old)
    assert old.read_bytes() == before
