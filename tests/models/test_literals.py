"""A trigger writes a row in the very text in which the journal compares rows."""

import sqlite3

from arapp.models import journal

ROWS: list[tuple[int, str | None, int | None, str, int]] = [
    (1, None, None, "", 0),
    (2, "o'x''", -5, "%d %s \n恒岳\U00020000", 2**63 - 1),
    (3, "NULL", 0, "\\", -(2**63)),
    (4, "x" * 300_000, 9, "%", 1),
]


def test_printed_rows_are_the_literals_of_the_rows() -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute(
        "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a TEXT, b INTEGER, c TEXT NOT NULL,"
        " d INTEGER NOT NULL) STRICT"
    )
    for statement in (
        "CREATE TABLE journal_state (seq INTEGER)",
        "CREATE TABLE journal_change (id INTEGER PRIMARY KEY, seq, tbl, row, before, after)",
        "CREATE TABLE journal_shape (tbl, from_seq, columns)",
        "CREATE TABLE journal_entry (seq INTEGER)",
        "INSERT INTO journal_state VALUES (1)",
    ):
        conn.execute(statement)
    journal.install(conn)
    conn.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", ROWS)
    columns = ["id", "a", "b", "c", "d"]
    now = conn.execute(f"SELECT {journal.literals_of('', columns)} FROM t ORDER BY id").fetchall()
    kept = conn.execute("SELECT after FROM journal_change ORDER BY id").fetchall()
    assert kept == now
    assert [journal.values_of(text) for (text,) in kept] == ROWS
