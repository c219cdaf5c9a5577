"""Rows that are compared with the journal many at a time: nothing is noticed less for it."""

import sqlite3
from pathlib import Path

import pytest

from arapp.models import journal, verify, verify_blocks, verify_journal, verify_standing
from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.verify_standing import Standing
from tests.models.test_verify import OPEN, failed

ROWS = 40
# As whoever knows the ledger: the row's own triggers are out of the way.
QUIET = OPEN + "DROP TRIGGER journal_plan_u; DROP TRIGGER journal_plan_i; DROP TRIGGER "
QUIET += "journal_plan_d; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of seven, so that forty rows are several of them."""
    monkeypatch.setattr(verify_blocks, "AT_ONCE", 7)


def plans(path: Path, note: str = "") -> Path:
    """Forty plan rows of one entry; the note is that of the row with id 20."""
    with Store.open(path) as store, store.writing(Entry("李敏", "fill")) as tx:
        customer = tx.insert("customer", name="弘达", name_key="弘达")
        for n in range(1, ROWS + 1):
            tx.insert(
                "plan",
                customer_id=customer,
                kind="opening",
                state="firm",
                booked_on=740_000,
                due_on=740_000 + n,
                amount=n,
                note=note if n == 20 else "",
            )
    return path


def held(path: Path) -> int:
    """How many plan rows were seen to stand as they were booked."""
    conn = sqlite3.connect(path)
    found = verify_journal.chain(conn).held.get("plan", [])
    conn.close()
    return sum(last - first + 1 for first, last in found)


def test_rows_that_nobody_touched_are_held(ledger_file: Path) -> None:
    assert failed(plans(ledger_file)) == set()
    assert held(ledger_file) >= ROWS - 2 * 7


@pytest.mark.parametrize(
    "note",
    ["O'Neill", '5" pipe', "back\\slash", "a\ttab", "two\nlines", "\t", "NULL", "a][b", "%d"],
)
def test_texts_that_are_written_differently_are_no_fault(ledger_file: Path, note: str) -> None:
    assert failed(plans(ledger_file, note)) == set()
    assert held(ledger_file) >= ROWS - 3 * 7


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE plan SET note = 'x' WHERE id = 20",
        "UPDATE plan SET batch_id = 7 WHERE id = 20",
        "UPDATE plan SET void_on = 0 WHERE id = 20",
        "UPDATE plan SET due_on = NULL WHERE id = 20",
        "UPDATE plan SET amount = amount + 1 WHERE id = 20",
        "DELETE FROM plan WHERE id = 20",
        "UPDATE plan SET id = 1020 WHERE id = 20",
        "INSERT INTO plan(customer_id,kind,state,booked_on,amount) VALUES (1,'opening','firm',7,1)",
        "UPDATE plan SET due_on = CASE id WHEN 19 THEN 740020 ELSE 740019 END WHERE id IN (19, 20)",
    ],
)
def test_a_row_that_was_changed_is_named(ledger_file: Path, script: str) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    conn.executescript(QUIET + script)
    (told,) = verify.run(conn, frozenset({"replay"}))
    conn.close()
    assert not told.ok
    assert {"plan:19", "plan:20", "plan:41", "plan:1020"} & set(told.wrong)


@pytest.mark.parametrize(
    ("note", "other"),
    [("NULL", "\t"), ("O''Neill", "O'Neill"), ("O'Neill", "O''Neill"), ("a", "a\0b"), ("", "NULL")],
)
def test_a_text_is_never_taken_for_another(ledger_file: Path, note: str, other: str) -> None:
    conn = sqlite3.connect(plans(ledger_file, note))
    conn.executescript(QUIET)
    conn.execute("UPDATE plan SET note = ? WHERE id = 20", (other,))
    wrong = {check.key for check in verify.run(conn) if not check.ok}
    conn.close()
    assert wrong & {"replay", "texts"}


def test_a_nul_in_a_row_that_was_changed_since_is_told(ledger_file: Path) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    conn.executescript(QUIET)
    conn.execute("UPDATE plan SET note = ? WHERE id = 20", ("\0hidden",))
    (*_, texts) = verify.run(conn, frozenset({"chain", "replay", "texts"}))
    conn.close()
    assert (texts.key, texts.wrong) == ("texts", ["plan:20"])


def test_what_the_journal_does_not_keep_is_looked_through_too(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans(ledger_file)
    known = journal.journaled_columns
    monkeypatch.setattr(
        journal,
        "journaled_columns",
        lambda conn, table: [name for name in known(conn, table) if name != "note"],
    )
    conn = sqlite3.connect(ledger_file)
    conn.executescript(QUIET)
    conn.execute("UPDATE plan SET note = ? WHERE id = 20", ("\0hidden",))
    found = verify._nul(conn, "plan", [(1, ROWS)])
    conn.close()
    assert found == ["plan:20"]


def test_the_same_rows_put_there_twice_count_twice(ledger_file: Path) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    conn.executescript(
        QUIET + "INSERT INTO journal_change (seq, tbl, row, before, after)"
        " SELECT seq, tbl, row, before, after FROM journal_change WHERE tbl = 'plan'"
    )
    conn.close()
    assert {"chain", "replay"} <= failed(ledger_file)


def test_a_table_of_which_much_was_changed_is_asked_no_more(
    ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans(ledger_file)
    conn = sqlite3.connect(ledger_file)
    conn.executescript(QUIET + "UPDATE plan SET note = 'x' WHERE id <= 21")
    runs = [block.run for block in verify_blocks.changes(conn) if block.run is not None]
    monkeypatch.setattr(verify_standing, "_PATIENCE", 1)
    standing = Standing(conn)
    assert not any(standing.holds(run) for run in runs if run.table == b"plan")
    conn.close()
    assert "replay" in failed(ledger_file)


def test_a_value_that_json_does_not_know_is_read_otherwise(ledger_file: Path) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    runs = [block.run for block in verify_blocks.changes(conn) if block.run is not None]
    standing = Standing(conn)
    standing._sql["plan"] = "SELECT json_array(x'00') WHERE ? < ?"
    assert not any(standing.holds(run) for run in runs if run.table == b"plan")
    conn.close()


def test_a_row_of_the_journal_far_outside_is_read_otherwise(ledger_file: Path) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    conn.executescript(
        "DROP TRIGGER keep_journal_change_update; UPDATE journal_change SET id = id - 1000,"
        " row = 9223372036854775807 - row WHERE tbl = 'plan'"
    )
    conn.close()
    assert {"chain", "replay"} <= failed(ledger_file)


@pytest.mark.parametrize("script", ["row = row + 1", "tbl = 'nobody'", "tbl = 'a%d'"])
def test_a_journal_of_rows_that_are_not_there(ledger_file: Path, script: str) -> None:
    conn = sqlite3.connect(plans(ledger_file))
    conn.executescript(
        f"DROP TRIGGER keep_journal_change_update; UPDATE journal_change SET {script}"
        " WHERE tbl = 'plan'"
    )
    conn.close()
    assert {"chain", "replay"} <= failed(ledger_file)


def test_a_receipt_without_the_use_of_its_number_is_named(ledger_file: Path) -> None:
    with Store.open(ledger_file) as store, store.writing(Entry("李敏", "fill")) as tx:
        for n in range(1, 4):
            tx.insert("receipt", number=tx.next_number("receipt", tx.today), day=740_000, amount=n)
    conn = sqlite3.connect(ledger_file)
    conn.executescript("DROP TRIGGER journal_receipt_u;" + OPEN)
    for number, wrong in (("收-2026-000009", "receipt:2"), ("收-2025-000002", "receipt:2")):
        conn.execute("UPDATE receipt SET number = ? WHERE id = 2", (number,))
        (told,) = verify.run(conn, frozenset({"numbers"}))
        assert told.wrong == [wrong]
    conn.close()


def test_ranges_and_what_lies_between() -> None:
    least, most = verify_blocks.EVERYWHERE[0]
    assert verify_standing.gaps([]) == [(least, most)]
    assert verify_standing.gaps([(3, 5), (9, 9)]) == [(least, 2), (6, 8), (10, most)]
    assert verify_standing.gaps([(least, 5)]) == [(6, most)]
    assert verify_standing.gaps([(least, most)]) == []
