"""The edges of verify: what cannot be read, what only looks like a fault, and large entries."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from arapp.models import verify, verify_blocks
from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.verify import Check
from arapp.models.verify_names import named
from arapp.services import verify_text
from tests.models.test_verify import DAY, failed, fill


@pytest.fixture
def book(ledger_file: Path) -> Path:
    """A ledger with a row and the money for it, closed."""
    with Store.open(ledger_file) as store:
        fill(store)
    return ledger_file


def issue(store: Store, first: int, last: int, opening: int, closing: int) -> None:
    """A statement of customer 1."""
    with store.writing(Entry("李敏", "issue")) as tx:
        tx.insert(
            "statement",
            number=tx.next_number("statement", tx.today),
            customer_id=1,
            kind="activity",
            from_on=first,
            to_on=last,
            issued_on=last,
            opening=opening,
            debits=closing - opening,
            credits=0,
            closing=closing,
            state="issued",
        )


def attach(store: Store, sha256: str, size: int) -> None:
    """A file attached to plan row 1, in the books alone."""
    with store.writing(Entry("李敏", "attach")) as tx:
        tx.insert(
            "attachment", tbl="plan", row=1, name="合同.pdf", sha256=sha256, size=size, added_at=""
        )


def test_a_check_that_cannot_read_fails_and_the_others_go_on() -> None:
    conn = sqlite3.connect(":memory:")
    told = {check.key: check for check in verify.run(conn)}
    conn.close()
    assert set(told) == set(verify.KEYS)
    assert told["file"].ok
    assert not told["chain"].ok
    assert "no such table" in told["chain"].wrong[0]
    assert told["chain"].code == sqlite3.SQLITE_ERROR


def test_a_record_that_cannot_be_read_has_no_name() -> None:
    conn = sqlite3.connect(":memory:")
    assert named(conn, ["plan:1", "journal_state", "declined:3"]) == {}
    conn.execute("CREATE TABLE customer (id, name)")
    conn.execute("INSERT INTO customer VALUES (1, '弘达')")
    assert named(conn, ["customer:1", "customer:2"]) == {"customer:1": "弘达"}
    conn.close()


@pytest.mark.parametrize("further", [0, 1])
def test_entries_of_any_size_hold_in_the_chain(
    book: Path, further: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(book) as store, store.writing(Entry("李敏", "many")) as tx:
        for n in range(12):
            tx.insert("customer", name=f"户{n}", name_key=f"户{n}")
    for rows in (5, 6, 7):
        monkeypatch.setattr(verify_blocks, "AT_ONCE", rows)
        assert failed(book) == set()
    conn = sqlite3.connect(book)
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    for (name,) in conn.execute(triggers, ("journal_change",)).fetchall():
        conn.execute(f"DROP TRIGGER {name}")
    last = conn.execute("SELECT max(id) - ? FROM journal_change", (further,)).fetchone()[0]
    conn.execute("UPDATE journal_change SET after = after || ' ' WHERE id = ?", (last,))
    conn.commit()
    conn.close()
    assert "chain" in failed(book)


@pytest.mark.parametrize("ids", ["id", "id * 100000", "-id", "id - 4000001 - 9223372036854775807"])
def test_changes_are_read_wherever_their_ids_lie(book: Path, ids: str) -> None:
    conn = sqlite3.connect(book)
    conn.executescript(
        "DROP TRIGGER keep_journal_change_update;"
        f" UPDATE journal_change SET id = 4000000 + id; UPDATE journal_change SET id = {ids}"
    )
    every = conn.execute("SELECT count(*) FROM journal_change").fetchone()[0]
    read = list(verify_blocks.changes(conn))
    conn.close()
    assert sum(block.count for block in read) == every


@pytest.mark.parametrize("script", ["tbl = tbl || char(0)", "after = after || char(0) || 'x'"])
def test_a_nul_in_the_journal_is_told(book: Path, script: str) -> None:
    conn = sqlite3.connect(book)
    last = conn.execute("SELECT max(id) FROM journal_change").fetchone()[0]
    conn.executescript(
        "DROP TRIGGER keep_journal_change_update;"
        f" UPDATE journal_change SET {script} WHERE id = {last}"
    )
    found = {check.key: check for check in verify.run(conn)}
    conn.close()
    assert found["texts"].wrong == [f"journal_change:{last}"]


def test_texts_with_the_mark_between_rows_are_read_one_by_one(book: Path) -> None:
    with Store.open(book) as store, store.writing(Entry("李敏", "mark")) as tx:
        for n in range(4):
            tx.insert("customer", name=f"户{n}\x1e客", name_key=f"\x1e户{n}")
    assert failed(book) == set()
    conn = sqlite3.connect(book)
    conn.executescript(
        "DROP TRIGGER journal_customer_u; UPDATE customer SET name = '户9' || char(30) || '客'"
        " WHERE name LIKE '户2%'"
    )
    conn.close()
    assert "replay" in failed(book)


def test_an_expected_row_does_not_count_in_a_closed_period(book: Path) -> None:
    with Store.open(book) as store:
        with store.writing(Entry("李敏", "lock")) as tx:
            tx.update("company", 1, locked_until=DAY + 60)
        with store.writing(Entry("李敏", "plan")) as tx:
            row = tx.insert(
                "plan",
                customer_id=1,
                kind="instalment",
                state="expected",
                booked_on=DAY,
                due_on=DAY + 30,
                amount=5_00,
            )
        with store.writing(Entry("李敏", "less")) as tx:
            tx.update("plan", row, amount=4_00)
        with store.writing(Entry("李敏", "open")) as tx:
            tx.update("company", 1, locked_until=None)
    assert failed(book) == set()


def test_a_booking_of_the_later_period_is_no_excuse(book: Path) -> None:
    with Store.open(book) as store:
        issue(store, DAY, DAY + 30, 0, 9)
        with store.writing(Entry("李敏", "late")) as tx:
            tx.insert("difference", plan_id=1, amount=-1, day=DAY + 31, reason="rounding")
        issue(store, DAY + 31, DAY + 60, 8, 8)
    assert failed(book) == {"statements"}


def test_a_file_attached_twice_is_read_once_and_a_path_never(book: Path) -> None:
    data = b"signed"
    name = hashlib.sha256(data).hexdigest()
    folder = book.with_suffix(".files")
    folder.mkdir()
    (folder / name).write_bytes(data)
    with Store.open(book) as store:
        for _ in range(2):
            attach(store, name, len(data))
    assert failed(book) == set()
    (folder.parent / "other").write_bytes(data)
    with Store.open(book) as store:
        attach(store, "../other", len(data))
    conn = sqlite3.connect(book)
    (told,) = verify.run(conn, frozenset({"attachments"}))
    conn.close()
    assert (told.ok, told.wrong) == (False, ["attachment:3"])


def test_a_record_that_is_gone_is_named_from_the_journal(store: Store) -> None:
    with store.writing(Entry("李敏", "book")) as tx:
        customer = tx.insert("customer", name="弘达机械", name_key="弘达机械")
        batch = tx.insert("batch", day=740_000, label="网银流水")
        receipt = tx.insert(
            "receipt", number="SK-0015", day=740_000, amount=1, payer="弘达", customer_id=customer
        )
    with store.writing(Entry("李敏", "take away")) as tx:
        tx.delete("receipt", receipt)
        tx.delete("batch", batch)
    conn = store._conn
    wrong = [f"receipt:{receipt}", f"batch:{batch}", "plan:77", "journal_shape:2"]
    wrong += ["sqlite_sequence:todo", "sqlite_sequence:plan", "alembic_version", "journal"]
    check = Check("replay", False, 0, wrong, named(conn, wrong))
    assert verify_text.sentence(check, "zh_CN") == (
        "在应收管家之外被改过：收款 SK-0015 弘达、批次 网银流水、应收 77 号、"
        "账本结构（journal_shape）、账本结构（sqlite_sequence）、账本结构（alembic_version）、日志"
    )
    assert verify_text.sentence(check, "en").endswith(
        "receipt SK-0015 弘达, batch 网银流水, receivable no. 77, the structure (journal_shape),"
        " the structure (sqlite_sequence), the structure (alembic_version), the journal"
    )
    lost = Check("file", False, 0, ["Tree 5 page 6: btreeInitPage() returns error code 11"])
    assert "Tree 5 page 6: btree" in verify_text.sentence(lost, "en")
    shape = Check("triggers", False, 0, ["journal_shape:2", "journal_plan_u"])
    assert verify_text.sentence(shape, "zh_CN").endswith("：journal_shape、journal_plan_u")
