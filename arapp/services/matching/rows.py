"""What the matcher is given and what it answers: frozen rows, no database.

Amounts are integers in minor units, days are ordinals as in the ledger file. A part is *gross*:
the amount by which the plan row's open amount falls. So for every answer
Σ parts = money used + difference, and money used + prepayment = what was left on the receipt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from arapp.services.matching.rules import Rule

# Why rows lose an amount without money, in the order they are offered.
DIFFERENCE_REASONS = ("fee", "discount", "rounding", "exchange", "penalty", "tax", "other")
Data = tuple[tuple[str, str | int], ...]


class Confidence(StrEnum):
    """How sure an answer is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


class Grade(IntEnum):
    """How well the payer is known as a customer; larger is surer."""

    NONE = 0
    ASK = 1  # branch, parent, group, person, name in the remark: a person must say
    PARTIAL = 2  # 字号 equal and place compatible, or the short name
    FULL = 3  # the full legal name, and only one customer bears it
    DECISIVE = 4  # the account or a confirmed alias, and only one customer owns it


@dataclass(frozen=True, slots=True)
class Alias:
    """A name or account that paid for the customer before."""

    kind: Literal["name", "account"]
    value: str
    hits: int = 1
    last_used: int | None = None
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class CustomerIn:
    """A customer as the matcher sees it; `people` are its contacts, `representatives` those who
    stand for the firm in law (法定代表人)."""

    id: int
    name: str
    short_name: str = ""
    aliases: tuple[Alias, ...] = ()
    accounts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parent_id: int | None = None
    representatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanIn:
    """An open plan row. `open` < 0 for a credit; `no` is its place in the contract from 1.

    `disputed` is the contested part of `open`; an expected row is never allocated, only named.
    """

    id: int
    customer_id: int
    open: int
    currency: str = "CNY"
    kind: str = "instalment"
    label: str = ""
    firm: bool = True
    booked_on: int | None = None
    due_on: int | None = None
    contract_id: int | None = None
    contract: str = ""
    invoice: str = ""
    no: int = 1
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptIn:
    """Money that came in; `left` is what is not yet allocated or refunded."""

    id: int
    day: int
    left: int
    currency: str = "CNY"
    payer: str = ""
    payer_account: str = ""
    memo: str = ""
    customer_id: int | None = None
    not_customer: str = ""
    method: str = "bank"


@dataclass(frozen=True, slots=True)
class NumberIn:
    """A contract or invoice number of the ledger beside those that plan rows bear themselves.

    `plan_ids` are the open rows it names; none: all that it named is settled.
    """

    number: str
    customer_id: int
    plan_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementIn:
    """An issued statement: what its number names is all that was open on `to_on`."""

    number: str
    customer_id: int
    to_on: int
    closing: int
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Habit:
    """What a customer did before: the deduction that came back; days after the due day (robust:
    the median of settled rows and the median distance from it); how it pays.

    `pattern`: exact (whole rows), oldest (on account, rows in order), round (round lumps), or "";
    `pattern_times`: how many receipts show it.
    """

    customer_id: int
    deduction: int = 0
    deduction_times: int = 0
    delay_median: int | None = None
    delay_mad: int = 0
    pattern: str = ""
    pattern_times: int = 0


@dataclass(frozen=True, slots=True)
class PromiseIn:
    """A customer said: this amount by that day; for one row where `plan_id` says so, for those in
    `plans` where it speaks of several."""

    customer_id: int
    amount: int
    made_on: int
    due_on: int
    plan_id: int | None = None
    currency: str = "CNY"
    plans: tuple[int, ...] = ()

    def of(self, plan: int) -> bool:
        """Whether it may be meant for that row."""
        return plan in self.plans if self.plans else self.plan_id in (None, plan)


@dataclass(frozen=True, slots=True)
class TakenBackIn:
    """A line of a later bank file that takes a receipt back (冲正, 退汇) and was kept aside: its
    cells as the bank wrote them."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BareInvoiceIn:
    """An invoice that no plan row stands for: money for it can only be kept until there is one."""

    number: str
    customer_id: int
    gross: int
    day: int
    currency: str = "CNY"


def _steps() -> tuple[int, ...]:
    yuan = (1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 100, 150, 200)
    return (50, 550, 1050, 1550, *(100 * y for y in yuan))


@dataclass(frozen=True, slots=True)
class Settings:
    """Editable limits, minor units.

    `fee_steps` are usual bank charges; `tails` the steps of 抹零 (a customer leaves the rest under
    1, 10 or 100 yuan). `one_in_sure`: an equal amount is proof when chance would fit less than
    once in so many, `one_in_told` when words of the remark mean the row as well; `one_in_worth`:
    a set less a fee is worth showing. `fee_share`: a deduction is at most amount ÷ this.
    `amount_posts`: whether such a proof posts by itself, or only together with a number.
    `limits`: highest difference per reason, a reason that is not listed has none. `auto_posting`:
    whether the window posts by itself what the guard lets through. `rules`: the rule table of the
    firm, empty for the shipped one.
    """

    fee_steps: tuple[int, ...] = field(default_factory=_steps)
    tails: tuple[int, ...] = (100, 1000, 10000)
    settle_under: int = 100
    one_in_sure: int = 100
    one_in_told: int = 10
    one_in_worth: int = 20
    fee_share: int = 20
    set_items: int = 40
    set_members: int = 6
    reversal_days: int = 10
    policy: str = "oldest_due"
    amount_posts: bool = True
    limits: tuple[tuple[str, int], ...] = (("fee", 50_000), ("rounding", 10_000))
    auto_posting: bool = False
    rules: "tuple[Rule, ...]" = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Everything the matcher reads; `paid_before`: (account of a payer, contract it paid)."""

    receipts: tuple[ReceiptIn, ...]
    plans: tuple[PlanIn, ...]
    customers: tuple[CustomerIn, ...]
    declined: frozenset[tuple[int, int]] = frozenset()
    numbers: tuple[NumberIn, ...] = ()
    statements: tuple[StatementIn, ...] = ()
    habits: Mapping[int, Habit] = field(default_factory=dict)
    own_names: tuple[str, ...] = ()
    own_accounts: tuple[str, ...] = ()
    promises: tuple[PromiseIn, ...] = ()
    paid_before: frozenset[tuple[str, int]] = frozenset()
    taken_back: tuple[TakenBackIn, ...] = ()
    bare_invoices: tuple[BareInvoiceIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: `group` party|reference|amount|time|habit|policy|veto|auto, `key` of the
    sentence, its data, and `strength` decisive|strong|medium|weak|veto|note."""

    group: str
    key: str
    strength: str
    data: Data = ()


@dataclass(frozen=True, slots=True)
class Part:
    """So much of this plan row (gross, signed like the row)."""

    plan_id: int
    minor: int


@dataclass(frozen=True, slots=True)
class DifferenceOut:
    """What settles without money: reason fee|discount|rounding|exchange|penalty|tax|other."""

    reason: str
    minor: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to use a receipt."""

    customer_id: int | None
    parts: tuple[Part, ...]
    prepayment: int
    difference: DifferenceOut | None
    confidence: Confidence
    reasons: tuple[Evidence, ...]
    rule: str
    policy: str = ""
    why_not: str = ""
    weight: tuple[bool, int] = (False, 0)
    """Whether the amount adds up, and the grade of the payer: who goes first among equals."""


@dataclass(frozen=True, slots=True)
class Result:
    """All the matcher has to say about one receipt; `best` is the first proposal."""

    receipt_id: int
    best: Answer
    alternatives: tuple[Answer, ...] = ()
    ambiguous: bool = False
    not_customer: bool = False
    auto: bool = False


def data(**values: str | int) -> Data:
    """Evidence data in a stable order."""
    return tuple(sorted(values.items()))
