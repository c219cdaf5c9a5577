"""Stages changed one at a time: what is wrong, the way out, a stage more or less. Pure."""

from dataclasses import dataclass, replace

from arapp.models.values.errors import DomainError, Refused
from arapp.services.collection.rungs import DEFAULT, DUE, Profile, Rung, check


def problem(profile: Profile) -> DomainError | None:
    """What stands in the way of saving it."""
    try:
        check(profile)
    except DomainError as error:
        return error
    if profile.by_hand and profile.key == DEFAULT.key:
        return Refused("default_by_hand", field="stages")
    return None


def stage_of(error: DomainError | None) -> int:
    """Place of the stage it is about, from 1; 0 for the profile as a whole."""
    if error is None:
        return 0
    parts = str(error.fields.get("field", "")).split(".")
    if parts[0] == "stages" and len(parts) > 1 and parts[1].isdigit():
        return int(parts[1])
    return int(error.fields.get("stage", 0))


def marks(error: DomainError | None) -> frozenset[tuple[int, str]]:
    """Cells to be marked: (number of the stage, column)."""
    place = stage_of(error)
    if not place or error is None:
        return frozenset()
    column = str(error.fields.get("field", "")).rpartition(".")[2]
    if column in ("stages", ""):
        return frozenset({(place, "from"), (place - 1, "to")})
    return frozenset({(place, column)})


@dataclass(frozen=True, slots=True)
class Fix:
    """The way out: `what` is begin (stage, day), end (stage, day) or open (stage)."""

    what: str
    stage: int
    day: int
    profile: Profile


def fix_of(profile: Profile, error: DomainError | None, edited: tuple[int, str]) -> Fix | None:
    """The smallest change that puts days right; `edited` (stage, column) is left as it was typed.

    Stages behind that are in the way then give way too. None where only the user can know.
    """
    first = _step(profile, error, edited)
    if first is None:
        return None
    found, at = first.profile, first.stage
    for _ in profile.rungs:
        follows = _step(found, problem(found), (at, "to"))
        if follows is None:
            break
        found, at = follows.profile, follows.stage
    return replace(first, profile=found)


def _step(profile: Profile, error: DomainError | None, edited: tuple[int, str]) -> Fix | None:
    place = stage_of(error)
    if error is None or error.kind not in ("stages_overlap", "stages_gap") or not place:
        return None
    rungs = profile.rungs
    if error.kind == "stages_gap" and rungs[place - 1].last is not None and _is_last(rungs, place):
        return Fix("open", place, 0, _with(profile, place, last=None))
    one, after = rungs[place - 2], rungs[place - 1]
    if (edited == (place - 1, "to") or after.first <= one.first) and one.last is not None:
        day = one.last + 1
        last = after.last if after.last is None else max(after.last, day)
        return Fix("begin", place, day, _with(profile, place, first=day, last=last))
    if after.first <= one.first:
        return None
    return Fix("end", place - 1, after.first - 1, _with(profile, place - 1, last=after.first - 1))


def _is_last(rungs: tuple[Rung, ...], place: int) -> bool:
    """Whether the stage is the last of those that count from a day."""
    return all(rung.basis == "previous" for rung in rungs[place:])


def _with(profile: Profile, place: int, **changes: object) -> Profile:
    rungs = list(profile.rungs)
    rungs[place - 1] = replace(rungs[place - 1], **changes)  # type: ignore[arg-type]  # its fields
    return replace(profile, rungs=tuple(rungs))


def put(profile: Profile, place: int, rung: Rung) -> Profile:
    """Another stage in the place of one, from 1."""
    rungs = list(profile.rungs)
    rungs[place - 1] = rung
    return replace(profile, rungs=tuple(rungs))


def split(profile: Profile, place: int) -> Profile:
    """A stage more, after `place` from 1 (0: the first of all): the two share its days."""
    rungs = list(profile.rungs)
    if not rungs:
        return replace(profile, rungs=(replace(DEFAULT.rungs[1], first=1, last=None),))
    at = max(place, 1) - 1
    one = rungs[at]
    first, end = _shares(one)
    made = replace(one, key=_new_key(one, rungs), first=first, last=one.last)
    if one.last is not None and first > one.last:
        made = replace(made, last=first)
    rungs[at : at + 1] = [replace(one, last=end), made]
    return replace(profile, rungs=tuple(rungs))


def _shares(one: Rung) -> tuple[int, int]:
    """(first day of the new stage, last day of the old one)."""
    if one.last is None:
        return one.first + 30, one.first + 29
    half = one.first + (one.last - one.first) // 2
    return half + 1, half


def _new_key(one: Rung, rungs: list[Rung]) -> str:
    used = {rung.key for rung in rungs}
    names = (f"{one.step}_{n}" for n in range(2, len(rungs) + 3))
    return next(name for name in (str(one.step), *names) if name not in used)


def without(profile: Profile, place: int) -> Profile:
    """A stage less; the one before it takes its days."""
    rungs = list(profile.rungs)
    gone = rungs.pop(place - 1)
    if place > 1 and gone.basis == DUE == rungs[place - 2].basis:
        rungs[place - 2] = replace(rungs[place - 2], last=gone.last)
    return replace(profile, rungs=tuple(rungs))
