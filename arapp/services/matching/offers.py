"""Which rows prepayments may pay: 预收款核销 as it is offered, read without the matcher.

A prepayment is money a person left with its customer. It is offered to a row from the day the row
is due, and to a row made after the money came from the day it is made; never to a row that had
been there before and is not due yet, which the money was not meant for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from arapp.models.tx import Tx
from arapp.models.values.days import from_ordinal
from arapp.services.ledger import desk
from arapp.services.ledger.desk import DeskReceipt, id_list

DUE, MADE = "due", "made"


@dataclass(frozen=True, slots=True)
class Use:
    """So much (minor units) of this receipt."""

    receipt_id: int
    number: str
    minor: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A row that prepayments of its customer may pay; `why` due|made since `day`."""

    plan_id: int
    customer_id: int
    customer: str
    contract: str
    label: str
    due_on: date | None
    open: int
    currency: str
    why: str
    day: date
    uses: tuple[Use, ...]

    @property
    def minor(self) -> int:
        """What the prepayments have for it."""
        return sum(use.minor for use in self.uses)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A row of `_PLANS`; `free` is what of it nobody disputes."""

    id: int
    customer_id: int
    customer: str
    contract: str
    label: str
    due_on: int | None
    booked_on: int
    currency: str
    open: int
    free: int

    def is_due(self, day: int) -> bool:
        return self.due_on is not None and self.due_on <= day

    def offer(self, day: int, uses: tuple[Use, ...]) -> Offer:
        due = self.is_due(day)
        since = date.fromordinal(self.due_on if due and self.due_on else self.booked_on)
        return Offer(
            self.id,
            self.customer_id,
            self.customer,
            self.contract,
            self.label,
            from_ordinal(self.due_on),
            self.open,
            self.currency,
            DUE if due else MADE,
            since,
            uses,
        )


_PLANS = """
SELECT p.id, p.customer_id, coalesce(nullif(c.short_name, ''), c.name), coalesce(k.number, ''),
       p.label, p.due_on, p.booked_on, p.currency, p.amount - p.paid,
       p.amount - p.paid - (SELECT coalesce(sum(x.amount), 0) FROM dispute x
                             WHERE x.plan_id = p.id AND x.closed_on IS NULL)
  FROM plan p JOIN customer c ON c.id = p.customer_id LEFT JOIN contract k ON k.id = p.contract_id
 WHERE p.state = 'firm' AND p.paid <> p.amount AND p.amount > p.paid AND p.booked_on <= :day
   AND p.customer_id IN ({customers}){plans}
 ORDER BY p.due_on IS NULL, p.due_on, p.id
"""


def offers(tx: Tx, as_of: date | None = None, plans: Iterable[int] | None = None) -> list[Offer]:
    """Rows that prepayments may pay on the ledger day (or `as_of`), first due first; of `plans`
    alone when given. No money is offered twice."""
    kept = sorted(desk.prepaid(tx), key=lambda one: (one.day, one.id))
    if not kept:
        return []
    day = (as_of or tx.today).toordinal()
    money = {one.id: one.left for one in kept}
    customers = id_list(sorted({one.customer_id for one in kept if one.customer_id}))
    only = "" if plans is None else f" AND p.id IN ({id_list(plans)})"
    declined = set(tx.rows("SELECT receipt_id, plan_id FROM declined"))
    found = []
    for row in tx.rows(_PLANS.format(customers=customers, plans=only), {"day": day}):
        plan = _Plan(*row)
        fitting = [
            one
            for one in kept
            if (one.customer_id, one.currency) == (plan.customer_id, plan.currency)
            and (plan.is_due(day) or plan.booked_on >= one.day.toordinal())
            and (one.id, plan.id) not in declined
        ]
        uses = _take(fitting, money, min(plan.free, plan.open))
        if uses:
            found.append(plan.offer(day, uses))
    return found


def _take(receipts: Sequence[DeskReceipt], money: dict[int, int], wanted: int) -> tuple[Use, ...]:
    uses = []
    for one in receipts:
        minor = min(money[one.id], wanted)
        if minor > 0:
            money[one.id] -= minor
            wanted -= minor
            uses.append(Use(one.id, one.number, minor))
    return tuple(uses)
