"""What is compared: rows of either side in one form, what became of them, and the proof.

All amounts are minor units and signed from our side: a delta above zero says that the customer
owes us more (an invoice), one below that it owes less (a payment, a red invoice). So what the
customer's books call credit and ours call debit has one sign here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What became of a row. The first is no difference."""

    PAIRED = "paired"
    AMOUNT = "amount"  # 金额不符
    IN_TRANSIT = "in_transit"  # 对方已付未达
    NOT_BOOKED = "not_booked"  # 我方未记
    NO_INVOICE = "no_invoice"  # 发票未到
    RECEIVED = "received"  # 我方已收对方未记
    CANCELLED = "cancelled"  # one side took it back itself: no difference either


BILL, MONEY = "bill", "money"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of one side. `sort`: bill, money or "" when nobody can tell.

    `record` of ours is "plan:7", "receipt:3" …; `sheet` and `row` of theirs are as in Excel.
    `keys` are document numbers as compared, `number` the one that is shown.
    """

    id: int
    day: date | None
    delta: int
    number: str = ""
    text: str = ""
    sort: str = ""
    keys: frozenset[str] = frozenset()
    record: str = ""
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """One side as of a day: what it began with, its rows, what it ends with.

    `told` is False where the list names no balance at all: nothing is known of its opening.
    """

    currency: str
    opening: int
    lines: tuple[Line, ...]
    closing: int
    told: bool = True

    @property
    def astray(self) -> int:
        """What the side's own closing says beyond its opening and rows."""
        return self.closing - self.opening - sum(line.delta for line in self.lines)


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of ours and of theirs that belong together, or of one side alone.

    `why`: number, amount, near, sum, hand; "" for a row alone. `later` is the day on which a
    payment in transit reached us after all, with its record.
    """

    kind: Kind
    ours: tuple[Line, ...] = ()
    theirs: tuple[Line, ...] = ()
    why: str = ""
    later: tuple[date, str] | None = None

    @property
    def our_sum(self) -> int:
        """Sum of our rows."""
        return sum(line.delta for line in self.ours)

    @property
    def their_sum(self) -> int:
        """Sum of their rows."""
        return sum(line.delta for line in self.theirs)

    @property
    def difference(self) -> int:
        """What their balance has beyond ours by this."""
        return self.their_sum - self.our_sum


@dataclass(frozen=True, slots=True)
class Proof:
    """The reconciliation statement: our balance + all differences = their balance.

    `opening` is their opening less ours, `astray` what their own list says beyond its rows.
    """

    ours: int
    theirs: int
    opening: int
    by_kind: Mapping[Kind, int] = field(default_factory=dict)
    astray: int = 0

    @property
    def reached(self) -> int:
        """Our balance with all differences: their balance, to the cent."""
        return self.ours + self.opening + sum(self.by_kind.values()) + self.astray

    @property
    def holds(self) -> bool:
        """Whether it adds up."""
        return self.reached == self.theirs
