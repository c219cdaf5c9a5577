"""Was the PC's clock set back? The order of the books is their numbering; moments only tell.

A chosen day (`--as-of`) is no change of the clock: moments stay real then.
"""

from collections import deque
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
    """Those of the entries that were made while the clock was behind one shortly before them."""
    wanted = frozenset(seqs)
    found: set[int] = set()
    for first, last in _stretches(sorted(wanted)):
        found |= _behind(tx, first, last)
    return wanted & found


def _stretches(wanted: list[int]) -> list[tuple[int, int]]:
    """(first, last) of the entries to read: those wanted with what is looked back at."""
    found: list[tuple[int, int]] = []
    for seq in wanted:
        first = seq - _LOOKED_AT
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], seq)
        else:
            found.append((first, seq))
    return found


def _behind(tx: Tx, first: int, last: int) -> set[int]:
    """Entries of the stretch with a later moment among those looked back at."""
    found = set()
    ahead: deque[tuple[int, str]] = deque()  # falling moments: the highest of those is the first
    for seq, at in tx.rows(
        "SELECT seq, at FROM journal_entry WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, last)
    ):
        while ahead and ahead[0][0] < seq - _LOOKED_AT:
            ahead.popleft()
        if ahead and ahead[0][1] > at and at < _earlier(ahead[0][1]):
            found.add(seq)
        while ahead and ahead[-1][1] <= at:
            ahead.pop()
        ahead.append((seq, at))
    return found


def _earlier(moment: str) -> str:
    """The moment less the leeway; a text that is no moment (damage) allows nothing less."""
    from datetime import datetime

    try:
        return moment_text(datetime.fromisoformat(moment) - LEEWAY)
    except ValueError:
        return ""
