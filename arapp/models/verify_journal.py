"""The journal against itself and against the rows: one pass over every change (I11, I12, I15).

Chain: each entry's hash follows from its fields, its changes and the entry before. Replay: what the
journal wrote last is what stands in the tables. Σ h(after) − Σ h(before) over the changes of a
table equals Σ h(row as it is now) when nobody wrote around the journal; h is the interpreter's
keyed 64-bit hash of (table, row, literals), whose key nobody knows before the process runs. Only a
table whose sums differ is compared row by row, to name the records.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from operator import itemgetter

from arapp.models import journal

_ROWS = 2_000  # changes a fetch: a block stays in the processor's cache
_Change = tuple[int, bytes, int, bytes | None, bytes | None]
_SEQ = itemgetter(0)
_TABLE = itemgetter(1)


@dataclass
class Walk:
    """What the pass found: entries whose chain breaks, rows that differ from the journal."""

    chain: list[str] = field(default_factory=list)
    replay: list[str] = field(default_factory=list)


class _Digests:
    """A hash per entry that is fed its changes in the order of their ids.

    It begins with the hash kept for the entry before, so entries may come in any order.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.entries = {
            row[0]: row
            for row in conn.execute(
                "SELECT seq, at, actor, kind, label, fields, target, changes, hash"
                " FROM journal_entry ORDER BY seq",
            )
        }
        self.stray: set[int] = set()
        self._before = dict(zip(self.entries, [journal.GENESIS, *self._kept()], strict=False))
        self._running: dict[int, list[object]] = {}

    def _kept(self) -> Iterator[str]:
        return (row[8] for row in self.entries.values())

    def _begun(self, seq: int) -> "hashlib._Hash":
        digest = hashlib.sha256(self._before[seq].encode())
        digest.update(json.dumps(self.entries[seq][:7], ensure_ascii=False).encode())
        return digest

    def feed(self, seq: int, changes: Sequence[_Change]) -> None:
        """Changes of one entry, in order."""
        if seq not in self.entries:
            self.stray.add(seq)
            return
        if seq not in self._running:
            self._running[seq] = [self._begun(seq), 0]
        held = self._running[seq]
        told = [
            b"\x1e%b\x1f%d\x1f%b\x1f%b" % (table, row, old or b"", new or b"")
            for _, table, row, old, new in changes
        ]
        held[0].update(b"".join(told))  # type: ignore[attr-defined]  # the first is the digest
        held[1] += len(told)  # type: ignore[operator]  # the second is the count

    def wrong(self) -> list[str]:
        """Entries that are not what their hash says, out of their order, or not there."""
        found = []
        for expected, (seq, row) in enumerate(self.entries.items(), 1):
            digest, count = self._running.get(seq) or (self._begun(seq), 0)
            told = digest.hexdigest()  # type: ignore[attr-defined]  # a digest
            if (seq, row[7], row[8]) != (expected, count, told):
                found.append(f"journal:{seq}")
        return found + [f"journal:{seq}" for seq in sorted(self.stray)]


def walk(conn: sqlite3.Connection) -> Walk:
    """Read every change once. Raises sqlite3.Error, UnicodeError, TypeError on a damaged file."""
    digests = _Digests(conn)
    sums: dict[bytes, int] = defaultdict(int)
    with _bytes_of(conn):
        changes = conn.execute(
            "SELECT seq, tbl, row, before, after FROM journal_change ORDER BY id"
        )
        while part := changes.fetchmany(_ROWS):
            _add(part, sums)
            if part[0][0] == part[-1][0] and len(set(map(_SEQ, part))) == 1:
                digests.feed(part[0][0], part)
            else:
                for seq, run in groupby(part, key=_SEQ):
                    digests.feed(seq, list(run))
    return Walk(digests.wrong() + _left_open(conn), _edited(conn, sums))


class _bytes_of:  # noqa: N801 - a context manager, used as a verb
    """Texts come as the bytes they are: half the time, and no damage hides behind decoding."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def __enter__(self) -> None:
        self._conn.text_factory = bytes

    def __exit__(self, *_: object) -> None:
        self._conn.text_factory = str


def _add(part: list[_Change], sums: dict[bytes, int]) -> None:
    if len(set(map(_TABLE, part))) > 1:
        for table, run in groupby(sorted(part, key=_TABLE), key=_TABLE):
            _add_one(table, list(run), sums)
        return
    _add_one(part[0][1], part, sums)


def _add_one(table: bytes, part: list[_Change], sums: dict[bytes, int]) -> None:
    _, tables, rows, befores, afters = zip(*part, strict=True)
    hashed = list(map(hash, zip(tables, rows, afters, strict=True)))
    sums[table] += sum(hashed)
    if None in afters:
        sums[table] -= sum(h for h, after in zip(hashed, afters, strict=True) if after is None)
    if befores.count(None) < len(befores):
        old = zip(tables, rows, befores, strict=True)
        sums[table] -= sum(hash(one) for one in old if one[2] is not None)


def _left_open(conn: sqlite3.Connection) -> list[str]:
    state = conn.execute("SELECT seq FROM journal_state").fetchall()
    return [] if state == [(None,)] else ["journal_state"]


def _edited(conn: sqlite3.Connection, sums: dict[bytes, int]) -> list[str]:
    tables = journal.journaled_tables(conn)
    found = [
        record
        for table in tables
        if _now(conn, table) != sums.pop(table.encode(), 0)
        for record in _differs(conn, table)
    ]
    return found + [f"{table.decode(errors='replace')}:?" for table in sorted(sums)]


def _now(conn: sqlite3.Connection, table: str) -> int:
    """Sum over the rows as they stand."""
    literals = journal.printed(conn, table, "t")
    name, total = table.encode(), 0
    with _bytes_of(conn):
        rows = conn.execute(f"SELECT t.id, {literals} FROM {table} t")  # names: the schema's own
        while part := rows.fetchmany(_ROWS):
            ids, texts = zip(*part, strict=True)
            total += sum(map(hash, zip(repeat(name), ids, texts, strict=False)))
    return total


def _differs(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    """Rows that are not as the journal wrote them last, and rows that are gone."""
    last = (
        "(SELECT row, after, max(id) FROM journal_change"
        f" WHERE tbl = '{table}' GROUP BY row)"  # names come from the schema itself
    )
    now = journal.literals_of("t", journal.journaled_columns(conn, table))
    edited = conn.execute(
        f"SELECT t.id FROM {table} t LEFT JOIN {last} j ON j.row = t.id WHERE j.after IS NOT {now}",
    )
    yield from (f"{table}:{row}" for (row,) in edited)
    gone = conn.execute(
        f"SELECT j.row FROM {last} j LEFT JOIN {table} t ON t.id = j.row"
        " WHERE j.after IS NOT NULL AND t.id IS NULL",
    )
    yield from (f"{table}:{row}" for (row,) in gone)
