"""What commands write through: numbers without a gap, ids that never come back, many rows."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from arapp.models import tx as txs
from arapp.models.shape import SCHEMA_VERSION, SERIES, schema_print
from arapp.models.store import Store
from arapp.models.tx import Entry, WriteTx
from arapp.services.dispatch import Dispatch
from tests.ledger_text import given

ENTRY = Entry("测试", "write")
A26, B26, A27 = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)


def test_the_forms_of_the_numbers() -> None:
    assert {name: form.format(year=2026, n=7) for name, form in SERIES.items()} == {
        "receipt": "收-2026-000007",
        "statement": "DZ2026-0007",
        "letter": "CK2026-0007",
    }


def test_a_series_runs_without_a_gap_and_each_year_begins_anew(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        assert tx.next_number("receipt", A26) == "收-2026-000001"
        assert tx.next_numbers("receipt", [B26, A27, A26]) == [
            "收-2026-000002",
            "收-2027-000001",
            "收-2026-000003",
        ]
        assert tx.next_number("letter", A26) == "CK2026-0001"
    with store.writing(ENTRY) as tx:
        assert tx.next_number("receipt", A27) == "收-2027-000002"
        used = tx.rows("SELECT series, year, n, number, day FROM number_use ORDER BY id")
    assert used[1] == ("receipt", 2026, 2, "收-2026-000002", B26.toordinal())
    assert [(row[0], row[1], row[2]) for row in used] == [
        ("receipt", 2026, 1),
        ("receipt", 2026, 2),
        ("receipt", 2027, 1),
        ("receipt", 2026, 3),
        ("letter", 2026, 1),
        ("receipt", 2027, 2),
    ]


def test_a_number_of_a_command_that_failed_is_given_again(store: Store) -> None:
    def fails(tx: WriteTx) -> None:
        with pytest.raises(KeyError):
            tx.next_numbers("nothing", [tx.today])
        assert tx.next_number("receipt", A26) == "收-2026-000001"
        raise RuntimeError

    with pytest.raises(RuntimeError), store.writing(ENTRY) as tx:
        fails(tx)
    with store.writing(ENTRY) as tx:
        assert tx.next_number("receipt", A26) == "收-2026-000001"


def test_no_days_no_numbers(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        assert tx.next_numbers("receipt", []) == []
        assert tx.value("SELECT count(*) FROM number_use") == 0


def todos(count: int) -> list[tuple[str, int]]:
    return [(f"第{i}件", A26.toordinal() + i) for i in range(count)]


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 401])
def test_many_rows_have_ids_in_their_order(store: Store, count: int) -> None:
    with store.writing(ENTRY) as tx:
        first = tx.insert("todo", text="前", due_on=1)
        found = tx.insert_many("todo", ("text", "due_on"), todos(count))
        assert found == range(first + 1, first + 1 + count)
        rows = tx.rows("SELECT id, text, due_on FROM todo WHERE id > ? ORDER BY id", (first,))
        assert rows == [(first + 1 + i, *row) for i, row in enumerate(todos(count))]
        assert tx.insert("todo", text="后", due_on=1) == first + 1 + count


def test_between_two_blocks_of_rows_a_command_can_be_stopped(store: Store) -> None:
    beats: list[int] = []
    with store.writing(ENTRY) as tx:
        tx.pulse = lambda: beats.append(int(tx.value("SELECT count(*) FROM todo")))
        tx.insert_many("todo", ("text", "due_on"), todos(401))
    assert beats == [0, 200, 400]

    def stop() -> None:
        raise KeyError

    def stopped(tx: WriteTx) -> None:
        tx.pulse = stop
        tx.insert_many("todo", ("text", "due_on"), todos(1))

    with pytest.raises(KeyError), store.writing(ENTRY) as tx:
        stopped(tx)
    with store.reading() as seen:
        assert seen.value("SELECT count(*) FROM todo") == 401


def test_fewer_variables_a_statement_are_enough(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._conn.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 10)  # three rows of three columns
    with store.writing(ENTRY) as tx:
        found = tx.insert_many("todo", ("text", "due_on"), todos(8))
        assert len(tx.rows("SELECT id FROM todo")) == len(found) == 8


def test_an_id_of_a_row_that_is_gone_is_not_given_again(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        (last,) = tx.insert_many("todo", ("text", "due_on"), todos(1))
        tx.delete("todo", last)
        assert tx.insert_many("todo", ("text", "due_on"), todos(2)) == range(last + 1, last + 3)


def test_a_text_is_kept_whole_without_what_would_end_it(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        row = tx.insert("todo", text="前\0后", due_on=1)
        tx.insert_many("todo", ("text", "due_on"), [("\0甲\0乙", 2), ("丙", 3)])
        texts = [text for (text,) in tx.rows("SELECT text FROM todo ORDER BY id")]
        assert texts == ["前后", "甲乙", "丙"]
        tx.update("todo", row, text="又\0改")
        assert tx.value("SELECT text FROM todo WHERE id = ?", (row,)) == "又改"


def test_a_row_inserted_by_its_id_and_one_of_no_id_are_told(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        assert tx.insert("todo", id=41, text="x", due_on=1) == 41
        assert tx.insert("todo", text="y", due_on=1) == 42


def test_what_the_file_says_of_itself(ledger_file: Path) -> None:
    head = ledger_file.read_bytes()[:100]
    assert head[68:72] == b"ARAP"
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION


def test_an_update_and_a_removal_touch_one_row(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        one, two = tx.insert_many("todo", ("text", "due_on"), todos(2))
        tx.update("todo", one, text="改", done_on=9)
        assert tx.rows("SELECT text, done_on FROM todo ORDER BY id") == [("改", 9), ("第1件", None)]
        tx.delete("todo", one)
        assert tx.rows("SELECT id FROM todo") == [(two,)]
        assert tx.execute("UPDATE todo SET text = 'x'") == 1


def test_what_a_query_sees(books: Dispatch) -> None:
    ids = given(books, "客户 甲\n客户 乙")
    with books._store.reading() as tx:
        names = [name for (name,) in tx.each("SELECT name FROM customer ORDER BY id")]
        assert names == ["甲", "乙"]
        assert tx.one("SELECT id, name FROM customer WHERE id = ?", (ids["乙"],)) == (
            ids["乙"],
            "乙",
        )
        assert tx.one("SELECT id FROM customer WHERE id = :id", {"id": 99}) is None
        assert tx.value("SELECT id FROM customer WHERE id = 99") is None
        assert tx.value("SELECT name, id FROM customer WHERE id = ?", (ids["甲"],)) == "甲"
        assert tx.today == tx.clock.today() == date(2026, 11, 12)
        assert tx.head()[0] == tx.value("SELECT max(seq) FROM journal_entry")
        assert tx.locked_until is None
        assert tx.shape_at("customer", tx.head()[0])[:2] == ["id", "code"]


def test_the_first_value_of_a_field_outlives_its_changes(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        row = tx.insert("todo", text="原", due_on=5)
        other = tx.insert("todo", text="别", due_on=6)
    for text in ("改", "再改"):
        with store.writing(ENTRY) as tx:
            tx.update("todo", row, text=text)
    with store.reading() as tx:
        assert tx.first_value("todo", row, "text") == "原"
        assert tx.first_value("todo", row, "due_on") == 5
        assert tx.first_value("todo", other, "text") == "别"
        assert tx.first_value("todo", row, "done_on") is None


def test_a_writing_view_knows_its_entry(store: Store) -> None:
    with store.reading() as tx:
        last = tx.head()[0]
    with store.writing(Entry("李敏", "write")) as tx:
        assert (tx.actor, tx.seq) == ("李敏", last + 1)
        tx.insert("todo", text="x", due_on=1)
    with store.reading() as tx:
        found = tx.one("SELECT seq, actor, label, kind, target, changes FROM journal_entry"
                       " ORDER BY seq DESC LIMIT 1")  # fmt: skip
    assert found == (last + 1, "李敏", "write", "do", None, 1)


def test_a_copy_is_the_book_and_tells_how_far_it_is(store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with store.writing(ENTRY) as tx:
        tx.insert("todo", text="抄", due_on=1)
    with store.reading() as tx:
        tx.copy_to(tmp_path / "copy.db", lambda left, pages: told.append((left, pages)))
    assert told[-1][0] == 0
    assert told[-1][1] > 10
    conn = sqlite3.connect(tmp_path / "copy.db")
    assert conn.execute("SELECT text FROM todo").fetchall() == [("抄",)]
    conn.close()


def test_a_copy_can_be_stopped(store: Store, tmp_path: Path) -> None:
    def stop(left: int, pages: int) -> None:
        raise InterruptedError

    with store.reading() as tx, pytest.raises(InterruptedError):
        tx.copy_to(tmp_path / "copy.db", stop)
    assert txs._PAGES_A_STEP > 0


def test_the_fingerprint_tells_every_difference_but_the_order() -> None:
    objects = [("table", "a", "CREATE TABLE a"), ("index", "auto", None)]
    known = schema_print(objects)
    assert schema_print(reversed(objects)) == known
    assert len(known) == 32
    assert schema_print([*objects, ("view", "v", "CREATE VIEW v")]) != known
    assert schema_print([("table", "a", "CREATE TABLE b"), objects[1]]) != known
    assert schema_print([("index", "a", "CREATE TABLE a"), objects[1]]) != known
    assert schema_print([("table", "b", "CREATE TABLE a"), objects[1]]) != known
    assert schema_print([objects[0], ("index", "auto", "")]) == known


def test_gathered_rows_are_there_for_whatever_asks(store: Store) -> None:
    with store.writing(ENTRY) as tx, tx.gathered("todo"):
        ids = [tx.insert("todo", text=text, due_on=due) for text, due in todos(450)]
        assert ids == list(range(ids[0], ids[0] + 450))
        assert tx.value("SELECT count(*) FROM todo") == 450
        later = tx.insert("todo", text="后", due_on=1)
        tx.update("todo", later, text="改")
        assert tx.rows("SELECT id, text FROM todo WHERE id > ?", (ids[-1],)) == [(later, "改")]


def test_gathered_rows_of_other_columns_and_by_the_hundred(store: Store) -> None:
    with store.writing(ENTRY) as tx, tx.gathered("todo"):
        one = tx.insert("todo", text="一", due_on=1)
        two = tx.insert("todo", due_on=2, text="二", done_on=3)
        three, four = tx.insert_many("todo", ("text", "due_on"), todos(2))
        five = tx.insert("todo", text="五", due_on=5)
    with store.reading() as read:
        assert [one, two, three, four, five] == list(range(one, one + 5))
        rows = read.rows("SELECT text, due_on, done_on FROM todo ORDER BY id")
        assert [rows[0], rows[1], rows[4]] == [("一", 1, None), ("二", 2, 3), ("五", 5, None)]


def test_gathered_rows_are_written_before_what_links_to_them(store: Store) -> None:
    """Links are checked at once: the customer has to stand when its contact comes."""
    with store.writing(ENTRY) as tx, tx.gathered("customer", "contact"):
        for n in range(250):
            name = f"客户{n}"
            customer = tx.insert("customer", name=name, name_key=name, currency="CNY")
            tx.insert("contact", customer_id=customer, name="张")
    with store.reading() as read:
        assert read.value("SELECT count(*) FROM contact WHERE customer_id = id") == 250


def test_gathered_rows_that_a_command_gives_up_are_nowhere(store: Store) -> None:
    def gives_up() -> None:
        with store.writing(ENTRY) as tx, tx.gathered("todo"):
            tx.insert("todo", text="一", due_on=1)
            raise KeyError

    with pytest.raises(KeyError):
        gives_up()
    with store.writing(ENTRY) as tx:
        assert tx.value("SELECT count(*) FROM todo") == 0
        assert tx.insert("todo", text="二", due_on=1) == 1


def test_after_the_gathering_rows_are_written_at_once(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        with tx.gathered("todo"):
            tx.insert("todo", text="一", due_on=1)
        tx.insert("todo", text="二", due_on=1)
        assert store._conn.execute("SELECT count(*) FROM todo").fetchone() == (2,)
