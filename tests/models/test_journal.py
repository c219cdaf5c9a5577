"""The journal: what of a change is kept, the chain over it, and taking changes back."""

import hashlib
import json
import sqlite3
from typing import Any

import pytest

from arapp.models import journal
from arapp.models.store import Store
from arapp.models.tx import Entry
from arapp.models.values.errors import UndoBlocked

ENTRY = Entry("李敏", "write", '{"a": 1}')


def changes(store: Store, seq: int) -> list[tuple[Any, ...]]:
    with store.reading() as tx:
        return tx.rows("SELECT tbl, row, before, after FROM journal_change WHERE seq = ?"
                       " ORDER BY id", (seq,))  # fmt: skip


def last(store: Store) -> int:
    with store.reading() as tx:
        return tx.head()[0]


def todos(store: Store) -> list[tuple[Any, ...]]:
    with store.reading() as tx:
        return tx.rows("SELECT id, text, done_on FROM todo ORDER BY id")


def add(store: Store, *texts: str) -> list[int]:
    with store.writing(Entry("李敏", "add")) as tx:
        return [tx.insert("todo", text=text, due_on=5) for text in texts]


def turned(store: Store, kind: str, seq: int) -> None:
    with store.writing(Entry("李敏", "turn", "", kind, seq)) as tx:
        (tx.take_back if kind == "undo" else tx.do_again)(seq)


def test_every_change_is_kept_as_it_was_and_as_it_became(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        row = tx.insert("todo", text="it's", due_on=5)
        tx.update("todo", row, text="改,改", done_on=7)
        tx.delete("todo", row)
        columns = tx.shape_at("todo", tx.seq)
    found = changes(store, last(store))
    assert [(tbl, at, b is None, a is None) for tbl, at, b, a in found] == [
        ("todo", row, True, False),
        ("todo", row, False, False),
        ("todo", row, False, True),
    ]
    first, then = (dict(zip(columns, journal.values_of(text), strict=True))
                   for text in (found[0][3], found[1][3]))  # fmt: skip
    assert (first["id"], first["text"], first["due_on"], first["done_on"]) == (row, "it's", 5, None)
    assert (then["text"], then["done_on"]) == ("改,改", 7)
    assert found[1][2] == found[0][3]
    assert found[2][2] == found[1][3]


def test_what_follows_from_other_rows_is_not_kept(store: Store) -> None:
    conn = store._conn
    tables = journal.journaled_tables(conn)
    assert tables == sorted(tables)
    assert {"plan", "receipt", "number_use", "company"} <= set(tables)
    assert not {"customer_month", "journal_entry", "journal_change", "journal_shape",
                "journal_state", "alembic_version", "sqlite_sequence"} & set(tables)  # fmt: skip
    kept = set(journal.journaled_columns(conn, "plan"))
    assert not {"paid", "settled_on"} & kept
    assert {"id", "amount", "customer_id"} <= kept
    assert not {"allocated", "refunded"} & set(journal.journaled_columns(conn, "receipt"))


def recorded(seq: int, rows: list[tuple[object, ...]]) -> sqlite3.Connection:
    """Changes (tbl, row, before, after) of one entry, as the triggers write them."""
    conn = sqlite3.connect(":memory:")
    conn.execute(
        "CREATE TABLE journal_change (id INTEGER PRIMARY KEY, seq, tbl, row, before, after)"
    )
    conn.executemany(
        "INSERT INTO journal_change (seq, tbl, row, before, after) VALUES (?, ?, ?, ?, ?)",
        [(seq, *row) for row in rows],
    )
    return conn


def test_the_chain_is_a_hash_over_everything() -> None:
    """Written out once, as a tripwire: a file of today has to verify in ten years."""
    entry = (2, "2026-11-12T12:00:00.000Z", "李敏", "do", "write", "{}", None)
    rows: list[tuple[object, ...]] = [("todo", 1, None, "1,'x'"), ("plan", 7, "7,'a'", None)]
    text = (
        "ab" * 32
        + '[2, "2026-11-12T12:00:00.000Z", "李敏", "do", "write", "{}", null]'
        + "\x1etodo\x1f1\x1f\x1f1,'x'"
        + "\x1eplan\x1f7\x1f7,'a'\x1f"
    )
    expected = hashlib.sha256(text.encode()).hexdigest()
    assert journal.entry_hash(recorded(2, rows), "ab" * 32, entry) == (expected, 2)
    assert journal.GENESIS == "0" * 64


@pytest.mark.parametrize("count", [0, 1, 1999, 2000, 2001, 4000])
def test_the_hash_does_not_depend_on_how_many_changes_are_read_at_once(count: int) -> None:
    entry = (1, "", "", "do", "", "", None)
    rows: list[tuple[object, ...]] = [("t", i, None, f"{i}") for i in range(count)]
    text = (
        journal.GENESIS
        + json.dumps(entry)
        + "".join(f"\x1et\x1f{i}\x1f\x1f{i}" for i in range(count))
    )
    assert journal.entry_hash(recorded(1, rows), journal.GENESIS, entry) == (
        hashlib.sha256(text.encode()).hexdigest(), count,
    )  # fmt: skip


def test_each_entry_leans_on_the_one_before(store: Store) -> None:
    add(store, "a", "b")
    with store.reading() as tx:
        rows = tx.rows("SELECT seq, at, actor, kind, label, fields, target, changes, hash"
                       " FROM journal_entry ORDER BY seq")  # fmt: skip
        previous = journal.GENESIS
        for *facts, count, kept in rows:
            assert journal.entry_hash(tx._conn, previous, tuple(facts)) == (kept, count)
            previous = kept
        assert tx.head() == (rows[-1][0], previous)
    assert rows[-1][7] == 2


def test_the_head_of_an_empty_journal() -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE TABLE journal_entry (seq INTEGER, hash TEXT)")
    assert journal.head(conn) == (0, journal.GENESIS)
    conn.executemany("INSERT INTO journal_entry VALUES (?, ?)", [(1, "a"), (3, "c"), (2, "b")])
    assert journal.head(conn) == (3, "c")
    conn.close()


@pytest.mark.parametrize("table", ["journal_entry", "journal_change"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET seq = seq", "DELETE FROM {}"])
def test_the_journal_is_not_edited_even_in_a_command(store: Store, table: str, verb: str) -> None:
    before = last(store)
    with (
        pytest.raises(sqlite3.IntegrityError, match="the journal is not edited"),
        store.writing(ENTRY) as tx,
    ):
        tx.execute(verb.format(table))
    assert last(store) == before


def test_a_shape_holds_until_the_next(store: Store) -> None:
    conn = store._conn
    present = journal.shape_at(conn, "todo", 1_000_000)
    assert present == journal.journaled_columns(conn, "todo")
    conn.execute("BEGIN")
    try:
        now = last_seq(conn)
        conn.execute("INSERT INTO journal_shape (tbl, from_seq, columns) VALUES ('todo', ?, ?)",
                     (now + 5, '["id", "new"]'))  # fmt: skip
        assert journal.shape_at(conn, "todo", now + 4) == present
        assert journal.shape_at(conn, "todo", now + 5) == ["id", "new"]
        assert journal.shape_at(conn, "customer", now + 5)[0] == "id"
    finally:
        conn.execute("ROLLBACK")


def last_seq(conn: sqlite3.Connection) -> int:
    return journal.head(conn)[0]


def test_taking_back_and_doing_again_are_exact(store: Store) -> None:
    one, two = add(store, "a", "b")
    with store.writing(ENTRY) as tx:
        tx.update("todo", one, text="A", done_on=9)
        tx.delete("todo", two)
        three = tx.insert("todo", text="c", due_on=1)
        tx.update("todo", three, text="C")
    seq, after = last(store), todos(store)
    turned(store, "undo", seq)
    assert todos(store) == [(one, "a", None), (two, "b", None)]
    turned(store, "redo", seq)
    assert todos(store) == after == [(one, "A", 9), (three, "C", None)]


def test_a_number_stays_used(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        tx.next_number("letter", tx.today)
        tx.insert("todo", text="a", due_on=1)
    turned(store, "undo", last(store))
    assert todos(store) == []
    with store.reading() as tx:
        assert tx.rows("SELECT number FROM number_use") == [("CK2026-0001",)]


def blocked(store: Store, seq: int) -> dict[str, Any]:
    """What the refusal says; nothing may have changed."""
    before = last(store)
    with pytest.raises(UndoBlocked) as error:
        turned(store, "undo", seq)
    assert last(store) == before
    return error.value.fields


def test_a_row_changed_since_names_the_change(store: Store) -> None:
    (row,) = add(store, "a")
    seq = last(store)
    for label in ("first", "second"):
        with store.writing(Entry("王", label)) as tx:
            tx.update("todo", row, text=label)
    assert blocked(store, seq) == {
        "seq": seq, "label": "add", "by_seq": seq + 2, "by_label": "second",
    }  # fmt: skip
    first = seq + 1
    assert blocked(store, first)["by_seq"] == seq + 2
    turned(store, "undo", seq + 2)
    assert blocked(store, seq)["by_label"] == "first"
    turned(store, "redo", seq + 2)
    assert blocked(store, seq)["by_seq"] == last(store), "done again, it stands again"


def test_of_several_in_the_way_the_newest_is_named(store: Store) -> None:
    with store.writing(Entry("李敏", "customer")) as tx:
        one = tx.insert("customer", name="甲", name_key="甲")
    seq = last(store)
    with store.writing(Entry("王", "hold")) as tx:
        tx.insert("hold", customer_id=one, reason="manual", set_on=1, until_on=2)
    with store.writing(Entry("王", "rename")) as tx:
        tx.update("customer", one, short_name="小甲")
    assert blocked(store, seq)["by_label"] == "rename"
    with store.writing(Entry("王", "call")) as tx:
        tx.insert("hold", customer_id=one, reason="manual", set_on=3, until_on=4)
    assert blocked(store, seq)["by_label"] == "call"


def test_of_several_rows_in_the_way_the_last_written_is_told(store: Store) -> None:
    first, last_one = add(store, "a", "b")
    seq = last(store)
    for label, row in (("b changed", last_one), ("a changed", first)):
        with store.writing(Entry("王", label)) as tx:
            tx.update("todo", row, text=label)
    assert blocked(store, seq)["by_label"] == "b changed"
    turned(store, "undo", seq + 1)
    assert blocked(store, seq)["by_label"] == "a changed"


def test_a_row_that_others_lean_on_names_who(store: Store) -> None:
    with store.writing(Entry("李敏", "customer")) as tx:
        one = tx.insert("customer", name="甲", name_key="甲")
        tx.insert("customer", name="乙", name_key="乙")
    seq = last(store)
    with store.writing(Entry("李敏", "other")) as tx:
        tx.insert("todo", text="x", due_on=1)
    with store.writing(Entry("王", "hold")) as tx:
        tx.insert("hold", customer_id=one, reason="manual", set_on=1, until_on=2)
    assert blocked(store, seq) == {
        "seq": seq, "label": "customer", "by_seq": seq + 2, "by_label": "hold",
    }  # fmt: skip
    with store.reading() as tx:
        assert tx.value("SELECT count(*) FROM customer") == 2


def test_a_row_that_came_back_otherwise_is_not_overwritten(store: Store) -> None:
    (row,) = add(store, "a")
    with store.writing(Entry("李敏", "drop")) as tx:
        tx.delete("todo", row)
    dropped = last(store)
    with store.writing(Entry("王", "again")) as tx:
        tx.insert("todo", id=row, text="other", due_on=1)
    fields = blocked(store, dropped)
    assert (fields["label"], fields["by_label"]) == ("drop", "again")
    assert todos(store) == [(row, "other", None)]


def test_taken_back_twice_is_refused_and_nobody_is_blamed(store: Store) -> None:
    add(store, "a")
    seq = last(store)
    turned(store, "undo", seq)
    assert blocked(store, seq) == {"seq": seq, "label": "add", "by_seq": None, "by_label": ""}


def test_literals_are_read_back() -> None:
    assert journal.values_of("1,-20,NULL,'it''s','a,b',''") == (1, -20, None, "it's", "a,b", "")
    assert journal.literals_of("NEW", ["a", "b"]) == 'quote(NEW."a") || \',\' || quote(NEW."b")'
    assert journal.literals_of("", ["a"]) == 'quote("a")'
