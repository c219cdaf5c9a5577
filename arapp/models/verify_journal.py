"""The journal against itself and against the rows (I11, I12, I15).

One pass over all changes. Chain: each entry's hash follows from its fields, its changes and the
entry before. Replay: a row that a change takes is the row that the change before it left, and what
was left last is what stands. Both are one equation of sums over a keyed hash h: Σ h(put there) −
Σ h(taken) over all changes = Σ h(row) over all rows. Only where it fails is each row compared.
Runs of new rows that stand as they were put there fall out of both sides (`verify_standing`).
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from arapp.models import journal
from arapp.models import verify_blocks as blocks
from arapp.models.verify_blocks import Block
from arapp.models.verify_standing import Range, Standing, gaps

# Number of its entry, what the hash sees; of a later change what it took and what it put there.
_Change = tuple[int, bytes, bytes | None, bytes | None]
_SEQ = itemgetter(0)


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
        return journal.begin_hash(self._before[seq], self.entries[seq][:7])

    def feed(self, seq: int, told: bytes, count: int) -> None:
        """Changes of one entry, in order, and their number."""
        if seq not in self.entries:
            self.stray.add(seq)
            return
        if seq not in self._running:
            self._running[seq] = [self._begun(seq), 0]
        held = self._running[seq]
        held[0].update(told)  # type: ignore[attr-defined]  # the first is the digest
        held[1] += count  # type: ignore[operator]  # the second is the count

    def wrong(self) -> list[str]:
        """Entries that are not what their hash says, out of their order, or not there."""
        found = []
        for expected, (seq, row) in enumerate(self.entries.items(), 1):
            digest, count = self._running.get(seq) or (self._begun(seq), 0)
            told = digest.hexdigest()  # type: ignore[attr-defined]  # a digest
            if (seq, row[7], row[8]) != (expected, count, told):
                found.append(f"journal:{seq}")
        return found + [f"journal:{seq}" for seq in sorted(self.stray)]


@dataclass(frozen=True, slots=True)
class Passed:
    """What a pass over all changes came to.

    Attributes: wrong (entries whose hash does not follow), left (the sum over the changes, but
    those of `held`), nul (whether a text of a change holds a NUL), held (ids of the rows by table
    that were seen to stand as they were put there).
    """

    wrong: list[str]
    left: int
    nul: bool
    held: dict[str, list[Range]] = field(default_factory=dict)


def chain(conn: sqlite3.Connection) -> Passed:
    """Does each entry's hash follow from what it holds and the entry before (I11)?

    Reads every change once. Raises sqlite3.Error, UnicodeError, TypeError on a damaged file.
    """
    digests, standing, left, nul = _Digests(conn), Standing(conn), 0, False
    for block in blocks.changes(conn):
        if block.seq is not None and block.run is not None and standing.holds(block.run):
            digests.feed(block.seq, block.told, block.count)
            continue
        rows = block.rows() if block.seq is not None else None
        if rows is None or block.seq is None:
            nul = nul or _hides(conn, block)
            left += _one_by_one(conn, block, digests)
        else:
            digests.feed(block.seq, block.told, block.count)
            left += sum(map(hash, rows))
    return Passed(digests.wrong() + _left_open(conn), left, nul, standing.held)


_NUL = (
    "SELECT 1 FROM journal_change NOT INDEXED WHERE id BETWEEN ? AND ?"
    " AND (instr(before, char(0)) OR instr(after, char(0)) OR instr(tbl, char(0))) LIMIT 1"
)


def _hides(conn: sqlite3.Connection, block: Block) -> bool:
    return conn.execute(_NUL, (block.first, block.last)).fetchone() is not None


def _one_by_one(conn: sqlite3.Connection, block: Block, digests: _Digests) -> int:
    """A block of several entries, or with later changes of a row."""
    part = conn.execute(
        f"SELECT seq, {journal.TOLD}, {journal.TOOK}, {journal.MADE}"
        " FROM journal_change NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id",
        (block.first, block.last),
    ).fetchall()
    for seq, run in groupby(part, key=_SEQ):
        told = [change[1] for change in run]
        digests.feed(seq, b"".join(told), len(told))
    return _balance(part)


def _hash(told: bytes) -> int:
    return hash(told[1:])  # without RECORD, as the rows of a block


def _balance(part: Sequence[_Change]) -> int:
    """Σ h(put there) − Σ h(taken); h is Python's own keyed hash of bytes, 64 bits."""
    total = 0
    for _, told, took, made in part:
        if took is None:
            total += _hash(told)
        else:
            total += (_hash(made) if made is not None else 0) - _hash(took)
    return total


def _left_open(conn: sqlite3.Connection) -> list[str]:
    state = conn.execute("SELECT id, seq FROM journal_state").fetchall()
    return [] if state == [(1, None)] else ["journal_state"]


# The last change of a row, found along the index on (tbl, row).
_LAST = (
    "(SELECT j.after FROM journal_change j WHERE j.tbl = '{table}' AND j.row = {row}"
    " ORDER BY j.id DESC LIMIT 1)"
)
# Rows of which a change took something else than the change before it had left.
_BROKEN_LINES = (
    "SELECT DISTINCT tbl || ':' || row FROM (SELECT tbl, row, before,"
    " lag(after) OVER (PARTITION BY tbl, row ORDER BY id) AS left FROM journal_change)"
    " WHERE before IS NOT left"
)
# The tables that the journal speaks of, one step along its index each.
_SPOKEN = (
    "WITH RECURSIVE spoken(name) AS (SELECT min(tbl) FROM journal_change UNION ALL"
    " SELECT (SELECT min(tbl) FROM journal_change WHERE tbl > name) FROM spoken"
    " WHERE name IS NOT NULL) SELECT name FROM spoken WHERE name IS NOT NULL"
)


def replay(conn: sqlite3.Connection, passed: Passed) -> list[str]:
    """Rows that are not as the journal says (I12, I15); `passed` is what `chain` found.

    A row that was changed around the journal stays told when a command has changed it since.
    """
    tables = journal.journaled_tables(conn)
    if passed.left == sum(_standing(conn, name, passed.held.get(name, [])) for name in tables):
        return []
    found = [record for table in tables for record in _differs(conn, table)]
    spoken = {name for (name,) in conn.execute(_SPOKEN)}
    found += [f"{table}:?" for table in sorted(spoken - set(tables))]
    found += [record for (record,) in conn.execute(_BROKEN_LINES)]
    return list(dict.fromkeys(found)) or ["journal"]


def _standing(conn: sqlite3.Connection, table: str, held: list[Range]) -> int:
    """Σ h(row) over all rows of a table but those that are held."""
    one_by_one = (
        f"SELECT {journal.told_row(conn, table)} FROM {table} t NOT INDEXED"
        " WHERE id BETWEEN ? AND ?"
    )
    total = 0
    for block in blocks.standing(conn, table, gaps(held)):
        rows = block.rows()
        if rows is None:
            found = conn.execute(one_by_one, (block.first, block.last))
            total += sum(_hash(row) for (row,) in found)
        else:
            total += sum(map(hash, rows))
    return total


def _differs(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    """Rows that were changed or added around the journal, and rows that are gone."""
    edited = conn.execute(  # names come from the schema itself
        f"SELECT t.id FROM {table} t WHERE {_LAST.format(table=table, row='t.id')}"
        f" IS NOT {journal.printed(conn, table, 't')}",
    )
    yield from (f"{table}:{row}" for (row,) in edited)
    gone = conn.execute(
        f"SELECT DISTINCT c.row FROM journal_change c WHERE c.tbl = '{table}'"
        f" AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = c.row)"
        f" AND {_LAST.format(table=table, row='c.row')} IS NOT NULL",
    )
    yield from (f"{table}:{row}" for (row,) in gone)
