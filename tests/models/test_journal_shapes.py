"""Columns change in ten years: the journal knows which ones a row had, and tells the rows anew."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from arapp.models import journal


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    """A ledger of two tables, its journal empty."""
    made = sqlite3.connect(":memory:")
    for statement in (
        "CREATE TABLE goods (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT",
        "CREATE TABLE shelf (id INTEGER NOT NULL PRIMARY KEY, place TEXT NOT NULL) STRICT",
        "CREATE TABLE journal_state (seq INTEGER)",
        "CREATE TABLE journal_change (id INTEGER PRIMARY KEY, seq, tbl, row, before, after)",
        "CREATE TABLE journal_shape (tbl, from_seq, columns)",
        "CREATE TABLE journal_entry (seq INTEGER)",
        "INSERT INTO journal_state VALUES (NULL)",
    ):
        made.execute(statement)
    journal.install(made)
    yield made
    made.close()


def command(conn: sqlite3.Connection, seq: int, *statements: str) -> None:
    """Statements under the number of an entry."""
    conn.execute("INSERT INTO journal_entry VALUES (?)", (seq,))
    conn.execute("UPDATE journal_state SET seq = ?", (seq,))
    for statement in statements:
        conn.execute(statement)
    conn.execute("UPDATE journal_state SET seq = NULL")


def shapes(conn: sqlite3.Connection) -> list[tuple[str, int, list[str]]]:
    found = conn.execute("SELECT tbl, from_seq, columns FROM journal_shape ORDER BY from_seq, tbl")
    return [(tbl, seq, json.loads(columns)) for tbl, seq, columns in found]


def changes(conn: sqlite3.Connection, seq: int) -> list[tuple[Any, ...]]:
    return list(journal.changes_of(conn, seq))


FIRST = [("goods", 1, ["id", "name"]), ("shelf", 1, ["id", "place"])]
SECOND = ("goods", 3, ["id", "name", "price"])


def reshaped(conn: sqlite3.Connection, *more: str) -> None:
    for statement in ("ALTER TABLE goods ADD COLUMN price INTEGER", *more):
        conn.execute(statement)
    journal.install(conn)


def test_a_shape_is_noted_when_the_columns_change_and_only_then(conn: sqlite3.Connection) -> None:
    assert shapes(conn) == FIRST
    command(conn, 1, "INSERT INTO goods VALUES (1, 'pump')")
    command(conn, 2, "INSERT INTO shelf VALUES (1, 'left')")
    journal.install(conn)
    assert shapes(conn) == FIRST
    reshaped(conn)
    assert shapes(conn) == [*FIRST, SECOND]
    journal.install(conn)
    assert shapes(conn) == [*FIRST, SECOND]


def test_after_the_columns_changed_every_row_is_told_as_it_was_and_as_it_is(
    conn: sqlite3.Connection,
) -> None:
    command(conn, 1, "INSERT INTO goods VALUES (1, 'pump'), (2, 'belt')",
            "INSERT INTO shelf VALUES (1, 'left')")  # fmt: skip
    command(conn, 2, "UPDATE goods SET name = 'big pump' WHERE id = 1")
    reshaped(conn)
    journal.note_reshaped(conn, 3)
    told = [
        ("goods", 1, "1,'big pump'", "1,'big pump',NULL"),
        ("goods", 2, "2,'belt'", "2,'belt',NULL"),
    ]
    assert changes(conn, 3) == told
    command(conn, 3)
    journal.install(conn)
    journal.note_reshaped(conn, 4)
    assert changes(conn, 4) == [], "an upgrade that leaves the columns alone says nothing of rows"


def test_what_an_upgrade_puts_into_a_new_table_comes_in_as_made(conn: sqlite3.Connection) -> None:
    command(conn, 1, "INSERT INTO goods VALUES (1, 'pump')")
    command(conn, 2)
    reshaped(conn, "CREATE TABLE hook (id INTEGER NOT NULL PRIMARY KEY) STRICT",
             "INSERT INTO hook VALUES (7)")  # fmt: skip
    journal.note_reshaped(conn, 3)
    assert changes(conn, 3) == [("goods", 1, "1,'pump'", "1,'pump',NULL"), ("hook", 7, None, "7")]
