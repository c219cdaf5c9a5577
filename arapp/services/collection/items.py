"""What the today page shows, as frozen rows: figures, groups, items with their reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from arapp.models.values.money import Money
from arapp.services.collection.stages import Group, Step

Fact = str | int | date | Money


@dataclass(frozen=True, slots=True)
class Why:
    """Why an item is there: key of a sentence and what stands in it; `own` the firm's words in the
    place of the sentence, by language."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class After:
    """What follows when nothing is done about an overdue row: the step of the next stage, its first
    day and its days; without a step it stays as it is (`asked`: at the last stage)."""

    step: Step | None = None
    on: date | None = None
    first: int = 0
    last: int | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line: `record` names the kind of thing ("plan", "receipt", "promise" …), `id` which.

    `amount` in minor units, `days` since its day (below zero: still to come), `plan` the row that a
    promise or dispute is about, `after` what follows of a row that is overdue.
    """

    record: str
    id: int
    customer_id: int | None
    customer: str
    title: str
    why: Why
    step: Step
    amount: int
    currency: str
    days: int
    owner: str
    plan: int | None = None
    after: After | None = None


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A group: `count` rows of `customers`, `totals` by currency, the first `items` of them.

    The last `folded` of them are no lines of their own: lines of other groups speak of them.
    """

    group: Group
    count: int
    customers: int
    totals: Mapping[str, int]
    items: tuple[Item, ...]
    folded: int = 0

    @property
    def lines(self) -> tuple[Item, ...]:
        """The items that are lines."""
        return self.items[: max(self.count - self.folded, 0)]


@dataclass(frozen=True, slots=True)
class Card:
    """A figure at the head of the page: amount in one currency, rows, customers, its outer day."""

    amount: int = 0
    count: int = 0
    customers: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """The five figures in one currency; `columns` is the aging bar, credits in their own column.

    `balance.amount` is net of `prepaid`; `day` is the nearest, oldest or earliest one.
    """

    due_today: Card
    next_7: Card
    overdue: Card
    unmatched: Card
    balance: Card
    prepaid: int
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the page was last open: day, and counts with amounts by currency."""

    day: date | None
    overdue: Mapping[str, Card]
    broken: Mapping[str, Card]
    receipts: int
    done_today: int


@dataclass(frozen=True, slots=True)
class BankFile:
    """How fresh the bank lines of an account are; `last` is None before the first file."""

    account: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page as of a day; `snoozed` are lines that were put off."""

    as_of: date
    since: Since
    figures: Mapping[str, Figures]
    groups: tuple[GroupPart, ...]
    bank: tuple[BankFile, ...]
    snoozed: tuple[Item, ...] = ()

    @property
    def left(self) -> int:
        """How many lines are still to be done."""
        return sum(part.count - part.folded for part in self.groups)
