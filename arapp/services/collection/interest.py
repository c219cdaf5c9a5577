"""Late interest as arithmetic: principal × daily rate × days, split where money came in. Pure.

Days run from the day after the due day to the letter's day. A row is rounded once, half up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arapp.models.values.money import share

PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """`principal` (minor units) stood open for `days` until `until`, when `paid` came in."""

    principal: int
    days: int
    until: date
    paid: int


def spans(amount: int, due: date, settled: Iterable[tuple[date, int]], day: date) -> list[Span]:
    """The stretches of a row since its due day; empty when it is not overdue.

    `settled`: (day, amount) of everything that lowered the row, in any order.
    """
    later: dict[date, int] = {}
    principal = amount
    for when, money in settled:
        if when <= due:
            principal -= money
        elif when <= day:
            later[when] = later.get(when, 0) + money
    found, start = [], due
    for when in sorted(later):
        found.append(Span(principal, (when - start).days, when, later[when]))
        principal -= later[when]
        start = when
    found.append(Span(principal, (day - start).days, day, 0))
    return [span for span in found if span.days > 0 and span.principal > 0]


def interest(stretches: Iterable[Span], rate_ppm: int) -> int:
    """Minor units: Σ principal × days × rate, rounded half up once."""
    return share(sum(span.principal * span.days for span in stretches), rate_ppm, PPM)
