"""Was the PC's clock set back? The order of the books is their numbering; moments only tell.

A chosen day (`--as-of`) is no change of the clock: moments stay real then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from arapp.models.tx import Tx
from arapp.models.values.days import moment_text

LEEWAY = timedelta(minutes=2)
"""A clock that is set by the network moves by less, a person's mistake by more."""
_LOOKED_AT = 1000
"""Entries looked back at: one made under a wrong year is not warned of for ever."""


@dataclass(frozen=True, slots=True)
class ClockBack:
    """The books hold an entry of a moment that has not come yet. Moments are UTC text."""

    now: str
    newest: str
    seq: int


def clock_notice(tx: Tx) -> ClockBack | None:
    """What to warn of, or None while the clock goes on from the entries."""
    seq, newest = tx.one(
        "SELECT seq, max(at) FROM (SELECT seq, at FROM journal_entry ORDER BY seq DESC LIMIT ?)",
        (_LOOKED_AT,),
    )
    now = tx.clock.now()
    if newest is None or newest <= moment_text(now + LEEWAY):
        return None
    return ClockBack(moment_text(now), newest, seq)


def went_back(tx: Tx, seqs: Iterable[int]) -> frozenset[int]:
    """Those of the entries that were made while the clock was behind an entry before them."""
    wanted = sorted(set(seqs))
    if not wanted:
        return frozenset()
    highest = tx.value("SELECT max(at) FROM journal_entry WHERE seq < ?", (wanted[0],)) or ""
    found = set()
    rows = tx.rows(
        "SELECT seq, at FROM journal_entry WHERE seq BETWEEN ? AND ? ORDER BY seq",
        (wanted[0], wanted[-1]),
    )
    for seq, at in rows:
        if highest and at < _earlier(highest):
            found.add(seq)
        highest = max(highest, at)
    return frozenset(found & set(wanted))


def _earlier(moment: str) -> str:
    """The moment less the leeway; a text that is no moment (damage) allows nothing less."""
    from datetime import datetime

    try:
        return moment_text(datetime.fromisoformat(moment) - LEEWAY)
    except ValueError:
        return ""
