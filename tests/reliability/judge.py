"""Is the ledger that was left behind a book, and is everything in it that its user was told?"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from arapp.models.store import Store
from arapp.models.tx import Tx
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import ArappError
from tests.conftest import TODAY

Ack = tuple[int, str]
"""Journal number and hash of an entry that the program had told to be done."""

SOUND, LOST, BROKEN = "sound", "lost", "broken"
Dump = dict[str, list[tuple[object, ...]]]


def head_of(tx: Tx) -> Ack:
    """The newest entry."""
    return tx.head()


def verdict(path: Path, acked: Iterable[Ack]) -> tuple[str, int]:
    """SOUND, LOST or BROKEN, and how many entries there are beyond the last acknowledged one.

    Everything that verify knows has to hold, after opening the file as the program does.
    """
    try:
        store = Store.open(path, FixedClock(TODAY))
    except (ArappError, OSError):
        return BROKEN, 0
    try:
        with store.reading() as tx:
            return _read(tx, list(acked))
    except ArappError:
        return BROKEN, 0
    finally:
        with suppress(ArappError):
            store.close()


def _read(tx: Tx, acked: list[Ack]) -> tuple[str, int]:
    if any(not check.ok for check in tx.checks()):
        return BROKEN, 0
    kept = dict(tx.rows("SELECT seq, hash FROM journal_entry"))
    newest = max((seq for seq, _ in acked), default=0)
    if any(kept.get(seq) != digest for seq, digest in acked):
        return LOST, 0
    return SOUND, tx.head()[0] - newest


def dump(tx: Tx) -> Dump:
    """Every row of every table."""
    names = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: sorted(tx.rows(f"SELECT * FROM {name}"), key=repr) for (name,) in names}
