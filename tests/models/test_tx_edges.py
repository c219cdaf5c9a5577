"""What commands write through, at its edges: blocks that wait, ids, numbers, rows of no shape."""

from datetime import date
from pathlib import Path

import pytest

from arapp.models.store import Store
from arapp.models.tx import Entry, WriteTx

ENTRY = Entry("测试", "write")
DAY = date(2026, 11, 12)


def in_file(store: Store) -> int:
    """Rows that are written, not only gathered."""
    return int(store._conn.execute("SELECT count(*) FROM todo").fetchone()[0])


def test_an_entry_notes_no_fields_unless_they_are_told(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        tx.insert("todo", text="x", due_on=1)
    with store.reading() as seen:
        assert seen.value("SELECT fields FROM journal_entry ORDER BY seq DESC LIMIT 1") == ""


def test_numbers_asked_for_one_by_one_go_on(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        numbers = [tx.next_number("letter", DAY) for _ in range(4)]
    assert numbers == [f"CK2026-000{n}" for n in (1, 2, 3, 4)]


def test_the_last_closed_day_is_told(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        tx.update("company", 1, locked_until=DAY.toordinal())
    with store.reading() as seen:
        assert seen.locked_until == DAY


def test_ids_begin_with_one(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        assert tx.insert_many("todo", ("text", "due_on"), [("甲", 1), ("乙", 2)]) == range(1, 3)


def test_an_id_is_free_even_where_the_file_forgot_the_highest(store: Store) -> None:
    with store.writing(ENTRY) as tx:
        first = tx.insert_many("todo", ("text", "due_on"), [("甲", 1), ("乙", 2), ("丙", 3)])
        tx.execute("DELETE FROM sqlite_sequence WHERE name = 'todo'")
        assert tx.insert_many("todo", ("text", "due_on"), [("丁", 4)]) == range(first.stop, 5)


def test_rows_of_different_lengths_are_refused(store: Store) -> None:
    def uneven(tx: WriteTx) -> None:
        tx.insert_many("todo", ("text", "due_on"), [("甲", 1, 7), ("乙", 2)])

    with pytest.raises(ValueError, match="shorter"), store.writing(ENTRY) as tx:
        uneven(tx)
    with store.reading() as seen:
        assert seen.value("SELECT count(*) FROM todo") == 0


def test_gathered_rows_are_written_two_hundred_at_a_time(store: Store) -> None:
    blocks: list[int] = []  # what stood in the file before each
    with store.writing(ENTRY) as tx, tx.gathered("todo"):
        tx.pulse = lambda: blocks.append(in_file(store))
        for n in range(450):
            tx.insert("todo", text="x", due_on=n)
        assert blocks == [0, 200], "no more than a block waits"
    assert (blocks, in_file(store)) == ([0, 200, 400], 450)


def test_what_a_gathering_gave_up_is_not_in_the_next(store: Store) -> None:
    def given_up(tx: WriteTx) -> None:
        with tx.gathered("todo"):
            tx.insert("todo", text="弃", due_on=1)
            raise KeyError

    with store.writing(ENTRY) as tx:
        with pytest.raises(KeyError):
            given_up(tx)
        with tx.gathered("todo"):
            tx.insert("todo", text="留", due_on=1)
        assert tx.rows("SELECT text FROM todo") == [("留",)]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are listed on Linux")
def test_a_copy_that_was_stopped_can_be_removed_anywhere(store: Store, tmp_path: Path) -> None:
    """Windows removes no file that is open."""

    def stop(_left: int, _all: int) -> None:
        raise InterruptedError

    with store.reading() as tx, pytest.raises(InterruptedError) as stopped:
        tx.copy_to(tmp_path / "copy.db", stop)
    assert stopped.value.__traceback__ is not None, "it still holds all that the copy had in hand"
    held = {one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()}
    assert store.path in held
    assert tmp_path / "copy.db" not in held
