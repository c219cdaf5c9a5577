"""From hypotheses to outcomes: each row in one match, all matches in one proof."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from arapp.services.matching.sets import Item, Pool
from arapp.services.reconcile.assigned import best
from arapp.services.reconcile.chances import chances
from arapp.services.reconcile.rows import BILL, MONEY, Account, Kind, Line, Match, Proof
from arapp.services.reconcile.tells import deducted

_AT_EDGE = 5  # rows that together may explain how the two openings differ
_EDGE_POOL = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both sides and what belongs together; `matches` in the order of days."""

    ours: Account
    theirs: Account
    matches: tuple[Match, ...]

    @property
    def proof(self) -> Proof:
        """Our balance plus all differences is their balance."""
        opening = self.theirs.opening - self.ours.opening
        sums: dict[Kind, int] = {}
        for one in self.matches:
            if one.why == "opening":
                opening += one.difference
            elif one.difference:
                sums[one.kind] = sums.get(one.kind, 0) + one.difference
        return Proof(self.ours.closing, self.theirs.closing, opening, sums, self.theirs.astray)


def settle(ours: Account, theirs: Account, earlier: Sequence[Line] = ()) -> Outcome:
    """Pair the rows of both sides.

    `earlier` are rows of ours before the first day: those that explain why their opening differs
    from ours are taken in, as the customer booked them later.
    """
    ours = _with_earlier(ours, theirs, earlier)
    found = best(chances(ours.lines, theirs.lines))
    mine = {line.id: line for line in ours.lines}
    others = {line.id: line for line in theirs.lines}
    matches = [
        match_of([mine[i] for i in one.ours], [others[i] for i in one.theirs], one.why)
        for one in found
    ]
    matches += alone(
        (line for i, line in mine.items() if i not in {i for one in found for i in one.ours}),
        (line for i, line in others.items() if i not in {i for one in found for i in one.theirs}),
    )
    outcome = Outcome(ours, theirs, tuple(in_order(matches)))
    return _opened(outcome)


def match_of(ours: Sequence[Line], theirs: Sequence[Line], why: str) -> Match:
    """Rows that belong together: paired when they come to the same, else 金额不符."""
    match = Match(Kind.PAIRED, tuple(ours), tuple(theirs), why)
    if not ours or not theirs:
        return replace(match, kind=Kind.CANCELLED if not match.difference else Kind.AMOUNT)
    return match if not match.difference else replace(match, kind=Kind.AMOUNT)


def alone(ours: Iterable[Line], theirs: Iterable[Line]) -> list[Match]:
    """Rows without a counterpart, by what that means."""
    return [
        *(Match(_ours_alone(line), (line,)) for line in ours),
        *(Match(_theirs_alone(line), (), (line,)) for line in theirs),
    ]


def _ours_alone(line: Line) -> Kind:
    if line.delta > 0 or line.sort == BILL:
        return Kind.NO_INVOICE
    return Kind.RECEIVED


def _theirs_alone(line: Line) -> Kind:
    paid = line.delta < 0 and line.sort in ("", MONEY) and not deducted(line.text)
    return Kind.IN_TRANSIT if paid else Kind.NOT_BOOKED


def in_order(matches: Iterable[Match]) -> list[Match]:
    """By the first day of either side, rows of ours before those of theirs alone."""

    def place(match: Match) -> tuple[int, int, int]:
        days = [line.day.toordinal() for line in (*match.ours, *match.theirs) if line.day]
        first = min((line.id for line in (*match.ours, *match.theirs)), default=0)
        return (min(days, default=0), not match.ours, first)

    return sorted(matches, key=place)


# --- the first day ------------------------------------------------------------------------------


def _with_earlier(ours: Account, theirs: Account, earlier: Sequence[Line]) -> Account:
    """Our account begun earlier by the rows that the customer's opening does not have yet."""
    gap = ours.opening - theirs.opening
    if not gap or not theirs.told:
        return ours
    latest = sorted(earlier, key=lambda line: line.day.toordinal() if line.day else 0)[-_EDGE_POOL:]
    chosen = _making(latest, gap)
    if not chosen:
        return ours
    fresh = [replace(line, id=-1 - i) for i, line in enumerate(chosen)]
    return replace(ours, opening=ours.opening - gap, lines=(*fresh, *ours.lines))


def _making(lines: Sequence[Line], target: int) -> list[Line]:
    """The only few rows that come to an amount; [] when none or several do."""
    pool = Pool([Item(i, line.delta) for i, line in enumerate(lines)], _AT_EDGE, _EDGE_POOL)
    found = pool.find(target, limit=2, least=1, most=_AT_EDGE)
    if not found.sets or (len(found.sets) > 1 and len(found.sets[0]) == len(found.sets[1])):
        return []
    return [lines[i] for i in found.sets[0]]


def _opened(outcome: Outcome) -> Outcome:
    """Rows that we booked in the period and that their opening had already: no difference."""
    gap = outcome.theirs.opening - outcome.ours.opening
    if not gap or not outcome.theirs.told:
        return outcome
    free = [m.ours[0] for m in outcome.matches if m.kind in (Kind.NO_INVOICE, Kind.RECEIVED)]
    chosen = {line.id for line in _making(free[:_EDGE_POOL], gap)}
    if not chosen:
        return outcome
    matches = tuple(
        Match(Kind.PAIRED, one.ours, (), "opening")
        if len(one.ours) == 1 and not one.theirs and one.ours[0].id in chosen
        else one
        for one in outcome.matches
    )
    return replace(outcome, matches=matches)


# --- by hand ------------------------------------------------------------------------------------


def join(outcome: Outcome, places: Sequence[int]) -> Outcome:
    """The rows of several matches taken together by hand; one of them must hold each side's."""
    chosen = [outcome.matches[place] for place in sorted(set(places))]
    joined = match_of(
        [line for one in chosen for line in one.ours],
        [line for one in chosen for line in one.theirs],
        "hand",
    )
    rest = [one for i, one in enumerate(outcome.matches) if i not in set(places)]
    return replace(outcome, matches=tuple(in_order([*rest, joined])))


def part(outcome: Outcome, place: int) -> Outcome:
    """A match taken apart again: its rows stand alone."""
    gone = outcome.matches[place]
    rest = [one for i, one in enumerate(outcome.matches) if i != place]
    return replace(outcome, matches=tuple(in_order([*rest, *alone(gone.ours, gone.theirs)])))
