"""verify: a sound book passes, each kind of tampering is told. The tampering is the control."""

import sqlite3
from pathlib import Path

import pytest

from arapp.models import migrate, verify
from arapp.models.shape import SCHEMA_PRINT, schema_print
from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.errors import LedgerDamaged
from arapp.services import anchors

DAY = 739_900


def fill(store: Store) -> None:
    """One customer, one row, one receipt, one allocation, one difference."""
    with store.writing(Entry("李敏", "fill")) as tx:
        customer = tx.insert("customer", name="弘达", name_key="弘达")
        plan = tx.insert(
            "plan",
            customer_id=customer,
            kind="opening",
            state="firm",
            booked_on=DAY,
            due_on=DAY + 30,
            amount=100_00,
        )
        receipt = tx.insert(
            "receipt",
            number=tx.next_number("receipt", tx.today),
            day=DAY + 40,
            amount=99_00,
            customer_id=customer,
        )
        tx.insert(
            "allocation",
            receipt_id=receipt,
            plan_id=plan,
            amount=99_00,
            day=DAY + 40,
            how="hand",
        )
        tx.insert("difference", plan_id=plan, amount=1_00, day=DAY + 40, reason="rounding")


def failed(path: Path) -> set[str]:
    """Keys of the failed checks."""
    conn = sqlite3.connect(path)  # the store would refuse what was tampered with
    wrong = {check.key for check in verify.run(conn) if not check.ok}
    conn.close()
    return wrong


@pytest.fixture
def book(ledger_file: Path) -> Path:
    """A filled ledger, closed."""
    with Store.open(ledger_file) as store:
        fill(store)
    return ledger_file


def test_a_sound_book_passes(book: Path) -> None:
    assert failed(book) == set()


TAMPERING = {
    "an amount": ("DROP TRIGGER journal_plan_u; UPDATE plan SET amount = 99999", {"replay"}),
    "a paid sum": ("UPDATE plan SET paid = 50", {"sums"}),
    "a month": ("UPDATE customer_month SET debits = 1", {"sums"}),
    "a lost row": (
        "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_allocation_d; DELETE FROM allocation",
        {"replay"},
    ),
    "an added row": (
        "DROP TRIGGER journal_customer_i; INSERT INTO customer (name, name_key) VALUES ('x', 'x')",
        {"replay"},
    ),
    "an old entry": (
        "DROP TRIGGER keep_journal_entry_update; UPDATE journal_entry SET actor = '王'",
        {"chain"},
    ),
    "a change of the journal": (
        "DROP TRIGGER keep_journal_change_update;"
        " UPDATE journal_change SET after = replace(after, '弘达', '宏达')",
        {"chain", "replay"},
    ),
    "a number": ("DROP TRIGGER journal_number_use_d; DELETE FROM number_use", {"numbers"}),
    "a hidden command": (
        "UPDATE journal_state SET seq = 1; UPDATE plan SET note = '改'",
        {"chain"},
    ),
    "a foreign trigger": (
        "CREATE TRIGGER mine AFTER INSERT ON plan BEGIN SELECT 1; END",
        {"triggers"},
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_tampering_is_told(book: Path, what: str) -> None:
    script, keys = TAMPERING[what]
    conn = sqlite3.connect(book)
    conn.executescript(script)
    conn.close()
    assert keys <= failed(book)


def test_an_older_copy_in_its_place_is_told(book: Path) -> None:
    old = book.read_bytes()
    with Store.open(book) as store:
        with store.writing(Entry("李敏", "later")) as tx:
            tx.insert("customer", name="后来", name_key="后来")
        with store.reading() as view:
            anchors.note(view, store.path)
            assert anchors.check(view, store.path).ok
    book.write_bytes(old)
    with Store.open(book) as store, store.reading() as view:
        assert not anchors.check(view, store.path).ok


def test_a_copy_elsewhere_is_not_suspected(book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.arapp"
    copy.write_bytes(book.read_bytes())
    with Store.open(copy) as store, store.reading() as tx:
        assert anchors.check(tx, store.path).ok


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER mine AFTER INSERT ON bank_account BEGIN UPDATE plan SET note = 'x'; END",
        "CREATE VIEW mine AS SELECT 1",
        "DROP TRIGGER journal_plan_u",
        "DROP TRIGGER sum_plan_i; CREATE TRIGGER sum_plan_i AFTER INSERT ON plan"
        " BEGIN SELECT 1; END",
    ],
)
def test_a_foreign_or_changed_trigger_is_refused_before_it_can_run(book: Path, script: str) -> None:
    conn = sqlite3.connect(book)
    conn.executescript(script)
    conn.close()
    with pytest.raises(LedgerDamaged) as refusal:
        Store.open(book)
    assert refusal.value.fields["detail"] == "schema"


def test_the_fingerprint_is_that_of_a_fresh_ledger(tmp_path: Path) -> None:
    path = tmp_path / "fresh.arapp"
    migrate.create(path)
    conn = sqlite3.connect(path)
    found = schema_print(conn.execute("SELECT type, name, sql FROM sqlite_master"))
    conn.close()
    assert found == SCHEMA_PRINT, f"the schema changed: SCHEMA_PRINT = {found!r}"
