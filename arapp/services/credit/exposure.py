"""Exposure: what would be lost if the customer paid nothing more, against its limit.

overdue + not yet due + delivered and not invoiced + bills that may come back − prepayments, in the
customer's own currency; open rows of other currencies are told beside it. The base amount (铺底) is
lent on top of the limit. Each part can be switched off for the whole firm.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue
from arapp.services.credit.delivered import delivered
from arapp.services.credit.grades import Standing, standing, standings
from arapp.services.credit.in_hand import prepaid
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger import settings
from arapp.services.ledger.bill_rows import at_risk
from arapp.services.reports.open import source

PARTS = ("overdue", "not_due", "delivered", "bills", "prepaid")
SETTING = "exposure"

Key = tuple[int, str]
"""(customer id, currency)"""


@dataclass(frozen=True, slots=True)
class Part:
    """One of PARTS in minor units, prepayments below zero; not `counted`: shown, not added."""

    key: str
    amount: int
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a customer owes and may owe, minor units of `currency`.

    `limit` None: there is none; `limit_from` customer, grade or ""; `others`: (currency, open
    amount) that no limit is held against; `owed_beside` the open rows of it alone.
    """

    customer_id: int
    currency: str
    parts: tuple[Part, ...]
    limit: int | None = None
    base_amount: int = 0
    limit_from: str = ""
    others: tuple[tuple[str, int], ...] = ()
    extra: int = 0
    owed_beside: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """The parts that count, and what is about to be added."""
        return sum(part.amount for part in self.parts if part.counted) + self.extra

    @property
    def ceiling(self) -> int | None:
        """Limit with the base amount."""
        return None if self.limit is None else self.limit + self.base_amount

    @property
    def used_ppm(self) -> int | None:
        """Share of the ceiling that is used, in millionths; None without one, or with zero."""
        ceiling = self.ceiling
        return self.total * 1_000_000 // ceiling if ceiling else None

    @property
    def over(self) -> int:
        """By how much it is over the ceiling; 0 when it is not."""
        ceiling = self.ceiling
        return 0 if ceiling is None else max(self.total - ceiling, 0)

    def part(self, key: str) -> int:
        """Amount of one part, counted or not."""
        return next((part.amount for part in self.parts if part.key == key), 0)

    def plus(self, minor: int) -> "Exposure":
        """The exposure once so much more is owed."""
        return replace(self, extra=self.extra + minor)


def counted(tx: Tx) -> frozenset[str]:
    """The parts that count; all in a new ledger."""
    switches = settings.read(tx, SETTING)
    if not isinstance(switches, dict):
        return frozenset(PARTS)
    return frozenset(part for part in PARTS if switches.get(part, True))


def exposure(tx: Tx, customer_id: int, as_of: date) -> Exposure:
    """Exposure of one customer as of a day. Raises NoSuchCustomer."""
    who = standing(tx, customer_id)
    return _exposure(who, _amounts(tx, as_of, customer_id), counted(tx))


def exposures(
    tx: Tx,
    as_of: date,
    customers: Iterable[int] | None = None,
    known: Mapping[int, Standing] | None = None,
) -> dict[int, Exposure]:
    """Exposure of every customer, or of some, by id; reckoned for all at once.

    `known` are the `standings` where they were read before.
    """
    wanted = None if customers is None else set(customers)
    amounts, on = _amounts(tx, as_of, None), counted(tx)
    return {
        row: _exposure(who, amounts, on)
        for row, who in (standings(tx) if known is None else known).items()
        if wanted is None or row in wanted
    }


def _exposure(
    who: Standing, amounts: Mapping[int, Mapping[str, dict[str, int]]], on: frozenset[str]
) -> Exposure:
    mine = amounts.get(who.id, {})
    own = mine.get(who.currency, {})
    others = [
        (code, sum(parts.values())) for code, parts in sorted(mine.items()) if code != who.currency
    ]
    return Exposure(
        who.id,
        who.currency,
        tuple(Part(key, own.get(key, 0), key in on) for key in PARTS),
        who.limit,
        who.base_amount,
        who.limit_from,
        tuple((code, amount) for code, amount in others if amount),
        owed_beside=tuple(
            (code, owed) for code, parts in sorted(mine.items())
            if code != who.currency and (owed := parts.get("overdue", 0) + parts.get("not_due", 0))
        ),
    )  # fmt: skip


def _amounts(
    tx: Tx, as_of: date, customer: int | None
) -> defaultdict[int, defaultdict[str, dict[str, int]]]:
    """Customer → currency → part → minor units."""
    found: defaultdict[int, defaultdict[str, dict[str, int]]]
    found = defaultdict(lambda: defaultdict(dict))
    rows = source(tx, as_of, customer)
    for who, code, overdue, not_due in tx.rows(
        "SELECT customer_id, currency, sum(CASE WHEN due_on < :d THEN amount - paid ELSE 0 END),"
        " sum(CASE WHEN due_on < :d THEN 0 ELSE amount - paid END)"
        f" FROM ({rows.sql}) GROUP BY customer_id, currency",
        rows.params,
    ):
        found[who][code] |= {"overdue": overdue, "not_due": not_due}
    for (who, code), amount in delivered(tx, as_of, customer).items():
        found[who][code]["delivered"] = amount
    for (who, code), amount in at_risk(tx, as_of, customer).items():
        found[who][code]["bills"] = amount
    for (who, code), rest in prepaid(tx, as_of, customer).items():
        found[who][code]["prepaid"] = -rest
    return found


@dataclass(frozen=True)
class SetExposureParts:
    """Which parts count towards the limit, for the whole firm."""

    parts: tuple[str, ...]

    label: ClassVar[str] = "set_exposure_parts"
    needs: ClassVar[Right] = Right.ADMIN

    def run(self, tx: WriteTx) -> Outcome:
        """Write them. Raises InvalidValue for a part that there is not, or none at all."""
        strange: list[Any] = [part for part in self.parts if part not in PARTS]
        if strange or not self.parts:
            value = ", ".join(strange)
            raise InvalidValue(field="parts", value=value, reason="unknown" if strange else "empty")
        settings.write(tx, SETTING, {part: part in self.parts for part in PARTS})
        return Outcome(frozenset({Topic.SETTINGS, Topic.CUSTOMERS}))
