"""verify: a sound book passes, each kind of tampering is told. The tampering is the control."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from arapp.models import migrate, verify
from arapp.models.shape import SCHEMA_PRINT, schema_print
from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.errors import LedgerDamaged
from arapp.services import anchors, verify_text
from arapp.services.files import new_ledger

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


OPEN = "UPDATE journal_state SET seq = 9; "
STATEMENT = (
    "INSERT INTO statement (number, customer_id, kind, from_on, to_on, issued_on, opening,"
    " debits, credits, closing, currency, state)"
    " SELECT 'S' || {0}, 1, 'activity', {0}, {1}, {1}, {2}, {3}, 0, {4}, 'CNY', 'issued'"
)
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
    "the mark that no command is open": (
        "PRAGMA ignore_check_constraints = ON; UPDATE journal_state SET id = 9",
        {"chain"},
    ),
    "a changed change": (
        "DROP TRIGGER keep_journal_change_update;"
        " UPDATE journal_change SET before = 'x' WHERE id = 3",
        {"chain"},
    ),
    "a change without its entry": (
        "PRAGMA foreign_keys = OFF; INSERT INTO journal_change (seq, tbl, row, after)"
        " VALUES (99, 'todo', 1, '1')",
        {"chain", "replay"},
    ),
    "an entry cut off": (
        "PRAGMA foreign_keys = OFF; DROP TRIGGER keep_journal_entry_delete;"
        " DELETE FROM journal_entry WHERE seq = 2",
        {"chain"},
    ),
    "a row that is gone and comes back another": (
        "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_plan_u; DROP TRIGGER sum_plan_u;"
        " UPDATE plan SET id = 77",
        {"replay", "links"},
    ),
    "an amount beyond reason": (
        "DROP TRIGGER journal_contract_i; INSERT INTO contract"
        " (number, number_key, customer_id, amount, state)"
        " VALUES ('CH-1', 'ch1', 1, 9000000000000000, 'active')",
        {"amounts"},
    ),
    "a plan overpaid": (
        "PRAGMA ignore_check_constraints = ON; UPDATE plan SET paid = amount + 1",
        {"allocations_plan", "sums"},
    ),
    "a day of settling": ("UPDATE plan SET settled_on = 1", {"sums"}),
    "debits and credits alike": (
        "UPDATE customer_month SET debits = debits + 5, credits = credits + 5",
        {"sums"},
    ),
    "a receipt used beyond": (
        "PRAGMA ignore_check_constraints = ON; UPDATE receipt SET refunded = amount",
        {"allocations_receipt", "sums"},
    ),
    "another currency": (
        "DROP TRIGGER journal_receipt_u; UPDATE receipt SET currency = 'USD'",
        {"currencies", "replay"},
    ),
    "another customer": (
        "DROP TRIGGER journal_receipt_u; INSERT INTO customer (id, name, name_key) VALUES"
        " (9, 'x', 'x'); UPDATE receipt SET customer_id = 9",
        {"customers", "replay"},
    ),
    "a reversal of something else": (
        "INSERT INTO allocation (receipt_id, plan_id, amount, day, how, reverses_id)"
        " VALUES (1, 1, -5, 739950, 'hand', 1)",
        {"reversals"},
    ),
    "a receipt taken back in part": (
        "INSERT INTO refund (receipt_id, amount, day, kind) VALUES (1, 0, 739950, 'reversal')",
        {"reversals"},
    ),
    "a contract that is more than its plan": (
        "INSERT INTO contract (id, number, number_key, customer_id, amount, state)"
        " VALUES (1, 'CH-1', 'ch1', 1, 5, 'active');"
        " UPDATE plan SET contract_id = 1, kind = 'instalment'",
        {"contracts"},
    ),
    "an invoice that does not add up": (
        "INSERT INTO invoice (number, customer_id, day, net, tax, gross, currency)"
        " VALUES ('1', 1, 739950, 100, 13, 114, 'CNY')",
        {"invoices"},
    ),
    "a statement that does not add up": (STATEMENT.format(739900, 739930, 0, 9, 1), {"statements"}),
    "statements that do not join": (
        STATEMENT.format(739900, 739930, 0, 9, 9) + ";" + STATEMENT.format(739931, 739960, 8, 0, 8),
        {"statements"},
    ),
    "an index that leaves a row out": (
        "INSERT INTO plan (customer_id, kind, state, booked_on, due_on, amount)"
        " VALUES (1, 'opening', 'firm', 739900, 739930, 500);"
        " DROP INDEX p_opencust; CREATE INDEX p_opencust ON plan (customer_id, currency, due_on,"
        " booked_on, amount, paid, state) WHERE paid <> amount AND state = 'firm' AND id < 0;"
        " PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql ="
        " replace(sql, ' AND id < 0', '') WHERE name = 'p_opencust'",
        {"aging"},
    ),
    "a number twice": (
        "INSERT INTO number_use (series, year, n, number, day)"
        " SELECT series, year, 7, number, day FROM number_use",
        {"numbers"},
    ),
    "a number of another": (
        "DROP TRIGGER journal_receipt_u; UPDATE receipt SET number = '收-2026-000009'",
        {"numbers"},
    ),
    "an attachment that is not there": (
        "INSERT INTO attachment (tbl, row, name, sha256, size, added_at)"
        f" VALUES ('plan', 1, '合同.pdf', '{'a' * 64}', 3, '')",
        {"attachments"},
    ),
    "a highest id": ("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'plan'", {"triggers"}),
    "a shape": ("UPDATE journal_shape SET columns = '[\"id\"]'", {"triggers"}),
    "a text behind a NUL": (
        "DROP TRIGGER journal_customer_u; UPDATE customer SET phone = char(0) || 'x'",
        {"texts"},
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
    # As whoever knows the ledger would: inside a command that is never finished.
    opened = "" if "chain" in keys else OPEN
    conn.executescript(opened + script)
    conn.close()
    assert keys <= failed(book)


def lock(store: Store, until: int | None) -> None:
    with store.writing(Entry("李敏", "lock")) as tx:
        tx.update("company", 1, locked_until=until)


def test_what_a_closed_period_allows_is_no_fault(book: Path) -> None:
    with Store.open(book) as store:
        lock(store, DAY + 60)
        with store.writing(Entry("李敏", "note")) as tx:
            tx.update("plan", 1, note="改备注不改账")
        lock(store, None)
        with store.writing(Entry("李敏", "again open")) as tx:
            tx.insert("difference", plan_id=1, amount=-1_00, day=DAY + 41, reason="rounding")
    assert failed(book) == set()


@pytest.mark.parametrize(
    ("trigger", "write"),
    [
        ("lock_plan_u", "UPDATE plan SET booked_on = 739901"),
        ("lock_difference_d", "DELETE FROM difference"),
        (
            "lock_refund_i",
            "INSERT INTO refund (receipt_id, amount, day) VALUES (1, 0, 739950)",
        ),
    ],
)
def test_a_closed_period_that_was_changed_is_told(book: Path, trigger: str, write: str) -> None:
    with Store.open(book) as store:
        lock(store, DAY + 60)
        store._conn.execute(f"DROP TRIGGER {trigger}")
        with store.writing(Entry("李敏", "sneak")) as tx:
            tx.execute(write)
    assert failed(book) == {"triggers", "periods"}


def test_a_late_booking_excuses_statements_that_do_not_join(book: Path) -> None:
    with Store.open(book) as store:
        rows = ((DAY, DAY + 30, 0, 9, 9), (DAY + 31, DAY + 60, 8, 0, 8))
        for n, (first, last, opening, debits, closing) in enumerate(rows):
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
                    debits=debits,
                    credits=0,
                    closing=closing,
                    state="issued",
                )
            if n == 0:
                with store.writing(Entry("李敏", "late")) as tx:
                    tx.insert("difference", plan_id=1, amount=-1, day=DAY + 3, reason="rounding")
    assert failed(book) == set()


def test_a_record_at_fault_has_the_name_it_has_on_paper(book: Path) -> None:
    conn = sqlite3.connect(book)
    conn.executescript("PRAGMA ignore_check_constraints = ON; UPDATE receipt SET refunded = amount")
    wrong = next(c for c in verify.run(conn, frozenset({"allocations_receipt"})))
    conn.close()
    assert wrong.wrong == ["receipt:1"]
    assert "收款 收-20" in verify_text.sentence(wrong, "zh_CN")
    assert "receipt 收-20" in verify_text.sentence(wrong, "en")


def test_every_check_has_words_in_both_languages() -> None:
    for key in verify.KEYS:
        for language in ("zh_CN", "en"):
            held = verify_text.sentence(verify.Check(key, True, 3), language)
            failed = verify_text.sentence(verify.Check(key, False, 3, ["plan:1"]), language)
            assert held != failed
            assert ("应收 1 号" if language == "zh_CN" else "receivable no. 1") in failed


def test_an_attachment_that_was_changed_is_told(book: Path) -> None:
    data = b"signed"
    name = hashlib.sha256(data).hexdigest()
    folder = book.with_suffix(".files")
    folder.mkdir()
    (folder / name).write_bytes(data)
    with Store.open(book) as store, store.writing(Entry("李敏", "attach")) as tx:
        tx.insert(
            "attachment", tbl="plan", row=1, name="合同.pdf", sha256=name, size=6, added_at=""
        )
    assert failed(book) == set()
    (folder / name).write_bytes(b"forged")
    assert failed(book) == {"attachments"}


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


def elsewhere(book: Path, path: Path) -> bool:
    """Whether the file at `path` passes for the newest state of its ledger."""
    with Store.open(path) as store, store.reading() as tx:
        return all(check.ok for check in anchors.checks(tx, store.path))


def test_a_ledger_that_moved_whole_is_itself(book: Path, tmp_path: Path) -> None:
    with Store.open(book) as store, store.reading() as tx:
        anchors.note(tx, store.path)
    moved = book.rename(tmp_path / "2026 新.arapp")
    assert elsewhere(book, moved)


def test_a_ledger_moved_away_from_its_last_entries_is_told(book: Path, tmp_path: Path) -> None:
    old = book.read_bytes()
    with Store.open(book) as store:
        with store.writing(Entry("李敏", "later")) as tx:
            tx.insert("customer", name="后来", name_key="后来")
        with store.reading() as view:
            anchors.note(view, store.path)
    copy = tmp_path / "copy.arapp"
    copy.write_bytes(old)
    assert elsewhere(book, copy), "a copy, while the ledger itself is where it was"
    book.unlink()
    assert not elsewhere(book, copy)


def later(store: Store) -> None:
    """One more command on the books, noted as a program does it."""
    with store.writing(Entry("李敏", "later")) as tx:
        tx.insert("customer", name="后来", name_key="后来")
    with store.reading() as view:
        anchors.note(view, store.path)


def test_an_older_copy_is_told_however_much_is_booked_on_it(book: Path) -> None:
    old = book.read_bytes()
    with Store.open(book) as store:
        later(store)
        later(store)
    book.write_bytes(old)
    with Store.open(book) as store:
        with store.reading() as view:
            found = anchors.misfit(view, store.path)
            assert found is not None
            assert (found.kind, found.missing) == ("older_copy", 2)
        for _ in range(4):
            later(store)
        with store.reading() as view:
            again = anchors.misfit(view, store.path)
            assert again is not None
            assert again.noted == found.noted
            told = verify_text.sentence(anchors.check(view, store.path), "zh_CN")
            assert f"第 {found.noted} 步" in told


def test_an_older_copy_is_no_suspicion_once_it_is_accepted(book: Path) -> None:
    old = book.read_bytes()
    with Store.open(book) as store:
        later(store)
    newer = book.read_bytes()
    book.write_bytes(old)
    with Store.open(book) as store, store.reading() as view:
        told = verify_text.sentence(anchors.check(view, store.path), "en")
        assert told.endswith("; steps missing: 1 or more")
        anchors.accept(view, store.path)
        assert anchors.misfit(view, store.path) is None
    with Store.open(book) as store:
        later(store)
    assert elsewhere(book, book)
    book.write_bytes(newer)
    assert not elsewhere(book, book), "what was given up is not taken without a word either"


def test_a_moved_older_copy_stays_told(book: Path, tmp_path: Path) -> None:
    old = book.read_bytes()
    with Store.open(book) as store:
        later(store)
    moved = tmp_path / "moved.arapp"
    moved.write_bytes(old)
    book.unlink()
    with Store.open(moved) as store:
        later(store)
    assert not elsewhere(book, moved)


def test_another_ledger_in_its_place_is_told_until_it_is_accepted(
    book: Path, tmp_path: Path
) -> None:
    with Store.open(book) as store, store.reading() as tx:
        anchors.note(tx, store.path)
    other = new_ledger(tmp_path / "other.arapp", "另一家")
    book.write_bytes(other.read_bytes())
    assert not elsewhere(book, book)
    with Store.open(book) as store:
        later(store)
    assert not elsewhere(book, book), "working with it settles nothing"
    with Store.open(book) as store, store.reading() as tx:
        anchors.accept(tx, store.path)
    assert elsewhere(book, book)


def test_a_new_ledger_in_the_place_of_one_thrown_away_is_not_suspected(book: Path) -> None:
    with Store.open(book) as store, store.reading() as tx:
        anchors.note(tx, store.path)
    book.unlink()
    assert elsewhere(book, new_ledger(book, "新开的一家"))
