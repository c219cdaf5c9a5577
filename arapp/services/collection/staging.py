"""Which stage a row is in on a day, since when, what comes next, what is to be done now. Pure.

Days are ordinals, amounts minor units. Nothing is remembered of days on which nobody looked: the
answer follows from the row, its profile, what was done and what broke up to the day.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from arapp.models.values.days import month_end
from arapp.services.collection.rungs import MONTH_END, PREVIOUS, Profile, Rung


class Debt(NamedTuple):
    """An overdue row; `recorded` the day it was entered by hand, where that may matter."""

    id: int
    customer_id: int
    currency: str
    due_on: int
    amount: int
    paid: int
    kind: str
    profile_ids: tuple[int | None, int | None, int | None, int | None]
    owner: str
    recorded: int | None = None

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.amount - self.paid


# What a way of reaching somebody is worth: a call does for a message, only a paper for a letter.
WORTH = {"internal": 0, "message": 0, "email": 0, "other": 0, "phone": 1, "visit": 1, "letter": 2}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a row, as ordinals: `reached` the last day by worth (an index), `tried`
    the last try in vain, `next_on` when to come back after the last contact of all, `last`;
    `at_stage` the last day by stage key."""

    reached: tuple[int, int, int] = (0, 0, 0)
    tried: int = 0
    last: int = 0
    next_on: int | None = None
    at_stage: Mapping[str, int] = field(default_factory=dict)

    def for_rung(self, rung: Rung) -> int:
        """The last day on which what the stage asks for was done; 0 for never."""
        return max(self.reached[WORTH[rung.channel]], self.at_stage.get(rung.key, 0))


NOTHING = Done()


class Standing(NamedTuple):
    """The stage of a row: `place` in the profile, `since` the day it began (ordinal), `raised` by a
    broken promise; `after` is the stage that follows and `after_on` the day it begins."""

    rung: Rung
    place: int
    since: int
    raised: bool
    after: Rung | None
    after_on: int | None


class Task(NamedTuple):
    """What is to be done at the stage: `open` since `since`, else not before `until` (None: done
    for this stage)."""

    open: bool
    since: int
    until: int | None


def starts(profile: Profile, debt: Debt, done: Done) -> list[int | None]:
    """The first day of each stage for a row; None where it waits for what has not been done."""
    ends = date.fromordinal(debt.due_on)
    bases = {MONTH_END: month_end(ends).toordinal()}
    floor = None if debt.recorded is None else debt.recorded + profile.grace
    found: list[int | None] = []
    for place, rung in enumerate(profile.rungs):
        if rung.basis == PREVIOUS:
            before = profile.rungs[place - 1].key
            acted = done.at_stage.get(before, 0)
            day = acted + rung.first if acted >= debt.due_on else None
        else:
            day = bases.get(rung.basis, debt.due_on) + rung.first
        found.append(day if day is None or floor is None else max(day, floor))
    return found


def _reached(days: list[int | None], as_of: int) -> int:
    """Place of the highest stage that has begun; −1 before the first."""
    return max((n for n, day in enumerate(days) if day is not None and day <= as_of), default=-1)


def standing(
    profile: Profile,
    debt: Debt,
    as_of: int,
    done: Done = NOTHING,
    broken: tuple[tuple[int, int], ...] = (),
) -> Standing | None:
    """The stage on a day, None before the first or when it is by hand alone.

    `broken`: (day it was made, last day) of promises that were not kept, the oldest first: each
    lifts the row one stage above the one in which it was made, from the day after.
    """
    if not broken and profile.firsts and debt.recorded is None:
        return _by_days(profile, profile.firsts, debt.due_on, as_of)
    days = starts(profile, debt, done)
    place = _reached(days, as_of)
    floor, lifted = -1, 0
    for made, due in broken:
        if due < as_of:
            floor = min(max(_reached(days, made), floor) + 1, len(days) - 1)
            lifted = due + 1
    if max(place, floor) < 0:
        return None
    raised = floor > place
    at = floor if raised else place
    since = lifted if raised else days[at]
    assert since is not None
    after = next((n for n in range(at + 1, len(days)) if days[n] is not None), None)
    rungs = profile.rungs
    follows = (None, None) if after is None else (rungs[after], days[after])
    return Standing(rungs[at], at, since, raised, *follows)


def _by_days(profile: Profile, firsts: tuple[int, ...], due: int, as_of: int) -> Standing | None:
    """The stage when nothing but the due day decides."""
    place = bisect_right(firsts, as_of - due) - 1
    if place < 0:
        return None
    rungs = profile.rungs
    since = due + firsts[place]
    if place + 1 == len(rungs):
        return Standing(rungs[place], place, since, False, None, None)
    return Standing(rungs[place], place, since, False, rungs[place + 1], due + firsts[place + 1])


def task_of(found: Standing, gap: int, as_of: int, done: Done, again: int = 0) -> Task:
    """Whether something is to be done at the stage now.

    Once it was done at the stage it is done, until the gap is over or the day to come back has
    come. What ended a hold, or a promise that broke (`again`, the first day after), begins anew.
    Who was only tried is tried again on the day after.
    """
    since = max(found.since, again)
    if done.next_on is not None and done.last >= since:
        wait = done.next_on
        return Task(wait <= as_of, min(max(since, wait), as_of), None if wait <= as_of else wait)
    last = done.for_rung(found.rung)
    if last < since:
        later = done.tried >= since and done.tried == as_of
        return Task(not later, since, as_of + 1 if later else None)
    if not gap:
        return Task(False, since, found.after_on)
    wait = last + gap
    return Task(wait <= as_of, min(wait, as_of), None if wait <= as_of else wait)
