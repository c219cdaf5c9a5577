"""Differences of an allocation: what rows lose without money, line by line, each with a reason.

A receipt may have several (手续费 30.00 and 抹零 0.50). Together they are taken out of the parts
from the last one back, in the order they were given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from arapp.models.tx import Tx
from arapp.models.values.errors import CurrencyMismatch, InvalidAmount, InvalidValue, Refused
from arapp.models.values.money import Money, plain
from arapp.services.matching.rows import DIFFERENCE_REASONS
from arapp.services.matching.settings import SHIPPED, limits

REASONS = DIFFERENCE_REASONS
# Highest difference per reason of a new ledger in minor units; what is not listed has no limit.
LIMITS: Mapping[str, int] = dict(SHIPPED.limits)
Lines = Sequence[tuple[str, Money, str]]


@dataclass(frozen=True, slots=True)
class Gap:
    """So much (minor units) of the rows is not paid, for this reason."""

    reason: str
    minor: int
    note: str = ""


class _Row(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def gross(self) -> int: ...


def check(tx: Tx, lines: Lines, currency: str, rows: Sequence[_Row]) -> list[Gap]:
    """The differences of an allocation, one a reason and note.

    Raises InvalidValue (unknown reason), CurrencyMismatch, InvalidAmount (a line not above zero,
    all together more than the rows take), Refused (`difference_limit`, all of a reason together).
    """
    found: dict[tuple[str, str], int] = {}
    for reason, amount, note in lines:
        if reason not in REASONS:
            raise InvalidValue(field="difference", value=reason, reason="unknown")
        if amount.currency != currency:
            raise CurrencyMismatch(left=currency, right=amount.currency)
        if amount.minor <= 0:
            raise InvalidAmount(value=amount.plain(), reason="difference")
        key = (reason, note.strip())
        found[key] = found.get(key, 0) + amount.minor
    whole = sum(found.values())
    if whole > sum(row.gross for row in rows if row.gross > 0):
        raise InvalidAmount(value=plain(whole, currency), reason="difference")
    gaps = [Gap(reason, minor, note) for (reason, note), minor in found.items()]
    if gaps:
        _within(limits(tx), gaps, currency)
    return gaps


def _within(most: Mapping[str, int | None], gaps: Sequence[Gap], currency: str) -> None:
    for reason in dict.fromkeys(gap.reason for gap in gaps):
        limit = most.get(reason)
        wanted = sum(gap.minor for gap in gaps if gap.reason == reason)
        if limit is not None and wanted > limit:
            raise Refused(
                "difference_limit",
                reason=reason,
                limit=plain(limit, currency),
                wanted=plain(wanted, currency),
            )


def spread(rows: Sequence[_Row], gaps: Sequence[Gap]) -> dict[int, list[Gap]]:
    """Row → what it loses: out of the rows from the last one back."""
    taken: dict[int, list[Gap]] = {}
    left = list(gaps)
    for row in reversed([one for one in rows if one.gross > 0]):
        room = row.gross
        while left and room:
            gap = left.pop(0)
            take = min(gap.minor, room)
            taken.setdefault(row.id, []).append(replace(gap, minor=take))
            room -= take
            if take < gap.minor:
                left.insert(0, replace(gap, minor=gap.minor - take))
    return taken
