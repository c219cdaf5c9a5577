"""What is about to be posted for one receipt: ticks, amounts, difference, remainder. No Qt.

Amounts are gross minor units, as in the commands: what the row's open amount falls by.
`short` > 0 is money without a row, `short` < 0 is ticked without money.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from arapp.models.values.money import Money
from arapp.services.ledger.desk import DeskPlan, DeskReceipt
from arapp.services.matching.commands import Allocate
from arapp.services.matching.gaps import LIMITS, REASONS, Gap
from arapp.services.matching.rows import Answer

_SHARE = 20
"""A shortage up to amount ÷ this, within the limit of a fee, is taken for a deduction."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`amounts`: ticked row → gross amount; `gaps`: differences by reason, each with its `limits`;
    `keep`: the remainder stays as prepayment; `answer`: the proposal this is, until something is
    changed by hand; `note`: why rows of other customers are paid."""

    receipt: DeskReceipt
    plans: Mapping[int, DeskPlan] = field(default_factory=dict)
    amounts: Mapping[int, int] = field(default_factory=dict)
    customer_id: int | None = None
    gaps: tuple[Gap, ...] = ()
    limits: Mapping[str, int | None] = field(default_factory=lambda: dict(LIMITS))
    keep: bool = False
    answer: Answer | None = None
    note: str = ""
    choice: int | None = None
    """which proposal it is, from 0, or comes to the same as"""

    # --- sums ---------------------------------------------------------------------------------

    @property
    def ticked(self) -> int:
        """Sum of what is ticked."""
        return sum(self.amounts.values())

    @property
    def short(self) -> int:
        """Receipt less ticked, before a difference or prepayment."""
        return self.receipt.left - self.ticked

    @property
    def need(self) -> int:
        """What is ticked without money, before any difference; 0 when there is enough."""
        return max(-self.short, 0)

    @property
    def difference(self) -> int:
        """What reasons settle without money, 0 without one."""
        return sum(gap.minor for gap in self.gaps) if self.short < 0 else 0

    @property
    def to_go(self) -> int:
        """What is still open in this step: 0 may be posted."""
        if self.short > 0:
            return 0 if self.keep else self.short
        return self.short + self.difference

    # --- may it be posted ---------------------------------------------------------------------

    @property
    def foreign(self) -> bool:
        """Whether rows of another customer than the receipt's are ticked."""
        owners = {self.plans[one].customer_id for one in self.amounts if one in self.plans}
        return bool(owners - {self.owner()})

    @property
    def ready(self) -> bool:
        """Whether the main button may be pressed."""
        known = self.owner() is not None
        chosen = bool(self.amounts) or (self.keep and self.short > 0)
        return self.to_go == 0 and known and chosen and (not self.foreign or bool(self.note))

    def owner(self) -> int | None:
        """Whose the receipt is or becomes."""
        if self.customer_id is not None:
            return self.customer_id
        owners = {self.plans[one].customer_id for one in self.amounts if one in self.plans}
        return owners.pop() if len(owners) == 1 else None

    def room(self, reason: str, but: int | None = None) -> int:
        """How much of the shortage a reason may still take; line `but` does not count."""
        others = [gap for place, gap in enumerate(self.gaps) if place != but]
        rest = self.need - sum(gap.minor for gap in others)
        limit = self.limits.get(reason)
        used = sum(gap.minor for gap in others if gap.reason == reason)
        return max(rest if limit is None else min(rest, limit - used), 0)

    def reasons(self) -> list[tuple[str, int | None, bool]]:
        """(reason, limit or None, may be chosen) for the whole shortage as it is."""
        return [(one, limit, limit is None or self.need <= limit)
                for one in REASONS for limit in (self.limits.get(one),)]  # fmt: skip

    def comes_to(self, answer: Answer) -> bool:
        """Whether it does the very thing that a proposal does."""
        gap = answer.difference
        lost = {(gap.reason, gap.minor)} if gap else set()
        mine = {(one.reason, one.minor) for one in self.gaps} if self.difference else set()
        rest = max(self.short, 0)
        parts = {part.plan_id: part.minor for part in answer.parts}
        return (parts, lost, answer.prepayment) == (dict(self.amounts), mine, rest)

    def command(self) -> Allocate:
        """What posts it."""
        currency = self.receipt.currency
        known = self.receipt.customer_id
        return Allocate(
            receipt_id=self.receipt.id,
            parts=tuple((one, Money(minor, currency)) for one, minor in self.amounts.items()),
            policy=self.answer.policy if self.answer else "",
            how="proposal" if self.answer else "hand",
            customer_id=self.owner() if self.owner() != known or not self.amounts else None,
            note=self.note if self.foreign else "",
            differences=self._lines(),
            choice=self.choice,
        )

    def _lines(self) -> tuple[tuple[str, Money, str], ...]:
        if not self.difference:
            return ()
        currency = self.receipt.currency
        return tuple((gap.reason, Money(gap.minor, currency), gap.note) for gap in self.gaps)

    # --- changes ------------------------------------------------------------------------------

    def take(self, answer: Answer) -> "Draft":
        """Exactly this proposal, as far as its rows are still open."""
        amounts = {
            part.plan_id: part.minor
            for part in answer.parts
            if part.plan_id in self.plans and _fits(self.plans[part.plan_id], part.minor)
        }
        whole, gap = len(amounts) == len(answer.parts), answer.difference
        return replace(
            self,
            amounts=amounts,
            gaps=(Gap(gap.reason, gap.minor),) if gap and whole else (),
            keep=answer.prepayment > 0 and whole,
            answer=answer if whole else None,
        )

    def take_offer(self, offer: Mapping[int, int], answers: Iterable[Answer]) -> "Draft":
        """Exactly these rows, the rest stays a prepayment; the proposal that says the same."""
        amounts = {one: minor for one, minor in offer.items()
                   if one in self.plans and _fits(self.plans[one], minor)}  # fmt: skip
        fresh = replace(self, amounts=amounts, gaps=(), answer=None)
        same = (one for one in answers if {p.plan_id: p.minor for p in one.parts} == amounts
                and one.difference is None)  # fmt: skip
        return replace(fresh, keep=fresh.short > 0, answer=next(same, None))

    def renew(self, plans: Mapping[int, DeskPlan]) -> "Draft":
        """The rows as they are now; what no longer fits is not ticked any more."""
        amounts = {
            one: minor
            for one, minor in self.amounts.items()
            if one in plans and _fits(plans[one], minor)
        }
        if amounts == self.amounts:
            return replace(self, plans=plans)
        return replace(self, plans=plans, amounts=amounts, answer=None, gaps=(), keep=False)

    def tick(self, ids: Iterable[int]) -> "Draft":
        """Tick exactly these rows: those ticked before keep their amount, new ones get theirs."""
        wanted = [one for one in self.plans if one in set(ids) and self.plans[one].firm]
        kept = {one: self.amounts[one] for one in wanted if one in self.amounts}
        fresh = replace(self, amounts=kept, answer=None, gaps=(), keep=False)
        for one in wanted:
            if one not in kept:
                fresh = replace(fresh, amounts={**fresh.amounts, one: first_amount(fresh, one)})
        return fresh

    def set_amount(self, plan_id: int, minor: int) -> "Draft":
        """So much of one row; 0 unticks it. ValueError when it is more than the row takes."""
        amounts = {one: value for one, value in self.amounts.items() if one != plan_id}
        if minor:
            if not _fits(self.plans[plan_id], minor):
                raise ValueError
            amounts[plan_id] = minor
        return replace(self, amounts=amounts, answer=None, gaps=(), keep=False)

    def choose_reason(self, reason: str) -> "Draft":
        """Why the whole rest is not paid; "" for no reason."""
        gaps = (Gap(reason, self.need),) if reason else ()
        return replace(self, gaps=gaps, answer=None)

    def add_gap(self) -> "Draft":
        """One more line for what is left of the shortage, by the first reason with room for it."""
        rest = self.need - self.difference
        if rest <= 0:
            return self
        used = {gap.reason for gap in self.gaps}
        free = [one for one in REASONS if one not in used and self.room(one)]
        reason = next((one for one in free if self.room(one) >= rest), next(iter(free), "other"))
        gap = Gap(reason, min(self.room(reason), rest) or rest)
        return replace(self, gaps=(*self.gaps, gap), answer=None)

    def set_gap(self, place: int, **values: object) -> "Draft":
        """Other reason, amount or note of a line; ValueError over the limit or the shortage."""
        gap = replace(self.gaps[place], **values)  # type: ignore[arg-type]  # fields of Gap
        room = self.room(gap.reason, place)
        if "reason" in values and room:
            gap = replace(gap, minor=min(gap.minor, room))
        if gap.minor > room:
            raise ValueError
        lines = [gap if n == place else one for n, one in enumerate(self.gaps)]
        return replace(self, gaps=tuple(one for one in lines if one.minor > 0), answer=None)

    def drop_gap(self, place: int) -> "Draft":
        """Without that line."""
        lines = [one for n, one in enumerate(self.gaps) if n != place]
        return replace(self, gaps=tuple(lines), answer=None)

    def part(self) -> "Draft":
        """Allocate only the money there is: the excess comes off the rows due last."""
        amounts, excess = dict(self.amounts), -self.short
        for one in sorted(amounts, key=list(self.plans).index, reverse=True):
            take = min(max(amounts[one], 0), max(excess, 0))
            amounts[one] -= take
            excess -= take
        left = {one: value for one, value in amounts.items() if value}
        return replace(self, amounts=left, gaps=(), keep=False, answer=None)


def first_amount(draft: Draft, plan_id: int) -> int:
    """Amount of a row just ticked: all of it, or the money there is when that is far less."""
    open_, left = draft.plans[plan_id].open, draft.short
    if open_ <= left or left <= 0:
        return open_
    missing = open_ - left
    usual = (
        missing <= (draft.limits.get("fee") or missing) and missing * _SHARE <= draft.receipt.left
    )
    return open_ if usual else left


def _fits(plan: DeskPlan, minor: int) -> bool:
    return plan.firm and (0 < minor <= plan.open or plan.open <= minor < 0)
