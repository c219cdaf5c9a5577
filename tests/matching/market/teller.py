"""Writes receipts and notes their truth beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from arapp.services.matching.rows import PlanIn, ReceiptIn
from tests.matching.market.books import TODAY, Maker
from tests.matching.market.payers import Payer
from tests.matching.market.truth import Truth

Paid = tuple[Sequence[PlanIn], bool, bool]


@dataclass
class Teller:
    """Writes receipts."""

    maker: Maker
    truth: dict[int, Truth] = field(default_factory=dict)
    paid: list[Paid] = field(default_factory=list)
    argued: set[int] = field(default_factory=set)

    def write(
        self, truth: Truth, payer: Payer, memo: str, minor: int, currency: str, day: int = 0
    ) -> int:
        """One receipt; its id."""
        receipt_id = len(self.maker.receipts) + 1
        day = day or TODAY - self.maker.rnd.randint(0, 40)
        self.maker.receipts.append(
            ReceiptIn(receipt_id, day, minor, currency, payer.name, payer.account, memo)
        )
        self.truth[receipt_id] = truth
        return receipt_id

    def pays(self, truth: Truth, rows: Sequence[PlanIn]) -> None:
        """Note who takes which rows: (rows, named, whether it can be known)."""
        clear = truth.known and not truth.loose
        if truth.pinned or clear:
            self.paid.append((rows, truth.pinned, clear))

    def take(self, customer: int, count: int = 1) -> list[PlanIn]:
        """Rows in one currency that no receipt pays yet, [] when there are too few."""
        rows = self.maker.free[customer]
        if len(rows) < count:
            return []
        chosen = self.maker.rnd.sample(rows, count)
        self.maker.free[customer] = [r for r in rows if r not in chosen]
        return chosen
