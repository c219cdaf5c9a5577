"""Which backups stay. Pure: a list and a moment in, a decision out.

The newest of each hour for the last 24 hours that have one, of each day for 30 days, of each month
for 12 months; every one made before a migration; those made before an import, a restore or by hand
for 30 days at least; the last good one always.

Copies of a smaller book never push out the last good one: where the book fell (fewer rows, a lower
number, another history) the last one before the fall stays, whatever its age, until the book has
grown past it again (rows) or the user says that it is right so (history).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from arapp.services.backup.facts import CORE
from arapp.services.backup.manifest import Backup

YOUNG = timedelta(days=30)
LARGE_FALL = 10  # a tenth of the rows of a table: more than an undo takes
FALL, ACCEPTED = "fall", "accepted"
# Why, how many, how much of (year, month, day, hour) makes the slot.
_SLOTS = (("hour", 24, 4), ("day", 30, 3), ("month", 12, 2))
_STAYS_YOUNG = frozenset({"import", "restore", "hand"})


@dataclass(frozen=True, slots=True)
class Decision:
    """`kept`: file → why (the first reason that applies); `dropped`: files that may go.

    `shrunk`: the last backup before a large fall that nobody explained; None without one.
    """

    kept: dict[str, str]
    dropped: list[str]
    shrunk: Backup | None = None


@dataclass(frozen=True, slots=True)
class Fall:
    """The book became smaller, or another one, from `before` to `after` (None: dropped since)."""

    before: Backup
    after: Backup | None
    large: bool


def decide(rows: Sequence[Backup], now: datetime, restores: Sequence[str] = ()) -> Decision:
    """Decide for `rows` in the order they were made; `now` is UTC, `restores` are moments."""
    fallen = list(falls(rows))
    good = [row for row in rows if row.checked]
    kept = {fall.before.file: FALL for fall in fallen}
    kept |= {file: why for file, why in _standing(rows, now) if file not in kept}
    # What did not pass its checks takes no place of one that did.
    for same in (_timed(good), _timed([row for row in rows if not row.checked])):
        for why, most, parts in _SLOTS:
            for file in _newest_of_each(same, most, parts):
                kept.setdefault(file, why)
    for row in good[-1:]:
        kept.setdefault(row.file, "last")
    dropped = [row.file for row in rows if row.file not in kept]
    alarms = [fall.before for fall in fallen if fall.large and not _explained(fall, restores)]
    return Decision(kept, dropped, alarms[-1] if alarms else None)


def falls(rows: Sequence[Backup]) -> Iterator[Fall]:
    """Every fall that still counts, oldest first."""
    good = [row for row in rows if row.checked]
    for i, row in enumerate(good):
        after = good[i + 1] if i + 1 < len(good) else None
        if row.pinned != ACCEPTED and (row.pinned == FALL or (after and another(row, after))):
            yield Fall(row, after, True)
    yield from _fewer(good)


def _fewer(good: Sequence[Backup]) -> Iterator[Fall]:
    """The place from which the rows are fewer up to now, if there is one."""
    top, low = None, None
    for row in good:
        if top is None or top.pinned == ACCEPTED or not smaller(top, row):
            top, low = row, None
        elif low is None or smaller(low, row):
            low = row
    if top is not None and low is not None and top.pinned != ACCEPTED:
        yield Fall(top, low, smaller(top, low, LARGE_FALL))


def another(before: Backup, after: Backup) -> bool:
    """Whether `after` goes on from another history than the one that ended with `before`."""
    if before.ledger != after.ledger or after.seq < before.seq or not after.follows:
        return True
    return after.seq == before.seq and after.head != before.head


def smaller(before: Backup, after: Backup, share: int = 0) -> bool:
    """Whether `after` has fewer rows in a table that is the book; `share`: by more than 1/share."""
    for table in CORE:
        had = before.counts.get(table, 0)
        lost = had - after.counts.get(table, 0)
        if lost > (had // share if share else 0):
            return True
    return False


def _explained(fall: Fall, restores: Sequence[str]) -> bool:
    upto = fall.after.made_at if fall.after is not None else "9"
    return any(fall.before.made_at <= at <= upto for at in restores)


def _standing(rows: Sequence[Backup], now: datetime) -> Iterator[tuple[str, str]]:
    """What stays whatever the hours and days say; what cannot be placed in time is among it."""
    for row in rows:
        at = moment(row)
        if at is None:
            yield row.file, "undated"
        elif row.reason == "migration":
            yield row.file, "migration"
        elif now - at < YOUNG and row.reason in _STAYS_YOUNG:
            yield row.file, row.reason


_Timed = list[tuple[str, tuple[int, ...]]]


def _timed(rows: Sequence[Backup]) -> _Timed:
    """File and local (year, month, day, hour) of each row, in the order they were made in: the
    clock may have been set back."""
    moments = ((row.file, moment(row)) for row in rows)
    return [(file, at.astimezone().timetuple()[:4]) for file, at in moments if at is not None]


def _newest_of_each(rows: _Timed, most: int, parts: int) -> Iterator[str]:
    """Files of the newest row of each of the last `most` slots that have one."""
    newest: dict[tuple[int, ...], str] = {}
    for file, at in rows:
        newest[at[:parts]] = file
    for slot in sorted(newest)[-most:]:
        yield newest[slot]


def moment(row: Backup) -> datetime | None:
    """When it was made, UTC; None when that cannot be told."""
    try:
        at = datetime.fromisoformat(row.made_at)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None
